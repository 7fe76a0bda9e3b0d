"""A type of document is one row of a table: by it a text of the type is held, and by it one is cited."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from raw_texts import parsed

from build_tools import citations
from build_tools.citations import signs
from build_tools.office import types

HELD = """BỘ LÂM NGHIỆP - BỘ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 12/LN
Hà Nội, ngày 12 tháng 3 năm 1992

{heading}
Về việc quản lý rừng

Căn cứ {basis} ngày 12 tháng 8 năm 1991;

Điều 1. Giao việc quản lý rừng cho Ủy ban nhân dân các cấp.

Điều 2. {name} này có hiệu lực từ ngày ký.
"""

# A generic name (“Văn bản”) names no type by itself.
SPECIFIC = [row.name for row in types.ROWS if row.name in types.CITED and not row.generic]


def held(name: str, basis: str = "Quyết định số 5/QĐ-UBND") -> str:
    return HELD.format(heading=name.upper(), name=name, basis=basis)


@pytest.mark.parametrize("name", [name for name in types.HEADINGS if name != types.CONSOLIDATED])
def test_a_text_of_each_type_is_held(name: str) -> None:
    about = parsed(held(name)).metadata
    assert (about.type, about.title) == (name, "Về việc quản lý rừng")


@pytest.mark.parametrize("name", SPECIFIC)
def test_a_text_of_each_type_is_cited(name: str) -> None:
    letters = next(iter(types.named(name).signs), "UBND")  # type: ignore[union-attr]
    found = citations.find(parsed(held("Kế hoạch", f"{name} số 5/{letters}-UBND")))
    assert [m.type for m in found if m.kind == "external"] == [name]


@pytest.mark.parametrize("name", SPECIFIC)
def test_a_text_of_each_type_speaks_of_itself(name: str) -> None:
    assert [m.type for m in citations.find(parsed(held(name))) if m.kind == "internal"] == [name]


@pytest.mark.parametrize(
    ("words", "type_", "number"),
    [
        ("Nội quy số 03/NQ-UBND", "Nội quy", "03/NQ-UBND"),
        ("Quy ước số 02/QU-UBND", "Quy ước", "02/QU-UBND"),
        ("Hợp đồng số 04/HĐ-UBND", "Hợp đồng", "04/HĐ-UBND"),
        ("Thông tư liên bộ số 06-TT/LB", "Thông tư liên bộ", "06-TT/LB"),
        ("Thông tư liên ngành số 02/TTLN", "Thông tư liên ngành", "02/TTLN"),
        ("Kế hoạch liên tịch số 12/KHLT-BCA-BQP", "Kế hoạch liên tịch", "12/KHLT-BCA-BQP"),
        ("Sắc luật số 002/SLt", "Sắc luật", "002/SLt"),
        ("Án lệ số 04/2016/AL", "Án lệ", "04/2016/AL"),
        ("Công văn số 123/UBND-KH", "Công văn", "123/UBND-KH"),
    ],
)
def test_the_word_says_the_type(words: str, type_: str, number: str) -> None:
    found = [m for m in citations.find(parsed(held("Kế hoạch", words))) if m.kind == "external"]
    assert [(m.type, m.number) for m in found] == [(type_, number)]
    assert signs.group(type_, number) == type_  # and no other type's work is meant by the letters


# A table with one row more than the project's, before anything else is imported.
ONE_MORE = """
import sys
sys.path.insert(0, {tests!r})
from build_tools import tables
toml = tables.toml
def one_more(name):
    table = toml(name)
    if name == "document_types":
        table["type"].append({{"name": "Thể lệ", "signs": ["ThL"]}})
    return table
tables.toml = one_more
import test_types
from raw_texts import parsed
from build_tools import citations
document = parsed(test_types.held("Thể lệ", "Thể lệ số 5/ThL-UBND"))
print(document.metadata.type, document.metadata.title, sep="|")
for mention in citations.find(document):
    print(mention.kind, mention.type, mention.number, sep="|")
"""


def test_a_new_type_is_one_row() -> None:
    tests = Path(__file__).parent
    run = subprocess.run(
        [sys.executable, "-c", ONE_MORE.format(tests=str(tests))],
        cwd=tests.parent, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.splitlines() == [
        "Thể lệ|Về việc quản lý rừng",
        "external|Thể lệ|5/ThL-UBND",
        "internal|Thể lệ|None",
    ]
