"""What became of the mentions of each text, kept with all that was asked of the collection.

Enters: the register of works, and what each text is made of. Leaves: for each text its references, what it says on the
pages of works, what is doubted there, and what it says of changes; what was kept is taken where the text is what it
was, all works are what they were, and so is each text of whose places anything was asked. A change of words that names
no other text so leaves the others alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from .. import amending, resolving
from ..errors import Refusal
from ..model import Document, Failure, Finding, Mention, Reached, Reference, Work
from ..rendering import reaching
from ..resolving.citings import Citings, by_work
from ..resolving.lint import Lint
from ..resolving.register import Register
from . import asking, caching, isolation, processes, storing
from .caching import Workers
from .isolation import Texts
from .storing import ByText, Store
from .text_files import hashed

FOLDER = "references"
STAGE = "Nối dẫn chiếu"
_TOGETHER = 32  # works that a process makes at a time
CHANGES = "Tìm hiệu lực"


class Resolved(NamedTuple):
    """What became of the mentions of a text."""

    references: tuple[Reference, ...] | bytes  # packed, where they are laid down so
    print: str
    cited: tuple[tuple[str, Any], ...]  # works, and what is said of each: rows, or packed, too
    doubts: tuple[Finding, ...]
    said: tuple[Any, ...]  # of changes, and when it is in force: `amending.plain`
    reached: Reached


Make = Callable[[Document, Register], Resolved]


class KeptOutcomes:
    """Those of one run; `keep` drops what was kept of texts that are no more; `laid`: what is laid down is packed."""

    def __init__(self, work: Workers, register: Register, prints: Mapping[str, str], laid: bool = False) -> None:
        self._folder: Path | None = work.folder / FOLDER if work.folder else None
        self._register, self._prints = register, prints
        self._of_all = hashed(register.told()) if self._folder else ""
        texts = register.catalogue.by_slug
        self._answers = asking.Prints({"texts": texts}, lambda _name, slug, _value: prints[slug])
        self._laid = laid

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._folder is not None

    def of_text(self, document: Document, make: Make) -> Resolved:
        """What was kept of a text, or is made now."""
        if self._folder is None:
            return make(document, self._register)
        slug = document.source.slug
        name = caching.key(FOLDER, slug)
        made_of = (self._prints[slug], self._of_all)
        known = _read(caching.kept(self._folder, name))
        if known and known[0] == made_of and self._answers.hold(known[1]):
            return known[2] if self._laid else _unpacked(known[2])
        log: dict[asking.Question, None] = {}
        found = make(document, self._asked(log))
        outcome = _packed(found)
        caching.keep(self._folder, name, (made_of, self._answers.trace(log), tuple(outcome)))
        return outcome if self._laid else found

    def _asked(self, log: dict[asking.Question, None]) -> Register:
        """The register, which writes down of which texts anything is asked."""
        known, register = self._register.catalogue, copy.copy(self._register)
        texts: Mapping[str, Any] = asking.AskedMapping("texts", known.by_slug, log)
        places: Mapping[str, Any] = asking.AskedMapping("texts", known.places, log)
        register.catalogue = replace(known, documents=(), by_slug=texts, places=places)
        return register

    def keep(self, documents: Iterable[Document]) -> None:
        """After the last of these texts: what was kept of others goes."""
        if self._folder:
            caching.cleared(self._folder, [caching.key(FOLDER, document.source.slug) for document in documents])


def _read(kept: Any) -> tuple[tuple[str, str], asking.Trace, Resolved] | None:
    """As it was kept: of values of `model` and of the language alone."""
    if not (isinstance(kept, tuple) and len(kept) == 3):
        return None
    made_of, trace, outcome = kept
    return made_of, trace, Resolved(*outcome)


def _packed(found: Resolved) -> Resolved:
    """What is laid down of a text, packed by whoever made it."""
    cited = tuple((work, caching.packed(rows)) for work, rows in found.cited)
    return found._replace(references=caching.packed(found.references), cited=cited)


def _unpacked(found: Resolved) -> Resolved:
    return found._replace(cited=tuple((work, caching.unpacked(rows)) for work, rows in found.cited))


class Outcomes:
    """What became of the mentions of all texts, and what is told of each text alone: each is gone through once."""

    def __init__(
        self,
        register: Register,
        mentions: Mapping[str, tuple[Mention, ...]],
        references: ByText[tuple[Reference, ...]],
        kept: KeptOutcomes,
        store: Store | None = None,
    ) -> None:
        self.mentions, self.references, self.kept, self.store = mentions, references, kept, store
        self.citings = Citings(register, store.lay, store.read) if store else Citings(register)
        self.lint = Lint(register)
        self.prints: dict[str, str] = {}
        self.doubts: ByText[tuple[Finding, ...]] = ByText(store)
        self.sayings: dict[str, amending.Saying] = {}
        self.reached: ByText[Reached] = ByText(store)

    def resolve(self, texts: Texts, documents: Sequence[Document], jobs: int) -> None:
        """The mentions of all texts, by several processes; a text at which that fails is refused."""
        left = texts.left(documents)
        made = processes.in_order(self._tried, left, jobs)
        for document, found in zip(left, texts.told(STAGE, made, len(left)), strict=True):
            if isinstance(found, Failure):
                texts.refuse(document.source.slug, isolation.refusal(found))
            else:
                self._take(document.source.slug, found)
        self.kept.keep(documents)

    def works(self, jobs: int) -> tuple[Work, ...]:
        """The works that are held or cited, made by several processes where they are laid down."""
        keys, make = self.citings.each_work()
        if self.store is None:
            found = tuple(map(make, keys))
        else:
            some = [keys[n : n + _TOGETHER] for n in range(0, len(keys), _TOGETHER)]
            made = processes.in_order(lambda names: [storing.parted_work(make(name)) for name in names], some, jobs)
            found = tuple(storing.work(self.store, parts) for each in made for parts in each)
        self.citings.clear()
        return found

    def _tried(self, document: Document) -> Resolved | Failure:
        """What became of the mentions of one text, or why that cannot be told."""
        try:
            return isolation.at(STAGE, document.source, partial(self.kept.of_text, make=self._made), document)
        except Refusal as refusal:
            return isolation.as_failure(refusal)

    def _take(self, slug: str, found: Resolved) -> None:
        self.references.lay(slug, found.references)
        self.prints[slug] = found.print
        self.citings.add(found.cited)
        self.doubts.lay(slug, found.doubts)
        self.reached.lay(slug, found.reached)
        self.sayings[slug] = amending.of_plain(found.said)

    def _made(self, document: Document, register: Register) -> Resolved:
        slug = document.source.slug
        own = self.mentions[slug]
        found = resolving.resolve(document, own, register)
        saying = partial(amending.saying, references=found, own=register.key_of(slug), held=register.catalogue.by_slug)
        return Resolved(
            found,
            _print_of(document, own, found) if self.kept.keeps else "",
            tuple(by_work(self.citings.of_text(document, found, register.catalogue.by_slug)).items()),
            self.lint.of_text(document, found),
            amending.plain(isolation.at(CHANGES, document.source, saying, document)),
            reaching.of_text(slug, found),
        )


def _print_of(document: Document, own: Sequence[Mention], found: Sequence[Reference]) -> str:
    """The print of what became of the mentions of a text: of the text as it was read, and of whatever is added."""
    became = [(_outcome(r), None if r.mention is m else r.mention) for r, m in zip(found, own, strict=True)]
    return caching.key(caching.key_of(document.source), became)


def _outcome(reference: Reference) -> tuple[object, ...]:
    """All of a reference but its mention."""
    return tuple(getattr(reference, name) for name in _BECAME)


_BECAME = tuple(each.name for each in fields(Reference) if each.name != "mention")
