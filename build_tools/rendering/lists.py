"""The lists of documents: all, and by type, issuer, province and year.

Enters: documents. Leaves: Markdown pages. A list is a table: it can be read without script, sorted and filtered with
it.
Each document stands in one page of each list, so the cost of all lists together grows with the collection, not faster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .. import metadata_fields
from ..addresses import document_url
from ..model import About, Document, InForce, Page
from ..presenting import short_titles
from ..presenting.short_titles import one_line
from ..vietnamese import dictionary_key, slug
from .markdown import div, escaped, front_matter, link, name, raw_to, table, to
from .wording import beside, cut, force, short_name, thousands, time


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to look through the collection."""

    key: str
    title: str
    value: Callable[[Document], str | None]


def _facet(name: str, about: About) -> Facet:
    title = metadata_fields.heading(about)
    return Facet(
        about.folder,
        f"Theo {title[:1].lower()}{title[1:]}",
        lambda document: one_line(metadata_fields.value(about, getattr(document.metadata, name))),
    )


FACETS = tuple(_facet(name, about) for name, about in metadata_fields.NARROWED)
FED = tuple(facet for facet in FACETS if facet.key in ("loai", "co-quan"))  # whose lists have a feed each
UNKNOWN = "Chưa rõ"
NOTHING = "Chưa có văn bản nào."
MOST = 1000  # rows of the list of everything; a page of more is no list any more


def latest(documents: Iterable[Document]) -> list[Document]:
    """Newest first; those without a date last."""
    return sorted(documents, key=lambda d: (d.metadata.date or "", d.source.slug), reverse=True)


def row(document: Document, here: str) -> tuple[str, str, str, str]:
    """What a list says of a document, as Markdown: its name, what it is about, who issued it, when."""
    meta, named = document.metadata, short_titles.name(short_titles.of_document(document))
    said, called = beside(document), link(name(short_name(document)), to(document_url(document.source.slug), here))
    return (
        f"{called} <small>{name(said)}</small>" if named and said else called,
        "" if named else escaped(cut(said, 220)),
        escaped(one_line(meta.issuer)),
        time(meta.date),
    )


InForces = Mapping[str, InForce]


def _table(documents: Iterable[Document], here: str, stands: InForces) -> str:
    rows: list[tuple[str, ...]] = [(*row(d, here), force(stands.get(d.source.slug))) for d in documents]
    names = ["Văn bản", "Trích yếu", "Cơ quan ban hành", "Ngày", "Hiệu lực"]
    if not any(cells[-1] for cells in rows):
        names, rows = names[:-1], [cells[:-1] for cells in rows]
    return div([table(names, rows)], 'class="listing"') if rows else NOTHING


def listed(path: str, title: str, *parts: str, **values: str) -> Page:
    """A page with a title, and the parts below it."""
    head = front_matter({"title": title, "description": f"{title} trong bộ sưu tập văn bản chính thức.", **values})
    return Page(path, (head + "\n\n".join([f"# {escaped(title)} {{ #dau-trang }}", *parts]) + "\n").encode())


def grouped(documents: Iterable[Document], facet: Facet) -> dict[str, list[Document]]:
    """The documents by the value of a facet, newest first in each; the values in their order (years newest first), the
    unknown one last.
    """
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in latest(documents):
        groups[facet.value(document) or UNKNOWN].append(document)
    order = sorted(groups, key=dictionary_key, reverse=facet.key == "nam")
    return {value: groups[value] for value in sorted(order, key=lambda value: value == UNKNOWN)}


def paths(facet: Facet, values: Iterable[str]) -> dict[str, str]:
    """The page of each value; values that fold to one address keep apart by a number."""
    taken: dict[str, int] = defaultdict(int)
    result = {}
    for value in values:
        base = slug(cut(value, 80)) or "khac"
        taken[base] += 1
        result[value] = f"danh-muc/{facet.key}/{base}{'-' + str(taken[base]) if taken[base] > 1 else ''}/"
    return result


def feed_of(page: str) -> str:
    """The feed of a list: where it stands below the site root.

    >>> feed_of("danh-muc/loai/luat/")
    'data/loai/luat.atom'
    """
    return f"data/{page.removeprefix('danh-muc/').rstrip('/')}.atom"


def ways(documents: Sequence[Document]) -> dict[str, dict[str, str]]:
    """By field of the metadata: the page of each of its values."""
    names = [name for name, _ in metadata_fields.NARROWED]
    return {name: paths(facet, grouped(documents, facet)) for name, facet in zip(names, FACETS, strict=True)}


def _facet_pages(documents: Sequence[Document], facet: Facet, stands: InForces) -> list[Page]:
    groups = grouped(documents, facet)
    ways, here = paths(facet, groups), f"danh-muc/{facet.key}.md"
    index = listed(here, facet.title, _values(groups, ways, here))
    return [index, *(_valuelisted(facet, name, some, ways[name], stands) for name, some in groups.items())]


def _values(groups: Mapping[str, Sequence[Document]], ways: Mapping[str, str], here: str) -> str:
    return div(
        ["\n".join(f"- {link(escaped(name), to(ways[name], here))} ({len(some)})" for name, some in groups.items())],
        'class="values"',
    )


def _valuelisted(facet: Facet, name: str, documents: Sequence[Document], url: str, stands: InForces) -> Page:
    here = url.rstrip("/") + ".md"
    up = link(facet.title, to(f"danh-muc/{facet.key}/", here))
    about, values = f"{up} · {len(documents)} văn bản", dict[str, str]()
    if facet in FED:
        feed = feed_of(url)
        about += f' · <a href="{raw_to(feed, url)}">Nguồn tin Atom</a>'
        values["feed"] = feed
    title = name if facet.key != "nam" or name == UNKNOWN else f"Năm {name}"
    return listed(here, title, about, _table(documents, here, stands), **values)


def pages(documents: Sequence[Document], stands: InForces) -> tuple[Page, ...]:
    """Every list; `stands`: from when and until when each text is in force."""
    here = "van-ban/index.md"
    ways = " · ".join(link(facet.title, to(f"danh-muc/{facet.key}/", here)) for facet in FACETS)
    shown = latest(documents)[:MOST]
    rest = (
        [
            f"Trên đây là {thousands(MOST)} văn bản mới nhất trong {thousands(len(documents))}; văn bản cũ hơn xin xem"
            " theo năm."
        ]
        if len(documents) > MOST
        else []
    )
    everything = listed(here, "Tất cả văn bản", ways, _table(shown, here, stands), *rest)
    return (everything, *(page for facet in FACETS for page in _facet_pages(documents, facet, stands)))
