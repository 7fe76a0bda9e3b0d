"""The words of a text as elements of Akoma Ntoso: every unit one of its own under its eId, in reading order.

Enters: pieces, the units of the text. Leaves: the parts of a component: preface, preamble, body, conclusions. A
strict subset: a unit is num, heading, then either content, or intro and what stands below it; what belongs to a unit
and is none itself (a table outside a unit, a loose paragraph, a note) is an hcontainer whose name says what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from ...model import Kind, Unit
from ..pieces import Cell, Printed, Words

ELEMENTS = {
    Kind.PHAN: "part",
    Kind.CHUONG: "chapter",
    Kind.MUC: "section",
    Kind.TIEU_MUC: "subsection",
    Kind.DIEU: "article",
    Kind.KHOAN: "paragraph",
    Kind.DIEM: "point",
    Kind.GACH: "indent",
    Kind.DOAN: "alinea",
}
PREAMBLE = frozenset({"preamble", "enacting"})
INLINE = {"type": "docType", "title": "docTitle", "number": "docNumber"}


@dataclass(slots=True)
class Filled:
    """The parts of one component as they are filled. `root` is the unit that is the component itself (an annex)."""

    units: Mapping[str, Unit]
    prefix: str
    root: str | None = None
    preface: list[Element] = field(default_factory=list)
    preamble: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    conclusions: list[Element] = field(default_factory=list)
    standing: dict[str, Element] = field(default_factory=dict)
    counted: int = 0

    def next_id(self, element: str) -> str:
        """An eId of what has none of its own; "x" parts it from those that the contract gives."""
        self.counted += 1
        return f"{self.prefix}x_{element}_{self.counted}"


def parts(pieces: Sequence[Printed], units: Mapping[str, Unit], prefix: str, root: str | None) -> Filled:
    """The parts of one component; `prefix` begins the eIds of what has none of its own."""
    found = Filled(units, prefix, root)
    last = max((n for n, piece in enumerate(pieces) if piece.role == "unit" and piece.unit != root), default=-1)
    for n, piece in enumerate(pieces):
        _place(found, piece, behind=n > last >= 0)
    for element in found.standing.values():
        _settle(element)
    return found


def _place(found: Filled, piece: Printed, behind: bool) -> None:
    unit = found.units.get(piece.unit or "") if piece.unit != found.root else None
    if unit and (piece.role == "unit" or (piece.plan is not None and unit.id not in found.standing)):
        _unit(found, piece, unit)
    elif unit and unit.id in found.standing:
        _beside(found, piece, found.standing[unit.id])
    elif behind:
        found.conclusions.append(_block(found, piece))
    elif found.body:
        found.body.append(_loose(found, piece))
    elif piece.role in PREAMBLE or found.preamble:
        found.preamble.append(_block(found, piece))
    else:
        found.preface.append(_block(found, piece))


def _unit(found: Filled, piece: Printed, unit: Unit) -> None:
    """The element of a unit where it stands: in the unit above it, or at the top."""
    tag = ELEMENTS.get(unit.kind, "hcontainer")
    element = Element(tag, {"eId": unit.eid} | ({"name": unit.kind.value} if tag == "hcontainer" else {}))
    above = found.standing.get(unit.parent or "")
    (found.body if above is None else above).append(element)
    found.standing[unit.id] = element
    if piece.plan is not None:
        _content(element, table(found, piece))
        return
    label, heading, own = _cut(piece, unit)
    if any(some.text for some in label):
        inline(SubElement(element, "num"), label, found)
    if any(some.text.strip() for some in heading):
        inline(SubElement(element, "heading"), heading, found)
    if any(some.text.strip() for some in own):
        _content(element, paragraph(found, own))


def _content(element: Element, block: Element) -> None:
    content = SubElement(element, "content")
    content.append(block)


def _cut(piece: Printed, unit: Unit) -> tuple[Cell, Cell, Cell]:
    """Label, title and own words of the piece that names a unit."""
    text = "".join(some.text for some in piece.words)
    label = piece.label_end
    heading = max(piece.heading_end, label) if unit.heading else label
    return _slice(piece.words, 0, label), _slice(piece.words, label, heading), _slice(piece.words, heading, len(text))


def _slice(cell: Cell, start: int, end: int) -> Cell:
    """Letters start to end of a cell."""
    found, at = [], 0
    for some in cell:
        first, last = max(start, at), min(end, at + len(some.text))
        if first < last:
            found.append(Words(some.text[first - at : last - at], some.href, some.bold))
        at += len(some.text)
    return tuple(found)


def _beside(found: Filled, piece: Printed, element: Element) -> None:
    """What belongs to a unit and is none: behind what stands in it so far."""
    element.append(_loose(found, piece))


def _loose(found: Filled, piece: Printed) -> Element:
    name = "note" if piece.role == "note" else "table" if piece.plan is not None else piece.role
    element = Element("hcontainer", {"eId": found.next_id("hcontainer"), "name": name})
    _content(element, _block(found, piece))
    return element


def _block(found: Filled, piece: Printed) -> Element:
    """A table, a note, or a paragraph that says by its element what it is where Akoma Ntoso has a word for it."""
    if piece.plan is not None:
        return table(found, piece)
    if piece.role == "note" and piece.note:
        held = Element("p")
        attributes = {"eId": found.next_id("authorialNote"), "placement": "bottom"}
        if piece.anchor:
            attributes["marker"] = piece.anchor
        note = SubElement(held, "authorialNote", attributes)
        note.append(paragraph(found, piece.words))
        return held
    block = Element("p", {"class": piece.role})
    tag = INLINE.get(piece.role)
    inline(SubElement(block, tag) if tag else block, piece.words, found)
    return block


def paragraph(found: Filled, cell: Cell) -> Element:
    """Words as a p."""
    block = Element("p")
    inline(block, cell, found)
    return block


def inline(element: Element, cell: Cell, found: Filled) -> None:
    """Words with their references."""
    for some in cell:
        holder = SubElement(element, "ref", {"eId": found.next_id("ref"), "href": some.href}) if some.href else element
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


def table(found: Filled, piece: Printed) -> Element:
    """A table with the cells that reach over others."""
    assert piece.plan is not None, "a piece without rows is no table"
    made = Element("table", {"eId": found.next_id("table")})
    for n, row in enumerate(piece.rows):
        line = SubElement(made, "tr")
        for place, cell in enumerate(row):
            columns, down = piece.plan.spans.get((n, place), (1, 1))
            reach = ({"colspan": str(columns)} if columns > 1 else {}) | ({"rowspan": str(down)} if down > 1 else {})
            SubElement(line, "th" if n < piece.plan.head else "td", reach).append(paragraph(found, cell))
    return made


def _settle(element: Element) -> None:
    """A unit has content, or intro and what stands below it: words that come before others in it are its intro."""
    below = [child for child in element if child.tag not in ("num", "heading", "content")]
    content = element.find("content")
    if content is not None and below:
        content.tag = "intro"
    if content is None and not below:
        _content(element, Element("p"))
