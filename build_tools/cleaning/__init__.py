"""Cleaning: raw text → clean lines, every change recorded.

Enters: SourceTexts. Leaves: CleanTexts. Promises: the raw file is untouched and can be rebuilt; a word, a number or a
date is changed by a person's accepted decision alone; running twice changes nothing more; what is doubtful stays as
printed.

    rules     the rules as rows, in the order in which they run
    finders   how their places are found in a draft
    draft     a text on its way through the rules
    records   the corrections, told from what the rules made of the text

    >>> from ..model import SourceText
    >>> clean(SourceText("a", "a.txt", b"", "**Điều 1.** Khoa học , kỹ thuật", "")).passage.text
    'Điều 1. Khoa học, kỹ thuật'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from ..findings import finding
from ..model import CleanText, Finding, Line, SourceText
from ..passages import part, parts, raw_span
from . import doubts, front_matter, legacy, letter_doubts, notes, records
from .draft import Draft
from .rows import Row, set_zones
from .rule import Find, Rule
from .rules import RULES

_HOLE = re.compile("\ufffd+")


def acted(source: SourceText, rules: Sequence[Rule] = RULES) -> Draft:
    """A text after the rules, each run in its place in their table."""
    draft = Draft(source, {rule.name for rule in rules})
    for find, needs in _in_order(rules).items():
        if not needs or any(one in draft.text for one in needs):
            draft.change(find(draft))
    return draft


def _in_order(rules: Sequence[Rule]) -> dict[Find, tuple[str, ...]]:
    """Each finder once, in the order of the rows that name it, with what a text needs for one of them to act."""
    order = dict.fromkeys(find for rule in rules for find in rule.find)
    acting = {find: [rule for rule in rules if find in rule.find] for find in order}
    return {
        find: tuple(chain.from_iterable(rule.needs for rule in some)) if all(rule.needs for rule in some) else ()
        for find, some in acting.items()
    }


def clean(source: SourceText) -> CleanText:
    """One text after the applied corrections, as logical lines."""
    text = acted(source)
    placed = notes.places(text.passage, text.rows, text.notes)
    passage = notes.whole(text.passage, text.rows, placed) if placed else text.passage
    corrections = (
        *records.applied(passage, source.text, source.decisions),
        *records.rejected(source.text, source.decisions),
    )
    found = (
        *_of_decisions(text.source),
        *_of_encoding(text),
        *doubts.findings(text.rows, partial(raw_span, text.passage), corrections),
        *(finding("paragraph-undecided", *where) for where in text.in_doubt),
        *chain.from_iterable(letter_doubts.of_note(note.passage) for note in text.notes),
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


def _of_encoding(text: Draft) -> Iterator[Finding]:
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
    if "\ufffd" in text.source.text and (hole := _HOLE.search(text.source.text)):
        yield finding("letters-damaged", *hole.span(), "Có chữ đã mất khi chuyển mã (dấu “\ufffd”).")


def _lines(text: Draft, placed: Sequence[notes.Placed]) -> Iterator[Line]:
    last = sheet = 0
    behind: dict[int, list[notes.Lifted]] = {}
    for one in sorted(placed, key=lambda one: one.in_place):
        behind.setdefault(one.row, []).append(one.note)
    yield from _lines_of_notes(text, behind.get(-1, ()))
    passages = parts(
        text.passage,
        [(_first_cell(text.text, row) if row.flags.table else row.start, row.end) for row in text.rows],
    )
    for n, (row, passage) in enumerate(zip(text.rows, passages, strict=True)):
        flags, gap = row.flags, row.gap
        if gap and (sheet < row.sheet or bisect_right(text.removed, last) < bisect_right(text.removed, row.number)):
            gap = 0  # the blank lines at a page's end say nothing of the text
        last, sheet = row.number, row.sheet
        yield Line(
            passage, row.number, gap, flags.heading, flags.bold, flags.italic, row.zone,
            said=row.said,
        )  # fmt: skip
        if n in behind:
            yield from _lines_of_notes(text, behind[n])


def _first_cell(text: str, row: Row) -> int:
    """Where a line begins: the row of a table with its first cells, though they be empty."""
    start = row.start
    while start and text[start - 1] == "\t":
        start -= 1
    return start


def _lines_of_notes(text: Draft, some: Iterable[notes.Lifted]) -> Iterator[Line]:
    for note in some:
        inside = text.rows_of(note.passage)
        if not note.mark:
            set_zones(inside)
        for row in inside:
            zone = "note" if note.mark else row.zone
            yield Line(part(note.passage, row.start, row.end), row.number, zone=zone, note=note.mark, said=row.said)
