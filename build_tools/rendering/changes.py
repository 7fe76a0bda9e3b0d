"""What is known of the texts in time, as pages say it: who changes whom, from when, in words and links.

Enters: a Site's effects and validities. Leaves: values and sentences for the card, the units and the lists of changes.
Promise: nothing is said that no effect says; the day on which a page is built is in no sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..addresses import all_cited, document_url, place_in_words, work_url
from ..model import Decisions, Document, Effect, InForce, Site, Version, Work
from ..presenting.short_titles import date_in_words, of_document, of_work, one_line
from .wording import cut, short_name, work_name

PASSIVE = {
    "replace": "được sửa đổi",
    "insert": "được bổ sung",
    "repeal": "bị bãi bỏ",
    "retitle": "được sửa tên",
    "replace-words": "được thay cụm từ",
    "insert-words": "được bổ sung cụm từ",
    "repeal-words": "bị bỏ cụm từ",
    "correct": "được đính chính",
    "suspend": "bị ngưng hiệu lực",
}
ACTIVE = {
    "replace": "sửa đổi",
    "insert": "bổ sung",
    "repeal": "bãi bỏ",
    "retitle": "sửa tên",
    "replace-words": "thay cụm từ ở",
    "insert-words": "bổ sung cụm từ vào",
    "repeal-words": "bỏ cụm từ ở",
    "correct": "đính chính",
    "suspend": "ngưng hiệu lực",
}
SAID_BY = "theo những văn bản có ở đây"


@dataclass(frozen=True, slots=True)
class InTime:
    """What the collection says of its texts in time; made once for all pages."""

    documents: Mapping[str, Document] = field(default_factory=dict)  # what each is and is called (`head`), no words
    works: Mapping[str, Work] = field(default_factory=dict)
    done_to: Mapping[str, tuple[Effect, ...]] = field(
        default_factory=dict
    )  # by text: what others do to it, oldest first
    done_by: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)  # by text: what it does to others
    in_force: Mapping[str, InForce] = field(default_factory=dict)
    consolidated: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # by key of work: the official consolidations of it
    units: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by text and unit: as one cites it
    done_to_works: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)  # by key: to works that are not held
    versions: Mapping[str, tuple[Version, ...]] = field(
        default_factory=dict
    )  # those that an effect begins, oldest first


def unit_in_words(known: InTime, slug: str, unit: str) -> str:
    """A unit of a text as one cites it; "" of one that is not known."""
    said = known.units.get(slug, {}).get(unit)
    return "" if said is None else said or place_in_words(unit)


def head(document: Document) -> Document:
    """What other pages may know of a text: what it is and what it is called, none of its words; so that they change
    when it is called otherwise, not whenever a word of it does.
    """
    known, source = of_document(document), document.source
    said = replace(source, data=b"", text=known.about, sha256="", decisions=Decisions())
    found = Document(said, document.metadata, (), (), (), ())
    # a title in capitals has its letters from the text: where they cannot be had from its own, the text stays
    return found if of_document(found) == known else replace(found, source=replace(said, text=source.text))


def in_time(site: Site) -> InTime:
    """All of it, in one pass over effects and validities."""
    ordered = sorted(filter(of_another, site.effects), key=lambda e: e.since or "9999")
    said = site.said or {d.source.slug: all_cited(d.units) for d in site.documents}
    to, by = by_text(ordered, lambda e: e.target), by_text(ordered, lambda e: e.source)
    return InTime(
        {d.source.slug: head(d) for d in site.documents},
        {work.key: work for work in site.works},
        to,
        by,
        site.in_force,
        _consolidated(site.in_force),
        said,
        by_text((e for e in ordered if e.target is None), lambda e: e.work),
        site.versions,
    )


def of_another(effect: Effect) -> bool:
    """Whether an effect is one text's on another."""
    return effect.source is None or effect.source != effect.target


def by_text(effects: Iterable[Effect], text: Callable[[Effect], str | None]) -> dict[str, tuple[Effect, ...]]:
    """Effects by what `text` names of each."""
    groups: dict[str, list[Effect]] = defaultdict(list)
    for effect in effects:
        groups[text(effect) or ""].append(effect)
    return {slug: tuple(some) for slug, some in groups.items()}


def _consolidated(in_force: Mapping[str, InForce]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for slug, known in in_force.items():
        for key, _ in known.consolidates:
            found[key].append(slug)
    return {key: tuple(slugs) for key, slugs in found.items()}


@dataclass(frozen=True, slots=True)
class Way:
    """Words and the address to which they lead, "" where they lead nowhere; both plain."""

    words: str
    url: str


def sign_of(known: InTime, slug: str | None, key: str) -> str:
    """A text as a margin names it: type and number, else what it is called."""
    document, work = known.documents.get(slug or ""), known.works.get(key)
    about = of_document(document) if document else of_work(work) if work else None
    if about and about.type and about.number:
        return f"{about.type} {about.number}"
    return cut(short_name(document) if document else work_name(work) if work else key, 90)


def name_of(known: InTime, slug: str | None, key: str) -> Way:
    """A text by the name that one says, and its page."""
    document, work = known.documents.get(slug or ""), known.works.get(key)
    if document:
        return Way(cut(short_name(document), 120), document_url(document.source.slug))
    return Way(cut(work_name(work), 120), work_url(key)) if work else Way(one_line(key), "")


def place(known: InTime, effect: Effect) -> str:
    """The place that is acted on, in words; "" of the whole text."""
    if effect.place is None:
        return ""
    standing = known.units.get(effect.target or "", {}).get(effect.unit or "")
    return standing or place_in_words(effect.place) or effect.place


def clause(known: InTime, effect: Effect) -> Way:
    """The clause that acts, with its text: “khoản 21 Điều 1 Luật 67/2020/QH14”."""
    sign = sign_of(known, effect.source, effect.source_work)
    if effect.source not in known.documents:
        return Way(sign, work_url(effect.source_work) if effect.source_work in known.works else "")
    unit = known.units.get(effect.source or "", {}).get(effect.source_unit or "", "")
    return Way(f"{unit} {sign}".strip(), document_url(effect.source or "", effect.source_unit if unit else None))


def since(effect: Effect) -> str:
    """“từ 01/01/2022”; "" when nothing says from when."""
    return f"từ {date_in_words(effect.since)}" if effect.since else ""


def doubt(effect: Effect) -> str:
    """What has to be said of an effect that is not simply so, in plain words; "" otherwise."""
    if effect.status == "undated":
        return "không văn bản nào có ở đây cho biết từ ngày nào"
    if effect.status == "disputed":
        return f"các nguồn nói khác nhau: {one_line(effect.reason)}"
    if effect.status == "not-applied":
        return f"chưa dựng vào lời văn: {one_line(effect.reason)}"
    return ""


def whole(effects: Iterable[Effect]) -> list[Effect]:
    """The effects that end a text as a whole."""
    return [e for e in effects if e.place is None and e.action == "repeal"]
