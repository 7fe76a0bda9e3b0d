"""The page of a cited work, held here or not, and the index of all works.

Enters: works, documents. Leaves: Markdown pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from ..addresses import document_url, work_url
from ..model import Document, Page, Work
from ..presenting.short_titles import date_in_words, one_line
from . import card, linked_data, thread
from .changes import InTime
from .markdown import div, escaped, front_matter, link, name, raw_to, table, to
from .redirects import leading, uncited
from .sections import by_document_and_relation
from .wording import Counts, beside_work, citers, cut, dated_name, force, short_name, time, work_name


def page(work: Work, found: thread.Threads, time: InTime) -> Page:
    """The page of one work."""
    here = work_url(work.key).rstrip("/") + ".md"
    called, subject = work_name(work), beside_work(work)
    rest = f" <small>{escaped(cut(subject, 320))}</small>" if subject else ""
    parts = [
        f"# {name(cut(called, 240))}{rest} {{ #dau-trang }}",
        _facts(work, time, here),
        *_citings(work, time, here),
    ]
    parts += [*_as_printed(work), _namesakes(work, found, here), thread.section(work, found, here)]
    held = raw_to(document_url(work.held), work_url(work.key)) if work.held and work.held in time.documents else ""
    parts.append(linked_data.of_work(work, time, held))
    described = (
        f"{called}: {citers(work)} văn bản trong bộ sưu tập dẫn chiếu đến, ở điều khoản nào và bằng những chữ nào."
    )
    head = front_matter({"title": cut(dated_name(work), 120), "description": cut(described, 300)})
    return Page(here, (head + "\n\n".join(filter(None, parts)) + "\n").encode())


def _facts(work: Work, time: InTime, here: str) -> str:
    rows = [
        ("Hiệu lực", force(time.in_force.get(work.held or ""))),
        *card.changed_rows(work, time, here),
        ("Loại văn bản", escaped(one_line(work.type))),
        ("Số, ký hiệu", escaped(one_line(work.number))),
        ("Ngày", date_in_words(work.date)),
        ("Cơ quan ban hành", escaped(one_line(work.issuer))),
        ("Tên gọi", "" if beside_work(work) else escaped(one_line(work.name))),
        ("Toàn văn", _full_text(work, time.documents, here)),
        (
            "Trang chính thức",
            link(escaped(one_line(work.official_url)), work.official_url) if work.official_url else "",
        ),
    ]
    return div(
        [f"**{label}**{{ .card-label }} <span>{value}</span>\n{{ .card-row }}" for label, value in rows if value],
        'class="card"',
    )


def _full_text(work: Work, documents: Mapping[str, Document], here: str) -> str:
    if work.held and work.held in documents:
        return link(f"đọc {escaped(short_name(documents[work.held]))} tại đây", to(document_url(work.held), here))
    return "không có trong bộ sưu tập này; xin tìm ở Công báo hoặc cơ sở dữ liệu văn bản pháp luật"


def _as_printed(work: Work) -> list[str]:
    """Names and dates as the texts print them; two dates for one sign are a conflict to be told."""
    parts = []
    if work.names_as_printed:
        parts += [
            "## Tên như đã in { #ten-nhu-in }",
            "\n".join(f"- “{escaped(one_line(printed))}”" for printed in work.names_as_printed),
        ]
    if work.dates_as_printed:
        parts += [
            "## Ngày như đã in { #ngay-nhu-in }",
            "\n".join(f"- {escaped(date_in_words(date))}" for date in work.dates_as_printed),
        ]
    if len(work.dates_as_printed) > 1:
        parts.append(
            "Các văn bản ghi ngày khác nhau cho cùng một số; trang này giữ nguyên như in và không đoán ngày nào"
            " đúng.\n{ .conflict }"
        )
    return parts


def _namesakes(work: Work, found: thread.Threads, here: str) -> str:
    """Works of the same number or name, which this one must not be taken for."""
    others = [found.works[key] for key in work.namesakes if key in found.works]
    lines = [f"- {link(escaped(dated_name(other)), to(work_url(other.key), here))}" for other in others]
    return "\n\n".join(["## Cùng số hoặc cùng tên { #cung-so-cung-ten }", "\n".join(lines)]) if others else ""


def _citings(work: Work, time: InTime, here: str) -> list[str]:
    citings = [c for c in work.citings if c.slug != work.held]
    lines = ["## Được dẫn chiếu tại { #dan-chieu-tai }"]
    if not citings:
        return [*lines, "Chưa có văn bản nào khác trong bộ sưu tập dẫn chiếu đến."]
    return [*lines, *by_document_and_relation(citings, time, here, "###", "tu", work.names_as_printed)]


def index(works: Iterable[Work], counts: Counts) -> Page:
    """All works, most cited first; `counts`: how often each is cited."""
    here = "dan-chieu/index.md"
    counted = sorted(((counts.get(w.key, (0, 0))[1], w) for w in works), key=lambda each: (-each[0], each[1].key))
    rows = [
        [
            link(name(cut(work_name(w), 160)), to(work_url(w.key), here))
            + (f" <small>{escaped(cut(beside_work(w), 160))}</small>" if beside_work(w) else ""),
            time(w.date),
            escaped(one_line(w.issuer)),
            f"{count} lần",
            "có toàn văn" if w.held else "",
        ]
        for count, w in counted
    ]
    names = ["Văn bản", "Ngày", "Cơ quan ban hành", "Được dẫn chiếu", "Toàn văn"]
    body = div([table(names, rows)], 'class="listing"') if rows else "Chưa có."
    head = front_matter(
        {
            "title": "Văn bản được dẫn chiếu",
            "description": "Mọi văn bản được dẫn chiếu trong bộ sưu tập, có toàn văn ở đây hay không.",
        }
    )
    return Page(here, f"{head}# Văn bản được dẫn chiếu {{ #dau-trang }}\n\n{body}\n".encode())


def moved(key: str, now: Sequence[Work]) -> Page:
    """The page at a key that was published: it leads on to the work, or names those that it may have become."""
    return leading(work_url(key), [(dated_name(work), work_url(work.key)) for work in now])


def in_turn(works: Iterable[Work], found: thread.Threads, time: InTime) -> Iterable[Page]:
    """The page of each work, one after the other."""
    return (page(work, found, time) for work in works)


def pages(
    works: Sequence[Work],
    found: thread.Threads,
    former: Mapping[str, Sequence[str]],
    time: InTime,
    counts: Counts,
    each: Callable[[Sequence[Work], thread.Threads, InTime], Iterable[Page]] = in_turn,
) -> tuple[Page, ...]:
    """Every page about works; `former`: published keys with those of the works that they may have become; `counts`:
    how often each work is cited; `each` makes the page of each work.
    """
    former_pages = (moved(key, [found.works[k] for k in now]) for key, now in former.items() if now)
    gone = (uncited(key) for key, now in former.items() if not now)
    return (index(works, counts), *each(works, found, time), *former_pages, *gone)
