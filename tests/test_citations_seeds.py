"""A row of the forms that is not tried in a block reads nothing there: proved from its pattern, and tried on real lines
and on random ones with all rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION
from pattern_proofs import needs_a_digit, needs_one_of
from random_texts import examples

from build_tools import reading
from build_tools.citations import canvas, forms, seeds, self_names, type_words, work_names
from build_tools.citations.seeds import Seeds
from build_tools.office.alphabet import small

ALL = Seeds(digit=True, this=True)
OWNS = (
    self_names.Own("Quyết định", ("Quy chế", "Chương trình hành động")),
    self_names.Own(None, (), loose=True),
    self_names.Own("Chương trình hành động", (), "Ban Thường vụ Tỉnh ủy"),
)
PARTS = (
    "Quyết định", "quyết định", "NGHỊ QUYẾT", "Luật", "luật", "Hiến pháp", "Thông tư", "chương trình hành động",
    "Chương trình", "chương trình mục tiêu quốc gia", "Hiệp định", "Báo cáo thẩm tra", "Trên đây là", "phê duyệt",
    "Quy chế", "này", "NẦY", "nêu trên", "nói trên;", "của Tỉnh ủy", "của Bộ Chính trị", "số", "số:", "SỐ 5", "12",
    "12/2020/NĐ-CP", "20-NQ/TW", "59TC/HCVX", "ngày 5/1/2020", "đến năm 2030", "khóa XI", "XII", "Trung ương 4",
    "Đất đai", "Hải quan số Ï4", "CPTPP", "BLDS", "BLTTHS", "TCVN 5945:2005", "ISO", "các", "theo", "và 68-NQ/TW", ",",
    ";", ".", "“", "”", "(", ")", "lần thứ XVIII", "Đại hội Đảng", "hỗ trợ phát triển tài sản trí tuệ", "٣",
)  # fmt: skip


def held(text: str) -> Seeds:
    return seeds.of(text, small(text))


def left_out(text: str) -> Iterator[str]:
    """The names of the rows that would read something in a canvas and are not tried in it."""
    words, has = type_words.read(text), held(text)
    for word in words:
        tried = seeds.at_word(word.type, word.capital, has)
        for row in seeds.at_word(word.type, word.capital, ALL):
            if row not in tried and row.read(text, word):
                yield row.name
        its_own = seeds.own(word.type, word.capital, has)
        for of_itself in forms.OWN:
            of_type = not of_itself.types or word.type in of_itself.types
            if of_type and of_itself not in its_own and any(of_itself.read(text, word, own) for own in OWNS):
                yield of_itself.name


def agree(text: str) -> None:
    words, has = type_words.read(text), held(text)
    assert list(left_out(text)) == []
    whole = work_names.read(text, words, ALL)
    assert work_names.read(text, words, has) == whole
    named = [list(work_names.own(text, own, whole, words, ALL)) for own in OWNS]
    assert [list(work_names.own(text, own, whole, words, has)) for own in OWNS] == named
    assert seeds.may_name(text, words, has) or not (whole or any(named))


def lines() -> Iterator[str]:
    """Every line of the texts of the collection, and of the cases of citations."""
    folder = Path(__file__).parent / "cases" / "citations"
    for path in (*sorted((COLLECTION / reading.FOLDER).glob("*.txt")), *sorted(folder.glob("*.md"))):
        yield from path.read_text(encoding="utf-8").splitlines()


def test_what_is_not_tried_on_a_real_line_reads_nothing() -> None:
    tried = [canvas.for_matching(line) for line in dict.fromkeys(lines()) if line.strip()]
    few = [text for text in tried if not seeds.may_name(text, type_words.read(text), held(text))]
    assert len(few) > len(tried) / 8  # it leaves lines at once
    for text in tried:
        agree(text)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join))
def test_what_is_not_tried_on_a_random_line_reads_nothing(text: str) -> None:
    agree(canvas.for_matching(text))


@pytest.mark.parametrize("form", [form for form in forms.FORMS if form.digit], ids=lambda form: form.name)
def test_a_row_that_asks_for_a_digit_reads_none_without(form: forms.Form) -> None:
    assert not form.pattern or needs_a_digit(form.pattern)
    assert all(any(letter.isdecimal() for letter in example) for example, _ in form.examples)


@pytest.mark.parametrize("form", [form for form in forms.FORMS if form.this], ids=lambda form: form.name)
def test_a_row_that_asks_for_this_reads_none_without(form: forms.Form) -> None:
    assert form.pattern is not None
    assert needs_one_of(form.pattern, seeds._THIS)
