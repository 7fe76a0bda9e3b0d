"""Tables: which rows are their head, by the words of the first column and by numbers of columns."""

from __future__ import annotations

import pytest

from build_tools.presenting.table_layout import layout

BODY = (("1", "Kho tạm", "5"), ("2", "Kho dài hạn", "6"))


@pytest.mark.parametrize("ordinal", ["STT", "TT", "Số TT", "Số thứ tự", "S/TT", "No.", "No"])
def test_a_row_that_counts_the_rows_below_it_is_a_head(ordinal: str) -> None:
    assert layout(((ordinal, "Tên kho", "Ghi chú"), ("a", "Kho tạm", "cũ"), ("b", "Kho dài hạn", "mới"))).head == 1


@pytest.mark.parametrize(
    "numbers", [("1", "2", "3"), ("(1)", "(2)", "(3)"), ("A", "B", "C"), ("(1)", "(2)", "(3) = (1) + (2)")]
)
def test_numbers_of_columns_end_the_head(numbers: tuple[str, ...]) -> None:
    assert layout((("Mã", "Tên kho", "Số"), numbers, *BODY)).head == 2
