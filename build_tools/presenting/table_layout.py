"""How a printed table is laid out: which of its first rows name the columns, and which cells reach over others.

Enters: the rows of a table, each a list of cells. Leaves: a `Layout`. Only what the cells themselves say with certainty
is taken for a head; a raw text does not keep which cells were one in the original, so that is told where it cannot be
read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Rows = Sequence[Sequence[str]]

WIDE, WIDEST = 8, 14  # columns that stand on a sheet turned sideways, and those that stand there in small letters
MOST_HEAD_ROWS = 4
_ORDINAL = re.compile(r"(?i)(?:stt|tt|số\s*tt|số thứ tự|s/tt|no\.?)")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.{1,60})?")
_NUMBER = re.compile(r"[-–]|[-–+]?\d[\d.,\s]*%?")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns, the rows of the head, the cells that are wider or higher than one,
    and whether all of it is certain.
    """

    width: int
    head: int
    spans: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)  # row, cell → columns, rows
    certain: bool = True


def layout(rows: Rows) -> Layout:
    """The layout of a table.

    >>> layout([["STT", "Xã", "Diện tích"], ["1", "Trí Bình", "2.120,93"]])
    Layout(width=3, head=1, spans={}, certain=True)
    >>> layout([["STT", "Tổng", "Trong đó"], ["Đất lúa", "Đất rừng"], ["1", "3", "1", "2"]]).spans
    {(0, 2): (2, 1), (0, 0): (1, 2), (0, 1): (1, 2)}
    >>> layout([["a", "b"], ["c", "d"]]).head
    0
    """
    width, head = max(map(len, rows)), _head(rows)
    spans = {(n, len(row) - 1): (width - len(row) + 1, 1) for n, row in enumerate(rows) if len(row) < width}
    short = [n for n in range(head) if len(rows[n]) < width]
    parted = _parted(rows, width, head)
    if parted:
        spans.pop((1, len(rows[1]) - 1), None)
        spans |= {(0, cell): (1, 2) for cell in range(len(rows[0]) - 1)}
    return Layout(width, head, spans, parted or not short or width < 3)


def _parted(rows: Rows, width: int, head: int) -> bool:
    """Whether the second row of a head parts the last column of the first, as its number of cells says."""
    return head > 1 and 1 < len(rows[0]) < width and 1 < len(rows[1]) == width - len(rows[0]) + 1


def _head(rows: Rows) -> int:
    """How many of the first rows name the columns."""
    for n, row in enumerate(rows[:MOST_HEAD_ROWS]):
        if n and len(row) > 2 and all(_COLUMN_NUMBER.fullmatch(cell.strip()) for cell in row):
            return n + 1 if all(map(_names, rows[:n])) else 0
    if len(rows) < 2 or not _names(rows[0]) or not (_ORDINAL.fullmatch(rows[0][0].strip()) or _figures_below(rows)):
        return 0
    return 2 if len(rows) > 2 and _names(rows[1]) and _parted(rows, max(map(len, rows)), 2) else 1


def _names(row: Sequence[str]) -> bool:
    """Whether the cells of a row are words, as the names of columns are."""
    said = [cell.strip() for cell in row if cell.strip()]
    return len(said) > 1 and not any(is_number(cell) for cell in said)


def _figures_below(rows: Rows) -> bool:
    """Whether some column behind the first is of figures from the second row on."""
    width = len(rows[0])
    columns = ([row[n].strip() for row in rows[1:] if len(row) == width] for n in range(1, width))
    return any(column and sum(map(is_number, column)) > 0.6 * len(column) for column in columns)


def is_number(cell: str) -> bool:
    """Whether a cell is a figure, or the stroke that stands for none.

    >>> [is_number(cell) for cell in ("2.120,93", "-", "15%", "1.1 Đất", "")]
    [True, True, True, False, False]
    """
    return bool(_NUMBER.fullmatch(cell.strip()))
