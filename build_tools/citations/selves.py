"""What a text calls itself and what is attached to it: "Quyết định này", "Kế hoạch này", and the bare "Kế hoạch" of a plan.

Enters: a canvas and the types of the document's components. Leaves: Found values; `own` says whether it is the text in which
the words stand ("self"), one that is attached to it or to which it is attached ("attachment"), or neither ("").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .. import tables
from .found import Found, Spans
from .works import HEAD, first_of_sentence, type_of

_THIS = re.compile(r" +(?:này|nầy)(?![\wÀ-ỹ])", re.IGNORECASE)
_ABOVE = re.compile(r" +(?:nói trên|nêu trên|trên đây)(?![\wÀ-ỹ])", re.IGNORECASE)

# A bare capital type word stands for a text when something that is done with a text comes before it …
_LEAD = re.compile(
    r"(?:thực hiện|triển khai|quán triệt|nội dung|nội dung của|tinh thần|theo|của|mục tiêu|phổ biến|ban hành|kèm theo|[A-ZĐ][\wà-ỹ ]{3,20} này|phê duyệt|trong|tại|từ|và|với|các nhiệm vụ|xây dựng|học tập|về) *$"
)
# … and no name follows.
_TAIL = re.compile(r" *(?:[.,;:)/]|$|\x1f)| (?:của|ở|đến|tới|và|trong|tại|là|được|đã|có|cho|với|trên|theo|từ|do|để|này|hằng|hàng|một cách|đối với|đạt|gửi|định kỳ)(?![\wà-ỹ])")
# What a decision adopts: "phê duyệt Kế hoạch …", "ban hành kèm theo Quyết định này Quy chế …".
_ADOPTS = re.compile(r"(?:phê duyệt|ban hành)(?: kèm theo)?(?: [A-ZĐ][\wà-ỹ]+(?: \w+)? này)?(?: bản)? *$", re.IGNORECASE)
_CLOSES = re.compile(r"Trên đây là *$")
# The enacting formula of a plan ("Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:") is no reference.
_ENACTS = re.compile(r"(?:ban hành|xây dựng|đề ra) *$", re.IGNORECASE)
_FORMULA = re.compile(r"(?:như sau|sau đây) *[:.]? *$", re.IGNORECASE)
_AGENCY = re.compile(r"(?:Bộ|Sở|Ban|Phòng|Vụ|Cục|Viện|Chi cục|Tổng cục|Ủy ban|Trung tâm|Tổ|ngành)(?: [\wÀ-ỹ]+,)* *$")
_OF_BODY = re.compile(
    r" +của +(?:Trung ương(?: Đảng)?|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương(?: Đảng)?|(?:Ban Thường vụ )?(?:Tỉnh|Thành) [uủ][ỷy]|Chính phủ|Thủ tướng Chính phủ|Quốc hội|(?:Ủy ban nhân dân|UBND|HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố))(?![\wà-ỹ])",
    re.IGNORECASE,
)

# Types that one writes with a capital for the thing itself; the others ("Thông báo", "Luật", "Báo cáo") are too often mere words.
_BARE = {"Kế hoạch", "Chương trình", "Chương trình hành động", "Kế hoạch hành động", "Đề án", "Nghị quyết", "Chỉ thị", "Kết luận", "Quy chế", "Chiến lược"}


@dataclass(frozen=True, slots=True)
class Own:
    """The types of the component in which the words stand, and of the others of its document."""

    here: str | None
    others: tuple[str, ...]
    loose: bool = False  # a consolidated text or a draft speaks of the text that it holds by another type


def group(type_: str | None) -> str | None:
    """The type whose numbers a type shares."""
    row = tables.document_type(type_) if type_ else None
    return (row.of or row.name) if row else type_


def standing(type_: str, own: Own, exact: bool = False) -> str:
    """"self", "attachment" or "" for "<type> này"; `exact`: only for a type that a part of the document has."""
    if own.here and group(own.here) == group(type_):
        return "self"
    if any(group(other) == group(type_) for other in own.others):
        return "attachment"
    return "self" if not exact and (own.loose or own.here is None) else ""


def read(text: str, own: Own, taken: Spans, heads: Iterable[re.Match[str]] | None = None) -> Iterator[Found]:
    """Every place where a canvas names its own text or an attachment; `taken` are the spans of other works."""
    for head in HEAD.finditer(text) if heads is None else heads:
        type_ = type_of(head["type"])
        this = _THIS.match(text, head.end())
        if this and (head["type"][0].isupper() or standing(type_, own, exact=True)):
            yield Found(head.start(), this.end(), "this", type_, own=standing(type_, own), stop=this.end())
        elif not taken.meet(head.start(), head.end()):
            yield from _bare(text, head, type_, own)


def _bare(text: str, head: re.Match[str], type_: str, own: Own) -> Iterator[Found]:
    """A type word alone, or with its body ("Chương trình hành động của Tỉnh uỷ")."""
    body = _OF_BODY.match(text, head.end())
    capital = head["type"][0].isupper() and not head["type"].isupper()
    stand = standing(type_, own, exact=True)
    if stand == "self" and capital and _CLOSES.search(text, max(0, head.start() - 20), head.start()):
        yield Found(head.start(), head.end(), "bare", type_, own=stand, stop=head.end())
        return
    if stand == "self" and _ENACTS.search(text, max(0, head.start() - 20), head.start()) and _FORMULA.search(text, max(head.end(), len(text) - 24)):
        return
    adopts = _ADOPTS.search(text, max(0, head.start() - 60), head.start()) if capital and stand == "attachment" else None
    if adopts and (type_ in _BARE or "kèm theo" in adopts[0].lower()):
        yield Found(head.start(), head.end(), "bare", type_, own=stand, stop=head.end())
        return
    if type_ not in _BARE or not (capital or (body and type_ == "Chương trình hành động")):
        return
    if first_of_sentence(text, head.start()) or _AGENCY.search(text, max(0, head.start() - 40), head.start()) or not (body or _TAIL.match(text, head.end())):
        return
    if body and stand == "self" and type_ not in ("Chương trình hành động",):
        body = None
    if stand and (body or _LEAD.search(text, max(0, head.start() - 40), head.start())):
        yield Found(head.start(), body.end() if body else head.end(), "bare", type_, own=stand, stop=head.end())
    elif not stand and (body or _LEAD.search(text, max(0, head.start() - 40), head.start())):
        issuer = body[0].split("của", 1)[1].strip() if body else None
        yield Found(head.start(), body.end() if body else head.end(), "bare", type_, issuer=issuer, stop=head.end())
