"""Moving: the passage without its notes, and the passage with each note behind what it is about.

Enters: a passage, Found notes, and later the passage after the joins. Leaves: Lifted notes, each a passage of its own
that knows where its words are printed, and the whole passage. A move is two runs, one without text where the words are
printed and one without a raw span where they are shown, and is cut where words inside it are corrected (contract: a
pair of records).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...model import NoteMark, Passage, Run
from ...passages import Edit, raw_end, raw_start, raw_starts, run_at, run_end, run_ends
from ..frame_tables import Column
from ..line_facts import CLOSED, facts
from ..rows import Row
from .found import FoundNote

MOVES = {"footnote": "footnote", "publisher": "portal-note"}  # the rule by which a kind of note is moved
COLUMN = "column"
LINE = "note-line"  # the line end that parts a moved note from what it stands behind
_UNIT = re.compile(r"(?:Điều|Chương|Mục|Tiểu mục|Phần)\s+(?:thứ\s|[\dIVXLC]+\b)|\d{1,3}[a-zđ]?\.\s|[a-zđ]\)\s")
_LABEL_ALONE = re.compile(r"(?:^|[\n\r\f\v\x85\u2028\u2029])[ \t]*(?:\d{1,3}[a-zđ]?|[a-zđ]{1,2})[.)]$")
_NUMBER_BEGINS, _NUMBER_ENDS = re.compile(r"(?:^|\n)[ \t]*(\d{1,2})([ \t]+)$"), re.compile(r"(\d)\.\s")
_NEAR = 4_000  # letters: so far off stands the clause before or behind
_WIDEST = 12  # letters: no label alone on a line is wider; “17. [Khoản này …] Điều 58 …” is one line
_REST_IS_BLANK = re.compile(r"[^\S\n]*(?:\n|\Z)")  # of a line
BLANK = "note-blank"  # of the two blanks around a note inside a line one goes with it


@dataclass(frozen=True, slots=True)
class Lifted:
    """A note taken out of the text, or a column (then it has no mark).

    `pieces`: where it is printed, `printed`: where its mark is, as raw spans; `at`: the raw place behind which it goes.
    """

    rule: str
    mark: NoteMark | None
    at: int | None
    passage: Passage
    pieces: tuple[tuple[int, int], ...]
    printed: tuple[int, int] | None = None


def lifted(passage: Passage, found: Iterable[FoundNote]) -> tuple[list[Lifted], list[Edit]]:
    """The notes as passages of their own, and the edits that take them out; of two that overlap the first is lifted."""
    taken, edits, end = list[Lifted](), list[Edit](), -1
    for note in sorted(found, key=lambda one: one.pieces[0]):
        if note.pieces[0][0] < end or any(_cuts_a_change(passage, at) for piece in note.pieces for at in piece):
            continue
        end = note.pieces[-1][1]
        at = raw_start(passage, note.at - 1) if note.at else None
        pieces = tuple(_raw(passage, piece) for piece in note.pieces)
        printed = _raw(passage, note.printed) if note.printed else None
        own = _in_pieces([_slice(passage, *piece) for piece in note.pieces])
        mark = NoteMark(note.kind, note.mark, at, printed)
        taken.append(Lifted(MOVES[note.kind], mark, at, own, pieces, printed))
        for piece in note.pieces:
            edits.append(Edit(*piece, "", MOVES[note.kind]))
            edits += _mended(passage.text, *piece)
    return taken, sorted(edits, key=lambda edit: edit.start)


def columns(passage: Passage, found: Iterable[Column]) -> tuple[list[Lifted], list[Edit]]:
    """The columns beside the first of a letterhead or a signature block, and the edits that take them out."""
    taken, edits = list[Lifted](), list[Edit]()
    for column in found:
        if any(_cuts_a_change(passage, at) for piece in column.pieces for at in piece):
            continue
        own = _in_pieces([_slice(passage, *piece) for piece in column.pieces])
        pieces = tuple(_raw(passage, piece) for piece in column.pieces)
        taken.append(Lifted(COLUMN, None, raw_start(passage, column.end), own, pieces))
        edits += [Edit(*piece, "", COLUMN) for piece in column.pieces]
    return taken, edits


def _mended(text: str, start: int, end: int) -> Iterator[Edit]:
    """The blank behind a note inside a line: gone beside another, a line end before the label of another unit."""
    if blank := _within_number(text, start, end):
        yield Edit(*blank, "", BLANK)
    if not text.startswith(" ", end):
        return
    stop = start
    while stop and text[stop - 1] in " \t":
        stop -= 1
    if not stop or text[stop - 1] == "\n":
        return
    label = _LABEL_ALONE.search(text[max(0, stop - _WIDEST) : stop])
    if not label and text.endswith((*CLOSED, "]"), 0, stop) and _UNIT.match(text, end + 1):
        yield Edit(end, end + 1, "\n", LINE)
    elif text[start - 1] == " ":
        yield Edit(end, end + 1, "", BLANK)


def _within_number(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The blanks before a note that was put into the number of a clause: “2 [Khoản này …]1. Giám định” between 20. and
    22.
    """
    first, second = _NUMBER_BEGINS.search(text[max(0, start - _WIDEST) : start]), _NUMBER_ENDS.match(text, end)
    if not first or not second or not first[2]:
        return None
    number = int(first[1] + second[1])
    counted = (
        f"\n{number - 1}. " in text[max(0, start - _NEAR) : start] or f"\n{number + 1}. " in text[end : end + _NEAR]
    )
    return (start - len(first[2]), start) if counted else None


