"""What a text calls itself and what is attached to it: "Quyết định này", "Kế hoạch này", and the bare "Kế hoạch" of a
plan.

Enters: a canvas, a type word in it and the types of the document's components. Leaves: what a row of `forms` reads
there, or None; its `own` says whether it is the text in which the words stand ("self"), one that is attached to it or
to which it is attached ("attachment"), or neither ("").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..office import types
from ..office.issuing_bodies import named_in
from .named_work import Found
from .type_words import TypeWord, first_of_sentence

# A bare capital type word stands for a text when something that is done with a text comes before it …
_LEAD = re.compile(
    r"(?:thực hiện|triển khai|quán triệt|nội dung|nội dung của|tinh thần|theo|của|mục tiêu|phổ biến|ban hành|kèm"
    r" theo|[A-ZĐ][\w ]{3,20} này|phê duyệt|trong|tại|từ|và|với|các nhiệm vụ|xây dựng|học tập|về) *$"
)
# … and no name follows.
_TAIL = re.compile(
    r" *(?:[.,;:)/]|$|\x1f)| (?:của|ở|đến|tới|và|trong|tại|là|được|đã|có|cho|với|trên|theo|từ|do|để|này|hằng|hàng|một"
    r" cách|đối với|đạt|gửi|định kỳ)(?!\w)"
)
# What a decision adopts: "phê duyệt Kế hoạch …", "ban hành kèm theo Quyết định này Quy chế …".
_ADOPTS = re.compile(
    r"(?:phê duyệt|ban hành)(?: kèm theo)?(?: [A-ZĐ]\w+(?: \w+)? này)?(?: là)?(?: bản)? *$", re.IGNORECASE
)
SAID = re.compile(
    r" +(?:(?:đã )?(?:nói|nêu|kể) (?:ở )?trên(?: đây)?(?!\w)"
    r"|trên(?: đây)?(?= *[.,;:)]| *$| (?:và|được|đã|có|thì|phải|hết)(?!\w)))"
)
_ENTITLED = re.compile(r" (?:quy định|hướng dẫn|ban hành|sửa đổi|về)(?!\w)")
_SEVERAL = re.compile(r"(?:các|những|cả|hai|ba|bốn|năm) +$", re.IGNORECASE)
_CLOSES = re.compile(r"Trên đây là *$")
# The enacting formula of a plan ("Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:") is no reference.
_ENACTS = re.compile(r"(?:ban hành|xây dựng|đề ra) *$", re.IGNORECASE)
_FORMULA = re.compile(r" sau(?: đây)? *[:.]? *$", re.IGNORECASE)
_AGENCY = re.compile(r"(?:Bộ|Sở|Ban|Phòng|Vụ|Cục|Viện|Chi cục|Tổng cục|Ủy ban|Trung tâm|Tổ|ngành)(?: \w+,)* *$")
_OF_PARTY = (
    r"Trung ương(?: Đảng)?|Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương(?: Đảng)?"
    r"|(?:Ban Thường vụ )?(?:Tỉnh|Thành) [uủ][ỷy]"
)
_OF_STATE = r"Chính phủ|Thủ tướng Chính phủ|Quốc hội|(?:Ủy ban nhân dân|UBND|HĐND|Hội đồng nhân dân) (?:tỉnh|thành phố)"
_OF_BODY = re.compile(rf" +của +(?P<body>{_OF_PARTY}|{_OF_STATE})(?!\w)", re.IGNORECASE)

# "ban hành Nghị quyết của Quốc hội thay thế …": a text that is still to be made.
_TO_COME = re.compile(
    r"(?:ban hành|xây dựng|trình|dự thảo|thông qua|soạn thảo|tham mưu|hoàn thiện)(?: dự thảo)? *$", re.IGNORECASE
)
_REPLACING = re.compile(r" (?:thay thế|sửa đổi|bãi bỏ|mới|khác)(?!\w)")


@dataclass(frozen=True, slots=True, eq=False)  # one for each component, asked by each of its type words
class Own:
    """The types of the component in which the words stand, and of the others of its document."""

    here: str | None
    others: tuple[str, ...]
    issuer: str | None = None  # of the document
    adopts: str | None = None  # the type of what the document adopts by its title, and has in its own words
    loose: bool = False  # a consolidated text or a draft speaks of the text that it holds by another type


def _called(type_: str) -> tuple[str | None, ...]:
    """The types by which a text speaks of itself: “Thông tư này” in a Thông tư liên tịch, whose own numbers are
    others.
    """
    return types.numbered_as(type_), _JOINT.sub("", type_)


_JOINT = re.compile(" liên (?:tịch|bộ)$")


@lru_cache(maxsize=1024)
def standing(type_: str, own: Own, exact: bool = False) -> str:
    """ "self", "attachment" or "" for "<type> này"; `exact`: only for a type that a part of the document has."""
    if own.here and types.numbered_as(type_) in _called(own.here):
        return "self"
    if any(types.numbered_as(type_) in _called(other) for other in own.others):
        return "attachment"
    if exact:
        return ""
    adopted = own.adopts is not None and types.numbered_as(type_) == types.numbered_as(own.adopts)
    return "self" if adopted or own.loose or own.here is None else ""


def this(_: str, word: TypeWord, own: Own, match: re.Match[str]) -> Found | None:
    """ "Quyết định này"; with a small letter only for a type that a part of the document has."""
    if not (word.capital or standing(word.type, own, exact=True)):
        return None
    return Found(word.start, match.end(), word.type, own=standing(word.type, own), stop=match.end())


def said(text: str, word: TypeWord, _: Own, match: re.Match[str]) -> Found | None:
    """ "Nghị định nói trên": a text that was named before; of several ("các Nghị quyết nêu trên") it names none."""
    if not _proper(word) or _before(_SEVERAL, text, word, 12):
        return None
    return Found(word.start, match.end(), word.type, own="", stop=match.end())


def closing(text: str, word: TypeWord, own: Own, _: None) -> Found | None:
    """ "Trên đây là Kế hoạch thực hiện …": the last words of a plan."""
    if not _proper(word) or standing(word.type, own, exact=True) != "self" or not _before(_CLOSES, text, word, 20):
        return None
    return _bare(word, "self")


def adopted(text: str, word: TypeWord, own: Own, _: None) -> Found | None:
    """ "phê duyệt Kế hoạch …", "ban hành kèm theo Quyết định này Quy chế …": what the decision carries."""
    if not _proper(word) or standing(word.type, own, exact=True) != "attachment":
        return None
    if word.type in types.NORMATIVE and _ENTITLED.match(text, word.end):  # "kèm theo Thông tư quy định mẫu đơn"
        return None
    adopts = _before(_ADOPTS, text, word, 60)
    return (
        _bare(word, "attachment") if adopts and (word.type in types.BARE or "kèm theo" in adopts[0].lower()) else None
    )


def bare(text: str, word: TypeWord, own: Own, _: None) -> Found | None:
    """A type word alone, or with its body ("Chương trình hành động của Tỉnh uỷ")."""
    if not _stands_alone(word):
        return None
    body = _OF_BODY.match(text, word.end)
    if not _may_be_bare(text, word, own, body):
        return None
    stand, led = standing(word.type, own, exact=True), bool(_before(_LEAD, text, word, 40))
    if stand and body and own.issuer and not named_in(body[0]) & named_in(own.issuer):
        if not led:
            return None
        stand = ""  # "thực hiện Nghị quyết của Bộ Chính trị" in a Nghị quyết of a province
    if stand == "self" and word.type != "Chương trình hành động":
        body = None
    if not body:
        return _bare(word, stand) if led else None
    if not stand and _is_general(text, word, body.end()):
        return None
    issuer = None if stand else body["body"]
    return Found(word.start, body.end(), word.type, own=stand, issuer=issuer, stop=body.end())


def _stands_alone(word: TypeWord) -> bool:
    """Whether a type word may stand for a text without a name: what is asked first, for most may not."""
    return _proper(word) or word.type == "Chương trình hành động"


def _may_be_bare(text: str, word: TypeWord, own: Own, body: re.Match[str] | None) -> bool:
    """Whether a type word can stand for a text: written as a name, not first in its sentence, no part of an
    agency's.
    """
    if _enacting(text, word, own):
        return False
    if not _proper(word) and not (body and word.type == "Chương trình hành động"):
        return False
    if first_of_sentence(text, word.start) or _before(_AGENCY, text, word, 40):
        return False
    return bool(body or _TAIL.match(text, word.end))


def _is_general(text: str, word: TypeWord, end: int) -> bool:
    """Whether several texts are meant, or one that is still to be made."""
    several = _before(_SEVERAL, text, word, 12) or _before(_TO_COME, text, word, 30)
    return bool(several or _REPLACING.match(text, end))


def _bare(word: TypeWord, stand: str) -> Found:
    return Found(word.start, word.end, word.type, own=stand, stop=word.end)


def _proper(word: TypeWord) -> bool:
    """Whether a type word is written as a name: with a capital, but not all in capitals."""
    return word.capital and not word.printed.isupper()


def _before(pattern: re.Pattern[str], text: str, word: TypeWord, reach: int) -> re.Match[str] | None:
    return pattern.search(text, max(0, word.start - reach), word.start)


def _enacting(text: str, word: TypeWord, own: Own) -> bool:
    """ "Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:"."""
    if standing(word.type, own, exact=True) != "self" or not _before(_ENACTS, text, word, 20):
        return False
    return _FORMULA.search(text, max(word.end, len(text) - 24)) is not None
