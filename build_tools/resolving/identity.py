"""Which work a mention names: families of mentions that could be one work, and the works in each.

A family is type (of those that share numbers) + sign, or name, + province where numbers start again in each province.
Inside a family the date tells works apart. Enters: every document and its mentions. Leaves: a Register that gives the
one work, or the candidates, for a mention.
"""

from __future__ import annotations

import re

from .. import tables
from ..citations import forms, issuers, signs
from ..citations.known_names import canonical
from ..citations.names import CONGRESS, REVISED
from ..model import Document, Mention
from ..office.seats import NOWHERE, Seat, key_of
from ..vietnamese import folded, ordinal_value, roman
from . import whose

Family = tuple[str, str, str]  # type, sign or name, place


_SPACES = re.compile(r"\W+")


def name_key(name: str) -> str:
    """By which two printings of a name are compared.

    >>> name_key("Khoa học, công nghệ") == name_key("KH&CN") == name_key("Khoa học và công nghệ")
    True
    """
    return _SPACES.sub(" ", folded(_SHORT.sub(_spoken, canonical(name)))).strip()


_SHORT = re.compile(r"(?<![\w&/-])[A-ZĐ][A-ZĐ&]+(?![\w&/-])")


def _spoken(match: re.Match[str]) -> str:
    """What an abbreviation in a name stands for, when it is but one thing ("MTQG")."""
    meanings = tables.abbreviations().get(match[0].replace("&", ""), ())
    return meanings[0] if len(meanings) == 1 else match[0]


CONSTITUTION = "hien phap"  # it has no name but its type's


def place_of(where: Seat) -> str:
    """A seat as the place in a family: of a body below the province its own and, behind a bar, its province."""
    return f"{key_of(where.own)}|{where.province}" if where.own else where.province


_DONE_BY_ITS_ISSUER = ("sua-doi", "thay-the", "bai-bo", "dinh-chinh")


def seats_of(mention: Mention, document: Document) -> tuple[Seat, ...]:
    """Where the body may sit that gave a mention its number; nowhere when numbers do not start again in each place.
    Several where the text does not say which of the provinces it was that have since become one, or whether it was the
    commune itself or its province.
    """
    if mention.number is None or forms.kind(mention.form) == "standard":
        return (NOWHERE,)
    own = whose.of_document(document)
    here = whose.seat(mention.number, mention.issuer, own)
    if own.own and here.province and not mention.issuer and (levels := whose.levels(mention.number)):
        mine = levels == ("commune",) or mention.relation in _DONE_BY_ITS_ISSUER
        return (own,) if mine else (own, here)
    cited = mention.date or mention.year or signs.year(mention.number)
    names = whose.merged(mention.issuer, here, cited, document.metadata.date)
    if here.own and len(names) > 1:
        return (Seat(here.own),)
    return tuple(Seat(here.own, name) for name in names)


def seat_of(mention: Mention, document: Document) -> Seat:
    """The one seat of the body that gave a mention its number; that of the text itself where it may be several."""
    return seats_of(mention, document)[0]


def families(mention: Mention, document: Document) -> tuple[Family, ...]:
    """The families of which a number may be: one for each province that may have given it."""
    group = signs.group(mention.type, mention.number)
    sign = signs.key(mention.number or "")
    return tuple((group, sign, place_of(seat)) for seat in seats_of(mention, document))


def family(mention: Mention, document: Document) -> Family | None:
    """The family of a mention, None for one that names no work of its own."""
    if is_damaged(mention):
        return None
    if mention.number:
        meant = families(mention, document)
        return meant[0] if len(meant) == 1 else None
    return _named_family(mention, document)


def _named_family(mention: Mention, document: Document) -> Family | None:
    """The family of a work that is cited by its name."""
    group, kind = signs.group(mention.type, None), forms.kind(mention.form)
    if kind == "session":
        session = session_of(mention.name)
        return (group, f"trung uong {session[0]} khoa {session[1]}", "") if session else None
    if kind == "congress":
        return group, *_congress(mention.name or "", document.metadata.province or "")
    if mention.name is None and mention.type != "Hiến pháp":
        return None
    local = kind == "programme" and re.search(r"(?:của|địa bàn) tỉnh", mention.name or "")
    return group, name_key(_unrevised(mention)) or CONSTITUTION, (document.metadata.province or "") if local else ""


def is_damaged(mention: Mention) -> bool:
    """Whether the number cannot be read, or cannot be that of any work."""
    return forms.kind(mention.form) == "damaged" or bool(
        mention.number and not signs.is_possible(mention.number, mention.type)
    )


def is_full(mention: Mention) -> bool:
    """Whether more than a name says which work is meant."""
    return bool(mention.number or mention.date or mention.year)


def _unrevised(mention: Mention) -> str:
    """The name without "(sửa đổi)" where the year tells the new law from the old one."""
    name = mention.name or ""
    return REVISED.sub("", name) if mention.date or mention.year else name


def _congress(name: str, province: str) -> tuple[str, str]:
    """By which the resolutions of congresses are compared, and the province to which one belongs.

    >>> (_congress("Đại hội XIII của Đảng", "Nghệ An"),
    ...  _congress("của Đại hội Đảng bộ lần thứ XVIII của tỉnh", "Nghệ An"))
    (('dai hoi dang lan thu xiii', ''), ('dai hoi dang bo tinh lan thu xviii', 'Nghệ An'))
    """
    match = CONGRESS.match(" " + name)
    words = name_key(name)
    if not match or re.search(r"huyen|thanh pho|lan thu \d", words):
        return words, province
    local = re.search(r"dang bo|tinh", words)
    whose = "dang bo tinh" if local else "dang" if "dang" in words or "toan quoc" in words else ""
    key = f"dai hoi {whose} lan thu {(match['n'] or match['numeral']).lower()}" if whose else words
    return key, issuers.province(name) or province if local or not whose else ""


_SESSION_WORDS = re.compile(
    r"(?:lần thứ|lần|Trung ương|TW)(?: lần)?(?: thứ)? (?P<n>\d+|\w+(?: (?:một|hai|ba|bốn|lăm))?)\b(?: ?\(lần"
    r" (?P<again>\w+)\))?.*?kh[oó][áa] *(?P<term>[IVXLC]+)",
    re.IGNORECASE,
)


def session_of(words: str | None) -> tuple[int, str] | None:
    """The session and term that issued a resolution.

    >>> (session_of("Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)"),
    ...  session_of("Trung ương 2 (khoá VIII)"))
    ((6, 'XI'), (2, 'VIII'))
    """
    match = _SESSION_WORDS.search(words or "")
    if not match or roman(match["term"]) is None:
        return None
    word = match["n"].lower()
    number = int(word) if word.isdigit() else ordinal_value(word)
    return (number, match["term"].upper() + (f" lần {match['again']}" if match["again"] else "")) if number else None
