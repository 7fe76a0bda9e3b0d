"""Works in the words of a block: numbered, or named without a number.

Enters: a canvas. Leaves: Found values in reading order, each from the type word to the end of its date when a date follows
the number, else to the end of number or name.

    >>> [(f.type, f.number, f.date) for f in read("Căn cứ Nghị quyết số 46/NQ-CP ngày 29/3/2013 của Chính phủ")]
    [('Nghị quyết', '46/NQ-CP', '2013-03-29')]
    >>> [(f.type, f.name, f.date) for f in read("Căn cứ Luật Khoa học và Công nghệ ngày 22/6/2000;")]
    [('Luật', 'Khoa học và Công nghệ', '2000-06-22')]
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from .. import tables
from . import canvas, issuers, names, signs
from .dates import DATE, iso
from .found import Found, Spans

_NAMES = sorted((each.name for each in tables.document_types()), key=lambda n: (-len(n), n))


def _by_first_word() -> str:
    """The names as one pattern, those with the same first word together, so that most places are left at their first letter."""
    rests: dict[str, list[str]] = {}
    for name in _NAMES:
        first, _, rest = name.partition(" ")
        rests.setdefault(first, []).append(re.escape(rest).replace(r"\ ", " +"))
    each = [re.escape(first) + (f"(?: +(?:{'|'.join(filter(None, more))}))" if any(more) else "") + ("?" if any(more) and "" in more else "") for first, more in rests.items()]
    letters = "".join(sorted({name[0].lower() + name[0].upper() for name in _NAMES}))
    return f"(?=[{letters}])(?P<type>{'|'.join(sorted(each, key=len, reverse=True))})"


HEAD = re.compile(rf"(?<![\wÀ-ỹ]){_by_first_word()}(?![\wÀ-ỹ])", re.IGNORECASE)
_CANONICAL = {re.sub(r" +", " ", n.lower()): n for n in _NAMES}

_ABBREVIATED = "|".join(sorted({re.escape(s) for each in tables.document_types() for s in each.signs}, key=lambda s: (-len(s), s)))
_SIGN = rf"(?P<sign>{signs.SIGN})"
NUMBER = re.compile(rf"(?: +(?:luật|liên tịch))?,? *(?:(?P<so>(?i:s[ốôồ])) *:?|(?:{_ABBREVIATED}))? *{_SIGN}")
# Behind "số" an old law's number may lack the letters of its body.
_BARE = re.compile(r",? *(?i:s[ốôồ]) *:? *(?P<sign>\d{1,4}[a-zđ]?/(?:19|20)\d\d(?:/[A-ZĐ]{2,}[A-ZĐ\d]*)?)(?![\d/\wÀ-ỹ-])")
# Behind a type and "số", old and odd signs too: "59TC/HCVX", "1141-TC/QĐ/CĐKT"; a number alone when its date follows.
_ODD = re.compile(r" *(?i:số) *:? *(?P<sign>\d[\wÀ-ỹ&]*(?:[-/.][\wÀ-ỹ&]+)*(?<=[A-ZĐ\d])(?<!\d{4}))(?![\wÀ-ỹ/-])")
_ALONE = re.compile(r" *(?i:số) *:? *(?P<sign>\d{1,4}[a-zđ]?)(?=,? +(?i:ngày) +\d)")
_LONE = re.compile(rf"(?:(?<![\w/.-])|(?<=(?i:số))){_SIGN}")
_DATE = re.compile(rf"(?:,| \(| ký)? *{DATE}")
_YEAR = re.compile(r" *(?:năm +|\()(?P<year>(?:19|20)\d\d)(?!\d)\)?")
_BARE_YEAR = re.compile(r" +(?P<year>(?:19|20)\d\d)(?![\d/.-])")


def type_of(words: str) -> str:
    """The canonical name of a printed type word."""
    return _CANONICAL[re.sub(r" +", " ", words.lower())]


def read(text: str, heads: Iterable[re.Match[str]] | None = None) -> tuple[Found, ...]:
    """Every work named in a canvas, in reading order; works in the title of another stand behind it. `heads`: its matches of HEAD."""
    found: list[Found] = []
    for match in HEAD.finditer(text) if heads is None else heads:
        each = _numbered(text, match) or _named(text, match)
        if each and not any(other.end > each.start and other.number for other in found[-2:]):
            found.append(each)
    found += _lone(text, found)
    found += _standards(text)
    found.sort(key=lambda f: (f.start, -f.end))
    for n in range(len(found)):
        found[n] = _with_late_date(text, _within_its_name(found, n), n)
    return tuple(_without_another_s_date(found, n) for n in range(len(found)) if not _is_its_name(text, found, n))


def _is_its_name(text: str, found: list[Found], n: int) -> bool:
    """"Luật số 10/2012/QH13 Bộ luật Lao động": the name directly behind a law's number is no other law."""
    if not n or found[n].form != "named" or found[n].start != found[n - 1].end + 1 or found[n - 1].form != "numbered":
        return False
    return tables.body(signs.body_sign(found[n - 1].number or "")) == tables.body("QH") and text[found[n - 1].end] == " "


