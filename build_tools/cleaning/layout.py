"""Layout: was the text set in lines of one width, and is a line full?

Enters: rows. Leaves: the Measure of the page on which each row stands, None where lines are paragraphs. The width of a
line is that of its letters in the Times faces in which Vietnamese documents are set (Nghị định 30/2020, Phụ lục I); a
line is full when the word that follows would not have fitted, which tells a paragraph's end from a line's end better
than any punctuation. Only lines of prose say how wide a page is: the cells of a table have no say in it. A text that a
program wrapped at so many letters keeps to those and to no width: then letters are counted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from .letter_widths import BLANK, thousandths
from .rows import Row

_BOLD = 1.06
_SURE = 6  # cut lines; fewer may be an accident
_LEAST, _PAGE_SHARE = 4, 0.02  # so many cut lines, and so many of all, are enough to say how wide the page is
_WIDER = 1.06  # a line this much wider than the measure is set in smaller type
# The text of a page is 155 to 165 mm wide and set in 13 or 14 points (Nghị định 30/2020, Phụ lục I): so many em, with
# room for those who keep to it loosely. Cells are narrower, notes in small print and pages on their side are broader.
_PAGE = (26.0, 41.0)
_PROSE = 0.8  # of the measure: a line this wide is prose, a narrower one a paragraph's end, a title or a cell
_BROADER, _BROADER_FEW = 1.25, 0.06  # no line is broader than its page, but for one on a page that lies on its side
_SMALLEST = 1.6  # notes in 9 points below a text in 14 are so much wider
_CUT_SHARE = 1 / 8  # of the lines of prose of a wrapped text so many at the least are plainly cut
_NEAR = 8  # rows on either side that say whether a page lies on its side
# Of lines that a program wrapped by counting nearly all end where the next word would be a letter too many; of lines
# that are wrapped by their width half do at the most.
_COUNTED, _COUNTED_SURE, _COUNTED_LEAST, _LONGER_FEW = 0.85, 10, 5, 0.1
_LONGEST = 3  # times as long is a paragraph, among the cells of a table
_SHORTEST = 50  # letters: no program wraps prose at fewer, they are cells


@dataclass(frozen=True, slots=True)
class Measure:
    """The widths at which a text is wrapped: of a line that goes on, of one that opens a paragraph, of the notes in
    small print. `letters`: how many a line has at the most, where they were counted; 0 where they were not. `indent`:
    how far the first line of a paragraph is set in there, at the least; 0 where it is not.
    """

    line: float
    opening: float
    note: float
    letters: int = 0
    indent: int = 0

    def share(self, row: Row, following: str = "", small: bool = False) -> float:
        """The width of a line and the first word that follows, as a share of the measure."""
        if self.letters:
            word = 1 + len(following.split(None, 1)[0]) if following else 0
            return (row.indent + len(row.text) + word) / self.letters
        word = BLANK + thousandths(following.split(None, 1)[0]) if following else 0
        natural = (row.thousandths + word) / 1000
        if small:
            return natural / self.note
        return natural * (_BOLD if row.facts.heading else 1) / (self.opening if row.facts.opens else self.line)


_Pair = tuple[Row, Row]  # two neighbouring lines between which nothing stands


def _pairs(rows: Sequence[Row]) -> list[_Pair]:
    """The pairs of neighbouring lines of prose."""
    return [(a, b) for a, b in pairwise(rows) if not (b.gap or a.zone or b.zone)]


def _cut(pairs: Iterable[_Pair]) -> list[_Pair]:
    """Those of which the first line is plainly cut; where none is, nothing says how wide a page is."""
    return [(a, b) for a, b in pairs if _plainly_cut(a, b)]


def measure(rows: Sequence[Row]) -> Measure | None:
    """The measure of a text whose paragraphs are wrapped; None when its lines are paragraphs."""
    pairs = _pairs(rows)
    every = _cut(pairs)
    if every and (letters := _letters(rows, every)):
        line = _usual([above.width for above, _ in every])
        return Measure(line, line, line * _WIDER, letters, _indent(rows, every))
    return _by_width(rows, pairs, every) if every else None


def _by_width(rows: Sequence[Row], pairs: Sequence[_Pair], every: list[_Pair]) -> Measure | None:
    """The measure of lines that are wrapped by their width, of which some are plainly cut."""
    cut = _of_a_page(every)
    opening = [above.width for above, _ in cut if above.facts.opens]
    going = [above.width for above, _ in cut if not above.facts.opens]
    line = _usual(going or opening)
    wider = [above.width for above, _ in every if line * _WIDER < above.width <= line * _SMALLEST]
    note = _usual(wider) if len(wider) > 2 else line * _WIDER
    if _is_of_cells(rows, line) or not _is_wrapped(rows, pairs, every, line, note):
        return None
    return Measure(line, min(line, _usual(opening or [line])), note)


def _is_of_cells(rows: Sequence[Row], line: float) -> bool:
    """Is a measure too narrow for a page, among lines that are whole paragraphs? Then it is that of a table's cells."""
    return line < _PAGE[0] and sum(row.width > _PAGE[1] for row in rows) > _SURE


