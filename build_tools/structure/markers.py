"""Markers: what the first letters of a line could announce. A marker is a hypothesis: `i)` is a letter or a Roman
number.

Enters: the text of a piece. Leaves: every reading of its label (kind, number, place in its sequence). Which reading is
right, and whether it is a marker at all, is told by the whole sequence (see depth). Source of the forms: the contract's
table of kinds; Nghị định 30/2020, Nghị định 78/2025, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model import Kind
from ..office import types
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..office.spelling import words
from ..vietnamese import DIEM_LETTERS, numeral, ordinal_value, roman
from . import label_letters

Order = tuple[int, ...]  # what a label counts: (5, 0) for "5", (21, 2) for "21b", (2, 1) for the decimal "2.1"


@dataclass(frozen=True, slots=True)
class Marker:
    """One form of label. `rank`: how deep it usually stands; `prose`: what it costs to take it for plain words."""

    style: str
    kind: Kind
    rank: float
    prose: float
    pattern: re.Pattern[str]
    counts: str  # "arabic" | "roman" | "letter" | "capital" | "decimal" | "ordinal" | "nth" | "one" | "none"
    examples: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    doubt: float = 0.0  # what it costs to take this damaged form for a marker


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One way to read the label that a piece begins with; `end` is where the label ends, `sep` the mark after the
    number.
    """

    marker: Marker
    number: str
    order: Order
    sep: str
    end: int


_NUMERAL = r"(?P<n>[IVXLC]+|[A-HĐ]|\d{1,3}[a-zđ]?|thứ\s+(?:mười\s+)?[‹L›]+|THỨ\s+(?:MƯỜI\s+)?[‹U›]+)"
_AFTER = r"\s*(?P<sep>[.:]-?|[-–])?(?=\s|$)"
_CAP = r"[‹U›“\"(\[]"
# Behind “Điều 7” without a mark: the text, or the larger place, of which an article is cited.
_OF_A_TEXT = (
    r"‹laws›\b|‹cited›\s+(?:số|này(?! có hiệu lực| thay thế)|ngày|năm|về|của|tại|ban hành|nêu|trên|[‹U›\d])"
    r"|(?:Mục|Chương|Phần|Điều|Điểm|Khoản|Phụ lục)\s+(?:[\dIVX]|này|[a-zđ]\b)"
)


def _row(
    style: str,
    kind: Kind,
    rank: float,
    prose: float,
    pattern: str,
    counts: str,
    yes: str = "",
    no: str = "",
    doubt: float = 0.0,
) -> Marker:
    examples, must_not = (tuple(filter(None, t.split("|"))) for t in (yes, no))
    return Marker(style, kind, rank, prose, compiled(pattern), counts, examples, must_not, doubt)


