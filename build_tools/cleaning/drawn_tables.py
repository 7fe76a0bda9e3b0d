"""Drawn tables: tables that pandoc draws with dashes and blanks, whose cells may be set over several lines.

Enters: rows and the text of their passage. Leaves: the rows of each such table, and edits that part its cells by tabs.
The dashes say where columns begin; a word that stands across two columns makes it no table. A line that goes on a cell
is a row of its own, with its words in their column: no line is put into another.

    STT    Nội dung công việc      Mức thu
           phải thu phí            (đồng)
    ------ ----------------------- --------
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..passages import Edit
from .frame_tables import RULER, by_blanks, is_frame
from .rows import Row

_FULL = re.compile(r"-{10,}")  # above and below a table whose cells are set over several lines
_TALLEST = 400  # rows


@dataclass(frozen=True, slots=True)
class Drawn:
    """One table: the raw lines of its rows, and the edits that make it one of cells."""

    lines: tuple[int, ...]
    edits: tuple[Edit, ...]


def drawn(text: str, rows: Sequence[Row]) -> Iterator[Drawn]:
    """The tables between two full rules, and those between two rules of columns, in the order of the text."""
    n = 0
    while n < len(rows):
        last = _last(rows, n) if rows[n].text.startswith("---") else None
        table = _read(text, rows[n : last + 1]) if last else None
        if table and last:
            yield table
            n = last
        n += 1


def _last(rows: Sequence[Row], first: int) -> int | None:
    """The rule that closes the table which a rule opens."""
    same = next((one for one in (_FULL, RULER) if one.fullmatch(rows[first].text)), None)
    near = range(first + 1, min(len(rows), first + _TALLEST))
    return next((n for n in near if same and same.fullmatch(rows[n].text)), None)


def _read(text: str, rows: Sequence[Row]) -> Drawn | None:
    rulers = [row for row in rows if RULER.fullmatch(row.text)]
    inside = [row for row in rows[1:-1] if not RULER.fullmatch(row.text)]
    if len(rulers) not in (1, 2) or not inside or is_frame(text[inside[0].start : inside[-1].end]):
        return None
    columns = by_blanks(text, rulers[0], inside)
    return _with_tabs(text, rows, inside, columns) if columns else None


def _with_tabs(
    text: str, rows: Sequence[Row], inside: Sequence[Row], columns: Sequence[Sequence[tuple[int, int]]]
) -> Drawn:
    """The table without its rules, a row a line; those that stand between its rows go with the line ends there."""
    cells = sorted((start, end, n) for n, column in enumerate(columns) for start, end in column)
    edits = [
        Edit(row.start, row.end, "", "markdown-mark")
        for row in rows
        if not inside[0].start <= row.start < inside[-1].end
    ]
    ends = [text.rfind("\n", 0, inside[0].start) + 1, *(row.end for row in inside)]
    for row, end in zip(inside, ends, strict=False):
        edits += _parted(row, end, "\n" if row is not inside[0] else "", cells)
    return Drawn(tuple(row.number for row in inside), tuple(sorted(edits, key=lambda edit: edit.start)))


def _parted(row: Row, end: int, parted: str, cells: Sequence[tuple[int, int, int]]) -> Iterator[Edit]:
    """The blanks between the cells of a row, and before its first one, as tabs; `end`: of the row above, from which
    neither a blank line nor a rule parts it.
    """
    at, column = end, 0
    for start, last, n in cells:
        if row.start <= start < row.end:
            if n > column or at == end:
                yield Edit(at, start, parted + "\t" * (n - column), "markdown-mark")
            at, column, parted = last, n, ""
