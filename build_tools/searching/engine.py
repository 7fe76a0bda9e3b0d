"""The engine: which entries may match these keys? Nothing of ranking; another engine can be put behind the same
questions.

`LunrEngine` is lunr, loaded from the published index of a small collection (`browser/engine.js` asks lunr.js the same).
Of a large one `ListEngine` knows the words alone, and `PartEngine` the entries that were gathered for a question.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, Protocol

from lunr.index import Index as LunrIndex
from lunr.token_set import TokenSet

from ..vietnamese import marks_off

TONED, COMPOUNDS = FIELDS = "toned", "compounds"
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


class Engine(Protocol):
    """What the reading of a query asks."""

    def entries(self, field: str, key: str) -> Sequence[int]:
        """The entries that hold a key, in order."""

    def variants(self, folded: str) -> Sequence[str]:
        """The toned keys that fold to this one."""

    def beginning(self, start: str) -> Sequence[str]:
        """The folded keys of words that begin like this, in order."""

    def near(self, folded: str) -> Sequence[str]:
        """The folded keys of words that differ in one letter (another one, one more, one less, or two exchanged), in
        order.
        """

    def count(self, keys: Sequence[str], found: int) -> int:
        """How many entries of the collection hold one of these toned keys; `found` of them are known."""


def gaps(entries: Iterable[Any]) -> list[int]:
    """Entries as they are published: the first, then how far it is to each next; most are small, so a large index stays
    light.

    >>> gaps(["7", "9", "20"]), list(accumulate(gaps([7, 9, 20])))
    ([7, 2, 11], [7, 9, 20])
    """
    found = sorted(map(int, entries))
    return [b - a for a, b in pairwise([0, *found])]


class LunrEngine:
    """lunr behind the questions."""

    def __init__(self, serialized: Mapping[str, Any]) -> None:
        self._index = LunrIndex.load({**serialized, "invertedIndex": list(map(_unpacked, serialized["invertedIndex"]))})
        self._postings: dict[tuple[str, str], tuple[int, ...]] = {}
        self._variants: dict[str, list[str]] = {}
        for key in sorted(self._index.inverted_index):
            if self._index.inverted_index[key][TONED]:
                self._variants.setdefault(marks_off(key), []).append(key)

    def entries(self, field: str, key: str) -> tuple[int, ...]:
        if (field, key) not in self._postings:
            posting = self._index.inverted_index.get(key)
            self._postings[field, key] = tuple(sorted(map(int, posting[field]))) if posting else ()
        return self._postings[field, key]

    def variants(self, folded: str) -> tuple[str, ...]:
        return tuple(self._variants.get(folded, ()))

    def beginning(self, start: str) -> tuple[str, ...]:
        return self._words_among(TokenSet.from_string(start + "*"))

    def near(self, folded: str) -> tuple[str, ...]:
        return tuple(key for key in self._words_among(TokenSet.from_fuzzy_string(folded, 1)) if key != folded)

    def count(self, keys: Sequence[str], found: int) -> int:
        return found

    def _words_among(self, wanted: TokenSet) -> tuple[str, ...]:
        found = self._index.token_set.intersect(
            wanted
        ).to_list()  # the pattern goes in: the other way round it matches nothing
        return tuple(sorted(key for key in set(found) if key in self._variants))


class ListEngine:
    """The words of a large collection, with how many entries hold each; which these are it does not know.

    A number that is not in the list is taken to be held by a few.
    """

    def __init__(self, listed: Mapping[str, Any], size: int) -> None:
        keys = listed["keys"].split(" ") if listed["keys"] else []
        self._size = size
        self._held: dict[str, int] = dict(zip(keys, listed["held"], strict=True))
        self._variants: dict[str, list[str]] = {}
        for key in keys:
            self._variants.setdefault(marks_off(key), []).append(key)
        self._folded = sorted(self._variants)

    def entries(self, field: str, key: str) -> tuple[int, ...]:
        return ()

    def variants(self, folded: str) -> tuple[str, ...]:
        known = self._variants.get(folded)
        return tuple(known) if known else (folded,) if _is_number(folded) else ()

    def beginning(self, start: str) -> tuple[str, ...]:
        first = bisect_left(self._folded, start)
        last = bisect_left(self._folded, start + "\uffff")
        return tuple(self._folded[first:last])

    def near(self, folded: str) -> tuple[str, ...]:
        return tuple(sorted(key for key in set(one_off(folded)) if key != folded and key in self._variants))

    def count(self, keys: Sequence[str], found: int) -> int:
        return min(self._size, sum(self._held.get(key, 2) for key in keys))


class PartEngine:
    """The entries that were gathered for a question; the words are those of the whole collection."""

    def __init__(self, held: Callable[[str, str], Sequence[int]], whole: Engine) -> None:
        self._find = held
        self._whole = whole
        self._held: dict[tuple[str, str], Sequence[int]] = {}

    def entries(self, field: str, key: str) -> Sequence[int]:
        if (field, key) not in self._held:
            self._held[field, key] = self._find(field, key)
        return self._held[field, key]

    def variants(self, folded: str) -> Sequence[str]:
        return self._whole.variants(folded)

    def beginning(self, start: str) -> Sequence[str]:
        return self._whole.beginning(start)

    def near(self, folded: str) -> Sequence[str]:
        return self._whole.near(folded)

    def count(self, keys: Sequence[str], found: int) -> int:
        return self._whole.count(keys, found)


def one_off(word: str) -> Iterator[str]:
    """All words that differ from this one in one letter.

    >>> sorted(set(one_off("ab")) & {"a", "ba", "ac", "abc", "ab0", "abcd"})
    ['a', 'ab0', 'abc', 'ac', 'ba']
    """
    for n in range(len(word) + 1):
        left, right = word[:n], word[n:]
        yield from (left + letter + right for letter in _LETTERS)
        if right:
            yield left + right[1:]
            yield from (left + letter + right[1:] for letter in _LETTERS)
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]


def _is_number(key: str) -> bool:
    return bool(key) and all("0" <= c <= "9" for c in key)


def _unpacked(row: Sequence[Any]) -> list[Any]:
    """A term of the published index as lunr loads it."""
    key, *postings = row
    return [key, {field: dict.fromkeys(accumulate(posting)) for field, posting in zip(FIELDS, postings, strict=True)}]
