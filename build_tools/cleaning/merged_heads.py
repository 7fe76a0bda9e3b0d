"""Fronts: the cells of a two-column head that a web page ran together on one line, parted again.

Enters: the first rows. Leaves: edits of class structural that put a line end where a blank stood. Only before or after
words that begin or end a cell in every official text (Nghị định 30/2020, Phụ lục I): the motto, the number, the place
and date, the subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..office.alphabet import LOWER, UPPER
from ..passages import Edit
from .rows import Row

_FRONT = 14
_LONGEST = 600
_BLANK = r"[ \t]+"
_CELL_BEGINS = (
    r"(?<!NƯỚC )CỘNG\s+H[ÒO][ÀA]? XÃ HỘI CHỦ NGHĨA VIỆT NAM", r"ĐẢNG CỘNG SẢN VIỆT NAM", r"Độc [Ll]ập[ \t]*[-–—]",
    r"S[ốỐ]\s*:\s*\S*\d",
    (rf"(?:(?<=[{UPPER}0-9][ \t])|(?<=[\-_–—]{{2}}[ \t]))"
     rf"(?:[{UPPER}]\w*[ \t]){{0,3}}[{UPPER}]\w*,[ \t]*ngày[ \t]+\S+[ \t]+tháng[ \t]+\S+[ \t]+năm[ \t]+\d{{4}}"),
     r"Kính gửi[ \t]*:", r"[-_–—=]{3,}",
)  # fmt: skip
_CELL_ENDS = (
    r"CHỦ NGHĨA VIỆT NAM", r"(?<![^\s\-–])Hạnh [Pp]húc", r"[-_–—=]{3,}", r"S[ốỐ]\s*:\s*\S+(?=[ \t]+V/[vV][ .:])",
)  # fmt: skip
_PART = re.compile("|".join([f"(?<=\\S)({_BLANK})(?={begins})" for begins in _CELL_BEGINS]))
_AFTER = re.compile("|".join(f"(?:{ends})({_BLANK})(?=\\S)" for ends in _CELL_ENDS))
_PAGE_MARK = re.compile(r"[-–—\s]+(?:PAGE|Page|Trang)\s+\d+[-–—\s]+")  # a converter's, not a rule between cells
_MARKS = re.compile(
    r"CỘNG\s+H[ÒO][ÀA]? XÃ HỘI|Độc [Ll]ập[ \t]*[-–—]|[-_–—]{3,}|^Số\s*:|,[ \t]*ngày[ \t]+\S+[ \t]+tháng"
)


# The end of a consolidated text on one line: its words, the post and the name of who certifies it, and the first note.
_CERTIFIED = re.compile(
    rf"""
    (?:(?<=[.;”"/])(?P<before>[ \t]+))? (?<![^\s.;”"/])XÁC[ ]THỰC[ ]VĂN[ ]BẢN[ ]HỢP[ ]NHẤT
    (?P<post>[ \t]+)(?=[{UPPER}]{{2}}) [{UPPER}]{{2,}}(?:[ ][{UPPER}]{{2,}})*
    (?P<name>[ \t]+)(?=[{UPPER}][{LOWER}]) [{UPPER}][{LOWER}]+(?:[ ][{UPPER}][{LOWER}]+){{1,4}}
    (?:(?P<note>[ \t]+)(?=(?:\d{{0,3}}\[1\]|1)[ ]?[{UPPER}]))?
    """,
    re.X,
)


def parted_tail(rows: Sequence[Row]) -> Iterator[Edit]:
    """Line ends between the cells of the certification of a consolidated text."""
    for row in rows:
        if match := _CERTIFIED.search(row.text) if "XÁC THỰC" in row.text else None:
            for cell in ("before", "post", "name", "note"):
                if match[cell]:
                    yield Edit(row.start + match.start(cell), row.start + match.end(cell), "\n", "merged-header")


def parted(rows: Sequence[Row]) -> Iterator[Edit]:
    """Line ends between the cells of the head, in the order of the text."""
    for row in rows[:_FRONT]:
        if row.flags.table or len(row.text) > _LONGEST or not _MARKS.search(row.text) or "NƯỚC CỘNG" in row.text:
            continue
        if _PAGE_MARK.fullmatch(row.text):
            continue
        if re.match(r"(?:Điều|Căn cứ|Chương|Theo)\b", row.text):
            return
        spans = {
            match.span(match.lastindex or 0) for pattern in (_PART, _AFTER) for match in pattern.finditer(row.text)
        }
        for start, end in sorted(spans):
            yield Edit(row.start + start, row.start + end, "\n", "merged-header")
