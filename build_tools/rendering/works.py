"""The page of a cited work, held here or not, and the index of all works.

Enters: works, documents. Leaves: Markdown pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from ..addresses import document_url, work_url
from ..model import Citing, Document, Page, Work
from .markdown import escaped, front_matter, link, table, to
from .words import RELATIONS, cut, date_in_words, short_name, work_name


def page(work: Work, documents: Mapping[str, Document]) -> Page:
    """The page of one work."""
    here = work_url(work.key).rstrip("/") + ".md"
    name = work_name(work)
    parts = [f"# {escaped(name)} {{ #dau-trang }}", *_facts(work, documents, here), *_citings(work, documents, here)]
    described = f"{name}: {len(work.citings)} lần được dẫn chiếu trong bộ sưu tập, ở đâu và bằng những chữ nào."
    head = front_matter({"title": name, "description": cut(described, 300), "template": "work.html"})
    return Page(here, (head + "\n\n".join(filter(None, parts)) + "\n").encode())


def _facts(work: Work, documents: Mapping[str, Document], here: str) -> list[str]:
    rows = [
        ("Loại văn bản", work.type),
        ("Số, ký hiệu", work.number),
        ("Ngày", date_in_words(work.date)),
        ("Cơ quan ban hành", work.issuer),
        ("Tên gọi", work.name),
    ]
    lines = [f"**{label}**{{ .card-label }} {escaped(value)}\n{{ .card-row }}" for label, value in rows if value]
    if work.held and work.held in documents:
        lines.append(f"**Toàn văn**{{ .card-label }} {link(escaped(short_name(documents[work.held])), to(document_url(work.held), here))}\n{{ .card-row }}")
    else:
        lines.append("Toàn văn không có trong bộ sưu tập này.\n{ .not-held }")
    if work.official_url:
        lines.append(f"**Trang chính thức**{{ .card-label }} {link(escaped(work.official_url), work.official_url)}\n{{ .card-row }}")
    if work.names_as_printed:
        lines += ["## Tên như đã in { #ten-nhu-in }", "\n".join(f"- “{escaped(name)}”" for name in work.names_as_printed)]
    if work.dates_as_printed:
        lines += ["## Ngày như đã in { #ngay-nhu-in }", "\n".join(f"- {escaped(date)}" for date in work.dates_as_printed)]
    return lines


def _citings(work: Work, documents: Mapping[str, Document], here: str) -> list[str]:
    lines = ["## Được dẫn chiếu tại { #dan-chieu-tai }"]
    if not work.citings:
        lines.append("Chưa có văn bản nào trong bộ sưu tập dẫn chiếu đến.")
    for slug, citings in groupby(sorted(work.citings, key=lambda c: c.slug), key=lambda c: c.slug):
        document = documents.get(slug)
        name = short_name(document) if document else slug
        lines.append(f"### {link(escaped(name), to(document_url(slug), here))} {{ #tu-{slug} }}")
        lines += [_citing(citing, document, here) for citing in citings]
    return lines


def _citing(citing: Citing, document: Document | None, here: str) -> str:
    unit = next((u for u in document.units if u.id == citing.unit), None) if document else None
    place = unit.label if unit and unit.label else "phần mở đầu" if citing.unit is None else citing.unit
    relation = RELATIONS.get(citing.relation, citing.relation)
    return f"{link(escaped(place), to(citing.url, here))} · {escaped(relation)}: {escaped(cut(citing.context, 400))}\n{{ .citing }}"


def index(works: Iterable[Work]) -> Page:
    """All works, most cited first."""
    here = "dan-chieu/index.md"
    ordered = sorted(works, key=lambda w: (-len(w.citings), w.key))
    rows = [
        [link(escaped(cut(work_name(w), 160)), to(work_url(w.key), here)), date_in_words(w.date), escaped(w.issuer or ""), str(len(w.citings)), "có" if w.held else ""]
        for w in ordered
    ]
    body = table(["Văn bản", "Ngày", "Cơ quan ban hành", "Số lần dẫn chiếu", "Có toàn văn"], rows) if rows else "Chưa có."
    head = front_matter({"title": "Văn bản được dẫn chiếu", "description": "Mọi văn bản được dẫn chiếu trong bộ sưu tập, có toàn văn ở đây hay không."})
    return Page(here, f"{head}# Văn bản được dẫn chiếu {{ #dau-trang }}\n\n{body}\n".encode())


def pages(works: Sequence[Work], documents: Mapping[str, Document]) -> tuple[Page, ...]:
    """Every page about works."""
    return (index(works), *(page(work, documents) for work in works))
