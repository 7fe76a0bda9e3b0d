"""From the mark of a note to the note, and back: on the page, on the page of a part, in no letter of the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_quoted_pages import LAW

from build_tools import pipeline, writing

NOTED = LAW.replace("Điều 3.", "Điều 2. Bến[1]\n\n1. Bến xe khách[2] là nơi đón khách.\n\nĐiều 3.", 1) + (
    "\n[1] Tên Điều này được sửa đổi theo khoản 1 Điều 1 Luật số 5/2020/QH14.\n"
    "\n[2] Cụm từ này được thay theo khoản 2 Điều 1 Luật số 5/2020/QH14.\n"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root: Path = tmp_path_factory.mktemp("noted")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-ben-xe.txt").write_text(NOTED, encoding="utf-8")
    site = pipeline.build(root)
    (document,) = site.documents
    assert [(note.mark, note.unit) for note in document.notes] == [("1", "dieu-2"), ("2", "dieu-2-khoan-1")]
    assert [NOTED[slice(*note.printed)] for note in document.notes if note.printed] == ["[1]", "[2]"]
    return {p.path: p.content.decode(errors="replace") for p in (*writing.pages(site), *writing.article_pages(site))}


def test_a_mark_leads_to_its_note_and_the_note_back(pages: dict[str, str]) -> None:
    page = pages["van-ban/luat-ben-xe.md"]
    marks = re.findall(r"\[\\?\[\\?(\d)\\?\]\\?\]\(#(chu-thich-\d)\)\{ \.note-mark \}", page)
    assert marks == [("1", "chu-thich-1"), ("2", "chu-thich-2")]
    backs = re.findall(r"\[↑\]\(#([a-z0-9-]+)\)", page)
    assert backs == ["dieu-2", "dieu-2-khoan-1"]


def test_on_the_page_of_an_article_it_leads_to_the_whole_text(pages: dict[str, str]) -> None:
    page = pages["van-ban/luat-ben-xe/dieu-2/index.html"]
    assert re.findall(r'<a href="([^"]*)" class="note-mark">', page) == [
        "../../../van-ban/luat-ben-xe/#chu-thich-1",
        "../../../van-ban/luat-ben-xe/#chu-thich-2",
    ]
