"""The blocks of a document as Markdown: one small function for each role.

Enters: a document, its references. Leaves: the Markdown of what stands inside #van-ban, in reading order.
Promise: the id of every unit stands once, on the element that holds its label and the beginning of its own text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import cited, document_url
from ..model import Block, Document, Kind, Reference, Unit
from .inline import HTML, MARKDOWN, Mark, html_attributes, reference_marks, span, written
from .markdown import attributes, link, raw_to, to

RANKS = (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC, Kind.DIEU)


@dataclass(frozen=True, slots=True)
class Context:
    """What the blocks of one document need to know of one another."""

    document: Document
    page: str  # the Markdown file
    here: str  # the address of the page
    units: Mapping[str, Unit]
    references: Mapping[int, Sequence[Reference]]  # by block
    levels: Mapping[str, int]  # of the headings, by unit
    depths: Mapping[str, int]  # of the indents, by unit


def context(document: Document, references: Iterable[Reference]) -> Context:
    """All of it, in one pass over units and references."""
    units = {unit.id: unit for unit in document.units}
    by_block: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        by_block[reference.mention.block].append(reference)
    here = document_url(document.source.slug)
    titled = {b.unit for b in document.blocks if b.role == "unit" and b.unit and _is_heading(b, units)}
    levels, depths = _levels(document.units, titled)
    return Context(document, here.rstrip("/") + ".md", here, units, by_block, levels, depths)


def _levels(units: Iterable[Unit], titled: set[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Heading level of every titled unit, and how deep every other stands below its last title."""
    levels: dict[str, int] = {}
    depths: dict[str, int] = {}
    base: dict[str | None, int] = {None: 1}  # level of the nearest title at or above
    for unit in units:
        above = base.get(unit.parent, 1)
        if unit.id in titled:
            levels[unit.id] = base[unit.id] = min(6, above + 1)
            depths[unit.id] = -1
        else:
            base[unit.id] = above
            own = 0 if unit.parent is None else depths.get(unit.parent, -1) + 1
            depths[unit.id] = min(own, 5)
    return levels, depths


def _is_heading(block: Block, units: Mapping[str, Unit]) -> bool:
    """A unit whose block is label and title and nothing else stands as a heading."""
    unit = units.get(block.unit or "")
    text = block.passage.text
    only_title = block.heading_end > block.label_end and not text[block.heading_end:].strip()
    return unit is not None and only_title and (unit.kind in RANKS or len(text) <= 300)


def text_of(context: Context) -> list[str]:
    """Every block of the document as Markdown."""
    return [ROLES.get(block.role, _plain)(context, n, block) for n, block in enumerate(context.document.blocks)]


def _plain(context: Context, n: int, block: Block) -> str:
    """A paragraph outside the units, styled by its role."""
    return _paragraph(_inline(context, n, block, 0, len(block.passage.text)), attributes("", [f"vb-{block.role}"]))


def _paragraph(inner: str, attributes_: str) -> str:
    return f"{inner}\n{attributes_}" if attributes_ else inner


def _unit(context: Context, n: int, block: Block) -> str:
    unit = context.units.get(block.unit or "")
    if unit is None:
        return _plain(context, n, block)
    if unit.id in context.levels:
        return _heading(context, n, block, unit)
    depth = context.depths.get(unit.id, 0)
    inner = _inline(context, n, block, 0, len(block.passage.text), _label_marks(block)) + _permalink(unit)
    return _paragraph(inner, attributes(unit.id, [unit.kind.value, f"d{depth}" if depth else "", "" if block.label_end else "nl"]))


def _heading(context: Context, n: int, block: Block, unit: Unit) -> str:
    inner = _inline(context, n, block, 0, len(block.passage.text), _label_marks(block)).replace("  \n", "<br>")
    mark = "#" * context.levels[unit.id]
    return f"{mark} {inner}{_permalink(unit)} {attributes(unit.id, [unit.kind.value])}"


def _label_marks(block: Block) -> list[Mark]:
    """Label, and a title that own text follows on the same line."""
    text, marks = block.passage.text, []
    label = len(text[: block.label_end].rstrip())
    if label:
        marks.append(Mark(0, label, *span("", ["label"]), rank=-2))
    if block.heading_end > block.label_end and text[block.heading_end:].strip():
        marks.append(Mark(block.label_end, len(text[: block.heading_end].rstrip()), *span("", ["run-in"]), rank=-2))
    return marks


def _permalink(unit: Unit) -> str:
    named = {"data_chrome": "", "aria_label": f"Liên kết đến {cited(unit.address.steps)}"}
    return " " + link("", f"#{unit.id}", attributes("", ["pl"], **named))


def _inline(context: Context, n: int, block: Block, start: int, end: int, marks: Iterable[Mark] = ()) -> str:
    target = _target_in_markdown(context)
    all_marks = [*marks, *reference_marks(context.references.get(n, ()), target, MARKDOWN)]
    return written(block.passage, start, end, all_marks, MARKDOWN)


def _target_in_markdown(context: Context) -> Callable[[str], str]:
    return lambda url: to(url, context.page)


def _table(context: Context, n: int, block: Block) -> str:
    """A table in HTML: a printed table seldom has the one head row that Markdown asks for."""
    marks = reference_marks(context.references.get(n, ()), lambda url: raw_to(url, context.here), HTML)
    at, rows = 0, []
    for row in block.passage.text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append(f"<td>{written(block.passage, at, at + len(cell), marks, HTML)}</td>")
            at += len(cell) + 1
        rows.append("<tr>" + "".join(cells) + "</tr>")
    own = block.unit in context.units and block.label_end > 0
    opening = html_attributes(block.unit or "" if own else "", ["vb-table"])
    return f'<div class="vb-scroll" tabindex="0"><table{opening}><tbody>\n' + "\n".join(rows) + "\n</tbody></table></div>"


ROLES: dict[str, Callable[[Context, int, Block], str]] = {"unit": _unit, "table": _table}
