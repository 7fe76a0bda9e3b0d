"""Findings of what texts do to one another, and from when until when they stand."""

from __future__ import annotations

from .registered import Code

CODES = (
    Code(
        "effect-not-applied",
        "warning",
        "Một thay đổi mà văn bản này nêu chưa dựng được vào văn bản bị thay đổi.",
        "Đọc điều khoản nêu thay đổi: nơi bị thay đổi giữ nguyên như trước, trang nói rõ lý do. Có thể nêu lại cho đúng"
        " bằng một [[effect]] trong tệp .toml của văn bản bị thay đổi.",
    ),
    Code(
        "amendment-unread",
        "warning",
        "Một điều khoản nói sửa đổi, bổ sung, bãi bỏ hay ngưng hiệu lực mà không đọc được nó tác động lên nơi nào.",
        "Đọc điều khoản ấy: văn bản bị thay đổi vẫn đứng như trước. Có thể nêu thay đổi bằng một [[effect]] trong tệp"
        " .toml của văn bản bị thay đổi.",
    ),
    Code(
        "commencement-unread",
        "warning",
        "Văn bản nói từ khi nào, hoặc đến khi nào, nó có hiệu lực mà lời ấy không đọc được thành ngày.",
        "Đọc điều khoản ấy; nếu biết chắc ngày, ghi [validity] from hoặc until vào tệp .toml bên cạnh.",
    ),
    Code(
        "effect-disputed",
        "warning",
        "Hai nguồn nói khác nhau về một thay đổi; không dựng theo nguồn nào.",
        "Đối chiếu văn bản sửa đổi với văn bản hợp nhất, xem điều khoản về hiệu lực.",
    ),
    Code(
        "effect-date-differs",
        "info",
        "Ghi chú của cổng thông tin nêu ngày khác với văn bản sửa đổi; ngày của văn bản sửa đổi được dùng.",
        "Đối chiếu điều khoản về hiệu lực.",
    ),
    Code(
        "replaces-but-in-force",
        "warning",
        "Văn bản này nói thay thế hoặc bãi bỏ một văn bản có ở đây mà văn bản kia vẫn đứng như đang có hiệu lực.",
        "Tìm ngày hết hiệu lực; nếu không văn bản nào ở đây nêu, ghi [validity] until vào tệp .toml của văn bản kia.",
    ),
    Code(
        "already-amended",
        "warning",
        "Văn bản ở đây đã có phần mà một văn bản khác mới bổ sung sau: có thể không phải bản như khi ban hành.",
        "Thay bằng bản gốc; bản đã sửa của cổng thông tin không cho biết lời cũ.",
    ),
    Code(
        "date-order",
        "warning",
        "Ngày có hiệu lực đứng trước ngày ký, hoặc ngày hết hiệu lực đứng trước ngày có hiệu lực.",
        "Đối chiếu điều khoản về hiệu lực; giữ nguyên như in.",
    ),
)
