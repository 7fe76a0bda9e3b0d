"""Heads of annexes: what stands between the label of an annex (“PHỤ LỤC I”) and what it holds.

Enters: the pieces of an annex, its label first. Leaves: the role of each piece of its head; the body begins behind.
What stands between the label and “(Ban hành kèm theo …)” is the title, in capitals or not; a title ends with that note,
so that the letterhead of a form below it, a unit of measure or the first row of a table are no part of it.
Source: Nghị định 30/2020, Phụ lục I, phần II mục IV; Luật 63/2025 and the annexes printed in the Gazette.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..office.patterns import compiled
from ..office.spelling import words
from ..vietnamese import folded, is_syllable
from . import form_heads
from .facts import Facts, facts
from .stretches import Piece

_NEAR = 9  # pieces from the label to its note
_LONGEST = 400  # letters of a line of title
# The first words of a title in small letters that stands alone below the label: what an annex can be.
_WHAT = (
    "Mẫu", "Các", "Một số", "Biểu", "Phiếu", "Đơn", "Tờ", "Giấy", "Sơ đồ", "Bản đồ", "Bản", "Sổ",
    "Nội dung", "Phương pháp", "Định mức", "Mức", "Tiêu chí", "Tiêu chuẩn", "Yêu cầu", "Hệ thống",
    "Khung", "Cách", "Trình tự", "Quy cách", "Thông số", "Thuyết minh", "Chi tiết", "Cấu trúc",
    "Phân loại", "Ký hiệu", "Mã", "Vị trí", "Tổng hợp", "Lộ trình", "Giá", "Đơn giá", "Hệ số",
    "Nhiệm vụ", "Thành phần", "Chế độ", "Thủ tục",
)  # fmt: skip
_NAMED = compiled(rf"(?:‹list›|‹table›|‹TYPES›|‹types›|{words(*_WHAT)})\b")
_ENGLISH = re.compile(
    r"\(?(?:National technical regulation|Appendix|Annex|Form|Schedule|Promulgated|Issued|Attached)\b"
)
_ENGLISH_WORD = re.compile(r"\b(?:OF|THE|TO|ON|FOR|AND|BY|COMPANY|COMPANY'S|REPORT|NOTICE)\b")
_ENGLISH_NOTE = re.compile(r"\((?:Promulgated|Issued|Attached)\b")


def names_annex(text: str) -> bool:
    """Whether a line in capitals begins with what an annex can be.

    >>> names_annex("DANH MỤC CÁC LOẠI HOA"), names_annex("THỦ TRƯỞNG CƠ QUAN")
    (True, False)
    """
    return bool(_NAMED.match(text[:1] + text[1:].lower()))


def roles(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> list[str]:
    """The roles of the pieces of an annex's head, its label (“type”) first."""
    found = ["type"]
    noted = _note(pieces, start, end, notes)
    if noted is not None:
        found += (_between(pieces, n, notes) for n in range(start + 1, noted))
        found.append("attachment")
    named = "title" in found
    for n in range(start + len(found), end):
        role = _behind(pieces, n, found, notes, named)
        if role is None:
            break
        found.append(role)
    if form_heads.has_letterhead(pieces, start + len(found), end, notes):
        found += form_heads.roles(pieces, start, end, notes, start + len(found))
    while len(found) > 1 and found[-1] in ("table", "note"):
        found.pop()
    return found


