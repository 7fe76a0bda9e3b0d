"""Who issued a cited work, as printed behind it ("của Thủ tướng Chính phủ").

>>> behind(" của Ban Thường vụ Tỉnh ủy thực hiện", 0)
(5, 'Ban Thường vụ Tỉnh ủy')
>>> behind(" của Bộ trưởng Bộ Khoa học và Công nghệ về", 0), behind(" về việc", 0)
((5, 'Bộ trưởng Bộ Khoa học và Công nghệ'), None)
>>> behind(" của UBND đặc khu Vân Đồn, tỉnh Quảng Ninh;", 0)[1]
'UBND đặc khu Vân Đồn, tỉnh Quảng Ninh'
>>> behind(" của Ban Tuyên giáo Tỉnh ủy về", 0)[1]
'Ban Tuyên giáo Tỉnh ủy'
>>> behind(" của Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồi Mẫu;", 0)[1]
'Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồi Mẫu'
"""

from __future__ import annotations

import re

from ..office import issuing_bodies, provinces
from ..office.alphabet import LOWER, UPPER

_UY = "[ỦUủu][ỷYyỶ]"
_TERM = r"(?:,? *\(? *kh[oó][aá] +[IVXLC]+ *\)?)?"
_PLACE_WORD = r"(?:tỉnh|thành phố|Thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|cấp tỉnh|cấp huyện)"


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


_PROVINCES = _alternatives(list(provinces.names()))
_PROPER = (
    rf"(?-i:[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{0,3}})"  # in capitals nothing tells a name from what follows
)
_OF_WHICH = (
    rf"(?:(?:,| -)? +(?:huyện|quận|thị xã|tỉnh|thành phố|TP\.?) +(?:{_PROVINCES}|{_PROPER})){{0,2}}"  # "xã A, tỉnh B"
)
_PLACE = rf"(?: +{_PLACE_WORD}(?: +(?:{_PROVINCES}|{_PROPER}){_OF_WHICH})?| +(?:{_PROVINCES}))?"
_FRONT = rf"(?:{_UY} ban (?:Trung ương )?)?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?"
_PARTY_BOARD = (
    rf"Ban (?:Tổ chức|Tuyên giáo(?: và Dân vận)?|Dân vận|Nội chính)|Văn phòng|{_UY} ban Kiểm tra|UBKT"  # "… Tỉnh ủy"
)
_MINISTRIES = _alternatives([b.name for b in issuing_bodies.ROWS if b.name and b.name.startswith("Bộ ")])
_CENTRAL = _alternatives(
    [b.name for b in issuing_bodies.ROWS if b.name and not b.place and not b.name.startswith("Bộ ")]
)
_SESSION = (
    r"Hội nghị(?: lần thứ \w+(?: \w+)??)?,?(?: của)? Ban Chấp hành Trung ương(?: Đảng)?(?: Cộng sản Việt"
    rf" Nam)?{_TERM}"
)
_ISSUER = "|".join(
    [
        _SESSION,
        rf"Ban Chấp hành Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?{_TERM}",
        rf"Bộ Chính trị{_TERM}",
        rf"Ban Bí thư(?: Trung ương)?(?: Đảng)?{_TERM}",
        r"Trung ương(?: Đảng)?",
        (
            rf"(?:(?:Ban Thường vụ|BTV|{_PARTY_BOARD}) )?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ?{_UY}(?: {_PLACE_WORD})?"
            rf"(?: (?:{_PROVINCES}|{_PROPER}){_OF_WHICH})?"
        ),
        rf"(?:Ban Thường vụ |Ban Chấp hành |BCH )Đảng bộ{_PLACE}{_TERM}",
        rf"(?:Chủ tịch )?(?:{_UY} ban nhân dân|UBND){_PLACE}",
        rf"(?:Thường trực )?(?:Hội đồng nhân dân|HĐND){_PLACE}",
        rf"(?:các )?Ban (?-i:[A-ZĐ])[\w]+(?:(?:,| và| -)? \w+){{0,3}} (?:của )?(?:Hội đồng nhân dân|HĐND){_PLACE}",
        rf"(?:Ban Thường trực |BTT )?{_FRONT}{_PLACE}",
        rf"(?:Bộ trưởng |Thứ trưởng )?(?:{_MINISTRIES})(?: và (?-i:[A-ZĐ]{{2,6}}))?",
        r"(?:Bộ trưởng )?Bộ (?-i:[A-ZĐ&]{2,})(?!\w)",
        r"(?:Bộ trưởng )?Bộ (?-i:[A-ZĐ])[\w&]+(?: \w+)?",
        (
            r"(?:Tổng |Thống đốc |Chánh án |Viện trưởng |Tổng cục trưởng |Chủ nhiệm |Chủ tịch |Tổng Giám đốc"
            rf" )?(?:{_CENTRAL})"
        ),
        r"(?:Giám đốc )?Sở (?-i:[A-ZĐ])[\w&]+(?:(?:,| và| -)? \w+){0,6}?(?= về|,|;|$| tại)",
    ]
)
_BEHIND = re.compile(rf",? *(?:của|do) +(?P<issuer>{_ISSUER})(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:đề nghị|ý kiến) của +(?P<issuer>.{3,80}?) tại *$", re.IGNORECASE)

