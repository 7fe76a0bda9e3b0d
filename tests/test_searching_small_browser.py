"""The search of a large collection in Chromium: its small files over the site of the tests."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from served import serving

from build_tools import pipeline, searching
from build_tools.searching import small_files

pytestmark = pytest.mark.browser

BOX = "[data-md-component=search-query]"
FIRST = ".md-search-result__item a.md-search-result__link[href*='#']"


@pytest.fixture(scope="module")
def small_url(built_site: Path, collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The built site with its search in small files."""
    folder = tmp_path_factory.mktemp("small") / "site"
    shutil.copytree(built_site, folder)
    for name, data in small_files.small_files(pipeline.build(collection)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    with serving(folder) as url:
        yield url


@pytest.fixture
def tab(browser: Browser, small_url: str) -> Iterator[Page]:
    """A page that fails the test when the console complains or a file is asked for that is not there."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi")
    tab = context.new_page()
    troubles: list[str] = []
    tab.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on("response", lambda r: troubles.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    yield tab
    context.close()
    assert troubles == []


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("ung pho voi bien doi khi hau", "ke-hoach-muc-ii-khoan-3-diem-b-gach-4"),
        ("dieu 2 quyet dinh 1663", "dieu-2"),
        ("thu vieejn khoa hocj ddieejn tuwr", "ke-hoach-muc-ii-khoan-5-diem-d"),
    ],
)
def test_the_box_leads_to_the_clause(tab: Page, small_url: str, words: str, unit: str) -> None:
    tab.goto(small_url)
    tab.locator(".vb-find").first.click()
    tab.locator(BOX).focus()
    tab.keyboard.insert_text(words)
    link = tab.locator(FIRST).first
    expect(link).to_be_visible()
    assert str(link.get_attribute("href")).endswith(f"#{unit}")


def test_the_results_are_counted_and_narrowed_and_go_on(tab: Page, small_url: str) -> None:
    tab.goto(f"{small_url}tim-kiem/?q={quote('khoa học và công nghệ')}")
    status, rows = tab.get_by_role("status"), tab.locator(".vb-results li")
    expect(status).to_contain_text("kết quả ở 5 văn bản")
    tab.get_by_text("Lọc kết quả").click()
    tab.get_by_role("button", name="Cao Bằng").first.click()
    expect(status).to_contain_text("ở 1 trong 5 văn bản")
    before = rows.count()
    more = tab.get_by_role("button", name="Xem thêm kết quả")
    if more.is_visible():
        more.click()
        expect(rows.nth(before)).to_be_visible()
    for row in rows.all():
        expect(row).to_contain_text("Cao Bằng")


def test_nothing_found_is_no_dead_end(tab: Page, small_url: str) -> None:
    tab.goto(f"{small_url}tim-kiem/?q=xyzzyx")
    expect(tab.get_by_role("status")).to_contain_text("Không có kết quả")


def test_a_page_left_open_while_the_site_is_built_anew_still_finds(
    browser: Browser, built_site: Path, collection: Path, tmp_path: Path
) -> None:
    """Its head tells of files that have gone: it asks for the new one, and never reads new files with the old head."""
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    site = pipeline.build(collection)

    def put(files: dict[str, bytes]) -> None:
        for old in [*folder.glob("search/shards-*"), *folder.glob("search/texts-*")]:
            shutil.rmtree(old)
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)

    put(small_files.small_files(site))
    with serving(folder) as url:
        tab = browser.new_page()
        tab.goto(f"{url}tim-kiem/?q={quote('ứng phó với biến đổi khí hậu')}")
        rows = tab.locator(".vb-results li")
        expect(rows.first).to_be_visible()
        fewer = replace(site, documents=tuple(reversed(site.documents))[:-1])  # every number is another's now
        put(small_files.small_files(fewer))
        for words in ("điều 2 quyết định 1663", "thư viện khoa học điện tử"):
            tab.locator("#vb-query").fill(words)
            tab.locator("#vb-query").press("Enter")
            held = searching.Gathering(*_held(folder))
            expect(tab.get_by_role("status")).not_to_contain_text("Chưa tải được")
            expect(rows.first.locator("a").first).to_have_attribute("href", re.compile(re.escape(_first(held, words))))
        tab.close()


def _held(folder: Path) -> tuple[dict[str, Any], Callable[[str], bytes]]:
    return json.loads((folder / searching.INDEX).read_bytes()), lambda name: (folder / name).read_bytes()


def _first(held: searching.Gathering, words: str) -> str:
    return searching.search(held, words, 1)[0].url.partition("#")[0].strip("/")
