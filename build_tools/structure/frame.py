"""The page frame: which pieces are head, body and tail, and where an attached text begins.

Enters: all pieces in reading order. Leaves: parts (the main text, then each attached text), each with its pieces by
role.
Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..vietnamese import folded, slug
from .boxes import BARE_SIGN, MARKING, MOTTO, NUMBER, ORNAMENT, PLACE_DATE, signs
from .forms import (
    ATTACHABLE,
    ATTACHED,
    BY_CAPITALS,
    ENACTOR,
    TYPE_HEAD,
    TYPES,
    annex_label,
    has_leaders,
    is_person,
    names_its_type,
    type_named,
)
from .markers import KEYWORDS, readings
from .stretches import Piece
from .tails import body_end, opens_recipients, roles

_HEAD_LIMIT = 150


@dataclass(slots=True)
class Part:
    """The main text or an attached one: `items` are its pieces with their roles ("" for the body)."""

    type: str | None = None
    number: str = ""  # of an annex
    draft: bool = False
    items: list[tuple[Piece, str]] = field(default_factory=list)


def parts(pieces: Sequence[Piece], notes: set[int]) -> list[Part]:
    """The pieces parted into the main text and what is attached to it, each with the role of every piece."""
    edges = [0, *_attachment_starts(pieces, notes), len(pieces)]
    return [_part(pieces, a, b, notes) for a, b in pairwise(edges)]


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


# ------------------------------------------------------------------ head, body, tail of one part


def _part(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> Part:
    part, attached = Part(), start > 0
    first = _body_start(pieces, start, end, notes, attached)
    last = body_end(pieces, first, end, notes)
    _front(part, pieces, start, first, notes, attached)
    part.items += [(pieces[n], _body_role(pieces[n], n in notes)) for n in range(first, last)]
    part.items += roles(pieces, last, end, notes)
    return part


def _body_role(piece: Piece, note: bool) -> str:
    return "table" if piece.line.zone == "table" else "note" if note else ""


def _body_start(pieces: Sequence[Piece], start: int, end: int, notes: set[int], attached: bool) -> int:
    """Where the head ends: at the first Chương or Điều; in texts without them at the first unit or the first prose."""
    limit = min(end, start + _HEAD_LIMIT)
    plain = [n for n in range(start, limit) if n not in notes and not pieces[n].quoted]
    articled = next((n for n in plain if _has(pieces[n], KEYWORDS | {"dieu"})), None)
    outlined = next(
        (
            n
            for n in plain
            if (n > start or not attached) and _has(pieces[n], {"roman", "upper"}) and _first_of_list(pieces[n])
        ),
        None,
    )
    if articled is not None and (outlined is None or articled < outlined):
        return articled
    return min(_prose_start(pieces, start, limit, attached), limit if outlined is None else outlined)


def _has(piece: Piece, styles: set[str] | frozenset[str]) -> bool:
    return any(r.marker.style in styles for r in readings(piece.text))


def _first_of_list(piece: Piece) -> bool:
    return any(r.marker.style in ("roman", "upper") and r.order == (1, 0) for r in readings(piece.text))


def _prose_start(pieces: Sequence[Piece], start: int, limit: int, attached: bool) -> int:
    """The first piece of a text without articles that is neither frame nor title nor preamble."""
    state, typed, addressed = "head", False, False
    for n in range(start, limit):
        text = pieces[n].text
        role = _head_role(pieces[n], state, attached)
        if addressed and text[:1] in "-–+•*" and len(text) < 200:
            continue
        addressed = role == "addressee"
        state, typed = _STATES.get(role, state), typed or role in ("type", "subject", "addressee")
        if role in ("", "text") and state == "letter" and not (addressed and text[:1] in "-–+•*"):
            return n
        if (
            role in ("", "text")
            and (typed or len(text) > 250)
            and (len(text) > 60 or _has_number(text))
            and not text.startswith("Kính gửi")
        ):
            return n
        if role == "title" and n > start and _ends_title(pieces, n, start):
            return n
    return limit if not attached else _title_end(pieces, start + 1, limit)


def _title_end(pieces: Sequence[Piece], start: int, limit: int) -> int:
    """Where what follows the label of an annex without prose, a table say, is no more its title or the note “Kèm theo
    …”.
    """
    titles = (n for n in range(start, limit) if not ATTACHED.match(pieces[n].text) and not _is_title_line(pieces[n]))
    return next(titles, min(limit, start))


def _is_title_line(piece: Piece) -> bool:
    return is_capitals(piece.text) and len(piece.text) > 10 and piece.line.zone != "table" and not readings(piece.text)


def _has_number(text: str) -> bool:
    return any(r.order == (1, 0) or r.marker.counts == "none" for r in readings(text))


def _ends_title(pieces: Sequence[Piece], n: int, start: int) -> bool:
    """Whether a piece below the type is prose and no more title: a full sentence, after another line of title."""
    text = pieces[n].text
    titled = n > start + 1 and type_named(pieces[n - 1].text) is None and not annex_label(pieces[n - 1].text)
    if not titled or is_capitals(text) or pieces[n].line.bold:
        return _has_number(text) and not text.startswith("-")
    return (
        (text.endswith((".", ":", ";")) and (len(text) > 120 or text.endswith(":")))
        or _has_number(text)
        or (pieces[n].line.gap > 0 and (len(text) > 200 or bool(_SENTENCE.search(text))))
    )


_SENTENCE = re.compile(r"\w[”\")]*\.$")
_PREAMBLE = compiled(
    r"[-–+*]?\s*[“\"]?\s*(?:Căn cứ|Xét|Theo (?:đề nghị|Tờ trình|ý kiến)|Trên cơ sở|Thực hiện|Sau khi|Để |Nhằm )"
)
_BASIS = re.compile(r"[-–+*]?\s*[“\"]?\s*(?:Căn cứ|Xét|Theo (?:đề nghị|Tờ trình|ý kiến))")
_ENACTING = compiled(
    r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|NGHỊ QUYẾT|QUY ĐỊNH|THÔNG TƯ|NGHỊ ĐỊNH|LỆNH|KẾT LUẬN|CÔNG BỐ)\s*:?$"
)
_ENACTS = compiled(
    r"(?:Quốc hội|Chính phủ|Bộ trưởng|[UỦ][ỷy] ban|Thủ tướng|Chủ tịch|Thống đốc|Hội đồng|Tổng|Chánh án|Viện trưởng|Ban"
    r" |Luật này quy định|Bộ luật này|Pháp lệnh này)"
    r"[^.;]*\b(?:ban hành|quy định|quyết nghị|quyết định)\b",
    re.I,
)
_STATES = {
    "type": "type",
    "title": "title",
    "preamble": "preamble",
    "enacting": "preamble",
    "subject": "title",
    "history": "preamble",
    "addressee": "letter",
}


def _front(part: Part, pieces: Sequence[Piece], start: int, first: int, notes: set[int], attached: bool) -> None:
    state = "head"
    for n in range(start, first):
        piece = pieces[n]
        role = "note" if n in notes else "table" if piece.line.zone == "table" else _head_role(piece, state, attached)
        if part.items and role == "title" and piece.text[:1] in "-–+•*" and _addresses(part.items[-1][0].text):
            role = "addressee"
        if role == "type" and part.type is None:
            label = annex_label(piece.text)
            part.type, part.number = label or (piece.text if piece.text in TYPES else _type_in(piece.text), "")
        part.draft = part.draft or (role == "draft")
        state = _STATES.get(role, state)
        part.items.append((piece, _SHOWN.get(role, role or "text")))


def _addresses(text: str) -> bool:
    return text.startswith("Kính gửi") or text[:1] in "-–+•*"


_SHOWN = {
    "subject": "title",
    "addressee": "text",
    "draft": "text",
    "history": "text",
    "session": "text",
    "contents": "text",
    "marking": "text",
}


def _head_role(piece: Piece, state: str, attached: bool) -> str:
    """The role of a piece of the head; "" for what is no part of the frame."""
    text = piece.text
    for role, test in _BOXES:
        if test(text) and not (state == "type" and text.startswith("ĐẢNG")):
            return role
    if (
        len(text) < 60
        and (state == "head" or text.startswith("Số"))
        and (NUMBER.match(text) or BARE_SIGN.fullmatch(text))
    ):
        return "number"
    if state in ("type", "title") and _SIGN_ALONE.fullmatch(text):
        return "number"
    if _HISTORY.match(text):
        return "history"
    if state == "head" and (_is_type(text) or annex_label(text) or (attached and _type_in(text) and len(text) < 150)):
        return "type"
    if _ENACTING.match(text) and (state in ("title", "preamble") or (state == "type" and text.endswith(":"))):
        return "enacting"
    if ATTACHED.match(text) and (attached or text.startswith("(")):
        return "attachment"
    begins = _BASIS if state == "type" else _PREAMBLE
    if state != "head" and begins.match(text) and not is_capitals(text) and (state == "preamble" or text[-1:] in ";,."):
        return "preamble"
    return _worded(text, state, piece)


_SIGN_ALONE = compiled(r"(?:số\s+)?\d{1,5}/\d{4}/[A-ZĐ][\wĐđ-]*")
_HISTORY = compiled(
    r"(?:Bộ luật|Luật|Nghị định|Thông tư|Pháp lệnh|Quyết định|Nghị quyết)\b.*\bsố\s+\d.*(?:sửa đổi, bổ sung|có hiệu"
    r" lực)|LỜI NÓI ĐẦU"
)


def _is_type(text: str) -> bool:
    return text in TYPES or names_its_type(text)


_BOXES: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("note", lambda text: bool(ORNAMENT.fullmatch(text))),
    ("motto", lambda text: len(text) < 70 and bool(MOTTO.match(folded(text)))),
    ("place-date", lambda text: len(text) < 90 and bool(PLACE_DATE.fullmatch(text))),
    ("subject", lambda text: text[:3].lower() == "v/v" or text.startswith("Về việc:")),
    ("contents", lambda text: text == "MỤC LỤC" or has_leaders(text)),
    (
        "session",
        lambda text: len(text) < 90 and bool(re.match(r"KHÓA [IVXLC]+\b|Khóa [IVXLC]+, [Kk]ỳ họp|KỲ HỌP THỨ", text)),
    ),
    ("marking", lambda text: bool(MARKING.fullmatch(text))),
    ("addressee", lambda text: text.startswith("Kính gửi")),
    ("draft", lambda text: len(text) < 40 and text.upper().startswith("DỰ THẢO") and is_capitals(text)),
)


_REPUBLIC = re.compile(r"NƯỚC CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM\W*$")  # the President, on two lines


def _worded(text: str, state: str, piece: Piece) -> str:
    if state == "head":
        return "issuer" if is_capitals(text) and len(text) < 120 else "text"
    if (
        is_capitals(text)
        and (ENACTOR.match(text) or _REPUBLIC.match(text))
        and len(text) < 120
        and state in ("title", "type", "preamble")
    ):
        return "issuer" if state != "type" else "title"
    if state != "type" and _ENACTS.match(text):
        return "enacting"
    if state == "letter":
        return "text"
    if (
        state == "title"
        and len(text) > 200
        and not piece.line.bold
        and not is_capitals(text)
        and text.endswith((":", ".", ";"))
    ):
        return "text"
    return "title" if state in ("type", "title") else "text"


WHOLE = "Văn bản"


def component_type(part: Part) -> str:
    """The type of an attached text, as its id begins: "ke-hoach". On a page "van-ban" is the id of the whole text."""
    type_ = slug(part.type or WHOLE)
    return f"{type_}-kem-theo" if type_ == slug(WHOLE) else type_
