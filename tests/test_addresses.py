"""Addresses: anchors, words and the way back from words, as rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.addresses import anchor, cited, matches, phrases, read
from build_tools.model import Address, Kind, Step

# what is said | the anchor of the steps | the rest of the words
WORDS = [
    ("khoản 2 điều 5", "dieu-5-khoan-2", ""),
    ("Điều 5, khoản 2, điểm b Luật Đất đai", "dieu-5-khoan-2-diem-b", "Luật Đất đai"),
    ("điểm đ khoản 2 Điều 5 Nghị định số 115/2005/NĐ-CP", "dieu-5-khoan-2-diem-dd", "Nghị định số 115/2005/NĐ-CP"),
    ("diem b khoan 3 dieu 10", "dieu-10-khoan-3-diem-b", ""),
    ("dieu 2 quyet dinh 1663", "dieu-2", "quyet dinh 1663"),
    ("k2 đ5", "dieu-5-khoan-2", ""),
    ("k. 2 đ. 5", "dieu-5-khoan-2", ""),
    ("khoản 02 Điều 05", "dieu-5-khoan-2", ""),
    ("điểm b mục II.3", "muc-ii-khoan-3-diem-b", ""),
    ("mục II.3.b", "muc-ii-khoan-3-diem-b", ""),
    ("muc ii.2.1", "muc-ii-khoan-2-1", ""),
    ("điểm 1.3 khoản 1 mục II", "muc-ii-khoan-1-3", ""),
    ("Mục 1 Chương II", "chuong-ii-muc-1", ""),
    ("gạch đầu dòng thứ ba điểm a khoản 1", "khoan-1-diem-a-gach-3", ""),
    ("đoạn thứ hai khoản 2 Điều 7", "dieu-7-khoan-2-doan-2", ""),
    ("tiết a điểm 2.1 mục III", "muc-iii-khoan-2-1-diem-a", ""),
    ("Phụ lục II kèm theo", "phu-luc-ii", "kèm theo"),
    ("Điều 21b của Luật Nhà ở", "dieu-21b", "Luật Nhà ở"),
    ("điểm a1 khoản 2a Điều 5", "dieu-5-khoan-2a-diem-a1", ""),
]
NO_ADDRESS = ["mục tiêu chung", "điều kiện kinh doanh", "khoản vay ưu đãi", "chương trình 135", "phần mềm", "quyết định 1663/qđ-ubnd", "đoạn đường", "tài khoản 1", "thời điểm a", "danh mục 2", "thành phần A", ""]


@pytest.mark.parametrize(("words", "steps", "rest"), WORDS)
def test_words_lead_to_steps(words: str, steps: str, rest: str) -> None:
    found, left = read(words)
    assert (anchor("", found), left) == (steps, rest)


@pytest.mark.parametrize("words", NO_ADDRESS)
def test_words_that_are_no_address(words: str) -> None:
    assert read(words) == ((), words)


def test_two_addresses_in_a_sentence() -> None:
    words = "theo khoản 1 Điều 5 và điểm a Điều 7 của Luật này"
    assert [(anchor("", p.steps), words[p.start : p.end]) for p in phrases(words)] == [
        ("dieu-5-khoan-1", "khoản 1 Điều 5"),
        ("dieu-7-diem-a", "điểm a Điều 7"),
    ]


def test_large_numbers_are_the_same_in_roman_and_arabic() -> None:
    where = Address("", (Step(Kind.CHUONG, "II"), Step(Kind.MUC, "1")))
    assert matches(where, read("mục 1 chương 2")[0])
    assert not matches(where, read("mục 1 chương 3")[0])


small = st.integers(1, 40).map(str)
roman = st.sampled_from(("I", "II", "IV", "IX"))
letter = st.sampled_from("abcdđeghiklmnopqrstuvxy")
articled = st.tuples(st.builds(Step, st.just(Kind.DIEU), small), st.builds(Step, st.just(Kind.KHOAN), small), st.builds(Step, st.just(Kind.DIEM), letter))
planned = st.tuples(st.builds(Step, st.just(Kind.MUC), roman), st.builds(Step, st.just(Kind.KHOAN), small), st.builds(Step, st.just(Kind.DIEM), letter))


@given(st.one_of(articled, planned), st.integers(1, 3))
def test_what_is_cited_is_read_again(steps: tuple[Step, ...], depth: int) -> None:
    assert read(cited(steps[:depth], "Nghị định này")) == (steps[:depth], "Nghị định này")
