"""Commencing: the day from which a text is in force, and those of its parts that have a day of their own.

Source: Luật Ban hành văn bản quy phạm pháp luật (a text states its own commencement in its last articles); Nghị định
30/2020. Enters: a Document and its references. Leaves: Commencement. A day to which the text only refers ("trước ngày
Luật này có hiệu lực") is none of its own.

>>> [stated(text, "2020-06-17") for text in (
...     "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2021.",
...     "Quyết định này có hiệu lực kể từ ngày ký.",
...     "Thông tư này có hiệu lực sau 45 ngày kể từ ngày ký ban hành.",
...     "Hợp đồng ký trước ngày Luật này có hiệu lực thi hành được tiếp tục thực hiện.",
... )]
['2021-01-01', '2020-06-17', '2020-08-01', None]
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..citations.dates import DATE, iso
from ..model import Document, Reference, Unit
from ..office.patterns import compiled

_FROM = r"(?:\s+(?:kể\s+)?từ(?:\s+0\s+giờ)?)?"
_SIGNED = r"ngày\s+(?:được\s+)?(?:ký(?:\s+ban\s+hành)?|ban\s+hành|thông\s+qua|công\s+bố)(?!\w)"
_IN_FORCE = compiled(
    rf"""
    (?P<self> (?:‹types›|Văn\s+bản) \s+ này )
    \s+ (?: bắt\s+đầu \s+ )? có \s+ hiệu \s+ lực (?: \s+ thi \s+ hành | \s+ pháp \s+ luật | \s+ áp \s+ dụng )?
    (?: \s+ sau \s+ (?P<days>\d{{1,3}}) (?: \s* \( [^)]* \) )? \s+ ngày , ? )?
    {_FROM.replace(" ", "")} \s+
    (?: (?P<signed> {_SIGNED} ) | (?P<date> (?=ngày) ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_PART = re.compile(r"(?:của|tại|trong|theo)\s*$", re.IGNORECASE)  # "khoản 2 Điều 60 của Luật này có hiệu lực"
_REFERRED = re.compile(
    r"(?:trước|đến|sau|từ|vào|kể từ|tính đến|tại)\s+(?:hết\s+)?(?:ngày|thời điểm)\s*$", re.IGNORECASE
)
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

    def of(self, unit: str | None) -> tuple[str | None, str | None]:
        """The day of a clause, and the unit that states it: its own, the innermost first, else the text's."""
        fitting = [each for each in self.parts if unit and (unit == each[0] or unit.startswith(f"{each[0]}-"))]
        if fitting:
            _, day, where = max(fitting, key=lambda each: len(each[0]))
            return day, where
        return self.day, self.unit


def moved(when: Commencement, day: str) -> Commencement:
    """The same after another text has changed the clause that states the day."""
    return Commencement(day, when.unit, when.parts)


def commencement(document: Document, references: Iterable[Reference]) -> Commencement:
    """What a text says of its own commencement."""
    signed = document.metadata.date
    found: list[tuple[str, str]] = []
    for unit in document.units:
        if unit.component == "" and not _is_quoted(document, unit) and (day := stated(_words(unit), signed)):
            found.append((day, unit.id))
    day, where = found[-1] if found else (None, None)  # it stands in the closing articles
    return Commencement(day, where, tuple(_parts(document, references)))


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
