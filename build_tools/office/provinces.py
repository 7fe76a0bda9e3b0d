"""Provinces and centrally run cities by date, by tables/provinces.toml: 63 until 30 June 2025, 34 since.

>>> len(at("2025-06-30")), len(at("2025-07-01"))
(63, 34)
>>> heirs("Thái Bình", "2026-01-01"), heirs("Thái Bình", "2020-01-01"), heirs("Hà Nam Ninh", "2026-01-01")
(('Hưng Yên',), ('Thái Bình',), ('Ninh Bình',))
>>> named("TP. Hồ Chí Minh"), named("tỉnh Đắc Lắc"), named("Thừa Thiên - Huế"), named("Paris")
('Hồ Chí Minh', 'Đắk Lắk', 'Thừa Thiên Huế', None)
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .. import tables
from ..errors import Refusal
from ..vietnamese import folded


@dataclass(frozen=True, slots=True)
class Province:
    """One row of provinces.toml: a province or centrally run city in one of its times."""

    name: str
    since: str = ""
    until: str = ""
    into: tuple[str, ...] = ()
    city: bool = False
    aliases: tuple[str, ...] = ()


_KIND = re.compile(r"\s*(?:tỉnh|thành\s+phố|t\s?p\s?\.?)\s*", re.IGNORECASE)


@cache
def rows() -> tuple[Province, ...]:
    """Every time of every province, the earlier before the later; raises Refusal for an heir that did not follow."""
    found = tuple(sorted(tables.rows("provinces", "province", Province), key=lambda each: each.until or "9999"))
    for each in found:
        after = {other.name for other in found if other.since <= day_after(each.until) <= (other.until or "9999")}
        if wrong := [name for name in each.into if name not in after]:
            raise Refusal("provinces.toml", f"“{each.name}” thành “{wrong[0]}”, mà ngày sau đó không có", "sửa into")
    return found


def day_after(day: str) -> str:
    """The day after a day; "" for none."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat() if day else ""


@cache
def names() -> tuple[str, ...]:
    """Names of provinces, past and present."""
    return tuple(dict.fromkeys(each.name for each in rows()))


@cache
def _keys() -> dict[str, str]:
    return {_key(printed): each.name for each in rows() for printed in (*each.aliases, each.name)}


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(name)).strip()


def named(printed: str) -> str | None:
    """The province that words name, with or without "tỉnh", "TP.", in any spelling; None for another place."""
    return _keys().get(_key(_KIND.sub("", printed, count=1) if _KIND.match(printed) else printed))


def at(date: str) -> tuple[Province, ...]:
    """The provinces that there were on a day (ISO)."""
    return tuple(each for each in rows() if each.since <= date and (not each.until or date <= each.until))


@cache
def _last_end() -> str:
    """The last day on which a province stood that was changed then."""
    return max(each.until for each in rows())


def existed(name: str, date: str) -> bool:
    """Whether there was a province of that name on a day.

    >>> existed("Hà Tây", "2007-05-01"), existed("Hà Tây", "2009-05-01"), existed("Huế", "2024-05-01")
    (True, False, False)
    """
    return any(each.name == name for each in at(date))


def heirs(name: str, date: str, of: str = "") -> tuple[str, ...]:
    """What a province had become on a day: itself while it stood; several where it was parted; () for no province.

    `of`: a day on which the name was used; it tells two times of one name apart.

    >>> heirs("Hậu Giang", "2026-01-01"), heirs("Hậu Giang", "2000-01-01", of="1985-05-01")
    (('Cần Thơ',), ('Cần Thơ', 'Sóc Trăng'))
    """
    return tuple(dict.fromkeys(_heirs(name, date, of)))


def _heirs(name: str, date: str, of: str) -> Iterator[str]:
    times = [each for each in rows() if each.name == name and (not of or each.since <= of <= (each.until or "9999"))]
    if not times:
        return
    then = times[-1]
    if not then.until or date <= then.until:
        yield name
        return
    for after in then.into:
        yield from _heirs(after, date, day_after(then.until))


def parts(name: str, date: str) -> tuple[str, ...]:
    """The provinces that had become a part of one by a day, itself among them where it stood before.

    >>> parts("Ninh Bình", "2025-07-01")
    ('Hà Nam', 'Nam Định', 'Ninh Bình')
    """
    here = {each.name for each in at(min(date, _last_end()))}
    return tuple(sorted(each for each in here if name in heirs(each, date)))


@lru_cache(maxsize=4096)
def formed_of(name: str, then: str, now: str) -> tuple[Province, ...]:
    """The provinces of a day of which one of a later day was formed: itself, where it was not changed.

    >>> [[p.name for p in formed_of("Vĩnh Long", then, "2026-01-01")] for then in ("2020-01-01", "2025-07-01")]
    [['Bến Tre', 'Trà Vinh', 'Vĩnh Long'], ['Vĩnh Long']]
    """
    if then > _last_end():  # no province has changed since
        return tuple(each for each in at(then) if each.name == name)
    found = (each for each in at(then) if name in heirs(each.name, now, of=then))
    return tuple(sorted(found, key=lambda each: each.name))


def renewed(name: str, one: str, other: str) -> bool:
    """Whether between two days a province was made anew of several, so that its numbers began again.

    >>> [renewed(name, "2025-02-01", "2025-09-01") for name in ("Hưng Yên", "Cao Bằng")]
    [True, False]
    """
    then, now = sorted((one, other))
    return len(formed_of(name, then, now)) > 1
