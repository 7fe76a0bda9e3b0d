"""What a person says a line is ([[line]] of the file beside the raw text) is what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from raw_texts import source
from structure_cases import outline

from build_tools import cleaning, structure

TEXT = """BỘ VƯỜN HOA
Số: 1/2031/TT-BVH
Hà Nội, ngày 02 tháng 5 năm 2031
THÔNG TƯ
Về vườn hoa
Điều 1. Phạm vi
1. Hoa hồng.
2. Hoa cúc
3. Hoa lan.
Hoa, cây, cỏ
BỘ TRƯỞNG
Nguyễn Thị Hoa
BẢN VẼ VƯỜN HOA
1. Vườn phía đông.
"""


@pytest.mark.parametrize(
    ("line", "said", "wanted"),
    [
        ("2. Hoa cúc", "no-label", "dieu-1-khoan-1-doan-1: 2. Hoa cúc"),
        ("2. Hoa cúc", "heading", "dieu-1-khoan-2: Hoa cúc"),
        ("Hoa, cây, cỏ", "table", "dieu-1-khoan-3-bang-1: [table] Hoa, cây, cỏ"),
        ("3. Hoa lan.", "note", "[note] 3. Hoa lan."),
        ("3. Hoa lan.", "text", "dieu-1-khoan-2-doan-1: 3. Hoa lan."),
        ("BẢN VẼ VƯỜN HOA", "annex", "van-ban-kem-theo-khoan-1: Vườn phía đông."),
    ],
)
def test_a_line_is_what_a_person_says(line: str, said: str, wanted: str) -> None:
    clean = cleaning.clean(source(TEXT))
    lines = tuple(replace(each, said=said) if each.passage.text == line else each for each in clean.lines)
    document = structure.parse(replace(clean, lines=lines))
    assert wanted in outline(document)
    if said == "heading":
        assert next(unit for unit in document.units if unit.id == "dieu-1-khoan-2").heading == "Hoa cúc"
