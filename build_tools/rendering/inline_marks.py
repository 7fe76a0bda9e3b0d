"""The words of one block with all that is marked in them: references, corrected words.

Enters: a passage, the references that stand in it. Leaves: Markdown, or HTML for the cells of a table.
Promise: every letter of the passage comes out once, in order; the id of every mention stands once, on what holds its
words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..addresses import said_by_address
from ..model import Passage, Reference
from .markdown import attributes, escaped, html, link_target, quotable, within


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch text[start:end] of a passage and what stands around it; `rank` orders marks of equal extent, outer
    first.
    """

    start: int
    end: int
    opening: str
    closing: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Dialect:
    """How text and links are written: Markdown, or HTML where Markdown has no form."""

    text: Callable[[str], str]
    inner: Callable[[str], str]  # text that does not begin a line
    link: Callable[
        [str, str, tuple[str, ...], Mapping[str, str]], tuple[str, str]
    ]  # target, id, classes, more → opening, closing


def _markdown_text(text: str) -> str:
    return escaped(text).replace("\n", "  \n")


def _markdown_inner(text: str) -> str:
    return within(text).replace("\n", "  \n")


def _html_text(text: str) -> str:
    return html(text).replace("\n", "<br>")


def _markdown_link(target: str, id_: str, classes: tuple[str, ...], named: Mapping[str, str]) -> tuple[str, str]:
    return "[", f"]({link_target(target)})" + attributes(id_, classes, **named)


def html_attributes(id_: str, classes: Iterable[str], **named: str) -> str:
    """The same as `attributes`, as HTML writes them, with a blank before each."""
    parts = [f' id="{escape(id_)}"'] if id_ else []
    joined = " ".join(filter(None, classes))
    parts += [f' class="{joined}"'] if joined else []
    parts += [f' {name.replace("_", "-")}="{quotable(value)}"' for name, value in named.items()]
    return "".join(parts)


def _html_link(target: str, id_: str, classes: tuple[str, ...], named: Mapping[str, str]) -> tuple[str, str]:
    return f'<a href="{escape(target)}"{html_attributes(id_, classes, **named)}>', "</a>"


MARKDOWN = Dialect(_markdown_text, _markdown_inner, _markdown_link)
HTML = Dialect(_html_text, _html_text, _html_link)


def span(id_: str, classes: Iterable[str], **named: str) -> tuple[str, str]:
    """An inline element; both dialects write it as HTML."""
    return f"<span{html_attributes(id_, classes, **named)}>", "</span>"


def link_name(id_: str, place: str, components: Iterable[str] = ()) -> dict[str, str]:
    """The attribute that says where the link of a place leads, if its address does not say it: else the page's script
    says it (and the style, in general words, where no script runs).
    """
    return {} if said_by_address(id_, components) == place else {"aria_label": f"Liên kết đến {place}"}


LABEL = "<b>", "</b>"  # around a printed label: there is no other in the text of a document

STATES = {
    "exact": "ref",
    "repaired": "ref ref-repaired",
    "ambiguous": "ref ref-ambiguous",
    "unresolved": "ref-unresolved",
}


def state(reference: Reference) -> str:
    """One of the four states that a reader is told."""
    if reference.status == "resolved":
        return "repaired" if reference.repaired else "exact"
    return reference.status


def title_of(reference: Reference) -> str:
    """What a reader is told of a reference that is not plainly exact."""
    if state(reference) == "exact":
        return ""
    said = {
        "repaired": "In không đúng chuẩn, đã hiểu là:",
        "ambiguous": "Có thể là nhiều văn bản:",
        "unresolved": "Chưa nối được:",
    }
    return f"{said[state(reference)]} {reference.reason or ''}".strip().rstrip(":")


def reference_marks(references: Sequence[Reference], target: Callable[[str], str], dialect: Dialect) -> list[Mark]:
    """The marks of the references of one block. A link never stands in a link: the first to begin keeps it."""
    marks: list[Mark] = []
    linked_until = -1
    for reference in sorted(references, key=lambda r: (r.mention.span[0], -r.mention.span[1])):
        mention = reference.mention
        classes = (*STATES[state(reference)].split(), f"ref-{mention.kind}")
        link = (max(mention.link[0], linked_until), mention.link[1])
        if reference.target is None or link[0] >= link[1]:
            opening, closing = span(mention.id, classes, **_titled(reference))
            marks.append(Mark(*mention.span, opening, closing + note(reference, dialect)))
            continue
        linked_until = link[1]
        url = target(reference.target.url)
        if link == mention.span:
            opening, closing = dialect.link(url, mention.id, classes, _titled(reference))
            marks.append(Mark(*link, opening, closing + note(reference, dialect)))
        else:
            opening, closing = span(mention.id, ())
            marks.append(Mark(*mention.span, opening, closing + note(reference, dialect)))
            marks.append(Mark(*link, *dialect.link(url, "", classes, _titled(reference)), rank=1))
    return marks


SIGNS = {"repaired": "≈", "ambiguous": "?", "unresolved": "?"}


def note(reference: Reference, dialect: Dialect) -> str:
    """The small sign after a reference that is not plainly exact: a way to the line that says why."""
    if state(reference) == "exact":
        return ""
    opening, closing = dialect.link(f"#luu-y-{reference.mention.id}", "", ("ref-note",), _titled(reference))
    return f'<span data-chrome="">{opening}{SIGNS[state(reference)]}{closing}</span>'


def _titled(reference: Reference) -> dict[str, str]:
    return {"title": title_of(reference)} if title_of(reference) else {}


def nested(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in the order of opening, each cut so that it ends before what holds it ends."""
    result: list[Mark] = []
    open_until: list[int] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.rank)):
        while open_until and open_until[-1] <= mark.start:
            open_until.pop()
        end = min([mark.end, *open_until])
        if end > mark.start:
            result.append(Mark(mark.start, end, mark.opening, mark.closing, mark.rank))
            open_until.append(end)
    return result


def written(passage: Passage, start: int, end: int, marks: Iterable[Mark], dialect: Dialect) -> str:
    """text[start:end] with its marks. A mark that reaches over the edge is cut at it.

    >>> from ..passages import of_raw
    >>> written(of_raw("1. a*b"), 0, 6, [Mark(3, 6, "[", "](x)")], MARKDOWN)
    '1\\\\. [a\\\\*b](x)'
    """
    inside = [
        Mark(max(m.start, start), min(m.end, end), m.opening, m.closing, m.rank)
        for m in marks
        if m.start < end and m.end > start
    ]
    out: list[str] = []
    waiting: list[Mark] = []
    at = start
    text = passage.text

    def up_to(place: int) -> None:
        nonlocal at
        if place > at:
            out.append(_piece(text, at, place, dialect))
            at = place

    for mark in nested(inside):
        while waiting and waiting[-1].end <= mark.start:
            closing = waiting.pop()
            up_to(closing.end)
            out.append(closing.closing)
        up_to(mark.start)
        out.append(mark.opening)
        waiting.append(mark)
    while waiting:
        closing = waiting.pop()
        up_to(closing.end)
        out.append(closing.closing)
    up_to(end)
    return "".join(out)


def _piece(text: str, start: int, end: int, dialect: Dialect) -> str:
    """A piece escaped as what it is: a list marker only counts where a line begins."""
    if start == 0 or text[start - 1] == "\n":
        return dialect.text(text[start:end])
    return dialect.inner(text[start:end])
