"""Listed: the notes of a text that stand behind it, each after its mark in brackets.

Enters: rows. Leaves: Found notes of kind “footnote”. “[12] Khoản này được sửa đổi …” is a note when the mark [12] stands in the text
before it; it runs to the next note's mark, or to the label of an annex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..rows import Row
from .found import Found
from .marks import brackets

_LEAD = re.compile(r"\[(\d{1,3})\]\s*(?=\S)(?!\d{1,3}[a-zđ]?[.)]|[a-zđ]\)|(?:Điều|Chương|Mục) \d)")
_TAIL = re.compile(r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số)\b|CỘNG HÒA XÃ HỘI|XÁC THỰC VĂN BẢN")


def listed(rows: Sequence[Row]) -> Iterator[Found]:
    """The notes behind the text, in their order."""
    leads = [(n, match[1]) for n, row in enumerate(rows) if row.zone != "table" and (match := _LEAD.match(row.text))]
    own = {rows[n].start for n, _ in leads}
    printed: dict[str, tuple[int, int]] = {}
    for number, start, end in brackets(rows):
        if start not in own:
            printed.setdefault(number, (start, end))
    kept = [(n, number) for n, number in leads if number in printed and printed[number][1] <= rows[n].start]
    for place, (n, number) in enumerate(kept):
        last = _last(rows, n, kept[place + 1][0] if place + 1 < len(kept) else len(rows))
        mark = printed[number]
        yield Found("footnote", number, ((rows[n].start, rows[last].end),), mark[0], mark)


def _last(rows: Sequence[Row], first: int, end: int) -> int:
    """The last row of a note that ends before `end` at the latest."""
    for n in range(first + 1, end):
        if _TAIL.match(rows[n].text) or rows[n].flags.heading or rows[n].flags.table:
            return n - 1
    return end - 1
