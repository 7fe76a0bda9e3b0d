"""Mending a text by editing it: what a person changes in a copy of the text as shown becomes [[correction]] entries.

Enters: the project root, a text, the edited copy. Leaves: entries in source_texts/<slug>.toml, each as small as it
can be. Promise: with these entries, and no others, the text is shown as the copy says; what cannot be said so is told
and not written. Nothing here changes a raw text.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import cleaning, reading
from ..errors import Refusal, raise_all
from ..model import CleanText, Correction, Decision, SourceText
from ..passages import line_numbers, raw_end, raw_start
from ..reading.decisions import placed
from ..shortest_edits import shortest_edits
from . import deciding
from .deciding import EDITOR, told_apart
from .reviewing import Ask, Say, answered

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_EDITORS = ("nano", "vi", "notepad")


@dataclass(frozen=True, slots=True)
class Change:
    """raw[start:end], and what a person makes of it; `first`, `last`: where it stands in the copy."""

    start: int
    end: int
    before: str
    after: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A text as shown, line by line, and for each of its letters where it begins and ends in the raw text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def edit(root: Path, slug: str, ask: Ask, say: Say, edited: Path | None = None) -> int:
    """Opens a copy in the person's editor, or takes one that was edited elsewhere; writes what was changed in it;
    says how many entries. Raises Refusal.
    """
    clean = _text(root, slug)
    copy = shown(clean)
    changed = edited.read_text(encoding="utf-8") if edited else _in_editor(copy.text, slug)
    found = list(changes(clean.source.text, copy, changed))
    if not found:
        say("Bản chép không có gì đổi.")
        return 0
    kept, refused = sayable(clean.source, copy, found)
    for change in kept:
        say(f"  dòng {line_numbers(clean.source.text)(change.start)}: {told(change)}")
    for change in refused:
        line = line_numbers(clean.source.text)(change.start)
        say(f"  KHÔNG ghi được, dòng {line}: {told(change)} (chữ ở đây do quy tắc đặt, hoặc mục khác đã sửa)")
    if not kept:
        return 0
    by = answered(ask, f"Người quyết định [{EDITOR}]: ") or EDITOR
    common = answered(ask, f"Lý do chung cho {len(kept)} chỗ (bỏ trống: hỏi từng chỗ): ")
    for change in kept:
        reason = common
        while not reason:
            reason = answered(ask, f"Lý do đổi {told(change)}: ")
        deciding.written(root, clean.source, [entry(clean.source, change, reason, by)])
    say(f"Đã ghi {len(kept)} mục [[correction]].")
    return len(kept)


def told(change: Change) -> str:
    """A change as a person reads it."""
    before, after = (re.sub(r"\s*\n\s*", "⏎", words) for words in (change.before, change.after))
    return f"“{before}” → “{after}”"


def copied(root: Path, slug: str) -> str:
    """The text as it is shown, to be edited elsewhere. Raises Refusal."""
    return shown(_text(root, slug)).text


def _text(root: Path, slug: str) -> CleanText:
    readings = reading.read_each(root)
    raise_all(refusal for name, refusal in readings.refused if name == slug)
    for source in readings.sources:
        if source.slug == slug:
            return cleaning.clean(source)
    raise Refusal("vanban edit", f"không có văn bản “{slug}”", "xem tên các tệp trong source_texts/")


def shown(clean: CleanText) -> Copy:
    """The text as it is shown, a paragraph or a row of a table a line."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for line in clean.lines:
        passage = line.passage
        if not passage.text:
            continue
        if text:
            text.append("\n")
            starts.append(ends[-1])
            ends.append(max(ends[-1], raw_start(passage, 0)))
        text.append(passage.text)
        starts += [raw_start(passage, n) for n in range(len(passage.text))]
        ends += [raw_end(passage, n + 1) for n in range(len(passage.text))]
    return Copy("".join(text), tuple(starts), tuple(ends))


def changes(raw: str, copy: Copy, edited: str) -> Iterator[Change]:
    """What was changed in a copy, as small as words allow; blanks at the ends of lines and empty lines are nothing."""
    new = "\n".join(line.rstrip() for line in edited.splitlines() if line.strip())
    old_lines, new_lines = copy.text.split("\n"), new.split("\n")
    at, starts = 0, []
    for line in old_lines:
        starts.append(at)
        at += len(line) + 1
    starts.append(at)
    for a, b, c, d in shortest_edits([line.rstrip() for line in old_lines], new_lines):
        old = copy.text[starts[a] : max(starts[a], starts[b] - 1)]
        yield from _within(raw, copy, starts[a], old, "\n".join(new_lines[c:d]))


