"""Amending: what each text does to others, from when; which texts stand, and until when.

    commencing   the day from which a text, or a part of it, is in force
    between      what lies within "từ Điều 5 đến Điều 7"
    qualifying   what a repeal spares, and its own day
    clauses      what one clause says of each place that it names
    clause_openings  how a clause begins, and what it says for those below it
    contents     what a clause quotes as new words
    leading      what a clause that leads a list says of the places, or words, that its items name alone
    governing    what the clause above says for the clauses below it
    instructing  clauses that amend → effects, one for each place
    noting       what notes of consolidated texts, and of portals, say was done
    stating      what the publisher says of texts that are not held
    joining      signals of one effect become one; signals that disagree are told, never settled
    acted_on     which mentions a text acts on, in its own words
    unread       what a text says of changes, or of when it is in force, of which nothing was made
    sayings      all that one text says by itself, as it is kept

Enters: documents, references and the keys of their works. Leaves: all effects, and the validity of each text. Promise:
pure; everything is stated by a text that is held, nothing is inferred from silence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ..findings import finding
from ..model import Document, Effect, Finding, InForce, Reference, Validity
from . import between, commencing, joining, stating
from .commencing import Commencement, commencement, followed
from .instructing import instructions
from .qualifying import ended_on
from .sayings import NotesTold, Saying, is_consolidated, notes_told, of_plain, plain, saying
from .unread import Unread, unread

__all__ = [
    "Commencement",
    "NotesTold",
    "Saying",
    "Unread",
    "commencement",
    "commencements",
    "doubts",
    "effects",
    "followed",
    "instructions_of",
    "notes_of",
    "of_plain",
    "plain",
    "saying",
    "unread",
    "validities",
]

Instructions: TypeAlias = Callable[
    [Document, Mapping[str, tuple[Reference, ...]], Commencement, str, Mapping[str, Document]], Iterable[Effect]
]
Notings: TypeAlias = Callable[[Document, Mapping[str, tuple[Reference, ...]], Mapping[str, str]], NotesTold]
Readings: TypeAlias = Callable[[Document, Commencement, Collection[str]], Iterable[Unread]]


def instructions_of(
    document: Document,
    references: Mapping[str, tuple[Reference, ...]],
    when: Commencement,
    own: str,
    held: Mapping[str, Document],
) -> Iterator[Effect]:
    """What one text does to others, of whose mentions `references` tells what became."""
    return instructions(document, references.get(document.source.slug, ()), when, own, held)


def notes_of(
    document: Document, references: Mapping[str, tuple[Reference, ...]], works: Mapping[str, str]
) -> NotesTold:
    """What the notes of one text tell; `works` gives the key of each text's work by its name."""
    slug = document.source.slug
    return notes_told(document, references.get(slug, ()), works[slug])


def commencements(
    documents: Iterable[Document], references: Mapping[str, tuple[Reference, ...]]
) -> dict[str, commencing.Commencement]:
    """What each text says of its own commencement, by its name."""
    said = {d.source.slug: commencing.commencement(d, references.get(d.source.slug, ())) for d in documents}
    return commencing.followed(said)


def effects(
    documents: Sequence[Document],
    references: Mapping[str, tuple[Reference, ...]],
    works: Mapping[str, str],
    whens: Mapping[str, commencing.Commencement],
    instructed: Instructions = instructions_of,
    noted: Notings = notes_of,
) -> tuple[Effect, ...]:
    """Every effect that a held text states; `works` gives the key of each text's work by its name, `whens` what it
    says of its commencement; `instructed` gives what one text does, `noted` what its notes tell.
    """
    found = _instructed(documents, references, works, whens, instructed)
    if later := _moved(found, whens):
        found = _instructed(documents, references, works, commencing.followed({**whens, **later}), instructed)
    found = between.with_inserted(found)
    notes = [
        joining.Witness(told, *notes.base)
        for document in documents
        if (notes := noted(document, references, works)).base
        for told in notes.told
    ]
    said = [effect for document in documents for effect in stating.stated(document, works[document.source.slug])]
    return joining.joined([*found, *said], notes, documents)


def _instructed(
    documents: Sequence[Document],
    references: Mapping[str, tuple[Reference, ...]],
    works: Mapping[str, str],
    whens: Mapping[str, commencing.Commencement],
    instructed: Instructions,
) -> list[Effect]:
    held = {document.source.slug: document for document in documents}
    return [
        effect
        for document in documents
        if not is_consolidated(document)
        for effect in instructed(
            document,
            references,
            whens[document.source.slug],
            works[document.source.slug],
            held,
        )
    ]


