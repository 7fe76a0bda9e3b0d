"""Originals: the file that a text was read from, where its publisher gives it out.

Enters: what persons have said of a text. Leaves: the original that stands beside its page, or None; the lines of it of
which pictures are shown, because a reader was not sure of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Decisions, Original, ReaderDoubt

MISSING = "original-missing"  # the remark of reading for one that is not there
CHANGED = "original-changed"  # the same for one that is another than the text was read from


def ending(original: Original) -> str:
    """How the name of an original ends on the site: "goc.pdf"."""
    return f"goc.{original.file.rpartition('.')[2]}"


def given_out(decisions: Decisions) -> Original | None:
    """The original that is published beside a text, None when there is none."""
    original = decisions.original
    return original if original and original.publish and not _told(decisions, MISSING) else None


def _told(decisions: Decisions, code: str) -> bool:
    return any(remark.code == code for remark in decisions.remarks)


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of the original that is shown: its page from 1, what of the page its picture holds (shares of it: left,
    top, right, bottom), the name of the picture, the doubts that stand on it.
    """

    page: int
    box: tuple[float, float, float, float]
    name: str
    doubts: tuple[ReaderDoubt, ...]


def strips(decisions: Decisions) -> tuple[Strip, ...]:
    """The lines of an original on which readers differ, in its order; none where it is not given out, or is no longer
    the file that the text was read from.
    """
    if given_out(decisions) is None or _told(decisions, CHANGED):
        return ()
    placed = [doubt for doubt in decisions.doubts if doubt.page and doubt.box and doubt.start is not None]
    return tuple(_strip(same) for same in _by_line(sorted(placed, key=_order)))


def _order(doubt: ReaderDoubt) -> tuple[int, float]:
    return doubt.page, _height(doubt)[0]


def _height(doubt: ReaderDoubt) -> tuple[float, float]:
    """From where to where down the page the words stand."""
    return (doubt.box[1], doubt.box[3]) if doubt.box else (0.0, 0.0)


def _by_line(doubts: Sequence[ReaderDoubt]) -> Iterator[tuple[ReaderDoubt, ...]]:
    """Those that stand on one line: the middle of one is not below the first."""
    line: list[ReaderDoubt] = []
    for doubt in doubts:
        if line and (doubt.page != line[0].page or sum(_height(doubt)) / 2 > _height(line[0])[1]):
            yield tuple(line)
            line = []
        line.append(doubt)
    if line:
        yield tuple(line)


def _strip(doubts: tuple[ReaderDoubt, ...]) -> Strip:
    """The line over the whole width of the page, with half a line above and below."""
    top, bottom = min(_height(d)[0] for d in doubts), max(_height(d)[1] for d in doubts)
    air = (bottom - top) / 2
    box = (0.0, round(max(0.0, top - air), 4), 1.0, round(min(1.0, bottom + air), 4))
    return Strip(doubts[0].page, box, f"trang-{doubts[0].page}-{round(top * 10000)}.png", doubts)
