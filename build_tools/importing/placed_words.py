"""Words with the boxes in which they stand, and the lines that they make; the same for letters of a PDF and of a scan.

Enters: words. Leaves: lines from top to bottom, each from left to right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """Letters without a blank and the box in which they stand, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where it stands, its rows of cells; a cell that another reaches over is None."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, its words, its tables."""

    width: float
    height: float
    words: tuple[PlacedWord, ...]
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words that stand on one line."""

    words: tuple[PlacedWord, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words if word.size >= self.size * _SMALL)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words if word.size >= self.size * _SMALL)

    @property
    def bold(self) -> bool:
        return sum(word.bold for word in self.words) * 2 > len(self.words)

    @property
    def wholly_bold(self) -> bool:
        return all(word.bold for word in self.words if any(map(str.isalpha, word.text)))

    @property
    def text(self) -> str:
        return written_out(self.words)


_SMALL = 0.8  # of the size of a line: what is smaller is a mark of a note


def rows_of(words: Sequence[PlacedWord]) -> list[TextLine]:
    """Words as lines, from top to bottom; a small word beside a line, above or below its middle, belongs to it."""
    large = [w for w in words if w.text.strip()]
    lines: list[list[PlacedWord]] = []
    for word in sorted(large, key=lambda w: (-w.size, w.bottom)):
        line = _line_of(lines, word)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    rows = [TextLine(tuple(sorted(line, key=lambda w: w.left))) for line in lines]
    return sorted(rows, key=lambda row: (row.top + row.bottom, row.left))


def _line_of(lines: list[list[PlacedWord]], word: PlacedWord) -> list[PlacedWord] | None:
    """The line on which a word stands: they overlap by half of the lower one."""
    best, most = None, 0.0
    for line in lines:
        first = line[0]
        overlap = min(first.bottom, word.bottom) - max(first.top, word.top)
        share = overlap / max(0.1, min(first.bottom - first.top, word.bottom - word.top))
        if share > most:
            best, most = line, share
    return best if most >= 0.5 else None


def written_out(words: Sequence[PlacedWord]) -> str:
    """The words of a line; a small number that is set high is the mark of a note and is written so."""
    size = max(word.size for word in words)
    parts: list[str] = []
    for n, word in enumerate(words):
        small = word.size < size * _SMALL and word.text.isdigit()
        text = word.text.translate(SUPERSCRIPTS) if small else word.text
        glued = small and n > 0 and word.left - words[n - 1].right < size * 0.35
        parts.append(text if glued or not parts else f" {text}")
    return "".join(parts)


def stands_in(word: PlacedWord, grid: Grid) -> bool:
    middle, height = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return grid.left <= middle <= grid.right and grid.top <= height <= grid.bottom
