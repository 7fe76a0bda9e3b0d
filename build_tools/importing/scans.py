"""Scans: pictures of pages read by two models of Tesseract, and by a third reader that only doubts.

Enters: a picture. Leaves: a sheet of words, and the words on which the readers differ: those are told to a person
with each reading, and never settled here. Numbers that differ are doubted like words.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..errors import Refusal
from ..extras import library
from .placed_words import PlacedWord, Sheet, TextLine, rows_of

MODELS = ("vie", "Vietnamese")
_NEEDED = "apt install tesseract-ocr tesseract-ocr-vie tesseract-ocr-script-viet"
_LEAST = 10.0  # of Tesseract's confidence: below it marks of dirt are read as words; they are told, and are none
_UNSURE = 40.0  # a word below is doubted even where the readers agree
_TIMEOUT = 600


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that stand in the text ("" where none do), and what another reader sees there; `around` is the line."""

    words: str
    readings: tuple[str, ...]
    around: str


def read(picture: Any, path: Path, dots: int = 300) -> tuple[Sheet, tuple[Doubt, ...]]:
    """One page. Raises Refusal when Tesseract or one of its models is missing."""
    if shutil.which("tesseract") is None:
        raise Refusal(str(path), "đọc bản quét cần Tesseract", _NEEDED)
    scale = 72 / dots
    with TemporaryDirectory(prefix="vanban-") as folder:
        file = Path(folder) / "page.png"
        picture.convert("L").save(file)
        readings = [_words(file, model, scale, path) for model in MODELS]
    main, other = ([(word, sure) for word, sure in every if sure >= _LEAST] for every in readings)
    faint = [Doubt("", (word.text,), "") for word, sure in readings[0] if sure < _LEAST]
    sheet = Sheet(picture.width * scale, picture.height * scale, tuple(word for word, _ in main))
    return sheet, (*_doubts(main, other), *faint)


Read = list[tuple[PlacedWord, float]]


def _words(file: Path, model: str, scale: float, path: Path) -> Read:
    command = ["tesseract", str(file), "-", "-l", model, "--psm", "4", "--dpi", "300", "tsv"]
    try:
        made = subprocess.run(command, check=True, capture_output=True, timeout=_TIMEOUT).stdout.decode(
            "utf-8", "replace"
        )
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Refusal(str(path), f"Tesseract: {' '.join(said)}", _NEEDED) from error
    rows = [line.split("\t") for line in made.splitlines()[1:]]
    heights = _line_heights(rows, scale)
    return [
        (_word(row, scale, heights.get(tuple(row[1:5]), 12.0)), float(row[10]))
        for row in rows
        if len(row) == 12 and row[0] == "5" and row[11].strip()
    ]


def _line_heights(rows: Sequence[list[str]], scale: float) -> dict[tuple[str, ...], float]:
    """The size of letters of each line: that of the line, for single words differ by their letters."""
    return {tuple(row[1:5]): min(20.0, int(row[9]) * scale * 0.75) for row in rows if len(row) == 12 and row[0] == "4"}


def _word(row: list[str], scale: float, size: float) -> PlacedWord:
    left, top, width, height = (int(value) * scale for value in row[6:10])
    return PlacedWord(row[11], left, left + width, top, top + height, size)


def _doubts(main: Read, other: Read) -> Iterator[Doubt]:
    """Where the readers differ, or the first is unsure; both in the order of their lines."""
    rows = rows_of([word for word, _ in main])
    around = {word: _spoken(row.words) for row in rows for word in row.words}
    first, second = _in_order(rows), _in_order(rows_of([word for word, _ in other]))
    sure = dict(main)
    matcher = SequenceMatcher(None, [w.text for w in first], [w.text for w in second], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (Doubt(w.text, (), around[w]) for w in first[a:b] if sure[w] < _UNSURE)
        else:
            line = around[first[min(a, len(first) - 1)]] if first else ""
            yield Doubt(_spoken(first[a:b]), (_spoken(second[c:d]),), line)


def _in_order(rows: Sequence[TextLine]) -> list[PlacedWord]:
    return [word for row in rows for word in row.words]


def _spoken(words: Sequence[PlacedWord]) -> str:
    return " ".join(word.text for word in words)


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
