"""The pages as readers meet them: keyboard, phone, screen reader, no script, paper. Everything over the collection's
own site.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from build_tools.writing.theme import ABSENT, trimmed

pytestmark = pytest.mark.browser

SLUG = "thai-binh-2013-quyet-dinh-1663-qd-ubnd"
DOCUMENT = f"van-ban/{SLUG}/"
CLAUSE = "ke-hoach-muc-ii-khoan-2-diem-b"
KINDS = [
    "home",
    "documents",
    "facet",
    "value",
    "document",
    "evidence",
    "work",
    "works",
    "log",
    "about",
    "guide",
    "codes",
    "results",
    "missing",
]


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[str, str]:
    """One address of each kind of page; of the works the one that most texts cite."""
    works = json.loads((built_site / "data/works.json").read_text(encoding="utf-8"))
    most = max(works, key=lambda w: len(w["mentions"]), default={"url": "dan-chieu/"})
    value = min(p.parent for p in (built_site / "danh-muc/loai").glob("*/index.html"))
    fixed = {
        "home": "", "documents": "van-ban/", "facet": "danh-muc/loai/", "document": DOCUMENT,
        "evidence": DOCUMENT + "doi-chieu/", "works": "dan-chieu/",
        "log": "dinh-chinh/", "about": "gioi-thieu/", "guide": "huong-dan/", "codes": "dieu-can-xem/",
        "results": "tim-kiem/?q=khoa+hoc", "missing": "404.html",
    }  # fmt: skip
    return {**fixed, "value": f"{value.relative_to(built_site).as_posix()}/", "work": most["url"]}


@pytest.fixture(scope="session")
def document(built_site: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((built_site / DOCUMENT / "document.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def own_words(page: Page) -> str:
    """The text of #van-ban without what is the site's own."""
    script = (
        "() => { const c = document.getElementById('van-ban').cloneNode(true);"
        " c.querySelectorAll('[data-chrome]').forEach(e => e.remove()); return c.textContent }"
    )
    return str(page.evaluate(script))


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def wait_for_clipboard(page: Page, text: str) -> None:
    """Until `text` has been copied: a page copies after the click, not in it."""
    page.wait_for_function("text => navigator.clipboard.readText().then(t => t === text)", arg=text)


# ---------------------------------------------------------------- everyone can read it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, site_url: str, kinds: dict[str, str], kind: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site_url + kinds[kind])
    if kind == "results":
        page.locator(".vb-results li").first.wait_for()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found] == []
    context.close()


def test_axe_finds_nothing_in_what_pops_up(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DOCUMENT}#{CLAUSE}")
    page.locator(f"#{CLAUSE} > .pl").click()
    expect(page.get_by_role("dialog", name="Dẫn điều khoản này")).to_be_visible()
    found = (
        Axe()
        .run(page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}})
        .response["violations"]
    )
    assert [v["id"] for v in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scroll_on_a_small_phone(phone: Page, site_url: str, kinds: dict[str, str], kind: str) -> None:
    phone.goto(site_url + kinds[kind])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert phone.evaluate("() => { scrollTo(200, 0); return scrollX }") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_of_another_host(page: Page, site_url: str, kinds: dict[str, str], kind: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site_url + kinds[kind])
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith((site_url, "data:", "blob:"))] == []
    assert said == []


