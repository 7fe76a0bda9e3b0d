"""Columns: rows of words that are kept apart by blanks are a table, as much as one drawn with Markdown.

Enters: the clean lines. Leaves: the lines, those of a table with `zone` "table" and their cells parted by a tab.
Promise: no letter changes; three rows or more, all of as many cells, or it stays as printed. Head and tail, which stand
in two columns, are none: the table that a converter made of them is taken apart into its boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..model import Line
from ..office import posts
from ..office.patterns import compiled
from ..passages import joined, part
from .box_words import AUTHORITY, FOR, RECIPIENTS
from .markers import readings

_GAP = re.compile(r"(?<=\S)(?:\t+| {3,})(?=\S)")
_FRAME = compiled(r"‹STATEHEADS›|Độc [Ll]ập|‹PARTIES›|(?:[Ss]ố|SỐ)\s*:|\bngày\b.*\btháng\b")
_LABEL = re.compile(
    r"[*•●▪+–-]|\(?\w{1,4}[.)/-]|(?:\w+\s)?\w{1,8}[.:]"
)  # a label set off by blanks makes a list, no table
_FEWEST_ROWS, _LONGEST_CELL = 3, 120


def tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, runs of rows with as many cells each turned into rows of a table."""
    found: list[Line] = []
    boxes = (box for run in _runs(lines) for box in run)
    for cells, group in groupby(boxes, key=_cells):
        rows = list(group)
        found += map(_row, rows) if cells > 1 and len(rows) >= _FEWEST_ROWS else rows
    return found


_FORM = compiled(r"(?<=\t)Mẫu số\s+\d{1,3}[a-zđ]?[.:]\s+[‹U›]")


def _released(line: Line) -> Iterator[Line]:
    """A row in whose last cell a form begins: a converter drew it into the table of the list above it."""
    text = line.passage.text
    match = _FORM.search(text) if line.zone == "table" and "Mẫu số" in text else None
    if not match:
        yield line
        return
    yield replace(line, passage=part(line.passage, 0, match.start() - 1))
    for n, cell in enumerate(re.finditer(r"[^\t\n]*[^\s][^\t\n]*", text[match.start() :])):
        first, last = match.start() + cell.start(), match.start() + cell.end()
        yield replace(line, passage=part(line.passage, first, last), zone="", gap=0 if n else 1)


_HEAD = 12  # lines in which a table is the frame of the text


def _runs(lines: Sequence[Line]) -> Iterator[Iterator[Line]]:
    """The lines, a table that is head or tail of a text taken apart into its boxes."""
    numbered = enumerate(line for whole in lines for line in _released(whole))
    for drawn, group in groupby(numbered, key=lambda each: each[1].zone == "table"):
        run = list(group)
        framed = drawn and _is_framed(run[0][0], [line.passage.text for _, line in run])
        yield (box for _, line in run for box in (_boxes(line) if framed else (line,)))


_SHORT = 14  # rows: a longer table is no box of a head or a signature


def _is_framed(n: int, rows: Sequence[str]) -> bool:
    """Whether the rows of a table hold the boxes of head or tail, as converters draw them: the name of the State among
    the first lines; a list of recipients beside a post, or posts and the names below them.
    """
    cells = [cell.strip() for row in rows for cell in re.split(r"[\t\n]", row) if cell.strip()]
    if len(rows) > _SHORT or any(len(cell) > 400 for cell in cells):
        return False
    if n < _HEAD and any(_FRAME.search(cell) for cell in cells):
        return True
    return any(_is_post(cell) for cell in cells) and any(_is_beside_post(cell) for cell in cells)


def _is_post(cell: str) -> bool:
    return bool(AUTHORITY.match(cell) or FOR.match(cell))


def _is_beside_post(cell: str) -> bool:
    """A list of recipients, or a name."""
    return bool(RECIPIENTS.match(cell) or posts.is_person(cell) or _NAMED.search(cell))


_NAMED = compiled(r"[‹U›]{2}\s+(?:[‹U›][‹L›]+\s+){1,4}[‹U›][‹L›]+$")  # “BỘ TRƯỞNG  Lê Văn An”


def _boxes(line: Line) -> Iterator[Line]:
    """The lines of each cell, one after the other."""
    for n, cell in enumerate(re.finditer(r"[^\t\n]*[^\s][^\t\n]*", line.passage.text)):
        yield replace(line, passage=part(line.passage, cell.start(), cell.end()), zone="", gap=0 if n else line.gap)


def _cells(line: Line) -> int:
    """How many cells a line shows; 0 when it is no row."""
    text = line.passage.text
    if line.zone or not ("   " in text or "\t" in text):
        return 0
    cells = _GAP.split(text)
    listed = len(cells) == 2 and _LABEL.fullmatch(cells[0])
    return 0 if listed or _FRAME.search(text) or any(map(_is_frame, cells)) else len(cells)


def _is_frame(cell: str) -> bool:
    return (
        len(cell) > _LONGEST_CELL
        or bool(
            RECIPIENTS.match(cell)
            or AUTHORITY.match(cell)
            or FOR.match(cell)
            or posts.is_person(cell)
            or cell[:1] in "-–+"
        )
        or bool(readings(cell) and len(cell) > 40)
    )


def _row(line: Line) -> Line:
    return replace(
        line, passage=joined((part(line.passage, a, b) for a, b in _spans(line.passage.text)), "\t"), zone="table"
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _GAP.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)
