"""Text that remembers where it stood: the thread from every shown letter back to the raw file.

Enters: raw text and edits. Leaves: passages (model.Passage) and, derived from them, the list of changes.
Promise: whatever edits were made, `raw` can be rebuilt from the runs alone, because each run names its raw span.

    >>> whole = of_raw("thí  dụ")
    >>> mended = edited(whole, [Edit(3, 5, " ", "double-blank")])
    >>> mended.text, raw_span(mended, 4, 6)
    ('thí dụ', (5, 7))
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .model import Passage, Run
from .model.often_made import often_made


@often_made
@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] of a passage (positions in the passage, not raw offsets) by `after`,
    because of `rule`.
    """

    start: int
    end: int
    after: str
    rule: str


def line_numbers(raw: str) -> Callable[[int], int]:
    """The 1-based line of any raw offset, as the contract counts lines: by "\\n" alone.

    >>> line = line_numbers("a\\nb\\n")
    >>> line(0), line(1), line(2), line(4)
    (1, 1, 2, 3)
    """
    ends = [match.start() for match in re.finditer("\n", raw)]
    return lambda offset: bisect_left(ends, offset) + 1


def of_raw(raw: str, start: int = 0) -> Passage:
    """The passage that is raw text, unchanged; `start` is the raw offset of its first character."""
    return Passage(raw, (Run(0, start, start + len(raw)),) if raw else ())


def run_ends(passage: Passage) -> Iterator[tuple[Run, int]]:
    """Each run with the position in the text where it ends."""
    for n, run in enumerate(passage.runs):
        yield run, passage.runs[n + 1].at if n + 1 < len(passage.runs) else len(passage.text)


def run_end(passage: Passage, n: int) -> int:
    """The position in the text where run n ends."""
    return passage.runs[n + 1].at if n + 1 < len(passage.runs) else len(passage.text)


def beginnings(passage: Passage) -> list[int]:
    """Where the runs begin: who asks for many places of one passage asks for these once."""
    return [run.at for run in passage.runs]


def run_at(passage: Passage, position: int, begins: Sequence[int] | None = None) -> int:
    """The last run that begins at or before a position; `begins`: the `beginnings`, where they are known."""
    if begins is not None:
        return max(0, bisect_right(begins, position) - 1)
    if len(passage.runs) < 2:
        return 0
    return max(0, bisect_right(passage.runs, position, key=lambda run: run.at) - 1)


def raw_start(passage: Passage, position: int, begins: Sequence[int] | None = None) -> int:
    """The raw offset at which the character at `position` begins."""
    if not passage.runs:
        raise ValueError("an empty passage stands nowhere in the raw text")
    run = passage.runs[run_at(passage, min(position, max(0, len(passage.text) - 1)), begins)]
    if position >= len(passage.text):
        return passage.runs[-1].end
    if run.moved is not None:
        return run.moved + position - run.at  # where the words are printed
    return run.start if run.rules else run.start + position - run.at


def raw_end(passage: Passage, position: int, begins: Sequence[int] | None = None) -> int:
    """The raw offset just after the character before `position`."""
    if position <= 0:
        return raw_start(passage, 0, begins)
    run = passage.runs[run_at(passage, position - 1, begins)]
    if run.moved is not None:
        return run.moved + position - run.at
    return run.end if run.rules else run.start + position - run.at


