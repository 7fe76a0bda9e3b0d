"""The page “đối chiếu”: the raw text beside the published one, and every correction with its reason.

Enters: a document. Leaves: one Markdown page. Both columns come from the same runs, so they cannot disagree with the
records.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ..addresses import document_url
from ..model import Block, Correction, Document, Page, Settings
from ..passages import line_numbers, run_ends
from ..short_titles import one_line
from .markdown import escaped, front_matter, html, link, to
from .wording import CLASSES, CONTROLS, cut, decided_by, printed, short_name

_SHOWN = str.maketrans({"\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u200b": "∅", "\u00ad": "∅", "\ufeff": "∅"})


def page(document: Document) -> Page:
    """The page beside a document's own."""
    here = f"{document_url(document.source.slug)}doi-chieu.md"
    name = short_name(document)
    title = f"Đối chiếu: {name}"
    applied = [c for c in document.corrections if c.status == "applied"]
    back = link(escaped(name), to(document_url(document.source.slug), here))
    head = front_matter(
        {
            "title": title,
            "description": cut(f"Bản thô và bản đăng của {name} đặt cạnh nhau, với mọi chỗ đã chỉnh và lý do.", 300),
        }
    )
    parts = [
        f"# {escaped(title)} {{ #dau-trang }}",
        (
            f"Cột “Bản thô” là tệp thô, từng chữ một; cột “Bản đăng” là bản đăng tại {back}. Chữ giống nhau in một lần,"
            " chỗ khác nhau được tô nền;"
            f" {len(applied)} chỗ, kê lại ở [cuối trang](#moi-cho)."
        ),
        _side_by_side(document),
        "## Mọi chỗ đã chỉnh { #moi-cho }",
        _log(document, applied) if applied else "Không có.",
    ]
    return Page(here, (head + "\n\n".join(parts) + "\n").encode())


def _side_by_side(document: Document) -> str:
    raw, line, at = document.source.text, line_numbers(document.source.text), 0
    rows: list[tuple[int, str, str]] = []
    for block in document.blocks:
        if not block.passage.runs:
            continue
        start, end = block.passage.runs[0].start, block.passage.runs[-1].end
        lead = _between(rows, raw[at:start], line(at + _blanks(raw[at:start])))
        left, right = _both(block, raw)
        rows.append((line(start), lead + left, right))
        at = max(at, end)
    lead = _between(rows, raw[at:], line(at + _blanks(raw[at:])))
    rows += [(line(len(raw)), lead, "")] if lead else []
    head = '<thead><tr><th scope="col">Dòng</th><th scope="col">Bản thô</th><th scope="col">Bản đăng</th></tr></thead>'
    return f'<table class="side">{head}<tbody>\n' + "\n".join(_row(*row) for row in rows) + "\n</tbody></table>"


def _between(rows: list[tuple[int, str, str]], gap: str, line: int) -> str:
    """What was dropped between two blocks: a row of its own if it had words, marks alone go to the rows they touch."""
    if any(c.isalnum() for c in gap):
        rows.append((line, _dropped(gap), ""))
        return ""
    behind, _, before = gap.partition("\n")
    if behind.strip() and rows:
        number, left, right = rows.pop()
        rows.append((number, left + _dropped(behind), right))
        behind = ""
    return _dropped(behind + before) if (behind + before).strip() else ""


def _blanks(text: str) -> int:
    """How many blanks a text begins with."""
    return len(text) - len(text.lstrip())


def _row(line: int, left: str, right: str) -> str:
    """A row; words that are the same on both sides stand once, across both."""
    if left == right:
        return f'<tr><td class="line">{line}</td><td class="both" colspan="2">{left}</td></tr>'
    return f'<tr><td class="line">{line}</td><td class="raw">{left}</td><td>{right}</td></tr>'


def _dropped(text: str) -> str:
    return f"<del>{_html(text.strip())}</del>"


