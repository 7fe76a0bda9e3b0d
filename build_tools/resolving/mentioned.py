"""Mentioned: what the mentions of one text say of works, counted, so that the register need not go through them.

Enters: a document and its mentions. Leaves: each way in which the text names a work, once, with how often, in the order
in which they stand first; and what its words say of laws that amend. All of it depends on the text and the tables
alone, is made where the text is read, and kept with it, as plain values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from ..model import Document, Mention
from ..office.seats import Seat
from . import changed_laws, laws_in_force
from .identity import Family, family, is_full, name_key, seat_of, session_of

LawRow: TypeAlias = tuple[str, str, str, str, str]  # of laws_in_force.Law
Mentioned: TypeAlias = tuple[
    tuple[tuple[Any, ...], ...],  # of NamedWay
    tuple[tuple[Family, tuple[str, ...], int], ...],  # amending laws, the laws that they change by their titles
    tuple[tuple[Family, str], ...],  # laws that are said to have amended another, with its name
]


class NamedWay(NamedTuple):
    """One way in which a text names a work. `laws`: the laws of the table that this brings, in the order in which they
    are met.
    """

    family: Family
    date: str | None
    year: str | None
    seat: tuple[str, str]
    based: bool  # in its title, or in its basis
    type: str | None
    number: str | None
    issuer: str | None
    name: str | None
    laws: tuple[LawRow, ...]
    name_key: str | None = None  # of a numbered law's name
    session: tuple[int, str] | None = None
    times: int = 1


def works_mentioned(document: Document, mentions: Sequence[Mention]) -> Mentioned:
    """What the mentions of a text say of works."""
    days = laws_in_force.days(document, mentions)
    counted: dict[NamedWay, int] = {}
    homes: dict[tuple[str | None, ...], tuple[Family, Seat] | None] = {}  # most works are named again and again
    for mention in mentions:
        if mention.kind != "external":
            continue
        key = _OF_WORK(mention)
        if key not in homes:
            found = family(mention, document)
            homes[key] = (found, seat_of(mention, document)) if found else None
        if told := homes[key]:
            said = _naming(*told, mention, document, days)
            counted[said] = counted.get(said, 0) + 1
    changes: dict[tuple[Family, tuple[str, ...]], int] = {}
    for home, laws in changed_laws.by_titles(mentions, document):
        key = home, tuple(sorted(laws))
        changes[key] = changes.get(key, 0) + 1
    amended = dict.fromkeys(changed_laws.by_histories(mentions, document))
    ways = (tuple(said._replace(times=times, **_derived(said))) for said, times in counted.items())
    return tuple(ways), tuple((*key, times) for key, times in changes.items()), tuple(amended)


# all by which `identity` tells the family and the seat of a mention in a text
TELLING = ("type", "number", "form", "issuer", "date", "year", "name", "relation")
_OF_WORK = attrgetter(*TELLING)


def _naming(home: Family, seat: Seat, mention: Mention, document: Document, days: dict[str, str]) -> NamedWay:
    based = mention.relation == "can-cu" or document.blocks[mention.block].role in _BASIS
    laws = tuple(map(_row, _laws(mention, document, days)))
    own = (mention.type, mention.number, mention.issuer, mention.name)
    return NamedWay(home, mention.date, mention.year, (seat.own, seat.province), based, *own, laws)


def _derived(said: NamedWay) -> dict[str, Any]:
    """What the name and the issuer of a numbered work tell."""
    if not said.number:
        return {}
    of_law = said.name and said.family[0] == "Luật"
    return {"name_key": name_key(said.name or "") if of_law else None, "session": session_of(said.issuer)}


def _laws(mention: Mention, document: Document, days: dict[str, str]) -> Iterator[laws_in_force.Law]:
    """The laws of the table that a mention brings: the one that its name means, and those of which its number, date
    or year says one.
    """
    if law := laws_in_force.of_mention(mention, document, days):
        yield law
    if mention.name and mention.type and is_full(mention):
        yield from laws_in_force.of_name(mention.type, mention.name)


def _row(law: laws_in_force.Law) -> LawRow:
    return law.type, law.name, law.number, law.issued, law.since


_BASIS = ("title", "preamble")  # the parts of a text in which it says what it rests on
