"""What cleaning leaves as printed and tells a person: each on a text that shows it, and on the nearest one that does
not.
"""

from __future__ import annotations

import pytest
from raw_texts import source

from build_tools.cleaning import clean

LONG = "Ủy ban nhân dân các cấp chịu trách nhiệm tổ chức việc trồng hoa theo kế hoạch"
ON = "Sở Tài chính bố trí kinh phí cho các nhiệm vụ được giao trong năm của tỉnh nhà."
TAIL = "Điều 9. Nghị quyết này có hiệu lực từ ngày ký./.\nNơi nhận:\n- Lưu: VT.\n"


def told(raw: str, code: str) -> list[str]:
    return [raw[each.start : each.end] for each in clean(source(raw)).findings if each.code == code]


@pytest.mark.parametrize(
    ("code", "raw", "place"),
    [
        ("sentence-cut", f"{LONG}\n\n{ON}", "h\n\nS"),
        ("seal-read", f"{TAIL}TM. ỦY BAN NHÂN DÂN\nUBND CHỦ TỊCH\nLê Văn An", "UBND"),
        ("inserted-note", f"Trang chủ | Văn bản | Liên hệ\nĐiều 1. {LONG}.", "Trang chủ | Văn bản | Liên hệ"),
        ("issue-missing", f"1. {LONG}.\n\n(Xem tiếp Công báo số 569 + 570)  ", "(Xem tiếp Công báo số 569 + 570)"),
        ("issue-missing", f"(Tiếp theo Công báo số 567)\n1. {LONG}.", "(Tiếp theo Công báo số 567)"),
    ],
)
def test_a_doubtful_place_is_told(code: str, raw: str, place: str) -> None:
    assert told(raw, code) == [place]


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        ("sentence-cut", f"{LONG}.\n\n{ON}"),
        ("sentence-cut", f"{LONG}\n\n1. {ON}"),
        ("seal-read", f"{TAIL}TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn An"),
        ("inserted-note", f"Điều 1. {LONG} tại trang chủ của Sở.\nĐiều 2. {ON}"),
        ("issue-missing", f"1. {LONG}.\n(Xem tiếp Công báo số 8)\n\n(Tiếp theo Công báo số 7)\n2. {ON}"),
        ("issue-missing", f"1. {LONG} (Xem tiếp Công báo số 8)."),
    ],
)
def test_a_sound_place_is_not(code: str, raw: str) -> None:
    assert told(raw, code) == []


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ("Căn cứ Thông tư số 1O/2020/TT-BTC của Bộ trưởng;", "1O"),
        ("Căn cứ Nghị định số 15/2O20/NĐ-CP của Chính phủ;", "2O20"),
        ("Báo cáo trước ngày 1O tháng 7 hằng năm.", "1O"),
        ("Báo cáo trước ngày l5/7 hằng năm.", "l5"),
        ("Báo cáo trong tháng 1l năm nay.", "1l"),
        ("Hoàn thành trong năm 2O30.", "2O30"),
        ("Theo Điều l2 của Luật này.", "l2"),
        ("Điều l. Phạm vi", "l"),
        ("Theo khoản 1l của Điều này.", "1l"),
        ("l5. Các bộ thi hành.", "l5"),
        ("10.l. Các bộ thi hành.", "10.l"),
        ("l.4.", "l.4"),
        ("Mức hỗ trợ là 5O% chi phí.", "5O"),
        ("Mức hỗ trợ là 1.5OO đồng.", "1.5OO"),
        ("Phạt từ 1.0O0.000 đến 5.000.000.", "1.0O0.000"),
    ],
)
def test_a_letter_for_a_figure_is_told(raw: str, place: str) -> None:
    assert told(f"Điều 1. {LONG}.\n{raw}\n", "digit-misread") == [place]


def test_a_letter_for_a_figure_in_a_note_is_told() -> None:
    note = "1 Khoản này được sửa đổi theo khoản 2 Điều 1 Thông tư số 1O/2030/TT-BVH ngày l5 tháng 7 năm 2030."
    raw = f"Điều 1. Hoa\n1.1 {LONG}.\n{note}\n2. {ON}\n"
    assert sorted(told(raw, "digit-misread")) == ["1O", "l5"]


@pytest.mark.parametrize(
    "raw",
    [
        "Nước H2O, khí CO2 và l2 giống hoa.",
        "Thông tư số 10/2020/TT-BTC ngày 15/7/2020.",
        "Mẫu số 1l kèm theo.",
        "Điều 40k và Điều 40l của Luật này.",
        "I. Quy định chung",
    ],
)
def test_other_letters_beside_figures_are_not(raw: str) -> None:
    assert told(f"Điều 1. {LONG}.\n{raw}\n", "digit-misread") == []


def _paged(*numbers: int) -> str:
    page = "CÔNG BÁO/Số 5/Ngày 02-3-2030\n{}\n\n{}. Hoa hồng trồng ở vườn.\n{}. Hoa lan trồng ở chậu.\n\n"
    return "Điều 1. Hoa\n" + "".join(page.format(n, 2 * n, 2 * n + 1) for n in numbers)


@pytest.mark.parametrize(
    ("numbers", "place", "message"),
    [
        ((3, 4, 5, 7, 8), "7", "Trang 7 đứng sau trang 5: thiếu trang 6."),
        ((3, 4, 5, 9, 10), "9", "Trang 9 đứng sau trang 5: thiếu các trang 6–8."),
        ((3, 4, 5, 6, 6, 7, 8), "6", "Trang 6 đứng sau trang 6: trang lặp lại hoặc đứng sai chỗ."),
    ],
)
def test_a_page_that_is_lost_or_doubled_is_told(numbers: tuple[int, ...], place: str, message: str) -> None:
    raw = _paged(*numbers)
    found = [each for each in clean(source(raw)).findings if each.code == "pages-astray"]
    assert [(raw[each.start : each.end], each.message) for each in found] == [(place, message)]


def test_pages_that_count_on_are_not_told() -> None:
    assert told(_paged(3, 4, 5, 6, 7), "pages-astray") == []


def test_lines_that_stand_twice_at_once_are_told() -> None:
    lines = [f"{n}. Việc thứ {n} của kế hoạch: tỉnh giao huyện {chr(64 + n)} làm trong năm ấy.\n" for n in range(1, 11)]
    doubled = "".join(["Điều 1. Việc\n", *lines, *lines, "Điều 2. Hiệu lực từ ngày ký.\n"])
    assert [words[:9] for words in told(doubled, "pages-astray")] == ["1. Việc t"]
    apart = "".join(["Điều 1. Việc\n", *lines, "Điều 2. Lại\n", *(line.replace("huyện", "xã") for line in lines)])
    assert told(apart, "pages-astray") == []


@pytest.mark.parametrize(("between", "places"), [("17", ["17"]), ("17 hoa", []), ("1234", [])])
def test_a_number_within_a_sentence_is_told(between: str, places: list[str]) -> None:
    assert told(f"{LONG}\n\n{between}\n\n{ON[0].lower()}{ON[1:]}", "sentence-cut") == places


@pytest.mark.parametrize(
    ("raw", "places"),
    [("Đối với hộ nghèo:\nа) Trồng hoa;\nb) Bán hoa.", ["а"]), ("Chữ Ж và chữ Д của tiếng Nga.", [])],
)
def test_a_letter_of_another_script_is_told_also_alone(raw: str, places: list[str]) -> None:
    assert told(raw, "letter-foreign") == places
