"""The page of one document: card, text, and what the site knows of the text.

Enters: a document, its references, the works. Leaves: one Markdown page. Only what stands in #van-ban is the document's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..addresses import document_url, work_url
from ..model import Document, Page, Reference, Unit, Work
from .blocks import RANKS, context, text_of
from .markdown import div, escaped, front_matter, link, to
from .words import RELATIONS, cut, date_in_words, full_title, one_line, short_name, sign


def page(document: Document, references: Sequence[Reference], works: Sequence[Work]) -> Page:
    """The Markdown page of a document; `works` are all works of the site."""
    found = context(document, references)
    parts = [
        _heading(document),
        _card(document, references, works, found.page),
        div(text_of(found), 'id="van-ban" class="van-ban" lang="vi"'),
        _evidence(document, found.page),
    ]
    head = front_matter({"title": full_title(document), "description": description(document), "template": "document.html"})
    return Page(found.page, (head + "\n\n".join(filter(None, parts)) + "\n").encode())


def description(document: Document) -> str:
    """One sentence for search engines and shared links."""
    meta = document.metadata
    by = f" của {meta.issuer}" if meta.issuer else ""
    on = f" ngày {date_in_words(meta.date)}" if meta.date else ""
    return cut(f"Toàn văn {sign(meta.type, meta.number) or short_name(document)}{on}{by}. {one_line(meta.title)}".strip(), 300)


def _heading(document: Document) -> str:
    title = one_line(document.metadata.title)
    rest = f" <small>{escaped(title)}</small>" if title and title != short_name(document) else ""
    return f"# {escaped(short_name(document))}{rest} {{ #dau-trang }}"


def card_rows(document: Document) -> list[tuple[str, str]]:
    """What the header card says: label and value, both plain text; unknown ones are left out."""
    meta = document.metadata
    signers = "; ".join(f"{s.name} ({one_line(s.capacity)})" if s.capacity else s.name for s in meta.signers if s.name)
    rows = [
        ("Loại văn bản", meta.type),
        ("Số, ký hiệu", meta.number),
        ("Cơ quan ban hành", meta.issuer),
        ("Ngày ban hành", date_in_words(meta.date)),
        ("Nơi ban hành", meta.place),
        ("Tỉnh, thành phố", meta.province),
        ("Người ký", signers),
    ]
    return [(label, one_line(value)) for label, value in rows if value]


def _card(document: Document, references: Sequence[Reference], works: Sequence[Work], here: str) -> str:
    rows = [(escaped(label), escaped(value)) for label, value in card_rows(document)]
    rows += [(label, value) for label, value in _relations(references, works, here) if value]
    held = next((work for work in works if work.held == document.source.slug), None)
    if held:
        citers = {c.slug for c in held.citings} - {document.source.slug}
        count = f"{len(citers)} văn bản" if citers else "chưa có văn bản nào trong bộ sưu tập"
        rows.append(("Được dẫn chiếu bởi", link(count, to(work_url(held.key), here))))
    slug = document_url(document.source.slug)
    rows.append(("Tải về", " · ".join(link(name, to(slug + file, here)) for name, file in (("văn bản thô", "source.txt"), ("dữ liệu", "document.json")))))
    lines = [f"**{label}**{{ .card-label }} {value}\n{{ .card-row }}" for label, value in rows]
    return div(lines, 'class="card"')


def _relations(references: Iterable[Reference], works: Sequence[Work], here: str) -> list[tuple[str, str]]:
    """The works that this text is based on or carries out, each once."""
    names = {work.key: work for work in works}
    rows = []
    for relation in ("thuc-hien", "can-cu", "sua-doi", "thay-the", "bai-bo"):
        keys = dict.fromkeys(r.target.work for r in references if r.target and r.mention.kind == "external" and r.mention.relation == relation)
        links = [link(escaped(_called(names[key])), to(work_url(key), here)) for key in keys if key in names]
        rows.append((RELATIONS[relation], "; ".join(links)))
    return rows


def _called(work: Work) -> str:
    return sign(work.type, work.number) or work.name or work.key


def _evidence(document: Document, here: str) -> str:
    source = document.source
    lines = [
        "## Nguồn và chứng cứ { #bang-chung }",
        f"Tệp thô: {link(escaped(source.path), to(document_url(source.slug) + 'source.txt', here))}, {len(source.text)} ký tự, SHA-256 `{source.sha256}`.",
    ]
    if document.metadata.source_url:
        url = document.metadata.source_url
        lines.append(f"Nguồn: {link(escaped(url), url)}")
    return div(lines, 'class="evidence"')


def contents(document: Document) -> list[tuple[int, str, str]]:
    """The table of contents: level (from 1), id and words of every unit of rank, in reading order."""
    ranked = {unit.id: unit for unit in document.units if unit.kind in RANKS}
    levels: dict[str | None, int] = {}
    rows = []
    for unit in ranked.values():
        level = levels[unit.id] = levels.get(unit.parent, 0) + 1
        rows.append((level, unit.id, entry(unit)))
    return rows


def entry(unit: Unit) -> str:
    """A unit as the contents name it."""
    return cut(f"{unit.label} {unit.heading or unit.text}", 90)
