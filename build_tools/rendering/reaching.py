"""Where the references of each text lead, as far as pages of other texts must know it: gone through once, text by text.

Enters: the references of a text. Leaves: what it cites elsewhere, each once, and whom it says it carries out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern

from ..addresses import slug_of
from ..model import Reached, Reference
from .thread import may_carry_out


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited anywhere by another text: units of each held text ("" the text itself), keys of other works."""

    units: Mapping[str, tuple[str, ...]]
    works: tuple[str, ...]


def of_text(slug: str, references: Iterable[Reference]) -> Reached:
    """Where one text leads."""
    units: dict[tuple[str, str], None] = {}
    works: dict[str, None] = {}
    carried: dict[tuple[str, bool], None] = {}
    for reference in references:
        for target in (t for t in (reference.target, *reference.candidates) if t):
            held = slug_of(target.url)
            if held is None:
                works[target.work] = None
            elif held != slug:
                units[held, target.url.partition("#")[2]] = None
        if reference.target and may_carry_out(reference):
            carried[reference.target.work, reference.mention.unit is None] = None
    return Reached(tuple(units), tuple(works), tuple(carried))


def cited(reached: Iterable[Reached]) -> Cited:
    """All that is cited, in the order of names."""
    units: dict[str, set[str]] = defaultdict(set)
    works: set[str] = set()
    for each in reached:
        works.update(each.works)
        for held, unit in each.units:
            units[held].add(intern(unit))  # of one name in most texts
    return Cited({slug: tuple(sorted(units[slug])) for slug in sorted(units)}, tuple(sorted(works)))
