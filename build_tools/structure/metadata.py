"""Metadata: what head and tail say of the document: type, number, issuer, place, date, title, signers, recipients.

Enters: the main part, its words, what the publisher and the head of a portal state. Leaves: model.Metadata; what is not
said is None, never a guess; and findings where the boxes contradict each other or what is stated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..findings import finding
from ..model import CleanText, Finding, Metadata
from ..office import provinces, types
from ..office.alphabet import is_capitals
from ..passages import raw_span
from . import dating, issuing, signing
from .bodies import key, without_post
from .casing import found_in
from .facts import facts
from .forms import CONSOLIDATED
from .frame import Part
from .stretches import Piece

FIELDS = ("type", "number", "issuer", "parent_issuer", "place", "date", "title", "province", "source_url")


def of_text(part: Part, clean: CleanText) -> tuple[Metadata, list[Finding]]:
    """What the main part says, with what the publisher states where the text is silent or unclear, and what the head of a
    portal states where both are silent.
    """
    said = _said(part)
    person = {name: value for name, value in clean.source.decisions.metadata if name in FIELDS}
    portal = {name: value for name, value in clean.stated if name in FIELDS}
    merged = {name: person.get(name) or getattr(said, name) or portal.get(name) for name in FIELDS}
    by = {
        name: "publisher" if person.get(name) or not getattr(said, name) else "text"
        for name, value in merged.items()
        if value
    }
    if not merged["issuer"]:
        merged["issuer"] = issuing.signed_for(part, merged["province"])
        by |= {"issuer": by["province"]} if merged["issuer"] else {}
    by |= {name: "text" for name in ("signers", "recipients") if getattr(said, name)}
    about = Metadata(**merged, signers=said.signers, recipients=said.recipients, stated_by=tuple(by.items()))
    return about, [*_differences(said, person), *_unknown(person), *_doubtful(part, about)]


def _said(part: Part) -> Metadata:
    lines: dict[str, list[str]] = {}
    for piece, role in part.items:
        lines.setdefault(role, []).append(piece.text)
    text = "\n".join(p.text for p, _ in part.items)
    consolidated = _is_consolidated(part, lines.get("number", []), text)
    number = dating.number(lines.get("number", []), consolidated, bare=part.type == "Sắc lệnh")
    place, date = dating.place_date(lines.get("place-date", []), last=consolidated)
    type_ = _type(part, number, text, consolidated)
    title = _title(lines.get("title", []), part.type, text)
    title = _GLUED.sub("", title) if title and consolidated else title
    issuer, parent = issuing.issuers(part, title, text, consolidated)
    if not issuer:
        issuer = issuing.by_sign(number) if consolidated else _enacting(part, text)
    header, _ = issuing.headers(part)
    return Metadata(
        type=type_,
        number=number,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        date=date or (dating.adopted(text) if part.type in _ADOPTED and not consolidated else None),
        title=_with_type(part.type, title) if part.type != type_ else title,
        province=issuing.province((issuer, parent, *header), number, place, lines.get("signature", []), text),
        signers=signing.signers(lines.get("signature", [])),
        recipients=signing.recipients(lines.get("recipients", [])),
    )


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
        return CONSOLIDATED
    letter = re.search(r"^(V/[vV]\b|Kính gửi)", text[:3000], re.M) or re.search(r"-CV/", number or "")
    return part.type or ("Công văn" if letter else None)


def _with_type(type_: str | None, title: str | None) -> str | None:
    """The title of a consolidated text or a draft, which names the type that it is of."""
    if not title or not type_:
        return title
    return f"{type_} {title[:1].lower() + title[1:] if title[:3] == 'Về ' else title}"


_OWN_NAME = re.compile(
    r"^(?:CỦA|của)\s.{3,80}?\s(?:SỐ|số)\s\S+\s(?:NGÀY|ngày)\s(?:.{6,30}?\s(?:NĂM|năm)\s\d{4}|[\d/-]+)\s*"
)


def _title(lines: Sequence[str], type_: str | None, text: str) -> str | None:
    """The title without the notes that portals put into it; in sentence case when the text has it so."""
    title = " ".join(lines)
    closed = title.rfind("]") + 1  # behind it nothing is closed
    title = re.sub(r"\[[^\]]*\]", " ", title[:closed]) + title[closed:]
    title = _OWN_NAME.sub("", re.sub(r"\s+", " ", title).strip(" *_-–"))
    title = issuing.OF.sub("", title).strip()  # “NGHỊ QUYẾT / CỦA BỘ CHÍNH TRỊ / về …”: the issuer, not the subject
    if not title or not is_capitals(title):
        return title or None
    named = found_in(f"{type_} {title}", text) if type_ else None
    found = named[len(type_ or "") + 1 :] if named else found_in(title, text, anywhere=True) or title
    return found[:1].upper() + found[1:]


# ------------------------------------------------------------------ findings

_NAMES = {
    "type": "tên loại",
    "number": "số, ký hiệu",
    "issuer": "cơ quan ban hành",
    "date": "ngày ban hành",
    "title": "trích yếu",
    "province": "tỉnh, thành phố",
}


def missing(about: Metadata) -> Iterator[Finding]:
    """What a head should say and this one does not."""
    for name in ("type", "number", "issuer", "date", "title"):
        if getattr(about, name) is None:
            yield finding("metadata-missing", None, None, f"Không đọc được {_NAMES[name]} từ văn bản.")


def _differences(said: Metadata, person: dict[str, str]) -> Iterator[Finding]:
    """What the publisher writes otherwise than the text prints it."""
    for name in ("type", "number", "date", "issuer", "province"):
        printed, stated = getattr(said, name), person.get(name)
        if printed and stated and _same(name, printed) != _same(name, stated):
            yield finding(
                "metadata-differs", None, None, f"Văn bản in {_NAMES[name]} là “{printed}”, bạn ghi “{stated}”."
            )


def _same(name: str, value: str) -> str:
    """A value as it is compared: spelling and, of a body, the post that acts for it do not matter."""
    if name == "number":
        return re.sub(r"\s", "", value).lower().lstrip("0")
    if name == "issuer":
        return without_post(value)
    if name == "province":
        return provinces.named(value) or value
    return key(value)


def _unknown(person: dict[str, str]) -> Iterator[Finding]:
    """What the publisher writes and no table knows."""
    type_, place = person.get("type"), person.get("province")
    if type_ and types.named(type_) is None:
        yield finding("metadata-unknown", None, None, f"Không có tên loại “{type_}” trong bảng tên loại văn bản.")
    if place and provinces.named(place) != place:
        yield finding("metadata-unknown", None, None, _advice(place))


def _advice(place: str) -> str:
    known = provinces.named(place)
    return f"Không có tỉnh, thành phố “{place}” trong bảng." + (f" Hãy ghi “{known}”." if known else "")


def _doubtful(part: Part, about: Metadata) -> Iterator[Finding]:
    """Boxes that say what cannot be."""
    for piece, role in part.items:
        if role == "place-date" and (words := dating.impossible(piece.text)):
            yield finding("date-impossible", *_span(piece), f"Không có {words}.")
    yield from _front(part, about)
    year = dating.year_in(about.number or "")
    if year and about.date and about.date[:4] != year:
        told = f"Số, ký hiệu {about.number} ghi năm {year}, ngày ban hành là {about.date}."
        yield finding("date-against-sign", None, None, told)
    yield from _unnamed(part, about)


_BOXES = (("number", "number"), ("issuer", "issuer"), ("date", "place-date"))
_WITHOUT_NUMBER = ("Hiến pháp", "Dự thảo", "Điều lệ")


def _front(part: Part, about: Metadata) -> Iterator[Finding]:
    """A head without the name of the State or the Party, or one whose columns ran into each other so that a box is lost."""
    head = [(piece, role) for piece, role in part.items if role]
    if not head or not part.items:
        return
    mottos = [piece for piece, role in head if role == "motto"]
    boxes = {role for _, role in head}
    lost = [name for name, box in _BOXES if getattr(about, name) is None and box not in boxes]
    lost = [name for name in lost if name != "number" or about.type not in _WITHOUT_NUMBER]
    if not mottos:
        told = "Phần đầu không có quốc hiệu hay tên Đảng: có thể đã rơi mất."
        yield finding("front-incomplete", *_span(part.items[0][0]), told)
    elif lost:
        told = f"Phần đầu có quốc hiệu hay tên Đảng mà không đọc được {', '.join(_NAMES[name] for name in lost)}."
        yield finding("front-incomplete", *_span(mottos[0]), told)


def _unnamed(part: Part, about: Metadata) -> Iterator[Finding]:
    """A signature that names no person."""
    posts = [piece for piece, role in part.items if role == "signature" and signing.is_post(piece.text)]
    if posts and not about.signers:
        yield finding("signature-unnamed", *_span(posts[-1]), f"Dưới “{posts[-1].text}” không đọc được tên người ký.")


def _span(piece: Piece) -> tuple[int, int]:
    return raw_span(piece.passage, 0, len(piece.passage.text))


def loose(parts: Iterable[Part]) -> Iterator[Finding]:
    """A text behind the signature that no line announces."""
    for part in parts:
        if part.loose and part.items:
            start, end = _span(part.items[0][0])
            yield finding("text-after-signature", start, end, "Sau chữ ký còn một phần không có dòng nào gọi tên.")
