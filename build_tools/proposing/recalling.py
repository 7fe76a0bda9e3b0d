"""Recalling: what a text was told by the collection's counts, so that its proposals can be kept as long as they hold.

Enters: the counts of a collection and its texts. Leaves: for a text what it asked; for a collection what is otherwise
than it was. Promise: where `holds` says so, the proposals of a text are those that would be made anew. A text that a
scanner has read badly asks of nearly everything: its proposals are made anew each time.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias
from zlib import crc32

from ..vietnamese import marks_off
from .frequencies import COMMA, SEP, STOP, Counts, Frequencies, Tokens, is_shape, spellings

Judged: TypeAlias = tuple[str, tuple[object, ...], bool]  # a question of the counts, about what, and the answer


class Trace(NamedTuple):
    """What a text asked. `own`: the prints of its own pairs of words, of which it asks whether they are seen again, and
    of its own words as printed; `exact`: of what it asked how often it is seen; `judged`: what it asked otherwise.
    """

    own: bytes
    exact: frozenset[str]
    judged: tuple[Judged, ...]


class CountChange(NamedTuple):
    """What is otherwise than it was: prints of pairs and words, as in a trace; what is seen more or less often."""

    own: frozenset[int]
    exact: frozenset[str]


@dataclass(slots=True)
class AskedCounts(Frequencies):
    """The counts of a collection, which write down what is asked of them."""

    exact: set[str] = field(default_factory=set)
    judged: dict[tuple[str, tuple[object, ...]], bool] = field(default_factory=dict)

    @classmethod
    def about(cls, known: Frequencies) -> AskedCounts:
        """The same counts, of which nothing was asked yet."""
        return cls(*(getattr(known, each.name) for each in fields(Frequencies)))

    def times(self, left: str, right: str) -> int:
        """As the counts know it."""
        self.exact.add(f"p{left}{SEP}{right}")
        return Frequencies.times(self, left, right)

    def triple(self, words: tuple[str, str, str]) -> int:
        """As the counts know it."""
        self.exact.add(f"t{SEP.join(words)}")
        return Frequencies.triple(self, words)

    def in_lists(self, words: tuple[str, str, str, str]) -> int:
        """As the counts know it."""
        self.exact.add(f"l{SEP.join(words)}")
        return Frequencies.in_lists(self, words)

    def alike(self, key: str) -> Sequence[str]:
        """As the counts know it."""
        self.exact.add(f"h{marks_off(key)}")
        return Frequencies.alike(self, key)

    def spelling(self, key: str) -> str:
        """As the counts know it."""
        self.exact.add(f"s{key}")
        return Frequencies.spelling(self, key)

    def is_word(self, left: str, right: str) -> bool:
        """As the counts know it."""
        return self._judged("is_word", left, right)

    def is_bound(self, left: str, right: str, least: float) -> bool:
        """As the counts know it."""
        return self._judged("is_bound", left, right, least)

    def is_closer(self, near: tuple[str, str], far: tuple[str, str]) -> bool:
        """As the counts know it."""
        return self._judged("is_closer", near, far)

    def is_part(self, times: int, left: str, right: str, part: float) -> bool:
        """As the counts know it."""
        return self._judged("is_part", times, left, right, part)

    def _judged(self, what: str, *of: object) -> bool:
        self.judged[what, of] = answer = bool(getattr(Frequencies, what)(self, *of))
        return answer


def trace(text: Tokens, asked: AskedCounts) -> Trace:
    """What a text has asked."""
    return Trace(_prints(text), frozenset(asked.exact), tuple((*what, is_so) for what, is_so in asked.judged.items()))


def _prints(text: Tokens) -> bytes:
    pairs = {SEP.join(pair) for pair in pairwise(text.keys) if STOP not in pair and COMMA not in pair}
    words = {token for token in text.tokens if token and token[0].isalpha()}
    return array("I", sorted(set(map(_print, chain(pairs, words))))).tobytes()


def _print(words: str) -> int:
    return crc32(words.encode())


def holds(found: Trace, change: CountChange, now: Frequencies) -> bool:
    """Whether all that a text asked is answered as it was."""
    if not change.exact.isdisjoint(found.exact) or _have(found.own, change.own):
        return False
    return all(bool(getattr(Frequencies, what)(now, *of)) is is_so for what, of, is_so in found.judged)


def _have(prints: bytes, some: Iterable[int]) -> bool:
    known = memoryview(prints).cast("I")
    for each in some:
        at = bisect_left(known, each)
        if at < len(known) and known[at] == each:
            return True
    return False


def changes(now: Counts, by: Counts, beside: Iterable[str]) -> CountChange:
    """What is otherwise: `by` is what was added (and, below zero, taken away); `beside` are pairs and words of which
    something else is otherwise.
    """
    before = {kind: {words: now_.get(words, 0) - n for words, n in of.items() if n}
              for kind, now_, of in zip(Counts._fields, now, by, strict=True)}  # fmt: skip
    again = [pair for pair, was in before["pairs"].items() if (was > 1) != (now.pairs.get(pair, 0) > 1)]
    exact = [
        *(f"p{pair}" for pair in before["pairs"]),
        *(f"t{three}" for three in _otherwise(before["triples"], now.triples)),
        *(f"l{four}" for four in _otherwise(before["listed"], now.listed)),
        *(f"h{marks_off(key)}" for key, was in before["words"].items()
          if is_shape(key, was) != is_shape(key, now.words.get(key, 0))),
        *(f"s{key}" for key in _spelt_otherwise(now.printed, before["printed"])),
    ]  # fmt: skip
    return CountChange(frozenset(map(_print, chain(again, beside))), frozenset(exact))


def _otherwise(before: Mapping[str, int], now: Mapping[str, int]) -> Iterable[str]:
    """What is seen more or less often; once is as good as never."""
    return (words for words, was in before.items() if max(was, 1) != max(now.get(words, 0), 1))


def _spelt_otherwise(now: Mapping[str, int], before: Mapping[str, int]) -> Collection[str]:
    """The keys of which the commonest spelling is another."""
    if not before:
        return ()
    was = {token: times for token, times in {**now, **before}.items() if times}
    last, this = spellings(was), spellings(now)
    return [key for key in last.keys() | this.keys() if last.get(key, key) != this.get(key, key)]
