"""Numbers and signs (số, ký hiệu): how they are printed, and the one form by which they are compared.

Enters: words of a canvas. Leaves: the normal form, and what the letters say of type and body.
Source: Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW; older texts as they stand.

    >>> read("1663 /QĐ-UBND"), read("69/KL-TW"), read("36/2006/CT-TTG")
    ('1663/QĐ-UBND', '69-KL/TW', '36/2006/CT-TTg')
    >>> type_signs("115/2005/NĐ-CP"), type_signs("5973/UBND-KT"), body_sign("25-CTr/TU"), year("115/2005/NĐ-CP")
    (('NĐ',), (), 'TU', '2005')
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..office import issuing_bodies, types
from ..office.alphabet import LOWER

# A part of a sign is capitals, with the small letters of TTg, CTr, TTr, TTh, TrS, QyĐ, QĐi, SLt and of capitals typed
# small.
_PART = (
    rf"[A-ZĐƯÔƠ](?:[A-ZĐƯÔƠ0-9&]|r(?![{LOWER}])|r(?=S)|[tT]?r(?![{LOWER}])|[gh](?![{LOWER}])|t(?=r(?![{LOWER}]))"
    rf"|(?<=QĐ)i(?![{LOWER}])|y(?=Đ)|t(?![{LOWER}]))*"
)
_NUMBER = r"\d{1,6}[a-zđ]?"
_YEAR = r"(?:19|20)\d\d"


def _closed() -> str:
    """Letters that may stand behind a dash with blanks around it, because they are nothing but a part of a sign."""
    letters = {body.sign for body in issuing_bodies.ROWS} | {sign for each in types.ROWS for sign in each.signs}
    return "|".join(sorted((re.escape(x) for x in letters if len(x) > 1), key=lambda x: (-len(x), x)))


_GAP = rf"(?:[/-]| ?[/-] ?(?=(?:{_closed()})\d{{0,2}}(?!\w))|(?<=[A-ZĐ])[/-] (?=[A-ZĐ]{{2,}}(?!\w)))"
_TAIL = rf"{_PART}(?:{_GAP}{_PART}){{0,9}}"
# A sign ends where no letter follows, or where the next word is glued to it ("NĐ-CPngày"); one that ends in a mark at
# the end of a line or cell is half of a sign, and none.
_END = r"(?:(?!\w)|(?=(?:ngày|của|về|có|và|được|quy định|hướng dẫn|sửa đổi|ban hành)(?!\w)))(?! ?[/-] ?(?:$|\x1f))"
_UNPARTED = rf"[/-]{_YEAR}(?=(?:UBTV)?QH\d{{1,2}}(?!\w))"  # "21/2017QH14": the mark between year and body is lost
SIGN = rf"{_NUMBER} ?(?:(?:[/-] ?{_YEAR} ?)?[/-] ?|{_UNPARTED}){_TAIL}{_END}(?:[-/]\d{{1,3}}(?!\d))?"
# Behind "số" a bare number with a year may be a law's ("số 75/2006/QH", or cut short); nothing else is a sign without
# letters.

_SPLIT = re.compile(r" ?[/-] ?")


@cache
def _spelled() -> dict[str, str]:
    """Known letters by their capitals: TTG → TTg."""
    known = {sign for each in types.ROWS for sign in each.signs} | {body.sign for body in issuing_bodies.ROWS}
    return {letters.upper(): letters for letters in known if letters != letters.upper()}


def parts(sign: str) -> list[str]:
    """Number and letters without what parts them."""
    return [part for part in _SPLIT.split(sign) if part]


_LOST_MARK = re.compile(rf"([/-]{_YEAR})(?=[A-Z])")


@lru_cache(maxsize=65_536)
def read(printed: str) -> str:
    """The normal form of a printed sign: closed up, letters as usual, the Party's punctuation before a Party body."""
    closed = _LOST_MARK.sub(r"\1/", _SPLIT.sub(lambda m: m[0].strip(), printed))
    pieces = re.split(r"([/-])", closed)
    pieces[2:] = [_spelled().get(piece.upper(), piece) for piece in pieces[2:]]
    return _party("".join(pieces))


_STATE_FORM = re.compile(rf"({_NUMBER})[/-]({_PART})[-/]({_PART})((?:-{_PART})*)")


def _party(sign: str) -> str:
    """ "69/KL-TW" → "69-KL/TW": the body decides the family, when the letters before it are a type."""
    match = _STATE_FORM.fullmatch(sign)
    if not match or not is_party(match[3]) or not _types_of(match[2]):
        return sign
    return f"{match[1]}-{match[2]}/{match[3]}{match[4]}"


def is_party(letters: str) -> bool:
    """Whether these letters are those of a body of the Party."""
    found = issuing_bodies.of_letters(letters)
    return bool(found and found.party)


_types_of = types.of_letters
_OF_SEVERAL = ("LB", "LT", "LN")  # liên bộ, liên tịch, liên ngành: printed with the type's letters or behind them


