"""Words and pairs of words, counted over a collection.

Enters: cleaned texts. Leaves: the words of each as keys (one key for the spellings of one word: lower case, tone
placement equalised), parted by punctuation, figures and line ends; and the counts of words, of neighbouring pairs and
of pairs with a comma.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from ..model import CleanText
from ..passages import raw_span
from ..vietnamese import marks_off, toned
from ..vietnamese.syllables import is_valid

_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]|\d[\d.,/]*|_+|[\n\t]")
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


class Counts(NamedTuple):
    """How often words stand in a text, or in a collection; several are joined by `SEP`, which is in no word."""

    words: dict[str, int]
    printed: dict[str, int]  # as they are printed
    pairs: dict[str, int]  # neighbours only: no stop, no comma
    triples: dict[str, int]  # the same
    commas: dict[str, int]  # two words, with a comma between them
    listed: dict[str, int]  # two words, a comma, two words


SEP = "\x1f"


def counted(text: Tokens) -> Counts:
    """The words of one text, counted."""
    keys, lists = text.keys, _listed(text.keys)
    return Counts(
        dict(Counter(keys)),
        {token: times for token, times in Counter(text.tokens).items() if token and token[0].isalpha()},
        _joined(Counter(pairwise(keys)), (STOP, COMMA)),
        _joined(Counter(zip(keys, keys[1:], keys[2:], strict=False)), (STOP, COMMA)),
        _joined(Counter(four[1:3] for four in lists), ()),
        _joined(Counter(lists), (STOP,)),
    )


def _joined(seen: Mapping[tuple[str, ...], int], without: tuple[str, ...]) -> dict[str, int]:
    return {SEP.join(words): times for words, times in seen.items() if not any(each in words for each in without)}


def nothing() -> Counts:
    """Nothing counted yet."""
    return Counts({}, {}, {}, {}, {}, {})


def add(all_: Counts, more: Counts, times: int = 1) -> None:
    """Counts more in `all_`, or, with -1, takes it away: what is counted no more is not there."""
    for into, of in zip(all_, more, strict=True):
        get = into.get
        for words, count in of.items():
            into[words] = get(words, 0) + times * count
            if times < 0 and not into[words]:
                del into[words]


def _parted(seen: Mapping[str, int], least: int = 1) -> dict[Any, int]:
    """By words, what was seen so often."""
    return {tuple(words.split(SEP)): times for words, times in seen.items() if times >= least}


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
        together = nothing()
        for one in read:
            add(together, counted(one))
        return cls.made(together)

    @classmethod
    def made(cls, together: Counts) -> Frequencies:
        """The same of texts that were counted."""
        words = Counter(together.words)
        words[STOP] = words[COMMA] = 0
        shapes: dict[str, list[str]] = defaultdict(list)
        for key, times in words.items():
            if is_shape(key, times):
                shapes[marks_off(key)].append(key)
        return cls(
            words,
            _parted(together.pairs),
            _parted(together.triples, 2),
            Counter(_parted(together.commas)),
            _parted(together.listed, 2),
            spellings(together.printed),
            dict(shapes),
            Counter(together.printed),
            sum(words.values()),
        )

    def times(self, left: str, right: str) -> int:
        """How often two words stand side by side."""
        return self.pairs.get((left, right), 0)

    def bond(self, left: str, right: str) -> float:
        """How much oftener two words stand side by side than chance would have it (pointwise mutual information)."""
        times = self.pairs.get((left, right), 0)
        return math.log2(times * self.total / (self.words[left] * self.words[right])) if times else 0.0

    def is_word(self, left: str, right: str) -> bool:
        """Are two neighbours one word of the collection?"""
        return self.pairs.get((left, right), 0) >= WORD_TIMES and self.bond(left, right) >= WORD_PMI

    def is_bound(self, left: str, right: str, least: float) -> bool:
        """Are two words so closely bound?"""
        return self.bond(left, right) >= least

    def is_closer(self, near: tuple[str, str], far: tuple[str, str]) -> bool:
        """Are two words bound at least as closely as two others?"""
        return self.bond(*far) <= self.bond(*near)

    def is_part(self, times: int, left: str, right: str, part: float) -> bool:
        """Is something seen so often that it is such a part of all places of the rarer of two words?"""
        return times >= part * min(self.words[left], self.words[right])

    def triple(self, words: tuple[str, str, str]) -> int:
        """How often three words stand in a row; once is as good as never."""
        return self.triples.get(words, 0)

    def in_lists(self, words: tuple[str, str, str, str]) -> int:
        """How often two words, a comma and two words do; the same."""
        return self.listed.get(words, 0)

    def alike(self, key: str) -> Sequence[str]:
        """The words that are spelt like one, but for their marks: itself among them."""
        return self.shapes.get(marks_off(key), ())

    def spelling(self, key: str) -> str:
        """The commonest spelling of a key, in lower case."""
        return self.spellings.get(key, key)


def is_shape(key: str, times: int) -> bool:
    """Whether a word that is seen so often may be what another should be."""
    return times >= 2 and len(key) > 1 and is_valid(key)


def spellings(printed: Mapping[str, int]) -> dict[str, str]:
    """The commonest spelling of each key."""
    best: dict[str, tuple[int, str]] = {}
    for token, times in printed.items():
        key, low = _KEYS[token], token.lower()
        best[key] = max(best.get(key, (0, "")), (times, low))
    return {key: low for key, (_, low) in best.items()}
