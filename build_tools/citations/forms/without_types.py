"""Works that stand without their type word, what a text calls itself and what it carries, short names, places."""

from __future__ import annotations

from ...addresses import provisions
from ...addresses.worded import PRINTED
from ...office import types
from .. import defined_names, numbered, self_names, type_words, unnumbered
from ..named_work import PLACE
from .row_kinds import Anywhere, OfItself, PlaceForm, Short

ANYWHERE: tuple[Anywhere, ...] = (
    Anywhere(
        "lone", "sign", "không có loại, hay loại viết tắt: chữ trong ký hiệu cho biết loại", numbered.LONE,
        numbered.lone,
        (
            ("số 151/2013/NĐ-CP ngày 01 tháng 11 năm 2013", "Nghị định | 151/2013/NĐ-CP | 2013-11-01"),
            ("và 12/2024/NĐ-CP ngày 05 tháng 2 năm 2024", "Nghị định | 12/2024/NĐ-CP | 2024-02-05"),
            ("số20-NQ/TW", "Nghị quyết | 20-NQ/TW"),
            ("NQ 71/NQ-CP", "Nghị quyết | 71/NQ-CP"),
            ("NĐ 88/2025/NĐ-CP", "Nghị định | 88/2025/NĐ-CP"),
        ),
        ("mẫu số 01/PĐXXĐTMS", "24/7", "giai đoạn 2013-2020", "điện thoại 0227.3831234, hồ sơ 12/2013", "NQ 71",
         "QĐ số 12 người"),
        digit=True, mark=True,
    ),
    Anywhere(
        "before-sign", "sign", "số của một loạt mà chỉ số cuối có chữ", numbered.BEFORE_SIGN, numbered.before_sign,
        (
            ("những Nghị quyết 59 và 68-NQ/TW", "Nghị quyết | 59-NQ/TW"),
            ("các Nghị quyết số 59, 68-NQ/TW", "Nghị quyết | 59-NQ/TW"),
        ),
        ("các Nghị định 10, 11/2020/NĐ-CP", "Nghị quyết 59, 66 và 68-NQ/TW", "các bản 3, 68-NQ/TW"),
        needs=lambda: ("ác", "hững"),
        of_list=True,
        digit=True,
    ),
    Anywhere(
        "short-code", "law", "bộ luật viết tắt cả loại lẫn tên, như trong văn bản của tòa án", None, unnumbered.code,
        (("BLDS năm 2015", "Bộ luật | dân sự | 2015"), ("BLTTHS", "Bộ luật | tố tụng hình sự")),
        ("số 12/BLDS", "BLD", "Công ty BLDS-Co"),
        needs=unnumbered.beginnings_of_codes,
    ),
    Anywhere(
        "year-in-a-list", "law", "luật cùng tên của các năm sau", unnumbered.NEXT_YEARS, unnumbered.next_years,
        (
            ("Luật Doanh nghiệp năm 2005 và 2014,", "Luật | Doanh nghiệp | 2014"),
            ("Bộ luật Dân sự năm 1995, năm 2005", "Bộ luật | Dân sự | 2005"),
        ),
        ("Luật Doanh nghiệp năm 2014, 2015 người", "Luật Đất đai 2013, 2024/TT", "năm 2000, 2005"),
        of_list=True,
        digit=True,
    ),
    Anywhere(
        "session-in-a-list", "session", "hội nghị cùng số ở các khóa sau", unnumbered.NEXT_TERM, unnumbered.next_terms,
        (
            ("Nghị quyết Trung ương 4 khóa XI, XII", "Nghị quyết | Trung ương 4 khóa XII"),
            ("Nghị quyết Trung ương 4 khóa XI và khóa XIII", "Nghị quyết | Trung ương 4 khóa XIII"),
        ),
        ("khóa XI, XII", "Nghị quyết Trung ương 4 khóa XI, và các", "Nghị quyết Trung ương 4 khóa XI và Chương trình"),
        of_list=True,
    ),
    Anywhere(
        "session-of-list", "session", "các hội nghị sau của một loạt trong cùng khóa", unnumbered.LISTED_SESSIONS,
        unnumbered.rest_of_list,
        (
            ("Nghị quyết Trung ương 4 và 5 khóa XII", "Nghị quyết | Trung ương 5 khóa XII"),
            ("Kết luận Trung ương 7, 8 khóa X", "Kết luận | Trung ương 8 khóa X"),
        ),
        ("khóa XI, 3 và 5", "Nghị quyết Trung ương 4 khóa XII"),
        of_list=True,
        digit=True,
    ),
    Anywhere(
        "standard", "standard", "tiêu chuẩn, quy chuẩn kỹ thuật", numbered.STANDARD, numbered.standards,
        (("TCVN ISO/IEC 17025:2007", "TCVN ISO/IEC 17025:2007"), ("TCVN 5945 : 2005", "TCVN 5945:2005"),
         ("TCVN 5729-1997", "TCVN 5729:1997"), ("TCVN 6396-20:2017", "TCVN 6396-20:2017"),
         ("ISO 9001", "ISO 9001"), ("TCXDVN 323:2004", "TCXDVN 323:2004")),
        ("tiêu chuẩn ISO", "hệ thống TCVN và QCVN", "tổ chức ISO và IEC năm 2005"),
        needs=lambda: ("ISO", "IEC", "VN"),
        digit=True,
    ),
    Anywhere(
        "branch-standard", "standard", "tiêu chuẩn ngành, có số của ngành đứng trước (đến năm 2006)",
        numbered.BRANCH_STANDARD, numbered.branch_standards,
        (
            ("22TCN 211-06", "22TCN 211-06"),
            ("22 TCN 273 - 2001", "22TCN 273-01"),
            ("10TCN 525:2002", "10TCN 525-02"),
            ("14TCN 56-1988", "14TCN 56-88"),
        ),
        ("22 TCN", "số 22/TCN 211-06", "tiêu chuẩn 22TCN 211", "122TCN 211-06"),
        needs=lambda: ("TCN",),
    ),
)  # fmt: skip

