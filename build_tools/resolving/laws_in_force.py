"""Which law a name alone means: the one of that name that is in force on the day of the text.

Enters: a mention without number and date, and the text that holds it. Leaves: a Law of the table `laws.toml`, None
where the table does not know the name or the day, where a new law was passed and is not yet in force, and of a bill.

    >>> laws = [meant("Luật", "Đất đai", day) for day in ("2015-03-01", "2024-03-01", "2025-03-01")]
    >>> [law and law.number for law in laws]
    ['45/2013/QH13', None, '31/2024/QH15']
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from .. import tables
from ..citations import forms, signs
from ..model import Document, Mention
from .identity import is_full, name_key

_LASTING = ("Hiến pháp",)  # a new one would be known to everybody who keeps the table


@dataclass(frozen=True, slots=True)
class Law:
    """One law of a name: its number ("" of a constitution), its day of issue, and from when it is in force."""

    type: str
    name: str
    number: str
    issued: str
    since: str


@cache
def _chains() -> tuple[str, dict[tuple[str, str], tuple[tuple[Law, ...], str]]]:
    """Until when the table is known, and the laws of each name with the day on which the last of them ended."""
    table = tables.toml("laws")
    known_until: str = table.pop("known_until")
    chains = {}
    for type_, names in table.items():
        for name, entries in names.items():
            until = next((e.removeprefix("until ") for e in entries if e.startswith("until ")), "9999")
            laws = tuple(_law(type_, name, entry) for entry in entries if not entry.startswith("until "))
            chains[signs.group(type_, None), name_key(name)] = (laws, until)
    return known_until, chains


def _law(type_: str, name: str, entry: str) -> Law:
    number, issued, since = entry.split(" | ")
    return Law(type_, name, number.strip("–"), issued, since)


def _chain(type_: str, name: str) -> tuple[tuple[Law, ...], str]:
    """The laws of a name, and the day on which the last of them ended; none and "" when the table has no such name."""
    return _chains()[1].get((signs.group(type_, None), name_key(name)), ((), ""))


def meant(type_: str, name: str, day: str) -> Law | None:
    """The law of a name that is in force on a day."""
    laws, until = _chain(type_, name)
    if day >= until or (day > known_until() and type_ not in _LASTING):
        return None
    for law, following in pairwise((*laws, None)):
        if law and law.since <= day and (following is None or day < following.issued):
            return law
    return None


@cache
def _numbers() -> frozenset[str]:
    return frozenset(signs.key(law.number) for laws, _ in _chains()[1].values() for law in laws)


def is_known(sign: str) -> bool:
    """Whether a sign, as signs are compared, is that of a law of the table."""
    return sign in _numbers()


def of_name(type_: str, name: str) -> tuple[Law, ...]:
    """The laws of the table that bore a name."""
    return _chain(type_, name)[0]


_TO_COME = r"(?:dự +án|dự thảo|xây dựng|trình|thông qua)(?: các)?(?: dự +án| dự thảo)?"
_BILL = re.compile(rf"{_TO_COME}:? (?:Luật [^.;:]{{2,250}}, ?(?:và )?)?$")


def in_note(mention: Mention, document: Document) -> bool:
    """Whether a mention stands in a note, which may be younger than the text; "khoản này" there is not."""
    note = mention.note is not None or document.blocks[mention.block].role == "note"
    return note and not (forms.kind(mention.form) == "place" and mention.words.endswith("này"))


def of_mention(mention: Mention, document: Document, days: Mapping[str, str]) -> Law | None:
    """The law that a mention means by its name alone, on the day of the text that holds it, or of the text whose title
    or words hold it (`days`).
    """
    if not mention.type or is_full(mention) or forms.kind(mention.form) not in ("law", "place"):
        return None
    day = days.get(mention.id)
    if day is None and not (in_note(mention, document) or mention.within):
        day = document.metadata.date
    if not day:
        return None
    if mention.within:
        return latest(mention.type, mention.name or "", day)
    return None if is_bill(mention, document) else _on(mention.type, mention.name or "", day)


def is_bill(mention: Mention, document: Document) -> bool:
    """Whether what is named is still to be passed: "trình dự án Luật Quản lý thuế"."""
    before = document.blocks[mention.block].passage.text[max(0, mention.span[0] - 300) : mention.span[0]]
    return bool(_BILL.search(before))


def known_until() -> str:
    """The day until which the table is known."""
    return _chains()[0]


def _on(type_: str, name: str, day: str) -> Law | None:
    """The law in force on a day; of a year, all of it."""
    if len(day) > _YEAR:
        return meant(type_, name, day)
    first, last = (meant(type_, name, f"{day}{end}") for end in ("-01-01", "-12-31"))
    return first if first == last else None


_YEAR = len("2025")


def latest(type_: str, name: str, when: str) -> Law | None:
    """The law of a name that a title of a day, or of a year, names: the last that was passed before it, in force or
    not.

    >>> [law and law.number for law in (latest("Luật", "Đất đai", day) for day in ("2024-06-29", "2023", "2024"))]
    ['31/2024/QH15', '45/2013/QH13', None]
    """
    laws, until = _chain(type_, name)
    end = when if len(when) > _YEAR else f"{when}-12-31"
    if not laws or end >= until or end > known_until():
        return None
    passed = [law for law in laws if law.issued <= end]
    return passed[-1] if passed and (len(when) > _YEAR or passed[-1].issued < when) else None


def days(document: Document, mentions: Sequence[Mention]) -> dict[str, str]:
    """For what is named in the title of another text, or quoted from one in a note, the day of that text, or its year;
    by the ids of mentions.
    """
    dates = {signs.key(m.number): m.date for m in mentions if m.number and m.date}
    by_id = {m.id: m for m in mentions}
    lead: dict[str, Mention] = {}  # what a note named last in its own words
    found: dict[str, str] = {}
    for each in mentions:
        speaks = by_id.get(each.within or "") or _quoted_from(each, lead)
        when = _when(speaks, dates) if speaks and not is_full(each) else None
        if when:
            found[each.id] = when
        if each.note and _leads(each):
            lead[each.note] = each
    return found


def _quoted_from(mention: Mention, lead: Mapping[str, Mention]) -> Mention | None:
    return lead.get(mention.note) if mention.quoted and mention.note else None


def _leads(mention: Mention) -> bool:
    return mention.kind == "external" and bool(mention.number) and not (mention.quoted or mention.within)


def _when(mention: Mention, dates: Mapping[str, str | None]) -> str | None:
    number = mention.number or ""
    return mention.date or dates.get(signs.key(number)) or mention.year or signs.year(number)
