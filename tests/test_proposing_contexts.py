"""What a badly read text is proposed from the other texts' contexts, and what it is not; and where to begin."""

from __future__ import annotations

import pytest
from raw_texts import source
from test_cleaning_suspects import FILLER

from build_tools import cleaning, proposing

LAW = (
    "Tổng công ty quản lý phần vốn của Nhà nước tại doanh nghiệp theo quy định của pháp luật. Bộ trưởng Bộ Tài chính"
    " quyết định việc chuyển giao quyền đại diện chủ sở hữu. Sửa đổi, bổ sung một số điều của Nghị định. Thủ tướng"
    " Chính phủ phê duyệt phương án; người lao động của Tổng công ty được hưởng chế độ. Bệnh nghề nghiệp của người"
    " lao động do cơ quan y tế xác định.\n" * 14
)
# Wrong words stand close, so that the text is known to be badly read.
NOISE = (
    "Tong công ty quản lý phan vốn của Nhà nước tại doanh nghlep theo quy đlnh của pháp luật. Tong công ty quan lý"
    " phần vồn của Nhà nước tại đoanh nghiệp theo quy định của phap luật. Thủ tướng Chính phú phê đuyệt phương án.\n"
)


def proposed(raw: str) -> list[tuple[str, str]]:
    held = [source(FILLER * 4, "nen"), source(LAW, "luat"), source(raw)]
    _, _, text = proposing.with_proposals(map(cleaning.clean, held))
    return [(c.before, c.after) for c in text.corrections if c.status == "proposed"]


@pytest.mark.parametrize(
    ("printed", "right"),
    [("Tong", "Tổng"), ("phan", "phần"), ("nghlep", "nghiệp"), ("đlnh", "định"), ("quan", "quản"), ("phap", "pháp")],
)
def test_what_others_have_between_the_same_words_is_proposed(printed: str, right: str) -> None:
    assert (printed, right) in proposed(NOISE)


def test_an_error_that_is_made_again_and_again_is_no_witness_for_itself() -> None:
    again = "Tong công ty quản lý phần vốn của Nhà nước.\n" * 9
    assert proposed(NOISE + again).count(("Tong", "Tổng")) == 11


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("Người lao động của Tổng ty được hưởng chế độ.", ("Tổng ty", "Tổng công ty")),
        ("Sửa đổi, sung một số điều của Nghị định.", ("sung", "bổ sung")),
    ],
)
def test_a_word_that_fell_out_is_proposed(torn: str, whole: tuple[str, str]) -> None:
    assert whole in proposed(NOISE + torn)


@pytest.mark.parametrize(
    "sound",
    [
        "Bệnh nghề nghiệp; làm nghề rừng, nuôi mắt nghè.",  # in use, whatever a misread neighbour says
        "Ông Tống Phan Định, bà Nguyễn Tong Sơn.",  # names
        "Điều 15 khoản 3, số 47, ngày 25 tháng 12 năm 2017.",  # figures
        "Công ty danh tiếng tại tỉnh.",
        "Số hiệu QĐ, TT, BTC.",
    ],
)
def test_what_is_sound_is_left_alone_in_a_noisy_text(sound: str) -> None:
    wrong = {before for before, _ in proposed(NOISE + sound)} - {before for before, _ in proposed(NOISE)}
    assert wrong == set()


def test_in_a_clean_text_nothing_is_proposed_from_contexts() -> None:
    assert proposed(LAW.replace("Tổng", "Tong", 1)) in ([], [("Tong", "Tổng")])
    assert proposed(LAW) == []


def test_one_begins_where_most_of_a_line_is_doubted() -> None:
    places = [(10, 14), (200, 204), (210, 214), (300, 304)]
    assert proposing.worst_first(places, [(0, 190), (190, 230), (290, 900)]) == [1, 2, 0, 3]
    assert proposing.worst_first([], [(0, 5)]) == []
