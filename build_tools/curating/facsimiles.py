"""Pictures of the original: its pages, or a strip of one, for the person who compares.

Enters: the file that a text was read from. Leaves: PNG. Raises Refusal when a library is not installed or the file
cannot be drawn; of Word and web pages there are no pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

from ..errors import Refusal
from ..extras import library

_DRAWN = (".pdf",)
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp")
_ONE_AT_A_TIME = Lock()  # pdfium may be asked by one thread at a time
Box = tuple[float, float, float, float]  # left, top, right, bottom, as shares of the page


def has_pictures(name: str) -> bool:
    """Whether of a file of this name pictures of pages can be made."""
    return Path(name).suffix.lower() in (*_DRAWN, *_PICTURES)


def pages(path: Path) -> int:
    """How many pages there are."""
    with _ONE_AT_A_TIME:
        if path.suffix.lower() in _DRAWN:
            document = _opened(path)
            count = len(document)
            document.close()
            return count
        with _image(path) as held:
            return int(getattr(held, "n_frames", 1))


def page(path: Path, number: int, width: int) -> bytes:
    """Page `number` (from 1) as a PNG `width` dots wide."""
    with _ONE_AT_A_TIME:
        return _png(_drawn(path, number, width))


def strips(path: Path, number: int, width: int, boxes: Sequence[Box]) -> list[bytes]:
    """What of a page stands within each of some boxes, as PNGs of few greys, the page `width` dots wide."""
    with _ONE_AT_A_TIME:
        picture = _drawn(path, number, width).convert("L")
        across, down = picture.size
        return [_png(picture.crop(_dots(box, across, down)).quantize(_GREYS)) for box in boxes]


_GREYS = 16


def _dots(box: Box, across: int, down: int) -> tuple[int, int, int, int]:
    """A box in dots; it holds one at the least.

    >>> _dots((0.1, 0.2, 0.5, 0.6), 100, 200), _dots((0.5, 0.5, 0.5, 0.5), 100, 200)
    ((10, 40, 50, 120), (50, 100, 51, 101))
    """
    left, top = int(box[0] * across), int(box[1] * down)
    return left, top, max(left + 1, int(box[2] * across)), max(top + 1, int(box[3] * down))


def _png(picture: Any) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _drawn(path: Path, number: int, width: int) -> Any:
    if path.suffix.lower() in _DRAWN:
        document = _opened(path)
        try:
            if not 1 <= number <= len(document):
                raise Refusal(path.name, f"không có trang {number}", f"tệp có {len(document)} trang.")
            sheet = document[number - 1]
            return sheet.render(scale=width / max(1.0, sheet.get_width())).to_pil().convert("L")
        finally:
            document.close()
    operations = library("PIL.ImageOps", "import", path.name, "pillow")
    with _image(path) as held:
        try:
            held.seek(number - 1)
        except EOFError as error:
            raise Refusal(path.name, f"không có trang {number}", "xem lại số trang.") from error
        picture = operations.exif_transpose(held.convert("RGB"))
        return picture.resize((width, max(1, round(picture.height * width / picture.width))))


def _opened(path: Path) -> Any:
    pdfium = library("pypdfium2", "import", path.name)
    try:
        return pdfium.PdfDocument(str(path))
    except (pdfium.PdfiumError, OSError) as error:
        raise Refusal(path.name, f"không mở được tệp PDF: {error}", "lưu lại tệp rồi thử lại") from error


def _image(path: Path) -> Any:
    image = library("PIL.Image", "import", path.name, "pillow")
    try:
        return image.open(path)
    except OSError as error:
        raise Refusal(path.name, f"không mở được hình: {error}", "lưu lại hình thành .png hay .jpg") from error
