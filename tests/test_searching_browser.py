"""The search in Chromium, as its readers use it: the box on every page, the page of results, and the clause one lands
on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

BOX = "[data-md-component=search-query]"
FIRST = ".md-search-result__item a.md-search-result__link[href*='#']"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page that fails the test when the console complains or another host is asked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi")
    tab = context.new_page()
    troubles: list[str] = []
    tab.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.on(
        "request",
        lambda r: troubles.append(r.url) if r.url.startswith("http") and not r.url.startswith(site_url) else None,
    )
    yield tab
    context.close()
    assert troubles == []


def typed(page: Page, words: str) -> None:
    """Puts words into the box as pasting and dictation do: no key is pressed."""
    page.locator(BOX).focus()
    page.keyboard.insert_text(words)


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("ung pho voi bien doi khi hau", "ke-hoach-muc-ii-khoan-3-diem-b-gach-4"),
        ("thu viện khoa hoc đien tử", "ke-hoach-muc-ii-khoan-5-diem-d"),
        ("điểm a mục II.3 kế hoạch Thái Bình", "ke-hoach-muc-ii-khoan-3-diem-a"),
        ("dieu 2 quyet dinh 1663", "dieu-2"),
    ],
)
def test_the_box_leads_to_the_clause(page: Page, site_url: str, words: str, unit: str) -> None:
    page.goto(site_url)
    typed(page, words)
    expect(page.locator(FIRST).first).to_have_attribute("href", _ends_with(f"#{unit}"))


def test_words_pasted_into_the_box_are_looked_up(page: Page, site_url: str) -> None:
    """The worker is awake and the box has long had the focus: only the words themselves say that there is something to
    look up.
    """
    page.goto(site_url)
    typed(page, "quyet dinh 1663")
    expect(page.locator(FIRST).first).to_be_visible()
    page.locator(BOX).select_text()
    page.keyboard.insert_text("dieu 2 quyet dinh 1663")
    expect(page.locator(FIRST).first).to_have_attribute("href", _ends_with("#dieu-2"))


def _ends_with(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text) + "$")


def test_decomposed_words_find_the_same(page: Page, site_url: str) -> None:
    found = []
    for words in ("chuyển giao công nghệ", "chuye\u0302\u0309n giao co\u0302ng nghe\u0323\u0302"):
        page.goto("about:blank")  # no list of before may stand there
        page.goto(site_url)
        typed(page, words)
        page.wait_for_function("selector => document.querySelectorAll(selector).length > 5", arg=FIRST)
        found.append(
            page.eval_on_selector_all(FIRST, "links => links.slice(0, 5).map(a => a.href.split('?')[0] + a.hash)")
        )
    assert found[0] == found[1]


def test_the_words_are_marked_where_one_lands(page: Page, site_url: str) -> None:
    page.goto(site_url)
    typed(page, "ung pho voi bien doi khi hau")
    page.locator(FIRST).first.click()
    page.wait_for_url("**/van-ban/**")
    unit = page.locator("#ke-hoach-muc-ii-khoan-3-diem-b-gach-4")
    expect(unit.locator("mark").first).to_have_text("ứng phó với biến đổi khí hậu")
    expect(unit).to_be_in_viewport()


def test_a_word_that_is_not_there_is_named(page: Page, site_url: str) -> None:
    page.goto(site_url)
    typed(page, "khu nông ngiệp công nghệ cao")
    expect(page.locator(".vb-search-note").first).to_contain_text("ngiệp")
    expect(page.locator(".vb-search-note").first).to_contain_text("nghiệp")


@pytest.mark.parametrize("words", ["20nqtw", "1/11/2012", "ai phải báo cáo hàng năm?"])
def test_what_is_answered_otherwise_is_not_said_to_be_missing(page: Page, site_url: str, words: str) -> None:
    """A sign or a date is found as a whole, and a word that only asks stands in no text."""
    page.goto(site_url)
    typed(page, words)
    page.locator(FIRST).first.wait_for()
    assert page.locator(".vb-search-note").count() == 0


def test_a_box_emptied_while_the_index_comes_stays_empty(page: Page, site_url: str) -> None:
    waiting: list[Route] = []
    page.route("**/search/index.json", lambda route: waiting.append(route))
    page.goto(site_url)
    typed(page, "sở hữu trí tuệ")
    page.wait_for_timeout(200)
    page.locator(BOX).fill("")
    with page.expect_response("**/search/index.json"):
        waiting[0].continue_()
    page.wait_for_timeout(500)
    expect(page.locator("a.md-search-result__link")).to_have_count(0)
    typed(page, "sở hữu trí tuệ")
    expect(page.locator(FIRST).first).to_be_visible()


def test_nothing_found_is_no_dead_end(page: Page, site_url: str) -> None:
    page.goto(site_url)
    typed(page, "xyzzyx")
    last = page.locator("a.md-search-result__link").first
    expect(last).to_contain_text("xyzzyx")
    last.click()
    expect(page.get_by_role("status")).to_contain_text("Không có kết quả")
    expect(page.get_by_role("link", name="danh mục văn bản")).to_be_visible()


def test_an_index_that_does_not_come_is_told(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    context.route("**/search/index.json", lambda route: route.abort())
    tab = context.new_page()
    tab.goto(site_url)
    typed(tab, "sở hữu trí tuệ")
    expect(tab.locator("a.md-search-result__link").first).to_contain_text("Chưa tải được")
    tab.goto(f"{site_url}tim-kiem/?q=a")
    expect(tab.get_by_role("status")).to_contain_text("Chưa tải được")
    context.close()


def test_enter_opens_the_first_clause(page: Page, site_url: str) -> None:
    page.goto(site_url)
    typed(page, "dieu 2 quyet dinh 1663")
    page.wait_for_selector(FIRST)
    page.keyboard.press("Enter")
    page.wait_for_url("**/#dieu-2")


def test_the_page_of_results_can_be_shared_and_narrowed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tim-kiem/?q={quote('khoa học và công nghệ')}")
    status = page.get_by_role("status")
    expect(status).to_contain_text("kết quả")
    expect(page.locator("[data-md-toggle=search]")).not_to_be_checked()
    expect(page.get_by_role("searchbox")).to_have_value("khoa học và công nghệ")
    button = page.get_by_role("button", name="Cao Bằng").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("button[aria-pressed=true]")).to_contain_text("Cao Bằng")
    expect(status).to_contain_text("trong")
    assert "q=khoa" in page.url
    first = page.locator(".vb-results li a").first
    expect(first).to_contain_text("Cao Bằng")
    address = page.url
    before = page.locator(".vb-results li").all_inner_texts()
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".vb-results li a").first).to_contain_text("Cao Bằng")
    assert page.locator(".vb-results li").all_inner_texts() == before


def test_counts_of_a_filter_are_kept(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tim-kiem/?q={quote('sở hữu trí tuệ')}")
    button = page.get_by_role("button", name="Thái Bình").first
    count = int(button.locator(".vb-count").inner_text())
    button.click()
    expect(page.get_by_role("status")).to_contain_text(f" ở {count} trong ")
    for row in page.locator(".vb-results li").all():
        expect(row).to_contain_text("Thái Bình")


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    tab.goto(f"{site_url}tim-kiem/?q={quote('20-NQ/TW')}")
    tab.wait_for_selector(".vb-results li")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_words_that_name_the_place_are_not_said_to_be_missing(page: Page, site_url: str) -> None:
    """“gach 2 muc II.3 ke hoach kien giang”: the words say where, so the clause need not hold them, nor has it anything
    to mark.
    """
    page.goto(site_url)
    typed(page, "gach 2 muc II.3 ke hoach kien giang")
    first = page.locator(".md-search-result__item").first
    first.get_by_text("gạch 2").wait_for()
    assert "Không" not in first.inner_text()
    assert first.locator("a[href*='#muc-ii-khoan-3-gach-2']").get_attribute("href").count("?h=") == 0


def test_coming_back_from_a_result_finds_the_words_in_the_box(page: Page, site_url: str) -> None:
    page.goto(site_url)
    typed(page, "ung pho voi bien doi khi hau")
    page.locator(FIRST).first.click()
    page.wait_for_url("**/van-ban/**")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("ung pho voi bien doi khi hau")
    expect(page.locator(FIRST).first).to_be_visible()


def test_coming_back_to_the_results_finds_the_place(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}tim-kiem/?q={quote('khoa học và công nghệ')}")
    rows = page.locator(".vb-results li")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(rows).to_have_count(40)
    row = page.locator(".vb-results li a").nth(30)
    words = row.inner_text()
    row.click()
    page.wait_for_url("**/van-ban/**")
    page.go_back()
    expect(rows).to_have_count(40)
    expect(page.locator(".vb-results li a").nth(30)).to_have_text(words)
    expect(page.locator(".vb-results li a").nth(30)).to_be_in_viewport()
