"""Quotes and notes: pieces in which another text speaks. They are no units of this text.

An amending text quotes whole articles inside “…”; a consolidated text prints footnotes that quote the amending ones.
Enters:
pieces. Leaves: the same pieces, with `quoted` set on those inside a quotation that runs over several, and the places of
notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .forms import LEADERS
from .stretches import Piece

_MARKS = re.compile('[“”"„‟«»]')
_LONGEST = 1500  # pieces: a quotation that is longer has lost its end
_LEADS = re.compile(r"(?:như sau|sau đây|dưới đây|bằng|là|:)\W*$")
_CLOSES = re.compile(r"[”\"“»]\s*[.;,:/]*\s*$")
_PREAMBLE = re.compile(r"[“\"]\s*(?:Căn cứ|Theo đề nghị|Xét)")
_LARGE = re.compile(r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+[IVXLC\d]+\b|Điều \d+[a-zđ]?\s*[.:]")
_AMENDS = re.compile(
    r"(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\)|Điều \d+[a-z]?\s*[.:]?|[-+])\s*(?:Sửa|Bổ sung|Bãi bỏ|Thay|Hủy bỏ|Huỷ"
    r" bỏ|Đổi|Điểm|Khoản|Điều|Chương|Mục|Tên|Đoạn|Hiệu lực|Tổ chức|"
    r"Trách nhiệm|Điều khoản|Quy định|Bỏ)\b|Điều \d+[a-z]?\s*[.:]|Nơi nhận|Luật này (?:đã )?được"
)


def steps(text: str) -> int:
    """How many quotations are open after a text that began with none open (closing marks too many are forgiven).

    >>> steps("“Điều 5. Phạm vi"), steps("thay cụm từ “a” bằng “b”"), steps("là “công ty")
    (1, 0, 1)
    """
    return _depth(text, 0)


def _depth(text: str, depth: int) -> int:
    for match in _MARKS.finditer(text):
        depth = depth + 1 if _opens(text, match.start()) else max(0, depth - 1)
    return depth


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    free = not before or before.isspace() or before in '([:;“"'
    if mark in "“„«":
        return free or after.isalnum()
    if mark in "”»":
        return free and after.isalnum() and bool(before)
    return free and bool(after) and not after.isspace()


def marked(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, `quoted` set on those inside a quotation that a lead-in announces and that runs over several pieces."""
    found = [replace(piece, quoted=True) if LEADERS.search(piece.text) else piece for piece in pieces]
    last = max(
        (n for n, piece in enumerate(found) if _CLOSES.search(piece.text)), default=0
    )  # no quotation ends behind it
    n = 0
    while n < last:
        end = _quotation(found, n)
        for m in range(n + (0 if found[n].text[:1] in '“"„«' else 1), end):
            found[m] = replace(found[m], quoted=True)
        n = max(n + 1, end)
    return found


def _quotation(pieces: Sequence[Piece], n: int) -> int:
    """Where the quotation that begins in piece n ends (the place after it); n when none begins there."""
    text = pieces[n].text
    depth = steps(text)
    if not depth or pieces[n].line.zone == "table" or not _announced(pieces, n):
        return n
    if _CLOSES.search(text) and _AMENDS.match(pieces[n + 1].text if n + 1 < len(pieces) else "Điều 1."):
        return n + 1  # it ends where it begins; one mark within is lost or doubled
    fallback, preamble = n, bool(_PREAMBLE.match(text))
    for m in range(n + 1, min(len(pieces), n + _LONGEST)):
        behind_table = pieces[m - 1].line.zone == "table" and _AMENDS.match(
            pieces[m].text
        )  # its mark is easily lost in a cell
        if behind_table or (preamble and _LARGE.match(pieces[m].text)):
            return m
        here, following = pieces[m].text, pieces[m + 1].text if m + 1 < len(pieces) else ""
        depth = _depth(here, depth)
        if depth == 0 or (_CLOSES.search(here) and (not following or _AMENDS.match(following))):
            return m + 1
        fallback = fallback if fallback > n or not _AMENDS.match(following) or following[:4] == "Điều" else m + 1
    return fallback


def _announced(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a quotation stands where one is announced: after a colon, or at the head of a piece that follows one."""
    text = pieces[n].text
    if text[:1] in '“"„«':
        before = next((bare for p in reversed(pieces[max(0, n - 4) : n]) if (bare := _without_remarks(p.text))), "")
        return bool(_LEADS.search(before) or _CLOSES.search(before))
    opening = max((m.start() for m in _MARKS.finditer(text) if _opens(text, m.start())), default=0)
    return _without_remarks(text[:opening]).endswith((":", "như sau"))


_REMARK = re.compile(r"\[[^\[\]]*\]")


def _without_remarks(text: str) -> str:
    """Without the remarks in brackets that portals put into a text."""
    return _REMARK.sub("", text).strip()


_NOTE = re.compile(r"\[\d{1,3}\]\s*(?=\S)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*(?=\S)")
_MARKED = re.compile(r"\[\d{1,3}\]\s*(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều \d)")
_BARE_NOTE = re.compile(r"(\d{1,3})\s+(?=[A-ZĐ“\"])")
_CONSOLIDATED = re.compile(
    r"được sửa đổi, bổ sung (?:một số điều )?(?:bởi|theo|bằng)|VĂN BẢN HỢP NHẤT|Văn bản hợp nhất", re.I
)


def notes(pieces: Sequence[Piece]) -> set[int]:
    """The places of footnotes: a mark [1] or ¹, in a consolidated text a bare number that goes on counting; and what
    they quote.
    """
    found: set[int] = set()
    last, consolidated = 0, any(_CONSOLIDATED.search(p.text) for p in pieces[:40])
    for n, piece in enumerate(pieces):
        text = piece.text
        bare = _BARE_NOTE.match(text) if consolidated and not piece.quoted else None
        if _NOTE.match(text) and not _MARKED.match(text):
            found.add(n)
        elif bare and last < int(bare[1]) <= last + 3:
            last = int(bare[1])
            found.add(n)
        elif piece.quoted and n - 1 in found and (pieces[n - 1].quoted or _LEADS.search(pieces[n - 1].text)):
            found.add(n)
    return found
