"""Finders: how the places of the rules are found in a draft.

Enters: a draft as the rules before left it. Leaves: edits, each under the name of its rule. What one look at the text
finds together (the marks of converters, the joins) is one function, and rows of several rules name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ..passages import Edit, raw_span
from ..reading.decisions import line_starts, span
from . import (
    characters,
    debris,
    drawn_tables,
    frame_tables,
    front_matter,
    layout,
    legacy,
    merged_heads,
    notes,
    portal_words,
    regions,
    running_heads,
)
from .draft import Draft, decision_rule
from .joins import joins, judged
from .markup import find_marks
from .rows import Flags, Row
from .spacing import spacing as spacing_of

# ------------------------------------------------------------------ the raw text


def letters_and_decisions(draft: Draft) -> Iterable[Edit]:
    """What both speak of the raw text itself: its encoding, and the editor's decisions, which go before everything."""
    raw, corrections = draft.source.text, draft.source.decisions.corrections
    starts = line_starts(raw) if corrections else []
    decided = [
        Edit(*where, decision.after, decision_rule(decision))
        for decision in corrections
        if decision.accepted and (where := span(decision, raw, starts))
    ]
    turned = list(legacy.edits(raw, draft.encoding)) if draft.encoding else []
    free = [edit for edit in turned if not any(edit.start < one.end and one.start < edit.end for one in decided)]
    return sorted([*decided, *free], key=lambda edit: edit.start)


def front(draft: Draft) -> Iterable[Edit]:
    """The head of keys and values that a portal put before the text."""
    return front_matter.dropped(draft.text)


def pen_initials(draft: Draft) -> Iterable[Edit]:
    """Scrawls behind the end of the text."""
    return debris.pen_initials(draft.rows)


# ------------------------------------------------------------------ what converters left


def columns(draft: Draft) -> Iterable[Edit]:
    """The boxes of a letterhead or a signature block stand one behind the other, column by column."""
    frames = list(frame_tables.frames(draft.text, draft.rows)) if draft.acts(notes.COLUMN) else []
    draft.notes, edits = notes.columns(draft.passage, [column for frame in frames for column in frame.columns])
    drawn = [Edit(*span, "", "markdown-mark") for frame in frames for span in frame.marks]
    return sorted([*edits, *drawn], key=lambda edit: edit.start)


def cells_by_blanks(draft: Draft) -> Iterable[Edit]:
    """The cells of tables that are drawn with dashes and blanks."""
    tables = list(drawn_tables.drawn(draft.text, draft.rows)) if "---" in draft.text else []
    draft.mark({number: Flags(table=True) for table in tables for number in table.lines})
    return [edit for table in tables for edit in table.edits]


def marks(draft: Draft) -> Iterable[Edit]:
    """The marks of Markdown, HTML and pandoc; what they say of the raw lines is kept."""
    found = find_marks(draft.passage, draft.rows)
    flags = {**draft.flags, **found.flags}
    flags |= {number: replace(flags[number], table=True) for number in draft.flags}
    for n, note in enumerate(draft.notes):
        own = find_marks(note.passage, draft.rows_of(note.passage))
        draft.change_note(n, own.edits)
        flags = {**own.flags, **flags}
    draft.mark(flags)
    return found.edits


def marks_of_boxes(draft: Draft) -> Iterable[Edit]:
    """Stars that a converter opened in one box and closed in another: no box of a frame begins or ends with one."""
    if not draft.notes:
        return ()
    for n, note in enumerate(draft.notes):
        draft.change_note(n, frame_tables.loose_marks(draft.rows_of(note.passage)))
    inside = {draft.lines.number(piece[0]) for note in draft.notes for piece in note.pieces}
    return frame_tables.loose_marks([row for row in draft.rows if row.number in inside])


def invisible(draft: Draft) -> Iterable[Edit]:
    """What has no width; in TCVN3 the soft hyphen is ư, and Ð is é."""
    return () if draft.unturned else characters.invisible(draft.passage)


def unread(draft: Draft) -> Iterable[Edit]:
    """Control characters in the place of marks."""
    return characters.unread(draft.passage, high=not draft.unturned)


def blanks(draft: Draft) -> Iterable[Edit]:
    """Blanks of other widths."""
    return characters.blanks(draft.passage)


def symbols(draft: Draft) -> Iterable[Edit]:
    """Marks out of fonts of symbols."""
    return characters.symbols(draft.passage)


def composed(draft: Draft) -> Iterable[Edit]:
    """Letters in two codes."""
    return characters.composed(draft.passage)


