"""A text as a Word file (DOCX): real headings, printed labels as text, tables, anchors as bookmarks; notes that a mark
calls stand at the foot of the sheet, others behind what they are about.

Enters: pieces and what is known of the text. Leaves: bytes, the same for the same text. Letters, margins and the two
columns of head and foot are those of Nghị định 30/2020 (Times New Roman, A4).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, cast

from ..extras import library
from ..presenting.table_layout import WIDE, WIDEST
from .epub import MOMENT
from .imprint import Imprint
from .pieces import CENTRED, Cell, Printed, Sides, Stretch, begins_text, cells, groups, marked, said, shares
from .word_notes import Feet, raise_mark

_BLUE = (0x15, 0x3A, 0x75)
_BOLD = frozenset({"unofficial", "type", "title", "motto", "issuer", "enacting", "signature"})


def written(pieces: Sequence[Printed], about: Imprint, to_fill: bool = False) -> bytes:
    """The whole file; `to_fill`: where dots stand one may write. Raises Refusal when python-docx is not installed."""
    docx = library("docx", "export", "vanban export docx", "python-docx")
    paper = docx.Document()
    _prepare(paper, about)
    anchors = {piece.anchor: n for n, piece in enumerate(pieces, 1) if piece.anchor}
    feet = Feet(paper, pieces, lambda paragraph, piece: _fill(paragraph, piece, _Places(anchors)))
    places = _Places(anchors, feet)
    for n, group in enumerate(groups(feet.flow)):
        if n and begins_text(group):
            cast(Any, paper).add_page_break()
        if isinstance(group, Printed):
            _add(paper, group, places)
        else:
            _columns(paper, group, places)
    if to_fill:
        _fields(paper)
    return _same_bytes(paper)


@dataclass(frozen=True, slots=True)
class _Places:
    """What words refer to: bookmarks, by anchor their number; and the notes at the foot, None in one of them."""

    anchors: dict[str, int]
    feet: Feet | None = None


_BLANK = re.compile(r"([.…_‥]{4,}|…{2,})")


def _fields(paper: Any) -> None:
    """Each row of dots becomes a field: whoever clicks on it writes in its place; unfilled it prints as it was."""
    from docx.oxml.ns import qn

    for run in list(paper.element.body.iter(qn("w:r"))):
        texts = run.findall(qn("w:t"))
        if len(texts) != 1 or len(run) - len(run.findall(qn("w:rPr"))) != 1:
            continue  # with breaks and tabs between
        parts = _BLANK.split(texts[0].text or "")  # every second is a row of dots
        if len(parts) == 1:
            continue
        for n, words in enumerate(parts):
            if words:
                part = _with_words(run, words)
                run.addprevious(_field(part) if n % 2 else part)
        run.getparent().remove(run)


def _with_words(run: Any, words: str) -> Any:
    """A run like another, with these words."""
    from docx.oxml.ns import qn

    copy = deepcopy(run)
    own = copy.find(qn("w:t"))
    own.text = words
    own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return copy


def _field(run: Any) -> Any:
    """A field in which a run stands until somebody writes."""
    from docx.oxml import OxmlElement

    field, about, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    about.append(OxmlElement("w:showingPlcHdr"))
    about.append(OxmlElement("w:text"))
    content.append(run)
    field.append(about)
    field.append(content)
    return field


def _prepare(paper: Any, about: Imprint) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    core = paper.core_properties
    core.title, core.author, core.language, core.comments = (
        about.name[:255],
        about.issuer[:255],
        "vi-VN",
        about.address[:255],
    )
    core.created = core.modified = datetime.fromisoformat(about.date or "1980-01-01")
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
            Cm(3),
            Cm(2),
            Cm(2),
            Cm(2),
        )
    for style in paper.styles:
        if style.type == 1 and (style.name == "Normal" or style.name.startswith("Heading")):
            style.font.name, style.font.size = "Times New Roman", Pt(13)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
                fonts.set(qn(script), "Times New Roman")
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(theme), None)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.paragraph_format.space_after = Pt(6)
            if style.name != "Normal":  # of every level: an article is now of one, now of another
                style.font.bold, style.font.italic = True, False


def _columns(paper: Any, sides: Sides, places: _Places) -> None:
    """Two columns without rules; that of the motto is the wider, so that it stands on one line."""
    table, section = paper.add_table(rows=1, cols=2), paper.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    left = 0.42 if any(piece.role == "motto" for piece in sides[1]) else 0.5
    table.autofit = False
    _set_widths(table, [round(room * share) for share in (left, 1 - left)])
    for cell, side in zip(table.rows[0].cells, sides, strict=True):
        for n, piece in enumerate(side):
            _fill(cell.paragraphs[0] if n == 0 else cell.add_paragraph(), piece, places)


def _add(paper: Any, piece: Printed, places: _Places) -> None:
    if piece.plan is not None and piece.plan.width == 1:  # a table of which no cell is known, shown line by line
        for n, ((cell, marks),) in enumerate(cells(piece)):
            line = Printed("text", piece.anchor if n == 0 else "", 0, 0, cell, marks=tuple(marks))
            _fill(paper.add_paragraph(), line, places)
    elif piece.plan is not None:
        with _turned(paper) if piece.plan.width >= WIDE else nullcontext():
            _table(paper, piece, places)
    elif piece.level:
        _fill(paper.add_heading(level=min(piece.level, 9)), piece, places)
    else:
        _fill(paper.add_paragraph(), piece, places)


def _fill(paragraph: Any, piece: Printed, places: _Places) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    with_anchor = _bookmark(paragraph, piece.anchor, places)
    runs = list(_runs(paragraph, piece.words, piece.marks, places))
    with_anchor()
    layout = paragraph.paragraph_format
    if piece.role in CENTRED:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif not piece.level:  # a row of dots, and the few words of a narrow line, would be drawn apart
        ragged = piece.role == "recipients" or _BLANK.search(said(piece.words))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if ragged else WD_ALIGN_PARAGRAPH.JUSTIFY
    if piece.depth:
        layout.left_indent = Cm(0.75 * min(piece.depth, 5))
    for run in runs:
        run.bold = True if piece.role in _BOLD and not piece.level else run.bold
        if piece.note:
            run.font.size, run.italic = Pt(10), True
        elif piece.role == "recipients":
            run.font.size = Pt(11)


def _runs(paragraph: Any, cell: Cell, marks: Sequence[Stretch], places: _Places) -> Iterator[Any]:
    """The words of a paragraph as runs, with their links; the mark of a note calls it and leads to it."""
    for some, note in marked(cell, marks):
        tip = places.feet.refer(paragraph, note) if note and places.feet else ""
        run = paragraph.add_run(_printable(some.text))  # "\n" and "\t" become breaks and tabs
        run.bold = True if some.bold else None
        if tip:
            raise_mark(run, some.text)
        yield run
        href = some.href or (f"#{note}" if tip else "")
        if href and (not href.startswith("#") or href[1:] in places.anchors):
            _link(paragraph, run, href, tip)


def _link(paragraph: Any, run: Any, href: str, tip: str) -> None:
    """A run as a link; `tip` is shown where somebody points at it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    link = OxmlElement("w:hyperlink")
    if href.startswith("#"):
        link.set(qn("w:anchor"), _name(href[1:]))
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(href, kind, is_external=True))
    if tip:
        link.set(qn("w:tooltip"), tip)
    run.font.color.rgb = RGBColor(*_BLUE)
    run._r.addprevious(link)
    link.append(run._r)


