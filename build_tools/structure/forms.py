"""Words of the forms: names of types of text, of authorities and of annexes, as heads and tails print them.

Source: Nghị định 30/2020 Phụ lục III, Luật Ban hành văn bản quy phạm pháp luật, Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re

from ..office.patterns import compiled
from ..vietnamese import folded

# Words that name a type of text, as metadata writes them; a longer name comes before the shorter one that it begins
# with.
TYPES = (
    "Chương trình hành động", "Chương trình phối hợp", "Chương trình công tác", "Chương trình", "Kế hoạch hành động", "Kế hoạch phối hợp",
    "Kế hoạch", "Nghị quyết liên tịch", "Nghị quyết", "Thông tư liên tịch", "Thông tư", "Thông tri", "Thông báo kết luận", "Thông báo", "Thông cáo",
    "Văn bản hợp nhất", "Bộ luật", "Hiến pháp", "Pháp lệnh", "Nghị định thư", "Nghị định", "Quyết định", "Chỉ thị", "Quy chế phối hợp",
    "Quy chế", "Quy định", "Quy trình", "Quy hoạch", "Quy ước", "Quy chuẩn", "Hướng dẫn", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản",
    "Tờ trình", "Hợp đồng", "Công điện", "Công văn", "Kết luận", "Chiến lược", "Điều lệ", "Nội quy", "Sắc lệnh", "Lệnh", "Luật", "Tuyên bố",
    "Lời kêu gọi", "Cương lĩnh", "Danh mục", "Bản ghi nhớ", "Giấy mời", "Giấy ủy quyền", "Đề cương", "Bảng giá", "Bảng", "Danh sách",
)  # fmt: skip
CONSOLIDATED = "Văn bản hợp nhất"  # stands above the type of the text that it holds
BY_CAPITALS = {name.upper(): name for name in TYPES}
_BY_LETTERS = {folded(name): name for name in TYPES if len(name) > 6}  # a scan easily loses a mark: "QUYÊT ĐỊNH"
# Types that stand on their own: they are never attached to another text.
_ALONE = {"Bộ luật", "Hiến pháp", "Luật", "Lệnh", "Sắc lệnh", "Pháp lệnh", "Công văn", "Công điện", "Thông tư", "Nghị định", "Quyết định", "Nghị quyết",
          "Thông tư liên tịch", "Chỉ thị", "Kết luận", "Giấy mời", "Văn bản hợp nhất"}  # fmt: skip
ATTACHABLE = frozenset(TYPES) - _ALONE

TYPE_HEAD = compiled(
    rf"(?P<type>{'|'.join(BY_CAPITALS)})(?=\s*$|\s+[\[(]|\s+[‹U›]|\s+V/[vV]|\s+Về\b|\s+[Bb]an hành|\s+của\b)"
)

# What opens a line of the signature: authority, then post.
AUTHORITY = compiled(
    r"(?:TM\s?\.|T\s?/\s?M|T\.M\b|KT\s?\.|K\s?/\s?T|TL\s?\.|T\s?/\s?L|TUQ\s?\.|Q\s?\.|TƯQ\s?\.)?\s*"
    r"(?:(?:PHÓ |THƯỜNG TRỰC |ỦY VIÊN |QUYỀN )?(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|BÍ THƯ|TỔNG BÍ"
    r" THƯ|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|VỤ TRƯỞNG"
    r"|CHÁNH VĂN PHÒNG|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|CHỦ NHIỆM|TỔNG THANH TRA|TRƯỞNG BAN|HIỆU TRƯỞNG|TRƯỞNG ĐOÀN|TỔNG"
    r" KIỂM TOÁN NHÀ NƯỚC|CHI CỤC TRƯỞNG"
    r"|TRƯỞNG PHÒNG|TRƯỞNG KHOA|CHÁNH THANH TRA|CHỈ HUY TRƯỞNG|TƯ LỆNH|TRƯỞNG CÔNG AN|TỔNG BIÊN TẬP)"
    r"|THỨ TRƯỞNG|ĐẠI PHÓ)"
)
FOR = compiled(r"(?:TM\s?\.|T\s?/\s?M|KT\s?\.|K\s?/\s?T|TL\s?\.|T\s?/\s?L|TUQ\s?\.)\s*[‹U›]{2,}")
# Who enacts, printed in capitals between title and preamble.
ENACTOR = compiled(
    r"(?:(?:PHÓ )?CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|[UỦ][ỶY] BAN (?:NHÂN DÂN|THƯỜNG VỤ)|HỘI ĐỒNG (?:NHÂN"
    r" DÂN|THẨM PHÁN|BẦU CỬ|BỘ TRƯỞNG)|GIÁM ĐỐC"
    r"|TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|THỐNG ĐỐC|QUỐC HỘI|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG KIỂM TOÁN|TỔNG THANH"
    r" TRA|BAN (?:THƯỜNG VỤ|CHẤP HÀNH|BÍ THƯ)|HIỆU TRƯỞNG|CHỦ NHIỆM|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|HỘI ĐỒNG (?:THÀNH"
    r" VIÊN|QUẢN TRỊ|TRƯỜNG)|ĐOÀN CHỦ TỊCH)"
)
SIGNED = re.compile(r"\(\s*(?:đã ký|ký|chữ ký)[^()]{0,40}\)|Đã ký(?: tên)?(?:,? đóng dấu)?", re.I)
# What stands before a name: learned titles and ranks.
RANK = compiled(
    r"(?:(?:GS|PGS|TS|TSKH|ThS|Th\.S|BS|BSCK|BS\s?CK|CK|DS|KS|LS|CN|NGND|NGƯT|TTND|TTƯT)(?:\s?I{1,2})?(?:\s?[.,]\s?|\s+(?=(?:TS|BS|CK)))|(?:Giáo"
    r" sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ)[,.]?\s+"
    r"|(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc|Đại tá|Thượng tá|Trung tá|Thiếu"
    r" tá)\s+)+(?=[‹U›])"
)
PERSON = compiled(rf"(?:{RANK.pattern})?(?:[‹U›][‹L›]+|[A-ZĐ]\.)(?:\s+(?:[‹U›][‹L›]+|[A-ZĐ]\.)){{1,4}}")
ANNEX = compiled(
    r"(?:PHỤ LỤC|Phụ lục|PHỤ LỤC SỐ|Phụ lục"
    r" số)(?:\s*(?:SỐ|số|Số))?\s*(?P<n>[IVXLC]+\b|\d{1,3}[a-zA-Z]?\b|[A-Z]\b)?\s*[.:–-]?"
)
FORM = compiled(
    r"(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Biểu|BIỂU)\s*(?:số|SỐ|Số)?\s*:?\s*(?P<n>\d{1,3}[a-zA-Z]?(?:[-./][\wĐđ]+)*)\s*[.:]?"
)
ATTACHED = compiled(
    r"\(?\s*(?:(?:Được )?(?:Ban|ban) hành|Phê duyệt|Kèm theo|kèm theo|Đính kèm|Áp dụng)\b[^)]*\b(?:kèm theo|Kèm"
    r" theo|Quyết định|Thông tư|Nghị định|Nghị quyết|Công văn|Kế hoạch)\b"
)
# A line of a table of contents speaks of a unit that stands elsewhere.
RECIPIENTS = compiled(r"(?:Nơi|NƠI)\s+(?:nhận|gửi|NHẬN|GỬI)\s*:?")


_PAGE = re.compile(r"\d+$")


def has_leaders(text: str) -> bool:
    """Whether a line is of a table of contents: it ends with leaders and the number of a page. Read from its end, so that
    no line costs more than its length.

    >>> has_leaders("Điều 1. Phạm vi ........ 12"), has_leaders("Chương II . . . . 3"), has_leaders("Điều 1…… 4"), has_leaders("theo Điều 12")
    (True, True, True, False)
    """
    page = _PAGE.search(text[-5:])
    if page is None or len(page[0]) > 4:
        return False
    before = text[: len(text) - len(page[0])]
    bare = before.rstrip()
    last = bare[-7:]
    spaced = len(last) == 7 and all(c == "." for c in last[::2]) and all(c.isspace() for c in last[1::2])
    return bare.endswith(("....", "……")) or (spaced and len(bare) < len(before))


def type_named(text: str) -> str | None:
    """The type of text that a line of capitals names, and nothing but it.

    >>> type_named("QUYẾT ĐỊNH"), type_named("QUYẾT ĐỊNH:"), type_named("KẾ HOẠCH HÀNH ĐỘNG"), type_named("Kế hoạch"), type_named("QUYÊT ĐỊNH")
    ('Quyết định', None, 'Kế hoạch hành động', None, 'Quyết định')
    """
    words = " ".join(text.split()).rstrip(" *_-–")
    return BY_CAPITALS.get(words) or (_BY_LETTERS.get(folded(words)) if words.isupper() else None)


def names_its_type(text: str) -> bool:
    """Whether a line of capitals is the type of the text itself.

    >>> names_its_type("KẾ HOẠCH"), names_its_type("VĂN BẢN HỢP NHẤT"), names_its_type("MỤC TIÊU")
    (True, False, False)
    """
    return type_named(text) not in (None, CONSOLIDATED)


def is_person(text: str) -> bool:
    """Whether a line could be nothing but a person's name.

    >>> is_person("Cao Thị Hải"), is_person("PGS.TS. Lê Văn An"), is_person("Nơi nhận"), is_person("Hà Nội, ngày 1")
    (True, True, False, False)
    """
    return bool(PERSON.fullmatch(SIGNED.sub("", text).strip()))


def annex_label(text: str) -> tuple[str, str] | None:
    """Type and number of the annex or form that a line announces and nothing else: ("Phụ lục", "II"), ("Mẫu số", "01").

    >>> annex_label("PHỤ LỤC II"), annex_label("PHỤ LỤC"), annex_label("Phụ lục này"), annex_label("Mẫu số 01/ĐK")
    (('Phụ lục', 'II'), ('Phụ lục', ''), None, ('Mẫu số', '01/ĐK'))
    """
    text = text.strip()
    if text[:1] not in ("P", "M", "B"):
        return None
    text = re.sub(r"\s*\[[^\]]*\]$", "", text) if text.endswith("]") else text
    match = ANNEX.fullmatch(text)
    if match:
        return "Phụ lục", match["n"] or ""
    match = FORM.fullmatch(text)
    return ("Mẫu số" if text[0] in "Mm" else "Biểu mẫu", match["n"]) if match else None
