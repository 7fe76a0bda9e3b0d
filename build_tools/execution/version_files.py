"""The versions of each text, made by several processes, and kept with the prints of all whose words they take.

Enters: what each text is made of (`TextPrints`), and what is done to it. Leaves: what became of each text, in their
order; its versions are laid down where there is a store. Raises OneText where the program failed at a text, which is
refused now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from ..errors import Refusal
from ..model import Document, Failure
from ..replaying import Became, DoneTo
from . import caching, isolation, storing
from .caching import Workers
from .isolation import OneText, Texts
from .text_files import TextPrints, hashed

FOLDER = "versions"
STAGE = "Dựng văn bản theo thời điểm"


class KeptVersions:
    """Those of one run."""

    def __init__(
        self,
        work: Workers,
        texts: Texts,
        documents: Sequence[Document],
        prints: TextPrints,
        store: storing.Store | None = None,
    ) -> None:
        self._work = Workers(work.folder / FOLDER if work.folder else None, jobs=work.jobs)
        self._texts, self._prints, self._store = texts, prints, store
        self._held: Mapping[str, Document] = {document.source.slug: document for document in documents}

    def each(self, make: Callable[[DoneTo], Became], some: Sequence[DoneTo]) -> Iterator[Became]:
        """As `replaying.replayed` asks for it."""
        keys = [self._key(one) for one in some]
        before = self._texts.count()
        for one, found in zip(some, caching.each(partial(self._made, make), some, keys, self._work), strict=True):
            if isinstance(found, Failure):
                self._texts.refuse(one.slug, isolation.refusal(found))
            else:
                effects, early, *parts = found
                yield Became(effects, storing.versions(self._store, tuple(parts)), early)
        if self._texts.count() > before:
            raise OneText
        if self._work.folder:
            caching.cleared(self._work.folder, keys)

    def _key(self, one: DoneTo) -> str:
        if self._work.folder is None:
            return ""
        prints = [(slug, self._prints.documents[slug]) for slug in one.texts() if slug in self._held]
        return caching.key(FOLDER, hashed(tuple(one)), prints)

    def _made(self, make: Callable[[DoneTo], Became], one: DoneTo) -> tuple[Any, ...] | Failure:
        try:
            found = isolation.at(STAGE, self._held[one.slug].source, lambda _text: make(one), self._held[one.slug])
        except Refusal as refusal:
            return isolation.as_failure(refusal)
        return found.effects, found.early, *storing.parted_versions(found.versions)
