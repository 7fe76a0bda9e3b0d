"""Which clauses of a whole collection say a key: put together from what texts side by side say (`of_texts.share_of`).

Enters: shares, in the order of their texts. Leaves: keys, and of each the bytes that a shard holds: how many clauses
say it, those that say most of it with how much, and all texts that do where not all clauses are there.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from .shards import gaps_of, varint
from .tuning import LEVELS, MOST_HELD

# Keys; of each how many clauses say it, how many at each level, the texts that do (a bit each); the clauses, as
# `number * LEVELS + level`, with the kind of array they are; words with how many entries hold each; how many words.
Share: TypeAlias = tuple[str, list[int], list[int], list[int], str, bytes, str, list[int], int]

_BITS = 32  # in which it is told how many clauses say a key at one level
_FIELD = (1 << _BITS) - 1
_TOGETHER = 256  # texts and works whose shares are put together while others are made
_SHORT = [varint(n) for n in range(1 << 14)]


def shared(
    held: dict[str, list[int]], of_texts: dict[str, int], words: Counter[str], length: int, clauses: int
) -> Share:
    """A share of texts that have so many `clauses`; `held`: by key the clauses that say it, in their order."""
    for each in held.values():
        if len(each) > 1:
            each.sort(key=_level_first)
    kind = "H" if clauses * LEVELS < 1 << 16 else "I"
    return (
        "\n".join(held),
        [len(each) for each in held.values()],
        [_by_level(each) for each in held.values()],
        [of_texts[key] for key in held],
        kind,
        b"".join(array(kind, each).tobytes() for each in held.values()),
        "\n".join(words),
        list(words.values()),
        length,
    )


def _level_first(clause: int) -> int:
    return -(clause % LEVELS)


def _by_level(clauses: Sequence[int]) -> int:
    levels = bytes(clause % LEVELS for clause in clauses)
    return sum(levels.count(level) << _BITS * level for level in set(levels))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A share among all: the clauses behind which its own begin, its texts' numbers; where in it each key's begin."""

    before: int
    texts: range
    by_level: list[int]
    of_texts: list[int]
    starts: array[int]
    clauses: array[int]


class Postings:
    """Keys with the clauses that say them. Shares are added in the order of their texts; those of some hundred texts
    are put together as they come, and only what the whole may need of them stays.
    """

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()  # with how many entries hold each
        self.length = 0
        self._clauses = 0
        self._joined = 0  # of the shares, those that were put together
        self._shares: list[_Placed] = []
        self._places: defaultdict[str, array[int]] = defaultdict(_numbers)  # by key: share << 32 | place in it

    def add(self, share: Share, texts: range, clauses: int) -> None:
        """The share of some texts, given by their numbers, which have so many clauses."""
        keys, counts, by_level, of_texts, kind, packed, words, held, length = share
        number = len(self._shares) << 32
        for place, key in enumerate(keys.split("\n") if keys else ()):
            self._places[key].append(number + place)
        starts = array("I", [0])
        for count in counts:
            starts.append(starts[-1] + count)
        self._shares.append(_Placed(self._clauses, texts, by_level, of_texts, starts, array(kind, packed)))
        self.words.update(dict(zip(words.split("\n") if words else (), held, strict=True)))
        self.length += length
        self._clauses += clauses
        if texts.stop - self._shares[self._joined].texts.start >= _TOGETHER:
            self._join()

    def _join(self) -> None:
        """Puts together the shares that are not yet: of each key the clauses that say most of it."""
        texts = range(self._shares[self._joined].texts.start, self._shares[-1].texts.stop)
        joined = _Placed(0, texts, [], [], array("I", [0]), array("I"))
        for key in self._places:
            places = self._places[key]
            first = bisect_left(places, self._joined << 32)
            if pieces := self._pieces(places[first:]):
                by_level, _, clauses = _best_of(pieces)
                clauses.sort(key=_level_first)
                joined.clauses.extend(clauses)
                joined.starts.append(len(joined.clauses))
                joined.by_level.append(by_level)
                shifted = (share.of_texts[at] << share.texts.start - texts.start for share, at in pieces)
                joined.of_texts.append(sum(shifted))
                del places[first:]
                places.append(self._joined << 32 | len(joined.by_level) - 1)
        self._shares[self._joined :] = [joined]
        self._joined += 1

    def _pieces(self, places: Iterable[int]) -> list[tuple[_Placed, int]]:
        return [(self._shares[place >> 32], place & _FIELD) for place in places]

    def keys(self) -> Iterator[tuple[str, bytes]]:
        """Each key, in order, and what a shard holds of it."""
        for key in sorted(self._places):
            yield key, self._packed(self._places[key])

    def _packed(self, places: Iterable[int]) -> bytes:
        pieces = self._pieces(places)
        _, count, clauses = _best_of(pieces)
        if len(clauses) == count:
            return _told(count, clauses, ())
        return _told(count, clauses, (text for share, at in pieces for text in _texts(share, share.of_texts[at])))


def _best_of(pieces: Sequence[tuple[_Placed, int]]) -> tuple[int, int, list[int]]:
    """How many clauses say a key, by level and in all; those that say most of it, in their order."""
    by_level = sum(share.by_level[at] for share, at in pieces)
    count = sum(by_level >> _BITS * level & _FIELD for level in range(LEVELS))
    return by_level, count, _all_of(pieces) if count <= MOST_HELD else _most_of(pieces, *_least(by_level))


def _numbers() -> array[int]:
    return array("Q")


def _least(by_level: int) -> tuple[int, int]:
    """Of a key that more clauses say than are held: the least level that is held, and how many clauses of it are."""
    left = MOST_HELD
    for level in range(LEVELS - 1, 0, -1):
        at_level = by_level >> _BITS * level & _FIELD
        if at_level >= left:
            return level, left
        left -= at_level
    return 0, left


def _all_of(pieces: Iterable[tuple[_Placed, int]]) -> list[int]:
    found: list[int] = []
    for share, at in pieces:
        before = share.before * LEVELS
        found += [before + clause for clause in share.clauses[share.starts[at] : share.starts[at + 1]]]
    found.sort()
    return found


def _most_of(pieces: Iterable[tuple[_Placed, int]], least: int, most: int) -> list[int]:
    """The clauses that say a key at a higher level than the `least`, and the first `most` of those that do at that."""
    found: list[int] = []
    for share, at in pieces:
        by_level = share.by_level[at] >> _BITS * least
        taken = min(by_level & _FIELD, most)
        most -= taken
        while by_level := by_level >> _BITS:
            taken += by_level & _FIELD
        start, before = share.starts[at], share.before * LEVELS
        found += [before + clause for clause in share.clauses[start : start + taken]]
    found.sort()
    return found


def _texts(share: _Placed, bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield share.texts[lowest.bit_length() - 1]
        bits ^= lowest


def _told(count: int, clauses: Sequence[int], texts: Iterable[int]) -> bytes:
    """Count, the clauses (one number for how far each is from the one before, and its level), and the texts."""
    gaps = [after - before + before % LEVELS for before, after in pairwise([0, *clauses])]
    groups = bytes(gaps) if max(gaps) < 128 else b"".join(_SHORT[gap] if gap < 1 << 14 else varint(gap) for gap in gaps)
    documents = gaps_of(texts)
    return varint(count) + varint(len(groups)) + groups + varint(len(documents)) + documents
