"""Seats: where a body sits, as its name says it: "Ủy ban nhân dân xã Long Hồ, tỉnh Vĩnh Long".

>>> of_words("Ủy ban nhân dân xã Long Hồ, tỉnh Vĩnh Long")
Seat(own='xã Long Hồ', province='Vĩnh Long')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..vietnamese import folded
from . import place_kinds, provinces
from .patterns import compiled


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a body sits: `own` of a body below the province ("xã Long Hồ"), its province, each "" when not known."""

    own: str = ""
    province: str = ""

    @property
    def words(self) -> str:
        """As a key names it."""
        return f"{self.own} {self.province}".strip()


NOWHERE = Seat()
COMMUNES_ANEW = "2025-07-01"  # districts ended, communes were formed anew (Luật 72/2025/QH15)
_BELOW = "|".join(sorted((*place_kinds.BELOW_PROVINCE, "thành phố", "TP", "TX", "TT"), key=lambda word: -len(word)))
_NAME = r"(?:\d{1,2}(?!\w)|[‹U›][‹L›‹U›'-]*(?:\s+[‹U›][‹L›‹U›'-]*){0,4})"
_PLACE = compiled(rf"(?<!\w)(?P<kind>(?i:{_BELOW}))\.?\s+(?P<name>{_NAME})")
_OF_PARTY = compiled(rf"(?<!\w)(?P<kind>Huyện|Quận|Thị)\s+(?i:[ủu]ỷ|uy|[ủu]y)\s+(?P<name>{_NAME})")
_PROVINCE = compiled(rf"(?<!\w)(?i:tỉnh|thành\s+phố|TP\.?)\s+(?P<name>{_NAME}(?:\s+-\s+{_NAME})?)")
_OF_THE_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)", re.IGNORECASE)
_KINDS = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thị": "thị xã"}


def speaks_of_the_province(issuer: str) -> bool:
    """Whether an issuer is the province's, named or not: "UBND tỉnh"."""
    return bool(_OF_THE_PROVINCE.search(issuer))


_KIND = re.compile(rf"(?<!\w)(?:{_BELOW})(?!\w)", re.IGNORECASE)


def kinds_of(words: str) -> tuple[str, ...]:
    """The kinds of place that words speak of: "UBND xã" of a commune, named or not.

    >>> kinds_of("Ban Pháp chế HĐND xã"), kind_of("thị trấn Mẫu"), kinds_of("UBND tỉnh")
    (('xã',), 'thị trấn', ())
    """
    found = (" ".join(match[0].lower().split()) for match in _KIND.finditer(words))
    return tuple(_KINDS.get(kind, kind) for kind in found)


def kind_of(own: str) -> str | None:
    """The kind of place of a body below the province."""
    return next(iter(kinds_of(own)), None)


def of_words(issuer: str) -> Seat:
    """What the words of an issuer say of its seat.

    >>> of_words("Huyện ủy Cái Bè"), of_words("UBND thành phố Hà Nội"), of_words("HĐND thành phố Thủ Đức")
    (Seat(own='huyện Cái Bè', province=''), Seat(own='', province='Hà Nội'), Seat(own='thành phố Thủ Đức', province=''))
    """
    own = province = ""
    for match in sorted([*_PLACE.finditer(issuer), *_OF_PARTY.finditer(issuer)], key=lambda found: found.start()):
        kind = " ".join(match["kind"].lower().split())
        kind = _KINDS.get(kind, kind)
        if kind == "thành phố" and provinces.named(match["name"]):
            continue
        own = own or f"{kind} {' '.join(match['name'].split())}"
    for match in _PROVINCE.finditer(issuer):
        province = province or provinces.named(match["name"]) or _shorter(match["name"]) or ""
    return Seat(own, province or ("" if own else _bare(issuer)))


def _shorter(name: str) -> str | None:
    """The province that the first words name, where a capital word follows ("tỉnh Thái Bình Khóa XVI")."""
    words = name.split()
    return next((found for n in range(len(words) - 1, 0, -1) if (found := provinces.named(" ".join(words[:n])))), None)


_NAMES = compiled(r"(?<![\w])‹provinces›(?!\w)")


def _bare(issuer: str) -> str:
    """A province named without its kind: "Tỉnh ủy Thái Bình", "Sở Nội vụ Hà Nội"."""
    match = _NAMES.search(issuer)
    return (provinces.named(match[0]) or "") if match else ""


def parted(one: Seat, other: Seat) -> bool:
    """Whether two seats cannot be one.

    >>> parted(Seat("xã Đồi Mẫu"), Seat("xã Bản Mẫu")), parted(Seat("xã Đồi Mẫu"), Seat("", "Thái Bình"))
    (True, False)
    """
    both = one.own and other.own
    return bool(both and key_of(one.own) != key_of(other.own)) or bool(
        one.province and other.province and one.province != other.province
    )


def key_of(own: str) -> str:
    """By which places below the province are compared.

    >>> key_of("Xã Đồi – Mẫu"), key_of("xã Đồi Mẫu") == key_of("xã Đồim ẫu")
    ('xa doi mau', False)
    """
    return re.sub(r"\W+", " ", folded(own)).strip()
