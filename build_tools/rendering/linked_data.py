"""Linked data (JSON-LD): schema.org/Legislation for a text, each of its clauses of rank, and each cited work.

Enters: documents, works, what is known in time. Leaves: script elements. Addresses are relative to the page. Whether
something is in force depends on the day: its dates are said here, and the script of the site adds
`legislationLegalForce` of today; only what has ended or was repealed by an applied effect has an end.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..addresses import document_url, work_url
from ..model import Document, Effect, InForce, Reference, Unit, Work
from ..presenting.outlines import RANKS
from ..presenting.short_titles import one_line
from .changes import InTime
from .markdown import raw_to
from .surroundings import Surroundings
from .wording import cut, full_title, work_name

Value = dict[str, object]
CONTEXT: Value = {"@context": "https://schema.org", "@type": "Legislation"}


def script(attributes: str, value: object) -> str:
    """A value for programs, which no text in it can end early."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"<script {attributes}>{text.replace('<', chr(92) + 'u003c')}</script>"


def _written(value: Value) -> str:
    return script('type="application/ld+json"', {k: v for k, v in value.items() if v})


def of_document(document: Document, references: Sequence[Reference], around: Surroundings) -> str:
    """A text: what it is, when it counts, its clauses of rank, what it cites and what it does to others."""
    meta, time = document.metadata, around.time
    keys = dict.fromkeys(r.target.work for r in references if r.target and r.mention.kind == "external")
    days = _days(document, time)
    value = {
        **CONTEXT,
        "@id": "#van-ban",
        "name": full_title(document),
        "inLanguage": "vi",
        "legislationType": meta.type,
        "legislationIdentifier": meta.number,
        "legislationDate": meta.date,
        "legislationPassedBy": _body(meta.issuer),
        **_in_time(time.in_force.get(document.source.slug, InForce())),
        **_done(document, time),
        "spatialCoverage": _area(meta.province),
        "encoding": list(_files(document, around)),
        "hasPart": [_part(unit, days) for unit in document.units if unit.kind in RANKS],
        "citation": _named(keys, time),
    }
    return _written(value)


def of_part(document: Document, unit: Unit, here: str, time: InTime) -> str:
    """A clause on a page of its own: of which text it is a part, how it is cited, from when and until when it counts.
    Its text is that as issued.
    """
    slug, meta = document.source.slug, document.metadata
    whole = raw_to(document_url(slug), here)
    stands = time.in_force.get(slug, InForce())
    ended = _repealed(document, time).get(unit.id) or stands.until
    value = {
        **CONTEXT,
        "@id": f"{whole}#{unit.id}",
        "name": _clause(unit),
        "inLanguage": "vi",
        "isPartOf": {"@type": "Legislation", "@id": f"{whole}#van-ban", "name": full_title(document)},
        "legislationIdentifier": unit.citation,
        "legislationDate": meta.date,
        "legislationPassedBy": _body(meta.issuer),
        **_in_time(InForce(since=stands.since, until=ended)),
    }
    return _written(value)


def of_work(work: Work, time: InTime, held: str) -> str:
    """A cited work; `held`: the way to the page of its text, "" where only others know of it."""
    value = {
        **CONTEXT,
        "@id": "#dau-trang",
        "name": work_name(work),
        "legislationType": one_line(work.type),
        "legislationIdentifier": one_line(work.number),
        "legislationDate": work.date or work.year,
        "legislationPassedBy": _body(work.issuer),
        "spatialCoverage": _area(work.province),
        "alternateName": one_line(work.name) if work.name != work_name(work) else None,
        "sameAs": [f"{held}#van-ban"] if held else [work.official_url] if work.official_url else None,
        **_in_time(_force(work, time)),
    }
    return _written(value)


def _force(work: Work, time: InTime) -> InForce:
    """What is known of the force of a work: of one that is not held, what ended it as a whole."""
    if work.held:
        return time.in_force.get(work.held, InForce())
    ends = [e.since for e in time.done_to_works.get(work.key, ()) if _ends(e) and e.since]
    return InForce(until=min(ends, default=None))


