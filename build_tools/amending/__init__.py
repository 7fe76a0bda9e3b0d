"""Amending: what each text does to others, from when; which texts stand, and until when.

    commencing   the day from which a text, or a part of it, is in force
    instructing  clauses that amend → effects, one for each place
    noting       what notes of consolidated texts, and of portals, say was done
    joining      signals of one effect become one; signals that disagree are told, never settled

Enters: documents, references and the keys of their works. Leaves: all effects, and the validity of each text. Promise:
pure; everything is stated by a text that is held, nothing is inferred from silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import Document, Effect, InForce, Reference
from ..office.types import CONSOLIDATED
from . import commencing, instructing, joining, noting

__all__ = ["effects", "validities"]


def effects(
    documents: Sequence[Document], references: Mapping[str, tuple[Reference, ...]], works: Mapping[str, str]
) -> tuple[Effect, ...]:
    """Every effect that a held text states; `works` gives the key of each text's work by its name."""
    found: list[Effect] = []
    notes: list[joining.Witness] = []
    for document in documents:
        slug = document.source.slug
        mine = references.get(slug, ())
        when = commencing.commencement(document, mine)
        if not is_consolidated(document):
            found += instructing.instructions(document, mine, when, works[slug])
        base = _base(document, mine, works)
        notes += (joining.Witness(told, *base) for told in noting.told(document, mine)) if base else ()
    return joining.joined(found, notes, {document.source.slug: document for document in documents})


def is_consolidated(document: Document) -> bool:
    """Whether a text is an official consolidation: it does nothing to others."""
    about = document.metadata
    return about.type == CONSOLIDATED or "VBHN" in (about.number or "")


def _base(
    document: Document, references: Iterable[Reference], works: Mapping[str, str]
) -> tuple[str, str | None] | None:
    """The work of whose places the notes of a text speak, and its text if it is held: itself, or what it consolidates."""
    if not is_consolidated(document):
        return works[document.source.slug], document.source.slug
    for reference in references:
        mention, target = reference.mention, reference.target
        if target and mention.kind == "external" and mention.number and mention.note is None and not mention.provision:
            held = target.url.split("/")[1] if target.url.startswith("van-ban/") else None
            return target.work, held
    return None


def validities(
    documents: Sequence[Document],
    references: Mapping[str, tuple[Reference, ...]],
    works: Mapping[str, str],
    done: Iterable[Effect],
) -> dict[str, InForce]:
    """From when and until when each text is in force, as held texts state it."""
    ends: dict[str, Effect] = {}
    for effect in done:
        if effect.place is None and effect.action in ("repeal", "replace") and effect.target and effect.since:
            ends.setdefault(effect.target, effect)
    found = {}
    for document in documents:
        slug, mine = document.source.slug, references.get(document.source.slug, ())
        when, end = commencing.commencement(document, mine), ends.get(slug)
        consolidated = is_consolidated(document)
        base = _base(document, mine, works) if consolidated else None
        found[slug] = InForce(
            since=None if consolidated else when.day,
            since_unit=None if consolidated else when.unit,
            until=end.since if end else None,
            until_by=end.id if end else None,
            text_state="consolidated" if consolidated else "as-issued",
            consolidates=((base[0], None),) if base else (),
        )
    return found
