"""What a text and a cited work are called: by type and name where that is what people say, else by their number.

Enters: what is known of a text or a work. Leaves: the short name, what stands beside it, the name in full. A law, a
code, an ordinance and the constitution have a name by which they are known, and a year that tells them from others of
that name (Luật Ban hành văn bản quy phạm pháp luật: the name of a text is its type and what it is about); of all others
the number is what one says and what they are about stands beside. How a clause of a text is cited is said by
`addresses.cited`.

    >>> law = TitledWork("Luật", "38/2019/QH14", "Quản lý thuế", "2019-06-13")
    >>> short(law), beside(law), full(law)
    ('Luật Quản lý thuế 2019', 'số 38/2019/QH14', 'Luật Quản lý thuế số 38/2019/QH14')
    >>> plan = TitledWork("Kế hoạch", "30/KH-UBND", "Về cải cách hành chính", "2020-04-01")
    >>> short(plan), beside(plan), full(plan)
    ('Kế hoạch số 30/KH-UBND', 'Về cải cách hành chính', 'Kế hoạch số 30/KH-UBND')
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache

from ..model import Document, Work
from ..office import types
from ..office.alphabet import is_capitals
from ..office.patterns import compiled

MOST = 100  # letters of a name that one still says; a longer one lists what it amends
_YEAR = re.compile(r"(?:^|[/\s-])((?:19|20)\d\d)(?![\d.])")
_ABOUT_OTHERS = compiled(r"(?i)\b‹normative›\b")


@dataclass(frozen=True, slots=True)
class TitledWork:
    """What is known of a text or a work; "" where nothing is."""

    type: str = ""
    number: str = ""
    about: str = ""
    date: str = ""


def of_document(document: Document) -> TitledWork:
    """What is known of a text that is held."""
    meta, about = document.metadata, one_line(document.metadata.title)
    about = in_letters(about, document.source.text) if is_capitals(about) else about
    return TitledWork(one_line(meta.type), one_line(meta.number), about, meta.date or "")


def of_work(work: Work) -> TitledWork:
    """What is known of a work that is cited."""
    about = one_line(work.name)
    about = in_letters(about, "\n".join(work.names_as_printed)) if is_capitals(about) else about
    return TitledWork(one_line(work.type), one_line(work.number), about, work.date or work.year or "")


_BEFORE = re.compile(r"(?i)(?:về việc|v/v)\s+")
_TYPES = frozenset(
    type_.partition(" ")[0] for type_ in types.LAWS
)  # a name begins with them, so they keep their capital


@lru_cache(maxsize=65_536)  # a list of all texts asks for each of them
def in_letters(title: str, text: str) -> str:
    """A title in capitals with the letters that its words have where the text says them in a sentence; as it is when it
    never does: which words of it are names, capitals do not tell.

    >>> in_letters("BẾN XE", "LUẬT BẾN XE. Quốc hội ban hành Luật Bến xe."), in_letters("BẾN XE", "")
    ('Bến xe', 'BẾN XE')
    >>> in_letters("VỀ VIỆC PHÊ DUYỆT KẾ HOẠCH", "Điều 1. Phê duyệt Kế hoạch năm 2022")
    'Về việc phê duyệt Kế hoạch'
    """
    before = _BEFORE.match(title)
    words = title[before.end() :].split() if before else title.split()
    flat = one_line(text)
    if len(flat) != len(flat.lower()):  # a letter of another alphabet whose small form is two
        return title
    said = _pieced([word.lower() for word in words], flat, flat.lower())
    if not said:
        return title
    first = said[0].lower() if before else said[0].upper()
    return ("Về việc " if before else "") + first + said[1:]


def _pieced(words: list[str], text: str, low: str) -> str:
    """Words with the letters of the longest runs of them that stand in a text; "" unless each stands somewhere."""
    out, at = [], 0
    while at < len(words):
        runs = ((end, _said(" ".join(words[at:end]), text, low)) for end in range(len(words), at, -1))
        end, found = next((run for run in runs if run[1]), (at, ""))
        if not found:
            return ""
        out.append(found)
        at = end
    return " ".join(out)


def _said(words: str, text: str, low: str) -> str:
    """Words as a text has them within a sentence, else as one begins; "" when it has them in capitals only."""
    first, at = "", low.find(words)
    while at >= 0:
        found, end = text[at : at + len(words)], at + len(words)
        whole = not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        if whole and not is_capitals(found):
            if found[0].islower() or found.partition(" ")[0] in _TYPES:
                return found
            first = first or found
        at = low.find(words, end)
    return first


def one_line(text: str | None) -> str:
    """Text without line ends."""
    return " ".join((text or "").split())


def sign(known: TitledWork) -> str:
    """Type and number as one says them.

    >>> sign(TitledWork("Quyết định", "1663/QĐ-UBND"))
    'Quyết định số 1663/QĐ-UBND'
    """
    return " số ".join(filter(None, [known.type, known.number]))


def name(known: TitledWork, most: int = MOST) -> str:
    """Type and name of what is known by its name, "" for all else; a name in capitals says nothing of its letters.

    >>> name(TitledWork("Luật", "21/2012/QH13", "Sửa đổi, bổ sung một số điều của Luật Quản lý thuế"))
    'Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế'
    >>> name(TitledWork("Văn bản hợp nhất", "03/VBHN-VPQH", "Luật Thuế thu nhập cá nhân", "2024-09-16"))
    'Luật Thuế thu nhập cá nhân'
    >>> (name(TitledWork("Hiến pháp", "", "Nước Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ...  name(TitledWork("Luật", "", "HẢI QUAN")))
    ('Hiến pháp', '')
    """
    about = known.about
    if known.type == "Hiến pháp":
        return known.type
    if not about or len(about) > most or is_capitals(about) or not about[0].isalpha():
        return ""
    if known.type == types.CONSOLIDATED:
        return about if _begins_with_type(about) else ""
    if known.type not in types.LAWS:
        return ""
    if about.lower().startswith(known.type.lower() + " "):
        return about
    return f"{known.type} {about[0].lower() + about[1:] if about.lower().startswith('sửa đổi') else about}"


def _begins_with_type(about: str) -> bool:
    return any(about.startswith(type_ + " ") for type_ in types.LAWS)


def short(known: TitledWork) -> str:
    """The name that one says, with its year; of what has none the number, "" where there is neither.

    >>> short(TitledWork("Luật", "21/2012/QH13", "Sửa đổi, bổ sung một số điều của Luật Quản lý thuế", "2012-11-20"))
    'Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế (2012)'
    >>> short(TitledWork("Văn bản hợp nhất", "03/VBHN-VPQH", "Luật Thuế thu nhập cá nhân", "2024-09-16"))
    'Luật Thuế thu nhập cá nhân (hợp nhất 2024)'
    >>> short(TitledWork("Bộ luật", "45/2019/QH14", "Lao động")), short(TitledWork("Luật", "", "Du lịch"))
    ('Bộ luật Lao động 2019', 'Luật Du lịch')
    """
    called = name(known)
    if not called:
        return sign(known) if known.number else ""
    year = _year(known)
    if known.type == types.CONSOLIDATED:
        return f"{called} ({' '.join(filter(None, ['hợp nhất', year]))})"
    if not year or _YEAR.search(called):
        return called
    return f"{called} ({year})" if _ABOUT_OTHERS.search(called[len(known.type) :]) else f"{called} {year}"


def _year(known: TitledWork) -> str:
    """The year of a date, else the one that stands in the number."""
    found = _YEAR.search(known.number)
    return known.date[:4] or (found[1] if found else "")


def beside(known: TitledWork) -> str:
    """What stands beside the short name: the number of what is called by its name, else what it is about."""
    if name(known):
        return f"số {known.number}" if known.number else ""
    return known.about if known.number else ""


def full(known: TitledWork) -> str:
    """Name and number, which name one text and no other.

    >>> full(TitledWork("Văn bản hợp nhất", "03/VBHN-VPQH", "Luật Thuế thu nhập cá nhân", "2024-09-16"))
    'Luật Thuế thu nhập cá nhân (văn bản hợp nhất số 03/VBHN-VPQH)'
    """
    called = name(known)
    if known.type == types.CONSOLIDATED and called:
        number = f" số {known.number}" if known.number else ""
        return f"{called} ({known.type.lower()}{number})"
    return " số ".join(filter(None, [called or known.type, known.number]))


def cited_in_full(known: TitledWork, issuer: str | None) -> str:
    """A text as one cites it the first time: type, name, number, date, who issued it.

    >>> cited_in_full(TitledWork("Luật", "38/2019/QH14", "Quản lý thuế", "2019-06-13"), "Quốc hội")
    'Luật Quản lý thuế số 38/2019/QH14 ngày 13/6/2019 của Quốc hội'
    >>> cited_in_full(TitledWork("Quyết định", "1663/QĐ-UBND", "Về việc …", "2013-02-08"), None)
    'Quyết định số 1663/QĐ-UBND ngày 08/02/2013'
    """
    named = name(known, sys.maxsize) if known.type in types.LAWS else ""
    words = [named or known.type, f"số {known.number}" if known.number else ""]
    words += [f"ngày {date_in_words(known.date)}"] if known.date else []
    words += [f"của {issuer}"] if issuer and known.type else []
    return " ".join(filter(None, words))


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def date_in_words(date: str | None) -> str:
    """An ISO date as Vietnamese offices write it: day in two figures, the month with a nought only for 1 and 2 (Nghị
    định 30/2020).

    >>> date_in_words("2013-08-08"), date_in_words("2013"), date_in_words(None)
    ('08/8/2013', '2013', '')
    """
    match = _ISO.fullmatch(date or "")
    if not match:
        return date or ""
    year, month, day = match.groups()
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"
