"""A text that a program wrapped at so many letters is read as if it had not been."""

from __future__ import annotations

import textwrap

import pytest

from build_tools.cleaning import clean
from build_tools.model import SourceText

# A paragraph each, set apart by blank lines for those who read this file.
PARAGRAPHS = [
    " ".join(one.split())
    for one in """\
Điều 1. Phạm vi điều chỉnh

Quy chế này quy định việc trồng, chăm sóc và bảo vệ hoa trong vườn của xã; trách nhiệm của người trồng hoa và
của những cơ quan có liên quan.

Điều 2. Điều kiện đối với vườn hoa được công nhận là vườn kiểu mẫu của địa phương theo quy định của Ủy ban nhân
dân tỉnh

1. Vườn có diện tích từ một nghìn mét vuông trở lên, có hàng rào, có lối đi và có nước tưới quanh năm, theo
hướng dẫn tại khoản 2 Điều 5 Nghị định số 15/2026/NĐ-CP ngày 20 tháng 3 năm 2026 của Chính phủ về vườn hoa công
cộng;

2. Người trồng hoa đã được tập huấn về kỹ thuật làm đất, bón phân, tưới nước trong thời hạn một (01) năm trước
ngày nộp hồ sơ đề nghị công nhận (theo mẫu tại Phụ lục 3).

Ví dụ 1: Vườn của hộ gia đình có ba thửa đất liền nhau thì diện tích là tổng diện tích của ba thửa đất ấy, không
kể phần đất làm lối đi chung

Ví dụ 2: Vườn của tổ hợp tác thì tính theo diện tích mà các thành viên góp vào (kể cả phần đã cho thuê), trừ
phần đất đang có tranh chấp

a) Đất trồng hoa không bị ô nhiễm, không thuộc khu vực phải thu hồi, không có tranh chấp về ranh giới với các hộ
liền kề hoặc với tổ chức khác;

b) Giống hoa có nguồn gốc rõ ràng, được cơ quan có thẩm quyền chứng nhận; trường hợp giống nhập khẩu thì phải
qua kiểm dịch thực vật;

c) Không dùng thuốc bảo vệ thực vật ngoài danh mục được phép, không dùng nước thải chưa qua xử lý để tưới cho
cây hoặc để rửa dụng cụ.

Điều 3. Trách nhiệm thi hành

1. Chủ tịch Ủy ban nhân dân các xã, phường, Thủ trưởng các đơn vị có liên quan và người trồng hoa chịu trách
nhiệm thi hành Quy chế này;

2. Trong quá trình thực hiện, nếu có vướng mắc thì các cơ quan, tổ chức, cá nhân phản ánh về Sở Nông nghiệp và
Môi trường để được hướng dẫn.

QUY CHẾ TRỒNG, CHĂM SÓC VÀ BẢO VỆ HOA TRONG VƯỜN CỦA XÃ, PHƯỜNG VÀ CỦA CÁC CƠ QUAN, TỔ CHỨC ĐÓNG TRÊN ĐỊA BÀN

Nơi nhận:

- Như Điều 3;

- Các sở, ban, ngành, đoàn thể của tỉnh; Ủy ban nhân dân các xã, phường và các đơn vị sự nghiệp có trồng hoa
trên địa bàn tỉnh;

- Lưu: VT.""".split("\n\n")
]


def lines(raw: str) -> list[str]:
    return [line.passage.text for line in clean(SourceText("a", "a.txt", raw.encode(), raw, "")).lines]


def wrapped(letters: int, paragraphs: list[str] = PARAGRAPHS) -> str:
    return "\n".join(textwrap.fill(one, letters, break_on_hyphens=False) for one in paragraphs)


@pytest.mark.parametrize("letters", range(56, 99))
def test_every_paragraph_is_one_line_at_any_number_of_letters(letters: int) -> None:
    assert lines(wrapped(letters)) == PARAGRAPHS


def test_a_label_behind_a_full_line_begins_a_paragraph() -> None:
    full = "Nhà kính trồng hoa phải được che bằng vải dày ở cả bốn mặt"
    for one in ("Bước 1. Che vải dày lên mái", "Điều 5. Vườn ươm", "b) Nhà kính có cửa"):
        assert lines(wrapped(len(full), [*PARAGRAPHS[:8], full, one]))[-1] == one


