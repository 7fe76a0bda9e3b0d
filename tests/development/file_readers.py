"""Each kind of file to take away, read with nothing but what the kind itself promises: what stands in it, in order.

Enters: the bytes of a file. Leaves: `Read`. Nothing of the program is asked, neither how it makes the files nor what
they were made of.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

import pypdfium2
from lxml import etree, html
from markdown_it import MarkdownIt
from pypdf import PdfReader
from pypdf.generic import Destination, IndirectObject

XHTML = "{http://www.w3.org/1999/xhtml}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def printed(text: str) -> str:
    """All but blanks."""
    return "".join(text.split())


Span = tuple[int, int]


@dataclass
class Read:
    """A file as a reader goes through it. `words`: words of the whole, in which all else has its place: `anchors`,
    each with where its words begin; `headings` and `notes`; `links`, each with where it leads; `tables`: the cells of
    their rows; `feet`: notes that stand outside the words.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    anchors: list[tuple[str, int]] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)
    links: list[tuple[int, int, str]] = field(default_factory=list)
    tables: list[list[list[Span]]] = field(default_factory=list)
    feet: list[Foot] = field(default_factory=list)

    def add(self, text: str | None) -> None:
        """Words that come next."""
        some = printed(text or "")
        if some:
            self.parts.append(some)
            self.length += len(some)

    @cached_property
    def words(self) -> str:
        """All words, when the file is read."""
        return "".join(self.parts)

    def link(self, start: int, target: str) -> None:
        """A link that ends here; one that goes on where the last ended and leads to the same place is that one."""
        if self.links and self.links[-1][1] == start and self.links[-1][2] == target:
            start = self.links.pop()[0]
        self.links.append((start, self.length, target))


@dataclass
class Foot:
    """A note at the foot of a sheet: where among the words it is called, the mark that stands there, what it says."""

    at: int
    mark: str
    read: Read


# ------------------------------------------------------------------ HTML: Markdown, books


def markdown(content: bytes) -> Read:
    """CommonMark with anchors and tables in HTML."""
    found = Read()
    _html(html.fromstring(f"<body>{MarkdownIt('commonmark').render(content.decode())}</body>"), found, "")
    return found


def book(content: bytes) -> Read:
    """EPUB 3, in the order of its spine; a link between its parts leads to an anchor of the whole."""
    found, files = Read(), zipfile.ZipFile(io.BytesIO(content))
    (root,) = etree.fromstring(files.read("META-INF/container.xml")).xpath("//*[local-name()='rootfile']/@full-path")
    package = etree.fromstring(files.read(root))
    names = {item.get("id"): item.get("href") for item in package.xpath("//*[local-name()='item']")}
    for id_ in package.xpath("//*[local-name()='itemref']/@idref"):
        page = etree.fromstring(files.read(posixpath.join(posixpath.dirname(root), names[id_])))
        _html(page.find(f"{XHTML}body"), found, XHTML)
    inside = set(names.values())
    found.links = [(a, b, f"#{to.partition('#')[2]}" if to.split("#")[0] in inside else to) for a, b, to in found.links]
    return found


def page(body: Any) -> Read:
    """What stands in an element of a page."""
    found = Read()
    _html(body, found, "")
    return found


def _html(node: Any, found: Read, space: str) -> None:
    tag = str(node.tag).removeprefix(space)
    if node.get("id"):
        found.anchors.append((node.get("id"), found.length))
    start = found.length
    if tag == "table":
        found.tables.append([])
    if tag == "tr":
        found.tables[-1].append([])
    found.add(node.text)
    for child in node:
        if isinstance(child.tag, str):
            _html(child, found, space)
        found.add(child.tail)
    if tag in ("td", "th"):
        found.tables[-1][-1].append((start, found.length))
    if re.fullmatch("h[1-6]", tag):
        found.headings.append((start, found.length))
    if tag == "aside":
        found.notes.append((start, found.length))
    if tag == "a" and node.get("href"):
        found.link(start, node.get("href"))


# ------------------------------------------------------------------ Word


def bookmark(anchor: str) -> str:
    """What Word calls an anchor: it takes 40 letters, digits and "_", a letter first."""
    name = re.sub(r"^(?=[^a-z])", "a_", anchor.replace("-", "_"))
    return name if len(name) <= 40 else f"{name[:29]}_{sha256(anchor.encode()).hexdigest()[:10]}"


