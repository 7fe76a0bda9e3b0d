"""Deciding: what a person says of a text is written at once into the file beside it, and can be taken back.

Enters: the project root, a text, entries of [[correction]], [[seen]], [[line]]. Leaves: source_texts/<slug>.toml, with
the entries behind everything that stands there, which is kept as it is (comments, order, spacing, line ends). Nothing
here changes a raw text.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from ..errors import Refusal
from ..model import Correction, Finding, SourceText
from ..passages import line_numbers
from ..reading.following import follow, near_words
from ..storage import healed, locked, read_text, refused, write_whole

EDITOR = "Ban biên tập Vanban"
_WORDS = re.compile(r"\S(?:[^\n]{0,78}\S)?(?!\w)")  # the first of a line: enough to find a place by
_STATE = re.compile(r"^state\s*=[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One entry: the name of its table, and its keys in order."""

    table: str
    keys: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """What was written at once: the file, what stood in it before (None: there was none), what stands in it since."""

    path: Path
    place: str
    before: str | None
    after: str
    entries: tuple[FileEntry, ...] = ()


def correction(source: SourceText, record: Correction, after: str, accepted: bool, reason: str, by: str) -> FileEntry:
    """A decision on the words of a record, as few as tell the place apart."""
    raw = source.text
    start, end, near = told_apart(raw, record.start, record.end)
    keys = {
        "line": line_numbers(raw)(start),
        "before": raw[start:end],
        "after": raw[start : record.start] + after + raw[record.end : end],
        "decision": "accept" if accepted else "reject",
        "reason": reason,
        "near": near,
        "evidence": record.evidence if record.evidence != reason else "",
        "by": by,
    }
    return FileEntry("correction", tuple((key, value) for key, value in keys.items() if value or key == "after"))


def seen(source: SourceText, found: Finding, reason: str, by: str) -> FileEntry:
    """That a person has looked at a finding, and why it may stay."""
    said = {"reason": reason, "by": by}
    return FileEntry("seen", tuple(({"code": found.code} | _place(source.text, found) | said).items()))


def _place(raw: str, found: Finding) -> dict[str, Any]:
    """Where the words of a finding stand; nothing for one on the whole text."""
    if found.start is None or found.end is None:
        return {}
    words = _WORDS.search(raw, found.start, max(found.end, found.start + 1))
    if words:
        return placed_words(raw, words.start(), words.end())
    return placed_words(raw, raw.rfind("\n", 0, found.start) + 1, found.start + 1)


def line(source: SourceText, start: int, end: int, what: str, reason: str, by: str) -> FileEntry:
    """What the line is whose words stand at raw[start:end]."""
    stop = source.text.find("\n", start)
    end = min(end, stop if stop >= 0 else end)
    return FileEntry(
        "line", tuple((placed_words(source.text, start, end) | {"is": what, "reason": reason, "by": by}).items())
    )


def placed_words(raw: str, start: int, end: int) -> dict[str, Any]:
    """The line and the words of an entry, and the words near them where they are needed."""
    start, end = widened(raw, start, end)
    said = {"line": line_numbers(raw)(start), "before": raw[start:end]}
    near = near_words(raw, start, end)
    return said | ({"near": near} if near and near != raw[start:end] else {})


def written(root: Path, source: SourceText, entries: Sequence[FileEntry]) -> Writing:
    """Appends entries to the file beside a text. Raises Refusal when the file cannot be written."""
    path = root / Path(source.path).with_suffix(".toml")
    place = path.relative_to(root).as_posix()
    with locked(path.parent, _say):
        before = read_text(path, place) if path.exists() else None
        standing = healed(before or "", place).rstrip()
        newline = _newline(standing)
        added = "\n\n".join(map(_as_toml, entries)).replace("\n", newline)
        after = (newline * 2).join(filter(None, [standing, added])) + newline
        _write(path, place, after)
    return Writing(path, place, before, after, tuple(entries))


def _newline(words: str) -> str:
    return "\r\n" if "\r\n" in words else "\n"


def _as_toml(entry: FileEntry) -> str:
    table = tomlkit.table()
    for key, value in entry.keys:
        table[key] = value
    array = tomlkit.aot()
    array.append(table)
    return tomlkit.dumps({entry.table: array}).strip()


