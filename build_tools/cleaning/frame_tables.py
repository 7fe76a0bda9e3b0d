"""Frame tables: the two columns of a letterhead or of a signature block, which converters draw as a table.

Enters: rows and the text of their passage. Leaves: whether a stretch is a frame, and of pandoc's tables the columns
that stand beside the first one, as spans. The boxes of a frame are lines, and no cells: a column is read from top to
bottom, and the second one is shown behind the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..office.patterns import compiled
from ..passages import Edit
from .rows import Row

_FRAME = compiled(
    r"‹STATEHEADS›|‹PARTIES›|Độc [Ll]ập\s*(?:\\?[-–—])|(?:Nơi|NƠI)\s+(?:nhận|NHẬN)\b"
    r"|(?:^|[\s*|>])(?:(?:KT|TM|TL|TUQ)\s*\.|T/M|K/T|T/L)\s*(?:\*\*)?\s*[‹U›]{2}"
)
_NUMBER, _DATED = re.compile(r"\b(?:[Ss]ố|SỐ)\s*:?\s*\d*\s*[-/]"), re.compile(r",\s*ngày\b.*\btháng\b.*\bnăm\b")
_ORDINARY = re.compile(
    r"(?:^|[\s*|>])(?:S?TT|Số TT|Nội dung)(?:[\s*|<]|$)"
)  # a head of columns: a table like any other
# “| UBND TỈNH LÀO CAI | PHỤ LỤC I |”: the letterhead of an annex, a row and its rule.
_LABELLED = compiled(
    r"\|?\s*\**[‹U›]{2,}[‹U› .<>/br*-]*\|\s*\**(?:‹ANNEX›|‹annex›|(?:‹form›|‹schedule›) số)(?:\s+[\w./-]{1,12})?"
    r"\**\s*\|?\s*(?:\n[|\s:-]*)?"
)
RULER = re.compile(r"-{3,}(?:[ ]+-{3,})+")
_GRID = re.compile(r"\+(?:[-=:]{2,}\+){2,}")
_DRAWN = ("---", "+")  # how a ruler and a grid begin
_TALLEST = 60  # rows of a frame
_LONGEST = 4000  # letters of a frame


def is_frame(text: str) -> bool:
    """Is a table that is written so a letterhead or a signature block?"""
    if len(text) >= _LONGEST:
        return False
    found = _FRAME.search(text) or (_NUMBER.search(text) and _DATED.search(text)) or _LABELLED.fullmatch(text.strip())
    return bool(found) and not _ORDINARY.search(text)


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside the first: the spans of its cells from top to bottom, and the end of the frame it stands in."""

    pieces: tuple[tuple[int, int], ...]
    end: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame drawn by pandoc: its other columns, and the spans of the marks that draw it."""

    columns: tuple[Column, ...]
    marks: tuple[tuple[int, int], ...]


def frames(text: str, rows: Sequence[Row]) -> Iterator[Frame]:
    """The frames that stand in pandoc's tables without bars and with them, in the order of the text."""
    n = 0
    while n < len(rows):
        frame, n = _frame(text, rows, n) if rows[n].text.startswith(_DRAWN) else (None, n + 1)
        if frame:
            yield frame


def _frame(text: str, rows: Sequence[Row], first: int) -> tuple[Frame | None, int]:
    ruler = next((one for one in (RULER, _GRID) if one.fullmatch(rows[first].text)), None)
    last = _last(rows, first, ruler) if ruler else None
    if ruler is None or last is None or not is_frame(text[rows[first].end : rows[last].start]):
        return None, first + 1
    frame = _drawn(text, rows[first : last + 1], ruler)
    return frame, last + 1 if frame else first + 1


def _drawn(text: str, rows: Sequence[Row], ruler: re.Pattern[str]) -> Frame | None:
    """The frame whose rows these are, the rulers that open and close it among them."""
    inside = [row for row in rows if not ruler.fullmatch(row.text)]
    cells = by_blanks(text, rows[0], inside) if ruler is RULER else _by_bars(inside)
    if cells is None:
        return None
    rulers = [(row.start, row.end) for row in rows if ruler.fullmatch(row.text)]
    bars = [span for row in inside for span in _bars(row)] if ruler is _GRID else []
    columns = tuple(Column(tuple(column), rows[-1].start) for column in cells[1:] if column)
    return Frame(columns, tuple(sorted([*rulers, *bars])))


def _last(rows: Sequence[Row], first: int, ruler: re.Pattern[str]) -> int | None:
    """The ruler that closes a table; of a grid the last one, of a table without bars the next."""
    closing = None
    for n in range(first + 1, min(len(rows), first + _TALLEST)):
        if ruler.fullmatch(rows[n].text):
            closing = n
            if ruler is RULER:
                break
        elif ruler is _GRID and not rows[n].text.startswith("|"):
            break
    return closing


_Cells = list[list[tuple[int, int]]]


def by_blanks(text: str, ruler: Row, rows: Sequence[Row]) -> _Cells | None:
    """The cells below the dashes of a ruler; None when a word stands across two columns."""
    indent = ruler.start - (text.rfind("\n", 0, ruler.start) + 1)
    starts = [indent + match.start() for match in re.finditer(r"-+", ruler.text)]
    columns: _Cells = [[] for _ in starts]
    for row in rows:
        begin = text.rfind("\n", 0, row.start) + 1
        for n, start in enumerate(starts):
            left = begin + (start if n else 0)
            right = min(row.end, begin + starts[n + 1]) if n + 1 < len(starts) else row.end
            if n and left < row.end and text[left - 1 : left].strip():
                return None
            if words := text[left:right].strip():
                place = text.index(words, left)
                columns[n].append((place, place + len(words)))
    return columns


def _by_bars(rows: Sequence[Row]) -> _Cells | None:
    """The cells between the bars of a grid."""
    columns: _Cells = []
    for row in rows:
        at = row.start + 1
        for n, cell in enumerate(row.text.strip("|").split("|")):
            while len(columns) <= n:
                columns.append([])
            if words := cell.strip():
                place = at + cell.index(words[0])
                columns[n].append((place, place + len(words)))
            at += len(cell) + 1
    return columns if len(columns) > 1 else None


_LOOSE = re.compile(r"^\*{1,3}(?=\w)|(?:\\?\*){1,4}\\?$|\\$")


def loose_marks(rows: Sequence[Row]) -> Iterator[Edit]:
    """Marks of emphasis that are left at the ends of boxes."""
    for row in rows:
        for match in _LOOSE.finditer(row.text):
            yield Edit(row.start + match.start(), row.start + match.end(), "", "markdown-mark")


def _bars(row: Row) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"(?<!\\)\|", row.text):
        yield row.start + match.start(), row.start + match.end()
