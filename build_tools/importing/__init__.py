"""Importing: what an office holds (PDF, Word, HTML, pictures, plain texts of any age) as a raw text.

Enters: a file. Leaves: its text as `source_texts/` holds one, what it was read with, what could not be kept, what is
doubted. Each kind of file is a row:

    pdf                 letters with their places; scanned pages by two readers (pdf, sheets, scans)
    jpg png tif …       pictures of pages (scans)
    docx doc            Word (word_files)
    html htm mht        saved pages of portals (web_files)
    txt                 plain texts in any encoding (plain_files)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ..errors import Refusal
from . import pdf, plain_files, raw_text, scans, web_files, word_files
from .placed_words import Sheet
from .raw_text import escaped
from .scans import Doubt
from .sheets import arranged

__all__ = ["KINDS", "Doubt", "Imported", "escaped", "read"]


@dataclass(frozen=True, slots=True)
class Imported:
    """A text that was read: with which library, what was lost, on which words readers differ, lines left out as running
    heads.
    """

    text: str
    tool: str
    version: str
    lost: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    dropped: tuple[str, ...] = ()


def _pdf(path: Path) -> Imported:
    sheets: list[Sheet] = []
    doubts: list[Doubt] = []
    read_by_eye = 0
    for page in pdf.sheets(path):
        if isinstance(page, Sheet):
            sheets.append(page)
            continue
        sheet, doubted = scans.read(page, path)
        sheets.append(sheet)
        doubts += doubted
        read_by_eye += 1
    return _of_sheets(sheets, "pypdfium2" if not read_by_eye else "tesseract", doubts, read_by_eye)


def _picture(path: Path) -> Imported:
    sheets: list[Sheet] = []
    doubts: list[Doubt] = []
    for page in scans.picture(path):
        sheet, doubted = scans.read(page, path, _dots(page.width))
        sheets.append(sheet)
        doubts += doubted
    return _of_sheets(sheets, "tesseract", doubts, len(sheets))


def _dots(width: int) -> int:
    """Dots an inch of a picture of a sheet of A4, whatever it says of itself."""
    return max(72, round(width / 8.27))


def _of_sheets(sheets: list[Sheet], tool: str, doubts: list[Doubt], scanned: int) -> Imported:
    found = arranged(sheets)
    lost = (f"{scanned} trang là hình quét: chữ do máy đọc",) if scanned else ()
    return Imported(raw_text.written(found), tool, _version(tool), lost, tuple(doubts), tuple(found.dropped))


def _version(tool: str) -> str:
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""


def _plain(read_it: Callable[[Path], tuple[str, tuple[str, ...]]], tool: str) -> Callable[[Path], Imported]:
    def made(path: Path) -> Imported:
        text, lost = read_it(path)
        return Imported(text, tool, _version(tool), lost)

    return made


KINDS: dict[str, Callable[[Path], Imported]] = {
    ".pdf": _pdf,
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"), _picture),
    ".docx": _plain(word_files.docx, "python-docx"),
    ".doc": _plain(word_files.doc, "python-docx"),
    **dict.fromkeys((".html", ".htm"), _plain(web_files.html, "selectolax")),
    ".txt": _plain(plain_files.txt, "vanban"),
}


def read(path: Path) -> Imported:
    """A file as a raw text. Raises Refusal for a kind that cannot be read, and for a file that holds no words."""
    make = KINDS.get(path.suffix.lower())
    if make is None:
        raise Refusal(str(path), f"không đọc được loại tệp “{path.suffix}”", f"các loại đọc được: {' '.join(KINDS)}")
    found = make(path)
    if not any(map(str.isalnum, found.text)):
        raise Refusal(str(path), "không thấy chữ nào trong tệp", "nếu là bản quét, quét lại rõ hơn, 300 dpi")
    return found
