"""Cleaning: raw text → clean lines, every change recorded.

Enters: SourceTexts. Leaves: CleanTexts. Promises: the raw file is untouched and can be rebuilt; a word, a number or a
date is
changed by a person's accepted decision alone; running twice changes nothing more; what is doubtful stays as printed.
The order
of the rules is the order of `STEPS`, from the editor's decisions to the spacing; each step sees the text the one before
left.

    >>> from ..model import SourceText
    >>> clean(SourceText("a", "a.txt", b"", "**Điều 1.** Khoa học , kỹ thuật", "")).passage.text
    'Điều 1. Khoa học, kỹ thuật'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ..findings import finding
from ..model import CleanText, Finding, Line, Passage, SourceText
from ..passages import Edit, edited, of_raw, part, raw_span
from ..reading.decisions import line_starts, span
from . import (
    characters,
    debris,
    doubts,
    frame_tables,
    front_matter,
    layout,
    legacy,
    merged_heads,
    notes,
    portal_words,
    records,
    regions,
    running_heads,
)
from .joins import joins
from .markup import find_marks
from .rows import Flags, RawLines, Row, rows, with_zones
from .spacing import spacing

_HOLE = re.compile("\ufffd+")


class _Text:
    """A text on its way through the steps: the passage as it stands, and what the marks said of its raw lines."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.passage = of_raw(source.text)
        self.lines = RawLines(source.text)
        self.flags: dict[int, Flags] = {}
        self.said = dict(_said(source, self.lines))
        self.encoding = legacy.encoding_of(source.text)
        self.unturned = None if self.encoding else legacy.unturned(source.text)
        self._rows: list[Row] | None = None
        self._zoned: list[Row] | None = None
        # The raw lines of page furniture and notes: what stands on both sides of one were neighbours.
        self.removed: list[int] = []
        self.notes: list[notes.Lifted] = []
        self.page: layout.Measure | None = None  # as it was when the notes still stood in the text
        self.tables: frozenset[int] = frozenset()  # raw lines that are cells of flattened tables

    def rows(self) -> list[Row]:
        """The rows of the passage as it stands now."""
        if self._rows is None:
            self._rows, self._zoned = rows(self.passage, self.lines, self.flags, self.said), None
        return self._rows

    def zoned(self) -> list[Row]:
        """The same rows, each with the zone it stands in."""
        found = self.rows()
        if self._zoned is None:
            self._zoned = [
                replace(row, zone="table") if row.number in self.tables and not row.said else row
                for row in with_zones(found)
            ]
        return self._zoned

    def change(self, edits: list[Edit]) -> None:
        self.passage = edited(self.passage, notes.around_moves(self.passage, edits) if self.notes else edits)
        self._rows = None


def _said(source: SourceText, lines: RawLines) -> Iterator[tuple[int, str]]:
    """By raw line: what a person has said that it is."""
    for decision in source.decisions.lines:
        if decision.start is not None:
            last = lines.number(decision.start + max(0, len(decision.before) - 1))
            yield from ((number, decision.what) for number in range(lines.number(decision.start), last + 1))


def _letters_and_decisions(text: _Text) -> list[Edit]:
    """What both speak of the raw text itself: its encoding, and the editor's decisions, which go before everything."""
    raw, starts = text.source.text, line_starts(text.source.text)
    decided = [
        Edit(*where, decision.after, records.decision_rule(decision))
        for decision in text.source.decisions.corrections
        if decision.accepted and (where := span(decision, raw, starts))
    ]
    turned = list(legacy.edits(raw, text.encoding)) if text.encoding else []
    free = [edit for edit in turned if not any(edit.start < one.end and one.start < edit.end for one in decided)]
    return sorted([*decided, *free], key=lambda edit: edit.start)


def _part_columns(text: _Text) -> list[Edit]:
    """The boxes of a letterhead or a signature block stand one behind the other, column by column."""
    frames = list(frame_tables.frames(text.passage.text, text.rows()))
    text.notes, edits = notes.columns(text.passage, [column for frame in frames for column in frame.columns])
    drawn = [Edit(*span, "", "markdown-mark") for frame in frames for span in frame.marks]
    return sorted([*edits, *drawn], key=lambda edit: edit.start)


