"""Scans: pictures of pages read by two models of Tesseract, and by readers that only doubt.

Enters: a picture. Leaves: a sheet of words, and where the readers differ: that is told to a person with each reading,
and never settled here. Numbers that differ are doubted like words. What could hardly be read is said.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import Refusal
from ..extras import library
from . import other_reader, page_pictures
from .differing import NOT_SURE, Difference, Read, differences
from .placed_words import PlacedWord, Sheet

MODELS = ("vie", "Vietnamese")
_NEEDED = "apt install tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet"
_LEAST = 10.0  # of Tesseract's confidence: below it marks of dirt are read as words; they only doubt
_POOR = 60.0  # the mean confidence of a page below which it may be turned on its side, or cannot be read
_TIMEOUT = 600
_DOTS = "300"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it was read: words on the sheet as it was turned by `angle`; where readers differ; what is to be said
    of the reading as a whole ("" nothing).
    """

    sheet: Sheet
    differences: tuple[Difference, ...] = ()
    angle: float = 0.0
    quarter: int = 0  # degrees by which the picture was turned before, by quarters
    told: str = ""

    def box(self, words: Sequence[PlacedWord]) -> tuple[float, float, float, float]:
        """Where words stand on the picture as it came, as shares of it."""
        width, height = self.sheet.width, self.sheet.height
        held = (
            min(word.left for word in words), min(word.top for word in words),
            max(word.right for word in words), max(word.bottom for word in words),
        )  # fmt: skip
        return page_pictures.as_it_came(held, width, height, self.angle, self.quarter)


def read(picture: Any, path: Path, dots: int = 300) -> ReadPage:
    """One page. Raises Refusal when Tesseract or one of its models is missing."""
    if shutil.which("tesseract") is None:
        raise Refusal(str(path), "đọc bản quét cần Tesseract", _NEEDED)
    with TemporaryDirectory(prefix="vanban-") as folder:
        reader = _Reader(Path(folder), path, 72 / dots)
        page, angle = page_pictures.ready(picture, str(path))
        main, quarter = reader.words(page, MODELS[0]), 0
        if _sureness(main) < _POOR and (quarter := reader.quarter(page)):
            page, angle = page_pictures.ready(picture.rotate(quarter, expand=True, fillcolor="white"), str(path))
            main = reader.words(page, MODELS[0])
        with ThreadPoolExecutor() as readers:
            second = readers.submit(reader.words, page, MODELS[1])
            doubter = readers.submit(reader.doubting, page)
            left = readers.submit(reader.left_over, page, main)
        kept = [*_seen(main), *left.result()]
        faint = [(word, sure) for word, sure in main if sure >= _LEAST or any(map(str.isalnum, word.text))]
        found = differences(kept, [_seen(second.result()), [*faint, *left.result()]], [_seen(doubter.result())])
    width, height = (size * 72 / dots for size in page.size)
    return ReadPage(Sheet(width, height, tuple(w for w, _ in kept)), tuple(found), angle, quarter, _told(page, kept))


def _seen(read_words: Read) -> list[tuple[PlacedWord, float]]:
    """Words of which a reader is sure enough that they are some."""
    return [(word, sure) for word, sure in read_words if sure >= _LEAST]


def _told(page: Any, main: Read) -> str:
    """What is to be said of a page that could hardly be read; one without a dark spot has nothing to read."""
    if main:
        return "đọc rất kém, phải so từng chữ với bản gốc" if _sureness(main) < _POOR else ""
    return "không đọc được chữ nào" if page_pictures.has_ink(page) else ""


def _sureness(read_words: Read) -> float:
    """How sure a reader is of a page, by its letters."""
    letters = sum(len(word.text) for word, _ in read_words)
    return sum(len(word.text) * sure for word, sure in read_words) / letters if letters else 0.0