def _without_another_s_date(found: list[Found], n: int) -> Found:
    """A work inside the name of another does not keep the date that is the other's: "Luật số 37/2009/QH12 … của Bộ luật Hình sự ngày 19/6/2009"."""
    each = found[n]
    outer = next((f for f in found[max(0, n - 4) : n] if f.late and each.start < f.late <= each.end), None)
    if outer is None:
        return each
    end = each.start + len(each.type or "") + 1 + len(each.name or each.printed or "")
    return replace(each, end=min(each.end, end) if each.name else each.end, date=None, year=None)


def _within_its_name(found: list[Found], n: int) -> list[Found]:
    """The date behind "Luật sửa đổi … của Luật …" is that of the amending law, not of the one in its name."""
    outer = next((f for f in found[max(0, n - 3) : n] if f.end >= found[n].end and f.name and f.form in ("named", "numbered")), None)
    if outer:
        end = found[n].start + len(found[n].type or "") + 1 + len(found[n].name or "")
        found[n] = replace(found[n], end=min(end, found[n].end), date=None, year=None, number=None, printed=None, form="named")
    return found


# ------------------------------------------------------------------ numbered


def _numbered(text: str, head: re.Match[str]) -> Found | None:
    """"Nghị quyết số 46/NQ-CP ngày 29/3/2013"."""
    type_ = type_of(head["type"])
    match = NUMBER.match(text, head.end()) or _BARE.match(text, head.end()) or _odd(text, head)
    if not match or not _fits(type_, match):
        return None
    return _dated(text, Found(head.start(), match.end(), "numbered", type_, signs.read(match["sign"]), match["sign"]))


def _odd(text: str, head: re.Match[str]) -> re.Match[str] | None:
    """A sign of no known form behind a capital type word and "số": with capitals in it, or a number alone before its date."""
    if not head["type"][0].isupper():
        return None
    match = _ODD.match(text, head.end())
    if match and re.search("[A-ZĐ]", match["sign"]) and re.search("[/-]", match["sign"]):
        return match
    return _ALONE.match(text, head.end())


# Words before a number that are no type of the work but of what is said of it ("Văn bản số", "Quy định số").
_LOOSE = {"Văn bản", "Công văn", "Báo cáo", "Thông báo"}


def _fits(type_: str, match: re.Match[str]) -> bool:
    """Whether a number may be that of a work of the type: with "số" any, without it letters that are known."""
    if match.groupdict().get("so") or match.re is not NUMBER:
        return True
    sign = signs.read(match["sign"])
    return bool(signs.type_signs(sign)) or tables.body(signs.body_sign(sign)) is not None or type_ in _LOOSE


def _dated(text: str, found: Found) -> Found:
    """With the date directly behind number or name, and what is said of issuer and subject."""
    match = _DATE.match(text, found.end)
    if match:
        found = replace(found, end=match.end(), date=iso(match))
    elif year := (_YEAR.match(text, found.end) or (_BARE_YEAR.match(text, found.end) if found.name else None)):
        found = replace(found, end=year.end(), year=year["year"])
    return _described(text, found)