def _marks_of_boxes(text: _Text) -> list[Edit]:
    """Stars that a converter opened in one box and closed in another: no box of a frame begins or ends with one."""
    for n, note in enumerate(text.notes):
        loose = frame_tables.loose_marks(rows(note.passage, text.lines, {}))
        text.notes[n] = replace(note, passage=edited(note.passage, loose))
    inside = {number for note in text.notes for piece in note.pieces for number in [text.lines.number(piece[0])]}
    return list(frame_tables.loose_marks([row for row in text.rows() if row.number in inside]))


def _marks(text: _Text) -> Iterable[Edit]:
    marks = find_marks(text.passage, text.rows())
    flags = dict(marks.flags)
    for n, note in enumerate(text.notes):
        own = find_marks(note.passage, rows(note.passage, text.lines, {}))
        text.notes[n] = replace(note, passage=edited(note.passage, own.edits))
        flags = {**own.flags, **flags}
    text.flags, text._rows = flags, None
    return marks.edits


def _debris(text: _Text, find: Callable[[list[Row]], Iterable[Edit]]) -> list[Edit]:
    """What is taken out between lines: what stood on both sides of it were neighbours."""
    edits = {edit.start: edit for edit in find(text.rows())}
    text.removed = sorted({*text.removed, *(row.number for row in text.rows() if row.start in edits)})
    return [edits[start] for start in sorted(edits)]


def _lift_notes(text: _Text) -> list[Edit]:
    """Notes are taken out before the lines are joined, each to be joined by itself and shown behind what it is
    about.
    """
    kept = text.zoned()
    found = list(notes.portal_notes(text.passage.text, kept))
    text.page = layout.measure(kept)
    found += list(notes.listed(kept)) or notes.at_page_ends(kept, text.removed, text.page)
    found = [*notes.said_to_be(kept), *notes.unless_said(kept, found)]
    taken, edits = notes.lifted(text.passage, found)
    text.notes += taken
    gone = [row.number for row in kept if any(edit.start <= row.start and row.end <= edit.end for edit in edits)]
    text.removed = sorted({*text.removed, *gone})
    return edits


def _flattened(text: _Text) -> tuple[Edit, ...]:
    """No edit: the rows of tables whose columns were read one after another are told, and stay as they are."""
    found = text.zoned()
    cells = regions.flattened(found, layout.measures(found))
    text.tables, text._zoned = frozenset(found[n].number for n in cells), None
    return ()


def _join(text: _Text) -> list[Edit]:
    """The joins of the text, and of each note by itself."""
    text.notes = [
        replace(note, passage=_joined_note(text, note.passage, text.page, note.mark is not None)) for note in text.notes
    ]
    return list(joins(text.zoned(), text.removed))


def _joined_note(text: _Text, passage: Passage, page: layout.Measure | None, is_note: bool) -> Passage:
    inside = rows(passage, text.lines, text.flags)
    if len(inside) < 2:
        return edited(passage, spacing(passage))
    if not is_note:  # the lines of a box are lines
        return edited(passage, spacing(passage))
    one = edited(passage, joins(inside, (), page and layout.Measure(page.note, page.note, page.note)))
    return edited(one, spacing(one))


STEPS: tuple[Callable[[_Text], Iterable[Edit]], ...] = (
    _letters_and_decisions,
    lambda text: front_matter.dropped(text.passage.text),
    lambda text: debris.pen_initials(text.zoned()),
    _part_columns,
    _marks,
    _marks_of_boxes,
    lambda text: (
        () if text.unturned else characters.invisible(text.passage)
    ),  # in TCVN3 the soft hyphen is ư, and Ð is é
    lambda text: characters.unread(text.passage, high=not text.unturned),
    lambda text: characters.blanks(text.passage),
    lambda text: characters.symbols(text.passage),
    lambda text: characters.composed(text.passage),
    lambda text: () if text.unturned else characters.eth(text.passage),
    lambda text: merged_heads.parted(text.rows()),
    lambda text: merged_heads.parted_tail(text.rows()),
    lambda text: portal_words.portal_words(text.rows()),
    lambda text: _debris(text, running_heads.page_furniture),
    lambda text: debris.rulers(text.rows()),
    lambda text: _debris(text, debris.signature_stamps),
    _lift_notes,
    _flattened,
    _join,
    lambda text: spacing(text.passage),
)


