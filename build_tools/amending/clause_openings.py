"""Openings: how a clause that amends begins, and what it says for the clauses below it.

Enters: the words of a clause, and where it begins behind its label. Leaves: the action that it names, as `clauses`
calls it; nothing is read of places and quotations here but where the first of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Kind
from .clauses import DEED, DEEDS, OPENING

_BLANK = re.compile(r"\s*")
_BARE = re.compile(
    rf"\s*(?:(?P<title>tên|tiêu\s+đề)|{OPENING})(?:\s+(?:của\s+)?(?P<kind>điều|khoản|chương|mục)(?:\s+này)?)?"
    r"\s*(?:như\s+sau)?\s*:?\s*",
    re.IGNORECASE,
)


_OPENS = re.compile(r"[“\"„«]")


_KINDS = {"điều": Kind.DIEU, "khoản": Kind.KHOAN, "chương": Kind.CHUONG, "mục": Kind.MUC}


def bare(text: str, at: int) -> tuple[str, str, Kind | None] | None:
    """Action and part of a clause that names a part of the place that the clause above it names, and no place; the kind
    of place of which it says so, None when it names none.

    >>> bare("a) Sửa đổi, bổ sung tên Điều như sau:", 2), bare("b) Sửa đổi đoạn mở đầu khoản 2 như sau:", 2)
    (('retitle', 'title', <Kind.DIEU: 'dieu'>), None)
    """
    head = _BLANK.match(text, at)
    deed = DEED.match(text, head.end() if head else at)
    quoted = _OPENS.search(text, at)  # the new words may stand on the same line
    part = _BARE.fullmatch(text, deed.end(), quoted.start() if quoted else len(text)) if deed else None
    if deed is None or part is None:
        return None
    kind = _KINDS.get((part["kind"] or "").lower())
    return ("retitle", "title", kind) if part["title"] else (_action(deed), "lead", kind)


def _action(found: re.Match[str]) -> str:
    """The action of the deed whose group a pattern found."""
    return DEEDS[int((found.lastgroup or "d0")[1:])].action


def begins(text: str, at: int) -> bool:
    """Whether a clause begins with a verb that says what is done.

    >>> begins("1. Sửa đổi khổ đầu khoản 4 Điều 260 như sau:", 3), begins("1. Người được sửa đổi khoản 4", 3)
    (True, False)
    """
    head = _BLANK.match(text, at)
    return bool(DEED.match(text, head.end() if head else at))


_ANY_DEED = "|".join(rf"(?P<a{n}>{deed.pattern})" for n, deed in enumerate(DEEDS))
_AT_START = re.compile(rf"\s*(?:{_ANY_DEED})(?!\w)", re.IGNORECASE)
_AND_DEED = re.compile(rf"\s*(?:,|và)\s*(?:{_ANY_DEED})(?!\w)", re.IGNORECASE)
_LISTS = re.compile(r"[^.;“«]*(?:[“«][^”»]*[”»][^.;“«]*)*(?::\s*$|(?:sau\s+đây|như\s+sau)\s*$)", re.IGNORECASE)


def leads(text: str) -> str | None:
    """The action of a clause, without its label, that says what is done to the items below it; None for any other.

    >>> leads("Bãi bỏ một số quy định sau đây:"), leads("Bỏ từ “a” tại các điều sau:"), leads("Người bị bãi bỏ quyền:")
    ('repeal', 'repeal', None)
    """
    found = last = _AT_START.match(text)
    while last:
        found, last = last, _AND_DEED.match(text, last.end())
    if found is None or not _LISTS.match(text, found.end()):
        return None
    return _action(found)


_NAMES_FIRST = re.compile(
    rf"\s*(?:(?:các|những)\s+)?(?:(?:(?:cụm\s+)?(?:từ|chữ|số)(?:\s+ngữ)?\s*:?"
    rf"|(?:tên|tiêu\s+đề|{OPENING})(?:\s+(?:gọi|của|và\s+nội\s+dung))*)\s*)?",
    re.IGNORECASE,
)


def is_item(text: str, at: int, quotes: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]) -> bool:
    """Whether a clause begins with the words, or with the place, that the verb above it speaks of.

    >>> is_item("a) Khoản 1 Điều 3;", 2, (), [(3, 17)]), is_item("b) Cụm từ “a” tại Điều 4;", 2, [(11, 12)], [(18, 24)])
    (True, True)
    >>> is_item("c) Theo Điều 3;", 2, (), [(8, 14)])
    False
    """
    match = _NAMES_FIRST.match(text, at)
    first = match.end() if match else at
    return any(start - 1 == first for start, _ in quotes) or any(start == first for start, _ in places)


def verb(text: str) -> str | None:
    """The last verb of a text that says what is done, as an action; None when it has none.

    >>> verb("Sửa đổi, bổ sung một số khoản của Điều 5 như sau:"), verb("được bãi bỏ"), verb("Phạm vi điều chỉnh")
    ('replace', 'repeal', None)
    """
    found = list(DEED.finditer(text))
    return _action(found[-1]) if found else leads(text)
