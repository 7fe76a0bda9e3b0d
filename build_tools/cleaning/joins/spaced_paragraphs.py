"""Blocks: line ends of a text whose paragraphs are parted by blank lines and wrapped at so many letters.

Enters: rows, and a pair of lines with no blank line between. Leaves: whether they are one, None when the block does not
say. Where blank lines part the paragraphs a single line end is never an end, whatever letter comes next: pandoc and
most converters to Markdown wrap so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..line_facts import ARTICLE
from ..rows import Row
from .pairs import Pair, cuts_a_place, cuts_a_sign, never_ends

_LONG = 50  # letters: no converter wraps at fewer
_SURE, _FEW = 3, 0.1  # so many paragraphs begin below a blank line at the least, and so few do not at the most


@dataclass(frozen=True, slots=True)
class Parting:
    """How blocks are set: the number of letters at which their lines are wrapped, and the last line of each block."""

    letters: int
    last: frozenset[int]  # raw lines


def parting(rows: Sequence[Row]) -> Parting | None:
    """How the paragraphs of a text are parted; None when it is not by blank lines."""
    pairs = _within_text(rows)
    begins = [b for a, b in pairs if _begins(a, b)]
    below = sum(b.gap > 0 for b in begins)
    if below < _SURE or len(begins) - below > _FEW * len(begins):
        return None
    inside = [len(a.text) for a, b in pairs if not b.gap and len(a.text) >= _LONG and _goes_on(a, b)]
    return Parting(_usual(inside), _last_of_blocks(rows)) if inside else None


def _within_text(rows: Sequence[Row]) -> list[tuple[Row, Row]]:
    """The pairs of neighbouring lines that stand in no zone and are no headings: those say nothing."""
    return [(a, b) for a, b in pairwise(rows) if not (a.zone or b.zone or a.flags.heading or b.flags.heading)]


def _begins(a: Row, b: Row) -> bool:
    """Does a paragraph begin with the second line, as its marker and the end of the first one say?"""
    return b.facts.marker and not a.facts.capitals and (a.facts.closed or len(a.text) < _LONG)


def _last_of_blocks(rows: Sequence[Row]) -> frozenset[int]:
    return frozenset(a.number for a, b in pairwise(rows) if b.gap) | {row.number for row in rows[-1:]}


def _goes_on(a: Row, b: Row) -> bool:
    return (b.facts.small or a.facts.hanging_word) and not a.facts.closed and not b.facts.marker


def _usual(lengths: Sequence[int]) -> int:
    """The length at which most lines are wrapped: that of the longest but the few."""
    ordered = sorted(lengths)
    return ordered[bisect_right(range(len(ordered)), (len(ordered) - 1) * 9 // 10) - 1]


def continues(pair: Pair, parted: Parting) -> bool | None:
    """Does a line go on in the next one of its block?"""
    a, b = pair.a, pair.b
    if cuts_a_sign(a, b) or cuts_a_place(a, b):
        return True
    if b.facts.marker or any(row.facts.begins_apart or row.facts.capitals for row in (a, b)):
        return None
    if len(a.text) + 1 + len(b.text.split(None, 1)[0]) > parted.letters:
        return True
    if a.facts.closed or len(b.text) > parted.letters * 2:
        return None
    if b.facts.small or never_ends(a, b):
        return True
    return True if _ends_an_item(a, b, parted) else None


def _ends_an_item(a: Row, b: Row, parted: Parting) -> bool:
    """Is the second line the last of a block that begins with a marker, and closed?"""
    ends = b.number in parted.last and b.facts.closed
    return ends and a.facts.marker and not ARTICLE.match(a.text)
