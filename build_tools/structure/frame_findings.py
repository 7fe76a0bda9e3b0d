"""Findings of the frame: what head and tail lack, where their boxes contradict each other or what the publisher writes,
and a text behind the signature.

Enters: the main part with what was read from it, or all parts. Leaves: findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from ..findings import finding
from ..model import Finding, Metadata
from ..office import provinces, types
from ..passages import whole_span
from . import dating, signing
from .bodies import key, without_post
from .facts import facts
from .frame import Part
from .stretches import Piece

_NAMES = {
    "type": "tên loại",
    "number": "số, ký hiệu",
    "issuer": "cơ quan ban hành",
    "date": "ngày ban hành",
    "title": "trích yếu",
    "province": "tỉnh, thành phố",
}


# What a text of a type does not say: a draft has neither number nor date yet.
_NEVER_SAID = {"Dự thảo": ("number", "date"), **dict.fromkeys(types.UNNUMBERED, ("number",))}


def missing(about: Metadata, doubts: Iterable[Finding]) -> Iterator[Finding]:
    """What a head should say and this one does not; `doubts`: what was told of it already."""
    told = " ".join(f"{each.code} {each.message}" for each in doubts if each.code in _OF_A_BOX)
    for name in ("type", "number", "issuer", "date", "title"):
        known = _NAMES[name] in told or (name == "date" and "date-impossible" in told)
        if getattr(about, name) is None and not known and name not in _NEVER_SAID.get(about.type or "", ()):
            yield finding("metadata-missing", None, None, f"Không đọc được {_NAMES[name]} từ văn bản.")


_OF_A_BOX = ("front-incomplete", "date-impossible")


def differences(said: Metadata, person: dict[str, str]) -> Iterator[Finding]:
    """What the publisher writes otherwise than the text prints it."""
    for name in ("type", "number", "date", "issuer", "province"):
        printed, stated = getattr(said, name), person.get(name)
        if printed and stated and _same(name, printed) != _same(name, stated):
            yield finding(
                "metadata-differs",
                None,
                None,
                f"Văn bản in {_NAMES[name]} là “{printed}”, người xuất bản ghi “{stated}”.",
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


def unknown(person: dict[str, str]) -> Iterator[Finding]:
    """What the publisher writes and no table knows."""
    type_, place = person.get("type"), person.get("province")
    if type_ and types.named(type_) is None:
        yield finding("metadata-unknown", None, None, f"Không có tên loại “{type_}” trong bảng tên loại văn bản.")
    if place and provinces.named(place) != place:
        yield finding("metadata-unknown", None, None, _advice(place))


_NAMED = re.compile(r"-(\d{1,5})-(?=[a-z]|\d{4}-)")  # in the name of a file: a number before the letters of a sign


def misnamed(slug: str, about: Metadata) -> Iterator[Finding]:
    """The name of the file tells of another number than the text prints: a digit of either was lost. The year that a
    name ends in (“luat-dau-tu-2020”) is no number.
    """
    named, printed = _NAMED.search(slug), re.match(r"\d+", about.number or "")
    if named and printed and int(named[1]) != int(printed[0]) and named[1] != (about.date or "")[:4]:
        told = f"Tên tệp {slug} ghi số {named[1]}, văn bản in {about.number}."
        yield finding("name-against-sign", None, None, told)


def _advice(place: str) -> str:
    known = provinces.named(place)
    return f"Không có tỉnh, thành phố “{place}” trong bảng." + (f" Hãy ghi “{known}”." if known else "")


def doubtful(part: Part, about: Metadata) -> Iterator[Finding]:
    """Boxes that say what cannot be."""
    for piece, role in part.items:
        if role == "place-date" and (words := dating.impossible(piece.text)):
            yield finding("date-impossible", *_span(piece), f"Không có {words}.")
    yield from _front(part, about)
    yield from _cut_title(part, about)
    year = dating.year_in(about.number or "")
    if year and about.date and about.date[:4] != year:
        told = f"Số, ký hiệu {about.number} ghi năm {year}, ngày ban hành là {about.date}."
        yield finding("date-against-sign", None, None, told)
    yield from _unnamed(part, about)
    yield from _without_post(part, about)
    yield from _unsigned(part, about)


_BOXES = (("number", "number"), ("issuer", "issuer"), ("date", "place-date"))


def _front(part: Part, about: Metadata) -> Iterator[Finding]:
    """A head without the name of the State or the Party, or one whose columns ran into each other so that a box is
    lost.
    """
    boxes = {role: piece for piece, role in reversed(part.items) if role}
    if not boxes:
        return
    silent = _NEVER_SAID.get(about.type or "", ())
    lost = [
        _NAMES[name] for name, box in _BOXES if getattr(about, name) is None and box not in boxes and name not in silent
    ]
    if "motto" not in boxes:
        told = "Phần đầu không có quốc hiệu hay tên Đảng: có thể đã rơi mất."
        yield finding("front-incomplete", *_span(part.items[0][0]), told)
    elif lost:
        told = f"Phần đầu có quốc hiệu hay tên Đảng mà không đọc được {', '.join(lost)}."
        yield finding("front-incomplete", *_span(boxes["motto"]), told)
    elif elsewhere := _read_elsewhere(part, about):
        told = f"Phần đầu có số, ký hiệu mà không có {', '.join(elsewhere)}: đọc theo chỗ khác trong văn bản."
        yield finding("front-incomplete", *_span(boxes["number"]), told)


def _read_elsewhere(part: Part, about: Metadata) -> list[str]:
    """What is known though the head, which bears a number, has no box for it."""
    head = {role for _, role in takewhile(lambda item: bool(item[1]), part.items)}
    if not {"number", "motto"} <= head or about.type in types.LAWS or _of_the_assembly(about):
        return []
    every = {role for _, role in part.items}
    return [_NAMES[name] for name, box in _BOXES[1:] if getattr(about, name) and box not in every]


def _of_the_assembly(about: Metadata) -> bool:
    """Whether it is the Assembly's, whose heads bear no day: it is said at the end, when it was passed."""
    return (about.issuer or "").endswith("Quốc hội")


