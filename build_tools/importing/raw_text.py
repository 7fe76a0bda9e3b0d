"""Paragraphs and tables as a raw text, as `source_texts/` holds it.

Enters: what stands on the sheets, in order. Leaves: one text: a paragraph a line, an empty line between paragraphs,
tables as Markdown, a form feed where a sheet begins (it ends no line). Marks that Markdown would take for its own are
escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .placed_words import Grid, PlacedWord
from .sheets import Arranged, Paragraph

_MARK = re.compile(r"([\\`*_|~])|^(#{1,6})(?=\s)|<(?=/?[A-Za-z])|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text, and where in it the words of paragraphs stand: by sheet and word, text[start:end]."""

    text: str
    places: dict[tuple[int, PlacedWord], tuple[int, int]]


def written(found: Arranged) -> PlacedText:
    """The text, ending in a line end."""
    parts: list[str] = []
    places: dict[tuple[int, PlacedWord], tuple[int, int]] = {}
    sheet = length = 0
    for item in _whole_tables(found.items):
        number, grid = item if isinstance(item, tuple) else (item.sheet, None)
        feed = "\f" * (number - sheet)
        sheet = max(sheet, number)
        if grid is not None:
            parts.append(("\n\n" if parts else "") + feed + table(grid))
        elif isinstance(item, Paragraph):
            apart = "" if not parts else "\n" if item.continues and feed else "\n\n"
            words = marked(escaped(item.text), bool(item.rows) and all(row.wholly_bold for row in item.rows))
            places |= {(number, word): span for word, span in _places(item, words, length + len(apart + feed))}
            parts.append(apart + feed + words)
        length += len(parts[-1])
    return PlacedText("".join(parts) + "\n", places)


def _places(paragraph: Paragraph, text: str, start: int) -> Iterator[tuple[PlacedWord, tuple[int, int]]]:
    """Where the words of a paragraph stand: they come in its order."""
    at = 0
    for word in (word for row in paragraph.rows for word in row.words):
        shown = escaped(word.text)
        place = text.find(shown, at)
        if place >= 0:
            at = place + len(shown)
            yield word, (start + place, start + at)


def _whole_tables(items: Sequence[Paragraph | tuple[int, Grid]]) -> list[Paragraph | tuple[int, Grid]]:
    """Tables that go on on the next sheet as one; a head that is printed there again is left out."""
    found: list[Paragraph | tuple[int, Grid]] = []
    for item in items:
        before = found[-1] if found else None
        if isinstance(item, tuple) and isinstance(before, tuple) and _goes_on(before[1], item[1], item[0] - before[0]):
            rows = item[1].rows[1:] if item[1].rows[0] == before[1].rows[0] else item[1].rows
            grid = before[1]
            found[-1] = (before[0], Grid(grid.left, grid.right, grid.top, item[1].bottom, (*grid.rows, *rows)))
        else:
            found.append(item)
    return found


def _goes_on(above: Grid, below: Grid, sheets: int) -> bool:
    same = abs(above.left - below.left) < 4 and abs(above.right - below.right) < 4
    return sheets == 1 and same and max(map(len, above.rows)) == max(map(len, below.rows))


def table(grid: Grid) -> str:
    """A table as Markdown; what a cell reaches over is empty.

    >>> print(table(Grid(0, 0, 0, 0, (("TT", "Tên"), ("1", None), ("2", "a|b")))))
    | TT | Tên |
    | --- | --- |
    | 1 |  |
    | 2 | a\\|b |
    """
    return as_table([[escaped(" ".join((cell or "").split())) for cell in row] for row in grid.rows])


def as_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, written as they stand, as a table of Markdown; short rows are filled up."""
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def marked(text: str, bold: bool) -> str:
    """A paragraph that is set in bold as a whole, as Markdown says it: that tells a title from a sentence.

    >>> marked("Điều 1. Phạm vi", True), marked("-----", True)
    ('**Điều 1. Phạm vi**', '-----')
    """
    return f"**{text}**" if bold and text[:1].isalnum() else text


def escaped(text: str) -> str:
    """Words in which nothing is a mark.

    >>> escaped("a*b <b> &lt; # c"), escaped("# a")
    ('a\\\\*b \\\\<b> \\\\&lt; # c', '\\\\# a')
    """
    return _MARK.sub(lambda found: "\\" + found[0], text)
