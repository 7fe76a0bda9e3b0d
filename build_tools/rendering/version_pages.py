"""The page of a text as it stands from a day on, and the page that compares any two of its versions.

Enters: versions, and what is known in time. Leaves: small pages of their own: the text alone, without its citers.
Promise: what stands in #van-ban and is not `data-chrome` are the words of the version, each once and in order; the
first that is said is that nobody official made it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..addresses import cited_unit, document_url, place_in_words, version_url
from ..model import Block, Document, Effect, InForce, Kind, Page, Version, VersionUnit
from ..passages import of_raw
from ..presenting import outlines
from ..presenting.short_titles import date_in_words
from . import change_lists, changes, printed_tables, word_changes
from .changes import InTime
from .inline_marks import LABEL, html_attributes, link_name, span
from .markdown import html, raw_to
from .own_pages import OwnPage, written_out
from .screenfuls import Written, pieces
from .wording import beside, cut, file_links, full_title, short_name

COMPARED = "so-sanh/"


Files = Sequence[tuple[str, str]]  # as in `Downloads`


def pages(document: Document, versions: Sequence[Version], time: InTime, files: Files = ()) -> Iterator[Page]:
    """Every version that an effect begins, and the comparison of any two; `files`: those made of each version."""
    if not versions:
        return
    words = _Words(document, versions)
    for n in range(len(versions)):
        yield _page(document, versions, n, time, words, files)
    yield _comparison(document, versions, time)


def line_of_time(document: Document, versions: Sequence[Version], time: InTime, here: str, now: str | None) -> str:
    """The versions of a text, oldest first, as links; `now` is the day of the one that is being read, "" the first."""
    if not versions:
        return ""
    slug = document.source.slug
    items = [_moment(slug, day, since, until, now, here) for day, since, until in _moments(slug, versions, time)]
    compare = f'<a href="{raw_to(document_url(slug) + COMPARED, here)}">So sánh hai thời điểm bất kỳ</a>'
    missing = _missing(slug, time, here)
    told = "Đây là lời văn như ban hành. " if now == "" else ""
    class_ = "timeline incomplete" if missing else "timeline"
    return (
        f'<div class="{class_}" role="navigation" aria-label="Lời văn theo thời điểm">'
        f'<p>{told}Theo thời điểm:</p><ol role="list">{"".join(items)}</ol>{missing}<p>{compare}</p></div>'
    )


def _moments(slug: str, versions: Sequence[Version], time: InTime) -> Iterator[tuple[str, str, str]]:
    """The day that names each version ("" the text as issued), from when and until when it counts."""
    known = time.in_force.get(slug, InForce())
    days = [version.since for version in versions]
    stood = known.since if known.since and known.since < days[0] else ""  # else it never stood as issued
    yield "", stood, days[0]
    yield from zip(days, days, [*days[1:], known.until or ""], strict=True)


def _moment(slug: str, day: str, since: str, until: str, now: str | None, here: str) -> str:
    said = f"từ {date_in_words(day)}" if day else _issued(since)
    url = raw_to(version_url(slug, day) if day else document_url(slug), here)
    words = f"<b>{said}</b>" if day == now else f'<a href="{url}">{said}</a>'
    return f'<li>{words} <span class="force" data-from="{since}" data-until="{until}"></span></li>'


def _missing(slug: str, time: InTime, here: str) -> str:
    """How many changes stand in no version, so that none is taken for today's words."""
    left = sum(e.status != "applied" for e in time.done_to.get(slug, ()) if e.place)
    every = f'<a href="{raw_to(document_url(slug), here)}#thay-doi">{left} thay đổi</a>'
    return f"<p>Còn {every} chưa dựng được vào lời văn nào ở trên.</p>" if left else ""


def _issued(since: str) -> str:
    return f"từ {date_in_words(since)} (như ban hành)" if since else "như ban hành"


