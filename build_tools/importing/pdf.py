"""A PDF: letters with their places by pdfium, tables by their drawn lines, scanned pages by two readers.

Enters: a file. Leaves: sheets. Raises Refusal when a library is not installed or the file cannot be read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from ..errors import Refusal
from ..extras import library
from .placed_words import Grid, PlacedWord, Sheet
from .sheets import within_box

FEW_LETTERS = 20  # a page with fewer and a picture on it is a scan
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_RULES = 4  # drawn paths of a page, at least, for a table to stand on it


def sheets(path: Path) -> Iterator[Sheet | Any]:
    """Page by page: a sheet, or the picture of a page that has no letters."""
    pdfplumber, pypdfium2 = (library(name, "import", str(path)) for name in ("pdfplumber", "pypdfium2"))
    try:
        document = pypdfium2.PdfDocument(str(path))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            raise Refusal(str(path), "tệp PDF có mật khẩu", "mở bằng mật khẩu, lưu lại không khóa") from error
        raise Refusal(str(path), f"không mở được tệp PDF: {error}", "lưu lại tệp rồi thử lại") from error
    with pdfplumber.open(path) as drawn:
        for number in range(len(document)):
            page = document[number]
            words = tuple(_words(page))
            letters = sum(len(word.text) for word in words)
            if letters < FEW_LETTERS and _has_picture(page):
                yield page.render(scale=300 / 72).to_pil()
                page.close()
                continue
            grids = tuple(_grids(drawn.pages[number], words)) if _has_rules(page) else ()
            yield Sheet(page.get_width(), page.get_height(), words, grids)
            page.close()


def _has_picture(page: Any) -> bool:
    from pypdfium2 import raw

    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _has_rules(page: Any) -> bool:
    from pypdfium2 import raw

    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return len(list(islice(paths, _RULES))) == _RULES


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter: its box, the line on which it stands, the size of its font."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    line: float
    size: float
    bold: bool


def _words(page: Any) -> Iterator[PlacedWord]:
    """The letters of a page as words: pdfium says where blanks are."""
    waiting: list[_Letter] = []
    for letter in _letters(page):
        if letter is None or (waiting and _far(waiting[-1], letter)):
            yield from _word(waiting)
            waiting = []
        if letter is not None:
            waiting.append(letter)
    yield from _word(waiting)


def _letters(page: Any) -> Iterator[_Letter | None]:
    """Letter by letter, None for a blank; heights are counted from the top of the page."""
    from pypdfium2 import raw

    text, height = page.get_textpage(), page.get_height()
    box = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    for n in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text.raw, n)
        letter = _HYPHENS.get(code) or chr(code)
        if letter.isspace() or code == 0:
            yield None
            continue
        raw.FPDFText_GetCharBox(text.raw, n, *box)
        raw.FPDFText_GetCharOrigin(text.raw, n, *origin)
        left, right, bottom, top = (value.value for value in box)
        size = raw.FPDFText_GetFontSize(text.raw, n) * _scale(raw, text, n)
        bold = raw.FPDFText_GetFontWeight(text.raw, n) >= 600
        yield _Letter(letter, left, right, height - top, height - bottom, height - origin[1].value, size, bold)
    text.close()


def _scale(raw: Any, text: Any, n: int) -> float:
    """How much the page makes a letter larger than its font says."""
    matrix = raw.FS_MATRIX()
    return abs(matrix.d) or 1.0 if raw.FPDFText_GetMatrix(text.raw, n, matrix) else 1.0


def _far(before: _Letter, letter: _Letter) -> bool:
    """Whether a letter stands on another line, or is of another size, than the one before it."""
    size = max(letter.size, before.size)
    apart = abs(letter.line - before.line) > size * 0.9 or letter.left < before.right - letter.size
    return apart or abs(letter.size - before.size) > letter.size * 0.2 or _is_raised(letter) != _is_raised(before)


def _is_raised(letter: _Letter) -> bool:
    """Whether a digit is drawn small and high, as some fonts do for the mark of a note."""
    low = letter.line - letter.bottom > letter.size * 0.15
    return letter.text.isdigit() and low and letter.bottom - letter.top < letter.size * 0.55


def _word(letters: list[_Letter]) -> Iterator[PlacedWord]:
    """The box of a word is as high as its font: letters without a descender would else stand on another line."""
    if not letters:
        return
    size = max(letter.size for letter in letters)
    line = letters[0].line
    yield PlacedWord(
        "".join(letter.text for letter in letters),
        letters[0].left,
        max(letter.right for letter in letters),
        line - size * 0.75,
        line + size * 0.2,
        size * 0.6 if _is_raised(letters[0]) else size,
        sum(letter.bold for letter in letters) * 2 > len(letters),
    )


def _grids(page: Any, words: tuple[PlacedWord, ...]) -> Iterator[Grid]:
    """The tables of a page, their cells filled with our words."""
    for table in page.find_tables():
        rows = []
        for row in table.rows:
            cells = []
            for cell in row.cells:
                cells.append(None if cell is None else within_box(words, cell[0], cell[1], cell[2], cell[3]))
            rows.append(tuple(cells))
        left, top, right, bottom = table.bbox
        filled = [row for row in rows if any(row)]
        if len(filled) > 0 and max(len(row) for row in rows) > 1 and _is_table(filled):
            yield Grid(left, right, top, bottom, tuple(filled))


def _is_table(rows: list[tuple[str | None, ...]]) -> bool:
    """A frame around one text, or an underlined line, is none."""
    return max(sum(1 for cell in row if cell) for row in rows) > 1
