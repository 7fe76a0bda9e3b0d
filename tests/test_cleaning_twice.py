"""A text that was cleaned is clean: a table whose columns were read one after the other stays what it is, though the
paragraphs around it are joined and say no more how wide a page is.
"""

from __future__ import annotations

from build_tools.cleaning import clean
from build_tools.model import SourceText

PROSE = """\
1. Các bộ, cơ quan ngang bộ tổ chức trồng hoa trong khuôn viên trụ sở theo đúng kế
hoạch đã được phê duyệt, bảo đảm tiết kiệm, hiệu quả, không phô trương và phù hợp
với điều kiện khí hậu của từng vùng, từng địa phương trong cả nước trong từng mùa.
2. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương hướng dẫn việc trồng
hoa ở nơi công cộng, bố trí kinh phí để mua giống, phân bón và trả công cho người
chăm sóc, đồng thời kiểm tra, đôn đốc các đơn vị thực hiện đúng thời gian quy định
và báo cáo kết quả về Bộ Nông nghiệp và Môi trường trước ngày 15 tháng 12 hằng năm
để tổng hợp, trình Thủ tướng Chính phủ xem xét, quyết định khen thưởng theo thẩm
quyền và theo quy định của pháp luật về thi đua, khen thưởng hiện hành.
"""
ROW = """\
{n}
Thực hiện nghiêm chủ trương dứt khoát từ
bỏ lối trồng hoa chạy theo thành tích và
bảo đảm sự cân đối, hợp lý giữa chi phí
trồng với lợi ích chính đáng đạt được
Các bộ,
cơ quan ngang bộ
Bộ Nội vụ
Báo cáo
hằng năm
2026 và
hằng năm
"""
HEAD = "DANH MỤC NHIỆM VỤ\nTT\nTên nhiệm vụ\nCơ quan\nchủ trì\nCơ quan\nphối hợp\nKết quả\nThời gian\nhoàn thành\n"


def cleaned(raw: str) -> str:
    return clean(SourceText("a", "a.txt", raw.encode(), raw, "")).passage.text


def test_a_flattened_table_among_joined_paragraphs_stays_apart() -> None:
    once = cleaned(PROSE * 4 + HEAD + "".join(ROW.format(n=n) for n in range(1, 9)))
    assert "chủ trương dứt khoát từ\n" in once
    assert cleaned(once) == once


def test_what_joined_paragraphs_tell_is_asked_at_once() -> None:
    """“vay theo / Quyết định” is no line end of a column any more, once its neighbours are paragraphs."""
    columns = "Số tiền:\nbằng chữ:\nNgày đến hạn:\nNgày trả:\n"
    lines = "6. Mục đích: Ngân hàng cho vay tái cấp vốn để người trồng hoa vay theo\nQuyết định số 23/2026/QĐ-TTg.\n"
    once = cleaned(PROSE + columns + lines + columns + PROSE)
    assert cleaned(once) == once


def test_a_ruler_far_down_is_no_ruler_of_the_head_when_lines_were_joined() -> None:
    once = cleaned(PROSE * 5 + "DANH MỤC NHIỆM VỤ\n_______________\nTT\n" + PROSE)
    assert "_______________" in once
    assert cleaned(once) == once
