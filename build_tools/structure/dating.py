"""Dating: number, place and date of a text, from the boxes that print them.

Enters: the lines of the boxes. Leaves: values as printed, closed up; None for what is not said or cannot be.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from ..office.issuing_bodies import PARTY_LETTERS
from ..office.patterns import compiled

_SIGN = compiled(r"""
    (?: [Ss][ốôoỐÔO] (?: \s?/\s?No\.? )? \s* :? \s* | ^ )   # “Số/No.:” in two languages
    (?P<n> \d{1,5} (?: \.\d{1,3} )? [a-zA-Z]? )             # 66.22, 12a
    (?P<rest> \s* [-/–] \s* (?: \d{4} \s* / \s* )? [‹U›a-z] [\w&./–\- ]* )
    """, re.VERBOSE)  # fmt: skip
_BARE = re.compile(r"[Ss]ố\s*:?\s*(?P<n>\d{1,5}(?:\s*/\s*SL)?)\s*\.?$")


def number(lines: Sequence[str], consolidated: bool = False, bare: bool = False) -> str | None:
    """The number, closed up; State punctuation on a Party body is set right. `consolidated`: of several the one of the
    consolidated text; `bare`: a number without letters may stand alone, as the decrees of 1945 print it.

    >>> (number(["Số: 1663 /QĐ-UBND"]), number(["Luật số:", "71/2014/QH13"]), number(["Số 69/KL-TW"]),
    ...  number(["Số: … /2016/QH14"]))
    ('1663/QĐ-UBND', '71/2014/QH13', '69-KL/TW', None)
    >>> (number(["Số: 66.22/2030/NQ-CP"]), number(["Số: 61-CP"]), number(["Số: 951"], bare=True),
    ...  number(["Số: 1/2030/TTLT-BCA-", "BTP"]))
    ('66.22/2030/NQ-CP', '61-CP', '951', '1/2030/TTLT-BCA-BTP')
    """
    text = " ".join(lines)
    found = [_closed_up(match["n"] + _until_words(match["rest"])) for match in _SIGN.finditer(text)]
    own = [sign for sign in found if "VBHN" in sign] if consolidated else []
    if own or found:
        return (own or found)[0]
    alone = _BARE.search(text) if bare else None
    return re.sub(r"\s+", "", alone["n"]) if alone else None


def _closed_up(sign: str) -> str:
    bare = re.sub(r"\s+", "", sign).replace("–", "-").strip("-./")
    return re.sub(rf"^(\d+[a-zA-Z]?)/([A-ZĐa-z]+)-({PARTY_LETTERS})$", r"\1-\2/\3", bare)


def _until_words(rest: str) -> str:
    """The rest of a sign up to where words begin: blanks are kept only around its own marks."""
    words = rest.strip().split(" ")
    kept = [words[0]]
    for word in words[1:]:
        if not (kept[-1][-1:] in "-/–" or word[:1] in "-/–" or re.fullmatch(r"\d{1,2}", word)):
            break
        kept.append(word)
    return " ".join(kept)


_DAY = r"""
    ng[àa]y \s* (?P<d>\d{1,2}) \s* (?: th[áa]ng | [/.-] ) \s* (?P<m>\d{1,2}) \s* (?: n[ăa]m | [/.-] ) \s* (?P<y>\d{4})
    """
_PLACED = re.compile(
    rf"^ (?P<place> (?:Quận|Phường)\s\d{{1,2}} | [^\d,]{{2,40}}? ) \s* ,? \s* {_DAY}", re.VERBOSE | re.IGNORECASE
)
_UNDATED = re.compile(r"^([^\d,]{2,40}?)\s*,?\s*ng[àa]y\b")
_ADOPTED = re.compile(rf"thông\ qua \s+ {_DAY}", re.VERBOSE | re.IGNORECASE)
_DATED = re.compile(_DAY, re.VERBOSE | re.IGNORECASE)


def place_date(lines: Sequence[str], last: bool = False) -> tuple[str | None, str | None]:
    """Place and date of the first box that says both; of the last one, where a certification stands below the text.

    >>> place_date(["Hà Nội, ngày 05 tháng 4 năm 2019"]), place_date(["Hà Nội, ngày     tháng 4 năm 2019"])
    (('Hà Nội', '2019-04-05'), ('Hà Nội', None))
    >>> place_date(["Hà Nội, ngày 31 tháng 11 năm 2019"])
    ('Hà Nội', None)
    """
    found = [match for line in lines if (match := _PLACED.match(line))]
    if found:
        match = found[-1 if last else 0]
        return match["place"].strip(" ,"), iso(match)
    places = (_UNDATED.match(line) for line in lines)
    alone = next((day(line) for line in lines if line[:4].lower() in ("ngày", "ngay")), None)
    return next((m[1].strip(" ,") for m in places if m), None), alone


def iso(match: re.Match[str]) -> str | None:
    """A date as printed in figures; None for a day that no calendar has."""
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"])).isoformat()
    except ValueError:
        return None


def day(words: str) -> str | None:
    """A day as words say it.

    >>> day("NGÀY 05 THÁNG 02 NĂM 2004"), day("ngày 5/2/2004"), day("ngày 31/11/2004")
    ('2004-02-05', '2004-02-05', None)
    """
    match = _DATED.search(words)
    return iso(match) if match else None


def impossible(line: str) -> str | None:
    """The words of a date that no calendar has.

    >>> impossible("Hà Nội, ngày 31 tháng 11 năm 2019"), impossible("Hà Nội, ngày 30 tháng 11 năm 2019")
    ('ngày 31 tháng 11 năm 2019', None)
    """
    match = _DATED.search(line)
    return match[0].strip() if match and iso(match) is None else None


def adopted(text: str) -> str | None:
    """The day on which the Assembly or its Committee adopted a text, as its last sentence says."""
    found = list(_ADOPTED.finditer(text[-6000:]))
    return iso(found[-1]) if found else None


def year_in(sign: str) -> str | None:
    """The year that a number holds.

    >>> year_in("71/2014/QH13"), year_in("1663/QĐ-UBND")
    ('2014', None)
    """
    match = re.match(r"[\d.]+[a-zA-Z]?/((?:19|20)\d\d)/", sign)
    return match[1] if match else None