class _Words:
    """The words of units in each version, with those of what stands below them; made when asked."""

    def __init__(self, document: Document, versions: Sequence[Version]) -> None:
        self.document, self.versions = document, versions
        self.made: dict[int, dict[str, str]] = {}

    def of(self, n: int, unit: str) -> str:
        """Of version `n`; -1 is the text as issued."""
        if n not in self.made:
            self.made[n] = dict(self._own(n))
        inside = (words for id_, words in self.made[n].items() if id_ == unit or id_.startswith(f"{unit}-"))
        return "\n".join(filter(None, inside))

    def _own(self, n: int) -> Iterator[tuple[str, str]]:
        if n < 0:
            yield from (
                (b.unit, b.passage.text) for b in self.document.blocks if b.role in ("unit", "table") and b.unit
            )
        else:
            yield from ((unit.id, _printed(unit)) for unit in self.versions[n].units)


def _printed(unit: VersionUnit) -> str:
    return "".join(stretch.text for stretch in unit.stretches)


# ------------------------------------------------------------------ one version


def _page(document: Document, versions: Sequence[Version], n: int, time: InTime, words: _Words, files: Files) -> Page:
    version = versions[n]
    here, on = version_url(version.slug, version.since), date_in_words(version.since)
    name, until = short_name(document), f" đến trước {date_in_words(version.until)}" if version.until else ""
    body = [
        f'<h1 id="dau-trang">{html(name)} <small>{html(beside(document))}</small></h1>',
        f"<p>Tên văn bản từ ngày ấy: <b>{html(version.title)}</b></p>" if version.title else "",
        _unofficial(version, on + until),
        line_of_time(document, versions, time, here, version.since),
        _files(version, files),
        _witnesses(version, time, here),
        f'<div id="van-ban" class="van-ban" lang="vi">{_pieces(_text(version, n, time, here, words))}</div>',
    ]
    title = f"{full_title(document)}: lời văn từ {on}"
    said = f"{name} theo lời văn có hiệu lực từ {on}, dựng từ những văn bản có ở đây; không phải bản chính thức."
    names = tuple(
        (component, f"{called}, theo lời văn từ {on} (bản dựng, không chính thức)")
        for component, called in outlines.component_names(document).items()
    )
    page = OwnPage(here, title, said, (cut(name, 60), document_url(version.slug)), "\n".join(body), False, names)
    return written_out(page)


def _unofficial(version: Version, since: str) -> str:
    applied, left = len(version.applied), len(version.not_applied)
    at = next((unit.id for unit in version.units if unit.not_applied), None)
    rest = f"{left} thay đổi chưa áp dụng được" if left else "không thay đổi nào bị bỏ lại"
    linked = f'<a href="#{at}">{rest}</a>' if left and at else rest
    return (
        f'<div class="unofficial" role="note"><p><b>Bản này không chính thức.</b> Lời văn từ {since}, do chương trình'
        f" dựng từ những văn bản có ở đây: đã áp dụng {applied} thay đổi, {linked}.</p></div>"
    )


def _files(version: Version, files: Files) -> str:
    """The files with the words of a version, to take away."""
    links = file_links(f"../{version.slug}.tu-{version.since}", files)
    return f'<p class="files">Tải lời văn này về: {" · ".join(links)}</p>' if links else ""


def _witnesses(version: Version, time: InTime, here: str) -> str:
    """How an official consolidated text reads beside this one."""
    lines = []
    for seen in version.witnesses:
        way = changes.name_of(time, seen.slug, "")
        other = [f'<a href="#{anchor}">{html(place_in_words(anchor) or anchor)}</a>' for anchor in seen.differs]
        said = f"{seen.same} Điều đọc giống hệt" + (f"; đọc khác: {', '.join(other)}" if other else "")
        on = f" ({date_in_words(seen.date)})" if seen.date else ""
        named = f'<a href="{raw_to(way.url, here)}">{html(way.words)}</a>{on}'
        lines.append(f"<p>So với bản hợp nhất chính thức {named}: {said}.</p>")
    return f'<div class="witnesses">{"".join(lines)}</div>' if lines else ""


