"""Copies: what a copy of a text has that another text only puts there later.

A portal's copy often is the text as amended by then. Where a unit bears the label, and the very words, of one that a
later text inserts, it stood in no text before that day: until then it is in no version. Enters: the tree of a text, the
effects on it with the words that they bring. Leaves: the tree without such units, and the effects that bring them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ..model import Effect
from ..structure.quoted_units import of_place
from ..vietnamese import toned
from .coming import Coming, with_below
from .trees import Branch, Tree


def held_back(tree: Tree, effects: Iterable[Effect], coming: Callable[[Effect], Coming]) -> frozenset[str]:
    """Takes out of a tree what its text cannot have had when it was issued; the ids of the effects that bring it."""
    found = set[str]()
    for effect in effects:
        branch = tree.by_id.get(effect.place or "")
        if branch is None or not _is_plain(effect) or f"{effect.place}--2" in tree.by_id:
            continue
        if _brought(effect, coming(effect)) == _read(branch):
            tree.remove(branch)
            found.add(effect.id)
    return frozenset(found)


def _is_plain(effect: Effect) -> bool:
    """Whether an effect inserts a unit, as the acting text itself says, without any doubt."""
    inserts = effect.action == "insert" and not effect.part and not effect.doubt
    return inserts and bool(effect.since) and effect.status != "disputed" and "instruction" in effect.signals


def _brought(effect: Effect, coming: Coming) -> str | None:
    """The words of the unit that an effect brings, with all below it."""
    units = coming.units()
    top = of_place(units, effect.steps)
    return None if top is None else _alike("\n".join(unit.passage.text for unit in with_below(units, top)))


def _read(branch: Branch) -> str:
    return _alike("\n".join("".join(w.passage.text for z in each.words for w in z) for each in branch.walk()))


def _alike(words: str) -> str:
    """Words without marks, and with their tones in one place: "hoá" is "hóa"."""
    return " ".join(map(toned, re.findall(r"\w+", words)))
