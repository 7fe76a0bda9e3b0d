"""Commencing: the day from which a text is in force, and those of its parts that have a day of their own.

Source: Luật Ban hành văn bản quy phạm pháp luật (a text states its own commencement in its last articles); Nghị định
30/2020. Enters: a Document and its references. Leaves: Commencement. A day to which the text only refers ("trước ngày
Luật này có hiệu lực") is none of its own.

>>> [stated(text, "2020-06-17") for text in (
...     "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021.",
...     "Quyết định này có hiệu lực kể từ ngày ký.",
...     "Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.",
...     "Hợp đồng ký trước ngày Luật này có hiệu lực thi hành được tiếp tục thực hiện.",
...     "Điều 6 Thông tư này có hiệu lực thi hành kể từ ngày 01 tháng 8 năm 2026.",
...     "Thông tư này sẽ có hiệu lực sau bốn mươi lăm ngày, kể từ ngày ký.",
...     "Các quy định khác của Thông tư này có hiệu lực từ 01/7/2020.",
...     "Nghị quyết này có hiệu lực từ năm ngân sách 2021.",
...     "Luật này có hiệu lực từ ngày công bố.",
...     "Nghị quyết này được Hội đồng thông qua ngày 21 tháng 02 năm 2020 và có hiệu lực từ ngày 10 tháng 4 năm 2020.",
... )]
['2021-01-01', '2020-06-17', '2020-08-01', None, None, '2020-08-01', '2020-07-01', '2021-01-01', None, '2020-04-10']
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..addresses import slug_of
from ..citations.dates import DATE, DATED, iso
from ..model import Document, Reference, Unit
from ..office.patterns import compiled
from ..vietnamese import cardinal_value

_FROM = r"(?:\s+(?:kể\s+)?từ(?:\s+0\s+giờ)?)?"
_SIGNED = r"ngày\s+(?:được\s+)?(?:ký(?:\s+ban\s+hành)?|ban\s+hành|thông\s+qua)(?!\w)"
_IN_FORCE = compiled(
    rf"""
    (?P<self> (?P<type> ‹types›|Văn\s+bản) (?P<this> \s+ này )? )
    (?: \s+ (?:đã\s+)? được \s [^.;:]{{1,160}}? \s thông\s+qua \s [^.;:]{{0,60}}? (?:và|,) )?
    ,? (?: \s+ (?:bắt\s+đầu|chính\s+thức|sẽ) )* \s+ có \s+ hiệu \s+ lực
    (?: \s+ thi \s+ hành | \s+ pháp \s+ luật | \s+ áp \s+ dụng )?
    (?: \s+ sau \s+ (?: (?P<days>\d{{1,3}}) | (?P<worded> \w+ (?:\s+\w+){{0,2}}? ) )
        (?: \s* \( [^)]* \) )? \s+ ngày , ? )?
    {_FROM.replace(" ", "")} \s+
    (?: (?P<signed> {_SIGNED} ) | (?P<date> (?=ngày) ) | (?P<bare> \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}} (?!\d) )
      | năm \s+ ngân \s+ sách \s+ (?P<budget> \d{{4}} ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "khoản 2 Điều 60 của Luật này có hiệu lực", "Điều 6 Thông tư này có hiệu lực"
_OF_A_PART = re.compile(
    r"(?:của|tại|trong|theo|(?:điều|khoản|điểm|chương|mục|phụ\s+lục|mẫu\s+số)[^\S\n]+[\wđ.]{1,7})\s*$", re.IGNORECASE
)
# "các quy định khác của Nghị định này", "Các quy định tại Nghị định này": the text itself
_ALL_OF_IT = re.compile(
    r"(?<!\w)(?:các|những|mọi|toàn\s+bộ)\s+(?:các\s+)?(?:quy\s+định|nội\s+dung|điều(?:\s*,\s*khoản)?)"
    r"(?:\s+(?:khác|còn\s+lại))?\s+(?:của|tại|trong)\s*$",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?:trước|đến|sau|từ|vào|kể từ|tính đến|tại)\s+(?:hết\s+)?(?:ngày|thời điểm)\s*$", re.IGNORECASE
)
# "có hiệu lực thi hành kể từ ngày ‹Luật …› có hiệu lực"
_WITH_ANOTHER = compiled(
    r"(?P<self>(?:‹types›|Văn\s+bản)\s+này)\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?"
    r"(?:từ|cùng)\s+(?:ngày|thời\s+điểm)"
    r"(?:\s+với)?\s+$",
    re.IGNORECASE,
)
# "có hiệu lực từ ngày … đến hết ngày …": the text's own end, the last day on which it is in force
_TO_AN_END = compiled(
    r"""
    (?P<self> (?:‹types›|Văn\s+bản) \s+ này ) ,? (?: \s+ (?:bắt\s+đầu|chính\s+thức|sẽ) )*
    \s+ có \s+ hiệu \s+ lực (?: \s+ thi \s+ hành )?
    (?: \s+ (?: (?:kể \s+)? từ \s+ (?:ngày|\d) | sau \s+ \d ) [^.;:]{1,60}? )?
    (?: \s+ và (?: \s+ có \s+ hiệu \s+ lực )? )? \s+
    đến \s+ (?:hết \s+)? (?: (?P<when> (?=ngày) ) | năm \s+ (?P<last> \d{4} ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FORCE = re.compile(r"hiệu\s+lực", re.IGNORECASE)
_UNTIL = re.compile(r"\sđến\s", re.IGNORECASE)  # cheaper to look for than a type, of which there are many
_ITS = re.compile(r"[^.;:]{0,200}?\scó\s+hiệu\s+lực", re.IGNORECASE)
_PART = re.compile(
    rf"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?:(?P<when>{DATE})|(?P<signed>{_SIGNED}))", re.IGNORECASE
)  # of places named before it
# "Khoản này được hướng dẫn bởi … có hiệu lực từ ngày …": the day of another text, in a portal's note
_BY_ANOTHER = re.compile(r"(?:được|bị)\s[^.;]*?\s(?:bởi|theo|tại)\s", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:]\s|\n")


@dataclass(frozen=True, slots=True)
class Commencement:
    """The day of the text, the unit that states it, and the days of parts: anchors of places,
    each with day and unit.
    """

    day: str | None = None
    unit: str | None = None
    parts: tuple[tuple[str, str, str], ...] = ()
    end: str | None = None  # the first day on which it is no longer in force, where it says its own end
    along: str | None = None  # the text whose commencement is this one's

    def of(self, unit: str | None) -> tuple[str | None, str | None]:
        """The day of a clause, and the unit that states it: its own, the innermost first, else the text's."""
        fitting = [each for each in self.parts if unit and (unit == each[0] or unit.startswith(f"{each[0]}-"))]
        if fitting:
            _, day, where = max(fitting, key=lambda each: len(each[0]))
            return day, where
        return self.day, self.unit


def moved(when: Commencement, day: str) -> Commencement:
    """The same after another text has changed the clause that states the day."""
    return replace(when, day=day)


def commencement(document: Document, references: Iterable[Reference]) -> Commencement:
    """What a text says of its own commencement."""
    signed = document.metadata.date
    some = tuple(references)
    found: list[tuple[str, str]] = []
    end: str | None = None
    units = {unit.id: unit for unit in document.units}
    for unit in document.units:
        if unit.component or "lực" not in unit.text:
            continue
        words = _words(unit)
        if not _FORCE.search(words):
            continue  # the patterns below, which hold these words, try every place
        day, last = stated(words, signed, document.metadata.type if _is_of_force(unit, units) else None), ended(words)
        if (day or last) and _is_quoted(document, unit):
            continue
        found += [(day, unit.id)] if day else []
        end = last or end
    day, where = found[-1] if found else (None, None)  # it stands in the closing articles
    other, there = _along(document, some) if day is None else (None, None)
    return Commencement(day, where or there, tuple(_parts(document, some)), end, other)


def _along(document: Document, references: Iterable[Reference]) -> tuple[str | None, str | None]:
    """The held text with which a text comes into force, and the unit that says so."""
    for reference in references:
        mention, block = reference.mention, document.blocks[reference.mention.block]
        if not reference.target or mention.provision or block.component:
            continue
        text, (start, end) = block.passage.text, mention.span
        before = text[max(0, start - 120) : start]
        # most mentions are of something else: the pattern is slow, and has this word in it
        said = _WITH_ANOTHER.search(before) if "hiệu" in before.lower() else None
        if said and _ITS.match(text, end):
            slug = slug_of(reference.target.url)
            if slug and slug != document.source.slug:
                return slug, mention.unit
    return None, None


def followed(whens: Mapping[str, Commencement]) -> dict[str, Commencement]:
    """The same, each text that comes into force with another having that one's day."""
    return {slug: replace(when, day=_followed(whens, when)) for slug, when in whens.items()}


def _followed(whens: Mapping[str, Commencement], when: Commencement) -> str | None:
    other = whens.get(when.along or "")
    return other.day if other else when.day


def _is_of_force(unit: Unit, units: Mapping[str, Unit]) -> bool:
    """Whether a unit stands in the article on when the text is in force."""
    while unit.parent and unit.heading is None:
        unit = units[unit.parent]
    return "hiệu lực" in (unit.heading or "").lower()


def _words(unit: Unit) -> str:
    return f"{unit.heading or ''}\n{unit.text}"


def _is_quoted(document: Document, unit: Unit) -> bool:
    """Whether the words of a unit that speak of commencement are another text's."""
    return any(q.start <= unit.start < q.end or q.start <= unit.end - 1 < q.end for q in document.quotations)


def stated(text: str, signed: str | None, own: str | None = None) -> str | None:
    """The day from which a text says that it is in force; `signed`: the day on which it was signed; `own`: its type, in
    the article on its commencement: "Nghị định có hiệu lực" says it there, too.
    """
    for match in _IN_FORCE.finditer(text):
        if not (match["this"] or _is_own(text, match, own)) or is_of_another(text, match.start()):
            continue
        day = _day(text, match, signed)
        if day:
            return day
    return None


def is_of_another(text: str, at: int) -> bool:
    """Whether the text's own name stands at a place only to name a point in time, or one of its parts."""
    before = text[max(0, at - 60) : at]
    return bool(_REFERRED.search(before)) or bool(_OF_A_PART.search(before) and not _ALL_OF_IT.search(before))


def _is_own(text: str, match: re.Match[str], own: str | None) -> bool:
    """Whether a name without "này" is that of the text: its type begins the clause."""
    begins = text[: match.start()].rstrip(" ")[-1:] in ("", "\n", ".")
    return begins and own is not None and match["type"].lower() == own.lower()


def _day(text: str, match: re.Match[str], signed: str | None) -> str | None:
    """The day of a match of _IN_FORCE. A budget year begins with the calendar's (Luật Ngân sách nhà nước, Điều 14)."""
    if match["budget"]:
        return f"{match['budget']}-01-01"
    if match["bare"]:
        return iso(DATED.match(f"ngày {match['bare']}"))
    day = signed if match["signed"] else iso(DATED.match(text, match.end()))
    days = int(match["days"]) if match["days"] else cardinal_value(match["worded"]) if match["worded"] else 0
    return _after(day, days) if day and days is not None else None


def _after(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def ended(text: str) -> str | None:
    """The first day on which a text, as it says itself, is no longer in force.

    >>> ended("Thông tư này có hiệu lực thi hành từ ngày 01 tháng 4 năm 2026 đến hết ngày 31 tháng 12 năm 2026.")
    '2027-01-01'
    >>> ended("Nghị quyết này có hiệu lực từ ngày ký đến hết năm 2027.")
    '2028-01-01'
    >>> ended("Giấy phép cấp trước ngày Luật này có hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2026 thì hết hạn.")
    """
    for match in _TO_AN_END.finditer(text) if _UNTIL.search(text) else ():
        last = f"{match['last']}-12-31" if match["last"] else iso(DATED.match(text, match.end()))
        if last and not is_of_another(text, match.start()):
            return _after(last, 1)
    return None


def _parts(document: Document, references: Iterable[Reference]) -> Iterator[tuple[str, str, str]]:
    """Places of the text that have a day of their own: "Điều 190 … có hiệu lực từ ngày …"."""
    for number, places in _own_places(references).items():
        block = document.blocks[number]
        if block.role != "unit" or block.unit is None or block.component:
            continue
        for start, end, day in _days(block.passage.text, document.metadata.date):
            for at, unit in places:
                if start <= at < end and not _BY_ANOTHER.search(block.passage.text, at, end):
                    yield unit, day, block.unit


def _own_places(references: Iterable[Reference]) -> dict[int, list[tuple[int, str]]]:
    """The places of this text that it names itself, by block: where they are named, and their units."""
    found: dict[int, list[tuple[int, str]]] = {}
    for reference in references:
        mention, target = reference.mention, reference.target
        if mention.kind == "internal" and mention.note is None and target and target.unit:
            found.setdefault(mention.block, []).append((mention.span[0], target.unit))
    return found


def _days(text: str, signed: str | None) -> Iterator[tuple[int, int, str]]:
    """The days that clauses give to the places they name: from where to where those stand; none of the text itself.

    >>> said = "Luật này có hiệu lực từ ngày 01/7/2025, trừ khoản 2 Điều 3 có hiệu lực từ ngày 01/01/2026."
    >>> [(said[start:end], day) for start, end, day in _days(said, None)]
    [(', trừ khoản 2 Điều 3 ', '2026-01-01')]
    """
    before = 0
    for match in _PART.finditer(text):
        start = max((m.end() for m in _CLAUSE_END.finditer(text, before, match.start())), default=before)
        before = match.end()
        day = iso(DATED.search(match["when"])) if match["when"] else signed
        if day and not stated(text[start : match.end()], day):
            yield start, match.start(), day
