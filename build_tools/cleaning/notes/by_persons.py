"""By persons: the notes that a person has named, and those that a person has said are none.

Enters: rows, each with what a person has said that it is, and FoundNote values. Leaves: Found notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..rows import Row
from .found import FoundNote

_MARK = re.compile(r"\[?(\d{1,3}|\*{1,3})\]?(?=\s|[^\W\d])")


def said_to_be(rows: Sequence[Row]) -> Iterator[FoundNote]:
    """A note for each run of lines that a person has called one."""
    run: list[Row] = []
    for row in [*rows, None]:
        if run and (row is None or row.said != "note"):
            mark = _MARK.match(run[0].text)
            kind = "footnote" if mark else "publisher"
            yield FoundNote(kind, mark[1] if mark else "", ((run[0].start, run[-1].end),), run[0].start or None)
            run = []
        if row is not None and row.said == "note":
            run.append(row)


def unless_said(rows: Sequence[Row], found: Iterable[FoundNote]) -> Iterator[FoundNote]:
    """The notes, but for those on lines that a person has called something else."""
    other = [(row.start, row.end) for row in rows if row.said not in ("", "note")]
    for note in found:
        if not any(start < last and first < end for first, last in note.pieces for start, end in other):
            yield note
