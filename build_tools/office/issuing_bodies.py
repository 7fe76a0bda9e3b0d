"""Bodies: who issues, by the letters in a number, by tables/issuing_bodies.toml.

>>> of_letters("UBTVQH15").sign, of_letters("BGD&ĐT").name, of_letters("XYZ")
('UBTVQH', 'Bộ Giáo dục và Đào tạo', None)
>>> scope("BYT"), scope("TW"), scope("UBND"), scope("TU"), scope("PCTT")
('state', 'party', 'local', 'local', None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .. import tables
from .spelling import words


@dataclass(frozen=True, slots=True)
class Body:
    """One row of issuing_bodies.toml."""

    sign: str
    name: str | None = None
    place: bool = False
    term: bool = False
    party: bool = False
    spoken: tuple[str, ...] = ()
    until: int | None = None


ROWS = tables.rows("issuing_bodies", "body", Body)
_BY_LETTERS = {each.sign.upper(): each for each in ROWS}
NAMES = tuple(dict.fromkeys(each.name for each in ROWS if each.name))
MINISTRIES = tuple(name for name in NAMES if name.startswith("Bộ "))
PARTY_LETTERS = "|".join(sorted((each.sign for each in ROWS if each.party), key=lambda sign: (-len(sign), sign)))
CENTRAL = tuple(dict.fromkeys(each.name for each in ROWS if each.name and not each.place))


_SPOKEN = tuple((each.sign.upper(), re.compile(words(*each.spoken), re.IGNORECASE)) for each in ROWS if each.spoken)


def named_in(text: str) -> frozenset[str]:
    """The letters of the great bodies that words name.

    >>> sorted(named_in("của Thủ tướng Chính phủ")), named_in("Ban Thường vụ Tỉnh uỷ"), named_in("Sở Y tế")
    (['CP', 'TTG'], frozenset({'TU'}), frozenset())
    """
    return frozenset(sign for sign, pattern in _SPOKEN if pattern.search(text))


@cache
def of_letters(letters: str) -> Body | None:
    """The body with these letters; a term number behind them ("QH15") is taken off where the body has terms."""
    letters = letters.upper().replace("&", "")
    if found := _BY_LETTERS.get(letters):
        return found
    termed = _BY_LETTERS.get(letters.rstrip("0123456789"))
    return termed if termed and termed.term else None


def scope(letters: str) -> str | None:
    """Whose body it is: "state" or "party" as a whole, "local" where each place has its own; None when unknown."""
    found = of_letters(letters)
    if found is None:
        return None
    return "local" if found.place else "party" if found.party else "state"