def test_the_index_is_fetched_when_the_search_box_is_entered(page: Page, site_url: str) -> None:
    """Not before: most readers only read."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + DOCUMENT)
    page.wait_for_load_state("networkidle")
    assert not any(url.endswith("search/index.json") for url in asked)
    with page.context.expect_event("request", lambda request: request.url.endswith("search/index.json")):
        page.locator("[data-md-component=search-query]").focus()


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_what_it_is(page: Page, site_url: str, kinds: dict[str, str], kind: str) -> None:
    page.goto(site_url + kinds[kind])
    assert page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").count() == 1
    assert len(page.title()) > 10
    if kind != "missing":
        assert len(page.locator("meta[name=description]").get_attribute("content") or "") > 40
        assert page.locator("link[rel=canonical]").count() == 1


def test_nothing_moves_while_a_document_loads(page: Page, site_url: str) -> None:
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { window.moved += e.value"
        " })).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(site_url + DOCUMENT)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.moved") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_cut_from_the_theme_is_on_no_page(page: Page, site_url: str, kinds: dict[str, str], kind: str) -> None:
    styles = (resources.files("material") / "templates" / "assets" / "stylesheets").iterdir()
    theme = "\n".join(path.read_text(encoding="utf-8") for path in styles if path.name.endswith(".css"))
    script = """css => {
      const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
      const within = r => r.cssRules && !(r instanceof CSSKeyframesRule) ? all(r.cssRules) : [];
      const all = rules => [...rules].flatMap(r => r.selectorText ? [r.selectorText] : within(r));
      return all(sheet.cssRules);
    }"""
    page.goto(site_url + kinds[kind])
    if kind == "results":
        page.locator(".vb-results li").first.wait_for()
    every, kept = (Counter(page.evaluate(script, css)) for css in (theme, trimmed(theme)))
    assert len(kept) > 200
    gone = list(every - kept)
    # What is left of a list of selectors is another text: only those that are gone altogether, one by one.
    found = page.evaluate(
        """([gone, absent]) => {
             const bare = one => one.replace(/::?(before|after|marker|-webkit-[a-z-]+)/g, "");
             const stands = one => { try { return document.querySelector(bare(one)) } catch { return false } };
             const ones = gone.flatMap(list => list.split(/,(?![^()]*\\))/));
             return ones.filter(one => new RegExp(absent).test(one)).filter(stands);
           }""",
        [gone, ABSENT.pattern],
    )
    assert found == []


# ---------------------------------------------------------------- typography


def test_one_font_holds_all_vietnamese_letters(page: Page, site_url: str) -> None:
    """What the page asks for is answered by one font for all letters, so that no mark stands in a stranger's hand."""
    page.goto(site_url + DOCUMENT)
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    every = (
        "".join(
            unicodedata.normalize("NFC", v + tone)
            for v in vowels
            for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        )
        + "đĐ"
    )
    page.evaluate(
        "() => { for (const e of ['#van-ban', '.card']) document.querySelector(e).innerHTML = '<p"
        f' class="every">{every}</p>\' }}'
    )
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": ".every"})["nodeIds"]
    assert len(nodes) == 2
    for node in nodes:
        fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert len(fonts) == 1, fonts


