"""Governing: what the clause above says for the clauses below it. "Sửa đổi, bổ sung một số điểm của khoản 2 Điều 5 như
sau:" brings no words: it names the place within which its points stand, and the annex that they do not name again.

Effects enter, effects or the clauses that head them leave; nothing is dropped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..addresses import anchor
from ..addresses.steps import WHOLE
from ..model import Effect, Kind


def heads(found: Iterable[Effect]) -> dict[str | None, Effect]:
    """By clause that brings no words: its effect on the one place within which all stand that it names."""
    named: dict[str | None, list[Effect]] = {}
    for effect in found:
        if effect.place and without_words(effect):
            named.setdefault(effect.source_unit, []).append(effect)
    outer = {unit: min(some, key=lambda each: len(each.steps)) for unit, some in named.items()}
    return {
        unit: effect
        for unit, effect in outer.items()
        if all(f"{each.place}-".startswith(f"{effect.place}-") for each in named[unit])
    }


def without_words(effect: Effect) -> bool:
    """Whether a clause names a place without new words for it: a head above clauses that bring them."""
    brings = effect.action in ("replace", "insert", "retitle") and not (effect.words_at or effect.attached)
    return effect.part == "some" or brings


def within_annexes(found: Sequence[Effect]) -> list[Effect]:
    """The effects, those below "một số mục tại Phụ lục II" with the annex that only the clause above names."""
    annexes = {unit: head for unit, head in heads(found).items() if head.steps[0].kind in WHOLE}
    done = []
    for effect in found:
        head = annexes.get((effect.source_unit or "").rpartition("-")[0].rpartition("-")[0]) if annexes else None
        bare = bool(effect.steps) and not any(step.kind in (*WHOLE, Kind.DIEU) for step in effect.steps)
        if head and bare and head.work == effect.work:
            steps = (*head.steps, *effect.steps)
            place = anchor(effect.component, steps)
            after = effect.after and anchor(effect.component, head.steps) + "-" + effect.after
            effect = replace(effect, steps=steps, place=place, unit=None, after=after)
        done.append(effect)
    return done