@dataclass
class _Parts:
    """What the parts of a Word file say of one another. `feet`: notes by number; `called`: that whose mark comes
    next.
    """

    heads: set[str]
    ways: dict[str, str]
    feet: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)  # where the links of notes lead
    called: str = ""


def word(content: bytes) -> Read:
    """DOCX; what is a heading is said by the outline level of its style, what a table by rules around it. A mark that
    calls a note is a link to it, and none of the text's.
    """
    files = zipfile.ZipFile(io.BytesIO(content))
    styles = etree.fromstring(files.read("word/styles.xml"))
    heads = set(styles.xpath("//*[*//*[local-name()='outlineLvl']]/@*[name()='w:styleId']"))
    parts = _Parts(heads, _ways(files, "word/_rels/document.xml.rels"))
    if "word/footnotes.xml" in files.namelist():
        notes = etree.fromstring(files.read("word/footnotes.xml"))
        parts.feet = {note.get(f"{W}id"): note for note in notes if not note.get(f"{W}type")}
        parts.notes = _ways(files, "word/_rels/footnotes.xml.rels")
    found = Read()
    _word(etree.fromstring(files.read("word/document.xml")).find(f"{W}body"), found, parts)
    found.feet += [Foot(found.length, "", _foot(note, parts)) for note in parts.feet.values()]  # called by nothing
    return found


def _ways(files: zipfile.ZipFile, name: str) -> dict[str, str]:
    if name not in files.namelist():
        return {}
    return {way.get("Id"): way.get("Target") for way in etree.fromstring(files.read(name))}


def _foot(note: Any, parts: _Parts) -> Read:
    found = Read()
    _word(note, found, _Parts(parts.heads, parts.notes))
    return found


def _word(node: Any, found: Read, parts: _Parts) -> None:
    start, tag = found.length, str(node.tag).removeprefix(W)
    style = node.find(f"{W}tblPr/{W}tblStyle") if tag == "tbl" else None
    if style is not None and style.get(f"{W}val") == "TableGrid":
        found.tables.append([])
    if tag == "tr" and _in_rules(node):
        found.tables[-1].append([])
    if tag == "bookmarkStart":
        found.anchors.append((node.get(f"{W}name"), start))
    if tag == "t":
        found.add(node.text)
    called, before = parts.called if tag in ("r", "hyperlink") else "", len(found.parts)
    parts.called = "" if called else parts.called
    if tag == "footnoteReference":
        parts.called = node.get(f"{W}id")
    for child in node:
        _word(child, found, parts)
    if called and found.length > start:
        note = parts.feet.pop(called, None)  # called for the second time: a note without words
        read = _foot(note, parts) if note is not None else Read()
        found.feet.append(Foot(start, "".join(found.parts[before:]), read))
        return
    parts.called = called or parts.called
    if tag == "hyperlink":
        inside = node.get(f"{W}anchor")
        found.link(start, f"#{inside}" if inside else parts.ways[node.get(f"{R}id")])
    style = node.find(f"{W}pPr/{W}pStyle") if tag == "p" else None
    if style is not None and style.get(f"{W}val") in parts.heads:
        found.headings.append((start, found.length))
    if tag == "tc" and _begins(node) and _in_rules(node.getparent()):
        found.tables[-1][-1].append((start, found.length))


def _in_rules(row: Any) -> bool:
    """Whether a row is one of a table, not of columns that stand side by side."""
    style = row.getparent().find(f"{W}tblPr/{W}tblStyle")
    return style is not None and style.get(f"{W}val") == "TableGrid"


def _begins(cell: Any) -> bool:
    """Whether a cell is none that one above reaches over."""
    reach = cell.find(f"{W}tcPr/{W}vMerge")
    return reach is None or reach.get(f"{W}val") == "restart"


# ------------------------------------------------------------------ Akoma Ntoso

PARTS = frozenset(f"{AKN}{name}" for name in ("preface", "preamble", "body", "mainBody", "conclusions"))
QUOTED = frozenset({"quotedStructure", "embeddedStructure"})


def akoma(content: bytes) -> Read:
    """The words of the parts of each text in it; remarks are an editor's."""
    found = Read()
    _akoma(etree.fromstring(content), found, inside=False, quoted=False)
    return found


