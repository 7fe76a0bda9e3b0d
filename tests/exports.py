"""Every file that is made of a text, taken apart again: its words, and the anchors that it has; a site that gives them
out.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from lxml import etree
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from build_tools import publishing

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
AKN_PARTS = frozenset(f"{AKN}{name}" for name in ("preface", "preamble", "body", "mainBody", "conclusions"))


def akoma_schema() -> etree.XMLSchema:
    """What the standard allows."""
    return etree.XMLSchema(etree.parse(str(Path(__file__).parent / "schemas/akoma_ntoso/akomantoso30.xsd")))


def giving_out(root: Path, formats: str) -> Path:
    """The site of a project that gives its texts out in some formats."""
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^( +)downloads: \[[^]]*\]", rf"\g<1>downloads: [{formats}]", text)
    settings.write_text(text, encoding="utf-8")
    return publishing.build(root, jobs=1)


def letters(text: str) -> str:
    """Letters and digits alone, as the contract compares words."""
    return "".join(c for c in text if c.isalnum())


def _markdown(content: bytes) -> str:
    body = LexborHTMLParser(MarkdownIt("commonmark").render(content.decode())).body
    return body.text() if body else ""


def book_bodies(content: bytes) -> Iterator[ElementTree.Element]:
    """The parts of a book in their order."""
    book = zipfile.ZipFile(io.BytesIO(content))
    parts = [name for name in book.namelist() if re.search(r"part-\d+\.xhtml", name)]
    for name in sorted(parts, key=lambda name: int(re.findall(r"\d+", name)[-1])):
        body = ElementTree.fromstring(book.read(name)).find(f"{XHTML}body")
        assert body is not None
        yield body


def _epub(content: bytes) -> str:
    return "".join("".join(body.itertext()) for body in book_bodies(content))


def word_paper(content: bytes) -> ElementTree.Element:
    """What stands in a Word file."""
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))


def word_feet(content: bytes) -> dict[str, ElementTree.Element]:
    """The notes at the foot of a Word file, by number, in their order."""
    files = zipfile.ZipFile(io.BytesIO(content))
    if "word/footnotes.xml" not in files.namelist():
        return {}
    notes = ElementTree.fromstring(files.read("word/footnotes.xml"))
    return {note.get(f"{WORD}id", ""): note for note in notes if note.get(f"{WORD}type") is None}


def _docx(content: bytes) -> str:
    """The words of the text, then those of its notes at the foot."""
    parts = (word_paper(content), *word_feet(content).values())
    return "".join(node.text or "" for part in parts for node in part.iter(f"{WORD}t"))


def _akoma(content: bytes) -> str:
    root = ElementTree.fromstring(content)
    for remark in root.iter(f"{AKN}remark"):  # an editor's, not the text's
        assert remark.get("status") == "editorial"
        remark.text = ""
    return "".join("".join(element.itertext()) for element in root.iter() if element.tag in AKN_PARTS)


WORDS: dict[str, Callable[[bytes], str]] = {
    "txt": bytes.decode,
    "md": _markdown,
    "epub": _epub,
    "docx": _docx,
    "xml": _akoma,
}


def _markdown_ids(content: bytes) -> list[str]:
    return re.findall(r'<(?:a|table) id="([^"]+)"', content.decode())


def _epub_ids(content: bytes) -> list[str]:
    book = zipfile.ZipFile(io.BytesIO(content))
    found = [re.findall(r' id="([^"]+)"', book.read(n).decode()) for n in book.namelist() if "part-" in n]
    return [id_ for ids in found for id_ in ids]


IDS: dict[str, Callable[[bytes], list[str]]] = {"md": _markdown_ids, "epub": _epub_ids}


def bookmarks(content: bytes) -> tuple[list[str], list[str]]:
    """Of a Word file: its bookmarks, and those that its links lead to."""
    parts = (word_paper(content), *word_feet(content).values())
    names = [node.get(f"{WORD}name", "") for part in parts for node in part.iter(f"{WORD}bookmarkStart")]
    led = [node.get(f"{WORD}anchor", "") for part in parts for node in part.iter(f"{WORD}hyperlink")]
    return names, [name for name in led if name]