MARKERS = (
    _row(
        "phan",
        Kind.PHAN,
        1,
        5,
        rf"(?:Phần|PHẦN)\s+{_NUMERAL}{_AFTER}",
        "ordinal",
        "Phần thứ nhất|PHẦN I|Phần thứ mười hai",
        "Phần mềm",
    ),
    _row(
        "chuong",
        Kind.CHUONG,
        2,
        5,
        rf"(?:Chương|CHƯƠNG)\s+{_NUMERAL}{_AFTER}",
        "ordinal",
        "Chương II|CHƯƠNG 3|Chương I.",
        "Chương trình",
    ),
    _row(
        "muc", Kind.MUC, 3, 5, rf"(?:Mục|MỤC)\s+{_NUMERAL}{_AFTER}", "ordinal", "Mục 1|MỤC II|Mục B", "Mục lục|Mục tiêu"
    ),
    _row(
        "tieu-muc",
        Kind.TIEU_MUC,
        4,
        5,
        rf"(?:Tiểu mục|TIỂU MỤC)\s+{_NUMERAL}{_AFTER}",
        "ordinal",
        "Tiểu mục 1",
        "Tiểu mục này",
    ),
    _row(
        "dieu",
        Kind.DIEU,
        5,
        7,
        r"(?:[ĐÐ][iíìỉĩị][êếềểễệe]u|ĐIỀU|ÐIỀU)\s*(?:thứ\s+)?(?P<n>\d{1,4}[a-zđA-ZĐ]?)\s*(?:\[\d+\]|(?=\s\[))?"
        r"(?P<sep>\.(?:-|\s[-–—](?=\s))?|:|-|–|—|(?=\s*\[)|$)",
        "arabic",
        "Điều 5. Phạm vi|Điều 4. — Ông|Điều 21b.|ĐIỀU 3A. HOA|Điều thứ 3."
        "|Điều 1:|Điều 7|Điều 1 [hết hiệu lực]|Đỉều 10. Kiểm tra",
        "Điều 5 Luật này|Điều kiện|Điều 3 và Điều 4",
    ),
    _row(
        "dieu",
        Kind.DIEU,
        5,
        2,
        rf"(?:Điều|ĐIỀU)\s+(?P<n>\d{{1,4}}[a-zđ]?)(?P<sep>)\s+(?!{_OF_A_TEXT})(?=[‹U›][‹L›])",
        "arabic",
        "Điều 3 Sửa đổi|Điều 3 Quyền khởi kiện|Điều 7 Điều khoản thi hành|Điều 9 Quy định chuyển tiếp"
        "|Điều 2 Thông tư này có hiệu lực",
        "Điều 7 Thông tư số 38|Điều 7 Luật Hoa|Điều 2 Quy chế này|Điều 7 Mục 1|Điều 4 Nghị định 5/2020/NĐ-CP",
        1.5,
    ),
    # Texts of the first years count their articles in words.
    _row(
        "dieu",
        Kind.DIEU,
        5,
        7,
        r"(?:Điều|ĐIỀU)\s+thứ\s+(?P<n>(?:mười\s+|hai\s+mươi\s+)?[‹L›]+)\s*(?P<sep>\.-?|:|-|–|—|$)",
        "nth",
        "Điều thứ nhất: Nay lập|Điều thứ mười hai.|Điều thứ ba - Ủy viên|ĐIỀU thứ tư.",
        "Điều thứ yếu.|Điều thứ nhất của Luật",
    ),
    _row(
        "upper",
        Kind.PHAN,
        1.5,
        2.5,
        rf"(?P<n>[A-ZĐ])\s?(?P<sep>[.)/]|\s?[-–])\s+(?={_CAP})",
        "capital",
        "A. TÌNH HÌNH|B- MỤC TIÊU",
        "AB. C",
    ),
    _row(
        "roman",
        Kind.MUC,
        3,
        4,
        rf"(?P<n>[IVXLC]+)\s?(?P<sep>\.-?|[)/:]|\s?[-–])\s*(?={_CAP}|$)",
        "roman",
        "I. MỤC ĐÍCH|II- MỤC TIÊU|IV.",
        "IV quý",
    ),
    _row(
        "decimal",
        Kind.KHOAN,
        6.5,
        3.5,
        rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:(?P<sep>\.-?|[-–)/:])(?!\d)\s*|(?=\s+{_CAP})\s+)",
        "decimal",
        "2.1- Đổi mới|1.1. Mục tiêu|1.1 Mục tiêu|2.1.3. Việc",
        "2.500 người|1.5 triệu",
    ),
    _row(
        "arabic",
        Kind.KHOAN,
        6,
        4.5,
        r"(?P<n>\d{1,3}[a-zđ]?)\s?(?P<sep>\.-?|[)/:]|\s?[-–])\s*"
        r"(?=[^\W\d_]|[“\"(\[]|(?<=[.)/] )\d|\d{1,3}\[\d{1,3}\]\s|$)",
        "arabic",
        "1. Người|2a. Việc|1- Mục tiêu|3) Bộ|1.14[13] Luật|1.",
        "15/3/2013|5-10 người|20 người",
    ),
    _row(
        "arabic",
        Kind.KHOAN,
        6,
        0.8,
        r"(?P<n>\d{1,2})(?P<sep>)\s+(?=[‹U›][‹L›])",
        "arabic",
        "1 Điểm d khoản 2",
        "05/2013 Bộ",
        1.5,
    ),
    # A scan's 1 is easily read as the letter l or I.
    _row(
        "arabic",
        Kind.KHOAN,
        6,
        2,
        r"(?P<n>[lI])(?P<sep>[.)])\s+(?=[‹U›][‹L›])",
        "one",
        "l. Người|I. Người",
        "l) người",
        1.5,
    ),
    # In a consolidated text the mark of a footnote stands right after the stop: khoản 1, footnote 12.
    _row(
        "arabic",
        Kind.KHOAN,
        6,
        3.5,
        r"(?P<n>\d{1,2}[a-zđ]?)(?P<sep>\.)(?=\d{1,3}\s+[‹U›])",
        "arabic",
        "1.12 Được hỗ trợ",
        "1.5 triệu",
        0.6,
    ),
    _row(
        "paren-arabic", Kind.KHOAN, 7.5, 2.5, r"\((?P<n>\d{1,2})\)(?P<sep>)\s*(?=\S)", "arabic", "(1) Bộ", "(2013) Bộ"
    ),
    _row(
        "letter",
        Kind.DIEM,
        7,
        4,
        r"(?P<n>[a-zđăâêôơư]\d?)\s?(?P<sep>\)|[./](?!\d))\s*(?=[^\W\d_]|[“\"(\[]|\d|$)",
        "letter",
        "a) Huy động|đ) Người|a1) Việc|a. Mục|b/ Bộ",
        "a b|x",
    ),
    _row(
        "dotted",
        Kind.DIEM,
        7.2,
        3.5,
        r"(?P<n>[a-zđ](?:\.\d{1,2}){1,3})(?P<sep>[)./-])(?!\d)\s*(?=\S)",
        "dotted",
        "a.1) Nếu thông tin|b.1.2) Công chức",
        "a.1 Bộ|v.v.) Bộ",
    ),
    _row(
        "letter",
        Kind.DIEM,
        7,
        3,
        r"(?P<n>[a-zđ])\s?(?P<sep>[-–])\s+(?=[‹U›])",
        "letter",
        "a- Dùng|b - Quy",
        "a-b|x - y",
        0.3,
    ),
    # The bar of đ is easily lost.
    _row("letter", Kind.DIEM, 7, 4, r"(?P<n>d)(?P<sep>\))\s*(?=[^\W\d_])", "barred", "d) Người", "", 0.7),
    _row(
        "paren-letter", Kind.DIEM, 7.5, 2.5, r"\((?P<n>[a-zđăâêôơư])\)(?P<sep>)\s*(?=\S)", "letter", "(a) Bộ", "(ab) Bộ"
    ),
    _row(
        "minor-roman", Kind.DIEM, 8, 4, r"(?P<n>[ivx]{1,4})(?P<sep>[).])\s*(?=\S|$)", "roman", "i) Bộ|iv) Sở", "iiii) a"
    ),
    _row(
        "paren-roman",
        Kind.DIEM,
        8,
        2.5,
        r"\((?P<n>[ivx]{1,4})\)(?P<sep>)\s*(?=\S)",
        "roman",
        "(i) Bộ|(iv) Sở",
        "(xyz) a",
    ),
    _row("gach", Kind.GACH, 9, 3, r"(?P<n>)(?P<sep>[-–—−])\s*(?=[^\W_]|[“\"(\[])", "none", "- Bộ|– Sở", "---|-"),
    _row("bullet", Kind.GACH, 9.5, 3, r"(?P<n>)(?P<sep>[•●▪■◦*·])\s*(?=[^\W_]|[“\"(\[])", "none", "• Bộ", "•"),
    _row("cong", Kind.CONG, 10, 3, r"(?P<n>)(?P<sep>\+)\s*(?=[^\W_]|[“\"(\[])", "none", "+ Bộ", "+"),
)
DECIMALS = frozenset({"decimal", "dotted"})  # numbers that name their parent
KEYWORDS = frozenset({"phan", "chuong", "muc", "tieu-muc"})

