"""Debris: what was on the paper, or put on the file, and is no part of the text.

Enters: rows. Leaves: edits of class structural. A running head, a page number, the stamp of a digital signature and a scrawl are
each known by several cues at once; a lone number or a capital line that only looks like one stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..passages import Edit
from .rows import Row

# ------------------------------------------------------------------ pen initials

_PEN = re.compile(r"(?<![*_\w])([*_]{1,3})(?:[a-z]{1,4}|[A-Z]\d?)\1$|(?<=\./\.)\s+(?:[a-z]{1,4}|[A-Z]\d)$")
_BROKEN_END = re.compile(r"\s*\.\s*/\s*\.?$|\s*/\s*\.$")
_KEPT_COPY = re.compile(r"\W*Lưu\b")


def pen_initials(rows: Iterable[Row]) -> Iterator[Edit]:
    """Scrawls that were read as a word in italics: after the last stop, on the line of the kept copy, or alone in a zone."""
    for row in rows:
        if not (pen := _PEN.search(row.text)):
            continue
        before = row.text[: pen.start()].rstrip()
        if not before:
            if row.zone:
                yield Edit(row.start, row.end, "", "pen-initials")
        elif before.endswith((".", "/", "./.")) or _KEPT_COPY.match(before):
            yield from _end_mark(row, before)
            yield Edit(row.start + len(before), row.end, "", "pen-initials")


def _end_mark(row: Row, before: str) -> Iterator[Edit]:
    if (end := _BROKEN_END.search(before)) and end[0] != "./.":
        yield Edit(row.start + end.start(), row.start + len(before), "./.", "end-mark")


# ------------------------------------------------------------------ digital signatures

_STAMP_HEAD = re.compile(r"(?:Ký bởi|Người ký|Được ký bởi|Signed by|Digitally signed by)\s*:\s*\S")
_STAMP_LINE = re.compile(r"(?:Email|E-mail|Cơ quan|Tổ chức|Chức vụ|Thời gian ký|Ngày ký|Date|Reason|Lý do|Location|DN|Nguồn)\s*:", re.I)
_STAMP_TIME = re.compile(r"(?:Thời gian ký|Ngày ký|Date)\s*:\s*[\d./\-]{8,10}[ T]\d{1,2}:\d{2}", re.I)
_STAMP_LONGEST = 6


def signature_stamps(rows: Sequence[Row]) -> Iterator[Edit]:
    """The stamp of a digital signature: who signed, then where and when, in neighbouring lines that end with a time."""
    for n, row in enumerate(rows):
        if not _STAMP_HEAD.match(row.text):
            continue
        stamp = [row]
        for other in rows[n + 1 : n + _STAMP_LONGEST]:
            if not _STAMP_LINE.match(other.text):
                break
            stamp.append(other)
        if any(_STAMP_TIME.search(line.text) for line in stamp):
            yield from (Edit(line.start, line.end, "", "signature-stamp") for line in stamp)


# ------------------------------------------------------------------ running heads and page numbers

_GAZETTE = re.compile(r"CÔNG BÁO\s*/\s*Số\s+[\d+\s&,.\-–]+/\s*Ngày\s+[\d\-–./ ]+")
_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:Trang\s+|Page\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?", re.I)
_PAGE_WORD = re.compile(r"\b(?:Trang|Page)\s+(\d{1,4})(?:\s*/\s*\d{1,4})?", re.I)
_HEAD_LENGTH = (4, 90)
_PAGES = 3  # a line is a running head when it stands at this many page ends
_PAGE_ROWS = 12  # fewer rows than this between two numbers make a table's column, not two pages


def page_furniture(rows: Sequence[Row]) -> Iterator[Edit]:
    """Running heads and the page numbers beside them."""
    heads = {n for n, row in enumerate(rows) if _GAZETTE.fullmatch(row.text)} or set(_recurring(rows))
    numbers = set(_beside(rows, heads)) | set(_page_numbers(rows))
    heads |= _repeated(rows, numbers)
    for n in sorted(heads | numbers):
        yield Edit(rows[n].start, rows[n].end, "", "page-number" if n in numbers else "running-head")


def _recurring(rows: Sequence[Row]) -> Iterator[int]:
    """A line that stands on page after page, each time beside a number that counts on by one, or says itself “Trang 3”."""
    places: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        if _HEAD_LENGTH[0] <= len(row.text) <= _HEAD_LENGTH[1]:
            places.setdefault(_PAGE_WORD.sub("", row.text), []).append(n)
    for found in places.values():
        far = len(found) >= _PAGES and found[-1] - found[0] >= _PAGE_ROWS * (len(found) - 1)
        if far and _counts_on([_pages_at(rows, n) for n in found]):
            yield from found


def _pages_at(rows: Sequence[Row], n: int) -> set[int]:
    """The page numbers that stand in a line, or just above or below it."""
    inside = {int(match[1]) for match in _PAGE_WORD.finditer(rows[n].text)}
    near = {page for other in (n - 1, n + 1) if 0 <= other < len(rows) and (page := _page(rows[other])) is not None}
    return inside | near


def _counts_on(pages: Sequence[set[int]]) -> bool:
    """Does each page's number follow the one before, but for a page or two without one?"""
    steps = [any(page + 1 in after for page in before) for before, after in pairwise(pages)]
    return sum(steps) >= max(2, len(steps) * 3 // 4)


def _beside(rows: Sequence[Row], heads: set[int]) -> Iterator[int]:
    """The number that stands just above or just below each head: the one that goes on counting, if there are two."""
    last = 0
    for head in sorted(heads):
        pages = {n: page for n in (head - 1, head + 1) if 0 <= n < len(rows) and (page := _page(rows[n])) is not None}
        if pages:
            found = min(pages, key=lambda n: abs(pages[n] - last - 1)) if last else min(pages)
            last = pages[found]
            yield found


def _page(row: Row) -> int | None:
    match = _NUMBER.fullmatch(row.text)
    return int(match[1]) if match else None


def _page_numbers(rows: Sequence[Row]) -> list[int]:
    """Numbers alone between blank lines, far apart, each one more than the one before, from the first to the last of them."""
    alone = [n for n, row in enumerate(rows) if (row.gap or not n) and (n + 1 == len(rows) or rows[n + 1].gap) and _page(row) is not None]
    chain: list[int] = []
    best: list[int] = []
    for n in alone:
        follows = chain and n - chain[-1] >= _PAGE_ROWS and _page(rows[n]) == (_page(rows[chain[-1]]) or 0) + 1
        chain = [*chain, n] if follows else [n]
        best = max(best, chain, key=len)
    return best if len(best) >= _PAGES else []


def _repeated(rows: Sequence[Row], numbers: set[int]) -> set[int]:
    """Lines beside page numbers that are the same on three pages or more, and on two pages out of five at the least."""
    beside = {n for number in numbers for n in (number - 1, number + 1) if 0 <= n < len(rows) and n not in numbers}
    texts = {n: rows[n].text for n in beside if _HEAD_LENGTH[0] <= len(rows[n].text) <= _HEAD_LENGTH[1]}
    least = max(_PAGES, len(numbers) * 2 // 5)
    common = {text for text, times in Counter(texts.values()).items() if times >= least}
    return {n for n, text in texts.items() if text in common}


# ------------------------------------------------------------------ rulers

_RULER = re.compile(r"[-–—_=]{3,}|(?:\*[ \t]*){3,}")
_UNDER = re.compile(r"(?:Độc lập|Hạnh phúc)\b")


def rulers(rows: Sequence[Row]) -> Iterator[Edit]:
    """A line drawn under a heading of the front: it stands alone, under capitals, under the motto or under a title."""
    for n, row in enumerate(rows[:_FRONT]):
        above = rows[n - 1].text if n else ""
        if _RULER.fullmatch(row.text) and (above.isupper() or _UNDER.search(above) or (n and not row.gap and not above.endswith(":"))):
            yield Edit(row.start, row.end, "", "ruler")


_FRONT = 40
