"""Boxes: how the fixed parts of head and tail are printed: motto, number, place and date, the post of a signature.

Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame"). A scan loses marks: where a word can be
nothing else it is known without them.
"""

from __future__ import annotations

import re

from ..office import letterheads
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..office.spelling import words
from .box_words import AUTHORITY, FOR

MARKING = re.compile(
    r"\W*(?:(?:THƯỢNG )?KHẨN|H[ỎO][ẢA]? TỐC(?: HẸN GIỜ)?|(?:TỐI |TUYỆT )?MẬT)\W*"
)  # how secret, how urgent
# Compared without marks: a scan loses them.
MOTTO = re.compile(
    rf"(?:{letterheads.HEADS_BY_LETTERS})\W*(?:$|(?={letterheads.MOTTO_BEGINS}))|{letterheads.MOTTO_BEGINS}"
    rf"|[-–]\s*hanh phuc\W*$|van ban phap luat khac$|van ban quy pham phap luat$"
)
NUMBER = compiled(
    r"(?:(?:‹cited›|Công [Vv]ăn)\s+)?(?:[Ss][ốôo](?:\s?/\s?No\.?)?\s*:?|S[ỐÔO]\s*:)\s*(?:$|[\d….]+|[-/]|(?=\d))"
)
BARE_SIGN = compiled(r"\d{1,5}(?:\.\d{1,3})?[a-zA-Z]?\s*[-/]\s*[\w/ ]*[A-ZĐ]{2}[\wĐđ&./\- ]*")
_PLACE = r"(?: (?:Quận|Phường)\s\d{1,2} | [‹U›][^\d,;:]{1,40} )"
_IN_WORDS = r"[\d….\s]* th[áa]ng \s* [\d….]* \s* n[ăa]m \s* [\d….]*"  # day and month may be left blank
_IN_FIGURES = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
PLACE_DATE = compiled(
    rf"(?! Căn|Luật|Bộ|Nghị|Thông|Quyết|Pháp|Xét|Theo|Từ\ ngày|Ngày|Hôm|Kể ) {_PLACE} ,? \s* ng[àa]y \s* "
    rf"(?: {_IN_WORDS} | {_IN_FIGURES} ) \W*",
    re.VERBOSE,
)
DAY_ALONE = re.compile(r"[Nn]g[àa]y\s+\d{1,2}\s+th[áa]ng\s+\d{1,2}\s+n[ăa]m\s+\d{4}\W*")  # old texts name no place
SUBJECT = re.compile(r"\(?\s*[Vv]\s?/\s?[vV]|(?:Về việc|Trích yếu)\s*:")
_TERM = rf"{words('KHÓA', 'Khóa')}\s+(?:THỨ\s+|thứ\s+)?(?:[IVXLC]+|\d{{1,2}})\b"
# “KHOÁ X KỲ HỌP THỨ 5”, “(Khóa X - Kỳ họp thứ 5)”; “Khóa X” alone may begin a sentence
SESSION = compiled(rf"\(?\s*(?:{_TERM}(?:\W*$|[\s,–-]+(?:KỲ HỌP|[Kk]ỳ họp|NHIỆM KỲ|nhiệm kỳ))|KỲ HỌP (?:THỨ|CHUYÊN))")
MEASURE = re.compile(
    r"\(?\s*(?:Đơn vị(?: tính)?(?: tiền)?|ĐVT|ĐV|Đvt|ĐƠN VỊ(?: TÍNH)?|Tỷ lệ)\s*:"
)  # in what a table counts
CONTENTS = re.compile(r"MỤC LỤC")
CERTIFIED = compiled(r"X[ÁA]C TH[ỰU]C V[ĂA]N B[ẢA]N H[ỢO]P NH[ẤA]T")  # by whom a consolidated text is signed
# The name of the State and its motto, as texts in two languages repeat them.
IN_ENGLISH = re.compile(r"(?:THE )?SOCIALIST REPUBLIC OF VIET\s?NAM|Independence\s*[-–]\s*Freedom", re.I)
ORNAMENT = compiled(r"[\W_]*")


def signs(text: str) -> bool:
    """Whether a line is the post of a signature.

    >>> signs("KT. CHỦ TỊCH"), signs("QUY ĐỊNH CHUNG")
    (True, False)
    """
    return len(text) < 90 and is_capitals(text) and bool(FOR.match(text) or AUTHORITY.match(text))
