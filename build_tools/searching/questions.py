"""How people ask: words that ask, and what people say where texts say it otherwise (`tables/questions.toml`).

Enters: the keys of a query (toned, or folded when it has no marks: then with the unmarked table). Leaves: which of them
only ask, and the concepts that others may mean. The table is published with the
index, so that `browser/questions.js` reads the same rows.

>>> known = table()
>>> sorted(asking(known, ["đình", "công", "là", "gì"]))
[2, 3]
>>> [(c.key, c.first, c.last) for c in said_otherwise(known, ["bị", "đuổi", "việc"])]
[('=sa thai', 1, 2), ('=cham dut hop dong lao dong', 1, 2)]
>>> said_otherwise(known, ["dưới", "việc"]), [c.key for c in said_otherwise(known.unmarked(), ["sep"])]
([], ['=nguoi su dung lao dong'])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..tables import toml
from ..vietnamese import marks_off
from .analysing import Compound, words
from .tuning import FEWEST_ASKING, LONGEST_SAID


@dataclass(frozen=True, slots=True)
class Questions:
    """The table in the keys of the search."""

    asking: tuple[tuple[str, ...], ...]  # "$" stands for the end
    said: Mapping[str, tuple[str, ...]]  # keys, a blank between them -> concepts

    def unmarked(self) -> Questions:
        """The same for a query without marks."""
        plain: dict[str, tuple[str, ...]] = {}
        for phrase, meant in self.said.items():
            plain[marks_off(phrase)] = (*plain.get(marks_off(phrase), ()), *meant)
        return Questions(tuple(tuple(map(marks_off, phrase)) for phrase in self.asking), plain)


@cache
def table() -> Questions:
    """The rows of `tables/questions.toml`."""
    rows = toml("questions")
    asks = tuple((*_keys(phrase), "$") if phrase.endswith("$") else _keys(phrase) for phrase in rows["asking"])
    return Questions(
        asks, {" ".join(_keys(said)): tuple(map(_concept, meant)) for said, meant in rows["meanings"].items()}
    )


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(word.key for word in words(phrase))


def _concept(phrase: str) -> str:
    return "=" + " ".join(map(marks_off, _keys(phrase)))


def asking(known: Questions, keys: Sequence[str]) -> frozenset[int]:
    """The places of the words that only ask."""
    if len(keys) < FEWEST_ASKING:
        return frozenset()
    ended = [*keys, "$"]
    return frozenset(
        at + n
        for at in range(len(keys))
        for p in known.asking
        if tuple(ended[at : at + len(p)]) == p
        for n in range(len(p))
    )


def said_otherwise(known: Questions, keys: Sequence[str]) -> list[Compound]:
    """The concepts that words of a query may mean."""
    out = []
    for first in range(len(keys)):
        for last in range(first, min(first + LONGEST_SAID, len(keys))):
            out += [Compound(concept, first, last) for concept in known.said.get(" ".join(keys[first : last + 1]), ())]
    return out
