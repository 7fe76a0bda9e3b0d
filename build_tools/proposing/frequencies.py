"""Words and pairs of words, counted over a collection.

Enters: cleaned texts. Leaves: the words of each as keys (one key for the spellings of one word: lower case, tone
placement equalised), parted by punctuation, figures and line ends; and the counts of words, of neighbouring pairs and
of pairs with a comma.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from ..model import CleanText
from ..passages import raw_span
from ..vietnamese import marks_off, toned
from ..vietnamese.syllables import is_valid

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d[\d.,/]*|_+|[\n\t]")
_Words = TypeVar("_Words", bound=tuple[str, ...])
COMMA = ","
STOP = ""
WORD_TIMES, WORD_PMI = 6, 4.0


class _Keys(dict[str, str]):
    """Token → key: a word's toned key, the comma itself, and one stop for all else."""

    def __missing__(self, token: str) -> str:
        self[token] = key = toned(token) if token[0].isalpha() else COMMA if token == "," else STOP
        return key


_KEYS = _Keys()


@dataclass(slots=True)
class Tokens:
    """The keys of one text in order, with a stop at either end."""

    text: CleanText
    tokens: list[str]
    keys: list[str]
    _places: list[tuple[int, int]] = field(default_factory=list)

    def place(self, index: int) -> tuple[int, int]:
        """Where in the passage the token of a key stands."""
        if not self._places:
            self._places = [match.span() for match in _TOKEN.finditer(self.text.passage.text)]
        return self._places[index - 1]  # the first key is a stop

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The raw span from one token to another."""
        return raw_span(self.text.passage, self.place(first)[0], self.place(last)[1])

    def printed(self, first: int, last: int) -> str:
        return self.text.passage.text[self.place(first)[0] : self.place(last)[1]]


def words_of(text: CleanText) -> Tokens:
    tokens = _TOKEN.findall(text.passage.text)
    return Tokens(text, [STOP, *tokens, STOP], [STOP, *map(_KEYS.__getitem__, tokens), STOP])


def _listed(keys: list[str]) -> list[tuple[str, str, str, str]]:
    """Two words, a comma, two words."""
    parted = [n for n, key in enumerate(keys) if key == COMMA and n + 2 < len(keys)]
    return [(keys[n - 2], keys[n - 1], keys[n + 1], keys[n + 2]) for n in parted]


def _repeated(seen: Counter[_Words]) -> dict[_Words, int]:
    """What was seen more than once, without what a stop parts."""
    return {words: times for words, times in seen.items() if times > 1 and STOP not in words}


@dataclass(slots=True)
class Frequencies:
    """The counts of a whole collection."""

    words: Counter[str]
    pairs: dict[tuple[str, str], int]  # neighbours only: no stop, no comma
    triples: dict[tuple[str, str, str], int]  # those seen more than once
    commas: Counter[tuple[str, str]]
    listed: dict[tuple[str, str, str, str], int]  # two words, a comma, two words: those seen more than once
    spellings: dict[str, str]
    shapes: dict[str, list[str]]
    printed: Counter[str]
    total: int

    @classmethod
    def of(cls, read: Iterable[Tokens]) -> Frequencies:
        """Count the words of the texts."""
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        triples: Counter[tuple[str, str, str]] = Counter()
        commas: Counter[tuple[str, str]] = Counter()
        listed: Counter[tuple[str, str, str, str]] = Counter()
        printed: Counter[str] = Counter()
        for one in read:
            keys = one.keys
            words.update(keys)
            printed.update(one.tokens)
            pairs.update(pairwise(keys))
            triples.update(zip(keys, keys[1:], keys[2:], strict=False))
            lists = _listed(keys)
            listed.update(lists)
            commas.update(four[1:3] for four in lists)
        words[STOP] = words[COMMA] = 0
        shapes: dict[str, list[str]] = defaultdict(list)
        for key, times in words.items():
            if times >= 2 and len(key) > 1 and is_valid(key):
                shapes[marks_off(key)].append(key)
        near = {pair: times for pair, times in pairs.items() if STOP not in pair and COMMA not in pair}
        often = {triple: times for triple, times in _repeated(triples).items() if COMMA not in triple}
        return cls(
            words,
            near,
            often,
            commas,
            _repeated(listed),
            _spellings(printed),
            dict(shapes),
            printed,
            sum(words.values()),
        )

    def times(self, left: str, right: str) -> int:
        """How often two words stand side by side."""
        return self.pairs.get((left, right), 0)

    def bond(self, left: str, right: str) -> float:
        """How much oftener two words stand side by side than chance would have it (pointwise mutual information)."""
        times = self.times(left, right)
        return math.log2(times * self.total / (self.words[left] * self.words[right])) if times else 0.0

    def is_word(self, left: str, right: str) -> bool:
        """Are two neighbours one word of the collection?"""
        return self.times(left, right) >= WORD_TIMES and self.bond(left, right) >= WORD_PMI

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
