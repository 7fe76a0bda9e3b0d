"""Found: a note as it was found, spans of the passage that are still to be lifted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundNote:
    """One note. `pieces`: where it stands, in more than one place when a page's end cuts it; `at`: the end of the word
    that it is about, None when nothing leads to it; `printed`: where its mark stands in the text.
    """

    kind: str  # "footnote" | "publisher"
    mark: str
    pieces: tuple[tuple[int, int], ...]
    at: int | None = None
    printed: tuple[int, int] | None = None
