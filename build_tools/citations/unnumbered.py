"""Works named without a number: the readers of the rows of `forms` for laws, sessions, programmes and treaties.

Enters: a canvas and a type word in it. Leaves: the Found value that begins there, None when nothing says that it is a
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .. import tables
from ..office import types
from ..office.alphabet import LOWER, UPPER
from ..office.spelling import words
from . import names, signs, type_words
from .named_work import Found
from .numbered import NUMBER, dated
from .type_words import THIS, TypeWord, first_of_sentence

_DAMAGED = re.compile(
    r",? +(?i:s[ốôồổỗóòo]) *:? *\W{0,2}[\dÏIl]"
)  # a number that cannot be read: the name alone does not say which law
_STATE = re.compile(
    r" (?:của )?(?:nước )?(?:Cộng h(?:òa|oà) xã hội chủ nghĩa|CHXHCN|Việt Nam [Dd]ân chủ [Cc]ộng h(?:òa|oà)) ?(?:Việt"
    r" Nam|V\.?N)?(?!\w)",
    re.IGNORECASE,
)
ACRONYM = re.compile(r" [A-Z][A-Z\d]{2,}[A-Za-z]*(?!\w)")
_ANY_TREATY = re.compile(
    r" (?:thương mại(?: tự do)?|tránh đánh thuế hai lần|song phương|đa phương|quốc tế|đối tác|khung|vay(?: vốn)?|hợp"
    r" tác)(?: (?:áp dụng|đó|tương ứng))?",
    re.IGNORECASE,
)
_NO_NAME = (
    r"(?!(?i:lao động(?! hàng hải))|thương mại tự do (?:mà|có|với|tương ứng|đó|này|nêu)\b)"
    rf"(?![{LOWER}]*(?:này|đó|trên|được|có|đã|và|hoặc|mà|quốc tế)\b)"
)
# A small word behind "và" that is no part of a treaty's name: what follows is another thing.
_RUNS_ON = (
    r"(?!các |những |pháp luật|quy định|hướng dẫn|văn bản|thực hiện|việc |theo |tại |nội dung|cam kết|thỏa thuận"
    r"|điều ước|chịu |bảo đảm|phù hợp|từng |mỗi |quyền |nghĩa vụ|đã |được |có |phải |không |để )"
    rf"[{LOWER}]"
)
_NEXT_TEXT = rf"(?!(?!{words(*types.CITED, blank=' ')}(?!\w))[{UPPER}]|{_RUNS_ON})"  # behind "và"
_GOES_ON = (
    rf" mà | đã | được | có | và {_NEXT_TEXT}| hoặc | thì | phải | quy định | áp dụng | để | cho | nếu | khi "
    r"|(?<![Hh]àng) không "
)
TREATY = re.compile(rf" {_NO_NAME}\w[^.;:,()“”\x1f]{{2,120}}?(?=[.;:,()“”\x1f]| năm \d{{4}}|{_GOES_ON}|(?<! tự) do |$)")
NATIONAL = re.compile(
    r"(?: mục tiêu)? quốc gia [^.;:()“”\x1f]{10,160}?(?:đến năm \d{4}|giai đoạn \d{4} ?- ?\d{4})(?!\d)"
)


def statute(text: str, word: TypeWord, _: None) -> Found | None:
    """ "Luật Khoa học và Công nghệ ngày 22/6/2000", "Bộ luật Dân sự năm 2015", "Luật Hải quan số 54/2014/QH13"."""
    end = names.end_of(word.type, text, word.end)
    if end is None or (
        names.amends(text, word.end)
        and (_ENACTED.search(text, max(0, word.start - 10), word.start) or _AMENDED_ITSELF.match(text, end))
    ):
        return None
    return _by_name(text, word, end, text[word.end : end].strip())


def damaged(text: str, word: TypeWord, _: None) -> Found | None:
    """ "Luật Hải quan số Ï4/2014/QH13": the number cannot be read, and the name alone does not say which law."""
    end = names.end_of(word.type, text, word.end)
    number = NUMBER.match(text, end) if end else None
    if end is None or (number and number["so"]) or not _DAMAGED.match(text, end):
        return None
    return Found(word.start, end, word.type, name=text[word.end : end].strip(), subject=end, stop=end)


# "ban hành Luật sửa đổi … của Luật thuế … số 14/2008/QH12 đã được sửa đổi": what is named is the law that is amended.
_ENACTED = re.compile(r"ban hành $")
_AMENDED_ITSELF = re.compile(r" số \S+ (?:đã )?được sửa đổi")


def constitution(text: str, word: TypeWord, _: None) -> Found | None:
    """ "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013": that of the State is the only one."""
    if THIS.match(text, word.end):
        return None
    state = _STATE.match(text, word.end)
    return _by_name(text, word, state.end() if state else word.end, None)


def _by_name(text: str, word: TypeWord, end: int, name: str | None) -> Found:
    number = NUMBER.match(text, end)
    if number and number["so"]:
        sign = number["sign"]
        return dated(text, Found(word.start, number.end(), word.type, signs.read(sign), sign, name=name))
    return dated(text, Found(word.start, end, word.type, name=name))


def session(text: str, word: TypeWord, match: re.Match[str]) -> Found:
    """ "Nghị quyết Trung ương 2 (khóa X)", "Nghị quyết của Đại hội Đảng bộ lần thứ XVIII của tỉnh"."""
    name = match[0].strip()
    return dated(text, Found(word.start, match.end(), word.type, name=name, issuer=name))


LISTED_SESSIONS = re.compile(
    r"""\ (?:Hội\ nghị\ )?(?:Trung\ ương|TW)\ (?P<n>\d{1,2})
        (?P<more>(?:,\ \d{1,2})+(?:,?\ và\ \d{1,2})?|(?:,\ \d{1,2})*,?\ và\ \d{1,2})
        ,?\ \(?(?P<term>kh[oó][aá]\ [IVXLC]+)(?!\w)""",
    re.VERBOSE,
)


def first_of_list(_: str, word: TypeWord, match: re.Match[str]) -> Found:
    """The first of "Nghị quyết Trung ương 3, 5 và 6 khóa X"."""
    return _numbered_session(word.start, match.end("n"), word.type, match["n"], match["term"])


def rest_of_list(text: str, found: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """The others of "Nghị quyết Trung ương 3, 5 và 6 khóa X"."""
    for first in filter(_is_session, tuple(found)):
        if match := pattern.match(text, first.start + len(first.type or "")):
            for more in re.finditer(r"\d+", match["more"]):
                at, end = match.start("more") + more.start(), match.start("more") + more.end()
                yield _numbered_session(at, end, first.type, more[0], match["term"])


def _numbered_session(start: int, end: int, type_: str | None, number: str, term: str) -> Found:
    name = f"Trung ương {number} {term}"
    return Found(start, end, type_, name=name, issuer=name, subject=end, stop=end)


def _is_session(found: Found) -> bool:
    return bool(found.name and _names_a_session(found.name))


@lru_cache(maxsize=4096)
def _names_a_session(name: str) -> bool:
    return names.SESSION.fullmatch(f" {name}") is not None


NEXT_TERM = re.compile(r"(?:,| và|, và) (?P<words>(?:kh[oó][aá] )?(?P<term>[IVXLC]+))(?!\w)")
_LAST_TERM = re.compile(r"[IVXLC]+(?=\W*$)")


def next_terms(text: str, found: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """ "Nghị quyết Trung ương 4 khóa XI, XII": the sessions of that number in the terms that follow."""
    for first in filter(_is_session, tuple(found)):
        at = first.end
        while match := pattern.match(text, at):
            at = match.end()
            name = _LAST_TERM.sub(match["term"], first.name or "")
            yield Found(match.start("words"), at, first.type, name=name, issuer=name, subject=at, stop=at)


# "Luật Doanh nghiệp năm 2000, 2005 và 2014": laws of one name.
NEXT_YEARS = re.compile(
    r"(?:(?:,| và|, và) (?:năm )?(?:19|20)\d\d(?!\d|/|[.-]\d|,\d| (?:người|đồng|tỷ|triệu|tấn|ha|m2|hộ|xã)(?!\w)))+"
)


def next_years(text: str, found: list[Found], pattern: re.Pattern[str]) -> Iterator[Found]:
    """The laws of the years that follow the year of a law's name."""
    for first in tuple(found):
        if first.year and first.name and not first.number and (more := pattern.match(text, first.end)):
            for year in re.finditer(r"\d{4}", more[0]):
                at, end = more.start() + year.start(), more.start() + year.end()
                yield Found(at, end, first.type, name=first.name, year=year[0], subject=end, stop=end)


def programme(text: str, word: TypeWord, _: None) -> Found | None:
    """ "Chương trình quốc gia phát triển tài sản trí tuệ": the capital is not that of a sentence, or quotation marks or
    years say that it is a name.
    """
    end = None if word.printed.isupper() else names.programme_end(word.type, text, word.end)
    if end is None or (first_of_sentence(text, word.start) and not names.is_plainly_a_name(text, word.end, end)):
        return None
    return _entitled(text, word, end, word.end)


def national(text: str, word: TypeWord, match: re.Match[str]) -> Found | None:
    """ "chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010-2020": with a small letter, but with its
    years.
    """
    return None if text.endswith("các ", 0, word.start) else _entitled(text, word, match.end(), 0)


def _entitled(text: str, word: TypeWord, end: int, subject: int) -> Found:
    return Found(word.start, end, word.type, name=text[word.end : end].strip(), subject=subject, stop=end)


@cache
def codes() -> tuple[str, ...]:
    """The abbreviations of whole names, with their type ("BLDS"), the longest first."""
    known = tables.abbreviations().items()
    letters = [short for short, meanings in known if any(_CODE.match(meaning) for meaning in meanings)]
    return tuple(sorted(letters, key=len, reverse=True))


@cache
def beginnings_of_codes() -> tuple[str, ...]:
    """The letters with which they begin."""
    return tuple(sorted({short[:2] for short in codes()}))


@cache
def _short_codes() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/&.-])(?P<code>{'|'.join(codes())})(?![\w/&-])")


