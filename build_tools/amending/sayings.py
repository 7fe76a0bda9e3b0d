"""Sayings: what one text says of changes by itself, before anything is known of what others do to it, or say of it.

Enters: a document, what became of its mentions, the key of its work, the texts on which it may act. Leaves: a Saying:
when it comes into force, what it does if no other text moves that day, what its notes tell, and what of it was not read
if no other text names more of its clauses. So it can be made where the text is at hand, and kept with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from typing import Any, NamedTuple, TypeAlias

from ..addresses import slug_of
from ..model import Document, Effect, Reference
from ..office.types import CONSOLIDATED
from . import noting
from .commencing import Commencement, commencement
from .instructing import instructions
from .unread import Unread, unread

Base: TypeAlias = tuple[str, str | None]  # the work of whose places notes speak, and its text if it is held


class NotesTold(NamedTuple):
    """What the notes of a text tell, and of what; of a consolidated text also the last day that its head gives."""

    base: Base | None
    told: tuple[noting.Told, ...] = ()
    head_day: str | None = None


class Saying(NamedTuple):
    """What one text says by itself."""

    when: Commencement
    does: tuple[Effect, ...]
    notes: NotesTold
    unread: tuple[Unread, ...]

    def tells_unread(self, when: Commencement, acting: Collection[str]) -> bool:
        """Whether what is unread is that, with another day and with the units that were found to act."""
        alike = bool(when.day or when.along) == bool(self.when.day or self.when.along) and when.end == self.when.end
        return alike and {*acting} == acting_units(self.does)


def saying(document: Document, references: tuple[Reference, ...], own: str, held: Mapping[str, Document]) -> Saying:
    """What a text says; `own` is the key of its work."""
    when = commencement(document, references)
    notes = notes_told(document, references, own)
    if is_consolidated(document):
        return Saying(when, (), notes, ())
    does = tuple(instructions(document, references, when, own, held))
    return Saying(when, does, notes, tuple(unread(document, when, acting_units(does))))


def acting_units(does: Iterable[Effect]) -> set[str]:
    """The units of a text that state its effects."""
    return {effect.source_unit for effect in does if effect.source_unit}


def is_consolidated(document: Document) -> bool:
    """Whether a text is an official consolidation: it does nothing to others."""
    about = document.metadata
    return about.type == CONSOLIDATED or "VBHN" in (about.number or "")


def notes_told(document: Document, references: tuple[Reference, ...], own: str) -> NotesTold:
    """What the notes of a text tell."""
    base = _base(document, references, own)
    told = tuple(noting.told(document, references)) if base and document.notes else ()
    return NotesTold(base, told, noting.head_day(document) if is_consolidated(document) else None)


def _base(document: Document, references: Iterable[Reference], own: str) -> Base | None:
    """Of what the notes of a text speak: of itself, or of what it consolidates."""
    if not is_consolidated(document):
        return own, document.source.slug
    for reference in references:
        mention, target = reference.mention, reference.target
        if target and mention.kind == "external" and mention.number and mention.note is None and not mention.provision:
            return target.work, slug_of(target.url)
    return None


# ------------------------------------------------------------------ as it is kept


def plain(said: Saying) -> tuple[Any, ...]:
    """A saying as values of `model` and of the language alone."""
    when = tuple(getattr(said.when, each.name) for each in fields(said.when))
    notes = (said.notes.base, tuple(map(tuple, said.notes.told)), said.notes.head_day)
    return when, said.does, notes, tuple(map(tuple, said.unread))


def of_plain(row: tuple[Any, ...]) -> Saying:
    """The saying that was kept so."""
    when, does, (base, told, head_day), left = row
    notes = NotesTold(base, tuple(noting.Told(*each) for each in told), head_day)
    return Saying(Commencement(*when), does, notes, tuple(Unread(*each) for each in left))
