"""The original beside a text, in a browser: pictures of doubted lines, from a page of it to the clause and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from served import serving
from test_originals import scanned

from build_tools import publishing

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = publishing.build(scanned(tmp_path_factory.mktemp("own"), True), jobs=1)
    with serving(Path(site)) as url:
        yield f"{url}van-ban/nghi-dinh-1/"


def test_pictures_are_shown_and_lead_to_the_clause(page: Page, address: str) -> None:
    page.goto(f"{address}doi-chieu/")
    pictures = page.locator(".doubted img")
    expect(pictures).to_have_count(2)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("naturalWidth", 1000)
        assert "của bản gốc" in (picture.get_attribute("alt") or "")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_role("link", name="9", exact=True).click()
    expect(page).to_have_url(f"{address}#dieu-1-khoan-1")


def test_from_a_page_of_the_original_to_the_clause_and_back(page: Page, address: str) -> None:
    page.goto(f"{address}#trang-3")
    at = page.locator("#trang-3")
    expect(at).to_be_in_viewport()
    assert page.evaluate("document.querySelector('#dieu-2').contains(document.querySelector('#trang-3'))")
    back = page.get_by_role("link", name="trang 3 của bản gốc")
    expect(back).to_have_js_property("href", f"{address}nghi-dinh-1.goc.pdf#page=3")
    box = back.bounding_box()
    assert box
    assert box["width"] > 5, "it can be seen"
    with page.expect_response(lambda answer: answer.url.endswith("nghi-dinh-1.goc.pdf")) as answer:
        page.evaluate("fetch('nghi-dinh-1.goc.pdf')")
    assert answer.value.status == 200
    page.goto(f"{address}doi-chieu/#trang-goc")
    page.get_by_role("link", name="Lời văn từ trang 2").click()
    expect(page).to_have_url(f"{address}#trang-2")