def _pieces(blocks: Iterable[Written]) -> str:
    found = ((class_, "".join(texts)) for class_, texts in pieces(blocks))
    return "".join(f'<div class="{class_}">{inner}</div>' if class_ else inner for class_, inner in found)


def _text(version: Version, n: int, time: InTime, here: str, words: _Words) -> Iterator[Written]:
    """Everything in reading order: units, and the blocks that stand outside them."""
    outside: dict[int, list[Block]] = {}
    for at, block in version.frame:
        outside.setdefault(at, []).append(block)
    starts = _starts(version)
    titled = {unit.id for unit in version.units if _is_title(unit)}
    levels, depths = outlines.levels_of(version.units, titled, set(starts.values()))
    effects = {e.id: e for e in time.done_to.get(version.slug, ())}
    by_id = {unit.id: unit for unit in version.units}
    for at, unit in enumerate((*version.units, None)):
        framed = "".join(_framed(outside.get(at, ()), starts))
        if framed:
            yield Written(framed, len(framed), False)
        if unit is not None:
            above = by_id[unit.parent].changed_by if unit.parent in by_id else ()
            own = _unit(unit, levels.get(unit.id, 0), depths.get(unit.id, 0))
            note = _note(unit, above, version, n, effects, time, here, words)
            yield Written(own + note, len(_printed(unit)), not framed and at > 0)


def _starts(version: Version) -> dict[int, str]:
    """By identity of a block: the attached text that begins with it."""
    seen = {"", *outlines.OWN, *(unit.id for unit in version.units)}
    starts = {}
    for _, block in version.frame:
        if block.component not in seen:
            seen.add(block.component)
            starts[id(block)] = block.component
    return starts


def _is_title(unit: VersionUnit) -> bool:
    """As on the page of the text as issued (`outlines.is_heading`)."""
    text = _printed(unit)
    only_title = unit.heading_end > unit.label_end and not text[unit.heading_end :].strip()
    return only_title and (unit.kind in outlines.RANKS or len(text) <= 300)


HEAD, FOOT = frozenset({"issuer", "motto", "number", "place-date", "note"}), frozenset({"recipients", "signature"})


def _framed(blocks: Iterable[Block], starts: Mapping[int, str]) -> Iterator[str]:
    """Blocks outside the units, head and foot as an office sets them."""
    for zone, group in groupby(blocks, key=lambda b: "head" if b.role in HEAD else "foot" if b.role in FOOT else ""):
        some = list(group)
        texts = [_block(block, starts.get(id(block), "")) for block in some]
        if zone == "head" and len({b.role in ("motto", "place-date") for b in some}) == 2:
            yield f'<div class="vb-head">{"".join(texts)}</div>'
        elif zone == "foot":
            sides = groupby(zip(some, texts, strict=True), key=lambda pair: pair[0].role)
            inner = "".join(f'<div class="vb-{role}-all">{"".join(t for _, t in pairs)}</div>' for role, pairs in sides)
            yield f'<div class="vb-foot">{inner}</div>'
        else:
            yield "".join(texts)


def _block(block: Block, component: str) -> str:
    if block.role == "table":
        return printed_tables.written_out(block, (), "", 1)
    tag = "h2" if component and block.role == "type" else "p"
    return f"<{tag}{html_attributes(component, [f'vb-{block.role}'])}>{_lines(block.passage.text)}</{tag}>"


def _lines(text: str) -> str:
    return html(text).replace("\n", "<br>")


