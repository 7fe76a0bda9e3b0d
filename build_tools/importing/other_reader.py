"""A reader of another make than Tesseract, which only doubts: two readers of one make often err alike.

Enters: the picture of a page. Leaves: its words, or None where the library is not installed. It was trained on few
fonts and reads worse than Tesseract, so that nothing it reads becomes the text; but it errs at other words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

from .differing import Read
from .placed_words import PlacedWord

_ONE_AT_A_TIME = Lock()


@lru_cache(1)
def _reader() -> Any:
    """The library with its model, loaded once; None where it is not installed."""
    try:
        made = import_module("trueocr")
    except ImportError:
        return None
    return made.TrueOCR(made.OCRConfig(threads=1, auto_rotate=False))


def is_here() -> bool:
    """Whether it is installed."""
    return _reader() is not None


def words(page: Any, scale: float) -> Read | None:
    """The words of a page, the boxes in points; None where nobody can be asked."""
    reader = _reader()
    if reader is None:
        return None
    with _ONE_AT_A_TIME:
        lines = reader.predict(page.convert("RGB")).lines
    return [(word, float(line["confidence"]) * 100) for line in lines for word in _words(line, scale)]


def _words(line: dict[str, Any], scale: float) -> Iterator[PlacedWord]:
    """The words of a line: it says where the line stands, and its letters are taken to be of one width."""
    left, top, right, bottom = (value * scale for value in line["bbox"])
    text = line["text"]
    width, at = (right - left) / max(1, len(text)), 0
    for word in text.split():
        at = text.index(word, at)
        yield PlacedWord(word, left + at * width, left + (at + len(word)) * width, top, bottom, (bottom - top) * 0.8)
        at += len(word)
