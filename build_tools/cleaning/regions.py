"""Regions: the tables whose columns were read one line after another.

Enters: rows with their zones, and the measure of each. Leaves: the rows of flattened tables. A cell is much narrower
than the page; a table is a run of cells that a column of numbers counts through, or that begins with the head of such a
column. What may be a unit of the text ends it: a line too many in a table is a line lost, a line too few is a short
paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ..office.patterns import compiled
from .layout import Measure
from .rows import Row

_NARROW, _TINY, _PAGE_WIDE = 0.8, 0.45, 1.06  # of the measure
_AROUND = 4  # rows on either side of a wide cell
_PLAIN = 33.0  # em: the measure of a page where the text does not say it
_ARTICLE = r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:]|$)"
_LARGE = r"(?:Chương|CHƯƠNG|Phần|PHẦN)\s+(?:thứ\s|THỨ\s)?[\dIVXL]+\b|(?:Mục|MỤC|Tiểu mục)\s+\d+\s*(?:[.:]|$)"
_FORM = r"(?:Mẫu|MẪU|Biểu|BIỂU)\s+(?:số|SỐ)\s*\d"
_OF_TEXT = compiled(
    rf"{_ARTICLE}|(?:Phụ lục|PHỤ LỤC)\b|{_LARGE}|{_FORM}"
    r"|‹STATEHEADS›|‹PARTIES›|Độc lập\b|Kính gửi|Nơi nhận|Căn cứ\s|‹DECIDING›"
)
_DATED = re.compile(r"[^,;.]{2,40}, ngày\b.*\btháng\b")
_ENDS = re.compile(
    r"\((?:Ký|ký|Chữ ký)|NGƯỜI\s|Người (?:lập|viết|khai|đề nghị)|THỦ TRƯỞNG|Thủ trưởng|ĐẠI DIỆN|Đại diện|Ghi chú"
    r"|GHI CHÚ|Nguồn\s*:"
)
_HEAD = re.compile(r"S?TT\.?(?:\s*/\s*No\.?)?|S[ốô] TT|Số thứ(?: tự)?|No\.?|Số", re.I)
_HEAD_BEGINS = frozenset("SsſTtNn")  # “ſ” is an s, too, where capitals count as small letters
_COUNT = re.compile(r"(\d{1,3})\.?")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?|[IVX]{1,5}\.?")
_ITEM = re.compile(r"\d{1,2}\.\s+[^\W\d_]|[a-zđ]\)\s")
_UNIT = re.compile(r"(?:\d{1,2}|[IVX]{1,5})\.\s+[^\W\d_]|[a-zđ]\)\s")
_SHORTEST, _SHORTEST_BARE = 6, 9  # rows of a table with and without the head of its column of numbers
_LONG_RUN = 15  # lines that are a table by being torn alone
_AHEAD = 8  # lines on one side that say whether a table goes on
_APART = 3  # rows between two stretches of one table
_BEFORE = 8  # rows of head cells above the first number


def flattened(rows: Sequence[Row], pages: Sequence[Measure | None]) -> set[int]:
    """The places of the rows that are lines of a flattened table."""
    found: set[int] = set()
    last = -1  # where the last table ended
    for start, end in _merged(rows, pages, list(_runs(rows, pages))):
        if _goes_on(rows, pages, last, start, end):
            last_start, last = last, _end(rows, pages, start, end)
            found.update(range(last_start, last))
            start = last
        while (table := _table(rows, pages, start, end)) is not None:
            found.update(range(*table))
            start = last = table[1]
    return found


def _goes_on(rows: Sequence[Row], pages: Sequence[Measure | None], last: int, start: int, end: int) -> bool:
    """Does a table go on below a few rows that are too wide for a cell, as the heading of a group of rows is?"""
    if not _may_lie_within(rows, last, start) or _heads_another(rows, start):
        return False
    return _is_table(rows, pages, start, _end(rows, pages, start, end), _SHORTEST, 0.3, 1)


def _merged(
    rows: Sequence[Row], pages: Sequence[Measure | None], runs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Runs with tiny lines on both sides of a few wide ones are one: the wide ones head a group of rows."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        last = found[-1][1] if found else -_APART
        if (
            _may_lie_within(rows, last, start)
            and _tiny(rows, pages, last - _AHEAD, last) >= 0.75
            and _tiny(rows, pages, start, start + _AHEAD) >= 0.4
        ):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _may_lie_within(rows: Sequence[Row], last: int, start: int) -> bool:
    """Are the rows between two stretches few, and each such as a table may hold?"""
    return 0 <= start - last <= _APART and all(
        _may_be_cell(rows[n]) and not _ITEM.match(rows[n].text) for n in range(last, start)
    )


def _heads_another(rows: Sequence[Row], n: int) -> bool:
    """Is a row the heading of another table, whose head follows?"""
    return _UNIT.match(rows[n].text) is not None and any(_is_head(row) for row in rows[n + 1 : n + 3])


def _is_head(row: Row) -> bool:
    """Is a row the head of a column of numbers?"""
    return row.text[0] in _HEAD_BEGINS and _HEAD.fullmatch(row.text) is not None


def _tiny(rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int) -> float:
    """The share of tiny lines in a stretch."""
    places = range(max(0, start), min(len(rows), end))
    return sum(_share(rows[n], pages[n]) < _TINY for n in places) / max(1, len(places))


def _share(row: Row, page: Measure | None) -> float:
    return row.width / (page.line if page else _PLAIN)


def _runs(rows: Sequence[Row], pages: Sequence[Measure | None]) -> Iterator[tuple[int, int]]:
    """Runs of rows that may be cells; one that is wide may be, too, where nearly all around it are tiny."""
    shares = [row.width / (page.line if page else _PLAIN) for row, page in zip(rows, pages, strict=True)]
    tiny = [0, *accumulate(share < _TINY for share in shares)]
    start = 0
    for n, share in enumerate(shares):
        if share < _PAGE_WIDE and (share < _NARROW or _among_tiny(tiny, n)) and _may_be_cell(rows[n]):
            continue
        if n - start >= _SHORTEST:
            yield start, n
        start = n + 1
    if len(rows) - start >= _SHORTEST:
        yield start, len(rows)


def _among_tiny(tiny: Sequence[int], n: int) -> bool:
    """Are nearly all lines around one tiny? `tiny`: how many are, up to each."""
    first, last = max(0, n - _AROUND), min(len(tiny) - 1, n + _AROUND + 1)
    return (tiny[last] - tiny[first]) * 4 >= (last - first - 1) * 3


def _may_be_cell(row: Row) -> bool:
    own = row.facts
    if row.zone or row.said or row.flags.heading or own.label or own.type or own.clause or own.blank:
        return False
    if _OF_TEXT.match(row.text) or _ENDS.match(row.text):
        return False
    return ", ngày" not in row.text or _DATED.match(row.text) is None


def _table(rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int) -> tuple[int, int] | None:
    """The first table of a run: where it begins and ends."""
    for head in (n for n in range(start, end) if _is_head(rows[n])):
        stop = _end(rows, pages, head, end)
        if any(_is_table(rows, pages, head, stop, _SHORTEST, *least) for least in ((0.5, 1), (0.3, 2), (0.7, 0))):
            return head, stop
    return _counted(rows, pages, start, end) or _torn(rows, pages, start, end)


def _counted(rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int) -> tuple[int, int] | None:
    """A table without the head of a column of numbers, through which numbers count from 1."""
    first = next((n for n in range(start, end) if rows[n].text.rstrip(".") == "1"), None)
    if first is None:
        return None
    begin = max(start, first - _BEFORE)
    for n in range(begin, first):
        if (
            rows[n].facts.closed
            or (rows[n].facts.capitals and " " in rows[n].text)
            or _share(rows[n], pages[n]) > _TINY
        ):
            begin = n + 1
    stop = _end(rows, pages, first, end)
    return (begin, stop) if _is_table(rows, pages, begin, stop, _SHORTEST_BARE, 0.7, 3) else None


def _before_cells(row: Row) -> bool:
    """Is a short line above a table the rest of a sentence, a title or an item?"""
    return row.facts.small or row.facts.closed or row.facts.capitals or row.facts.marker


def _torn(rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int) -> tuple[int, int] | None:
    """A long run of tiny lines of which many are torn in the middle of a sentence, as only narrow columns tear them."""
    begin = start
    while begin < end and _before_cells(rows[begin]):
        begin += 1
    stop = _end(rows, pages, begin, end)
    run = range(begin, stop)
    if len(run) < _LONG_RUN:
        return None
    tiny = sum(_share(rows[n], pages[n]) < _TINY for n in run)
    items = sum(rows[n].facts.marker or rows[n].text.endswith((":", ";")) for n in run)
    torn = sum(
        rows[n + 1].facts.small and not rows[n].facts.closed and not rows[n + 1].facts.marker
        for n in run
        if n + 1 < stop
    )
    return (begin, stop) if tiny >= 0.75 * len(run) and items * 5 <= len(run) and torn * 8 >= len(run) else None


def _end(rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int) -> int:
    """Where a table ends: where behind its last number a unit of the text begins."""
    for n in range(start + 1, end - 1):
        if _heads_another(rows, n):
            return n
    last = max((n for n in range(start, end) if _NUMBER.fullmatch(rows[n].text)), default=start)
    for n in range(last + 1, end):
        above = rows[n - 1]
        ended = above.facts.closed or _NUMBER.fullmatch(above.text) or _share(rows[n], pages[n]) >= _TINY
        if _UNIT.match(rows[n].text) and ended and _tiny(rows, pages, n + 1, n + 1 + _AHEAD) < 0.5:
            return n
    return end


def _is_table(
    rows: Sequence[Row], pages: Sequence[Measure | None], start: int, end: int, least: int, tiny: float, counted: int
) -> bool:
    """Are there rows enough, most of them tiny, and numbers that count on?"""
    small = sum(_share(rows[n], pages[n]) < _TINY for n in range(start, end))
    numbers = [int(match[1]) for n in range(start, end) if (match := _COUNT.fullmatch(rows[n].text))]
    steps = sum(number == before + 1 for before, number in zip([0, *numbers], numbers, strict=False))
    return end - start >= least and small >= tiny * (end - start) and steps >= counted
