"""Joins: one paragraph on one line.

Enters: rows with their zones, and where debris was taken out. Leaves: edits of class structural. Every cue must agree;
a doubt leaves the lines apart. What is told of a line end is told of the stretch it stands in: `wrapped` where every
paragraph is set in lines of one width (the text layer of a printed gazette), `counted` where a program wrapped them at
so many letters, `spaced_paragraphs` where blank lines part the paragraphs, `paragraph_lines` where a line is a
paragraph and only a page's end or a web page's column can cut it. Zones, tables and headings are never joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...model.often_made import often_made
from ...passages import Edit
from ..layout import Measure, measure, measures
from ..rows import Row
from . import counted, paragraph_lines, sentences, spaced_paragraphs, wrapped
from .pairs import Pair, begins_in_the_middle, glue, goes_on_in_its_bracket, is_apart

_SPACED = 0.9  # so many lines below a blank one: a text set with blank lines throughout


def joins(rows: Sequence[Row], removed: Sequence[int], page: Measure | None = None) -> Iterator[Edit]:
    """The line ends that cut a paragraph or a title in two; `removed` are the raw lines of debris, in rising order.

    `page`: the measure, where the rows are too few to say it.
    """
    return (edit for each in judged(rows, removed, page) if (edit := each.edit))


@often_made
@dataclass(frozen=True, slots=True)
class Judged:
    """Two neighbouring lines, and the rule by which they are one, "" when they are not; `doubtful`: the sentence below
    a full line could as well belong to its paragraph as begin one.
    """

    pair: Pair
    rule: str
    doubtful: bool

    @property
    def edit(self) -> Edit | None:
        """The edit that joins them."""
        return Edit(self.pair.a.end, self.pair.b.start, glue(self.pair), self.rule) if self.rule else None


def judged(
    rows: Sequence[Row],
    removed: Sequence[int],
    page: Measure | None = None,
    pages: Sequence[Measure | None] | None = None,
) -> Iterator[Judged]:
    """The line ends of which something is said: by which rule the lines are one, or that it is in doubt. `pages`: the
    measure of each row, where it is known.
    """
    closer = _without_throughout_gaps(rows)
    if page or pages is None or closer is not rows:
        pages = [page] * len(rows) if page else measures(closer)
    rows, parted = closer, spaced_paragraphs.parting(closer)
    around = wrapped.surroundings(rows, pages)
    length = 0  # of the paragraph so far: a short piece between two page ends is part of a long one
    for n, (a, b) in enumerate(pairwise(rows)):
        length += len(a.text)
        if _are_two(a, b, pages[n], parted):
            length = 0
            continue
        seam = a.sheet < b.sheet or (b.gap > 0 and _was_parted(a, b, removed))
        pair = Pair(a, b, pages[n], seam, length, around[n])
        rule = _rule(pair, parted)
        if rule:
            yield Judged(pair, rule, parted is None and _in_doubt(pair))
        else:
            length = 0
            if parted is None and _in_doubt(pair):
                yield Judged(pair, "", True)


def _are_two(a: Row, b: Row, page: Measure | None, parted: spaced_paragraphs.Parting | None) -> bool:
    """Is it plain that two lines are two, as most are? Those of zones are, where no letters were counted."""
    if a.zone or b.zone:
        return page is None or not page.letters
    return page is None and parted is None and paragraph_lines.are_two(a, b)


def _in_doubt(pair: Pair) -> bool:
    if not 1 / sentences.SURE < pair.around.odds < sentences.SURE or pair.b.gap or is_apart(pair):
        return False
    if not (pair.a.text.endswith((".", ".”")) or (pair.page and pair.page.letters)):
        return False
    return pair.filled > 1.0 and not (pair.around.columns or (pair.page and pair.page.indent))


def _rule(pair: Pair, parted: spaced_paragraphs.Parting | None) -> str:
    """The rule by which the two lines are one, "" when they are not."""
    if begins_in_the_middle(pair):
        return "page-break" if pair.seam or pair.b.gap else "line-cut"
    if is_apart(pair):
        return "line-wrap" if counted.goes_on_in_its_zone(pair) else ""
    if parted and not pair.b.gap and (one := spaced_paragraphs.continues(pair, parted)) is not None:
        return "line-wrap" if one else ""
    if pair.page is None:
        said = paragraph_lines.rule(pair)
    else:
        said = counted.rule(pair) if pair.page.letters else wrapped.rule(pair)
    return said or ("line-cut" if goes_on_in_its_bracket(pair) else "")


def _was_parted(a: Row, b: Row, removed: Sequence[int]) -> bool:
    """Did what was taken out stand between two rows?"""
    return bisect_right(removed, a.number) < bisect_right(removed, b.number)


def _without_throughout_gaps(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a text set with a blank line after each line as if it had none."""
    if sum(row.gap > 0 for row in rows) <= _SPACED * len(rows) or measure(rows) is not None:
        return rows
    closer = [replace(row, gap=max(0, row.gap - 1)) for row in rows]
    return closer if measure(closer) else rows


__all__ = ["Judged", "Measure", "joins", "judged"]
