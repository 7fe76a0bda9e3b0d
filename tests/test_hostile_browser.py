"""Texts with hostile words: in a browser nothing of them runs, nothing stands in a page that the project did not write,
and every title, heading and word is there to be read.

A sample: all words and all places of tests/cases/hostile, not each in each (`make hostile` tries those).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from hostile import Case, Findings, met, payloads, places, some_cases, strangers_in, visible, written
from playwright.sync_api import Browser, Page, expect
from served import QuietHandler, serving

from build_tools import publishing

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Hostile:
    """A site of hostile texts, served without any policy, so that whatever could run would."""

    url: str
    site: Path
    held: list[Case]
    refused: list[Case]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    root = tmp_path_factory.mktemp("hostile") / "project"
    held, refused = written(root, some_cases())
    site = publishing.build(root)
    with serving(site, QuietHandler) as url:
        yield Hostile(url, site, held, [case for case, _ in refused])


@pytest.fixture(scope="module")
def found(browser: Browser, hostile: Hostile) -> Findings:
    return met(browser, hostile.url, hostile.site, hostile.held)


def test_there_are_enough_of_them(hostile: Hostile) -> None:
    """What reading refuses may only stand where an address, a sign or a name is asked for."""
    assert len(payloads()) >= 70
    assert len(places()) == 37
    assert {case.place for case in some_cases()} == set(places())
    assert {case.place for case in hostile.refused} <= {"metadata.source_url", "work.official_url"}


def test_nothing_runs(found: Findings) -> None:
    assert found.pages > 3 * len(some_cases())
    assert found.ran == []


def test_nothing_of_a_text_becomes_part_of_a_page(found: Findings) -> None:
    assert found.strangers == []


def test_every_title_heading_and_word_is_shown(found: Findings) -> None:
    assert found.lost == []


def test_lists_show_the_names_as_they_are(page: Page, hostile: Hostile) -> None:
    documents = json.loads((hostile.site / "data/documents.json").read_text(encoding="utf-8"))
    page.goto(hostile.url + "van-ban/")
    shown = visible(page.locator(".listing").inner_text())
    said = [d["metadata"][key] for d in documents for key in ("title", "issuer")]
    titles = [words for words in said if words and len(words) < 200]
    assert len(titles) > 50
    assert [title for title in titles if visible(title) not in shown] == []


@pytest.mark.parametrize(
    "words", ["script alert", "<img src=x onerror=alert(1)>", "quy chế làm việc", '"><svg onload=alert(1)>']
)
def test_the_search_shows_them_as_words(page: Page, hostile: Hostile, words: str) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.goto(hostile.url)
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.insert_text(words)
    page.locator("a.md-search-result__link").first.wait_for()
    page.goto(f"{hostile.url}tim-kiem/?q={quote(words)}&type={quote(words)}")
    expect(page.locator(".vb-status")).to_contain_text("kết quả")
    assert [s for s in strangers_in(page) if not s.startswith(("<mark>", "<fieldset>", "<legend>"))] == []
    assert ran == []


def test_previews_and_the_box_of_a_clause_show_them_as_words(page: Page, hostile: Hostile) -> None:
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for case in hostile.held[::9]:
        page.goto(f"{hostile.url}van-ban/{case.slug}/")
        page.locator("#dieu-1 > .pl").click()
        expect(page.locator(".vb-clause")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("#van-ban a.ref").first.focus()
        expect(page.locator(".vb-preview")).to_be_visible()
        assert page.locator(".vb-pop :is(script, img, svg, iframe, style)").count() == 0
    assert ran == []
