"""Landmarks: where a printed line holds several boxes of the frame, it is cut, so that each box is a piece of its own.

Web pages and scans run the cells of head and tail together ("CHÍNH PHỦ ------- CỘNG HÒA XÃ HỘI …"). Enters: the clean
lines.
Leaves: pieces. Cutting shows a line end where none was printed and changes no letter. Each row says where it cuts and
why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Line
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from .forms import (
    AUTHORITY,
    BY_CAPITALS,
    ENACTOR,
    FOR,
    RANK,
    RECIPIENTS,
    SIGNED,
    TYPE_HEAD,
    TYPES,
    annex_label,
    is_person,
    names_its_type,
)
from .markers import KEYWORDS, readings
from .stretches import Piece, cut, whole

HEAD_LINES = 60


@dataclass(frozen=True, slots=True)
class Landmark:
    """Cut `before` and/or `after` each match in the head or in the tail of a text."""

    name: str
    pattern: re.Pattern[str]
    before: bool = True
    after: bool = False


_C = "[‹U›]"
_CAPS_BEFORE = rf"(?<={_C}{_C}[\s.:*_–-])"
_CELLS = re.compile(r"(?<=\S)(?:\s{3,}|\s+\|\s+)(?=\S)")
_COLUMNS = re.compile(
    r"(?<=\S)(?<!ngày)(?<!tháng)(?<!năm)(?<![Ss]ố)(?<![Ss]ố:)\s{3,}(?=\S)"
)  # a number or a day left blank parts no boxes
HEAD = (
    Landmark("columns", _COLUMNS, before=False, after=True),
    Landmark("national name", compiled(r"CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM(?=\s+Độc lập)")),
    Landmark(
        "national name, right box", compiled(r"(?<=[‹U›]\s)(?<!NƯỚC\s)CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM(?=\W*$)")
    ),
    Landmark("Party, right box", compiled(r"(?<=[‹U›]\s)(?<!ƯƠNG\s)(?<!CỦA\s)ĐẢNG CỘNG SẢN VIỆT NAM(?=\W*$)")),
    Landmark("motto", compiled(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc[\s\-–_*]*"), after=True),
    Landmark("number", compiled(r"(?<![‹L›]\s)(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Lệnh) )?[Ss]ố\s*:")),
    Landmark("subject", compiled(r"(?<=\s)V/[vV]\b")),
    Landmark(
        "place and date",
        compiled(
            r"(?:(?<=\s)|^)(?:(?:T[Pp]\.?|Thành phố)\s?)?[‹U›][‹L›]*(?:["
            r" -]+[‹U›][‹L›]*){0,3},\s*ng[àa]y\s*(?:[\d….]*\s*th[áa]ng\s*[\d….]*\s*n[ăa]m\s*(?:\d{4}|[….]+)|\d{1,2}[/-]\d{1,2}[/-]\d{4})"
        ),
        after=True,
    ),
    Landmark("type after session", compiled(r"(?<=\)\s)(?:BỘ LUẬT|LUẬT|NGHỊ QUYẾT|PHÁP LỆNH)(?=\s)")),
    Landmark("foreword", compiled(r"(?<=\s)LỜI NÓI ĐẦU(?=\s)"), after=True),
    Landmark("addressee", compiled(r"Kính gửi\s*:?")),
    Landmark("draft", compiled(r"D[ỰỤ] THẢO(?:\s+(?:LẦN\s+)?\d[\d./]*)?(?=\s+[‹U›]{2})"), after=True),
    Landmark("preamble", compiled(rf"(?:(?<=[;.,]\s)|{_CAPS_BEFORE})Căn cứ\s")),
    Landmark("proposal", compiled(r"(?<=[;.,]\s)(?:Xét|Theo) đề nghị\s")),
    Landmark(
        "enacting words",
        compiled(r"(?<=\s)(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|NGHỊ ĐỊNH|CHỈ THỊ|THÔNG TƯ|LỆNH)\s*:\s*$"),
    ),
    Landmark(
        "consolidated history",
        compiled(
            rf"{_CAPS_BEFORE}(?:Bộ luật|Luật|Nghị định|Thông tư|Pháp lệnh|Quyết định|Nghị quyết)(?=\s[^.;]*\bsố\s+\d)"
        ),
    ),
)
TAIL = (
    Landmark("recipients", compiled(r"(?<=[.;/]\s)Nơi nhận\s*:")),
    Landmark("authority", compiled(r"(?:(?<=\s)|^)(?:TM|T/M|KT|K/T|TL|T/L|TUQ)\s?\.?\s*(?=[‹U›]{2,}\s[‹U›])")),
    Landmark("post beside an item", compiled(rf"(?<=;\s){AUTHORITY.pattern}\W*$")),
    Landmark("attachment note", compiled(r"\((?:Ban hành|Kèm theo|Phê duyệt|Đính kèm)[^()]*(?:\([^()]*\)[^()]*)*\)"), after=True),
    Landmark("annex", compiled(r"(?<=\s)(?:PHỤ LỤC|Phụ lục)\s+(?:(?:SỐ|số)\s+)?(?:[IVXLC]+|\d{1,2})(?=\s*\((?:Ban hành|Kèm theo)|\s+[‹U›]{2,}\s[‹U›]{2,})")),
    Landmark("annex title", compiled(r"^(?:PHỤ LỤC|Phụ lục)\s+(?:(?:SỐ|số)\s+)?(?:[IVXLC]+|\d{1,2})\s*:?(?=\s*\((?:Ban hành|Kèm theo)|\s+[‹U›]{2,}\s[‹U›]{2,})"), before=False, after=True),
    Landmark("form", compiled(r"(?:(?<=\s)|^)Mẫu số\s+\d{1,3}[a-zA-Z]?(?:[-./][\wĐđ]+)*(?=\s+\[|\s+[‹U›]{2,}\s[‹U›]{2,}|\s*$)"), after=True),
)  # fmt: skip


# Items of a list of recipients that stand on the line of its heading.
RECIPIENTS_RUN = (Landmark("recipient", compiled(r"(?<=[;:,]\s)[-–]\s?(?=[‹U›])")),)


def pieces(lines: Sequence[Line]) -> list[Piece]:
    """The lines, those of head and tail cut at their landmarks."""
    found: list[Piece] = []
    head, typed, ended = True, False, False
    for n, line in enumerate(lines):
        piece = whole(line)
        if line.zone == "table":
            found.append(piece)
            continue
        head = head and n < HEAD_LINES and not _begins_body(piece.text)
        if n == 0 and len(lines) > 1 and _begins_body(lines[1].passage.text.strip()) and (named := _name_cut(piece)):
            found += named
            continue
        parts = (
            _head_cut(piece, lines[n + 1] if n + 1 < len(lines) else None, typed)
            if head and not _in_tail(piece)
            else _tail_cut(piece)
        )
        ended = ended or _in_tail(piece)
        parts = (
            [p for part in parts for p in _annex_cut(part)]
            if ended and not _names_annex(lines, n - 1, n + 1)
            else parts
        )
        typed = typed or any(annex_label(p.text) or names_its_type(p.text) for p in parts)
        found += parts
    return found


def _in_tail(piece: Piece) -> bool:
    return piece.line.zone in ("recipients", "signature") or bool(RECIPIENTS.match(piece.text))


def _begins_body(text: str) -> bool:
    return any(r.marker.style in KEYWORDS or r.marker.style in ("dieu", "roman") for r in readings(text))


def _places(rows: Sequence[Landmark], text: str) -> Iterator[int]:
    for row in rows:
        for match in row.pattern.finditer(text):
            if row.before:
                yield match.start()
            if row.after:
                yield match.end()


def _head_cut(piece: Piece, following: Line | None, typed: bool) -> list[Piece]:
    text = piece.line.passage.text
    if text.lstrip()[:8] in ("Căn cứ v", "Căn cứ L") and not text.rstrip().endswith(":"):
        return [piece]
    enacted = following is not None and following.passage.text.lstrip("- ").startswith(("Căn cứ", "Theo đề", "Xét"))
    found: list[Piece] = []
    for part in cut(piece, _places(HEAD, text)):
        found += [
            p for each in ([part] if typed else _type_cut(part)) for p in _enactor_cut(each, enacted)
        ]  # behind its type a title names another
    return [p for p in found if p.text]


_NAME = compiled(rf"(?:{'|'.join(TYPES)})(?=\s+(?:[‹U›\d]|số\s))")


def _name_cut(piece: Piece) -> list[Piece]:
    """Type | name | number, of a text that begins with nothing but its name ("Luật Du lịch") and its first unit."""
    match = _NAME.match(piece.text)
    if not match or len(piece.text) > 150 or piece.text[-1] in ".;:,":
        return []
    sign = re.search(r"\s(?=số\s+[\w/-]+$)", piece.text)
    return [p for p in cut(piece, [_at(piece, at) for at in (match.end(), *([sign.end()] if sign else []))]) if p.text]


def _type_cut(piece: Piece) -> list[Piece]:
    """Type | title."""
    match = TYPE_HEAD.match(piece.text)
    if not match or BY_CAPITALS.get(piece.text):
        return [piece]
    return cut(piece, [_at(piece, match.end())])


def _enactor_cut(piece: Piece, enacted: bool) -> list[Piece]:
    """Title in capitals | who enacts, when the preamble comes next."""
    text = piece.text
    if not enacted or not is_capitals(text) or len(text) < 30:
        return [piece]
    starts = [
        m.start()
        for m in ENACTOR.finditer(text)
        if not re.search(r"\b(CỦA|GIỮA|VÀ|DO|TRƯỞNG|CHỦ TỊCH)\s$", text[: m.start()])
    ]
    return cut(piece, [_at(piece, starts[-1])]) if starts and starts[-1] > 15 else [piece]


def _at(piece: Piece, position: int) -> int:
    """The position in the line of a position in the piece's own words."""
    stretch = piece.line.passage.text[piece.start : piece.end]
    return piece.start + len(stretch) - len(stretch.lstrip()) + position