def _cuts_a_change(passage: Passage, at: int) -> bool:
    n = run_at(passage, at)
    return passage.runs[n].rules != () and passage.runs[n].at < at < run_end(passage, n)


def _raw(passage: Passage, span: tuple[int, int]) -> tuple[int, int]:
    return raw_start(passage, span[0]), raw_end(passage, span[1])


def _slice(passage: Passage, start: int, end: int) -> Passage:
    """text[start:end] with its runs, those too that took something out in between."""
    runs = list[Run]()
    for n in range(run_at(passage, start), len(passage.runs)):
        run, stop = passage.runs[n], run_end(passage, n)
        if run.at >= end:
            break
        left, right = max(run.at, start), min(stop, end)
        if left < right:
            whole = run.rules != ()
            from_, to = (run.start, run.end) if whole else (run.start + left - run.at, run.start + right - run.at)
            runs.append(Run(left - start, from_, to, run.rules))
        elif start < run.at < end and run.at == stop:
            runs.append(replace(run, at=run.at - start))
    return Passage(passage.text[start:end], tuple(runs))


def _in_pieces(parts: Sequence[Passage]) -> Passage:
    """Passages one after the other, each on a line of its own; the line ends stand nowhere in the raw text."""
    text, runs = "", list[Run]()
    for one in parts:
        if text:
            runs.append(Run(len(text), runs[-1].end, runs[-1].end, (LINE,)))
            text += "\n"
        runs += [replace(run, at=run.at + len(text)) for run in one.runs]
        text += one.text
    return Passage(text, tuple(runs))