def _both(block: Block, raw: str) -> tuple[str, str]:
    """The raw and the published words of a block, what differs marked on both sides."""
    left, right = [], []
    at = block.passage.runs[0].start
    for run, end in run_ends(block.passage):
        if run.start > at:  # dropped without a trace in the passage
            left.append(f"<del>{_html(raw[at : run.start], True)}</del>")
        at = run.end
        before, after = raw[run.start : run.end], block.passage.text[run.at : end]
        changed = bool(run.rules) and before != after
        left.append(f"<del>{_html(before, True)}</del>" if changed and before else _html(before))
        right.append(f"<ins>{_html(after)}</ins>" if changed and after.strip() else _html(after))
    return "".join(left), "".join(right)


def _html(text: str, reveal: bool = False) -> str:
    """Text as HTML on one line of Markdown; blanks that were changed are made visible."""
    text = html((text.translate(_SHOWN) if reveal else text).translate(CONTROLS))
    return text.replace("\r", "").replace("\n", "<br>").replace("\t", " ")


def _log(document: Document, applied: Sequence[Correction]) -> str:
    """Every applied correction, grouped by class, words first."""
    line, parts = line_numbers(document.source.text), []
    order = list(reversed(CLASSES))
    for kind, group in groupby(sorted(applied, key=lambda c: (order.index(c.kind), c.start)), key=lambda c: c.kind):
        rows = "\n".join(_log_row(c, line(c.start)) for c in group)
        names = "".join(f'<th scope="col">{name}</th>' for name in ("Dòng", "Bản thô", "Bản đăng", "Lý do"))
        parts.append(
            f"### {CLASSES[kind]} {{ #lop-{kind} }}\n\n<table"
            f' class="log"><thead><tr>{names}</tr></thead><tbody>\n{rows}\n</tbody></table>'
        )
    return "\n\n".join(parts)


def _log_row(c: Correction, line: int) -> str:
    by = "" if c.by in ("rule", "person") else f" – {c.by}"
    why = c.reason + (f" ({c.evidence})" if c.evidence else "") + by
    cells = (str(line), _html(_bounded(c.before), True) or "∅", _html(_bounded(c.after), True) or "∅", _html(why))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _bounded(text: str) -> str:
    """A long stretch by its ends: the whole stands in the columns above."""
    return text if len(text) <= 160 else f"{text[:80]} … {text[-60:]}"


def _change(c: Correction, settings: Settings) -> str:
    """One changed word, with its reason and who decided, on one line."""
    return (
        f"“{escaped(printed(c.before))}” → “{escaped(printed(c.after))}”. {escaped(one_line(c.reason))}"
        f" ({escaped(decided_by(c, settings))})"
    )


def log(documents: Iterable[Document], settings: Settings) -> Page:
    """The log of the whole site: every changed word, and how much the rules did in each text."""
    here, parts = "dinh-chinh/index.md", []
    for document in documents:
        applied = [c for c in document.corrections if c.status == "applied"]
        words = [c for c in applied if c.kind == "word"]
        line = line_numbers(document.source.text)
        name = link(escaped(short_name(document)), to(document_url(document.source.slug), here))
        full = link("đối chiếu", to(document_url(document.source.slug) + "doi-chieu/", here))
        full = "" if "doi-chieu" in settings.hidden else f" · {full}"
        parts += [
            f"## {name} {{ #vb-{document.source.slug} }}",
            f"{len(words)} chữ do người sửa, {len(applied) - len(words)} chỗ do quy tắc{full}",
        ]
        rows = [f"- Dòng {line(c.start)}: {_change(c, settings)}" for c in words]
        parts += ["\n".join(rows)] if rows else []
    head = front_matter(
        {
            "title": "Nhật ký đính chính",
            "description": "Mọi chữ đã sửa trong bộ sưu tập, kèm chữ in ban đầu, lý do và người quyết định.",
        }
    )
    intro = (
        "Chương trình không bao giờ tự đổi một chữ, một con số hay một ngày tháng. Chữ chỉ đổi khi có người quyết định,"
        " kèm lý do; dưới đây là tất cả."
    )
    return Page(
        here,
        (head + "\n\n".join(["# Nhật ký đính chính { #dau-trang }", intro, *(parts or ["Chưa có."])]) + "\n").encode(),
    )
