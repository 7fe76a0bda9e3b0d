"""Spacing: blanks round punctuation. Enters: a passage. Leaves: edits of class structural."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..model import Passage
from ..office.alphabet import LOWER, UPPER
from ..passages import Edit

_BEFORE = re.compile(rf"(?<=[{LOWER}{UPPER}0-9)”]) +(?=[,;](?:\s|$)|\.(?:\s|$)(?![ \t]*\.))", re.M)
_AFTER = re.compile(rf"(?<=[{LOWER}][{LOWER}])[.;,](?=[{UPPER}][{LOWER}])")
_SIGN = re.compile(rf"(?<=\d) +(?=/(?:[{UPPER}]{{2,}}\d*[-–]|[{UPPER}]+(?=\s|$)))")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:vn|com|net|org|gov)\b", re.I)


def spacing(passage: Passage) -> Iterator[Edit]:
    """Blanks to drop before a mark and inside a sign, and blanks that are missing after a mark, in the order of the
    text.
    """
    before = (edit for edit in _drop(passage.text, _BEFORE, "blank-before-mark") if not _in_number(passage.text, edit))
    edits = [
        *before, *_drop(passage.text, _SIGN, "blank-in-sign"), *_missing(passage.text), *_dashes(passage.text)
    ]  # fmt: skip
    yield from sorted(edits, key=lambda edit: edit.start)


def _in_number(text: str, edit: Edit) -> bool:
    """“11.880 . 000”: a figure that was torn apart is no rule's to mend."""
    return text[edit.start - 1].isdigit() and text[edit.end + 1 : edit.end + 4].lstrip()[:1].isdigit()


def _drop(text: str, pattern: re.Pattern[str], rule: str) -> Iterator[Edit]:
    return (Edit(match.start(), match.end(), "", rule) for match in pattern.finditer(text))


def _missing(text: str) -> Iterator[Edit]:
    for match in _AFTER.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 40]
        left, right = (
            around[: match.start() - max(0, match.start() - 40)].split(),
            around[match.end() - max(0, match.start() - 40) :].split(),
        )
        if not _ADDRESS.search((left[-1] if left else "") + match[0] + (right[0] if right else "")):
            yield Edit(match.end(), match.end(), " ", "blank-after-mark")


_UNEVEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})(?:-[ ]|[ ]-)(?=([^\W\d_]{2,}))")
_EVEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})([ ]-[ ]|-)(?=([^\W\d_]{2,}))")


def _dashes(text: str) -> Iterator[Edit]:
    """A dash with a blank on one side, set as the text sets it elsewhere between the same words;
    else it stays a doubt.
    """
    uneven = list(_UNEVEN.finditer(text)) if "-" in text else []
    even = Counter((m[1].casefold(), len(m[2]), m[3].casefold()) for m in _EVEN.finditer(text)) if uneven else Counter()
    for match in uneven:
        left, right = match[1].casefold(), match[2].casefold()
        apart, tight = even[left, 3, right], even[left, 1, right]
        dash = text.index("-", match.end(1))
        blank = dash - 1 if text[dash - 1] == " " else dash + 1
        if apart > tight:
            other = dash + 1 if blank < dash else dash
            yield Edit(other, other, " ", "dash-spacing")
        elif tight > apart:
            yield Edit(blank, blank + 1, "", "dash-spacing")
