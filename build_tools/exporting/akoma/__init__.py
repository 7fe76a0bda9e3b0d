"""A text as Akoma Ntoso 3.0 (OASIS): its units, references, notes, effects and names.

Enters: a document, its references, the works that they lead to, what it does to others and what is done to it.
Leaves: XML that the schema of the standard accepts. What is used of the standard stands in `body` and `head`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from ...model import Component, Document, Effect, InForce, Reference, Target, Unit, Work
from ..pieces import pieces
from . import body, editorial, head, iris, quotations
from .inline_words import BlockMarks, Filling

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def written(
    document: Document,
    references: Iterable[Reference],
    works: Mapping[str, Work],
    effects: Sequence[Effect] = (),
    in_force: InForce | None = None,
    since: str = "",
    form: str = "",
) -> bytes:
    """The whole file. `works` by key; `effects` those that the text has and those that are done to it; `since`: of a
    version, the day from which on the text reads so; `form`: of a form alone, its id, `document` being that form.
    """
    held: dict[str | None, Work] = {work.held: work for work in works.values() if work.held}
    own = iris.of_document(document, held.get(document.source.slug))
    eids = {unit.id: unit.eid for unit in document.units if unit.id != form}  # a form alone is the file, no place in it
    found = pieces(document, references, lambda target: _href(target, document, works, eids, own))
    quoted = quotations.in_text(document, effects)
    known = {unit.id: unit for unit in document.units}, quoted, editorial.marks(document, quoted), dict[int, str]()
    told = head.Subject(document, own, works, eids, tuple(effects), in_force or InForce(), since)
    root = Element("akomaNtoso", {"xmlns": NAMESPACE})
    (_alone if form else _whole)(root, list(enumerate(found)), known, told, form)
    _spaced(root, 0)
    text: bytes = tostring(root, "utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + text + b"\n"


Known = tuple[Mapping[str, Unit], quotations.InText, Mapping[int, BlockMarks], dict[int, str]]


def _alone(root: Element, found: Sequence[body.Numbered], known: Known, told: head.Subject, form: str) -> None:
    """An attached text, and no other."""
    number = next(n for n, component in enumerate(told.document.components) if component.id == form)
    _attached(root, told.document.components[number], number, found, known)
    root[0].insert(0, head.of_form(told, known[1], known[3], number))


def _whole(root: Element, found: Sequence[body.Numbered], known: Known, told: head.Subject, _form: str) -> None:
    """The main text, and what is attached to it."""
    units, quoted, marks, stand = known
    components = told.document.components
    about = {
        "name": head.name(told.document.metadata.type),
        "contains": "singleVersion" if told.since else "originalVersion",
    }
    act = SubElement(root, "act", about)
    main = [each for each in found if not each[1].component]
    _fill(act, body.parts(main, body.Filled(units, quoted, marks, Filling("", stand))), "body")
    attached = [(number, component) for number, component in enumerate(components) if component.id]
    holder = SubElement(act, "attachments") if attached else act
    for number, component in attached:
        some = [each for each in found if each[1].component == component.id]
        _attachment(holder, component, number, some, known, told)
    act.insert(0, head.of_text(told, quoted, stand))


_MIXED = frozenset({"p", "num", "heading"})  # what stands in them is words, in which a blank would count


def _spaced(element: Element, depth: int) -> None:
    """Line ends between elements, none inside words."""
    if element.tag in _MIXED or not len(element):
        return
    element.text = "\n" + " " * (depth + 1)
    for child in element:
        _spaced(child, depth + 1)
        child.tail = "\n" + " " * (depth + 1)
    element[-1].tail = "\n" + " " * depth


def _attachment(
    holder: Element, component: Component, number: int, found: Sequence[body.Numbered], known: Known, told: head.Subject
) -> None:
    """An attached text; the unit that is the whole of it (an annex) is the attachment itself."""
    attachment = SubElement(holder, "attachment")
    filling = _attached(attachment, component, number, found, known)
    attachment.set("eId", filling.prefix.removesuffix("__"))
    attachment[0].insert(0, head.of_attachment(told, component, number))


def _attached(
    holder: Element, component: Component, number: int, found: Sequence[body.Numbered], known: Known
) -> Filling:
    """The words of an attached text, without its head."""
    units, quoted, marks, stand = known
    root = units.get(component.id)
    filling = Filling(f"{root.eid if root else f'att_{number}'}__", stand)
    doc = SubElement(holder, "doc", {"name": head.name(component.type)})
    filled = body.Filled(units, quoted, marks, filling, component.id if root else None)
    _fill(doc, body.parts(found, filled), "mainBody")
    return filling


def _fill(text: Element, parts: body.Filled, main: str) -> None:
    for tag, some in (("preface", parts.preface), ("preamble", parts.preamble)):
        if some:
            SubElement(text, tag).extend(some)
    middle = SubElement(text, main)
    middle.extend(parts.body)
    if not parts.body:  # a text without units: the schema asks for one element
        empty = SubElement(middle, "hcontainer", {"eId": parts.next_id("hcontainer"), "name": "empty"})
        SubElement(SubElement(empty, "content"), "p")
    if parts.conclusions:
        SubElement(text, "conclusions").extend(parts.conclusions)


def _href(target: Target, document: Document, works: Mapping[str, Work], eids: Mapping[str, str], own: str) -> str:
    """Where a reference leads: inside the text to an eId, else to the name of a work and the place in it."""
    work = works.get(target.work)
    if work is not None and work.held != document.source.slug:
        return iris.of_work(work) + (f"~{target.unit}" if target.unit else "")
    place = target.url.partition("#")[2]
    return f"#{eids[place]}" if place in eids else own + (f"~{place}" if place else "")
