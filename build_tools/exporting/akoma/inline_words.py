"""Words inside a paragraph of Akoma Ntoso: references, quoted words, editorial remarks, line ends.

Enters: words with their links, and what is marked in them. Leaves: an element that is filled.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from ..pieces import Cell, Words

Span = tuple[int, int, int]  # start and end in the passage of a block, number of the quotation


@dataclass(frozen=True, slots=True)
class BlockMarks:
    """What is marked in the words of a block: quoted words; and what an editor says of those that end at a place."""

    spans: tuple[Span, ...] = ()
    remarks: tuple[tuple[int, str], ...] = ()

    def without_spans(self) -> BlockMarks:
        """The remarks alone."""
        return replace(self, spans=()) if self.spans else self


UNMARKED = BlockMarks()


def length(cell: Cell) -> int:
    """How many letters a paragraph has."""
    return sum(len(some.text) for some in cell)


@dataclass(slots=True)
class Filling:
    """What is counted over one component. `prefix` begins the eIds of what has none of its own; `quoted`: the eId of
    the element in which each quotation stands, of the whole file.
    """

    prefix: str
    quoted: dict[int, str] = field(default_factory=dict)
    counted: int = 0

    def next_id(self, element: str) -> str:
        """An eId of what has none of its own; "x" parts it from those that the contract gives."""
        self.counted += 1
        return f"{self.prefix}x_{element}_{self.counted}"


def fill(element: Element, cell: Cell, filling: Filling, marks: BlockMarks = UNMARKED, at: int = 0) -> None:
    """Words with their references; `at`: where they begin in their block. Quoted words are those of `marks.spans` that
    no border of a link cuts; a remark stands behind the words that it is about.
    """
    end = at + length(cell)
    spans = [span for span in marks.spans if _is_whole(span, cell, at)]
    begins, ends = {span[0]: span[2] for span in spans}, {span[1] for span in spans}
    remarks = [remark for remark in marks.remarks if at < remark[0] <= end]
    holder = element
    for some, first in _cut(cell, at, {*begins, *ends}, [place for place, _ in remarks]):
        if first in ends:
            holder = element
        if first in begins:
            holder = SubElement(element, "quotedText", {"eId": filling.next_id("quotedText")})
            filling.quoted.setdefault(begins[first], holder.get("eId", ""))
        _add_words(holder, some, filling)
        last = first + len(some.text)
        while remarks and remarks[0][0] <= last:
            note = SubElement(holder, "remark", {"eId": filling.next_id("remark"), "status": "editorial"})
            note.text = remarks.pop(0)[1]


def _is_whole(span: Span, cell: Cell, at: int) -> bool:
    """Whether a span stands in these words, and no link crosses its borders."""
    if span[0] < at or span[1] > at + length(cell):
        return False
    for some in cell:
        end = at + len(some.text)
        if some.href and any(at < border < end for border in span[:2]):
            return False
        at = end
    return True


def _cut(cell: Cell, at: int, borders: set[int], places: list[int]) -> Iterator[tuple[Words, int]]:
    """The words, cut at borders; and at places, where no link stands. Each with where it begins."""
    for some in cell:
        end = at + len(some.text)
        cuts = sorted(c for c in {*borders, *places} if at < c < end) if not some.href else []
        for first, last in zip([at, *cuts], [*cuts, end], strict=True):
            yield replace(some, text=some.text[first - at : last - at]), first
        at = end


def _add_words(element: Element, some: Words, filling: Filling) -> None:
    holder = SubElement(element, "ref", {"eId": filling.next_id("ref"), "href": some.href}) if some.href else element
    for n, line in enumerate(_lines(some.text)):
        if n:
            SubElement(holder, "br")
        _add(holder, line)


def _lines(text: str) -> Iterator[str]:
    """Lines without the control characters that XML cannot hold."""
    for line in text.split("\n"):
        yield "".join(c for c in line if c >= " " or c == "\t")


def _add(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