# The letters of điểm in their order with those that some bodies print in between; only DIEM_LETTERS are counted as
# steps.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[LabelReading, ...]:
    """Every way to read the label at the head of a text; () when there is none.

    >>> [(r.marker.style, r.number) for r in readings("i) Bộ")]
    [('letter', 'i'), ('minor-roman', 'i')]
    """
    if not _could_begin(text):
        return ()
    text = label_letters.mended(text)
    noted = _NOTED.match(text)
    shift = noted.end() if noted else 0
    rest = text[shift:] if shift else text
    matches = ((marker, match) for marker in MARKERS if (match := marker.pattern.match(rest)))
    found = (reading for marker, match in matches if (reading := _read(marker, match, rest)))
    return tuple(replace(reading, end=reading.end + shift) if shift else reading for reading in found)


# The mark of a footnote, or the bullet of a list that was typed around the labels, may stand before the label.
_NOTED = compiled(
    r"-\s+(?=\d{1,3}\.\s)|(?:\[\d{1,3}\]|\d{1,3}|[*•●▪])\s+(?=\(?[\dia-d]{1,3}\)\s"
    r"|\d{1,3}[a-zđ]?\.(?:[\s\[]|\d{1,3}\s+[‹U›])|[a-zđ]\)|Điều\s\d)"
)