_AFTER_POST = compiled(
    rf"(?<=[‹U›]{{2}}\s)(?:{RANK.pattern})?(?:[‹U›][‹L›]+\s+){{1,4}}[‹U›][‹L›]+(?=\s*\|?\s*$|\s+[‹U›]{{2,}}[\s.])"
)
_POST = compiled(r"(?<=[\s.])(?:BỘ TRƯỞNG|CHỦ TỊCH|CHÁNH VĂN PHÒNG|TỔNG CỤC TRƯỞNG|THỨ TRƯỞNG|GIÁM ĐỐC)(?=[\s,])")


def _tail_cut(piece: Piece) -> list[Piece]:
    text = piece.line.passage.text
    if "   " not in text and not any(
        word in text
        for word in (
            "Nơi nh",
            "TM",
            "KT",
            "TL",
            "TUQ",
            "T/",
            "K/",
            "(B",
            "(K",
            "(P",
            "(Đ",
            "hụ lục",
            "HỤ LỤC",
            "Mẫu số",
            "TRƯỞNG",
            "CHỦ TỊCH",
            "TƯỚNG",
            "ĐỐC",
        )
    ):
        return [piece]
    found: list[Piece] = []
    for part in cut(piece, _tail_places(text)):
        found += _signature_cut(part) if AUTHORITY.match(part.text) or _is_for(part.text) else [part]
    return [p for p in found if p.text]


