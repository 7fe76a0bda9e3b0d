"""Tables: rows that follow one another are one table, and a table is one unit.

Enters: the pieces of rows. Leaves: their groups; what a table is that holds a letterhead or a signature block, and no
content of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .facts import facts
from .stretches import Piece

_SIGNING = re.compile(r"\(\s*(?:Ký|ký|Chữ ký)\b")
_FEW = 8  # rows of a signature block, at most


def is_framed(text: str) -> bool:
    """Whether a cell of a row is of a letterhead or a signature block.

    >>> (is_framed("BỘ TÀI CHÍNH\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), is_framed("NGƯỜI LẬP\\t(Ký, ghi rõ họ tên)"),
    ...  is_framed("STT\\tTên"))
    (True, True, False)
    """
    return bool(_SIGNING.search(text)) or any(
        facts(cell.strip()).motto or facts(cell.strip()).post or facts(cell.strip()).recipients
        for cell in re.split(r"[\t\n]", text)
    )


def is_frame(rows: Sequence[Piece]) -> bool:
    """Whether a table is a letterhead or a signature block: a few rows, in none of which many cells are filled, as in
    the head of “STT | Tên | Ngày | Người nhận (ký) | Ghi chú”.
    """
    listed = any(_LISTS.match(row.text) or _filled(row) > _COLUMNS for row in rows)
    return len(rows) <= _FEW and not listed and any(is_framed(row.text) for row in rows)


_LISTS = re.compile(r"(?:S\.?T\.?T|TT|Số TT|Số thứ tự)\.?\t", re.IGNORECASE)  # the first cell of a head row
_COLUMNS = 4  # columns of a letterhead or a signature block, at most


def _filled(row: Piece) -> int:
    return sum(bool(cell.strip()) for cell in row.text.split("\t"))


def grouped(rows: Iterable[Piece]) -> list[list[Piece]]:
    """Rows that follow one another, parted where a blank line and another number of cells begin another table; what
    stands below the head row, where a row of dashes is gone, does not.
    """
    found: list[list[Piece]] = []
    for row in rows:
        if not found or (len(found[-1]) > 1 and row.line.gap and _width(row) != _width(found[-1][-1])):
            found.append([])
        found[-1].append(row)
    return found


def _width(row: Piece) -> int:
    return row.text.count("\t")
