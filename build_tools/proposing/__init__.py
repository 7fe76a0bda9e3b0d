"""Suspects: words that look wrong in the light of the whole collection. Nothing here changes a text.

Enters: the cleaned texts of a collection. Leaves: for each of them proposals (corrections with status "proposed", for a
person to accept or reject) and findings (doubts without one clear repair). The collection is its own dictionary; beside
it there is only a hand-written table of institution names and set phrases. Numbers, dates, signs, list letters and
names are never proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import CleanText, Correction, Finding
from . import contexts, orphans, phrases, strangers
from .frequencies import Frequencies, Tokens, words_of
from .worst_first import worst_first

__all__ = ["CODES", "with_proposals", "worst_first"]

# The doubts that only a whole collection raises.
CODES = ("suspect-word", "phrase-repeated", "syllable-impossible", "syllable-foreign", "comma-missing")


def with_proposals(texts: Iterable[CleanText]) -> tuple[CleanText, ...]:
    """The texts with their proposals and findings; what a person has decided is not asked again."""
    held = tuple(texts)
    collection = Frequencies.of(
        words_of(text) for text in held
    )  # read twice rather than kept: a collection may be large
    known = _Known(collection, phrases.parted(collection), strangers.rare(collection), orphans.confused(collection))
    return tuple(_with(text, words_of(text), known) for text in held)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the whole collection."""

    collection: Frequencies
    parted: Mapping[tuple[str, str], int]
    strange: frozenset[str]
    confused: Mapping[tuple[str, str], tuple[str, str]]


def _with(text: CleanText, words: Tokens, known: _Known) -> CleanText:
    lone, noisy = orphans.suspects(words, known.collection)
    twice = list(phrases.repeated(words, known.collection))
    proposed = [
        *(one for one in twice if isinstance(one, Correction)),
        *phrases.doubled(words),
        *phrases.fallen_out(words, known.collection),
        *orphans.proposals(lone, words, known.collection, noisy),
        *(contexts.proposals(words, known.collection) if noisy else ()),
    ]
    kept = _without_overlap(_undecided(proposed, text.corrections))
    found = [
        *(one for one in twice if isinstance(one, Finding)),
        *orphans.doubts(lone, words, known.collection, noisy),
        *orphans.unlike(words, known.confused, known.collection),
        *strangers.findings(words, known.strange),
        *phrases.commas(words, known.collection, known.parted),
    ]
    spans = [(c.start, c.end) for c in (*kept, *text.corrections) if c.status != "applied"]
    clear = [f for f in found if not _meets(f.start or 0, f.end or 0, spans)]
    records = sorted((*text.corrections, *kept), key=lambda c: (c.start, c.end, c.status))
    return replace(
        text, corrections=tuple(records), findings=(*text.findings, *sorted(clear, key=lambda f: f.start or 0))
    )


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
