"""Works named by their number: the readers of the rows of `forms` in which a sign is printed.

Enters: a canvas and a type word in it, or the works found so far. Leaves: Found values, each up to the end of its date
when a date follows the number, with what is said of issuer and subject.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ..model.often_made import changed
from ..office import issuing_bodies, types
from ..office.alphabet import LOWER
from . import issuers, signs, type_words
from .dates import DATE, iso
from .named_work import Found, Spans
from .type_words import TypeWord

_ABBREVIATED = "|".join(sorted({re.escape(s) for each in types.ROWS for s in each.signs}, key=lambda s: (-len(s), s)))
_SIGN = rf"(?P<sign>{signs.SIGN})"
NUMBER = re.compile(rf"(?: +(?:luật|liên tịch))?,? *(?:(?P<so>(?i:s[ốôồổỗóòo])) *:?|(?:{_ABBREVIATED}))? *{_SIGN}")
# Behind "số" an old law's number may lack the letters of its body.
BARE = re.compile(
    r",? *(?i:s[ốôồổỗóòo]) *:? *(?P<sign>\d{1,4}[a-zđ]?/(?:19|20)\d\d(?:/[A-ZĐ]{2,}[A-ZĐ\d]*)?)(?![\d/\w-])"
)
# Behind a type and "số", old and odd signs too: "59TC/HCVX", "1141-TC/QĐ/CĐKT"; a number alone when its date follows.
ODD = re.compile(r" *(?i:số) *:? *(?P<sign>\d[\w&]*(?:[-/.][\w&]+)*(?<=[A-ZĐ\d])(?<!\d{4}))(?![\w/-])")
ALONE = re.compile(r" *(?i:số) *:? *(?P<sign>\d{1,4}[a-zđ]?)(?=,? +(?i:ngày) +\d)")
LONE = re.compile(
    rf"(?=\d)(?:(?<![\w/.-])(?<!\d )|(?<=(?i:số))){_SIGN}"
)  # not the end of a number that a scan has cut ("số 8 7/2025/QH15")
_DATE = re.compile(rf"(?:,| \(| ký| (?:được )?(?:ban hành|thông qua)(?= ngày))? *{DATE}")
_DAMAGED_DATE = re.compile(
    r",? *(?i:ngày) +\S{1,4} +(?i:tháng) +\S{1,4} +(?i:năm) +(?P<year>(?:19|20)\d\d)(?!\d)"
)  # "ngày 14 tháng II năm 2008"
_YEAR = re.compile(r" *(?:năm +|(?P<open>\())(?P<year>(?:19|20)\d\d)(?!\d)(?(open)\))")
_BARE_YEAR = re.compile(r" +(?P<year>(?:19|20)\d\d)(?!\d|[/.-]\d)")


# ------------------------------------------------------------------ behind a type word


def sign(text: str, word: TypeWord, match: re.Match[str]) -> Found | None:
    """ "Nghị quyết số 46/NQ-CP ngày 29/3/2013": with "số" any sign, without it letters that are known."""
    return numbered(text, word, match) if match["so"] or _fits(word.type, match["sign"]) else None


# What may stand between the type and "số": what kind of it ("Báo cáo thẩm tra số"), or whose it is ("Nghị quyết của Bộ
# Chính trị số").
KIND = re.compile(rf"(?P<kind>(?: +[{LOWER}]+){{1,4}}) +(?i:số) *:? *{_SIGN}")
_AFTER_ISSUER = re.compile(rf",? +(?i:số) *:? *{_SIGN}")


def described(text: str, word: TypeWord, match: re.Match[str]) -> Found | None:
    """ "Báo cáo thẩm tra số 1006/BC-UBXH15": the sign's letters are those of the type."""
    if not _of_type(word.type, match["sign"]) or type_words.read(match["kind"]):
        return None
    return numbered(text, word, match)


def of_issuer(text: str, word: TypeWord, _: None) -> Found | None:
    """ "Nghị quyết của Bộ Chính trị số 57-NQ/TW": behind the issuer a sign with the letters of the type."""
    issuer = issuers.behind(text, word.end)
    match = _AFTER_ISSUER.match(text, issuer[0] + len(issuer[1])) if issuer else None
    if not issuer or not match or not _of_type(word.type, match["sign"]):
        return None
    return changed(numbered(text, word, match), issuer=issuer[1])


def _of_type(type_: str, printed: str) -> bool:
    """Whether the letters of a sign are those of the type."""
    letters = signs.type_signs(signs.read(printed))
    row = types.named(type_)
    return bool(letters and row and letters[0] in row.signs)


