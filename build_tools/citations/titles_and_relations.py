"""Which citation stands in the words of another, and what the text does to each: "Nghị quyết số 46/NQ-CP … thực hiện
Nghị quyết số 20-NQ/TW".

Enters: the canvas of a block and what was found in it, in the order of the first letters. Leaves: readings, each with
its relation, the words to click on, and the reading in whose work's title it stands. Promise: what one clicks on never
overlaps; a title names nothing younger than its work, and nothing of a province when the work is of the centre.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.often_made import often_made
from ..office import issuing_bodies
from . import relations, signs
from .named_work import PLACE, Found
from .speakers import Speaker


@often_made
@dataclass(frozen=True, slots=True)
class Reading:
    """One citation of a block: what was found, the words to click on, the relation, and the reading it stands within.
    `deed`: what the words do to it, whoever does it.
    """

    found: Found
    link: tuple[int, int]
    relation: str
    within: int | None = None
    deed: str = "dan-chieu"


_LIST = re.compile(
    r" *(?:\([^()]*\))? *(?:,|;|và|cùng|cũng như|hoặc)? *(?:và )?(?:(?:của|các|từ|tại|với|đến|tới|hết|tên|tiêu đề) )*",
    re.IGNORECASE,
)


def related(text: str, role: str, found: list[Found], speaker: Speaker, lead: str | None = None) -> list[Reading]:
    """The readings of a block of a role; `lead`: what the words that lead the list do to an item of it."""
    readings: list[Reading] = []
    stops: list[int] = []  # where the words of each reading end: a title ends before a work that it cannot name
    around: list[int] = []  # the readings in whose words a place may stand, the outermost first
    beside: int | None = None  # the last reading that stands in no other
    for n, each in enumerate(found):
        around = [k for k in around if max(stops[k], found[k].end) > each.start]
        while around and not _stands_within(text, role, found[around[-1]], stops[around[-1]], each):
            stops[around[-1]] = min(stops[around[-1]], _separated(text, each.start))
            around.pop()
        outer = around[-1] if around else None
        former = None if beside is None else (readings[beside], stops[beside])
        deed = "dan-chieu" if outer is not None else _deed(text, role, each, lead, former)
        beside = n if outer is None else beside
        inner = next((f.start for f in found[n + 1 : n + 2] if f.start < each.end), each.end)
        link = (each.start, each.start + len(text[each.start : inner].rstrip()))
        readings.append(Reading(each, link, relations.relation(deed, text, each, role, speaker), outer, deed))
        stops.append(each.stop)
        around.append(n)
    return readings


def _stands_within(text: str, role: str, outer: Found, stop: int, each: Found) -> bool:
    """Whether a citation stands in the words of another, which in the text's own title does not do a second deed."""
    second = role in _OWN_WORDS and _ANOTHER_DEED.search(text, max(0, each.start - 40), each.start)
    return _holds(outer, stop, each) and not second


def _deed(text: str, role: str, each: Found, lead: str | None, former: tuple[Reading, int] | None) -> str:
    """What the words do to a citation; `former`: the one beside it, and where what is said of that ends."""
    alike = former and (each.own or former[0].deed != "kem-theo")  # what this text carries is no other text's annex
    if former and alike and former[1] < each.start and _LIST.fullmatch(text, former[1], each.start):
        return _deed_of_list(text, each, *former)
    if lead and not each.own and (item := relations.of_item(lead, text, each.start)):
        return item
    said = relations.deed(text, each, role)
    beside = former[0].found if former else None
    its_own = beside is not None and not beside.own and _ITS_DEED.fullmatch(text, beside.end, each.start)
    return "dan-chieu" if its_own else said


def _deed_of_list(text: str, each: Found, former: Reading, end: int) -> str:
    """What the words do to a later item of a list: what they do to the former one, whose words end at `end`."""
    if former.deed == "dan-chieu" and each.steps and not each.own and relations.ends(text, each):
        return "bai-bo"
    again = relations.of_opening(text) if each.steps and ";" in text[end : each.start] else None
    return again or former.deed


# "Quyết định số 929/QĐ-TTg ngày 15/5/2025 thay thế Quyết định số 598/QĐ-TTg": what another text did.
_ITS_DEED = re.compile(
    r"(?:,? của [\w ]{3,40}?)?,? (?:đã )?(?:thay thế|thay cho|bãi bỏ|hủy bỏ|sửa đổi|sửa đổi, bổ sung|đính chính)(?:"
    r" cho| một phần| một số điều của| một số điều)? "
)
# "Sửa đổi một số điều của Thông tư … quy định … và bãi bỏ Thông tư …": in its own title a text says twice what it does.
_OWN_WORDS = ("title", "enacting")
_ANOTHER_DEED = re.compile(r" và (?:bãi bỏ|thay thế|hủy bỏ)(?: một phần| toàn bộ| một số điều của)? *$", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?:,| và| cùng| hoặc)(?: và)?(?: (?:các|của|từ|tại|với))* *$", re.IGNORECASE)


def _separated(text: str, at: int) -> int:
    """Where the comma or the "và" begins that stands before a place; the place itself when none does."""
    match = _SEPARATOR.search(text, max(0, at - 24), at)
    return match.start() if match else at


def _holds(outer: Found, stop: int, each: Found) -> bool:
    """Whether a citation stands in the words of another: inside its span, or in its title."""
    if each.end <= outer.end:
        return True
    its_own = each.form == PLACE and bool(each.number) and each.number == outer.number
    return not its_own and outer.subject < each.start < stop and _may_name(outer, each)


def _may_name(outer: Found, inner: Found) -> bool:
    """Whether the title of a work can name another: not one that is younger, nor, of a central body, one of a
    province.
    """
    if _year(outer) and inner.number and _series(outer) == _series(inner) and _count(inner) > _count(outer):
        return False
    if (inner.date or "") > (outer.date or "9999") or (_year(inner) or "") > (_year(outer) or "9999"):
        return False
    return not (of_a_place(inner) and outer.number and not of_a_place(outer))


def _year(found: Found) -> str | None:
    return found.date[:4] if found.date else found.year or signs.year(found.number or "")


def _series(found: Found) -> tuple[object, ...]:
    """The numbers of a year that follow one another: those of one type, body and year."""
    return _year(found), *signs.parts(found.number or "")[1:]


def _count(found: Found) -> int:
    digits = re.match(r"\d+", found.number or "")
    return int(digits[0]) if digits else 0


def of_a_place(found: Found) -> bool:
    """Whether the letters of a sign are those of a body of which each place has one."""
    body = issuing_bodies.of_letters(signs.body_sign(found.number)) if found.number else None
    return body is not None and body.place
