"""Whose number it is: the place that belongs to a work's identity, where numbers start again in each place.

A body of the State or the Party as a whole has none; a province's is the province; of a body below the province it is
its own and its province's. Enters: a sign, the words of the issuer, the place of the text that holds the words. Leaves: a Seat.

    >>> seat("15/QĐ-UBND", "Ủy ban nhân dân xã Long Hồ, tỉnh Vĩnh Long", Seat())
    Seat(own='xã Long Hồ', province='Vĩnh Long')
    >>> seat("15/QĐ-UBND", "Ủy ban nhân dân tỉnh", Seat("xã Cái Nhum", "Vĩnh Long"))
    Seat(own='', province='Vĩnh Long')
    >>> seat("12/2020/NĐ-CP", "Chính phủ", Seat("", "Vĩnh Long"))
    Seat(own='', province='')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..citations import signs
from ..model import Document
from ..office import issuing_bodies, place_kinds, provinces
from ..office.patterns import compiled
from ..vietnamese import folded


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
_BELOW = "|".join(sorted((*place_kinds.BELOW_PROVINCE, "thành phố", "TP", "TX", "TT"), key=lambda word: -len(word)))
_NAME = r"(?:\d{1,2}(?!\w)|[‹U›][‹L›‹U›'-]*(?:\s+[‹U›][‹L›‹U›'-]*){0,4})"
_PLACE = compiled(rf"(?<!\w)(?P<kind>(?i:{_BELOW}))\.?\s+(?P<name>{_NAME})")
_OF_PARTY = compiled(rf"(?<!\w)(?P<kind>Huyện|Quận|Thị)\s+(?i:[ủu]ỷ|uy|[ủu]y)\s+(?P<name>{_NAME})")
_PROVINCE = compiled(rf"(?<!\w)(?i:tỉnh|thành\s+phố|TP\.?)\s+(?P<name>{_NAME}(?:\s+-\s+{_NAME})?)")
_OF_THE_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố)(?!\w)", re.IGNORECASE)
_KINDS = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "thị": "thị xã"}


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
    if printed.province or _OF_THE_PROVINCE.search(issuer or ""):
        return Seat("", printed.province or here.province)
    return Seat("", here.province)


def _is_local(sign: str) -> bool:
    return bool(issuing_bodies.of_letters(signs.body_sign(sign)) or signs.type_signs(sign))


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


def of_document(document: Document) -> Seat:
    """Where the body that issued a text sits."""
    about = document.metadata
    printed = of_words(" ".join(filter(None, (about.issuer, about.parent_issuer))))
    province = provinces.named(about.province or "") or printed.province or about.province or ""
    return Seat(printed.own, province)


def same(own: str, other: str) -> bool:
    """Whether two places below the province have one name.

    >>> same("xã Long Hồ", "Xã Long  Hồ"), same("xã Long Hồ", "phường Long Hồ")
    (True, False)
    """
    return key_of(own) == key_of(other)


def key_of(own: str) -> str:
    """By which places below the province are compared."""
    return re.sub(r"\W+", " ", folded(own)).strip()
