"""The whole site under the strictest policy that a host may send: everything comes from its own files, nothing written
within a page runs or styles. All browser tests are served so; here it is said what was used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from served import POLICY

pytestmark = pytest.mark.browser

DOCUMENT = "van-ban/thai-binh-2013-quyet-dinh-1663-qd-ubnd/"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page that fails the test when anything was refused by the policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light", locale="vi-VN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('refused: ' + e.violatedDirective + ' ' + "
        "e.sample))"
    )
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
    tab.on("pageerror", lambda error: said.append(str(error)))
    yield tab
    context.close()
    assert said == []


def test_the_policy_is_sent_and_no_page_has_a_script_or_style_of_its_own(
    built_site: Path, page: Page, site_url: str
) -> None:
    answer = page.goto(site_url)
    assert answer is not None
    assert answer.headers["content-security-policy"] == POLICY == "default-src 'self'; img-src 'self' data:"
    for path in built_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"", html) == [], path
        own = [s for s in re.findall(r"<script[^>]*>", html) if " src=" not in s and "json" not in s]
        assert own == [], path


def test_light_and_dark_are_kept(page: Page, site_url: str) -> None:
    page.goto(site_url + DOCUMENT)
    body = page.locator("body")
    before = body.get_attribute("data-md-color-scheme")
    page.locator(".md-header__option label:visible").click()
    expect(body).not_to_have_attribute("data-md-color-scheme", str(before))
    chosen = body.get_attribute("data-md-color-scheme")
    for address in ("", "van-ban/", "404.html"):
        page.goto(site_url + address)
        expect(body).to_have_attribute("data-md-color-scheme", str(chosen))


def test_the_search_answers_in_its_box_and_on_its_page(page: Page, site_url: str) -> None:
    for address in ("", DOCUMENT, "404.html"):
        page.goto(site_url + address)
        page.locator("[data-md-component=search-query]").focus()
        page.keyboard.insert_text("dieu 2 quyet dinh 1663")
        page.locator("a.md-search-result__link[href*='#dieu-2']").first.wait_for()
    page.goto(site_url + "tim-kiem/?q=khoa+hoc")
    expect(page.locator(".vb-results li").first).to_be_visible()
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()


def test_a_clause_is_copied_and_a_reference_previewed(page: Page, site_url: str) -> None:
    page.goto(site_url + DOCUMENT)
    page.locator("#dieu-1 > .pl").click()
    page.get_by_role("button", name="Chép liên kết").click()
    page.wait_for_function("navigator.clipboard.readText().then(t => t.endsWith('#dieu-1'))")
    page.keyboard.press("Escape")
    page.locator("#van-ban a.ref-external").first.focus()
    preview = page.locator(".vb-preview")
    expect(preview).to_be_visible()
    box = preview.bounding_box()
    assert box is not None
    assert box["y"] > 0


def test_a_former_address_leads_on_with_its_fragment(
    page: Page, browser: Browser, built_site: Path, site_url: str
) -> None:
    """With a script that is a file; without script a refresh leads on, to the page at least."""
    former = next(p for p in sorted(built_site.rglob("index.html")) if "assets/moved." in p.read_text(encoding="utf-8"))
    html = former.read_text(encoding="utf-8")
    to = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', html)
    assert to is not None
    address = f"{site_url}{former.parent.relative_to(built_site).as_posix()}/"
    there = (former.parent / to[1]).resolve().relative_to(built_site).as_posix()
    page.goto(f"{address}#dan-chieu-tai")
    page.wait_for_url(f"{site_url}{there}/#dan-chieu-tai")
    expect(page.locator("h1")).not_to_have_text("Trang đã chuyển")
    context = browser.new_context(java_script_enabled=False)
    unscripted = context.new_page()
    unscripted.goto(address)
    unscripted.wait_for_url(f"{site_url}{there}/")
    context.close()
