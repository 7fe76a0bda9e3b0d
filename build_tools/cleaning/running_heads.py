"""Pages: the running heads and the page numbers of a printed text, which a text layer leaves in the middle of its
sentences.

Enters: rows. Leaves: edits of class structural. A page number is known by counting on from page to page, by cutting
sentences, by standing at a form feed or by saying itself “Trang 2/15”; a running head by standing on page after page. A
number or a line that only looks like one, as in a table's column, stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from ..office.patterns import compiled
from ..passages import Edit
from .rows import Row

_GAZETTE = re.compile(r"(?:\d{1,4}\s+)?CÔNG BÁO\s*/\s*Số\s+[\d+\s&,.\-–]+/\s*Ngày\s+[\d\-–./ ]+")
_NUMBER = re.compile(
    r"(?P<dash>[-–—]+\s*)?(?P<word>(?:Trang|Page)\s*(?:số\s*)?)?(?P<page>\d{1,4})"
    r"(?:\s*(?:/|of|trên)\s*(?P<total>\d{1,4}))?(?P<named>\s*\|\s*(?:P\s?a\s?g\s?e|T\s?r\s?a\s?n\s?g))?"
    r"(?P<end>\s*[-–—]+)?", re.I,
)  # fmt: skip
_PAGE_WORD = re.compile(r"\b(?:Trang|Page)\s+(\d{1,4})(?:\s*/\s*\d{1,4})?", re.I)
_HEAD_LENGTH = (4, 90)
_FORM = compiled(
    r"‹stateheads›|‹parties›|Độc lập\b|(?:‹annex›|‹form›|‹schedule›|Số|STT|TT)\b|‹recipients›|(?:KT|TM|TL|TUQ)\.", re.I
)
_PAGES = 3  # a line is a running head when it stands at this many page ends
_HEAD_ROWS = 12  # fewer rows than this between two heads make a table's column, not two pages
_PAGE_ROWS, _PAGE_LETTERS = 30, 1200  # and so does less than both of these between two numbers
_UNEVEN, _STEPS = 0.15, 4  # so even, and so many, are no accident
_PROSE = 40  # no cell of a table is so wide
_CUTS = 4  # at least one page in so many ends inside a sentence


def page_furniture(rows: Sequence[Row]) -> Iterator[Edit]:
    """Running heads and the page numbers beside them."""
    heads = {n for n, row in enumerate(rows) if "CÔNG BÁO" in row.text and _GAZETTE.fullmatch(row.text)} or set(
        _recurring(rows)
    )
    numbers = set(_beside(rows, heads)) | set(_page_numbers(rows)) | set(_alone(rows))
    heads |= _repeated(rows, numbers)
    numbers |= set(_again(rows, heads, numbers))
    for n in sorted(heads | numbers):
        yield Edit(rows[n].start, rows[n].end, "", "page-number" if n in numbers else "running-head")


# ------------------------------------------------------------------ running heads


def _recurring(rows: Sequence[Row]) -> Iterator[int]:
    """A line that stands on page after page, each time beside a number that counts on by one,
    or says itself “Trang 3”.
    """
    places: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        if _may_be_head(row):
            places.setdefault(_PAGE_WORD.sub("", row.text), []).append(n)
    for found in places.values():
        far = len(found) >= _PAGES and found[-1] - found[0] >= _HEAD_ROWS * (len(found) - 1)
        if not far or not _counts_on([_pages_at(rows, n) for n in found]):
            continue
        if _PAGE_WORD.search(rows[found[0]].text) or _parts_pages(rows, [_with_numbers(rows, n) for n in found]):
            yield from found


def _may_be_head(row: Row) -> bool:
    """Not too long, and no line that begins a form or a table, which may stand on every page."""
    return (
        _HEAD_LENGTH[0] <= len(row.text) <= _HEAD_LENGTH[1]
        and any(map(str.isalpha, row.text))
        and not _FORM.match(row.text)
    )


def _pages_at(rows: Sequence[Row], n: int) -> set[int]:
    """The page numbers that stand in a line, or just above or below it."""
    inside = {int(match[1]) for match in _PAGE_WORD.finditer(rows[n].text)}
    first, last = _with_numbers(rows, n)
    return inside | {page for other in (first, last) if other != n and (page := _page(rows[other])) is not None}


def _with_numbers(rows: Sequence[Row], n: int) -> tuple[int, int]:
    """A row and the numbers just above and below it."""
    above = n - 1 if n and _page(rows[n - 1]) is not None else n
    return above, n + 1 if n + 1 < len(rows) and _page(rows[n + 1]) is not None else n


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


def _again(rows: Sequence[Row], heads: set[int], numbers: set[int]) -> Iterator[int]:
    """The same number again beside a page's number: “60”, “60”, “CÔNG BÁO …”. Twice, on both sides of the head, may be
    the page's and that of a table's first row; three times it is the page's.
    """
    for n in sorted(numbers) if heads else ():
        first = last = n
        while first and (first - 1 in heads or rows[first - 1].text == rows[n].text):
            first -= 1
        while last + 1 < len(rows) and (last + 1 in heads or rows[last + 1].text == rows[n].text):
            last += 1
        same = [other for other in range(first, last + 1) if other not in heads]
        if len(same) > 2 or (len(same) == 2 and same[1] - same[0] == 1):
            yield from same


def _repeated(rows: Sequence[Row], numbers: set[int]) -> set[int]:
    """Lines beside page numbers or form feeds that are the same on three pages or more, on two pages out of five at the
    least.

    They cut sentences: the first line of a form on every page, or a cell at the foot of every page, do not.
    """
    feeds = [n for n in range(1, len(rows)) if rows[n].sheet != rows[n - 1].sheet]
    places: dict[str, list[int]] = {}
    for n in sorted(_edges(len(rows), feeds, numbers) - numbers):
        if 0 <= n < len(rows) and _may_be_head(rows[n]):
            places.setdefault(rows[n].text, []).append(n)
    least = max(_PAGES, max(len(numbers), len(feeds)) * 2 // 5)
    return {
        n
        for found in places.values()
        if len(found) >= least and _often_cut(rows, [_with_numbers(rows, n) for n in found])
        for n in found
    }


def _edges(count: int, feeds: Sequence[int], numbers: set[int]) -> set[int]:
    """Where a page may begin or end: beside a number, and beside a form feed if there is any."""
    beside = {n for number in numbers for n in (number - 1, number + 1)}
    return beside | {n for feed in (0, *feeds, count) for n in (feed - 1, feed) if feeds}


# ------------------------------------------------------------------ page numbers


def _page(row: Row) -> int | None:
    match = _NUMBER.fullmatch(row.text)
    return int(match["page"]) if match else None


def _page_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Lines that say themselves which page they end, and the longest row of numbers that count on from page to page."""
    pages = {n: match for n, row in enumerate(rows) if len(row.text) < 24 and (match := _NUMBER.fullmatch(row.text))}
    yield from _saying_so(pages)
    numbers = {n: int(match["page"]) for n, match in pages.items()}
    chain = _longest_chain(rows, numbers)
    at_feeds = all(_at_a_feed(rows, n) for n in chain)
    sure = at_feeds or all(_in_dashes(pages[n]) for n in chain) or _parts_pages(rows, [(n, n) for n in chain])
    if len(chain) >= (2 if at_feeds else _PAGES) and sure:
        yield from chain
        last = len(rows) - 1  # the last page is short
        if last in numbers and numbers[last] == numbers[chain[-1]] + 1:
            yield last


