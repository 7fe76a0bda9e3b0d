"""The words of a text as elements of Akoma Ntoso: every unit one of its own under its eId, in reading order.

Enters: pieces, the units of the text, what it quotes. Leaves: the parts of a component: preface, preamble, body,
conclusions. A strict subset: a unit is num, heading, then either content, or intro and what stands below it; what
belongs to a unit and is none itself (a table outside a unit, a loose paragraph, a note, quoted paragraphs) is an
hcontainer whose name says what, in its place: where the unit is closed already, in the unit around it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from ...model import Kind, Unit
from ..pieces import Cell, Printed, Words
from .inline_words import UNMARKED, BlockMarks, Filling, fill, length
from .quotations import InText, QuotedRun, QuotedSlice

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


Numbered = tuple[int, Printed]  # a piece and the number of its block


@dataclass(slots=True)
class Filled:
    """The parts of one component as they are filled. `root` is the unit that is the component itself (an annex)."""

    units: Mapping[str, Unit]
    quoted: InText
    marks: Mapping[int, BlockMarks]
    filling: Filling
    root: str | None = None
    preface: list[Element] = field(default_factory=list)
    preamble: list[Element] = field(default_factory=list)
    body: list[Element] = field(default_factory=list)
    conclusions: list[Element] = field(default_factory=list)
    standing: dict[str, Element] = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)

    def next_id(self, element: str) -> str:
        """An eId of what has none of its own."""
        return self.filling.next_id(element)

    def of(self, number: int) -> BlockMarks:
        """What is marked in the words of a block."""
        return self.marks.get(number, UNMARKED)


def parts(pieces: Sequence[Numbered], filled: Filled) -> Filled:
    """The parts of one component."""
    last = max((n for n, (_, p) in enumerate(pieces) if p.role == "unit" and p.unit != filled.root), default=-1)
    n = 0
    while n < len(pieces):
        number, piece = pieces[n]
        run = filled.quoted.runs.get(number)
        if run is not None:
            length = run.last - number + 1
            _quoted(filled, dict(pieces[n : n + length]), run)
            n += length
            continue
        _place(filled, number, piece, behind=n > last >= 0)
        n += 1
    for element in filled.standing.values():
        _settle(element)
    return filled


def _place(found: Filled, number: int, piece: Printed, behind: bool) -> None:
    if _goes_on(found, number, piece):
        return
    unit = found.units.get(piece.unit or "") if piece.unit != found.root else None
    if unit and (piece.role == "unit" or (piece.plan is not None and unit.id not in found.standing)):
        _unit(found, number, piece, unit)
    elif unit and unit.id in found.standing:
        _beside(found, unit.id, _loose(found, number, piece))
    elif behind:
        found.conclusions.append(_block(found, number, piece))
    elif found.body:
        found.body.append(_loose(found, number, piece))
    elif piece.role in PREAMBLE or found.preamble:
        found.preamble.append(_block(found, number, piece))
    else:
        found.preface.append(_block(found, number, piece))


def _goes_on(found: Filled, number: int, piece: Printed) -> bool:
    """Whether a piece is a further paragraph of a note; then it is put there."""
    note = None if piece.anchor or not piece.note else found.notes.get(piece.note)
    if note is None:
        return False
    note.append(paragraph(found, piece.words, found.of(number)))
    return True


_OWN = frozenset({"num", "heading", "content"})


def _is_open(found: Filled, element: Element) -> bool:
    """Whether what is put at the end of an element stands behind all that there is so far."""
    at: Element | None = found.body[-1] if found.body else None
    while at is not None and at is not element:
        at = next((child for child in reversed(at) if child.tag not in _OWN), None)
    return at is element


def _beside(found: Filled, unit: str | None, element: Element) -> None:
    """Puts an element into a unit, behind what stands in it so far; of a unit that is closed already, into the nearest
    around it that is not, with a word of where it belongs: the order is that of the page.
    """
    at = unit
    while at is not None and not (at in found.standing and _is_open(found, found.standing[at])):
        known = found.units.get(at)
        at = known.parent if known else None
    if unit is not None and at != unit and unit in found.units:
        element.set("refersTo", f"#{found.units[unit].eid}")
    found.standing[at].append(element) if at is not None else found.body.append(element)


def _unit(found: Filled, number: int, piece: Printed, unit: Unit) -> None:
    """The element of a unit where it stands: in the unit above it, or at the top."""
    element = _of_kind(unit.kind, unit.eid)
    _beside(found, unit.parent if unit.parent != found.root else None, element)
    found.standing[unit.id] = element
    if piece.plan is not None:
        _content(element, table(found, number, piece))
        return
    heading = max(piece.heading_end, piece.label_end) if unit.heading else piece.label_end
    _words(found, element, number, piece.words, (0, piece.label_end, heading, length(piece.words)))


def _of_kind(kind: Kind | None, eid: str) -> Element:
    """The element of a unit; `kind` None: of what continues one."""
    tag = ELEMENTS.get(kind) if kind else None
    return Element(tag, {"eId": eid}) if tag else _hcontainer(kind.value if kind else "text", eid)


def _hcontainer(name: str, eid: str) -> Element:
    """An element for which Akoma Ntoso has no word of its own."""
    return Element("hcontainer", {"eId": eid, "name": name})


def _words(found: Filled, element: Element, number: int, cell: Cell, cuts: tuple[int, int, int, int]) -> None:
    """Label, title and own words of a unit: where each begins, and where the last ends."""
    start, label, heading, end = cuts
    marks = found.of(number)
    for tag, first, last in (("num", start, label), ("heading", label, heading)):
        some = _slice(cell, first, last)
        if any(each.text.strip() for each in some):
            fill(SubElement(element, tag), some, found.filling, marks.without_spans(), first)
    own = _slice(cell, heading, end)
    if any(some.text.strip() for some in own):
        _content(element, paragraph(found, own, marks, heading))


def _content(element: Element, block: Element) -> None:
    content = SubElement(element, "content")
    content.append(block)


def _slice(cell: Cell, start: int, end: int) -> Cell:
    """Letters start to end of a cell."""
    found, at = [], 0
    for some in cell:
        first, last = max(start, at), min(end, at + len(some.text))
        if first < last:
            found.append(Words(some.text[first - at : last - at], some.href, some.bold))
        at += len(some.text)
    return tuple(found)


def _loose(found: Filled, number: int, piece: Printed) -> Element:
    name = "note" if piece.role == "note" else "table" if piece.plan is not None else piece.role
    element = _hcontainer(name, found.next_id("hcontainer"))
    _content(element, _block(found, number, piece))
    return element


def _block(found: Filled, number: int, piece: Printed) -> Element:
    """A table, a note, or a paragraph that says by its element what it is where Akoma Ntoso has a word for it."""
    if piece.plan is not None:
        return table(found, number, piece)
    if piece.role == "note" and piece.note:
        held = Element("p")
        attributes = {"eId": found.next_id("authorialNote"), "placement": "bottom"}
        if piece.anchor:
            attributes["marker"] = piece.anchor
        note = SubElement(held, "authorialNote", attributes)
        note.append(paragraph(found, piece.words, found.of(number)))
        found.notes[piece.note] = note
        return held
    if piece.role == "text":
        return paragraph(found, piece.words, found.of(number))
    block = Element("p", {"class": piece.role})
    tag = INLINE.get(piece.role)
    fill(SubElement(block, tag) if tag else block, piece.words, found.filling, found.of(number).without_spans())
    return block


def paragraph(found: Filled, cell: Cell, marks: BlockMarks = UNMARKED, at: int = 0) -> Element:
    """Words as a p; those that change another text stand in a mod. `at`: where they begin in their block."""
    block = Element("p")
    end = at + length(cell)
    acts = any(at <= start and last <= end for start, last, _ in marks.spans)
    holder = SubElement(block, "mod", {"eId": found.next_id("mod")}) if acts else block
    fill(holder, cell, found.filling, marks if acts else marks.without_spans(), at)
    return block


def table(found: Filled, number: int, piece: Printed) -> Element:
    """A table with the cells that reach over others."""
    assert piece.plan is not None, "a piece without rows is no table"
    made = Element("table", {"eId": found.next_id("table")})
    at, marks = 0, found.of(number).without_spans()
    for n, row in enumerate(piece.rows):
        line = SubElement(made, "tr")
        for place, cell in enumerate(row):
            columns, down = piece.plan.spans.get((n, place), (1, 1))
            reach = ({"colspan": str(columns)} if columns > 1 else {}) | ({"rowspan": str(down)} if down > 1 else {})
            held = SubElement(line, "th" if n < piece.plan.head else "td", reach)
            held.append(paragraph(found, cell, marks, at))
            at += length(cell) + 1
    return made


# ------------------------------------------------------------------ paragraphs that are quoted


def _quoted(found: Filled, pieces: Mapping[int, Printed], run: QuotedRun) -> None:
    """Quoted paragraphs as units of their kinds: in a mod where they change another text, else an extract of it. A
    paragraph that is a unit of the quoting text keeps its eId.
    """
    first = next(iter(pieces.values()))
    owner, acts = _owner(found, first), run.quotation in found.quoted.acting
    element = _hcontainer("quotation", found.next_id("hcontainer"))
    line = SubElement(SubElement(element, "content"), "p")
    holder = SubElement(line, "mod", {"eId": found.next_id("mod")}) if acts else line
    tag = "quotedStructure" if acts else "embeddedStructure"
    structure = SubElement(holder, tag, {"eId": found.next_id(tag)})
    found.filling.quoted.setdefault(run.quotation, structure.get("eId", ""))
    made: list[Element] = []
    for some in run.slices:
        above = structure if some.parent is None else made[some.parent]
        made.append(_quoted_unit(found, pieces[some.block], some))
        above.append(made[-1])
    for each in made:
        _settle(each)
    _beside(found, owner, element)


def _itself(found: Filled, piece: Printed) -> Unit | None:
    """The unit that a paragraph or a table is itself, of one that is any."""
    unit = found.units.get(piece.unit or "")
    own = unit is not None and (piece.role == "unit" or (piece.plan is not None and unit.kind is Kind.BANG))
    return unit if own else None


def _owner(found: Filled, piece: Printed) -> str | None:
    """The unit that quotes a paragraph."""
    unit = _itself(found, piece)
    owner = unit.parent if unit else piece.unit
    return owner if owner != found.root else None


def _quoted_unit(found: Filled, piece: Printed, some: QuotedSlice) -> Element:
    unit = _itself(found, piece) if some.start == 0 else None
    element = _of_kind(some.kind, unit.eid if unit else found.next_id("quoted"))
    if piece.plan is not None:
        _content(element, table(found, some.block, piece))
        return element
    cuts = (some.start, some.label_end, some.heading_end, some.end)
    _words(found, element, some.block, piece.words, cuts)
    return element


def _settle(element: Element) -> None:
    """A unit has content, or intro and what stands below it: words that come before others in it are its intro."""
    below = [child for child in element if child.tag not in ("num", "heading", "content")]
    content = element.find("content")
    if content is not None and below:
        content.tag = "intro"
    if content is None and not below:
        _content(element, Element("p"))