_ISSUES = (" ban hành", " có", " thông qua")
_ISSUING = re.compile(
    rf"(?<!\w)(?P<issuer>(?:Chủ tịch )?(?:{_UY} ban nhân dân|UBND|Hội đồng nhân dân|HĐND){_PLACE}) (?:đã )?"
    r"(?:ban hành|có|thông qua) *$"
)


def behind(text: str, at: int) -> tuple[int, str] | None:
    """Where the issuer begins behind a work's number or date, and its words."""
    match = _BEHIND.match(text, at)
    return (match.start("issuer"), match["issuer"]) if match else None


def before(text: str, at: int) -> str | None:
    """The issuer in front: "đề nghị của Giám đốc Sở … tại Tờ trình số …", "UBND huyện … ban hành Quyết định số …".

    >>> text = "trình HĐND, UBND huyện Quỳ Châu đã ban hành Quyết định số 55/QĐ-UBND"
    >>> before(text, text.index("Quyết"))
    'UBND huyện Quỳ Châu'
    """
    words = text[max(0, at - 110) : at].rstrip(" ")
    match = _BEFORE.search(text, max(0, at - 110), at) if words[-3:].lower() == "tại" else None
    if not match and text[max(0, at - 16) : at].rstrip(" ").endswith(_ISSUES):
        match = _ISSUING.search(text, max(0, at - 110), at)
    return match["issuer"] if match else None


# "Bãi bỏ các Quyết định sau đây của Ủy ban nhân dân tỉnh Bến Tre:": who issued each text of the list.
_LEADS = re.compile(
    rf"(?<!\w)(?:các|những|\d{{1,3}}) [^.;:“”]{{3,80}}?,? (?:của|do) (?P<issuer>{_ISSUER})(?!\w)[^.;:“”]{{0,60}}: *",
    re.IGNORECASE,
)


def of_list(text: str, at: int) -> str | None:
    """The issuer that the words which lead a list name, up to a place in it; None when a sentence ends between."""
    colon = text.rfind(":", 0, at)
    begins = max(text.rfind(mark, 0, max(colon, 0)) for mark in (". ", ";", ":")) + 1
    match = _LEADS.search(text, max(begins, colon - 300), colon + 2) if colon >= 0 else None
    return match["issuer"] if match and ". " not in text[colon:at] else None


_PROVINCE = re.compile(rf"(?<!\w)({_PROVINCES})(?!\w)")


def province(words: str | None) -> str | None:
    """The province named in an issuer's words.

    >>> province("Ủy ban nhân dân tỉnh Thái Bình")
    'Thái Bình'
    """
    match = _PROVINCE.search(words or "")
    return match[1] if match else None