class _Reader:
    """Tesseract, asked about the pages of one file."""

    def __init__(self, folder: Path, path: Path, scale: float) -> None:
        self.folder, self.path, self.scale = folder, path, scale

    def words(self, page: Any, model: str, larger: float = 1.0) -> Read:
        """The words of a page, those of a line as high as the line; `larger`: the picture was drawn so much larger."""
        return _levelled(self._lines(page, model, "4", self.scale / larger))

    def doubting(self, page: Any) -> Read:
        """What a reader sees that only doubts: of another make, else Tesseract on another picture of the page."""
        seen = other_reader.words(page, self.scale)
        return self.words(*page_pictures.otherwise(page, str(self.path))) if seen is None else seen

    def left_over(self, page: Any, read_words: Read) -> Read:
        """What stands where no word was read: a line under a stamp or beside a signature is taken for a drawing with
        it. Nobody is sure of its words.
        """
        rest = page_pictures.without(page, [_dots(word, self.scale) for word, _ in read_words], str(self.path))
        if not page_pictures.has_ink(rest):
            return ()
        lines = self._lines(rest, MODELS[0], "11", self.scale)
        told = [line for line in lines if any(sure >= _POOR and _is_word(word) for word, sure in line)]
        return [(word, NOT_SURE) for word, _ in _levelled(told)]

    def _lines(self, page: Any, model: str, mode: str, scale: float) -> list[list[tuple[PlacedWord, float]]]:
        made = self._run(page, f"{model}-{mode}", "-l", model, "--psm", mode, "--dpi", _DOTS, "tsv")
        rows = [line.split("\t") for line in made.splitlines()[1:]]
        rows = [row for row in rows if len(row) == 12 and row[0] == "5" and row[11].strip()]
        lines: dict[tuple[str, ...], list[list[str]]] = {}
        for row in rows:
            lines.setdefault(tuple(row[1:5]), []).append(row)
        return [_line(line, scale) for line in lines.values()]

    def quarter(self, page: Any) -> int:
        """By how many degrees, against the clock, a page has to be turned that lies on its side or stands on its head;
        0 where that is not clear.
        """
        try:
            told = self._run(page, "osd", "--psm", "0", "-l", "osd")
        except Refusal:  # too few letters to tell, or no model for it
            return 0
        turn, sure = re.search(r"Rotate: (\d+)", told), re.search(r"Orientation confidence: ([\d.]+)", told)
        return (360 - int(turn[1])) % 360 if turn and sure and float(sure[1]) > _CLEAR else 0

    def _run(self, page: Any, name: str, *options: str) -> str:
        file = self.folder / f"{name}-{id(page)}.png"
        page.save(file)
        command = ["tesseract", str(file), "-", *options]
        alone = os.environ | {"OMP_THREAD_LIMIT": "1"}  # its threads wait for each other more than they read
        try:
            made = subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT, env=alone)
        except subprocess.TimeoutExpired as error:
            raise Refusal(str(self.path), "Tesseract đọc một trang quá lâu", "quét lại rõ hơn, 300 dpi") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise Refusal(str(self.path), f"Tesseract: {' '.join(said)}", _NEEDED) from error
        return made.stdout.decode("utf-8", "replace")


def _dots(word: PlacedWord, scale: float) -> page_pictures.Box:
    """The box of a word in dots of the picture."""
    return word.left / scale, word.top / scale, word.right / scale, word.bottom / scale


def _is_word(word: PlacedWord) -> bool:
    return sum(map(str.isalpha, word.text)) >= 2


_CLEAR = 2.0  # of Tesseract's confidence in the way a page lies


def _line(rows: Sequence[list[str]], scale: float) -> list[tuple[PlacedWord, float]]:
    """The words of one line: single words are as high as their letters, so all take the height of the line."""
    words = [_word(row, scale) for row in rows]
    top, bottom = median(word.top for word in words), median(word.bottom for word in words)
    found = []
    for row, word in zip(rows, words, strict=True):
        if word.bottom > top and word.top < bottom:  # what stands beside the line by mistake stays where it stands
            word = replace(word, top=top, bottom=bottom, size=(bottom - top) * _OF_HEIGHT)
        found.append((word, float(row[10])))
    return found


def _word(row: Sequence[str], scale: float) -> PlacedWord:
    left, top, width, height = (int(value) * scale for value in row[6:10])
    return PlacedWord(row[11], left, left + width, top, top + height, height * _OF_HEIGHT)


def _levelled(lines: Sequence[list[tuple[PlacedWord, float]]]) -> Read:
    """The words of all lines; letters that are nearly as large as those of most lines are as large."""
    usual = median([line[0][0].size for line in lines]) if lines else 0.0
    return [
        (replace(word, size=usual if abs(word.size - usual) < usual * _NEARLY else word.size), sure)
        for line in lines
        for word, sure in line
    ]


_OF_HEIGHT = 0.9  # of the height of a word: the size of its letters
_NEARLY = 0.2


def picture(path: Path) -> Iterator[Any]:
    """The pages of a picture, upright. Raises Refusal when it cannot be opened."""
    image, operations, sequence = (
        library(f"PIL.{name}", "import", str(path), "pillow") for name in ("Image", "ImageOps", "ImageSequence")
    )
    try:
        with image.open(path) as held:
            for frame in sequence.Iterator(held):
                yield operations.exif_transpose(frame.convert("RGB"))
    except OSError as error:
        raise Refusal(str(path), f"không mở được hình: {error}", "lưu lại hình thành .png hay .jpg") from error
