"""The engine: which entries may match these keys? Nothing of ranking; another engine can be put behind the same four
questions.

Here it is lunr, loaded from the published index; `browser/engine.js` asks lunr.js the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from lunr.index import Index as LunrIndex
from lunr.token_set import TokenSet

from ..vietnamese import marks_off

TONED, COMPOUNDS = FIELDS = "toned", "compounds"


def gaps(entries: Iterable[Any]) -> list[int]:
    """Entries as they are published: the first, then how far it is to each next; most are small, so a large index stays
    light.

    >>> gaps(["7", "9", "20"]), list(accumulate(gaps([7, 9, 20])))
    ([7, 2, 11], [7, 9, 20])
    """
    found = sorted(map(int, entries))
    return [b - a for a, b in pairwise([0, *found])]


class Engine:
    """lunr behind the questions that the reading of a query asks."""

    def __init__(self, serialized: Mapping[str, Any]) -> None:
        self._index = LunrIndex.load({**serialized, "invertedIndex": list(map(_unpacked, serialized["invertedIndex"]))})
        self._postings: dict[tuple[str, str], tuple[int, ...]] = {}
        self._variants: dict[str, list[str]] = {}
        for key in sorted(self._index.inverted_index):
            if self._index.inverted_index[key][TONED]:
                self._variants.setdefault(marks_off(key), []).append(key)

    def entries(self, field: str, key: str) -> tuple[int, ...]:
        """The entries that hold a key, in order."""
        if (field, key) not in self._postings:
            posting = self._index.inverted_index.get(key)
            self._postings[field, key] = tuple(sorted(map(int, posting[field]))) if posting else ()
        return self._postings[field, key]

    def variants(self, folded: str) -> tuple[str, ...]:
        """The toned keys that fold to this one."""
        return tuple(self._variants.get(folded, ()))

    def beginning(self, start: str) -> tuple[str, ...]:
        """The folded keys of words that begin like this, in order."""
        return self._words_among(TokenSet.from_string(start + "*"))

    def near(self, folded: str) -> tuple[str, ...]:
        """The folded keys of words that differ in one letter (another one, one more, one less, or two exchanged), in
        order.
        """
        return tuple(key for key in self._words_among(TokenSet.from_fuzzy_string(folded, 1)) if key != folded)

    def _words_among(self, wanted: TokenSet) -> tuple[str, ...]:
        found = self._index.token_set.intersect(
            wanted
        ).to_list()  # the pattern goes in: the other way round it matches nothing
        return tuple(sorted(key for key in set(found) if key in self._variants))


def _unpacked(row: Sequence[Any]) -> list[Any]:
    """A term of the published index as lunr loads it."""
    key, *postings = row
    return [key, {field: dict.fromkeys(accumulate(posting)) for field, posting in zip(FIELDS, postings, strict=True)}]
