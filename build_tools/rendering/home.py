"""The home page, for someone who has never been here: search, what is here, how texts are treated.

Enters: documents, works. Leaves: one Markdown page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from ..addresses import cited_unit, work_url
from ..model import Document, Kind, Page, Settings, Work
from ..presenting.short_titles import date_in_words, one_line
from ..vietnamese import folded
from .lists import FACETS, NOTHING, UNKNOWN, grouped, latest, listed, paths, row
from .markdown import div, escaped, link, name, to
from .wording import Counts, beside_work, cut, thousands, work_name

TITLE = "Văn bản chính thức, dẫn được đến từng điều khoản"
LEAD = "; ".join(
    (
        "Đọc văn bản của Đảng và Nhà nước như bản in",
        "dẫn đến đúng điều, khoản, điểm",
        "biết văn bản nào dẫn chiếu văn bản nào.",
    )
)
NEWEST = 8
MOST_CITED = 8
VALUES = 10  # of each way to look through the collection


def page(
    documents: Sequence[Document], works: Sequence[Work], units: int, cited_by: Counts, settings: Settings
) -> Page:
    """The first page: what this is, search, what is here, how texts are treated; `units`: how many all texts have,
    `cited_by`: how often works are cited.
    """
    here = "index.md"
    counts = (
        f"**{thousands(len(documents))}** văn bản · **{thousands(units)}** điều, khoản, điểm và đoạn, mỗi đơn vị một"
        f" địa chỉ · **{thousands(len(works))}** văn bản được nhắc đến"
    )
    newest = [
        "## Mới nhất { #moi-nhat }",
        _entries(latest(documents)[:NEWEST], here),
        link(f"Tất cả {thousands(len(documents))} văn bản", to("van-ban/", here)),
    ]
    cited = _by_citers(works, cited_by)
    often = [
        "## Được dẫn chiếu nhiều nhất { #dan-chieu-nhieu }",
        "\n\n".join(_work_entry(work, cited_by[work.key][0], here) for work in cited[:MOST_CITED]) or "Chưa có.",
        link("Mọi văn bản được dẫn chiếu", to("dan-chieu/", here)),
    ]
    treated = [
        "## Văn bản được xử lý thế nào { #xu-ly }",
        (
            "Lỗi dàn trang của bản quét được chỉnh theo quy tắc và ghi lại từng chỗ; không một chữ, một con số hay một"
            " ngày nào đổi nếu không có người quyết định kèm lý do. Bản có chữ ký và con dấu là bản có giá trị pháp lý."
        ),
        " · ".join([link("Đọc thêm", "gioi-thieu.md"), *_log(here, settings)]),
    ]
    parts = [
        f"{escaped(settings.home_lead) or LEAD}\n{{ .lead }}",
        f"Do {escaped(settings.office)} công bố." if settings.office else "",
        '<p class="door"><button type="button" class="vb-open-search">Tìm số hiệu, điều khoản, lời văn…</button></p>',
        _examples(documents, cited),
        f"{counts}\n{{ .counts }}",
        div([div(newest, ""), div(_ways(documents, here), ""), div(often, ""), div(treated, "")], 'class="front"'),
    ]
    title = settings.home_title or TITLE
    description = settings.home_lead or (
        "Văn bản của Đảng và Nhà nước: đọc, tìm, dẫn đến từng điều, khoản, điểm, và xem văn bản nào dẫn chiếu văn bản"
        " nào."
    )
    return listed(here, title, *filter(None, parts), template="home.html", description=description)


def _log(here: str, settings: Settings) -> list[str]:
    return [] if "dinh-chinh" in settings.hidden else [link("Nhật ký đính chính", to("dinh-chinh/", here))]


def _examples(documents: Sequence[Document], cited: Sequence[Work]) -> str:
    """What one may look for, said with what is here: a sign without marks, a clause as one cites it, the number of a
    cited work.
    """
    said = []
    numbered = next((d for d in latest(documents) if d.metadata.type and d.metadata.number and d.units), None)
    if numbered:
        sign = one_line(f"{numbered.metadata.type} {numbered.metadata.number}")
        clause = next((u for u in numbered.units if u.kind is Kind.KHOAN and not u.component), numbered.units[0])
        said += [folded(sign), f"{cited_unit(clause.id, clause.address.steps)} {sign}"]
    said += [w.number for w in cited if w.number][:1]
    links = (f'<a href="tim-kiem/?q={quote(words)}">{escape(words)}</a>' for words in said)
    return f'<p class="door examples">Ví dụ: {" · ".join(links)}</p>' if said else ""


def _by_citers(works: Iterable[Work], counts: Counts) -> list[Work]:
    """The works that are cited, those first that most texts cite, most often."""
    cited = [work for work in works if work.key in counts]
    return sorted(cited, key=lambda work: (-counts[work.key][0], -counts[work.key][1], work.key))


def _work_entry(work: Work, count: int, here: str) -> str:
    named = link(name(cut(work_name(work), 160)), to(work_url(work.key), here))
    return _entry(named, escaped(cut(beside_work(work), 120)), date_in_words(work.date), f"{count} văn bản dẫn chiếu")


def _ways(documents: Sequence[Document], here: str) -> list[str]:
    """Every facet that a text here has a value of, with its values, as far as they fit on a first page."""
    parts = ["## Xem theo { #xem-theo }"]
    for facet in FACETS:
        groups = grouped(documents, facet)
        if set(groups) <= {UNKNOWN}:
            continue
        ways = paths(facet, groups)
        most = sorted((n for n in groups if n != UNKNOWN), key=lambda n: -len(groups[n]))[:VALUES]
        shown = [
            f"{link(escaped(value), to(ways[value], here))}&nbsp;{len(groups[value])}"
            for value in groups
            if value in most
        ]
        parts += [
            (
                f"### {link(facet.title.removeprefix('Theo ').capitalize(), to(f'danh-muc/{facet.key}/', here))} {{"
                f" #xem-{facet.key} }}"
            ),
            " · ".join(shown) + "\n{ .way }",
        ]
    return parts


def _entries(documents: Iterable[Document], here: str) -> str:
    """The same for the first page: a few, each told rather than tabled."""
    return "\n\n".join(_entry(*row(d, here)) for d in documents) or NOTHING


def _entry(named: str, title: str, issuer: str, date: str) -> str:
    about = " · ".join(filter(None, (issuer, date)))
    return "  \n".join(filter(None, (named, title, f"<small>{about}</small>" if about else ""))) + "\n{ .entry }"
