"""Quoted units: what an amending text quotes of another text, read as that text's own units.

In the text that quotes them they are paragraphs. Here the same paragraphs are read again, by the same markers, the
same sequence and the same tree as a text of its own: “Điều 5a. …” with its khoản and điểm. Enters: a document and the
raw spans of quotations. Leaves: units in reading order; which of them stands where is not known here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from ..model import Block, Document, Kind, Line, Passage, QuotedUnit
from ..passages import part, position, raw_span
from .stretches import Piece, whole
from .units import Label, Node, grown


class QuotedWords:
    """The blocks of a document, by where they stand; made once for all its quotations."""

    def __init__(self, document: Document) -> None:
        spans = [
            (*raw_span(block.passage, 0, len(block.passage.text)), block)
            for block in document.blocks
            if block.role in ("unit", "table", "text") and block.passage.runs
        ]
        self.spans = sorted(spans, key=lambda each: each[:2])
        self.ends = [end for _, end, _ in self.spans]
        self.kept: dict[tuple[tuple[tuple[int, int], ...], frozenset[Label]], tuple[QuotedUnit, ...]] = {}

    def read(self, spans: Iterable[tuple[int, int]], labels: Iterable[Label] = ()) -> tuple[QuotedUnit, ...]:
        """The units that are quoted at raw spans, in reading order; `labels`: those that the clause names."""
        key = tuple(spans), frozenset(labels)
        if key not in self.kept:
            pieces = [piece for start, end in key[0] for piece in self._pieces(start, end)]
            self.kept[key] = _units(pieces, key[1])
        return self.kept[key]

    def passages(self, start: int, end: int) -> Iterator[tuple[Passage, Block]]:
        """The words shown of raw[start:end], block by block."""
        for first, last, block in self.spans[bisect_left(self.ends, start + 1) :]:
            if first >= end:
                break
            at = position(block.passage, max(first, start)) if start > first else 0
            until = position(block.passage, end) if end < last else len(block.passage.text)
            cut = part(block.passage, at, until)
            if cut.text.strip():
                yield cut, block

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Piece, str]]:
        for passage, block in self.passages(start, end):
            table = block.role == "table"
            for row in _rows(passage) if table else (passage,):
                yield whole(Line(row, 0, zone="table" if table else "")), "table" if table else ""


def _rows(passage: Passage) -> Iterator[Passage]:
    """The rows of a table."""
    at = 0
    for row in passage.text.split("\n"):
        if row.strip():
            yield part(passage, at, at + len(row))
        at += len(row) + 1


def _units(items: Sequence[tuple[Piece, str]], labels: frozenset[Label]) -> tuple[QuotedUnit, ...]:
    grew = grown(items, labels) if items else []
    nodes = [node for node in grew if node.role == "unit" or node.kind is Kind.BANG]
    places = {id(node): n for n, node in enumerate(nodes)}
    return tuple(map(partial(_quoted, places), nodes))


def _quoted(places: dict[int, int], node: Node) -> QuotedUnit:
    parent = places.get(id(node.parent)) if node.parent else None
    return QuotedUnit(node.kind, node.number, node.passage, node.label_end, node.heading_end, parent)
