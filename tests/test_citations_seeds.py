"""A row of the forms that is not tried in a block reads nothing there: proved from its pattern, and tried on real lines
and on random ones with all rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION
from pattern_proofs import may_begin, needs_a_digit, needs_one_of
from random_texts import examples

from build_tools import reading
from build_tools.addresses import worded
from build_tools.citations import (
    canvas,
    forms,
    quoting,
    readings,
    relations,
    seeds,
    self_names,
    type_words,
    work_names,
)
from build_tools.citations.seeds import Seeds
from build_tools.office.alphabet import LOWER, small
from build_tools.office.spelling import printed

PLACES = (
    " ", "  ", "các ", "từ ", "các  từ ", "điều ", "khoản ", "điểm ", "mục ", "tiểu mục ", "danh mục ", "phụ lục ",
    "mẫu số ", "mẫu ", "số thứ tự ", "tại ", "gạch đầu dòng thứ ", "chương ", "1", "2a", "IV", "này", "đ", ",", "x",
)  # fmt: skip
ALL = Seeds(digit=True, mark=True, this=True)
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
    asked = seeds.asks_for_words(text, small(text), has)
    assert asked or not any(seeds.at_word(w.type, w.capital, has) or seeds.own(w.type, w.capital, has) for w in words)


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


@pytest.mark.parametrize("form", [form for form in forms.FORMS if form.mark], ids=lambda form: form.name)
def test_a_row_that_asks_for_a_mark_of_a_sign_reads_none_without(form: forms.Form) -> None:
    assert not form.pattern or needs_one_of(form.pattern, ("/", "-"))
    assert all("/" in example or "-" in example for example, _ in form.examples if form.name != "numbered")


@pytest.mark.parametrize("held", [seeds.of(text, text) for text in ("", "5")])
def test_first_words_in_small_letters_are_printed_in_one_way(held: Seeds) -> None:
    assert seeds._in_small(held)
    assert all(printed(word) == word for word in seeds._in_small(held))


@pytest.mark.parametrize("form", [form for form in forms.FORMS if form.this], ids=lambda form: form.name)
def test_a_row_that_asks_for_this_reads_none_without(form: forms.Form) -> None:
    assert form.pattern is not None
    assert needs_one_of(form.pattern, seeds._THIS)


# ------------------------------------------------------------------ what patterns are asked first

SMALL = re.findall(f"[{LOWER}]", "".join(map(chr, range(0x61, 0x1F00))))


def first_letters(pattern: str) -> set[str]:
    return {letter for letter in SMALL if may_begin(pattern, letter)}


@pytest.mark.parametrize("row", relations.ROWS, ids=lambda row: row.why)
def test_a_deed_begins_with_no_other_letter_than_it_asks_for(row: relations.Deed) -> None:
    asked = re.match(r"\(\?=\[?(\w+)\]?\)", row.pattern)
    assert not asked or first_letters(row.pattern[asked.end() :]) == set(asked[1])


def test_what_amends_begins_with_one_of_its_words() -> None:
    verbs = quoting._AMENDING.pattern.partition(r"\W*)?")[2].partition(r"(?!\w)")[0].strip()
    assert first_letters(re.sub(r"(?<!\\)\s", "", verbs)) == {word[0] for word in quoting._AMENDS_WITH}
    assert needs_one_of(re.sub(r"(?<!\\)\s", "", verbs), quoting._AMENDS_WITH)
    assert not [line for line in dict.fromkeys(lines()) if not quoting._may_amend(small(line)) and amends(line)]
    assert [line for line in dict.fromkeys(lines()) if amends(line)]


def amends(line: str) -> bool:
    return quoting._AMENDING.match(line) is not None


def test_a_list_is_led_by_no_other_words_than_are_asked_for() -> None:
    assert needs_one_of(relations._LEAD_EXPIRES, relations._LEAD_NEEDS)
    assert all(set(row.needs) <= set(relations._LEAD_NEEDS) for row in relations.ROWS)


def test_a_block_goes_on_only_where_its_last_letters_let_it() -> None:
    ends = [text[:n] for text in dict.fromkeys(lines()) for n in {len(text), len(text) // 2, len(text) // 3}]
    going = [end for end in ends if readings._GOES_ON.search(end) or readings._NAME_GOES_ON.search(end)]
    assert len(going) > 50
    assert all(map(readings._may_go_on, going))
    assert not all(map(readings._may_go_on, ends))


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from((*PLACES, *PARTS, ".", ". ", "-", "/", ":")), max_size=6).map("".join))
def test_a_block_goes_on_only_where_its_last_letters_let_it_on_a_random_line(text: str) -> None:
    assert readings._may_go_on(text) or not (readings._GOES_ON.search(text) or readings._NAME_GOES_ON.search(text))


def test_a_place_is_found_where_its_pattern_finds_it() -> None:
    found = 0
    for line in dict.fromkeys(lines()):
        text, at = canvas.for_matching(line), 0
        while match := worded.PRINTED.pattern.search(text, at):
            place = worded.find(text, worded.PRINTED, at)
            assert place
            assert worded.names_a_kind(small(text))
            assert (place.start, place.end) == match.span()
            found, at = found + 1, match.end()
        assert worded.find(text, worded.PRINTED, at) is None
    assert found > 1000


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(st.sampled_from((*PLACES, *map(str.title, PLACES), *map(str.upper, PLACES))), max_size=9).map("".join))
def test_a_place_is_found_where_its_pattern_finds_it_on_a_random_line(text: str) -> None:
    match, place = worded.PRINTED.pattern.search(text), worded.find(text, worded.PRINTED)
    assert worded.names_a_kind(small(text)) or place is None
    assert (match and match.span()) == (place and (place.start, place.end))


def test_a_place_with_a_capital_in_each_word_is_found_alone() -> None:
    assert worded.find("theo Phụ Lục 2", worded.PRINTED) == worded.find("theo Phụ lục 2", worded.PRINTED)
