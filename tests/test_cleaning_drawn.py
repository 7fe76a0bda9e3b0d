"""Tables that pandoc draws with dashes: each word stands in its column, also where a cell is set over several lines."""

from __future__ import annotations

import pytest

from build_tools.cleaning import clean
from build_tools.model import SourceText

MULTILINE = """\
Mức thu phí theo biểu sau:

  ---------------------------------------------
  STT    Nội dung công việc      Mức thu
         phải thu phí            (đồng)
  ------ ----------------------- --------------
  1      Thẩm định hồ sơ cấp     100.000
         giấy phép trồng hoa

  2      Cấp lại giấy phép       50.000
         trồng hoa
  ---------------------------------------------

Mức thu này gồm cả thuế.
"""
WITHOUT_HEAD = """\
------ ----------------------- --------------
1      Thẩm định hồ sơ cấp     100.000
       giấy phép trồng hoa

2                              50.000
------ ----------------------- --------------
"""
GRID = """\
+------+-----------------------+-----------+
| STT  | Nội dung công việc    | Mức thu   |
|      | phải thu phí          | (đồng)    |
+======+=======================+===========+
| 1    | Thẩm định hồ sơ       | 100.000   |
+------+-----------------------+-----------+
"""
BARS = "| STT | Nội dung | Mức thu |\n| --- | --- | --- |\n|  | Trong đó: | 50 |\n"


def rows(raw: str) -> list[str]:
    read = clean(SourceText("a", "a.txt", raw.encode(), raw, "")).lines
    return [line.passage.text for line in read if line.zone == "table"]


def test_cells_over_two_lines_stand_in_their_columns() -> None:
    assert rows(MULTILINE) == [
        "STT\tNội dung công việc\tMức thu", "\tphải thu phí\t(đồng)", "1\tThẩm định hồ sơ cấp\t100.000",
        "\tgiấy phép trồng hoa", "2\tCấp lại giấy phép\t50.000", "\ttrồng hoa",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (WITHOUT_HEAD, ["1\tThẩm định hồ sơ cấp\t100.000", "\tgiấy phép trồng hoa", "2\t\t50.000"]),
        (GRID, ["STT\tNội dung công việc\tMức thu", "\tphải thu phí\t(đồng)", "1\tThẩm định hồ sơ\t100.000"]),
        (BARS, ["STT\tNội dung\tMức thu", "\tTrong đó:\t50"]),
    ],
)
def test_an_empty_first_cell_is_kept(raw: str, wanted: list[str]) -> None:
    assert rows(raw) == wanted


def test_a_word_across_two_columns_makes_it_no_table() -> None:
    assert rows(MULTILINE.replace("Cấp lại giấy phép       50.000", "Cấp lại các giấy phép đã bị mất")) == []


def test_a_rule_that_nothing_closes_draws_no_table() -> None:
    assert rows("-----------------\nNơi gửi   Nơi nhận\n") == []
