"""What a page says of its text in time: the card, the units, the lists; the same words on any day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools import pipeline, rendering
from build_tools.rendering import word_changes

CASE = Path(__file__).parent / "cases" / "amending" / "law-and-amending-law.md"
LAW, ACT = "van-ban/luat-ben-xe.md", "van-ban/luat-sua-doi.md"
ACTING = "../../van-ban/luat-sua-doi/"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("changes")
    (root / "source_texts").mkdir()
    for match in re.finditer(r"(?ms)^```([a-z0-9-]+)\n(.*?)^```\n", CASE.read_text(encoding="utf-8")):
        (root / "source_texts" / f"{match[1]}.txt").write_text(match[2], encoding="utf-8")
    return {page.path: page.content.decode() for page in rendering.pages(pipeline.build(root))}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        # the card: dates that need no script, the clause that states them, who changed the text and in how many places
        (LAW, 'data-from="2015-01-01" data-until=""></span> từ 01/01/2015 ([khoản 1 Điều 5](#dieu-5-khoan-1))'),
        (LAW, "từ 01/01/2020 ([4 chỗ](#thay-doi-boi-luat-sua-doi))"),
        # at the units
        (LAW, f'Được sửa đổi từ 01/01/2020 bởi <a href="{ACTING}#dieu-1-khoan-1">khoản 1 Điều 1 Luật'),
        (LAW, "niêm yết giá<ins> vé, giá dịch vụ</ins>."),
        (LAW, "Được thay cụm từ: “xe khách” → “xe chở người”, từ 01/01/2020"),
        (LAW, "Điều 4a được bổ sung từ 01/01/2020"),
        (LAW, ">Lời mới</a>"),
        # the lists below the texts, both ways
        (LAW, "[khoản 2 Điều 3](#dieu-3-khoan-2) được sửa đổi từ 01/01/2020 bởi [khoản 1 Điều 1 Luật"),
        (ACT, "[khoản 1 Điều 1](#dieu-1-khoan-1) sửa đổi [khoản 2 Điều 3](luat-ben-xe.md#dieu-3-khoan-2) từ 01/01"),
    ],
)  # fmt: skip
def test_a_page_says_what_was_done_to_its_text(pages: dict[str, str], path: str, words: str) -> None:
    assert words in pages[path], "\n".join(line for line in pages[path].splitlines() if "01/20" in line)


def test_what_stands_in_the_text_is_not_the_text(pages: dict[str, str]) -> None:
    assert pages[LAW].count('<div class="changes" data-chrome="">') == 3


words = st.lists(st.sampled_from(["thuế", "phí", "10%", ";", "a.b", "Điều"]), max_size=30).map(" ".join)


@given(words, words)
def test_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = word_changes.compared(old, new)
    assert "".join(p.text for p in pieces if p.kind != "gone").split() == new.split()
    assert [w for p in pieces if p.kind != "come" for w in p.text.split()] == old.split()


def test_a_preview_is_a_small_file_for_each_article_that_is_cited(tmp_path: Path) -> None:
    (tmp_path / "source_texts").mkdir()
    for match in re.finditer(r"(?ms)^```([a-z0-9-]+)\n(.*?)^```\n", CASE.read_text(encoding="utf-8")):
        (tmp_path / "source_texts" / f"{match[1]}.txt").write_text(match[2], encoding="utf-8")
    made = {page.path: page.content for page in rendering.pages(pipeline.build(tmp_path)) if "/xem/" in page.path}
    law = {path for path in made if path.startswith("van-ban/luat-ben-xe/")}
    assert law == {f"van-ban/luat-ben-xe/xem/{name}.json" for name in ("van-ban", "dieu-2", "dieu-3", "dieu-4")}
    told = json.loads(made["van-ban/luat-ben-xe/xem/dieu-3.json"])
    assert (told["title"], told["from"]) == ("Luật Bến xe 2014", "2015-01-01")
    assert told["units"]["dieu-3-khoan-2"] == {
        "lines": ["2. Đơn vị khai thác niêm yết giá."],
        "changed": "được sửa đổi từ 01/01/2020 bởi khoản 1 Điều 1 Luật 12/2019/QH14",
    }


def test_an_acting_clause_leads_to_old_words_and_new(pages: dict[str, str]) -> None:
    way = "../../van-ban/luat-ben-xe/#loi-moi-luat-sua-doi.dieu-1-khoan-1.1"
    said = 'Sửa đổi <a href="../../van-ban/luat-ben-xe/#dieu-3-khoan-2">khoản 2 Điều 3 Luật 31/2014/QH13</a>'
    assert f'{said} từ 01/01/2020 · <a href="{way}">lời cũ và lời mới</a>' in pages[ACT]
    assert 'id="loi-moi-luat-sua-doi.dieu-1-khoan-1.1"' in pages[LAW]
