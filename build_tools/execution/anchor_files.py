"""What became of the published anchors of each text, told by several processes, and kept by text and ledger.

Enters: documents, and what the ledger notes of each. Leaves: the documents, those that were published before with their
former anchors, and with what is to be told of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from .. import ledger
from ..errors import Refusal
from ..ledger import AnchorsNow, Ledger
from ..model import Document, Failure
from . import caching, isolation, storing
from .caching import Workers
from .isolation import Texts
from .text_files import hashed

FOLDER = "anchors"
STAGE = "Đối chiếu sổ neo"


def watched(
    work: Workers, texts: Texts, noted: Mapping[str, Ledger], store: storing.Store | None, documents: Sequence[Document]
) -> tuple[Document, ...]:
    """The documents; a text at which that fails is refused."""
    left = texts.left(documents)
    some = [document for document in left if document.source.slug in noted]
    keys = [_key(document, noted[document.source.slug]) for document in some if work.folder] or [""] * len(some)
    work = Workers(work.folder / FOLDER if work.folder else None, jobs=work.jobs)
    made = texts.told(STAGE, caching.each(partial(_made, noted), some, keys, work), len(some))
    others: dict[str, dict[str, Any]] = {}
    for document, found in zip(some, made, strict=True):
        if isinstance(found, Failure):
            texts.refuse(document.source.slug, isolation.refusal(found))
        else:
            others[document.source.slug] = ledger.fields_of(document, AnchorsNow(*found))
    if work.folder:
        caching.cleared(work.folder, keys)
    return tuple(storing.changed(store, each, **others.get(each.source.slug, {})) for each in texts.left(left))


def _key(document: Document, noted: Ledger) -> str:
    said = tuple(getattr(noted, each.name) for each in fields(Ledger))
    return caching.key(FOLDER, caching.key_of(document.source), hashed(said))


def _made(noted: Mapping[str, Ledger], document: Document) -> tuple[Any, ...] | Failure:
    try:
        became = partial(ledger.became, whole=noted[document.source.slug])
        return tuple(isolation.at(STAGE, document.source, became, document))
    except Refusal as refusal:
        return isolation.as_failure(refusal)
