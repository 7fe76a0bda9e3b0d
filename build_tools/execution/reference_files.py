"""What became of the mentions of each text, kept with all that was asked of the collection.

Enters: the register of works, and what each text is made of. Leaves: for each text its references, what it says on the
pages of works, what is doubted there, and when it comes into force; what was kept is taken where the text is what it
was, all works are what they were, and so is each text of whose places anything was asked. A change of words that names
no other text so leaves the others alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ..model import Document, Finding, Reference
from ..resolving.citings import CitedThere
from ..resolving.register import Register
from . import asking, caching
from .caching import Workers
from .text_files import hashed

FOLDER = "references"


class Resolved(NamedTuple):
    """What became of the mentions of a text."""

    references: tuple[Reference, ...] | bytes  # packed, where they are laid down so
    print: str
    cited: tuple[CitedThere, ...]
    doubts: tuple[Finding, ...]
    commencement: tuple[Any, ...]


Make = Callable[[Document, Register], Resolved]


class KeptOutcomes:
    """Those of one run; `keep` drops what was kept of texts that are no more; `laid`: references are wanted packed."""

    def __init__(self, work: Workers, register: Register, prints: Mapping[str, str], laid: bool = False) -> None:
        self._folder: Path | None = work.folder / FOLDER if work.folder else None
        self._register, self._prints = register, prints
        self._of_all = hashed(register.told()) if self._folder else ""
        texts = register.catalogue.by_slug
        self._answers = asking.Prints({"texts": texts}, lambda _name, slug, _value: prints[slug])
        self._names: list[str] = []
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
        self._names.append(name)
        known = _read(caching.kept(self._folder, name))
        if known and known[0] == made_of and self._answers.hold(known[1]):
            return known[2]
        log: dict[asking.Question, None] = {}
        found = make(document, self._asked(log))
        content = caching.packed(found.references)
        outcome = (content, found.print, tuple(map(tuple, found.cited)), *found[3:])
        caching.keep(self._folder, name, (made_of, self._answers.trace(log), outcome))
        return found._replace(references=content) if self._laid else found

    def _asked(self, log: dict[asking.Question, None]) -> Register:
        """The register, which writes down of which texts anything is asked."""
        known, register = self._register.catalogue, copy.copy(self._register)
        texts: Mapping[str, Any] = asking.AskedMapping("texts", known.by_slug, log)
        places: Mapping[str, Any] = asking.AskedMapping("texts", known.places, log)
        register.catalogue = replace(known, documents=(), by_slug=texts, places=places)
        return register

    def keep(self) -> None:
        """After the last text."""
        if self._folder:
            caching.cleared(self._folder, self._names)


def _read(kept: Any) -> tuple[tuple[str, str], asking.Trace, Resolved] | None:
    """As it was kept: of values of `model` and of the language alone."""
    if not (isinstance(kept, tuple) and len(kept) == 3):
        return None
    made_of, trace, (references, print_, cited, doubts, commencement) = kept
    return (
        made_of,
        trace,
        Resolved(references, print_, tuple(CitedThere(*each) for each in cited), doubts, commencement),
    )
