"""Marks of notes that stay printed in the text: shown where they stand, and part of no word, label, number or title.

Enters: the raw spans of the marks, lines, passages. Leaves: lines in whose text blanks stand for the marks, so that
“THÔNG TƯ1” reads as “THÔNG TƯ”, each with the passage as printed; and the words of a passage without them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

from ..model import Line, Passage
from ..passages import run_ends


@dataclass(frozen=True, slots=True)
class MarkedLine(Line):
    """A line in which blanks stand for the marks of notes; `printed` is its passage with them."""

    printed: Passage | None = None


class NoteMarks:
    """The marks of a text, by raw span, in order."""

    def __init__(self, marks: Sequence[tuple[int, int, str]]) -> None:
        self.spans = [(start, end) for start, end, _ in marks]

    def hidden(self, line: Line) -> Line:
        """The line with blanks for its marks; a note's own line stays as it is."""
        places = [] if line.zone == "note" else list(self._places(line.passage))
        if not places:
            return line
        text = line.passage.text
        for start, end in places:
            text = text[:start] + " " * (end - start) + text[end:]
        if not text.strip():
            return line
        known = {field.name: getattr(line, field.name) for field in fields(Line)}
        return MarkedLine(**known | {"passage": Passage(text, line.passage.runs)}, printed=line.passage)

    def words(self, passage: Passage, edges: Sequence[int]) -> list[str]:
        """What stands between each two edges of a passage, without its marks."""
        text, places = passage.text, list(self._places(passage)) if self.spans else []
        if not places:
            return [text[start:end].strip() for start, end in pairwise(edges)]
        return [_unmarked(text, start, end, places) for start, end in pairwise(edges)]

    def _places(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Where marks stand in the text of a passage."""
        if not self.spans or not passage.runs:
            return
        for run, stop in run_ends(passage):
            if run.rules:
                continue
            for n in range(bisect_left(self.spans, (run.start, 0)), len(self.spans)):
                start, end = self.spans[n]
                if start >= run.start + stop - run.at:
                    break
                if end <= run.start + stop - run.at:
                    yield run.at + start - run.start, run.at + end - run.start


def _unmarked(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> str:
    words, at = "", start
    for first, last in places:
        if start <= first and last <= end:
            words, at = _closed_up(words + text[at:first], text[last : last + 1]), last
    return (words + text[at:end]).strip()


_STOPS = re.compile(r"[\s.,;:)\]”]|$")


def _closed_up(before: str, after: str) -> str:
    """The words before a mark without the blank that parted them from it, where none is needed."""
    return before.rstrip(" ") if before.endswith(" ") and _STOPS.match(after) else before
