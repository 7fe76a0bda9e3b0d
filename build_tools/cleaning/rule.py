"""A rule of cleaning: what its row says, and by which readings of a text its places are found.

Enters: nothing. Leaves: Rule, the shape of the rows in `rules`. The class decides what a rule may do. "mechanical"
cannot change a word (encodings, invisible characters, converters' marks); "structural" joins, spaces or drops debris
and never changes a letter that stays; "word" is for persons alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..passages import Edit
from .draft import Draft

MECHANICAL, STRUCTURAL, WORD = "mechanical", "structural", "word"

# Finds the places of one rule, or of the rules that one look at the text finds together.
Find = Callable[[Draft], Iterable[Edit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `find`: the readings that find its places; an edit under its name is made when one of them yields it.

    `reason` is shown to the reader, with `seen`, the evidence of the record, short and the same for every change;
    `why` is for those who keep the rules. `examples`: raw texts in which each place that is changed is written
    ⟦before⇒after⟧, or ⟦before⇒after·names⟧ where it is other rules that change it. `untouched` must come out as they
    went in.
    `needs`: a text without any of these holds no place of the rule, and its readings are not run.
    """

    name: str
    kind: str
    find: tuple[Find, ...]
    reason: str
    seen: str
    why: str
    examples: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
