"""Comparing: a second version of a text tells where the first was read badly.

Enters: the project root, the text to be mended, another that is held or lies in a file. Leaves: the differences, where
most is wrong first, each as a proposal that a person accepts or rejects as any other. Nothing is settled: the other
version may be the wrong one, or another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import Indel

from .. import cleaning, importing, reading
from ..errors import Refusal, raise_all
from ..model import CleanText, Correction, SourceText
from ..passages import line_numbers
from ..presenting.short_titles import one_line
from . import editing, reviewing

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LEAST = 0.5  # of the words that two versions of one text share at the least
_MOST = 12  # words of a difference that can still be told as one


def differences(root: Path, slug: str, other: str) -> tuple[CleanText, list[Correction]]:
    """What reads otherwise in the second version. Raises Refusal for texts that there are not, and for two that are no
    versions of one.
    """
    readings = reading.read_each(root)
    first, second = _held(readings, slug), _other(readings, other)
    copy, against = editing.shown(first), editing.shown(second)
    before, after = list(_TOKEN.finditer(copy.text)), list(_TOKEN.finditer(against.text))
    matched = Indel.opcodes([token[0] for token in before], [token[0] for token in after])
    steps = [(step.tag, step.src_start, step.src_end, step.dest_start, step.dest_end) for step in matched]
    same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    if same < _LEAST * min(len(before), len(after)):
        raise Refusal("vanban compare", f"{slug} và {other} không phải hai bản của một văn bản", "xem lại tên hai bản")
    found = list(_records(first.source, copy, before, against.text, after, _joined(steps), other))
    return first, reviewing.ranked(first, found)


def told(text: CleanText, found: Sequence[Correction]) -> Iterator[str]:
    """The differences, a line each."""
    number = line_numbers(text.source.text)
    for one in found:
        yield f"{text.source.path}:{number(one.start)}: “{one_line(one.before)}” ↔ “{one_line(one.after)}”"


def _held(readings: reading.Readings, slug: str) -> CleanText:
    raise_all(refusal for name, refusal in readings.refused if name == slug)
    reading.chosen_slugs([slug], [source.slug for source in readings.sources])
    return next(cleaning.clean(source) for source in readings.sources if source.slug == slug)


def _other(readings: reading.Readings, other: str) -> CleanText:
    """A text that is held, or a file of any kind that can be brought in."""
    path = Path(other)
    if not path.is_file():
        return _held(readings, other)
    text = importing.read(path).text
    return cleaning.clean(SourceText("ban-kia", path.name, text.encode(), text, ""))


Steps = list[tuple[int, int, int, int]]


def _joined(steps: Sequence[tuple[str, int, int, int, int]]) -> Steps:
    """Differences between which a sign alone stays are one; so are what goes and what comes at one place."""
    joined: Steps = []
    for tag, a, b, c, d in steps:
        if tag == "equal":
            continue
        if joined and a == joined[-1][1] and c == joined[-1][3]:
            joined[-1] = (joined[-1][0], b, joined[-1][2], d)
        else:
            joined.append((a, b, c, d))
    return joined


def _records(
    source: SourceText,
    copy: editing.Copy,
    before: Sequence[re.Match[str]],
    against: str,
    after: Sequence[re.Match[str]],
    steps: Steps,
    other: str,
) -> Iterator[Correction]:
    for a, b, c, d in steps:
        if max(b - a, d - c) > _MOST or not before:
            continue  # a passage that one of the two has not: no slip of a reader
        if a == b:  # what is only put in takes the word before it along
            a, c = max(0, a - 1), max(0, c - 1)
            b, d = (b, d) if a < b else (b + 1, d + 1)
        first, last = before[a].start(), before[b - 1].end()
        start, end = copy.starts[first], copy.ends[last - 1]
        new = against[after[c].start() : after[d - 1].end()] if d > c else ""
        if not new and source.text[start - 1 : start] == " ":
            start -= 1
        if source.text[start:end].strip():
            yield Correction(
                "second-version", "word", start, end, source.text[start:end], new, "proposed", "bản kia in khác",
                f"{Path(other).name} in “{one_line(new)}”",
            )  # fmt: skip