def raw_span(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The raw span of text[start:end]; empty spans have the place but no width."""
    first = raw_start(passage, start)
    return first, max(first, raw_end(passage, end)) if end > start else first


def whole_span(passage: Passage) -> tuple[int, int]:
    """The raw span of all of a passage.

    >>> whole_span(of_raw("Điều 5", 10))
    (10, 16)
    """
    if len(passage.runs) == 1 and not passage.runs[0].rules:  # what most are: raw text, unchanged
        return passage.runs[0].start, passage.runs[0].end
    return raw_span(passage, 0, len(passage.text))


def position(passage: Passage, offset: int) -> int:
    """Where in the text a raw offset stands; inside a changed run, or between two runs, the place where the next
    begins.

    >>> position(of_raw("Điều 5", 10), 13), position(of_raw("Điều 5", 10), 99)
    (3, 6)
    """
    for run, end in run_ends(passage):
        if offset < run.end:
            return run.at if run.rules or offset <= run.start else min(end, run.at + offset - run.start)
    return len(passage.text)


def part(passage: Passage, start: int, end: int, begins: Sequence[int] | None = None) -> Passage:
    """text[start:end] with its runs; `begins`: the `beginnings`, where they are known."""
    start, end = max(0, start), min(end, len(passage.text))
    if start >= end:
        return Passage("", ())
    if len(passage.runs) == 1 and not passage.runs[0].rules:  # what most lines are: raw text, unchanged
        from_ = passage.runs[0].start
        return Passage(passage.text[start:end], (Run(0, from_ + start, from_ + end),))
    runs = []
    first = run_at(passage, start, begins)
    for n in range(first, len(passage.runs)):
        run = passage.runs[n]
        at, stop = run.at, passage.runs[n + 1].at if n + 1 < len(passage.runs) else len(passage.text)
        if at >= end:
            break
        left, right = at if at > start else start, stop if stop < end else end
        if left >= right:
            continue
        if run.rules:
            runs.append(Run(left - start, run.start, run.end, run.rules, run.moved))
        else:
            runs.append(Run(left - start, run.start + left - run.at, run.start + right - run.at))
    return Passage(passage.text[start:end], tuple(runs))


def parts(passage: Passage, spans: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """Many parts of one passage, each where the run is looked up at once.

    >>> [one.text for one in parts(of_raw("Điều 1. Phạm vi"), [(0, 4), (8, 15)])]
    ['Điều', 'Phạm vi']
    """
    begins, text = beginnings(passage), passage.text
    ends = [*begins[1:], len(text)]
    for start, end in spans:
        n = bisect_right(begins, start) - 1
        if start < end and n >= 0 and end <= ends[n] and not (run := passage.runs[n]).rules:
            moved = run.start - run.at
            yield Passage(text[start:end], (Run(0, moved + start, moved + end),))
        else:
            yield part(passage, start, end, begins)


def trimmed(passage: Passage, start: int, end: int) -> Passage:
    """text[start:end] without blanks at both ends, cut out at once."""
    words = passage.text[start:end]
    first = start + len(words) - len(words.lstrip())
    return part(passage, first, start + len(words.rstrip()))


def stripped(passage: Passage) -> Passage:
    """Without blanks at both ends."""
    text = passage.text
    start = len(text) - len(text.lstrip())
    return part(passage, start, max(start, len(text.rstrip())))


def joined(passages: Iterable[Passage], separator: str = "\n") -> Passage:
    """Passages one after the other. The separator stands for what was between them in the raw text."""
    text = ""
    runs: list[Run] = []
    for passage in passages:
        if text and separator:
            gap_start = runs[-1].end
            gap_end = max(gap_start, raw_start(passage, 0)) if passage.runs else gap_start
            runs.append(Run(len(text), gap_start, gap_end, ("layout",)))
            text += separator
        runs += [Run(run.at + len(text), run.start, run.end, run.rules, run.moved) for run in passage.runs]
        text += passage.text
    return Passage(text, tuple(runs))


def edited(passage: Passage, edits: Iterable[Edit]) -> Passage:
    """The passage after edits that do not overlap, in one pass. An edit that cuts a changed run takes in the whole of
    it.
    """
    return replaced(passage, whole_edits(passage, edits))


def replaced(passage: Passage, edits: Iterable[WholeEdit]) -> Passage:
    """The passage after edits that `whole_edits` has made whole."""
    writer = _Writer(passage)
    for start, end, after, rules in edits:
        writer.copy(start, with_empty=end > start)
        writer.change(start, end, after, rules)
    writer.copy(len(passage.text), with_empty=True)
    return Passage("".join(writer.pieces), tuple(writer.runs))


WholeEdit = tuple[int, int, str, tuple[str, ...]]  # start, end, what stands there then, by which rules


def whole_edits(passage: Passage, edits: Iterable[Edit]) -> Iterator[WholeEdit]:
    """Edits in the order of the text, widened to the changed runs they cut; those that then meet in one run become
    one.
    """
    begins = beginnings(passage)
    held: list[Edit] = []
    start = end = -1
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        left, right = _widened(passage, edit, begins)
        if held and left < end:
            held.append(edit)
            end = max(end, right)
            continue
        if held:
            yield _merged(passage, start, end, held, begins)
        held, start, end = [edit], left, right
    if held:
        yield _merged(passage, start, end, held, begins)


def _widened(passage: Passage, edit: Edit, begins: Sequence[int]) -> tuple[int, int]:
    left, right = edit.start, edit.end
    if not passage.runs:
        return left, right
    n = run_at(passage, left, begins)
    first = passage.runs[n]
    if first.rules and first.at < left < run_end(passage, n):
        left = first.at
    if right > 0:
        last = run_at(passage, right - 1 if right > edit.start else right, begins)
        if passage.runs[last].rules and passage.runs[last].at < right < run_end(passage, last):
            right = run_end(passage, last)
    return left, right


def _merged(passage: Passage, start: int, end: int, edits: list[Edit], begins: Sequence[int]) -> WholeEdit:
    pieces: list[str] = []
    rules: list[str] = []
    at = start
    if end > start:
        for n in range(run_at(passage, start, begins), len(passage.runs)):
            run = passage.runs[n]
            if run.at >= end:
                break
            rules += run.rules
    for edit in edits:
        pieces += [passage.text[at : edit.start], edit.after]
        at = edit.end
        rules.append(edit.rule)
    return start, end, "".join([*pieces, passage.text[at:end]]), tuple(dict.fromkeys(rules))


class _Writer:
    """Copies a passage from left to right, with changes between."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.pieces: list[str] = []
        self.runs: list[Run] = []
        self.length = self.at = self.next = 0
        self.ats = beginnings(passage)

    def copy(self, to: int, with_empty: bool) -> None:
        """Copy up to a position; deletions that stand just there belong to what follows unless `with_empty`."""
        runs, ats = self.passage.runs, self.ats
        if self.next < len(runs) and ats[self.next] < self.at:  # the rest of a run of which an edit took a part
            stop = run_end(self.passage, self.next)
            self._copy_run(runs[self.next], self.at, min(stop, to))
            self.next += stop <= to
        end = bisect_left(ats, to, self.next)
        cut = end > self.next and run_end(self.passage, end - 1) > to
        end -= cut
        while with_empty and end < len(runs) and ats[end] == to == run_end(self.passage, end):
            end += 1
        self._copy_runs(end)
        if cut and ats[end] >= self.at:
            self._copy_run(runs[end], ats[end], to)
        self.at = max(self.at, to)

    def _copy_runs(self, end: int) -> None:
        """Copy the runs up to one as they are, moved to where they stand now."""
        if end <= self.next:
            return
        some, start = self.passage.runs[self.next : end], self.ats[self.next]
        moved = self.length - start
        self.runs += [Run(r.at + moved, r.start, r.end, r.rules) for r in some] if moved else some
        stop = run_end(self.passage, end - 1)
        self.pieces.append(self.passage.text[start:stop])
        self.length += stop - start
        self.next = end

    def _copy_run(self, run: Run, left: int, right: int) -> None:
        if run.rules:
            self._emit(self.passage.text[left:right], run.start, run.end, run.rules)
        elif left < right:
            self._emit(self.passage.text[left:right], run.start + left - run.at, run.start + right - run.at, ())

    def change(self, start: int, end: int, after: str, rules: tuple[str, ...]) -> None:
        first, last = (
            (raw_start(self.passage, start, self.ats), raw_end(self.passage, end, self.ats))
            if end > start
            else (self._insertion(start),) * 2
        )
        self._emit(after, first, last, rules)
        runs = self.passage.runs
        while start < end and self.next < len(runs) and runs[self.next].at < end >= run_end(self.passage, self.next):
            self.next += 1
        self.at = max(self.at, end)

    def _insertion(self, position: int) -> int:
        if position <= 0 or not self.passage.runs:
            return self.passage.runs[0].start if self.passage.runs else 0
        return raw_end(self.passage, position, self.ats)

    def _emit(self, text: str, start: int, end: int, rules: tuple[str, ...]) -> None:
        self.runs.append(Run(self.length, start, end, rules))
        self.pieces.append(text)
        self.length += len(text)


def raw_starts(passage: Passage, positions: Iterable[int]) -> list[int]:
    """raw_start of many positions in rising order, in one pass."""
    runs, found, n = passage.runs, [], 0
    for position in positions:
        while n + 1 < len(runs) and runs[n + 1].at <= position:
            n += 1
        run = runs[n]
        found.append(run.start if run.rules else run.start + position - run.at)
    return found


def raw_again(published: str, changes: Iterable[tuple[int, int, str, str]]) -> str:
    """The raw text from the published one and its applied changes, each (raw start, raw end, before, after).

    Raises ValueError when a change does not stand where it should: then text and records do not belong together.

    >>> raw_again("thí dụ", [(3, 5, "  ", " ")])
    'thí  dụ'
    """
    pieces, at, offset = [], 0, 0
    for start, end, before, after in sorted(changes, key=lambda change: change[:2]):
        position = at + start - offset
        if start < offset or published[position : position + len(after)] != after or len(before) != end - start:
            raise ValueError(f"change at {start} does not fit the published text")
        pieces += [published[at:position], before]
        at, offset = position + len(after), end
    return "".join([*pieces, published[at:]])
