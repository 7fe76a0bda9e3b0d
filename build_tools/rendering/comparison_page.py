"""The page “đối chiếu”: where the raw text and the published one differ, side by side, and every correction with its
reason.

Enters: a document. Leaves: one Markdown page. Both columns come from the same runs, so they cannot disagree with the
records. What is the same on both sides stands in the raw file and on the page of the text, and is not printed a third
time; where only lines were joined or parted, the list of corrections says on which.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from unicodedata import normalize

from ..addresses import document_url
from ..model import Block, Correction, Document, Page, Settings
from ..passages import line_numbers, run_ends
from ..presenting.short_titles import one_line
from . import doubted_lines
from .markdown import escaped, front_matter, html, link, to
from .wording import CLASSES, CONTROLS, cut, decided_by, printed, short_name, thousands

_SHOWN = str.maketrans({"\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽", "\u200b": "∅", "\u00ad": "∅", "\ufeff": "∅"})


def page(document: Document) -> Page:
    """The page beside a document's own."""
    here = f"{document_url(document.source.slug)}doi-chieu.md"
    name = short_name(document)
    title = f"Đối chiếu: {name}"
    applied = [c for c in document.corrections if c.status == "applied"]
    back = link(escaped(name), to(document_url(document.source.slug), here))
    raw = link("bản thô", to(document_url(document.source.slug) + "source.txt", here))
    head = front_matter(
        {
            "title": title,
            "description": cut(f"Bản thô và bản đăng của {name} đặt cạnh nhau, với mọi chỗ đã chỉnh và lý do.", 300),
        }
    )
    parts = [
        f"# {escaped(title)} {{ #dau-trang }}",
        (
            f"Những chỗ {raw} và {back} khác nhau, chữ khác được tô nền; chỗ giống nhau không in lại ở đây."
            f" Tất cả {thousands(len(applied))} chỗ đã chỉnh, kể cả chỗ chỉ nối hay ngắt dòng hay đổi mã chữ, kê ở"
            " [cuối trang](#moi-cho)."
        ),
        _side_by_side(document),
        *doubted_lines.section(document),
        *doubted_lines.pages(document),
        "## Mọi chỗ đã chỉnh { #moi-cho }",
        _log(document, applied) if applied else "Không có.",
    ]
    return Page(here, (head + "\n\n".join(parts) + "\n").encode())


def _side_by_side(document: Document) -> str:
    line, at, gone = line_numbers(document.source.text), 0, _Gone(document)
    rows: list[tuple[int, str, str]] = []
    for block in document.blocks:
        if not block.passage.runs:
            continue
        start, end = block.passage.runs[0].start, max(run.end for run in block.passage.runs)
        lead = _between(rows, gone.of(at, start), line(gone.first(at, start)))
        left, right = _both(block, gone)
        if lead or left:
            rows.append((line(start), lead + left, right))
        at = max(at, end)
    lead = _between(rows, gone.of(at, len(gone.raw)), line(gone.first(at, len(gone.raw))))
    rows += [(line(len(gone.raw)), lead, "")] if lead else []
    if not rows:
        return "Ngoài chỗ nối, ngắt dòng và đổi mã chữ, hai bản giống nhau từng chữ."
    head = '<thead><tr><th scope="col">Dòng</th><th scope="col">Bản thô</th><th scope="col">Bản đăng</th></tr></thead>'
    return f'<table class="side">{head}<tbody>\n' + "\n".join(_row(*row) for row in rows) + "\n</tbody></table>"