_CODE = re.compile(r"(?P<type>bộ luật) (?P<name>.+)")


def code(text: str, _: list[Found], __: None) -> Iterator[Found]:
    """ "BLDS năm 2015", "Điều 5 BLTTDS": codes by their abbreviations, type and all."""
    for match in _short_codes().finditer(text):
        meaning = next(filter(None, map(_CODE.match, tables.abbreviations()[match["code"]])))
        yield dated(text, Found(match.start(), match.end(), type_words.type_of(meaning["type"]), name=meaning["name"]))


_SHOUTED = re.compile(rf" [{UPPER}]{{2}}")
_SEVERAL = re.compile(r"(?:các|những|mọi|ký kết|ký) $", re.IGNORECASE)


def _says_itself(text: str, match: re.Match[str]) -> bool:
    """Whether the words behind the type are a treaty's name also where the capital of the type says nothing: an
    abbreviation, or a name with its year.
    """
    return match.re is ACRONYM or bool(_ITS_YEAR.match(text, match.end()))


_ITS_YEAR = re.compile(r" năm (?:19|20)\d\d(?!\d)")


def treaty(text: str, word: TypeWord, match: re.Match[str]) -> Found | None:
    """ "Hiệp định CPTPP", "Công ước về Luật Biển năm 1982"."""
    if _ANY_TREATY.fullmatch(match[0]) or (first_of_sentence(text, word.start) and not _says_itself(text, match)):
        return None
    if word.printed.isupper() and _SHOUTED.match(text, match.end()):
        return None  # "THỎA ƯỚC LAO ĐỘNG TẬP THỂ": nothing tells an abbreviation from a word
    if _SEVERAL.search(text, max(0, word.start - 12), word.start):
        return None  # "các Hiệp định về quá cảnh", "nước đã ký kết Hiệp định vận tải với Việt Nam"
    return dated(text, Found(word.start, match.end(), word.type, name=match[0].strip()))