def odd(text: str, word: TypeWord, match: re.Match[str]) -> Found | None:
    """ "Thông tư số 59TC/HCVX": no known form, but with capitals in it and a mark between its parts."""
    with_marks = re.search("[A-ZĐ]", match["sign"]) and re.search("[/-]", match["sign"])
    return numbered(text, word, match) if with_marks else None


def numbered(text: str, word: TypeWord, match: re.Match[str]) -> Found:
    """The work of a type word and a sign."""
    sign_ = match["sign"]
    return dated(text, Found(word.start, match.end(), word.type, signs.read(sign_), sign_))


def _fits(type_: str, printed: str) -> bool:
    """Whether a sign without "số" can be that of a work of the type."""
    normal = signs.read(printed)
    return (
        bool(signs.type_signs(normal))
        or issuing_bodies.of_letters(signs.body_sign(normal)) is not None
        or type_ in types.LOOSE
    )


# ------------------------------------------------------------------ what stands behind a number or a name


def dated(text: str, found: Found) -> Found:
    """With the date directly behind number or name, and what is said of issuer and subject."""
    match = _DATE.match(text, found.end)
    if match:
        found = changed(found, end=match.end(), date=iso(match))
    elif (
        year := _DAMAGED_DATE.match(text, found.end)
        or _YEAR.match(text, found.end)
        or (_BARE_YEAR.match(text, found.end) if found.name or found.type == types.CONSTITUTION else None)
    ):
        found = changed(found, end=year.end(), year=year["year"])
    return _described(text, found)


SUBJECT_WORDS = (
    "về|ban hành(?! kèm)|quy định|hướng dẫn|triển khai|thực hiện|phê duyệt|sửa đổi|bổ sung|tiếp tục|công bố|giao|quy"
    " chế|điều chỉnh|bãi bỏ|hợp nhất|giải thích"
)
_SUBJECT = re.compile(
    rf" *,? *(?P<subject>(?:{SUBJECT_WORDS})(?!\w)(?! (?:tại|của|ở|rằng|như|thì|trong)(?!\w)))", re.IGNORECASE
)
# "của Bộ Lao động - Thương binh và Xã hội, Bộ Nội vụ, Bộ Tài chính hướng dẫn …": the other bodies of a joint text.
_MORE_BODIES = re.compile(
    rf"(?:(?:,| và|, và| -) (?:Bộ|Tòa án|Viện|Ngân hàng|Thanh tra|Ủy ban|Tổng|Ban|Đoàn|Hội)[^.;:()“”]{{2,70}}?){{1,6}}"
    rf"(?= (?:{SUBJECT_WORDS})(?!\w))"
)
_FARTHEST = 2000  # letters in which a subject ends
_CLAUSE = re.compile(r"[;\x1f]|\.(?= |$)| \((?:sau đây )?(?:được )?(?:gọi|viết) |$")


def _described(text: str, found: Found) -> Found:
    """With issuer, and the stretch in which the work's own subject stands."""
    issuer = issuers.behind(text, found.end)
    end = issuer[0] + len(issuer[1]) if issuer else found.end
    more = _MORE_BODIES.match(text, end) if issuer else None
    end = more.end() if more else end
    subject = _SUBJECT.match(text, end)
    clause = _CLAUSE.search(text, end, end + _FARTHEST) if subject else None
    stop = clause.start() if clause else min(len(text), end + _FARTHEST) if subject else end
    return changed(
        found,
        issuer=issuer[1] if issuer else issuers.before(text, found.start),
        subject=subject.start("subject") if subject else stop,
        stop=stop,
    )


# ------------------------------------------------------------------ anywhere


