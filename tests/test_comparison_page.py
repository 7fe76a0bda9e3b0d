"""The page that sets raw and published words side by side: what is moved is not shown as lost, nor what stands between
its two places.
"""

from __future__ import annotations

import re

import pytest
from test_quoted_pages import LAW

from build_tools import pipeline
from build_tools.model import Document
from build_tools.rendering import comparison_page

PORTAL = (
    "[Khoản này được hướng dẫn bởi Khoản 7 Điều 5 Nghị định 12/2015/NĐ-CP có hiệu lực kể từ ngày 01/01/2015"
    " (VB hết hiệu lực: 15/12/2025)]"
)
ARTICLE = f"""Điều 2. Bến

1. Bến xe khách[1] là nơi đón khách.

2. Bến tạm chỉ mở ngày lễ.

3. Bến phà {PORTAL} là bến sông.

"""
NOTE = """
[1] Cụm từ này được thay theo quy định tại khoản 2 Điều 1 Luật số 5/2020/QH14.
"""
RAW = LAW.replace("Điều 3.", ARTICLE + "Điều 3.", 1) + NOTE


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    root = tmp_path_factory.mktemp("compared")
    (root / "source_texts").mkdir()
    (root / "source_texts/luat-ben-xe.txt").write_text(RAW, encoding="utf-8")
    (one,) = pipeline.build(root).documents
    return one


def dropped(document: Document) -> list[str]:
    """What the page shows as dropped, in the columns."""
    page = comparison_page.page(document).content.decode().partition("## Mọi chỗ")[0]
    return [" ".join(re.sub("<br>|⏎", " ", words).split()) for words in re.findall("<del>(.*?)</del>", page, re.DOTALL)]


def test_the_note_is_moved(document: Document) -> None:
    assert [note.unit for note in document.notes] == ["dieu-2-khoan-1", "dieu-2-khoan-3"]


def test_what_stands_between_the_two_places_of_what_is_moved_is_not_dropped(document: Document) -> None:
    assert not any("Bến tạm chỉ mở ngày lễ" in words for words in dropped(document))


def test_what_is_moved_is_not_dropped_and_is_told_in_the_list(document: Document) -> None:
    assert not any("Khoản này được" in words for words in dropped(document))
    told = comparison_page.page(document).content.decode().partition("## Mọi chỗ")[2]
    assert "lời ghi chú của trang tin, chuyển xuống dưới đoạn mà nó nói đến" in told
