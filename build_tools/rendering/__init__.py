"""Rendering: documents, references and works → Markdown pages. Pure: writes nothing.

Enters: a Site. Leaves: every Markdown page, and the contents of each document.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..model import Document, Page, Site, Work
from . import (
    changes,
    codes,
    comparison_page,
    home,
    lists,
    part_pages,
    previews,
    reaching,
    redirects,
    thread,
    version_pages,
    work_pages,
)
from . import document as _document
from .changes import InTime, head
from .document import contents
from .surroundings import Surroundings
from .thread import Threads
from .wording import counted
from .work_pages import in_turn as works_in_turn
from .work_pages import page as work_page

__all__ = [
    "InTime",
    "OfText",
    "Surroundings",
    "Threads",
    "WorkPages",
    "article_pages",
    "contents",
    "head",
    "of_collection",
    "of_text",
    "pages",
    "parts",
    "surroundings",
    "together",
    "work_page",
    "works_in_turn",
]

WorkPages: TypeAlias = Callable[[Sequence[Work], Threads, InTime], Iterable[Page]]  # makes the page of each work


class OfText(NamedTuple):
    """All that is made of one text, by kind."""

    texts: tuple[Page, ...]  # its page, and those of its forms
    beside: tuple[Page, ...]  # the raw text beside it
    previews: tuple[Page, ...]
    versions: tuple[Page, ...]


def pages(site: Site) -> tuple[Page, ...]:
    """Every Markdown page of the site."""
    around = surroundings(site)
    return together(of_collection(site, around), [of_text(d.source.slug, around) for d in site.documents])


def of_text(slug: str, around: Surroundings) -> OfText:
    """What is made of one text. It asks nothing of the collection but what it asks of `around`."""
    document, references = around.documents[slug], around.references.get(slug, ())
    made = _document.made_context(document, references, around)
    return OfText(
        (_document.page(made, references, around), *part_pages.form_pages(made, around)),
        (comparison_page.page(document),) if "doi-chieu" not in around.settings.hidden else (),
        tuple(previews.of_text(document, around.cited.get(slug, ()), around.time)),
        tuple(
            version_pages.pages(document, around.time.versions.get(slug, ()), around.time, around.downloads.versions)
        ),
    )


class OfCollection(NamedTuple):
    """What is made of the collection as a whole, by kind."""

    lists: tuple[Page, ...]
    cited: tuple[Page, ...]  # the cited works
    previews: tuple[Page, ...]
    leading: tuple[Page, ...]  # pages at former addresses


def of_collection(site: Site, around: Surroundings, cited: WorkPages = works_in_turn) -> OfCollection:
    """What is not made of one text; `cited` makes the pages of works."""
    works, hidden = {work.key: work for work in site.works}, site.settings.hidden
    time = replace(around.time, works=works)
    threads, counts = replace(around.threads, works=works), counted(site.works)
    units = sum(map(len, around.time.units.values()))
    return OfCollection(
        (
            home.page(site.documents, site.works, units, counts, site.settings),
            *lists.pages(site.documents, site.in_force),
            *([comparison_page.log(site.documents, site.settings)] if "dinh-chinh" not in hidden else []),
            *([codes.page("huong-dan" not in hidden)] if "dieu-can-xem" not in hidden else []),
        ),
        tuple(work_pages.pages(site.works, threads, site.moved, time, counts, cited)),
        tuple(previews.of_works(around.cited_works, time)),
        (
            *redirects.documents(site.renamed, around.documents, site.parts),
            *redirects.versions(site.former_versions, around.documents),
            *redirects.removed(site.removed),
        ),
    )


def together(whole: OfCollection, texts: Iterable[OfText]) -> tuple[Page, ...]:
    """All pages, kind by kind."""
    of_texts = tuple(texts)
    return (
        *whole.lists,
        *(page for text in of_texts for page in text.texts),
        *(page for text in of_texts for page in text.beside),
        *whole.cited,
        *(page for text in of_texts for page in text.previews),
        *whole.previews,
        *(page for text in of_texts for page in text.versions),
        *whole.leading,
    )


def article_pages(site: Site) -> tuple[Page, ...]:
    """A small page for each Điều of each text, which the publisher may wish for."""
    around = surroundings(site)
    made = (
        _document.made_context(document, site.references.get(document.source.slug, ()), around)
        for document in site.documents
    )
    return tuple(page for context in made for page in part_pages.article_pages(context, around))


def parts(document: Document) -> dict[str, str]:
    """The page of each form and each Điều of a text, and the words that stand there."""
    return {
        part_pages.address(document, part) + "index.html": "".join(document.blocks[n].passage.text for n in some)
        for part, some in part_pages.parts(document).items()
    }


def surroundings(site: Site) -> Surroundings:
    """What the pages of all texts need of one another."""
    heads = {work.key: replace(work, citings=(), inside=()) for work in site.works}
    held = {work.held: work for work in site.works if work.held}
    time = changes.in_time(site)
    unsaid = {d.source.slug: d.findings for d in site.documents if d.source.slug not in site.findings}
    reached = site.reached or {slug: reaching.of_text(slug, some) for slug, some in site.references.items()}
    cited = reaching.cited(reached.values())
    return Surroundings(
        heads,
        held,
        {document.source.slug: document for document in site.documents},
        thread.threads(heads, held, reached),
        lists.ways(site.documents),
        neighbours(time.documents.values()),
        replace(time, works=heads),
        site.downloads,
        site.settings,
        site.references,
        ChainMap(site.findings, unsaid),  # type: ignore[arg-type]
        changes.by_text(site.effects, lambda effect: effect.source),
        changes.by_text(site.effects, lambda effect: effect.target),
        cited.units,
        cited.works,
    )


def neighbours(documents: Iterable[Document]) -> dict[str, tuple[Document | None, Document | None]]:
    """The documents before and after each in the order of dates, those without a date last."""
    ordered: Sequence[Document] = sorted(documents, key=lambda d: (d.metadata.date or "9999", d.source.slug))
    around = [None, *ordered, None]
    return {d.source.slug: (around[n], around[n + 2]) for n, d in enumerate(ordered)}
