"""Joins: one paragraph on one line. Enters: rows with their zones. Leaves: edits of class structural.

Every cue must agree; a doubt leaves the lines apart. Zones, tables and headings are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..passages import Edit
from .rows import AUTHORITY, Row

# What begins a new paragraph whatever stood before it.
MARKER = re.compile(
    r"[-–—+•*·▪]|\(?\d{1,3}(?:\.\d{1,3})*[a-zđ]?\s?[.)\-–](?!\d)|\(?[a-zđăâêôơư]{1,2}\s?\)|[a-zđăâêôơư]\.\s|[IVXLC]{1,7}\s?[.\-–)](?!\w)|"
    r"(?:Điều|Chương|Mục|Phần|Tiểu mục|Phụ lục|ĐIỀU|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\s+(?:thứ\s|[\dIVXLC])|Căn cứ\b|Xét\b|Theo đề nghị\b|Nơi nhận"
)
_CLOSED = (".", ";", ":", "!", "?", "…", "”", '"', "/")
_RANGE_END = re.compile(r"\d\s?[-–]$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_TYPE_ALONE = re.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?|CHỈ THỊ|KẾ HOẠCH|LUẬT|PHÁP LỆNH|BÁO CÁO|TỜ TRÌNH|HƯỚNG DẪN|"
    r"CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|ĐỀ ÁN|THÔNG BÁO|CÔNG ĐIỆN)\s*:?"
)


def joins(rows: Sequence[Row]) -> Iterator[Edit]:
    """The line ends that cut a paragraph or a title in two."""
    for a, b in pairwise(rows):
        if a.zone or b.zone or a.flags.heading or b.flags.heading:
            continue
        if b.gap and _is_page_break(a, b):
            glue = "" if _RANGE_END.search(a.text) else " "
            yield Edit(a.end, b.start, glue, "page-break")
        elif not b.gap and _is_title_wrap(a, b):
            yield Edit(a.end, b.start, " ", "title-wrap")


def _is_page_break(a: Row, b: Row) -> bool:
    if len(a.text) < 40 or a.text.isupper() or a.text.endswith(_CLOSED) or MARKER.match(b.text):
        return False
    return b.text[0].islower() or bool(_RANGE_END.search(a.text) and _YEAR.match(b.text))


def _is_title_wrap(a: Row, b: Row) -> bool:
    """One bold span over two lines, or two bold lines of one title; never a post and its holder."""
    if not (a.flags.bold and b.flags.bold) or MARKER.match(b.text) or AUTHORITY.match(a.text) or a.text.endswith(_CLOSED):
        return False
    if _TYPE_ALONE.fullmatch(a.text) or (a.text.isupper() and not b.text.isupper()):
        return False
    return a.flags.runs_on or not (a.text.isupper() or b.text.isupper())
