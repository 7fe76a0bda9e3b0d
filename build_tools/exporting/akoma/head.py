"""What an Akoma Ntoso file says of its text: names, dates, events, what is done to whom.

Enters: a document and what is known of it. Leaves: the element `meta`. Dates that nobody states are written as the
standard asks for a date, with the name "unknown".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from ...model import Component, Document, Effect, InForce, Work
from ...presenting import short_titles
from ...vietnamese import slug
from . import iris, quotations, timing
from .quotations import InText

SOURCE = "#vanban"
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
STATUS = {"not-applied": "incomplete", "disputed": "unknown", "undated": "undefined"}


@dataclass(frozen=True, slots=True)
class Subject:
    """One text, its name, the works by key, the eIds of its units by their ids, its effects, its force."""

    document: Document
    iri: str
    works: Mapping[str, Work]
    eids: Mapping[str, str]
    effects: Sequence[Effect]
    in_force: InForce
    since: str = ""  # of a version: from which day on the text reads so


def name(type_: str | None) -> str:
    """The name of a text's element: its type in ASCII."""
    return slug(type_ or "") or "van-ban"


def of_text(told: Subject, quoted: InText, stand: Mapping[int, str]) -> Element:
    """The head of the whole file; `stand`: the eId of the element in which each quotation stands."""
    meta = Element("meta")
    _identification(meta, told.iri, told)
    return _told(meta, told, quoted, stand)


def of_form(told: Subject, quoted: InText, stand: Mapping[int, str], number: int) -> Element:
    """The head of a file that holds one attached text alone: a component of the same work."""
    meta = of_attachment(told, told.document.components[number], number)
    return _told(meta, told, quoted, stand)


def _told(meta: Element, told: Subject, quoted: InText, stand: Mapping[int, str]) -> Element:
    """Days, what is done to whom, and who is named."""
    times = timing.of_text(told.document, told.effects, told.in_force)
    others = _others(told)
    timing.lifecycle(meta, times, {key: eid for key, (eid, _) in others.items()}, SOURCE)
    _analysis(meta, told, times, quoted, stand)
    timing.periods(meta, times, SOURCE)
    references = SubElement(meta, "references", {"source": SOURCE})
    called = short_titles.full(short_titles.of_document(told.document)) or told.document.source.slug
    SubElement(references, "original", {"eId": "original", "href": told.iri, "showAs": called})
    for key, (eid, tag) in others.items():
        work = told.works.get(key)
        href = iris.of_work(work) if work else iris.named(None, None, key)
        shown = (short_titles.full(short_titles.of_work(work)) if work else "") or key
        SubElement(references, tag, {"eId": eid, "href": href, "showAs": shown})
    SubElement(
        references, "TLCOrganization", {"eId": "vanban", "href": "/ontology/organization/vanban", "showAs": "Vanban"}
    )
    issuer = short_titles.one_line(told.document.metadata.issuer)
    if issuer:
        href = f"/ontology/organization/vn/{slug(issuer)}"
        SubElement(references, "TLCOrganization", {"eId": "issuer", "href": href, "showAs": issuer})
    force = {"eId": "in-force", "href": "/ontology/concept/vn/hieu-luc", "showAs": "Có hiệu lực"}
    SubElement(references, "TLCConcept", force)
    return meta


def _others(told: Subject) -> dict[str, tuple[str, str]]:
    """The works with which a text stands in an effect, each with its eId here and whether it acts or is acted on."""
    own, found = told.document.source.slug, dict[str, tuple[str, str]]()
    for effect in told.effects:
        if not _of_itself(effect):
            key, tag = (effect.source_work, "passiveRef") if effect.target == own else (effect.work, "activeRef")
            found.setdefault(key, (f"ref_{len(found) + 1}", tag))
    return found


def of_attachment(told: Subject, component: Component, number: int) -> Element:
    """The head of an attached text: a component of the same work."""
    meta = Element("meta")
    _identification(meta, told.iri, told, f"!att_{number}", short_titles.one_line(component.title))
    return meta


def _identification(meta: Element, iri: str, told: Subject, part: str = "!main", title: str | None = None) -> None:
    known, day = told.document.metadata, told.document.metadata.date or timing.UNKNOWN
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
    SubElement(expression, "FRBRthis", {"value": f"{iri}/vie@{told.since}/{part}"})
    SubElement(expression, "FRBRuri", {"value": f"{iri}/vie@{told.since}"})
    SubElement(expression, "FRBRdate", {"date": told.since, "name": "in-force"} if told.since else named)
    SubElement(expression, "FRBRauthor", {"href": author})
    SubElement(expression, "FRBRlanguage", {"language": "vie"})
    manifestation = SubElement(identification, "FRBRManifestation")
    SubElement(manifestation, "FRBRthis", {"value": f"{iri}/vie@{told.since}/{part}.xml"})
    SubElement(manifestation, "FRBRuri", {"value": f"{iri}/vie@{told.since}.xml"})
    SubElement(manifestation, "FRBRdate", named)
    SubElement(manifestation, "FRBRauthor", {"href": SOURCE})


def _analysis(meta: Element, told: Subject, times: timing.Times, quoted: InText, stand: Mapping[int, str]) -> None:
    own = told.document.source.slug
    active = [e for e in told.effects if e.source == own]
    passive = [e for e in told.effects if e.target == own and e.source != own]
    if not (active or passive):
        return
    analysis = SubElement(meta, "analysis", {"source": SOURCE})
    for tag, some in (("activeModifications", active), ("passiveModifications", passive)):
        if not some:  # a list without an entry the schema does not know
            continue
        holder = SubElement(analysis, tag)
        for n, effect in enumerate(some, 1):
            made = _modification(holder, effect, f"{tag[0]}m_{n}", told)
            if effect.since:
                SubElement(made, "force", {"period": f"#{times.period(effect.since)}"})
            for which, eid in _words(told, quoted, effect, stand) if made.tag == "textualMod" else ():
                SubElement(made, which, {"href": f"#{eid}"})


def _words(told: Subject, quoted: InText, effect: Effect, stand: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """The elements of this text in which the words that go, and those that come, stand as quoted: "old" and "new"."""
    if effect.source != told.document.source.slug:
        return
    for which, number in zip(("old", "new"), quotations.of_effect(told.document, quoted, effect), strict=True):
        if number is not None and number in stand:
            yield which, stand[number]


def _of_itself(effect: Effect) -> bool:
    return effect.source == effect.target


def _modification(holder: Element, effect: Effect, eid: str, told: Subject) -> Element:
    """One effect: by which clause, on which place, and whether it could be carried out (`STATUS`)."""
    tag = "efficacyMod" if effect.action == "suspend" else "textualMod"
    type_ = "inapplication" if effect.action == "suspend" else MODIFICATIONS[effect.action]
    named = {"eId": eid, "wId": effect.id, "type": type_}
    made = SubElement(holder, tag, named | ({"status": STATUS[effect.status]} if effect.status in STATUS else {}))
    SubElement(made, "source", {"eId": f"{eid}__source", "href": _place(told, effect.source_work, effect.source_unit)})
    SubElement(made, "destination", {"eId": f"{eid}__destination", "href": _place(told, effect.work, effect.place)})
    return made


def _place(told: Subject, key: str, unit: str | None) -> str:
    work = told.works.get(key)
    if work is not None and work.held == told.document.source.slug:
        eid = told.eids.get(unit or "")
        return f"#{eid}" if eid else told.iri + (f"~{unit}" if unit else "")
    return (iris.of_work(work) if work else iris.named(None, None, key)) + (f"~{unit}" if unit else "")
