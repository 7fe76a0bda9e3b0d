"""Posts: who signs, for whom, and who enacts, by tables/posts.toml; and what a person's name looks like.

Leaves sources of patterns: POST (a post in capitals, with what stands before it), ENACTOR, FOR ("TM.", "K/T"), RANK
(titles before a name), PERSON, SIGNED ("(Đã ký)").

    >>> bool(re.match(POST, "PHÓ CHỦ TỊCH")), bool(re.match(FOR, "K/T BỘ TRƯỞNG")), bool(re.match(FOR, "KTS"))
    (True, True, False)
    >>> bool(re.match(FOR, "THỪA LỆNH BỘ TRƯỞNG")), bool(re.match(FOR, "THAY ĐỔI"))
    (True, False)
    >>> FOR_MEANING["TL"]
    'thừa lệnh'
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import tables
from .alphabet import LOWER, UPPER, holds_one
from .spelling import words


@dataclass(frozen=True, slots=True)
class Post:
    """One [[post]] or [[enactor]] of posts.toml."""

    name: str
    enacts: bool = False


@dataclass(frozen=True, slots=True)
class For:
    """One [[for]] of posts.toml."""

    sign: str
    meaning: str
    post: bool = False


_TABLE = tables.toml("posts")
_POST_ROWS = tables.rows("posts", "post", Post)
_FOR_ROWS = tables.rows("posts", "for", For)
POSTS = tuple(each.name for each in _POST_ROWS)
ENACTORS = (
    *(each.name for each in _POST_ROWS if each.enacts),
    *(each.name for each in tables.rows("posts", "enactor", Post)),
)
TITLES = (*_TABLE["titles"], *_TABLE["ranks"])
_FAMILY_IN_CAPITALS = re.compile(
    rf"{words(*(name.upper() for name in _TABLE['families']))}(?:\s[{UPPER}]{{1,7}}){{1,4}}"
)
FOR_MEANING = {each.sign: each.meaning for each in _FOR_ROWS}


def _capitals(names: tuple[str, ...] | list[str]) -> str:
    return words(*(name.upper() for name in names))


def _for(row: For) -> str:
    """ "TM.", "T/M", "T.M": a stop behind the letters, or a stroke between two."""
    if len(row.sign) != 2:
        return rf"{row.sign}\s?\."
    first, second = row.sign[0], row.sign[1]
    return rf"{row.sign}\s?\.|{first}\s?/\s?{second}\b\.?|{first}\.{second}\b\.?"


_IN_WORDS = _capitals([each.meaning for each in _FOR_ROWS if not each.post])  # “THỪA LỆNH BỘ TRƯỞNG”
FOR = f"(?:{'|'.join(_for(row) for row in _FOR_ROWS if not row.post)}|{_IN_WORDS}\\b)"
FOR_POST = (
    f"(?:{'|'.join(_for(row) for row in _FOR_ROWS)}|{_IN_WORDS}\\b)"  # also "Q.", which stands before a post only
)
POST = rf"(?:(?:{_capitals(_TABLE['before'])}\s+)*{_capitals(POSTS)})"
# In small letters, as texts of 1945–1960 and web pages have it: “KT. Bộ trưởng”, “Phó Chủ tịch UBND tỉnh”.
_SMALL_POST = re.compile(rf"(?:{FOR_POST}\s*)?{POST}(?!\w)[^.;:,!?\d]{{0,50}}", re.IGNORECASE)
ENACTOR = rf"(?:(?:PHÓ\s+)?{_capitals(ENACTORS)})"
SIGNED = re.compile(
    r"\(\s*(?:đã ký|ký|chữ ký)[^()]{0,40}\)|(?:Đã ký|Ký bởi)(?: tên)?(?:,? đóng dấu)?\s*:?", re.IGNORECASE
)

_SHORT = "|".join(
    re.escape(each).replace(r"\ ", r"\s?") for each in sorted(_TABLE["short"], key=lambda name: (-len(name), name))
)
RANK = (
    rf"(?:(?:{_SHORT})(?:\s?I{{1,2}})?(?:\s?[.,]\s?|\s+(?=(?:TS|BS|CK)))"
    rf"|{words(*_TABLE['titles'])}[,.]?\s+|{words(*_TABLE['ranks'])}\s+)"
)
# “Nguyễn Văn Ba”, “V. I. Lê-nin”, “Điểu K’Ré”, “Vàng A Ba”; “Y Thanh Hà Niê Kđăm” begins with a letter, “Nguyễn Văn A”
# ends with one.
_NAME = (
    rf"(?:[{UPPER}](?:['’‘][{UPPER}]?)?[{LOWER}]+(?:-[{UPPER}{LOWER}][{LOWER}]+)?|[A-ZĐ]\."
    rf"|[AYÊ](?=\s+[{UPPER}][{LOWER}]))"
)
PERSON = rf"(?:(?:{RANK})+(?=[{UPPER}]))?{_NAME}(?:\s+{_NAME}){{1,4}}(?:\s+[A-ZĐ](?!\w))?"
_PERSON = re.compile(PERSON)
_TITLES = re.compile(rf"(?:{RANK})+(?=[{UPPER}])")


def is_person(text: str) -> bool:
    """Whether a line could be nothing but a person's name.

    >>> is_person("Cao Thị Hải"), is_person("PGS.TS. Lê Văn An"), is_person("Nơi nhận"), is_person("Hà Nội, ngày 1")
    (True, True, False, False)
    >>> is_person("ký bởi: Lê Văn An"), is_person("1. Lê Văn An")
    (True, False)
    >>> (is_person("Y Thanh Hà Niê Kđăm"), is_person("Điểu K’Ré"), is_person("Nguyễn Văn A"), is_person("Lý A Tư"),
    ...  is_person("Khu A"))
    (True, True, True, True, False)
    """
    if text[:1].isdigit() or (text[:1].islower() and text[:1] not in "đk"):  # as most lines begin; “đã ký”, “ký bởi”
        return False
    return bool(_PERSON.fullmatch(_unsigned(text)))


def is_post_in_small(text: str) -> bool:
    """Whether a line can be a post that was not printed in capitals; above a name it is one.

    >>> [is_post_in_small(each) for each in ("KT. Bộ trưởng", "Phó Chủ tịch UBND tỉnh", "Giám đốc chịu trách nhiệm.")]
    [True, True, False]
    >>> is_post_in_small("chủ tịch"), is_post_in_small("BỘ TRƯỞNG")
    (False, False)
    """
    return text[:1].isupper() and not text.isupper() and bool(_SMALL_POST.fullmatch(text))


def is_person_in_capitals(text: str) -> bool:
    """Whether a line is likely a person's name in capitals.

    >>> is_person_in_capitals("NGUYỄN VĂN BA"), is_person_in_capitals("CHÁNH VĂN PHÒNG")
    (True, False)
    """
    return bool(_FAMILY_IN_CAPITALS.fullmatch(untitled(text)))


def untitled(text: str) -> str:
    """A person's name without the signature mark, titles and ranks.

    >>> untitled("(đã ký) Thiếu tướng Lê Văn An"), untitled("PGS.TS. Lê An")
    ('Lê Văn An', 'Lê An')
    """
    return _TITLES.sub("", _unsigned(text))


_OF_SIGNED = ("ký", "Ký", "KÝ", "kÝ")  # one stands in every mark of a signature


def _unsigned(text: str) -> str:
    """The words without the mark of a signature."""
    return (SIGNED.sub("", text) if holds_one(text, _OF_SIGNED) else text).strip()
