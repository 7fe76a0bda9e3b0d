"""Resuming: where, behind notes that stand in the middle of a text, the text goes on.

Enters: the rows above the notes, and theirs. Leaves: the row with which the text goes on. Converters leave the notes of
a page where the page ended, and nothing parts them from the text but a blank line, the page's end, a sentence that was
cut, and the text's own numbering. A note may quote clauses with their labels, so inside a quotation, below a colon and
behind the end of a text, where all of its notes stand, nothing goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...vietnamese import DIEM_LETTERS
from ..rows import Row

_NUMBERED = re.compile(
    r"(?:Điều\s+(?P<dieu>\d{1,3})[a-zđ]?[.:]?(?=\s)|(?P<khoan>\d{1,3})[a-zđ]?\.\s|(?P<diem>[a-zđ])\)\s)"
)
_END_OF_TEXT = re.compile(r"XÁC THỰC VĂN BẢN|Nơi nhận")
_LOWER = {"dieu": ("khoan", "diem"), "khoan": ("diem",), "diem": ()}


class TextLabels:
    """The labels that a text has come to: of each kind the last one below the last of a larger kind."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.last: dict[str, int] = {}
        self.ended = False
        self.is_cut = False  # its last row ends no sentence
        for row in rows:
            self.see(row)

    def see(self, row: Row) -> None:
        """Takes in a row of the text."""
        self.is_cut = not row.facts.closed
        self.ended = self.ended or row.facts.authority or _END_OF_TEXT.match(row.text) is not None
        kind, place = _label(row.text)
        if kind:
            self.last[kind] = place
            for lower in _LOWER[kind]:
                self.last.pop(lower, None)

    def goes_on_with(self, row: Row) -> bool:
        """Is a row's label the next one of its kind?"""
        kind, place = _label(row.text)
        return bool(kind) and self.last.get(kind, place) + 1 == place


def resumed(rows: Sequence[Row], start: int, end: int, text: TextLabels) -> int:
    """The row in rows[start + 1:end] with which the text goes on behind a note that begins with rows[start]; `end`
    where none does.
    """
    if text.ended:
        return end
    opened = quoted = 0  # what is quoted, or listed, in the note so far; how much of it is still open
    for n in range(start + 1, end):
        above = rows[n - 1]
        opened += above.text.count("“")
        quoted += above.text.count("“") - above.text.count("”")
        if quoted > 0 or above.text.endswith(":"):
            continue
        if above.sheet < rows[n].sheet or (rows[n].gap and _begins_block(rows, n, end, text)):
            return n
        if not opened and text.goes_on_with(rows[n]):
            return n
        opened += bool(
            _label(rows[n].text)[0]
        )  # a list of the note's own: no number below it is the text's for certain
    return end


def _begins_block(rows: Sequence[Row], n: int, end: int, text: TextLabels) -> bool:
    """Does the text go on below a blank line: with the rest of a sentence, a label alone, or rows of which the first
    that has a number has the next one?
    """
    if (text.is_cut and rows[n].facts.small) or (rows[n].facts.label and text.last):
        return True
    for k in range(n, end):
        if k > n and rows[k].gap:
            return False
        if _label(rows[k].text)[0]:
            return text.goes_on_with(rows[k])
    return False


def _label(words: str) -> tuple[str, int]:
    """The kind of the label with which a line begins, and its place among those of its kind; "" and 0 for none."""
    match = _NUMBERED.match(words)
    if match is None or match.lastgroup is None:
        return "", 0
    number = match[match.lastgroup]
    return match.lastgroup, DIEM_LETTERS.find(number) if match.lastgroup == "diem" else int(number)
