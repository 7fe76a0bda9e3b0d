"""Layout: was the text set in lines of one width, and is a line full?

Enters: rows. Leaves: a Measure when every paragraph of the text is wrapped at a page's width, else None. The width of a
line is
that of its letters in the Times faces in which Vietnamese documents are set (Nghị định 30/2020, Phụ lục I); a line is
full when the
word that follows would not have fitted, which tells a paragraph's end from a line's end better than any punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .rows import Row

# Widths in thousandths of an em: Times New Roman, regular; marks on a letter do not change it.
_WIDTHS = {
    **dict.fromkeys("ijlt.,;:'’‘/", 278), **dict.fromkeys(" ", 250), **dict.fromkeys("f()r-[]", 333), **dict.fromkeys("szcea", 444),
    **dict.fromkeys("?", 444), **dict.fromkeys("“”\"", 444), **dict.fromkeys("bdghknopquvxy0123456789–_*", 500), "m": 778, "w": 722,
    "I": 333, "J": 389, **dict.fromkeys("FPSLEZT", 590), **dict.fromkeys("ABCDGHKNOQRUVXY&+=", 710), "M": 889, "W": 944, "%": 833,
    "…": 1000, "ư": 560, "ơ": 540, "Ư": 760, "Ơ": 760, "đ": 500, "Đ": 722, "—": 1000,
}  # fmt: skip
_BOLD = 1.06
_HEADING = re.compile(r"(?:Điều|Chương|Mục|Phần)\s+\S+|[IVX]+\.\s")
_OPENS = re.compile(r"[-–+]|\(?\d{1,3}[.)]|[a-zđ]\)|(?:Điều|Căn cứ)\s")
_SURE = 6  # cut lines; fewer may be an accident
_WIDER = 1.06  # a line this much wider than the measure is set in smaller type
_BROADER, _BROADER_FEW = (
    1.25,
    0.06,
)  # no line is broader than its page, but for those of a table on a page that lies on its side


class _Letters(dict[str, int]):
    """The table above, filled in as letters with marks are met."""

    def __missing__(self, letter: str) -> int:
        parts = unicodedata.normalize("NFD", letter)
        horned = {"o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"}.get(parts[0]) if "\u031b" in parts else None
        self[letter] = found = self.get(horned or parts[0], 500)
        return found


_LETTERS = _Letters(_WIDTHS)


def width(text: str) -> float:
    """The natural width of a line, in em.

    >>> round(width("Điều 1. Phạm vi"), 2)
    6.56
    """
    return sum(map(_LETTERS.__getitem__, text)) / 1000


@dataclass(frozen=True, slots=True)
class Measure:
    """The widths at which a text is wrapped: of a line that goes on, of one that opens a paragraph, of the notes in
    small print.
    """

    line: float
    opening: float
    note: float

    def share(self, row: Row, following: str = "", small: bool = False) -> float:
        """The width of a line and the first word that follows, as a share of the measure."""
        word = following.split(None, 1)[0] if following else ""
        natural = width(f"{row.text} {word}" if word else row.text)
        if small:
            return natural / self.note
        return (
            natural
            * (_BOLD if _HEADING.match(row.text) else 1)
            / (self.opening if _OPENS.match(row.text) else self.line)
        )


def measure(rows: Sequence[Row]) -> Measure | None:
    """The measure of a text whose every paragraph is wrapped; None when its lines are paragraphs."""
    pairs = [(a, b) for a, b in pairwise(rows) if not (b.gap or a.zone or b.zone)]
    cut = [a for a, b in pairs if _plainly_cut(a, b)]
    if len(cut) < len(pairs) / 8 or (len(cut) < _SURE and not _keeps_to_one_width(rows, cut)):
        return None
    going = [width(a.text) for a in cut if not _OPENS.match(a.text)]
    line = _usual(going or [width(a.text) for a in cut])
    if sum(width(row.text) > line * _BROADER for row in rows if not row.zone) > len(rows) * _BROADER_FEW:
        return None
    opening = _usual([width(a.text) for a in cut if _OPENS.match(a.text)] or [line])
    wider = [w for w in going if w > line * _WIDER]
    return Measure(line, min(line, opening), _usual(wider) if len(wider) > 2 else line * _WIDER)


def _keeps_to_one_width(rows: Sequence[Row], cut: Sequence[Row]) -> bool:
    """Are the few cut lines of a short text of one width, and is no line wider? Paragraphs on one line each would be."""
    widths = [width(row.text) for row in cut]
    return (
        len(cut) > 1
        and min(widths) > 0.85 * max(widths)
        and max(width(row.text) for row in rows) < _WIDER * max(widths)
    )


def small_print(rows: Sequence[Row], page: Measure) -> list[bool]:
    """Which rows are set in small print: those that stand together with a line wider than the page's measure."""
    small: list[bool] = []
    block: list[Row] = []
    for row in [*rows, None]:
        if block and (row is None or row.gap):
            small += [any(width(other.text) > page.line * _WIDER for other in block)] * len(block)
            block = []
        if row is not None:
            block.append(row)
    return small


def _plainly_cut(a: Row, b: Row) -> bool:
    return (
        b.text[0].islower()
        and len(a.text) >= 40
        and (a.text[-1].isalnum() or a.text[-1] == ",")
        and ")" not in b.text[:3]
    )


def _usual(widths: list[float]) -> float:
    """The width that most lines keep to: the top of the densest stretch, not of all, because notes are set in small
    print.
    """
    ordered = sorted(widths)
    ends = [bisect_right(ordered, w * 1.08) for w in ordered]
    first = max(range(len(ordered)), key=lambda n: ends[n] - n)
    dense = ordered[first : ends[first]]
    return dense[int(len(dense) * 0.9)]
