"""The copy for a shelf, opened from its folder in a browser: it is read, searched, followed; nothing complains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_tools.assembling import shelf
from build_tools.errors import Refusal

pytestmark = pytest.mark.browser
QUERIES = ("1663/qd-ubnd", "khoa hoc va cong nghe", "“đổi mới sáng tạo”", "điều 2 quyết định 1663", "Kiên Giang")

HREFS = "all => all.map((a) => new URL(a.getAttribute('href'), location.href).href.split('#')[0])"


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shelf") / "bản chép #1"  # a name as people give them
    assert shelf.copied(built_site, out) == len(list(built_site.rglob("*.html")))
    return out


@pytest.fixture
def heard(page: Page) -> Iterator[list[str]]:
    """What the browser complains of; none of it may be."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_leads_to_a_clause(page: Page, copy: Path, heard: list[str], query: str) -> None:
    page.goto((copy / "tim-kiem/index.html").as_uri())
    page.fill("#vb-query", query)
    page.press("#vb-query", "Enter")
    page.locator(".vb-results a").first.click()
    page.wait_for_selector("#dau-trang")
    assert "/index.html" in page.url


def test_the_box_of_every_page_searches(page: Page, copy: Path, heard: list[str]) -> None:
    page.goto((copy / "index.html").as_uri())
    page.locator(".vb-open-search").first.click()
    page.locator(".md-search__input").fill("khoa học")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_selector("#van-ban")


def test_links_lead_to_pages(page: Page, copy: Path, heard: list[str]) -> None:
    page.goto((copy / "index.html").as_uri())
    seen, left = set[str](), [page.url]
    while left and len(seen) < 14:
        address = left.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        hrefs = page.eval_on_selector_all("a[href]", HREFS)
        inside = [href for href in hrefs if href.startswith("file:") and href.endswith(".html")]
        assert [href for href in hrefs if href.startswith("file:") and href.endswith("/")] == []
        left += [href for n, href in enumerate(dict.fromkeys(inside)) if n % 7 == len(seen) % 7]
    assert len(seen) >= 10


def test_a_preview_shows_the_cited_clause(page: Page, copy: Path, heard: list[str]) -> None:
    (place,) = copy.glob("van-ban/thai-binh*/index.html")
    page.goto(place.as_uri())
    page.locator("#van-ban a[href*='dan-chieu/']").first.hover()
    page.wait_for_selector(".vb-preview")


def test_each_link_leads_to_a_file(copy: Path) -> None:
    for path in copy.rglob("*.html"):
        for href in re.findall(r'\shref="(?![a-z]+:|#)([^"#?]*)', path.read_text(encoding="utf-8")):
            assert (path.parent / href.replace("%20", " ")).is_file(), (path, href)


def test_a_folder_that_holds_something_is_refused(built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a", encoding="utf-8")
    with pytest.raises(Refusal, match="đã có, và không trống"):
        shelf.copied(built_site, tmp_path)
