"""Unread: what a text says of changes, or of when it is in force, of which nothing was made. A person must read it.

Enters: a document, its Commencement, the effects that it states. Leaves: the words, as raw spans, each with the code of
what is to be told. A clause counts when it begins with a verb that amends and names what is law (a place, a form, words
in quotation marks); what an ordinary law says of contracts or licences that are amended does not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from ..addresses.steps import GROUPING
from ..model import Block, Document
from ..office.patterns import compiled
from ..passages import raw_span, whole_span
from .clause_openings import leads
from .clauses import DEEDS
from .commencing import Commencement, is_of_another


class Unread(NamedTuple):
    """Words raw[start:end] of which nothing was made, and which finding tells it."""

    code: str
    start: int
    end: int


_DEED = "|".join(deed.pattern for deed in DEEDS if not deed.only_words)
_OTHER_DEED = (
    r"tạm\s+dừng|không\s+áp\s+dụng(?![^.;:“]{0,60}\snày(?!\w))|gia\s+hạn|kéo\s+dài"
    r"|chuyển|đổi(?=\s+tên)|thay(?!\s+đổi)|sửa|bỏ|thêm"
)
_QUANTITY = r"một\s+(?:số|phần)|toàn\s+bộ|các|những|của|tại|đối\s+với|quy\s+định|việc|áp\s+dụng|thi\s+hành|thực\s+hiện"
_AMENDS = compiled(
    rf"""
    \s* (?: {_DEED} | {_OTHER_DEED} ) (?!\w)
    (?: \s* (?:,|và|hoặc) \s* (?: {_DEED} | {_OTHER_DEED} ) (?!\w) )*
    (?: \s+ (?: {_QUANTITY} | hiệu\s+lực (?:\s+thi\s+hành)? | thời\s+(?:hạn|gian) ) )*
    \s+ (?:
        (?: điều | khoản | điểm | tiết | đoạn | câu | tiêu\s+chuẩn | số\s+thứ\s+tự ) \s
            (?: \s* \(? \d | \s* [a-zđ]\d{{0,2}} [\s,;.)] | (?:đầu|cuối|thứ|mở|dẫn|sau|dưới)(?!\w) )
      | (?: mục | chương | phần | tiểu\s+mục ) \s+ (?: [IVXLA-Z]+(?!\w) | \d | thứ\s )
      | ‹annex› | ‹form› | ‹schedule›
      | (?: tên | tiêu\s+đề | căn\s+cứ ) \s+ (?: gọi\s | ban\s+hành\s | của\s )*
            (?: điều | khoản | chương | mục | phần | ‹annex› | ‹types› | như\s+sau )
      | (?: cụm\s+từ | từ | chữ | thuật\s+ngữ | số | dấu | nội\s+dung ) \s* :? \s* [“"«„]
      | (?: điều \s*,\s* )? (?: các\s+ )? (?: cụm\s+từ | từ (?= \s*, ) ) [^.;:“"]{{0,40}} (?: sau | tại | trong ) (?!\w)
      | (?: [^\W\d]+ [\s,]+ ){{0,30}}?
            (?: (?:tại|của|trong|theo) \s+ (?:các\s+)?
                (?: (?: điều | khoản | điểm | mục ) \s+ (?: \d | [a-zđ]\s | [IVX] ) (?! [^.;:]* \s này (?!\w) )
                  | (?:‹types›) \s* , \s* (?:‹types›) )
              | (?:các\s+)? (?:‹types›) \s+ số \s+ \d )
    )
    | \s* (?:tạm\s+)? ngưng \s+ hiệu\s+lực (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# annexes that are named by no number: no place is read of them, though the clause may name others
_ALL_ATTACHED = re.compile(
    r"(?<!\w)(?:các|toàn\s+bộ(?:\s+các)?)\s+(?:phụ\s+lục|mẫu|biểu(?:\s+mẫu)?|danh\s+mục)"
    r"(?:\s*(?:,|và)\s*(?:phụ\s+lục|mẫu))*\s+(?:(?:được\s+)?ban\s+hành\s+)?kèm\s+theo",
    re.IGNORECASE,
)
# what ends or rests a text or a place of it in words of which no deed is made, wherever they stand in a clause
_ENDS = compiled(
    r"""
    (?: chấm\s+dứt | ngưng | ngừng | tạm\s+(?:ngưng|dừng) ) \s+ (?: hiệu\s+lực | (?:việc\s+)? áp\s+dụng )
        (?: \s+ thi\s+hành )? \s+ (?: (?:của|đối\s+với) \s+ )?
        (?: (?:điều|khoản|điểm) \s+ [\da-zđ] [^.;:“]{0,80}? )? (?:‹types›) \s+ số \s+ \d
    | (?:‹types›) \s+ số \s+ \d [^.;:“]{0,120}? \s
        (?: chấm\s+dứt \s+ hiệu\s+lực | (?:được|bị) \s+ (?:tạm\s+)? (?:ngưng|ngừng) ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DEED_ON_WORDS = "|".join(deed.pattern for deed in DEEDS if not deed.only_words and deed.action != "suspend")
_AT = re.compile(
    rf"\s*(?:Tại|Trong|Ở)\s+(?:điều|khoản|điểm|toàn\s+(?:bộ|văn))\s[^“\".;:]{{1,120}}?"
    rf"\s(?:{_DEED_ON_WORDS}|thay|sửa|bỏ)\s+(?:cụm\s+từ|từ|chữ|số)\s",
    re.IGNORECASE,
)


# a deed on a part of what a text governs: "Đối với kho đã lập, bãi bỏ Nghị định số 5/2015/NĐ-CP"
_FOR_SOME = compiled(
    rf"\s*Đối\s+với\s[^“\".;:]{{1,160}}?,\s*(?:{_DEED_ON_WORDS})\s+(?:‹types›\s+số\s|(?:điều|khoản|điểm)\s+[\da-zđ])",
    re.IGNORECASE,
)


# an item of a list that a verb leads
_ITEM = re.compile(
    r"\s*(?:(?:(?:cụm\s+)?(?:từ|chữ|số)\s*:?\s*)?[“\"«„]"
    r"|(?:tên\s+)?(?:điều|khoản|điểm|mục|chương)\s+(?:\d|[a-zđ]\s|[IVX]))",
    re.IGNORECASE,
)


def unread(document: Document, when: Commencement, acting: Collection[str]) -> Iterator[Unread]:
    """What of a text was not read; `acting`: its units that state effects."""
    yield from _of_force(document, when)
    known = {unit for each in acting for unit in _with_above(each)}
    lists = {unit.id for unit in document.units if unit.id in known and leads(unit.heading or unit.text)}
    known |= {unit.id for unit in document.units if unit.kind in GROUPING}
    above = ""  # the last clause that is told: what stands below it is told with it
    for block in document.blocks:
        unit = block.unit or ""
        if not unit.startswith(f"{above}-") and _is_unseen(block, known) and _says(block, lists):
            start, end = whole_span(block.passage)
            if not _is_quoted(document, start):
                above = unit
                yield Unread("amendment-unread", start, end)


def _is_unseen(block: Block, known: Collection[str]) -> bool:
    return block.unit not in known or bool(_ALL_ATTACHED.search(block.passage.text))


def _says(block: Block, lists: Collection[str]) -> bool:
    """Whether a clause of the text itself says that something is changed; `lists`: the units that lead lists."""
    text, begin = block.passage.text, block.label_end
    if block.role != "unit" or block.component:
        return False
    listed = (block.unit or "").rpartition("-")[0].rpartition("-")[0] in lists
    says = _AMENDS.match(text, begin) or _begins_at(text, begin) or (listed and _ITEM.match(text, begin))
    return bool(says or (_may_end(text) and _ENDS.search(text, begin)))


def _begins_at(text: str, begin: int) -> bool:
    """Whether a clause says first where, or for whom, something is changed."""
    return any(pattern.match(text, begin) for pattern in (_AT, _FOR_SOME))


_RESTS = ("dứt", "dừng", "ngưng", "ngừng")  # one of them stands wherever `_ENDS` finds anything


def _may_end(text: str) -> bool:
    """Whether it is worth looking: most clauses say nothing of the kind, and the pattern tries every place."""
    small = text.lower()
    return any(word in small for word in _RESTS)


def _with_above(unit: str) -> Iterator[str]:
    """A unit and those above it, by their anchors."""
    while unit:
        yield unit
        unit = unit.rpartition("-")[0]


_MARKS = 2  # letters before what is quoted: a mark, or two single ones


def _is_quoted(document: Document, at: int) -> bool:
    return any(q.start - _MARKS <= at < q.end for q in document.quotations)


# ------------------------------------------------------------------ from when, until when

_FROM = compiled(
    r"""
    (?P<self> (?:‹types›|Văn\s+bản) \s+ này ) (?: \s+ \w+ ){0,3}? ,? \s+ có \s+ hiệu \s+ lực (?P<more> [^.;]{0,160} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SET_BY_ANOTHER = compiled(
    r"(?:thời\s+điểm|ngày)\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+của\s+(?P<self>(?:‹types›|Văn\s+bản)\s+này)"
    r"(?P<more>\s+(?:do|được)[^.;]{0,80})",
    re.IGNORECASE,
)
_FOR_A_TIME = compiled(
    r"""
    (?P<self> (?:‹types›|Văn\s+bản) \s+ này ) \s (?: [^.;:]{0,80}? \s )??
    (?: có\s+hiệu\s+lực | được\s+(?:thực\s+hiện|áp\s+dụng|thí\s+điểm) )
    (?P<more> [^.;:]{0,120}? \s
        (?: trong \s+ (?: thời\s+(?:hạn|gian)\s+ )? (?:\d|\w+\s+năm) | đến \s+ (?: khi | hết | ngày \s+ \d ) ) [^.;:]* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY = re.compile(r"hiệu\s+lực|được\s+(?:thực\s+hiện|áp\s+dụng|thí\s+điểm)")
_NOT_FROM = re.compile(r"\s*(?:(?:thi\s+hành|pháp\s+luật)\s*)?(?:$|,|và\s+được\s+sửa|thì|mà|được)", re.IGNORECASE)


def _of_force(document: Document, when: Commencement) -> Iterator[Unread]:
    """What a text says of from when, or until when, it is in force, that is no day here; its publisher may say it."""
    wanted = _wanted(document, when)
    for block in document.blocks if wanted else ():
        own = block.role == "unit" and not block.component
        if own and " này" in block.passage.text and _MAY.search(block.passage.text):
            yield from itertools.islice(_said(document, block, wanted), 1)


def _wanted(document: Document, when: Commencement) -> list[re.Pattern[str]]:
    said = document.source.decisions.validity
    begins, ends = (said.from_, said.until) if said else (None, None)
    wanted = [] if when.day or when.along or begins else [_FROM, _SET_BY_ANOTHER]
    return wanted if when.end or ends else [*wanted, _FOR_A_TIME]


def _said(document: Document, block: Block, wanted: Iterable[re.Pattern[str]]) -> Iterator[Unread]:
    text = block.passage.text
    for match in (match for pattern in wanted for match in pattern.finditer(text)):
        start, end = raw_span(block.passage, *match.span())
        refers = is_of_another(text, match.start()) or _NOT_FROM.match(match["more"])
        if not refers and not _is_quoted(document, start):
            yield Unread("commencement-unread", start, end)
