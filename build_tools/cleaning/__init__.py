"""Cleaning: raw text → clean lines, every change recorded.

Enters: SourceTexts. Leaves: CleanTexts. Promises: the raw file is untouched and can be rebuilt; a word, a number or a date is
changed by a person's accepted decision alone; running twice changes nothing more; what is doubtful stays as printed. The order
of the rules is the order of `STEPS`, from the editor's decisions to the spacing; each step sees the text the one before left.

    >>> from ..model import SourceText
    >>> clean(SourceText("a", "a.txt", b"", "**Điều 1.** Khoa học , kỹ thuật", "")).passage.text
    'Điều 1. Khoa học, kỹ thuật'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model import CleanText, Line, Passage, SourceText
from ..passages import Edit, edited, of_raw, part
from ..reading.decisions import line_starts, span
from . import characters, debris, records
from .joins import joins
from .marks import find_marks
from .rows import Flags, RawLines, Row, rows, with_zones
from .spacing import spacing


class _Text:
    """A text on its way through the steps: the passage as it stands, and what the marks said of its raw lines."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.passage = of_raw(source.text)
        self.lines = RawLines(source.text)
        self.flags: dict[int, Flags] = {}

    def rows(self) -> list[Row]:
        return with_zones(rows(self.passage, self.lines, self.flags))


def _decisions(text: _Text) -> Iterator[Edit]:
    starts = line_starts(text.source.text)
    for decision in text.source.decisions.corrections:
        if decision.accepted and (where := span(decision, text.source.text, starts)):
            yield Edit(*where, decision.after, records.decision_rule(decision))


def _marks(text: _Text) -> Iterable[Edit]:
    marks = find_marks(text.passage, text.rows())
    text.flags = marks.flags
    return marks.edits


STEPS: tuple[Callable[[_Text], Iterable[Edit]], ...] = (
    _decisions,
    lambda text: debris.pen_initials(text.rows()),
    _marks,
    lambda text: characters.invisible(text.passage),
    lambda text: characters.blanks(text.passage),
    lambda text: characters.composed(text.passage),
    lambda text: characters.eth(text.passage),
    lambda text: joins(text.rows()),
    lambda text: spacing(text.passage),
)


def clean_all(sources: Iterable[SourceText]) -> tuple[CleanText, ...]:
    """Every text cleaned; what needs the whole collection as evidence (proposals) is added here."""
    return tuple(clean(source) for source in sources)


def clean(source: SourceText) -> CleanText:
    """One text after the applied corrections, as logical lines."""
    text = _Text(source)
    for step in STEPS:
        if edits := list(step(text)):
            text.passage = edited(text.passage, edits)
    corrections = (*records.applied(text.passage, source.text, source.decisions), *records.rejected(source.text, source.decisions))
    return CleanText(source, text.passage, tuple(_lines(text.passage, text.rows())), corrections)


def _lines(passage: Passage, found: Iterable[Row]) -> Iterator[Line]:
    for row in found:
        flags = row.flags
        yield Line(part(passage, row.start, row.end), row.number, row.gap, flags.heading, flags.bold, flags.italic, row.zone)
