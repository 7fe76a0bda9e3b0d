"""Works that begin with their type word: the first row that reads, reads."""

from __future__ import annotations

from ... import tables
from ...office.types import CONSTITUTION, LAWS, PROGRAMMES, SESSIONS, STATUTES, TREATIES
from .. import names, numbered, unnumbered
from .row_kinds import AtWord

_CHARTERS = frozenset(tables.named_works()) - LAWS

# ------------------------------------------------------------------ works that begin with their type word: the first
# row that reads, reads

AT_WORD: tuple[AtWord, ...] = (
    AtWord(
        "numbered", "sign",
        "số/[năm/]loại-cơ quan của Nhà nước, số-loại/cơ quan của Đảng, số/năm/QH khóa, TTLT, công văn, VBHN; dấu "
        "cách, gạch dài, chữ in khác, thiếu “số” đều gặp",
        numbered.NUMBER, numbered.sign,
        (
            ("Nghị định số 115/2005/NĐ-CP ngày 05 tháng 9 năm 2005", "Nghị định | 115/2005/NĐ-CP | 2005-09-05"),
            ("Quyết định số 435/QĐ-UBND, ngày 04 tháng 5 năm 2020", "Quyết định | 435/QĐ-UBND | 2020-05-04"),
            ("Quyết định số: 1663 /QĐ-UBND", "Quyết định | 1663/QĐ-UBND"),
            ("Nghị định 115/2005/NÐ- CP", "Nghị định | 115/2005/NĐ-CP"),
            ("Quyết định 2135/QĐ-TCHQ năm 2015", "Quyết định | 2135/QĐ-TCHQ | 2015"),
            ("NGHỊ QUYẾT SỐ 20–NQ/TW NGÀY 01-11-2012", "Nghị quyết | 20-NQ/TW | 2012-11-01"),
            ("Kết luận số 69/KL-TW ngày 11/01/2024", "Kết luận | 69-KL/TW | 2024-01-11"),
            ("Chương trình hành động số 25-CTr/TU ngày 21/3/2013", "Chương trình hành động | 25-CTr/TU | 2013-03-21"),
            ("Luật số 24/2018/QH14", "Luật | 24/2018/QH14"),
            ("Nghị quyết số 51/2001/QH10 ngày 25 tháng 12 năm 2001", "Nghị quyết | 51/2001/QH10 | 2001-12-25"),
            ("Thông tư liên tịch số 89/2016/TTLT-BTC-BCT ngày 23 tháng 6 năm 2016",
             "Thông tư liên tịch | 89/2016/TTLT-BTC-BCT | 2016-06-23"),
            ("Thông tư số 93/2006/TTLT/BTC-BKHCN", "Thông tư | 93/2006/TTLT/BTC-BKHCN"),
            ("Công văn số 5973/UBND-KT", "Công văn | 5973/UBND-KT"),
            ("Công văn 2739/VPCP-ĐMDN năm 2019", "Công văn | 2739/VPCP-ĐMDN | 2019"),
            ("Văn bản hợp nhất số 38/VBHN-BCT", "Văn bản hợp nhất | 38/VBHN-BCT"),
            ("Văn bản hợp nhất 103/VBHN-VPQH năm 2025", "Văn bản hợp nhất | 103/VBHN-VPQH | 2025"),
        ),
        (
            "theo quyết định số lượng 20 người",
            "Quy định 24/7",
            "Kế hoạch 2021-2025",
            "Thông tư số    /2021/TT-NHNN",
            "Nghị quyết Trung ương 7",
            "Kết luận thanh tra số tiền 20 triệu",
            "Luật sư số 12",
            "Quốc hội khóa XIV thông qua Luật ngày 12/06/2018",
            "Thông tư liên tịch này",
            "các thông tư liên tịch giữa Bộ Tài chính và Bộ Công Thương",
            "công văn đề nghị số 01 bản",
            "Công văn này",
            "Văn bản hợp nhất này",
            "văn bản hợp nhất năm 2025",
        ),
        digit=True, mark=True,
    ),
    AtWord(
        "described", "sign", "giữa loại và “số” còn lời nói rõ loại gì; chữ trong ký hiệu phải là chữ của loại",
        numbered.KIND, numbered.described,
        (
            ("Báo cáo thẩm tra số 1006/BC-UBXH15 ngày 10 tháng 8 năm 2022", "Báo cáo | 1006/BC-UBXH15 | 2022-08-10"),
            ("Kết luận thanh tra số 05/KL-TTr", "Kết luận | 05/KL-TTr"),
        ),
        ("quyết định phê duyệt bản vẽ số 12/BV-KT", "thông báo tuyển dụng số 15 người", "Tờ trình kèm dự thảo số 3",
         "Quyết định kèm kế hoạch số 5/QĐ-BTC"),
        digit=True, mark=True,
    ),
    AtWord(
        "of-issuer", "sign", "giữa loại và “số” còn cơ quan ban hành; chữ trong ký hiệu phải là chữ của loại", None,
        numbered.of_issuer,
        (
            ("Nghị quyết của Bộ Chính trị số 57-NQ/TW ngày 22/12/2024", "Nghị quyết | 57-NQ/TW | 2024-12-22"),
            ("Quyết định của Thủ tướng Chính phủ số 844/QĐ-TTg", "Quyết định | 844/QĐ-TTg"),
        ),
        ("Báo cáo của Bộ Tài chính số liệu", "Báo cáo của Bộ Tài chính số 5/QĐ-BTC"),
        digit=True, mark=True,
    ),
    AtWord(
        "cut-short", "sign", "sau “số”, số và năm mà thiếu chữ của cơ quan", numbered.BARE, numbered.numbered,
        (("Luật số 75/2006/QH", "Luật | 75/2006/QH"),
         ("Quyết định số 181/2003 ngày 04/9/2003", "Quyết định | 181/2003 | 2003-09-04")),
        ("Quyết định 181/2003", "Báo cáo số 12/2013/", "Kế hoạch số 01/10/2013"),
        digit=True, mark=True,
    ),
    AtWord(
        "odd-sign", "sign", "ký hiệu cũ không theo mẫu nào, sau loại viết hoa và “số”", numbered.ODD, numbered.odd,
        (("Thông tư số 59TC/HCVX", "Thông tư | 59TC/HCVX"),
         ("Quyết định số 1141-TC/QĐ/CĐKT ngày 01/11/1995", "Quyết định | 1141-TC/QĐ/CĐKT | 1995-11-01")),
        ("Quyết định số 59", "Thông báo số 0912.345.678", "Báo cáo số 12/2013", "Công văn số 12/QĐ-2013"),
        capital=True,
        digit=True,
    ),
    AtWord(
        "number-alone", "sign", "chỉ một số, ngay trước ngày ban hành", numbered.ALONE, numbered.numbered,
        (("Nghị quyết số 10 ngày 05/4/1988", "Nghị quyết | 10 | 1988-04-05"),
         ("Chỉ thị số 100, ngày 13 tháng 01 năm 1981", "Chỉ thị | 100 | 1981-01-13")),
        ("Nghị quyết số 10 của Bộ Chính trị", "Kế hoạch số 5 trong ngày"),
        capital=True,
        digit=True,
    ),
    AtWord(
        "damaged", "damaged", "số in hỏng sau tên luật: tên một mình không nói được là luật nào", None,
        unnumbered.damaged,
        (("Luật Hải quan số Ï4/2014", "Luật | Hải quan"), ("Luật Đất đai số: l3/2003/QH11", "Luật | Đất đai")),
        ("Luật Hải quan số 54/2014/QH13", "Luật Hải quan số hóa"),
        types=STATUTES, capital=True,
    ),
    AtWord(
        "statute", "law", "luật gọi bằng tên; tên trong bảng, hoặc chữ hoa đầu rồi chữ thường", None,
        unnumbered.statute,
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
        types=STATUTES, capital=True,
    ),
    AtWord(
        "charter", "law", "điều lệ, cương lĩnh có tên trong bảng", None, unnumbered.statute,
        (
            ("Điều lệ Đảng Cộng sản Việt Nam", "Điều lệ | Đảng Cộng sản Việt Nam"),
            (
                "Cương lĩnh xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm 2011)",
                ("Cương lĩnh | xây dựng đất nước trong thời kỳ quá độ lên chủ nghĩa xã hội (bổ sung, phát triển năm "
                 "2011)"),
            ),
        ),
        ("vốn điều lệ", "Điều lệ công ty", "Điều lệ tổ chức và hoạt động của Tổng công ty",
         "cương lĩnh, đường lối của Đảng"),
        types=_CHARTERS, capital=True,
    ),
    AtWord(
        "constitution", "law", "chỉ có một, nên chỉ cần loại", None, unnumbered.constitution,
        (("Hiến pháp", "Hiến pháp"), ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", "Hiến pháp | 2013"),
         ("Hiến pháp 2013", "Hiến pháp | 2013"), ("Hiến pháp nước CHXHCN Việt Nam năm 1992", "Hiến pháp | 1992")),
        ("Hiến pháp này", "hiến pháp của các nước"),
        types=frozenset({CONSTITUTION}), capital=True,
    ),
    AtWord(
        "session-list", "session", "hội nghị đầu của một loạt trong cùng khóa", unnumbered.LISTED_SESSIONS,
        unnumbered.first_of_list,
        (
            ("Nghị quyết Trung ương 3, 5 và 6 khóa X", "Nghị quyết | Trung ương 3 khóa X"),
            ("Kết luận Trung ương 4 và 5 (khóa XII)", "Kết luận | Trung ương 4 khóa XII"),
        ),
        ("Nghị quyết Trung ương 4 khóa XI, XII", "Nghị quyết Trung ương 3, 5 và 6"),
        types=SESSIONS, capital=True,
        digit=True,
    ),
    AtWord(
        "session", "session", "nghị quyết, kết luận của một hội nghị Trung ương", names.SESSION, unnumbered.session,
        (
            ("Nghị quyết Trung ương 7 (khóa X)", "Nghị quyết | Trung ương 7 (khóa X)"),
            ("Nghị quyết TW4 khóa XI", "Nghị quyết | TW4 khóa XI"),
            ("Nghị quyết Trung ương 6 (lần 2) khóa VIII", "Nghị quyết | Trung ương 6 (lần 2) khóa VIII"),
            ("Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)",
             "Nghị quyết | Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng (Khóa XI)"),
        ),
        ("Nghị quyết Trung ương", "Nghị quyết của Hội nghị cán bộ", "nghị quyết trung ương 2 (khóa VIII)"),
        types=SESSIONS, capital=True,
    ),
    AtWord(
        "congress", "congress", "nghị quyết của một đại hội", names.CONGRESS, unnumbered.session,
        (
            ("Nghị quyết của Đại hội Đảng bộ lần thứ XVIII của tỉnh",
             "Nghị quyết | của Đại hội Đảng bộ lần thứ XVIII của tỉnh"),
            ("Nghị quyết Đại hội Đảng lần thứ X", "Nghị quyết | Đại hội Đảng lần thứ X"),
            ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết | Đại hội XIII của Đảng"),
            ("Nghị quyết Đại hội Đảng bộ tỉnh khóa XX", "Nghị quyết | Đại hội Đảng bộ tỉnh khóa XX"),
        ),
        ("Nghị quyết Đại hội Đảng các cấp", "Nghị quyết của đại hội cổ đông", "Nghị quyết Đại hội đồng Liên hợp quốc"),
        types=SESSIONS, capital=True,
    ),
    AtWord(
        "programme", "programme", "chương trình, đề án, chiến lược gọi bằng tên, chữ hoa không phải của đầu câu", None,
        unnumbered.programme,
        (
            ("thuộc Chương trình hỗ trợ phát triển tài sản trí tuệ;",
             "Chương trình | hỗ trợ phát triển tài sản trí tuệ"),
            ("triển khai Chương trình phát triển sản phẩm quốc gia đến năm 2020, được",
             "Chương trình | phát triển sản phẩm quốc gia đến năm 2020"),
            ("thực hiện Đề án “Chuyển đổi số ngành tài nguyên” của", "Đề án | “Chuyển đổi số ngành tài nguyên”"),
            ("Đề án “Sức khỏe Việt Nam” ban hành theo", "Đề án | “Sức khỏe Việt Nam”"),
            ("Chương trình phát triển tài sản trí tuệ đến năm 2030.",
             "Chương trình | phát triển tài sản trí tuệ đến năm 2030"),
            (
                "phê duyệt Chiến lược phát triển kinh tế số đến năm 2025, định hướng đến năm 2030;",
                "Chiến lược | phát triển kinh tế số đến năm 2025, định hướng đến năm 2030",
            ),
            (
                "theo Quy hoạch tỉnh Quảng Nam thời kỳ 2021 - 2030, tầm nhìn đến năm 2050 và",
                "Quy hoạch | tỉnh Quảng Nam thời kỳ 2021 - 2030, tầm nhìn đến năm 2050",
            ),
        ),
        ("thực hiện Chương trình này", "Các Chương trình khoa học và công nghệ trọng điểm",
         "Chương trình hỗ trợ phát triển tài sản trí tuệ;", "các chương trình, đề án quốc gia về khoa học",
         "theo Quy hoạch phát triển của tỉnh và các ngành"),
        types=PROGRAMMES, capital=True,
    ),
    AtWord(
        "national-programme", "programme", "chữ thường, nhưng là chương trình quốc gia và có năm", unnumbered.NATIONAL,
        unnumbered.national,
        (
            ("chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010 - 2020",
             "Chương trình | mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2010 - 2020"),
            ("chương trình quốc gia phát triển công nghệ cao đến năm 2020",
             "Chương trình | quốc gia phát triển công nghệ cao đến năm 2020"),
        ),
        ("các chương trình quốc gia về khoa học đến năm 2020",
         "các chương trình, đề án quốc gia về khoa học, công nghệ đến năm 2020",
         "chương trình mục tiêu quốc gia về y tế"),
        types=frozenset({"Chương trình"}),
        digit=True,
    ),
    AtWord(
        "treaty-acronym", "treaty", "điều ước gọi bằng tên tắt", unnumbered.ACRONYM, unnumbered.treaty,
        (("trong Hiệp định CPTPP", "Hiệp định | CPTPP"), ("theo Công ước CITES và", "Công ước | CITES"),
         ("Hiệp định CPTPP có hiệu lực", "Hiệp định | CPTPP")),
        ("theo Hiệp định TƯ",),
        types=TREATIES, capital=True,
    ),
    AtWord(
        "treaty", "treaty", "điều ước gọi bằng tên", unnumbered.TREATY, unnumbered.treaty,
        (
            ("và Hiệp định Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương (Hiệp",
             "Hiệp định | Đối tác Toàn diện và Tiến bộ xuyên Thái Bình Dương"),
            ("theo Công ước Liên hợp quốc về Luật Biển năm 1982,", "Công ước | Liên hợp quốc về Luật Biển | 1982"),
            ("Công ước về Luật Biển năm 1982 quy định", "Công ước | về Luật Biển | 1982"),
            ("theo Hiệp ước Hợp tác Sáng chế năm 1970;", "Hiệp ước | Hợp tác Sáng chế | 1970"),
            ("theo Hiệp định hàng rào kỹ thuật trong thương mại.", "Hiệp định | hàng rào kỹ thuật trong thương mại"),
            (
                "theo Hiệp định chung về thuế quan và thương mại hoặc theo cam kết",
                "Hiệp định | chung về thuế quan và thương mại",
            ),
            ("theo Hiệp định về vận tải đường bộ và pháp luật Việt Nam", "Hiệp định | về vận tải đường bộ"),
            ("của Hiệp định thương mại tự do Việt Nam - Liên minh châu Âu;",
             "Hiệp định | thương mại tự do Việt Nam - Liên minh châu Âu"),
        ),
        ("theo Hiệp định này", "theo Hiệp định thương mại tự do", "các hiệp định mà Việt Nam là thành viên",
         "theo Hiệp định tránh đánh thuế hai lần", "theo các Hiệp định về quá cảnh hàng hóa",
            "nước đã ký kết Hiệp định vận tải với Việt Nam"),
        types=TREATIES, capital=True,
    ),
)  # fmt: skip

# ------------------------------------------------------------------ works that stand without their type word
