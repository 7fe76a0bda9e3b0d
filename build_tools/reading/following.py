"""Following: where the words that an entry was made for stand now.

Enters: entries with a line and words, and the raw text as it is now. Leaves: for each entry the place of its words, or
what keeps it from having one. An entry never gets the place of other words than its own: `line` is a hint, and words
that stand in several places are told apart by the words near them, or by how far the entries around them have moved;
where that does not tell, the entry has no place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

_MANY = 2000  # so many places of one entry's words are looked at; more are no words that an entry can be told by
_AROUND = 400  # letters of the line on either side in which the words of `near` are looked for


class Followed(Protocol):
    """What an entry says of its place."""

    @property
    def line(self) -> int | None: ...
    @property
    def before(self) -> str: ...
    @property
    def near(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Where:
    """The raw offset of an entry's words, None when they have no certain place; all places where such words stand; and
    the lines, first and last, on which they should stand by how far the entries around have moved.
    """

    start: int | None
    places: tuple[int, ...] = ()
    lines: tuple[int, int] = (0, 0)
    alone: bool = False  # there is no entry around by which that could be told


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins, the first line first; lines are parted by "\\n" alone, as the contract
    counts them.
    """
    return [0, *(match.end() for match in re.finditer("\n", text))]


def follow(entries: Sequence[Followed], text: str) -> list[Where]:
    """Where the words of each entry stand now. An entry without a line is about the whole text, and has no place."""
    lines = _Lines(text)
    fitting = [lines.fitting(entry) for entry in entries]
    settled = {n: places[0] for n, places in enumerate(fitting) if len(places) == 1}
    fixed = {n: lines.number(place) - (entries[n].line or 0) for n, place in settled.items()}
    fixed = _without_outliers(fixed, entries)
    moved = any(fixed.values()) or any(not lines.on(e.line, places) for e, places in zip(entries, fitting, strict=True))
    return [_where(n, entries, places, fixed, lines, moved) for n, places in enumerate(fitting)]


def _where(
    n: int, entries: Sequence[Followed], places: tuple[int, ...], fixed: dict[int, int], lines: _Lines, moved: bool
) -> Where:
    """The place of one entry, told by its words alone, else by its line and the entries around."""
    line = entries[n].line
    if line is None:
        return Where(None)
    around = _around(line, {k: by for k, by in fixed.items() if k != n}, entries)
    if len(places) == 1:
        start = places[0] if n in fixed else None
    else:
        start = _told(line, places, lines, around if moved else (0, 0))
    first, last = sorted((line + around[0], line + (around[0] if around[1] is None else around[1])))
    return Where(start, places, (first, last), len(fixed) == int(n in fixed))


def _around(line: int, fixed: dict[int, int], entries: Sequence[Followed]) -> tuple[int, int | None]:
    """By how many lines the nearest entries above and below have moved; None when there is none below."""
    above = [(entries[n].line or 0, by) for n, by in fixed.items() if (entries[n].line or 0) <= line]
    below = [(entries[n].line or 0, by) for n, by in fixed.items() if (entries[n].line or 0) >= line]
    return max(above, default=(0, 0))[1], min(below)[1] if below else None


def _told(line: int, places: Sequence[int], lines: _Lines, around: tuple[int, int | None]) -> int | None:
    """The one of several places that the line tells; where lines were added, the line as far as the entries around have
    moved. When nothing below tells how many lines were added, any place from there on may be it.
    """
    least, most = around
    if most is None:
        near = [place for place in places if lines.number(place) >= line + least]
    else:
        first, last = sorted((least, most))
        near = [place for place in places if line + first <= lines.number(place) <= line + last]
    return near[0] if len(near) == 1 else None


def _without_outliers(fixed: dict[int, int], entries: Sequence[Followed]) -> dict[int, int]:
    """What has moved otherwise than the entries on both sides of it, which moved alike, is another place with such
    words.
    """
    order = sorted(fixed, key=lambda n: (entries[n].line or 0, n))
    odd = {
        n
        for left, n, right in zip(order, order[1:], order[2:], strict=False)
        if fixed[left] == fixed[right] != fixed[n]
    }
    return {n: by for n, by in fixed.items() if n not in odd}


class _Lines:
    """A text, its lines, and where words stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = line_starts(text)

    def number(self, place: int) -> int:
        """The 1-based line of an offset."""
        return bisect_right(self.starts, place)

    def on(self, line: int | None, places: Sequence[int]) -> list[int]:
        """Those of the places that are on a line."""
        return [place for place in places if line is not None and self.number(place) == line]

    def fitting(self, entry: Followed) -> tuple[int, ...]:
        """Where the words of an entry stand, with the words near them, if it says any."""
        found: list[int] = []
        at = self.text.find(entry.before) if entry.before and entry.line is not None else -1
        near = _squeezed(entry.near)
        while at >= 0 and len(found) < _MANY:
            if not near or self._is_near(at, entry.before, entry.near, near):
                found.append(at)
            at = self.text.find(entry.before, at + 1)
        return tuple(found)

    def _is_near(self, at: int, words: str, near: str, squeezed: str) -> bool:
        """Whether the near words stand on the same line; when they hold the words themselves,
        around this very place.
        """
        if words in near:
            offsets = (match.start() for match in re.finditer(f"(?={re.escape(words)})", near))
            return any(_squeezed(self.text[max(0, at - n) : at - n + len(near)]) == squeezed for n in offsets)
        first, stop = self.text.rfind("\n", 0, at) + 1, self.text.find("\n", at + len(words))
        line = self.text[
            max(first, at - _AROUND) : min(stop if stop >= 0 else len(self.text), at + len(words) + _AROUND)
        ]
        return squeezed in _squeezed(line)


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def near_words(text: str, start: int, end: int, reach: int = 24) -> str:
    """Words around a place, with the place itself, as the commands write them into an entry: as many on either side as
    tell it apart, whole words of its own line.

    >>> near_words("giao sở Tài chính bố trí kinh phí, sở Y tế bố trí", 18, 24, 8)
    'chính bố trí kinh'
    """
    left, right = max(text.rfind("\n", 0, start) + 1, start - reach), end + reach
    stop = text.find("\n", end)
    right = min(right, stop if stop >= 0 else len(text))
    while left > 0 and left < start and not text[left - 1].isspace():
        left += 1
    while right > end and right < len(text) and not text[right].isspace():
        right -= 1
    return text[left:right].strip()
