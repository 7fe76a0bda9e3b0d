"""Linked data: what is said of a text, of its clauses and of works that are not held, for machines that read pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from raw_texts import project
from schema_org import wrong
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, writing
from build_tools.model import Downloads, Site
from build_tools.rendering import article_pages

CITING = """ỦY BAN NHÂN DÂN
TỈNH KIÊN GIANG

Số: 5/QĐ-UBND

Kiên Giang, ngày 05 tháng 5 năm 2020

QUYẾT ĐỊNH
Về việc bến xe </script><b>

Căn cứ Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ;

Điều 1. Bãi bỏ Quyết định số 7/QĐ-UBND ngày 07 tháng 7 năm 2017 của Ủy ban nhân dân tỉnh Kiên Giang.

Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 10 tháng 5 năm 2020.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    texts = {"luat-ben-xe": LAW, "luat-sua-doi": ACT, "quyet-dinh-5": CITING}
    return pipeline.build(project(tmp_path_factory.mktemp("linked"), texts))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    made = (*writing.pages(site), *article_pages(site))
    return {page.path: page.content.decode() for page in made if page.path.endswith((".md", ".html"))}


def linked(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    value: dict[str, Any] = json.loads(found)
    assert value["@type"] == "Legislation"
    return value


def test_a_text_says_its_days_and_what_it_changes(pages: dict[str, str]) -> None:
    value = linked(pages["van-ban/luat-sua-doi.md"])
    assert value["legislationDate"] == "2019-06-14"
    assert value["temporalCoverage"] == "2020-01-01/.."
    assert [work["@id"] for work in value["legislationAmends"]] == ["../../dan-chieu/luat-31-2014-qh13-2014/"]


def test_a_clause_says_when_it_was_changed(pages: dict[str, str]) -> None:
    parts = {part["@id"]: part for part in linked(pages["van-ban/luat-ben-xe.md"])["hasPart"]}
    assert parts["#dieu-3"]["legislationDateVersion"] == "2020-01-01"
    assert "legislationDateVersion" not in parts["#dieu-4"]


def test_a_repealed_clause_says_when_it_ended(site: Site) -> None:
    effects = tuple(
        replace(e, action="repeal", place="dieu-4", unit="dieu-4") if e.target == "luat-ben-xe" else e
        for e in site.effects
    )
    made = {page.path: page.content for page in writing.pages(replace(site, effects=effects))}
    parts = {part["@id"]: part for part in linked(made["van-ban/luat-ben-xe.md"].decode())["hasPart"]}
    assert parts["#dieu-4"]["temporalCoverage"] == "../2020-01-01"
    assert "temporalCoverage" not in parts["#dieu-3"]


def test_a_clause_alone_says_of_what_it_is_a_part(pages: dict[str, str]) -> None:
    value = linked(pages["van-ban/luat-ben-xe/dieu-3/index.html"])
    assert value["@id"] == "../../../van-ban/luat-ben-xe/#dieu-3"
    assert value["isPartOf"]["@id"] == "../../../van-ban/luat-ben-xe/#van-ban"
    assert value["legislationIdentifier"].startswith("Điều 3 Luật")
    assert value["temporalCoverage"] == "2015-01-01/.."


def test_a_work_that_is_not_held_says_what_is_known_of_it(pages: dict[str, str]) -> None:
    decree = linked(next(page for path, page in pages.items() if path.startswith("dan-chieu/nghi-dinh-10-2020")))
    assert decree["legislationIdentifier"] == "10/2020/NĐ-CP"
    assert decree["legislationDate"] == "2020-01-17"
    assert decree["legislationPassedBy"]["name"] == "Chính phủ"
    assert "temporalCoverage" not in decree


def test_a_work_that_a_held_text_ends_says_when(pages: dict[str, str]) -> None:
    ended = linked(next(page for path, page in pages.items() if path.startswith("dan-chieu/quyet-dinh-7-qd-ubnd")))
    assert ended["temporalCoverage"] == "../2020-05-10"


def test_a_work_that_is_held_leads_to_its_text(pages: dict[str, str]) -> None:
    value = linked(pages["dan-chieu/luat-31-2014-qh13-2014.md"])
    assert value["sameAs"] == ["../../van-ban/luat-ben-xe/#van-ban"]


def test_all_that_is_said_is_said_in_the_words_of_the_vocabulary(pages: dict[str, str]) -> None:
    with_data = [page for page in pages.values() if "application/ld+json" in page]
    assert len(with_data) >= 8
    assert [told for page in with_data for told in wrong(linked(page))] == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"@type": "Law"}, ": no type 'Law'"),
        ({"@type": "Legislation", "headline": "a"}, ".headline: Legislation has no such property"),
        ({"@type": "Legislation", "legislationDate": "14/6/2019"}, ".legislationDate: '14/6/2019' is none of ['Date']"),
        ({"@type": "Legislation", "spatialCoverage": "Hà Nội"}, ".spatialCoverage: 'Hà Nội' is none of ['Place']"),
        (
            {"@type": "Legislation", "legislationAmends": [{"@type": "MediaObject", "contentUrl": "a"}]},
            ".legislationAmends: MediaObject is none of ['Legislation']",
        ),
    ],
)
def test_a_word_of_another_vocabulary_would_be_told(value: dict[str, Any], told: str) -> None:
    assert list(wrong(value)) == [told]


def test_files_to_take_away_are_encodings_of_their_text(site: Site) -> None:
    site = replace(site, downloads=Downloads((("pdf", "PDF"), ("png", "")), ()))
    made = {page.path: page.content for page in writing.pages(site)}
    raw, paper = linked(made["van-ban/luat-ben-xe.md"].decode())["encoding"]
    assert raw["contentUrl"] == "source.txt"
    assert paper == {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": "luat-ben-xe.pdf"}
