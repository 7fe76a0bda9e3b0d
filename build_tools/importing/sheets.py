"""Sheets: lines of words put into columns and paragraphs, running heads taken out.

Enters: the words of each sheet and the tables drawn on it. Leaves: paragraphs and tables in reading order, sheet by
sheet. Promise: every word comes out once, but those of running heads and page numbers, which are named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ..office.attachments import label
from ..office.letterheads import CONSOLIDATION_CERTIFIED
from ..office.posts import FOR_POST, POST
from ..office.types import HEADINGS
from .placed_words import Grid, PlacedWord, Sheet, TextLine, rows_of, stands_in, written_out


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together. `continues`: it goes on where the sheet before ended; `rows`: the lines as they stand
    on the sheet.
    """

    text: str
    sheet: int
    continues: bool = False
    rows: tuple[TextLine, ...] = ()


@dataclass(slots=True)
class Arranged:
    """What came out: paragraphs and tables in order, and the lines that are no words of the text."""

    items: list[Paragraph | tuple[int, Grid]] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


_MARGIN = 0.1  # of the height of a sheet: where running heads and page numbers stand
_GUTTER = 14.0  # points between two columns, at least
_INDENT = 12.0  # points by which the first line of a paragraph stands further in, at least


def arranged(sheets: Sequence[Sheet]) -> Arranged:
    """All sheets in reading order."""
    found = Arranged()
    every = [rows_of(_outside(sheet)) for sheet in sheets]
    heads = running(sheets, every)
    for number, (sheet, rows) in enumerate(zip(sheets, every, strict=True)):
        left = []
        for row in rows:
            if _is_running(row, sheet, heads):
                found.dropped[row.text] += 1
            else:
                left.append(row)
        _arrange(found, sheet, left, number)
    return found


def _outside(sheet: Sheet) -> list[PlacedWord]:
    """The words that stand in no table."""
    return [w for w in sheet.words if not any(stands_in(w, grid) for grid in sheet.grids)]


# ------------------------------------------------------------------ running heads