def _akoma(node: Any, found: Read, inside: bool, quoted: bool) -> None:
    tag = str(node.tag).removeprefix(AKN)
    if tag == "remark":
        return
    inside = inside or node.tag in PARTS
    start = found.length
    if node.get("eId"):
        found.anchors.append((node.get("eId"), start))
    if tag == "table":
        found.tables.append([])
    if tag == "tr":
        found.tables[-1].append([])
    quoted = quoted or tag in QUOTED
    found.add(node.text if inside else "")
    for child in node:
        _akoma(child, found, inside, quoted)
        found.add(child.tail if inside else "")
    if tag in ("td", "th"):
        found.tables[-1][-1].append((start, found.length))
    if tag == "heading" and not quoted:
        found.headings.append((start, found.length))
    if tag == "authorialNote":
        found.notes.append((start, found.length))
    if tag == "ref":
        found.link(start, node.get("href"))


# ------------------------------------------------------------------ plain text, PDF


def plain(content: bytes) -> Read:
    """Words and no more."""
    found = Read()
    found.add(content.decode())
    return found


@dataclass
class Paper:
    """A PDF. `places`: for each named destination the words of the line that it leads to; `outline`: the words of
    the bookmarks, in order; `links`: where each leads, one after the other, each once where several follow; `printed`:
    of all pages, in no order; `tables`: how many rows and cells each has, by its tags; `facts`: what a reader of tags
    asks for.
    """

    places: dict[str, str]
    outline: list[str]
    links: list[str]
    printed: str
    tables: list[tuple[int, int]]
    headings: int
    facts: dict[str, bool]


def paper(content: bytes) -> Paper:
    """What can be told of a PDF without eyes."""
    file, drawn = PdfReader(io.BytesIO(content)), pypdfium2.PdfDocument(content)
    root = file.trailer["/Root"].get_object()
    pages = [page.get_textpage() for page in drawn]
    places = {}
    for name, spot in file.named_destinations.items():
        number = file.get_destination_page_number(spot)
        places[str(name)] = _line(pages[number or 0], float(spot.top or 0), drawn[number or 0].get_width())
    tags = list(_tags(root.get("/StructTreeRoot")))
    rows = [n for n, (tag, _) in enumerate(tags) if tag == "/Table"]
    tables = [_counted(tags, n) for n in rows]
    facts = {
        "tagged": bool(root.get("/MarkInfo", {}).get("/Marked")) and bool(tags),
        "language": str(root.get("/Lang", "")).startswith("vi"),
        "title": bool(file.metadata and file.metadata.title),
        "PDF/UA": b"pdfuaid:part" in (root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""),
        "fonts embedded": all(_embedded(page) for page in file.pages),
    }
    text = "".join(page.get_text_range() for page in pages)
    heads = sum(bool(re.fullmatch(r"/H[1-6]?", tag)) for tag, _ in tags)
    outline = [printed(str(each.title)) for each in _outline(file.outline)]
    return Paper(places, outline, list(_links(file)), printed(text), tables, heads, facts)


def _line(page: Any, top: float, width: float) -> str:
    """The letters of a line of which the upper edge is known."""
    return printed(page.get_text_bounded(left=0, right=width, top=top + 2, bottom=top - 13))


def _outline(entries: list[Any]) -> Iterator[Destination]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield entry


def _links(file: PdfReader) -> Iterator[str]:
    last = None
    for page in file.pages:
        for each in page.get("/Annots", []) or []:
            note = each.get_object()
            if note.get("/Subtype") != "/Link":
                continue
            if float(note["/Rect"][1]) > float(page.mediabox.height) - 60:
                continue  # the running head
            to = str(note["/A"]["/URI"]) if "/A" in note and "/URI" in note["/A"] else "#"
            if to != last:
                yield to
            last = to


def _tags(node: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    """The tags of a file, with how deep each stands."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for child in node:
            yield from _tags(child, depth)
    elif hasattr(node, "get"):
        if "/S" in node and node.get("/Type") != "/MCR":
            yield str(node["/S"]), depth
        if "/K" in node:
            yield from _tags(node["/K"], depth + 1)


def _counted(tags: list[tuple[str, int]], at: int) -> tuple[int, int]:
    """How many rows and cells stand below a table."""
    rows = cells = 0
    for tag, depth in tags[at + 1 :]:
        if depth <= tags[at][1]:
            break
        rows += tag == "/TR"
        cells += tag in ("/TD", "/TH")
    return rows, cells


def _embedded(page: Any) -> bool:
    fonts = page.get("/Resources", {}).get("/Font", {})
    for font in (each.get_object() for each in fonts.values()):
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        told = inner.get("/FontDescriptor", {})
        if not any(key in told for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            return False
    return True


READERS = {"md": markdown, "epub": book, "docx": word, "xml": akoma, "txt": plain}
