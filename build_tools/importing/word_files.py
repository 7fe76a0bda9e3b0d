"""Word files: paragraphs with the numbers that Word prints before them, tables, footnotes; .doc by programs of the
system.

Enters: a file. Leaves: the raw text and what could not be kept. Raises Refusal when nothing can read it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import Refusal
from ..extras import library
from .placed_words import SUPERSCRIPTS
from .raw_text import as_table, escaped, marked
from .word_faces import Faces
from .word_numbering import Numbering

_TIMEOUT = 300
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BESIDE = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}sym": "□"}
_NOTES = {f"{_W}footnoteReference": "footnotes", f"{_W}endnoteReference": "endnotes"}


def docx(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a DOCX, and what of it is lost."""
    word = library("docx", "import", str(path), "python-docx")
    refused = library("docx.opc.exceptions", "import", str(path), "python-docx").PackageNotFoundError
    try:
        document = word.Document(str(path))
    except (zipfile.BadZipFile, KeyError, ValueError, refused) as error:
        raise Refusal(str(path), f"không đọc được tệp Word: {error}", "mở bằng Word rồi lưu lại thành .docx") from error
    reader = _Reader(document)
    parts = [*reader.parts(document.element.body), *reader.notes()]
    return "\n\n".join(filter(None, parts)) + "\n", tuple(_lost(document.element.body))


class _Reader:
    """Reads the body of one file in order; counts the automatic numbers and the notes on the way."""

    def __init__(self, document: Any) -> None:
        self.numbering = Numbering(document)
        self.package = document.part
        self.faces = Faces(document)
        self.in_cell = 0
        self.marks: list[tuple[str, str]] = []  # kind and id of each note, in the order of their marks

    def parts(self, holder: Any) -> Iterator[str]:
        """Paragraphs and tables of a body or a cell; what stands in a text box comes behind its paragraph."""
        for child in holder.iterchildren():
            if child.tag == f"{_W}p":
                yield self._paragraph(child)
                for box in _boxes(child):
                    yield from self.parts(box)
            elif child.tag == f"{_W}tbl":
                yield self._table(child)
            elif child.tag == f"{_W}sdt":
                yield from self.parts(child.find(f"{_W}sdtContent"))

    def _paragraph(self, paragraph: Any) -> str:
        text = "".join(self._words(paragraph))
        label = self.numbering.label(paragraph) if text.strip() else ""
        lines = (" ".join(line.split()) for line in f"{label} {text}".split("\n"))
        bold = not self.in_cell and self.faces.is_bold(paragraph)
        return "\n\n".join(marked(escaped(line), bold) for line in lines if line)

    def _words(self, node: Any) -> Iterator[str]:
        for child in node.iterchildren():
            if child.tag == f"{_W}t":
                yield _as_printed(child)
            elif child.tag in _BESIDE:
                yield _BESIDE[child.tag]
            elif child.tag in _NOTES:
                self.marks.append((_NOTES[child.tag], child.get(f"{_W}id")))
                yield str(len(self.marks)).translate(SUPERSCRIPTS)
            elif child.tag not in (f"{_W}del", f"{_W}txbxContent", f"{_W}pPr", f"{_W}instrText", _FALLBACK):
                yield from self._words(child)

    def _table(self, table: Any) -> str:
        """A table as Markdown; the cells that a merged one covers are empty."""
        rows = [[self._cell(cell) for cell in row.iterchildren(f"{_W}tc")] for row in table.iter(f"{_W}tr")
                if row.getparent() is table]  # fmt: skip
        flat = [[words for words, span in row for words in (words, *[""] * (span - 1))] for row in rows]
        width = max(map(len, flat), default=0)
        if width <= 1:
            return "\n\n".join(words.replace(" <br> ", "\n\n") for row in flat for words in row if words)
        return as_table(flat)

    def _cell(self, cell: Any) -> tuple[str, int]:
        """The words of a cell and how many columns it covers; one that goes on from the row above has none."""
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        down = cell.find(f"{_W}tcPr/{_W}vMerge")
        width = int(span.get(f"{_W}val", "1")) if span is not None else 1
        if down is not None and down.get(f"{_W}val") != "restart":
            return "", width
        self.in_cell += 1
        lines = [line for part in self.parts(cell) for line in part.split("\n\n") if line]
        self.in_cell -= 1
        return " <br> ".join(lines), width

    def notes(self) -> Iterator[str]:
        """The notes, each behind its mark, in the order of the marks."""
        held = {
            (part.partname.rsplit("/", 1)[-1].removesuffix(".xml"), note.get(f"{_W}id")): note
            for part in (rel.target_part for rel in self.package.rels.values() if not rel.is_external)
            if re.search(r"/(?:foot|end)notes\.xml$", part.partname)
            for note in _tree(part)
        }
        for number, mark in enumerate(self.marks, 1):
            words = " ".join("".join(self._words(held[mark])).split()) if mark in held else ""
            if words:
                yield f"{str(number).translate(SUPERSCRIPTS)} {escaped(words)}"