def test_a_title_in_capitals_ends_before_what_is_not() -> None:
    full = "QUY CHẾ TRỒNG HOA TRONG VƯỜN CỦA CÁC ĐƠN VỊ TRỰC THUỘC SỞ"
    for one in ("(ban hành kèm theo Quyết định này)", "Chính quyền xã trồng hoa"):
        assert lines(wrapped(len(full), [*PARAGRAPHS[:8], full, one]))[-2:] == [full, one]


def test_a_blank_to_be_filled_in_ends_its_line() -> None:
    form = ["Tên vườn: " + "." * 50, "Người trồng hoa: ............"]
    assert lines(wrapped(60, [*PARAGRAPHS[:8], *form]))[-2:] == form


def test_an_aside_and_a_bracket_go_on() -> None:
    for said in (
        "Hộ trồng hoa đã nộp đủ hồ sơ, giấy tờ cho Ủy ban nhân dân xã (nếu có) rồi",
        "X" + "a" * 51 + " (ô 7, mẫu 12).",
    ):
        assert lines(wrapped(60, [*PARAGRAPHS[:8], said]))[-1] == said


def test_a_sentence_that_ends_a_full_line_is_told() -> None:
    two = ["Hoa được tưới ít nhất hai lần một ngày vào mùa khô nóng ấy.", "Trời mưa thì không phải tưới cho cây hoa."]
    one = "Trời lạnh thì che. Trời mưa thì tháo nước cho cây, rồi vun gốc lại cho cây hoa khỏi đổ."
    raw = wrapped(60, [*PARAGRAPHS[:8], "Trời mưa thì che cây hoa.", "", one, *two, *PARAGRAPHS[8:]])
    found = [each.code for each in clean(SourceText("a", "a.txt", raw.encode(), raw, "")).findings]
    assert found.count("paragraph-undecided") == 1


@pytest.mark.parametrize("letters", [60, 72, 80, 100])
def test_the_remarks_of_a_portal_are_lifted_from_wrapped_lines(letters: int) -> None:
    remark = (
        "[Khoản này được hướng dẫn bởi Điều 3 Nghị định 12/2026/NĐ-CP có hiệu lực từ ngày 01/03/2026; Điều 4 Nghị định "
        "15/2026/NĐ-CP có hiệu lực từ ngày 01/04/2026; Điều 5 Thông tư 20/2026/TT-BNNMT có hiệu lực từ ngày "
        "01/05/2026; Điều 7 Thông tư 33/2026/TT-BNNMT có hiệu lực từ ngày 01/07/2026 (VB hết hiệu lực: 01/09/2026)]"
    )
    raw = wrapped(letters, [*PARAGRAPHS[:4], f"{PARAGRAPHS[4]} {remark}", *PARAGRAPHS[5:8], remark, *PARAGRAPHS[8:]])
    read = clean(SourceText("a", "a.txt", raw.encode(), raw, "")).lines
    assert [line.passage.text for line in read if line.note] == [remark, remark]
    assert [line.passage.text for line in read if not line.note] == PARAGRAPHS


def test_brackets_over_lines_of_any_length_are_no_remark() -> None:
    form = (
        "[tên cơ quan\nđược sửa đổi bởi\ncơ quan ấy, từ ngày hợp đồng có hiệu lực\nhoa\nhồng, rồi ghi tên cơ quan vào]"
    )
    assert not any(line.note for line in clean(SourceText("a", "a.txt", form.encode(), form, "")).lines)


@pytest.mark.parametrize("letters", range(60, 99, 3))
def test_where_first_lines_are_set_in_a_line_at_the_margin_goes_on(letters: int) -> None:
    """Also a sentence that begins below a full line with a stop, and words broken at a hyphen."""
    said = [
        "1. Hoa được tưới mỗi ngày hai lần. Trời mưa thì không tưới. Trời nắng to thì tưới thêm vào buổi trưa. Hoa "
        "héo thì nhổ bỏ. Đất bạc màu thì bón phân chuồng ủ hoai theo Quyết định số 12/2026/QĐ-UBND của tỉnh, thời kỳ "
        "2026-2030.",
        "Vườn bỏ hoang thì thu hồi. Người trồng hoa được đền bù theo giá thị trường, nếu bị thu hồi trước thời hạn.",
    ]
    kept = [*PARAGRAPHS[:14], *said]
    raw = "\n".join(textwrap.fill(one, letters, initial_indent="     ") for one in kept)
    assert lines(raw) == kept


def test_a_range_of_years_is_cut_before_its_dash() -> None:
    said = "Quy hoạch vườn hoa của tỉnh được lập cho thời kỳ 2021 - 2030."
    assert lines(wrapped(54, [*PARAGRAPHS[:8], said]))[-1] == said
