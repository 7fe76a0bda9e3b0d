"""What an Akoma Ntoso file says of its text: names, dates, events, what is done to whom.

Enters: a document and what is known of it. Leaves: the element `meta`. Dates that nobody states are written as the
standard asks for a date, with the name "unknown".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from ... import short_titles
from ...model import Component, Document, Effect, InForce, Work
from ...vietnamese import slug
from . import iris

SOURCE = "#vanban"
UNKNOWN = "0001-01-01"
MODIFICATIONS = {
    "replace": "substitution",
    "insert": "insertion",
    "repeal": "repeal",
    "retitle": "substitution",
    "replace-words": "substitution",
    "insert-words": "insertion",
    "repeal-words": "repeal",
    "correct": "replacement",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One text, its name, the works by key and by the slug of what is held, its effects, its force."""

    document: Document
    iri: str
    works: Mapping[str, Work]
    held: Mapping[str | None, Work]
    effects: Sequence[Effect]
    in_force: InForce


def name(type_: str | None) -> str:
    """The name of a text's element: its type in ASCII."""
    return slug(type_ or "") or "van-ban"


def of_text(told: Subject) -> Element:
    """The head of the whole file."""
    meta = Element("meta")
    _identification(meta, told.iri, told)
    _lifecycle(meta, told)
    _analysis(meta, told)
    references = SubElement(meta, "references", {"source": SOURCE})
    SubElement(
        references, "TLCOrganization", {"eId": "vanban", "href": "/ontology/organization/vanban", "showAs": "Vanban"}
    )
    issuer = short_titles.one_line(told.document.metadata.issuer)
    if issuer:
        href = f"/ontology/organization/vn/{slug(issuer)}"
        SubElement(references, "TLCOrganization", {"eId": "issuer", "href": href, "showAs": issuer})
    return meta


def of_attachment(told: Subject, component: Component, number: int) -> Element:
    """The head of an attached text: a component of the same work."""
    meta = Element("meta")
    _identification(meta, told.iri, told, f"!att_{number}", short_titles.one_line(component.title))
    return meta


def _identification(meta: Element, iri: str, told: Subject, part: str = "!main", title: str | None = None) -> None:
    known, day = told.document.metadata, told.document.metadata.date or UNKNOWN
    named = {"date": day, "name": "issued" if known.date else "unknown"}
    author = "#issuer" if known.issuer else SOURCE
    identification = SubElement(meta, "identification", {"source": SOURCE})
    work = SubElement(identification, "FRBRWork")
    SubElement(work, "FRBRthis", {"value": f"{iri}/{part}"})
    SubElement(work, "FRBRuri", {"value": iri})
    called = title if title is not None else short_titles.full(short_titles.of_document(told.document))
    if called:
        SubElement(work, "FRBRalias", {"value": called, "name": "title"})
    SubElement(work, "FRBRdate", named)
    SubElement(work, "FRBRauthor", {"href": author})
    SubElement(work, "FRBRcountry", {"value": "vn"})
    if known.number and part == "!main":
        SubElement(work, "FRBRnumber", {"value": known.number})
    expression = SubElement(identification, "FRBRExpression")
    SubElement(expression, "FRBRthis", {"value": f"{iri}/vie@/{part}"})
    SubElement(expression, "FRBRuri", {"value": f"{iri}/vie@"})
    SubElement(expression, "FRBRdate", named)
    SubElement(expression, "FRBRauthor", {"href": author})
    SubElement(expression, "FRBRlanguage", {"language": "vie"})
    manifestation = SubElement(identification, "FRBRManifestation")
    SubElement(manifestation, "FRBRthis", {"value": f"{iri}/vie@/{part}.xml"})
    SubElement(manifestation, "FRBRuri", {"value": f"{iri}/vie@.xml"})
    SubElement(manifestation, "FRBRdate", named)
    SubElement(manifestation, "FRBRauthor", {"href": SOURCE})


def _lifecycle(meta: Element, told: Subject) -> None:
    """Issue, and each day on which the text is amended or ends."""
    events = [(told.document.metadata.date or UNKNOWN, "generation")]
    slug_ = told.document.source.slug
    done = {(e.since, "repeal" if e.action == "repeal" and e.place is None else "amendment") for e in told.effects
            if e.target == slug_ and e.source != slug_ and e.since}  # fmt: skip
    events += sorted((day, kind) for day, kind in done if day)
    lifecycle = SubElement(meta, "lifecycle", {"source": SOURCE})
    for n, (day, kind) in enumerate(events, 1):
        SubElement(lifecycle, "eventRef", {"eId": f"event_{n}", "date": day, "source": SOURCE, "type": kind})


def _analysis(meta: Element, told: Subject) -> None:
    slug_ = told.document.source.slug
    active = [e for e in told.effects if e.source == slug_ and not _of_itself(e)]
    passive = [e for e in told.effects if e.target == slug_ and e.source != slug_]
    if not (active or passive):
        return
    analysis = SubElement(meta, "analysis", {"source": SOURCE})
    for tag, some in (("activeModifications", active), ("passiveModifications", passive)):
        if some:
            holder = SubElement(analysis, tag)
            for n, effect in enumerate(some, 1):
                _modification(holder, effect, f"{'am' if tag[0] == 'a' else 'pm'}_{n}", told)


def _of_itself(effect: Effect) -> bool:
    return effect.source == effect.target


def _modification(holder: Element, effect: Effect, eid: str, told: Subject) -> None:
    """One effect; how it takes its own place in the text, and the clause of the other."""
    if effect.action == "suspend":
        made = SubElement(holder, "efficacyMod", {"eId": eid, "type": "inapplication"})
    else:
        made = SubElement(holder, "textualMod", {"eId": eid, "type": MODIFICATIONS[effect.action]})
    SubElement(made, "source", {"eId": f"{eid}__source", "href": _place(told, effect.source_work, effect.source_unit)})
    SubElement(made, "destination", {"eId": f"{eid}__destination", "href": _place(told, effect.work, effect.place)})


def _place(told: Subject, key: str, unit: str | None) -> str:
    work = told.works.get(key)
    if work is not None and work.held == told.document.source.slug:
        eids = {u.id: u.eid for u in told.document.units}
        return f"#{eids[unit]}" if unit in eids else told.iri + (f"~{unit}" if unit else "")
    return (iris.of_work(work) if work else iris.named(None, None, key)) + (f"~{unit}" if unit else "")
