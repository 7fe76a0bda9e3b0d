"""Addresses: anchors, words and the way back from words, as rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import vietnamese
from build_tools.addresses import anchor, cited, place_in_words
from build_tools.addresses.provisions import read
from build_tools.addresses.steps import NAMINGS, meanings, steps
from build_tools.model import Kind, Step
from build_tools.searching.analysing import words as analysed
from build_tools.searching.places import place
from build_tools.vietnamese import numeral, toned


def places(words: str) -> list[tuple[str, str]]:
    """The places that words cite: the anchor of the steps, and the words that name it."""
    return [(anchor("", item.steps), item.words) for phrase in read(words) for item in phrase.items]


# what is printed | the anchor of the steps | the words that name them
WORDS = [
    ("Điều 5, khoản 2, điểm b Luật Đất đai", "dieu-5-khoan-2-diem-b", "Điều 5, khoản 2, điểm b"),
    ("điểm đ khoản 2 Điều 5 Nghị định số 115/2005/NĐ-CP", "dieu-5-khoan-2-diem-dd", "điểm đ khoản 2 Điều 5"),
    ("điểm b mục II.3 Kế hoạch", "muc-ii-khoan-3-diem-b", "điểm b mục II.3"),
    ("tại mục II.3.b Kế hoạch này", "muc-ii-khoan-3-diem-b", "mục II.3.b"),
    ("mục II.2.1.", "muc-ii-khoan-2-1", "mục II.2.1"),
    ("nêu tại mục II.3. Các sở", "muc-ii-khoan-3", "mục II.3"),
    ("Mục 1 Chương II", "chuong-ii-muc-1", "Mục 1 Chương II"),
    ("Mục 2 Chương IV Phần thứ hai", "phan-ii-chuong-iv-muc-2", "Mục 2 Chương IV Phần thứ hai"),
    ("Điều thứ 3", "dieu-3", "Điều thứ 3"),
    ("Phụ lục số II kèm theo", "phu-luc-ii", "Phụ lục số II"),
    ("Phụ lục I.2 kèm theo", "phu-luc-i-2", "Phụ lục I.2"),
    ("Điều 21b của Luật Nhà ở", "dieu-21b", "Điều 21b"),
    ("điểm a1 khoản 2a Điều 5", "dieu-5-khoan-2a-diem-a1", "điểm a1 khoản 2a Điều 5"),
    (
        "gạch đầu dòng thứ hai điểm a khoản 1 Điều 5",
        "dieu-5-khoan-1-diem-a-gach-2",
        "gạch đầu dòng thứ hai điểm a khoản 1 Điều 5",
    ),
    ("dấu cộng thứ mười lăm mục II.3", "muc-ii-khoan-3-cong-15", "dấu cộng thứ mười lăm mục II.3"),
]
# The same reader over what is typed; every one of WORDS is read so, too.
TYPED_WORDS = [
    ("diem d khoan 2 dieu 5", ("dieu-5", "khoan-2", "diem-d")),
    ("k2 đ5", ("dieu-5", "khoan-2")),
    ("k.2 d5", ("dieu-5", "khoan-2")),
    ("khoản2 điều5", ("dieu-5", "khoan-2")),
    ("Điều: 5", ("dieu-5",)),
    ("khoản số 2 điều thứ 5", ("dieu-5", "khoan-2")),
    ("phan thu hai", ("phan-ii",)),
    ("gach dau dong 3 muc ii", ("muc-ii", "gach-3")),
    ("muc 2.1", ("muc-2-1",)),
]
NO_ADDRESS = [
    "mục tiêu chung",
    "điều kiện kinh doanh",
    "khoản vay ưu đãi",
    "chương trình 135",
    "phần mềm",
    "quyết định 1663/qđ-ubnd",
    "đoạn đường",
    "",
]
SECOND_HALVES = [
    f"{half} {row.words[0]} {number}" for row in NAMINGS.values() for half in row.halves for number in ("1", "I", "a")
]


@pytest.mark.parametrize(("words", "steps", "named"), WORDS)
def test_words_lead_to_steps(words: str, steps: str, named: str) -> None:
    assert places(words) == [(steps, named)]


@pytest.mark.parametrize(
    "words", [*NO_ADDRESS, *(words for words in SECOND_HALVES if not words.startswith("tiểu mục"))]
)
def test_words_that_are_no_address(words: str) -> None:
    assert places(words) == []


@pytest.mark.parametrize(("words", "steps"), [*TYPED_WORDS, *((words, (steps,)) for words, steps, _ in WORDS)])
def test_typed_words_lead_to_the_same_steps(words: str, steps: tuple[str, ...]) -> None:
    found = place(words, analysed(words))
    assert found
    assert "-".join(choices[0] for choices in found.steps) == "-".join(steps)


@pytest.mark.parametrize(
    "words", [*NO_ADDRESS, *(words.lower() for words in SECOND_HALVES if not words.startswith("tiểu mục"))]
)
def test_typed_words_that_are_no_address(words: str) -> None:
    assert place(words, analysed(words)) is None


# kind and number as they are cited | what they may mean
MEANT = [
    (Kind.CHUONG, "2", ["chuong-2", "chuong-ii"]),
    (Kind.PHAN, "C", ["phan-c"]),
    (Kind.MUC, "II", ["muc-ii"]),
    (Kind.MUC, "2.1", ["muc-2-1", "khoan-2-1"]),
    (Kind.DIEM, "1.3", ["diem-1-3", "khoan-1-3"]),
    (Kind.DIEM, "đ", ["diem-dd"]),
]


@pytest.mark.parametrize(("kind", "number", "meant"), MEANT)
def test_what_a_step_may_mean(kind: Kind, number: str, meant: list[str]) -> None:
    assert [anchor("", [step]) for step in meanings(Step(kind, number))] == meant


def test_two_addresses_in_a_sentence() -> None:
    words = "theo khoản 1 Điều 5 và điểm a Điều 7 của Luật này"
    assert places(words) == [("dieu-5-khoan-1", "khoản 1 Điều 5"), ("dieu-7-diem-a", "điểm a Điều 7")]


@pytest.mark.parametrize(("ordinal", "number"), [("thứ nhất", "I"), ("thứ tư", "IV"), ("thứ mười", "X")])
def test_an_ordinal_is_the_numeral_by_which_the_structure_numbers(ordinal: str, number: str) -> None:
    assert steps(Kind.PHAN, ordinal) == (Step(Kind.PHAN, number),)


def test_every_kind_has_a_name_and_its_halves_are_keys() -> None:
    assert list(NAMINGS) == list(Kind)
    assert all(toned(half) == half for row in NAMINGS.values() for half in row.halves)


small = st.integers(1, 40).map(str)
roman = st.sampled_from(("I", "II", "IV", "IX"))
letter = st.sampled_from("abcdđeghiklmnopqrstuvxy")
articled = st.tuples(
    st.builds(Step, st.just(Kind.DIEU), small),
    st.builds(Step, st.just(Kind.KHOAN), small),
    st.builds(Step, st.just(Kind.DIEM), letter),
)
planned = st.tuples(
    st.builds(Step, st.just(Kind.MUC), roman),
    st.builds(Step, st.just(Kind.KHOAN), small),
    st.builds(Step, st.just(Kind.DIEM), letter),
)


dash = st.builds(Step, st.sampled_from((Kind.GACH, Kind.CONG)), small)
dashed = st.tuples(st.builds(Step, st.just(Kind.KHOAN), small), st.builds(Step, st.just(Kind.DIEM), letter), dash)


@given(st.one_of(articled, planned, dashed), st.integers(1, 3))
def test_what_is_cited_is_read_again(steps: tuple[Step, ...], depth: int) -> None:
    words = cited(steps[:depth])
    assert [(item.steps, item.words) for phrase in read(f"theo {words} Nghị định này") for item in phrase.items] == [
        (steps[:depth], words)
    ]


@pytest.mark.parametrize(
    ("anchor_", "words"),
    [
        ("dieu-1-khoan-2-diem-aw", "điểm ă khoản 2 Điều 1"), ("dieu-1-khoan-2-diem-aa", "điểm â khoản 2 Điều 1"),
        ("dieu-1-khoan-2-diem-ee", "điểm ê khoản 2 Điều 1"), ("dieu-1-khoan-2-diem-oo", "điểm ô khoản 2 Điều 1"),
        ("dieu-1-khoan-2-diem-ow", "điểm ơ khoản 2 Điều 1"), ("dieu-1-khoan-2-diem-uw", "điểm ư khoản 2 Điều 1"),
        ("dieu-1-khoan-2-diem-dd", "điểm đ khoản 2 Điều 1"), ("phan-iv-chuong-ix", "Chương IX Phần IV"),
    ],
)  # fmt: skip
def test_an_anchor_is_said_in_words(anchor_: str, words: str) -> None:
    assert place_in_words(anchor_) == words


@pytest.mark.parametrize(
    ("printed", "value"),
    [("XL", 40), ("XC", 90), ("CD", 400), ("CM", 900), ("XIX", 19), ("MMXXVI", 2026), ("IIII", None), ("VX", None)],
)
def test_roman_numbers(printed: str, value: int | None) -> None:
    assert vietnamese.roman(printed) == value
    assert value is None or numeral(value) == printed
