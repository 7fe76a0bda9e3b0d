"""Replaying: effects carried out in order of date on the tree of units → versions of a text, one a day of change.

    trees           the units while they are changed, and their form in a version
    acting          one effect, exactly, or not at all with the reason
    coming          the words that an effect brings
    attaching       a form, or an annex, put in the stead of another
    copies          what a copy has that is only put there later
    changed_words   words that go and come at a place
    official        how much reads the same in official consolidated texts
    telling         what a person must look at

Enters: documents, effects, what is in force. Leaves: the effects with what became of each, and the versions of each
text. Promise: pure; every letter of a version comes from a held text, or from the publisher, and says which; replaying
twice gives the same; what is not certain is not applied.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..model import Document, Effect, Finding, InForce, Version
from ..structure.quoted_units import QuotedWords
from . import copies, official, telling
from .acting import applied
from .coming import Coming
from .trees import Tree

__all__ = ["Became", "DoneTo", "Replayed", "replayed"]

_WHOLE = "cả văn bản hết hiệu lực: xem hiệu lực của văn bản"
_SUSPENDED = "cả văn bản, hay một phần không nêu rõ, ngưng hiệu lực: đọc điều khoản nói điều đó"
_PORTAL = "chỉ có ghi chú của cổng thông tin nói đến, không có văn bản sửa đổi hay văn bản hợp nhất"
_CONSOLIDATED = "văn bản ở đây là văn bản hợp nhất, có thể đã gồm thay đổi này"


@dataclass(frozen=True, slots=True)
class Replayed:
    """All effects with what became of them, and the versions that they begin, by text."""

    effects: tuple[Effect, ...]
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)  # by text


class DoneTo(NamedTuple):
    """What is done to one text: all that its versions are made of, but for the words of the texts that act."""

    slug: str
    effects: tuple[Effect, ...]
    state: str  # of the text, as it is held
    official: tuple[tuple[str, str], ...]  # consolidated texts, each with the day from which it counts

    def texts(self) -> list[str]:
        """The texts whose words it takes."""
        acting = {slug for each in self.effects for slug in (each.source, *(each.attached or ())[:1]) if slug}
        return sorted({self.slug, *acting, *(slug for slug, _ in self.official)})


class Became(NamedTuple):
    """What became of one text: of each effect its place among them, its unit, its status and the reason for that; the
    versions; the effects that bring what the copy has already.
    """

    effects: tuple[tuple[int, str | None, str, str | None], ...]
    versions: tuple[Version, ...]
    early: tuple[str, ...]


Each: TypeAlias = Callable[[Callable[[DoneTo], Became], Sequence[DoneTo]], Iterable[Became]]


def _here(make: Callable[[DoneTo], Became], some: Sequence[DoneTo]) -> Iterator[Became]:
    return map(make, some)


def replayed(
    documents: Iterable[Document], effects: Sequence[Effect], in_force: Mapping[str, InForce], each: Each = _here
) -> Replayed:
    """Every effect tried on the text that it acts on, in order of date; `each` has it made for each of the texts."""
    held = {document.source.slug: document for document in documents}
    by_target: dict[str, list[int]] = {}
    for n, effect in enumerate(effects):
        if effect.target in held:
            by_target.setdefault(effect.target or "", []).append(n)
    official_texts = official.by_base(held, effects, in_force)
    some = [
        DoneTo(slug, tuple(effects[n] for n in places), _state(slug, in_force), tuple(official_texts.get(slug, ())))
        for slug, places in by_target.items()
    ]
    done, versions, early = list(effects), dict[str, tuple[Version, ...]](), set[str]()
    for one, became in zip(some, each(_Acting(held).on, some), strict=True):
        places = by_target[one.slug]
        for n, unit, status, reason in became.effects:
            done[places[n]] = replace(effects[places[n]], unit=unit, status=status, reason=reason)
        early.update(became.early)
        if became.versions:
            versions[one.slug] = became.versions
    return Replayed(tuple(done), versions, telling.findings(held, done, in_force, early))


def _state(slug: str, in_force: Mapping[str, InForce]) -> str:
    return in_force.get(slug, InForce()).text_state


_AT_HAND = 8  # acting texts


class _Acting:
    """The texts that are held; those that act are made ready once, while others that they act on follow."""

    def __init__(self, held: Mapping[str, Document]) -> None:
        self.held = held
        self.ready: Callable[[str], QuotedWords] = lru_cache(_AT_HAND)(lambda slug: QuotedWords(held[slug]))
        self.trees: Callable[[str], Tree] = lru_cache(_AT_HAND)(lambda slug: Tree(held[slug]))  # as issued

    def on(self, one: DoneTo) -> Became:
        """What becomes of one text."""
        replay = _Replay(self.held[one.slug], self, one.state)
        replay.run(enumerate(one.effects))
        rows = tuple((n, effect.unit, effect.status, effect.reason) for n, effect in replay.told)
        versions = tuple(official.read_beside(version, one.official, self.held) for version in replay.made)
        return Became(rows, versions, tuple(sorted(replay.early)))

    def coming(self, effect: Effect) -> Coming:
        """The words that an effect brings."""
        source = effect.source
        if source is None or source not in self.held:
            return Coming(effect, None)
        return Coming(effect, self.ready(source), self._attached(effect))

    def _attached(self, effect: Effect) -> Tree | None:
        """The text, as issued, to which what comes is attached."""
        slug = effect.attached[0] if effect.attached else ""
        return self.trees(slug) if slug in self.held else None

    def order(self, n: int, effect: Effect) -> tuple[str, str, str, int]:
        """Effects of one day follow the order in which their texts were signed, and that of the clauses in a text."""
        document = self.held.get(effect.source or "")
        signed = (document.metadata.date if document else None) or "9999"
        return effect.since or "", signed, effect.source or effect.source_work, n


class _Replay:
    """The effects on one text, carried out day by day."""

    def __init__(self, document: Document, acting: _Acting, state: str) -> None:
        self.slug, self.acting, self.state = document.source.slug, acting, state
        self.tree, self.issued = Tree(document), {unit.id for unit in document.units}
        self.told: list[tuple[int, Effect]] = []
        self.made: list[Version] = []
        self.applied: list[str] = []
        self.not_applied: list[str] = []
        self.early: frozenset[str] = frozenset()  # effects that bring what the copy has already

    def run(self, mine: Iterable[tuple[int, Effect]]) -> None:
        """Every effect, in order of date."""
        days: dict[str, list[tuple[int, Effect]]] = {}
        for n, effect in sorted(mine, key=lambda each: self.acting.order(*each)):
            has = effect.action != "insert" and effect.place in self.issued
            effect = replace(effect, unit=effect.place if has else None)
            if effect.status == "disputed" or not effect.since:
                self._left(n, effect)
            else:
                days.setdefault(effect.since, []).append((n, effect))
        if self.state == "as-issued":
            dated = [effect for day in sorted(days) for _, effect in days[day]]
            self.early = copies.held_back(self.tree, dated, self.acting.coming)
        for day in sorted(days):
            self._day(day, days[day])

    def _day(self, day: str, effects: Iterable[tuple[int, Effect]]) -> None:
        before = len(self.applied)
        for n, effect in effects:
            coming = self.acting.coming(effect)
            if why := _unfit(effect, self.state) or applied(self.tree, effect, coming):
                self._left(n, replace(effect, status="not-applied", reason=why))
            else:
                self.told.append((n, replace(effect, status="applied", reason=None)))
                self.applied.append(effect.id)
        if changes := self.applied[before:]:
            if self.made:
                self.made[-1] = replace(self.made[-1], until=day)
            units, frame = self.tree.frozen(), self.tree.frame()
            done, left = tuple(self.applied), tuple(self.not_applied)
            version = Version(self.slug, day, None, units, frame, done, tuple(changes), left, title=self.tree.title)
            self.made.append(version)

    def _left(self, n: int, effect: Effect) -> None:
        """An effect that is not applied, shown at its unit."""
        self.told.append((n, effect))
        self.not_applied.append(effect.id)
        self.tree.shown_at(effect)


def _unfit(effect: Effect, state: str) -> str:
    """Why an effect is not even tried."""
    if effect.place is None and effect.action in ("repeal", "suspend"):
        return effect.doubt or _WHOLE if effect.action == "repeal" else _SUSPENDED
    if state != "as-issued":
        return _CONSOLIDATED
    return _PORTAL if set(effect.signals) == {"portal-note"} else ""
