"""Marks: where the mark of a note stands in the text that it is about.

Enters: rows and a number. Leaves: the span of the mark. A mark is in brackets, raised, or a figure glued to a word, a
year or a closing sign: “THÔNG TƯ1”, “Mẫu số 014”, “NĐ-CP2”, “năm 20237”. What only looks like one is a unit or a sign
of its own: “m2”, “CO2”, “QH14”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ...office.alphabet import LETTER, UPPER
from ...office.patterns import compiled
from ..rows import Row

PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OF_ITSELF = re.compile(r"(?:\b(?:[cdk]?m|CO|H|SO|NO|N|O|PM|CH|B|A|P|T|C|D|K)|QH|HĐND|TW|KV|COVID-)\d+$")
_WIDEST = 12  # letters: no unit or sign of its own is longer
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_FORM = compiled(r"(?:‹form›|‹schedule›)\s+(?:số\s+)?(?P<n>\d{2,5})")  # “Mẫu số 137”: form 1, note 37
_NUMBER = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]")
_MARK = re.compile(
    rf"""
      \[(?P<bracket>\d{{1,3}})\] | \((?P<round>\d{{1,3}})\)(?!\s*[{UPPER}]) | (?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)
    | (?<=[{LETTER}”"’)\]])(?<!\d)(?P<glued>\d{{1,3}})(?![\d.]*\d|[{LETTER}/])   # glued to a word or a closing sign
    | (?<=[.,;:])(?P<behind>\d{{1,3}})(?=\s|$)                                    # behind a mark
    | (?<=\b(?:19|20)\d\d)(?P<year>\d{{1,3}})(?!\d)                              # glued to a year
    | (?<=[.;:”"{LETTER}0-9][ ])(?P<last>\d{{1,3}})$                              # behind a blank, at the line's end
    """,
    re.X,
)


@lru_cache(8192)
def _in_line(text: str) -> tuple[tuple[str, int, int], ...]:
    """What may be the mark of a note in one line: its number, where it begins and ends."""
    found = list[tuple[str, int, int]]()
    for match in _MARK.finditer(text) if _NUMBER.search(text) else ():
        if not _OF_ITSELF.search(text[max(0, match.end() - _WIDEST) : match.end()]):
            found.append((match[match.lastgroup or 0].translate(PLAIN), *match.span()))
    if label := _FORM.fullmatch(text):
        first = label.start("n") + 1 + (text[label.start("n")] == "0")  # no form is numbered 0
        found += [(text[at:], at, len(text)) for at in range(first, len(text)) if text[at] != "0"]
    return tuple(found)


def marks(rows: Iterable[Row], number: str) -> Iterator[tuple[int, int]]:
    """Where a note's mark may stand, as spans of the passage."""
    return ((start, end) for marked, start, end in every_mark(rows) if marked == number)


def every_mark(rows: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    """What may be the mark of any note: number, start, end."""
    for row in rows:
        for marked, start, end in _in_line(row.text):
            yield marked, row.start + start, row.start + end


def brackets(rows: Sequence[Row], twice: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Every mark in square brackets: number, start, end. Where a portal put its own behind the mark that was printed
    (“14[13]”), both are one mark; `twice` says the printed one.
    """
    for row in rows:
        for match in _BRACKETED.finditer(row.text) if "[" in row.text else ():
            printed = twice.get(match[1], "")
            glued = printed and row.text.endswith(printed, 0, match.start())
            yield match[1], row.start + match.start() - (len(printed) if glued else 0), row.start + match.end()


def holds_cells(row: Row) -> bool:
    """Whether a row is one of a table: a note has a tab behind its mark at the most."""
    return row.zone == "table" or row.text.count("\t") > 1