# ------------------------------------------------------------------ what a text calls itself, and what it carries

OWN: tuple[OfItself, ...] = (
    OfItself(
        "this", "own", "loại và “này”", type_words.THIS, self_names.this,
        (
            ("[Quyết định, Kế hoạch] Quyết định này có hiệu lực", "Quyết định | self"),
            ("[Quyết định, Kế hoạch] thực hiện Kế hoạch này", "Kế hoạch | attachment"),
            ("[Quy trình, Quyết định] ban hành kèm theo quy trình này", "Quy trình | self"),
        ),
        ("[Kế hoạch] quyết định này của gia đình", "[Kế hoạch] kế hoạch hằng năm này", "[Kế hoạch] Kế hoạch nêu trên"),
        inside=True,
        this=True,
    ),
    OfItself(
        "said", "own", "loại và “nói trên”, “nêu trên”: văn bản đã gọi tên trước đó", self_names.SAID, self_names.said,
        (("[Kế hoạch] thực hiện Nghị định nói trên;", "Nghị định"),
         ("[Thông tư] theo quy định tại Quyết định nêu trên.", "Quyết định"),
         ("[Kế hoạch] thực hiện Thông tư trên;", "Thông tư"), ("[Kế hoạch] theo Quyết định trên đây và", "Quyết định")),
        ("[Kế hoạch] các Nghị quyết nêu trên", "[Kế hoạch] nội dung nêu trên", "[Kế hoạch] kế hoạch nêu trên",
         "[Kế hoạch] Quyết định trên cơ sở", "[Thông tư] các Nghị định trên;"),
        capital=True,
    ),
    OfItself(
        "closing", "own", "câu cuối của kế hoạch", None, self_names.closing,
        (("[Kế hoạch] Trên đây là Kế hoạch hành động", "Kế hoạch hành động | self"),
         ("[Kế hoạch] Trên đây là Kế hoạch thực hiện Nghị quyết", "Kế hoạch | self")),
        ("[Kế hoạch] Trên đây là Báo cáo", "[Kế hoạch] Trên đây là kế hoạch", "[Quyết định] Trên đây là Kế hoạch"),
        capital=True,
    ),
    OfItself(
        "adopted", "own", "quyết định phê duyệt, ban hành cái gì", None, self_names.adopted,
        (
            ("[Quyết định, Kế hoạch] Phê duyệt Kế hoạch thực hiện", "Kế hoạch | attachment"),
            ("[Quyết định, Quy trình] Ban hành kèm theo Quyết định này Quy trình kiểm tra", "Quy trình | attachment"),
        ),
        ("[Quyết định] Phê duyệt Kế hoạch thực hiện", "[Quyết định, Kế hoạch] phê duyệt kế hoạch hằng năm",
         "[Quyết định, Kế hoạch] xây dựng Kế hoạch"),
        outside=True,
        capital=True,
    ),
    OfItself(
        "bare", "own", "loại viết hoa một mình, hay với cơ quan, sau lời nói đến một văn bản", None, self_names.bare,
        (
            ("[Kế hoạch] tổ chức triển khai thực hiện nội dung Kế hoạch.", "Kế hoạch | self"),
            ("[Chương trình hành động] tổ chức thực hiện Chương trình hành động của Tỉnh ủy;",
             "Chương trình hành động | self"),
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
        types=frozenset(types.BARE), capital=True, small=frozenset({"Chương trình hành động"}),
    ),
)  # fmt: skip

# ------------------------------------------------------------------ names that the text has given, or that it has made
# plain

SHORT: tuple[Short, ...] = (
    Short(
        "short-name", "short", "tên mà văn bản tự đặt: “(sau đây gọi là …)”", None, defined_names.Memory.named,
        (
            ("Nghị quyết số 57-NQ/TW (sau đây gọi tắt là Nghị quyết đột phá); theo Nghị quyết đột phá",
             "Nghị quyết | 57-NQ/TW"),
            ("Luật số 45/2013/QH13 (sau đây gọi là Luật mới), Điều 3 Luật mới", "Luật | 45/2013/QH13"),
        ),
        ("Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết)",
         "Quyết định số 5/QĐ-BTC của Cục Thuế (sau đây gọi tắt là Cục Thuế XNK), Cục Thuế XNK"),
    ),
    Short(
        "number-named-before", "short", "loại và số, khi chỉ một ký hiệu đứng trước có số ấy", None,
        defined_names.Memory.alone,
        (
            ("Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57", "Nghị quyết | 57-NQ/TW"),
            ("Chỉ thị số 05-CT/TW, theo Chỉ thị số 05 của", "Chỉ thị | 05-CT/TW"),
            ("Nghị định số 47/2021/NĐ-CP, Nghị định số 47/2019/NĐ-CP; theo Nghị định 47/2021;",
             "Nghị định | 47/2021/NĐ-CP"),
        ),
        (
            "thực hiện Nghị quyết 57",
            "Nghị quyết số 57-NQ/TW, Nghị quyết số 57/NQ-CP; thực hiện Nghị quyết 57",
            "Nghị quyết số 57-NQ/TW; Nghị quyết 57 nhiệm vụ",
            "Nghị định số 47/2021/NĐ-CP; Nghị định 47/2020",
        ),
        digit=True,
    ),
    Short(
        "number-alone-yet", "short",
        "loại và số mà ký hiệu đứng sau mới nói; nghị định có số và năm thì chỉ có thể là của Chính phủ", None,
        defined_names.Memory.pending,
        (
            ("thực hiện Chỉ thị 05 của", "Chỉ thị"),
            ("theo NĐ 47/2024;", "Nghị định | 47/2024/NĐ-CP"),
            ("theo Thông tư 39/2025 (thù lao)", "Thông tư | 2025"),
        ),
        ("Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57", "Nghị quyết 57 nhiệm vụ", "quyết định 5 người",
         "Kế hoạch 2021-2025"),
        digit=True,
    ),
)  # fmt: skip

# ------------------------------------------------------------------ places inside a text

PLACES: tuple[PlaceForm, ...] = (
    PlaceForm(
        PLACE, "place",
        "từ nhỏ đến lớn, hoặc ngược lại; nhiều nơi, phần lớn hơn đứng sau là của tất cả; hai đầu của một khoảng; "
        "nơi mà lời đang đứng",
        PRINTED.pattern, provisions.read,
        (
            ("khoản 2 Điều 10 Mục 2", "muc 2, dieu 10, khoan 2"),
            ("Điểm b, Khoản 1, Điều 2", "dieu 2, khoan 1, diem b"),
            ("điểm b.2 khoản 3 Điều 4", "dieu 4, khoan 3, diem b.2"),
            ("Phụ lục số 03", "phu_luc 03"),
            ("Phần thứ hai", "phan II"),
            ("mục II.3.b", "muc II, khoan 3, diem b"),
            ("các điểm a, b và c khoản 1 Điều 5",
             "dieu 5, khoan 1, diem a; dieu 5, khoan 1, diem b; dieu 5, khoan 1, diem c"),
            ("khoản 1, khoản 2 Điều 1", "dieu 1, khoan 1; dieu 1, khoan 2"),
            ("các điều 11, 12 và 13", "dieu 11; dieu 12; dieu 13"),
            ("từ Điều 5 đến Điều 10", "dieu 5; dieu 10"),
            ("khoản 5 các Điều 6, 7", "dieu 6, khoan 5; dieu 7, khoan 5"),
            ("khoản 1 Điều 16, khoản 13 Mục I Phụ lục I", "dieu 16, khoan 1; phu_luc I, muc I, khoan 13"),
            ("các điểm từ a đến d khoản 2", "khoan 2, diem a; khoan 2, diem d"),
            ("khoản 2 Điều này", "dieu này, khoan 2"),
            ("điểm a khoản này", "khoan này, diem a"),
            ("quy định tại Mục này", "muc này"),
            ("Mẫu số 02/ĐK Phụ lục II", "phu_luc II, mau_so 02/ĐK"),
            ("khoản2 Điều5", "dieu 5, khoan 2"),
            ("các điểm b- e khoản 3", "khoan 3, diem b; khoan 3, diem e"),
            ("điểm 5.3.1.4", "diem 5.3.1.4"),
            ("các Mẫu số 1A, Mẫu số 02", "mau_so 1A; mau_so 02"),
        ),
        (
            "tại thời điểm a",
            "tài khoản 2",
            "điều kiện 1",
            "danh mục 2, thành phần A",
            "điều tra, quy hoạch",
            "các điều kiện 1, 2 và 3",
            "những địa điểm b, c",
            "các chương trình 1 và 2",
            "từ quan điểm a đến b",
            "từ tài khoản 1 đến tài khoản 5",
            "thời điểm này",
            "danh mục này",
            "tài khoản này",
        ),
    ),
)  # fmt: skip
