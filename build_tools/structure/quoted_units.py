"""Quoted units: what an amending text quotes of another text, read as that text's own units.

In the text that quotes them they are paragraphs. Here the same paragraphs are read again, by the same markers, the
same sequence and the same tree as a text of its own: “Điều 5a. …” with its khoản and điểm. Enters: a document and the
raw spans of quotations. Leaves: units in reading order; which of them stands where is not known here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from ..addresses.steps import Label, label
from ..model import Block, Document, Kind, Line, Passage, QuotedUnit, Step
from ..passages import of_raw, part, position, whole_span
from .markers import readings
from .quotation_marks import OPENERS
from .stretches import Piece, whole
from .units import Node, grown


def of_words(words: str, labels: Iterable[Label] = ()) -> tuple[QuotedUnit, ...]:
    """Words that stand in no text, each line a paragraph, read in the same way.

    >>> [(unit.kind.value, unit.number) for unit in of_words("Điều 5a. Chợ đêm\\n1. Chợ họp.\\n2. Chợ nghỉ.")]
    [('dieu', '5a'), ('khoan', '1'), ('khoan', '2')]
    """
    lines = [part(of_raw(words), m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", words)]
    return _units([(whole(Line(line, 0)), "") for line in lines], frozenset(labels))


_MARKS = '“”"„‟«»'


class QuotedWords:
    """The blocks of a document, by where they stand; made once for all its quotations."""

    def __init__(self, document: Document) -> None:
        spans = [
            (*whole_span(block.passage), block)
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
            pieces = [piece for start, end in key[0] for piece in self._pieces(start, end, key[1])]
            self.kept[key] = _units(pieces, key[1])
        return self.kept[key]

    def passages(self, start: int, end: int) -> Iterator[tuple[Passage, Block]]:
        """The words shown of raw[start:end], block by block."""
        for n in range(bisect_left(self.ends, start + 1), len(self.spans)):
            first, last, block = self.spans[n]
            if first >= end:
                break
            at = position(block.passage, max(first, start)) if start > first else 0
            until = position(block.passage, end) if end < last else len(block.passage.text)
            cut = part(block.passage, at, until)
            if cut.text.strip():
                yield cut, block

    def _pieces(self, start: int, end: int, labels: frozenset[Label]) -> Iterator[tuple[Piece, str]]:
        for passage, block in self.passages(start, end):
            table = block.role == "table"
            for row in _rows(passage) if table else _parted(passage, labels):
                yield whole(Line(row, 0, zone="table" if table else "")), "table" if table else ""


_CLOSES = re.compile(r"[”\"“»]\s*[.;,]*\s*$")
_NEXT = re.compile(r"[”\"»]\s*[.;,]*\s*(?=[“\"„«])")


_OPENS = re.compile(r"(?<=\s)[“„«]")
_STYLES = ("dieu", "arabic", "letter")


def _parted(passage: Passage, labels: frozenset[Label]) -> Iterator[Passage]:
    """A paragraph without the marks of quotations that follow one another: cut where the next begins with a label; with
    one that the clause names also where the mark that closes the one before is lost ("“6. Khai sai … “9. Sử dụng …”").
    """
    text = passage.text
    ends = {match.end() for match in _NEXT.finditer(text) if readings(text[match.end() + 1 :].lstrip())}
    ends |= {match.start() for match in _OPENS.finditer(text) if _begins_with(text[match.end() :].lstrip(), labels)}
    for start, stop in pairwise([0, *sorted(ends), len(text)]):
        yield _unmarked(part(passage, start, stop))


def _begins_with(text: str, labels: frozenset[Label]) -> bool:
    found = (r for r in readings(text) if r.marker.style in _STYLES)
    return any((r.marker.kind, r.number.lower()) in labels for r in found)


def _unmarked(passage: Passage) -> Passage:
    text = passage.text
    start = 1 if text[:1] in OPENERS and readings(text[1:].lstrip()) else 0
    closing = _CLOSES.search(text, start)
    odd = closing and sum(text.count(mark, start) for mark in _MARKS) % 2
    return part(passage, start, closing.start() if closing and odd else len(text))


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
    _close(nodes)
    places = {id(node): n for n, node in enumerate(nodes)}
    return tuple(map(partial(_quoted, places), nodes))


def _close(nodes: Sequence[Node]) -> None:
    """Paragraphs behind the one labelled unit at the top are its own: nothing of a quotation stands outside."""
    tops = [node for node in nodes if node.parent is None and node.label_end]
    if len(tops) == 1:
        for node in nodes[nodes.index(tops[0]) + 1 :]:
            node.parent = node.parent or tops[0]


def _quoted(places: dict[int, int], node: Node) -> QuotedUnit:
    parent = places.get(id(node.parent)) if node.parent else None
    return QuotedUnit(node.kind, node.number, node.passage, node.label_end, node.heading_end, parent)


def of_place(units: Sequence[QuotedUnit], place: Sequence[Step]) -> int | None:
    """Which of the quoted units is a place: the one that bears its last label, at the top or within quoted units that
    bear the labels above it ("Điều 101 …" quoted with the one khoản that is changed). None when there is not exactly
    one.
    """
    labels = [label(step) for step in place]
    fitting = [n for n in range(len(units)) if labels and _is_place(units, n, labels)]
    return fitting[0] if len(fitting) == 1 else None


def _is_place(units: Sequence[QuotedUnit], n: int | None, labels: Sequence[Label]) -> bool:
    for wanted in reversed(labels):
        if n is None:
            return True
        if label(units[n]) != wanted:
            return False
        n = units[n].parent
    return n is None