def _letters(rows: Sequence[Row], cut: Sequence[_Pair]) -> int:
    """At how many letters a program wrapped the lines; 0 when they keep to no number."""
    if len(cut) < _COUNTED_LEAST:
        return 0
    words = [below.text.split(None, 1)[0] for _, below in cut]
    best, kept = _most([(_end(above), len(word)) for (above, _), word in zip(cut, words, strict=True)])
    longer = _longer(rows, best) if best >= _SHORTEST else None
    if longer is None:
        return 0
    if len(cut) >= _COUNTED_SURE:
        return best if kept >= _COUNTED * len(cut) and longer <= _LONGER_FEW * len(rows) else 0
    by_width = [(above.thousandths, thousandths(word) + BLANK) for (above, _), word in zip(cut, words, strict=True)]
    return best if kept == len(cut) and not longer and _most(by_width)[1] < kept else 0


def _longer(rows: Sequence[Row], letters: int) -> int | None:
    """How many lines that stand in no zone reach farther; None where one is a whole paragraph."""
    ends = [row.indent + len(row.text) for row in rows if not row.zone]
    return None if max(ends) > _LONGEST * letters else sum(end > letters for end in ends)


def _end(row: Row) -> int:
    return row.indent + len(row.text)


def _indent(rows: Sequence[Row], cut: Sequence[_Pair]) -> int:
    """How far first lines of paragraphs are set in, at the least; 0 unless they are, and lines that go on are not."""
    going = [below.indent for _, below in cut]
    usual = max(set(going), key=going.count)
    opening = [b.indent for a, b in pairwise(rows) if b.facts.opens and a.facts.closed and not (a.zone or b.zone)]
    within = [indent for indent in opening if indent > usual]
    kept = going.count(usual) >= _COUNTED * len(going) and len(within) >= _COUNTED * len(opening)
    return min(within) if kept and len(within) >= _SURE else 0


