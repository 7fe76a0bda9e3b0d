"""Notes that a mark in the text calls, as notes of Word's own: they stand at the foot of the sheet.

Enters: pieces. Leaves: the part of a Word file that holds its notes, and what refers to each from its mark. Word would
count them anew, so the mark is kept as it is printed, in the text and at the head of its note, each once. What refers
is a blank of no size before the mark: a mark of several letters that is itself the reference is shown twice by
LibreOffice, in the text and at the foot (7.4). The printed mark leads to its note, and shows its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from .pieces import Printed, said

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_WAY = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_RULES = "".join(
    f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for n, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
_REFERENCE, _TEXT = "FootnoteReference", "FootnoteText"  # ids of styles
RAISED = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰")
TIP = 200  # letters of a note that are shown at its mark

Filled = Callable[[Any, Printed], None]


class Feet:
    """The notes of one file that stand at the foot. `flow`: the pieces that stand in the text."""

    def __init__(self, paper: Any, pieces: Sequence[Printed], filled: Filled) -> None:
        called = {note for piece in pieces if not piece.note for _, _, note in piece.marks}
        self.notes: dict[str, list[Printed]] = defaultdict(list)
        self.flow: list[Printed] = []
        for piece in pieces:
            here = self.notes[piece.note] if piece.note in called else self.flow
            here.append(piece)
        self._filled, self._count = filled, 0
        self._part = _part(paper) if self.notes else None

    def refer(self, paragraph: Any, note: str) -> str:
        """Refers to a note here, and writes it; leaves its first words, "" of one that is not called or has been."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Pt

        pieces = self.notes.pop(note, None)
        if not pieces:
            return ""
        self._count += 1
        reference, run = OxmlElement("w:footnoteReference"), paragraph.add_run()
        reference.set(qn("w:customMarkFollows"), "1")
        reference.set(qn("w:id"), str(self._count))  # LibreOffice counts them and asks no id
        run._r.append(reference)
        run.add_text("\u00a0")
        run.font.size = Pt(1)
        self._write(pieces)
        words = " ".join(said(pieces[0].words).split())
        return words if len(words) <= TIP else f"{words[:TIP].rsplit(' ', 1)[0]} …"

    def _write(self, pieces: Iterable[Printed]) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.text.paragraph import Paragraph

        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self._count))
        self._part.element.append(note)  # type: ignore[union-attr]
        for piece in pieces:
            element = OxmlElement("w:p")
            note.append(element)
            element.get_or_add_pPr().style = _TEXT
            self._filled(Paragraph(element, SimpleNamespace(part=self._part)), replace(piece, note=None))


def raise_mark(run: Any, mark: str) -> None:
    """Sets a mark above the line, but one whose letters are raised themselves."""
    if not RAISED.issuperset(mark):
        run._r.get_or_add_rPr().style = _REFERENCE


def _part(paper: Any) -> Any:
    """An empty part for notes, with the styles that Word knows notes by."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml import parse_xml
    from docx.shared import Pt

    text = paper.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    mark = paper.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    text.element.styleId, mark.element.styleId = _TEXT, _REFERENCE
    text.base_style, text.font.size, mark.font.superscript = paper.styles["Normal"], Pt(10), True
    text.paragraph_format.space_after = Pt(2)
    _name_rules(paper)
    root = parse_xml(f'<w:footnotes xmlns:w="{_SPACE}">{_RULES}</w:footnotes>')
    part = XmlPart(PackURI("/word/footnotes.xml"), _PART, root, paper.part.package)
    paper.part.relate_to(part, _WAY)
    return part


def _name_rules(paper: Any) -> None:
    """The settings say which of the notes are the rules above them."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    rules = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    before = paper.settings.element.find(qn("w:compat"))
    before.addprevious(parse_xml(f'<w:footnotePr xmlns:w="{_SPACE}">{rules}</w:footnotePr>'))
