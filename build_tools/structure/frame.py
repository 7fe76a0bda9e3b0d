"""The page frame: which pieces are head, body and tail, and where an attached text begins.

Enters: all pieces in reading order. Leaves: parts (the main text, then each attached text), each with its pieces by
role.
Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..office import types
from ..vietnamese import slug
from . import annex_heads, components, form_heads
from .facts import Facts, facts
from .heads import Head
from .noted_titles import is_title
from .openings import body_start
from .stretches import Piece
from .table_units import is_framed
from .tails import found, roles


@dataclass(slots=True)
class Part:
    """The main text or an attached one: `items` are its pieces with their roles ("" for the body)."""

    type: str | None = None
    number: str = ""  # of an annex
    draft: bool = False
    items: list[tuple[Piece, str]] = field(default_factory=list)
    form: bool = False  # a form or schedule: “Mẫu số 01”
    loose: bool = False  # a text that begins behind a signature without a line that says what it is


def parts(pieces: Sequence[Piece], notes: set[int]) -> list[Part]:
    """The pieces parted into the main text and what is attached to it, each with the role of every piece."""
    edges = [0, *components.starts(pieces, notes), len(pieces)]
    parted: list[Part] = []
    above = 0  # lines above the type of the next attached text: “DỰ THẢO”
    for start, end in pairwise(edges):
        part, behind = _part(pieces, start - above, end, notes)
        parted.append(part)
        above = end - behind if behind < end < len(pieces) and _is_above(pieces, behind, end) else 0
        if behind < end and not above:
            part, _ = _part(pieces, behind, end, notes)
            part.loose = True
            parted.append(part)
    for role, most in _MOST.items():
        if sum(_words(part, role) for part in parted) > most:
            parted = [*parted[:1], *(_without(part, role) for part in parted[1:])]
    return parted


def _is_above(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether pieces belong to the head of the text whose type comes next: that it is a draft, how secret it is."""
    following = facts(pieces[end].text)
    lines = [facts(piece.text) for piece in pieces[start:end]]
    drafts = all(f.ornament or f.marking or (f.capitals and f.text.startswith("DỰ THẢO")) for f in lines)
    return drafts and not following.label


_MOST = {"recipients": 300, "signature": 150}  # words: no text has more of its own


def _words(part: Part, role: str) -> int:
    return sum(len(piece.text.split()) for piece, each in part.items if each == role)


def _without(part: Part, role: str) -> Part:
    """An attached text whose models of a signature or a list are lines like others: in a text of many forms they
    outweigh its own.
    """
    return replace(part, items=[(piece, "text" if each == role else each) for piece, each in part.items])


# ------------------------------------------------------------------ head, body, tail of one part


def _part(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> tuple[Part, int]:
    """The part that begins at `start`, and the place behind its tail."""
    part, attached = Part(), start > 0
    at = start
    while attached and at < end - 1 and is_title(pieces[at]):  # the title above its label
        at += 1
    label = facts(pieces[at].text).label if attached else None
    if label:
        heads = annex_heads if label[0] == "Phụ lục" else form_heads
        labelled = _labelled(label, pieces, at, end, notes, heads.roles(pieces, at, end, notes))
        labelled.items[:0] = [(piece, "title") for piece in pieces[start:at]]
        return labelled, end
    first = body_start(pieces, start, end, notes, attached)
    if attached:  # no label stands in a title
        first = min(first, next((n for n in range(start + 1, first) if facts(pieces[n].text).label), first))
    tail = found(pieces, first, end, notes, attached)
    _front(part, pieces, start, first, notes, attached)
    part.items += [(pieces[n], _body_role(pieces[n], n in notes)) for n in range(first, tail.start)]
    part.items += roles(pieces, tail.start, tail.end, notes)
    return part, tail.end


def _labelled(
    label: tuple[str, str], pieces: Sequence[Piece], start: int, end: int, notes: set[int], head: Sequence[str]
) -> Part:
    """A form or an annex, from its label to the next."""
    part = Part(*label, form=label[0] != "Phụ lục")
    first = start + len(head)
    tail = found(pieces, first, end, notes, True)
    part.items += zip(pieces[start:first], head, strict=True)
    part.items += [(pieces[n], _body_role(pieces[n], n in notes)) for n in range(first, tail.start)]
    part.items += roles(pieces, tail.start, end, notes)
    return part


def _body_role(piece: Piece, note: bool) -> str:
    return "table" if "table" in (piece.line.zone, piece.line.said) else "note" if note else ""


def _front(part: Part, pieces: Sequence[Piece], start: int, first: int, notes: set[int], attached: bool) -> None:
    """The pieces of the head with their roles; type and number of the part are told by them."""
    head = Head(pieces, attached)
    for n in range(start, first):
        piece = pieces[n]
        if n in notes or piece.line.zone == "table":
            part.items.append((piece, "note" if n in notes else "table"))
            continue
        role = head.role(n)
        if part.items and role == "title" and facts(piece.text).listed and _addresses(part.items[-1][0].text):
            role = "addressee"
        if role == "type" and part.type is None:
            part.type, part.number = _named(facts(piece.text))
        part.draft = part.draft or role == "draft"
        part.items.append((piece, _SHOWN.get(role, role or "text")))


def _named(f: Facts) -> tuple[str | None, str]:
    """Type and number of a part, by the line that names it."""
    return f.label or f.part or (f.unmarked if f.unmarked in types.HEADINGS else f.type_begun, "")


def _addresses(text: str) -> bool:
    return text.startswith("Kính gửi") or facts(text).listed


_SHOWN = {
    "subject": "title",
    "addressee": "text",
    "draft": "text",
    "history": "text",
    "session": "text",
    "contents": "text",
    "marking": "text",
}

WHOLE = "Văn bản"


def component_type(part: Part) -> str:
    """The type of an attached text, as its id begins: "ke-hoach". On a page "van-ban" is the id of the whole text."""
    type_ = slug(part.type or WHOLE)
    return f"{type_}-kem-theo" if type_ == slug(WHOLE) else type_


Items = list[tuple[Piece, str]]


def thirds(part: Part) -> tuple[Items, Items, Items]:
    """Head, body and tail of a part; tables and notes go with what they stand in, and a table below the title of an
    attached text is its body.
    """
    places = [n for n, (_, role) in enumerate(part.items) if not role or _is_content(part, n)]
    first, last = (places[0], places[-1] + 1) if places else (len(part.items), len(part.items))
    while last < len(part.items) and part.items[last][1] in ("table", "note"):
        last += 1
    return part.items[:first], part.items[first:last], part.items[last:]


def _is_content(part: Part, n: int) -> bool:
    """Whether the row of a table in the head of an attached text is no letterhead: it stands below the title."""
    piece, role = part.items[n]
    return (
        role == "table"
        and bool(part.type)
        and not is_framed(piece.text)
        and any(r == "type" for _, r in part.items[:n])
    )
