"""Where blank lines part the paragraphs, a single line end is no end, whatever letter comes next."""

from __future__ import annotations

from build_tools.cleaning import clean
from build_tools.model import SourceText

RAW = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Điều 1. Trồng hoa

1. Hội Vườn hoa phối hợp với các cơ quan có liên quan và đại diện Hội
Nông dân, Hội Phụ nữ tổ chức thực hiện việc trồng hoa hằng năm tại
Trung tâm Văn hóa huyện.

2. Giao các đơn vị trực thuộc rà soát và báo cáo kết quả về Ủy ban nhân dân
Tỉnh.

3. Tên gọi mới là xã
Phong Hoa.
"""


def test_paragraphs_parted_by_blank_lines_are_whole() -> None:
    shown = [line.passage.text for line in clean(SourceText("a", "a.txt", RAW.encode(), RAW, "")).lines]
    assert [line[:2] for line in shown[2:]] == ["Đi", "1.", "2.", "3."]
