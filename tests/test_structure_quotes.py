"""Where a quotation ends, line by line: what follows it in amending texts, what opens it, what merely stands in it."""

from __future__ import annotations

import pytest
from raw_texts import parsed

from build_tools.model import Document, Line
from build_tools.passages import of_raw
from build_tools.structure import notes
from build_tools.structure.stretches import whole

HEAD = """BỘ VƯỜN HOA
Số: 12/2031/TT-BVH
Hà Nội, ngày 02 tháng 5 năm 2031
THÔNG TƯ
Sửa đổi Thông tư về vườn hoa
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 3/2029/TT-BVH
"""
TAIL = """Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày ký.
BỘ TRƯỞNG
Nguyễn Thị Hoa
"""


def quoted(document: Document) -> list[tuple[str, bool]]:
    raw = document.source.text
    return [(raw[q.start : q.end], q.closed) for q in document.quotations]


# The next item of the text: the quotation above it, whose closing mark is lost, ends there.
NEXT = (
    "2. Sửa đổi khoản 3 Điều 7 như sau: “3. Tưới sáng.”.",
    "2. Sửa đổi, bổ sung điểm b khoản 1 Điều 9 như sau: “b) Hoa cúc.”.",
    "2. Bổ sung Chương IIa vào sau Chương II như sau: “Chương IIa HOA LAN”.",
    "2. Bổ sung Mục 3a vào sau Mục 3 như sau: “Mục 3a HOA CÚC”.",
    "2. Thay cụm từ “hoa giả” bằng cụm từ “hoa vải” tại Điều 3.",
    "2. Bỏ từ “nhựa” tại khoản 2 Điều 5.",
    "2. Bãi bỏ cụm từ “của tỉnh” tại Điều 5.",
    "2. Hủy bỏ đoạn “trừ hoa hồng” tại Điều 5.",
    "2. Sửa đổi tên Điều 6 như sau: “Điều 6. Chăm hoa”.",
    "2. Sửa đổi tiêu đề của Chương II như sau: “Chương II CHĂM HOA”.",
    "2. Thay thế Phụ lục I như sau: “Phụ lục I DANH MỤC HOA”.",
    "2. Thay thế Mẫu số 02 như sau: “Mẫu số 02 ĐƠN”.",
    "2. Khoản 3 Điều 7 được sửa đổi như sau: “3. Tưới sáng.”.",
    "2. Điểm a khoản 3 Điều 7 được bổ sung như sau: “a) Tưới sáng.”.",
    "2. Điều 8 được thay thế như sau: “Điều 8. Tưới”.",
    "2. Chương II được sửa đổi như sau: “Chương II TƯỚI”.",
    "2. Mục 1 Chương II bị bãi bỏ, được thay bằng: “Mục 1 TƯỚI”.",
    "2. Tên Điều 8 được sửa đổi như sau: “Điều 8. Tưới”.",
    "2. Đoạn 2 khoản 1 Điều 8 được sửa đổi như sau: “Hoa tươi.”.",
    "2. Phụ lục II được thay thế như sau: “Phụ lục II DANH MỤC”.",
)


@pytest.mark.parametrize("line", NEXT)
def test_an_unclosed_quotation_ends_before_the_next_item(line: str) -> None:
    text = f"{HEAD}1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đất\n1. Đất tơi.\n2. Đất sạch.\n{line}\n{TAIL}"
    document = parsed(text)
    assert quoted(document)[0] == ("Điều 5. Đất\n1. Đất tơi.\n2. Đất sạch.", False)
    assert any(unit.id == "dieu-1-khoan-2" for unit in document.units)
    assert [f.code for f in document.findings].count("quotation-unclosed") == 1


# What follows a quotation that closes though a mark within it was lost ("gọi là “hoa chính.”").
FOLLOWS = (
    "2. Sửa đổi khoản 3 Điều 7.",
    "2. Bổ sung khoản 3 Điều 7.",
    "2. Bãi bỏ khoản 3 Điều 7.",
    "2. Thay cụm từ ở Điều 7.",
    "2. Hủy bỏ khoản 3 Điều 7.",
    "2. Đổi tên Điều 7.",
    "2. Điểm a khoản 3 Điều 7 được bãi bỏ.",
    "2. Khoản 3 Điều 7 được bãi bỏ.",
    "2. Điều 7 được bãi bỏ.",
    "2. Chương II được bãi bỏ.",
    "2. Mục 2 được bãi bỏ.",
    "2. Tên của Điều 7 được sửa.",
    "2. Đoạn thứ hai Điều 7 được bãi bỏ.",
    "2. Hiệu lực của Điều 7 được kéo dài.",
    "2. Tổ chức thực hiện.",
    "2. Trách nhiệm thi hành.",
    "2. Điều khoản chuyển tiếp.",
    "2. Quy định chuyển tiếp.",
    "2. Bỏ khoản 3 Điều 7.",
    "a) Sửa đổi khoản 3 Điều 7.",
    "- Bãi bỏ khoản 3 Điều 7.",
)


@pytest.mark.parametrize("line", FOLLOWS)
def test_a_quotation_closes_though_a_mark_within_it_is_lost(line: str) -> None:
    text = f"{HEAD}1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đất\nĐất gọi là “đất chính.”\n{line}\n{TAIL}"
    assert quoted(parsed(text))[0] == ("Điều 5. Đất\nĐất gọi là “đất chính.", True)


