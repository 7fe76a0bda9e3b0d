"""What a collection lets one doubt in its citations: each on texts that show it, and on texts that are sound."""

from __future__ import annotations

import pytest
from raw_texts import doubts

HEAD = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: {number}
Hà Nội, ngày {date}

{type}
VỀ TRỒNG HOA

"""
DECREE = HEAD.format(number="12/2030/NĐ-CP", date="05 tháng 3 năm 2030", type="NGHỊ ĐỊNH")
HELD = (
    f"{DECREE}Điều 1. Đất trồng hoa\n\n1. Đất phải tơi.\n\n2. Đất phải ẩm.\n\nĐiều 2. Giống hoa\n\nGiống phải khỏe.\n"
)


def letter(
    words: str, date: str = "09 tháng 4 năm 2031", number: str = "7/2031/NĐ-CP", type_: str = "NGHỊ ĐỊNH"
) -> str:
    head = HEAD.format(number=number, date=date, type=type_)
    return f"{head}Điều 1. Việc phải làm\n\n1. {words}\n\n2. Các bộ báo cáo hằng năm.\n"


def told(words: str, code: str, **head: str) -> list[str]:
    found = doubts({"hoa": HELD, "sau": letter(words, **head)})
    return [each.message for each in found.get("sau", ()) if each.code == code]


@pytest.mark.parametrize(
    ("code", "words", "sound"),
    [
        (
            "citation-no-unit",
            "Các bộ thực hiện Điều 9 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
            "Các bộ thực hiện Điều 2 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
        ),
        (
            "citation-no-unit",
            "Các bộ báo cáo theo Điều 8 Nghị định này.",
            "Các bộ báo cáo theo khoản 2 Điều 1 Nghị định này.",
        ),
        (
            "citation-no-unit",
            "Điều 8 của Nghị định này được các bộ báo cáo.",
            "[Điều 8, 9 được sửa đổi, bổ sung bởi khoản 1 Điều 1 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030]",
        ),
        (
            "citation-type",
            "Các bộ thực hiện Thông tư số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
            "Các bộ thực hiện Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
        ),
        (
            "citation-itself",
            "Bãi bỏ khoản 2 Điều 1 Nghị định này.",
            "Bãi bỏ khoản 2 Điều 1 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030.",
        ),
        (
            "citation-repealed",
            "Sửa đổi, bổ sung Điều 2 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030; bãi bỏ Nghị định số 12/2030/NĐ-CP.",
            "Bãi bỏ Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
        ),
        (
            "citation-misprint",
            "Các bộ thực hiện Luật Hải quan số 54/2013/QH13.",
            "Các bộ thực hiện Luật Hải quan số 54/2014/QH13.",
        ),
        (
            "citation-misprint",
            "Các bộ thực hiện Luật thuế thu nhập cá nhân số 04/2007/QH11.",
            "Các bộ thực hiện Luật thuế thu nhập cá nhân số 04/2007/QH12.",
        ),
        (
            "citation-misprint",
            "Các bộ thực hiện Thông tư số 15/2021/TT-BLĐTBXH và Thông tư số 15/2021/TT-BLĐTBHX.",
            "Các bộ thực hiện Thông tư số 15/2021/TT-BLĐTBXH và Thông tư số 16/2021/TT-BLĐTBHX.",
        ),
        (
            "citation-undated",
            "Các bộ thực hiện Luật Đất đai.",
            "Các bộ thực hiện Luật Đất đai năm 2024.",
        ),
        (
            "citation-undated",
            "Các bộ thực hiện Luật Kế toán.",
            "Các bộ thực hiện Luật Trồng hoa số 12/2020/QH14; theo Luật Trồng hoa; trình dự án Luật Trồng rau.",
        ),
    ],
)
def test_a_doubtful_citation_is_told(code: str, words: str, sound: str) -> None:
    assert len(told(words, code)) == 1
    assert told(sound, code) == []


@pytest.mark.parametrize(("date", "count"), [("01 tháng 02 năm 2030", 1), ("09 tháng 4 năm 2031", 0)])
def test_what_is_younger_is_told(date: str, count: int) -> None:
    """A text cannot cite what was issued after it."""
    words = "Các bộ thực hiện Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa."
    assert len(told(words, "citation-younger", date=date, number="7/2030/NĐ-CP")) == count


@pytest.mark.parametrize(("number", "count"), [("12/2030/NĐ-CP", 1), ("13/2030/NĐ-CP", 0)])
def test_a_text_that_is_held_twice_is_told_of_both(number: str, count: int) -> None:
    other = HELD.replace("12/2030/NĐ-CP", number)
    found = doubts({"hoa": HELD, "hoa-lan-nua": other})
    codes = {slug: [each.code for each in rows].count("document-twice") for slug, rows in found.items()}
    assert [codes.get(slug, 0) for slug in ("hoa", "hoa-lan-nua")] == [count, count]


def test_what_a_text_adds_to_another_is_not_missed_there() -> None:
    adds = "Sửa đổi, bổ sung khoản 4 Điều 9 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa."
    assert told(adds, "citation-no-unit") == []


TABLE = "Các loại hoa:\n| STT | Tên |\n| --- | --- |\n| 1. | Hoa hồng |\n| 2. | Hoa cúc |\n"


def test_a_row_of_a_table_is_no_unit_and_is_not_missed() -> None:
    said = [
        each.message
        for each in doubts({"a": letter("Thực hiện theo điểm 2 và điểm 9 của Phụ lục 1.") + f"\nPHỤ LỤC I\n{TABLE}"})[
            "a"
        ]
        if each.code == "citation-no-unit"
    ]
    assert said == ["Văn bản này không có điểm 9 Phụ lục 1."]


def test_a_table_hides_no_clause_that_an_article_lacks() -> None:
    rows = "".join(f"| {n}. | Hoa |\n" for n in range(1, 9))
    text = letter("Thực hiện theo khoản 7 Điều 2 Nghị định này.") + f"\nĐiều 2. Giống hoa\n\n1. Hoa hồng.\n\n{rows}"
    assert [e.message for e in doubts({"a": text})["a"] if e.code == "citation-no-unit"] == [
        "Văn bản này không có khoản 7 Điều 2."
    ]


def test_a_name_that_two_laws_bore_is_told_with_both() -> None:
    words = "Các bộ thực hiện Luật Hải quan và Luật Trồng hoa."
    assert told(words, "citation-undated", date="01 tháng 8 năm 2014", number="7/2014/NĐ-CP") == [
        "“Luật Hải quan”: chỉ có tên, không số, không năm, có thể là 29/2001/QH10 hay 54/2014/QH13."
    ]


def test_what_only_the_second_of_two_articles_has_is_told_with_its_address() -> None:
    twice = "Điều 2. Giống hoa cũ\n\nĐiều 2. Giống hoa mới\n\n1. Giống phải khỏe.\n\n2. Giống phải đẹp.\n"
    found = doubts({"a": letter("Các bộ thực hiện khoản 2 Điều 2 Nghị định này.") + f"\n{twice}"})["a"]
    assert [each.message for each in found if each.code == "citation-no-unit"] == [
        "Nơi được dẫn chỉ có ở Điều 2 thứ hai (dieu-2--2): văn bản có hai Điều 2."
    ]


ATTACHED = (
    "\nQUY CHẾ\nTRỒNG HOA\n(Kèm theo Nghị định số 7/2031/NĐ-CP)\n\nĐiều 5. Đất\n\n1. Đất phải tơi.\n\n2. Đất phải ẩm.\n"
)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Theo khoản 7 của Điều 2 Nghị định này.", "Nơi được dẫn là khoản của Điều 2, nơi không chia như thế."),
        (
            "Theo khoản 2 Điều 5 Nghị định này.",
            "Nơi được dẫn không có trong phần này; chỉ có trong phần kèm theo “quy-che”.",
        ),
        ("Thu nhập khác. Khoản 18, 19 được bổ sung bởi Khoản 3 Điều 71 Luật Khoa học 2025.", None),
        ("Theo khoản 3 Điều 9 Nghị định này.", "Văn bản này không có khoản 3 Điều 9."),
        ("Theo điểm 1.1 khoản 1 Mục A Biểu mức phí ban hành kèm theo Thông tư số 263/2016/TT-BTC.", None),
    ],
)
def test_what_is_lacking_is_said_so_that_one_knows_why(words: str, message: str | None) -> None:
    text = f"{letter(words)}\nĐiều 2. Giống hoa\n\nGiống phải khỏe.\n"
    said = [e.message for e in doubts({"a": text + ATTACHED}).get("a", ()) if e.code == "citation-no-unit"]
    assert said == ([message] if message else [])


def test_an_item_of_a_list_may_be_called_a_section() -> None:
    head = HEAD.format(number="7/KH-BVH", date="09 tháng 4 năm 2031", type="KẾ HOẠCH")
    plan = f"{head}1. Làm đất.\n\n2. Tưới hoa.\n\n3. Xem "
    found = {n: doubts({"a": f"{plan}mục {n}.\n"}).get("a", ()) for n in (2, 7)}
    assert {n: [e.code for e in each].count("citation-no-unit") for n, each in found.items()} == {2: 0, 7: 1}


def test_what_a_cell_names_is_not_missed() -> None:
    table = "| Chương | Hàng |\n| --- | --- |\n| Chương 87 | Xe có mã số thuộc Chương 87 |\n"
    found = doubts({"a": letter("Xe theo bảng sau:") + f"\nPHỤ LỤC I\n{table}"}).get("a", ())
    assert "citation-no-unit" not in [each.code for each in found]


@pytest.mark.parametrize(
    "words",
    [
        "Bổ sung quy hoạch số thứ tự 1a vào trước số thứ tự 1 của Phụ lục II Nghị định số 12/2030/NĐ-CP.",
        "Bổ sung khoản 9 vào sau khoản 8 Điều 2 Nghị định số 12/2030/NĐ-CP ngày 05/3/2030 về trồng hoa.",
        "Các bộ thực hiện khoản 8 Điều 2 Nghị định số 12/2030/NĐ-CP đã được sửa đổi, bổ sung một số điều.",
        "Theo khoản 1 Điều 7 Mẫu đơn ban hành kèm theo Thông tư số 3/2030/TT-BTC.",
    ],
)
def test_what_was_added_meanwhile_is_not_missed(words: str) -> None:
    assert told(words, "citation-no-unit") == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Nếu thông tin tại mục B của đơn giống mục 7 của tờ khai thì ghi lại.", 0),
        ("Báo cáo có 10 điểm mới (các điểm từ 1 đến 10).", 0),
        ("Điều 9………………………………", 0),
        ("Ghi\tĐiều 9\tIn đậm", 0),
        ("Các bộ thực hiện mục 3 Chương II Nghị định này.", 1),
        ("Các bộ thực hiện Điều 9 Nghị định này.", 1),
    ],
)
def test_what_one_calls_so_loosely_is_not_missed(words: str, count: int) -> None:
    assert len(told(words, "citation-no-unit")) == count


def test_a_sign_is_doubted_where_it_is_printed() -> None:
    words = "Sửa đổi Luật Hải quan số 54/2013/QH13 như sau: “Theo Điều 2 của Luật này thì trồng hoa.”."
    assert [message[:32] for message in told(words, "citation-misprint")] == ["“Luật Hải quan số 54/2013/QH13”:"]
