"""The card of a document: what a reader asks first (does it stand, who changed it), then where it comes from, folded.

Enters: a document, its references, the surroundings. Leaves: one Markdown container, the site's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from .. import metadata_fields
from ..addresses import cited, document_url, work_url
from ..model import Document, Effect, InForce, Reference, Work
from ..presenting.originals import ending, given_out
from ..presenting.short_titles import date_in_words, one_line
from . import changes, thread
from .changes import InTime, Way
from .markdown import div, escaped, link, name, to
from .surroundings import Surroundings
from .wording import ENDING, RELATIONS, citers, cut, file_links, force_dates, short_name, suspension, work_name

MOST = 5  # works of one relation that the card names
NAMED = ("thuc-hien", "can-cu", "sua-doi", "thay-the", "bai-bo")  # relations that the card names
SAID = 72  # letters of the name of a text that changed this one
FEW = 3  # places that a card names
SHOWN = ("issuer", "date")  # what stands open beside the state; the rest folds


def card(document: Document, references: Sequence[Reference], around: Surroundings, here: str) -> str:
    """The whole card."""
    first = [
        *_in_force(document, around.time, here),
        *_changed(document, around, here),
        _issued(document, around, here),
        _downloads(document, around),
    ]
    rest = [
        *_facts(document, around, here),
        *_relations(references, around.works, here),
        *_beside(document, around, here),
    ]
    folded = [
        '<details class="part" markdown="1"><summary>Số, cơ quan, căn cứ, dữ liệu</summary>',
        *_rows(rest),
        "</details>",
    ]
    return div([*_rows(first), *folded], 'class="card"')


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"**{label}**{{ .card-label }} <span>{value}</span>\n{{ .card-row }}" for label, value in rows if value]


def _linked(way: Way, here: str) -> str:
    return link(name(way.words), to(way.url, here)) if way.url else name(way.words)


# ------------------------------------------------------------------ in time


def _in_force(document: Document, time: InTime, here: str) -> list[tuple[str, str]]:
    """From when and until when, as dates; the state of today is worked out where it is read."""
    slug = document.source.slug
    known = time.in_force.get(slug)
    if known is None:
        return []
    if known.consolidates:
        bases = "; ".join(_linked(changes.name_of(time, _held(time, key), key), here) for key, _ in known.consolidates)
        return [("Là bản hợp nhất của", bases)]
    if not _days(document, known, time):
        return [("Hiệu lực", "không văn bản nào có ở đây cho biết từ ngày nào")]
    said = _days(document, known, time)
    dates = force_dates(known)
    return [("Hiệu lực", f'<span class="force" {dates}></span> {"; ".join(said)} <small>({changes.SAID_BY})</small>')]


def _days(document: Document, known: InForce, time: InTime) -> list[str]:
    """From when and until when a text is in force, as far as anything held says so."""
    said = []
    if known.since:
        unit = time.units.get(document.source.slug, {}).get(known.since_unit or "") or _place(
            document, known.since_unit
        )
        by = f" ({link(escaped(unit), f'#{known.since_unit}')})" if unit and known.since_unit else ""
        said.append(f"từ {date_in_words(known.since)}{by}")
    if known.until:
        said.append(f"hết hiệu lực từ {date_in_words(known.until)}")
    if known.partly:
        said.append(f"hết hiệu lực từ {date_in_words(known.partly)}, trừ một phần được giữ lại")
    return said + ([suspension(known)] if known.suspended else [])


def _held(time: InTime, key: str) -> str | None:
    work = time.works.get(key)
    return work.held if work else None


def _place(document: Document, unit: str | None) -> str:
    return next((cited(u.address.steps) for u in document.units if u.id == unit), "")


def _changed(document: Document, around: Surroundings, here: str) -> list[tuple[str, str]]:
    """Who changed it, ended it, consolidated it, carries it out."""
    time, work = around.time, around.held.get(document.source.slug)
    merged = time.consolidated.get(work.key, ()) if work else ()
    below = around.threads.below.get(work.key, ()) if work else ()
    return [
        *_acted_on(time.done_to.get(document.source.slug, ()), time, here),
        ("Được hợp nhất tại", _texts([time.documents[s] for s in merged if s in time.documents], here)),
        ("Được quy định chi tiết tại", _works([time.works[key] for key in below if key in time.works], here)),
    ]


def changed_rows(work: Work, time: InTime, here: str) -> list[tuple[str, str]]:
    """Who changed or ended a work, for its page: of one that is held here the page of the text tells it in full."""
    return [] if work.held else _acted_on(time.done_to_works.get(work.key, ()), time, here)


def _acted_on(effects: Sequence[Effect], time: InTime, here: str) -> list[tuple[str, str]]:
    ended = changes.whole(effects)
    corrected = [e for e in effects if e.action == "correct"]
    suspended = [e for e in effects if e.action == "suspend" and e.place is None]
    some = [e for e in effects if e not in (*ended, *suspended) and e.action != "correct"]
    return [
        ("Hết hiệu lực do", _by_text([e for e in ended if not e.doubt], time, here)),
        ("Hết hiệu lực, trừ một phần, do", _by_text([e for e in ended if e.doubt], time, here)),
        ("Bị ngưng hiệu lực bởi", _by_text(suspended, time, here)),
        ("Được sửa đổi bởi", _by_text(some, time, here)),
        ("Được đính chính bởi", _by_text(corrected, time, here)),
    ]


def _by_text(effects: Sequence[Effect], time: InTime, here: str) -> str:
    """The acting texts, each with the day and its clause, or how many places it touches; on a narrow page the first."""
    groups = [
        (key, list(some))
        for key, some in groupby(sorted(effects, key=_acting), key=lambda e: (e.source, e.source_work))
    ]
    groups.sort(key=lambda group: group[1][0].since or "9999")
    said = [_one_text(slug, key, some, time, here) for (slug, key), some in groups]
    if not effects or not effects[0].target:
        return "; ".join(said)
    rest = [_others(len(said) - FEW)] if len(said) > FEW else []
    wide, narrow = [*said[1:FEW], *rest], [_others(len(said) - 1)] if len(said) > 1 else []
    return said[0] + "".join(
        f'<span class="{class_}">; {"; ".join(some)}</span>'
        for class_, some in (("wide", wide), ("narrow", narrow))
        if some
    )


def _others(count: int) -> str:
    return link(f"và {count} văn bản khác", "#thay-doi")


def _acting(effect: Effect) -> tuple[str, str, str]:
    return effect.source or "", effect.source_work, effect.since or "9999"


def _one_text(slug: str | None, key: str, effects: Sequence[Effect], time: InTime, here: str) -> str:
    days = list(dict.fromkeys(e.since for e in effects if e.since))
    on = f" từ {', '.join(map(date_in_words, days[:FEW]))}" if days else " (chưa rõ từ ngày nào)"
    if len(effects) == 1:
        return _linked(changes.clause(time, effects[0]), here) + on
    called = changes.name_of(time, slug, key)
    named = _linked(Way(cut(called.words, SAID), called.url), here)  # in full in the list below the text
    places = f"{len(effects)} chỗ"
    return f"{named}{on} ({link(places, f'#thay-doi-boi-{slug or key}') if effects[0].target else places})"


def _texts(documents: Sequence[Document], here: str) -> str:
    ordered = sorted(documents, key=lambda d: d.metadata.date or "9999")
    return "; ".join(
        link(name(cut(short_name(d), 120)), to(document_url(d.source.slug), here))
        + (f" ({escaped(one_line(d.metadata.number))})" if d.metadata.number else "")
        for d in ordered
    )


def _works(works: Sequence[Work], here: str) -> str:
    ordered = sorted(works, key=lambda w: w.date or w.year or "9999")
    said = [link(name(cut(work_name(w), 120)), to(work_url(w.key), here)) for w in ordered]
    rest = [link(f"và {len(said) - MOST} văn bản khác", "#duoc-dan-chieu")] if len(said) > MOST else []
    return "; ".join([*said[:MOST], *rest])


# ------------------------------------------------------------------ what it is


def facts(document: Document) -> list[tuple[str, str, str]]:
    """What is known of a document: field, label and value, all plain text; unknown ones are left out."""
    meta = document.metadata
    signers = "; ".join(f"{s.name} ({one_line(s.capacity)})" if s.capacity else s.name for s in meta.signers if s.name)
    shown = {
        "date": date_in_words(meta.date),
        "province": meta.province if meta.province != meta.place else None,
        "signers": signers,
    }
    rows = [
        (field, label, shown[field] if field in shown else getattr(meta, field))
        for field, label in metadata_fields.CARD
    ]
    return [(field, label, one_line(value)) for field, label, value in rows if value]


def _issued(document: Document, around: Surroundings, here: str) -> tuple[str, str]:
    lists = _lists(document, around)
    values = {field: _listed(label, value, lists, here) for field, label, value in facts(document) if field in SHOWN}
    return "Ban hành", ", ".join(values[field] for field in SHOWN if field in values)


def _facts(document: Document, around: Surroundings, here: str) -> list[tuple[str, str]]:
    lists = _lists(document, around)
    return [
        (escaped(label), _listed(label, value, lists, here)) for f, label, value in facts(document) if f not in SHOWN
    ]


def _listed(label: str, value: str, lists: Mapping[str, str], here: str) -> str:
    return link(escaped(value), to(lists[label], here)) if label in lists else escaped(value)


def _lists(document: Document, around: Surroundings) -> dict[str, str]:
    """By label of the card: the list of the texts that have the same value."""
    values = {
        field: one_line(metadata_fields.value(about, getattr(document.metadata, field)))
        for field, about in metadata_fields.NARROWED
    }
    labels = dict(metadata_fields.CARD)
    found = ((labels.get(field, ""), around.ways.get(field, {}).get(value)) for field, value in values.items() if value)
    return {label: url for label, url in found if label and url}


def _beside(document: Document, around: Surroundings, here: str) -> list[tuple[str, str]]:
    rows = []
    work = around.held.get(document.source.slug)
    if work and citers(work):
        rows.append(("Được dẫn chiếu", link(f"bởi {citers(work)} văn bản", "#duoc-dan-chieu")))
    base = document_url(document.source.slug)
    files = [("tệp gốc để kiểm", base + "source.txt"), ("dữ liệu cho máy", base + "document.json")]
    if "doi-chieu" not in around.settings.hidden:
        files.append(("những chỗ đã chỉnh", base + "doi-chieu/"))
    rows.append(("Xem thêm", " · ".join(link(words, to(url, here)) for words, url in files)))
    return rows


def _downloads(document: Document, around: Surroundings) -> tuple[str, str]:
    """The files that are made of the text, to take away."""
    links = file_links(document.source.slug, around.downloads.texts)
    return "Tải về", " · ".join([*_original(document), *links])


def _original(document: Document) -> list[str]:
    """The file that the text was read from, where its publisher gives it out."""
    original, slug = given_out(document.source.decisions), document.source.slug
    if original is None:
        return []
    kind, last = original.file.rpartition(".")[2], ending(original)
    feeds = document.source.text.count("\f")
    pages = f", {feeds + 1} trang" if feeds else ""
    return [f'<a href="{slug}.{escape(last)}">bản gốc ({escape(kind.upper())}{pages})</a>']


def _relations(references: Sequence[Reference], works: Mapping[str, Work], here: str) -> list[tuple[str, str]]:
    """The works that this text is based on, carries out or changes, each once."""
    external = [r for r in references if r.target and r.mention.kind == "external"]
    return [(RELATIONS[relation], _of_relation(relation, external, works, here)) for relation in NAMED]


def _of_relation(relation: str, external: Sequence[Reference], works: Mapping[str, Work], here: str) -> str:
    same = [r for r in external if r.mention.relation == relation]
    if relation == thread.RELATION:
        same = [r for r in same if r.target and thread.carries_out(r, works.get(r.target.work))]
    keys = dict.fromkeys(r.target.work for r in same if r.target)
    links = [_related(relation, same, works[key], here) for key in keys if key in works]
    rest = [link(f"và {len(links) - MOST} văn bản khác", "#dan-chieu-den")] if len(links) > MOST else []
    return "; ".join([*links[:MOST], *rest])


def _related(relation: str, references: Sequence[Reference], work: Work, here: str) -> str:
    named = link(name(cut(work_name(work), 120)), to(work_url(work.key), here))
    return f"{_places(relation, references, work.key)} {named}".lstrip()


def _places(relation: str, references: Sequence[Reference], key: str) -> str:
    """The places of a work that alone are repealed or replaced, in words; "" when the whole is."""
    of_work = [r.mention.provision for r in references if r.target and r.target.work == key]
    if relation not in ENDING or not all(of_work):
        return ""
    words = list(dict.fromkeys(map(cited, of_work)))
    return ", ".join(words[:FEW]) + (f" và {len(words) - FEW} nơi khác" if len(words) > FEW else "")
