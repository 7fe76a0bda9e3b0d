"""Amending laws without a number: "Luật Doanh nghiệp sửa đổi 2025" is the law of that year that changes just that law.

Enters: the names under which laws are cited, and the laws that a numbered one changes by its title. Leaves: by which
the two are compared. Promise: only a law that changes the very same laws, no fewer and no more, is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..citations import names
from ..model import Document, Mention
from ..office import types
from ..office.patterns import compiled
from .identity import Family, family, name_key

_CHANGES = re.compile(
    r"(?:sửa đổi,? *(?:và )?bổ sung|sửa đổi|bổ sung)(?: (?:một số )?điều(?: và [\w ]{2,30}?)?)?(?: của)?(?: các)?(?= )",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"(?P<name>.+?) sửa đổi(?:, bổ sung)?", re.IGNORECASE)
_LAW = compiled(r"(?<!\w)‹statutes› ", re.IGNORECASE)
_SIGN = re.compile(r" số \d{1,4}/\d{4}/[A-ZĐ\d-]+| (?:ngày|năm) \d.*$", re.IGNORECASE)


def changed(name: str) -> frozenset[str] | None:
    """The laws that a law of this name changes, None when it is not the name of an amending law.

    >>> sorted(changed("sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở và Luật Giá"))
    ['dat dai', 'gia', 'nha o']
    >>> changed("Doanh nghiệp sửa đổi"), changed("sửa đổi các luật về thuế"), changed("Doanh nghiệp")
    (frozenset({'doanh nghiep'}), frozenset({'ve thue'}), None)
    >>> sorted(changed("Tổ chức chính phủ và Luật Tổ chức chính quyền địa phương sửa đổi"))
    ['to chuc chinh phu', 'to chuc chinh quyen dia phuong']
    >>> sorted(changed("sửa đổi, bổ sung một số điều của Luật Giá ngày 20 tháng 6 năm 2012, Luật Nhà ở năm 2014"))
    ['gia', 'nha o']
    """
    before, behind = _CHANGES.match(name), _CHANGED.fullmatch(name)
    if before is None and behind is None:
        return None
    said = name[before.end() :].strip() if before else behind["name"] if behind else ""
    listed = bool(_LAW.match(said)) or before is None  # else it says what they are about: "37 luật có liên quan đến …"
    if not listed and "luật" not in said.lower():
        return None
    pieces = [_SIGN.sub("", piece) for piece in (_LAW.split(said) if listed else (said,))]
    return frozenset(key for piece in pieces if (key := name_key(piece).removesuffix(" va")))


def by_titles(mentions: Iterable[Mention], document: Document) -> Iterator[tuple[Family, frozenset[str]]]:
    """The numbered amending laws that a document cites, each with the laws that their names or titles tell."""
    for each in mentions:
        if each.kind == "external" and each.number and each.type in types.LAWS:
            laws = changed(each.name or _title(each, document))
            if laws and (home := family(each, document)):
                yield home, laws


def by_histories(mentions: Sequence[Mention], document: Document) -> Iterator[tuple[Family, str]]:
    """The numbered laws that a text says have amended another, with that one's name: "Luật Giá số 11/2012/QH13 đã được
    sửa đổi, bổ sung một số điều theo Luật số 61/2014/QH13 và Luật số 64/2020/QH14".
    """
    head: Mention | None = None
    for each in mentions:
        if each.kind != "external" or each.type not in types.LAWS:
            continue
        if each.name:
            head = each
        elif head and head.block == each.block and each.number:
            between = document.blocks[each.block].passage.text[head.span[1] : each.span[0]]
            home = family(each, document) if _HISTORY.fullmatch(between) else None
            if home:
                yield home, name_key(head.name or "")


_HISTORY = re.compile(
    r" (?:đã )?được sửa đổi, bổ sung(?: một số điều)?(?: của)? (?:theo|bởi|tại) (?:Luật số [\w/]+(?:,| và) ){0,8}"
)


def _title(mention: Mention, document: Document) -> str:
    """What the words behind a number say that its law changes, as far as the names of laws reach."""
    behind = document.blocks[mention.block].passage.text[mention.span[1] :][:_LONGEST]
    title = _ISSUER.sub(" ", " " + " ".join(behind.split()))
    end = names.end_of("Luật", title, 0) if _CHANGES.match(title, 1) else None
    return title[:end].strip() if end else ""


_LONGEST = 1500  # letters of a title
_ISSUER = re.compile(r"^ (?:ngày [\d/ ]+(?:tháng \d+ năm \d+ )?)?(?:của Quốc hội )?(?:về (?:việc )?)?")
