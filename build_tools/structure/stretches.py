"""Pieces: the stretches of lines that structure works with, before it knows what they are.

Enters: the clean lines. Leaves: pieces, each a stretch of one line (most often all of it), with the evidence of its
layout.
Promise: the pieces of a line, one after the other, are all of its words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Line, Passage
from ..model.often_made import often_made
from ..passages import part, trimmed
from .kept import kept
from .note_marks import MarkedLine


@often_made
@dataclass(frozen=True)  # without slots, so that its words are cut out once
class Piece:
    """A stretch line.passage.text[start:end]; `inline_markers` when it does not begin its line; `quoted` when another
    text speaks.
    """

    line: Line
    start: int
    end: int
    inline: bool = False
    quoted: bool = False

    @kept
    def text(self) -> str:
        """The words of the stretch."""
        return self.line.passage.text[self.start : self.end].strip()

    @property
    def passage(self) -> Passage:
        """The words of the stretch, marks of notes too, with their way back to the raw text; of a table's row the tabs
        behind its first cells, though these be empty.
        """
        shown = printed(self.line)
        if self.line.zone == "table" and not self.start and shown.text.startswith("\t"):
            return part(shown, 0, len(shown.text[: self.end].rstrip()))
        return trimmed(shown, self.start, self.end)

    @property
    def lead(self) -> int:
        """How far into the passage the text begins: behind the mark of a note that stands first."""
        if not isinstance(self.line, MarkedLine):
            return 0
        shown, words = (passage.text[self.start : self.end] for passage in (printed(self.line), self.line.passage))
        return (len(words) - len(words.lstrip())) - (len(shown) - len(shown.lstrip()))


def printed(line: Line) -> Passage:
    """The passage of a line with the marks of notes that stand in it."""
    return line.printed if isinstance(line, MarkedLine) and line.printed else line.passage


def whole(line: Line) -> Piece:
    """The piece that is all of a line."""
    return Piece(line, 0, len(line.passage.text))


def _without_marks_alone(line: Line, edges: list[int]) -> list[int]:
    """The edges without those that would leave nothing but the mark of a note between them: it stays with what it
    follows.
    """
    if not isinstance(line, MarkedLine):
        return edges
    words, shown = line.passage.text, printed(line).text
    kept = edges[:1]
    for a, b in itertools.pairwise(edges):
        if not words[a:b].strip() and shown[a:b].strip() and (len(kept) > 1 or b < edges[-1]):
            kept = [*kept[:-1], b] if len(kept) > 1 else kept
            continue
        kept.append(b)
    return kept


def cut(piece: Piece, places: Iterable[int]) -> list[Piece]:
    """A piece cut before each of the given positions of its line."""
    within = {p for p in places if piece.start < p < piece.end}
    if not within:
        return [piece]
    edges = [piece.start, *sorted(within), piece.end]
    pairs = itertools.pairwise(_without_marks_alone(piece.line, edges))
    return [Piece(piece.line, a, b, piece.inline or n > 0, piece.quoted) for n, (a, b) in enumerate(pairs)]
