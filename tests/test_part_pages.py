"""A form, and by setting a Điều, on a page of its own: its words and no others, small, leading to the whole text."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, rendering, writing
from build_tools.errors import Refusal
from build_tools.model import Site
from build_tools.searching.entries import entries
from build_tools.writing.oracle import check_part

FORM = """
PHỤ LỤC
(Kèm theo Luật Bến xe)

Mẫu số 01

ĐƠN XIN MỞ BẾN XE

Kính gửi: ................

1. Tên bến: ................

Mẫu số 02

SỔ BẾN XE

1. Ngày ..... tháng .....
"""
TEXT = "van-ban/luat-ben-xe/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("parts")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-ben-xe.txt").write_text(LAW + FORM, encoding="utf-8")
    (root / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    return pipeline.build(root)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    return {p.path: p.content.decode(errors="replace") for p in (*writing.pages(site), *writing.article_pages(site))}


def test_each_form_is_listed_and_has_a_page(pages: dict[str, str]) -> None:
    assert "Biểu mẫu (2)" in pages["van-ban/luat-ben-xe.md"]
    assert '<a href="mau-so-02/">mở riêng để in</a>' in pages["van-ban/luat-ben-xe.md"].replace("../../" + TEXT, "")
    first, second = (pages[f"{TEXT}mau-so-0{n}/index.html"] for n in (1, 2))
    assert "Tên bến: ................" in first
    assert "Tên bến" not in second
    assert 'class="prev" href="../../../van-ban/luat-ben-xe/mau-so-01/"' in second


def test_where_a_form_stands_the_way_to_its_page_stands(pages: dict[str, str]) -> None:
    way = f'<a class="alone" href="../../{TEXT}mau-so-01/">mở riêng để in</a>'
    assert pages["van-ban/luat-ben-xe.md"].count(way) == 1
    others = [page for path, page in pages.items() if path.startswith(TEXT) and path.endswith(".html")]
    assert 'class="alone"' not in "".join(others)  # neither of itself nor of a version


def test_the_ways_out_of_a_part_lead_to_pages(pages: dict[str, str]) -> None:
    known = {path.removesuffix(".md").removesuffix("/index.html") for path in pages} | {"tim-kiem", "van-ban", "."}
    parts = [path for path in pages if path.startswith(TEXT) and path.endswith(".html") and "/tu-" not in path]
    ways = {
        (path, way)
        for path in parts
        for way in re.findall(r'<a\b[^>]*? href="([^"#?]+)', pages[path])
        if normpath(join(dirname(path), way)) not in known
    }
    assert parts
    assert any('class="changes"' in pages[path] for path in parts)
    assert ways == set()


def test_a_result_calls_a_form_by_its_title(site: Site) -> None:
    (entry,) = (each for each in entries(site) if each.unit == "mau-so-01")
    assert (entry.title, entry.heading) == ("Mẫu số 01", "ĐƠN XIN MỞ BẾN XE")


@pytest.mark.parametrize(
    "words",
    [
        '<h1 id="dau-trang">Điều 3. Đơn vị khai thác</h1>',
        '<a href="../../../van-ban/luat-ben-xe/#dieu-3">Luật Bến xe 2014, số 31/2014/QH13</a>',
        "Được sửa đổi từ 01/01/2020 bởi",
        'href="../../../van-ban/luat-ben-xe/#dieu-3-khoan-1" class="pl"',
        '<link rel="canonical" href="./">',
        'class="next" href="../../../van-ban/luat-ben-xe/dieu-4/"',
    ],
)
def test_a_dieu_stands_alone_and_leads_to_the_whole(pages: dict[str, str], words: str) -> None:
    assert words in pages[f"{TEXT}dieu-3/index.html"]


def test_it_is_small(pages: dict[str, str]) -> None:
    page = pages[f"{TEXT}dieu-3/index.html"]
    notes = sum(len(part) for part in page.split("data-chrome")[1:])
    assert len(page.encode()) - notes < 10_000


def test_the_oracle_reads_it(site: Site, pages: dict[str, str]) -> None:
    law = next(d for d in site.documents if d.source.slug == "luat-ben-xe")
    path = f"{TEXT}dieu-3/index.html"
    with pytest.raises(Refusal, match="trang không hiện đúng văn bản"):
        check_part(rendering.parts(law)[path], path, pages[path].replace("niêm yết giá.", "niêm yết."))
