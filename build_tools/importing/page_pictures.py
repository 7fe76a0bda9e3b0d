"""Pictures of pages made ready for reading: lines level, dirt of the camera or the scanner put down.

Enters: a picture. Leaves: one that is grey, level and quiet, and by how many degrees it was turned. Nothing is decided
here about words; what the picture showed is what is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import Any

from ..extras import library

Box = tuple[float, float, float, float]  # left, top, right, bottom
_WIDTH = 800  # dots of the small copy on which the slope of lines is looked for
_MOST, _COARSE, _FINE = 5.0, 0.5, 0.1  # degrees: the largest slope, the steps in which it is looked for
_LEAST = 0.15  # degrees below which lines are level enough
_NOISY = 2.0  # grey levels by which a dot differs from those around it, on the mean: more than in any clean scan


def ready(picture: Any, path: str) -> tuple[Any, float]:
    """A picture as it is read, and the degrees by which it was turned (against the clock)."""
    quiet = _quiet(picture.convert("L"), path)
    angle = slope(quiet)
    return (turned(quiet, angle) if angle else quiet), angle


def turned(picture: Any, angle: float) -> Any:
    """A picture of the same size, turned about its middle; the corners that come in are white."""
    return picture.rotate(angle, resample=3, fillcolor=255)


def _quiet(picture: Any, path: str) -> Any:
    """Grain put down: Tesseract takes a page that is all grain for a photograph and reads nothing of it."""
    kinds, chops, stat = (library(f"PIL.{name}", "import", path, "pillow") for name in _NEEDS)
    grain = stat.Stat(chops.difference(picture, picture.filter(kinds.MedianFilter(3)))).mean[0]
    return picture.filter(kinds.GaussianBlur(picture.width / _BLURRED)) if grain > _NOISY else picture


_NEEDS = ("ImageFilter", "ImageChops", "ImageStat")
_BLURRED = 1300.0  # of the width of a page: the radius that levels grain and leaves the marks of letters


def otherwise(picture: Any, path: str) -> tuple[Any, str, float]:
    """What a reader is shown that only doubts: the page drawn larger and softer, for the model that reads it, and how
    much larger. What was read out of a few dots of dirt is read otherwise there.
    """
    kinds = library("PIL.ImageFilter", "import", path, "pillow")
    size = (round(picture.width * _LARGER), round(picture.height * _LARGER))
    return picture.resize(size, 3).filter(kinds.GaussianBlur(picture.width / 2800)), "vie", _LARGER


_LARGER = 1.25


def without(picture: Any, boxes: Sequence[Box], path: str) -> Any:
    """What is dark on a page, dirt of single dots put away, and what stands in boxes, and a little around them, too."""
    draw, kinds = (library(f"PIL.{name}", "import", path, "pillow") for name in ("ImageDraw", "ImageFilter"))
    rest = picture.point(lambda dot: 0 if dot < _DARK else 255).filter(kinds.MedianFilter(3))
    over = draw.Draw(rest)
    for left, top, right, bottom in boxes:
        around = (bottom - top) * 0.2
        over.rectangle((left - around, top - around, right + around, bottom + around), fill=255)
    return rest


def has_ink(picture: Any) -> bool:
    """Whether something dark stands on a page."""
    dark: int = sum(picture.convert("L").histogram()[:_DARK])
    return dark * 5000 > int(picture.width * picture.height)


_DARK = 110


def slope(picture: Any) -> float:
    """The degrees by which a picture has to be turned for its lines to be level; 0.0 where they are.

    The rows of a page are lightest between lines and darkest on them just when lines are level: of all slopes the one
    is taken at which neighbouring rows differ most.
    """
    height = max(1, round(picture.height * _WIDTH / picture.width))
    small = picture.resize((_WIDTH, height)).point(lambda dot: 255 if dot < 140 else 0)
    level = _contrast(small, 0.0)
    best = max(_steps(0.0, _MOST, _COARSE), key=lambda angle: _contrast(small, angle))
    best = max(_steps(best, _COARSE, _FINE), key=lambda angle: _contrast(small, angle))
    worth = abs(best) >= _LEAST and _contrast(small, best) > level * 1.02
    return best if worth else 0.0


def _steps(middle: float, reach: float, step: float) -> list[float]:
    count = round(reach / step)
    return [round(middle + step * n, 2) for n in range(-count, count + 1)]


def _contrast(small: Any, angle: float) -> int:
    """How much neighbouring rows differ."""
    turned_by = small.rotate(angle, resample=0) if angle else small
    rows = turned_by.resize((1, small.height), 4).tobytes()
    return sum((above - below) ** 2 for above, below in pairwise(rows))


def as_it_came(box: Box, width: float, height: float, angle: float, quarter: int = 0) -> Box:
    """A box on a page of this size that was turned by a quarter and then by an angle, on the picture as it came: as
    shares of that, and as large as is needed to hold the turned one.

    >>> as_it_came((10, 20, 30, 40), 100, 200, 0.0), as_it_came((10, 20, 30, 40), 100, 200, 0.0, 90)
    ((0.1, 0.1, 0.3, 0.2), (0.8, 0.1, 0.9, 0.3))
    """
    turn = radians(angle)
    corners = [(x - width / 2, y - height / 2) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across = [0.5 + (x * cos(turn) - y * sin(turn)) / width for x, y in corners]
    down = [0.5 + (x * sin(turn) + y * cos(turn)) / height for x, y in corners]
    for _ in range(quarter // 90):
        across, down = [1 - y for y in down], across
    left, top, right, bottom = (round(min(1.0, max(0.0, share)), 4) for share in _bounds(across, down))
    return left, top, right, bottom


def _bounds(across: list[float], down: list[float]) -> Box:
    return min(across), min(down), max(across), max(down)
