"""Notes that cleaning has lifted: each under an id, about a unit, its mark in no word, label, number or title."""

from __future__ import annotations

import raw_texts
from structure_cases import outline

from build_tools import structure
from build_tools.model import Block, CleanText, Document, Line, NoteMark
from build_tools.passages import of_raw
from build_tools.structure import notes

RAW = """BỘ VƯỜN HOA
Số: 1/2031/TT-BVH
THÔNG TƯ1
Về vườn hoa
Điều 1.[2] Phạm vi
1. Hoa hồng3 và hoa lan [4].
a) Hoa cúc;
Chương II* TRỒNG HOA
Điều 2. Hiệu lực
Mẫu số 015
1 Thông tư này được sửa đổi bởi Thông tư số 2.
[2] Điều này được bổ sung.
3 Khoản này được sửa đổi.
“1. Hoa hồng.”
[4] Đoạn này được bãi bỏ.
* Chương này mới.
[Điểm này được hướng dẫn bởi Thông tư 3]
"""
MARKED = {"THÔNG TƯ1": "1", "Điều 1.[2]": "[2]", "Hoa hồng3": "3", "lan [4]": "[4]", "Chương II*": "*"}
NOTED = {
    "1 Thông": "THÔNG TƯ1",
    "[2] Điều": "Điều 1.[2]",
    "3 Khoản": "Hoa hồng3",
    "[4]": "lan [4]",
    "* Chương": "Chương II*",
    "[Điểm": "a) Hoa",
}


def parsed() -> Document:
    """RAW as cleaning hands it on: notes as lines of their own behind what they are about."""
    source = raw_texts.source(RAW)
    marks = [
        (RAW.index(words) + len(words) - len(mark), RAW.index(words) + len(words), mark)
        for words, mark in MARKED.items()
    ]
    lines, at, noted = list[Line](), 0, None
    for number, text in enumerate(RAW.splitlines(), 1):
        head = next((head for head in NOTED if text.startswith(head) and number > 10), None)
        if head:
            words = NOTED[head]
            mark = MARKED.get(words, "")
            place = RAW.index(words) + (len(words) - len(mark) - 1 if mark else 0)
            noted = NoteMark("footnote" if mark else "publisher", mark, place)
        lines.append(Line(of_raw(text, at), number, zone="note" if noted else "", note=noted))
        at += len(text) + 1
    whole = of_raw(RAW)
    return structure.parse(CleanText(source, whole, tuple(lines), (), note_marks=tuple(sorted(marks))))


def test_each_note_stands_under_its_id_about_its_unit() -> None:
    assert [(n.id, n.kind, n.unit, n.mark) for n in parsed().notes] == [
        ("chu-thich-1", "footnote", None, "1"),
        ("chu-thich-2", "footnote", "dieu-1", "[2]"),
        ("chu-thich-3", "footnote", "dieu-1-khoan-1", "3"),
        ("chu-thich-4", "footnote", "dieu-1-khoan-1", "[4]"),
        ("chu-thich-5", "footnote", "chuong-ii", "*"),
        ("ghi-chu-1", "publisher", "dieu-1-khoan-1-diem-a", ""),
    ]


def test_a_note_of_several_lines_is_one() -> None:
    document = parsed()
    third = next(note for note in document.notes if note.id == "chu-thich-3")
    assert third.text == "Khoản này được sửa đổi.\n“1. Hoa hồng.”"
    assert RAW[third.start : third.end] == "3 Khoản này được sửa đổi.\n“1. Hoa hồng.”"
    assert [block.note for block in document.blocks if block.role == "note"].count("chu-thich-3") == 2


def test_marks_are_in_no_word_and_shown_where_they_stand() -> None:
    document = parsed()
    units = {unit.id: unit for unit in document.units}
    assert document.metadata.type == "Thông tư"
    assert (units["dieu-1"].label, units["dieu-1"].heading) == ("Điều 1.", "Phạm vi")
    assert units["dieu-1-khoan-1"].text == "Hoa hồng và hoa lan."
    assert units["chuong-ii"].heading == "TRỒNG HOA"
    shown = "".join(c for block in document.blocks for c in block.passage.text if c.isalnum())
    assert shown == "".join(c for c in RAW if c.isalnum())
    assert outline(document)[2] == "[type] THÔNG TƯ1"


QUOTING = """NGHỊ ĐỊNH

Điều 1. Sửa đổi Nghị định về chợ

1. Điều 4 được sửa đổi như sau:
“Điều 4. Giờ họp chợ
[Điều này được hướng dẫn bởi Thông tư 5/2013/TT-BCT]
1. Chợ họp từ 5 giờ.
2. Chợ nghỉ ngày mưa.”.

2. Bãi bỏ Điều 5.
"""


def test_what_is_quoted_behind_a_note_of_a_portal_is_no_note() -> None:
    source = raw_texts.source(QUOTING)
    lines, at = list[Line](), 0
    for number, text in enumerate(QUOTING.splitlines(), 1):
        mark = NoteMark("publisher", "", at - 5) if text.startswith("[") else None
        if text:
            lines.append(Line(of_raw(text, at), number, zone="note" if mark else "", note=mark))
        at += len(text) + 1
    document = structure.parse(CleanText(source, of_raw(QUOTING), tuple(lines), ()))
    assert [block.passage.text[:8] for block in document.blocks if block.role == "note"] == ["[Điều nà"]
    assert [u.text for u in document.units if u.id.startswith("dieu-1-khoan-1-doan-")][-1] == "2. Chợ nghỉ ngày mưa.”."


ALONE = """LUẬT

Điều 10. Thuế của người bán hàng
[12]
1. Người bán hàng nộp thuế.
Điều 11. Miễn thuế
[13] 1.[14] Chợ mới được miễn thuế.
[12] Điều này được sửa đổi.
[13] Điều này được bãi bỏ.
[14] Khoản này được bổ sung.
"""


def test_a_mark_on_a_line_of_its_own_is_of_the_unit_above_it() -> None:
    lines, at = list[Line](), 0
    places = {mark: ALONE.index(mark) for mark in ("[12]", "[13]", "[14]")}
    marks = [(place, place + 4, mark) for mark, place in places.items()]
    for number, text in enumerate(ALONE.splitlines(), 1):
        lifted = number > 7
        mark = NoteMark("footnote", text[:4], places[text[:4]]) if lifted else None
        if text and text not in places:
            lines.append(Line(of_raw(text, at), number, zone="note" if lifted else "", note=mark))
        at += len(text) + 1
    source = raw_texts.source(ALONE)
    document = structure.parse(CleanText(source, of_raw(ALONE), tuple(lines), (), note_marks=tuple(marks)))
    assert [(note.mark, note.unit) for note in document.notes] == [
        ("[12]", "dieu-10"),
        ("[13]", "dieu-11-khoan-1"),
        ("[14]", "dieu-11-khoan-1"),
    ]


def test_another_number_before_a_mark_is_no_word_of_its_note() -> None:
    for text, mark in (("13[3] Điều này được bãi bỏ.", "3"), ("4[4] Điều này được bãi bỏ.", "4")):
        assert notes._own(Block("note", of_raw(text)), mark) == "Điều này được bãi bỏ."
    assert notes._own(Block("note", of_raw("3 Khoản này")), "3") == "Khoản này"
