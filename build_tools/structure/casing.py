"""Casing: words printed in capitals as they are written in a sentence.

Best evidence: the document itself, which most often prints the same words in its sentences. Without it, the names that
the tables know, and the rules of names (Nghị định 30/2020, Phụ lục II).
"""

from __future__ import annotations

import re
from functools import cache, partial

from .. import tables
from ..office import body_words, issuing_bodies, provinces
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..office.spelling import printed

# Abbreviations that stand in names of bodies.
_SHORT = re.compile(
    r"\b(?:ubnd|hđnd|ubmttq|mttq|ubkt|bch|btv|tw|tncs|lhpn|lđlđ|ccb|bhxh|tand|vksnd|tnhh|mtv|đbqh|hcm|tp|kcn|kkt)\b",
    re.I,
)
_ALWAYS = re.compile(r"\b(?:việt nam|hồ chí minh)\b", re.I)
_REPUBLIC = re.compile(r"(?<=Việt Nam )dân chủ cộng h(òa|oà)")
_PLACES = re.compile(
    r"\b(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|đặc khu|phường|xã(?! hội)"
    r"|(?:tỉnh|thành|huyện|quận|thị) (?:[uủ][ỷy]|đoàn|đội))"
    r" ((?!(?:[uủ][ỷy]|đoàn|đội)\b)[^\W\d_]+(?:[ -]+[^\W\d_]+){0,4})",
    re.I,
)


def in_sentence_case(words: str, text: str = "") -> str:
    """Words in capitals as `text` writes them in a sentence, else by the rules of names; other words as they are.

    >>> in_sentence_case("BỘ CÔNG THƯƠNG", "Bộ trưởng Bộ Công Thương ban hành")
    'Bộ Công Thương'
    >>> in_sentence_case("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH"), in_sentence_case("TỈNH UỶ CAO BẰNG")
    ('Chủ tịch Ủy ban nhân dân tỉnh Thái Bình', 'Tỉnh uỷ Cao Bằng')
    >>> (in_sentence_case("SỞ GIÁO DỤC VÀ ĐÀO TẠO"), in_sentence_case("BỘ TƯ PHÁP - BỘ CÔNG AN"),
    ...  in_sentence_case("HĐND TỈNH BÀ RỊA - VŨNG TÀU"))
    ('Sở Giáo dục và Đào tạo', 'Bộ Tư pháp - Bộ Công an', 'HĐND tỉnh Bà Rịa - Vũng Tàu')
    >>> (in_sentence_case("ỦY BAN MTTQ VIỆT NAM XÃ SUỐI MẪU"), in_sentence_case("UBND ĐẶC KHU VÂN ĐỒN"),
    ...  in_sentence_case("BỆNH VIỆN ĐA KHOA TỈNH LAI CHÂU"))
    ('Ủy ban MTTQ Việt Nam xã Suối Mẫu', 'UBND đặc khu Vân Đồn', 'Bệnh viện Đa khoa tỉnh Lai Châu')
    >>> in_sentence_case("CHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM TỈNH LAI CHÂU")
    'Chi cục trưởng Chi cục Kiểm lâm tỉnh Lai Châu'
    >>> in_sentence_case("CHI CỤC THUẾ KHU VỰC III")
    'Chi cục Thuế khu vực III'
    >>> in_sentence_case("TỔNG GIÁM ĐỐC TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM")
    'Tổng Giám đốc Tập đoàn Điện lực Việt Nam'
    """
    if not is_capitals(words):
        return words
    found = found_in(words, text) or " - ".join(found_in(part, text) or _by_rule(part) for part in _JOINT.split(words))
    return _NUMERAL.sub(lambda match: match[0].upper(), found)


_NUMERAL = re.compile(r"(?<=khu vực )[ivxl]+\b")  # “Chi cục Thuế khu vực III”


def found_in(words: str, text: str, anywhere: bool = False) -> str | None:
    """The first place where `text` has the same words, not in capitals, beginning with a capital; `anywhere`: or with a
    small letter.
    """
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words.split()), re.I)
    hits = (re.sub(r"\s+", " ", match[0]) for match in pattern.finditer(text))
    return next((hit for hit in hits if (anywhere or hit[:1].isupper()) and not is_capitals(hit)), None)