def _printable(text: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t")


def _name(anchor: str) -> str:
    """The name of a bookmark: letters, digits and "_", at most 40.

    >>> _name("dieu-5-khoan-2"), len(_name("x" * 90))
    ('dieu_5_khoan_2', 40)
    """
    name = anchor.replace("-", "_")
    name = name if name[:1].isalpha() else f"a_{name}"
    return name if len(name) <= 40 else f"{name[:29]}_{sha256(anchor.encode()).hexdigest()[:10]}"


def _bookmark(paragraph: Any, anchor: str, places: _Places) -> Any:
    """Begins the bookmark of an anchor; leaves what ends it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not anchor:
        return lambda: None
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(places.anchors[anchor]))
    begin.set(qn("w:name"), _name(anchor))
    paragraph._p.append(begin)
    return lambda: paragraph._p.append(end)


@contextmanager
def _turned(paper: Any) -> Iterator[None]:
    """Sheets that lie on their long side, for a table of many columns; what follows stands upright again."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    for orientation in (WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT):
        section = paper.add_section(WD_SECTION.NEW_PAGE)
        if section.orientation != orientation:
            section.page_width, section.page_height = section.page_height, section.page_width
            section.orientation = orientation
        if orientation == WD_ORIENT.LANDSCAPE:
            yield


def _table(paper: Any, piece: Printed, places: _Places) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    assert piece.plan is not None
    plan, width = piece.plan, piece.plan.width
    table = paper.add_table(rows=len(piece.rows), cols=width)
    table.style = "Table Grid"
    section, parts = paper.sections[-1], shares(piece)
    room = section.page_width - section.left_margin - section.right_margin
    _set_widths(table, [round(room * share / sum(parts)) for share in parts])
    table.autofit = False
    if width >= WIDE:
        _narrow(table)
    size = Pt(7 if width >= WIDEST else 8 if width >= WIDE else 10)
    grid = [list(row.cells) for row in table.rows]
    for n, (row, reaches) in enumerate(zip(cells(piece), _reaches(piece), strict=True)):
        for at, ((cell, marks), (column, last)) in enumerate(zip(row, reaches, strict=True)):
            target = grid[n][column]
            target = target.merge(grid[last[0]][last[1]]) if last != (n, column) else target
            paragraph = target.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            ended = _bookmark(paragraph, piece.anchor if n == at == 0 else "", places)
            for run in _runs(paragraph, cell, marks, places):
                run.font.size = size
                run.bold = True if n < plan.head else run.bold
            ended()
    for row in table.rows[: plan.head]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    paper.add_paragraph()


def _set_widths(table: Any, widths: Sequence[int]) -> None:
    """Of the columns, by which LibreOffice goes, and of every cell, by which Word does."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = width


def _narrow(table: Any) -> None:
    """Little room beside the words of a cell: twenty columns share one sheet."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), "30")  # twentieths of a point
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else table._tbl.tblPr.append(margins)


def _reaches(piece: Printed) -> list[list[tuple[int, tuple[int, int]]]]:
    """Row by row for each cell its column, and the row and column where it ends."""
    assert piece.plan is not None
    taken: set[tuple[int, int]] = set()
    found = []
    for n, row in enumerate(piece.rows):
        column, reaches = 0, []
        for place in range(len(row)):
            while (n, column) in taken:
                column += 1
            columns, down = piece.plan.spans.get((n, place), (1, 1))
            last = (min(n + down, len(piece.rows)) - 1, min(column + columns, piece.plan.width) - 1)
            taken |= {(a, b) for a in range(n, last[0] + 1) for b in range(column, last[1] + 1)}
            reaches.append((column, last))
            column = last[1] + 1
        found.append(reaches)
    return found


def _same_bytes(paper: Any) -> bytes:
    """The file without the moment at which it was packed."""
    packed, again = io.BytesIO(), io.BytesIO()
    paper.save(packed)
    with zipfile.ZipFile(packed) as before, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return again.getvalue()
