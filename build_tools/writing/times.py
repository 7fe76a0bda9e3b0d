"""The data of *Time*: effects, validity and versions, as the contract names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ..addresses import document_url, version_url
from ..model import Effect, Evidence, InForce, OfficialReading, Version
from .unit_data import as_data

VERSION = "vanban/version/1"


def of(doing: Iterable[Effect], suffering: Iterable[Effect], known: InForce) -> dict[str, Any]:
    """What document.json says of a text in time, but for its versions: what it does, what is done to it, when it is in
    force.
    """
    return {
        "effects": [effect(e) for e in doing],
        "affected_by": [effect(e) for e in suffering],
        "validity": validity(known),
    }


def versions(slug: str, since: str | None, made: tuple[Version, ...]) -> list[dict[str, Any]]:
    """All versions of a text, oldest first: the text as issued, then each that an effect begins. One that was changed
    before it came into force, or on that day, never stood as issued: then it has no day.
    """
    first: dict[str, Any] = {
        "from": None if made and since and made[0].since <= since else since,
        "until": made[0].since if made else None,
        "url": document_url(slug),
        "effects": [],
    }
    later = (
        {"from": v.since, "until": v.until, "url": version_url(slug, v.since), "effects": list(v.changes)} for v in made
    )
    return [first, *later]


def version(v: Version, lines: Callable[[int | None], int | None]) -> dict[str, Any]:
    """document.json of a version; `lines` gives the line of an offset of the text as issued."""
    return {
        "schema": VERSION,
        "slug": v.slug,
        "from": v.since,
        "until": v.until,
        "units": [{**as_data(unit, lines), "changed_by": list(unit.changed_by)} for unit in v.units],
        "applied": list(v.applied),
        "not_applied": list(v.not_applied),
        "witnesses": [witness(each) for each in v.witnesses],
    }


def witness(reading: OfficialReading) -> dict[str, Any]:
    return {"slug": reading.slug, "date": reading.date, "same": reading.same, "differs": list(reading.differs)}


def effect(e: Effect) -> dict[str, Any]:
    """One effect."""
    return {
        "id": e.id,
        "source": {"slug": e.source, "unit": e.source_unit, "work": e.source_work},
        "target": {"work": e.work, "slug": e.target, "place": e.place, "unit": e.unit},
        "action": e.action,
        "after": e.after,
        "old": e.old,
        "new": e.new,
        "from": e.since,
        "from_unit": e.since_unit,
        "signals": list(e.signals),
        "evidence": [evidence(each) for each in e.evidence],
        "status": e.status,
        "reason": e.reason,
    }


def evidence(e: Evidence) -> dict[str, Any]:
    return {"slug": e.slug, "unit": e.unit, "note": e.note, "start": e.start, "end": e.end}


def validity(known: InForce) -> dict[str, Any]:
    """From when and until when a text is in force; with `partly` and `suspended` only where something held says so."""
    said: dict[str, Any] = {
        "from": {"date": known.since, "unit": known.since_unit} if known.since else None,
        "until": {"date": known.until, "by": known.until_by} if known.until else None,
        "text_state": known.text_state,
        "consolidates": [{"work": work, "from": since} for work, since in known.consolidates],
    }
    if known.partly:
        said["partly"] = {"date": known.partly, "by": known.partly_by}
    if known.suspended:
        since, until = known.suspended
        said["suspended"] = {"from": since, "until": until, "by": known.suspended_by}
    return said