def _head(name: str) -> str:
    """Several words anywhere; one only where no word of the name stands before it."""
    if " " in name:
        return rf"\b{printed(name.lower(), ' ')}\b"
    return rf"(?<!\w )(?<![ủuỷỦU][ỷyỶY] )\b{name.lower()} [^\W\d_]"


def _behind() -> str:
    """The words at whose end a name begins, the longest first."""
    rows = sorted(body_words.NAMED_BEHIND, key=lambda row: -len(row.name))
    return "|".join(row.name.lower() + "".join(f"(?! {word})" for word in row.but) for row in rows)


# A word at whose end the name itself begins: “Bệnh viện Đa khoa …”.
_BEHIND = compiled(rf"(?:^|\b(?:‹posts›|trưởng)\s+)(?P<head>{_behind()})\s+(?=[^\W\d_])", re.I)
_HEADS = tuple((name, re.compile(_head(name))) for name in body_words.HEADS)


# The post of a branch names its kind, which is no head there: “Chi cục trưởng Chi cục Thuế …”.
_LED_BY = re.compile(r"(?:phó )?(?:tổng cục|chi cục|cục|vụ) trưởng\s+(?=\S)", re.I)


def _by_rule(words: str) -> str:
    led = _LED_BY.match(words)
    if led:
        return f"{led[0].capitalize()}{_by_rule(words[led.end() :])}"
    text = words.lower()
    for name, pattern in _HEADS:
        text = pattern.sub(partial(_as_head, name), text)
    if behind := _BEHIND.search(text.lower()):
        at, end = behind.start("head"), behind.end()
        text = f"{text[:at]}{text[at].upper()}{text[at + 1 : end]}{text[end].upper()}{text[end + 1 :]}"
    text = _SHORT.sub(lambda m: m[0].upper(), text)
    text = _ALWAYS.sub(lambda m: m[0].title(), text)
    text = _REPUBLIC.sub(r"Dân chủ Cộng h\1", text)
    text = _PLACES.sub(lambda m: f"{m[1]} {m[2].title()}", text)
    text = _known_names().sub(_as_named, text)
    return text[:1].upper() + text[1:]


def _as_head(name: str, match: re.Match[str]) -> str:
    """The capitals of a head; behind a single word its name begins with one: “Sở Nội vụ”."""
    found = "".join(a.upper() if b.isupper() else a for a, b in zip(match[0], name, strict=False))
    rest = match[0][len(found) :]
    return found + rest[:-1] + rest[-1:].upper()


# Two bodies that issue together; the dash in the name of one is followed by no head.
_JOINT = re.compile(
    r" - (?=(?:BỘ|BAN|[UỦ][ỶY] BAN|NGÂN HÀNG|VIỆN|T[OÒ][AÀ] ÁN|TỔNG|SỞ|HỘI|THANH TRA|VĂN PHÒNG|MẶT TRẬN|BẢO HIỂM|KIỂM"
    r" TOÁN)\s)"
)


@cache
def _names() -> dict[str, str]:
    """Every name that is printed with capitals inside, by its small letters."""
    bodies = [each.name for each in issuing_bodies.ROWS if each.name]
    departments = [f"Sở {name.removeprefix('Bộ ')}" for name in bodies if name.startswith("Bộ ")]
    names = (*bodies, *departments, *tables.set_phrases(), *provinces.names())
    return {_one_spelling(name.lower()): name for name in names if " " in name and not name.islower()}


@cache
def _known_names() -> re.Pattern[str]:
    """A known name as it may be spelt; that of a province, which may be a common word, only at the end."""
    places = {name.lower() for name in provinces.names()}
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    forms = (
        re.escape(name).replace("ủy", "(?:ủy|uỷ)").replace("òa", "(?:òa|oà)") + ("$" if name in places else "")
        for name in longest_first
    )
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.I)


def _as_named(match: re.Match[str]) -> str:
    """The capitals of the name on the letters as printed, which may place the tone in another way."""
    name = _names()[_one_spelling(match[0].lower())]
    return "".join(
        letter.upper() if model.isupper() else letter.lower() for letter, model in zip(match[0], name, strict=True)
    )


def _one_spelling(words: str) -> str:
    return words.replace("uỷ", "ủy").replace("oà", "òa")