def clean(source: SourceText) -> CleanText:
    """One text after the applied corrections, as logical lines."""
    text = _Text(source)
    for step in STEPS:
        if edits := list(step(text)):
            text.change(edits)
    placed = notes.places(text.passage, text.zoned(), text.notes)
    passage = notes.whole(text.passage, text.zoned(), placed) if placed else text.passage
    corrections = (
        *records.applied(passage, source.text, source.decisions),
        *records.rejected(source.text, source.decisions),
    )
    found = (
        *_of_decisions(text.source),
        *_of_encoding(text),
        *doubts.findings(text.zoned(), partial(raw_span, text.passage), corrections),
    )
    marks = tuple((*note.printed, note.mark.mark) for note in text.notes if note.printed and note.mark)
    return CleanText(
        source,
        passage,
        tuple(_lines(text, placed)),
        corrections,
        found,
        note_marks=tuple(sorted(marks)),
        stated=front_matter.stated(source.text),
    )


def _of_decisions(source: SourceText) -> Iterator[Finding]:
    """What is to be told of the entries of the file beside the raw text."""
    for remark in source.decisions.remarks:
        yield finding(remark.code, remark.start, remark.end, remark.message)


def _of_encoding(text: _Text) -> Iterator[Finding]:
    if text.encoding:
        yield finding(
            "legacy-encoding",
            None,
            None,
            f"Văn bản gõ bằng bảng mã {text.encoding.name}, đã chuyển sang Unicode.{text.encoding.note}",
        )
    elif text.unturned:
        yield finding("letters-damaged", *text.unturned)
    if legacy.is_torn(text.source.text):
        yield finding(
            "letters-damaged",
            None,
            None,
            "Chữ bị xé rời ở chỗ có dấu (“Lu ậ t”): tệp PDF dùng hai phông, hãy trích lời văn bằng công cụ khác.",
        )
    if hole := _HOLE.search(text.source.text):
        yield finding("letters-damaged", *hole.span(), "Có chữ đã mất khi chuyển mã (dấu “\ufffd”).")


def _lines(text: _Text, placed: Sequence[notes.Placed]) -> Iterator[Line]:
    last = sheet = 0
    raw = text.source.text
    said = {raw.count("\n", 0, one.start or 0) + 1: one.what for one in text.source.decisions.lines}
    behind: dict[int, list[notes.Lifted]] = {}
    for one in sorted(placed, key=lambda one: one.in_place):
        behind.setdefault(one.row, []).append(one.note)
    yield from _lines_of_notes(text, behind.get(-1, ()))
    for n, row in enumerate(text.zoned()):
        flags = row.flags
        seam = sheet < row.sheet or bisect_right(text.removed, last) < bisect_right(text.removed, row.number)
        gap = 0 if seam else row.gap  # the blank lines at a page's end say nothing of the text
        last, sheet = row.number, row.sheet
        yield Line(
            part(text.passage, row.start, row.end), row.number, gap, flags.heading, flags.bold, flags.italic, row.zone,
            said=said.get(row.number, ""),
        )  # fmt: skip
        yield from _lines_of_notes(text, behind.get(n, ()))


def _lines_of_notes(text: _Text, some: Iterable[notes.Lifted]) -> Iterator[Line]:
    for note in some:
        inside = rows(note.passage, text.lines, text.flags, text.said)
        for row in inside if note.mark else with_zones(inside):
            zone = "note" if note.mark else row.zone
            yield Line(part(note.passage, row.start, row.end), row.number, zone=zone, note=note.mark, said=row.said)
