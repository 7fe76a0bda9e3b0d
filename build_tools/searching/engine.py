"""The engine: which entries may match these keys? Nothing of ranking; another engine can be put behind the same four questions.

Here it is lunr, loaded from the published index; `browser/engine.js` asks lunr.js the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lunr.index import Index as LunrIndex
from lunr.token_set import TokenSet

from ..vietnamese import marks_off

TONED, FOLDED = "toned", "folded"


class Engine:
    """lunr behind the questions that the reading of a query asks."""

    def __init__(self, serialized: Mapping[str, Any]) -> None:
        self._index = LunrIndex.load(dict(serialized))
        self._postings: dict[tuple[str, str], tuple[int, ...]] = {}
        self._variants: dict[str, list[str]] = {}
        self._shortened: dict[str, list[str]] = {}  # made when first asked for
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
        found = TokenSet.from_string(start + "*").intersect(self._index.token_set).to_list()
        return tuple(sorted(key for key in set(found) if key in self._variants))

    def near(self, folded: str) -> tuple[str, ...]:
        """The folded keys of words that differ in one letter (another one, one more, one less, or two exchanged), in order.

        lunr's own fuzzy terms lose words that have one letter more (`ngiep` does not find `nghiep`).
        """
        if not self._shortened:
            for key in sorted(self._variants):
                for short in _without_one_letter(key):
                    self._shortened.setdefault(short, []).append(key)
        found = {key for short in _without_one_letter(folded) for key in self._shortened.get(short, ())}
        return tuple(sorted(key for key in found if one_slip(folded, key)))


def _without_one_letter(word: str) -> set[str]:
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def one_slip(a: str, b: str) -> bool:
    """Whether two words differ by one letter exchanged, left out or put in, or by two neighbours in the other order.

    >>> [one_slip("ngiep", w) for w in ("nghiep", "ngep", "ngiet", "nigep", "ngiep", "ngheip")]
    [True, True, True, True, False, False]
    """
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    rest_a, rest_b = a[start:], b[start:]
    if len(rest_a) == len(rest_b):
        return bool(rest_a) and (rest_a[1:] == rest_b[1:] or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]))
    return rest_a[1:] == rest_b if len(rest_a) > len(rest_b) else rest_b[1:] == rest_a
