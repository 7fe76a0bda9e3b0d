"""How a text reads from a day on (contract: *Time*)."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Block, ShownUnit


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a version and where they come from: what raw[start:end] of a held text shows.

    `effect`: the id of what put them here, None for words of the text as issued. The publisher's own words ([[effect]])
    stand in no raw text: `start` and `end` are None, and `slug` is the text beside which they are written.
    """

    text: str
    slug: str
    start: int | None
    end: int | None
    effect: str | None = None


@dataclass(frozen=True, slots=True)
class VersionUnit(ShownUnit):
    """A unit of a version. `start`, `end` are None where its words come from another text.

    `stretches`: its printed words in order (label, title, own text), each with its source; one after the other they
    are all that stands at the unit, and "\\n" and "\\t" part rows and cells. `label_end`, `heading_end`: where label
    and title end in them. A repealed unit keeps its label and shows “(được bãi bỏ)”, which no text printed: that is in
    `text`, in no stretch. `changed_by`: the ids of the effects that made it what it is, oldest first; `not_applied`:
    those that act here, or below, and could not be applied by the version's day.
    """

    stretches: tuple[Stretch, ...]
    label_end: int = 0
    heading_end: int = 0
    changed_by: tuple[str, ...] = ()
    not_applied: tuple[str, ...] = ()
    repealed: bool = False
    inserted: bool = False  # the text as issued has no such unit


@dataclass(frozen=True, slots=True)
class OfficialReading:
    """How many Điều read the same in an official consolidated text that is held; the anchors of those that differ."""

    slug: str
    date: str | None
    same: int
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it stands from a day on. It begins only on a day on which an effect is applied.

    `units` in reading order, ids as in the text as issued. `frame`: what stands outside the units (head, basis,
    signature), each block with the number of units before it; notes are left out. `applied`, `not_applied`: ids of
    effects, all that count by `since`; `changes`: those of that very day.
    """

    slug: str
    since: str
    until: str | None
    units: tuple[VersionUnit, ...]
    frame: tuple[tuple[int, Block], ...]
    applied: tuple[str, ...]
    changes: tuple[str, ...]
    not_applied: tuple[str, ...]
    witnesses: tuple[OfficialReading, ...] = ()
    title: str | None = None  # of the text, when an effect has changed it
