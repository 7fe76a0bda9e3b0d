"""Recording: every published address goes into the ledger, so that none can ever vanish.

Enters: the project root, perhaps the names of texts. Leaves: the ledger, old or new as a whole.
"""

from __future__ import annotations

import sys
from pathlib import Path

from . import caching, ledger, pipeline
from .errors import Refusal, raise_all
from .model import Document
from .reading import chosen
from .storage import locked


def record(root: Path, slugs: tuple[str, ...] = (), work: caching.Workers = caching.HERE) -> tuple[Path, ...]:
    """Writes the ledger of anchors of the collection below `root`, or of the named documents, and the keys of its cited
    works, all of it or none; leaves the files of the documents. Raises Refusal, also for a ledger that was cut.
    """
    site = pipeline.build(root, work=work)
    chosen(site.documents, slugs)
    with locked(root / ledger.FOLDER, lambda words: print(words, file=sys.stderr)):
        changes: dict[str, ledger.Ledger | None] = {ledger.WORKS: ledger.updated_works(root, site.works)}
        for former, now in site.renamed.items():
            if now and (not slugs or now in slugs):
                changes = ledger.renaming(root, former, now, changes)
        for document in chosen(site.documents, slugs):
            slug = document.source.slug
            noted = changes.get(slug) or ledger.read(root, slug)
            changes[slug] = ledger.updated(document.units, noted, title_of(document))
        raise_all(_cut(name, each) for name, each in changes.items() if each and each.missing)
        ledger.write_all(root, changes)
    return tuple(ledger.path_of(root, document.source.slug) for document in chosen(site.documents, slugs))


def _cut(name: str, noted: ledger.Ledger) -> Refusal:
    (found,) = ledger.cut(f"{ledger.FOLDER}/{name}.tsv", noted)
    return Refusal(f"{ledger.FOLDER}/{name}.tsv", found.message, found.hint)


def title_of(document: Document) -> str:
    """What a text is, in a line."""
    data = document.metadata
    return " ".join(filter(None, (data.type, data.number and f"số {data.number}", data.title)))
