"""Finding one's way in a text of many articles: the bar that says where one is, contents that fold,
the article behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served import serving

from build_tools import publishing

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
ARTICLES, PER_SECTION, PER_CHAPTER = 96, 8, 24


DUTY = "Trong thời hạn mười lăm ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ, trừ trường hợp bất khả kháng, "


def law() -> str:
    """A law of four chapters of three sections each, with the long titles that laws have."""
    lines = ["QUỐC HỘI", "", "Luật số: 12/2020/QH14", "", "Hà Nội, ngày 13 tháng 6 năm 2020", "", "LUẬT", "Nhà ở", ""]
    for n in range(1, ARTICLES + 1):
        if n % PER_CHAPTER == 1:
            chapter = n // PER_CHAPTER + 1
            title = "QUYỀN, NGHĨA VỤ CỦA CÁC BÊN TRONG HỢP ĐỒNG VỀ QUYỀN SỬ DỤNG ĐẤT"
            lines += [f"Chương {'I II III IV'.split()[chapter - 1]}", title, ""]
        if n % PER_SECTION == 1:
            section = n % PER_CHAPTER // PER_SECTION + 1
            lines += [f"Mục {section}. HỢP ĐỒNG VỀ QUYỀN SỬ DỤNG ĐẤT VÀ TÀI SẢN GẮN LIỀN VỚI ĐẤT", ""]
        lines += [f"Điều {n}. Trách nhiệm của các bên trong hợp đồng về quyền sử dụng đất và nhà ở", ""]
        lines += [
            f"1. {DUTY * 4}, các bên có trách nhiệm thực hiện hợp đồng:",
            "",
            "a) Bàn giao đúng thời hạn đã thỏa thuận;",
            "",
        ]
        lines += ["b) Thanh toán đủ theo hợp đồng đã ký.", "", "2. Chính phủ quy định chi tiết Điều này.", ""]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("long")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-12-2020.txt").write_text(law(), encoding="utf-8")
    for name in ("mkdocs.yml", "docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    with serving(publishing.build(root)) as address:
        yield f"{address}van-ban/luat-12-2020/"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    yield context.new_page()
    context.close()


def seen_in_bar(page: Page) -> str:
    """The words of the last step, if all of it is seen."""
    script = """() => {
      const line = document.querySelector(".vb-path"), last = line.querySelector("b");
      return last.getBoundingClientRect().right <= line.getBoundingClientRect().right + 1 ? last.textContent : "";
    }"""
    return str(page.evaluate(script))


PLACES = {
    "dieu-7": ["Điều 7"],
    "dieu-50": ["Điều 50"],
    "dieu-96": ["Điều 96"],
    "dieu-50-khoan-1-diem-b": ["Điều 50", "khoản 1", "điểm b"],
    "dieu-51-khoan-2": ["Điều 51", "khoản 2"],
}


@pytest.mark.parametrize("unit", PLACES)
def test_the_bar_keeps_the_article_and_what_is_below_it(page: Page, phone: Page, url: str, unit: str) -> None:
    for tab in (page, phone):
        tab.goto(f"{url}#{unit}")
        bar = tab.locator(".vb-path")
        expect(bar).to_contain_text(PLACES[unit][-1])
        for words in PLACES[unit]:
            expect(bar).to_contain_text(words)
        assert seen_in_bar(tab).startswith(PLACES[unit][-1])


def test_on_a_phone_the_bar_opens_the_contents_where_one_is(phone: Page, url: str) -> None:
    phone.goto(f"{url}#dieu-50-khoan-1")
    phone.get_by_role("button", name="Mở mục lục, đang ở khoản 1 Điều 50").tap()
    entry = phone.locator(".vb-contents a[href='#dieu-50']")
    expect(entry).to_be_in_viewport()
    expect(entry).to_be_focused()
    phone.locator(".vb-contents a[href='#dieu-52']").tap()
    expect(phone.locator("#dieu-52")).to_be_in_viewport()


def test_contents_fold_but_for_where_one_is(page: Page, url: str) -> None:
    page.goto(url)
    shown = page.locator(".vb-contents a:visible")
    expect(shown).to_have_count(4)
    page.goto(f"{url}#dieu-50")
    expect(page.locator(".vb-contents a[href='#dieu-50']")).to_be_visible()
    expect(page.locator(".vb-contents a[href='#dieu-2']")).to_be_hidden()
    fold = page.get_by_role("button", name="Các mục của Chương I QUYỀN")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".vb-contents a[href='#chuong-i-muc-1']")).to_be_visible()
    page.get_by_role("searchbox", name="Lọc mục lục").fill("dieu 96")
    expect(page.locator(".vb-contents a[href='#dieu-96']")).to_be_visible()
    expect(page.locator(".vb-contents a[href='#dieu-50']")).to_be_hidden()


def test_without_script_all_contents_stand_open(browser: Browser, url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(url)
    assert page.locator(".vb-contents a:visible").count() == 4 + 12 + ARTICLES
    context.close()


def test_from_article_to_article_and_back_to_the_top(page: Page, url: str) -> None:
    page.goto(f"{url}#dieu-50")
    page.get_by_role("link", name="Điều sau").click()
    expect(page.locator(".vb-path b")).to_contain_text("Điều 51")
    page.get_by_role("link", name="Điều trước").click()
    expect(page.locator(".vb-path b")).to_contain_text("Điều 50")
    page.get_by_role("link", name="Điều trước").click()
    expect(page.locator(".vb-path b")).to_contain_text("Điều 49")
    page.get_by_role("link", name="Về đầu trang").click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator(".vb-where")).to_be_hidden()


def test_nothing_moves_while_it_loads(page: Page, url: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { window.moved += e.value"
        " })).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") < 0.01


def test_axe_finds_nothing(page: Page, url: str) -> None:
    page.goto(f"{url}#dieu-50-khoan-1")
    page.wait_for_load_state("networkidle")
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}}
    )
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found.response["violations"]] == []


def test_a_long_text_stands_in_pieces_that_are_laid_out_where_they_are_read(page: Page, url: str) -> None:
    page.goto(f"{url}#dieu-50")
    every = page.locator(".vb-screenful")
    assert every.count() > 10
    script = "e => e.checkVisibility({ contentVisibilityAuto: true })"
    assert page.locator("#dieu-50-khoan-1").evaluate(script)
    assert not page.locator("#dieu-96-khoan-1").evaluate(script)
    expect(page.locator("#dieu-50")).to_be_in_viewport()
    page.locator("#dieu-50 > .pl").hover()  # in the margin, outside the piece
    expect(page.locator("#dieu-50 > .pl")).to_have_css("opacity", "1")


def test_what_belongs_to_an_article_is_found_in_the_piece_behind(page: Page, url: str) -> None:
    page.goto(url)
    torn = page.evaluate("""() => [...document.querySelectorAll(".vb-screenful")].slice(1)
        .map((piece) => piece.previousElementSibling.lastElementChild.id).find((id) => id.includes("-khoan-1"))""")
    assert torn is not None
    article = torn.split("-khoan")[0]
    page.goto(f"{url}#{article}")
    expect(page.locator(".vb-inside")).to_have_count(page.locator(f"#van-ban p[id^='{article}-']").count())


def test_on_paper_every_piece_is_printed(page: Page, url: str) -> None:
    page.goto(url)
    page.emulate_media(media="print")
    values = page.locator(".vb-screenful").evaluate_all("all => all.map(e => getComputedStyle(e).contentVisibility)")
    assert set(values) == {"visible"}
