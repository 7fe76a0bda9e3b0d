"""Text that remembers where it stood."""

from __future__ import annotations

from dataclasses import dataclass

from .often_made import often_made


@often_made
@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage's text, from `at` to the next run's `at`, which stands for raw[start:end].

    `rules` empty: copied letter by letter. Otherwise the named rules made it of raw[start:end] (it may be empty).
    What was moved is two runs: one without text where it is printed, and one without a raw span where it is shown.
    """

    at: int
    start: int
    end: int
    rules: tuple[str, ...] = ()
    moved: int | None = None  # of words that were moved: the raw offset of the other place


@often_made
@dataclass(frozen=True, slots=True)
class Passage:
    """Text as shown to the reader ("\\n" is a line end that is kept) with its way back to the raw file."""

    text: str
    runs: tuple[Run, ...]
