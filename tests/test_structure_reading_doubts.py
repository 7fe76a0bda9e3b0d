"""What structure tells of what was read together: each on a text that shows it, and on the nearest that is sound."""

from __future__ import annotations

import pytest
from raw_texts import parsed

HEAD = """BỘ VƯỜN HOA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 5/2031/TT-BVH
Hà Nội, ngày 02 tháng 5 năm 2031
THÔNG TƯ
Quy định về vườn hoa
Căn cứ Luật Trồng hoa số 12/2030/QH15;
"""
TAIL = """BỘ TRƯỞNG
Nguyễn Thị Hoa
"""
BODY = """Điều 1. Phạm vi
1. Hoa hồng.
2. Hoa lan.
Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày ký.
"""


def told(text: str, code: str) -> list[str]:
    document = parsed(text)
    raw = document.source.text
    return [
        raw[each.start : each.end] if each.start is not None else each.message
        for each in document.findings
        if each.code == code
    ]


MORE = "".join(f"Điều {n}. Việc thứ {n}\nHoa trồng ở vườn {n}.\n" for n in range(3, 6))


@pytest.mark.parametrize(
    ("title", "places"),
    [
        ("Điều 6. Giải thích từ ngữ Trong Thông tư này, các từ ngữ được hiểu như sau:\n1. Hoa.\n2. Lá.", ["Điều 6."]),
        ("Điều 6. Tưới hoa. Hoa phải tưới hằng ngày\n1. Sáng.\n2. Chiều.", ["Điều 6."]),
        ("Điều 6. Trách nhiệm của xã Ủy ban nhân dân xã chịu trách nhiệm trồng hoa.", ["Điều 6."]),
        ("Điều 6. Bãi bỏ Thông tư số 3/2030/TT-BVH.", []),
        ("Điều 6. Giải thích từ ngữ\nTrong Thông tư này, hoa là:\n1. Hoa hồng.\n2. Hoa lan.", []),
        ("Điều 6. Hoa, lá; cây và cỏ\n1. Sáng.\n2. Chiều.", []),
    ],
)
def test_a_title_that_holds_a_sentence_is_told(title: str, places: list[str]) -> None:
    assert told(f"{HEAD}{BODY}{MORE}{title}\n{TAIL}", "heading-run-on") == places


@pytest.mark.parametrize(
    ("article", "places"),
    [
        ("Điều 3. Tưới\n1. Tưới sáng.\nTưới chiều.", ["1."]),
        ("Điều 3. Tưới\n1. Tưới:\na) Buổi sáng;\nbuổi chiều.\n2. Bón.", ["a)"]),
        ("Điều 3. Tưới\n1. Tưới sáng.\n2. Tưới chiều.", []),
    ],
)
def test_a_list_of_one_is_told(article: str, places: list[str]) -> None:
    assert told(f"{HEAD}{BODY}{article}\n{TAIL}", "numbering-gap") == places


def test_a_text_that_is_a_head_alone_is_told() -> None:
    assert told(HEAD, "text-missing") == ["Căn cứ Luật Trồng hoa số 12/2030/QH15;"]
    assert told(HEAD + BODY + TAIL, "text-missing") == []


OTHER = (HEAD + BODY + TAIL).replace("5/2031/TT-BVH", "6/2031/TT-BVH")


@pytest.mark.parametrize(
    ("behind", "count"),
    [
        (OTHER, 1),
        (f"PHỤ LỤC I\nMẪU ĐƠN\n{OTHER}", 1),
        (f"PHỤ LỤC I\nMẪU ĐƠN\n{OTHER}".replace("6/2031", "…/2031").replace("ngày 02 tháng 5", "ngày … tháng …"), 0),
    ],
)
def test_a_second_text_behind_the_first_is_told(behind: str, count: int) -> None:
    places = told(f"{HEAD}{BODY}{TAIL}{behind}", "text-after-signature")
    assert sum(place.startswith("Số: 6/2031") for place in places) == count


@pytest.mark.parametrize(
    ("clause", "places"),
    [
        ("Hoa theo hợp đồng3, lá theo mùa.", ["đồng3"]),
        ("Diện tích 50 km2, khí CO2, mẫu PM10 và tuyến số3/5.", []),
        ("Kính gửi2………", []),
    ],
)
def test_a_figure_against_a_word_is_told(clause: str, places: list[str]) -> None:
    assert told(f"{HEAD}{BODY}Điều 3. Trồng hoa\n{clause}\n{TAIL}", "note-mark-alone") == places


