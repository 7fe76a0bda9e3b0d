"""Works named without a number: where the name ends.

Enters: a canvas and the place behind the type word. Leaves: the end of the name, or None when nothing says that it is one.

    >>> end_of("Luật", " Khoa học và Công nghệ ngày 22/6/2000", 0)
    22
    >>> end_of("Luật", " Giáo dục nghề nghiệp và", 0), end_of("Luật", " sư được", 0)
    (21, None)
"""

from __future__ import annotations

import re
from functools import cache

from .. import tables
from ..vietnamese import folded as key

_WORD = re.compile(r"[\wÀ-ỹ]+")


@cache
def _by_first_word(type_: str) -> dict[str, tuple[tuple[str, int], ...]]:
    """Names of a type by their first word, the longest first, without marks and capitals; with their length."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in sorted(tables.named_works().get(type_, ()), key=len, reverse=True):
        found.setdefault(key(_WORD.findall(name)[0]), []).append((key(name), len(name)))
    return {first: tuple(names) for first, names in found.items()}


def _known(type_: str, text: str, at: int) -> int | None:
    """The end of the longest known name that stands at a place."""
    first = _WORD.match(text, at)
    for name, length in _by_first_word(type_).get(key(first[0]), ()) if first else ():
        end = at + length
        if key(text[at:end]) == name and not _WORD.match(text, end):
            return end
    return None


# "Luật sửa đổi, bổ sung một số điều của Luật …": the name of another law belongs to it.
_AMENDING = re.compile(r"(?:sửa đổi,? *bổ sung|sửa đổi|bổ sung)(?: (?:một số )?(?:điều|khoản)(?: và [\wà-ỹ ]{2,30})?)?(?: của)?(?: các)? (?=Bộ luật|Luật|Pháp lệnh)", re.IGNORECASE)
_NEXT_LAW = re.compile(r"(?:,|;| và)? *(?P<type>Bộ luật|Luật|Pháp lệnh) ")

# A law whose name is not in the table: a capital, then small words up to a word that never stands in a name.
_STOP = (
    r"(?:và|hoặc|có|được|đã|thì|để|của|này|theo|do|tại|với|trong|quy định|năm|ngày|số|là|cho|khi|nếu|về|từ|trừ|như|mà|bởi|nêu|hiện hành|"
    r"phải|không|sửa đổi|nhằm|đang|sẽ|cần|trình|bao gồm|gồm)"
)
_UNKNOWN = re.compile(rf"[A-ZĐÀ-Ỹ][\wà-ỹ]*(?: (?!{_STOP}\b)[\wà-ỹ]+){{0,7}}")


def end_of(type_: str, text: str, at: int, depth: int = 0) -> int | None:
    """The end of the name of a law that begins with a blank at `at`."""
    if text[at : at + 1] != " ":
        return None
    at += 1
    amending = _AMENDING.match(text, at)
    if amending and depth < _DEEPEST:
        return _listed(text, amending.end(), depth)
    known = _known(type_, text, at)
    if known:
        return known
    unknown = _UNKNOWN.match(text, at) if type_ in ("Luật", "Bộ luật", "Pháp lệnh") else None
    return unknown.end() if unknown and " " in unknown[0] and not unknown[0].isupper() else None


_DEEPEST, _MOST = 2, 12  # laws inside the name of a law, and how many


def _listed(text: str, at: int, depth: int) -> int | None:
    """The end of the last of the laws that an amending law names."""
    end = None
    for _ in range(_MOST):
        match = _NEXT_LAW.match(text, at)
        name_end = end_of(_type_of(match["type"]), text, match.end() - 1, depth + 1) if match else None
        if name_end is None:
            break
        end = at = name_end
    return end


def _type_of(word: str) -> str:
    return {"bộ luật": "Bộ luật", "luật": "Luật", "pháp lệnh": "Pháp lệnh"}[word.lower()]


# ------------------------------------------------------------------ resolutions of sessions and congresses

_ORDINAL = r"(?:\d+|thứ [\wà-ỹ]+(?: [\wà-ỹ]+)?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: [\wà-ỹ]+)?)"
_TERM = r"kh[oó][áa] *[IVXLC]+"
SESSION = re.compile(
    rf" (?:của )?(?:Hội nghị )?(?:(?:lần )?(?P<a>{_ORDINAL}),? (?:của )?(?:Ban Chấp hành|BCH) Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?"
    rf"|(?:Trung ương|TW)(?: lần thứ)? (?P<b>{_ORDINAL}))(?: của Đảng)?,? *(?P<open>\()? *(?P<term>{_TERM})(?(open) *\))",
    re.IGNORECASE,
)
CONGRESS = re.compile(
    r" (?:của )?Đại hội (?:đại biểu )?(?:toàn quốc )?(?:(?:Đảng bộ|Đảng)(?: (?:bộ|tỉnh|thành phố|huyện))*(?: [A-ZĐÀ-Ỹ][\wà-ỹ]*)* )?(?:toàn quốc )?lần thứ [IVXLC]+"
    r"(?: (?:của )?(?:Đảng bộ tỉnh|Đảng bộ|Đảng|tỉnh))?",
    re.IGNORECASE,
)

# ------------------------------------------------------------------ programmes, schemes, strategies

_PROGRAMME_STOP = re.compile(
    r"[.;:()“”\"\x1f]|,? (?=(?:và|,) (?:Chương trình|Đề án|Kế hoạch|Nghị quyết|Chiến lược|Quyết định|Dự án|Luật)\b)|,? (?:đã được|được|do|theo|nhằm|trên địa bàn|để|gắn với|của (?:Chính phủ|Thủ tướng|Bộ|Ủy ban|UBND|Quốc hội|Tỉnh|Trung ương)|bảo đảm|số \d)(?![\wà-ỹ])"
    r"|, (?=các |(?:[Cc]hương trình|[Đđ]ề án|[Kk]ế hoạch|Nghị quyết|Chiến lược|Quyết định|Dự án)\b)|(?<=\d{4}), | và (?=(?:Chương trình|Đề án|Chiến lược|Kế hoạch|Nghị quyết|Quyết định)\b)"
)
_NAMELESS = re.compile(
    r" (?:này|trên|nêu|nói|đã|được|có|của|tại|theo|do|và|hoặc|thực hiện|triển khai|làm việc|công tác|họp|giám sát|thì|là|để|cho|sau|số|kèm|với|trong|hành động|học|giảng dạy|đó|cụ thể|ban hành|\d)(?![\wà-ỹ])"
)
_TEACHING = re.compile(r" (?:đào tạo|giáo dục)(?!,)(?![\wà-ỹ])")
_NUMBERED = re.compile(r" \d{1,3}(?![\w/.-])")
_PLURAL = re.compile(r"(?:[Cc]ác|[Nn]hững|[Mm]ỗi|từng|một số) [\wÀ-ỹ]+(?: [\wÀ-ỹ]+){0,2}$")
_QUOTED = re.compile(r" [“\"][^”\"]{4,200}[”\"]")


_LONGEST = 500  # letters of a name


def programme_end(type_: str, text: str, at: int) -> int | None:
    """The end of the name of a programme, scheme or strategy whose type word is capital and not the first of its sentence.

    >>> text = "thuộc Chương trình quốc gia phát triển công nghệ cao, Chương trình khác"
    >>> text[:programme_end("Chương trình", text, 18)]
    'thuộc Chương trình quốc gia phát triển công nghệ cao'
    """
    quoted = _QUOTED.match(text, at)
    if quoted:
        return quoted.end()
    numbered = _NUMBERED.match(text, at)
    if numbered and type_ == "Đề án":
        return numbered.end()
    if _PLURAL.search(text, max(0, at - 40), at) or _NAMELESS.match(text, at) or text[at : at + 1] != " " or (type_ == "Chương trình" and _TEACHING.match(text, at)):
        return None
    reach = min(len(text), at + _LONGEST)
    stop = _PROGRAMME_STOP.search(text, at, reach)
    end = stop.start() if stop else reach
    words = text[at:end].split()
    return at + len(text[at:end].rstrip()) if 4 <= len(words) <= 60 else None
