"""What the words of a whole collection let one propose, kept text by text, with all that each text asked of them.

Enters: the cleaned texts of a collection by the key of all that each depends on. Leaves: what is proposed for
each. The words of a text are counted once; where few texts have changed since the last time, what they have more and
less is counted into what was counted then, and only texts that asked of it are gone through again.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from .. import proposing
from ..model import CleanText
from ..proposing import Counts, Frequencies, Proposed, Trace, WordsKnown, holds
from . import caching, processes
from .caching import Workers

FOLDER = "words"
_ALL = "collection"
_FEW = 8  # where more than one in so many texts have changed, all is counted anew

_Found: TypeAlias = tuple[Counts, WordsKnown, dict[str, Proposed]]
Packed: TypeAlias = tuple[tuple[str, bytes], ...]  # of each kind of counts: the words, and how often


@dataclass(frozen=True, slots=True)
class _Last:
    """What was known at the last time: of which texts, their words, what these tell, what each text was told."""

    names: frozenset[str]
    together: Counts
    known: WordsKnown
    texts: Mapping[str, Proposed]


def proposed(work: Workers, texts: Mapping[str, CleanText]) -> tuple[Proposed, ...]:
    """What is proposed for each text; each stands under the key of all that it depends on."""
    names = list(texts)
    folder = work.folder / FOLDER if work.folder else None
    place = caching.key(FOLDER, _ALL)
    last = _read(caching.kept(folder, place))
    together, known, found = _again(folder, last, texts) or _anew(work, folder, texts)
    left = [name for name in names if name not in found]
    made = processes.in_order(partial(_tried, known), processes.Chosen(texts, left), work.jobs)
    for name, one in zip(left, made, strict=True):
        found[name] = one or proposing.of_text(known, texts[name])
    if folder and not (last and last.names == frozenset(names)):
        caching.keep(folder, place, _told(_Last(frozenset(names), together, known, found)))
        caching.cleared(folder, [place, *map(_counts_name, names)])
    return tuple(found[name] for name in names)


def _tried(known: WordsKnown, text: CleanText) -> Proposed | None:
    """What is proposed for a text; what fails is done again where it can be seen at which text it fails."""
    try:
        return proposing.of_text(known, text)
    except Exception:
        return None


def _anew(work: Workers, folder: Path | None, texts: Mapping[str, CleanText]) -> _Found:
    """All counted."""
    together = _counted(work, folder, texts)
    return together, proposing.known_of(together), {}


def _again(folder: Path | None, last: _Last | None, texts: Mapping[str, CleanText]) -> _Found | None:
    """What was counted at the last time, with what has changed; and what still holds of what was proposed then."""
    by = _difference(folder, last, texts) if last else None
    if last is None or by is None:
        return None
    together = last.together
    proposing.add(together, by)
    known = proposing.known_of(together)
    change = proposing.changes(together, by, proposing.beside(last.known, known))
    some = {name: found for name, found in last.texts.items() if name in texts and found.trace}
    still = {n: found for n, found in some.items() if found.trace and holds(found.trace, change, known.collection)}
    return together, known, still


def _difference(folder: Path | None, last: _Last, now: Mapping[str, CleanText]) -> Counts | None:
    """What is counted more, and below zero less, than at the last time; None when it is quicker to count all, or what
    was counted then cannot be known.
    """
    gone, come = last.names - now.keys(), now.keys() - last.names
    if len(gone) + len(come) > max(2, len(now) // _FEW):
        return None
    by = proposing.nothing()
    for name in gone:
        counts = caching.kept(folder, _counts_name(name))
        if counts is None:
            return None
        proposing.add(by, _unpacked(counts), -1)
    for name in come:
        proposing.add(by, _unpacked(_kept_counts(folder, name, now[name])))
    return by


def _kept_counts(folder: Path | None, name: str, text: CleanText) -> Packed:
    """The counts of one text, kept for the time when it will have changed."""
    packed = _packed(proposing.counts_of(text))
    caching.keep(folder, _counts_name(name), packed)
    return packed


def _counted(work: Workers, folder: Path | None, texts: Mapping[str, CleanText]) -> Counts:
    """The words of all texts."""
    together = proposing.nothing()
    chosen: processes.Chosen[CleanText] = processes.Chosen(texts, list(texts))
    each = caching.each(_counts, chosen, list(map(_counts_name, texts)), replace(work, folder=folder))
    for packed in each:
        proposing.add(together, _unpacked(packed))
    return together


def _counts_name(name: str) -> str:
    return caching.key(FOLDER, name)


def _counts(text: CleanText) -> Packed:
    return _packed(proposing.counts_of(text))


# ------------------------------------------------------------------ as it is kept

_END = "\x1e"  # between words; it is in none


def _packed(counts: Counts) -> Packed:
    return tuple((_END.join(of), array("q", of.values()).tobytes()) for of in counts)


def _unpacked(packed: Packed) -> Counts:
    return Counts(*(_dict(words, times) for words, times in packed))


def _dict(words: str, times: bytes) -> dict[str, int]:
    return dict(zip(words.split(_END), memoryview(times).cast("q"), strict=True)) if times else {}


def _told(last: _Last) -> tuple[object, ...]:
    """As values of the language and of `model` alone."""
    known = last.known
    texts = {name: (found.corrections, found.findings, tuple(found.trace) if found.trace else None)
             for name, found in last.texts.items()}  # fmt: skip
    beside = (dict(known.parted), known.strange, dict(known.confused))
    return last.names, _packed(last.together), beside, texts


def _read(told: Any) -> _Last | None:
    if not isinstance(told, tuple):
        return None
    names, together, beside, texts = told
    of_texts = {name: Proposed(corrections, findings, Trace(*trace) if trace else None)
                for name, (corrections, findings, trace) in texts.items()}  # fmt: skip
    return _Last(names, _unpacked(together), WordsKnown(_NO_COUNTS, *beside), of_texts)


_NO_COUNTS = Frequencies.made(proposing.nothing())
