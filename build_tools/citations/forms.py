"""The forms in which a text names another, itself, or a place: one row each, in the order in which they are tried.

Enters: nothing. Leaves: the rows through which `work_names` and `readings` walk. A row holds the reader that it stands for;
where several
forms have one reader, because one pattern reads them all, each has its own row and the reader is asked once. An example
is words and
what is read in them (type, number or name, date or year; a place as its steps); before words that speak of their own
text stand the
types of that text and of its other parts: "[Quyết định, Kế hoạch] …". `not_these` are words in which the reader must
read nothing.

    >>> [form.name for form in AT_WORD if "Hiến pháp" in form.types]
    ['constitution']
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..addresses import provisions
from ..office.types import LAWS
from . import defined_names, numbered, self_names, unnumbered
from .named_work import Found, Spans
from .type_words import TypeWord

AtWord = Callable[[str, TypeWord], Found | None]
Anywhere = Callable[[str, list[Found]], Iterator[Found]]
Own = Callable[[str, TypeWord, self_names.Own], Found | None]
Short = Callable[[defined_names.Memory, str, Spans, tuple[TypeWord, ...]], Iterator[Found]]
Places = Callable[[str], tuple[provisions.Phrase, ...]]
Reader = TypeVar("Reader", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Form(Generic[Reader]):
    """One form: of which types it is (all, when none is said), and whether its type word must have a capital."""

    name: str
    why: str
    read: Reader
    examples: tuple[tuple[str, str], ...]
    not_these: tuple[str, ...]
    types: frozenset[str] = frozenset()
    capital: bool = False
    inside: bool = False  # of its own text: also where the words stand in the name of another work
    outside: bool = False  # … and not where they stand in what is said of another work


_STATUTES = LAWS - {"Hiến pháp"}
_CHARTERS = frozenset({"Điều lệ", "Cương lĩnh"})
_SESSIONS = frozenset({"Nghị quyết", "Kết luận"})
_PROGRAMMES = frozenset({"Chương trình", "Đề án", "Chiến lược", "Chương trình hành động", "Quy hoạch"})
_TREATIES = frozenset({"Hiệp định", "Công ước", "Nghị định thư"})

# ------------------------------------------------------------------ works that begin with their type word: the first
# row that reads, reads

AT_WORD: tuple[Form[AtWord], ...] = (
    Form(
        "state-sign", "số/[năm/]loại-cơ quan; dấu cách, gạch dài, chữ in khác, thiếu “số” đều gặp", numbered.sign,
        (
            ("Nghị định số 115/2005/NĐ-CP ngày 05 tháng 9 năm 2005", "Nghị định | 115/2005/NĐ-CP | 2005-09-05"),
            ("Quyết định số 435/QĐ-UBND, ngày 04 tháng 5 năm 2020", "Quyết định | 435/QĐ-UBND | 2020-05-04"),
            ("Quyết định số: 1663 /QĐ-UBND", "Quyết định | 1663/QĐ-UBND"),
            ("Nghị định 115/2005/NÐ- CP", "Nghị định | 115/2005/NĐ-CP"),
            ("Quyết định 2135/QĐ-TCHQ năm 2015", "Quyết định | 2135/QĐ-TCHQ | 2015"),
        ),
        ("theo quyết định số lượng 20 người", "Quy định 24/7", "Kế hoạch 2021-2025", "Thông tư số    /2021/TT-NHNN"),
    ),
    Form(
        "party-sign", "số-loại/cơ quan; khi in theo lối Nhà nước thì đọc lại theo lối Đảng", numbered.sign,
        (
            ("NGHỊ QUYẾT SỐ 20–NQ/TW NGÀY 01-11-2012", "Nghị quyết | 20-NQ/TW | 2012-11-01"),
            ("Kết luận số 69/KL-TW ngày 11/01/2024", "Kết luận | 69-KL/TW | 2024-01-11"),
            ("Chương trình hành động số 25-CTr/TU ngày 21/3/2013", "Chương trình hành động | 25-CTr/TU | 2013-03-21"),
        ),
        ("Nghị quyết Trung ương 7", "Kết luận thanh tra số tiền 20 triệu"),
    ),
    Form(
        "law-sign", "số/năm/QH khóa", numbered.sign,
        (
            ("Luật số 24/2018/QH14", "Luật | 24/2018/QH14"),
            ("Nghị quyết số 51/2001/QH10 ngày 25 tháng 12 năm 2001", "Nghị quyết | 51/2001/QH10 | 2001-12-25"),
        ),
        ("Luật sư số 12", "Quốc hội khóa XIV thông qua Luật ngày 12/06/2018"),
    ),
    Form(
        "joint-sign", "nhiều cơ quan cùng ban hành", numbered.sign,
        (
            ("Thông tư liên tịch số 89/2016/TTLT-BTC-BCT ngày 23 tháng 6 năm 2016", "Thông tư liên tịch | 89/2016/TTLT-BTC-BCT | 2016-06-23"),
            ("Thông tư số 93/2006/TTLT/BTC-BKHCN", "Thông tư | 93/2006/TTLT/BTC-BKHCN"),
        ),
        ("Thông tư liên tịch này", "các thông tư liên tịch giữa Bộ Tài chính và Bộ Công Thương"),
    ),
    Form(
        "official-letter", "công văn không có chữ của loại: số/cơ quan-đơn vị", numbered.sign,
        (
            ("Công văn số 5973/UBND-KT", "Công văn | 5973/UBND-KT"),
            ("Công văn 2739/VPCP-ĐMDN năm 2019", "Công văn | 2739/VPCP-ĐMDN | 2019"),
        ),
        ("công văn đề nghị số 01 bản", "Công văn này"),
    ),
    Form(
        "consolidated", "văn bản hợp nhất", numbered.sign,
        (
            ("Văn bản hợp nhất số 38/VBHN-BCT", "Văn bản hợp nhất | 38/VBHN-BCT"),
            ("Văn bản hợp nhất 103/VBHN-VPQH năm 2025", "Văn bản hợp nhất | 103/VBHN-VPQH | 2025"),
        ),
        ("Văn bản hợp nhất này", "văn bản hợp nhất năm 2025"),
    ),
    Form(
        "described", "giữa loại và “số” còn lời nói rõ loại gì hay của ai; chữ trong ký hiệu phải là chữ của loại", numbered.described,
        (
            ("Báo cáo thẩm tra số 1006/BC-UBXH15 ngày 10 tháng 8 năm 2022", "Báo cáo | 1006/BC-UBXH15 | 2022-08-10"),
            ("Kết luận thanh tra số 05/KL-TTr", "Kết luận | 05/KL-TTr"),
            ("Nghị quyết của Bộ Chính trị số 57-NQ/TW ngày 22/12/2024", "Nghị quyết | 57-NQ/TW | 2024-12-22"),
        ),
        ("quyết định phê duyệt bản vẽ số 12/BV-KT", "Báo cáo của Bộ Tài chính số liệu", "thông báo tuyển dụng số 15 người", "Tờ trình kèm dự thảo số 3"),
    ),
    Form(
        "cut-short", "sau “số”, số và năm mà thiếu chữ của cơ quan", numbered.cut_short,
        (("Luật số 75/2006/QH", "Luật | 75/2006/QH"), ("Quyết định số 181/2003 ngày 04/9/2003", "Quyết định | 181/2003 | 2003-09-04")),
        ("Quyết định 181/2003", "Báo cáo số 12/2013/", "Kế hoạch số 01/10/2013"),
    ),
    Form(
        "odd-sign", "ký hiệu cũ không theo mẫu nào, sau loại viết hoa và “số”", numbered.odd,
        (("Thông tư số 59TC/HCVX", "Thông tư | 59TC/HCVX"), ("Quyết định số 1141-TC/QĐ/CĐKT ngày 01/11/1995", "Quyết định | 1141-TC/QĐ/CĐKT | 1995-11-01")),
        ("Quyết định số 59", "Thông báo số 0912.345.678", "Báo cáo số 12/2013", "Công văn số 12/QĐ-2013"),
        capital=True,
    ),
    Form(
        "number-alone", "chỉ một số, ngay trước ngày ban hành", numbered.alone,
        (("Nghị quyết số 10 ngày 05/4/1988", "Nghị quyết | 10 | 1988-04-05"), ("Chỉ thị số 100, ngày 13 tháng 01 năm 1981", "Chỉ thị | 100 | 1981-01-13")),
        ("Nghị quyết số 10 của Bộ Chính trị", "Kế hoạch số 5 trong ngày"),
        capital=True,
    ),
    Form(
        "statute", "luật gọi bằng tên; tên trong bảng, hoặc chữ hoa đầu rồi chữ thường", unnumbered.statute,
        (
            ("Luật Khoa học và Công nghệ ngày 22/6/2000", "Luật | Khoa học và Công nghệ | 2000-06-22"),
            ("Bộ luật Dân sự năm 2015", "Bộ luật | Dân sự | 2015"),
            ("Pháp lệnh nhà ở ngày 26 tháng 3 năm 1991", "Pháp lệnh | nhà ở | 1991-03-26"),
            ("Luật Hải quan số 54/2014/QH13", "Luật | 54/2014/QH13"),
            ("Luật Tổ chức HĐND và UBND ngày 26 tháng 11 năm 2003", "Luật | Tổ chức HĐND và UBND | 2003-11-26"),
            ("Luật Phòng chống tham nhũng năm 2018", "Luật | Phòng chống tham nhũng | 2018"),
            ("Luật Đất đai (sửa đổi)", "Luật | Đất đai (sửa đổi)"),
            ("Luật Hội và lập hội ngày 25 tháng 11 năm 2025", "Luật | Hội và lập hội | 2025-11-25"),
        ),
        ("Luật sư, luật gia", "Luật này", "pháp luật về đất đai", "theo quy định của Luật và"),
        types=_STATUTES, capital=True,
    ),
    Form(
        "charter", "điều lệ, cương lĩnh có tên trong bảng", unnumbered.statute,
        (
            ("Điều lệ Đảng Cộng sản Việt Nam", "Điều lệ | Đảng Cộng sản Việt Nam"),
            (
                "Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm 2011)",
                "Cương lĩnh | xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm 2011)",
            ),
        ),
        ("vốn điều lệ", "Điều lệ công ty", "Điều lệ tổ chức và hoạt động của Tổng công ty", "cương lĩnh, đường lối của Đảng"),
        types=_CHARTERS, capital=True,
    ),
    Form(
        "constitution", "chỉ có một, nên chỉ cần loại", unnumbered.constitution,
        (("Hiến pháp", "Hiến pháp"), ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp | 2013"), ("Hiến pháp 2013", "Hiến pháp | 2013"), ("Hiến pháp nước CHXHCN Việt Nam năm 1992", "Hiến pháp | 1992")),
        ("Hiến pháp này", "hiến pháp của các nước"),
        types=frozenset({"Hiến pháp"}), capital=True,
    ),
    Form(
        "session", "nghị quyết, kết luận của một hội nghị Trung ương", unnumbered.session,
        (
            ("Nghị quyết Trung ương 7 (khóa X)", "Nghị quyết | Trung ương 7 (khóa X)"),
            ("Nghị quyết TW4 khóa XI", "Nghị quyết | TW4 khóa XI"),
            ("Nghị quyết Trung ương 6 (lần 2) khóa VIII", "Nghị quyết | Trung ương 6 (lần 2) khóa VIII"),
            ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)", "Nghị quyết | Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)"),
        ),
        ("Nghị quyết Trung ương", "Nghị quyết của Hội nghị cán bộ", "nghị quyết trung ương 2 (khóa VIII)"),
        types=_SESSIONS, capital=True,
    ),
    Form(
        "congress", "nghị quyết của một đại hội", unnumbered.congress,
        (
            ("Nghị quyết của Đại hội Đảng bộ lần thứ XVIII của tỉnh", "Nghị quyết | của Đại hội Đảng bộ lần thứ XVIII của tỉnh"),
            ("Nghị quyết Đại hội Đảng lần thứ X", "Nghị quyết | Đại hội Đảng lần thứ X"),
            ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết | Đại hội XIII của Đảng"),
            ("Nghị quyết Đại hội Đảng bộ tỉnh khóa XX", "Nghị quyết | Đại hội Đảng bộ tỉnh khóa XX"),
        ),
        ("Nghị quyết Đại hội Đảng các cấp", "Nghị quyết của đại hội cổ đông", "Nghị quyết Đại hội đồng Liên hợp quốc"),
        types=_SESSIONS, capital=True,
    ),
    Form(
        "programme", "chương trình, đề án, chiến lược gọi bằng tên, chữ hoa không phải của đầu câu", unnumbered.programme,
        (
            ("thuộc Chương trình hỗ trợ phát triển tài sản trí tuệ;", "Chương trình | hỗ trợ phát triển tài sản trí tuệ"),
            ("triển khai Chương trình phát triển sản phẩm quốc gia đến năm 2020, được", "Chương trình | phát triển sản phẩm quốc gia đến năm 2020"),
            ("thực hiện Đề án “Chuyển đổi số ngành tài nguyên” của", "Đề án | “Chuyển đổi số ngành tài nguyên”"),
            ("Đề án “Sức khỏe Việt Nam” ban hành theo", "Đề án | “Sức khỏe Việt Nam”"),
            ("Chương trình phát triển tài sản trí tuệ đến năm 2030.", "Chương trình | phát triển tài sản trí tuệ đến năm 2030"),
            (
                "phê duyệt Chiến lược phát triển kinh tế số đến năm 2025, định hướng đến năm 2030;",
                "Chiến lược | phát triển kinh tế số đến năm 2025, định hướng đến năm 2030",
            ),
            (
                "theo Quy hoạch tỉnh Quảng Nam thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 và",
                "Quy hoạch | tỉnh Quảng Nam thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
            ),
        ),
        ("thực hiện Chương trình này", "Các Chương trình khoa học và công nghệ trọng điểm", "Chương trình hỗ trợ phát triển tài sản trí tuệ;", "các chương trình, đề án quốc gia về khoa học", "theo Quy hoạch phát triển của tỉnh và các ngành"),
        types=_PROGRAMMES, capital=True,
    ),
    Form(
        "national-programme", "chữ thường, nhưng là chương trình quốc gia và có năm", unnumbered.national,
        (
            ("chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010 - 2020", "Chương trình | mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010 - 2020"),
            ("chương trình quốc gia phát triển công nghệ cao đến năm 2020", "Chương trình | quốc gia phát triển công nghệ cao đến năm 2020"),
        ),
        ("các chương trình quốc gia về khoa học đến năm 2020", "các chương trình, đề án quốc gia về khoa học, công nghệ đến năm 2020", "chương trình mục tiêu quốc gia về y tế"),
        types=frozenset({"Chương trình"}),
    ),
    Form(
        "treaty", "điều ước gọi bằng tên hay tên tắt", unnumbered.treaty,
        (
            ("trong Hiệp định CPTPP", "Hiệp định | CPTPP"),
            ("và Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương (Hiệp", "Hiệp định | Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương"),
            ("theo Công ước Liên hợp quốc về Luật Biển năm 1982,", "Công ước | Liên hợp quốc về Luật Biển | 1982"),
            ("theo Hiệp định hàng rào kỹ thuật trong thương mại.", "Hiệp định | hàng rào kỹ thuật trong thương mại"),
            ("của Hiệp định thương mại tự do Việt Nam - Liên minh châu Âu;", "Hiệp định | thương mại tự do Việt Nam - Liên minh châu Âu"),
        ),
        ("theo Hiệp định này", "theo Hiệp định thương mại tự do", "các hiệp định mà Việt Nam là thành viên", "theo Hiệp định tránh đánh thuế hai lần"),
        types=_TREATIES, capital=True,
    ),
)  # fmt: skip

# ------------------------------------------------------------------ works that stand without their type word

ANYWHERE: tuple[Form[Anywhere], ...] = (
    Form(
        "sign-in-a-list", "chữ trong ký hiệu cho biết loại", numbered.lone,
        (
            ("số 151/2013/NĐ-CP ngày 01 tháng 11 năm 2013", "Nghị định | 151/2013/NĐ-CP | 2013-11-01"),
            ("và 12/2024/NĐ-CP ngày 05 tháng 2 năm 2024", "Nghị định | 12/2024/NĐ-CP | 2024-02-05"),
            ("số20-NQ/TW", "Nghị quyết | 20-NQ/TW"),
        ),
        ("mẫu số 01/PĐXXĐTMS", "24/7", "giai đoạn 2013-2020", "điện thoại 0227.3831234, hồ sơ 12/2013"),
    ),
    Form(
        "short-type", "loại viết tắt trước ký hiệu", numbered.lone,
        (("NQ 71/NQ-CP", "Nghị quyết | 71/NQ-CP"), ("NĐ 88/2025/NĐ-CP", "Nghị định | 88/2025/NĐ-CP")),
        ("NQ 71", "QĐ số 12 người"),
    ),
    Form(
        "short-code", "bộ luật viết tắt cả loại lẫn tên, như trong văn bản của tòa án", unnumbered.code,
        (("BLDS năm 2015", "Bộ luật | dân sự | 2015"), ("BLTTHS", "Bộ luật | tố tụng hình sự")),
        ("số 12/BLDS", "BLD", "Công ty BLDS-Co"),
    ),
    Form(
        "session-in-a-list", "hội nghị cùng số ở các khóa sau", unnumbered.sessions,
        (
            ("Nghị quyết Trung ương 4 khóa XI, XII", "Nghị quyết | Trung ương 4 khóa XII"),
            ("Nghị quyết Trung ương 4 khóa XI và khóa XIII", "Nghị quyết | Trung ương 4 khóa XIII"),
        ),
        ("khóa XI, XII", "Nghị quyết Trung ương 4 khóa XI, và các", "Nghị quyết Trung ương 4 khóa XI và Chương trình"),
    ),
    Form(
        "standard", "tiêu chuẩn, quy chuẩn kỹ thuật", numbered.standards,
        (("TCVN ISO/IEC 17025:2007", "TCVN ISO/IEC 17025:2007"), ("TCVN 5945 : 2005", "TCVN 5945:2005"), ("ISO 9001", "ISO 9001")),
        ("tiêu chuẩn ISO", "hệ thống TCVN và QCVN", "tổ chức ISO và IEC năm 2005"),
    ),
)  # fmt: skip

# ------------------------------------------------------------------ what a text calls itself, and what it carries

OWN: tuple[Form[Own], ...] = (
    Form(
        "this", "loại và “này”", self_names.this,
        (
            ("[Quyết định, Kế hoạch] Quyết định này có hiệu lực", "Quyết định | self"),
            ("[Quyết định, Kế hoạch] thực hiện Kế hoạch này", "Kế hoạch | attachment"),
            ("[Quy trình, Quyết định] ban hành kèm theo quy trình này", "Quy trình | self"),
        ),
        ("[Kế hoạch] quyết định này của gia đình", "[Kế hoạch] kế hoạch hằng năm này", "[Kế hoạch] Kế hoạch nêu trên"),
        inside=True,
    ),
    Form(
        "said", "loại và “nói trên”, “nêu trên”: văn bản đã gọi tên trước đó", self_names.said,
        (("[Kế hoạch] thực hiện Nghị định nói trên;", "Nghị định"), ("[Thông tư] theo quy định tại Quyết định nêu trên.", "Quyết định")),
        ("[Kế hoạch] các Nghị quyết nêu trên", "[Kế hoạch] nội dung nêu trên", "[Kế hoạch] kế hoạch nêu trên"),
    ),
    Form(
        "closing", "câu cuối của kế hoạch", self_names.closing,
        (("[Kế hoạch] Trên đây là Kế hoạch hành động", "Kế hoạch hành động | self"), ("[Kế hoạch] Trên đây là Kế hoạch thực hiện Nghị quyết", "Kế hoạch | self")),
        ("[Kế hoạch] Trên đây là Báo cáo", "[Kế hoạch] Trên đây là kế hoạch", "[Quyết định] Trên đây là Kế hoạch"),
    ),
    Form(
        "adopted", "quyết định phê duyệt, ban hành cái gì", self_names.adopted,
        (
            ("[Quyết định, Kế hoạch] Phê duyệt Kế hoạch thực hiện", "Kế hoạch | attachment"),
            ("[Quyết định, Quy trình] Ban hành kèm theo Quyết định này Quy trình kiểm tra", "Quy trình | attachment"),
        ),
        ("[Quyết định] Phê duyệt Kế hoạch thực hiện", "[Quyết định, Kế hoạch] phê duyệt kế hoạch hằng năm", "[Quyết định, Kế hoạch] xây dựng Kế hoạch"),
        outside=True,
    ),
    Form(
        "bare", "loại viết hoa một mình, hay với cơ quan, sau lời nói đến một văn bản", self_names.bare,
        (
            ("[Kế hoạch] tổ chức triển khai thực hiện nội dung Kế hoạch.", "Kế hoạch | self"),
            ("[Chương trình hành động] tổ chức thực hiện Chương trình hành động của Tỉnh ủy;", "Chương trình hành động | self"),
            ("[Kế hoạch] quán triệt Nghị quyết của Trung ương, các cấp", "Nghị quyết | Trung ương"),
            ("[Kế hoạch] THỰC HIỆN Nghị quyết CỦA CHÍNH PHỦ", "Nghị quyết | CHÍNH PHỦ"),
        ),
        (
            "[Kế hoạch] Sở Kế hoạch và Đầu tư",
            "[Kế hoạch] Phòng Tài chính - Kế hoạch xây dựng",
            "[Kế hoạch] Ủy ban nhân dân tỉnh ban hành Kế hoạch với nội dung như sau:",
            "[Kế hoạch] UBND tỉnh ban hành Kế hoạch với các nội dung sau:",
            "[Kế hoạch] xây dựng kế hoạch hằng năm",
        ),
    ),
)  # fmt: skip

# ------------------------------------------------------------------ names that the text has given, or that it has made
# plain

SHORT: tuple[Form[Short], ...] = (
    Form(
        "short-name", "tên mà văn bản tự đặt: “(sau đây gọi là …)”", defined_names.Memory.named,
        (
            ("Nghị quyết số 57-NQ/TW (sau đây gọi tắt là Nghị quyết đột phá); theo Nghị quyết đột phá", "Nghị quyết | 57-NQ/TW"),
            ("Luật số 45/2013/QH13 (sau đây gọi là Luật mới), Điều 3 Luật mới", "Luật | 45/2013/QH13"),
        ),
        ("Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết)", "Quyết định số 5/QĐ-BTC của Cục Thuế (sau đây gọi tắt là Cục Thuế XNK), Cục Thuế XNK"),
    ),
    Form(
        "number-named-before", "loại và số, khi chỉ một ký hiệu đứng trước có số ấy", defined_names.Memory.alone,
        (
            ("Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57", "Nghị quyết | 57-NQ/TW"),
            ("Chỉ thị số 05-CT/TW, theo Chỉ thị số 05 của", "Chỉ thị | 05-CT/TW"),
            ("Nghị định số 47/2021/NĐ-CP, Nghị định số 47/2019/NĐ-CP; theo Nghị định 47/2021;", "Nghị định | 47/2021/NĐ-CP"),
        ),
        (
            "thực hiện Nghị quyết 57",
            "Nghị quyết số 57-NQ/TW, Nghị quyết số 57/NQ-CP; thực hiện Nghị quyết 57",
            "Nghị quyết số 57-NQ/TW; Nghị quyết 57 nhiệm vụ",
            "Nghị định số 47/2021/NĐ-CP; Nghị định 47/2020",
        ),
    ),
    Form(
        "number-alone-yet", "loại và số mà ký hiệu đứng sau mới nói; nghị định có số và năm thì chỉ có thể là của Chính phủ", defined_names.Memory.pending,
        (
            ("thực hiện Chỉ thị 05 của", "Chỉ thị"),
            ("theo NĐ 47/2024;", "Nghị định | 47/2024/NĐ-CP"),
            ("theo Thông tư 39/2025 (thù lao)", "Thông tư | 2025"),
        ),
        ("Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57", "Nghị quyết 57 nhiệm vụ", "quyết định 5 người", "Kế hoạch 2021-2025"),
    ),
)  # fmt: skip

# ------------------------------------------------------------------ places inside a text

PLACES: tuple[Form[Places], ...] = (
    Form(
        "single", "từ nhỏ đến lớn, hoặc ngược lại", provisions.read,
        (
            ("khoản 2 Điều 10 Mục 2", "muc 2, dieu 10, khoan 2"),
            ("Điểm b, Khoản 1, Điều 2", "dieu 2, khoan 1, diem b"),
            ("điểm b.2 khoản 3 Điều 4", "dieu 4, khoan 3, diem b.2"),
            ("Phụ lục số 03", "phu_luc 03"),
            ("Phần thứ hai", "phan II"),
            ("mục II.3.b", "muc II, khoan 3, diem b"),
        ),
        ("tại thời điểm a", "tài khoản 2", "điều kiện 1", "danh mục 2, thành phần A", "điều tra, quy hoạch"),
    ),
    Form(
        "list", "nhiều nơi; phần lớn hơn đứng sau là của tất cả", provisions.read,
        (
            ("các điểm a, b và c khoản 1 Điều 5", "dieu 5, khoan 1, diem a; dieu 5, khoan 1, diem b; dieu 5, khoan 1, diem c"),
            ("khoản 1, khoản 2 Điều 1", "dieu 1, khoan 1; dieu 1, khoan 2"),
            ("các điều 11, 12 và 13", "dieu 11; dieu 12; dieu 13"),
        ),
        ("các điều kiện 1, 2 và 3", "những địa điểm b, c", "các chương trình 1 và 2"),
    ),
    Form(
        "range", "hai đầu của một khoảng", provisions.read,
        (
            ("từ Điều 5 đến Điều 10", "dieu 5; dieu 10"),
            ("các điểm từ a đến d khoản 2", "khoan 2, diem a; khoan 2, diem d"),
        ),
        ("từ quan điểm a đến b", "từ tài khoản 1 đến tài khoản 5"),
    ),
    Form(
        "relative", "nơi mà lời đang đứng", provisions.read,
        (
            ("khoản 2 Điều này", "dieu này, khoan 2"),
            ("điểm a khoản này", "khoan này, diem a"),
            ("quy định tại Mục này", "muc này"),
        ),
        ("thời điểm này", "danh mục này", "tài khoản này"),
    ),
)  # fmt: skip

FORMS: tuple[Form[Any], ...] = (*AT_WORD, *ANYWHERE, *OWN, *SHORT, *PLACES)
