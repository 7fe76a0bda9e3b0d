"""Debris: what was on the paper and is no part of the text. Enters: a passage and its rows. Leaves: edits of class structural."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..passages import Edit
from .rows import Row

_PEN = re.compile(r"(?<![*_\w])([*_]{1,3})(?:[a-z]{1,4}|[A-Z]\d?)\1$")
_BROKEN_END = re.compile(r"\s*\.\s*/\s*\.?$|\s*/\s*\.$")
_KEPT_COPY = re.compile(r"\W*Lưu\b")


def pen_initials(rows: Iterable[Row]) -> Iterator[Edit]:
    """Scrawls that were read as a word in italics: after the last stop, on the line of the kept copy, or alone in a zone."""
    for row in rows:
        if not (pen := _PEN.search(row.text)):
            continue
        before = row.text[: pen.start()].rstrip()
        if not before:
            if row.zone:
                yield Edit(row.start, row.end, "", "pen-initials")
        elif before.endswith((".", "/", "./.")) or _KEPT_COPY.match(before):
            yield from _end_mark(row, before)
            yield Edit(row.start + len(before), row.end, "", "pen-initials")


def _end_mark(row: Row, before: str) -> Iterator[Edit]:
    if (end := _BROKEN_END.search(before)) and end[0] != "./.":
        yield Edit(row.start + end.start(), row.start + len(before), "./.", "end-mark")