_SMALL = re.compile(r"(?:[Vv]ề\b|[Vv]\s?/\s?[Vv]|của\b|số\b)")


def _cut_title(part: Part, about: Metadata) -> Iterator[Finding]:
    """A title whose first word begins small, as no title does but “về …”: what stood before it is lost."""
    first = next((piece for piece, role in part.items if role == "title"), None)
    if first and first.text[:1].islower() and not _SMALL.match(first.text):
        told = f"Trích yếu bắt đầu bằng chữ thường (“{first.text[:30]}…”): có thể đã rơi mất chữ đứng trước."
        yield finding("front-incomplete", *_span(first), told)
    title = about.title or ""
    if first and (_is_body(title, about) or (len(title) > _LONG and title[-1] in ".;")):
        told = f"“{title[:60]}{'…' if len(title) > 60 else ''}” được đọc là trích yếu mà không giống trích yếu."
        yield finding("front-incomplete", *_span(first), told)


_LONG = 250  # letters of a title


def _is_body(title: str, about: Metadata) -> bool:
    """Whether a title is the name of who issues, which stands where the title was lost."""
    return bool(about.issuer) and without_post(title) == without_post(about.issuer or "")


def _unnamed(part: Part, about: Metadata) -> Iterator[Finding]:
    """A signature that names no person."""
    posts = [piece for piece, role in part.items if role == "signature" and signing.is_post(piece.text)]
    if posts and not about.signers and about.type != "Dự thảo":
        yield finding("signature-unnamed", *_span(posts[-1]), f"Dưới “{posts[-1].text}” không đọc được tên người ký.")


def _without_post(part: Part, about: Metadata) -> Iterator[Finding]:
    """A name without the post of who signed."""
    names = [piece for piece, role in part.items if role == "signature" and facts(piece.text).person]
    if names and not any(signer.capacity for signer in about.signers):
        told = f"“{names[-1].text}” đứng một mình, không có chức vụ."
        yield finding("signature-incomplete", *_span(names[-1]), told)


_BODY = 20  # pieces of a text that is no excerpt


def _unsigned(part: Part, about: Metadata) -> Iterator[Finding]:
    """A text with a whole head, or with the mark of its end, and no signature at all."""
    roles = {role for _, role in part.items}
    body = [piece for piece, role in part.items if not role]
    if about.type == "Dự thảo" or not body or "signature" in roles or about.signers:
        return
    if body[-1].text.endswith("./.") or {"number", "motto"} <= roles or len(body) >= _BODY:
        lacks = "" if "recipients" in roles else "nơi nhận, "
        told = f"Không có {lacks}chức vụ và tên người ký: có thể đã rơi mất."
        yield finding("signature-incomplete", *_span(body[-1]), told)


def _span(piece: Piece) -> tuple[int, int]:
    return whole_span(piece.passage)


def loose(parts: Iterable[Part]) -> Iterator[Finding]:
    """A text behind the signature that no line announces."""
    for part in parts:
        if part.loose and part.items:
            start, end = _span(part.items[0][0])
            yield finding("text-after-signature", start, end, "Sau chữ ký còn một phần không có dòng nào gọi tên.")
