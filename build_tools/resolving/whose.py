"""Whose number it is: the place that belongs to a work's identity, where numbers start again in each place.

A body of the State or the Party as a whole has none; a province's is the province; of a body below the province it is
its own and its province's. Enters: a sign, the words of the issuer, the place of the text that holds the words. Leaves:
a Seat.

    >>> seat("15/QĐ-UBND", "Ủy ban nhân dân xã Long Hồ, tỉnh Vĩnh Long", Seat())
    Seat(own='xã Long Hồ', province='Vĩnh Long')
    >>> seat("15/QĐ-UBND", "Ủy ban nhân dân tỉnh", Seat("xã Cái Nhum", "Vĩnh Long"))
    Seat(own='', province='Vĩnh Long')
    >>> seat("15/QĐ-UBND", "Ủy ban nhân dân xã", Seat("xã Cái Nhum", "Vĩnh Long"))
    Seat(own='xã Cái Nhum', province='Vĩnh Long')
    >>> seat("12/2020/NĐ-CP", "Chính phủ", Seat("", "Vĩnh Long"))
    Seat(own='', province='')
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..citations import signs
from ..model import Document
from ..office import issuing_bodies, provinces, seats
from ..office.seats import NOWHERE, Seat, of_words, speaks_of_the_province


def is_central(sign: str) -> bool:
    """Whether a sign is of a body of the State or the Party as a whole: number and year name the work by themselves."""
    body = issuing_bodies.of_letters(signs.body_sign(sign))
    return bool(body and not body.place)


def seat(sign: str, issuer: str | None, here: Seat) -> Seat:
    """The seat of the body that gave a number; what is not printed is that of the text itself (`here`)."""
    if is_central(sign) or signs.parts(sign)[1:] == [] or not _is_local(sign):
        return NOWHERE
    printed = of_words(issuer or "")
    if printed.own:
        return printed if printed.province else replace(printed, province=here.province)
    if here.own and not printed.province and seats.kind_of(here.own) in seats.kinds_of(issuer or ""):
        return here  # "Ủy ban nhân dân xã": this one
    if printed.province or speaks_of_the_province(issuer or ""):
        return Seat("", printed.province or here.province)
    return Seat("", here.province)


def levels(sign: str) -> tuple[str, ...]:
    """Where bodies that number with these letters sit, where not in the province alone.

    >>> levels("15/QĐ-UBND"), levels("02-CTr/ĐU"), levels("02-CTr/TU")
    (('commune', 'province'), ('commune',), ())
    """
    body = signs.body_sign(sign)
    return ("commune", "province") if body in _OF_BOTH else ("commune",) if body == "ĐU" else ()


_OF_BOTH = ("UBND", "HĐND", "MTTQ")


def merged(issuer: str | None, where: Seat, cited: str | None, today: str | None) -> tuple[str, ...]:
    """The provinces that may have given a number of a day, or of a year, when a text of a later day names none: the one
    of the text, or those of which it was formed since. `where`: the seat that the text itself suggests.

    >>> merged("Ủy ban nhân dân tỉnh", Seat("", "Vĩnh Long"), "2020-05-01", "2026-01-01")
    ('Bến Tre', 'Trà Vinh', 'Vĩnh Long')
    >>> [merged(None, Seat("", "Vĩnh Long"), "2020-05-01", today) for today in ("2021-01-01", None)]
    [('Vĩnh Long',), ('Vĩnh Long',)]
    >>> merged("UBND thành phố", Seat("", "Hồ Chí Minh"), "2025", "2026-01-01")
    ('Hồ Chí Minh',)
    >>> merged("Ban Tổ chức Thành ủy", Seat("", "Hồ Chí Minh"), "2025-04-08", "2025-10-09")
    ('Hồ Chí Minh',)
    """
    if not (where.province and cited and today) or of_words(issuer or "").province:
        return (where.province,)
    days = (cited,) if len(cited) > len("2025") else (f"{cited}-01-01", f"{cited}-12-31")
    found = [p for day in days for p in provinces.formed_of(where.province, min(day, today), today)]
    return tuple(dict.fromkeys(p.name for p in _so_called(issuer, found))) or (where.province,)


def _so_called(issuer: str | None, found: list[provinces.Province]) -> list[provinces.Province]:
    """Of some provinces the cities when the issuer is a city's, the others when it is a "tỉnh"; all when that says
    nothing.
    """
    words = (issuer or "").lower()
    city, province = bool(_CITY.search(words)), "tỉnh" in words
    return [p for p in found if (city if p.city else province)] or found


_CITY = re.compile(r"thành phố|thành [ủu][ỷy]")


def _is_local(sign: str) -> bool:
    return bool(issuing_bodies.of_letters(signs.body_sign(sign)) or signs.type_signs(sign))


def of_document(document: Document) -> Seat:
    """Where the body that issued a text sits."""
    about = document.metadata
    return _of_head(about.issuer, about.parent_issuer, about.province)


@lru_cache(maxsize=1024)  # asked for every number that a text cites
def _of_head(issuer: str | None, parent: str | None, stated: str | None) -> Seat:
    printed = of_words(", ".join(filter(None, (issuer, parent))))
    province = provinces.named(stated or "") or printed.province or stated or ""
    return Seat(printed.own, province)
