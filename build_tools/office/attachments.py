"""Attachments: annexes, forms, schedules, tables and lists, by tables/attachments.toml.

>>> label("PHỤ LỤC II"), label("PHỤ LỤC"), label("Phụ lục này"), label("Mẫu số 01/ĐK"), label("Biểu số 02-KH")
(('Phụ lục', 'II'), ('Phụ lục', ''), None, ('Mẫu số', '01/ĐK'), ('Biểu số', '02-KH'))
>>> label("MẪU SỐ 03[1]"), label("Phụ lục III [12]")
(('Mẫu số', '03'), ('Phụ lục', 'III'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import tables
from ..errors import Refusal
from .spelling import words

KINDS = ("annex", "form", "schedule", "table", "list")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One [[word]] of attachments.toml."""

    name: str
    kind: str
    label: str
    numbered: bool = False


ROWS = tables.rows("attachments", "word", Attachment)
for _row in ROWS:
    if _row.kind not in KINDS:
        raise Refusal("attachments.toml", f"“{_row.name}” có kind “{_row.kind}”", f"dùng một trong: {', '.join(KINDS)}")


def names(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds.

    >>> names("annex"), names("form")
    (('Phụ lục',), ('Mẫu', 'Biểu mẫu', 'Mẫu biểu'))
    """
    return tuple(each.name for each in ROWS if each.kind in kinds)


def kind(word: str) -> str | None:
    """The kind of a printed word or label.

    >>> kind("MẪU SỐ"), kind("Phụ lục"), kind("Điều")
    ('form', 'annex', None)
    """
    bare = re.sub(r"\s+số$", "", " ".join(word.lower().split()))
    return next((each.kind for each in ROWS if each.name.lower() == bare), None)


def _both(*kinds: str) -> str:
    """The words of some kinds as written in a sentence and in capitals."""
    found = names(*kinds)
    return words(*found, *(name.upper() for name in found))


_NUMBER = r"(?:\d{1,3}[a-zA-ZđĐ]?|[A-Z]{1,2}\d{1,3}[a-z]?)(?:[-./][\wĐđ]+)*"
# Sources of patterns, each with its number as the group n.
ANNEX = rf"{_both('annex')}(?:\s*(?:SỐ|số|Số))?\s*(?P<n>[IVXLC]+\b|\d{{1,3}}[a-zA-Z]?\b|[A-Z]\b)?\s*[.:–-]?"
FORM = rf"(?P<word>{_both('form', 'schedule')})\s*(?:số|SỐ|Số)?\s*:?\s*(?P<n>{_NUMBER})\s*[.:]?"
_ANNEX, _FORM = re.compile(ANNEX), re.compile(rf"{FORM}(?:\s*\([^()]{{1,80}}\))?")  # “Mẫu số 01 (webform)”
_NOTE = re.compile(r"\s*\[[^\]]*\]$")
_FIRST = frozenset(letter for each in ROWS for letter in (each.name[0], each.name[0].upper()))


def label(text: str) -> tuple[str, str] | None:
    """Type and number of the annex, form or schedule that a line announces and nothing else."""
    text = text.strip()
    if text[:1] not in _FIRST:
        return None
    text = _NOTE.sub("", text) if text.endswith("]") else text
    if match := _ANNEX.fullmatch(text):
        return "Phụ lục", match["n"] or ""
    match = _FORM.fullmatch(text.rstrip(" –-"))
    return (_label(match["word"]), match["n"]) if match else None


def _label(word: str) -> str:
    bare = " ".join(word.lower().split())
    return next(each.label for each in ROWS if each.name.lower() == bare)