def around_moves(passage: Passage, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits cut in two where a note was taken out, so that the move stays a record of its own."""
    moved = [
        run.at for run, end in run_ends(passage) if run.at == end and {*MOVES.values(), COLUMN}.intersection(run.rules)
    ]
    places = list(dict.fromkeys(moved))
    for edit in edits:
        cuts = places[bisect_right(places, edit.start) : bisect_left(places, edit.end)]
        for start, end in zip([edit.start, *cuts], cuts, strict=False):
            yield Edit(start, end, "", edit.rule)
        yield Edit(cuts[-1] if cuts else edit.start, edit.end, edit.after, edit.rule)


# ------------------------------------------------------------------ back into the text


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a note is shown: behind which row, and whether it is printed just there."""

    note: Lifted
    row: int
    in_place: bool


def places(passage: Passage, rows: Sequence[Row], notes: Iterable[Lifted]) -> list[Placed]:
    """Behind which row each note stands: that of the words it is about, else of those before it."""
    starts = raw_starts(passage, [row.start for row in rows])
    gone = {(run.start, run.end): run.at for run, end in run_ends(passage) if run.at == end}
    return [_place(passage.text, rows, starts, gone.get(note.pieces[0]), note) for note in notes]


def _place(text: str, rows: Sequence[Row], starts: Sequence[int], gone: int | None, note: Lifted) -> Placed:
    at = note.at if note.at is not None else note.pieces[0][0] - 1
    n = bisect_right(starts, at) - 1
    if n < 0 or gone is None:
        return Placed(note, max(n, -1), True)
    while n + 1 < len(rows) and rows[n].zone == "table" and rows[n + 1].zone == "table":
        n += 1  # a table is not parted
    if (
        n + 1 < len(rows)
        and note.mark
        and _waits_for_title(rows[n].text, note.mark.mark)
        and not rows[n + 1].facts.marker
    ):
        n += 1
    between = text[rows[n].end : gone]
    alone = len(note.pieces) == 1 and rows[n].end <= gone and "\n" in between
    return Placed(note, n, alone and not between.strip() and _REST_IS_BLANK.match(text, gone) is not None)


def _waits_for_title(text: str, mark: str) -> bool:
    """Is a row a label or a type, whose title stands on the next one?"""
    for printed in (f"[{mark}]", f"({mark})", mark):
        text = text.removesuffix(printed) if mark else text
    own = facts(text.strip())
    return own.label or own.type


def whole(passage: Passage, rows: Sequence[Row], placed: Sequence[Placed]) -> Passage:
    """The whole passage with every note behind what it is about."""
    writer = _Writer()
    printed = {piece: one for one in placed for piece in one.note.pieces}
    shown = _by_end(rows, placed)
    targets = {id(one): raw_end(passage, at) for at, some in shown.items() for one in some}
    ends = sorted(shown)
    for run, end in run_ends(passage):
        at = run.at
        while ends and (ends[0] <= run.at or (not run.rules and ends[0] < end)):
            place = ends.pop(0)
            if place > at:
                writer.copy(passage.text, run, at, place)
                at = place
            writer.show(shown[place], targets)
        taken = printed.get((run.start, run.end)) if run.at == end else None
        if taken is not None:
            writer.take(taken, run, targets.get(id(taken)))
        else:
            writer.copy(passage.text, run, at, end)
    for at in ends:
        writer.show(shown[at], targets)
    return Passage("".join(writer.pieces), tuple(writer.runs))


def _by_end(rows: Sequence[Row], placed: Iterable[Placed]) -> dict[int, list[Placed]]:
    """The notes that move, by the end of the row behind which each is shown."""
    found: dict[int, list[Placed]] = {}
    for one in placed:
        if not one.in_place:
            found.setdefault(rows[one.row].end, []).append(one)
    return found


class _Writer:
    """Writes runs one after the other."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def add(self, words: str, run: Run) -> None:
        self.runs.append(Run(self.length, run.start, run.end, run.rules, run.moved))
        self.pieces.append(words)
        self.length += len(words)

    def copy(self, text: str, run: Run, first: int, last: int) -> None:
        """A run, or of one that is copied letter by letter the stretch text[first:last]."""
        if run.rules:
            self.add(text[first:last], run)
        elif first < last:
            self.add(text[first:last], Run(0, run.start + first - run.at, run.start + last - run.at))

    def take(self, one: Placed, gone: Run, target: int | None) -> None:
        """What stands where a piece of a note is printed: the piece itself, or that it was moved to the target."""
        for run, end in run_ends(one.note.passage):
            words = one.note.passage.text[run.at : end]
            if run.start < gone.start or run.end > gone.end or (run.start == run.end and target is not None):
                continue
            if target is None:
                self.add(words, run)
            else:
                self.add("", replace(run, rules=run.rules or (one.note.rule,), moved=target if words else None))

    def show(self, some: Iterable[Placed], targets: dict[int, int]) -> None:
        """Notes behind their row, each on lines of its own."""
        for one in some:
            target = targets[id(one)]
            self.add("\n", Run(0, target, target, (LINE,)))
            for run, end in run_ends(one.note.passage):
                if words := one.note.passage.text[run.at : end]:
                    moved = run.start if run.start < run.end else None
                    self.add(words, Run(0, target, target, run.rules or (one.note.rule,), moved))