def test_a_line_holds_sixty_to_seventy_five_characters(page: Page, site_url: str) -> None:
    page.goto(site_url + DOCUMENT)
    measured = page.evaluate("""() => [...document.querySelectorAll('#van-ban > p')].map(p => {
             const range = document.createRange(); range.selectNodeContents(p);
             const wide = [...range.getClientRects()].filter(r => r.width > 40);
             const lines = new Set(wide.map(r => Math.round(r.bottom / 12)));
             return [p.textContent.trim().length, lines.size];
           }).filter(([length, lines]) => length > 400 && lines > 4).map(([length, lines]) => length / (lines - .5))""")
    assert measured
    middle = sorted(measured)[len(measured) // 2]
    assert 58 <= middle <= 77, middle


def test_the_measure_fits_the_page_weight(built_site: Path) -> None:
    """What a document page transfers, packed as servers pack, without the search."""
    html = (built_site / DOCUMENT / "index.html").read_bytes()
    own = [
        built_site / DOCUMENT / name
        for name in re.findall(r'(?:src|href)="([^"]+\.(?:css|js|png|svg|ico))"', html.decode())
    ]
    assert own
    weight = len(gzip.compress(html)) + sum(
        len(gzip.compress(p.resolve().read_bytes())) for p in own if "search" not in p.parts
    )
    assert weight <= 150_000, weight


# ---------------------------------------------------------------- the reader's way


def test_from_home_to_a_clause_and_back_from_a_cited_work(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_role("link", name="Quyết định số 1663/QĐ-UBND").first.click()
    expect(page).to_have_url(site_url + DOCUMENT)
    clause = page.locator(f"#{CLAUSE}")
    clause.hover()
    clause.locator("> .pl").click()
    address = f"{site_url}{DOCUMENT}#{CLAUSE}"
    wait_for_clipboard(page, address)

    page.goto("about:blank")
    page.goto(address)
    expect(clause).to_be_in_viewport()
    page.wait_for_function(
        "id => { const y = document.getElementById(id).getBoundingClientRect().y; return 40 < y && y < 400 }",
        arg=CLAUSE,
    )
    expect(page.locator(".vb-where")).to_contain_text("II.")

    reference = page.locator("#van-ban a.ref-external").first
    words = reference.inner_text()
    mention = reference.get_attribute("id")
    reference.click()
    expect(page).to_have_url(re.compile("/(dan-chieu|van-ban)/"))
    assert words
    back = page.locator(f'a[href$="{DOCUMENT}#{mention}"], a[href*="{SLUG}/#"]').first
    back.click()
    expect(page).to_have_url(re.compile(DOCUMENT + "#"))
    expect(page.locator(":target").first).to_be_in_viewport()


def test_keyboard_alone_from_home_to_a_copied_citation(page: Page, site_url: str, document: dict[str, Any]) -> None:
    page.goto(site_url)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("path => document.activeElement.href?.endsWith(path)", DOCUMENT):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(site_url + DOCUMENT)
    page.wait_for_load_state()
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.pl')"):
            break
    unit = page.evaluate("document.activeElement.parentElement.id")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Dẫn điều khoản này")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    citation = next(u["citation"] for u in document["units"] if u["id"] == unit)
    wait_for_clipboard(page, citation)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(f"#{unit} > .pl")).to_be_focused()


def test_the_page_cites_each_clause_as_the_data_does(page: Page, site_url: str, document: dict[str, Any]) -> None:
    page.goto(site_url + DOCUMENT)
    for unit in document["units"][:: len(document["units"]) // 8]:
        page.locator(f"#{unit['id']} > .pl").dispatch_event("click")
        expect(page.locator(".vb-said")).to_have_text(unit["citation"])


def test_a_citation_with_its_link_is_rich_text(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DOCUMENT}#{CLAUSE}")
    page.locator(f"#{CLAUSE} > .pl").click()
    page.get_by_role("button", name="Chép trích dẫn kèm liên kết").click()
    page.wait_for_function("navigator.clipboard.read().then(i => i[0].types.includes('text/html'))")
    rich = page.evaluate("navigator.clipboard.read().then(i => i[0].getType('text/html')).then(b => b.text())")
    assert f"#{CLAUSE}" in rich
    assert "điểm b" in rich


def test_a_fault_is_reported_with_its_place(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DOCUMENT}#{CLAUSE}")
    page.locator(f"#{CLAUSE} > .pl").click()
    expect(page.get_by_role("dialog", name="Dẫn điều khoản này")).to_contain_text("điểm b")
    letter = page.get_by_role("link", name="Báo lỗi ở đây").get_attribute("href") or ""
    assert letter.startswith("mailto:")
    assert CLAUSE in letter


def test_a_reference_is_previewed_on_hover_and_on_focus_and_still_leads(page: Page, site_url: str) -> None:
    page.goto(site_url + DOCUMENT)
    inner = page.locator('#van-ban a.ref-internal[href^="#dieu-"]').first
    target = (inner.get_attribute("href") or "")[1:]
    preview = page.locator(".vb-preview")
    inner.hover()
    expect(preview).to_contain_text(page.locator(f"#{target} > b").first.inner_text())
    page.mouse.move(5, 5)
    expect(preview).to_have_count(0)
    outer = page.locator("#van-ban a.ref-external").first
    outer.focus()
    expect(preview.locator(".vb-said")).to_have_text("Nghị quyết số 46/NQ-CP")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/dan-chieu/"))


def test_a_mended_word_shows_what_is_printed(page: Page, phone: Page, site_url: str, document: dict[str, Any]) -> None:
    """Under the mouse, on tap with a finger, in the margin with a keyboard; without script the margin leads to the
    table that says it.
    """
    fix = min(
        (c for c in document["corrections"] if c["class"] == "word" and c["status"] == "applied"),
        key=lambda c: c["start"],
    )
    page.goto(site_url + DOCUMENT)
    page.locator("#van-ban .fix").first.hover()
    expect(page.locator(".vb-preview")).to_contain_text(fix["before"])
    page.mouse.move(5, 5)
    expect(page.locator(".vb-preview")).to_have_count(0)
    note = page.locator("#van-ban .fixes").first
    note.focus()
    expect(page.locator(".vb-preview")).to_contain_text(fix["before"])
    expect(note).to_have_attribute("href", "#dinh-chinh-1")
    phone.goto(site_url + DOCUMENT)
    phone.locator("#van-ban .fix").first.tap()
    expect(phone.locator(".vb-preview")).to_contain_text(fix["before"])
    expect(phone.locator("#dinh-chinh-1").locator("xpath=ancestor::tr")).to_contain_text(fix["reason"])


def test_a_tap_shows_the_cited_text_and_the_next_one_goes_there(phone: Page, site_url: str) -> None:
    phone.goto(site_url + DOCUMENT)
    outer = phone.locator("#van-ban a.ref-external").first
    outer.tap()
    preview = phone.locator(".vb-preview")
    expect(preview.get_by_role("link", name="Mở")).to_be_visible()
    expect(phone).to_have_url(site_url + DOCUMENT)
    box = preview.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    outer.tap()
    expect(phone).to_have_url(re.compile("/(dan-chieu|van-ban)/.+"))


def test_an_attached_text_can_be_pointed_at_and_stands_in_the_contents(
    page: Page, site_url: str, document: dict[str, Any]
) -> None:
    attached = next(c["id"] for c in document["components"] if c["id"])
    page.goto(site_url + DOCUMENT)
    page.locator(f'.vb-contents a[href="#{attached}"]').click()
    expect(page.locator(f"#{attached}")).to_be_in_viewport()
    page.locator(f"#{attached} > .pl").click()
    unit = next(u for u in document["units"] if u["component"] == attached and u["parent"] is None)
    whole = page.locator(".vb-said")
    expect(whole).to_be_visible()
    assert unit["citation"].endswith(" " + whole.inner_text())


def test_what_belongs_to_the_clause_one_aimed_at_is_embraced(
    page: Page, site_url: str, document: dict[str, Any]
) -> None:
    clause = next(
        u["id"]
        for u in document["units"]
        if any(v["parent"] == u["id"] for v in document["units"]) and u["kind"] in ("khoan", "diem")
    )
    page.goto(f"{site_url}{DOCUMENT}#{clause}")
    below = [u["id"] for u in document["units"] if u["id"].startswith(clause + "-")]
    expect(page.locator("#van-ban .vb-inside")).to_have_count(len(below))


def test_what_one_copies_is_the_document_s_words_only(page: Page, site_url: str) -> None:
    page.goto(site_url + DOCUMENT)
    copied = page.evaluate(
        "() => { const s = getSelection(); s.selectAllChildren(document.getElementById('van-ban'));"
        " document.execCommand('copy'); return s.toString() }"
    )
    assert "¶" not in copied
    assert letters(clipboard(page)) == letters(own_words(page))


def test_contents_follow_the_reader(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DOCUMENT}#ke-hoach-muc-iii")
    expect(page.locator(".vb-contents [aria-current]")).to_contain_text("III.")
    page.locator(".vb-contents a", has_text="I. ").first.click()
    expect(page.locator(".vb-contents [aria-current]")).to_contain_text("I. ")


def test_contents_open_on_a_phone(phone: Page, site_url: str) -> None:
    phone.goto(site_url + DOCUMENT)
    phone.get_by_role("button", name="Mục lục và các trang").click()
    entry = phone.locator(".vb-contents a").last
    entry.scroll_into_view_if_needed()
    expect(entry).to_be_in_viewport()
    entry.click()
    expect(phone.locator(":target")).to_be_in_viewport()


def test_a_closed_drawer_is_out_of_the_way_of_the_keyboard(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 900, "height": 800})  # or a laptop at twice the size
    page.goto(site_url + DOCUMENT)
    menu, entry = page.get_by_role("button", name="Mục lục và các trang"), page.locator(".vb-drawer a").first
    expect(entry).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(entry).to_be_hidden()


def test_a_list_is_filtered_and_sorted_in_place(page: Page, site_url: str) -> None:
    page.goto(site_url + "van-ban/")
    rows = page.locator(".listing tbody tr")
    assert rows.count() > 1
    page.get_by_role("searchbox", name="Lọc danh sách này").fill("thai binh 1663")
    expect(page.locator(".listing tbody tr:visible")).to_have_count(1)
    page.get_by_role("searchbox", name="Lọc danh sách này").fill("")
    page.get_by_role("button", name="Ngày").click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    dates = [row.get_attribute("datetime") for row in page.locator(".listing tbody time").all()]
    assert dates == sorted(dates, key=str)


# ---------------------------------------------------------------- without script, on paper


def test_without_script_a_document_is_whole_and_its_links_lead(
    browser: Browser, site_url: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(site_url)
    assert [door.is_hidden() for door in page.locator(".door").all()] == [True, True]
    page.get_by_role("link", name="Quyết định số 1663/QĐ-UBND").first.click()
    expect(page).to_have_url(site_url + DOCUMENT)
    page.locator(".vb-contents a", has_text="III.").first.press("Enter")
    expect(page.locator("#ke-hoach-muc-iii")).to_be_in_viewport()
    page.locator("#van-ban a.ref-external").first.click()
    expect(page).to_have_url(re.compile("/(dan-chieu|van-ban)/"))
    page.goto(site_url + kinds["facet"])
    assert page.locator(".values a").count() > 0
    context.close()


def test_on_paper_the_text_is_whole(page: Page, site_url: str, document: dict[str, Any]) -> None:
    page.goto(site_url + DOCUMENT)
    text = letters(own_words(page))
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, display_header_footer=False)))
    sheet = reader.pages[0].mediabox
    assert (round(float(sheet.width)), round(float(sheet.height))) in {(595, 842), (596, 842), (595, 841)}
    running = letters(document["metadata"]["type"] + " số " + document["metadata"]["number"])
    pages = [letters(p.extract_text()) for p in reader.pages]
    assert all(running in words for words in pages[:2]), pages[0][:200]
    total = len(pages)
    printed = "".join(
        re.sub(rf"^{running}{n}{total}|{running}{n}{total}$", "", words) for n, words in enumerate(pages, 1)
    )
    assert text in printed, first_difference(text, printed)


