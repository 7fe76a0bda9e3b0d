"""Acted on: which mentions of a text are what it acts on, in its own words, and how their places are cited.

Enters: the references of a text. Leaves: those of which it speaks itself; the steps of a place, also of one behind
which something is put; what it says goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ..addresses import anchor
from ..addresses.steps import WHOLE
from ..model import Document, Effect, Kind, Mention, Reference, Step
from ..office.patterns import compiled
from .qualifying import goes_on

_ACTING = ("sua-doi", "thay-the", "bai-bo")


def acts(reference: Reference) -> bool:
    """Whether this text, now, does something to the place."""
    relation = reference.mention.relation
    names = bool(reference.mention.provision) or relation != "sua-doi"
    return relation in _ACTING and names and speaks(reference)


def changes(reference: Reference) -> bool:
    """Whether a text is named as one that this text, now, changes, with a place or without."""
    return reference.mention.relation in _ACTING and speaks(reference)


def may_act(reference: Reference) -> bool:
    """Whether a place of another text is named in this text's own words."""
    return bool(reference.mention.provision) and speaks(reference)


def speaks(reference: Reference) -> bool:
    """Whether a text is named in this text's own words, not in a note's or a quoted text's."""
    mention = reference.mention
    own = not mention.quoted and mention.note is None and mention.unit is not None
    return own and mention.kind == "external" and reference.target is not None


def near_to(one: str, other: str) -> bool:
    return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")


def spared(document: Document, references: Iterable[Reference]) -> dict[str, list[tuple[str | None, str]]]:
    """By work: the places of it that this text says go on being in force (None: all of it), and the words."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    for reference in filter(speaks, references):
        mention, target = reference.mention, reference.target
        words = goes_on(document.blocks[mention.block].passage.text, *mention.span)
        if words and target:
            place = anchor(mention.component or "", cited_by(mention)) or None
            found.setdefault(target.work, []).append((place, words))
    return found


def cited_by(mention: Mention) -> tuple[Step, ...]:
    """The steps by which a place is cited: a Điều without what is above it, unless the words name an annex. In
    a list the annex that the last place names is not that of an article before it.
    """
    steps = mention.provision
    dieu = next((n for n, step in enumerate(steps) if step.kind is Kind.DIEU), None)
    if dieu is None:
        return steps
    annexed = steps[0].kind in WHOLE and _ANNEX.search(mention.words)
    return (*(steps[:1] if annexed else ()), *steps[dieu:])


_ANNEX = compiled(r"‹annex›|‹form›|‹schedule›", re.IGNORECASE)


def behind(effect: Effect, other: Mention) -> Effect:
    """An effect that puts something behind another place: in what that stands in."""
    after, steps = cited_by(other), effect.steps
    if len(after) > len(steps) > 0 and after[-1].kind is steps[-1].kind:
        steps = (*after[:-1], steps[-1])
        effect = replace(effect, steps=steps, place=anchor(effect.component, steps) or None)
    return replace(effect, after=anchor(other.component or "", after) or None)