@pytest.mark.parametrize(
    ("clause", "places"),
    [
        ("1. Sửa khoản 2 như sau:\nViệc trồng hoa do xã làm.”.\n2. Bỏ khoản 3.", ["”"]),
        ("1. Sửa khoản 2 như sau:\n2. Việc trồng hoa do xã làm.”.\n2. Bỏ khoản 3.", ["2"]),
        ("1. Sửa khoản 2 như sau:\n“2. Việc trồng hoa do xã làm.”.\n2. Bỏ khoản 3.", []),
    ],
)
def test_a_closing_mark_that_nothing_opened_is_told(clause: str, places: list[str]) -> None:
    assert told(f"{HEAD}{BODY}Điều 3. Sửa đổi\n{clause}\n{TAIL}", "quotation-unclosed") == places


@pytest.mark.parametrize("line", ["PHỤ LUC II", "Mẫu sô 01", "PHU LỤC", "Mâu số 2a."])
def test_a_misprinted_label_of_an_annex_or_a_form_is_told(line: str) -> None:
    annex = f"{TAIL}PHỤ LỤC I\nGIỐNG HOA\n1. Hoa hồng.\n2. Hoa lan.\n"
    assert told(f"{HEAD}{BODY}{annex}{line}\nHoa phải tưới hằng ngày.\n", "label-in-no-unit") == [line]


@pytest.mark.parametrize(
    ("label", "places"), [("Điều.", ["Điều."]), ("Đièu 2.", ["Đièu 2."]), ("Điều 2.", []), ("Điểu 2:", [])]
)
def test_a_misprinted_label_of_an_article_is_told(label: str, places: list[str]) -> None:
    """Unless it is read as what it is."""
    first = "Điều 1. Sửa đổi khoản 1 Điều 7 như sau:\n“1. Hoa trồng ở vườn.”.\n"
    second = f"{label} Sửa đổi khoản 1 Điều 8 như sau:\n“1. Hoa tưới hằng ngày.”.\n"
    found = told(f"{HEAD}{first}{second}Điều 3. Hiệu lực\nTừ ngày ký.\n{TAIL}", "label-in-no-unit")
    assert [place.strip() for place in found] == places


def _head(without: str) -> str:
    return f"{HEAD.replace(without, '')}{BODY}{TAIL}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (_head("BỘ VƯỜN HOA\n"), 1),
        (_head("Hà Nội, ngày 02 tháng 5 năm 2031\n").replace("từ ngày ký", "từ ngày 02 tháng 5 năm 2031"), 1),
        (_head("Quy định về vườn hoa\n").replace("Căn cứ", "BỘ TRƯỞNG BỘ VƯỜN HOA\nCăn cứ", 1), 1),
        (
            _head("Quy định về vườn hoa").replace(
                "Căn cứ", "Thực hiện việc trồng hoa, " + "tưới hoa, " * 30 + ".\nCăn cứ", 1
            ),
            1,
        ),
        (_head("Không có"), 0),
    ],
)
def test_a_head_that_lacks_a_box_is_told_though_its_field_was_read_elsewhere(text: str, count: int) -> None:
    codes = {each.code for each in parsed(text).findings if each.code in ("front-incomplete", "metadata-missing")}
    assert bool(codes) == bool(count)


@pytest.mark.parametrize(("end", "count"), [("Hoa phải tưới và", 1), ("Hoa phải tưới;", 1), ("Hoa phải tưới.", 0)])
def test_a_text_that_ends_within_a_sentence_is_told(end: str, count: int) -> None:
    more = MORE + MORE.replace("Điều ", "Điều 1") + MORE.replace("Điều ", "Điều 2")
    assert len(told(f"{HEAD}{BODY}{more}Điều 26. Tưới\n{end}\n", "unit-broken-off")) == count


def test_a_number_left_out_is_named_in_full() -> None:
    plan = "KẾ HOẠCH\n1. Hoa\n1.1. Hồng.\n1.2. Cúc.\n1.4. Lan.\n2. Lá.\n"
    assert "“1.4.” đứng sau “1.2.”: thiếu 1.3." in [each.message for each in parsed(plan).findings]


def test_a_text_with_recipients_and_no_signature_is_told() -> None:
    recipients = "Nơi nhận:\n- Các tỉnh;\n- Lưu: VT.\n"
    assert told(f"{HEAD}{BODY}{recipients}", "signature-incomplete") == ["Thông tư này có hiệu lực từ ngày ký."]
    assert told(f"{HEAD}{BODY}{recipients}{TAIL}", "signature-incomplete") == []


