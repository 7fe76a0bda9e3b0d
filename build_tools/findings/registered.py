"""Registered: what a row of the register of findings says."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}  # as publishers read them, the gravest first


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; `meaning` and `hint` are shown to Vietnamese publishers."""

    code: str
    severity: str
    meaning: str
    hint: str
    folded: bool = False  # it comes in numbers: in the list of a text one row, in document.json each has its place
    listed: bool = True  # whether a person is asked to look; what is not stands in document.json alone


# What a person must see first, of one grade: that words are lost or stand in the wrong place, that decisions are not
# applied, that the law may be told wrongly. All others follow by name.
_GRAVEST = (
    "text-missing issue-missing pages-astray letters-damaged text-after-signature label-in-no-unit unit-broken-off"
    " numbering-gap numbering-duplicate table-uneven anchor-doubled quotation-unclosed note-glued"
    " heading-run-on digit-misread figure-odd decision-conflict decision-astray decision-torn document-twice"
    " already-amended effect-disputed replaces-but-in-force effect-not-applied amendment-unread"
    " commencement-unread metadata-differs date-impossible said-otherwise attachment-missing citation-misprint"
    " citation-no-unit signature-incomplete front-incomplete metadata-missing sentence-cut"
).split()


def rank(code: str) -> tuple[int, str]:
    """What comes first among codes of one grade."""
    return _GRAVEST.index(code) if code in _GRAVEST else len(_GRAVEST), code
