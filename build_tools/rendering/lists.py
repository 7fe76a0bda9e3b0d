"""The home page and the lists of documents: all, and by type, issuer, province and year.

Enters: documents, works. Leaves: Markdown pages. A list is a table: it can be read without script, sorted and filtered with it.
Each document stands in one page of each list, so the cost of all lists together grows with the collection, not faster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import document_url, work_url
from ..model import Document, Page, Work
from ..vietnamese import slug
from .markdown import div, escaped, front_matter, link, table, to
from .words import citers, cut, one_line, short_name, sure, time, work_name


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to look through the collection."""

    key: str
    title: str
    value: Callable[[Document], str | None]


FACETS = (
    Facet("loai", "Theo loại văn bản", lambda d: d.metadata.type),
    Facet("co-quan", "Theo cơ quan ban hành", lambda d: one_line(d.metadata.issuer)),
    Facet("tinh", "Theo tỉnh, thành phố", lambda d: d.metadata.province),
    Facet("nam", "Theo năm", lambda d: (d.metadata.date or "")[:4]),
)
UNKNOWN = "Chưa rõ"
NEWEST = 8
MOST = 1000  # rows of the list of everything; a page of more is no list any more
MOST_CITED = 8


def latest(documents: Iterable[Document]) -> list[Document]:
    """Newest first; those without a date last."""
    return sorted(documents, key=lambda d: (d.metadata.date or "", d.source.slug), reverse=True)


def _row(document: Document, here: str) -> list[str]:
    meta = document.metadata
    return [
        link(escaped(short_name(document)), to(document_url(document.source.slug), here)),
        escaped(cut(one_line(meta.title), 220)),
        escaped(one_line(meta.issuer)),
        time(meta.date),
    ]


def _table(documents: Iterable[Document], here: str, classes: str = "listing") -> str:
    rows = [_row(d, here) for d in documents]
    return div([table(["Văn bản", "Trích yếu", "Cơ quan ban hành", "Ngày"], rows)], f'class="{classes}"') if rows else "Chưa có văn bản nào."


def _page(path: str, title: str, *parts: str, **values: str) -> Page:
    head = front_matter({"title": title, "description": f"{title} trong bộ sưu tập văn bản chính thức.", **values})
    return Page(path, (head + "\n\n".join([f"# {escaped(title)} {{ #dau-trang }}", *parts]) + "\n").encode())


def grouped(documents: Iterable[Document], facet: Facet) -> dict[str, list[Document]]:
    """The documents by the value of a facet, newest first in each; the values in their order, the unknown one last."""
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in latest(documents):
        groups[facet.value(document) or UNKNOWN].append(document)
    return {name: groups[name] for name in sorted(groups, key=lambda name: (name == UNKNOWN, slug(name)))}


def paths(facet: Facet, names: Iterable[str]) -> dict[str, str]:
    """The page of each value; values that fold to one address keep apart by a number."""
    taken: dict[str, int] = defaultdict(int)
    result = {}
    for name in names:
        base = slug(cut(name, 80)) or "khac"
        taken[base] += 1
        result[name] = f"danh-muc/{facet.key}/{base}{'-' + str(taken[base]) if taken[base] > 1 else ''}/"
    return result


def _facet_pages(documents: Sequence[Document], facet: Facet) -> list[Page]:
    groups = grouped(documents, facet)
    ways, here = paths(facet, groups), f"danh-muc/{facet.key}.md"
    index = _page(here, facet.title, _values(groups, ways, here))
    return [index, *(_value_page(facet, name, some, ways[name]) for name, some in groups.items())]


def _values(groups: Mapping[str, Sequence[Document]], ways: Mapping[str, str], here: str) -> str:
    return div(["\n".join(f"- {link(escaped(name), to(ways[name], here))} ({len(some)})" for name, some in groups.items())], 'class="values"')


