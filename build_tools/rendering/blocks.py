"""The blocks of a document as Markdown: one small function for each role.

Enters: a document, its references. Leaves: the Markdown of what stands inside #van-ban, in reading order.
Promise: the id of every unit stands once, on the element that holds its label and the beginning of its own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from ..addresses import NO_PLACE, cited_unit, document_url, file_url
from ..addresses.steps import FORMS
from ..model import Block, Correction, Document, Kind, Reference, Unit
from ..passages import run_ends
from ..presenting import outlines
from ..presenting.originals import ending, given_out
from . import note_links, printed_tables
from .inline_marks import (
    HTML,
    LABEL,
    MARKDOWN,
    Dialect,
    Mark,
    html_attributes,
    link_name,
    reference_marks,
    span,
    written,
)
from .markdown import attributes, div, near, raw_to, to
from .page_starts import page_starts
from .quoted import QuotedBlock
from .screenfuls import Written, pieces
from .wording import printed


@dataclass(frozen=True, slots=True)
class Context:
    """What the blocks of one document need to know of one another."""

    document: Document
    page: str  # the Markdown file
    here: str  # the address of the page
    units: Mapping[str, Unit]
    starts: Mapping[int, str]  # by block: the attached text that begins there
    notes: Mapping[int, str]  # by block: the note that begins there
    names: Mapping[str, str]  # by component: how it is cited
    references: Mapping[int, Sequence[Reference]]  # by block
    levels: Mapping[str, int]  # of the headings, by unit
    depths: Mapping[str, int]  # of the indents, by unit
    citers: Mapping[str, int]  # how many places cite a unit
    fixes: Sequence[Correction]  # applied changes of words, in order
    aliases: Mapping[str, Sequence[str]]  # former anchors, by unit
    numbers: Mapping[int, int]  # by block: which of the document's tables it is
    pages: Mapping[int, Sequence[tuple[int, int]]]  # by block: where in it pages of the original begin
    changes: Mapping[str, str]  # by unit: what was done to it, as HTML
    quoted: Mapping[int, QuotedBlock]  # by block: what is quoted as a whole
    noted: Mapping[int, Sequence[note_links.Stretch]]  # by block: the marks of notes
    about: Mapping[str, str]  # by note: the unit that it is about
    alone: bool = False  # a part on a page of its own
    raw: bool = False  # all is HTML


def context(
    document: Document,
    references: Iterable[Reference],
    citers: Mapping[str, int] | None = None,
    changes: Mapping[str, str] | None = None,
    quoted: Mapping[int, QuotedBlock] | None = None,
) -> Context:
    """All of it, in one pass over units and references; `citers` counts the places that cite each unit, `changes` says
    what was done to it, `quoted` which blocks are words of the text that they will be in.
    """
    units = {unit.id: unit for unit in document.units}
    by_block: dict[int, list[Reference]] = defaultdict(list)
    for reference in references:
        by_block[reference.mention.block].append(reference)
    here = document_url(document.source.slug)
    starts = outlines.component_starts(document)
    levels, depths = outlines.levels(document)
    aliases: dict[str, list[str]] = defaultdict(list)
    for former, present in document.aliases:
        aliases[present].append(former)
    page, names, fixes = here.rstrip("/") + ".md", outlines.component_names(document), word_fixes(document)
    tables = [n for n, block in enumerate(document.blocks) if block.role == "table"]
    numbers = {n: number for number, n in enumerate(tables, 1)}
    return Context(
        document,
        page,
        here,
        units,
        starts,
        outlines.note_starts(document),
        names,
        by_block,
        levels,
        depths,
        citers or {},
        fixes,
        aliases,
        numbers,
        page_starts(document),
        changes or {},
        quoted or {},
        note_links.marked(document),
        {note.id: note.unit for note in document.notes if note.unit},
    )


def word_fixes(document: Document) -> list[Correction]:
    """The applied changes of words, in the order in which they stand."""
    return sorted(
        (c for c in document.corrections if c.kind == "word" and c.status == "applied"), key=lambda c: (c.start, c.end)
    )


# Blocks that an office sets side by side: issuer against motto, recipients against signature.
HEAD = frozenset({"issuer", "motto", "number", "place-date", "note"})
FOOT = frozenset({"recipients", "signature"})


def text_of(context: Context, some: Iterable[int] | None = None) -> list[str]:
    """Every block of the document, or some, as Markdown; head and foot of a component in a container of their own."""
    every = context.document.blocks
    numbers = range(len(every)) if some is None else some
    found = pieces(_written(context, numbers))
    return [text for class_, texts in found for text in ([_container(context, texts, class_)] if class_ else texts)]


def _written(context: Context, numbers: Iterable[int]) -> Iterator[Written]:
    """Blocks in order; a piece may begin with a unit behind another (or its note), and nowhere else."""
    every, behind = context.document.blocks, False
    for zone, group in groupby(((n, every[n]) for n in numbers), key=lambda item: _zone(item[1])):
        blocks = list(_quotations(context, group))
        if zone:
            texts = [(block.role, text) for _, block, text, _ in blocks]
            made = _foot(context, texts) if zone == "foot" else _head(context, texts)
            yield Written(made, sum(letters for *_, letters in blocks), False)
            behind = False
            continue
        for n, block, text, letters in blocks:
            yield Written(text, letters, behind and block.role == "unit" and n not in context.quoted)
            behind = block.role in ("unit", "table", "note")


def part_of(context: Context, some: Iterable[int], here: str) -> str:
    """Some blocks as HTML for the page `here`, on which they stand alone: what leads to a place of the document's page
    (its permalinks, who cites it) leads there.
    """
    changes = {unit: _FROM_THE_TEXT.sub(r"\g<0>../", html) for unit, html in context.changes.items()}
    texts = text_of(replace(context, alone=True, raw=True, here=here, changes=changes), some)
    whole = raw_to(document_url(context.document.source.slug), here)
    return _FRAGMENT.sub(rf"\g<1>{whole}#", "\n".join(texts))


_FRAGMENT = re.compile(r'(<a\b[^<>]*?\shref=")#')
_FROM_THE_TEXT = re.compile(r'<a\b[^<>]*?\shref="(?![#/]|[a-z][a-z0-9+.-]*:)')  # a part lies one folder deeper


def _container(context: Context, inner: Iterable[str], class_: str) -> str:
    return f'<div class="{class_}">{"".join(inner)}</div>' if context.raw else div(inner, f'class="{class_}"')


def _quotations(context: Context, group: Iterable[tuple[int, Block]]) -> Iterator[tuple[int, Block, str, int]]:
    """Each block with its number, its Markdown and its letters; what one quotation holds in a container of its own."""

    def quotation(item: tuple[int, Block]) -> int | None:
        quoted = context.quoted.get(item[0])
        return quoted.quotation if quoted else None

    for number, same in groupby(group, key=quotation):
        texts = [(n, block, _with_changes(context, n, block), len(block.passage.text)) for n, block in same]
        if number is None:
            yield from texts
        else:
            inner = _container(context, [text for _, _, text, _ in texts], "quoted")
            yield *texts[0][:2], inner, sum(letters for *_, letters in texts)


def _with_changes(context: Context, n: int, block: Block) -> str:
    """A block, and below the one that begins a unit what others have done to the unit."""
    written_out = ROLES.get(block.role, _plain)(context, n, block)
    unit = context.units.get(block.unit or "")
    begins = unit is not None and (block.role == "unit" or (block.role == "table" and unit.kind is Kind.BANG))
    change = context.changes.get(block.unit or "") if begins else None
    return f"{written_out}\n\n{change}" if change else written_out


def _zone(block: Block) -> str:
    return "head" if block.role in HEAD else "foot" if block.role in FOOT else ""


def _head(context: Context, blocks: Sequence[tuple[str, str]]) -> str:
    """Side by side only what has a left and a right side."""
    texts = [text for _, text in blocks]
    sides = {role in ("motto", "place-date") for role, _ in blocks}
    return _container(context, texts, "vb-head") if len(sides) == 2 else "\n\n".join(texts)


def _foot(context: Context, blocks: Sequence[tuple[str, str]]) -> str:
    sides = [
        _container(context, [text for _, text in group], f"vb-{role}-all")
        for role, group in groupby(blocks, key=lambda b: b[0])
    ]
    return _container(context, sides, "vb-foot")


def _plain(context: Context, n: int, block: Block) -> str:
    """A paragraph outside the units, styled by its role."""
    way, component = _dialect(context, block), context.starts.get(n, "") or context.notes.get(n, "")
    inner = _inline(context, n, block, way) + _margin(context, block, way, component)
    if component and block.role == "type":
        return _headline(way, 2, inner, component, f"vb-{block.role}")
    return _paragraph(way, inner, component, (f"vb-{block.role}",))


# Python-Markdown's time grows with the square of a paragraph: one that is a book is written as HTML.
LONG = 20_000


def _dialect(context: Context, block: Block) -> Dialect:
    return MARKDOWN if len(block.passage.text) < LONG and not context.raw else HTML


def _paragraph(way: Dialect, inner: str, id_: str, classes: Sequence[str]) -> str:
    return (
        f"{inner}\n{attributes(id_, classes)}" if way is MARKDOWN else f"<p{html_attributes(id_, classes)}>{inner}</p>"
    )


def _unit(context: Context, n: int, block: Block) -> str:
    unit = context.units.get(block.unit or "")
    if unit is None:
        return _plain(context, n, block)
    if unit.id in context.levels:
        return _heading(context, n, block, unit)
    way, depth = _dialect(context, block), context.depths.get(unit.id, 0)
    quoted = context.quoted.get(n)
    marks = _quoted_marks(block, quoted) if quoted else _label_marks(block)
    inner = _inline(context, n, block, way, marks) + _margin(context, block, way, unit.id, quoted)
    of_quoted = f"q-{quoted.rank or 'text'}" if quoted else ""
    classes = [unit.kind.value, f"d{depth}" if depth else "", "" if block.label_end else "nl", of_quoted]
    return _paragraph(way, inner, unit.id, classes)


def _quoted_marks(block: Block, quoted: QuotedBlock) -> list[Mark]:
    """The label of a quoted block; of an article the title with it, when the block is nothing else."""
    if not quoted.label_end:
        return []
    titled = quoted.rank in ("chuong", "muc", "dieu") and len(block.passage.text) <= TITLE
    end = len(block.passage.text.rstrip()) if titled else quoted.label_end
    marks = [Mark(0, quoted.label_end, *LABEL, rank=-1)]
    return [Mark(0, end, *span("", ["run-in"]), rank=-2), *marks] if titled else marks


TITLE = 300  # letters of a title that may stand as one


def _heading(context: Context, n: int, block: Block, unit: Unit) -> str:
    way = HTML if context.raw else MARKDOWN
    inner = _inline(context, n, block, way, _label_marks(block)) + _margin(context, block, way, unit.id)
    return _headline(way, context.levels[unit.id], inner, unit.id, unit.kind.value)


def _headline(way: Dialect, level: int, inner: str, id_: str, class_: str) -> str:
    if way is HTML:
        return f"<h{level}{html_attributes(id_, [class_])}>{inner}</h{level}>"
    return f"{'#' * level} {inner.replace('  ' + chr(10), '<br>')} {attributes(id_, [class_])}"


def _label_marks(block: Block) -> list[Mark]:
    """Label, and a title that own text follows on the same line."""
    text, marks = block.passage.text, []
    label = len(text[: block.label_end].rstrip())
    if label:
        marks.append(Mark(0, label, *LABEL, rank=-2))
    if block.heading_end > block.label_end and text[block.heading_end :].strip():
        marks.append(Mark(block.label_end, len(text[: block.heading_end].rstrip()), *span("", ["run-in"]), rank=-2))
    return marks


def _margin(context: Context, block: Block, way: Dialect, id_: str, quoted: QuotedBlock | None = None) -> str:
    """In the margin of a block: its permalink, how many cite it, its mended words, the places of its former anchors."""
    former = "".join("".join(span(alias, ["former"], data_chrome="")) for alias in context.aliases.get(id_, ()))
    said = (_about_note, _citers_note, _form_note)
    notes = "".join(filter(None, (_fixes_note(context, block, way), *(each(context, id_, way) for each in said))))
    return (
        (_permalink(context, id_, way, quoted) if id_ else "")
        + (" " + notes.join(span("", ["notes"], data_chrome="")) if notes else "")
        + former
    )


def _permalink(context: Context, id_: str, way: Dialect, quoted: QuotedBlock | None = None) -> str:
    unit = context.units.get(id_)
    place = cited_unit(unit.id, unit.address.steps) if unit else context.names.get(id_, NO_PLACE)
    named = {"data_chrome": ""} | link_name(id_, place, context.names)
    if quoted and quoted.place:
        named["data_quoted"] = quoted.place
    return " " + "".join(way.link(f"#{id_}", "", ("pl",), named))


def _citers_note(context: Context, id_: str, way: Dialect) -> str:
    count = context.citers.get(id_, 0)
    return f"{count} nơi dẫn chiếu".join(way.link(f"#dan-den-{id_}", "", ("cites",), {})) if count else ""


def _about_note(context: Context, id_: str, way: Dialect) -> str:
    """From a note back to what it is about."""
    unit = context.units.get(context.about.get(id_, ""))
    back = unit and way.link(
        f"#{unit.id}", "", ("back",), {"aria_label": f"Về {cited_unit(unit.id, unit.address.steps)}"}
    )
    return "↑".join(back) if back else ""


def _form_note(context: Context, id_: str, _way: Dialect) -> str:
    """At a form, the way to the page where it stands alone; of a version there is none."""
    unit, text = context.units.get(id_), document_url(context.document.source.slug)
    if unit is None or unit.kind not in FORMS or unit.id != unit.component or (context.alone or context.here != text):
        return ""
    return f'<a class="alone" href="{raw_to(f"{text}{unit.id}/", text)}">mở riêng để in</a>'


def _fixes_note(context: Context, block: Block, way: Dialect) -> str:
    """A way to the first mended word of a block in the table below the text,
    for those who have no mouse and no script.
    """
    fixes = _fixes_in(context, block)
    if not fixes:
        return ""
    number, fix = fixes[0]
    named = {"title": _printed_as(fix), "data_row": f"dinh-chinh-{number}"}
    return f"{len(fixes)} chữ đã sửa".join(way.link(f"#dinh-chinh-{number}", "", ("fixes",), named))


def _inline(context: Context, n: int, block: Block, way: Dialect, marks: Iterable[Mark] = ()) -> str:
    """All the words of a block with all that is marked in them."""
    return written(block.passage, 0, len(block.passage.text), [*marks, *_marks(context, n, block, way)], way)


def _marks(context: Context, n: int, block: Block, way: Dialect) -> list[Mark]:
    """The corrected words and the references of a block."""
    references = context.references.get(n, ())
    turned = (lambda url: to(url, context.page)) if way is MARKDOWN else (lambda url: near(url, context.here))
    linked = [reference.mention.span for reference in references]
    whole = raw_to(document_url(context.document.source.slug), context.here) if context.alone else ""
    return [
        *_page_marks(context, n),
        *_fix_marks(context, block),
        *reference_marks(references, turned, way),
        *note_links.marks(context.noted.get(n, ()), linked, whole, way),
    ]


def _page_marks(context: Context, n: int) -> list[Mark]:
    """A place to land on where a page of the original begins; it leads to that page where the original is given out,
    but for one that stands in a link.
    """
    linked = [reference.mention.span for reference in context.references.get(n, ())]
    found = []
    for at, page in context.pages.get(n, ()):
        opening, closing = span(f"trang-{page}", ["page-start"], data_chrome="")
        inside = any(start < at < end for start, end in linked)
        found.append(Mark(at, at + 1, opening + ("" if inside else _to_page(context, page)) + closing, "", rank=-3))
    return found


def _to_page(context: Context, page: int) -> str:
    """The link to a page of the original; without words, for a heading may begin there. "" where there is none."""
    source = context.document.source
    original = given_out(source.decisions)
    if original is None or not ending(original).endswith("pdf"):
        return ""
    where = raw_to(file_url(source.slug, ending(original)), context.here)
    called = f"trang {page} của bản gốc"
    return f'<a class="to-original" href="{escape(where)}#page={page}" title="{called}" aria-label="{called}"></a>'


def _fix_marks(context: Context, block: Block) -> list[Mark]:
    """Words that a person has corrected, each with what is printed."""
    return [_fix_mark(start, end, number, fix) for start, end, number, fix in _fixed(context, block)]


def _fixes_in(context: Context, block: Block) -> list[tuple[int, Correction]]:
    return list(dict.fromkeys((number, fix) for _, _, number, fix in _fixed(context, block)))


def _fixed(context: Context, block: Block) -> Iterator[tuple[int, int, int, Correction]]:
    """Where in a block a person has corrected words: start, end, the row of the table, the correction."""
    for run, end in run_ends(block.passage) if context.fixes else ():
        first = bisect_left(context.fixes, run.start, key=lambda c: c.start)
        if run.rules and end > run.at and first < len(context.fixes) and context.fixes[first].end <= run.end:
            yield run.at, end, first + 1, context.fixes[first]


def _fix_mark(start: int, end: int, number: int, fix: Correction) -> Mark:
    return Mark(start, end, *span("", ["fix"], title=_printed_as(fix), data_row=f"dinh-chinh-{number}"), rank=2)


def _printed_as(fix: Correction) -> str:
    return f"Bản in: “{printed(fix.before)}”"


def _table(context: Context, n: int, block: Block) -> str:
    """A table in HTML: a printed table seldom has the one head row that Markdown asks for."""
    unit = context.units.get(block.unit or "")
    own = block.unit or "" if unit is not None and unit.kind is Kind.BANG else ""
    html = printed_tables.written_out(block, _marks(context, n, block, HTML), own, context.numbers[n])
    note = _fixes_note(context, block, HTML)
    return html + (f'\n<p class="table-note" data-chrome="">{note}</p>' if note else "")


ROLES: dict[str, Callable[[Context, int, Block], str]] = {"unit": _unit, "table": _table}