def _note(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> int | None:
    """The place of “(Ban hành kèm theo …)”, when nothing but a title stands between it and the label."""
    for n in range(start + 1, min(end, start + _NEAR)):
        f = facts(pieces[n].text)
        if f.attached:
            return n
        numbered = f.readings and not f.capitals and not f.listed
        if n not in notes and (
            numbered or f.label or f.motto or pieces[n].line.zone == "table" or len(f.text) > _LONGEST
        ):
            return None
    return None


def _between(pieces: Sequence[Piece], n: int, notes: set[int]) -> str:
    """The role of a piece between label and note."""
    f = facts(pieces[n].text)
    if n in notes or f.ornament:
        return "note"
    return "text" if f.measure or is_english(f.text) else "title"


def _behind(pieces: Sequence[Piece], n: int, found: Sequence[str], notes: set[int], named: bool) -> str | None:
    """The role of a piece behind the note, or the label of an annex without one; None when the head has ended."""
    f = facts(pieces[n].text)
    if n in notes or f.ornament:
        return "note"
    if f.attached or _ENGLISH_NOTE.match(f.text):
        return "attachment"
    if named or pieces[n].line.zone == "table" or form_heads.has_letterhead(pieces, n, len(pieces), notes):
        return None
    if is_english(f.text):
        return "text"
    if role := _box(pieces, n):
        return role
    if "title" not in found and form_heads.has_name_below(pieces, n, len(pieces), notes):
        return "text"
    on_label = len(found) == 1 and pieces[n].line is pieces[n - 1].line
    return "title" if on_label or _is_title(f, found[-1] == "title", pieces[n].line.bold) else None


_NUMBER = re.compile(r"[-_\s]*(?:Số|SỐ)(?: phiếu| hiệu)?\s*:")


def _box(pieces: Sequence[Piece], n: int) -> str:
    """The role of a box of a letterhead without motto: body above its number, number, date; else nothing."""
    f = facts(pieces[n].text)
    if form_heads.is_dated(f):
        return "place-date"
    if _NUMBER.match(f.text) and len(f.text) < 60:
        return "number"
    ahead = [facts(piece.text) for piece in pieces[n + 1 : n + 3]]
    headed = form_heads.is_blank(f.text) or any(_NUMBER.match(g.text) or form_heads.is_dated(g) for g in ahead)
    return "issuer" if f.capitals and f.names_body and headed else ""


def _is_title(f: Facts, goes_on: bool, bold: bool) -> bool:
    """A line below the label in capitals, or one in small letters that begins as titles do."""
    if f.readings or f.measure or f.post or f.label or f.recipients or "\t" in f.text or len(f.text) > _LONGEST:
        return False
    if f.capitals:
        return len(f.text.split()) > 1 and not form_heads.is_blank(f.text)
    plain = f.text[-1:] not in ".;:," and not form_heads.is_blank(f.text)
    return plain and (bold or (not goes_on and len(f.text) < 250 and bool(_NAMED.match(f.text))))


def is_english(text: str) -> bool:
    """Whether a line is the English of the line above it.

    >>> [is_english(line) for line in ("Appendix IV", "ANNUAL REPORT OF THE COMPANY", "DANH SÁCH", "TO KHAI")]
    [True, True, False, False]
    """
    bare = text.replace("’", "'")
    if not bare.isascii():
        return False
    return bool(_ENGLISH.match(bare) or (bare.isupper() and len(bare.split()) > 2 and _ENGLISH_WORD.search(bare)))


def without_english(title: str) -> str:
    """A title in capitals without the same in English behind it.

    >>> without_english("GIẤY ỦY QUYỀN CÔNG BỐ THÔNG TIN POWER OF ATTORNEY TO DISCLOSE INFORMATION")
    'GIẤY ỦY QUYỀN CÔNG BỐ THÔNG TIN'
    >>> without_english("DANH MỤC THUỐC INSULIN"), without_english("BẢN CAM KẾT")
    ('DANH MỤC THUỐC INSULIN', 'BẢN CAM KẾT')
    """
    own = max((n for n, letter in enumerate(title) if letter.isalpha() and not letter.isascii()), default=-1)
    for match in re.finditer(r"(?<=\s)[A-Z]+\b", title[own + 1 :] if own >= 0 else ""):
        tail = title[own + 1 + match.start() :]
        if not is_syllable(folded(match[0])) and len(tail.split()) > 2 and _ENGLISH_WORD.search(tail):
            return title[: own + 1 + match.start()].rstrip()
    return title
