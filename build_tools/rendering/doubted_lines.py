"""What the page “đối chiếu” shows of an original that was scanned: the lines of which its readers were not sure, as
pictures, and the way from its pages to the text and back.

Enters: a document. Leaves: parts of a Markdown page; nothing where the original is not given out.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Decision, Decisions, Document, ReaderDoubt, SeenFinding
from ..passages import line_numbers
from ..presenting.originals import Strip, ending, given_out, strips
from .markdown import html
from .wording import CONTROLS, thousands


def section(document: Document) -> list[str]:
    """The lines of the original on which readers differ, each as a picture, with what became of the words."""
    shown = strips(document.source.decisions)
    if not shown:
        return []
    line = line_numbers(document.source.text)
    intro = (
        f"Bản gốc là hình, chữ do máy đọc. Đây là hình của {thousands(len(shown))} dòng có chữ mà các máy đọc khác nhau"
        " hay không chắc."
    )
    head = '<thead><tr><th scope="col">Dòng</th><th scope="col">Chữ</th><th scope="col">Ở bản gốc</th></tr></thead>'
    rows = "\n".join(_doubted_row(strip, document, line) for strip in shown)
    table = f'<table class="doubted">{head}<tbody>\n{rows}\n</tbody></table>'
    return ["## Chỗ máy đọc không chắc { #cho-ngo }", intro, table]


def _doubted_row(strip: Strip, document: Document, line: Callable[[int], int]) -> str:
    lines = dict.fromkeys(line(doubt.start or 0) for doubt in strip.doubts)
    numbers = f'<a href="../#{_place(document, strip)}">{", ".join(map(str, lines))}</a>'
    words = "<br>".join(_doubt(doubt, document.source.decisions) for doubt in strip.doubts)
    read = ", ".join(f"“{_spoken(doubt.before)}”" for doubt in strip.doubts).replace('"', "&quot;")
    picture = f'<img src="{strip.name}" loading="lazy" alt="Trang {strip.page} của bản gốc, dòng có {read}">'
    return f'<tr><td class="line">{numbers}</td><td>{words}</td><td>{picture}</td></tr>'


def _place(document: Document, strip: Strip) -> str:
    """The anchor in the text that is nearest to a line: the innermost unit, else the page."""
    start = strip.doubts[0].start or 0
    around = [unit for unit in document.units if unit.start <= start < unit.end]
    return max(around, key=lambda unit: unit.start).id if around else f"trang-{strip.page}"


def _doubt(doubt: ReaderDoubt, decisions: Decisions) -> str:
    """What was read, what another reader sees, and what a person has decided."""
    others = [f"“{_spoken(reading)}”" for reading in doubt.readings if reading]
    told = f"; máy khác đọc {' hay '.join(others)}" if others else ""
    return f"“{_spoken(doubt.before)}”{told}: {_decided(doubt, decisions)}"


def _decided(doubt: ReaderDoubt, decisions: Decisions) -> str:
    for one in decisions.corrections:
        if _meets(one, doubt):
            return f"sửa thành “{_spoken(one.after)}”" if one.accepted else "đã xem, để nguyên"
    seen = any(one.line and _meets(one, doubt) for one in decisions.seen)
    return "đã xem, để nguyên" if seen else "chưa ai xem"


def _meets(one: Decision | SeenFinding, doubt: ReaderDoubt) -> bool:
    first, start = one.start or 0, doubt.start or 0
    return first < start + len(doubt.before) and start < first + len(one.before)


def _spoken(text: str) -> str:
    """Words of a raw text as HTML on one line."""
    return str(html(" ".join(text.translate(CONTROLS).split())))


def pages(document: Document) -> list[str]:
    """From each page of the original to where it begins in the text, and to the original itself."""
    original, feeds = given_out(document.source.decisions), document.source.text.count("\f")
    if original is None or not feeds:
        return []
    file = f"../{document.source.slug}.{ending(original)}"
    paged = file.endswith(".pdf")
    rows = "\n".join(
        f'<tr><td><a href="../#trang-{n}">Lời văn từ trang {n}</a></td>'
        f'<td><a href="{html(file)}{f"#page={n}" if paged else ""}">Trang {n} của bản gốc</a></td></tr>'
        for n in range(1, feeds + 2)
    )
    head = '<thead><tr><th scope="col">Trong văn bản</th><th scope="col">Ở bản gốc</th></tr></thead>'
    return ["## Trang của bản gốc { #trang-goc }", f"<table>{head}<tbody>\n{rows}\n</tbody></table>"]
