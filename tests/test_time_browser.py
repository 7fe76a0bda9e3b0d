"""What stands, what changed, what words mean, as readers meet it: the card, old words beside new, versions, forms."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from served import serving
from test_part_pages import FORM
from test_quoted_pages import ACT, LAW

from build_tools import publishing

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
TERMS = "Điều 1. Giải thích từ ngữ\n\n1. Đơn vị khai thác là người đứng tên bến xe.\n\nĐiều 3."
ADDRESS = "van-ban/luat-ben-xe/"
PAGES = ["", "tu-2020-01-01/", "so-sanh/", "mau-so-01/", "dieu-3/"]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("time")
    (root / "source_texts").mkdir()
    law = LAW.replace("Điều 3.", TERMS, 1)
    (root / "source_texts" / "luat-ben-xe.txt").write_text(law + FORM, encoding="utf-8")
    (root / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    ends = "[validity]\nuntil = 2035-01-01\nuntil_reason = 'Luật sau này nói như vậy'\n"
    (root / "source_texts" / "luat-sua-doi.toml").write_text(ends, encoding="utf-8")
    for name in ("docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("articles: false", "articles: true")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with serving(publishing.build(root)) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, url: str, path: str, width: int, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url + ADDRESS + path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}}
    )
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_state_of_today_is_worked_out_where_it_is_read(page: Page, url: str) -> None:
    page.clock.set_fixed_time("2014-12-31T10:00:00+07:00")
    page.goto(url + ADDRESS)
    expect(page.locator(".card .force")).to_have_text("Chưa có hiệu lực")
    page.clock.set_fixed_time("2015-01-01T00:00:01+07:00")
    page.reload()
    expect(page.locator(".card .force")).to_have_text("Chưa thấy hết hiệu lực")


def test_in_force_is_said_only_of_what_ends_on_a_known_day(page: Page, url: str) -> None:
    page.clock.set_fixed_time("2034-12-31T23:59:59+07:00")
    page.goto(url + "van-ban/luat-sua-doi/")
    expect(page.locator(".card .force")).to_have_text("Đang có hiệu lực")
    page.clock.set_fixed_time("2035-01-01T00:00:01+07:00")
    page.reload()
    expect(page.locator(".card .force")).to_have_text("Hết hiệu lực")


def test_old_words_and_new_stand_side_by_side_on_one_click(page: Page, url: str) -> None:
    page.goto(url + ADDRESS)
    page.locator("#dieu-3 + .changes .opens").first.click()
    old, new = page.locator("#dieu-3 + .changes .side-by-side > div").all()
    expect(old).to_contain_text("Đơn vị khai thác niêm yết giá.")
    expect(old.locator("ins")).to_have_count(0)
    expect(new).to_contain_text("Người lái xe đeo thẻ.")
    assert new.locator("ins").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_a_version_is_cited_with_its_day(page: Page, url: str) -> None:
    page.goto(url + ADDRESS + "tu-2020-01-01/#dieu-3")
    expect(page.locator(".unofficial b")).to_have_text("Bản này không chính thức.")
    page.locator("#dieu-3 > .pl").click()
    expect(page.locator(".vb-said").first).to_contain_text("theo lời văn từ 01/01/2020 (bản dựng, không chính thức)")


@pytest.mark.parametrize("place", ["tu-2020-01-01/", "so-sanh/", ""])
def test_no_file_is_asked_for_that_is_not_there(page: Page, url: str, place: str) -> None:
    missing: list[str] = []
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(url + ADDRESS + place)
    page.wait_for_load_state("networkidle")
    assert missing == []


def test_on_a_phone_the_line_of_time_shows_the_version_that_is_read(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 250, "height": 700})
    page.goto(url + ADDRESS + "tu-2020-01-01/")
    line, now = page.locator(".timeline ol"), page.locator(".timeline li:has(> b)")
    expect(now).to_have_count(1)
    edges = [element.bounding_box() for element in (line, now)]
    assert edges[0]
    assert edges[1]
    assert edges[0]["x"] - 1 <= edges[1]["x"] <= edges[0]["x"] + edges[0]["width"] / 2
    page.close()


def test_two_versions_are_compared(page: Page, url: str) -> None:
    page.goto(url + ADDRESS + "so-sanh/?tu=0&den=1")
    expect(page.locator("#so-sanh h2").first).to_contain_text("Điều 3")
    expect(page.locator("#so-sanh ins").first).to_be_visible()
    assert page.locator("#so-sanh select").count() == 2


def test_a_quoted_article_is_cited_as_what_it_will_be(page: Page, url: str) -> None:
    page.goto(url + "van-ban/luat-sua-doi/#dieu-1-khoan-1-doan-6")
    page.locator("#dieu-1-khoan-1-doan-6 > .pl").click()
    said = "khoản 2 Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại khoản 1 Điều 1 Luật"
    expect(page.locator(".vb-said").first).to_contain_text(said)


def test_a_term_shows_what_it_means(page: Page, url: str) -> None:
    page.goto(url + ADDRESS)
    for _ in range(60):  # the policy forbids Playwright's own way of waiting
        if page.evaluate("CSS.highlights.get('vb-term')?.size ?? 0"):
            break
        page.wait_for_timeout(100)
    place = page.evaluate("""() => {
        const use = [...CSS.highlights.get('vb-term')][0];
        use.startContainer.parentElement.scrollIntoView({block: 'center'});
        const box = use.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    }""")
    page.mouse.click(*place)
    expect(page.locator(".vb-pop")).to_contain_text("là người đứng tên bến xe")


def test_paper_has_the_text_its_address_and_the_day(page: Page, url: str) -> None:
    page.goto(url + ADDRESS)
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    paper = " ".join("".join(one.extract_text() for one in pages).split())
    assert "niêm yết giá" in paper
    assert "SHA-256" not in paper
    assert "/van-ban/luat-ben-xe/ · in ngày" in paper
    page.evaluate("document.documentElement.classList.add('print-about')")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert "SHA-256" in "".join(one.extract_text() for one in pages)


def test_the_first_link_leads_to_the_head_of_the_page(page: Page, url: str) -> None:
    page.goto(url + ADDRESS)
    assert page.locator(".md-skip").get_attribute("href") == "#dau-trang"
