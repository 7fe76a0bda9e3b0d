"""Kinds of place with authorities of their own: province, district (until 30 June 2025), commune, by
tables/place_kinds.toml.

>>> tier("huyện"), tier("đặc khu"), tier("Thành phố"), tier("ấp")
(2, 3, 2, None)
>>> [each.name for each in at("2025-07-01") if each.tier > 1]
['xã', 'phường', 'đặc khu']
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import tables


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """One [[place]] of place_kinds.toml."""

    name: str
    tier: int
    short: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    party: str = ""
    letters: str = ""


ROWS = tables.rows("place_kinds", "place", PlaceKind)
NAMES = tuple(each.name for each in ROWS)
# As they stand before a name, without a stop.
WORDS = tuple(dict.fromkeys(w for each in ROWS for w in (each.name, *each.short) if not w.endswith(".")))
BELOW_PROVINCE = tuple(each.name for each in ROWS if each.tier > 1)
DISTRICTS = tuple(each.name for each in ROWS if each.tier == 2)
COMMUNES = tuple(each.name for each in ROWS if each.tier == 3)


def tier(word: str) -> int | None:
    """1 for a province, 2 for a district, 3 for a commune; a bare "thành phố" is a district's unless its name says
    more.
    """
    return next((each.tier for each in ROWS if each.name.lower() == word.lower()), None)


def at(date: str) -> tuple[PlaceKind, ...]:
    """The kinds that there were on a day (ISO)."""
    return tuple(each for each in ROWS if each.since <= date and (not each.until or date <= each.until))