def finished(root: Path, source: SourceText, by: str, on: date) -> Writing:
    """Says in the file that a person has gone through the text: it is a draft no more. Raises Refusal."""
    path = root / Path(source.path).with_suffix(".toml")
    place = path.relative_to(root).as_posix()
    with locked(path.parent, _say):
        before = read_text(path, place) if path.exists() else None
        standing = healed(before or "", place)
        table, newline = tomlkit.parse(standing), _newline(standing)
        who = {"reviewed_by": by, "reviewed_on": on}
        for key, value in {"state": "reviewed", **who}.items():
            if key in table:
                table[key] = value
        after = ("" if "state" in table else f'state = "reviewed"{newline * 2}') + tomlkit.dumps(table)
        added = "".join(newline + tomlkit.dumps({key: who[key]}).strip() for key in who if key not in table)
        after = _STATE.sub(lambda found: found[0] + added, after, count=1)
        _write(path, place, after)
    return Writing(path, place, before, after)


def taken_out(root: Path, source: SourceText, numbers: set[int]) -> None:
    """Takes the corrections so numbered out of the file, from 1 on. Raises Refusal."""
    place = source.decisions.path
    path = root / place
    with locked(path.parent, _say):
        table = tomlkit.parse(healed(read_text(path, place), place))
        entries = table["correction"]
        for number in sorted(numbers, reverse=True):
            del entries[number - 1]
        if not entries:
            del table["correction"]
        _write(path, place, tomlkit.dumps(table))


def taken_back(deed: Writing) -> None:
    """Undoes a deed: the file is as it was; where others wrote into it since, only the entries of the deed go. Raises
    Refusal when they stand there no more.
    """
    with locked(deed.path.parent, _say):
        now = read_text(deed.path, deed.place) if deed.path.exists() else ""
        if now == deed.after:
            if deed.before is None:
                deed.path.unlink()
            else:
                _write(deed.path, deed.place, deed.before)
            return
        for entry in reversed(deed.entries):
            now = _without(now, entry, deed.place)
        if not deed.entries:
            raise Refusal(deed.place, "tệp đã đổi từ đó, không hoàn tác được", "sửa tệp bằng tay.")
        _write(deed.path, deed.place, now)


def _without(words: str, entry: FileEntry, place: str) -> str:
    """A file without the last entry that says just this. Raises Refusal when there is none."""
    newline = _newline(words)
    written_so = _as_toml(entry).replace("\n", newline)
    at = words.rfind(written_so)
    if at < 0:
        raise Refusal(place, "mục ấy đã đổi từ đó, không hoàn tác được", "sửa tệp bằng tay.")
    return words[:at] + words[at + len(written_so) :].removeprefix(newline).removeprefix(newline)


def _write(path: Path, place: str, words: str) -> None:
    try:
        write_whole(path, words.encode())
    except OSError as error:
        raise refused(error, place) from error


def _say(words: str) -> None:
    print(words, file=sys.stderr)


@dataclass(frozen=True, slots=True)
class _Placed:
    """What an entry would say of its place."""

    line: int | None
    before: str
    near: str


# Letters on either side: fewer where more hold the same words again, more where a line says the same twice.
_REACHES = (24, 16, 10, 6, 48, 96, 160)


def told_apart(raw: str, start: int, end: int) -> tuple[int, int, str]:
    """The span by which a place is told apart, and the words near it: its own words where those near them tell it, for
    in a badly read line the word beside it may be mended too; else widened.
    """
    number = line_numbers(raw)(start)
    for reach in _REACHES:
        near = near_words(raw, start, end, reach)
        said = _Placed(number, raw[start:end], near)
        if said.before.strip() and near.count(said.before) == 1 and follow([said], raw)[0].start == start:
            return start, end, near
    start, end = widened(raw, start, end)
    return start, end, near_words(raw, start, end)


def widened(raw: str, start: int, end: int) -> tuple[int, int]:
    """A span widened by whole words until what it holds begins once on its line."""
    first = raw.rfind("\n", 0, start) + 1
    last = raw.find("\n", end)
    last = len(raw) if last < 0 else last
    while raw[first:last].count(raw[start:end]) > 1 and (start > first or end < last):
        start = max(first, raw.rfind(" ", first, max(first, start - 1)) + 1 if start - 1 > first else first)
        stop = raw.find(" ", end + 1, last)
        end = last if stop < 0 else stop
    return start, end