def _most(between: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The measure that most lines keep to, where each is so long and its next word would add so much; and how many."""
    firsts, lasts = sorted(first for first, _ in between), sorted(first + word for first, word in between)
    kept = {
        least: bisect_right(firsts, least) - bisect_left(lasts, least) for least in set(firsts)
    }  # begun, and not ended
    best = max(sorted(kept), key=kept.__getitem__)
    return best, kept[best]


def _of_a_page(cut: list[_Pair]) -> list[_Pair]:
    """The cut lines that are as wide as a page; all, when those are too few to tell."""
    found = [(above, below) for above, below in cut if _PAGE[0] <= above.width <= _PAGE[1]]
    return found if len(found) >= max(_LEAST, len(cut) * _PAGE_SHARE) else cut


def _is_wrapped(rows: Sequence[Row], pairs: Sequence[_Pair], every: Sequence[_Pair], line: float, note: float) -> bool:
    """Do the lines of prose keep to one width, and is none broader?"""
    least, most = _PROSE * line, _WIDER * line
    prose = sum(least <= above.width <= most for above, _ in pairs)
    cut = sum(least <= above.width <= most for above, _ in every)
    broadest = max(line * _BROADER, note * _WIDER)
    broad = sum(row.width > broadest for row in rows if not row.zone)
    if cut < prose * _CUT_SHARE or broad > max(len(rows) * _BROADER_FEW, cut / 2):
        return False
    return cut >= _SURE or _keeps_to_one_width(rows, [above.width for above, _ in every])


def _keeps_to_one_width(rows: Sequence[Row], widths: Sequence[float]) -> bool:
    """Are the few cut lines of a short text of one width, and is no line wider? Paragraphs on one line each
    would be.
    """
    return (
        len(widths) > 1 and min(widths) > 0.85 * max(widths) and max(row.width for row in rows) < _WIDER * max(widths)
    )


def measures(rows: Sequence[Row]) -> list[Measure | None]:
    """The measure that holds at each row: the text's, or that of its stretch where many lines are broader."""
    whole = measure(rows)
    if whole is None or whole.letters:
        return [whole] * len(rows)
    found: list[Measure | None] = []
    for broad, stretch in groupby(zip(_among_broad(rows, whole), rows, strict=True), key=lambda each: each[0]):
        stretch_rows = [row for _, row in stretch]
        found += [_own(stretch_rows, whole) if broad else whole] * len(stretch_rows)
    return found


def _among_broad(rows: Sequence[Row], whole: Measure) -> list[bool]:
    """Which rows stand among lines that are broader than the page, as on one that lies on its side."""
    broadest = max(whole.line * _BROADER, whole.note * _WIDER)
    broad = [row.width > broadest and not (row.zone or row.facts.blank) for row in rows]
    if not any(broad):
        return broad
    before = [0, *accumulate(broad)]
    around = [(max(0, n - _NEAR), min(len(rows), n + _NEAR + 1)) for n in range(len(rows))]
    return [(before[end] - before[start]) * 4 >= end - start for start, end in around]


def _own(stretch: Sequence[Row], whole: Measure) -> Measure | None:
    """The measure of a stretch that does not keep to the text's: its own, when enough of its lines are plainly cut."""
    own = measure(stretch)
    sure = own is not None and len(_cut(_pairs(stretch))) >= _SURE * 2
    return own if own is not None and sure and own.line > whole.line else None


def small_print(rows: Sequence[Row], page: Measure) -> list[bool]:
    """Which rows are set in small print: those that stand together with a line wider than the page's measure."""
    small: list[bool] = []
    block: list[Row] = []
    for row in [*rows, None]:
        if block and (row is None or row.gap):
            small += [any(_is_wider(other, page) for other in block)] * len(block)
            block = []
        if row is not None:
            block.append(row)
    return small


def _is_wider(row: Row, page: Measure) -> bool:
    return row.width > page.line * _WIDER and not row.facts.blank


def _plainly_cut(a: Row, b: Row) -> bool:
    return b.facts.small and len(a.text) >= 40 and (a.text[-1].isalnum() or a.text[-1] == ",") and ")" not in b.text[:3]


def _usual(widths: list[float]) -> float:
    """The width that most lines keep to: the top of the densest stretch, not of all, because notes are set in small
    print.
    """
    ordered = sorted(widths)
    ends = [bisect_right(ordered, w * 1.08) for w in ordered]
    first = max(range(len(ordered)), key=lambda n: ends[n] - n)
    dense = ordered[first : ends[first]]
    return dense[int(len(dense) * 0.9)]
