"""Row list: the rows of a text as it stands, kept current while rules change it.

Enters: the passage, then each changed passage with the edits that made it. Leaves: rows. A change makes anew the rows
that it touches and those beside them, and only moves the others; what is known of a line stays known.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ..model import Passage
from ..passages import WholeEdit
from .rows import PLAIN, Flags, KnownLines, RawLines, Row, numbered, rows_between


class RowList:
    """The rows of a passage. `flags` and `said`: by raw line, what its marks and what persons said of it."""

    def __init__(self, passage: Passage, lines: RawLines, said: Mapping[int, str]) -> None:
        self.flags: Mapping[int, Flags] = {}
        self._said, self._lines = said, lines
        self._passage = passage
        self.known = KnownLines()
        self.rows = self._numbered(passage, self._between(0, len(passage.text)))

    def mark(self, flags: Mapping[int, Flags]) -> None:
        """From now on the raw lines have these flags."""
        self.flags = flags
        if any(one.behind for one in flags.values()):
            self._numbered(self._passage, self.rows)
        else:
            for row in self.rows:
                row.flags = flags.get(row.number, PLAIN)

    def change(self, passage: Passage, edits: Sequence[WholeEdit]) -> None:
        """`passage` is what the edits made of the passage as it was."""
        before, self._passage = self._passage.text, passage
        old, found, new = self.rows, list[Row](), list[Row]()
        at = moved = sheets = 0  # the first row not yet taken over, and how far letters and sheets have moved there
        for first, last, longer in _touched(old, edits):
            found += _moved(old[at:first], moved, sheets)
            start = old[first].start if first else 0
            end = old[last].end if last + 1 < len(old) else len(before)
            made = self._between(start + moved, end + moved + longer)
            if first:
                _fit(made, old[first], sheets)
            found += made
            new += made
            at, moved = last + 1, moved + longer
            sheets += passage.text.count("\f", start + moved - longer, end + moved) - before.count("\f", start, end)
        found += _moved(old[at:], moved, sheets)
        self.rows = found if old else self._between(0, len(passage.text))
        self._numbered(passage, new if old else self.rows)

    def _between(self, start: int, end: int) -> list[Row]:
        return rows_between(self._passage.text, start, end, self.known)

    def _numbered(self, passage: Passage, some: list[Row]) -> list[Row]:
        return numbered(some, passage, self._lines, self.flags, self._said)


def _touched(rows: Sequence[Row], edits: Sequence[WholeEdit]) -> Iterator[tuple[int, int, int]]:
    """Stretches of rows that edits touch, with one row on either side, and how much longer each becomes."""
    starts, ends = [row.start for row in rows], [row.end for row in rows]
    first, last, longer = 0, -1, 0
    for start, end, after, _ in edits if rows else ():
        begin, stop = max(0, bisect_left(ends, start) - 1), min(len(rows) - 1, bisect_right(starts, end))
        if begin > last >= 0:
            yield first, last, longer
        if begin > last:
            first, longer = begin, 0
        last, longer = max(last, stop), longer + len(after) - (end - start)
    if last >= 0:
        yield first, last, longer


def _moved(rows: list[Row], letters: int, sheets: int) -> list[Row]:
    """Rows that only stand elsewhere now."""
    if letters or sheets:
        for row in rows:
            row.start += letters
            row.end += letters
            row.sheet += sheets
    return rows


def _fit(made: Sequence[Row], first: Row, sheets: int) -> None:
    """Give rows made anew the place of the first of those that they stand for, which no edit touches."""
    made[0].gap = first.gap
    for row in made:
        row.sheet += first.sheet + sheets
