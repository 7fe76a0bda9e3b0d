"""The page of one document: card, text, and what the site knows of the text.

Enters: a document, its references, the surroundings it stands in. Leaves: one Markdown page. Only what stands in
#van-ban is
the document's own; the rest carries data-chrome.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .. import metadata_fields, short_titles
from ..addresses import cited, document_url, work_url
from ..model import Document, Kind, Page, Reference, Unit, Work
from ..outlines import RANKS, component_starts
from ..short_titles import date_in_words, one_line
from . import redirects, sections, thread
from .blocks import context, text_of
from .markdown import div, escaped, front_matter, link, name, to
from .wording import ENDING, RELATIONS, beside, citers, cut, full_title, short_name, sure, work_name

MOST = 5  # works of one relation that the card names


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page of a document needs of the collection; made once for all pages."""

    works: Mapping[str, Work]
    held: Mapping[str, Work]  # by slug: the work whose text a document is
    documents: Mapping[str, Document]
    threads: thread.Threads
    ways: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by field: the list of each value
    neighbours: Mapping[str, tuple[Document | None, Document | None]] = field(default_factory=dict)


def page(document: Document, references: Sequence[Reference], around: Surroundings) -> Page:
    """The Markdown page of a document."""
    slug = document.source.slug
    work = around.held.get(slug)
    counts = Counter(c.target_unit for c in sure(work) if c.target_unit) if work else Counter[str]()
    found = context(document, references, counts)
    here = found.page
    parts = [
        _heading(document),
        _draft(document),
        _card(document, references, around, here),
        div(text_of(found), 'id="van-ban" class="van-ban" lang="vi"'),
        redirects.parts(document.forwards, around.documents, here),
        sections.corrections(document, here),
        sections.cited_by(document, work, around.documents, here),
        sections.cites(references, around.works, here),
        thread.section(work, around.threads, here),
        sections.evidence(document, here),
        _neighbours(around.neighbours.get(slug, (None, None)), here),
        _script('type="application/json" id="cach-dan"', found.names),
        _linked_data(document, references, around.works),
    ]
    values = {
        "title": full_title(document),
        "description": description(document),
        "template": "document.html",
        "entries": len(contents(document)),
        "running": cut(short_name(document), 80),
    }
    return Page(here, (front_matter(values) + "\n\n".join(filter(None, parts)) + "\n").encode())


def _draft(document: Document) -> str:
    """What a draft says first: it is served to those who work on it, and is not published."""
    if document.source.decisions.state != "draft":
        return ""
    return "**Bản nháp, chưa công bố.** Trang này chỉ hiện khi xem thử (`make serve`)."


def description(document: Document) -> str:
    """One sentence for search engines and shared links."""
    meta = document.metadata
    by = f" của {one_line(meta.issuer)}" if meta.issuer else ""
    on = f" ngày {date_in_words(meta.date)}" if meta.date else ""
    known = short_titles.of_document(document)
    called = short_titles.full(known) if short_titles.short(known) else short_name(document)
    about = "" if short_titles.name(known) else known.about
    return cut(f"Toàn văn {called}{on}{by}. {about}".strip(), 300)


def _heading(document: Document) -> str:
    said = beside(document)
    rest = f" <small>{escaped(cut(said, 320))}</small>" if said else ""
    return f"# {name(short_name(document))}{rest} {{ #dau-trang }}"


def card_rows(document: Document) -> list[tuple[str, str]]:
    """What the header card says: label and value, both plain text; unknown ones are left out."""
    meta = document.metadata
    signers = "; ".join(f"{s.name} ({one_line(s.capacity)})" if s.capacity else s.name for s in meta.signers if s.name)
    shown = {
        "date": date_in_words(meta.date),
        "province": meta.province if meta.province != meta.place else None,
        "signers": signers,
    }
    rows = [(label, shown[name] if name in shown else getattr(meta, name)) for name, label in metadata_fields.CARD]
    return [(label, one_line(value)) for label, value in rows if value]


def _card(document: Document, references: Sequence[Reference], around: Surroundings, here: str) -> str:
    lists = _lists(document, around)
    rows = [
        (escaped(label), link(escaped(value), to(lists[label], here)) if label in lists else escaped(value))
        for label, value in card_rows(document)
    ]
    rows += [(label, value) for label, value in _relations(references, around.works, here) if value]
    work = around.held.get(document.source.slug)
    if work and citers(work):
        rows.append(("Được dẫn chiếu", link(f"bởi {citers(work)} văn bản", "#duoc-dan-chieu")))
    base = document_url(document.source.slug)
    files = (
        ("văn bản thô", base + "source.txt"),
        ("dữ liệu JSON", base + "document.json"),
        ("đối chiếu với bản thô", base + "doi-chieu/"),
    )
    rows.append(("Xem thêm", " · ".join(link(words, to(url, here)) for words, url in files)))
    return div(
        [f"**{label}**{{ .card-label }} <span>{value}</span>\n{{ .card-row }}" for label, value in rows], 'class="card"'
    )


def _lists(document: Document, around: Surroundings) -> dict[str, str]:
    """By label of the card: the list of the texts that have the same value."""
    values = {
        name: one_line(metadata_fields.value(about, getattr(document.metadata, name)))
        for name, about in metadata_fields.NARROWED
    }
    labels = dict(metadata_fields.CARD)
    found = ((labels.get(name, ""), around.ways.get(name, {}).get(value)) for name, value in values.items() if value)
    return {label: url for label, url in found if label and url}


