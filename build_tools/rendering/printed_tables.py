"""A table of a document as HTML, with what a reader and a listener need of it: names of columns, a name of its own.

Enters: the block of a table and the marks in its words. Leaves: HTML. Promise: every letter of the block comes out
once, in order; a mark belongs to the cell in which it begins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from ..model import Block
from ..presenting.table_layout import WIDE, WIDEST, Layout, is_number, layout
from .inline_marks import HTML, Mark, html_attributes, written

UNCERTAIN = "Bản thô không giữ các ô gộp của bảng gốc, nên hàng đầu có thể không thẳng cột."


def written_out(block: Block, marks: Iterable[Mark], id_: str, number: int) -> str:
    """The table in a frame that scrolls; `number`: which of the document's tables it is."""
    ordered = sorted(marks, key=lambda m: m.start)
    rows = [row.split("\t") for row in block.passage.text.split("\n")]
    plan, at, lines = layout(rows), 0, []
    for n, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            cells.append(_cell(block, at, at + len(cell), ordered, plan, n, place))
            at += len(cell) + 1
        lines.append("<tr>" + "".join(cells) + "</tr>")
    classes = ["vb-scroll", "vb-wide" if plan.width >= WIDE else "", "vb-widest" if plan.width >= WIDEST else ""]
    frame = html_attributes("", classes, tabindex="0", role="group", aria_label=_called(rows, plan, number))
    head, body = _part("thead", lines[: plan.head]), _part("tbody", lines[plan.head :])
    table = f"<table{html_attributes(id_, ['vb-table'])}>{head}{body}</table>"
    told = UNCERTAIN if not plan.certain else ""
    return f'<div{frame}>{table}</div>\n<p class="table-note table-tools" data-chrome="">{told}</p>'


def _part(name: str, lines: Sequence[str]) -> str:
    return f"<{name}>\n" + "\n".join(lines) + f"\n</{name}>" if lines else ""


def _called(rows: Sequence[Sequence[str]], plan: Layout, number: int) -> str:
    """What a listener is told before the table is read."""
    names = ", ".join(cell.strip() for cell in rows[0][:3] if cell.strip()) if plan.head else ""
    return f"Bảng {number}: {names}"[:90] if names else f"Bảng {number}"


def _cell(block: Block, start: int, end: int, marks: Sequence[Mark], plan: Layout, row: int, place: int) -> str:
    first, last = (bisect_left(marks, at, key=lambda m: m.start) for at in (start, end))
    words = written(block.passage, start, end, marks[first:last], HTML)
    columns, down = plan.spans.get((row, place), (1, 1))
    named = {"colspan": str(columns)} if columns > 1 else {}
    named |= {"rowspan": str(down)} if down > 1 else {}
    if row < plan.head:
        group = columns > 1 and row + 1 < plan.head
        return f"<th{html_attributes('', (), scope='colgroup' if group else 'col', **named)}>{words}</th>"
    figure = place > 0 and is_number(block.passage.text[start:end])
    return f"<td{html_attributes('', ['num' if figure else ''], **named)}>{words}</td>"
