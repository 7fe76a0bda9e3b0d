"""Listed: the notes of a text that stand behind it, each after its mark.

Enters: rows. Leaves: Found notes of kind “footnote”. “[12] Khoản này được sửa đổi …” is a note when the mark [12]
stands in the text before it; it runs to the next note's mark, to the label of an annex, or to where the text goes on:
converters leave the notes of a page where the page ended. Behind the certification of
a consolidated text the mark may be a bare number, as it is in the text: “tiền chậm nộp,2 tiền phạt”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...office.alphabet import UPPER
from ...office.letterheads import CONSOLIDATION_CERTIFIED
from ..rows import Row
from .found import FoundNote
from .marks import brackets, every_mark, holds_cells
from .resuming import TextLabels, resumed

_LEAD = re.compile(r"(\d{0,3})\[(\d{1,3})\]\s*(?!\s|\d{1,3}[a-zđ]?[.)]|[a-zđ]\)|(?:Điều|Chương|Mục) \d+[a-zđ]?\.)")
_BARE = re.compile(rf"([1-9]\d{{0,2}})\s+(?=[{UPPER}“])")
_TAIL = re.compile(r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số)\b|CỘNG HÒA XÃ HỘI|XÁC THỰC VĂN BẢN|VĂN PHÒNG QUỐC HỘI$|Nơi nhận")

_NEAR = 8  # rows of date, post and name between the certification and the first note

_Mark = tuple[int, int]
_Lead = tuple[int, str, _Mark | None]  # the row with which a note begins, its number, where its mark is printed


def listed(rows: Sequence[Row]) -> Iterator[FoundNote]:
    """The notes behind the text, in their order."""
    leads = _in_brackets(rows) or _behind_certification(rows)
    text, read = TextLabels(), 0
    for place, (n, number, mark) in enumerate(leads):
        end = leads[place + 1][0] if place + 1 < len(leads) else len(rows)
        for row in rows[read:n]:
            text.see(row)
        last = _last(rows, n, resumed(rows, n, end, text), _ends_note)
        read = last + 1
        yield FoundNote("footnote", number, ((rows[n].start, rows[last].end),), mark[0] if mark else None, mark)


def _in_brackets(rows: Sequence[Row]) -> list[_Lead]:
    """Notes whose mark is in brackets, here as in the text. A mark alone on a line is one of the text, if it comes
    again.
    """
    found = [(n, match) for n, row in enumerate(rows) if (match := _LEAD.match(row.text)) and not holds_cells(row)]
    if not found:
        return []
    leads = {match[2]: n for n, match in found}
    twice = {match[2]: match[1] for _, match in found if match[1]}
    starts = sorted(rows[n].start for n in leads.values())
    printed: dict[str, _Mark] = {}
    for number, start, end in brackets(rows, twice):
        before = bisect_right(starts, start)
        if not before or start >= starts[before - 1] + 8:
            printed.setdefault(number, (start, end))
    return [
        (n, number, printed[number])
        for number, n in sorted(leads.items(), key=lambda lead: lead[1])
        if number in printed and printed[number][1] <= rows[n].start
    ]


def _behind_certification(rows: Sequence[Row]) -> list[_Lead]:
    """Notes whose mark is a bare number, counting on from 1, each with its mark in the text,
    behind that of the last.
    """
    end = next((n for n, row in enumerate(rows) if CONSOLIDATION_CERTIFIED.match(row.text)), None)
    if end is None:
        return []
    printed = _by_number(every_mark(rows[:end]))
    found, after = list[_Lead](), 0
    for n in range(end, _last(rows, end, len(rows), _is_tail) + 1):
        lead = _bare(rows[n])
        if not found and n > end + _NEAR:
            break
        if lead is None or int(lead[1]) != len(found) + 1:
            continue
        mark = next((mark for mark in printed.get(lead[1], ()) if mark[0] >= after), None)
        found.append((n, lead[1], mark))
        after = mark[1] if mark else after
    return found if sum(mark is not None for _, _, mark in found) * 2 > len(found) else []


def _by_number(marks: Iterable[tuple[str, int, int]]) -> dict[str, list[_Mark]]:
    found: dict[str, list[_Mark]] = {}
    for number, first, last in marks:
        found.setdefault(number, []).append((first, last))
    return found


def _bare(row: Row) -> re.Match[str] | None:
    """The bare number with which a note begins."""
    return None if holds_cells(row) else _BARE.match(row.text)


def _last(rows: Sequence[Row], first: int, end: int, ends: Callable[[Row], bool]) -> int:
    """The last row, before `end` at the latest, of what begins in a row and goes on until another ends it."""
    return next((n for n in range(first + 1, end) if ends(rows[n])), end) - 1


def _is_tail(row: Row) -> bool:
    return _TAIL.match(row.text) is not None


def _ends_note(row: Row) -> bool:
    return _is_tail(row) or bool(row.flags.heading or row.flags.table)
