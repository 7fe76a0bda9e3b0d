"""What cleaning hands on: lines, corrections, findings."""

from __future__ import annotations

from dataclasses import dataclass

from .inputs import SourceText
from .often_made import often_made
from .passages import Passage


@often_made
@dataclass(frozen=True, slots=True)
class Correction:
    """One change to raw[start:end] == before, applied, proposed or rejected (contract: `corrections`)."""

    rule: str
    kind: str  # "mechanical" | "structural" | "word"; the contract calls it `class`
    start: int
    end: int
    before: str
    after: str
    status: str  # "applied" | "proposed" | "rejected"
    reason: str
    evidence: str = ""
    by: str = "rule"
    moved_to: int | None = None  # of a move: the raw offset of its other half
    moved_from: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; `start` and `end` are raw offsets, None for the whole text."""

    code: str
    severity: str  # "error" | "warning" | "info"
    start: int | None
    end: int | None
    message: str
    hint: str
    seen: tuple[str, str] | None = None  # who has looked at it, and why it may stay


@often_made
@dataclass(frozen=True, slots=True)
class NoteMark:
    """What makes a line a note: `mark` as printed ("" if none), `at` the raw offset of the place that it is about,
    `printed` the raw span of the mark that leads to it from there.
    """

    kind: str  # "footnote" | "publisher"
    mark: str
    at: int | None
    printed: tuple[int, int] | None = None


@often_made
@dataclass(frozen=True, slots=True)
class Line:
    """One logical line after cleaning (joined lines are one), marks dropped, blanks at the ends cut.

    `number` is the 1-based raw line on which it begins; `gap` how many blank lines stand before it; `heading` the
    number of Markdown # it had (0: none) and `bold` whether all of it was bold: evidence only, never the level. A table
    row has `zone` "table" and its cells are parted by a tab; a lifted note has `zone` "note" and `note`, and stands
    behind the text of the unit that it is about. `said`: what a person says the line is ([[line]] of the contract), ""
    when none does.
    """

    passage: Passage
    number: int
    gap: int = 0
    heading: int = 0
    bold: bool = False
    italic: bool = False
    zone: str = ""  # "" | "recipients" | "signature" | "table" | "note"
    note: NoteMark | None = None
    said: str = ""  # "" | "heading" | "annex" | "no-label" | "table" | "note" | "text"


@dataclass(frozen=True, slots=True)
class CleanText:
    source: SourceText
    passage: Passage  # the whole file after the applied corrections, layout included
    lines: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...] = ()
    note_marks: tuple[tuple[int, int, str], ...] = ()  # marks of notes printed in the text: raw start, raw end, mark
    # What the head that a portal put before the text states: field of the metadata, value.
    stated: tuple[tuple[str, str], ...] = ()
