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

from .model import Document, Work
from .office import types
from .office.alphabet import is_capitals
from .office.patterns import compiled

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
    meta = document.metadata
    return TitledWork(one_line(meta.type), one_line(meta.number), one_line(meta.title), meta.date or "")


def of_work(work: Work) -> TitledWork:
    """What is known of a work that is cited."""
    return TitledWork(one_line(work.type), one_line(work.number), one_line(work.name), work.date or work.year or "")


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
