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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from pathlib import Path

from .. import extras
from ..errors import Refusal
from . import other_reader, pdf, plain_files, raw_text, scans, web_files, word_files
from .placed_words import Sheet
from .raw_text import PlacedText, escaped
from .scans import ReadPage
from .sheets import arranged

__all__ = ["KINDS", "Doubt", "Imported", "read"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of the text, text[start:end], and what another reader of the scan sees there; where on the original they
    stand: the page from 1, and the box as shares of the page (left, top, right, bottom).
    """

    start: int
    end: int
    readings: tuple[str, ...]
    page: int
    box: tuple[float, float, float, float]


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
    return _of_pages("pypdfium2", [p if isinstance(p, Sheet) else scans.read(p, path) for p in pdf.sheets(path)])


def _picture(path: Path) -> Imported:
    return _of_pages("tesseract", [scans.read(page, path, _dots(page.width)) for page in scans.picture(path)])


def _of_pages(tool: str, pages: Sequence[Sheet | ReadPage]) -> Imported:
    """Pages with letters of their own, and pages that were read."""
    found = arranged([page if isinstance(page, Sheet) else page.sheet for page in pages])
    made = raw_text.written(found)
    read_by_eye = [(number, page) for number, page in enumerate(pages) if isinstance(page, ReadPage)]
    lost = [f"{len(read_by_eye)} trang là hình quét: chữ do máy đọc"] if read_by_eye else []
    lost += [f"{_FEWER}: {extras.way('scan')}"] if read_by_eye and not other_reader.is_here() else []
    lost += [f"trang {number + 1}: {page.told}" for number, page in read_by_eye if page.told]
    tool = "tesseract" if read_by_eye else tool
    doubts = [doubt for number, page in read_by_eye for doubt in _doubts(made, number, page)]
    doubts.sort(key=lambda doubt: (doubt.start, doubt.end))
    return Imported(made.text, tool, _version(tool), tuple(lost), tuple(doubts), tuple(found.dropped))


_FEWER = "chưa có máy đọc thứ ba để ngờ được nhiều chỗ sai hơn"


def _doubts(made: PlacedText, number: int, page: ReadPage) -> Iterator[Doubt]:
    """Each difference as a doubt of the text; one over two paragraphs is one in each. Words of a line that was left out
    as a running head have no place.
    """
    for one in page.differences:
        known = [(word, made.places[number, word]) for word in one.words if (number, word) in made.places]
        known.sort(key=lambda pair: pair[1])
        for _, same in groupby(known, key=lambda pair: made.text.count("\n", 0, pair[1][0])):
            words = list(same)
            start, end = words[0][1][0], words[-1][1][1]
            yield Doubt(start, end, tuple(map(escaped, one.readings)), number + 1, page.box([w for w, _ in words]))


def _dots(width: int) -> int:
    """Dots an inch of a picture of a sheet of A4, whatever it says of itself."""
    return max(72, round(width / 8.27))


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
    if not path.stat().st_size:
        raise Refusal(str(path), "tệp rỗng", "chép lại tệp từ nơi có nó")
    found = make(path)
    if not any(map(str.isalnum, found.text)):
        raise Refusal(str(path), "không thấy chữ nào trong tệp", "nếu là bản quét, quét lại rõ hơn, 300 dpi")
    return found