def _tree(part: Any) -> Iterator[Any]:
    from docx.oxml import parse_xml

    yield from parse_xml(part.blob).iterchildren()


def _as_printed(text: Any) -> str:
    """Words as the page shows them: in capitals, or small and high, where the run says so."""
    written: str = text.text or ""
    run = text.getparent().find(f"{_W}rPr")
    if run is None:
        return written
    caps, raised = run.find(f"{_W}caps"), run.find(f"{_W}vertAlign")
    if caps is not None and caps.get(f"{_W}val") not in ("0", "false"):
        written = written.upper()
    if raised is not None and raised.get(f"{_W}val") == "superscript" and written.strip().isdigit():
        written = written.translate(SUPERSCRIPTS)
    return written


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes of a paragraph; each is written twice, for old programs too."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        above = box.getparent()
        while above is not None and above is not paragraph and above.tag != _FALLBACK:
            above = above.getparent()
        if above is paragraph:
            yield box


def _lost(body: Any) -> Iterator[str]:
    """What a DOCX holds that a text cannot: it is told, not guessed."""
    tags = {child.tag for child in body.iter() if isinstance(child.tag, str)}
    if tags & {f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo")}:
        yield "thay đổi đang theo dõi (track changes): đọc như đã chấp nhận"
    if f"{_W}txbxContent" in tags:
        yield "khung chữ (text box): chữ trong khung đứng sau đoạn neo nó"
    if any(tag.endswith("}oMath") for tag in tags):
        yield "công thức"
    if f"{_W}drawing" in tags or f"{_W}pict" in tags:
        yield "hình vẽ"
    if f"{_W}sym" in tags:
        yield "ký hiệu của phông riêng (in là “□”)"


def doc(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of an old Word file: by LibreOffice, which keeps numbers and tables, else by catdoc."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        with TemporaryDirectory(prefix="vanban-") as folder:
            home = f"-env:UserInstallation=file://{folder}/profile"
            _run([office, home, "--headless", "--convert-to", "docx", "--outdir", folder, str(path)], path)
            made = Path(folder) / f"{path.stem}.docx"
            if made.is_file():
                return docx(made)
    catdoc = shutil.which("catdoc")
    if catdoc:
        read = _run([catdoc, "-d", "utf-8", "-w", str(path)], path).decode("utf-8", "replace")
        paragraphs = (escaped(re.sub(r"[ \t]+", " ", line).strip()) for line in read.splitlines())
        lost = ("ô của bảng (mỗi hàng thành một dòng)", "số tự động của Word")
        return "\n\n".join(filter(None, paragraphs)) + "\n", lost
    raise Refusal(str(path), "tệp .doc cần LibreOffice hoặc catdoc", "apt install catdoc, hoặc lưu lại thành .docx")


def _run(command: list[str], path: Path) -> bytes:
    try:
        return subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT).stdout
    except (subprocess.SubprocessError, OSError) as error:
        raise Refusal(
            str(path), f"{command[0]} không đọc được: {error}", "mở bằng Word rồi lưu lại thành .docx"
        ) from error