def _value_page(facet: Facet, name: str, documents: Sequence[Document], url: str) -> Page:
    here = url.rstrip("/") + ".md"
    up = link(facet.title, to(f"danh-muc/{facet.key}/", here))
    return _page(here, name if facet.key != "nam" or name == UNKNOWN else f"Năm {name}", f"{up} · {len(documents)} văn bản", _table(documents, here))


def home(documents: Sequence[Document], works: Sequence[Work]) -> Page:
    """The first page: what this is, search, what is here."""
    here = "index.md"
    units = sum(len(d.units) for d in documents)
    cited = sorted((w for w in works if citers(w)), key=lambda w: (-citers(w), -len(sure(w)), w.key))
    counts = f"**{len(documents)}** văn bản · **{units}** điều, khoản, điểm và đoạn, mỗi đơn vị một địa chỉ · **{len(works)}** văn bản được nhắc đến"
    parts = [
        "Đọc văn bản của Đảng và Nhà nước như bản in; dẫn đến đúng điều, khoản, điểm; biết văn bản nào dẫn chiếu văn bản nào.\n{ .lead }",
        '<p class="door"><button type="button" class="vb-open-search">Tìm số hiệu, điều khoản, lời văn…</button></p>',
        f"{counts}\n{{ .counts }}",
        "## Mới nhất { #moi-nhat }",
        _table(latest(documents)[:NEWEST], here, "listing newest"),
        link(f"Tất cả {len(documents)} văn bản", to("van-ban/", here)),
        *_ways(documents, here),
        "## Được dẫn chiếu nhiều nhất { #dan-chieu-nhieu }",
        "\n".join(f"- {link(escaped(cut(work_name(w), 160)), to(work_url(w.key), here))} ({citers(w)} văn bản)" for w in cited[:MOST_CITED])
        or "Chưa có.",
        "## Văn bản được xử lý thế nào { #xu-ly }",
        "Lỗi dàn trang của bản quét được chỉnh theo quy tắc và ghi lại từng chỗ; không một chữ, một con số hay một ngày nào đổi nếu không có người quyết định kèm lý do. "
        + f"{link('Đọc thêm', 'gioi-thieu.md')} · {link('Nhật ký đính chính', to('dinh-chinh/', here))}",
    ]
    title = "Văn bản chính thức, dẫn được đến từng điều khoản"
    description = "Văn bản của Đảng và Nhà nước: đọc, tìm, dẫn đến từng điều, khoản, điểm, và xem văn bản nào dẫn chiếu văn bản nào."
    return _page(here, title, *parts, template="home.html", description=description)


def _ways(documents: Sequence[Document], here: str) -> list[str]:
    """Every facet with its values, as far as they fit on a first page."""
    parts = ["## Xem theo { #xem-theo }"]
    for facet in FACETS:
        groups = grouped(documents, facet)
        ways = paths(facet, groups)
        most = sorted((n for n in groups if n != UNKNOWN), key=lambda n: -len(groups[n]))[:10]
        shown = [link(f"{escaped(name)} ({len(groups[name])})", to(ways[name], here)) for name in groups if name in most]
        parts.append(f"{link(f'**{facet.title}**', to(f'danh-muc/{facet.key}/', here))}: {' · '.join(shown)}\n{{ .way }}")
    return parts


def pages(documents: Sequence[Document], works: Sequence[Work]) -> tuple[Page, ...]:
    """Home and every list."""
    here = "van-ban/index.md"
    ways = " · ".join(link(facet.title, to(f"danh-muc/{facet.key}/", here)) for facet in FACETS)
    shown = latest(documents)[:MOST]
    rest = [f"Trên đây là {MOST} văn bản mới nhất trong {len(documents)}; văn bản cũ hơn xin xem theo năm."] if len(documents) > MOST else []
    everything = _page(here, "Tất cả văn bản", ways, _table(shown, here), *rest)
    return (home(documents, works), everything, *(page for facet in FACETS for page in _facet_pages(documents, facet)))
