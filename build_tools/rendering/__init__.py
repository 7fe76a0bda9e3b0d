"""Rendering: documents, references and works → Markdown pages. Pure: writes nothing.

Enters: a Site. Leaves: every Markdown page, and the contents of each document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model import Document, Page, Site
from . import (
    changes,
    codes,
    comparison_page,
    home,
    lists,
    part_pages,
    previews,
    redirects,
    thread,
    version_pages,
    work_pages,
)
from . import document as _document
from .document import contents
from .surroundings import Surroundings

__all__ = ["article_pages", "contents", "pages", "parts"]


def pages(site: Site) -> tuple[Page, ...]:
    """Every Markdown page of the site."""
    around = surroundings(site)
    documents, time = around.documents, around.time
    texts = [page for document in site.documents for page in _of_document(document, site, around)]
    hidden = site.settings.hidden
    beside = [comparison_page.page(document) for document in site.documents if "doi-chieu" not in hidden]
    around_texts = (
        home.page(site.documents, site.works, site.settings),
        *lists.pages(site.documents, site.in_force),
        *([comparison_page.log(site.documents, site.settings)] if "dinh-chinh" not in hidden else []),
        *([codes.page("huong-dan" not in hidden)] if "dieu-can-xem" not in hidden else []),
    )
    cited = work_pages.pages(site.works, documents, around.threads, site.moved, time)
    return (
        *around_texts,
        *texts,
        *beside,
        *cited,
        *previews.pages(site.references, time),
        *(page for d in site.documents for page in version_pages.pages(d, time.versions.get(d.source.slug, ()), time)),
        *redirects.documents(site.renamed, documents, site.parts),
        *redirects.removed(site.removed),
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
    by_key = {work.key: work for work in site.works}
    return Surroundings(
        by_key,
        {work.held: work for work in site.works if work.held},
        {document.source.slug: document for document in site.documents},
        thread.threads(by_key, {work.held: work for work in site.works if work.held}, site.references),
        lists.ways(site.documents),
        neighbours(site.documents),
        changes.in_time(site),
        site.downloads,
        site.settings,
    )


def _of_document(document: Document, site: Site, around: Surroundings) -> Iterator[Page]:
    """The page of a text, and those of its forms."""
    references = site.references.get(document.source.slug, ())
    made = _document.made_context(document, references, around)
    yield _document.page(made, references, around)
    yield from part_pages.form_pages(made, around)


def neighbours(documents: Iterable[Document]) -> dict[str, tuple[Document | None, Document | None]]:
    """The documents before and after each in the order of dates, those without a date last."""
    ordered: Sequence[Document] = sorted(documents, key=lambda d: (d.metadata.date or "9999", d.source.slug))
    around = [None, *ordered, None]
    return {d.source.slug: (around[n], around[n + 2]) for n, d in enumerate(ordered)}