def _saying_so(pages: Mapping[int, re.Match[str]]) -> Iterator[int]:
    """Lines that say themselves which page they end: “Trang 2/15”, “2 | Page”, a converter's “PAGE 6” on every page."""
    yield from (n for n, match in pages.items() if match["named"] or (match["word"] and match["total"]))
    named = [n for n, match in pages.items() if match["word"] and match["word"].isupper()]
    if len(named) >= _PAGES and all(int(pages[a]["page"]) < int(pages[b]["page"]) for a, b in pairwise(named)):
        yield from named


# Words behind which a number stands, and words that a number counts: between them it is no page's.
_WANTS_NUMBER = re.compile(
    r"\b(?:điều|khoản|điểm|mục|chương|phần|số|ngày|tháng|năm|từ|đến|hơn|dưới|trên|là|gồm|có|và|khoảng|đủ|quá|lần"
    r"|bằng)$",
    re.I,
)
_COUNTED = re.compile(
    r"(?:đồng|tỷ|triệu|nghìn|ngàn|lần|người|năm|tháng(?! \d)|ngày(?! \d)|giờ|phút|tuổi|bản|bộ|tờ|cái|chiếc|con"
    r"|cơ quan|đơn vị|xã|phường|tỉnh|huyện|trường hợp|m|km|kg|ha|trang)\b"
)
_FULL_LINE = 60  # letters
_LAST_PAGE = 400  # no text without running heads has more pages


def _alone(rows: Sequence[Row]) -> Iterator[int]:
    """The number of a page that cuts a sentence or a table in two, or stands alone a page behind the one before, in a
    text of too few pages to count on.
    """
    last, at = 1, 0
    bare = [n for n in range(1, len(rows) - 1) if len(rows[n].text) < 12 and _NUMBER.fullmatch(rows[n].text)]
    for n in bare:
        match = _NUMBER.fullmatch(rows[n].text)
        if rows[n].zone or match is None or not last < int(match["page"]) <= min(last + 3, _LAST_PAGE):
            continue
        lonely = int(match["page"]) == last + 1 and not any(0 < abs(n - other) <= _PAGE_ROWS for other in bare)
        if _cuts_between(rows[n - 1], rows[n], rows[n + 1]) or (lonely and _is_a_page_on(rows, at, n)):
            last, at = int(match["page"]), n
            yield n


