"""The home page and the lists of documents. Enters: documents, works. Leaves: Markdown pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..addresses import document_url
from ..model import Document, Page, Work
from .markdown import escaped, front_matter, link, table, to
from .words import cut, date_in_words, one_line, short_name

GROUPS: tuple[tuple[str, str, Callable[[Document], str | None]], ...] = (
    ("loai", "Theo loại", lambda d: d.metadata.type),
    ("co-quan", "Theo cơ quan ban hành", lambda d: d.metadata.issuer),
    ("tinh", "Theo tỉnh, thành phố", lambda d: d.metadata.province),
    ("nam", "Theo năm", lambda d: (d.metadata.date or "")[:4] or None),
)
UNKNOWN = "Chưa rõ"


def latest(documents: Iterable[Document]) -> list[Document]:
    """Newest first; those without a date last."""
    return sorted(documents, key=lambda d: (d.metadata.date or "", d.source.slug), reverse=True)


def _row(document: Document, here: str) -> list[str]:
    meta = document.metadata
    return [
        link(escaped(short_name(document)), to(document_url(document.source.slug), here)),
        escaped(cut(one_line(meta.title), 200)),
        escaped(meta.issuer or ""),
        date_in_words(meta.date),
    ]


def _table(documents: Iterable[Document], here: str) -> str:
    return table(["Văn bản", "Trích yếu", "Cơ quan ban hành", "Ngày"], [_row(d, here) for d in documents])


def _list(path: str, title: str, body: str) -> Page:
    head = front_matter({"title": title, "description": f"{title} trong bộ sưu tập."})
    return Page(path, f"{head}# {title} {{ #dau-trang }}\n\n{body}\n".encode())


def _grouped(documents: Sequence[Document], here: str, key: Callable[[Document], str | None]) -> str:
    groups: dict[str, list[Document]] = defaultdict(list)
    for document in latest(documents):
        groups[key(document) or UNKNOWN].append(document)
    names = sorted(groups, key=lambda name: (name == UNKNOWN, name))
    parts = [f"## {escaped(name)} {{ #nhom-{n} }}\n\n{_table(groups[name], here)}" for n, name in enumerate(names, 1)]
    return "\n\n".join(parts)


def home(documents: Sequence[Document], works: Sequence[Work]) -> Page:
    """The first page."""
    here = "index.md"
    counts = f"{len(documents)} văn bản, {len(works)} văn bản được dẫn chiếu."
    body = f"{counts}\n{{ .lead }}\n\n## Mới nhất {{ #moi-nhat }}\n\n{_table(latest(documents)[:10], here)}"
    head = front_matter({"title": "Văn bản", "description": "Văn bản chính thức, dẫn chiếu được đến từng điều khoản.", "template": "home.html"})
    return Page(here, f"{head}# Văn bản { '{ #dau-trang }' }\n\n{body}\n".encode())


def pages(documents: Sequence[Document], works: Sequence[Work]) -> tuple[Page, ...]:
    """Home and every list."""
    links = " · ".join(link(title, f"../danh-muc/{key}.md") for key, title, _ in GROUPS)
    everything = _list("van-ban/index.md", "Tất cả văn bản", f"{links}\n\n{_table(latest(documents), 'van-ban/index.md')}")
    grouped = [_list(f"danh-muc/{key}.md", title, _grouped(documents, f"danh-muc/{key}.md", group)) for key, title, group in GROUPS]
    return (home(documents, works), everything, *grouped)
