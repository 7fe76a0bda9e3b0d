"""The rules of cleaning as rows: what each one is called, what class of change it makes, and why the reader may trust
it.

Enters: nothing. Leaves: RULES, in no order of their own (`cleaning.STEPS` holds the order in which they run).

The class decides what a rule may do. "mechanical" cannot change a word (encodings, invisible characters, converters'
marks); "structural" joins, spaces or drops debris and never changes a letter that stays; "word" is for persons alone.
`examples` are (raw, clean) and `untouched` must come out as they went in; one test runs every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

MECHANICAL, STRUCTURAL, WORD = "mechanical", "structural", "word"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `reason` is shown to the reader; `why` is for those who keep the rules."""

    name: str
    kind: str
    reason: str
    why: str
    examples: tuple[tuple[str, str], ...] = ()
    untouched: tuple[str, ...] = ()


_LONG = "Ngân sách nhà nước bố trí kinh phí cho các nhiệm vụ được giao, khuyến"

RULES = (
    Rule(
        "editor", WORD, "người biên tập đã quyết định",
        "An accepted [[correction]] of the file beside the raw text; its own reason is shown instead of this one.",
    ),
    Rule(
        "legacy-tcvn3", MECHANICAL, "chữ gõ bằng bảng mã TCVN3 (phông .VnTime), chuyển sang Unicode",
        "Recognised for a whole text by the share of its words that become valid syllables.",
        ((("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc\n"
           "Uû ban nh©n d©n tØnh ra quyÕt ®Þnh phª duyÖt kÕ ho¹ch"),
          ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
           "Uỷ ban nhân dân tỉnh ra quyết định phê duyệt kế hoạch")),),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam và Ủy ban nhân dân tỉnh phê duyệt kế hoạch", "Café Résumé naïve façade"),
    ),
    Rule(
        "legacy-vni", MECHANICAL, "chữ gõ bằng bảng mã VNI, chuyển sang Unicode",
        "Recognised for a whole text by the share of its words that become valid syllables.",
        ((("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\n"
           "UÛy ban nhaân daân tænh quyeát ñònh pheâ duyeät keá hoaïch"),
          ("Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
           "Ủy ban nhân dân tỉnh quyết định phê duyệt kế hoạch")),),
    ),
    Rule(
        "legacy-cp1258", MECHANICAL, "chữ Windows-1258 bị đọc thành bảng mã khác, đọc lại cho đúng",
        "Marks that stand as letters of their own after the vowel: a file in code page 1258 that was opened as "
        "Windows-1252.",
        ((("Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam\nÐôòc lâòp - Týò do - Haònh phuìc\n"
           "UÒy ban nhân dân tiÒnh quyêìt ðiònh phê duyêòt kêì hoaòch"),
          ("Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n"
           "Ủy ban nhân dân tỉnh quyết định phê duyệt kế hoạch")),),
    ),
    Rule(
        "legacy-utf8", MECHANICAL, "chữ UTF-8 bị đọc nhầm thành Windows-1252, đọc lại cho đúng",
        "Every marked letter came through as two or three signs.",
        ((("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam, á»¦y ban nhÃ¢n dÃ¢n tá»‰nh quyáº¿t Ä‘á»‹nh phÃª "
           "duyá»‡t"),
          "Cộng hòa xã hội chủ nghĩa Việt Nam, Ủy ban nhân dân tỉnh quyết định phê duyệt"),),
    ),
    Rule(
        "invisible", MECHANICAL, "ký tự không nhìn thấy (BOM, khoảng trắng không độ rộng, gạch nối mềm)",
        "Left by converters and word processors; they split words for search and comparison.",
        (("\ufeffĐiều 1.", "Điều 1."), ("khoa\u200b học", "khoa học"), ("trở\u00ad ngại", "trở ngại")),
    ),
    Rule(
        "unread-mark", MECHANICAL, "ký tự điều khiển đứng thay một dấu in mà tệp không ghi được, hiện thành ô trống □",
        "Text layers of PDFs give so the tick boxes, bullets and dashes of fonts that do not name their signs: "
        "something stood there, and no program can tell what. Dropping it would join what it kept apart "
        "(“2013\x962020”).",
        (
            ("\x00 Tiếp nhận, kiểm tra hồ sơ", "□ Tiếp nhận, kiểm tra hồ sơ"),
            ("giai đoạn 2013\x962020", "giai đoạn 2013□2020"),
            ("https://vanban.example/a\x02", "https://vanban.example/a□"),
        ),
        ("□ Tiếp nhận",),
    ),
    Rule(
        "no-break-space", MECHANICAL,
        "khoảng trắng đặc biệt (không ngắt dòng, độ rộng riêng) thay bằng khoảng trắng thường",
        "The width of a blank is no part of a legal text, and patterns and search expect the plain one.",
        (("Số\u00a0293/TTr-KHCN", "Số 293/TTr-KHCN"), ("Điều\u20035.", "Điều 5.")),
    ),
    Rule(
        "symbol", MECHANICAL, "ký hiệu của phông Symbol, Wingdings thay bằng ký hiệu Unicode cùng hình",
        "Word writes its bullets in a private code that no other font draws: a reader sees an empty box.",
        (("\uf0b7 Gạch đầu dòng", "• Gạch đầu dòng"), ("\uf02d Chủ trì", "- Chủ trì")),
    ),
    Rule(
        "composed", MECHANICAL, "chữ có dấu viết bằng nhiều mã, gộp về một mã (Unicode NFC)",
        "The same letter in two codings; NFC is what every reader's keyboard types.",
        (("Cộng hòa", "Cộng hòa"),),
        ("Cộng hòa", "hoà và hòa"),
    ),
    Rule(
        "eth", MECHANICAL, "chữ Ð/ð (eth của tiếng Iceland) gõ nhầm cho Đ/đ",
        "Old fonts and keyboards give U+00D0 for Đ; they look alike and compare unequal.",
        (("Ðảng bộ tỉnh", "Đảng bộ tỉnh"), ("Số: 12/QÐ-UBND", "Số: 12/QĐ-UBND")),
        ("HĐÐĐND tỉnh",),
    ),
    Rule(
        "markdown-mark", MECHANICAL, "dấu định dạng Markdown của bộ chuyển đổi",
        "Emphasis, heading hashes, table bars, rulers and link brackets are the converter's, not the issuer's.",
        (("**Điều 1.** Phê duyệt", "Điều 1. Phê duyệt"), ("## **KẾ HOẠCH**", "KẾ HOẠCH"), ("***", ""),
         ("**Điều 1. Phạm vi **", "Điều 1. Phạm vi"),
         ("> 1. Mục đích\n>\n> a) Yêu cầu", "1. Mục đích\na) Yêu cầu"), ("::: {.Section1}\nLời văn\n:::", "Lời văn"),
         ("+----+------+\n| TT | Tên  |\n+====+======+\n| 1  | Bông |\n+----+------+", "TT\tTên\n1\tBông")),
        ("> 100 người", "+ Cộng đầu dòng", "::: ba chấm đôi giữa câu", "3 * 4 * 5", "(*) Ghi chú (*)", "a_b_c", "K*T*V",
         "a ** b ** c", "(**) Ghi chú (**)"),
    ),
    Rule(
        "link-target", MECHANICAL, "địa chỉ liên kết của bộ chuyển đổi",
        "The words of a link are the text; its target was added by the web page it was taken from.",
        (("theo [Luật Đất đai](https://example.vn/luat) và", "theo Luật Đất đai và"),),
        ("[Ghi chú] (xem phụ lục)",),
    ),
    Rule(
        "attribute", MECHANICAL, "ghi chú định dạng của bộ chuyển đổi, đặt trong ngoặc nhọn",
        "pandoc notes the style of a span or the size of an image in braces behind it; an anchor of Word's is an "
        "empty span.",
        (("[Điều 1]{.underline}. Phạm vi", "Điều 1. Phạm vi"), ("[]{#_Toc1 .anchor}**Chương I**", "Chương I"),
         ("*học tập*{lang=\"vi\"} và", "học tập và")),
        ("tập hợp {1, 2, 3}", "[1] {tên cơ quan}", "(a){b}"),
    ),
    Rule(
        "image", MECHANICAL, "chỗ đặt ảnh của bộ chuyển đổi",
        "A converter's place holder; its file name is not a word of the text.",
        (("Trang đầu\n\n![img-0.jpeg](img-0.jpeg)\n\nTrang sau.", "Trang đầu\nTrang sau."),),
    ),
    Rule(
        "escape", MECHANICAL, "dấu gạch chéo ngược mà bộ chuyển đổi thêm trước dấu câu",
        "Converters escape what Markdown would read as a mark.",
        (("1\\. Mục đích \\- yêu cầu", "1. Mục đích - yêu cầu"),),
    ),
    Rule(
        "entity", MECHANICAL, "mã ký tự HTML, đọc thành ký tự mà nó thay",
        "`&amp;` is how a web page writes `&`.",
        (("KH&amp;CN", "KH&CN"), ("&Đ;", "&Đ;")),
        ("KH&CN", "R&D; M&A"),
    ),
    Rule(
        "tag", MECHANICAL, "thẻ HTML của bộ chuyển đổi",
        "Tags that converters leave; any other tag is text and is shown as printed.",
        (("một<br>hai", "một\nhai"), ("một<!-- image --> hai", "một hai"), ("H<sub>2</sub>O", "H2O"),
         ("<table><tr><th>TT</th><th>Tên</th></tr><tr><td>1</td><td>Bông<br><br>gạc</td></tr></table>",
          "TT\tTên\n1\tBông gạc"),
         ("| TT | Tên |\n|---|---|\n| 1 | Bông<br>gạc |", "TT\tTên\n1\tBông gạc")),
        ("điền vào <tên cơ quan>", "nếu a<b thì c>d"),
    ),
    Rule(
        "pen-initials", STRUCTURAL, "nét chữ ký tắt viết tay mà máy đọc nhầm thành chữ",
        "OCR reads the drafter's or the signer's scrawl as one to four letters in italics.",
        (("thi hành Quyết định này./. *lsh*", "thi hành Quyết định này./."),
         ("Nơi nhận:\n- Lưu: VT, TH *th*", "Nơi nhận:\n- Lưu: VT, TH"),
         ("giải quyết kịp thời./. H2", "giải quyết kịp thời./.")),
        ("Lưu: VT, pthtran", "giảm phát thải khí CO2", "phòng, chống dịch cúm H5N1",
         "Nơi nhận:\n(Kèm theo Quyết định này)"),
    ),
    Rule(
        "end-mark", STRUCTURAL, "dấu kết thúc văn bản “./.” bị máy đọc rời ra",
        "The end mark with blanks inside, or with its last stop taken into the scrawl beside it.",
        (("thi hành Quyết định này. / *me*", "thi hành Quyết định này./."),),
        ("thi hành Quyết định này./.", "xe/ngày"),
    ),
    Rule(
        "page-break", STRUCTURAL, "câu bị ngắt sang trang, nối lại",
        "A sentence that runs over a page end: the first part has no end mark, the second begins in lower case or "
        "ends a range of years.",
        (
            (f"{_LONG}\n\nkhích các doanh nghiệp.", f"{_LONG} khích các doanh nghiệp."),
            ("Thực hiện Nghị quyết Hội nghị lần thứ sáu\n\n**Ban Chấp hành Trung ương**",
             "Thực hiện Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương"),
            ("Phối hợp với Ủy ban Mặt trận Tổ quốc và các đoàn thể của\n\nHội Nông dân",
             "Phối hợp với Ủy ban Mặt trận Tổ quốc và các đoàn thể của Hội Nông dân"),
            ("Chương trình phát triển sản phẩm quốc gia giai đoạn 2013-\n\n2020, trong đó",
             "Chương trình phát triển sản phẩm quốc gia giai đoạn 2013-2020, trong đó"),
        ),
        (
            f"{_LONG}\nb) chủ trì việc này",
            f"{_LONG}:\nhai dòng",
            "TÌNH HÌNH KINH TẾ XÃ HỘI CỦA TOÀN TỈNH TRONG NĂM QUA\ntrong năm",
            "Nơi nhận:\n- Các sở, ban, ngành, đoàn thể của tỉnh và các huyện\nthành phố",
        ),
    ),
    Rule(
        "line-wrap", STRUCTURAL, "một đoạn in trên nhiều dòng, nối lại",
        "The text layer of a printed gazette has a line end at every page width; a line is joined when the next "
        "word would not have fitted.",
    ),
    Rule(
        "line-cut", STRUCTURAL, "một câu bị ngắt giữa dòng, nối lại",
        "A web page's narrow column leaves a line end inside a sentence or a title: nothing ends with “của” or "
        "“tại”, and no paragraph begins small.",
        (
            ("Điều 1. Trồng hoa trên đất của trường học và của\ncơ quan nhà nước",
             "Điều 1. Trồng hoa trên đất của trường học và của cơ quan nhà nước"),
            ("1. Người trồng hoa thực hiện nghĩa vụ quy định tại\nĐiều 2 của Luật này.",
             "1. Người trồng hoa thực hiện nghĩa vụ quy định tại Điều 2 của Luật này."),
            ("1. Việc này thực hiện theo Thông tư số 22/2024/\nTT-BTC ngày 04/3/2024 của Bộ trưởng.",
             "1. Việc này thực hiện theo Thông tư số 22/2024/TT-BTC ngày 04/3/2024 của Bộ trưởng."),
            ("2. Việc kia thực hiện theo Điều\n12 của Nghị định số 23/2024/NĐ-CP.",
             "2. Việc kia thực hiện theo Điều 12 của Nghị định số 23/2024/NĐ-CP."),
        ),
        ("Điều 7. Các đơn vị sự nghiệp công lập trực thuộc\nSở Nội vụ có các phòng sau đây.", "Máy đo\ncái\nchiếc",
         "1. Cá nhân tự do\nĐiều 2. Hiệu lực"),
    ),
    Rule(
        "footnote", STRUCTURAL, "chú thích cuối trang, chuyển xuống dưới đoạn mà nó chú thích",
        "A note at the foot of a page stands in the middle of the sentence that the page cuts; it is shown behind "
        "what it is about, not a word of it lost.",
        (
            ("THÔNG TƯ1\nHướng dẫn trồng hoa\n\n1 Văn bản này được hợp nhất từ 02 Thông tư.\n\nĐiều 1. Phạm vi",
             "THÔNG TƯ1\nHướng dẫn trồng hoa\n1 Văn bản này được hợp nhất từ 02 Thông tư.\nĐiều 1. Phạm vi"),
            ("Điều 1. Trồng hoa\n1.[1] Hoa hồng.\n2. Hoa lan.\n[1] Khoản này được sửa đổi năm 2031.",
             "Điều 1. Trồng hoa\n1.[1] Hoa hồng.\n[1] Khoản này được sửa đổi năm 2031.\n2. Hoa lan."),
        ),
        ("Biểu giá\n1 Hoa hồng\n2 Hoa lan", "[1] Hoa hồng.\n[2] Hoa lan."),
    ),
    Rule(
        "portal-note", STRUCTURAL, "lời ghi chú của trang tin, chuyển xuống dưới đoạn mà nó nói đến",
        "A law portal's remark in brackets, put into the middle of a label, a title or a sentence; it is no word of "
        "the text, and is shown behind it.",
        (
            (("Chương II [Chương này được hướng dẫn bởi Nghị định 1/2031/NĐ-CP có hiệu lực từ ngày 01/01/2031] "
              "TRỒNG HOA\nĐiều 2. Đất trồng"),
             ("Chương II TRỒNG HOA\n"
              "[Chương này được hướng dẫn bởi Nghị định 1/2031/NĐ-CP có hiệu lực từ ngày 01/01/2031]\n"
              "Điều 2. Đất trồng")),
        ),
        ("Hội đồng trường [chức danh trong hội đồng trường] họp.", "Năm báo cáo [Năm N-1]: đạt."),
    ),
    Rule(
        "note-line", STRUCTURAL, "xuống dòng trước lời chú thích được chuyển xuống",
        "A note that stood inside a line stands on a line of its own where it is shown.",
    ),
    Rule(
        "note-blank", STRUCTURAL, "khoảng trắng thừa ở chỗ lời chú thích được chuyển đi",
        "Of the two blanks around a remark one goes with it.",
    ),
    Rule(
        "column", STRUCTURAL, "cột bên phải của đầu văn bản hoặc phần ký, chuyển xuống sau cột bên trái",
        "A converter draws the two columns of a letterhead or a signature block side by side; each is read from top "
        "to bottom.",
        (
            (("  ------------------- -------------------\n  **BAN CHẤP HÀNH\\     **ĐẢNG CỘNG SẢN\n"
              "  TRUNG ƯƠNG**          VIỆT NAM**\n\n  Số 960-NQ/TW          *Hà Nội, ngày 12 tháng 4 năm 2026*\n"
              "  ------------------- -------------------\n\nNGHỊ QUYẾT"),
             ("BAN CHẤP HÀNH TRUNG ƯƠNG\nSố 960-NQ/TW\nĐẢNG CỘNG SẢN\nVIỆT NAM\nHà Nội, ngày 12 tháng 4 năm 2026\n"
              "NGHỊ QUYẾT")),
            (("+------------+----------------+\n| Nơi nhận:  | KT. BỘ TRƯỞNG  |\n| - Lưu: VT. | Lê Thị Hai     |\n"
              "+------------+----------------+"),
             "Nơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nLê Thị Hai"),
            (("Điều 1. Lưu sổ.\n\n| Nơi nhận:<br>- Lưu: VT. | KT. BỘ TRƯỞNG<br>THỨ TRƯỞNG<br><br>Lê Thị Hai |\n"
              "| --- | --- |"),
             "Điều 1. Lưu sổ.\nNơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Thị Hai"),
            ("<table><tr><td>BỘ TÀI CHÍNH<br>Số: 1/TT</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>",
             "BỘ TÀI CHÍNH\nSố: 1/TT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ),
    ),
    Rule(
        "front-matter", STRUCTURAL, "phần khai báo của trang tin ở đầu tệp, không thuộc văn bản",
        "Keys and values between two lines “---” that a portal's page carries; what they state is kept as the "
        "publisher's word.",
        (("---\nlayout: vanban\nso_hieu: 9/2030/NĐ-CP\ntags:\n  - hoa\n---\n\nĐiều 1. Phạm vi", "Điều 1. Phạm vi"),),
        ("---\nĐiều 1. Phạm vi\n---".replace("---", "Lời"), "Số: 5\nNgày: 6"),
    ),
    Rule(
        "portal-words", STRUCTURAL, "lời của trang tin lặp lại trước đề mục, hoặc dấu vết chương trình của trang",
        "The portal's name of the text before each label, with the article before each khoản, and `[JavaScript: …]`.",
        (
            ("Luật Lâm nghiệp 2017\nĐiều 1. Phạm vi\nLuật Lâm nghiệp 2017. Mục 1. QUY HOẠCH\nĐiều 2. Rừng",
             "Luật Lâm nghiệp 2017\nĐiều 1. Phạm vi\nMục 1. QUY HOẠCH\nĐiều 2. Rừng"),
            (("Luật Hoa sửa đổi 2025. Điều 1. Sửa đổi Luật Hoa. Khoản 1. Bãi bỏ Điều 2.\n"
              "Luật Hoa sửa đổi 2025. Điều 1. Sửa đổi Luật Hoa. Khoản 2. Bãi bỏ Điều 3."),
             "Điều 1. Sửa đổi Luật Hoa.\n1. Bãi bỏ Điều 2.\n2. Bãi bỏ Điều 3."),
            ("Dịch vụ khí [JavaScript: LS_Tip_Type_Bookmark] [ID: cumtu_2]", "Dịch vụ khí"),
        ),
        ("Theo Luật Lâm nghiệp 2017. Điều 2. Rừng", "[ID] của người khai"),
    ),
    Rule(
        "running-head", STRUCTURAL, "tiêu đề trang của báo in, không thuộc văn bản",
        "The gazette's name, issue and date at the top of each page; in a text layer it stands in the middle of "
        "sentences.",
        (("CÔNG BÁO/Số 665 + 666/Ngày 12-7-2021\n49\n\nBỘ NỘI VỤ", "BỘ NỘI VỤ"),
         ("50\nCÔNG BÁO/Số 7/Ngày 2-6-2026\n\nĐiều 2. Áp dụng", "Điều 2. Áp dụng")),
        ("Đăng trên Công báo số 15 ngày 01-02-2020", "CÔNG BÁO"),
    ),
    Rule(
        "page-number", STRUCTURAL, "số trang của bản in, không thuộc văn bản",
        "A number alone beside a running head, or alone between blank lines and counting on from page to page.",
        (
            ("Sở Nội vụ trình Chủ tịch cho phép Hội trồng hoa tại công viên theo quy\n2\nđịnh tại khoản 6 Điều 21.",
             "Sở Nội vụ trình Chủ tịch cho phép Hội trồng hoa tại công viên theo quy định tại khoản 6 Điều 21."),
            ("1. Việc này thực hiện theo Nghị định số 21/2024/NĐ-CP\n\n2\n\nngày 03/3/2024 của Chính phủ.",
             "1. Việc này thực hiện theo Nghị định số 21/2024/NĐ-CP ngày 03/3/2024 của Chính phủ."),
            ("| A | B |\n| --- | --- |\n| 1 | Sổ |\n\n2\n\n| A | B |\n| --- | --- |\n| 2 | Thư |",
             "A\tB\n1\tSổ\nA\tB\n2\tThư"),
            ("PAGE 1\nĐiều 1. Hoa.\nPAGE 2\nĐiều 2. Lá.\nPAGE 3", "Điều 1. Hoa.\nĐiều 2. Lá."),
        ),
        ("TT\n1\nBông\n2\nGạc\n3\nBăng", "Tổng cộng\n49\nđơn vị",
         "Hồ sơ nộp tại cơ quan đăng ký hoa của tỉnh nơi trồng hoa gồm\n2\nbản chính."),
    ),
    Rule(
        "signature-stamp", STRUCTURAL, "dấu chữ ký số đóng lên tệp điện tử khi đăng, không thuộc văn bản",
        "The stamp that the gazette's publisher puts on the first page when the file is signed; it falls into the "
        "text layer.",
        (
            (
                ("Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCơ quan: VĂN PHÒNG CHÍNH PHỦ\n"
                 "Ngày ký: 2026-05-27 07:55:25 +07:00\nĐiều 1. Ban hành"),
                "Điều 1. Ban hành",
            ),
            (("Người ký: Cổng Thông tin điện tử Chính phủ\nEmail: a@b.vn\nThời gian ký: 12.07.2021 09:09:40 +07:00\n"
              "Điều 2. Áp dụng"), "Điều 2. Áp dụng"),
            (("Ký bởi: CỔNG THÔNG TIN ĐIỆN TỬ\nCHÍNH PHỦ\nCơ quan: VĂN PHÒNG CHÍNH PHỦ\n"
              "Thời gian ký: 30.06.2025 21:14:02\n+07:00\nĐiều 2. Áp dụng"), "Điều 2. Áp dụng"),
            ("Ký bởi: SỞ Y TẾ\nSố: 12/QĐ-SYT\nNgày ký: 16-01-2023 15:01:04 +07:00\nĐiều 2. Áp dụng",
             "Số: 12/QĐ-SYT\nĐiều 2. Áp dụng"),
            ("Signature Not Verified\nKý bởi: Nguyễn Văn A\nKý ngày: 12/03/2024 14:05:33\nĐiều 2. Áp dụng",
             "Điều 2. Áp dụng"),
            (("Digitally signed by SỞ Y TẾ\nDN: C=VN, O=SỞ Y TẾ\nReason: I am the author\nLocation:\n"
              "Date: 2024.03.12 14:05:33 +07'00'\nĐiều 2. Áp dụng"), "Điều 2. Áp dụng"),
        ),
        ("Người ký: Nguyễn Văn A\nChức vụ: Giám đốc\nNgày ký: 12/7/2021", "Người ký: Nguyễn Văn A",
         "Ngày ký: 12/7/2021"),
    ),
    Rule(
        "merged-header", STRUCTURAL, "các ô của phần đầu văn bản bị dồn vào một dòng, tách lại",
        "Web pages lose the two columns of the head; the motto, the number, the place and date each begin a cell in "
        "every official text.",
        (
            (
                "VĂN PHÒNG CHÍNH PHỦ -------\n"
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n"
                "Số: 2739/VPCP-ĐMDN V/v quản trị doanh nghiệp\n"
                "Hà Nội, ngày 05 tháng 04 năm 2019 Kính gửi: Bộ Kế hoạch và Đầu tư.",
                "VĂN PHÒNG CHÍNH PHỦ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "Số: 2739/VPCP-ĐMDN\nV/v quản trị doanh nghiệp\nHà Nội, ngày 05 tháng 04 năm 2019\n"
                "Kính gửi: Bộ Kế hoạch và Đầu tư.",
            ),
            (
                ("Chính phủ quy định chi tiết. XÁC THỰC VĂN BẢN HỢP NHẤT CHỦ NHIỆM Nguyễn Văn Hoa 1 Luật số "
                 "1/2030/QH16 sửa đổi."),
                ("Chính phủ quy định chi tiết.\nXÁC THỰC VĂN BẢN HỢP NHẤT\nCHỦ NHIỆM\nNguyễn Văn Hoa\n"
                 "1 Luật số 1/2030/QH16 sửa đổi."),
            ),
        ),
        ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", "Luật số: 71/2014/QH13",
         "ngày 01 tháng 7 năm 2013 có hiệu lực",
         "Bà Rịa - Vũng Tàu, ngày 01 tháng 9 năm 2020"),
    ),
    Rule(
        "ruler", STRUCTURAL, "đường kẻ trang trí dưới đầu văn bản",
        "A drawn line under the issuer or the motto, written with dashes; it holds no letter.",
        (("CHÍNH PHỦ\n_______\n\nSố: 1/NĐ-CP", "CHÍNH PHỦ\nSố: 1/NĐ-CP"),),
        ("Họ và tên:\n\n______________\n\nNơi ở:",),
    ),
    Rule(
        "title-wrap", STRUCTURAL, "một tên gọi in trên nhiều dòng, nối lại",
        "A title set in bold over several lines is one title.",
        (
            ("**I- TÌNH HÌNH PHÁT TRIỂN CỦA\nTỈNH TRONG NHỮNG NĂM QUA**",
             "I- TÌNH HÌNH PHÁT TRIỂN CỦA TỈNH TRONG NHỮNG NĂM QUA"),
            ("**QUYẾT ĐỊNH**  \n**Về việc phê duyệt Kế hoạch**  \n**năm 2013**",
             "QUYẾT ĐỊNH\nVề việc phê duyệt Kế hoạch năm 2013"),
            ("**KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH**", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),
        ),
    ),
    Rule(
        "blank-before-mark", STRUCTURAL, "khoảng trắng thừa trước dấu câu",
        "Vietnamese sets no blank before a comma, a semicolon or a stop.",
        (("khoa học công nghệ , thể thao", "khoa học công nghệ, thể thao"), ("kết thúc .", "kết thúc.")),
        ("kính gửi ...", "Tên: . . . . . .", "này ./.", "giá đất 11.880 . 000 đồng", "= 1.242.939 , 14 triệu đồng"),
    ),
    Rule(
        "blank-after-mark", STRUCTURAL, "thiếu khoảng trắng sau dấu câu",
        "Two sentences run together where a line ended.",
        (("hội nhập quốc tế.Ứng dụng", "hội nhập quốc tế. Ứng dụng"),),
        ("TT.HĐND", "KT.CHỦ TỊCH", "Tp.Hồ Chí Minh", "www.baochinhphu.Vn", "công nghiệp 4.0"),
    ),
    Rule(
        "dash-spacing", STRUCTURAL, "khoảng trắng một bên dấu gạch, đặt như ở chỗ khác của văn bản",
        "A dash inside a compound with a blank on one side only; the same words elsewhere in the text say how it is "
        "set.",
        (("phát triển kinh tế - xã hội và kinh tế- xã hội", "phát triển kinh tế - xã hội và kinh tế - xã hội"),
         ("khu Thủ Đức-Bình và Thủ Đức -Bình", "khu Thủ Đức-Bình và Thủ Đức-Bình")),
        ("phát triển kinh tế- xã hội", "1-2 năm", "I- TÌNH HÌNH"),
    ),
    Rule(
        "blank-in-sign", STRUCTURAL, "khoảng trắng thừa trong số, ký hiệu văn bản",
        "A blank left beside a number that was stamped in; digits and letters stay.",
        (("Số: 1663 /QĐ-UBND", "Số: 1663/QĐ-UBND"),),
        ("tỷ lệ 1 /10", "năm 2013 / Kế hoạch"),
    ),
)  # fmt: skip

BY_NAME = {rule.name: rule for rule in RULES}
