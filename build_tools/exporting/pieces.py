"""A text as the pieces that every file made of it is set from: headings, paragraphs, tables, notes, in reading order.

Enters: a document, its references, what is written for a target. Leaves: pieces. Promise: the words of all pieces,
one after the other, are the words of the page, letter by letter; each anchor stands on one piece.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ..addresses import document_url
from ..model import Block, Document, Kind, Reference, Target, Unit
from ..presenting.outlines import component_starts, levels, note_starts
from ..presenting.table_layout import Layout, layout
from ..rendering import note_links

LEFT, RIGHT = frozenset({"issuer", "number", "recipients"}), frozenset({"motto", "place-date", "signature"})
CENTRED = frozenset({"issuer", "motto", "number", "place-date", "type", "title", "enacting", "signature"})


@dataclass(frozen=True, slots=True)
class Words:
    """Words that are shown in one way. `href`: "#anchor" of this file, or a whole address, or ""."""

    text: str
    href: str = ""
    bold: bool = False


Cell = tuple[Words, ...]
Stretch = tuple[
    int, int, str
]  # start and end in the words of a piece, or of a cell: the mark of a note, whose id it has


@dataclass(frozen=True, slots=True)
class Printed:
    """One heading, paragraph, table or note. `level`: of a heading, 0 of all else; `depth`: how deep it is indented;
    `role`, `unit`, `component`, `note`, `label_end`, `heading_end` as in `Block`. `plan` only of a table, whose
    `rows` hold its words then, parted by one letter each. `marks`: where marks of notes stand in the words.
    """

    role: str
    anchor: str
    level: int
    depth: int
    words: Cell
    rows: tuple[tuple[Cell, ...], ...] = ()
    plan: Layout | None = None
    unit: str | None = None
    component: str = ""
    note: str | None = None
    label_end: int = 0
    heading_end: int = 0
    marks: tuple[Stretch, ...] = ()


Turned = Callable[[Target], str]


def on_site(document: Document, address: str) -> Turned:
    """Targets as a file has them that people read: places that stand in it inside it, all others on the site at
    `address`, which ends in "/"; without one they lead nowhere.
    """
    here = f"{document_url(document.source.slug)}#"
    inside = {unit.id for unit in document.units} | {note.id for note in document.notes}
    inside |= {block.component for block in document.blocks if block.component}

    def turned(target: Target) -> str:
        if target.url.startswith(here) and target.url.removeprefix(here) in inside:
            return target.url.removeprefix(here[:-1])
        return address + target.url if address else ""

    return turned


def pieces(document: Document, references: Iterable[Reference], turned: Turned) -> tuple[Printed, ...]:
    """All of a document; `turned` says how the target of a link is written in the file."""
    units = {unit.id: unit for unit in document.units}
    by_block: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        by_block[reference.mention.block].append(reference)
    starts = {**component_starts(document), **note_starts(document)}
    tiers = levels(document)
    linked = {n: tuple(_links(found, turned)) for n, found in by_block.items()}
    noted = note_links.marked(document)
    found = (
        _piece(block, units, tiers, starts.get(n, ""), linked.get(n, ())) for n, block in enumerate(document.blocks)
    )
    return tuple(replace(piece, marks=tuple(noted[n])) if n in noted else piece for n, piece in enumerate(found))


Link = tuple[int, int, str]  # start and end in the passage of a block, the address


def _links(references: Sequence[Reference], turned: Turned) -> Iterator[Link]:
    """The links of one block in order, none in another."""
    until = 0
    for reference in sorted(references, key=lambda r: (r.mention.span[0], -r.mention.span[1])):
        start, end = max(reference.mention.link[0], until), reference.mention.link[1]
        if reference.target and start < end:
            until = end
            yield start, end, turned(reference.target)


def _piece(
    block: Block,
    units: Mapping[str, Unit],
    tiers: tuple[Mapping[str, int], Mapping[str, int]],
    start: str,
    links: Sequence[Link],
) -> Printed:
    text, unit = block.passage.text, units.get(block.unit or "")
    ranks, depths = tiers
    about = (block.unit, block.component, block.note)
    if block.role == "table":
        rows = [row.split("\t") for row in text.split("\n")]
        own = unit.id if unit is not None and unit.kind is Kind.BANG else ""
        return Printed("table", own, 0, 0, (), tuple(_rows(text, links)), layout(rows), *about)
    if block.role != "unit" or unit is None:
        level = 2 if start and block.role == "type" else 0
        depth = max(0, depths.get(block.unit or "", -1)) if block.role == "text" else 0
        return Printed(block.role, start, level, depth, words(text, 0, len(text), links), (), None, *about)
    label = len(text[: block.label_end].rstrip())
    shown = words(text, 0, len(text), links, label if unit.id not in ranks else 0)
    depth = max(0, depths.get(unit.id, 0))
    return Printed(
        "unit", unit.id, ranks.get(unit.id, 0), depth, shown, (), None, unit.id, block.component, None,
        block.label_end, block.heading_end,
    )  # fmt: skip


def _rows(text: str, links: Sequence[Link]) -> Iterator[tuple[Cell, ...]]:
    at = 0
    for row in text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append(words(text, at, at + len(cell), links))
            at += len(cell) + 1
        yield tuple(cells)


def words(text: str, start: int, end: int, links: Sequence[Link], bold: int = 0) -> Cell:
    """text[start:end], parted where links begin and end; `bold`: how many letters from the first of the text stand
    bold.

    >>> words("Điều 5. Theo", 0, 12, [], 7)
    (Words(text='Điều 5.', href='', bold=True), Words(text=' Theo', href='', bold=False))
    """
    inside = [(max(a, start), min(b, end), url) for a, b, url in links if a < end and b > start]
    places = {start, end, *(p for a, b, _ in inside for p in (a, b)), *([bold] if start < bold < end else [])}
    ordered = sorted(places)
    found = []
    for a, b in pairwise(ordered):
        url = next((url for first, last, url in inside if first <= a < last), "")
        found.append(Words(text[a:b], url, b <= bold))
    return tuple(found)


def cells(piece: Printed) -> Iterator[list[tuple[Cell, list[Stretch]]]]:
    """Row by row the cells of a table, each with the marks of notes that stand in it."""
    at = 0
    for row in piece.rows:
        found = []
        for cell in row:
            end = at + len(said(cell))
            found.append((cell, [(a - at, b - at, note) for a, b, note in piece.marks if at <= a and b <= end]))
            at = end + 1
        yield found


def marked(cell: Cell, marks: Sequence[Stretch]) -> Iterator[tuple[Words, str]]:
    """Words, cut where marks of notes stand, each with the id of the note whose mark it is.

    >>> [(some.text, note) for some, note in marked((Words("Điều 5[1]. Theo"),), [(6, 9, "chu-thich-1")])]
    [('Điều 5', ''), ('[1]', 'chu-thich-1'), ('. Theo', '')]
    """
    at = 0
    for some in cell:
        end = at + len(some.text)
        cuts = sorted({at, end, *(p for a, b, _ in marks for p in (a, b) if at < p < end)})
        for first, last in pairwise(cuts):
            note = next((note for a, b, note in marks if a <= first and last <= b), "")
            yield replace(some, text=some.text[first - at : last - at]), note
        at = end


def plain(piece: Printed) -> str:
    """The words of a piece; rows parted by line ends, cells by tabs."""
    if piece.plan is not None:
        return "\n".join("\t".join(said(cell) for cell in row) for row in piece.rows)
    return said(piece.words)


def said(cell: Cell) -> str:
    """The words of a cell, or of a paragraph."""
    return "".join(some.text for some in cell)


def begins_text(group: Printed | Sides) -> bool:
    """Whether an attached text begins here: on a sheet of its own."""
    first = group if isinstance(group, Printed) else (*group[0], *group[1])[0]
    return bool(first.anchor) and first.anchor == first.component


Sides = tuple[tuple[Printed, ...], tuple[Printed, ...]]


def groups(found: Sequence[Printed]) -> Iterator[Printed | Sides]:
    """The pieces, those that an office sets side by side (issuer and motto, recipients and signature) as pairs of a
    left and a right column. Read row by row, left before right, the order is that of the page.
    """
    for zone, some in groupby(found, key=lambda p: p.level == 0 and p.role in LEFT | RIGHT):
        pieces = list(some)
        if zone and {p.role in LEFT for p in pieces} == {True, False}:
            yield from _pairs(pieces)
        else:
            yield from pieces


def _pairs(found: Sequence[Printed]) -> Iterator[Sides]:
    left: list[Printed] = []
    right: list[Printed] = []
    for piece in found:
        if piece.role in LEFT and right:
            yield tuple(left), tuple(right)
            left, right = [], []
        (left if piece.role in LEFT else right).append(piece)
    yield tuple(left), tuple(right)


def shares(piece: Printed) -> list[int]:
    """How wide each column of a table is beside the others, by its longest word and how much stands in it."""
    assert piece.plan is not None, "a piece without rows is no table"
    width = piece.plan.width
    longest, most = [1] * width, [1] * width
    for row in piece.rows:
        if len(row) != width:
            continue
        for place, cell in enumerate(row):
            text = said(cell)
            longest[place] = max([longest[place], *map(len, text.split())])
            most[place] = max(most[place], min(len(text), 400))
    return [max(4, word, round(letters**0.6)) for word, letters in zip(longest, most, strict=True)]
