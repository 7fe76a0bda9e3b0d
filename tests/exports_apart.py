"""Every file that is made of a text, taken apart again, unit by unit: words, headings, tables, notes, links; and what
there must be by the document.

A link that is cut (by bold words, cells, a label) is one; where it leads is said by the anchor, "" for all outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from exports import AKN, AKN_PARTS, WORD, XHTML, book_bodies, letters, word_feet, word_paper
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from build_tools.exporting import word
from build_tools.exporting.pieces import Printed, on_site, pieces, plain, said
from build_tools.model import Document, Reference

FORMATS = ("md", "epub", "docx", "xml")  # in which places can be told; plain text has none, PDF has them on pages


@dataclass
class Apart:
    """What was found. `units`: the letters that stand from each anchor to the next, by anchor ("" before the first)."""

    anchors: frozenset[str]
    units: dict[str, str] = field(default_factory=lambda: {"": ""})
    headings: int = 0
    tables: int = 0
    notes: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)  # words, anchor
    called: list[tuple[str, str]] = field(
        default_factory=list
    )  # of notes at the foot: where their marks stand, the mark
    here: str = ""
    _open: bool = False

    def begin(self, anchor: str) -> None:
        """From here on the words are those of an anchor, if it is one that counts."""
        if anchor in self.anchors:
            assert anchor not in self.units, f"{anchor} stands twice"
            self.units[anchor] = ""
            self.here = anchor

    def add(self, text: str, target: str | None = None) -> None:
        """Words; `target`: of a link, the anchor to which it leads, "" for outside."""
        some = letters(text)
        self.units[self.here] += some
        if target is None:
            self._open = self._open and not some
            return
        if self._open and self.links[-1][1] == target:
            self.links[-1] = (self.links[-1][0] + some, target)
        else:
            self.links.append((some, target))
        self._open = True


def demanded(document: Document, references: Iterable[Reference], extension: str) -> Apart:
    """What a file of a format must hold."""
    units = {unit.id: unit.eid for unit in document.units}
    found = pieces(document, references, on_site(document, "https://vanban.example/"))
    anchors = {piece.anchor for piece in found if piece.anchor}
    counted = frozenset(units) if extension == "xml" else frozenset(anchors)
    apart = Apart(counted, notes=len(document.notes))
    feet = [note for piece in found if not piece.note for _, _, note in piece.marks] if extension == "docx" else []
    for piece in sorted(found, key=lambda piece: feet.index(piece.note) if piece.note in feet else -1):
        apart.begin(piece.anchor)
        apart.called += [(apart.here, letters(plain(piece)[a:b])) for a, b, note in piece.marks if note in feet]
        apart.headings += _heads(piece, document, extension)
        apart.tables += piece.plan is not None and (piece.plan.width > 1 or extension != "docx")
        for cell in [cell for row in piece.rows for cell in row] or [piece.words]:
            for some in cell:
                apart.add(some.text, _target(some.href, counted) if some.href else None)
    return apart


def _heads(piece: Printed, document: Document, extension: str) -> bool:
    if extension != "xml":
        return piece.level > 0
    unit = next((unit for unit in document.units if unit.id == piece.unit), None) if piece.role == "unit" else None
    cut = said(piece.words)[piece.label_end : piece.heading_end]
    return unit is not None and bool(unit.heading and cut.strip()) and unit.id not in _roots(document)


def _roots(document: Document) -> set[str]:
    return {component.id for component in document.components}


def _target(href: str, anchors: frozenset[str]) -> str:
    return href[1:] if href.startswith("#") and href[1:] in anchors else ""


def apart(extension: str, content: bytes, document: Document, anchors: frozenset[str]) -> Apart:
    """A file taken apart; `anchors`: those that begin a unit."""
    found = Apart(anchors)
    READERS[extension](content, document, found)
    return found


def _html(node: Any, found: Apart) -> None:
    """HTML and XHTML alike, in reading order."""
    for tag, id_, href, text in _flat(node):
        if id_:
            found.begin(id_)
        found.headings += bool(re.fullmatch("h[1-6]", tag))
        found.tables += tag == "table"
        if text:
            target = _target("#" + href.partition("#")[2], found.anchors) if href and _inside(href) else ""
            found.add(text, target if href else None)


def _inside(href: str) -> bool:
    return href.startswith("#") or bool(re.match(r"part-\d+\.xhtml#", href))


def _flat(node: Any, href: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Tag, id, address of the link around, text."""
    tag = str(node.tag).removeprefix(XHTML)
    own = node.get("href") or href
    yield tag, node.get("id", ""), own, node.text or ""
    for child in node:
        yield from _flat(child, own)
        yield "", "", own, child.tail or ""