def lone(text: str, found: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """Signs without a type word: of a list ("các Nghị quyết số 20-NQ/TW, 29-NQ/TW"), or known by their letters."""
    taken = Spans((f.start, f.end) for f in found)
    for match in pattern.finditer(text):
        if not taken.meet(match.start(), match.end()) and (each := _without_type(text, found, match)):
            yield dated(text, each)


def _without_type(text: str, found: list[Found], match: re.Match[str]) -> Found | None:
    """The work of a sign whose letters, or the short type before it, or the list in which it stands, say its type."""
    normal, end = signs.read(match["sign"]), match.end()
    short = _SHORT_TYPE.search(text, max(0, match.start() - 8), match.start())
    if short and short["type"] == "CV":
        return Found(short.start(), end, "Công văn", normal, match["sign"])
    body = issuing_bodies.of_letters(signs.body_sign(normal))
    names_ = signs.type_names(normal) or (types.OF_ASSEMBLY if body and body.sign == "QH" else types.LETTERS)
    of_list = _type_before(found, match.start(), names_)
    if body is None or (names_ is types.LETTERS and not of_list):
        return None
    if short:
        said = signs.type_names(f"1/{short['type']}-CP")[:1]
        return Found(short.start(), end, said[0] if said else of_list, normal, match["sign"])
    at = match.start() - len(_so(text, match.start()))
    return Found(_misprinted(text, at, of_list), end, of_list, normal, match["sign"])


def _misprinted(text: str, at: int, type_: str | None) -> int:
    """Where the type word of a sign begins that is misprinted ("Nghi định số …"); the place itself when none is."""
    before = type_ and re.search(rf"(?<!\w)(?:[^\W\d_]+ +){{{len(type_.split())}}}$", text[max(0, at - 40) : at])
    return before.start() + max(0, at - 40) if before and type_words.is_misprinted(before[0], type_) else at


_SHORT_TYPE = re.compile(r"(?<!\w)(?P<type>CV|NQ|NĐ|QĐ|TTLT|TT|CT|KL|KH|CTr|TB|PL) (?:số )?$")
_SO = re.compile(r"(?:(?i:số) *:? *)$")


def _so(text: str, at: int) -> str:
    match = _SO.search(text, max(0, at - 6), at)
    return match[0] if match else ""


def _type_before(found: list[Found], at: int, names_: tuple[str, ...]) -> str | None:
    """The type of a sign's letters; where they stand for several, that of the list it stands in."""
    if len(names_) == 1:
        return names_[0]
    n = bisect_right(found, at, key=lambda f: f.start)
    earlier = [f for f in found[max(0, n - 3) : n] if f.end <= at and f.type in names_ and f.number]
    return earlier[-1].type if earlier and at - earlier[-1].end < 40 else None


# "các Nghị quyết 59, 66 và 68-NQ/TW": the letters of the last are those of all.
BEFORE_SIGN = re.compile(
    r"(?<!\w)(?:[Cc]ác|[Nn]hững) (?P<words>(?P<type>[^\W\d_]+(?: [^\W\d_]+){0,2}) (?:số )?\d{1,4})"
    r"(?P<more>(?:, (?:số )?\d{1,4}(?![\w/-]))*)(?:,| và|, và) (?:số )?$"
)


_LETTERS_LAST = re.compile(r"\d+(?P<letters>[/-]\D*)$")


def before_sign(text: str, found: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """The numbers of a list of which only the last has letters."""
    for last in tuple(found):
        sign_ = _LETTERS_LAST.match(last.number or "")
        match = pattern.search(text, max(0, last.start - 80), last.start) if sign_ else None
        word = type_words.first(match["type"]) if match else None
        if not (match and word and sign_) or word.type != last.type:
            continue
        at = match.start("words")
        for number in re.finditer(r"\d+", text[at : match.end()]):
            start, end = at if number.start() < len(match["words"]) else at + number.start(), at + number.end()
            yield Found(start, end, last.type, number[0] + sign_["letters"], subject=end, stop=end)


STANDARD = re.compile(
    r"(?<![\w-])(?P<sign>(?:TCVN|QCVN|TCXDVN|ISO/IEC|IEC|ISO)(?: (?:ISO|IEC))?(?:/[A-Z]+)? ?\d{1,6}(?:-\d{1,2}(?!\d))?"
    r"(?: ?: ?\d{4}| ?- ?(?:19|20)\d\d)?(?:/[A-ZĐ]{2,8})?)(?!\w)"
)


def standards(text: str, _: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """Technical standards: "TCVN 5945:2005", "ISO 9001"."""
    for match in pattern.finditer(text):
        number = re.sub(r" ?: ?| ?- ?(?=\d{4})", ":", match["sign"])
        yield Found(match.start(), match.end(), None, number, match["sign"], stop=match.end())


BRANCH_STANDARD = re.compile(
    r"(?<![\w/.,-])(?P<branch>\d\d) ?TCN (?P<own>\d{1,4}) ?[-:] ?(?:19|20)?(?P<year>\d\d)(?![\w/])"
)


def branch_standards(text: str, _: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """Standards of a branch, by its number, as there were until 2006: "22TCN 211-06". The year has two digits."""
    for match in pattern.finditer(text):
        number = f"{match['branch']}TCN {match['own']}-{match['year']}"
        yield Found(match.start(), match.end(), None, number, number, stop=match.end())
