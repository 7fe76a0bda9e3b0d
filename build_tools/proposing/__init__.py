"""Suspects: words that look wrong in the light of the whole collection. Nothing here changes a text.

Enters: the cleaned texts of a collection. Leaves: for each of them proposals (corrections with status "proposed", for a
person to accept or reject) and findings (doubts without one clear repair). The collection is its own dictionary; beside
it there is only a hand-written table of institution names and set phrases. Numbers, dates, signs, list letters and
names are never proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from ..model import CleanText, Correction, Finding
from . import contexts, orphans, phrases, strangers
from .frequencies import SEP, Counts, Frequencies, add, counted, nothing, words_of
from .recalling import AskedCounts, Trace, changes, holds, trace
from .worst_first import worst_first

__all__ = [
    "CODES",
    "Counts",
    "Frequencies",
    "Proposed",
    "Trace",
    "WordsKnown",
    "add",
    "beside",
    "changes",
    "counts_of",
    "holds",
    "known_of",
    "nothing",
    "of_text",
    "records",
    "shown",
    "with_proposals",
    "worst_first",
]

# The doubts that only a whole collection raises.
CODES = ("suspect-word", "phrase-repeated", "syllable-impossible", "syllable-foreign", "comma-missing")


def with_proposals(texts: Iterable[CleanText]) -> tuple[CleanText, ...]:
    """The texts with their proposals and findings; what a person has decided is not asked again."""
    held = tuple(texts)
    together = nothing()
    for text in held:  # read twice rather than kept: a collection may be large
        add(together, counts_of(text))
    known = known_of(together)
    return tuple(shown(text, of_text(known, text)) for text in held)


K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class WordsKnown:
    """What is known of the whole collection: how often words are seen; which pairs of words are parted by commas, which
    words are no syllables, which pairs sound like others.
    """

    collection: Frequencies
    parted: Mapping[tuple[str, str], int]
    strange: frozenset[str]
    confused: Mapping[tuple[str, str], tuple[str, str]]


class Proposed(NamedTuple):
    """What is proposed for a text and doubted in it, by its words and the collection's; and what it asked of these,
    None where its proposals cannot be kept.
    """

    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    trace: Trace | None = None


def counts_of(text: CleanText) -> Counts:
    """The words of one text, counted."""
    return counted(words_of(text))


def known_of(together: Counts) -> WordsKnown:
    """What the words of all texts tell."""
    collection = Frequencies.made(together)
    return WordsKnown(collection, phrases.parted(collection), strangers.rare(collection), orphans.confused(collection))


def beside(before: WordsKnown, now: WordsKnown) -> Iterator[str]:
    """The pairs of words, and the words, of which something is known otherwise than by their own counts."""
    yield from map(SEP.join, _other(before.parted, now.parted))
    yield from map(SEP.join, _other(before.confused, now.confused))
    yield from before.strange ^ now.strange


def _other(before: Mapping[K, object], now: Mapping[K, object]) -> Iterator[K]:
    """The keys under which something else stands."""
    return (key for key in before.keys() | now.keys() if before.get(key) != now.get(key))


def of_text(known: WordsKnown, text: CleanText) -> Proposed:
    """The proposals and findings of one text."""
    words, asked = words_of(text), AskedCounts.about(known.collection)
    lone, noisy = orphans.suspects(words, asked)
    twice = list(phrases.repeated(words, asked))
    proposed = [
        *(one for one in twice if isinstance(one, Correction)),
        *phrases.doubled(words),
        *phrases.fallen_out(words, asked),
        *orphans.proposals(lone, words, asked, noisy),
        *(contexts.proposals(words, asked) if noisy else ()),
    ]
    kept = _without_overlap(_undecided(proposed, text.corrections))
    found = [
        *(one for one in twice if isinstance(one, Finding)),
        *phrases.stuttered(words, asked),
        *orphans.doubts(lone, words, asked, noisy),
        *orphans.unlike(words, known.confused, asked),
        *strangers.findings(words, known.strange),
        *phrases.commas(words, asked, known.parted),
    ]
    spans = [(c.start, c.end) for c in (*kept, *text.corrections) if c.status != "applied"]
    clear = [f for f in found if not _meets(f.start or 0, f.end or 0, spans)]
    findings = tuple(sorted(clear, key=lambda f: f.start or 0))
    return Proposed(tuple(kept), findings, None if noisy else trace(words, asked))


def shown(text: CleanText, found: Proposed) -> CleanText:
    """A text with what is proposed for it."""
    corrections, findings = records(text, found)
    return replace(text, corrections=corrections, findings=findings)


def records(text: CleanText, found: Proposed) -> tuple[tuple[Correction, ...], tuple[Finding, ...]]:
    """The corrections and findings of a text with what is proposed for it."""
    corrections = sorted((*text.corrections, *found.corrections), key=lambda c: (c.start, c.end, c.status))
    return tuple(corrections), (*text.findings, *found.findings)


def _undecided(proposed: Iterable[Correction], corrections: Sequence[Correction]) -> list[Correction]:
    decided = [(c.start, c.end) for c in corrections if c.status == "rejected" or c.kind == "word"]
    return [c for c in proposed if not _meets(c.start, c.end, decided)]


def _without_overlap(proposed: list[Correction]) -> list[Correction]:
    """Of proposals that meet, the first found: the surer kinds come first."""
    kept: list[Correction] = []
    for one in proposed:
        if not _meets(one.start, one.end, [(c.start, c.end) for c in kept]):
            kept.append(one)
    return kept


def _meets(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < right and left < end for left, right in spans)
