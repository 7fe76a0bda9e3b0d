"""What was seen where a rule of cleaning changed something: the evidence in the record, shown beside its reason.

Enters: nothing. Leaves: CUES, by the name of the rule; short, and the same for every change of one rule.
"""

from __future__ import annotations

CUES = {
    "page-break": "phần trước không có dấu kết câu, phần sau viết tiếp bằng chữ thường hoặc dòng trước đã đầy trang",
    "line-wrap": "dòng trước đã đầy khổ giấy, chữ tiếp theo không còn chỗ",
    "line-cut": "dòng trước chưa hết câu, dòng sau viết tiếp bằng chữ thường hoặc bằng nơi được dẫn",
    "column": "bảng hai cột có quốc hiệu, nơi nhận hoặc chức vụ người ký",
    "front-matter": "các dòng khóa và giá trị giữa hai dòng “---” ở đầu tệp",
    "portal-words": (
        "tên văn bản của trang tin đứng ngay trước đề mục, lặp lại; hoặc tên chương trình trong ngoặc vuông"
    ),
    "footnote": "số chú thích đứng cạnh chữ ở phía trên, tăng dần; phần chú thích ở chân trang hoặc sau văn bản",
    "portal-note": "lời trong ngoặc vuông nói ai sửa đổi, hướng dẫn, và hiệu lực từ ngày nào",
    "note-line": "lời chú thích đứng thành dòng riêng",
    "note-blank": "hai khoảng trắng liền nhau ở chỗ lời chú thích được chuyển đi",
    "running-head": "dòng tên báo, số và ngày lặp lại ở đầu mỗi trang",
    "page-number": "số đứng một mình cạnh tiêu đề trang, tăng dần theo trang",
    "signature-stamp": "các dòng liền nhau kết thúc bằng giờ ký số",
    "ruler": "dòng chỉ có nét gạch, đứng dưới đầu văn bản",
    "merged-header": "quốc hiệu, tiêu ngữ, số và địa danh mở đầu một ô trong mọi văn bản",
    "title-wrap": "các dòng in đậm liền nhau của một tên gọi",
    "pen-initials": "một đến bốn chữ rời sau dấu kết thúc, hoặc đứng một mình trong phần ký",
    "end-mark": "dấu chấm và gạch chéo rời nhau ở cuối văn bản, cạnh nét chữ ký tắt",
    "blank-before-mark": "khoảng trắng ngay trước dấu phẩy, chấm phẩy hoặc dấu chấm",
    "blank-after-mark": "dấu câu đứng giữa chữ thường và chữ hoa đầu câu",
    "dash-spacing": "cùng hai chữ ấy ở chỗ khác của văn bản được đặt như vậy",
    "blank-in-sign": "khoảng trắng giữa số và ký hiệu",
    "markdown-mark": "dấu Markdown",
    "link-target": "cú pháp liên kết Markdown",
    "attribute": "cú pháp thuộc tính của pandoc",
    "image": "cú pháp ảnh Markdown",
    "escape": "dấu “\\” trước dấu câu",
    "entity": "mã ký tự HTML",
    "tag": "thẻ HTML",
    "invisible": "ký tự không độ rộng",
    "unread-mark": "mã điều khiển U+0000–U+001F, U+007F–U+009F",
    "no-break-space": "khoảng trắng khác U+0020",
    "symbol": "mã riêng U+F000–F0FF",
    "composed": "chữ cái và dấu là hai mã rời",
    "eth": "mã U+00D0/U+00F0 trong chữ tiếng Việt",
    "legacy-tcvn3": "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
    "legacy-vni": "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
    "legacy-cp1258": "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
    "legacy-utf8": "âm tiết tiếng Việt hợp lệ của cả văn bản: dưới 70% trước, trên 90% sau khi chuyển",
}
