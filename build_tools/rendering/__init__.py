"""Rendering: documents, references and works → Markdown pages. Pure: writes nothing.

Enters: a Site. Leaves: every Markdown page, and the contents of each document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Document, Page, Site
from . import changes, codes, comparison_page, home, lists, previews, redirects, thread, version_pages, work_pages
from . import document as _document
from .document import contents
from .surroundings import Surroundings

__all__ = ["contents", "pages"]


def pages(site: Site) -> tuple[Page, ...]:
    """Every Markdown page of the site."""
    documents = {document.source.slug: document for document in site.documents}
    by_key = {work.key: work for work in site.works}
    held = {work.held: work for work in site.works if work.held}
    found = thread.threads(by_key, held, site.references)
    time = changes.in_time(site)
    around = Surroundings(
        by_key, held, documents, found, lists.ways(site.documents), neighbours(site.documents), time, site.downloads
    )
    texts = [_document.page(document, site.references.get(slug, ()), around) for slug, document in documents.items()]
    beside = [comparison_page.page(document) for document in site.documents]
    around_texts = (
        home.page(site.documents, site.works),
        *lists.pages(site.documents, site.in_force),
        comparison_page.log(site.documents),
        codes.page(),
    )
    cited = work_pages.pages(site.works, documents, found, site.moved, time)
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


def neighbours(documents: Iterable[Document]) -> dict[str, tuple[Document | None, Document | None]]:
    """The documents before and after each in the order of dates, those without a date last."""
    ordered: Sequence[Document] = sorted(documents, key=lambda d: (d.metadata.date or "9999", d.source.slug))
    around = [None, *ordered, None]
    return {d.source.slug: (around[n], around[n + 2]) for n, d in enumerate(ordered)}
