"""Portal: the remarks that a law portal put into the text.

Enters: rows and the text of their passage. Leaves: Found notes of kind “publisher”. “[Khoản này được sửa đổi bởi Khoản
2 Điều 1 Luật … có hiệu lực từ ngày …]” stands after, before or in the middle of what it is about; brackets that a form
leaves to be filled in, or that mark what a text leaves out, say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...office.spelling import words
from ..rows import Row
from .found import FoundNote

_BRACKETS = re.compile(r"\[[^\[\]]{15,4000}\]")
_DONE = words(
    "hướng dẫn", "sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "đính chính", "quy định chi tiết", "hợp nhất",
    "ngưng hiệu lực", "hủy bỏ",
)  # fmt: skip
_REMARK = re.compile(
    rf"""
      (?:được|bị)\s+(?:{_DONE}(?:,\s+|\s+và\s+|\s+một\s+phần\s+|\s+))+(?:bởi|tại|theo)\b
    | \bhết\s+hiệu\s+lực\b | \bcó\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\b
    | ^\[(?:Điều|Khoản|Điểm|Chương|Mục|Phần|Cụm\s+từ|Đoạn|Nội\s+dung|Tên)\s+này\s+(?:được|bị|hết)\b
    """,
    re.X,
)
# A line that the national portal puts between the old and the new wording of a unit.
_LINE = re.compile(
    r"(?:Điều khoản|Khoản|Điểm|Điều|Đoạn|Mục|Chương)(?: này)? (?:được|bị) "
    r"(?:sửa đổi, bổ sung|sửa đổi|bổ sung|thay thế|bãi bỏ)\.?"
)
_FAR = 400  # letters of blank between a remark and what it is about
_LINES = 4  # a remark of more lines is none, unless it is wrapped in lines of about one length
_ALIKE, _FIRST_SHORTER = 0.7, 1  # the first line begins where the text before it ends


def portal_notes(text: str, rows: Sequence[Row]) -> Iterator[FoundNote]:
    """The remarks in brackets, and those that are a line of their own."""
    for match in _BRACKETS.finditer(text):
        if _REMARK.search(match[0]) and (match[0].count("\n") < _LINES or _is_wrapped(match[0])):
            yield FoundNote("publisher", "", (match.span(),), _before(text, match.start()))
    for row in rows:
        if _LINE.fullmatch(row.text):
            yield FoundNote("publisher", "", ((row.start, row.end),), _before(text, row.start))


def _is_wrapped(remark: str) -> bool:
    """Are the lines of a remark of one length, but for the last, and the first that may begin inside a line?"""
    lengths = [len(line.strip()) for line in remark.split("\n")]
    return min(lengths[_FIRST_SHORTER:-1]) >= _ALIKE * max(lengths)


def _before(text: str, place: int) -> int | None:
    """The end of the last word before a place."""
    first = max(0, place - _FAR)
    words = text[first:place].rstrip()
    return first + len(words) if words else None
