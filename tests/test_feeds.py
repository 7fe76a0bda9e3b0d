"""The feeds: texts that the ledger has noted, days on which a text changes another; never the day of the build."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from atom_rules import wrong
from raw_texts import project
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, writing
from build_tools.model import Site
from build_tools.writing import feeds

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return pipeline.build(project(tmp_path_factory.mktemp("feed"), {"luat-ben-xe": LAW, "luat-sua-doi": ACT}))


def read(site: Site, path: str) -> ElementTree.Element:
    pages = {page.path: page.content for page in writing.pages(site)}
    return ElementTree.fromstring(pages[path].decode())


@pytest.fixture(scope="module")
def feed(site: Site) -> ElementTree.Element:
    return read(site, "data/changes.atom")


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


def test_a_text_is_new_from_the_day_on_which_it_was_first_noted(site: Site) -> None:
    assert read(site, "data/new.atom").findall(f"{ATOM}entry") == []
    noted = {"luat-ben-xe": ("2026-01-02", "2026-03-04"), "luat-sua-doi": ("", "2026-05-06")}
    (entry,) = read(replace(site, noted=noted), "data/new.atom").findall(f"{ATOM}entry")
    said = {name: entry.findtext(f"{ATOM}{name}") for name in ("id", "published", "updated")}
    assert said == {
        "id": "urn:vanban:new:luat-ben-xe",
        "published": "2026-01-02T00:00:00+07:00",
        "updated": "2026-03-04T00:00:00+07:00",
    }


def test_each_type_and_body_has_a_feed_of_its_texts(site: Site) -> None:
    noted = {"luat-ben-xe": ("2026-01-02", "2026-01-02")}
    for path in ("data/loai/luat.atom", "data/co-quan/quoc-hoi.atom"):
        feed = read(replace(site, noted=noted), path)
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
        assert ids == ["urn:vanban:new:luat-ben-xe", "urn:vanban:changes:2020-01-01:luat-sua-doi:luat-ben-xe"]
        links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
        assert links[1:] == [
            f"../../danh-muc/{path.removeprefix('data/').removesuffix('.atom')}/",
            "../../van-ban/luat-ben-xe/",
            "../../van-ban/luat-ben-xe/",
        ]


def test_a_list_leads_to_its_feed(site: Site) -> None:
    pages = {page.path: page.content.decode(errors="replace") for page in writing.pages(site)}
    page = pages["danh-muc/loai/luat.md"]
    assert "feed: data/loai/luat.atom" in page.replace('"', "")
    assert '<a href="../../../data/loai/luat.atom">Nguồn tin Atom</a>' in page
    assert "feed:" not in pages["danh-muc/nam/2019.md"]


def test_feeds_are_feeds(site: Site) -> None:
    noted = {"luat-ben-xe": ("2026-01-02", "2026-03-04"), "luat-sua-doi": ("2026-01-03", "2026-01-03")}
    found = {
        page.path: page.content for page in writing.pages(replace(site, noted=noted)) if page.path.endswith(".atom")
    }
    assert len(found) >= 4
    assert {path: told for path, content in found.items() if (told := list(wrong(content)))} == {}


def test_what_has_no_page_is_told_in_the_feed_itself() -> None:
    content = feeds.as_atom(
        "data/changes.atom", "Thay đổi", [feeds.News("2031-01-01", "changes:a", "Luật A hết", "", "b")]
    )
    assert list(wrong(content)) == []
    assert b"<content>b</content>" in content


@pytest.mark.parametrize(
    ("words", "instead", "told"),
    [
        ("<author><name>Vanban</name></author>", "", "feed: neither it nor each entry has an author"),
        ('rel="self"', "", "feed: several alternate links of one kind"),
        (
            "T00:00:00+07:00</updated>\n<link h",
            "</updated>\n<link h",
            "entry urn:vanban:changes:2020-01-01:luat-sua-doi:luat-ben-xe: updated '2020-01-01' is no moment",
        ),
        (
            "urn:vanban:changes:2020",
            "2020",
            "entry 2020-01-01:luat-sua-doi:luat-ben-xe:"
            " id '2020-01-01:luat-sua-doi:luat-ben-xe' is no absolute address",
        ),
    ],
)
def test_a_fault_of_a_feed_would_be_told(site: Site, words: str, instead: str, told: str) -> None:
    pages = {page.path: page.content.decode(errors="replace") for page in writing.pages(site)}
    content = pages["data/changes.atom"].replace(words, instead)
    assert content != pages["data/changes.atom"]
    assert told in list(wrong(content.encode()))
