"""Metadata: what head and tail say of the document: type, number, issuer, place, date, title, signers, recipients.

Enters: the main part, its words, what the publisher and the head of a portal state. Leaves: model.Metadata; what is not
said is None, never a guess; and findings where the boxes contradict each other or what is stated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..metadata_fields import STATED
from ..model import CleanText, Finding, Metadata
from ..office import provinces, types
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..vietnamese import folded
from . import dating, issuing, signing
from .casing import found_in
from .facts import facts
from .frame import Part
from .frame_findings import differences, doubtful, unknown


def of_text(parts: Sequence[Part], clean: CleanText) -> tuple[Metadata, list[Finding]]:
    """What the main part says, with what the publisher states where the text is silent or unclear, and what the head of
    a portal states where both are silent.
    """
    part = parts[0]
    said = _said(part, _closing(parts))
    person = {name: value for name, value in clean.source.decisions.metadata if name in STATED}
    portal = {name: value for name, value in clean.stated if name in STATED}
    merged = {name: person.get(name) or getattr(said, name) or portal.get(name) for name in STATED}
    by = {name: _stated_by(name, person, said) for name, value in merged.items() if value}
    if not merged["issuer"]:
        _find_issuer(part, merged, by)
    by |= {name: "text" for name in ("signers", "recipients") if getattr(said, name)}
    about = Metadata(**merged, signers=said.signers, recipients=said.recipients, stated_by=tuple(by.items()))
    return about, [*differences(said, person), *unknown(person), *doubtful(part, about)]


def _find_issuer(part: Part, merged: dict[str, str | None], by: dict[str, str]) -> None:
    """The body that no header names: in whose name is signed, or whose letters alone end the number."""
    for words, name in (
        (issuing.signed_for(part, merged["province"]), "province"),
        (issuing.by_sign(merged["number"]), "number"),
    ):
        if words:
            merged["issuer"], by["issuer"] = words, by[name]
            return


def _stated_by(name: str, person: dict[str, str], said: Metadata) -> str:
    """Whose word a field is."""
    return "publisher" if person.get(name) or not getattr(said, name) else "text"


_TAIL = ("recipients", "signature")


def _closing(parts: Sequence[Part]) -> dict[str, list[str]]:
    """The lines of a tail that stands below the annexes: of a text without one, whose last annex has a whole one."""
    if len(parts) == 1 or any(role in _TAIL for _, role in parts[0].items):
        return {}
    lines = {name: [piece.text for piece, role in parts[-1].items if role == name] for name in _TAIL}
    signed = any(facts(line).person for line in lines["signature"]) and any(map(signing.is_post, lines["signature"]))
    return lines if signed and lines["recipients"] else {}


def _said(part: Part, closing: dict[str, list[str]]) -> Metadata:
    lines: dict[str, list[str]] = {**closing}
    for piece, role in part.items:
        lines.setdefault(role, []).append(piece.text)
    text = "\n".join(p.text for p, _ in part.items)
    consolidated = _is_consolidated(part, lines.get("number", []), text)
    number = dating.number(lines.get("number", []), consolidated, bare=part.type == "Sắc lệnh")
    place, date = dating.place_date(lines.get("place-date", []), last=consolidated)
    own_number, own_date = _own_name(lines.get("title", []))
    number, date = number or own_number, date or own_date
    place = _whole_place(part, place)
    type_ = _type(part, number, text, consolidated)
    title = _title(lines.get("title", []) or _above_type(part), part.type, text)
    title = _GLUED.sub("", title) if title and consolidated else title
    issuer, parent = issuing.issuers(part, title, text, consolidated)
    if not issuer:
        issuer = issuing.by_sign(number) if consolidated else _enacting(part, text)
    issuer = _as_placed(_with_marks(issuer, number), place)
    header, _ = issuing.headers(part)
    # in columns the motto stands between the lines of a name
    places = "\n".join([" ".join(lines.get("issuer", [])), text])
    return Metadata(
        type=type_,
        number=number,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        date=date or (dating.adopted(text) if part.type in _ADOPTED and not consolidated else None),
        title=_with_type(part.type, title) if part.type != type_ else title,
        province=issuing.province((issuer, parent, *header), number, place, lines.get("signature", []), places),
        signers=signing.signers(lines.get("signature", [])),
        recipients=signing.recipients(lines.get("recipients", [])),
    )


def _whole_place(part: Part, place: str | None) -> str | None:
    """The place whose first word a scan put on the line above: “Hà” / “Nội, ngày …”."""
    above = next((a.text for (a, _), (_, role) in pairwise(part.items) if role == "place-date"), "")
    whole = f"{above} {place}"
    return whole if place and " " not in place and provinces.named(whole) == whole else place


def _with_marks(issuer: str | None, number: str | None) -> str | None:
    """The body that a scan read without its marks, as the letters of the number name it.

    >>> _with_marks("Bo cong thương", "05/2018/TT-BCT"), _with_marks("Bộ Y tế", "05/2018/TT-BCT")
    ('Bộ Công Thương', 'Bộ Y tế')
    """
    known = issuing.by_sign(number) if issuer else None
    if not known or not issuer or folded(known) != folded(issuer):
        return issuer
    return known if sum(map(str.isascii, issuer)) > sum(map(str.isascii, known)) else issuer


_OF_KIND = compiled(r"(?:‹places›|TP)\b", re.IGNORECASE)  # “Thành phố Hồ Chí Minh”: its kind is small in a name


def _as_placed(issuer: str | None, place: str | None) -> str | None:
    """The body with the capitals of the place of signing, which its name may hold.

    >>> _as_placed("Chi cục Thuế khu vực từ sơn", "Từ Sơn")
    'Chi cục Thuế khu vực Từ Sơn'
    """
    if not issuer or not place or _OF_KIND.match(place):
        return issuer
    return re.sub(rf"(?<!\w){re.escape(place)}(?!\w)", place, issuer, flags=re.IGNORECASE)


_ADOPTED = {*types.LAWS, "Nghị quyết"}


_GLUED = re.compile(r"(?<=[^\W\d_])\d{1,2}$")  # the mark of a note


def _enacting(part: Part, text: str) -> str | None:
    issuer = issuing.enacting(text[:6000])
    return issuing.of_minister(issuer) if issuer and part.type == "Thông tư" else issuer


# ------------------------------------------------------------------ type and title


def _is_consolidated(part: Part, numbers: Sequence[str], text: str) -> bool:
    return (
        any("VBHN" in line for line in numbers)
        or bool(re.search(r"^VĂN BẢN HỢP NHẤT\b", text[:600], re.M))
        or any(facts(piece.text).certified and role == "text" for piece, role in part.items)
    )


def _type(part: Part, number: str | None, text: str, consolidated: bool) -> str | None:
    """The type by its own words; a letter has none and is known by its form."""
    if part.draft:
        return "Dự thảo"
    if consolidated:
        return types.CONSOLIDATED
    letter = re.search(r"^(V/[vV]\b|Kính gửi)", text[:3000], re.M) or re.search(r"-CV/", number or "")
    return part.type or ("Công văn" if letter else None)


def _with_type(type_: str | None, title: str | None) -> str | None:
    """The title of a consolidated text or a draft, which names the type that it is of."""
    if not title or not type_:
        return title
    return f"{type_} {title[:1].lower() + title[1:] if title[:3] == 'Về ' else title}"


_SUBJECTS = (
    "ve ",
    "sua doi",
    "quy dinh",
    "ban hanh",
    "huong dan",
    "phe duyet",
    "cong bo",
    "bai bo",
    "thanh lap",
    "tang cuong",
    "trien khai",
)


def _above_type(part: Part) -> list[str]:
    """The title of a text that a scan read above its type: the last line there that begins as titles do."""
    typed = next((n for n, (_, role) in enumerate(part.items) if role == "type"), 0)
    lines = (piece.text for piece, role in part.items[:typed] if role == "text")
    return [line for line in lines if folded(line).startswith(_SUBJECTS)][-1:]


_OWN_NAME = re.compile(
    r"^(?:CỦA|của)\s.{3,80}?\s(?P<number>(?:SỐ|số)\s\S+)\s"
    r"(?P<day>(?:NGÀY|ngày)\s(?:.{6,30}?\s(?:NĂM|năm)\s\d{4}|[\d/-]+))\s*"
)


def _own_name(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Number and date that stand in the title, behind the body: “CỦA BỘ TÀI CHÍNH SỐ 12/2004/QĐ-BTC NGÀY …”."""
    match = _OWN_NAME.match(re.sub(r"\s+", " ", " ".join(lines)).strip(" *_-–"))
    if not match:
        return None, None
    return dating.number([match["number"]]), dating.day(match["day"])


def _title(lines: Sequence[str], type_: str | None, text: str) -> str | None:
    """The title without the notes that portals put into it; in sentence case when the text has it so."""
    title = " ".join(lines)
    closed = title.rfind("]") + 1  # behind it nothing is closed
    title = re.sub(r"\[[^\]]*\]", " ", title[:closed]) + title[closed:]
    title = _OWN_NAME.sub("", re.sub(r"\s+", " ", title).strip(" *_-–"))
    title = issuing.OF.sub("", title).strip()  # “NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …”: the issuer, not the subject
    if title[:1] == "(" and title[-1:] == ")":  # “(Về việc …)”
        title = title[1:-1].strip()
    if not title or not is_capitals(title):
        return title or None
    named = found_in(f"{type_} {title}", text) if type_ else None
    found = named[len(type_ or "") + 1 :] if named else found_in(title, text, anywhere=True) or title
    return found[:1].upper() + found[1:]
