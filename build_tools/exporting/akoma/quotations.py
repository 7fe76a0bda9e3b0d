"""What a text quotes of others, as Akoma Ntoso has it: whole paragraphs as units of their own kind, words as words.

Enters: a document, what it does to others. Leaves: the runs of blocks that a quotation holds as a whole, cut into the
units that are quoted; and where words are quoted inside a paragraph. Which words are quoted is said by structure
(`Document.quotations`), what is quoted is read by it too (`QuotedWords`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ...addresses.steps import Label, label
from ...model import Block, Document, Effect, Kind, Quotation, QuotedUnit
from ...passages import position, whole_span
from ...structure.quoted_units import QuotedWords

_MARKS = 1  # a mark that opens a quotation stands in its first block
_SLACK = 4  # marks that close it, and the stop behind them, in its last


@dataclass(frozen=True, slots=True)
class QuotedSlice:
    """A part of a block: one quoted unit, or (`kind` None) what continues one. Positions are those of the passage;
    `parent` is the number of the slice in which it stands.
    """

    block: int
    start: int
    label_end: int
    heading_end: int
    end: int
    kind: Kind | None
    parent: int | None


@dataclass(frozen=True, slots=True)
class QuotedRun:
    """Blocks that stand one after the other in one quotation, cut into slices."""

    quotation: int
    last: int
    slices: tuple[QuotedSlice, ...]


@dataclass(frozen=True, slots=True)
class InText:
    """All quotations of a text: runs by their first block; spans of quoted words by block, as (start, end, number of
    the quotation); `acting`: the quotations with which the text changes another.
    """

    runs: Mapping[int, QuotedRun] = field(default_factory=dict)
    spans: Mapping[int, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    acting: frozenset[int] = frozenset()


def in_text(document: Document, effects: Iterable[Effect]) -> InText:
    """The quotations of a document; `effects`: those that it states."""
    if not document.quotations:
        return InText()
    effects = [effect for effect in effects if effect.source == document.source.slug]
    places = _Places(document)
    words = QuotedWords(document)
    held: set[int] = set()
    runs: dict[int, QuotedRun] = {}
    for number, quotation in enumerate(document.quotations):
        for run in _runs([n for n in places.inside(quotation) if n not in held], document):
            held.update(run)
            units = words.read([(quotation.start, quotation.end)], _labels(quotation, effects))
            runs[run[0]] = QuotedRun(number, run[-1], tuple(_slices(run, units, document)))
    acting = frozenset(_acting(document, effects))
    return InText(runs, _spans(document, places, held, acting), acting)


def _labels(quotation: Quotation, effects: Iterable[Effect]) -> list[Label]:
    """The labels that the clause names whose words are quoted."""
    brought = [e for e in effects if any(quotation.start - _MARKS <= a < quotation.end for a, _ in e.words_at)]
    return [label(effect.steps[-1]) for effect in brought if effect.steps]


class _Places:
    """The raw spans of the blocks in which something can be quoted, in the order of the raw text."""

    def __init__(self, document: Document) -> None:
        found = sorted(
            (*whole_span(block.passage), n)
            for n, block in enumerate(document.blocks)
            if block.role in ("unit", "text", "table") and block.passage.runs
        )
        self.starts = [start for start, _, _ in found]
        self.ends = [end for _, end, _ in found]
        self.numbers = [n for _, _, n in found]

    def inside(self, quotation: Quotation) -> list[int]:
        """The blocks that a quotation holds from first letter to last, in reading order."""
        at = bisect_right(self.starts, quotation.start - _MARKS - 1)
        found = []
        while at < len(self.starts) and self.starts[at] < quotation.end:
            if self.ends[at] <= quotation.end + _SLACK:
                found.append(self.numbers[at])
            at += 1
        return sorted(found)

    def around(self, offset: int) -> int | None:
        """The block in which a raw offset lies."""
        at = bisect_right(self.starts, offset) - 1
        return self.numbers[at] if at >= 0 and offset < self.ends[at] else None


def _owner(block: Block, parents: Mapping[str, str | None], document: Document) -> tuple[str, str | None] | None:
    """The component and the unit that quote a block; None of a block that has a place of its own."""
    if block.role == "unit" or (block.role == "table" and block.unit in parents):
        return None if block.label_end else (block.component, parents.get(block.unit or ""))
    return block.component, block.unit


def _runs(blocks: Sequence[int], document: Document) -> list[list[int]]:
    """Blocks without a gap that one unit quotes."""
    parents = {unit.id: unit.parent for unit in document.units if unit.kind in (Kind.DOAN, Kind.BANG)}
    runs: list[list[int]] = []
    last = None
    for n in blocks:
        owner = _owner(document.blocks[n], parents, document)
        if owner is None:
            last = None
            continue
        if runs and owner == last and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
        last = owner
    return runs


def _slices(run: Sequence[int], units: Sequence[QuotedUnit], document: Document) -> list[QuotedSlice]:
    """The blocks of a run, cut where quoted units begin; what opens a block belongs to its first slice."""
    spans = {n: whole_span(document.blocks[n].passage) for n in run}
    begins: dict[int, list[tuple[int, int]]] = defaultdict(list)  # by block: position, number of the quoted unit
    for number, unit in enumerate(units):
        start = whole_span(unit.passage)[0] if unit.passage.runs else -1
        n = next((n for n, (first, end) in spans.items() if first <= start < end), None)
        if n is not None and document.blocks[n].role != "table":
            passage = document.blocks[n].passage
            at = position(passage, start)
            if passage.text[at : at + len(unit.passage.text)] == unit.passage.text:
                begins[n].append((at, number))
    found: list[QuotedSlice] = []
    known: dict[int, int] = {}  # quoted unit → its slice
    for n in run:
        found += _of_block(n, document.blocks[n], sorted(begins[n]), units, known, len(found))
    return found


def _of_block(
    n: int,
    block: Block,
    begins: Sequence[tuple[int, int]],
    units: Sequence[QuotedUnit],
    known: dict[int, int],
    before: int,
) -> list[QuotedSlice]:
    length = len(block.passage.text)
    if not begins:
        above = max(known.values(), default=None)
        kind = Kind.BANG if block.role == "table" else None
        return [QuotedSlice(n, 0, 0, 0, length, kind, above)]
    found = []
    cuts = [0, *(at for at, _ in begins[1:]), length]
    for place, ((at, number), (start, end)) in enumerate(zip(begins, pairwise(cuts), strict=True)):
        unit = units[number]
        label = at + unit.label_end if unit.label_end else start
        heading = at + unit.heading_end if unit.heading_end > unit.label_end else label
        parent = known.get(unit.parent) if unit.parent is not None else None
        known[number] = before + place
        found.append(QuotedSlice(n, start, label, heading, end, unit.kind, parent))
    return found


def _acting(document: Document, effects: Iterable[Effect]) -> Iterable[int]:
    """The quotations of units that state an effect, or stand below one that does."""
    stating = {effect.source_unit for effect in effects}
    parents = {unit.id: unit.parent for unit in document.units}
    for number, quotation in enumerate(document.quotations):
        at = quotation.unit
        while at and at not in stating:
            at = parents.get(at)
        if at:
            yield number


def _spans(
    document: Document, places: _Places, held: set[int], acting: frozenset[int]
) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """Words that are quoted inside one paragraph to change a text, outermost only."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number in sorted(acting):
        quotation = document.quotations[number]
        n = places.around(quotation.start)
        if n is None or n in held or document.blocks[n].role == "table":
            continue
        passage = document.blocks[n].passage
        start, end = position(passage, quotation.start), position(passage, quotation.end)
        last = whole_span(passage)[1]
        if start < end and quotation.end <= last and not any(start < b and a < end for a, b, _ in found[n]):
            found[n].append((start, end, number))
    return {n: tuple(sorted(spans)) for n, spans in found.items() if spans}


def of_effect(document: Document, quoted: InText, effect: Effect) -> tuple[int | None, int | None]:
    """The quotations in which the words that go, and those that come, are printed: the smallest that hold them."""
    new = [
        (q.end - q.start, n)
        for n, q in enumerate(document.quotations)
        for start, end in effect.words_at[:1]
        if n in quoted.acting and q.start - _MARKS <= start and end <= q.end + _SLACK
    ]
    old = [
        n
        for n, q in enumerate(document.quotations)
        if effect.old and q.unit == effect.source_unit and _same(document.source.text[q.start : q.end], effect.old)
    ]
    return (old[0] if len(old) == 1 else None), (min(new)[1] if new else None)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
