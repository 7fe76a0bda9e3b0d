"""The rules that speak of lines: what was cut in two, and blanks round punctuation."""

from __future__ import annotations

from .. import finders
from ..rule import STRUCTURAL, Rule

OF_LINES = (
    Rule(
        "page-break", STRUCTURAL, (finders.joined_lines,),
        "câu bị ngắt sang trang, nối lại",
        "phần trước không có dấu kết câu, phần sau viết tiếp bằng chữ thường hoặc dòng trước đã đầy trang",
        ("A sentence that runs over a page end: the first part has no end mark, the second begins in lower case "
         "or ends a range of years."),
        (
            "Ngân sách nhà nước bố trí kinh phí cho các nhiệm vụ được giao, khuyến⟦\n\n⇒ ⟧khích các doanh nghiệp.",
            ("Thực hiện Nghị quyết Hội nghị lần thứ sáu⟦\n\n⇒ ⟧⟦**⇒·markdown-mark⟧Ban Chấp hành Trung "
             "ương⟦**⇒·markdown-mark⟧"),
            "Phối hợp với Ủy ban Mặt trận Tổ quốc và các đoàn thể của⟦\n\n⇒ ⟧Hội Nông dân",
            "Chương trình phát triển sản phẩm quốc gia giai đoạn 2013-⟦\n\n⇒⟧2020, trong đó",
        ),
        (
            "Ngân sách nhà nước bố trí kinh phí cho các nhiệm vụ được giao, khuyến\nb) chủ trì việc này",
            "Ngân sách nhà nước bố trí kinh phí cho các nhiệm vụ được giao, khuyến:\nhai dòng",
            "TÌNH HÌNH KINH TẾ XÃ HỘI CỦA TOÀN TỈNH TRONG NĂM QUA\ntrong năm",
            "Nơi nhận:\n- Các sở, ban, ngành, đoàn thể của tỉnh và các huyện\nthành phố",
        ),
    ),
    Rule(
        "line-wrap", STRUCTURAL, (finders.joined_lines,),
        "một đoạn in trên nhiều dòng, nối lại",
        "dòng trước đã đầy khổ giấy, chữ tiếp theo không còn chỗ",
        ("The text layer of a printed gazette has a line end at every page width; a line is joined when the next "
         "word would not have fitted."),
        (
            ("Điều 1. Hội trồng hoa của tỉnh tổ chức việc trồng hoa tại các công viên, vườn hoa, dải phân cách⟦\n"
             "⇒ ⟧của các tuyến đường và chăm sóc hoa theo kế hoạch hằng năm đã được Chủ tịch Ủy ban nhân dân⟦\n"
             "⇒ ⟧tỉnh phê duyệt; kinh phí trồng hoa do ngân sách của tỉnh bảo đảm theo quy định của pháp luật "
             "về⟦\n⇒ ⟧ngân sách nhà nước và được công khai trên trang thông tin của Hội trong thời hạn mười lăm "
             "ngày⟦\n⇒ ⟧kể từ ngày được phê duyệt; người dân được tham gia trồng hoa và được hướng dẫn về kỹ "
             "thuật khi⟦\n⇒ ⟧có yêu cầu; việc chăm sóc hoa do tổ dân phố và các đoàn thể thực hiện dưới sự hướng "
             "dẫn của cán⟦\n⇒ ⟧bộ kỹ thuật của Hội theo lịch đã thông báo."),
        ),
    ),
    Rule(
        "line-cut", STRUCTURAL, (finders.joined_lines,),
        "một câu bị ngắt giữa dòng, nối lại",
        "dòng trước chưa hết câu, dòng sau viết tiếp bằng chữ thường hoặc bằng nơi được dẫn",
        ("A web page's narrow column leaves a line end inside a sentence or a title: nothing ends with “của” or "
         "“tại”, and no paragraph begins small."),
        (
            "Điều 1. Trồng hoa trên đất của trường học và của⟦\n⇒ ⟧cơ quan nhà nước",
            "1. Người trồng hoa thực hiện nghĩa vụ quy định tại⟦\n⇒ ⟧Điều 2 của Luật này.",
            "1. Việc này thực hiện theo Thông tư số 22/2024/⟦\n⇒⟧TT-BTC ngày 04/3/2024 của Bộ trưởng.",
            "2. Việc kia thực hiện theo Điều⟦\n⇒ ⟧12 của Nghị định số 23/2024/NĐ-CP.",
            "Điều 3. Xóa nợ tiền trồng hoa, tiền chậm nộp⟦\n⇒⟧, tiền phạt",
            "“Điều 4. Nuôi, trồng hoa trong vườn chung”⟦\n⇒⟧;",
            "2. Vườn hoa không phải là chủ. Tập thể (ví dụ:⟦\n⇒ ⟧tổ, nhóm trồng hoa...) không có quyền ấy.",
            "2. Người trồng hoa (gồm:⟦\n⇒ ⟧hộ, nhóm hộ) có quyền ấy.",
        ),
        (
            "Điều 7. Các đơn vị sự nghiệp công lập trực thuộc\nSở Nội vụ có các phòng sau đây.",
            "Máy đo\ncái\nchiếc",
            "1. Cá nhân tự do\nĐiều 2. Hiệu lực",
            "Kết thúc vào lúc\n......, ngày .... tháng ....",
            "2. Người trồng hoa có quyền ấy (gồm:\nhộ trồng hoa;\nnhóm hộ trồng hoa).",
            "2. Người trồng hoa có quyền ấy (gồm:\na) Hộ (nhóm hộ) trồng hoa;\nb) Xã viên).",
            "Loại hoa (gồm:\nhoa, cây)",
        ),
    ),
    Rule(
        "title-wrap", STRUCTURAL, (finders.joined_lines,),
        "một tên gọi in trên nhiều dòng, nối lại",
        "các dòng in đậm liền nhau của một tên gọi",
        "A title set in bold over several lines is one title.",
        (
            "⟦**⇒·markdown-mark⟧I- TÌNH HÌNH PHÁT TRIỂN CỦA⟦\n⇒ ⟧TỈNH TRONG NHỮNG NĂM QUA⟦**⇒·markdown-mark⟧",
            ("⟦**⇒·markdown-mark⟧QUYẾT ĐỊNH⟦**⇒·markdown-mark⟧  \n⟦**⇒·markdown-mark⟧Về việc phê duyệt Kế "
             "hoạch⟦**⇒·markdown-mark⟧⟦  \n⇒ ⟧⟦**⇒·markdown-mark⟧năm 2013⟦**⇒·markdown-mark⟧"),
        ),
    ),
    Rule(
        "blank-before-mark", STRUCTURAL, (finders.spacing,),
        "khoảng trắng thừa trước dấu câu",
        "khoảng trắng ngay trước dấu phẩy, chấm phẩy hoặc dấu chấm",
        "Vietnamese sets no blank before a comma, a semicolon or a stop.",
        ("khoa học công nghệ⟦ ⇒⟧, thể thao", "kết thúc⟦ ⇒⟧."),
        ("kính gửi ...", "Tên: . . . . . .", "này ./.", "giá đất 11.880 . 000 đồng", "= 1.242.939 , 14 triệu đồng"),
    ),
    Rule(
        "blank-in-sign", STRUCTURAL, (finders.spacing,),
        "khoảng trắng thừa trong số, ký hiệu văn bản",
        "khoảng trắng giữa số và ký hiệu",
        "A blank left beside a number that was stamped in; digits and letters stay.",
        ("Số: 1663⟦ ⇒⟧/QĐ-UBND",),
        ("tỷ lệ 1 /10", "năm 2013 / Kế hoạch"),
    ),
    Rule(
        "blank-after-mark", STRUCTURAL, (finders.spacing,),
        "thiếu khoảng trắng sau dấu câu",
        "dấu câu đứng giữa chữ thường và chữ hoa đầu câu",
        "Two sentences run together where a line ended.",
        ("hội nhập quốc tế.⟦⇒ ⟧Ứng dụng",),
        ("TT.HĐND", "KT.CHỦ TỊCH", "Tp.Hồ Chí Minh", "www.baochinhphu.Vn", "công nghiệp 4.0"),
    ),
    Rule(
        "dash-spacing", STRUCTURAL, (finders.spacing,),
        "khoảng trắng một bên dấu gạch, đặt như ở chỗ khác của văn bản",
        "cùng hai chữ ấy ở chỗ khác của văn bản được đặt như vậy",
        ("A dash inside a compound with a blank on one side only; the same words elsewhere in the text say how it "
         "is set."),
        ("phát triển kinh tế - xã hội và kinh tế⟦⇒ ⟧- xã hội", "khu Thủ Đức-Bình và Thủ Đức⟦ ⇒⟧-Bình"),
        ("phát triển kinh tế- xã hội", "1-2 năm", "I- TÌNH HÌNH"),
    ),
)  # fmt: skip
