"""The page frame: which pieces are head, body and tail, and where an attached text begins.

Enters: all pieces in reading order. Leaves: parts (the main text, then each attached text), each with its pieces by
role.
Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..office.alphabet import is_capitals
from ..vietnamese import slug
from .boxes import ORNAMENT, signs
from .facts import facts
from .forms import ATTACHABLE, ATTACHED, BY_CAPITALS, TYPE_HEAD, TYPES, annex_label, is_person, type_named
from .heads import Head
from .markers import KEYWORDS, readings
from .openings import body_start
from .stretches import Piece
from .tails import found, opens_recipients, roles


@dataclass(slots=True)
class Part:
    """The main text or an attached one: `items` are its pieces with their roles ("" for the body)."""

    type: str | None = None
    number: str = ""  # of an annex
    draft: bool = False
    items: list[tuple[Piece, str]] = field(default_factory=list)
    loose: bool = False  # a text that begins behind a signature without a line that says what it is


def parts(pieces: Sequence[Piece], notes: set[int]) -> list[Part]:
    """The pieces parted into the main text and what is attached to it, each with the role of every piece."""
    edges = [0, *_attachment_starts(pieces, notes), len(pieces)]
    parted: list[Part] = []
    for start, end in pairwise(edges):
        part, behind = _part(pieces, start, end, notes)
        parted.append(part)
        if behind < end:
            part, _ = _part(pieces, behind, end, notes)
            part.loose = True
            parted.append(part)
    return parted


# ------------------------------------------------------------------ where an attached text begins


def _attachment_starts(pieces: Sequence[Piece], notes: set[int]) -> list[int]:
    starts, body, closed = [], False, False
    for n, piece in enumerate(pieces):
        text = piece.text
        if piece.quoted or n in notes or piece.line.zone == "table":
            continue
        closed = closed or opens_recipients(piece) or (body and signs(text))
        if (
            n
            and (body or closed)
            and (_begins_attachment(pieces, n, closed) or (closed and _begins_another(pieces, n)))
        ):
            starts.append(n)
        body = body or any(r.marker.style in ("dieu", "roman", "chuong") for r in readings(text))
    return starts


def _begins_attachment(pieces: Sequence[Piece], n: int, closed: bool) -> bool:
    text = pieces[n].text
    label = annex_label(text)
    if label:
        return closed or (is_capitals(text) and (bool(label[1]) or not text.endswith(":")))
    if type_named(text) not in ATTACHABLE or _titles_annex(pieces, n):
        return False
    return (closed and not _heads_form(pieces, n)) or _is_noted(pieces, n)


def _begins_another(pieces: Sequence[Piece], n: int) -> bool:
    """Whether, after the signature, a text begins that no line of its own names: what follows soon has an outline."""
    text = pieces[n].text
    if _has(pieces[n - 1], KEYWORDS) or _titles_annex(
        pieces, n
    ):  # "Chương I" / "QUY ĐỊNH CHUNG": the line is a heading
        return False
    if not pieces[n - 1].line.gap and not (
        signs(pieces[n - 1].text) or is_person(pieces[n - 1].text) or ORNAMENT.fullmatch(pieces[n - 1].text)
    ):
        return False
    headed = bool(pieces[n].line.heading or _type_in(text) in ATTACHABLE) and not readings(text) and len(text) < 200
    return headed and any(_first_of_list(p) or _has(p, {"dieu", "chuong"}) for p in pieces[n + 1 : n + 30])


def _type_in(text: str) -> str | None:
    """The type that a line of heading begins with, draft or not."""
    match = TYPE_HEAD.match(re.sub(r"^D[ỰỤ] THẢO\s+", "", text))
    return BY_CAPITALS[match["type"]] if match else type_named(text)


def _is_noted(pieces: Sequence[Piece], n: int) -> bool:
    return any(ATTACHED.match(p.text) for p in pieces[n + 1 : n + 8])


def _titles_annex(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the line is the title of the annex whose label stands above it, with nothing but frame between them."""
    for piece in reversed(pieces[max(0, n - 6) : n]):
        if annex_label(piece.text):
            return True
        if not (is_capitals(piece.text) or ATTACHED.match(piece.text) or ORNAMENT.fullmatch(piece.text)):
            return False
    return False


def _heads_form(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the line is the type of a form inside an annex that has just begun (PHỤ LỤC I / DANH MỤC)."""
    return any(annex_label(p.text) for p in pieces[max(0, n - 6) : n])


def _has(piece: Piece, styles: set[str] | frozenset[str]) -> bool:
    return any(r.marker.style in styles for r in readings(piece.text))


def _first_of_list(piece: Piece) -> bool:
    return facts(piece.text).outlined


# ------------------------------------------------------------------ head, body, tail of one part


def _part(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> tuple[Part, int]:
    """The part that begins at `start`, and the place behind its tail."""
    part, attached = Part(), start > 0
    first = body_start(pieces, start, end, notes, attached)
    tail = found(pieces, first, end, notes, attached)
    _front(part, pieces, start, first, notes, attached)
    part.items += [(pieces[n], _body_role(pieces[n], n in notes)) for n in range(first, tail.start)]
    part.items += roles(pieces, tail.start, tail.end, notes)
    return part, tail.end


def _body_role(piece: Piece, note: bool) -> str:
    return "table" if piece.line.zone == "table" else "note" if note else ""


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
            named = piece.text if piece.text in TYPES else facts(piece.text).type_begun
            part.type, part.number = facts(piece.text).label or (named, "")
        part.draft = part.draft or role == "draft"
        part.items.append((piece, _SHOWN.get(role, role or "text")))


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
