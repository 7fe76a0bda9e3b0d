"""Page ends: the notes at the foot of a printed page.

Enters: rows, the raw lines of what was taken out between pages, the measure of the text. Leaves: Found notes of kind
“footnote”. A note is known by its number, which counts on from note to note and stands as a mark in the text above it;
the notes end with their page. What goes on at the foot of the next page, in the same small print, is the same note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...office.alphabet import UPPER
from ...office.patterns import compiled
from ..layout import Measure
from ..rows import Row
from .found import FoundNote
from .marks import PLAIN, holds_cells, marks
from .resuming import TextLabels, resumed

_LEAD = re.compile(
    rf"(?:\[(?P<b>[1-9]\d{{0,2}})\]\s*|(?P<r>[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*)\s*|(?P<n>[1-9]\d{{0,2}})\s+)"
    rf"(?=(?:[-–]\s*)?[{UPPER}“\"(])"
)
_LOST = 5  # so many notes may be lost between two
_LEGEND = re.compile(r"(?:Ghi chú|GHI CHÚ|Chú thích|CHÚ THÍCH)\s*:?$")  # below a table or a form: its own text
# How the notes of a consolidated text begin: they are known also where the mark in the text was lost.
_OF_CHANGE = re.compile(
    r"\S+\s+(?:(?:Điều|Khoản|Điểm|Đoạn|Mục|Chương|Cụm từ|Từ|Nội dung|Tên|Tiêu đề|Phụ lục|Mẫu)\b.{0,80}?\s"
    r"(?:được|bị)\s(?:sửa đổi|bổ sung|bãi bỏ|thay thế|thay cụm từ|đính chính)|Văn bản này được hợp nhất)"
)
_UNIT = re.compile(r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|PHỤ LỤC|Phụ lục|Mẫu số|MẪU SỐ)\s+[\dIVXL]")
# The label of a form or an annex with its title in capitals: no note goes on so, however wide capitals are.
_HEADED = compiled(r"(?:‹ANNEX›|‹annex›|(?:‹form›|‹FORM›)(?: số| SỐ)?)\s+[\dIVX]+[\w./-]*\s+[‹U›]{2}")
_WIDER = 1.06


@dataclass(slots=True)
class _Note:
    number: int
    mark: tuple[int, int] | None
    rows: list[list[Row]] = field(default_factory=list)  # by page


def at_page_ends(rows: Sequence[Row], removed: Sequence[int], page: Measure | None) -> list[FoundNote]:
    """The notes at the feet of the pages."""
    notes: list[_Note] = []
    above: list[Row] = []
    for sheet in _pages(rows, removed):
        while sheet:
            rest = _read_page(sheet, above, notes, page)
            above, sheet = sheet[: len(sheet) - len(rest)], rest
    return [_found(note) for note in notes]


def _found(note: _Note) -> FoundNote:
    pieces = tuple((rows[0].start, rows[-1].end) for rows in note.rows if rows)
    return FoundNote("footnote", str(note.number), pieces, note.mark[0] if note.mark else None, note.mark)


def _pages(rows: Sequence[Row], removed: Sequence[int]) -> Iterator[list[Row]]:
    """The rows of each page."""
    page: list[Row] = []
    before = 0  # how much was taken out above the page
    for row in rows:
        above = bisect_right(removed, row.number)
        if page and (page[-1].sheet < row.sheet or before < above):
            yield page
            page = []
        page.append(row)
        before = above
    yield page


def _read_page(sheet: list[Row], above: Sequence[Row], notes: list[_Note], page: Measure | None) -> list[Row]:
    """The notes of one page, and the rest of the last note of the page above; leaves the rows behind the notes, where
    the text goes on behind them: in a text without pages.
    """
    start = _first_note(sheet, above, notes, page)
    goes_on = _goes_on_from(sheet, start, above, notes, page)
    if goes_on < start:
        notes[-1].rows.append(list(sheet[goes_on:start]))
    if start == len(sheet):
        return []
    end = resumed(sheet, start, len(sheet), TextLabels(sheet[:start]))
    for n in range(start, end):
        lead = _number(sheet[n])
        mark = _mark_of(lead, sheet[:start], above, notes) if lead is not None else None
        if lead is not None and (n == start or (lead == notes[-1].number + 1 and _may_begin(sheet[n - 1], mark))):
            notes.append(_Note(lead, mark, [[]]))
        notes[-1].rows[-1].append(sheet[n])
    return sheet[end:]


_CLAUSE = re.compile(r"(\d{1,3})\.\s")


def _number(row: Row) -> int | None:
    match = _LEAD.match(row.text)
    return int(match[match.lastgroup or "n"].translate(PLAIN)) if match and not holds_cells(row) else None


def _first_note(sheet: Sequence[Row], above: Sequence[Row], notes: Sequence[_Note], page: Measure | None) -> int:
    """The row with which the notes of a page begin; its length when it has none."""
    for n, row in enumerate(sheet):
        lead = _number(row)
        if lead is None or not (row.gap or n == 0 or _is_small([row], page)):
            continue
        expected = lead == 1 or bool(notes and notes[-1].number < lead <= notes[-1].number + _LOST)
        if n and _LEGEND.search(sheet[n - 1].text):
            return len(sheet)
        if not expected:
            continue
        known = _OF_CHANGE.match(row.text) or _mark_of(lead, sheet[:n], above, notes)
        if known and _are_notes(sheet[n:], page):
            return n
    return len(sheet)


def _may_begin(above: Row, mark: tuple[int, int] | None) -> bool:
    """May a note begin below a row: its mark stands in the text, or the row ends a sentence; no number is cut off?"""
    return above.facts.closed or (mark is not None and not above.facts.open_place)


def _are_notes(rows: Sequence[Row], page: Measure | None) -> bool:
    """May all rows down to the page's end be notes: none is a unit's label in the size of the text itself?"""
    return not any(row.gap and _UNIT.match(row.text) and not _is_small([row], page) for row in rows)


def _mark_of(number: int, rows: Sequence[Row], above: Sequence[Row], notes: Sequence[_Note]) -> tuple[int, int] | None:
    """Where the mark of a note stands: on its page behind the mark of the note before, else on the page above."""
    after = notes[-1].mark[1] if notes and notes[-1].mark and notes[-1].number == number - 1 else 0
    for place in (rows, above):
        if found := next((mark for mark in marks(place, str(number)) if mark[0] >= after), None):
            return found
    return None


def _goes_on_from(
    sheet: Sequence[Row], start: int, above: Sequence[Row], notes: Sequence[_Note], page: Measure | None
) -> int:
    """Where, above the first note of a page, the last note of the page above goes on; `start` when it does not."""
    before = notes[-1].rows[-1][-1] if notes else None
    if before is None or not above or above[-1] is not before or not sheet:
        return start
    first = start
    while first > 0 and not (first < start and sheet[first].gap):
        first -= 1
    block = sheet[first:start]
    if not block or _HEADED.match(block[0].text):
        return start
    rest = _rest_of_quotation(notes[-1], block)
    if rest is not None:
        return first + rest
    return first if _is_small(block, page) or (first > 0 and _is_cut(before, block[0])) else start


def _is_cut(above: Row, below: Row) -> bool:
    return not above.facts.closed and below.facts.small


def _rest_of_quotation(note: _Note, block: Sequence[Row]) -> int | None:
    """Where, in the rows above the notes of a page or its end, the quotation goes on that a note of the page above left
    open: with the next of its clauses, and nothing opens between there and the mark that closes it.
    """
    said = "".join(row.text for rows in note.rows for row in rows)
    if said.count("“") <= said.count("”") or not block[-1].text.rstrip("./;").endswith("”"):
        return None
    last = next(
        (label for rows in reversed(note.rows) for row in reversed(rows) if (label := _CLAUSE.match(row.text))), None
    )
    for n in range(len(block) - 1, -1, -1):
        if "“" in block[n].text:
            return None
        label = _CLAUSE.match(block[n].text)
        if label and last and int(label[1]) == int(last[1]) + 1:
            return n
    return None


def _is_small(rows: Sequence[Row], page: Measure | None) -> bool:
    """Are rows set in small print: are many of them wider than the page?"""
    if page is None:
        return False
    wide = sum(row.width > page.line * _WIDER and not row.facts.blank for row in rows)
    return wide * 5 >= len(rows) * 2 and (wide > 1 or len(rows) < 3)