def _relations(references: Sequence[Reference], works: Mapping[str, Work], here: str) -> list[tuple[str, str]]:
    """The works that this text is based on or carries out, each once."""
    rows = []
    external = [r for r in references if r.target and r.mention.kind == "external"]
    for relation in ("thuc-hien", "can-cu", "sua-doi", "thay-the", "bai-bo"):
        same = [r for r in external if r.mention.relation == relation]
        if relation == thread.RELATION:
            same = [r for r in same if r.target and thread.carries_out(r, works.get(r.target.work))]
        keys = dict.fromkeys(r.target.work for r in same if r.target)
        links = [
            (_places(relation, same, key) + " ").lstrip()
            + link(name(cut(work_name(works[key]), 120)), to(work_url(key), here))
            for key in keys
            if key in works
        ]
        rest = [link(f"và {len(links) - MOST} văn bản khác", "#dan-chieu-den")] if len(links) > MOST else []
        rows.append((RELATIONS[relation], "; ".join([*links[:MOST], *rest])))
    return rows


def _places(relation: str, references: Sequence[Reference], key: str) -> str:
    """The places of a work that alone are repealed or replaced, in words; "" when the whole is."""
    of_work = [r.mention.provision for r in references if r.target and r.target.work == key]
    if relation not in ENDING or not all(of_work):
        return ""
    words = list(dict.fromkeys(map(cited, of_work)))
    return ", ".join(words[:FEW]) + (f" và {len(words) - FEW} nơi khác" if len(words) > FEW else "")


FEW = 3  # places that a card names


def _neighbours(pair: tuple[Document | None, Document | None], here: str) -> str:
    """The documents before and after in the order of dates."""
    sides = (("prev", "Văn bản trước: ", pair[0]), ("next", "Văn bản sau: ", pair[1]))
    lines = [
        f"{word}{link(name(cut(short_name(d), 90)), to(document_url(d.source.slug), here))}\n{{ .{side} }}"
        for side, word, d in sides
        if d
    ]
    return (
        div(lines, 'class="neighbours" data-chrome="" role="navigation" aria-label="Văn bản trước và sau"')
        if lines
        else ""
    )


def contents(document: Document) -> list[tuple[int, str, str]]:
    """The table of contents: level (from 1), id and words of every attached text and every unit of rank, in reading
    order.
    """
    titles = {c.id: one_line(f"{c.type or ''} {c.title or ''}") for c in document.components}
    units = {unit.id: unit for unit in document.units}
    starts, lists = component_starts(document), _titled_lists(document.units)
    levels: dict[str, int] = {}
    rows = []
    for n, block in enumerate(document.blocks):
        unit = units.pop(block.unit or "", None)
        if n in starts:
            levels[starts[n]] = 1
            rows.append((1, starts[n], cut(titles[starts[n]] or starts[n], 90)))
        if unit and (unit.kind in RANKS or (unit.kind is Kind.KHOAN and unit.parent in lists)):
            level = levels[unit.id] = levels.get(unit.parent or unit.component, 0) + 1
            rows.append((level, unit.id, cut(f"{unit.label} {unit.heading or unit.text}", 90)))
    return rows


def _titled_lists(units: Sequence[Unit]) -> set[str | None]:
    """The units whose khoản have titles, at least half of them: a list of contents with holes would mislead."""
    every = Counter(u.parent for u in units if u.kind is Kind.KHOAN)
    titled = Counter(u.parent for u in units if u.kind is Kind.KHOAN and u.heading and not u.text)
    return {parent for parent, count in titled.items() if 2 * count >= every[parent]}


def _script(attributes_: str, value: object) -> str:
    """A value for programs, which no text in it can end early."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"<script {attributes_}>{text.replace('<', chr(92) + 'u003c')}</script>"


def _linked_data(document: Document, references: Sequence[Reference], works: Mapping[str, Work]) -> str:
    """schema.org/Legislation, for the text, its articles and what it cites; addresses are relative to the page."""
    meta = document.metadata
    target: Callable[[str], str] = lambda url: "../../" + url  # noqa: E731
    keys = dict.fromkeys(r.target.work for r in references if r.target and r.mention.kind == "external")
    value = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": "#van-ban",
        "name": full_title(document),
        "inLanguage": "vi",
        "legislationType": meta.type,
        "legislationIdentifier": meta.number,
        "legislationDate": meta.date,
        "legislationPassedBy": (
            {"@type": "GovernmentOrganization", "name": one_line(meta.issuer)} if meta.issuer else None
        ),
        "spatialCoverage": meta.province,
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": "text/plain",
            "contentUrl": "source.txt",
            "sha256": document.source.sha256,
        },
        "hasPart": [
            {"@type": "Legislation", "@id": f"#{u.id}", "name": cut(f"{u.label} {u.heading or u.text}", 110)}
            for u in document.units
            if u.kind in RANKS
        ],
        "citation": [
            {"@type": "Legislation", "@id": target(work_url(key)), "name": work_name(works[key])}
            for key in keys
            if key in works
        ],
    }
    return _script('type="application/ld+json"', {k: v for k, v in value.items() if v})
