"""The page of one document: card, text, and what the site knows of the text.

Enters: a document, its references, the surroundings it stands in. Leaves: one Markdown page. Only what stands in
#van-ban is the document's own; the rest carries data-chrome.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..addresses import document_url
from ..model import Document, Kind, Page, Reference, Settings, Unit
from ..presenting import short_titles
from ..presenting.outlines import RANKS, component_starts
from ..presenting.short_titles import date_in_words, one_line
from . import card, change_lists, linked_data, part_pages, redirects, sections, thread, version_pages
from .blocks import Context, context, text_of
from .markdown import div, escaped, folded_part, front_matter, link, name, raw_to, to
from .quoted import quoted_blocks
from .surroundings import Surroundings
from .wording import beside, cut, full_title, short_name, sure


def made_context(document: Document, references: Sequence[Reference], around: Surroundings) -> Context:
    """What the blocks of a document need, for its page and for those of its parts."""
    slug = document.source.slug
    work = around.held.get(slug)
    counts = Counter(c.target_unit for c in sure(work) if c.target_unit) if work else Counter[str]()
    notes = change_lists.acting_notes(document, around.time, document_url(slug))
    for unit, done in change_lists.notes(document, around.time, document_url(slug)).items():
        notes[unit] = notes.get(unit, "") + done
    return context(document, references, counts, notes, quoted_blocks(document, around.time))


def page(found: Context, references: Sequence[Reference], around: Surroundings) -> Page:
    """The Markdown page of a document."""
    document, here = found.document, found.page
    slug = document.source.slug
    work = around.held.get(slug)
    parts = [
        _heading(document),
        _state(document, around.settings),
        card.card(document, references, around, here),
        version_pages.line_of_time(document, around.time.versions.get(slug, ()), around.time, document_url(slug), ""),
        _forms(document, here, any(extension == "docx" for extension, _ in around.downloads.texts)),
        _text(found, around.settings.text_in_html),
        redirects.parts(document.forwards, around.time.documents, here),
        change_lists.changed(document, around.time, here),
        change_lists.changing(document, around.time, here),
        sections.corrections(document, here, around.settings),
        sections.cited_by(document, work, around.time, here),
        sections.cites(references, around.works, here),
        thread.section(work, around.threads, here),
        sections.evidence(document, here),
        _neighbours(around.neighbours.get(slug, (None, None)), here),
        linked_data.script('type="application/json" id="cach-dan"', found.names),
        linked_data.of_document(document, references, around),
    ]
    values = {
        "title": full_title(document),
        "description": description(document),
        "template": "document.html",
        "entries": len(contents(document)),
        "running": cut(short_name(document), 80),
    }
    if any(extension == "png" for extension, _ in around.downloads.texts):
        values["picture"] = f"{slug}.png"
    return Page(here, (front_matter(values) + "\n\n".join(filter(None, parts)) + "\n").encode())


def _text(found: Context, in_html: bool) -> str:
    """The words of the document; as HTML without an empty line, so that it is told where they end."""
    about = 'id="van-ban" class="van-ban" lang="vi"'
    if not in_html:
        return div(text_of(found), about)
    return f"<div {about}>\n{_EMPTY_LINES.sub(chr(10), chr(10).join(text_of(replace(found, raw=True))))}\n</div>"


_EMPTY_LINES = re.compile(r"\n\s*\n")


def _forms(document: Document, here: str, to_fill: bool) -> str:
    """The forms of a text: each where it stands, alone, and (`to_fill`) as a Word file to fill in."""
    forms = part_pages.forms(document)
    if not forms:
        return ""
    slug = document.source.slug
    lines = [
        f"- {link(escaped(part_pages.title(document, unit)), f'#{unit.id}')} · "
        f'<a href="{raw_to(f"{document_url(slug)}{unit.id}/", document_url(slug))}">mở riêng để in</a>'
        + (f' · <a href="{slug}.{unit.id}.docx">Word để điền</a>' if to_fill else "")
        for unit in forms
    ]
    return div([folded_part(f"Biểu mẫu ({len(forms)})", ["\n".join(lines)])], 'class="forms" data-chrome=""')


def _state(document: Document, settings: Settings) -> str:
    """What a draft says first: it is served to those who work on it, and is not published. What a reviewed text says,
    where its publisher wants it said.
    """
    said = document.source.decisions
    if said.state == "reviewed" and settings.reviews:
        day = f" ngày {date_in_words(said.reviewed_on)}" if said.reviewed_on else ""
        by = f", người duyệt: {escaped(one_line(said.reviewed_by))}" if said.reviewed_by and settings.people else ""
        return f"Lời văn trên trang này đã được duyệt lại{day}{by}.\n{{ .reviewed }}"
    if said.state != "draft":
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
