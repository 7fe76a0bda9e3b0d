"""Table bars: which rows the converters' bars and rules make a table of.

Enters: rows that stand together. Leaves: whether a row is one of a table or parts its rows, and how many bars the rows
of each table have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .rows import Row

_DELIMITER_ROW = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
GRID_ROW = re.compile(r"\+(?:[-=:]{2,}\+)+")  # between the rows of a grid table
BAR = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")


def stands_in_table(row: Row) -> bool:
    """Does a row begin with a bar, or draw a grid?"""
    first = row.text[0]
    return first == "|" or (first == "+" and GRID_ROW.fullmatch(row.text) is not None)


def is_table(block: list[Row]) -> bool:
    """Is a block of such rows a table, as the rule below its head says?"""
    return len(block) > 1 and any(parts_rows(row) for row in block[:3])


def parts_rows(row: Row) -> bool:
    """Is a row the rule below a head, or between the rows of a grid?"""
    return bool((_DELIMITER_ROW.fullmatch(row.text) and "-" in row.text) or GRID_ROW.fullmatch(row.text))


def bars_in_rows(block: list[Row]) -> list[int]:
    """For each row how many bars the rows of its table have."""
    return [bars for table in _tables(block) for bars in [_bars_of_rows(table)] * len(table)]


def _tables(block: list[Row]) -> Iterator[list[Row]]:
    """The tables of a block: a head row with its rule begins another one, also where no blank line parts them."""
    first = 0
    for n in range(2, len(block) - 1):
        if _DELIMITER_ROW.fullmatch(block[n + 1].text) and not parts_rows(block[n]):
            yield block[first:n]
            first = n
    yield block[first:]


def _bars_of_rows(block: list[Row]) -> int:
    """How many bars the rows of a table have that end with one, when most do; else 0. Words behind the last of so many
    bars stand in no cell.
    """
    drawn = [len(BAR.findall(row.text)) if row.text.endswith("|") else 0 for row in block if not parts_rows(row)]
    closed = [bars for bars in drawn if bars]
    return max(closed) if len(closed) > 1 and len(closed) * 3 >= len(drawn) * 2 else 0
