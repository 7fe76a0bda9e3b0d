"""One work while the register grows: what was printed of it, which of two is kept, and the key that it gets at last.

Enters: what mentions and texts say of a work. Leaves: the same work, settled. Promise: a key depends on what is known
of the work, in whatever order it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..addresses import work_key
from ..catalogue import Authority
from ..citations import signs
from ..office.seats import NOWHERE, Seat, key_of
from .identity import CONSTITUTION, Family


@dataclass(slots=True, eq=False)
class Known:
    """One work of a family while the register grows."""

    family: Family
    date: str | None = None
    year: str | None = None
    types: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    issuers: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    documents: Counter[str] = field(default_factory=Counter)
    seats: Counter[Seat] = field(default_factory=Counter)
    based: set[str] = field(default_factory=set)  # texts that name it in their title or their basis
    printed: dict[str, set[str]] = field(default_factory=dict)  # dates as printed, each with the texts that print it
    held: str | None = None
    authority: Authority | None = None
    sessions: set[tuple[int, str]] = field(default_factory=set)
    key: str = ""
    into: Known | None = None  # the work that it turned out to be

    def told(self) -> tuple[object, ...]:
        """All of it, as plain values."""
        counted = (self.types, self.numbers, self.issuers, self.names, self.documents, self.seats)
        return (
            (self.family, self.date, self.year, self.held, self.authority, self.key),
            [sorted((repr(name), count) for name, count in each.items()) for each in counted],
            (sorted(self.based), sorted((date, sorted(slugs)) for date, slugs in self.printed.items())),
            sorted(self.sessions),
        )

    @property
    def when(self) -> str | None:
        return self.date[:4] if self.date else self.year

    @property
    def seat(self) -> Seat:
        """Where its body sits, as most places print it."""
        return min(self.seats, key=lambda s: (-self.seats[s], s.own, s.province)) if self.seats else NOWHERE


def weight(known: Known) -> tuple[bool, bool, int, int]:
    """How well a work is known: by the publisher, by the text itself, by more texts, by more places."""
    return known.authority is not None, known.held is not None, len(known.documents), sum(known.documents.values())


def as_signed(known: Known, year: str | None) -> None:
    """A work whose sign says its year has no date of another: that is a misprint, unless the text itself says so."""
    if year and known.date and known.when != year and not known.held and not known.authority:
        known.date, known.year = None, year


def by_year(works: Iterable[Known]) -> list[list[Known]]:
    found: dict[str | None, list[Known]] = {}
    for known in works:
        found.setdefault(known.when, []).append(known)
    return list(found.values())


def may_be_one(one: Known, other: Known) -> bool:
    """Whether a name and a number are printed with the same date, or one of them with the year alone."""
    if one.date and other.date:
        return one.date == other.date
    return one.when == other.when and one.when is not None


def last(known: Known) -> Known:
    while known.into:
        known = known.into
    return known


def merge(kept: Known, others: list[Known]) -> None:
    """Everything that was counted for the others is counted for the one."""
    for other in others:
        other.into = kept
        for name in ("types", "numbers", "issuers", "names", "documents", "seats"):
            getattr(kept, name).update(getattr(other, name))
        for date, slugs in other.printed.items():
            kept.printed.setdefault(date, set()).update(slugs)
        kept.sessions |= other.sessions
        kept.based |= other.based
        kept.held = kept.held or other.held
        kept.authority = kept.authority or other.authority


def most(counter: Counter[str]) -> str | None:
    """The most frequent; of equals the longest, then the first by its letters."""
    return min(counter, key=lambda word: (-counter[word], -len(word), word)) if counter else None


def key_of_work(known: Known) -> str:
    number = most(known.numbers)
    type_ = _type(known, number)
    date = known.date or (f"{known.year}-01-01" if known.year else None)
    name = None if number else _name(known)
    return work_key(type_, number, date, _place_in_key(known) or None, name) or "van-ban"


def _type(known: Known, number: str | None) -> str | None:
    """The fullest of the printed types that the sign allows ("Chương trình hành động" before "Chương trình")."""
    fitting = [t for t in known.types if number and signs.group(t, None) == known.family[0]]
    return max(fitting, key=lambda t: (len(t), t)) if fitting else most(known.types)


def _name(known: Known) -> str:
    if known.family[1].startswith("trung uong "):
        return known.family[1]
    if known.family[1] == CONSTITUTION:
        return ""
    if known.held and not known.numbers:
        return most(known.names) or known.held
    return known.family[1]


def _place_in_key(known: Known) -> str:
    """The place in a key: of a body below the province its own and its province's."""
    if "|" not in known.family[2]:
        return known.family[2]
    own = next((s.own for s in known.seats if key_of(s.own) == known.family[2].partition("|")[0]), "")
    return f"{own} {known.family[2].partition('|')[2]}".strip()
