"""The rows of the markers: every form of label, with what it costs to take it for one, or for words.

Enters: nothing. Leaves: MARKERS, in the order in which they are tried, and `beginning`, those that may begin with a
letter. Source of the forms: the contract's table of kinds; Nghị định 30/2020, Nghị định 78/2025, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..model import Kind
from ..office.patterns import compiled


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
# With what the labels of a style begin: a label is tried only where it may begin so.
_BEGINS = {
    "phan": "P", "chuong": "C", "muc": "M", "tieu-muc": "T", "dieu": "ĐÐ", "upper": "A-ZĐ", "roman": "IVXLC",
    "decimal": r"\d", "arabic": r"\dlI", "paren-arabic": r"\(", "letter": "a-zđăâêôơư", "dotted": "a-zđ",
    "paren-letter": r"\(", "minor-roman": "ivx", "paren-roman": r"\(", "gach": "-–—−", "bullet": "•●▪■◦*·",
    "cong": r"\+",
}  # fmt: skip


@cache
def beginning(letter: str) -> tuple[Marker, ...]:
    """The markers that may begin with a letter.

    >>> [marker.style for marker in beginning("+")]
    ['cong']
    """
    return tuple(marker for marker in MARKERS if re.match(f"[{_BEGINS[marker.style]}]", letter))


DECIMALS = frozenset({"decimal", "dotted"})  # numbers that name their parent
KEYWORDS = frozenset({"phan", "chuong", "muc", "tieu-muc"})
