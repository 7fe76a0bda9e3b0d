"""Joining: the signals of one effect become one effect with all its evidence.

The acting text's instruction and the note of a consolidated text speak of one effect when acting text, acting clause,
work and place are the same. What only a note says is an effect of its own, with what it says. A date on which an
official text and the acting text disagree makes the effect disputed; a portal's note never disputes either.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from ..addresses.steps import label
from ..model import Document, Effect, Unit
from .contents import QuotedContents
from .instructing import NOT_REPLAYED
from .noting import Told

_AT_HAND = 8  # texts


@dataclass(frozen=True, slots=True)
class Witness:
    """What a note says, and of which work: its key, and the name of its text if that is held."""

    told: Told
    work: str
    slug: str | None


def joined(
    instructed: Iterable[Effect], witnesses: Iterable[Witness], documents: Iterable[Document]
) -> tuple[Effect, ...]:
    """All effects, those of instructions first, each once."""
    found, held = list(instructed), HeldTexts(documents)
    by_clause: dict[tuple[str | None, str], list[int]] = {}
    for n, effect in enumerate(found):
        by_clause.setdefault((effect.source, effect.work), []).append(n)
    extra: dict[tuple[str, str | None, str, str | None, str], Effect] = {}
    for witness in witnesses:
        source, work, clause = witness.told.source, witness.told.source_work, witness.told.clause
        fitting = [n for n in by_clause.get((source, witness.work), ()) if source and _fits(found[n], witness, clause)]
        if fitting:
            for n in fitting:
                found[n] = _with(found[n], witness)
        else:
            key = (work, clause or None, witness.work, witness.told.place, witness.told.action)
            extra[key] = _with(extra[key], witness) if key in extra else _alone(witness, held)
    return (*found, *_numbered(extra.values()))


def _near(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _fits(effect: Effect, witness: Witness, clause: str) -> bool:
    """Whether a note speaks of an effect: the same clause, the same place, the same kind of deed."""
    told = witness.told
    same_place = (effect.place or "") == (told.place or "") or (
        effect.action.endswith("-words") and told.place is not None and _near(effect.place or "", told.place)
    )
    return (
        bool(clause) and _near(effect.source_unit or "", clause) and same_place and _alike(effect.action, told.action)
    )


def _alike(one: str, other: str) -> bool:
    return (
        one == other
        or {one, other} <= {"replace", "insert", "retitle"}
        or (one.endswith("-words") and other.endswith("-words"))
    )


def _with(effect: Effect, witness: Witness) -> Effect:
    """The effect with one more witness."""
    told = witness.told
    signals = tuple(dict.fromkeys((*effect.signals, told.signal)))
    portal = told.since if told.signal == "portal-note" else None
    changed = replace(
        effect, signals=signals, evidence=(*effect.evidence, told.evidence), portal_since=portal or effect.portal_since
    )
    if told.since and effect.since is None:
        status = "not-applied" if effect.status == "undated" else effect.status
        reason = NOT_REPLAYED if status == "not-applied" else effect.reason
        return replace(changed, since=told.since, since_unit=None, status=status, reason=reason)
    if told.since and told.since != effect.since and told.signal == "footnote" and "instruction" in effect.signals:
        reason = f"văn bản sửa đổi: từ {_in_words(effect.since)}; văn bản hợp nhất: từ {_in_words(told.since)}"
        return replace(changed, status="disputed", reason=reason)
    return changed


def _in_words(day: str | None) -> str:
    year, month, number = (day or "--").split("-")
    return f"{int(number)}/{int(month)}/{year}" if day else "?"


def _alone(witness: Witness, held: HeldTexts) -> Effect:
    """An effect that only a note states."""
    told = witness.told
    source, work, clause = told.source, told.source_work, told.clause
    exists, there = held.has(source, clause), held.has(witness.slug, told.place)
    effect = Effect(
        id=f"{source}#{clause}" if source and clause else work,
        source=source,
        source_unit=clause if exists else None,
        source_work=work,
        work=witness.work,
        target=witness.slug,
        place=told.place,
        unit=told.place if there and told.action != "insert" else None,
        action=told.action,
        old=told.words if told.action == "repeal-words" else None,
        new=told.words if told.action == "insert-words" else None,
        since=told.since,
        since_unit=None,
        signals=(told.signal,),
        evidence=(told.evidence,),
        status=_status(witness),
        reason=NOT_REPLAYED if witness.slug and told.since else None,
        component=told.component,
        steps=told.steps,
    )
    return held.quoted(effect)


class HeldTexts:
    """The texts that are held: their places, and what their clauses quote; of those asked for last they are at hand."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = {document.source.slug: document for document in documents}
        self._units = lru_cache(_AT_HAND)(lambda slug: {unit.id: unit for unit in self.documents[slug].units})
        self._contents = lru_cache(_AT_HAND)(lambda slug: QuotedContents(self.documents[slug]))

    def unit(self, slug: str | None, place: str) -> Unit | None:
        """A unit of a text that is held."""
        return self._units(slug).get(place) if slug in self.documents else None

    def has(self, slug: str | None, place: str) -> bool:
        """Whether a text is held, and has a place."""
        return self.unit(slug, place) is not None

    def quoted(self, effect: Effect) -> Effect:
        """The effect with what its clause quotes under the label of the place, if that is one unit."""
        clause = self.unit(effect.source, effect.source_unit or "")
        if clause is None or not effect.source or not effect.steps or effect.action not in ("replace", "insert"):
            return effect
        contents, labels = self._contents(effect.source), (label(effect.steps[-1]),)
        following = contents.following(clause.start)
        own = contents.of(following, effect.steps, labels)
        return replace(effect, new=contents.words(own), words_at=own) if own else effect


def _status(witness: Witness) -> str:
    """What became of an effect that only a note states: it is never replayed."""
    if witness.slug is None:
        return "not-held"
    return "undated" if witness.told.since is None else "not-applied"


def _numbered(effects: Iterable[Effect]) -> Iterable[Effect]:
    """Ids that are told apart: of those that only notes state, "n" stands behind the clause."""
    counts: dict[str, int] = {}
    for effect in effects:
        counts[effect.id] = counts.get(effect.id, 0) + 1
        mark = "ghi-chu-" if "#" in effect.id else ""
        yield replace(effect, id=f"{effect.id}/{mark}{counts[effect.id]}")
