"""What each text does to others, what its notes tell, and what of it was not read: as it says by itself, or as others
let it be read.

Enters: what each text says by itself, and is made of (`TextPrints`). Leaves: the readings of `amending`. Where others
move the day of a text, or name more of its clauses, it is read again; that is kept, and taken where the text, what
became of its mentions, its days and whatever else was asked are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from .. import amending
from ..model import Document, Effect, Reference
from . import asking, caching
from .caching import Workers
from .text_files import TextPrints, hashed

FOLDER = "effects"
_ALL = "collection"


class KeptReadings:
    """The readings of one run; `keep` keeps them for the next."""

    def __init__(self, work: Workers, prints: TextPrints, sayings: Mapping[str, amending.Saying]) -> None:
        self.folder: Path | None = work.folder / FOLDER if work.folder else None
        self.prints, self.sayings = prints, sayings
        self.name = caching.key(FOLDER, _ALL)
        found = caching.kept(self.folder, self.name)
        self.before: dict[tuple[str, str], tuple[str, asking.Trace, tuple[Any, ...]]] = (
            found if isinstance(found, dict) else {}
        )
        self.now = dict[tuple[str, str], tuple[str, asking.Trace, tuple[Any, ...]]]()

    def instructions(
        self,
        document: Document,
        references: Mapping[str, tuple[Reference, ...]],
        when: amending.Commencement,
        own: str,
        held: Mapping[str, Document],
    ) -> tuple[Effect, ...]:
        """As `amending.instructions_of`."""
        said = self.sayings[document.source.slug]
        if said.when == when:
            return said.does

        def made(asked: Mapping[str, Document]) -> Iterable[Effect]:
            return amending.instructions_of(document, references, when, own, asked)

        return self._kept("does", document, (when, own), made, held)

    def notes(
        self, document: Document, _references: Mapping[str, tuple[Reference, ...]], _works: Mapping[str, str]
    ) -> amending.NotesTold:
        """As `amending.notes_of`."""
        return self.sayings[document.source.slug].notes

    def unread(
        self, document: Document, when: amending.Commencement, acting: Collection[str]
    ) -> tuple[amending.Unread, ...]:
        """As `amending.unread`."""
        said = self.sayings[document.source.slug]
        if said.tells_unread(when, acting):
            return said.unread

        def made(_asked: Mapping[str, Document]) -> Iterable[tuple[Any, ...]]:
            return map(tuple, amending.unread(document, when, acting))

        found = self._kept("unread", document, (when, sorted(acting)), made, {})
        return tuple(amending.Unread(*each) for each in found)

    def _kept(
        self,
        what: str,
        document: Document,
        beside: object,
        make: Callable[[Mapping[str, Document]], Iterable[Any]],
        held: Mapping[str, Document],
    ) -> tuple[Any, ...]:
        """What was kept, or is made now; of the texts that are `held` it may ask."""
        if self.folder is None:
            return tuple(make(held))
        slug = document.source.slug
        name = hashed((self.prints.documents[slug], self.prints.references[slug], beside))
        answers = asking.Prints({"held": held}, lambda _name, key, _value: self.prints.documents[key])
        known = self.before.get((what, slug))
        if known and known[0] == name and answers.hold(known[1]):
            self.now[what, slug] = known
            return known[2]
        log: dict[asking.Question, None] = {}
        found = tuple(make(asking.AskedMapping("held", held, log)))
        self.now[what, slug] = name, answers.trace(log), found
        return found

    def keep(self) -> None:
        """After the last reading."""
        if self.now != self.before:
            caching.keep(self.folder, self.name, self.now)
            if self.folder:
                caching.cleared(self.folder, [self.name])
