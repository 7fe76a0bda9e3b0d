"""The data of *Time*: effects, validity and versions, as the contract names them."""

from __future__ import annotations

from typing import Any

from ..addresses import document_url
from ..model import Document, Effect, Evidence, InForce, Site


def of(document: Document, site: Site) -> dict[str, Any]:
    """What document.json says of a text in time; of a text that no stage has asked, nothing is known."""
    slug = document.source.slug
    known = site.in_force.get(slug, InForce())
    return {
        "effects": [effect(e) for e in site.effects if e.source == slug],
        "affected_by": [effect(e) for e in site.effects if e.target == slug],
        "validity": validity(known),
        "versions": [{"from": known.since, "until": None, "url": document_url(slug), "effects": []}],
    }


def is_of_another(effect: Effect) -> bool:
    """Whether an effect is one text's on another."""
    return effect.source is None or effect.source != effect.target


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
    """From when and until when a text is in force."""
    return {
        "from": {"date": known.since, "unit": known.since_unit} if known.since else None,
        "until": {"date": known.until, "by": known.until_by} if known.until else None,
        "text_state": known.text_state,
        "consolidates": [{"work": work, "from": since} for work, since in known.consolidates],
    }
