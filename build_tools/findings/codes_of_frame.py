"""Findings of head and tail, and of what is attached: what they lack, and where they contradict each other."""

from __future__ import annotations

from .registered import Code

CODES = (
    Code(
        "front-incomplete",
        "info",
        "Phần đầu văn bản thiếu hoặc bị xếp lẫn cột.",
        "Đối chiếu bản gốc; có thể lấy lại từ bản khác.",
    ),
    Code("signature-incomplete", "info", "Phần ký bị thiếu.", "Đối chiếu bản gốc."),
    Code(
        "metadata-missing",
        "info",
        "Không đọc được thông tin này từ văn bản.",
        "Ghi vào [metadata] của tệp .toml bên cạnh nếu biết chắc.",
    ),
    Code(
        "metadata-differs",
        "warning",
        "Người xuất bản ghi khác với chữ in trong văn bản.",
        "Đối chiếu bản gốc; trang hiện điều người xuất bản ghi. Nếu văn bản in đúng, bỏ dòng ấy trong [metadata].",
    ),
    Code(
        "metadata-unknown",
        "warning",
        "Người xuất bản ghi tên loại hoặc tỉnh, thành phố mà bảng không có.",
        "Ghi đúng như trong bảng (không có chữ “tỉnh”, “thành phố”); nếu tên đúng mà bảng thiếu, báo cho người phát "
        "triển.",
    ),
    Code(
        "text-after-signature",
        "warning",
        "Sau chữ ký còn một phần không phải phụ lục, hay một văn bản khác.",
        "Đối chiếu bản gốc: có thể là văn bản khác trong cùng tệp, hoặc một phụ lục mất tên; nếu là phụ lục, ghi một"
        ' [[line]] với is = "annex".',
    ),
    Code(
        "signature-unnamed",
        "warning",
        "Phần ký có chức vụ nhưng không đọc được tên người ký.",
        "Đối chiếu bản gốc; nếu tên bị mất hoặc in hỏng, ghi một [[correction]].",
    ),
    Code(
        "date-impossible",
        "warning",
        "Ngày không có trong lịch.",
        "Đối chiếu bản gốc; giữ nguyên như in, trang không dùng ngày này.",
    ),
    Code(
        "said-otherwise",
        "warning",
        "Hai chỗ của văn bản nói khác nhau về chính nó: số, ngày, loại, cơ quan hay tên.",
        "Đối chiếu bản gốc: một trong hai chỗ in sai; giữ nguyên như in.",
    ),
    Code(
        "province-gone",
        "info",
        "Văn bản nói đến một tỉnh không còn vào ngày ban hành.",
        "Đối chiếu bản gốc: tên tỉnh có thể chép từ văn bản cũ; giữ nguyên như in.",
        folded=True,
    ),
    Code(
        "attachment-missing",
        "warning",
        "Văn bản nói có phần kèm theo mà ở đây không có phần nào.",
        "Lấy phần kèm theo từ bản gốc, đặt vào sau chữ ký; nếu bản gốc cũng không có thì cứ để.",
    ),
    Code(
        "date-against-sign",
        "warning",
        "Năm trong số, ký hiệu khác năm của ngày ban hành.",
        "Đối chiếu bản gốc: một trong hai in sai; giữ nguyên như in.",
    ),
    Code(
        "name-against-sign",
        "warning",
        "Số trong tên tệp khác số in trong văn bản.",
        "Đối chiếu bản gốc: bản thô có thể đã mất một chữ số (sửa bằng [[correction]]), hoặc tên tệp đặt nhầm.",
    ),
)