@pytest.mark.parametrize(
    ("clause", "places"),
    [
        ("1. Người trồng hoa có quyền bán hoa tại chợ của xã (trừ hoa\nThuộc danh mục cấm) và tại nhà.", ["a"]),
        ("1. Hộ khác được vay vốn (ví dụ:\nNhóm hộ, hội) theo lãi suất chung.", [":"]),
        ("1. Hộ trồng hoa được vay vốn (gồm:\n- Hộ nghèo;\n- Hộ cận nghèo.", [":"]),
        ("1. Hộ trồng hoa được vay vốn (gồm:\n- Hộ (nhóm hộ) nghèo;\n- Hộ cận nghèo) theo quy định.", []),
        ("1. Hộ không nghèo (sau đây gọi là hộ khác) tự lo vốn.", []),
        ("1. Hộ khác được vay vốn (ví dụ:\nnhóm hộ, hội) theo lãi suất chung.", []),
    ],
)
def test_a_paragraph_that_ends_inside_a_bracket_is_told(clause: str, places: list[str]) -> None:
    assert told(f"{HEAD}{BODY}{MORE}Điều 6. Vay vốn\n{clause}\n{TAIL}", "sentence-cut") == places


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("(1) Cơ quan cho phép trồng hoa (trừ hoa do xã cho phép và các loại hoa\nThuộc danh mục cấm);", ["a"]),
        ("(1) Cơ quan cho phép trồng hoa (Ví dụ: Trung tâm Hoa và Cây cảnh, Bộ Vườn hoa);\n(2) Tên hộ.", []),
        ("Ảnh 4 x 6 (đóng dấu giáp\nlai trên ảnh)", []),
        ("Tôi tên là (viết chữ in hoa, ghi cả tên gọi khác nếu có: ....................\nSinh ngày: .....", []),
    ],
)
def test_in_a_form_a_line_of_prose_that_ends_inside_a_bracket_is_told(lines: str, places: list[str]) -> None:
    form = "Mẫu số 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN XIN TRỒNG HOA\n"
    text = f"{HEAD}{BODY}{MORE}{TAIL}\n{form}Chú thích:\n{lines}\n"
    assert [unit.id for unit in parsed(text).units if unit.id == unit.component] == ["mau-so-01"]
    assert told(text, "sentence-cut") == places


@pytest.mark.parametrize(
    ("signature", "places"),
    [
        ("BỘ TRƯỞNG\nNguyễn Văn An1\n1 Điều này được sửa đổi theo khoản 2 Điều 1 Thông tư số 6/2032/TT-BVH.", ["1"]),
        ("BỘ TRƯỞNG Nguyễn Văn An1 Điều này được sửa đổi theo Thông tư số 6/2032/TT-BVH.", ["1"]),
        ("BỘ TRƯỞNG Nguyễn Văn An[1] Điều này được sửa đổi theo Thông tư số 6/2032/TT-BVH.", ["[1]"]),
        ("BỘ TRƯỞNG Nguyễn Văn An² Điều này được sửa đổi theo Thông tư số 6/2032/TT-BVH.", ["²"]),
        ("BỘ TRƯỞNG\nNguyễn Văn An(1)", ["(1)"]),
        ("BỘ TRƯỞNG\nNguyễn Văn An[1]", ["[1]"]),
        ("BỘ TRƯỞNG\nNguyễn Văn A", []),
    ],
)
def test_a_mark_on_the_name_of_who_signs_is_told_and_is_no_part_of_it(signature: str, places: list[str]) -> None:
    text = f"{HEAD}{BODY}Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{signature}\n"
    about = parsed(text).metadata
    assert told(text, "note-mark-alone") == places
    assert [(each.capacity, each.name.removesuffix("n")) for each in about.signers] == [("BỘ TRƯỞNG", "Nguyễn Văn A")]
    assert about.recipients == ("Như trên", "Lưu: VT.")


@pytest.mark.parametrize(
    ("cell", "places"),
    [
        ("3,202,78", ["3,202,78"]),
        ("7 823,66", ["7 823,66"]),
        ("2.803.26", ["2.803.26"]),
        ("6,145.98", ["6,145.98"]),
        ("3.202,78", []),
        ("1, 2", []),
        ("12.5.2031", []),
        ("-", []),
    ],
)
def test_a_figure_with_other_marks_than_those_of_its_column_is_told(cell: str, places: list[str]) -> None:
    def table(figures: list[str]) -> str:
        return "| TT | Hoa | Diện tích |\n| --- | --- | --- |\n" + "".join(
            f"| {n} | Hoa {n} | {figure} |\n" for n, figure in enumerate(figures, 1)
        )

    usual = ["1.114,20", "20,41", "1.105,84", "762,19"]
    text = f"{HEAD}{BODY}{MORE}Điều 6. Diện tích\n{{}}{TAIL}"
    assert told(text.format(table([*usual, cell, "8,10"])), "figure-odd") == places
    assert told(text.format(table(["8471.30.20", cell, "8501.10.21", "12", "31"])), "figure-odd") == []
