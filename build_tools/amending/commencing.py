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
...     "Nghị quyết này được Hội đồng thông qua ngày 21 tháng 02 năm 2020 và có hiệu lực từ ngày 10 tháng 4 năm 2020.",
... )]
['2021-01-01', '2020-06-17', '2020-08-01', None, None, '2020-04-10']
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..addresses import slug_of
from ..citations.dates import DATE, iso
from ..model import Document, Reference, Unit
from ..office.patterns import compiled

_FROM = r"(?:\s+(?:kể\s+)?từ(?:\s+0\s+giờ)?)?"
_SIGNED = r"ngày\s+(?:được\s+)?(?:ký(?:\s+ban\s+hành)?|ban\s+hành|thông\s+qua|công\s+bố)(?!\w)"
_IN_FORCE = compiled(
    rf"""
    (?P<self> (?:‹types›|Văn\s+bản) \s+ này )
    (?: \s+ (?:đã\s+)? được \s [^.;:]{{1,160}}? \s thông\s+qua \s [^.;:]{{0,60}}? (?:và|,) )?
    \s+ (?: bắt\s+đầu \s+ )? có \s+ hiệu \s+ lực (?: \s+ thi \s+ hành | \s+ pháp \s+ luật | \s+ áp \s+ dụng )?
    (?: \s+ sau \s+ (?P<days>\d{{1,3}}) (?: \s* \( [^)]* \) )? \s+ ngày , ? )?
    {_FROM.replace(" ", "")} \s+
    (?: (?P<signed> {_SIGNED} ) | (?P<date> (?=ngày) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "khoản 2 Điều 60 của Luật này có hiệu lực", "Điều 6 Thông tư này có hiệu lực"
_OF_A_PART = re.compile(
    r"(?:của|tại|trong|theo|(?:điều|khoản|điểm|chương|mục|phụ\s+lục|mẫu\s+số)[^\S\n]+[\wđ.]{1,7})\s*$", re.IGNORECASE
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
# "có hiệu lực từ ngày … đến hết ngày …": the text's own end
_TO_AN_END = compiled(
    rf"(?P<self>(?:‹types›|Văn\s+bản)\s+này)\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?"
    rf"(?:\s+(?:kể\s+)?từ\s+ngày\s[^.;:]{{1,40}}?)?(?:\s+và)?\s+đến\s+hết\s+(?P<when>{DATE})",
    re.IGNORECASE,
)
_ITS = re.compile(r"[^.;:]{0,200}?\scó\s+hiệu\s+lực", re.IGNORECASE)
_DATE = re.compile(DATE)
_PART = re.compile(
    rf"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?P<when>{DATE})", re.IGNORECASE
)  # of places named before it
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
    for unit in document.units:
        if unit.component or "lực" not in unit.text:
            continue
        words = _words(unit)
        day, last = stated(words, signed), ended(words)
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
        text, (start, end) = block.passage.text, mention.span
        said = _WITH_ANOTHER.search(text[max(0, start - 120) : start])
        if said and reference.target and not mention.provision and not block.component and _ITS.match(text, end):
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


def _words(unit: Unit) -> str:
    return f"{unit.heading or ''}\n{unit.text}"


def _is_quoted(document: Document, unit: Unit) -> bool:
    """Whether the words of a unit that speak of commencement are another text's."""
    return any(q.start <= unit.start < q.end or q.start <= unit.end - 1 < q.end for q in document.quotations)


def stated(text: str, signed: str | None) -> str | None:
    """The day from which a text says that it is in force; `signed` is the day on which it was signed."""
    for match in _IN_FORCE.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _REFERRED.search(before) or _OF_A_PART.search(before):
            continue
        day = signed if match["signed"] else iso(_DATE.match(text, match.end()))
        if day and match["days"]:
            day = (datetime.date.fromisoformat(day) + datetime.timedelta(days=int(match["days"]))).isoformat()
        if day:
            return day
    return None


def ended(text: str) -> str | None:
    """The first day on which a text, as it says itself, is no longer in force.

    >>> ended("Thông tư này có hiệu lực thi hành từ ngày 01 tháng 4 năm 2026 đến hết ngày 31 tháng 12 năm 2026.")
    '2027-01-01'
    >>> ended("Giấy phép cấp trước ngày Luật này có hiệu lực thi hành đến hết ngày 31 tháng 12 năm 2026 thì hết hạn.")
    """
    for match in _TO_AN_END.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        day = iso(_DATE.search(match["when"]))
        if day and not _REFERRED.search(before) and not _OF_A_PART.search(before):
            return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()
    return None


def _parts(document: Document, references: Iterable[Reference]) -> Iterator[tuple[str, str, str]]:
    """Places of the text that have a day of their own: "Điều 190 … có hiệu lực từ ngày …"."""
    for number, places in _own_places(references).items():
        block = document.blocks[number]
        if block.role != "unit" or block.unit is None or block.component:
            continue
        for start, end, day in _days(block.passage.text):
            for at, unit in places:
                if start <= at < end:
                    yield unit, day, block.unit


def _own_places(references: Iterable[Reference]) -> dict[int, list[tuple[int, str]]]:
    """The places of this text that it names itself, by block: where they are named, and their units."""
    found: dict[int, list[tuple[int, str]]] = {}
    for reference in references:
        mention, target = reference.mention, reference.target
        if mention.kind == "internal" and mention.note is None and target and target.unit:
            found.setdefault(mention.block, []).append((mention.span[0], target.unit))
    return found


def _days(text: str) -> Iterator[tuple[int, int, str]]:
    """The days that clauses give to the places they name: from where to where those stand; none of the text itself."""
    for match in _PART.finditer(text):
        start = max((m.end() for m in _CLAUSE_END.finditer(text, 0, match.start())), default=0)
        day = iso(_DATE.search(match["when"]))
        if day and not stated(text[start : match.end()], None):
            yield start, match.start(), day
