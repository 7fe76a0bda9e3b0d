"""The page frame: which pieces are front matter, body and back matter, and where an attached text begins.

Enters: all pieces in reading order. Leaves: parts (the main text, then each attached text), each with its pieces by role.
Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..vietnamese import folded
from .markers import readings
from .pieces import Piece, is_capitals

# Words that name a type of text, the longest first; the way they are written in metadata.
TYPES = (
    "Chương trình hành động", "Kế hoạch hành động", "Nghị quyết liên tịch", "Thông tư liên tịch", "Văn bản hợp nhất", "Hướng dẫn liên ngành",
    "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư", "Thông tri", "Thông báo", "Thông cáo",
    "Chỉ thị", "Quy chế", "Quy định", "Quy trình", "Quy hoạch", "Quy ước", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án",
    "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng", "Công điện", "Công văn", "Kết luận", "Chiến lược", "Điều lệ", "Nội quy", "Lệnh", "Luật",
    "Tuyên bố", "Lời kêu gọi", "Cương lĩnh", "Danh mục", "Bản ghi nhớ", "Giấy mời", "Giấy ủy quyền", "Đề cương", "Phụ lục",
)  # fmt: skip
_BY_CAPITALS = {name.upper().replace("UỶ", "ỦY"): name for name in TYPES}
_ATTACHABLE = frozenset(TYPES) - {"Bộ luật", "Hiến pháp", "Luật", "Lệnh", "Pháp lệnh", "Công văn", "Công điện"}


@dataclass(slots=True)
class Part:
    """The main text or an attached one: `items` are its pieces with their roles ("" for the body)."""

    type: str | None = None
    number: str = ""  # of an annex
    items: list[tuple[Piece, str]] = field(default_factory=list)


_MOTTO = re.compile(r"(CỘNG H[OÒ]A? ?X|CỘNG HOÀ XÃ|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM$)", re.I)
_NUMBER = re.compile(r"(Luật |Bộ luật |Pháp lệnh |Nghị quyết )?[Ss]ố\s*:?\s*[\d….]*\s*[-/]?", re.I)
_PLACE_DATE = re.compile(r"[^\d,;:]{2,40},?\s*ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm\s*[\d….]*", re.I)
_PREAMBLE = re.compile(r"[-–]?\s*(Căn cứ|Xét|Theo đề nghị|Trên cơ sở|Thực hiện|Sau khi)\b")
_ENACTING = re.compile(r"(QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|NGHỊ QUYẾT|QUY ĐỊNH|THÔNG TƯ|NGHỊ ĐỊNH|LỆNH|KẾT LUẬN)\s*:$")
_ENACTS = re.compile(r"(Quốc hội|Chính phủ|Bộ trưởng|Ủy ban|Uỷ ban|Thủ tướng|Chủ tịch|Thống đốc|Hội đồng|Tổng|Chánh án)[^.;]*\bban hành\b", re.I)
_RECIPIENTS = re.compile(r"Nơi\s+nhận\s*:?|NƠI NHẬN\s*:?")
_ATTACHED = re.compile(r"\(?\s*((Ban hành|Được ban hành|Phê duyệt)\s+)?[Kk]èm theo\b", re.I)
_AUTHORITY = re.compile(
    r"(TM\.|T/M|T\.M|KT\.|K/T|TL\.|T/L|TUQ\.|Q\.|CHỦ TỊCH|PHÓ CHỦ TỊCH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|PHÓ THỦ TƯỚNG|GIÁM ĐỐC|PHÓ GIÁM ĐỐC"
    r"|BÍ THƯ|PHÓ BÍ THƯ|TỔNG BÍ THƯ|TỔNG CỤC TRƯỞNG|PHÓ TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|THỐNG ĐỐC|PHÓ THỐNG ĐỐC"
    r"|CHÁNH ÁN|VIỆN TRƯỞNG|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|TỔNG THANH TRA|TRƯỞNG BAN|PHÓ TRƯỞNG BAN|HIỆU TRƯỞNG|\(Đã ký\))"
)
_NAME = re.compile(r"([A-ZĐÀ-Ỹ][a-zà-ỹđ]+|[A-ZĐ]\.)(\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4}")
_ORNAMENT = re.compile(r"[\W_]*")


def type_named(text: str) -> str | None:
    """The type of text that a line of capitals names, and nothing but it.

    >>> type_named("QUYẾT ĐỊNH"), type_named("QUYẾT ĐỊNH:"), type_named("KẾ HOẠCH HÀNH ĐỘNG"), type_named("Kế hoạch")
    ('Quyết định', None, 'Kế hoạch hành động', None)
    """
    return _BY_CAPITALS.get(" ".join(text.split()).replace("UỶ", "ỦY"))


def is_name(text: str) -> bool:
    """Whether a line could be nothing but a person's name."""
    return bool(_NAME.fullmatch(text.strip()))


_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|số)?\s*(?P<n>[IVXLC]+|\d{1,3}[a-z]?|[A-Z]))?\s*[.:]?")


def annex_number(text: str) -> str | None:
    """The number of the annex that a line announces, "" when it has none; None when the line is something else.

    >>> annex_number("PHỤ LỤC II"), annex_number("PHỤ LỤC"), annex_number("Phụ lục này")
    ('II', '', None)
    """
    match = _ANNEX.fullmatch(text.strip())
    return (match["n"] or "") if match else None