def eth(draft: Draft) -> Iterable[Edit]:
    """Ð in the place of Đ."""
    return () if draft.unturned else characters.eth(draft.passage)


# ------------------------------------------------------------------ lines


def merged_head(draft: Draft) -> Iterable[Edit]:
    """The cells of a head that stand on one line."""
    return merged_heads.parted(draft.rows)


def merged_tail(draft: Draft) -> Iterable[Edit]:
    """The cells of a certification that stand on one line."""
    return merged_heads.parted_tail(draft.rows)


def words_of_portals(draft: Draft) -> Iterable[Edit]:
    """The portal's name of the text, and the traces of its programs."""
    return portal_words.portal_words(draft.rows)


def page_furniture(draft: Draft) -> Iterable[Edit]:
    """Running heads and page numbers."""
    return _between_lines(draft, running_heads.page_furniture)


def rulers(draft: Draft) -> Iterable[Edit]:
    """Lines drawn in the head of a text."""
    return debris.rulers(draft.rows)


def stamps(draft: Draft) -> Iterable[Edit]:
    """The stamps of digital signatures."""
    return _between_lines(draft, debris.signature_stamps)


def _between_lines(draft: Draft, find: Callable[[Sequence[Row]], Iterable[Edit]]) -> list[Edit]:
    """What is taken out between lines: what stood on both sides of it were neighbours."""
    edits = {edit.start: edit for edit in find(draft.rows)}
    draft.take_out(row.number for row in draft.rows if row.start in edits)
    return [edits[start] for start in sorted(edits)]


def lifted_notes(draft: Draft) -> Iterable[Edit]:
    """Notes are taken out before the lines are joined, each to be joined by itself and shown behind what it is
    about.
    """
    kept = draft.rows
    found = list(notes.portal_notes(draft.text, kept))
    draft.page = layout.measure(kept)
    found += list(notes.listed(kept)) or notes.at_page_ends(kept, draft.removed, draft.page)
    found = [*notes.said_to_be(kept), *notes.unless_said(kept, found)]
    taken, edits = notes.lifted(draft.passage, [note for note in found if draft.acts(notes.MOVES[note.kind])])
    draft.notes += taken
    draft.take_out(row.number for row in _within(kept, edits))
    return edits


def _within(rows: Iterable[Row], edits: Sequence[Edit]) -> Iterable[Row]:
    """The rows that edits take out whole; both in the order of the text."""
    n = 0
    for row in rows:
        while n < len(edits) and edits[n].end < row.end:
            n += 1
        if n < len(edits) and edits[n].start <= row.start:
            yield row


def joined_lines(draft: Draft) -> Iterable[Edit]:
    """The joins of the text, where no flattened table stands, and of each note by itself. A paragraph that was joined
    can tell of those beside it, so the lines are judged until no more are joined.
    """
    for n, note in enumerate(draft.notes):
        if note.mark is not None:  # the lines of a box are lines
            draft.change_note(n, _joins_of_note(note.mark.kind, draft.rows_of(note.passage), draft.page))
    removed: Sequence[int] = draft.removed
    cells = set[int]()  # once found they stay: where prose is joined, the cells alone are wrapped lines
    for _ in range(_TIMES):
        draft.take_for_cells(())
        pages = layout.measures(draft.rows)
        cells.update(draft.rows[n].number for n in regions.flattened(draft.rows, pages))
        if cells:
            draft.take_for_cells(cells)
            pages = layout.measures(draft.rows)
        every = list(judged(draft.rows, removed, pages=pages))
        draft.in_doubt += [
            raw_span(draft.passage, one.pair.a.end - 1, one.pair.b.start + 1) for one in every if one.doubtful
        ]
        if not (edits := [edit for one in every if (edit := one.edit)]):
            break
        draft.change(edits)
        removed = ()
    return ()


_TIMES = 4  # more than any text needs


def _joins_of_note(kind: str, rows: Sequence[Row], page: layout.Measure | None) -> Iterable[Edit]:
    if kind == "publisher" and page:
        return [Edit(a.end, b.start, " ", "line-wrap") for a, b in pairwise(rows)]  # it is one paragraph in brackets
    return joins(rows, (), page and replace(page, line=page.note, opening=page.note)) if len(rows) > 1 else ()


def spacing(draft: Draft) -> Iterable[Edit]:
    """Blanks round punctuation, in the text and in each note."""
    for n, note in enumerate(draft.notes):
        draft.change_note(n, spacing_of(note.passage))
    return spacing_of(draft.passage)
