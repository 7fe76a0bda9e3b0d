"""Words and pairs of words, counted over a collection.

Enters: cleaned texts. Leaves: the words of each as keys (one key for the spellings of one word: lower case, tone placement
equalised), parted by punctuation, figures and line ends; and the counts of words, of neighbouring pairs and of pairs with a comma.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ...model import CleanText
from ...passages import raw_span
from ...vietnamese import marks_off, toned
from ..syllables import is_valid

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d[\d.,/]*|_+|\n")
COMMA = ","
STOP = ""
WORD_TIMES, WORD_PMI = 6, 4.0


class _Keys(dict[str, str]):
    """Token → key: a word's toned key, the comma itself, and one stop for all else."""

    def __missing__(self, token: str) -> str:
        self[token] = key = toned(token) if token[0].isalpha() else COMMA if token == "," else STOP
        return key


_KEYS = _Keys()


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands: its place among the keys, in the passage, and as printed."""

    index: int
    start: int
    end: int
    printed: str


@dataclass(slots=True)
class Words:
    """The keys of one text in order, with a stop at either end."""

    text: CleanText
    tokens: list[str]
    keys: list[str]
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)

    def place(self, index: int) -> tuple[int, int]:
        """Where in the passage the token of a key stands."""
        if not self._places:
            self._places = {n: match.span() for n, match in enumerate(_TOKEN.finditer(self.text.passage.text), 1)}
        return self._places[index]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The raw span from one token to another."""
        return raw_span(self.text.passage, self.place(first)[0], self.place(last)[1])

    def printed(self, first: int, last: int) -> str:
        return self.text.passage.text[self.place(first)[0] : self.place(last)[1]]


def words_of(text: CleanText) -> Words:
    tokens = _TOKEN.findall(text.passage.text)
    return Words(text, [STOP, *tokens, STOP], [STOP, *map(_KEYS.__getitem__, tokens), STOP])


@dataclass(slots=True)
class Collection:
    """The counts of a whole collection."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    commas: Counter[tuple[str, str]]
    spellings: dict[str, str]
    shapes: dict[str, list[str]]
    total: int

    @classmethod
    def of(cls, read: Iterable[Words]) -> Collection:
        """Count the words of the texts."""
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        commas: Counter[tuple[str, str]] = Counter()
        printed: Counter[str] = Counter()
        for one in read:
            keys = one.keys
            words.update(keys)
            printed.update(one.tokens)
            pairs.update(zip(keys, keys[1:], strict=False))
            commas.update((a, c) for a, b, c in zip(keys, keys[1:], keys[2:], strict=False) if b == COMMA)
        words[STOP] = words[COMMA] = 0
        shapes: dict[str, list[str]] = defaultdict(list)
        for key, times in words.items():
            if times >= 2 and len(key) > 1 and is_valid(key):
                shapes[marks_off(key)].append(key)
        return cls(words, pairs, commas, _spellings(printed), dict(shapes), sum(words.values()))

    def times(self, left: str, right: str) -> int:
        """How often two words stand side by side; never, across a stop."""
        return self.pairs[left, right] if left not in (STOP, COMMA) and right not in (STOP, COMMA) else 0

    def is_word(self, left: str, right: str) -> bool:
        """Are two neighbours one word of the collection: seen often, and far more often than chance would have it?"""
        times = self.times(left, right)
        return times >= WORD_TIMES and math.log2(times * self.total / (self.words[left] * self.words[right])) >= WORD_PMI

    def spelling(self, key: str) -> str:
        """The commonest spelling of a key, in lower case."""
        return self.spellings.get(key, key)


def _spellings(printed: Counter[str]) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for token, times in printed.items():
        if token and token[0].isalpha():
            key, low = _KEYS[token], token.lower()
            best[key] = max(best.get(key, (0, "")), (times, low))
    return {key: low for key, (_, low) in best.items()}


def stretches(keys: list[str]) -> Iterator[tuple[int, int]]:
    """The clauses: stretches of keys without a stop or comma, as (first, one past the last)."""
    first = None
    for n, key in enumerate(keys):
        if key in (STOP, COMMA):
            if first is not None:
                yield first, n
            first = None
        elif first is None:
            first = n
