"""A table as readers meet it: columns that have names, more to the side that is announced, every figure on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from served import serving

from build_tools import publishing

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
COLUMNS = 19
HEAD = ["STT", "Chỉ tiêu sử dụng đất", *(f"Xã thứ {n}" for n in range(3, COLUMNS + 1))]
ROWS = [
    [str(r), f"Đất loại {r}, kể cả đất chưa sử dụng", *(f"{r}.{n}{n:02},{r:02}" for n in range(3, COLUMNS + 1))]
    for r in range(1, 31)
]


def as_text(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


TEXT = f"""ỦY BAN NHÂN DÂN TỈNH TÂY NINH

Số: 3745/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tây Ninh, ngày 30 tháng 12 năm 2021

QUYẾT ĐỊNH

Về việc phê duyệt Kế hoạch sử dụng đất

Điều 1. Phê duyệt các chỉ tiêu sau:

{as_text([HEAD, *ROWS])}

Điều 2. Phân công

{as_text([["Cơ quan", "Việc"], ["Sở Tài chính", "Lập kế hoạch"], ["=HYPERLINK(1)", "Kiểm tra"]])}

Điều 3. Quyết định này có hiệu lực từ ngày ký.
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("tables")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "quyet-dinh-3745.txt").write_text(TEXT, encoding="utf-8")
    for name in ("mkdocs.yml", "docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
    with serving(publishing.build(root)) as address:
        yield f"{address}van-ban/quyet-dinh-3745/"


def test_columns_have_names_and_figures_stand_right(page: Page, url: str) -> None:
    page.goto(url)
    wide, narrow = page.locator(".vb-table").all()
    assert wide.locator("thead th[scope=col]").all_inner_texts() == HEAD
    assert wide.locator("tbody td.num").count() == 30 * (COLUMNS - 2)
    assert wide.locator("tbody td.num").first.evaluate("e => getComputedStyle(e).textAlign") == "right"
    assert narrow.locator("th").count() == 0, "nothing says that the first row names the columns"
    group = page.get_by_role("group", name="Bảng 1: STT, Chỉ tiêu sử dụng đất, Xã thứ 3")
    expect(group).to_be_visible()


def test_what_lies_to_the_side_is_announced(page: Page, url: str) -> None:
    page.goto(url)
    cues = page.get_by_text("kéo ngang để xem hết")
    expect(cues.first).to_be_visible()
    expect(cues.nth(1)).to_be_hidden()
    frame = page.locator(".vb-scroll").first
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    frame.evaluate("e => { e.scrollTop = 400 }")
    # both at once: the page may still be moving under the bar that comes when it is scrolled
    apart = frame.evaluate("e => e.querySelector('thead').getBoundingClientRect().top - e.getBoundingClientRect().top")
    assert abs(apart) < 3, "the names of the columns stay"
    page.get_by_role("button", name="Xem toàn màn hình").first.click()
    page.wait_for_function("document.fullscreenElement?.matches('.vb-scroll')")


def test_a_table_is_saved_for_a_spreadsheet(page: Page, url: str) -> None:
    page.goto(url)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải về dạng CSV").first.click()
    assert saved.value.suggested_filename == "quyet-dinh-3745-bang-1.csv"
    lines = Path(saved.value.path()).read_text(encoding="utf-8-sig").split("\n")
    assert lines[0].strip() == ",".join(f'"{cell}"' for cell in HEAD)
    assert len(lines) == 31
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải về dạng CSV").nth(1).click()
    assert '"\'=HYPERLINK(1)"' in Path(saved.value.path()).read_text(encoding="utf-8-sig")


def test_no_column_is_lost_on_paper(page: Page, url: str) -> None:
    page.goto(url)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages]
    assert {(w > h) for w, h in sheets} == {True, False}, (
        "the wide table lies on sheets turned sideways, the text does not"
    )
    printed = "".join("".join(p.extract_text().split()) for p in reader.pages)
    cells = [re.sub(r"\s", "", cell) for row in [HEAD, *ROWS] for cell in row]
    assert [cell for cell in cells if cell not in printed] == []


def test_without_script_nothing_but_the_buttons_is_missing(page: Page, url: str) -> None:
    assert page.context.browser is not None
    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(url)
    assert plain.locator(".vb-table td").count() == 30 * COLUMNS + 6
    assert plain.locator(".table-tools:visible").count() == 0
    context.close()


def test_axe_finds_nothing(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]}}
    )
    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found.response["violations"]] == []