def running(sheets: Sequence[Sheet], every: Sequence[Sequence[TextLine]]) -> frozenset[str]:
    """Lines at the edge of sheets that come again on others, numbers put aside."""
    seen: Counter[str] = Counter()
    for sheet, rows in zip(sheets, every, strict=True):
        seen.update({_shape(row) for row in rows if _at_edge(row, sheet)})
    return frozenset(shape for shape, count in seen.items() if count >= max(2, len(sheets) // 3))


def _shape(row: TextLine) -> str:
    """A line without its numbers, wherever on it they stand: even pages have theirs on the other side."""
    return re.sub(r"\s*\d+\s*", " ", row.text).strip()


def _at_edge(row: TextLine, sheet: Sheet) -> bool:
    return row.bottom < sheet.height * _MARGIN or row.top > sheet.height * (1 - _MARGIN)


def _is_running(row: TextLine, sheet: Sheet, heads: frozenset[str]) -> bool:
    if not _at_edge(row, sheet):
        return False
    shape = _shape(row)
    if label(row.text) or _LABEL.match(row.text):  # forms that each have a page bear their labels at its head
        return False
    return shape in heads and (bool(shape.strip("-–. ")) or row.text.strip("-–. ").isdigit())


_LABEL = re.compile(r"(?:Điều|Chương|Mục|Phần|Tiểu mục|ĐIỀU|CHƯƠNG|MỤC|PHẦN|TIỂU MỤC)\s+[\dIVXLC]+")


# ------------------------------------------------------------------ columns and paragraphs

_HEAD = re.compile(r"CỘNG H[ÒO][AÀ]|ĐẢNG CỘNG SẢN|VIỆT NAM DÂN CHỦ")
_FOOT = re.compile(r"(?i)nơi nhận\s*:?$|^nơi nhận")
_SIGNING = re.compile(rf"(?:{FOR_POST}|{POST})(?!\w)")


def _arrange(found: Arranged, sheet: Sheet, rows: Sequence[TextLine], number: int) -> None:
    waiting = sorted(sheet.grids, key=lambda grid: grid.top)
    at = 0
    for region in regions([part for row in rows for part in _without_stamp(row)]):
        run: list[TextLine] = []
        for row in region.rows:
            while waiting and waiting[0].top < row.top and not region.parted:
                found.items += _paragraphs(run, number, at > 0)
                run, at = [], at + 1
                found.items.append((number, waiting.pop(0)))
            run.append(row)
        if region.parted:  # lines of an office's head or foot are none's continuation
            found.items += [Paragraph(row.text, number, rows=(row,)) for row in run]
        else:
            found.items += _paragraphs(run, number, at > 0)
        at += 1
    found.items += [(number, grid) for grid in waiting]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after the other; `parted`: they are a column of two."""

    rows: tuple[TextLine, ...]
    parted: bool = False


def regions(rows: Sequence[TextLine]) -> Iterator[Region]:
    """The lines, those of a head or a foot in two columns read column by column."""
    at = 0
    for start, end, gutter in _columns(rows):
        if start > at:
            yield Region(tuple(rows[at:start]))
        words = [word for row in rows[start:end] for word in row.words]
        yield Region(tuple(rows_of([w for w in words if w.left < gutter])), parted=True)
        yield Region(tuple(rows_of([w for w in words if w.left >= gutter])), parted=True)
        at = end
    if at < len(rows):
        yield Region(tuple(rows[at:]))


def _columns(rows: Sequence[TextLine]) -> Iterator[tuple[int, int, float]]:
    """Where lines stand in two columns: the first, the one behind the last, where the right column begins."""
    at = 0
    for n in range(len(rows)):
        if n < at:
            continue
        gutter = _gutter(rows, n)
        if gutter is None:
            continue
        start, end = n, n + 1
        while start > at and _beside(rows[start - 1], gutter) and _near(rows[start - 1], rows[start]):
            start -= 1
        while end < len(rows) and _beside(rows[end], gutter):
            end += 1
        if any(row.left < gutter for row in rows[start:end]):
            yield start, end, gutter
            at = end


def _gutter(rows: Sequence[TextLine], n: int) -> float | None:
    """Where the right column begins at a line that can stand in one: a motto, or “Nơi nhận”."""
    parts = _split(rows[n])
    for place, part in enumerate(parts):
        if _opens_right(rows, n, parts, place):
            return _left_of_head(rows, n, part, parts if place else [])
    return _right_of_foot(rows, n, parts) if _FOOT.search(written_out(parts[0])) else None


def _opens_right(rows: Sequence[TextLine], n: int, parts: Sequence[Sequence[PlacedWord]], place: int) -> bool:
    """Whether a part of a line can only stand in a right column: a motto, what certifies, the second who signs."""
    text = written_out(parts[place])
    if _HEAD.search(text) or CONSOLIDATION_CERTIFIED.search(text):  # its number beside it
        return place > 0 or _lone_right(rows, n)
    return place > 0 and _faces(parts)


def _right_of_foot(rows: Sequence[TextLine], n: int, parts: Sequence[Sequence[PlacedWord]]) -> float | None:
    """The left edge of what stands beside a list of recipients; None when nothing does."""
    first = parts[0]
    if len(parts) == 1 and not _right_of(rows, n):
        return None
    beside = [parts[1][0].left] if len(parts) > 1 else []
    lefts = [*beside, *(o.left for o in _others(rows, n) if o.left > first[-1].right + _GUTTER)]
    return min(lefts) - 1 if lefts else None


def _without_stamp(row: TextLine) -> list[TextLine]:
    """A line; the type of a document, which stands alone on its line, apart from a stamp that was put beside it."""
    parts = _split(row)
    if len(parts) < 2 or all(written_out(part) not in _TYPES for part in parts):
        return [row]
    return [TextLine(part) for part in parts]


_TYPES = frozenset(name.upper() for name in HEADINGS)


def _faces(parts: Sequence[Sequence[PlacedWord]]) -> bool:
    """Whether two sign side by side: the line says of each for whom or as what."""
    return len(parts) == 2 and all(_SIGNING.match(written_out(part)) for part in parts)


def _left_of_head(
    rows: Sequence[TextLine], n: int, part: Sequence[PlacedWord], parts: Sequence[Sequence[PlacedWord]]
) -> float:
    """The left edge of the column of a motto; `parts`: those of its line, when the left column stands on it too."""
    if not parts:
        return part[0].left - 1
    return min(part[0].left, *(o.left for o in _others(rows, n) if o.left > parts[0][-1].right)) - 1


def _split(row: TextLine) -> list[tuple[PlacedWord, ...]]:
    """The parts of a line that wide blanks hold apart."""
    parts: list[list[PlacedWord]] = [[row.words[0]]]
    for before, word in pairwise(row.words):
        if word.left - before.right >= _GUTTER:
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]


def _others(rows: Sequence[TextLine], n: int) -> list[TextLine]:
    """The next lines, part by part."""
    return [TextLine(part) for row in rows[n : n + 5] for part in _split(row)]


def _lone_right(rows: Sequence[TextLine], n: int) -> bool:
    """Whether a line stands to the right of the one above or below it, which is as high."""
    return any(
        abs(row.top - rows[n].top) < rows[n].size * 1.5 and row.right < rows[n].left
        for row in rows[max(0, n - 2) : n + 3]
    )


def _right_of(rows: Sequence[TextLine], n: int) -> bool:
    return any(row.left > rows[n].right + _GUTTER for row in rows[max(0, n - 2) : n + 4])


def _beside(row: TextLine, gutter: float) -> bool:
    """Whether a line lets a gutter through: no word reaches over it, and no two words touch there."""
    for before, word in pairwise(row.words):
        if before.right <= gutter + 1 <= word.left + 2 and word.left - before.right < _GUTTER:
            return False
    return not any(word.left < gutter < word.right for word in row.words)


def _near(above: TextLine, below: TextLine) -> bool:
    return below.top - above.bottom < above.size * 2.5


def _paragraphs(rows: Sequence[TextLine], number: int, fresh: bool) -> Iterator[Paragraph]:
    """Lines as paragraphs. `fresh`: nothing of the sheet before goes on here."""
    if not rows:
        return
    edge, far = _edges(rows)
    step = _step(rows)
    lines: list[TextLine] = []
    first = True
    for row in rows:
        if lines and _begins(lines, row, edge, far, step):
            yield Paragraph(_joined(lines), number, first and not fresh and _goes_on(lines[0], edge), tuple(lines))
            lines, first = [], False
        lines.append(row)
    yield Paragraph(_joined(lines), number, first and not fresh and _goes_on(lines[0], edge), tuple(lines))


def _edges(rows: Sequence[TextLine]) -> tuple[float, float]:
    """Where most lines begin, and where full ones end."""
    lefts = Counter(round(row.left / 3) for row in rows)
    most = max(lefts.values())
    edge = min(place for place, count in lefts.items() if count >= max(2, most // 3) or count == most) * 3.0
    rights = Counter(round(row.right / 3) for row in rows)
    far = [place * 3.0 + 1.5 for place, count in rights.items() if count >= max(2, max(rights.values()) // 3)]
    return edge, max(far) if far else max(row.right for row in rows)


def _step(rows: Sequence[TextLine]) -> float:
    steps = [below.bottom - above.bottom for above, below in pairwise(rows)]
    steps = [step for step in steps if step > 1]
    return median(steps) if steps else 20.0


def _begins(lines: Sequence[TextLine], row: TextLine, edge: float, far: float, step: float) -> bool:
    """Whether a line begins a paragraph: it stands further in, the one before ends early, or there is more air."""
    before = lines[-1]
    if _is_told_apart(lines, row, edge):
        return True
    if row.bottom - before.bottom > step * 1.35 + 1 or abs(row.size - before.size) > 1.2:
        return True
    if _is_centred(row, edge, far) and (_is_centred(before, edge, far) or _is_full(before, far)):
        return row.text.isupper() != before.text.isupper() or row.bold != before.bold
    if row.left - edge > _INDENT and not (len(lines) > 1 and abs(row.left - before.left) < 4 and _is_full(before, far)):
        return True
    return not _is_full(before, far, row)


def _is_told_apart(lines: Sequence[TextLine], row: TextLine, edge: float) -> bool:
    """Whether a line begins a paragraph by what it and the one before it say, wherever they stand."""
    labelled = any(_is_label(line) and line.left > edge + 6 for line in (lines[-1], row))
    return labelled or _ends_heading(lines, row) or _is_item(lines, row)


def _ends_heading(lines: Sequence[TextLine], row: TextLine) -> bool:
    """Whether the heading of an article ends before a line: it is bold, the line is not."""
    if not _ARTICLE.match(lines[0].text) or not all(line.wholly_bold for line in lines):
        return False
    return row.text[:1].isalnum() and not row.text[:1].islower() and not any(word.bold for word in row.words)


def _is_item(lines: Sequence[TextLine], row: TextLine) -> bool:
    """Whether a line begins an item of a list: it has a label, and the line before ends a sentence, or bears the label
    above it and this is the first of its own.
    """
    if not _ITEM.match(row.text):
        return False
    return lines[-1].text[-1:] in ".:;" or bool(_FIRST_ITEM.match(row.text) and _ITEM.match(lines[0].text))


_ITEM = re.compile(r"(?:[A-ZĐ]|[IVXL]{1,6}|\d{1,3}(?:\.\d{1,3})*)\.\s+\S|[a-zđ]\)\s+\S|[-+•–]\s+\S")
_FIRST_ITEM = re.compile(r"(?:1|I|A)\.|a\)")
_ARTICLE = re.compile(r"Điều\s+\d")
_PARTS = re.compile(r"(?i)(?:Chương|Phần|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+|thứ \w+)[.:]?")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+$")


def _is_label(row: TextLine) -> bool:
    """Whether a line says the number of an annex, a form or a chapter and nothing else: its title is another line.

    >>> from types import SimpleNamespace as Line
    >>> [_is_label(Line(text=text)) for text in ("Chương IV", "PHẦN THỨ BA", "Mục 2.", "Tiểu mục 1¹", "Phụ lục II")]
    [True, True, True, True, True]
    >>> [_is_label(Line(text=text)) for text in ("Chương IV HOA", "Phần mềm", "Mục tiêu 2", "Điều 2.")]
    [False, False, False, False]
    """
    text = _RAISED.sub("", row.text)
    return bool(label(text) or _PARTS.fullmatch(text))


def _is_centred(row: TextLine, edge: float, far: float) -> bool:
    middle = (edge + far) / 2
    return row.left > edge + 6 and abs((row.left + row.right) / 2 - middle) < 12 and row.right < far - 6


def _is_full(row: TextLine, far: float, then: TextLine | None = None) -> bool:
    """Whether a line is as long as it could be: the first word of the next would not have fitted."""
    room = far - row.right
    needed = (then.words[0].right - then.words[0].left if then else 30) + row.size * 0.3
    return room < needed + 4


def _goes_on(row: TextLine, edge: float) -> bool:
    """Whether the first line of a sheet goes on with a paragraph: it does not stand further in, and no capital begins
    it.
    """
    text = row.text
    return row.left - edge < _INDENT and not re.match(
        r"(?:Điều|Chương|Mục|Phần|PHỤ LỤC|Phụ lục|[IVX]+\.)\s|[-+•]", text
    )


def _joined(lines: Sequence[TextLine]) -> str:
    text = lines[0].text
    for row in lines[1:]:
        text = joined(text, row.text)
    return text


def joined(before: str, after: str) -> str:
    """Two stretches of a paragraph as one; a sign that is cut behind its dash stays one word.

    >>> joined("Thông tư số 29/2026/TT-", "BTC ngày"), joined("kinh tế -", "xã hội"), joined("a", "b")
    ('Thông tư số 29/2026/TT-BTC ngày', 'kinh tế - xã hội', 'a b')
    """
    return before + after if re.search(r"\w-$", before) else f"{before} {after}"


def within_box(words: Sequence[PlacedWord], left: float, top: float, right: float, bottom: float) -> str:
    """The words in a box, line by line, as one text."""
    grid = Grid(left, right, top, bottom, ())
    rows = rows_of([word for word in words if stands_in(word, grid)])
    return _joined(rows) if rows else ""
