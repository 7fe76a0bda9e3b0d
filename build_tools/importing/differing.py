"""Where the readers of a scan differ: the words that a person has to look at.

Enters: the words of each reader, with how sure it was. Leaves: stretches of the first one's words, each with what the
others see there. Promise: no word that one reader has and another has not goes unsaid; where the first has none, the
word beside it is doubted. Nothing is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from ..shortest_edits import shortest_edits
from .placed_words import PlacedWord, rows_of

Read = Sequence[tuple[PlacedWord, float]]  # words and how sure the reader is, of 100
_UNSURE = 40.0  # a word below is doubted even where the readers agree
NOT_SURE = -1.0  # of no word that is beside such a one is anybody sure: they are doubted together
_TOO_MANY = 0.2  # of a page: a reader that only doubts and differs on more words cannot read this page
_FEW = 3  # words, on which any reader may differ
_ALIKE = str.maketrans({"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Words as they stand in the text, and what other readers see there: "" for nothing; () where the one reader was
    not sure and no other differs.
    """

    words: tuple[PlacedWord, ...]
    readings: tuple[str, ...]


def differences(main: Read, readers: Sequence[Read], doubters: Sequence[Read] = ()) -> list[Difference]:
    """In the order of the text. `doubters`: readers that are heard only on pages that they can read."""
    words = in_order(main)
    if not words:
        return []
    texts = [_compared(word.text) for word in words]
    every = [_Aligned(texts, in_order(read)) for read in readers]
    others = [_Aligned(texts, in_order(read)) for read in doubters]
    others = [one for one in others if len(one.differing) <= max(_FEW, _TOO_MANY * len(words))]
    for one in others:
        one.differing = [span for span in one.differing if _worth(texts[slice(*span)], one.reading(*span))]
    every += others
    sure = dict(main)
    spans = list(_unsure([sure[word] for word in words]))
    spans += [span for one in every for span in one.differing]
    return [_difference(words, texts, first, last, every) for first, last in _merged(spans)]


def _unsure(sure: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Words of which the reader itself is not sure; those of which nobody is, as one stretch.

    >>> list(_unsure([90, 30, 20, NOT_SURE, NOT_SURE, 90]))
    [(1, 2), (2, 3), (3, 5)]
    """
    for by_nobody, same in groupby(range(len(sure)), key=lambda n: sure[n] == NOT_SURE):
        stretch = list(same)
        if by_nobody:
            yield stretch[0], stretch[-1] + 1
        else:
            yield from ((n, n + 1) for n in stretch if sure[n] < _UNSURE)


def _difference(
    words: Sequence[PlacedWord], texts: Sequence[str], first: int, last: int, every: Iterable[_Aligned]
) -> Difference:
    own = " ".join(texts[first:last])
    seen = dict.fromkeys(one.reading(first, last) for one in every)
    return Difference(tuple(words[first:last]), tuple(words for words in seen if _compared(words) != own))


def _worth(own: Sequence[str], reading: str) -> bool:
    """Whether what a reader sees that only doubts is worth a person's look: more than other blanks between words, or
    other quotation marks, of which it knows one kind.
    """
    bare = ["".join(text.split()).translate(_QUOTES) for text in (*own, reading)]
    return "".join(bare[:-1]) != bare[-1]


_QUOTES = str.maketrans("", "", "\"'“”‘’„`")


def in_order(read: Read) -> list[PlacedWord]:
    """Words line by line."""
    return [word for row in rows_of([word for word, _ in read]) for word in row.words]


def _compared(text: str) -> str:
    """Words as they are compared: dashes and quotation marks are each of one kind."""
    return normalize("NFC", text).translate(_ALIKE)


class _Aligned:
    """One reader's words beside those of the first."""

    def __init__(self, texts: Sequence[str], words: Sequence[PlacedWord]) -> None:
        self._words = [word.text for word in words]
        self.differing: list[tuple[int, int]] = []
        self._at = [0] * (len(texts) + 1)  # by word of the first: where the reader's words for it begin
        at = shift = 0
        for a, b, c, d in shortest_edits(texts, [_compared(word) for word in self._words]):
            self._at[at:a] = range(at + shift, a + shift)
            self._at[a:b] = [c + min(n, d - c) for n in range(b - a)]
            self.differing += self._spans(a, b, c, d)
            at, shift = b, d - b  # more words than the first has belong to the word before
        self._at[at:-1] = range(at + shift, len(texts) + shift)
        self._at[0], self._at[-1] = 0, len(self._words)

    def _spans(self, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
        if b - a == d - c:
            return [(n, n + 1) for n in range(a, b)]
        return [(a, b) if b > a else (a - 1, a) if a else (0, 1)]

    def reading(self, first: int, last: int) -> str:
        """What the reader sees where words first to last stand."""
        return " ".join(self._words[self._at[first] : self._at[last]])


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap as one.

    >>> list(_merged([(4, 6), (1, 2), (5, 7), (2, 3)]))
    [(1, 2), (2, 3), (4, 7)]
    """
    waiting: tuple[int, int] | None = None
    for first, last in sorted(set(spans)):
        if waiting and first < waiting[1]:
            waiting = waiting[0], max(waiting[1], last)
            continue
        if waiting:
            yield waiting
        waiting = first, last
    if waiting:
        yield waiting