def _ends(effect: Effect) -> bool:
    """Whether an effect ends a text, all of it, without any doubt."""
    return effect.action == "repeal" and not effect.place and not effect.doubt and effect.status != "disputed"


def _body(issuer: str | None) -> Value | None:
    return {"@type": "GovernmentOrganization", "name": one_line(issuer)} if issuer else None


def _area(province: str | None) -> Value | None:
    return {"@type": "AdministrativeArea", "name": one_line(province)} if province else None


MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "txt": "text/plain",
    "md": "text/markdown",
    "xml": "application/akn+xml",
}


def _files(document: Document, around: Surroundings) -> Iterator[Value]:
    """The text as files: the raw one with its print, and those to take away."""
    raw = {"encodingFormat": "text/plain", "contentUrl": "source.txt", "sha256": document.source.sha256}
    yield {"@type": "MediaObject", **raw}
    for end, _ in around.downloads.texts:
        if end in MEDIA:
            url = f"{document.source.slug}.{end}"
            yield {"@type": "MediaObject", "encodingFormat": MEDIA[end], "contentUrl": url}


def _in_time(stands: InForce) -> Value:
    """From when and until when."""
    days = f"{stands.since or '..'}/{stands.until or '..'}"
    return {
        "legislationDateVersion": stands.since,
        "temporalCoverage": days if stands.since or stands.until else None,
    }


def _done(document: Document, time: InTime) -> Value:
    """What a text does to others."""
    done = time.done_by.get(document.source.slug, ())
    stands = time.in_force.get(document.source.slug, InForce())
    return {
        "legislationAmends": _works((e for e in done if e.place or e.action not in ("repeal", "suspend")), time),
        "legislationRepeals": _works((e for e in done if _ends(e)), time),
        "legislationConsolidates": _named((key for key, _ in stands.consolidates), time),
    }


def _clause(unit: Unit) -> str:
    """What a clause is called."""
    return cut(f"{unit.label} {unit.heading or unit.text}", 110)


def _part(unit: Unit, days: Mapping[str, tuple[str, str]]) -> Value:
    """A clause within its text: where it stands, when another changed it last, when it was repealed."""
    part: Value = {
        "@type": "Legislation",
        "@id": f"#{unit.id}",
        "name": _clause(unit),
    }
    changed, ended = days.get(unit.id, ("", ""))
    if unit.parent:
        part["isPartOf"] = {"@id": f"#{unit.parent}"}
    if changed:
        part["legislationDateVersion"] = changed
    if ended:
        part["temporalCoverage"] = f"../{ended}"
    return part


def _days(document: Document, time: InTime) -> dict[str, tuple[str, str]]:
    """By clause of rank: the last day on which an applied effect changed it or what stands in it, and the day on which
    it was repealed as a whole; "" where there is none.
    """
    parents = {unit.id: unit.parent for unit in document.units}
    changed: dict[str, list[str]] = defaultdict(list)
    for at, day, _ in _applied(document, time):
        while at:
            changed[at].append(day)
            at = parents.get(at) or ""
    ended = _repealed(document, time)
    return {unit: (max(days), ended.get(unit, "")) for unit, days in changed.items()}


def _repealed(document: Document, time: InTime) -> dict[str, str]:
    """The day on which each clause was repealed as a whole, of those that were."""
    return {unit: day for unit, day, action in _applied(document, time) if action == "repeal"}


def _applied(document: Document, time: InTime) -> Iterator[tuple[str, str, str]]:
    """Clause, day and action of each applied effect of another text on a clause, oldest first."""
    for effect in time.done_to.get(document.source.slug, ()):
        if effect.unit and effect.since and effect.status == "applied":
            yield effect.unit, effect.since, effect.action


def _works(effects: Iterable[Effect], time: InTime) -> list[dict[str, str]]:
    return _named((effect.work for effect in effects), time)


def _named(keys: Iterable[str], time: InTime) -> list[dict[str, str]]:
    return [
        {"@type": "Legislation", "@id": "../../" + work_url(key), "name": work_name(time.works[key])}
        for key in dict.fromkeys(keys)
        if key in time.works
    ]
