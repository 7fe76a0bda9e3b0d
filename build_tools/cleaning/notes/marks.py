"""Marks: where the mark of a note stands in the text that it is about.

Enters: rows and a number. Leaves: the span of the mark. A mark is in brackets, raised, or a figure glued to a word, a
year or a closing sign: “THÔNG TƯ1”, “Mẫu số 014”, “NĐ-CP2”, “năm 20237”. What only looks like one is a unit or a sign
of its own: “m2”, “CO2”, “QH14”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...office.alphabet import LETTER
from ..rows import Row

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OF_ITSELF = re.compile(r"(?:\b(?:[cdk]?m|CO|H|SO|NO|N|O|PM|CH|B|A|P|T|C|D|K)|QH|HĐND|TW|KV|COVID-)\d+$")


@lru_cache(1024)
def _mark(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"""
          \[{number}\] | \({number}\)(?!\s*[A-ZĐ]) | {number.translate(_RAISED)}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])
        | (?<=[{LETTER}”"’)\]])(?<!\d){number}(?![\d.]*\d|[{LETTER}/])               # glued to a word or a closing sign
        | (?<=[.,;:]){number}(?=\s|$)                                               # behind a mark
        | (?<=\b(?:19|20)\d\d){number}(?!\d)                                        # glued to a year
        | (?<=[.;:”"{LETTER}0-9][ ]){number}$                                       # behind a blank, at the line's end
        """,
        re.X,
    )


def marks(rows: Sequence[Row], number: str) -> Iterator[tuple[int, int]]:
    """Where a note's mark may stand, as spans of the passage."""
    for row in rows:
        for match in _mark(number).finditer(row.text):
            if not _OF_ITSELF.search(row.text[: match.end()]):
                yield row.start + match.start(), row.start + match.end()


def brackets(rows: Sequence[Row]) -> Iterator[tuple[str, int, int]]:
    """Every mark in square brackets: number, start, end."""
    for row in rows:
        for match in re.finditer(r"\[(\d{1,3})\]", row.text):
            yield match[1], row.start + match.start(), row.start + match.end()
