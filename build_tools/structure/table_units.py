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
    """Whether a table is a letterhead or a signature block."""
    return len(rows) <= _FEW and any(is_framed(row.text) for row in rows)


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