# What a quotation over several lines may begin with.
OPENS = (
    "“Điều 5. Đất", '"Điều 5a. Đất', "„Điều 5. Đất", "«Điều 5. Đất", "“Chương II ĐẤT", "“CHƯƠNG II ĐẤT", "“Mục 1 ĐẤT",
    "“MỤC 1 ĐẤT", "“Phần II ĐẤT", "“PHẦN II ĐẤT", "“5. Đất gồm:", "“5a. Đất gồm:", "“a) Đất gồm:", "“a1) Đất gồm:",
    "“II. ĐẤT", "“II- ĐẤT", "“Phụ lục I", "“PHỤ LỤC I", "“Mẫu số 01", "“MẪU SỐ 01",
)  # fmt: skip


@pytest.mark.parametrize("first", OPENS)
def test_a_quotation_that_begins_with_a_label_ends_though_it_is_not_closed(first: str) -> None:
    text = f"{HEAD}1. Bổ sung như sau:\n{first}\nĐất tơi.\n2. Bãi bỏ Điều 9.\n{TAIL}"
    document = parsed(text)
    assert quoted(document)[0] == (f"{first[1:]}\nĐất tơi.", False)
    assert any(unit.id == "dieu-1-khoan-2" for unit in document.units)


# What announces a quotation over several lines.
LEADS = ("như sau:", "như sau", "sau đây:", "dưới đây:", "bằng:", "là:", "bằng", "là", ":")


@pytest.mark.parametrize("lead", LEADS)
def test_words_that_announce_a_quotation(lead: str) -> None:
    text = f"{HEAD}1. Nội dung ở Điều 5 ghi {lead}\n“Đất tơi.\nĐất sạch.”\n2. Bãi bỏ Điều 9.\n{TAIL}"
    document = parsed(text)
    assert quoted(document)[0] == ("Đất tơi.\nĐất sạch.", True)
    assert [unit.id for unit in document.units if unit.id.startswith("dieu-1-khoan-1-")] == [
        "dieu-1-khoan-1-doan-1",
        "dieu-1-khoan-1-doan-2",
    ]


# Marks of notes that cleaning may leave: what is a note, and what is a unit or a repealed one behind its mark.
NOTES = (
    ("[5] Điều này được bãi bỏ.", True),
    ("⁵ Điều này được bãi bỏ.", True),
    ("[5] 2. Hoa lan.", False),
    ("[5] (được bãi bỏ)", False),
    ("[5] (đã được bãi bỏ)", False),
    ("[5] (bị bãi bỏ)", False),
    ("[5] Điều 2. Hoa lan", False),
    ("[5] b) Hoa lan.", False),
)


@pytest.mark.parametrize(("line", "is_note"), NOTES)
def test_a_mark_begins_a_note_or_stands_before_a_unit(line: str, is_note: bool) -> None:

    assert (notes.places([whole(Line(of_raw(line), 1))]) == {0}) is is_note


# A form that is only cited in the middle of a line begins none.
CITED = (
    "theo", "tại", "là", "và", "của", "đến", "từ", "bằng", "hoặc", "thay thế", "số", "thuộc", "dùng", "ghi", "vào",
    "cho", "các", "đổi", "bổ sung", "bãi bỏ",
)  # fmt: skip


@pytest.mark.parametrize("word", CITED)
def test_a_cited_form_begins_no_form(word: str) -> None:
    annex = (
        f"PHỤ LỤC I\n(Kèm theo Thông tư số 12/2031/TT-BVH)\n"
        f"1. Người trồng hoa làm đơn {word} Mẫu số 07. Đơn nộp ở xã.\n"
    )
    assert [c.id for c in parsed(HEAD + TAIL + annex).components] == ["", "phu-luc-i"]


@pytest.mark.parametrize(
    "label",
    [
        "Mẫu số 07. Đơn xin",
        "Mẫu số 07: Đơn xin",
        "Mẫu số 07 - Đơn xin",
        "Mẫu số 07 ĐƠN XIN, BÁO",
        "Mẫu số 07 “Đơn xin”",
    ],
)
def test_a_label_and_its_title_stand_on_one_line(label: str) -> None:
    annex = f"PHỤ LỤC I\n(Kèm theo Thông tư số 12/2031/TT-BVH)\n{label}\n1. Họ và tên: ……\n"
    assert [c.id for c in parsed(HEAD + TAIL + annex).components][2:] == (["mau-so-07"] if "“" not in label else [])


ENACTED = ("QUYẾT ĐỊNH:", "QUYẾT NGHỊ:", "NGHỊ QUYẾT:", "CHỨNG NHẬN:", "THÔNG BÁO:", "CHẤP THUẬN:", "CHO PHÉP:")


@pytest.mark.parametrize("words", ENACTED)
@pytest.mark.parametrize(
    "basis", ["Căn cứ Luật Vườn hoa;", "Xét đơn của ông An;", "Theo đề nghị của xã;", "Theo Tờ trình của xã;"]
)
def test_a_model_of_a_decision_has_its_basis_and_its_articles(words: str, basis: str) -> None:
    annex = f"PHỤ LỤC I\nMẪU\nMẫu số 07\nQUYẾT ĐỊNH\nVề việc trồng hoa\n{basis}\n{words}\nĐiều 1. Cho trồng hoa.\n"
    document = parsed(HEAD + TAIL + annex)
    roles = [block.role for block in document.blocks if block.component == "mau-so-07"]
    assert roles == ["unit", "type", "title", "preamble", "enacting", "unit"]
    assert document.units[-1].id == "mau-so-07-dieu-1"
