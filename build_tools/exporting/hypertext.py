"""Pieces as XHTML: what an EPUB holds, and the tables of Markdown.

Enters: pieces. Leaves: elements that are HTML and XML alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby

from .pieces import CENTRED, Cell, Printed

Turned = Callable[[str], str]  # an address as it is written in the file


def as_given(href: str) -> str:
    """An address that needs no turning."""
    return href


def inline(cell: Cell, turned: Turned = as_given) -> str:
    """Words with their links.

    >>> from .pieces import Words
    >>> inline((Words("1.", bold=True), Words(" a\\nb"), Words("c", "#d")))
    '<b>1.</b> a<br/>b<a href="#d">c</a>'
    """
    parts = []
    for some in cell:
        text = escape(some.text, quote=False).replace("\n", "<br/>")
        text = f"<b>{text}</b>" if some.bold else text
        parts.append(f'<a href="{escape(turned(some.href))}">{text}</a>' if some.href else text)
    return "".join(parts)


def table(piece: Printed, turned: Turned = as_given) -> str:
    """A table with its head rows and the cells that reach over others."""
    assert piece.plan is not None, "a piece without rows is no table"
    lines = []
    for n, row in enumerate(piece.rows):
        cells = [_cell(piece, n, place, cell, turned) for place, cell in enumerate(row)]
        lines.append("<tr>" + "".join(cells) + "</tr>")
    head, body = lines[: piece.plan.head], lines[piece.plan.head :]
    parts = [f"<{tag}>\n" + "\n".join(some) + f"\n</{tag}>" for tag, some in (("thead", head), ("tbody", body)) if some]
    return f"<table{_id(piece)}>" + "".join(parts) + "</table>"


def _cell(piece: Printed, row: int, place: int, cell: Cell, turned: Turned) -> str:
    assert piece.plan is not None
    columns, down = piece.plan.spans.get((row, place), (1, 1))
    reach = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
    tag = "th" if row < piece.plan.head else "td"
    return f"<{tag}{reach}>{inline(cell, turned)}</{tag}>"


def elements(found: Sequence[Printed], turned: Turned = as_given) -> list[str]:
    """Pieces as elements: all paragraphs of a note are one."""
    made = []
    for note, some in groupby(found, key=lambda piece: piece.note):
        group = list(some)
        if note:
            first = replace(group[0], anchor="")
            inner = "".join(element(piece, turned) for piece in (first, *group[1:]))
            made.append(f'<aside{_id(group[0])} class="note">{inner}</aside>')
        else:
            made += [element(piece, turned) for piece in group]
    return made


def element(piece: Printed, turned: Turned = as_given) -> str:
    """A piece as one element."""
    if piece.plan is not None:
        return table(piece, turned)
    if piece.level:
        return f"<h{piece.level}{_id(piece)}>{inline(piece.words, turned)}</h{piece.level}>"
    classes = [f"d{min(piece.depth, 5)}"] if piece.depth else []
    classes += ["centred"] if piece.role in CENTRED else []
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f"<p{_id(piece)}{named}>{inline(piece.words, turned)}</p>"


def _id(piece: Printed) -> str:
    return f' id="{piece.anchor}"' if piece.anchor else ""