_SUBJECT_WORDS = "về|ban hành|quy định|hướng dẫn|triển khai|thực hiện|phê duyệt|sửa đổi|bổ sung|tiếp tục|công bố|giao|quy chế|điều chỉnh|bãi bỏ"
_SUBJECT = re.compile(rf" *,? *(?P<subject>(?:{_SUBJECT_WORDS})(?![\wà-ỹ]))", re.IGNORECASE)
_FARTHEST = 2000  # letters in which a subject ends
_CLAUSE = re.compile(r"[;\x1f]|\.(?= |$)|$")


def _described(text: str, found: Found) -> Found:
    """With issuer, and the stretch in which the work's own subject stands."""
    issuer = issuers.behind(text, found.end)
    end = issuer[0] + len(issuer[1]) if issuer else found.end
    subject = _SUBJECT.match(text, end)
    clause = _CLAUSE.search(text, end, end + _FARTHEST) if subject else None
    stop = clause.start() if clause else min(len(text), end + _FARTHEST) if subject else end
    return replace(
        found,
        issuer=issuer[1] if issuer else issuers.before(text, found.start),
        subject=subject.start("subject") if subject else stop,
        stop=stop,
    )


def _lone(text: str, found: list[Found]) -> Iterator[Found]:
    """Signs without a type word: of a list ("các Nghị quyết số 20-NQ/TW, 29-NQ/TW"), or known by their letters."""
    taken = Spans((f.start, f.end) for f in found)
    for match in _LONE.finditer(text):
        if taken.meet(match.start(), match.end()):
            continue
        sign = signs.read(match["sign"])
        body = tables.body(signs.body_sign(sign))
        names_ = signs.type_names(sign) or (("Luật", "Nghị quyết") if body and body.sign == "QH" else ())
        if body and names_:
            short = _SHORT_TYPE.search(text, max(0, match.start() - 8), match.start())
            said = signs.type_names(f"1/{short['type']}-CP")[:1] if short else ()
            start = short.start() if short else match.start() - len(_so(text, match.start()))
            type_ = said[0] if said else _type_before(found, match.start(), names_)
            yield _dated(text, Found(start, match.end(), "lone", type_, sign, match["sign"]))


_SHORT_TYPE = re.compile(r"(?<![\wÀ-ỹ])(?P<type>NQ|NĐ|QĐ|TT|CT|KL|KH|CTr|TB|PL) (?:số )?$")
_SO = re.compile(r"(?:(?i:số) *:? *)$")


def _so(text: str, at: int) -> str:
    match = _SO.search(text, max(0, at - 6), at)
    return match[0] if match else ""


def _type_before(found: list[Found], at: int, names_: tuple[str, ...]) -> str | None:
    """The type of a sign's letters; where they stand for several, that of the list it stands in."""
    if len(names_) == 1:
        return names_[0]
    n = bisect_right(found, at, key=lambda f: f.start)
    earlier = [f for f in found[max(0, n - 3) : n] if f.end <= at and f.type in names_]
    return earlier[-1].type if earlier and at - earlier[-1].end < 40 else None


# ------------------------------------------------------------------ named

