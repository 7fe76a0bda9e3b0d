"""Works named without a number: where the name ends.

Enters: a canvas and the place behind the type word. Leaves: the end of the name, or None when nothing says that it is
one.

    >>> end_of("Luật", " Khoa học và Công nghệ ngày 22/6/2000", 0)
    22
    >>> end_of("Luật", " Giáo dục nghề nghiệp và", 0), end_of("Luật", " sư được", 0)
    (21, None)
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..office import types
from ..office.alphabet import LOWER, UPPER
from ..office.patterns import compiled
from ..office.spelling import words
from ..vietnamese import folded as key
from .known_names import LETTERS, longest

# "Luật sửa đổi, bổ sung một số điều của Luật …": the name of another law belongs to it.
_CHANGED, _ADDED = r"s[ửữứừưu]a đ[ổốồỗộôỏõóo]i", r"b[ổốồỗộôỏõóo] sung"  # as scans read them, too
_STATUTES = words(*types.STATUTES, blank=" ")
_AMENDING = re.compile(
    rf"(?:{_CHANGED},? *{_ADDED}|{_CHANGED}|{_ADDED})(?: (?:một số )?(?:đi[ềểễếêéè]u|khoản)(?: và [\w"
    rf" ]{{2,30}})?|(?: khoản \d{{1,3}}[a-zđ]?,?)? Điều \d{{1,3}}[a-zđ]?)?(?: của)?(?: các)? (?={_STATUTES})",
    re.IGNORECASE,
)
# "Luật sửa đổi, bổ sung một số điều của 37 luật có liên quan đến quy hoạch", "Luật sửa đổi các luật về thuế 2014": one
# law, whose name says what they are about.
_SOME_LAWS = (
    rf"(?:{_CHANGED},? *{_ADDED}|{_CHANGED}|{_ADDED})(?: (?:một số )?điều của)? (?:các|\d{{1,3}}) luật"
    r" (?:(?:có )?liên quan(?: đến| tới)?|về)"
)
_NAMED = r"(?=,? ngày \d| năm \d|,? số \d| (?:19|20)\d\d(?!\d)|[.;:,()“”\x1f]| và | được | có hiệu lực|$)"
_MANY = re.compile(rf"{_SOME_LAWS} [^.;:()“”\x1f]{{3,120}}?{_NAMED}", re.IGNORECASE)
# "Luật về thuế sửa đổi 2014", as portals name it.
_ABOUT = re.compile(r"về \w+(?: \w+)?(?= sửa đổi(?:, bổ sung)?(?: năm)? (?:19|20)\d\d(?!\d))", re.IGNORECASE)
_NEXT_LAW = re.compile(rf"(?:,|;| và)? *(?P<type>{_STATUTES}) ")

# A law whose name is not in the table: a capital, then small words up to a word that never stands in a name.
_STOP = (
    r"(?:và|hoặc|có|được|đã|thì|để|của|này|theo|do|tại|với|trong|quy"
    r" định|năm|ngày|số|là|cho|khi|nếu|về|từ|trừ|như|mà|bởi|nêu|hiện hành|đối(?= với)|"
    r"phải|không|sửa đổi|nhằm|đang|sẽ|cần|trình|bao gồm|gồm)"
)
_UNKNOWN = re.compile(rf"[{UPPER}][^\W\d_]*(?: (?!{_STOP}\b){LETTERS}){{0,7}}")
# Two words and a comma are half of a name: "Luật Quản lý, bảo vệ công trình quốc phòng và khu quân sự".
_SMALL = rf" (?:công trình|(?!{_STOP}\b|{_STATUTES}|(?:các|những|pháp|nghị|thông|hồ)\b)[{LOWER}]+)"
_GOES_ON = re.compile(rf"[{UPPER}]{LETTERS} {LETTERS},(?:{_SMALL}){{2,8}}(?: và(?:{_SMALL}){{1,6}})?(?=[.,;:)”]|$)")
# The same with commas and "và", when what follows says that it is a name: "Luật Hội và lập hội ngày 25 tháng 11 năm
# 2025".
_CONFIRMED = re.compile(
    rf"[{UPPER}][^\W\d_]*(?:(?:(?:,| và|) (?!{_STOP}\b|{_STATUTES}|các|những){LETTERS}){{1,14}}"
    r"(?=(?i: {1,3}(?:ngày \d|năm (?:19|20)\d\d|số \d)))|(?=(?i: {1,3}số \d)))"
)


@lru_cache(maxsize=32)  # several rows of the forms ask of one place
def end_of(type_: str, text: str, at: int, depth: int = 0) -> int | None:
    """The end of the name of a law that begins with a blank at `at`; a line set to full width prints two or three."""
    if text[at : at + 1] != " ":
        return None
    at += 3 if text.startswith("   ", at) else 2 if text.startswith("  ", at) else 1
    if many := _MANY.match(text, at):
        return many.end()
    if about := _ABOUT.match(text, at):
        return _revised(text, about.end())
    amending = _AMENDING.match(text, at)
    if amending and depth < _DEEPEST:
        return _numbered_alone(text, at, amending.end(), depth) or _listed(text, amending.end(), depth)
    known = longest(type_, text, at)
    if known:
        if _noted_last(text, at, known[0]):
            return known[0]
        return _several(text, known[0]) or _revised(text, known[0])
    return _unlisted(text, at) if type_ in types.STATUTES else None


def _unlisted(text: str, at: int) -> int | None:
    """The end of a name that the table does not have."""
    if confirmed := _CONFIRMED.match(text, at):
        return _revised(text, confirmed.end())
    unknown = _GOES_ON.match(text, at) or _UNKNOWN.match(text, at)
    return _revised(text, unknown.end()) if unknown and " " in unknown[0] and not unknown[0].isupper() else None


# A bill that is to take the place of a law is another work: "Luật Đất đai (sửa đổi)"; a law as it was amended in a year
# is the same.
REVISED = re.compile(
    r" \((?!sửa đổi, bổ sung năm)(?:sửa đổi|bổ sung|, |phát triển|thay thế| )+(?: năm \d{4})?\)", re.IGNORECASE
)


# "Luật Quảng cáo sửa đổi 2025", as portals name the law of that year that amends another.
_AS_AMENDED_IN = re.compile(r" sửa đổi(?:, bổ sung)?(?=(?: năm)? (?:19|20)\d\d(?!\d))", re.IGNORECASE)


def _revised(text: str, end: int) -> int:
    """The end of a name with what a bracket, or "sửa đổi" before a year, says of it."""
    match = REVISED.match(text, end) or _AS_AMENDED_IN.match(text, end)
    return match.end() if match else end


NOTED = re.compile(r"\[[^\[\]]*$")  # in what a portal has put into the sentence


def _several(text: str, end: int) -> int | None:
    """The end of the name that a portal gives to the law of a year that amends several: "Luật Tổ chức chính phủ và Luật
    Tổ chức chính quyền địa phương sửa đổi 2019".
    """
    following = _AND_LAW.match(text, end)
    if not following or not (NOTED.search(text, max(0, end - 400), end) or _ON_ITS_LINE.fullmatch(text)):
        return None
    known = longest(_type_of(following["type"]), text, following.end())
    changed = _AS_AMENDED_IN.match(text, known[0]) if known else None
    return changed.end() if changed else None


def _noted_last(text: str, at: int, end: int) -> bool:
    """Whether a name is the last in such a name of several: the year behind it is not its own."""
    if not _AS_AMENDED_IN.match(text, end):  # as most names
        return False
    former = _LAW_AND.search(text, max(0, at - 120), at)
    if former is None or not (NOTED.search(text, max(0, at - 400), at) or _ON_ITS_LINE.fullmatch(text)):
        return False
    return longest(_type_of(former["type"]), text, former.end("type") + 1) is not None


# The same as a line of its own: what a portal calls the text that follows.
_ON_ITS_LINE = re.compile(
    rf"\W*{_STATUTES} [^.;:()“”\x1f]{{3,100}} và {_STATUTES} [^.;:()“”\x1f]{{3,100}} sửa đổi (?:19|20)\d\d\W*"
)
_LAW_AND = re.compile(rf"(?P<type>{_STATUTES}) (?:(?!{_STATUTES})[^\[\];.]){{2,100}} và {_STATUTES} $")
_AND_LAW = re.compile(rf" và (?P<type>{_STATUTES}) ")


def amends(text: str, at: int) -> bool:
    """Whether the name that begins with a blank at `at` is that of an amending law."""
    return bool(_AMENDING.match(text, at + 1))


_DEEPEST, MOST = 2, 12  # laws inside the name of a law, and how many


def _listed(text: str, at: int, depth: int) -> int | None:
    """The end of the last of the laws that an amending law names; a number behind the last of several is its own when
    the others have theirs.
    """
    end, signed = None, False
    for _ in range(MOST):
        match = _NEXT_LAW.match(text, at)
        name_end = end_of(_type_of(match["type"]), text, match.end() - 1, depth + 1) if match else None
        if name_end is None:
            break
        sign = _ITS_SIGN.match(text, name_end)
        signed = signed or bool(sign and _NEXT_LAW.match(text, sign.end()))
        end = at = sign.end() if sign and signed else name_end
    return end


def _numbered_alone(text: str, at: int, end: int, depth: int) -> int | None:
    """The end of the name of a law that amends one law, whose own number stands behind that: "Luật Giáo dục số
    38/2005/QH11 đã được sửa đổi theo Luật sửa đổi … của Luật Giáo dục số 44/2009/QH12, Luật Biển …". The law that it
    amends has another number.
    """
    former = _AMENDED_BY.search(text, max(0, at - 200), at)
    following = _NEXT_LAW.match(text, end) if former else None
    name_end = end_of(_type_of(following["type"]), text, following.end() - 1, depth + 1) if following else None
    sign = _ITS_SIGN.match(text, name_end) if name_end else None
    if not (former and following and name_end and sign):
        return None
    same = key(former["name"]).strip() == key(text[following.end() : name_end]).strip()
    return name_end if same and former["sign"] not in sign[0] else None


_AMENDED_BY = re.compile(
    rf"{_STATUTES} (?P<name>(?:(?!{_STATUTES})[^.;:“”\x1f]){{2,120}}?) số (?P<sign>\d{{1,4}}/\d{{4}}/\S+?)"
    r" (?:đã )?được sửa đổi[^.;:“”\x1f]{0,40} (?:theo|bởi|tại) Luật $"
)
_ITS_SIGN = re.compile(r" số \d{1,4}/\d{4}/[A-Z]+\d*(?![\w/])")


def _type_of(word: str) -> str:
    row = types.named(word)
    return row.name if row else word


# ------------------------------------------------------------------ resolutions of sessions and congresses

_ORDINAL = r"(?:\d+|thứ \w+(?: \w+)?|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười(?: \w+)?)"
_TERM = r"kh[oó][áa] *[IVXLC]+"
_OF_COMMITTEE = (
    rf"(?:lần )?(?P<a>{_ORDINAL}),? (?:của )?(?:Ban Chấp hành|BCH) Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?"
)
_OF_CENTRE = rf"(?:Trung ương|TW)(?: lần thứ)?(?: |(?<=TW)(?=\d))(?P<b>{_ORDINAL})"
_AGAIN = r"(?: ?\(lần (?P<again>\w+)\))?(?: của Đảng)?"
_IN_TERM = rf",? *(?P<open>\()? *(?P<term>{_TERM})(?(open) *\))"
SESSION = re.compile(rf" (?:của )?(?:Hội nghị )?(?:{_OF_COMMITTEE}|{_OF_CENTRE}){_AGAIN}{_IN_TERM}", re.IGNORECASE)
_PROPER = rf"(?-i:[{UPPER}]\w*)"
_WHOSE = rf"(?:Đảng bộ|Đảng)(?: (?:bộ|tỉnh|thành phố|huyện))*(?: {_PROPER})*?,? "
_WHICH = r"(?:(?:lần(?: thứ)?|kh[oó][áa]) (?P<n>[IVXLC]+|\d{1,2})|(?P<numeral>(?-i:[IVXLC]{1,6})))(?!\w)"
_BODY = r"(?P<body> (?:của )?(?:Đảng bộ tỉnh|Đảng bộ|Đảng|tỉnh)(?!\w))?"
CONGRESS = re.compile(
    rf" (?:của )?Đại hội (?:đại biểu )?(?:toàn quốc )?(?P<of>{_WHOSE})?(?:toàn quốc )?{_WHICH}{_BODY}", re.IGNORECASE
)

# ------------------------------------------------------------------ programmes, schemes, strategies

_CITED = words(*types.CITED, blank=" ")
_PLANS = words(*(name.lower() for name in (*types.BARE, *types.PROGRAMMES)), blank=" ")
_NEXT_OF_LIST = rf"(?=các |(?:{_CITED}|{_PLANS})\b)"
_IS_DONE = (
    r"(?:đã được|được|do|theo|nhằm|trên địa bàn|để|gắn với|của (?:‹bodies›|Tỉnh|từng)|bảo đảm|phù hợp với|phải"
    r"|trình(?= (?:‹bodies›|Thủ tướng|cấp)(?!\w))|từ nguồn|cho các hoạt động|trong từng|kèm(?: theo)?)(?!\w)"
)
_WHEN = r"(?=trong đó|trước ngày|h[àằ]ng (?:quý|tháng|tuần))"
_BEHIND_YEARS = r"(?=thực hiện|tại|trên|ban hành|là|có|không|thì|vẫn|tiếp tục|kết thúc|sẽ)"
_PROGRAMME_STOP = compiled(
    rf"[.;:()“”\"\x1f]|,? (?=(?:và|,) {_CITED}\b)|,? {_IS_DONE}|,? số \d|,? {_WHEN}|, {_NEXT_OF_LIST}|(?<=\d{{4}}), "
    rf"|(?<=\d{{4}}) {_BEHIND_YEARS}"
)
_NAMELESS = re.compile(
    r" (?:này|trên|nêu|nói|đã|được|có|của|tại|theo|do|và|hoặc|thực hiện|triển khai|làm việc|công tác|họp|giám"
    r" sát|thì|là|để|cho|sau|số|kèm|với|trong|hành động|Trung ương|học|giảng dạy|đó|cụ thể|ban hành|\d)(?!\w)"
)
_TEACHING = re.compile(r" (?:đào tạo|giáo dục)(?!,)(?!\w)")
_NUMBERED = re.compile(r" \d{1,3}(?![\w/.-])")
_PLURAL = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hững|[Mm]ỗi|từng|một số|hai|ba|0\d) \w+(?: \w+){0,2}$")
_QUOTED = re.compile(r" [“\"][^”\"]{4,200}[”\"]")


_PERIOD = re.compile(r"(?:thời kỳ|giai đoạn|đến năm) (?:19|20)\d\d")
_HORIZON = re.compile(r",? (?:và )?(?:định hướng|tầm nhìn)(?: đến)?(?: năm)? (?:19|20)\d\d")
_LONGEST = 500  # letters of a name


def is_plainly_a_name(text: str, at: int, end: int) -> bool:
    """Whether the words between two places are a title in quotation marks, or end with the years of which they are.

    >>> [is_plainly_a_name(t, 12, len(t))
    ...  for t in ("Chương trình phát triển đến năm 2030", "Chương trình “Sức khỏe Việt Nam”",
    ...  "Chương trình phát triển")]
    [True, True, False]
    """
    return bool(_QUOTED.fullmatch(text, at, end) or _YEARS_LAST.search(text, at, end))


_YEARS_LAST = re.compile(
    r"(?:thời kỳ|giai đoạn|đến(?: năm)?) (?:(?:19|20)\d\d ?- ?)?(?:19|20)\d\d(?:,? (?:và )?(?:định hướng|tầm nhìn)(?:"
    r" đến)?(?: năm)? (?:19|20)\d\d)?$"
)


def programme_end(type_: str, text: str, at: int) -> int | None:
    """The end of the name of a programme, scheme or strategy whose type word is capital and not the first of its
    sentence.

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
    if (
        _PLURAL.search(text, max(0, at - 40), at)
        or _NAMELESS.match(text, at)
        or text[at : at + 1] != " "
        or (type_ == "Chương trình" and _TEACHING.match(text, at))
    ):
        return None
    reach = min(len(text), at + _LONGEST)
    stop = _PROGRAMME_STOP.search(text, at, reach)
    end = at + len(text[at : stop.start() if stop else reach].rstrip())
    if not 4 <= len(text[at:end].split()) <= 60 or (type_ == "Quy hoạch" and not _PERIOD.search(text, at, end)):
        return None
    horizon = _HORIZON.match(text, end)
    return horizon.end() if horizon else end