def _is_a_page_on(rows: Sequence[Row], first: int, n: int) -> bool:
    """Does a number stand between blank lines, in prose, a page behind the one before?"""
    above, below = rows[n - 1], rows[n + 1]
    if not (rows[n].gap and below.gap) or above.zone or above.flags.table or below.flags.table:
        return False
    if _WANTS_NUMBER.search(above.text) or _COUNTED.match(below.text) or len(above.text) < _PROSE:
        return False
    prose = len(below.text) >= _PROSE or below.facts.marker
    return prose and _pages_apart(rows, first, n, 1)


def _cuts_between(above: Row, number: Row, below: Row) -> bool:
    if above.flags.table and below.flags.table and number.gap and below.gap:
        return True
    if (
        len(above.text) < (_PROSE if number.gap and below.gap else _FULL_LINE)
        or above.zone
        or above.flags.table
        or below.flags.table
    ):
        return False
    words = not _WANTS_NUMBER.search(above.text) and not _COUNTED.match(below.text)
    return words and above.text[-1].isalnum() and below.text[0].islower()


def _longest_chain(rows: Sequence[Row], pages: dict[int, int]) -> list[int]:
    """The longest row of numbers that are each one more than the one before (a page without a number may lie between),
    a page apart.
    """
    ends: dict[
        int, tuple[int, bool, int]
    ] = {}  # page → the longest chain that ends with it: its length, whether a sentence is cut there, where
    before: dict[int, int | None] = {}
    for n, page in pages.items():
        options = [
            ends[page - step]
            for step in (1, 2)
            if page - step in ends and _pages_apart(rows, ends[page - step][2], n, step)
        ]
        length, _, last = max(options, default=(0, False, 0))
        before[n] = last if length else None
        ends[page] = max(ends.get(page, (0, False, 0)), (length + 1, _cuts_a_sentence(rows, (n, n)), n))
    at = max(ends.values(), key=lambda end: (end[0], -end[2]))[2] if ends else None
    chain: list[int] = []
    while at is not None:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def _pages_apart(rows: Sequence[Row], first: int, second: int, pages: int) -> bool:
    far = second - first >= pages * _PAGE_ROWS or rows[second].start - rows[first].start >= pages * _PAGE_LETTERS
    return far or rows[second].sheet >= rows[first].sheet + pages


def _at_a_feed(rows: Sequence[Row], n: int) -> bool:
    """Is a row the first or the last of its sheet?"""
    first = n == 0 or rows[n - 1].sheet < rows[n].sheet
    last = n + 1 == len(rows) or rows[n + 1].sheet > rows[n].sheet
    return (first or last) and rows[-1].sheet > 0


def _in_dashes(match: re.Match[str]) -> bool:
    return bool(match["dash"] and match["end"])


# ------------------------------------------------------------------ what tells a page's end from a table's row

_Place = tuple[int, int]  # the first and the last row of what may stand between two pages


def _parts_pages(rows: Sequence[Row], places: Sequence[_Place]) -> bool:
    """Do the places often cut a sentence, or come at the steps of a page, or stand between blank lines where other
    lines do not?
    """
    if _often_cut(rows, places) or _in_even_steps(rows, places):
        return True
    alone = all(
        (rows[first].gap or not first) and (last + 1 == len(rows) or rows[last + 1].gap) for first, last in places
    )
    return alone and sum(row.gap > 0 for row in rows) * _CUTS < len(rows)


def _often_cut(rows: Sequence[Row], places: Sequence[_Place]) -> bool:
    return sum(_cuts_a_sentence(rows, place) for place in places) >= max(2, len(places) / _CUTS)


def _cuts_a_sentence(rows: Sequence[Row], place: _Place) -> bool:
    """Does a line of prose that stood above a place go on below it?"""
    above, below = place[0] - 1, place[1] + 1
    if above < 0 or below == len(rows) or len(rows[above].text) < _PROSE:
        return False
    return (rows[above].text[-1].isalnum() or rows[above].text[-1] == ",") and rows[below].text[0].islower()


def _in_even_steps(rows: Sequence[Row], places: Sequence[_Place]) -> bool:
    """Are nearly all pages of one height in lines, and full of letters, and are they most of the text? The rows of a
    table are not.
    """
    steps = [(second - first, rows[second].start - rows[first].start) for (first, _), (second, _) in pairwise(places)]
    page = median([height for height, _ in steps] or [0])
    even = [abs(height - page) <= page * _UNEVEN and letters >= _PAGE_LETTERS for height, letters in steps]
    most = bool(places) and (places[-1][1] - places[0][0]) * 2 >= len(rows)
    return most and len(steps) >= _STEPS and page >= 2 * _HEAD_ROWS and sum(even) * 4 >= len(even) * 3
