"""Pieces: the stretches of lines that structure works with, before it knows what they are.

Enters: the clean lines. Leaves: pieces, each a stretch of one line (most often all of it), with the evidence of its
layout.
Promise: the pieces of a line, one after the other, are all of its words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..model import Line, Passage
from ..passages import part, stripped


@dataclass(frozen=True)  # without slots, so that its words are cut out once
class Piece:
    """A stretch line.passage.text[start:end]; `inline_markers` when it does not begin its line; `quoted` when another text
    speaks.
    """

    line: Line
    start: int
    end: int
    inline: bool = False
    quoted: bool = False

    @cached_property
    def text(self) -> str:
        """The words of the stretch."""
        return self.line.passage.text[self.start : self.end].strip()

    @property
    def passage(self) -> Passage:
        """The words of the stretch with their way back to the raw text."""
        return stripped(part(self.line.passage, self.start, self.end))


def whole(line: Line) -> Piece:
    """The piece that is all of a line."""
    return Piece(line, 0, len(line.passage.text))


def cut(piece: Piece, places: Iterable[int]) -> list[Piece]:
    """A piece cut before each of the given positions of its line."""
    edges = [piece.start, *sorted({p for p in places if piece.start < p < piece.end}), piece.end]
    pairs = itertools.pairwise(edges)
    return [Piece(piece.line, a, b, piece.inline or n > 0, piece.quoted) for n, (a, b) in enumerate(pairs)]