def first_difference(text: str, printed: str) -> str:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in printed else (low, middle - 1)
    at = printed.find(text[:low]) + low
    return f"after …{text[max(0, low - 40) : low]}: text {text[low : low + 40]}, paper {printed[at : at + 60]}"


# ---------------------------------------------------------------- for machines


def test_linked_data_names_the_law_and_its_articles(page: Page, site_url: str, document: dict[str, Any]) -> None:
    page.goto(site_url + DOCUMENT)
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == document["metadata"]["number"]
    assert any(part["@id"] == "#dieu-1" for part in data["hasPart"])


def test_the_log_has_a_line_for_every_changed_word(page: Page, site_url: str, built_site: Path) -> None:
    changed = 0
    for path in built_site.glob("van-ban/*/document.json"):
        corrections = json.loads(path.read_text(encoding="utf-8"))["corrections"]
        changed += sum(c["class"] == "word" and c["status"] == "applied" for c in corrections)
    page.goto(site_url + "dinh-chinh/")
    assert page.locator("article li", has_text="Dòng ").count() == changed > 0


def test_the_sitemap_names_every_document(built_site: Path) -> None:
    named = (built_site / "sitemap.xml").read_text(encoding="utf-8")
    documents = json.loads((built_site / "data/documents.json").read_text(encoding="utf-8"))
    assert all(d["url"] in named for d in documents)
