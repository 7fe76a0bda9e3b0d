"""A part of a text on a page of its own: each form, to be opened and printed alone, and, where the publisher wishes it,
each Điều, small enough to be sent to somebody.

Enters: documents with what their pages need. Leaves: pages that MkDocs does not make. Promise: what stands in #van-ban
and is not `data-chrome` are the words of the part, in order; links, copies and search go on leading to the whole text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..addresses import cited_unit, document_url
from ..addresses.steps import FORMS
from ..model import Block, Document, Kind, Page, Unit
from ..presenting.short_titles import one_line
from . import linked_data
from .blocks import Context, part_of
from .markdown import html, raw_to
from .own_pages import OwnPage, written_out
from .surroundings import Surroundings
from .wording import cut, force, full_title, short_name


def forms(document: Document) -> list[Unit]:
    """The forms of a text, in reading order."""
    return [unit for unit in document.units if unit.kind in FORMS and unit.id == unit.component]


def title(document: Document, unit: Unit) -> str:
    """What a form or an article is called."""
    own = unit.heading or unit.text
    if not own and unit.id == unit.component:
        own = next((component.title or "" for component in document.components if component.id == unit.id), "")
    return cut(one_line(f"{unit.label} {own}"), 160)


def parts(document: Document) -> dict[str, list[int]]:
    """The pages of a text's parts, forms and articles, each with the numbers of the blocks that stand on it."""
    units = {unit.id: unit for unit in document.units}
    found: dict[str, list[int]] = {}
    alone = {unit.id for unit in forms(document)}
    for n, block in enumerate(document.blocks):
        for part in (block.component if block.component in alone else "", _article(block, units)):
            if part:
                found.setdefault(part, []).append(n)
    return found


def address(document: Document, part: str) -> str:
    """The folder of the page of a part."""
    return f"{document_url(document.source.slug)}{part}/"


def form_pages(context: Context, around: Surroundings) -> Iterator[Page]:
    """A page for each form."""
    return _pages(context, around, forms(context.document))


def article_pages(context: Context, around: Surroundings) -> Iterator[Page]:
    """A page for each Điều."""
    return _pages(context, around, [unit for unit in context.document.units if unit.kind is Kind.DIEU])


def _pages(context: Context, around: Surroundings, every: Sequence[Unit]) -> Iterator[Page]:
    some = parts(context.document) if every else {}
    for at, unit in enumerate(every):
        yield _page(context, around, at, some[unit.id], every)


def _article(block: Block, units: dict[str, Unit]) -> str:
    """The Điều in which a block stands."""
    at = units.get(block.unit or "")
    while at and at.kind is not Kind.DIEU:
        at = units.get(at.parent or "")
    return at.id if at else ""


def _page(context: Context, around: Surroundings, at: int, some: Sequence[int], every: Sequence[Unit]) -> Page:
    document, unit = context.document, every[at]
    slug = document.source.slug
    here = address(document, unit.id)
    whole = raw_to(document_url(slug, unit.id), here)
    name, count = title(document, unit), context.citers.get(unit.id, 0)
    facts = [
        f'<a href="{whole}">{html(cut(full_title(document), 200))}</a>',
        force(around.time.in_force.get(slug)),
        f"{count} nơi dẫn chiếu" if count else "",
        _to_fill(document, unit, around),
    ]
    body = [
        f'<div class="part-of"><h1 id="dau-trang">{html(name)}</h1><p>{" · ".join(filter(None, facts))}</p></div>',
        f'<div id="van-ban" class="van-ban" lang="vi">{part_of(context, some, here)}</div>',
        _beside(document, every[at - 1] if at else None, every[at + 1] if at + 1 < len(every) else None, here),
    ]
    called = short_name(document)
    said = cut(f"{cited_unit(unit.id, unit.address.steps)} {called}: {name}", 300)
    up = (cut(called, 60), document_url(slug, unit.id))
    names = tuple((part, name) for part, name in context.names.items() if _stands_in(unit.id, part))
    data = linked_data.of_part(document, unit, here, around.time)
    return written_out(OwnPage(here, f"{name} - {called}", said, up, "\n".join(body), True, names, data=data))


def _to_fill(document: Document, unit: Unit, around: Surroundings) -> str:
    """A form as a Word file to fill in, where the publisher gives those out; it lies beside the page of the text."""
    given = any(extension == "docx" for extension, _ in around.downloads.texts)
    file = f"../{document.source.slug}.{unit.id}.docx"
    return f'<a href="{file}">Word để điền</a>' if given and unit.kind in FORMS and unit.id == unit.component else ""


def _stands_in(one: str, other: str) -> bool:
    """Whether one of two parts of a text, by their ids, stands in the other; "" is the text.

    >>> [_stands_in("phu-luc-i-mau-so-01", part) for part in ("", "phu-luc-i", "phu-luc-i-mau-so-01a")]
    [True, True, False]
    """
    return not other or f"{one}-".startswith(f"{other}-") or other.startswith(f"{one}-")


def _beside(document: Document, before: Unit | None, behind: Unit | None, here: str) -> str:
    """The parts before and after."""
    links = []
    for side, sign, other in (("prev", "‹ ", before), ("next", "› ", behind)):
        if other:
            url = raw_to(address(document, other.id), here)
            links.append(f'<a class="{side}" href="{url}">{sign}{html(cut(title(document, other), 60))}</a>')
    role = 'role="navigation" aria-label="Phần trước và sau"'
    return f'<div class="neighbours" {role}>{"".join(links)}</div>' if links else ""
