"""Tails: where the body of a part ends, and what each piece behind it is: recipients, signature, notes, tables.

Enters: the pieces of a part and where its body begins. Leaves: where the tail begins (`body_end`), and the role of its
pieces (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..office.alphabet import is_capitals
from .boxes import BARE_SIGN, NUMBER, ORNAMENT, PLACE_DATE, signs
from .forms import RECIPIENTS, SIGNED, is_person
from .markers import readings
from .stretches import Piece


def body_end(pieces: Sequence[Piece], first: int, end: int, notes: set[int]) -> int:
    """Where the tail begins: the recipients or the signature before them, else the signature at the very end."""
    last = end
    for n in range(first, end):
        if not pieces[n].quoted and opens_recipients(pieces[n]):
            last = n
            break
    if last == end:
        last = _unnamed_recipients(pieces, first, end)
    if last == end:
        signed = next((m for m in range(first, end) if _closes_body(pieces, m, end, notes)), end)
        return _above_signature(pieces, first, signed) if signed < end else _trailing_name(pieces, first, end, notes)
    while last > first and _is_signature(pieces[last - 1]):
        last -= 1
    return last


def _unnamed_recipients(pieces: Sequence[Piece], first: int, end: int) -> int:
    """Where a list of recipients begins that has lost its words “Nơi nhận”: a run of dashes that ends with “Lưu”."""
    kept = next((n for n in range(end - 1, first, -1) if _KEPT.match(pieces[n].text) and not pieces[n].quoted), end)
    start = kept
    while start > first and _in_list(
        pieces[start - 1].text, start - 2 >= first and pieces[start - 2].text[:1] in "-–+•*"
    ):
        start -= 1
    return start if kept < end and kept - start >= 2 else end


def _in_list(text: str, behind_item: bool) -> bool:
    """An item of a list of recipients, or the second line of one."""
    return len(text) < 150 and (text[:1] in "-–+•*" or (behind_item and text[:1].islower() and len(text) < 60))


_KEPT = re.compile(r"[-–+•*]\s*L[ưu]u\b")


def _above_signature(pieces: Sequence[Piece], first: int, signed: int) -> int:
    """Where the boxes begin that a consolidated text prints above its signature: body, number, place and date."""
    n = signed
    while n > first and n > signed - 7 and _is_box(pieces[n - 1].text):
        n -= 1
    return n if any(PLACE_DATE.fullmatch(p.text) for p in pieces[n:signed]) else signed


def _is_box(text: str) -> bool:
    short = len(text) < 70 and not readings(text)
    return short and bool(NUMBER.match(text) or PLACE_DATE.fullmatch(text) or is_capitals(text))


def _closes_body(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> bool:
    """Whether a line is the post of a signature: a name follows within a few lines, and no unit before it."""
    piece = pieces[n]
    if n in notes or piece.quoted or not signs(piece.text):
        return False
    for following in pieces[n + 1 : min(end, n + 6)]:
        if is_person(following.text) and not is_capitals(following.text):
            return True
        if readings(following.text) or len(following.text) > 100:
            return False
    return n + 3 >= end


def opens_recipients(piece: Piece) -> bool:
    """Whether a list of recipients begins or goes on in a piece."""
    return bool(RECIPIENTS.match(piece.text)) or (
        piece.line.zone == "recipients" and not piece.inline and piece.text[:1] in "-–+•*"
    )


def _trailing_name(pieces: Sequence[Piece], first: int, end: int, notes: set[int]) -> int:
    n = end
    while n > first and (
        n - 1 in notes or _is_signature(pieces[n - 1]) or (is_person(pieces[n - 1].text) and n >= end - 1)
    ):
        n -= 1
    return n


def _is_signature(piece: Piece) -> bool:
    text = piece.text
    return (
        bool(ORNAMENT.fullmatch(text) or SIGNED.fullmatch(text)) or signs(text) or (len(text) < 60 and is_person(text))
    )


def roles(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> Iterator[tuple[Piece, str]]:
    """The pieces of a tail, each with its role."""
    role, noted = "", False
    for n in range(start, end):
        noted = noted or n in notes
        role = _tail_role(pieces[n], role, noted)
        yield pieces[n], role


def _tail_role(piece: Piece, role: str, noted: bool) -> str:
    text = piece.text
    if piece.line.zone == "table":
        return "table"
    if len(text) < 40 and ((text[:2] in ("Số", "số", "SỐ") and NUMBER.match(text)) or BARE_SIGN.fullmatch(text)):
        return "number"
    if PLACE_DATE.fullmatch(text):
        return "place-date"
    if noted and not signs(text) and not is_person(text):
        return "note"
    if opens_recipients(piece):
        return "recipients"
    if (
        (piece.line.zone == "signature" and is_capitals(text))
        or signs(text)
        or SIGNED.fullmatch(text)
        or (len(text) < 60 and is_person(text))
    ):
        return "signature"
    if role == "" and text[:1] in "-–+•*":
        return "recipients"
    if role == "recipients" and (
        text[:1] in "-–+•*" or text[-1:] in ";," or (piece.line.gap == 0 and not is_capitals(text))
    ):
        return "recipients"
    return (
        "signature"
        if role in ("", "signature") and len(text) < 90
        else "text"
        if role != "recipients"
        else "signature"
        if is_capitals(text)
        else "recipients"
    )


WHOLE = "Văn bản"
