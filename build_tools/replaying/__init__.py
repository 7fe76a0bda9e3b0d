"""Replaying: effects carried out in order of date on the tree of units → versions of a text, one for each day of change.

    trees     the units while they are changed, and their form in a version
    acting    one effect, exactly, or not at all with the reason
    wording   words that go and come at a place
    official  what official consolidated texts say of a version

Enters: documents, effects, what is in force. Leaves: the effects with what became of each, and the versions of each text.
Promise: pure; every letter of a version comes from a held text, or from the publisher, and says which; replaying twice
gives the same; what is not certain is not applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model import Document, Effect, InForce, Version
from ..structure.quoted_units import Quoting
from .acting import Coming, applied
from .trees import Tree

__all__ = ["Replayed", "replayed"]

_WHOLE = "cả văn bản hết hiệu lực: xem hiệu lực của văn bản"
_PORTAL = "chỉ có ghi chú của cổng thông tin nói đến, không có văn bản sửa đổi hay văn bản hợp nhất"
_CONSOLIDATED = "văn bản ở đây là văn bản hợp nhất, có thể đã gồm thay đổi này"


@dataclass(frozen=True, slots=True)
class Replayed:
    """All effects with what became of them, and the versions that they begin, by text."""

    effects: tuple[Effect, ...]
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


def replayed(documents: Iterable[Document], effects: Sequence[Effect], in_force: Mapping[str, InForce]) -> Replayed:
    """Every effect tried on the text that it acts on, in order of date."""
    held = {document.source.slug: document for document in documents}
    acting = _Acting(held)
    by_target: dict[str, list[int]] = {}
    for n, effect in enumerate(effects):
        if effect.target in held:
            by_target.setdefault(effect.target or "", []).append(n)
    done = list(effects)
    versions = {}
    for slug, places in by_target.items():
        state = in_force.get(slug, InForce()).text_state
        mine = [(n, done[n]) for n in places]
        told, made = _versions(held[slug], mine, acting, state)
        for n, effect in told:
            done[n] = effect
        if made:
            versions[slug] = made
    return Replayed(tuple(done), versions)


class _Acting:
    """The acting texts, each made ready once."""

    def __init__(self, held: Mapping[str, Document]) -> None:
        self.held = held
        self.ready: dict[str, Quoting] = {}

    def coming(self, effect: Effect, beside: str) -> Coming:
        document = self.held.get(effect.source or "")
        if document is None:
            return Coming(effect, None, None, beside)
        if document.source.slug not in self.ready:
            self.ready[document.source.slug] = Quoting(document)
        return Coming(effect, document, self.ready[document.source.slug], beside)

    def order(self, n: int, effect: Effect) -> tuple[str, str, str, int]:
        """Effects of one day follow the order in which their texts were signed, and that of the clauses in a text."""
        document = self.held.get(effect.source or "")
        signed = (document.metadata.date if document else None) or "9999"
        return effect.since or "", signed, effect.source or effect.source_work, n


def _versions(
    document: Document, mine: Sequence[tuple[int, Effect]], acting: _Acting, state: str
) -> tuple[list[tuple[int, Effect]], tuple[Version, ...]]:
    """The effects on one text with what became of each, and its versions."""
    tree, issued = Tree(document), {unit.id for unit in document.units}
    told: list[tuple[int, Effect]] = []
    made: list[Version] = []
    days: dict[str, list[tuple[int, Effect]]] = {}
    for n, effect in sorted(mine, key=lambda each: acting.order(*each)):
        has = effect.action != "insert" and effect.place in issued
        effect = replace(effect, unit=effect.place if has else None)
        if effect.status in ("disputed", "undated") or not effect.since:
            told.append((n, effect))
            tree.shown_at(effect)
        else:
            days.setdefault(effect.since, []).append((n, effect))
    applied_so_far: list[str] = []
    not_applied = [effect.id for _, effect in told]
    for day in sorted(days):
        changes: list[str] = []
        for n, effect in days[day]:
            why = _unfit(effect, state) or applied(tree, effect, acting.coming(effect, document.source.slug))
            effect = replace(effect, status="not-applied" if why else "applied", reason=why or None)
            told.append((n, effect))
            (not_applied if why else changes).append(effect.id)
            if why:
                tree.shown_at(effect)
        applied_so_far += changes
        if changes:
            version = Version(
                document.source.slug, day, None, tree.frozen(), tree.frame, tuple(applied_so_far), tuple(changes), tuple(not_applied),
            )  # fmt: skip
            made = [*made[:-1], *(replace(each, until=day) for each in made[-1:]), version]
    return told, tuple(made)


def _unfit(effect: Effect, state: str) -> str:
    """Why an effect is not even tried."""
    if effect.place is None:
        return _WHOLE if effect.action == "repeal" else ""
    if state != "as-issued":
        return _CONSOLIDATED
    return _PORTAL if set(effect.signals) == {"portal-note"} else ""
