"""Structure: clean lines → a Document of units with addresses, front and back matter, metadata and findings.

    torn_labels "Điều" and its number over two lines
    columns   rows of words kept apart by blanks are tables
    landmarks lines that hold several boxes of the frame are cut
    quotes    quotations, in which another text speaks
    notes     footnotes that stand in the text
    pieces    stretches of lines, with the evidence of their layout
    markers   what the first letters of a piece could announce (hypotheses)
    frame     head, body, tail (boxes, tails); where an attached text begins
    depth     which hypotheses are true: the cheapest way to read the whole sequence
    units     the tree: headings, own text, unnumbered paragraphs
    naming    addresses, anchors, citations, eIds
    numbering findings on numbers
    metadata  what head and tail say

Enters: a CleanText. Leaves: a Document. Promise: never raises; the blocks in reading order are all the words of the
lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..findings import finding
from ..model import Block, CleanText, Component, Document, Finding, Kind, Metadata, Note, Quotation, Unit
from ..office import attachments
from ..passages import joined
from . import (
    annex_heads,
    columns,
    component_names,
    components,
    frame,
    frame_contradictions,
    frame_findings,
    landmarks,
    metadata,
    notes,
    numbering,
    quotes,
    reading_doubts,
    table_doubts,
    torn_labels,
    tree_doubts,
)
from .box_words import TYPE_HEAD
from .facts import facts
from .frame import Part, thirds
from .naming import Named, Namer
from .note_marks import NoteMarks
from .stretches import Piece
from .units import Node, grown


def parse(clean: CleanText) -> Document:
    """The document that the lines are. Never raises."""
    marks = NoteMarks(clean.note_marks)
    lines = [marks.hidden(line) for line in columns.tables(torn_labels.mended(clean.lines))]
    pieces, quoted = quotes.read(components.cut_labels(landmarks.pieces(lines)))
    parts = frame.parts(pieces, notes.places(pieces))
    about, doubts = metadata.of_text(parts, clean)
    names = component_names.names(parts, about)
    namer, units, blocks, found = Namer(marks), list[Unit](), list[Block](), list[Finding]()
    for part, name in zip(parts, names, strict=True):
        head, body, tail = thirds(part)
        above = _above_label(head) if name.id else []
        # a file that holds an annex alone is a text of its own
        head, annex = _annex(part, head[len(above) :]) if name.id else (head, None)
        nodes = _below(annex, grown(body))
        ids = _name_all(namer, nodes, name, units)
        shown = list(_grown_blocks(nodes, ids, name))
        blocks += [
            *_framed(above, name),
            *shown[: annex is not None],
            *_framed(head, name),
            *shown[annex is not None :],
            *_framed(tail, name),
        ]
        found += numbering.findings(nodes, name.id)
        namer.fresh_component()
    attached = tuple(_component(part, name, about) for part, name in zip(parts, names, strict=True))
    every, noted = notes.collected(_tables(blocks), clean.lines, units)
    findings = (
        *clean.findings,
        *found,
        *tree_doubts.doubled(units, attached, found),
        *tree_doubts.doubled_unlabelled(units, every),
        *tree_doubts.lost_lines(every, quoted),
        *tree_doubts.missing_forms(every, attached),
        *tree_doubts.glued_notes(units, every),
        *tree_doubts.broken_off(units),
        *_of_the_whole(units, every, about, clean, noted),
        *_unclosed(quoted),
        *reading_doubts.closing_alone(every, [(each.start, each.end) for each in quoted]),
        *doubts,
        *frame_findings.loose(parts),
        *frame_contradictions.findings(parts, about),
        *frame_findings.missing(about, doubts),
        *frame_findings.misnamed(clean.source.slug, about),
        *tree_doubts.tones_lost(every),
        *table_doubts.findings(clean.source.text, every),
    )
    return Document(
        clean.source,
        about,
        attached,
        tuple(units),
        every,
        clean.corrections,
        findings,
        notes=noted,
        quotations=_quotations(quoted, units),
    )


def _of_the_whole(
    units: Sequence[Unit], blocks: Sequence[Block], about: Metadata, clean: CleanText, noted: Sequence[Note]
) -> Iterable[Finding]:
    yield from reading_doubts.swollen_titles(units)
    yield from reading_doubts.lists_of_one(units)
    yield from reading_doubts.without_body(units, blocks, about)
    yield from reading_doubts.second_texts(blocks, about)
    yield from reading_doubts.open_end(blocks)
    yield from reading_doubts.within_brackets(blocks, units)
    yield from reading_doubts.marks_alone(units, blocks, clean.note_marks, noted)
    yield from reading_doubts.unmarked(noted, blocks)


def _quotations(quoted: Iterable[quotes.Quoted], units: Sequence[Unit]) -> tuple[Quotation, ...]:
    """The quotations, each with the unit in which it begins; a mark that nothing answers quotes nothing."""
    within = notes.Places(units)
    return tuple(
        Quotation(each.start, each.end, within.unit(each.mark), each.closed) for each in quoted if each.end > each.start
    )


def _unclosed(quoted: Iterable[quotes.Quoted]) -> Iterable[Finding]:
    """What a person must look at: a quotation whose end nobody printed."""
    for each in quoted:
        if each.spare is not None:
            told = "Ngoặc đóng ở đây được hiểu là thừa: lời trích còn tiếp."
            yield finding("quotation-unclosed", each.spare, each.spare + 1, told)
        opened = each.mark != each.start or each.end == each.start
        ends = "hết trước mục tiếp theo của văn bản"
        if not opened:
            told = "Ngoặc mở bị mất: lời trích được hiểu là bắt đầu ở đây" + ("." if each.closed else f", {ends}.")
            yield finding("quotation-unclosed", each.mark, each.mark + 1, told)
        elif not each.closed:
            told = f"được hiểu là {ends}" if each.end > each.start else "không có ngoặc đóng"
            yield finding("quotation-unclosed", each.mark, each.mark + 1, f"Ngoặc kép mở ở đây {told}.")


def _name_all(namer: Namer, nodes: list[Node], name: Named, units: list[Unit]) -> dict[int, str]:
    ids = {}
    for node in nodes:
        if node.role == "unit":
            unit = namer.unit(node, name)
            units.append(unit)
            ids[id(node)] = unit.id
    return ids


def _above_label(head: list[tuple[Piece, str]]) -> list[tuple[Piece, str]]:
    """The lines of title that stand above the label of an annex."""
    at = next((n for n, (piece, role) in enumerate(head) if role == "type" and facts(piece.text).label), 0)
    return head[:at] if all(role == "title" for _, role in head[:at]) else []


def _annex(part: Part, head: list[tuple[Piece, str]]) -> tuple[list[tuple[Piece, str]], Node | None]:
    """The label of an annex or a form is a unit, too, and the lines of title below it are its heading: both are taken
    out of the head.
    """
    label = facts(head[0][0].text).label if head and head[0][1] == "type" else None
    if label is None:
        return head, None
    taken = 1
    while taken < len(head) and head[taken][1] == "title":
        taken += 1
    passage = joined([piece.passage for piece, _ in head[:taken]], " ")
    end = head[0][0].lead + len(head[0][0].text)
    kind = Kind.PHU_LUC if not part.form else Kind.BIEU_SO if attachments.kind(label[0]) == "schedule" else Kind.MAU_SO
    return head[taken:], Node(kind, passage, label_end=end, heading_end=len(passage.text), piece=head[0][0])


def _below(annex: Node | None, nodes: list[Node]) -> list[Node]:
    """The nodes of an annex, those without a parent below its label."""
    for node in nodes if annex else ():
        node.parent = node.parent or annex
    return [annex, *nodes] if annex else nodes


def _grown_blocks(nodes: list[Node], ids: dict[int, str], name: Named) -> Iterable[Block]:
    for node in nodes:
        owner = node if node.role == "unit" else node.parent
        role = "table" if node.kind is Kind.BANG else node.role
        yield Block(
            role, node.passage, ids.get(id(owner)) if owner else None, name.id, node.label_end, node.heading_end
        )


def _framed(items: list[tuple[Piece, str]], name: Named) -> Iterable[Block]:
    return (Block(role, piece.passage, None, name.id) for piece, role in items)


def _tables(blocks: Iterable[Block]) -> Iterable[Block]:
    """Rows that follow one another become one table."""
    rows: list[Block] = []
    for block in blocks:
        if block.role == "table" and (not rows or rows[-1].unit == block.unit):
            rows.append(block)
            continue
        yield from _joined_rows(rows)
        rows = [block] if block.role == "table" else []
        if not rows:
            yield block
    yield from _joined_rows(rows)


def _joined_rows(rows: list[Block]) -> Iterable[Block]:
    if rows:
        yield Block("table", joined([row.passage for row in rows]), rows[0].unit, rows[0].component)


def _component(part: Part, name: Named, about: Metadata) -> Component:
    if name.place == 0:
        return Component("", about.type, about.title)
    return Component(name.id, part.type, _title(part) or None)


def _title(part: Part) -> str:
    """The title of an attached text: of an annex or a form the lines below its label, else those behind its type."""
    if part.type == "Phụ lục" or part.form:
        above = [piece.text for piece, _ in _above_label(part.items)]
        named = above or _first_run(part.items[1:])
        return annex_heads.without_english(_LEADERS.sub("", " ".join(named)))
    below = _first_run([(piece, role if role == "title" else "") for piece, role in part.items if role != "note"])
    return " ".join([*_on_line_of_type(part), *below])


def _on_line_of_type(part: Part) -> Iterable[str]:
    """What stands behind the type on its line: “DANH SÁCH |CÁC LOẠI HOA”."""
    typed = next((piece.text for piece, role in part.items if role == "type"), "")
    match = None if part.number else TYPE_HEAD.match(typed)
    rest = typed[match.end() :].strip() if match else ""
    return [] if rest[:1] in ("", "(") else [rest]


# A place to be filled in is no end of a title: “PHIẾU ĐỀ XUẤT Về việc ……”.
_LEADERS = re.compile(r"(?:\s+Về việc)?\s*(?:\.{4,}|…{2,}|_{3,})[\s.…_]*$")


def _first_run(items: Sequence[tuple[Piece, str]]) -> Iterable[str]:
    """The first lines of title that stand together; what a form is called may be the type of the text that it models. A
    title on the line of the label is the whole title.
    """
    begun = False
    for n, (piece, role) in enumerate(items):
        if role in ("title", "type"):
            begun = True
            yield piece.text
            if n == 0 and piece.start > 0 and not facts(piece.text).capitals:
                return
        elif begun and role != "note":
            return


__all__ = ["Kind", "parse"]