def parts(pieces: Sequence[Piece]) -> list[Part]:
    """The pieces parted into the main text and what is attached to it, each with the role of every piece."""
    starts = _attachment_starts(pieces)
    edges = [0, *starts, len(pieces)]
    return [_part(pieces[a:b], n) for n, (a, b) in enumerate(itertools.pairwise(edges))]


def _attachment_starts(pieces: Sequence[Piece]) -> list[int]:
    starts, body, closed = [], False, False
    for n, piece in enumerate(pieces):
        text = piece.text
        closed = closed or bool(_RECIPIENTS.match(text)) or piece.line.zone == "signature"
        if n and (body or closed) and not piece.quoted and piece.line.zone != "table" and _begins_attachment(pieces, n, closed):
            starts.append(n)
            closed = False
        body = body or any(r.marker.style in ("dieu", "roman", "chuong") for r in readings(text))
    return starts


def _begins_attachment(pieces: Sequence[Piece], n: int, closed: bool) -> bool:
    text = pieces[n].text
    if annex_number(text) is not None and (is_capitals(text) or closed):
        return True
    if type_named(text) not in _ATTACHABLE:
        return False
    return closed or any(_ATTACHED.match(p.text) for p in pieces[n + 1 : n + 8])


def _part(pieces: Sequence[Piece], number: int) -> Part:
    part, first = Part(), _body_start(pieces, number)
    last = _body_end(pieces, first)
    _front(part, pieces[:first], number)
    part.items += [(p, "table" if p.line.zone == "table" else "") for p in pieces[first:last]]
    _back(part, pieces[last:])
    return part


def _body_start(pieces: Sequence[Piece], number: int) -> int:
    """Where the frame's head ends: the first unit, or the first prose that is neither title nor preamble."""
    typed = number > 0
    for n, piece in enumerate(pieces[:120]):
        text = piece.text
        typed = typed or type_named(text) is not None
        if n and any(r.marker.rank <= 6.5 for r in readings(text)) and not _NUMBER.match(text) and (typed or n > 3):
            return n
        if n and typed and len(text) > 200 and not _PREAMBLE.match(text) and not _titled(pieces, n) and not _ENACTS.match(text):
            return n
    return min(len(pieces), 1) if number else 0


def _titled(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a long line is the title: bold, in capitals, or right below the type."""
    piece = pieces[n]
    return piece.line.bold or is_capitals(piece.text) or type_named(pieces[n - 1].text) is not None


def _body_end(pieces: Sequence[Piece], first: int) -> int:
    """Where the frame's tail begins: the recipients, else the signature."""
    last = len(pieces)
    for n in range(first, len(pieces)):
        if _RECIPIENTS.match(pieces[n].text) or pieces[n].line.zone == "recipients":
            last = n
            break
    signed = _signature_start(pieces, first, last)
    return signed if signed < last else last


def _signature_start(pieces: Sequence[Piece], first: int, last: int) -> int:
    n = last
    while n > first and _is_signature(pieces[n - 1], n == len(pieces)):
        n -= 1
    return n


def _is_signature(piece: Piece, at_end: bool) -> bool:
    text = piece.text
    if piece.line.zone == "signature" or _ORNAMENT.fullmatch(text):
        return True
    return len(text) < 80 and ((is_capitals(text) and bool(_AUTHORITY.match(text))) or (at_end and is_name(text)))


def _front(part: Part, pieces: Sequence[Piece], number: int) -> None:
    state = "head"
    for piece in pieces:
        role = _front_role(piece.text, state, number)
        if role == "type":
            part.type = part.type or type_named(piece.text)
        state = {"type": "type", "preamble": "preamble", "enacting": "preamble"}.get(role, state)
        part.items.append((piece, role))


def _front_role(text: str, state: str, number: int) -> str:
    if _ORNAMENT.fullmatch(text):
        return "note"
    if _MOTTO.match(text) and len(text) < 60:
        return "motto"
    if _NUMBER.match(text) and len(text) < 60 and state != "preamble":
        return "number"
    if _PLACE_DATE.fullmatch(text.rstrip(".")):
        return "place-date"
    if state != "type" and (type_named(text) or (number and state == "head" and annex_number(text) is not None)):
        return "type"
    if _ENACTING.match(text) or (_ENACTS.match(text) and state != "head"):
        return "enacting"
    if _ATTACHED.match(text):
        return "attachment"
    if _PREAMBLE.match(text) and (state == "preamble" or (text.rstrip()[-1:] in ";,." and state == "type" and not is_capitals(text))):
        return "preamble"
    if state == "head":
        return "issuer" if is_capitals(text) else "text"
    return _after_type(text, state)


_AUTHORS = re.compile(r"(CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|CHÍNH PHỦ|[UỦ][ỶY] BAN|HỘI ĐỒNG|GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC|QUỐC HỘI|BAN )")


def _after_type(text: str, state: str) -> str:
    if is_capitals(text) and _AUTHORS.match(text) and len(text) < 120:
        return "issuer"
    return "title" if state == "type" else "text"


def _back(part: Part, pieces: Sequence[Piece]) -> None:
    role = ""
    for piece in pieces:
        text = piece.text
        if _RECIPIENTS.match(text) or piece.line.zone == "recipients":
            role = "recipients"
        elif piece.line.zone == "signature" or _AUTHORITY.match(text) or is_name(text) or (role != "recipients" and not role):
            role = "signature"
        part.items.append((piece, role))


def component_type(part: Part) -> str:
    """The type of an attached text, as its id begins: "ke-hoach"."""
    return re.sub(r"[^a-z0-9]+", "-", folded(part.type or "Văn bản")).strip("-")
