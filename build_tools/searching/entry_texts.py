"""The words of all entries of a large collection, each text's told again when they are asked for.

Enters: a site, and a function that gives the entries of one text. Leaves: a sequence that reads like the list of the
words of all entries, and holds those of a few texts at a time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

_HELD = 4  # texts


class EntryTexts(Sequence[str]):
    """The words of each entry: those of the texts, which `of` tells text by text, then those of the works. `starts`:
    the place of the first entry of each text, and the end of the last.
    """

    def __init__(self, starts: Sequence[int], of: Callable[[int], list[str]], works: Sequence[str]) -> None:
        self._starts = starts
        self._of = lru_cache(_HELD)(of)
        self._works = works

    def __len__(self) -> int:
        return self._starts[-1] + len(self._works)

    def __getitem__(self, entry: Any) -> Any:
        if entry >= self._starts[-1]:
            return self._works[entry - self._starts[-1]]
        text = bisect_right(self._starts, entry) - 1
        return self._of(text)[entry - self._starts[text]]
