"""Notes that stand at the foot of a sheet of Word: each is put back to where the page has it, so that a file can be
compared word by word; and its reference is looked at: it must stand where the page has the mark, printed once.

Enters: a file as it was read, and where the page has each note. Leaves: the file with its notes at home; what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .file_readers import Foot, Read, Span, printed


@dataclass
class Homes:
    """Where notes are put into words, in order: by place among the words alone, how many come in there."""

    places: list[tuple[int, int]] = field(default_factory=list)

    def begin(self, at: int) -> int:
        """Where what begins there begins with the notes."""
        return at + sum(length for place, length in self.places if place <= at)

    def end(self, at: int) -> int:
        """Where what ends there ends."""
        return at + sum(length for place, length in self.places if place < at)

    def span(self, span: Span) -> Span:
        """A span with the notes."""
        return self.begin(span[0]), max(self.begin(span[0]), self.end(span[1]))


def at_home(read: Read, places: Mapping[str, int], lead: int = 0) -> Read:
    """The file as if each note stood in the text; `places`: where, by the name of its bookmark; `lead`: how long what
    the file says first is. A note without a place stands last.
    """
    if not read.feet:
        return read
    known = sorted(read.feet, key=lambda foot: places.get(_name(foot), 10**9))
    homes, words, inserted = Homes(), read.words, 0
    whole = Read()
    last = 0
    for foot in known:
        at = min(lead + places.get(_name(foot), 10**9) - inserted, len(words))
        whole.parts += [words[last:at], foot.read.words]
        shift = inserted + at
        whole.anchors += [(name, shift + n) for name, n in foot.read.anchors]
        whole.links += [(shift + a, shift + b, to) for a, b, to in foot.read.links]
        homes.places.append((at, foot.read.length))
        inserted, last = inserted + foot.read.length, max(last, at)
    whole.parts.append(words[last:])
    whole.length = read.length + inserted
    whole.anchors += [(name, homes.begin(at)) for name, at in read.anchors]
    whole.anchors.sort(key=lambda anchor: anchor[1])
    whole.headings = [homes.span(span) for span in read.headings]
    whole.links = sorted((*whole.links, *((*homes.span((a, b)), to) for a, b, to in read.links)), key=lambda a: a[0])
    whole.tables = [[[homes.span(cell) for cell in row] for row in table] for table in read.tables]
    whole.feet = read.feet
    return whole


def _name(foot: Foot) -> str:
    return next((name for name, at in foot.read.anchors if at == 0), "")


def differing(read: Read, notes: Sequence[Mapping[str, Any]], called: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the references of a file; `called`: names of bookmarks, by id."""
    by_name = {called[note["id"]]: note for note in notes}
    units = {name: id_ for id_, name in called.items()}
    for foot in read.feet:
        note = by_name.get(_name(foot))
        if note is None:
            yield f"foot {_name(foot)}: no note of the text"
            continue
        if printed(note["mark"]) not in foot.mark or not read.words.startswith(foot.mark, foot.at):
            yield f"foot {note['id']}: its mark {note['mark']} ≠ {foot.mark}"
        here = [name for name, at in read.anchors if at <= foot.at and name in units]
        within = units[here[-1]] if here else ""
        if note["unit"] and not f"{within}-".startswith(f"{note['unit']}-"):
            yield f"foot {note['id']}: called from {within}, not from {note['unit']}"


def noted(read: Read, notes: Sequence[Mapping[str, Any]], called: Mapping[str, str]) -> list[str]:
    """The ids of the notes at the foot."""
    names = {_name(foot) for foot in read.feet}
    return sorted(note["id"] for note in notes if called[note["id"]] in names)
