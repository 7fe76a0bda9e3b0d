"""The desk in a browser: everything by keys alone, told to a screen reader, nothing that axe finds fault with."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import pytest
from axe_playwright_python.sync_playwright import Axe
from desks import BESIDE, collection, desk, entries, file
from playwright.sync_api import APIResponse, Page, Route, expect

pytestmark = pytest.mark.browser


class Threads(ThreadingMixIn, WSGIServer):
    """As the server of MkDocs: a browser keeps connections open on which it asks nothing."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Answers and says nothing."""

    def log_message(self, *_: object) -> None:
        """Not in the middle of the tests' output."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path)


@pytest.fixture
def url(root: Path) -> Iterator[str]:
    """Where the desk is."""
    one = desk(root)
    server = Threads(("127.0.0.1", 0), Quiet)
    server.set_app(one.over(lambda _environ, start: start("404 Not Found", []) or [b""]))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{one.path}"
    server.shutdown()
    server.server_close()


def focus(page: Page) -> str:
    """What a screen reader says of the place where the focus is."""
    label: str = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.tagName")
    return label


def at_place(page: Page, words: str) -> None:
    """Waits until the focus is at a place of which a screen reader says these words."""
    expect(page.locator(".place:focus")).to_have_attribute("aria-label", re.compile(re.escape(words)), timeout=8000)


def begin(page: Page) -> None:
    """The first place is a finding on the head; the second a proposal."""
    at_place(page, "quốc hiệu")
    page.keyboard.press("q")
    at_place(page, "đề xuất")


def down_to(page: Page, words: str) -> None:
    """Goes down, sentence by sentence."""
    for _ in range(20):
        if words in page.locator("[aria-current]").inner_text():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no sentence with “{words}”")


def test_a_text_is_gone_through_by_keys_alone(page: Page, url: str, root: Path) -> None:
    page.goto(f"{url}thu/")
    said = page.locator("#said")
    begin(page)
    assert "In “tiên”, đề xuất “tiến”" in focus(page)
    page.keyboard.press("n")
    expect(said).to_have_text("Đã nhận: “tiên” → “tiến”.")
    at_place(page, "là một là một")
    page.keyboard.press("l")
    at_place(page, "quốc hiệu")
    page.keyboard.press("q")
    at_place(page, "là một là một")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Đã bác")
    at_place(page, "In “tiên”")
    page.keyboard.press("q")
    at_place(page, "Máy đọc “biền”")
    page.keyboard.press("1")
    expect(said).to_contain_text("“biền” → “biển”")
    at_place(page, "Dòng")
    page.keyboard.press("x")
    page.keyboard.type("bản gốc không có khoản 3")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("đã xem")
    assert [(e["before"], e["decision"]) for e in entries(root)] == [
        ("tiên", "accept"),
        ("là một là một", "reject"),
        ("biền", "accept"),
    ]
    assert [e["code"] for e in entries(root, "seen")] == ["numbering-gap"]
    assert file(root).startswith(BESIDE.rstrip())


def test_words_are_edited_a_line_is_named_and_all_is_undone_by_keys(page: Page, url: str, root: Path) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    said = page.locator("#said")
    down_to(page, "ban tỉnh")
    page.keyboard.press("s")
    area = page.locator("textarea")
    words = area.input_value().replace("địa ban", "địa bàn")
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    page.keyboard.press("Tab")
    page.keyboard.type("theo bản gốc")
    page.keyboard.press("Enter")
    expect(said).to_have_text("Đã sửa: “ban” → “bàn”.")
    expect(page.locator("#lines")).to_contain_text("địa bàn tỉnh")
    assert [(e["before"], e["after"], e["reason"]) for e in entries(root)] == [("ban", "bàn", "theo bản gốc")]
    down_to(page, "4. Quy chế")
    page.keyboard.press("d")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("lời văn, không phải số thứ tự")
    assert [e["is"] for e in entries(root, "line")] == ["no-label"]
    for _ in range(2):
        page.keyboard.press("h")
        expect(said).to_contain_text("Đã hoàn tác")
        page.evaluate("document.getElementById('said').textContent = ''")
    assert file(root) == BESIDE


def test_all_alike_by_one_key(page: Page, url: str, root: Path) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    page.keyboard.press("g")
    expect(page.locator("#said")).to_contain_text("(2 chỗ)")
    assert len(entries(root)) == 2


def test_letters_are_no_commands_where_they_are_words_or_unwanted(page: Page, url: str, root: Path) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    page.locator("#by").focus()
    page.keyboard.type("nbgh")
    page.locator("#letters").uncheck()
    page.locator(".place").focus()
    page.keyboard.type("nbgh")
    assert file(root) == BESIDE
    page.locator(".place button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Đã nhận")
    assert [e["by"] for e in entries(root)] == ["nbgh"]


def test_the_page_of_the_original_stands_beside(page: Page, url: str) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    picture = page.locator("#picture img")
    expect(picture).to_have_attribute("alt", "Trang 1 của bản gốc")
    for _ in range(3):
        page.keyboard.press("q")
    at_place(page, "Máy đọc “biền”")
    expect(picture).to_have_attribute("alt", "Trang 2 của bản gốc")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 1000


def test_axe_finds_nothing(page: Page, url: str) -> None:
    for path, then in (("", ""), ("thu/", "s"), ("thu/", "b"), ("thu/", "d"), ("khac/", "")):
        page.goto(f"{url}{path}")
        if path:
            page.wait_for_selector(".place")
        if then:
            begin(page)
            page.keyboard.press(then)
            page.wait_for_selector(".place form")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_another_page_in_the_same_browser_changes_nothing(page: Page, url: str, root: Path) -> None:
    page.goto("data:text/html,<title>x</title>")
    page.evaluate(
        """url => fetch(url + "thu/", {method: "POST", mode: "no-cors", body: '{"deed": "finish"}'}).catch(() => 0)""",
        url,
    )
    assert file(root) == BESIDE
    page.goto(f"{url}thu/")
    page.evaluate(
        """() => fetch("", {method: "POST", body: '{"deed": "finish"}',
                         headers: {"Content-Type": "application/json"}})"""
    )
    assert file(root) == BESIDE


def test_a_state_asked_for_before_an_undo_is_not_put_on_the_screen_behind_it(page: Page, url: str, root: Path) -> None:
    """The first answer is kept on its way until the deed that it tells of has been undone, and that is told as well."""
    page.goto(f"{url}thu/")
    begin(page)
    before = page.locator("#count").inner_text()
    kept: list[tuple[Route, APIResponse]] = []

    def late(route: Route) -> None:
        if kept:
            route.continue_()
        else:
            kept.append((route, route.fetch()))

    page.route("**/state.json", late)
    with page.expect_request("**/state.json"):
        page.keyboard.press("n")
    at_place(page, "là một là một")
    page.keyboard.press("h")
    expect(page.locator("#said")).to_contain_text("Đã hoàn tác")
    page.wait_for_timeout(500)
    route, answer = kept[0]
    route.fulfill(response=answer)
    page.wait_for_timeout(500)
    expect(page.locator("#count")).to_have_text(before)
    expect(page.locator("mark", has_text="tiên")).to_have_count(2)
    assert file(root) == BESIDE


def test_while_a_deed_waits_for_its_answer_no_other_is_begun_at_its_place(page: Page, url: str, root: Path) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    kept: list[Route] = []
    page.route("**/thu/", lambda route: kept.append(route) if not kept else route.continue_())
    with page.expect_request("**/thu/"):
        page.keyboard.press("n")
    for key in "bnd":
        page.keyboard.press(key)
    expect(page.locator(".place form")).to_have_count(0)
    kept[0].continue_()
    at_place(page, "là một là một")
    expect(page.locator("#said")).to_have_text("Đã nhận: “tiên” → “tiến”.")
    page.keyboard.press("b")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Đã bác")
    assert [e["decision"] for e in entries(root)] == ["accept", "reject"]


def test_who_goes_on_while_the_text_is_asked_for_anew_stays_there_with_what_was_written(page: Page, url: str) -> None:
    page.goto(f"{url}thu/")
    begin(page)
    kept: list[Route] = []
    page.route("**/state.json", lambda route: kept.append(route) if not kept else route.continue_())
    with page.expect_request("**/state.json"):
        page.keyboard.press("n")
    page.keyboard.press("b")
    page.keyboard.type("đúng như in")
    kept[0].continue_()
    page.wait_for_timeout(500)
    expect(page.locator(".place input[name=reason]")).to_have_value("đúng như in")
    page.keyboard.press("Escape")
    down_to(page, "4. Quy chế")
    expect(page.locator("#lines")).to_contain_text("tiến bộ khoa học vào đời sống")