class _Gone:
    """What of a raw text is published nowhere: of what is moved the words between are published, and where it stood
    nothing is lost.
    """

    def __init__(self, document: Document) -> None:
        self.raw = document.source.text
        self._ends = [0]
        self._starts = list[int]()
        for start, end in sorted((run.start, run.end) for block in document.blocks for run in block.passage.runs):
            if start > self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)
        self._starts.append(len(self.raw))

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between `start` and `end` that are published nowhere."""
        for n in range(max(0, bisect_right(self._ends, start) - 1), len(self._ends)):
            if self._ends[n] >= end:
                return
            first, last = max(start, self._ends[n]), min(end, self._starts[n])
            if first < last:
                yield first, last

    def of(self, start: int, end: int) -> str:
        """The words there that are published nowhere."""
        parts = [self.raw[first:last] for first, last in self._parts(start, end)]
        return "".join([part for part in parts if not part.isspace()] or parts)

    def first(self, start: int, end: int) -> int:
        """Where the first of them stands."""
        return next(
            (first + _blanks(self.raw[first:last]) for first, last in self._parts(start, end)
             if not self.raw[first:last].isspace()), start,
        )  # fmt: skip


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
    return f'<tr><td class="line">{line}</td><td class="raw">{left}</td><td>{right}</td></tr>'


def _dropped(text: str) -> str:
    return f"<del>{_html(text.strip())}</del>"


CONTEXT = 90  # letters of what is the same that stand beside what is not


def _both(block: Block, gone: _Gone) -> tuple[str, str]:
    """The raw and the published words of a block around what differs, that marked on both sides; "" where nothing that
    one can see does.
    """
    pieces = list(_pieces(block, gone))
    if all(same for same, _, _ in pieces):
        return "", ""
    left, right = [], []
    for n, (same, before, after) in enumerate(pieces):
        if same:
            shown = _cut(before, n > 0, n + 1 < len(pieces))
            left.append(shown)
            right.append(shown)
        else:
            left.append(f"<del>{_html(before, True)}</del>" if before else "")
            right.append(f"<ins>{_html(after)}</ins>" if after.strip() else _html(after))
    return "".join(left), "".join(right)


def _pieces(block: Block, gone: _Gone) -> Iterator[tuple[bool, str, str]]:
    """What a block says in turn: whether it is the same on both sides (as one sees it), the raw words, the published
    ones; neighbours that are the same are one.
    """
    same, at = "", block.passage.runs[0].start
    for run, end in run_ends(block.passage):
        gap, before, after = gone.of(at, run.start), gone.raw[run.start : run.end], block.passage.text[run.at : end]
        at = run.end
        for was, now in ((gap, ""), (before, after)):
            if _looks_same(was, now):
                same += now
                continue
            if same:
                yield True, same, same
                same = ""
            yield False, was, now
    if same:
        yield True, same, same


def _looks_same(was: str, now: str) -> bool:
    """Whether only ends of lines differ, or only the codes of the same letters."""
    blank = not was.strip() and not now.strip()
    return was == now or ("\n" in was + now if blank else normalize("NFC", was) == now)


def _cut(text: str, behind: bool, before: bool) -> str:
    """Words that are the same, as far as they stand beside some that are not."""
    if len(text) <= 2 * CONTEXT + 20:
        return _html(text)
    head = text[:CONTEXT].rpartition(" ")[0] if behind else ""
    tail = text[-CONTEXT:].partition(" ")[2] if before else ""
    return f"{_html(head)} … {_html(tail)}".strip()


def _html(text: str, reveal: bool = False) -> str:
    """Text as HTML on one line of Markdown; blanks that were changed are made visible."""
    text = html((text.translate(_SHOWN) if reveal else text).translate(CONTROLS))
    return text.replace("\r", "").replace("\n", "<br>").replace("\t", " ")


def _log(document: Document, applied: Sequence[Correction]) -> str:
    """Every applied correction, grouped by class, words first; those of one reason together."""
    line, parts = line_numbers(document.source.text), []
    order = list(reversed(CLASSES))
    names = "".join(f'<th scope="col">{name}</th>' for name in ("Lý do", "Số chỗ", "Ở dòng nào"))
    for kind, group in groupby(sorted(applied, key=lambda c: (order.index(c.kind), c.start)), key=lambda c: c.kind):
        reasons: dict[str, list[Correction]] = {}
        for correction in group:
            reasons.setdefault(_why(correction), []).append(correction)
        rows = "\n".join(_log_row(why, some, line) for why, some in reasons.items())
        parts.append(
            f"### {CLASSES[kind]} {{ #lop-{kind} }}\n\n<table"
            f' class="log"><thead><tr>{names}</tr></thead><tbody>\n{rows}\n</tbody></table>'
        )
    return "\n\n".join(parts)


def _why(c: Correction) -> str:
    by = "" if c.by in ("rule", "person") else f" – {c.by}"
    return c.reason + (f" ({c.evidence})" if c.evidence else "") + by


def _log_row(why: str, some: Sequence[Correction], line: Callable[[int], int]) -> str:
    """The corrections of one reason: what was changed into what, blanks apart, and on which lines."""
    where: dict[str, list[int]] = {}
    for c in some:
        words = c.before.strip() or c.after.strip()
        said = f"{_html(_bounded(c.before), True) or '∅'} → {_html(_bounded(c.after), True) or '∅'}" if words else ""
        where.setdefault(said, []).append(line(c.start))
    places = [f"{', '.join(_ranges(lines))}{': ' if said else ''}{said}" for said, lines in where.items()]
    return f"<tr><td>{_html(why)}</td><td>{thousands(len(some))}</td><td>{'; '.join(places)}</td></tr>"


def _ranges(lines: Sequence[int]) -> Iterator[str]:
    """Numbers of lines, neighbours as one range.

    >>> list(_ranges([1, 2, 2, 3, 7]))
    ['1–3', '7']
    """
    for _, group in groupby(enumerate(sorted(set(lines))), key=lambda each: each[1] - each[0]):
        same = [number for _, number in group]
        yield f"{same[0]}–{same[-1]}" if len(same) > 1 else str(same[0])


def _bounded(text: str) -> str:
    """A long stretch by its ends: the whole stands in the columns above."""
    return text if len(text) <= 90 else f"{text[:50]} … {text[-30:]}"


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