_ANNEX_TITLED = compiled(
    r"(?:PHỤ LỤC|Phụ lục)\s+(?:(?:SỐ|Số|số)\s+)?(?:[IVXLC]+|\d{1,2}[A-Za-z]?)\s*[.:–-](?=\s+[‹U›])"
)


def _names_annex(lines: Sequence[Line], *places: int) -> bool:
    """Whether one of these lines names an annex too: then they are a list of annexes, and none of them begins here."""
    texts = [lines[n].passage.text.strip() for n in places if 0 <= n < len(lines)]
    return any(_ANNEX_TITLED.match(text) or annex_label(text) for text in texts)


def _annex_cut(piece: Piece) -> list[Piece]:
    """Label | title of an annex on one line, after the end of a text; before it such a line only speaks of the annex."""
    match = _ANNEX_TITLED.match(piece.text)
    if not match or len(piece.text) > 200 or piece.text.endswith((";", ".", ",")):
        return [piece]
    return [p for p in cut(piece, [_at(piece, match.end())]) if p.text]


_KEPT = re.compile(r"\W*Lưu\b")


def _tail_places(text: str) -> Iterator[int]:
    yield from _places(TAIL, text)
    yield from _places(RECIPIENTS_RUN, text) if "Nơi nhận" in text else ()
    for gap in _CELLS.finditer(text):
        right = text[gap.end() :]
        if AUTHORITY.match(right) or FOR.match(right) or SIGNED.match(right) or is_person(right):
            yield gap.end()
    if _KEPT.match(text) and not FOR.search(text):
        yield from (m.start() for m in _POST.finditer(text))


def _is_for(text: str) -> bool:
    return text[:2] in ("Nơi nh", "TM", "KT", "TL", "T/", "K/") or text[:3] == "TUQ"


def _signature_cut(piece: Piece) -> list[Piece]:
    """Post | name | what follows the name."""
    match = _AFTER_POST.search(piece.text)
    if not match:
        return [piece]
    parts = cut(piece, [_at(piece, match.start()), _at(piece, match.end())])
    return [p for n, part in enumerate(parts) for p in (_type_cut(part) if n == 2 else [part])]
