"""Writing: the one door out. Site → every generated file, as both faces hand it on.

Enters: a Site. Leaves: Markdown pages (below docs/) and data files (below the site root), in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import rendering, searching
from ..addresses import document_url, version_url
from ..model import Document, Page, Site
from ..rendering.markdown import quoted_url
from . import data, times
from .markup import check_markup
from .oracle import check, check_part, check_version, demanded
from .theme import needless, trimmed

__all__ = [
    "addresses",
    "article_pages",
    "check",
    "check_markup",
    "data_files",
    "demanded",
    "needless",
    "pages",
    "trimmed",
]


def pages(site: Site, over: searching.Over = map) -> tuple[Page, ...]:
    """Every file that is made of the texts; `over` applies what is made of one text alone."""
    made = rendering.pages(site)
    _check_own_pages(made, site)
    return (*made, *data_files(site), *searching.files(site, over))


def article_pages(site: Site) -> tuple[Page, ...]:
    """A small page for each Điều of each text. Raises Refusal."""
    made = rendering.article_pages(site)
    _check_own_pages(made, site)
    return made


def _check_own_pages(made: Iterable[Page], site: Site) -> None:
    """Raises Refusal if a page that MkDocs does not make, and so shows to nobody, holds what no page may, or if one of
    a version shows other words than the version's.
    """
    own = {page.path: page.content.decode() for page in made if page.path.endswith(".html")}
    known = addresses(site) if own else frozenset()
    for path, html in own.items():
        check_markup(path, html, known)
    for document in site.documents:
        for path, words in rendering.parts(document).items():
            if path in own:
                check_part(words, path, own[path])
    for version in (each for some in site.versions.values() for each in some):
        path = version_url(version.slug, version.since) + "index.html"
        if path in own:
            check_version(version, path, own[path])


def data_files(site: Site) -> tuple[Page, ...]:
    """The raw texts and the data: what programs read."""
    files = [page for document in site.documents for page in _files(document, site)]
    return (*files, *(Page(path, content) for path, content in data.collection(site).items()))


def addresses(site: Site) -> frozenset[str]:
    """The addresses of other sites to which pages lead: where texts come from, where cited works are published."""
    given = [d.metadata.source_url for d in site.documents] + [work.official_url for work in site.works]
    return frozenset(quoted_url(url) for url in given if url and url.startswith(("https://", "http://")))


def _files(document: Document, site: Site) -> Iterator[Page]:
    slug = document.source.slug
    findings = site.findings.get(slug, document.findings)
    values = data.document(document, site.references.get(slug, ()), findings, times.of(document, site))
    url = document_url(slug)
    yield Page(url + "document.json", data.as_bytes(values))
    yield Page(url + "source.txt", document.source.data)
    line = data.lines_of(document.source.text)
    for each in site.versions.get(slug, ()):
        yield Page(version_url(slug, each.since) + "document.json", data.as_bytes(times.version(each, line)))
