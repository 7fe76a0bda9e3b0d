"""Resolving: mentions + catalogue → references and works.

    identity   families of mentions, the works in each, their keys
    choosing   which work a mention means: exactly one, or none and why
    citings    the other side: who cites a work, and in which sentence

Enters: documents, the mentions of each, the catalogue. Leaves: references, and the works that are cited. Promise:
exactly one candidate or no link; `target` is set only when the status is "resolved". A wrong or missing clause
leads to its document, never to a neighbour.
"""

from __future__ import annotations

import copy
import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace

from .. import catalogue as catalogues
from ..addresses import anchor, document_url, work_url
from ..addresses.steps import FORMS, WHOLE
from ..addresses.worded import THIS
from ..catalogue import Catalogue
from ..citations import find
from ..model import Document, Finding, Kind, Mention, Reference, Step, Target, Work
from ..vietnamese import roman, telex
from .choosing import REASONS, Choice, chosen
from .citings import Citings, by_work
from .identity import is_damaged
from .known import Known
from .lint import Lint
from .mentioned import Mentioned, works_mentioned
from .register import Register


def survey(catalogue: Catalogue, mentions: Mapping[str, tuple[Mention, ...]]) -> Register:
    """Every work that is held or cited anywhere in the collection: what must be known before the first mention is
    resolved.
    """
    found = {d.source.slug: works_mentioned(d, tuple(mentions.get(d.source.slug, ()))) for d in catalogue.documents}
    return Register(catalogue, found)


def surveyed(catalogue: Catalogue, found: Mapping[str, Mentioned]) -> Register:
    """The same from what `works_mentioned` made of the mentions of each text."""
    return Register(catalogue, found)


def with_text(register: Register, document: Document) -> Register:
    """The survey with one of its texts as it stands now: its own places are those of now, all works as they were."""
    known = register.catalogue
    anew = copy.copy(register)
    anew.catalogue = replace(
        known,
        by_slug={**known.by_slug, document.source.slug: document},
        places=ChainMap({document.source.slug: catalogues.places_of(document)}, known.places),  # type: ignore[arg-type]
    )
    return anew


def _register(known: Catalogue | Register) -> Register:
    """The survey; of a bare catalogue it is made here, which is only for a few texts."""
    if isinstance(known, Register):
        return known
    return survey(known, {d.source.slug: find(d) for d in known.documents})


def resolve(document: Document, mentions: tuple[Mention, ...], known: Catalogue | Register) -> tuple[Reference, ...]:
    """What became of each mention of one document, in reading order."""
    resolver = _Resolver(document, _register(known).for_text(document, mentions), {m.id: m for m in mentions})
    return tuple(resolver.reference(mention) for mention in mentions)


class _Resolver:
    def __init__(self, document: Document, register: Register, by_id: Mapping[str, Mention]) -> None:
        self.document, self.register, self.by_id = document, register, by_id
        self.catalogue = register.catalogue
        self.ids = {unit.id for unit in document.units}

    def reference(self, mention: Mention) -> Reference:
        """One mention resolved, left ambiguous, or left."""
        if mention.kind != "external":
            return self._own(mention)
        full = self.by_id.get(mention.antecedent or "", mention)
        choice = chosen(self.register, full, self.document, self.by_id.get(full.within or ""))
        if choice.work is None and mention.quoted and choice.reason != "misprint":
            choice = replace(choice, reason="quoted")
        return self._reference(mention, choice)

    def _reference(self, mention: Mention, choice: Choice) -> Reference:
        repaired = _letters(mention.number or "") != _letters(mention.printed_number or mention.number or "")
        if choice.work is None:
            candidates = tuple(self._target(known, mention) for known in choice.candidates)
            status = "ambiguous" if candidates else "unresolved"
            return Reference(mention, status, None, candidates, REASONS[choice.reason or "nothing"], repaired)
        repaired = repaired or is_damaged(mention)
        return Reference(mention, "resolved", self._target(choice.work, mention), repaired=repaired)

    def _target(self, known: Known, mention: Mention) -> Target:
        if known.held is None:
            return Target(known.key, None, work_url(known.key))
        units = self._units_of(known.held, mention) if mention.provision else ()
        unit = units[0] if len(units) == 1 else None
        return Target(known.key, unit, document_url(known.held, unit))

    def _units_of(self, slug: str, mention: Mention) -> tuple[str, ...]:
        """The units of another text that a place may mean: of what it carries when the words say so ("Quy chế ban hành
        kèm theo …"); a form in an annex without a number is a part of its own.
        """
        if mention.component and mention.provision[0].kind not in WHOLE:
            return catalogues.units_at(self.catalogue, slug, mention.component, mention.provision)
        return self._units(slug, "", mention)

    def _units(self, slug: str, component: str, mention: Mention) -> tuple[str, ...]:
        """Ids of the units that a mention's place may mean in a document that is held."""
        steps = mention.provision
        part, rest = self._part(slug, steps)
        if part:
            return catalogues.units_at(self.catalogue, slug, part, rest) if rest else self._itself(slug, part)
        found = catalogues.units_at(self.catalogue, slug, component, steps)
        if found or not component or len(steps) < 2 or _is_form(component):  # a form speaks of itself alone
            return found
        return catalogues.units_at(self.catalogue, slug, "", steps)

    def _part(self, slug: str, steps: tuple[Step, ...]) -> tuple[str | None, tuple[Step, ...]]:
        """The annex or form that the first steps name, and the steps below it; "01", "1" and "I" are one."""
        names = [c.id for c in self.catalogue.by_slug[slug].components]
        part = None
        while steps and steps[0].kind in WHOLE:
            fitting = _fitting(names, steps[0])
            within = [name for name in fitting if part and name.startswith(f"{part}-")]
            fitting = within or fitting
            if len(fitting) != 1:
                return None, steps
            part, steps = fitting[0], steps[1:]
        return part, steps

    def _itself(self, slug: str, part: str) -> tuple[str, ...]:
        """The unit that is a whole annex or form."""
        return self.catalogue.places[slug].get((part, ()), ())

    def _own(self, mention: Mention) -> Reference:
        """The document itself, a part of it, or what is attached to it."""
        slug, key = self.document.source.slug, self.register.key_of(self.document.source.slug)
        component = mention.component
        if not mention.provision:
            if mention.kind == "attachment" and component is None:
                return Reference(mention, "unresolved", None, (), REASONS["several"])
            return Reference(mention, "resolved", Target(key, None, document_url(slug, self._first_unit(component))))
        if mention.provision[0].number == THIS:
            return Reference(mention, "unresolved", None, (), REASONS["here"])
        if (
            exact := anchor(component or "", mention.provision)
        ) in self.ids:  # "Mục này": its own address, copy and all
            return Reference(mention, "resolved", Target(key, exact, document_url(slug, exact)))
        units = self._units(slug, component or "", mention)
        part, rest = self._part(slug, mention.provision)
        if part and not rest and not units:
            return Reference(mention, "resolved", Target(key, None, document_url(slug, self._first_unit(part))))
        if len(units) == 1:
            return Reference(mention, "resolved", Target(key, units[0], document_url(slug, units[0])))
        candidates = tuple(Target(key, unit, document_url(slug, unit)) for unit in units)
        return Reference(
            mention,
            "ambiguous" if units else "unresolved",
            None,
            candidates,
            REASONS["several-units" if units else "no-unit"],
        )

    def _first_unit(self, component: str | None) -> str | None:
        return next((u.id for u in self.document.units if u.component == component), None) if component else None