def _could_begin(text: str) -> bool:
    return bool(text) and (not text[0].islower() or len(text) < 3 or any(c in ")./-–" for c in text[1:5]))


def _read(marker: Marker, match: re.Match[str], text: str) -> LabelReading | None:
    number, order = _counted(marker.counts, match["n"].strip())
    if order is None or (marker.style in KEYWORDS and not _announces(text[match.end() :], match["sep"])):
        return None
    return LabelReading(marker, number, order, (match["sep"] or "").strip(), match.end())


def _announces(rest: str, sep: str | None) -> bool:
    """Whether what follows "Chương II" is a title or nothing, not the rest of a sentence; a portal's note may stand
    between.
    """
    rest = _REMARKS.sub("", rest)
    return (
        bool(sep)
        or not rest.strip()
        or is_capitals(rest[:40])
        or (rest.strip()[0].isupper() and not _CITED.match(rest.strip()))
    )


_REMARKS = re.compile(r"^(?:\s*\[[^\[\]]*\])+")
_CITED = compiled(rf"(?:Chương|Phần|Mục|{words(*types.NORMATIVE)}|‹regulations›)\b")


def _counted(counts: str, number: str) -> tuple[str, Order | None]:
    """The number as anchors need it, and its place in the sequence (None: it counts nothing)."""
    if counts == "none":
        return "", (0,)
    if counts == "letter":
        return number, letter_order(number)
    if counts == "one":
        return "1", (1, 0)
    if counts == "barred":
        return number, letter_order("đ")
    if counts == "capital":
        return number, (CAPITALS.index(number) + 1, 0)
    if counts == "dotted":
        letter, *rest = number.split(".")
        return number, (_place(letter), *(int(n) for n in rest))
    if counts == "decimal":
        return number, tuple(int(n) for n in number.split("."))
    if counts == "nth":
        value = ordinal_value(number)
        return (str(value), (value, 0)) if value else (number, None)
    if counts == "ordinal":
        return _ordinal(number)
    return number, arabic_order(number) if counts == "arabic" else _roman_order(number)


def arabic_order(number: str) -> Order | None:
    """The place of "5" or "21b".

    >>> arabic_order("5"), arabic_order("21b")
    ((5, 0), (21, 2))
    """
    match = re.fullmatch(r"(\d+)([a-zđ]?)", number.lower())
    return (int(match[1]), _place(match[2])) if match else None


CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVXYZ"


def _capital_order(number: str) -> Order | None:
    """The place of "B" in "Mục B"; I is a Roman one."""
    return (CAPITALS.index(number) + 1, 0) if number in "ABCDĐEFGH" else None


def _roman_order(number: str) -> Order | None:
    value = roman(number)
    return (value, 0) if value else None


def _place(letter: str) -> int:
    """The place of a letter among the letters of điểm: a whole number for those 23, the one before for the others."""
    if not letter:
        return 0
    upto = _ALPHABET[: _ALPHABET.index(letter) + 1] if letter in _ALPHABET else ""
    return sum(c in DIEM_LETTERS for c in upto)


def letter_order(number: str) -> Order | None:
    """The place of a letter: (7, 0) for g; letters outside the 23 come halfway; a1 comes after a.

    >>> letter_order("a"), letter_order("đ"), letter_order("ê"), letter_order("a1")
    ((1, 0), (5, 0), (6, 50), (1, 1))
    """
    letter, digits = number[0], number[1:]
    if letter not in _ALPHABET:
        return None
    return _place(letter), (int(digits) if digits else 0) + (0 if letter in DIEM_LETTERS else 50)


def _ordinal(number: str) -> tuple[str, Order | None]:
    first, _, words = " ".join(number.lower().split()).partition(" ")
    if first != "thứ":
        return number, arabic_order(number) or _capital_order(number) or _roman_order(number)
    value = ordinal_value(words)
    return (numeral(value), (value, 0)) if value else (number, None)
