"""The page of a text as it stands from a day on: its words, what is said of them, and that nobody official made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

import pytest
from test_quoted_pages import ACT, LAW

from build_tools import pipeline, rendering, writing
from build_tools.addresses import version_url
from build_tools.errors import Refusal
from build_tools.model import Block, Document, Effect, OfficialReading, Site, Stretch, Unit, Version, VersionUnit
from build_tools.writing.oracle import check_version

SLUG, DAY = "luat-ben-xe", "2020-01-01"
PAGE = version_url(SLUG, DAY) + "index.html"


def unit_of(unit: Unit, block: Block, new: Mapping[str, tuple[str, str]]) -> VersionUnit:
    """A unit as it was issued, or with the words and the effect that `new` gives."""
    words, effect = new.get(unit.id, (block.passage.text, None))
    same = {each.name: getattr(unit, each.name) for each in fields(unit)}
    at = {"label_end": block.label_end, "heading_end": block.heading_end} if effect is None else {"label_end": 2}
    by = (effect,) if effect else ()
    return VersionUnit(**same, stretches=(Stretch(words, SLUG, None, None, effect),), changed_by=by, **at)


def version_of(document: Document, new: Mapping[str, tuple[str, str]]) -> Version:
    """A version with the words of the text as issued, but for those that `new` gives by unit."""
    known = {unit.id: unit for unit in document.units}
    units, frame = [], []
    for block in document.blocks:
        if block.role == "unit":
            units.append(unit_of(known[block.unit or ""], block, new))
        else:
            frame.append((len(units), block))
    ids = tuple(effect for _, effect in new.values())
    return Version(SLUG, DAY, None, tuple(units), tuple(frame), ids, ids, ())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("versions")
    (root / "source_texts").mkdir()
    (root / "source_texts" / f"{SLUG}.txt").write_text(LAW, encoding="utf-8")
    (root / "source_texts" / "luat-sua-doi.txt").write_text(ACT, encoding="utf-8")
    site = pipeline.build(root)
    place = "dieu-3-khoan-2"
    effect = Effect("a#b/1", "luat-sua-doi", "dieu-1-khoan-3", "w", "v", SLUG, place, place, "replace-words")
    effect = replace(effect, old="giá", new="giá vé", since=DAY, status="applied")
    failed = replace(effect, id="a#x/1", place="dieu-4-doan-1", unit="dieu-4-doan-1")
    failed = replace(failed, status="not-applied", reason="không thấy chữ")
    law = next(d for d in site.documents if d.source.slug == SLUG)
    made = version_of(law, {"dieu-3-khoan-2": ("2. Đơn vị khai thác niêm yết giá vé.", effect.id)})
    units = tuple(replace(u, not_applied=("a#x/1",)) if u.id == "dieu-4-doan-1" else u for u in made.units)
    witness = OfficialReading("luat-sua-doi", "2020-02-01", 1, ("dieu-3",))
    made = replace(made, units=units, not_applied=("a#x/1",), witnesses=(witness,))
    return replace(site, effects=(effect, failed), versions={SLUG: (made,)})


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, str]:
    return {page.path: page.content.decode() for page in rendering.pages(site)}


@pytest.mark.parametrize(
    "words",
    [
        "<b>Bản này không chính thức.</b> Lời văn từ 01/01/2020",
        'đã áp dụng 1 thay đổi, <a href="#dieu-4-doan-1">1 thay đổi chưa áp dụng được</a>.',
        '<meta name="robots" content="noindex">',
        'href="../../../van-ban/luat-sua-doi/#dieu-1-khoan-3">khoản 3 Điều 1 Luật 12/2019/QH14</a>',
        'niêm yết giá<ins> vé</ins>.',
        "chưa dựng vào lời văn: không thấy chữ",
        '1 Điều đọc giống hệt; đọc khác: <a href="#dieu-3">Điều 3</a>',
        "theo lời văn từ 01/01/2020 (bản dựng, không chính thức)",
        'href="../../../van-ban/luat-ben-xe/">từ 01/01/2015 (như ban hành)</a>',
    ],
)  # fmt: skip
def test_a_version_says_what_it_is(pages: dict[str, str], words: str) -> None:
    assert words in pages[PAGE]


def test_that_it_is_not_official_is_said_first(pages: dict[str, str]) -> None:
    said = pages[PAGE].index("không chính thức.</b>")
    assert said < pages[PAGE].index('class="timeline') < pages[PAGE].index('id="van-ban"')


def test_the_text_as_issued_leads_to_its_versions(pages: dict[str, str]) -> None:
    law, act = pages["van-ban/luat-ben-xe.md"], pages["van-ban/luat-sua-doi.md"]
    assert f'<a href="../../{version_url(SLUG, DAY)}">từ 01/01/2020</a>' in law
    assert f'<a href="../../{version_url(SLUG, DAY, "dieu-3-khoan-2")}">lời văn từ ngày ấy</a>' in law
    assert f'<a href="../../{version_url(SLUG, DAY, "dieu-3-khoan-2")}">lời văn từ ngày ấy</a>' in act


def test_the_pages_hold_what_pages_may_and_the_words_of_the_version(
    site: Site, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "check_sources", lambda *_: None)  # the words made up here stand in no text
    writing.pages(site)
    other = pages[PAGE].replace("niêm yết giá vé.", "niêm yết giá.")
    with pytest.raises(Refusal, match="trang không hiện đúng văn bản"):
        check_version(site.versions[SLUG][0], PAGE, other)


def test_changes_that_stand_in_no_version_are_told_beside_the_line_of_time(pages: dict[str, str]) -> None:
    said = 'Còn <a href="../../van-ban/luat-ben-xe/#thay-doi">1 thay đổi</a> chưa dựng được vào lời văn nào ở trên.'
    assert said in pages["van-ban/luat-ben-xe.md"].replace('href="./#', 'href="../../van-ban/luat-ben-xe/#')
    assert "1 thay đổi</a> chưa dựng được" in pages[PAGE]
