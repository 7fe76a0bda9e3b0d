"""The feed of changes: one entry for each day on which a text changes another, and the dates are those of effect."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, writing

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> ElementTree.Element:
    root = tmp_path_factory.mktemp("feed")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "luat-ben-xe.txt").write_text(LAW, encoding="utf-8")
    (root / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    pages = {page.path: page.content for page in writing.pages(pipeline.build(root))}
    return ElementTree.fromstring(pages["data/changes.atom"].decode())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("title", "Luật Bến xe 2014 có thay đổi từ 01/01/2020"),
        ("updated", "2020-01-01T00:00:00+07:00"),
        (
            "summary",
            "Bởi Luật sửa đổi, bổ sung một số điều của Luật Bến xe (2019): Điều 3 được sửa đổi; Điều 3a được bổ sung;"
            " khoản 2 Điều 3 được thay cụm từ.",
        ),
    ],
)
def test_an_entry_says_what_changes_from_when_and_by_what(feed: ElementTree.Element, name: str, said: str) -> None:
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}{name}") for entry in entries] == [said]


def test_its_day_is_the_latest_date_of_effect(feed: ElementTree.Element) -> None:
    assert feed.findtext(f"{ATOM}updated") == "2020-01-01T00:00:00+07:00"


def test_an_entry_leads_to_the_changed_text(feed: ElementTree.Element) -> None:
    link = feed.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "../van-ban/luat-ben-xe/"