def _unit(unit: VersionUnit, level: int, depth: int) -> str:
    place = cited_unit(unit.id, unit.address.steps)
    link = f'<a href="#{unit.id}"{html_attributes("", ["pl"], data_chrome="", **link_name(unit.id, place))}></a>'
    if unit.kind is Kind.BANG:
        return printed_tables.written_out(Block("table", of_raw(_printed(unit))), (), unit.id, 1)
    gone = ' <span class="gone-unit" data-chrome="">(được bãi bỏ)</span>' if unit.repealed else ""
    classes = [unit.kind.value, f"d{depth}" if depth > 0 else "", "" if unit.label_end else "nl"]
    classes += ["changed" if unit.changed_by else ""]
    tag = f"h{level}" if level else "p"
    return f"<{tag}{html_attributes(unit.id, classes)}>{_stretches(unit)}{gone} {link}</{tag}>\n"


def _stretches(unit: VersionUnit) -> str:
    """The words of a unit: label, title, own text; words put in among older ones are marked."""
    mixed = len({stretch.effect for stretch in unit.stretches if stretch.text.strip()}) > 1
    out, at = [], 0
    text = _printed(unit)
    titled = unit.heading_end > unit.label_end and text[unit.heading_end :].strip()
    label = len(text[: unit.label_end].rstrip())
    for stretch in unit.stretches:
        end = at + len(stretch.text)
        for start, stop, around in _cut(at, end, label, unit.heading_end if titled else label):
            words = _lines(stretch.text[start - at : stop - at])
            out.append(words.join(around) if words.strip() else words)
            if mixed and stretch.effect and words.strip():
                out[-1] = f"<ins>{out[-1]}</ins>"
        at = end
    return "".join(out)


def _cut(start: int, end: int, label: int, title: int) -> Iterator[tuple[int, int, tuple[str, str]]]:
    """A stretch cut where the label ends and where the title does."""
    edges = [(0, label, LABEL), (label, title, span("", ["run-in"])), (title, max(end, title), ("", ""))]
    for first, last, around in edges:
        a, b = max(start, first), min(end, last)
        if a < b:
            yield a, b, around


def _note(
    unit: VersionUnit,
    above: Collection[str],
    version: Version,
    n: int,
    effects: Mapping[str, Effect],
    time: InTime,
    here: str,
    words: _Words,
) -> str:
    """What made the unit what it is, and what could not be applied to it; `above` is told at the unit above already."""
    own = [effects[key] for key in unit.changed_by if key in effects and key not in above]
    lines = [change_lists.line(effect, unit.id, time, here) for effect in own]
    if {effect.id for effect in own} & set(version.changes):
        old, new = words.of(n - 1, unit.id), words.of(n, unit.id)
        if old and old != new:
            lines.append(_compared(unit.id, old, new))
    lines += [change_lists.line(effects[key], unit.id, time, here) for key in unit.not_applied if key in effects]
    return f'<div class="changes" data-chrome="">{"".join(lines)}</div>\n' if lines else ""


def _compared(unit: str, old: str, new: str) -> str:
    inner, id_ = word_changes.written(word_changes.compared(old, new)), f"loi-moi-{unit}"
    return f'<p><a class="opens" href="#{id_}">Lời cũ và lời mới</a></p><p class="compared" id="{id_}">{inner}</p>'


# ------------------------------------------------------------------ any two


def _comparison(document: Document, versions: Sequence[Version], time: InTime) -> Page:
    here, name = document_url(document.source.slug) + COMPARED, short_name(document)
    body = [
        f'<h1 id="dau-trang">So sánh hai thời điểm <small>{html(full_title(document))}</small></h1>',
        line_of_time(document, versions, time, here, None),
        '<div class="comparison" id="so-sanh" role="region" aria-label="Kết quả so sánh"><p>Máy của bạn không chạy'
        " kịch bản: xin mở từng thời điểm ở trên, ở mỗi chỗ đã đổi có lời cũ và lời mới.</p></div>",
    ]
    said = f"Chữ bỏ đi và chữ thêm vào giữa hai thời điểm của {name}."
    page = OwnPage(
        here,
        f"So sánh hai thời điểm: {name}",
        said,
        (cut(name, 60), document_url(document.source.slug)),
        "\n".join(body),
        indexed=False,
        scripts=("assets/vanban.js", "assets/compare.js"),
    )
    return written_out(page)
