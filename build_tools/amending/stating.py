"""Stating: what the publisher says was done to a text by one that is not held ([[effect]] of the file beside it)."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import steps_of
from ..model import Document, Effect
from ..vietnamese import slug
from .instructing import NOT_REPLAYED


def stated(document: Document, own: str) -> Iterator[Effect]:
    """The publisher's effects on one text; `own` is the key of its work."""
    entries = document.source.decisions.effects
    units = {unit.id for unit in document.units} if entries else set()
    counts: dict[str, int] = {}
    for entry in entries:
        work = slug(entry.source)
        counts[work] = counts.get(work, 0) + 1
        exists = entry.place in units and entry.action != "insert"
        yield Effect(
            id=f"{work}/{document.source.slug}-{counts[work]}",
            source=None,
            source_unit=None,
            source_work=work,
            work=own,
            target=document.source.slug,
            place=entry.place,
            unit=entry.place if exists else None,
            action=entry.action,
            after=entry.after,
            old=entry.old,
            new=entry.new,
            since=entry.from_,
            signals=("publisher",),
            status="not-applied" if entry.from_ else "undated",
            reason=NOT_REPLAYED if entry.from_ else None,
            steps=steps_of(entry.place) if entry.place else (),
        )