def _is_form(component: str) -> bool:
    return any(f"-{kind.value}" in f"-{component}" for kind in FORMS)


def _part_number(component: str, kind: Kind) -> str | None:
    """The number of an annex or a form by the id of its component.

    >>> (_part_number("phu-luc-ii-mau-so-03", Kind.MAU_SO), _part_number("phu-luc-ii", Kind.PHU_LUC),
    ...  _part_number("mau-so-1", Kind.PHU_LUC))
    ('03', 'ii', None)
    """
    match = re.fullmatch(rf"(?:[a-z0-9-]+-)?{kind.value}-(?P<n>[a-z0-9-]+?)(?:--\d+)?", component)
    return match["n"] if match and not (kind is Kind.PHU_LUC and _is_form(component)) else None


def _fitting(names: list[str], step: Step) -> list[str]:
    """The components that are an annex or a form of a number; "mẫu số 01/PĐX" is also that of the form
    "01/PĐX-2015".
    """
    wanted = _value(step.number)
    numbers = {name: _value(said) for name in names if (said := _part_number(name, step.kind))}
    found = [name for name, number in numbers.items() if number == wanted]
    if found or "/" not in step.number:
        return found
    return [name for name, number in numbers.items() if _plain(number).startswith(f"{_plain(wanted)}-")]


def _plain(number: str) -> str:
    """The number of a form without the doubled letters that stand for a Đ."""
    return number.replace("dd", "d")


def _value(number: str) -> str:
    """By which two numbers of annexes are compared."""
    return str(roman(number) or telex(number).lstrip("0"))


def _letters(sign: str) -> str:
    """A sign without its blanks, in capitals; look-alike dashes and slashes and a capital line are no other
    spelling.
    """
    return sign.replace(" ", "").upper().translate(str.maketrans("–‑—:⁄Ð", "----/Đ"))


def works(known: Catalogue | Register, references: Mapping[str, tuple[Reference, ...]]) -> tuple[Work, ...]:
    """Every work that is held or cited, with the places that cite it, in the order of their keys."""
    register = _register(known)
    citings = Citings(register)
    for document in register.catalogue.documents:
        some = references.get(document.source.slug, ())
        citings.add(by_work(citings.of_text(document, some, register.catalogue.by_slug)).items())
    return tuple(citings.works())


def conflicts(
    known: Catalogue | Register, references: Mapping[str, tuple[Reference, ...]]
) -> dict[str, tuple[Finding, ...]]:
    """Findings on citations, by slug: what the lint doubts, one sign with two dates, a clause that is not there."""
    register = _register(known)
    lint, texts = Lint(register), register.catalogue.by_slug
    found = {slug: lint.of_text(texts[slug], each) for slug, each in references.items()}
    return {slug: rows for slug, rows in found.items() if rows}