def _moved(done: Iterable[Effect], whens: Mapping[str, commencing.Commencement]) -> dict[str, commencing.Commencement]:
    """The texts whose commencement clause another text has changed, each with the day that the new words state."""
    found = {}
    for effect in done:
        when = whens.get(effect.target or "")
        if when and when.unit and effect.place and effect.new and effect.action == "replace":
            stands = when.unit == effect.place or when.unit.startswith(f"{effect.place}-")
            if stands and (day := commencing.stated(effect.new, None)):
                found[effect.target or ""] = commencing.moved(when, day)
    return found


def doubts(
    documents: Iterable[Document],
    whens: Mapping[str, commencing.Commencement],
    done: Iterable[Effect],
    read: Readings = unread,
) -> dict[str, tuple[Finding, ...]]:
    """By text: what it says of changes, or of when it is in force, of which nothing was made; `read`
    tells it of one.
    """
    acting: dict[str, set[str]] = {}
    for effect in done:
        if effect.source and effect.source_unit:
            acting.setdefault(effect.source, set()).add(effect.source_unit)
    found = {}
    for document in documents:
        slug = document.source.slug
        some = () if is_consolidated(document) else read(document, whens[slug], acting.get(slug, ()))
        told = tuple(finding(each.code, each.start, each.end) for each in some)
        found.update({slug: told} if told else {})
    return found


def validities(
    documents: Sequence[Document],
    references: Mapping[str, tuple[Reference, ...]],
    works: Mapping[str, str],
    whens: Mapping[str, commencing.Commencement],
    done: Sequence[Effect],
    noted: Notings = notes_of,
) -> dict[str, InForce]:
    """From when and until when each text is in force, as held texts state it; `noted`: what the notes of one tell."""
    ends, partly = _ends(done)
    stopped = _suspended(done)
    whens, days = commencing.followed({**whens, **_moved(done, whens)}), _consolidated_from(done)
    found = {}
    for document in documents:
        slug = document.source.slug
        if is_consolidated(document):
            base, _, head_day = noted(document, references, works)
            day = days.get(slug) or head_day
            stands = InForce(text_state="consolidated", consolidates=((base[0], day),) if base else ())
        else:
            when = whens[slug]
            stands = InForce(since=when.day, since_unit=when.unit, until=when.end, text_state="as-issued")
        stands = _ended(stands, ends.get(slug), document.source.decisions.validity)
        if stop := stopped.get(slug):
            stands = replace(stands, suspended=(stop.since or "", ended_on(stop.doubt)), suspended_by=stop.id)
        part = partly.get(slug)
        found[slug] = replace(stands, partly=part.since, partly_by=part.id) if part and not stands.until else stands
    return found


def _ends(done: Iterable[Effect]) -> tuple[dict[str, Effect], dict[str, Effect]]:
    """By text: what ends it first, all of it; and what ends it but for a part."""
    ends: dict[str, Effect] = {}
    partly: dict[str, Effect] = {}
    for effect in done:
        if effect.place or effect.action != "repeal" or not effect.target or not effect.since:
            continue
        told = partly if effect.doubt or effect.status == "disputed" else ends
        if effect.target not in told or effect.since < (told[effect.target].since or ""):
            told[effect.target] = effect
    return ends, partly


def _suspended(done: Iterable[Effect]) -> dict[str, Effect]:
    """By text: what suspends all of it, or all but a part, last."""
    found: dict[str, Effect] = {}
    for effect in done:
        told = effect.action == "suspend" and not (effect.place or effect.part) and effect.status != "disputed"
        if told and effect.target and effect.since and effect.since >= (found.get(effect.target, effect).since or ""):
            found[effect.target] = effect
    return found


def _consolidated_from(done: Iterable[Effect]) -> dict[str, str]:
    """The last day of which the notes of each text speak: of a consolidated one, the day from which it counts."""
    found: dict[str, str] = {}
    for effect in done:
        for each in effect.evidence if effect.since else ():
            if each.note:
                found[each.slug] = max(found.get(each.slug, ""), effect.since or "")
    return found


def _ended(stands: InForce, end: Effect | None, said: Validity | None) -> InForce:
    """With the day from which a text is no longer in force; what no text states is what the publisher says."""
    since, until = (said.from_, said.until) if said else (None, None)
    if end and (end.since or "") < (stands.until or "9999"):
        return replace(stands, since=stands.since or since, until=end.since, until_by=end.id)
    return replace(stands, since=stands.since or since, until=stands.until or until)
