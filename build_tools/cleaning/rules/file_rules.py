"""The rules that speak of the file: who decided what, the encoding, the marks and codes that programs left."""

from __future__ import annotations

from .. import characters, finders
from ..rule import MECHANICAL, STRUCTURAL, WORD, Rule

OF_FILES = (
    Rule(
        "editor", WORD, (finders.letters_and_decisions,),
        "người biên tập đã quyết định",
        "",
        "An accepted [[correction]] of the file beside the raw text; its own reason is shown instead of this one.",
    ),
    Rule(
        "legacy-tcvn3", MECHANICAL, (finders.letters_and_decisions,),
        "chữ gõ bằng bảng mã TCVN3 (phông .VnTime), chuyển sang Unicode",
        "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
        "Recognised for a whole text by the share of its words that become valid syllables.",
        (
            ("⟦CéNG⇒CỘNG⟧ ⟦HOµ⇒HOÀ⟧ ⟦X·⇒XÃ⟧ ⟦HéI⇒HỘI⟧ ⟦CHñ⇒CHỦ⟧ ⟦NGHÜA⇒NGHĨA⟧ ⟦VIÖT⇒VIỆT⟧ NAM\n"
             "⟦§éc⇒Độc⟧ ⟦lËp⇒lập⟧ - ⟦Tù⇒Tự⟧ do - ⟦H¹nh⇒Hạnh⟧ ⟦phóc⇒phúc⟧\n⟦Uû⇒Uỷ⟧ ban ⟦nh©n⇒nhân⟧ ⟦d©n⇒dân⟧ "
             "⟦tØnh⇒tỉnh⟧ ra ⟦quyÕt⇒quyết⟧ ⟦®Þnh⇒định⟧ ⟦phª⇒phê⟧ ⟦duyÖt⇒duyệt⟧ ⟦kÕ⇒kế⟧ ⟦ho¹ch⇒hoạch⟧"),
        ),
        (
            "Cộng hòa xã hội chủ nghĩa Việt Nam và Ủy ban nhân dân tỉnh phê duyệt kế hoạch",
            "Café Résumé naïve façade",
        ),
    ),
    Rule(
        "legacy-vni", MECHANICAL, (finders.letters_and_decisions,),
        "chữ gõ bằng bảng mã VNI, chuyển sang Unicode",
        "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
        "Recognised for a whole text by the share of its words that become valid syllables.",
        (
            ("⟦Coäng⇒Cộng⟧ ⟦hoøa⇒hòa⟧ ⟦xaõ⇒xã⟧ ⟦hoäi⇒hội⟧ ⟦chuû⇒chủ⟧ ⟦nghóa⇒nghĩa⟧ ⟦Vieät⇒Việt⟧ Nam\n"
             "⟦Ñoäc⇒Độc⟧ ⟦laäp⇒lập⟧ - ⟦Töï⇒Tự⟧ do - ⟦Haïnh⇒Hạnh⟧ ⟦phuùc⇒phúc⟧\n"
             "⟦UÛy⇒Ủy⟧ ban ⟦nhaân⇒nhân⟧ ⟦daân⇒dân⟧ ⟦tænh⇒tỉnh⟧ ⟦quyeát⇒quyết⟧ ⟦ñònh⇒định⟧ ⟦pheâ⇒phê⟧ "
             "⟦duyeät⇒duyệt⟧ ⟦keá⇒kế⟧ ⟦hoaïch⇒hoạch⟧"),
        ),
    ),
    Rule(
        "legacy-cp1258", MECHANICAL, (finders.letters_and_decisions,),
        "chữ Windows-1258 bị đọc thành bảng mã khác, đọc lại cho đúng",
        "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
        ("Marks that stand as letters of their own after the vowel: a file in code page 1258 that was opened as "
         "Windows-1252."),
        (
            ("⟦Côòng⇒Cộng⟧ ⟦hoÌa⇒hòa⟧ ⟦xaÞ⇒xã⟧ ⟦hôòi⇒hội⟧ ⟦chuÒ⇒chủ⟧ ⟦nghiÞa⇒nghĩa⟧ ⟦Viêòt⇒Việt⟧ Nam\n"
             "⟦Ðôòc⇒Độc⟧ ⟦lâòp⇒lập⟧ - ⟦Týò⇒Tự⟧ do - ⟦Haònh⇒Hạnh⟧ ⟦phuìc⇒phúc⟧\n"
             "⟦UÒy⇒Ủy⟧ ban nhân dân ⟦tiÒnh⇒tỉnh⟧ ⟦quyêìt⇒quyết⟧ ⟦ðiònh⇒định⟧ phê ⟦duyêòt⇒duyệt⟧ ⟦kêì⇒kế⟧ "
             "⟦hoaòch⇒hoạch⟧"),
        ),
    ),
    Rule(
        "legacy-utf8", MECHANICAL, (finders.letters_and_decisions,),
        "chữ UTF-8 bị đọc nhầm thành Windows-1252, đọc lại cho đúng",
        "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
        "Every marked letter came through as two or three signs.",
        (
            ("⟦Cá»™ng⇒Cộng⟧ ⟦hÃ²a⇒hòa⟧ ⟦xÃ£⇒xã⟧ ⟦há»™i⇒hội⟧ ⟦chá»§⇒chủ⟧ ⟦nghÄ©a⇒nghĩa⟧ ⟦Viá»‡t⇒Việt⟧ Nam, "
             "⟦á»¦y⇒Ủy⟧ ban ⟦nhÃ¢n⇒nhân⟧ ⟦dÃ¢n⇒dân⟧ ⟦tá»‰nh⇒tỉnh⟧ ⟦quyáº¿t⇒quyết⟧ ⟦Ä‘á»‹nh⇒định⟧ ⟦phÃª⇒phê⟧ "
             "⟦duyá»‡t⇒duyệt⟧"),
        ),
    ),
    Rule(
        "front-matter", STRUCTURAL, (finders.front,),
        "phần khai báo của trang tin ở đầu tệp, không thuộc văn bản",
        "các dòng khóa và giá trị giữa hai dòng “---” ở đầu tệp",
        ("Keys and values between two lines “---” that a portal's page carries; what they state is kept as the "
         "publisher's word."),
        ("⟦---\nlayout: vanban\nso_hieu: 9/2030/NĐ-CP\ntags:\n  - hoa\n---\n⇒⟧\nĐiều 1. Phạm vi",),
        ("Lời\nĐiều 1. Phạm vi\nLời", "Số: 5\nNgày: 6"),
        needs=("---",),
    ),
    Rule(
        "pen-initials", STRUCTURAL, (finders.pen_initials,),
        "nét chữ ký tắt viết tay mà máy đọc nhầm thành chữ",
        "một đến bốn chữ rời sau dấu kết thúc, hoặc đứng một mình trong phần ký",
        "OCR reads the drafter's or the signer's scrawl as one to four letters in italics.",
        ("thi hành Quyết định này./.⟦ *lsh*⇒⟧", "Nơi nhận:\n- Lưu: VT, TH⟦ *th*⇒⟧", "giải quyết kịp thời./.⟦ H2⇒⟧"),
        (
            "Lưu: VT, pthtran",
            "giảm phát thải khí CO2",
            "phòng, chống dịch cúm H5N1",
            "Nơi nhận:\n(Kèm theo Quyết định này)",
        ),
    ),
    Rule(
        "end-mark", STRUCTURAL, (finders.pen_initials,),
        "dấu kết thúc văn bản “./.” bị máy đọc rời ra",
        "dấu chấm và gạch chéo rời nhau ở cuối văn bản, cạnh nét chữ ký tắt",
        "The end mark with blanks inside, or with its last stop taken into the scrawl beside it.",
        ("thi hành Quyết định này⟦. /⇒./.⟧⟦ *me*⇒·pen-initials⟧",),
        ("thi hành Quyết định này./.", "xe/ngày"),
    ),
    Rule(
        "column", STRUCTURAL, (finders.columns,),
        "cột bên phải của đầu văn bản hoặc phần ký, chuyển xuống sau cột bên trái",
        "bảng hai cột có quốc hiệu, nơi nhận hoặc chức vụ người ký",
        ("A converter draws the two columns of a letterhead or a signature block side by side; each is read from "
         "top to bottom."),
        (
            ("  ⟦------------------- -------------------⇒·markdown-mark⟧\n  ⟦**⇒·markdown-mark⟧BAN CHẤP "
             "HÀNH⟦\\⇒·markdown-mark⟧⟦     ⇒·title-wrap⟧⟦**⇒·markdown-mark⟧⟦ĐẢNG CỘNG SẢN⇒⟧⟦\n"
             "  ⇒ ·title-wrap⟧TRUNG ƯƠNG⟦**⇒·markdown-mark⟧          ⟦VIỆT NAM⇒⟧⟦**⇒·markdown-mark⟧\n"
             "\n  Số 960-NQ/TW⟦⇒\n·note-line⟧⟦⇒ĐẢNG CỘNG SẢN⟧⟦⇒\n·note-line⟧⟦⇒VIỆT NAM⟧⟦⇒\n"
             "·note-line⟧⟦⇒Hà Nội, ngày 12 tháng 4 năm 2026⟧          ⟦*⇒·markdown-mark⟧⟦Hà Nội, ngày 12 tháng 4 "
             "năm 2026⇒⟧⟦*⇒·markdown-mark⟧\n  ⟦------------------- -------------------⇒·markdown-mark⟧\n"
             "\nNGHỊ QUYẾT"),
            ("⟦+------------+----------------+⇒·markdown-mark⟧\n⟦|⇒·markdown-mark⟧ Nơi nhận:  ⟦|⇒·markdown-mark⟧ "
             "⟦KT. BỘ TRƯỞNG⇒⟧  ⟦|⇒·markdown-mark⟧\n⟦|⇒·markdown-mark⟧ - Lưu: VT.⟦⇒\n"
             "·note-line⟧⟦⇒KT. BỘ TRƯỞNG⟧⟦⇒\n·note-line⟧⟦⇒Lê Thị Hai⟧ ⟦|⇒·markdown-mark⟧ ⟦Lê Thị Hai⇒⟧     "
             "⟦|⇒·markdown-mark⟧\n⟦+------------+----------------+⇒·markdown-mark⟧"),
        ),
        (),
        needs=("---", "+-", "+=", "+:"),
    ),
    Rule(
        "markdown-mark", MECHANICAL, (finders.columns, finders.cells_by_blanks, finders.marks, finders.marks_of_boxes),
        "dấu định dạng Markdown của bộ chuyển đổi",
        "dấu Markdown",
        "Emphasis, heading hashes, table bars, rulers and link brackets are the converter's, not the issuer's.",
        (
            "⟦**⇒⟧Điều 1.⟦**⇒⟧ Phê duyệt",
            "⟦## ⇒⟧⟦**⇒⟧KẾ HOẠCH⟦**⇒⟧",
            "⟦***⇒⟧",
            "⟦**⇒⟧Điều 1. Phạm vi ⟦**⇒⟧",
            "⟦> ⇒⟧1. Mục đích\n⟦>⇒⟧\n⟦> ⇒⟧a) Yêu cầu",
            "⟦::: {.Section1}⇒⟧\nLời văn\n⟦:::⇒⟧",
            "⟦+----+------+⇒⟧\n⟦| ⇒⟧TT⟦ | ⇒\t⟧Tên⟦  |⇒⟧\n⟦+====+======+\n⇒⟧⟦| ⇒⟧1⟦  | ⇒\t⟧Bông⟦ |⇒⟧\n⟦+----+------+⇒⟧",
            ("Điều 1. Lưu sổ.\n\n⟦| ⇒⟧Nơi nhận:⟦<br>⇒\n·tag⟧- Lưu: VT.⟦ | ⇒\n"
             "⟧KT. BỘ TRƯỞNG⟦<br>⇒\n·tag⟧THỨ TRƯỞNG⟦<br>⇒\n·tag⟧⟦<br>⇒\n·tag⟧Lê Thị Hai⟦ |⇒⟧\n"
             "⟦| --- | --- |⇒⟧"),
            "⟦**⇒⟧KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH⟦**⇒⟧",
        ),
        (
            "> 100 người",
            "+ Cộng đầu dòng",
            "::: ba chấm đôi giữa câu",
            "3 * 4 * 5",
            "(*) Ghi chú (*)",
            "a_b_c",
            "K*T*V",
            "a ** b ** c",
            "(**) Ghi chú (**)",
        ),
    ),
    Rule(
        "link-target", MECHANICAL, (finders.marks,),
        "địa chỉ liên kết của bộ chuyển đổi",
        "cú pháp liên kết Markdown",
        "The words of a link are the text; its target was added by the web page it was taken from.",
        ("theo ⟦[⇒·markdown-mark⟧Luật Đất đai⟦](https://example.vn/luat)⇒⟧ và",),
        ("[Ghi chú] (xem phụ lục)",),
    ),
    Rule(
        "attribute", MECHANICAL, (finders.marks,),
        "ghi chú định dạng của bộ chuyển đổi, đặt trong ngoặc nhọn",
        "cú pháp thuộc tính của pandoc",
        ("pandoc notes the style of a span or the size of an image in braces behind it; an anchor of Word's is an "
         "empty span."),
        (
            "⟦[⇒·markdown-mark⟧Điều 1⟦]⇒·markdown-mark⟧⟦{.underline}⇒⟧. Phạm vi",
            "⟦[]{#_Toc1 .anchor}⇒⟧⟦**⇒·markdown-mark⟧Chương I⟦**⇒·markdown-mark⟧",
            "⟦*⇒·markdown-mark⟧học tập⟦*⇒·markdown-mark⟧⟦{lang=\"vi\"}⇒⟧ và",
        ),
        ("tập hợp {1, 2, 3}", "[1] {tên cơ quan}", "(a){b}"),
    ),
    Rule(
        "image", MECHANICAL, (finders.marks,),
        "chỗ đặt ảnh của bộ chuyển đổi",
        "cú pháp ảnh Markdown",
        "A converter's place holder; its file name is not a word of the text.",
        ("Trang đầu\n\n⟦![img-0.jpeg](img-0.jpeg)⇒⟧\n\nTrang sau.",),
    ),
    Rule(
        "escape", MECHANICAL, (finders.marks,),
        "dấu gạch chéo ngược mà bộ chuyển đổi thêm trước dấu câu",
        "dấu “\\” trước dấu câu",
        "Converters escape what Markdown would read as a mark.",
        ("1⟦\\.⇒.⟧ Mục đích ⟦\\-⇒-⟧ yêu cầu",),
    ),
    Rule(
        "entity", MECHANICAL, (finders.marks,),
        "mã ký tự HTML, đọc thành ký tự mà nó thay",
        "mã ký tự HTML",
        "`&amp;` is how a web page writes `&`.",
        ("KH⟦&amp;⇒&⟧CN",),
        ("KH&CN", "R&D; M&A", "&Đ;"),
    ),
    Rule(
        "tag", MECHANICAL, (finders.marks,),
        "thẻ HTML của bộ chuyển đổi",
        "thẻ HTML",
        "Tags that converters leave; any other tag is text and is shown as printed.",
        (
            "một⟦<br>⇒\n⟧hai",
            "một⟦<!-- image -->⇒⟧ hai",
            "H⟦<sub>⇒⟧2⟦</sub>⇒⟧O",
            ("⟦<table>⇒\n⟧⟦<tr>⇒\n⟧⟦<th>⇒⟧TT⟦</th>⇒\t⟧⟦<th>⇒⟧Tên⟦</th>⇒\t⟧⟦</tr>⇒\n"
             "⟧⟦<tr>⇒\n⟧⟦<td>⇒⟧1⟦</td>⇒\t⟧⟦<td>⇒⟧Bông⟦<br>⇒ ⟧⟦<br>⇒⟧gạc⟦</td>⇒\t⟧⟦</tr>⇒\n"
             "⟧⟦</table>⇒\n⟧"),
            ("⟦| ⇒·markdown-mark⟧TT⟦ | ⇒\t·markdown-mark⟧Tên⟦ |⇒·markdown-mark⟧\n"
             "⟦|---|---|⇒·markdown-mark⟧\n⟦| ⇒·markdown-mark⟧1⟦ | ⇒\t·markdown-mark⟧Bông⟦<br>⇒ ⟧gạc⟦ "
             "|⇒·markdown-mark⟧"),
            ("⟦<table>⇒\n⟧⟦<tr>⇒\n⟧⟦<td>⇒\n⟧BỘ TÀI CHÍNH⟦<br>⇒\n⟧Số: 1/TT⟦</td>⇒\n"
             "⟧⟦<td>⇒\n⟧CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⟦</td>⇒\n⟧⟦</tr>⇒\n"
             "⟧⟦</table>⇒\n⟧"),
        ),
        ("điền vào <tên cơ quan>", "nếu a<b thì c>d"),
    ),
    Rule(
        "invisible", MECHANICAL, (finders.invisible,),
        "ký tự không nhìn thấy (BOM, khoảng trắng không độ rộng, gạch nối mềm)",
        "ký tự không độ rộng",
        "Left by converters and word processors; they split words for search and comparison.",
        ("⟦\ufeff⇒⟧Điều 1.", "khoa⟦\u200b⇒⟧ học", "trở⟦\xad⇒⟧ ngại"),
        (),
        needs=characters.INVISIBLE,
    ),
    Rule(
        "unread-mark", MECHANICAL, (finders.unread,),
        "ký tự điều khiển đứng thay một dấu in mà tệp không ghi được, hiện thành ô trống □",
        "mã điều khiển U+0000–U+001F, U+007F–U+009F",
        ("Text layers of PDFs give so the tick boxes, bullets and dashes of fonts that do not name their signs: "
         "something stood there, and no program can tell what. Dropping it would join what it kept apart "
         "(“2013\x962020”)."),
        ("⟦\x00⇒□⟧ Tiếp nhận, kiểm tra hồ sơ", "giai đoạn 2013⟦\x96⇒□⟧2020", "https://vanban.example/a⟦\x02⇒□⟧"),
        ("□ Tiếp nhận",),
        needs=characters.CONTROL,
    ),
    Rule(
        "no-break-space", MECHANICAL, (finders.blanks,),
        "khoảng trắng đặc biệt (không ngắt dòng, độ rộng riêng) thay bằng khoảng trắng thường",
        "khoảng trắng khác U+0020",
        "The width of a blank is no part of a legal text, and patterns and search expect the plain one.",
        ("Số⟦\xa0⇒ ⟧293/TTr-KHCN", "Điều⟦\u2003⇒ ⟧5."),
        (),
        needs=characters.BLANKS,
    ),
    Rule(
        "symbol", MECHANICAL, (finders.symbols,),
        "ký hiệu của phông Symbol, Wingdings thay bằng ký hiệu Unicode cùng hình",
        "mã riêng U+F000–F0FF",
        "Word writes its bullets in a private code that no other font draws: a reader sees an empty box.",
        ("⟦\uf0b7⇒•⟧ Gạch đầu dòng", "⟦\uf02d⇒-⟧ Chủ trì"),
        (),
        needs=tuple(characters.SYMBOLS),
    ),
    Rule(
        "composed", MECHANICAL, (finders.composed,),
        "chữ có dấu viết bằng nhiều mã, gộp về một mã (Unicode NFC)",
        "chữ cái và dấu là hai mã rời",
        "The same letter in two codings; NFC is what every reader's keyboard types.",
        ("C⟦o\u0323\u0302⇒ộ⟧ng h⟦o\u0300⇒ò⟧a",),
        ("Cộng hòa", "hoà và hòa"),
    ),
    Rule(
        "eth", MECHANICAL, (finders.eth,),
        "chữ Ð/ð (eth của tiếng Iceland) gõ nhầm cho Đ/đ",
        "mã U+00D0/U+00F0 trong chữ tiếng Việt",
        "Old fonts and keyboards give U+00D0 for Đ; they look alike and compare unequal.",
        ("⟦Ð⇒Đ⟧ảng bộ tỉnh", "Số: 12/Q⟦Ð⇒Đ⟧-UBND"),
        ("HĐÐĐND tỉnh",),
        needs=characters.ETH,
    ),
)  # fmt: skip
