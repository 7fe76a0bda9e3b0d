"""Text that remembers where it stood: the thread from every shown letter back to the raw file.

Enters: raw text and edits. Leaves: passages (model.Passage) and, derived from them, the list of changes.
Promise: whatever edits were made, `raw` can be rebuilt from the runs alone, because each run names its raw span.

    >>> whole = of_raw("thí  dụ")
    >>> mended = edited(whole, [Edit(3, 5, " ", "double-blank")])
    >>> mended.text, raw_span(mended, 4, 6)
    ('thí dụ', (5, 7))
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .model import Passage, Run


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] of a passage (positions in the passage, not raw offsets) by `after`, because of `rule`."""

    start: int
    end: int
    after: str
    rule: str


def of_raw(raw: str, start: int = 0) -> Passage:
    """The passage that is raw text, unchanged; `start` is the raw offset of its first character."""
    return Passage(raw, (Run(0, start, start + len(raw)),) if raw else ())


def run_ends(passage: Passage) -> Iterator[tuple[Run, int]]:
    """Each run with the position in the text where it ends."""
    for n, run in enumerate(passage.runs):
        yield run, passage.runs[n + 1].at if n + 1 < len(passage.runs) else len(passage.text)


def _index(passage: Passage, position: int) -> int:
    """The last run that begins at or before a position."""
    return max(0, bisect_right(passage.runs, position, key=lambda run: run.at) - 1)


def raw_start(passage: Passage, position: int) -> int:
    """The raw offset at which the character at `position` begins."""
    if not passage.runs:
        raise ValueError("an empty passage stands nowhere in the raw text")
    run = passage.runs[_index(passage, min(position, max(0, len(passage.text) - 1)))]
    if position >= len(passage.text):
        return passage.runs[-1].end
    return run.start if run.rules else run.start + position - run.at


def raw_end(passage: Passage, position: int) -> int:
    """The raw offset just after the character before `position`."""
    if position <= 0:
        return raw_start(passage, 0)
    run = passage.runs[_index(passage, position - 1)]
    return run.end if run.rules else run.start + position - run.at


def raw_span(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """The raw span of text[start:end]; empty spans have the place but no width."""
    first = raw_start(passage, start)
    return first, max(first, raw_end(passage, end)) if end > start else first


def position_of(passage: Passage, offset: int) -> int | None:
    """The position in the text of the character that came from a raw offset; None if the passage does not hold it."""
    for run, end in run_ends(passage):
        if run.start <= offset < run.end:
            return run.at if run.rules else min(run.at + offset - run.start, end)
    return None


def part(passage: Passage, start: int, end: int) -> Passage:
    """text[start:end] with its runs."""
    start, end = max(0, start), min(end, len(passage.text))
    if start >= end:
        return Passage("", ())
    runs = []
    first = _index(passage, start)
    for n in range(first, len(passage.runs)):
        run = passage.runs[n]
        stop = passage.runs[n + 1].at if n + 1 < len(passage.runs) else len(passage.text)
        if run.at >= end:
            break
        left, right = max(run.at, start), min(stop, end)
        if left >= right:
            continue
        if run.rules:
            runs.append(Run(left - start, run.start, run.end, run.rules))
        else:
            runs.append(Run(left - start, run.start + left - run.at, run.start + right - run.at))
    return Passage(passage.text[start:end], tuple(runs))


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
        runs += [Run(run.at + len(text), run.start, run.end, run.rules) for run in passage.runs]
        text += passage.text
    return Passage(text, tuple(runs))


def edited(passage: Passage, edits: Iterable[Edit]) -> Passage:
    """The passage after edits that do not overlap. An edit that cuts a changed run takes in the whole of it."""
    result = passage
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        result = _with_edit(result, edit)
    return result


def _with_edit(passage: Passage, edit: Edit) -> Passage:
    # Placeholder of quadratic cost; the cleaning stage owns the fast form (one pass over runs and edits together).
    start, end, after, rules = edit.start, edit.end, edit.after, (edit.rule,)
    before, behind = part(passage, 0, start), part(passage, end, len(passage.text))
    raw_from, raw_to = (raw_span(passage, start, end)) if end > start else (raw_end(passage, start),) * 2
    middle = Run(len(before.text), raw_from, raw_to, rules)
    shift = len(before.text) + len(after)
    return Passage(
        before.text + after + behind.text,
        (*before.runs, middle, *(Run(r.at + shift, r.start, r.end, r.rules) for r in behind.runs)),
    )
