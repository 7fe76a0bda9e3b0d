"""Writing: the one door out. Site → every generated file, as both faces hand it on.

Enters: a Site. Leaves: Markdown pages (below docs/) and data files (below the site root), in a fixed order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, starmap
from typing import NamedTuple, TypeAlias

from .. import rendering, searching
from ..addresses import document_url, version_url
from ..model import Document, InForce, Page, Site, Version
from ..rendering.markdown import quoted_url
from . import data, times
from .markup import check_markup
from .oracle import check, check_part, check_version, demanded
from .theme import needless, trimmed
from .version_oracle import check_sources

__all__ = [
    "Made",
    "Texts",
    "addresses",
    "article_pages",
    "check",
    "check_markup",
    "data_files",
    "demanded",
    "needless",
    "of_text",
    "pages",
    "trimmed",
]


class Made(NamedTuple):
    """All files made of one text: what rendering makes, and its data."""

    pages: rendering.OfText
    data: tuple[Page, ...]


Laid: TypeAlias = Callable[[str, Iterable[bytes]], Page]  # of a path and a content in pieces
Texts: TypeAlias = Callable[[rendering.Surroundings, Sequence[str], Collection[str]], Iterable[Made]]


def in_turn(around: rendering.Surroundings, slugs: Sequence[str], known: Collection[str]) -> Iterable[Made]:
    """The files of each text, one text after the other."""
    return (of_text(slug, around, known) for slug in slugs)


def _in_memory(path: str, pieces: Iterable[bytes]) -> Page:
    return Page(path, b"".join(pieces))


def pages(
    site: Site,
    over: searching.Over = map,
    texts: Texts = in_turn,
    cited: rendering.WorkPages = rendering.works_in_turn,
    laid: Laid = _in_memory,
    prints: Mapping[str, str] | None = None,
) -> tuple[Page, ...]:
    """Every file that is made of the texts; `over` applies what is made for the search of one text alone, `texts` makes
    the files of each text, `cited` the pages of works; of what is made of all texts, file by file, memory holds what
    `laid` gives back; `prints`: what each text is made of, by its name, where that is known. Raises Refusal.
    """
    around, known = rendering.surroundings(site), addresses(site)
    made = tuple(texts(around, [d.source.slug for d in site.documents], known))
    whole = rendering.of_collection(site, around, cited)
    rendered = rendering.together(whole, [each.pages for each in made])
    _check_own(whole.leading, known)
    data_of_texts = (page for each in made for page in each.data)
    of_search = ((page.path, [page.content]) for page in searching.files(site, over, prints))
    of_all = chain(data.collection(site, around.time), of_search)
    return (*rendered, *data_of_texts, *starmap(laid, of_all))


def of_text(slug: str, around: rendering.Surroundings, known: Collection[str]) -> Made:
    """The files of one text; `known` are the addresses of other sites to which pages lead. Raises Refusal."""
    made = Made(rendering.of_text(slug, around), tuple(_data(slug, around)))
    own = {page.path: page for page in (*made.pages.texts, *made.pages.versions)}
    _check_own(own.values(), known)
    _check_parts(own, around.documents[slug])
    _check_versions(own, around.time.versions.get(slug, ()))
    return made


def article_pages(site: Site) -> tuple[Page, ...]:
    """A small page for each Điều of each text. Raises Refusal."""
    made = rendering.article_pages(site)
    _check_own(made, addresses(site))
    own = {page.path: page for page in made}
    for document in site.documents:
        _check_parts(own, document)
    return made


def _check_own(made: Iterable[Page], known: Collection[str]) -> None:
    """Raises Refusal if a page that MkDocs does not make, and so shows to nobody, holds what no page may."""
    for page in made:
        if page.path.endswith(".html"):
            check_markup(page.path, page.content.decode(), known)


def _check_parts(own: Mapping[str, Page], document: Document) -> None:
    """Raises Refusal if the page of a part shows other words than the part's; `own`: pages by path."""
    for path, words in rendering.parts(document).items():
        if path in own:
            check_part(words, path, own[path].content.decode())


def _check_versions(own: Mapping[str, Page], versions: Iterable[Version]) -> None:
    """Raises Refusal if the page of a version shows other words than the version's; `own`: pages by path."""
    for version in versions:
        path = version_url(version.slug, version.since) + "index.html"
        if path in own:
            check_version(version, path, own[path].content.decode())


def data_files(site: Site) -> tuple[Page, ...]:
    """The raw texts and the data: what programs read."""
    around = rendering.surroundings(site)
    of_texts = (page for d in site.documents for page in _data(d.source.slug, around))
    return (*of_texts, *starmap(_in_memory, data.collection(site, around.time)))


def addresses(site: Site) -> frozenset[str]:
    """The addresses of other sites to which pages lead: where texts come from, where cited works are published."""
    given = [d.metadata.source_url for d in site.documents] + [work.official_url for work in site.works]
    return frozenset(quoted_url(url) for url in given if url and url.startswith(("https://", "http://")))


def _data(slug: str, around: rendering.Surroundings) -> Iterator[Page]:
    """The raw text and the data: what programs read."""
    document, url, versions = around.documents[slug], document_url(slug), around.time.versions.get(slug, ())
    known = around.time.in_force.get(slug, InForce())
    time = times.of(around.doing.get(slug, ()), around.suffering.get(slug, ()), known)
    time |= {"versions": times.versions(slug, known.since, versions)}
    values = data.document(document, around.references.get(slug, ()), around.findings.get(slug, ()), time)
    yield Page(url + "document.json", data.as_bytes(values))
    yield Page(url + "source.txt", document.source.data)
    check_sources(document, versions, around.documents)
    line = data.lines_of(document.source.text)
    for each in versions:
        yield Page(version_url(slug, each.since) + "document.json", data.as_bytes(times.version(each, line)))