def _markdown(content: bytes, document: Document, found: Apart) -> None:
    html = LexborHTMLParser(MarkdownIt("commonmark").render(content.decode())).body
    assert html is not None
    opened: list[str] = []
    for node in html.traverse(include_text=True):
        if node.tag == "-text":
            link = next((up for up in _above(node) if up.tag == "a" and up.attributes.get("href")), None)
            href = (link.attributes.get("href") or "") if link is not None else ""
            found.add(node.text(deep=False) or node.text_content or "", _target(href, found.anchors) if href else None)
            continue
        opened.append(node.tag)
        found.headings += bool(re.fullmatch("h[1-6]", node.tag))
        found.tables += node.tag == "table"
        if id_ := node.attributes.get("id"):
            found.begin(id_)
    found.notes = sum(note.id in found.anchors for note in document.notes)


def _above(node: Any) -> Iterator[Any]:
    while node.parent is not None:
        node = node.parent
        yield node


def _epub(content: bytes, document: Document, found: Apart) -> None:
    for body in book_bodies(content):
        _html(body, found)
        found.notes += sum(note.get("id") is not None for note in body.iter(f"{XHTML}aside"))


def _docx(content: bytes, document: Document, found: Apart) -> None:
    root = word_paper(content)
    names = {word._name(anchor): anchor for anchor in found.anchors}
    for node in root.iter(f"{WORD}pStyle"):
        found.headings += node.get(f"{WORD}val", "").startswith("Heading")
    found.tables = sum(node.get(f"{WORD}val") == "TableGrid" for node in root.iter(f"{WORD}tblStyle"))
    feet = word_feet(content)
    called = list(_runs(root, names, None, found))
    assert called == list(feet), "the notes stand in the order of their marks, each once"
    for note in feet.values():
        assert not list(_runs(note, names, None, found)), "a note within a note"
    found.notes = sum(note.id in found.units for note in document.notes)


def _runs(node: ElementTree.Element, names: dict[str, str], link: str | None, found: Apart) -> Iterator[str]:
    """Goes over the words; leaves the numbers of the notes that are called. The link of a mark is none of the text: it
    says the first words of the note.
    """
    if node.tag == f"{WORD}bookmarkStart":
        found.begin(names.get(node.get(f"{WORD}name", ""), ""))
    if node.tag == f"{WORD}hyperlink" and node.get(f"{WORD}tooltip") is None:
        link = names.get(node.get(f"{WORD}anchor", ""), "")
    if node.tag == f"{WORD}t":
        found.add(node.text or "", link)
    called = ""
    for child in node:
        if called:
            mark = letters("".join(t.text or "" for t in child.iter(f"{WORD}t")))
            found.called.append((found.here, mark))
        yield from _runs(child, names, link, found)
        reference = child.find(f"{WORD}footnoteReference")
        called = reference.get(f"{WORD}id", "") if reference is not None else ""
        yield from filter(None, [called])


def _akoma(content: bytes, document: Document, found: Apart) -> None:
    ids = {unit.eid: unit.id for unit in document.units}
    root = ElementTree.fromstring(content)
    _akoma_node(root, ids, (False, False, None), found)


def _akoma_node(
    node: ElementTree.Element, ids: dict[str, str], at: tuple[bool, bool, str | None], found: Apart
) -> None:
    inside, quoted, link = at
    if node.tag == f"{AKN}remark":
        return
    found.begin(ids.get(node.get("eId", ""), ""))
    inside = inside or node.tag in AKN_PARTS
    if inside:
        quoted = quoted or node.tag in (f"{AKN}quotedStructure", f"{AKN}embeddedStructure")
        found.headings += node.tag == f"{AKN}heading" and not quoted
        found.tables += node.tag == f"{AKN}table"
        found.notes += node.tag == f"{AKN}authorialNote"
    if node.tag == f"{AKN}ref":
        link = ids.get(node.get("href", "")[1:], "") if node.get("href", "").startswith("#") else ""
    if inside and node.text:
        found.add(node.text, link)
    for child in node:
        _akoma_node(child, ids, (inside, quoted, link), found)
        if inside and child.tail:
            found.add(child.tail, link)


READERS = {"md": _markdown, "epub": _epub, "docx": _docx, "xml": _akoma}
