"""Metadata: what head and tail say of the document: type, number, issuer, place, date, title, signers, recipients.

Enters: the main part and the publisher's decisions. Leaves: model.Metadata; what is not said is None, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Decisions, Metadata, Signer
from .frame import Part, is_name
from .pieces import is_capitals

FIELDS = ("type", "number", "issuer", "parent_issuer", "place", "date", "title", "province", "source_url")
_SIGN = re.compile(r"[Ss][Ốố]\s*:?\s*(?P<n>\d{1,5}[a-z]?\s*[-/–]\s*[\wĐđ&./–\- ]*[\wĐđ])")
_DATE = re.compile(r"^(?P<place>[^\d,]{2,40}?),?\s*ngày\s*(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>\d{4})", re.I)
_PROVINCE = re.compile(r"(?:tỉnh|tỉnh [uủ][ỷy]|thành phố|thành [uủ][ỷy])\s+(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,3})", re.I)


def of_text(part: Part, decisions: Decisions) -> Metadata:
    """What the main part says, with what the publisher states where the text is silent."""
    said = _said(part)
    stated = {key: value for key, value in decisions.metadata if key in FIELDS}
    found = {key: getattr(said, key) for key in FIELDS}
    merged = {key: stated.get(key) or value for key, value in found.items()}
    by = {key: "publisher" if stated.get(key) else "text" for key, value in merged.items() if value}
    for key in ("signers", "recipients"):
        if getattr(said, key):
            by[key] = "text"
    return Metadata(**merged, signers=said.signers, recipients=said.recipients, stated_by=tuple(by.items()))


def _said(part: Part) -> Metadata:
    lines = {role: [p.text for p, r in part.items if r == role] for role in {r for _, r in part.items}}
    place, date = _place_date(lines.get("place-date", []))
    issuer = _issuer(lines.get("issuer", []))
    return Metadata(
        type=part.type,
        number=_number(lines.get("number", [])),
        issuer=issuer,
        place=place,
        date=date,
        title=" ".join(lines.get("title", [])) or None,
        province=_province(issuer),
        signers=_signers(lines.get("signature", [])),
        recipients=_recipients(lines.get("recipients", [])),
    )


def _number(lines: Sequence[str]) -> str | None:
    """The number, closed up.

    >>> _number(["Số: 1663 /QĐ-UBND"])
    '1663/QĐ-UBND'
    """
    for line in lines:
        match = _SIGN.search(line)
        if match:
            return re.sub(r"\s+", "", match["n"]).replace("–", "-")
    return None


def _place_date(lines: Sequence[str]) -> tuple[str | None, str | None]:
    for line in lines:
        match = _DATE.match(line)
        if match:
            return match["place"].strip(" ,"), f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    return None, None


_NAMES = ("Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân", "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Chủ tịch", "Thủ tướng", "Bộ trưởng", "Ủy ban", "Văn phòng")


def in_sentence_case(capitals: str) -> str:
    """Words printed in capitals as they are written in a sentence, as far as the rules of names tell.

    >>> in_sentence_case("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH"), in_sentence_case("TỈNH UỶ CAO BẰNG")
    ('Chủ tịch Ủy ban nhân dân tỉnh Thái Bình', 'Tỉnh uỷ Cao Bằng')
    """
    if not is_capitals(capitals):
        return capitals
    text = capitals.lower()
    for name in _NAMES:
        text = re.sub(rf"\b{name.lower()}\b", name, text)
    text = re.sub(r"\b(tỉnh|thành phố|huyện|quận|tỉnh [uủ][ỷy]|thành [uủ][ỷy]) ((?![uủ][ỷy]\b)[^\W\d_]+(?: [^\W\d_]+){0,3})", lambda m: f"{m[1]} {m[2].title()}", text, flags=re.I)
    text = re.sub(r"\bbộ ([^\W\d_]+)", lambda m: f"Bộ {m[1].capitalize()}", text)
    return text[:1].upper() + text[1:]


def _issuer(lines: Sequence[str]) -> str | None:
    lines = [line for line in lines if len(line) > 3]
    return in_sentence_case(lines[-1]) if lines else None


def _province(issuer: str | None) -> str | None:
    match = _PROVINCE.search(issuer or "")
    return match["name"].title() if match else None


def _recipients(lines: Sequence[str]) -> tuple[str, ...]:
    names = (re.sub(r"^(Nơi\s+nhận\s*:?|[-–+•*]+)\s*", "", line, flags=re.I).strip() for line in lines)
    return tuple(name[:-1].rstrip() if name.endswith((";", ",")) else name for name in names if name)


def _signers(lines: Sequence[str]) -> tuple[Signer, ...]:
    """Capacity lines up to a name, again and again."""
    signers: list[Signer] = []
    capacity: list[str] = []
    for line in lines:
        if is_name(line) and not is_capitals(line):
            signers.append(Signer(" / ".join(capacity) or None, line))
            capacity = []
        elif is_capitals(line) and len(line) > 2:
            capacity.append(line)
    return tuple(signers)
