"""The rules that speak of the page: the cells of its head, what is no part of the text, and the notes."""

from __future__ import annotations

from .. import finders
from ..rule import STRUCTURAL, Rule

# What stands far behind the front of a file.
_LONG_TEXT = "".join(f"Điều {n}. Người trồng hoa chăm sóc vườn số {n} của mình.\n" for n in range(1, 71))

OF_PAGES = (
    Rule(
        "merged-header", STRUCTURAL, (finders.merged_head, finders.merged_tail),
        "các ô của phần đầu văn bản bị dồn vào một dòng, tách lại",
        "quốc hiệu, tiêu ngữ, số và địa danh mở đầu một ô trong mọi văn bản",
        ("Web pages lose the two columns of the head; the motto, the number, the place and date each begin a cell "
         "in every official text."),
        (
            ("VĂN PHÒNG CHÍNH PHỦ⟦ ⇒\n⟧⟦-------⇒·ruler⟧\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⟦ ⇒\n"
             "⟧Độc lập - Tự do - Hạnh phúc⟦ ⇒\n⟧⟦---------------⇒·ruler⟧\nSố: 2739/VPCP-ĐMDN⟦ ⇒\n"
             "⟧V/v quản trị doanh nghiệp\nHà Nội, ngày 05 tháng 04 năm 2019⟦ ⇒\n"
             "⟧Kính gửi: Bộ Kế hoạch và Đầu tư."),
            ("Chính phủ quy định chi tiết.⟦ ⇒\n⟧XÁC THỰC VĂN BẢN HỢP NHẤT⟦ ⇒\n"
             "⟧CHỦ NHIỆM⟦ ⇒\n⟧Nguyễn Văn Hoa⟦ ⇒\n⟧1 Luật số 1/2030/QH16 sửa đổi."),
        ),
        (
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Luật số: 71/2014/QH13",
            "ngày 01 tháng 7 năm 2013 có hiệu lực",
            "Bà Rịa - Vũng Tàu, ngày 01 tháng 9 năm 2020",
        ),
    ),
    Rule(
        "portal-words", STRUCTURAL, (finders.words_of_portals,),
        "lời của trang tin lặp lại trước đề mục, hoặc dấu vết chương trình của trang",
        "tên văn bản của trang tin đứng ngay trước đề mục, lặp lại; hoặc tên chương trình trong ngoặc vuông",
        "The portal's name of the text before each label, with the article before each khoản, and `[JavaScript: …]`.",
        (
            "Luật Lâm nghiệp 2017\nĐiều 1. Phạm vi\n⟦Luật Lâm nghiệp 2017. ⇒⟧Mục 1. QUY HOẠCH\nĐiều 2. Rừng",
            ("⟦Luật Hoa sửa đổi 2025. ⇒⟧Điều 1. Sửa đổi Luật Hoa.⟦ Khoản ⇒\n"
             "⟧1. Bãi bỏ Điều 2.\n⟦Luật Hoa sửa đổi 2025. Điều 1. Sửa đổi Luật Hoa. Khoản ⇒⟧2. Bãi bỏ Điều 3."),
            "Dịch vụ khí⟦ [JavaScript: LS_Tip_Type_Bookmark]⇒⟧⟦ [ID: cumtu_2]⇒⟧",
        ),
        ("Theo Luật Lâm nghiệp 2017. Điều 2. Rừng", "[ID] của người khai"),
    ),
    Rule(
        "running-head", STRUCTURAL, (finders.page_furniture,),
        "tiêu đề trang của báo in, không thuộc văn bản",
        "dòng tên báo, số và ngày lặp lại ở đầu mỗi trang",
        ("The gazette's name, issue and date at the top of each page; in a text layer it stands in the middle of "
         "sentences."),
        (
            "⟦CÔNG BÁO/Số 665 + 666/Ngày 12-7-2021⇒⟧\n⟦49⇒·page-number⟧\n\nBỘ NỘI VỤ",
            "⟦50⇒·page-number⟧\n⟦CÔNG BÁO/Số 7/Ngày 2-6-2026⇒⟧\n\nĐiều 2. Áp dụng",
        ),
        ("Đăng trên Công báo số 15 ngày 01-02-2020", "CÔNG BÁO"),
    ),
    Rule(
        "page-number", STRUCTURAL, (finders.page_furniture,),
        "số trang của bản in, không thuộc văn bản",
        "số đứng một mình cạnh tiêu đề trang, tăng dần theo trang",
        "A number alone beside a running head, or alone between blank lines and counting on from page to page.",
        (
            "Sở Nội vụ trình Chủ tịch cho phép Hội trồng hoa tại công viên theo quy⟦\n2\n⇒ ⟧định tại khoản 6 Điều 21.",
            "1. Việc này thực hiện theo Nghị định số 21/2024/NĐ-CP⟦\n\n2\n\n⇒ ⟧ngày 03/3/2024 của Chính phủ.",
            ("⟦| ⇒·markdown-mark⟧A⟦ | ⇒\t·markdown-mark⟧B⟦ |⇒·markdown-mark⟧\n"
             "⟦| --- | --- |⇒·markdown-mark⟧\n⟦| ⇒·markdown-mark⟧1⟦ | ⇒\t·markdown-mark⟧Sổ⟦ |⇒·markdown-mark⟧\n"
             "\n⟦2⇒⟧\n\n⟦| ⇒·markdown-mark⟧A⟦ | ⇒\t·markdown-mark⟧B⟦ |⇒·markdown-mark⟧\n"
             "⟦| --- | --- |⇒·markdown-mark⟧\n⟦| ⇒·markdown-mark⟧2⟦ | ⇒\t·markdown-mark⟧Thư⟦ |⇒·markdown-mark⟧"),
            "Điều 1. Hoa.\n⟦60⇒⟧\n⟦60⇒⟧\n\n⟦60⇒⟧\n⟦CÔNG BÁO/Số 7/Ngày 2-6-2026⇒·running-head⟧\nĐiều 2. Lá.",
            "⟦PAGE 1⇒⟧\nĐiều 1. Hoa.\n⟦PAGE 2⇒⟧\nĐiều 2. Lá.\n⟦PAGE 3⇒⟧",
            "⟦--- PAGE 1 ---⇒⟧\nĐiều 1. Hoa.\n⟦--- PAGE 2 ---⇒⟧\nĐiều 2. Lá.\n⟦--- PAGE 3 ---⇒⟧\nĐiều 3. Cành.",
        ),
        (
            "TT\n1\nBông\n2\nGạc\n3\nBăng",
            "Tổng cộng\n49\nđơn vị",
            "Hồ sơ nộp tại cơ quan đăng ký hoa của tỉnh nơi trồng hoa gồm\n2\nbản chính.",
        ),
    ),
    Rule(
        "ruler", STRUCTURAL, (finders.rulers,),
        "đường kẻ trang trí dưới đầu văn bản",
        "dòng chỉ có nét gạch, đứng dưới đầu văn bản hay phụ lục",
        "A drawn line under the issuer, the motto or the head of an annex, written with dashes; it holds no letter.",
        (
            "CHÍNH PHỦ\n⟦_______⇒⟧\n\nSố: 1/NĐ-CP",
            f"{_LONG_TEXT}PHỤ LỤC II\nDANH MỤC HOA\n⟦_______⇒⟧\n\nTT",
            f"{_LONG_TEXT}PHỤ LỤC\n⟦_______⇒⟧\nDANH MỤC HOA",
            f"{_LONG_TEXT}PHỤ LỤC\nDanh mục hoa\n(Kèm theo Nghị quyết số 1\nngày 01 tháng 3 năm 2031)\n\n⟦___⇒⟧\nTT",
            f"{_LONG_TEXT}QUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n⟦____⇒⟧\nChương I",
            f"{_LONG_TEXT}Độc lập - Tự do - Hạnh phúc\n⟦_______⇒⟧\nTỜ KHAI",
            f"{_LONG_TEXT}Giao xã thực hiện./.\n⟦_______⇒⟧\n\nXÁC THỰC VĂN BẢN HỢP NHẤT",
        ),
        (
            "Họ và tên:\n\n______________\n\nNơi ở:",
            f"{_LONG_TEXT}HỌ VÀ TÊN\n______________\nNơi ở:",
            f"{_LONG_TEXT}Mẫu số 01\nTÊN NGƯỜI TRỒNG HOA\n______________\nNơi ở:",
            f"{_LONG_TEXT}Họ và tên (viết chữ in hoa)\n______________\nNơi ở:",
        ),
    ),
    Rule(
        "signature-stamp", STRUCTURAL, (finders.stamps,),
        "dấu chữ ký số đóng lên tệp điện tử khi đăng, không thuộc văn bản",
        "các dòng liền nhau kết thúc bằng giờ ký số",
        ("The stamp that the gazette's publisher puts on the first page when the file is signed; it falls into "
         "the text layer."),
        (
            ("⟦Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⇒⟧\n"
             "⟦Cơ quan: VĂN PHÒNG CHÍNH PHỦ⇒⟧\n⟦Ngày ký: 2026-05-27 07:55:25 +07:00⇒⟧\n"
             "Điều 1. Ban hành"),
            ("⟦Người ký: Cổng Thông tin điện tử Chính phủ⇒⟧\n⟦Email: a@b.vn⇒⟧\n"
             "⟦Thời gian ký: 12.07.2021 09:09:40 +07:00⇒⟧\nĐiều 2. Áp dụng"),
            ("⟦Ký bởi: CỔNG THÔNG TIN ĐIỆN TỬ⇒⟧\n⟦CHÍNH PHỦ⇒⟧\n⟦Cơ quan: VĂN PHÒNG CHÍNH PHỦ⇒⟧\n"
             "⟦Thời gian ký: 30.06.2025 21:14:02⇒⟧\n⟦+07:00⇒⟧\nĐiều 2. Áp dụng"),
            "⟦Ký bởi: SỞ Y TẾ⇒⟧\nSố: 12/QĐ-SYT\n⟦Ngày ký: 16-01-2023 15:01:04 +07:00⇒⟧\nĐiều 2. Áp dụng",
            "⟦Signature Not Verified⇒⟧\n⟦Ký bởi: Nguyễn Văn A⇒⟧\n⟦Ký ngày: 12/03/2024 14:05:33⇒⟧\nĐiều 2. Áp dụng",
            ("⟦Signature Not Verified⇒⟧\n⟦Được ký bởi: Nguyễn Văn A⇒⟧\n⟦Ngày ký: 12/03/2024 14:05:33⇒⟧\n"
             "Điều 2. Áp dụng"),
            ("⟦Digitally signed by SỞ Y TẾ⇒⟧\n⟦DN: C=VN, O=SỞ Y TẾ⇒⟧\n⟦Reason: I am the author⇒⟧\n"
             "⟦Location:⇒⟧\n⟦Date: 2024.03.12 14:05:33 +07'00'⇒⟧\nĐiều 2. Áp dụng"),
        ),
        (
            "Người ký: Nguyễn Văn A\nChức vụ: Giám đốc\nNgày ký: 12/7/2021",
            "Người ký: Nguyễn Văn A",
            "Ngày ký: 12/7/2021",
        ),
    ),
    Rule(
        "footnote", STRUCTURAL, (finders.lifted_notes,),
        "chú thích cuối trang, chuyển xuống dưới đoạn mà nó chú thích",
        "số chú thích đứng cạnh chữ ở phía trên, tăng dần; phần chú thích ở chân trang hoặc sau văn bản",
        ("A note at the foot of a page stands in the middle of the sentence that the page cuts; it is shown "
         "behind what it is about, not a word of it lost."),
        (
            ("Điều 1. Trồng hoa\n1.[1] Hoa hồng.⟦⇒\n·note-line⟧⟦⇒[1] Khoản này được sửa đổi năm 2031.⟧\n"
             "2. Hoa lan.\n⟦[1] Khoản này được sửa đổi năm 2031.⇒⟧"),
        ),
        (
            "Biểu giá\n1 Hoa hồng\n2 Hoa lan",
            "[1] Hoa hồng.\n[2] Hoa lan.",
            "THÔNG TƯ1\nHướng dẫn trồng hoa\n\n1 Văn bản này được hợp nhất từ 02 Thông tư.\n\nĐiều 1. Phạm vi",
        ),
    ),
    Rule(
        "portal-note", STRUCTURAL, (finders.lifted_notes,),
        "lời ghi chú của trang tin, chuyển xuống dưới đoạn mà nó nói đến",
        "lời trong ngoặc vuông nói ai sửa đổi, hướng dẫn, và hiệu lực từ ngày nào",
        ("A law portal's remark in brackets, put into the middle of a label, a title or a sentence; it is no word "
         "of the text, and is shown behind it."),
        (
            ("Chương II ⟦[Chương này được hướng dẫn bởi Nghị định 1/2031/NĐ-CP có hiệu lực từ ngày 01/01/2031]⇒⟧⟦ "
             "⇒·note-blank⟧TRỒNG HOA⟦⇒\n·note-line⟧⟦⇒[Chương này được hướng dẫn bởi Nghị định 1/2031/NĐ-CP có "
             "hiệu lực từ ngày 01/01/2031]⟧\nĐiều 2. Đất trồng"),
        ),
        ("Hội đồng trường [chức danh trong hội đồng trường] họp.", "Năm báo cáo [Năm N-1]: đạt."),
    ),
    Rule(
        "note-line", STRUCTURAL, (finders.lifted_notes,),
        "xuống dòng trước lời chú thích được chuyển xuống",
        "lời chú thích đứng thành dòng riêng",
        "A note that stood inside a line stands on a line of its own where it is shown.",
        (
            ("1. Hoa hồng.⟦⇒\n⟧⟦⇒[Khoản này được sửa đổi bởi Luật số 1/2030/QH16 có hiệu lực từ ngày "
             "01/01/2031]·portal-note⟧ ⟦[Khoản này được sửa đổi bởi Luật số 1/2030/QH16 có hiệu lực từ ngày "
             "01/01/2031]⇒·portal-note⟧⟦ ⇒\n⟧2. Hoa lan."),
        ),
    ),
    Rule(
        "note-blank", STRUCTURAL, (finders.lifted_notes,),
        "khoảng trắng thừa ở chỗ lời chú thích được chuyển đi",
        "hai khoảng trắng liền nhau ở chỗ lời chú thích được chuyển đi",
        "Of the two blanks around a remark one goes with it.",
        (
            ("1. Hoa hồng ⟦[Khoản này được sửa đổi bởi Luật số 1/2030/QH16 có hiệu lực từ ngày "
             "01/01/2031]⇒·portal-note⟧⟦ ⇒⟧trồng ở công viên.⟦⇒\n·note-line⟧⟦⇒[Khoản này được sửa đổi bởi Luật số "
             "1/2030/QH16 có hiệu lực từ ngày 01/01/2031]·portal-note⟧"),
        ),
    ),
)  # fmt: skip