@lru_cache(maxsize=65_536)
def _letters(sign: str) -> tuple[str, ...]:
    """The letters of a sign without number and year; those of a joint text together ("06-TT/LB")."""
    found = tuple(part for part in parts(sign)[1:] if not re.fullmatch(_YEAR, part))
    joint = "".join(found[:2])
    return (joint, *found[2:]) if found[1:] and found[1] in _OF_SEVERAL and _types_of(joint) else found


def type_signs(sign: str) -> tuple[str, ...]:
    """The letters of a sign that stand for a type; behind a body's they stand for one of its units.

    >>> type_signs("06-TT/LB"), type_signs("123/UBND-KH"), type_signs("59-TC/TT")
    (('TTLB',), (), ('TC',))
    """
    letters = _letters(sign)
    if letters and not _types_of(letters[0]) and issuing_bodies.of_letters(letters[0]):
        return ()
    return tuple(part for part in letters if _types_of(part))[:1]


def type_names(sign: str) -> tuple[str, ...]:
    """The types that a sign's letters may stand for; a year in it speaks against the Party's (Thông tri, Quy định).

    >>> type_names("10/2021/TT-NHNN"), type_names("45/2019/QH14"), type_names("12-QĐ/TW")
    (('Thông tư',), (), ('Quyết định', 'Quy định'))
    """
    letters = type_signs(sign)
    names = _types_of(letters[0]) if letters else ()
    names = tuple(n for n in names if not (row := types.named(n)) or not row.of or len(names) == 1)
    if len(names) < 2:
        return names
    return names if is_party(body_sign(sign)) else names[:1] if names[0] in types.OF_THE_STATE else names


def body_sign(sign: str) -> str:
    """The letters of the issuing body: behind the type, or in front ("5973/UBND-KT")."""
    letters = _letters(sign)
    rest = letters[1:] if letters and _types_of(letters[0]) and len(letters) > 1 else letters
    return rest[0] if rest else ""


def year(sign: str) -> str | None:
    """The year inside a sign.

    >>> year("46/NQ-CP")
    """
    match = re.match(rf"{_NUMBER}[/-]({_YEAR})[/-]", sign)
    return match[1] if match else None


# The terms of the Quốc hội and the years in which they gave numbers.
_TERMS = {
    10: (1997, 2002),
    11: (2002, 2007),
    12: (2007, 2011),
    13: (2011, 2016),
    14: (2016, 2021),
    15: (2021, 2026),
    16: (2026, 2031),
}
_TERMED = re.compile(rf"{_NUMBER}/({_YEAR})/(?:[A-Z]+-)?(?:UBTV)?QH(\d{{1,2}})")


def is_possible(sign: str, type_: str | None) -> bool:
    """Whether a sign can be that of a work of a type: a law is of the Quốc hội, and of the term that sat in its year.

    >>> is_possible("59/2020/QH14", "Luật"), is_possible("143/2025/QH13", "Luật"), is_possible("59/2020/QOH14", "Luật")
    (True, False, False)
    >>> is_possible("15/2021/TT", "Thông tư"), is_possible("902/2025/NQLT", "Nghị quyết liên tịch")
    (False, True)
    """
    match = _TERMED.fullmatch(sign)
    if match:
        first, last = _TERMS.get(int(match[2]), (0, 9999))
        return first <= int(match[1]) <= last
    if _is_half(sign):
        return False
    return type_ not in types.ACTS or year(sign) is None or issuing_bodies.of_letters(body_sign(sign)) is not None


def _is_half(sign: str) -> bool:
    """Whether a sign with a year lacks the letters of its body ("15/2021/TT"); a joint text's and an án lệ's
    may.
    """
    letters = parts(sign)[2:]
    return (
        year(sign) is not None
        and len(letters) == 1
        and bool(_types_of(letters[0]))
        and letters[0][-2:] not in ("LT", "AL")
    )


def key(sign: str) -> str:
    """By which two spellings of a sign are compared: no leading zero, capitals, one mark for all that parts it.

    >>> key("05-NQ/TW") == key("5-NQ/TW"), key("61/CP") == key("61-CP")
    (True, True)
    """
    return sign.lstrip("0").upper().replace("/", "-").replace("-QĐI-", "-QĐ-")


def group(type_: str | None, sign: str | None) -> str:
    """The type whose numbers a work shares: that of its words, or of its sign's letters where they say otherwise.

    >>> group("Nội quy", "03/NQ-UBND"), group("Công văn", "123/UBND-KH"), group("Thông tư", "06-TT/LB")
    ('Nội quy', 'Công văn', 'Thông tư liên bộ')
    >>> group("Kết luận", "234-TB/TW"), group("Chương trình hành động", "25-CTr/TU"), group("Quy định", "12-QĐ/TW")
    ('Thông báo', 'Chương trình', 'Quy định')

    Letters that are a body's, too, say nothing against the words.

    >>> group("Thông tư", "70-TC/TCT"), group(None, "12-TC/TW")
    ('Thông tư', 'Thông cáo')
    """
    own = types.numbered_as(type_) or ""
    said = type_names(sign) if sign else ()
    letters = _letters(sign or "")
    a_body = bool(own and letters and issuing_bodies.of_letters(letters[0]))
    known = not said or own in said or a_body or any(types.has_letters(own, part) for part in letters)
    return own if known else said[0]
