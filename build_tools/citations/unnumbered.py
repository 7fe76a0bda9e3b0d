"""Works named without a number: the readers of the rows of `forms` for laws, sessions, programmes and treaties.

Enters: a canvas and a type word in it. Leaves: the Found value that begins there, None when nothing says that it is a
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .. import tables
from ..office.alphabet import LOWER, UPPER
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
_ACRONYM = re.compile(r" [A-Z][A-Z\d]{2,}[A-Za-z]*(?!\w)")
_ANY_TREATY = re.compile(
    r" (?:thương mại(?: tự do)?|tránh đánh thuế hai lần|song phương|đa phương|quốc tế|đối tác|khung|vay(?: vốn)?|hợp"
    r" tác)(?: (?:áp dụng|đó|tương ứng))?",
    re.IGNORECASE,
)
_TREATY = re.compile(
    rf" (?!thương mại tự do (?:mà|có|với|tương ứng|đó|này|nêu)\b)(?![{LOWER}]*(?:này|đó|trên|được|có|đã|và|hoặc|mà|quốc"
    r" tế)\b)\w[^.;:,()“”\x1f]{2,120}?(?=[.;:,()“”\x1f]| năm \d{4}| mà | đã | được | có | và"
    rf" (?![{UPPER}](?!ghị|hương|ế hoạch|iệp định|ông ước|uật|hông tư))| thì | phải | quy định | áp dụng | để | cho |"
    r" nếu | khi | không |(?<! tự) do |$)"
)
_NATIONAL = re.compile(
    r"(?<!các )[Cc]hương trình (?:mục tiêu )?quốc gia [^.;:()“”\x1f]{10,160}?(?:đến năm \d{4}|giai đoạn \d{4} ?-"
    r" ?\d{4})(?!\d)"
)


def statute(text: str, word: TypeWord) -> Found | None:
    """ "Luật Khoa học và Công nghệ ngày 22/6/2000", "Bộ luật Dân sự năm 2015", "Luật Hải quan số 54/2014/QH13"."""
    end = names.end_of(word.type, text, word.end)
    if end is None or (
        names.amends(text, word.end)
        and (_ENACTED.search(text, max(0, word.start - 10), word.start) or _AMENDED_ITSELF.match(text, end))
    ):
        return None
    return _statute(text, word, end)


# "ban hành Luật sửa đổi … của Luật thuế … số 14/2008/QH12 đã được sửa đổi": what is named is the law that is amended.
_ENACTED = re.compile(r"ban hành $")
_AMENDED_ITSELF = re.compile(r" số \S+ (?:đã )?được sửa đổi")


def constitution(text: str, word: TypeWord) -> Found | None:
    """ "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013"."""
    if THIS.match(text, word.end):
        return None
    state = _STATE.match(text, word.end)
    return _statute(text, word, state.end() if state else word.end, named=False)  # that of the State is the only one


def _statute(text: str, word: TypeWord, end: int, named: bool = True) -> Found:
    name = text[word.end : end].strip() or None if named else None
    number = NUMBER.match(text, end)
    if number and number["so"]:
        return dated(
            text,
            Found(
                word.start, number.end(), "numbered", word.type, signs.read(number["sign"]), number["sign"], name=name
            ),
        )
    if _DAMAGED.match(text, end):
        return Found(word.start, end, "damaged", word.type, name=name, subject=end, stop=end)
    return dated(text, Found(word.start, end, "named", word.type, name=name))


def session(text: str, word: TypeWord) -> Found | None:
    """ "Nghị quyết Trung ương 2 (khóa X)"; of a list, the first ("Nghị quyết Trung ương 3, 5 và 6 khóa X")."""
    listed = _SEVERAL_SESSIONS.match(text, word.end)
    if listed:
        return _of_list(word.start, listed.end("n"), word.type, listed["n"], listed["term"])
    return _of_meeting(text, word, "session", names.SESSION.match(text, word.end))


_SEVERAL_SESSIONS = re.compile(
    r" (?:Hội nghị )?(?:Trung ương|TW) (?P<n>\d{1,2})(?P<more>(?:, \d{1,2})+(?:,? và \d{1,2})?|(?:, \d{1,2})*,? và \d{1,2}),? \(?(?P<term>kh[oó][aá] [IVXLC]+)(?!\w)"
)


def _of_list(start: int, end: int, type_: str | None, number: str, term: str) -> Found:
    name = f"Trung ương {number} {term}"
    return Found(start, end, "session", type_, name=name, issuer=name, subject=end, stop=end)


_NEXT_TERM = re.compile(r"(?:,| và|, và) (?P<words>(?:kh[oó][aá] )?(?P<term>[IVXLC]+))(?!\w)")
_LAST_TERM = re.compile(r"[IVXLC]+(?=\W*$)")


def sessions(text: str, found: list[Found]) -> Iterator[Found]:
    """ "Nghị quyết Trung ương 4 khóa XI, XII": the sessions of that number in the terms that follow."""
    for first in tuple(found):
        if first.form == "session" and (listed := _SEVERAL_SESSIONS.match(text, first.start + len(first.type or ""))):
            for more in re.finditer(r"\d+", listed["more"]):
                at, end = listed.start("more") + more.start(), listed.start("more") + more.end()
                yield _of_list(at, end, first.type, more[0], listed["term"])
            continue
        at = first.end
        while first.form == "session" and (match := _NEXT_TERM.match(text, at)):
            at = match.end()
            name = _LAST_TERM.sub(match["term"], first.name or "")
            yield Found(match.start("words"), at, "session", first.type, name=name, issuer=name, subject=at, stop=at)


def congress(text: str, word: TypeWord) -> Found | None:
    """ "Nghị quyết của Đại hội Đảng bộ lần thứ XVIII của tỉnh"."""
    return _of_meeting(text, word, "congress", names.CONGRESS.match(text, word.end))


def _of_meeting(text: str, word: TypeWord, form: str, match: re.Match[str] | None) -> Found | None:
    return (
        dated(text, Found(word.start, match.end(), form, word.type, name=match[0].strip(), issuer=match[0].strip()))
        if match
        else None
    )


def programme(text: str, word: TypeWord) -> Found | None:
    """ "Chương trình quốc gia phát triển tài sản trí tuệ": the capital is not that of a sentence, or quotation marks or
    years say that it is a name.
    """
    end = None if word.printed.isupper() else names.programme_end(word.type, text, word.end)
    if end is None or (first_of_sentence(text, word.start) and not names.is_plainly_a_name(text, word.end, end)):
        return None
    return _entitled(text, word, end, word.end)


def national(text: str, word: TypeWord) -> Found | None:
    """ "chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010-2020": with a small letter, but with its
    years.
    """
    match = _NATIONAL.match(text, word.start)
    return _entitled(text, word, match.end(), 0) if match else None


def _entitled(text: str, word: TypeWord, end: int, subject: int) -> Found:
    return Found(word.start, end, "programme", word.type, name=text[word.end : end].strip(), subject=subject, stop=end)


@cache
def _short_codes() -> re.Pattern[str]:
    """The abbreviations of whole names, with their type ("BLDS")."""
    letters = [
        short for short, meanings in tables.abbreviations().items() if any(_CODE.match(meaning) for meaning in meanings)
    ]
    return re.compile(rf"(?<![\w/&.-])(?P<code>{'|'.join(sorted(letters, key=len, reverse=True))})(?![\w/&-])")


_CODE = re.compile(r"(?P<type>bộ luật) (?P<name>.+)")


def code(text: str, _: list[Found]) -> Iterator[Found]:
    """ "BLDS năm 2015", "Điều 5 BLTTDS": codes by their abbreviations, type and all."""
    for match in _short_codes().finditer(text):
        meaning = next(filter(None, map(_CODE.match, tables.abbreviations()[match["code"]])))
        yield dated(
            text, Found(match.start(), match.end(), "named", type_words.type_of(meaning["type"]), name=meaning["name"])
        )


def treaty(text: str, word: TypeWord) -> Found | None:
    """ "Hiệp định CPTPP", "Công ước về Luật Biển năm 1982"."""
    match = _ACRONYM.match(text, word.end) or _TREATY.match(text, word.end)
    if not match or first_of_sentence(text, word.start) or _ANY_TREATY.fullmatch(match[0]):
        return None
    return dated(text, Found(word.start, match.end(), "treaty", word.type, name=match[0].strip()))