_STATUTES = {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"}
_PROGRAMMES = {"Chương trình", "Đề án", "Chiến lược", "Chương trình hành động"}
_TREATIES = {"Hiệp định", "Công ước", "Nghị định thư"}
_THIS = re.compile(r" +này(?![\wÀ-ỹ])", re.IGNORECASE)
_STATE = re.compile(r" nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam", re.IGNORECASE)
_ACRONYM = re.compile(r" [A-Z][A-Z\d]{2,}[A-Za-z]*(?![\wÀ-ỹ])")
_ANY_TREATY = re.compile(r" (?:thương mại(?: tự do)?|tránh đánh thuế hai lần|song phương|đa phương|quốc tế|đối tác|khung|vay(?: vốn)?|hợp tác)(?: (?:áp dụng|đó|tương ứng))?", re.IGNORECASE)
_TREATY = re.compile(r" (?!thương mại tự do (?:mà|có|với|tương ứng|đó|này|nêu)\b)(?![a-zà-ỹ]*(?:này|đó|trên|được|có|đã|và|hoặc|mà|quốc tế)\b)[\wÀ-ỹ][^.;:,()“”\x1f]{2,120}?(?=[.;:,()“”\x1f]| mà | đã | được | có | và | thì | phải | quy định | áp dụng | để | cho | nếu | khi | không |(?<! tự) do |$)")
_NATIONAL = re.compile(r"(?<!các )chương trình (?:mục tiêu )?quốc gia [^.;:()“”\x1f]{10,160}?(?:đến năm \d{4}|giai đoạn \d{4} ?- ?\d{4})(?!\d)")


def _named(text: str, head: re.Match[str]) -> Found | None:
    type_, printed = type_of(head["type"]), head["type"]
    if type_ in _STATUTES:
        return _statute(text, head, type_) if printed[0].isupper() else None
    if type_ in ("Nghị quyết", "Kết luận") and printed[0].isupper():
        return _resolution(text, head, type_)
    if type_ in _PROGRAMMES:
        return _programme(text, head, type_)
    return _treaty(text, head, type_) if type_ in _TREATIES and printed[0].isupper() else None


def _statute(text: str, head: re.Match[str], type_: str) -> Found | None:
    """"Luật Khoa học và Công nghệ ngày 22/6/2000", "Bộ luật Dân sự năm 2015", "Luật Hải quan số 54/2014/QH13", "Hiến pháp"."""
    end = names.end_of(type_, text, head.end())
    if type_ == "Hiến pháp" and not _THIS.match(text, head.end()):
        state = _STATE.match(text, head.end())
        end = state.end() if state else head.end()
    if end is None:
        return None
    name = text[head.end() : end].strip() or None
    number = NUMBER.match(text, end)
    if number and number["so"]:
        sign = signs.read(number["sign"])
        return _dated(text, Found(head.start(), number.end(), "numbered", type_, sign, number["sign"], name=name))
    return _dated(text, Found(head.start(), end, "named", type_, name=name))


def _resolution(text: str, head: re.Match[str], type_: str) -> Found | None:
    """"Nghị quyết Trung ương 2 (khóa X)", "Nghị quyết của Đại hội Đảng bộ lần thứ XVIII của tỉnh"."""
    for form, pattern in (("session", names.SESSION), ("congress", names.CONGRESS)):
        match = pattern.match(text, head.end())
        if match:
            return _dated(text, Found(head.start(), match.end(), form, type_, name=match[0].strip(), issuer=match[0].strip()))
    return None


def _programme(text: str, head: re.Match[str], type_: str) -> Found | None:
    """"Chương trình quốc gia phát triển tài sản trí tuệ"; with a small letter only national ones with their years."""
    if not head["type"][0].isupper():
        match = _NATIONAL.match(text, head.start())
        return Found(head.start(), match.end(), "programme", type_, name=text[head.end() : match.end()].strip(), stop=match.end()) if match else None
    if first_of_sentence(text, head.start()) or head["type"].isupper():
        return None
    end = names.programme_end(type_, text, head.end())
    return Found(head.start(), end, "programme", type_, name=text[head.end() : end].strip(), subject=head.end(), stop=end) if end else None


def _treaty(text: str, head: re.Match[str], type_: str) -> Found | None:
    match = _ACRONYM.match(text, head.end()) or _TREATY.match(text, head.end())
    if not match or first_of_sentence(text, head.start()) or _ANY_TREATY.fullmatch(match[0]):
        return None
    return _dated(text, Found(head.start(), match.end(), "treaty", type_, name=match[0].strip()))


_SENTENCE = re.compile(r"(?:^|[.:;?!\x1f]|\d\.|^\W*[a-zđ\d]{1,3}[.)]|^\W+) *[“\"(*_-]* *$")


def first_of_sentence(text: str, at: int) -> bool:
    """Whether a capital says nothing, because a sentence begins here."""
    return bool(_SENTENCE.search(text, max(0, at - 8), at)) or (at < 40 and not text[:at].strip())


_STANDARD = re.compile(r"(?<![\w-])(?P<sign>(?:TCVN|QCVN|TCXDVN|ISO/IEC|IEC|ISO)(?: (?:ISO|IEC))?(?:/[A-Z]+)? ?\d{1,6}(?:-\d{1,2})?(?: ?: ?\d{4})?(?:/[A-ZĐ]{2,8})?)(?![\w])")


def _standards(text: str) -> Iterator[Found]:
    """Technical standards: "TCVN 5945:2005", "ISO 9001"."""
    if "ISO" in text or "CVN" in text or "IEC" in text:
        for match in _STANDARD.finditer(text):
            number = re.sub(r" ?: ?", ":", match["sign"])
            yield Found(match.start(), match.end(), "standard", None, number, match["sign"], stop=match.end())


# ------------------------------------------------------------------ a date behind the name

_ANY_DATE = re.compile(rf"(?P<how>ban hành *)?{DATE}(?P<after> *(?:của |,|;|\)|\.|$))?")
_NAME_ENDS = re.compile(r"[;\x1f]|\.(?= )|$")
_OTHERWISE = re.compile(r"hiệu lực|kể từ|có nội dung|hết hạn|được (?:sửa đổi|bổ sung|thay thế|ban hành|hướng dẫn)|bị (?:sửa đổi|thay thế|bãi bỏ)", re.IGNORECASE)
_POINT_IN_TIME = re.compile(r"(?:đến|trước|từ|sau|vào|hạn|tới)(?: hết)? *$", re.IGNORECASE)
_NAME_BEGINS = re.compile(rf" +(?:[A-ZĐÀ-Ỹ]|(?:{_SUBJECT_WORDS})(?![\wà-ỹ]))")


def _with_late_date(text: str, found: list[Found], n: int) -> Found:
    """"Luật số 24/2018/QH14 An ninh mạng ngày 12/06/2018 của Quốc hội": the date stands behind the name, and is the work's own.

    The date of effect is not: whatever speaks of effect or of a change ends the name. A date inside a work that the name names is
    that work's. Where the number holds a year, a date of another year is another's.
    """
    each = found[n]
    if each.form not in ("numbered", "lone") or each.date or each.name or not each.number or text[each.end : each.end + 1] != " ":
        return each
    ends = _NAME_ENDS.search(text, each.end, each.end + 500)
    clause = ends.start() if ends else each.end + 500
    inner = tuple(islice(found, n + 1, n + 12))
    named = bool(_NAME_BEGINS.match(text, each.end))
    for match in _ANY_DATE.finditer(text, each.end, min(len(text), each.end + 600)):
        name, at = text[each.end : match.start()], match.start("day")
        if ";" in name or canvas.CELL in name:
            break
        issued = bool(match["how"]) and signs.year(each.number) == (iso(match) or "")[:4]
        if (_OTHERWISE.search(name) or match.start() > clause or not named) and not issued:
            continue
        holder = next((f for f in inner if f.start <= at < f.end), None)
        if _free(each, holder, match) and _is_its_own(each, name, match):
            name = name.strip(" ,")
            return replace(each, date=iso(match), name=name[:300], subject=each.end + 1, stop=match.end(), form="numbered", late=at)
    return each


def _free(each: Found, holder: Found | None, match: re.Match[str]) -> bool:
    """Whether a date that stands at a work inside the name can be the outer work's: only that one's year is the date's."""
    if holder is None:
        return True
    year, date = signs.year(each.number or ""), (iso(match) or "")[:4]
    return year == date and (holder.number is None or signs.year(holder.number) not in (None, date))


def _is_its_own(each: Found, name: str, match: re.Match[str]) -> bool:
    """Whether a date behind a name is that of the work named."""
    date, sign_year = iso(match), signs.year(each.number or "")
    if not date or (sign_year and sign_year != date[:4]) or _POINT_IN_TIME.search(name):
        return False
    of_body = bool(match["after"]) and (name.strip()[:1].isupper() or (sign_year is not None and match["after"].strip() == "của"))
    return bool(match["how"]) or of_body