def _within(raw: str, copy: Copy, at: int, old: str, new: str) -> Iterator[Change]:
    """The changes of one stretch of lines, token by token."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    places = [at]
    for token in before:
        places.append(places[-1] + len(token))
    for a, b, c, d in shortest_edits(before, after):
        a, b, c, d = _with_neighbour(before, after, a, b, c, d)
        first, last = places[a], places[b]
        start, end = _span(copy, first, last)
        yield Change(start, end, raw[start:end], "".join(after[c:d]).replace("\n", "\n\n"), first, last)


def _with_neighbour(
    before: Sequence[str], after: Sequence[str], a: int, b: int, c: int, d: int
) -> tuple[int, int, int, int]:
    """What is only put in takes the word beside it along: an entry has to have words of its own."""
    if b > a and "".join(before[a:b]).strip():
        return a, b, c, d
    while a > 0 and c > 0 and not "".join(before[a:b]).strip():
        a, c = a - 1, c - 1
    while b < len(before) and d < len(after) and not "".join(before[a:b]).strip():
        b, d = b + 1, d + 1
    return a, b, c, d


def _span(copy: Copy, first: int, last: int) -> tuple[int, int]:
    """Where letters first to last of a copy stand in the raw text."""
    if first >= len(copy.text):
        return copy.ends[-1], copy.ends[-1]
    if last <= first:
        return copy.starts[first], copy.starts[first]
    return copy.starts[first], copy.ends[last - 1]


def sayable(source: SourceText, copy: Copy, found: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """The changes that, written as entries, show the text as wanted; and those that do not."""
    if _does(source, copy, found):
        return list(found), []
    kept = [change for change in found if _does(source, copy, [change])]
    while kept and not _does(source, copy, kept):
        kept.pop()
    return kept, [change for change in found if change not in kept]


def _does(source: SourceText, copy: Copy, some: Sequence[Change]) -> bool:
    """Whether entries for these changes, and nothing else, are what the text shows then."""
    if any(change.start >= change.end or not change.before.strip() for change in some):
        return False
    held = source.decisions
    added = tuple(_decision(source.text, change, len(held.corrections) + n) for n, change in enumerate(some, 1))
    new = placed(replace(held, corrections=(*held.corrections, *added), remarks=()), source.text)
    if len(new.corrections) < len(held.corrections) + len(added):
        return False
    return _letters(shown(cleaning.clean(replace(source, decisions=new))).text) == _letters(wanted(copy, some))


def wanted(copy: Copy, some: Sequence[Change]) -> str:
    """A copy with the changes made in it."""
    text = copy.text
    for change in sorted(some, key=lambda c: -c.first):
        text = text[: change.first] + change.after + text[change.last :]
    return text


def _letters(text: str) -> str:
    """Words and signs of a text with one blank between them, a line end where there is one or more."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))


def _decision(raw: str, change: Change, number: int) -> Decision:
    start, end, near = told_apart(raw, change.start, change.end)
    after = raw[start : change.start] + change.after + raw[change.end : end]
    return Decision(
        line_numbers(raw)(start), raw[start:end], after, True, "sửa", "người sửa", number, near=near, start=start
    )


def entry(source: SourceText, change: Change, reason: str, by: str) -> deciding.FileEntry:
    """The [[correction]] that makes a change."""
    record = Correction("edited", "word", change.start, change.end, change.before, change.after, "proposed", "")
    return deciding.correction(source, record, change.after, True, reason, by)


def _in_editor(text: str, slug: str) -> str:
    """The copy as the person leaves it. Raises Refusal when there is no editor, or it fails."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, _EDITORS), "")
    if not named:
        raise Refusal("vanban edit", "không thấy trình soạn thảo nào", "đặt biến EDITOR, ví dụ: export EDITOR=nano")
    with TemporaryDirectory(prefix="vanban-") as folder:
        path = Path(folder) / f"{slug}.txt"
        path.write_text(text + "\n", encoding="utf-8")
        try:
            subprocess.run([*shlex.split(named), str(path)], check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Refusal("vanban edit", f"trình soạn thảo {named} dừng với lỗi: {error}", "không đổi gì") from error
        return path.read_text(encoding="utf-8")
