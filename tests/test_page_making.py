"""Pages made side by side, or kept, are the pages that MkDocs makes one after the other: the same bytes."""

from __future__ import annotations

import re
import shutil
import zlib
from pathlib import Path

import pytest

from build_tools import mkdocs_plugin, publishing
from build_tools.assembling import page_making
from build_tools.curating import beginning
from build_tools.errors import Refusal
from build_tools.execution import caching
from build_tools.writing import markup

TEXTS = {
    "luat-dien-luc": "QUỐC HỘI\nLuật số: 28/2004/QH11\nLUẬT\nĐIỆN LỰC\nĐiều 1. Phạm vi\n1. Luật này quy định về điện.\n"
    "2. Theo Nghị định số 12/2020/NĐ-CP ngày 01/01/2020 của Chính phủ.\nĐiều 2. Khoản 1 Điều 1 Luật này là căn cứ.\n",
    "quyet-dinh-1": "CHÍNH PHỦ\nSố: 1/QĐ-CP\nQUYẾT ĐỊNH\nVề việc thi hành\nCăn cứ Luật Điện lực số 28/2004/QH11;\n"
    "Điều 1. Theo Điều 1 Luật Điện lực số 28/2004/QH11.\nĐiều 2. Ban hành , kèm theo.\n",
    "thong-tu-2": "BỘ TÀI CHÍNH\nSố: 2/2020/TT-BTC\nTHÔNG TƯ\nHướng dẫn\nĐiều 1. Theo Quyết định số 1/QĐ-CP.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    beginning.begin(root)
    for old in (root / "source_texts").glob("*"):
        old.unlink()
    for slug, text in TEXTS.items():
        (root / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    return root


def built(root: Path, jobs: int = 1, cache: bool = False) -> dict[str, bytes]:
    site = publishing.build(root, root.parent / "site", jobs, cache)
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def kept(root: Path) -> list[Path]:
    return sorted((root / caching.FOLDER / page_making.FOLDER).glob("??/*"))


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are made from now on, in this process."""
    made: list[str] = []
    make = page_making.Maker._made
    monkeypatch.setattr(page_making.Maker, "_made", lambda self, file: (made.append(file.src_uri), make(self, file))[1])
    return made


def test_made_in_turn_side_by_side_and_kept_they_are_what_mkdocs_makes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_turn, side_by_side = built(project), built(project, jobs=2)
    first, again = built(project, jobs=2, cache=True), built(project, cache=True)
    monkeypatch.setattr(page_making, "can_make", lambda _: False)
    monkeypatch.setattr(mkdocs_plugin, "_HTML_ALONE", re.compile("(?!)"))  # every table read as Markdown
    alone = built(project)
    assert b'<table class="side">' in alone["van-ban/quyet-dinh-1/doi-chieu/index.html"]
    for other in (in_turn, side_by_side, first, again):
        assert sorted(other) == sorted(alone)
        assert [name for name in alone if other[name] != alone[name]] == []


def test_only_what_changed_is_made_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project, cache=True)
    made = counting(monkeypatch)
    built(project, cache=True)
    assert made == []
    path = project / "source_texts" / "thong-tu-2.txt"
    path.write_text(path.read_text(encoding="utf-8") + "Điều 2. Mới.\n", encoding="utf-8")
    changed = built(project, cache=True)
    assert "van-ban/thong-tu-2.md" in made
    assert "van-ban/luat-dien-luc.md" not in made
    assert changed == built(project)


def test_a_page_whose_links_lead_elsewhere_now_is_made_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "docs").mkdir(exist_ok=True)
    built(project, cache=True)
    made = counting(monkeypatch)
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("use_directory_urls: true", "use_directory_urls: false")
    )
    changed = built(project, cache=True)
    assert "van-ban/luat-dien-luc.md" in made
    assert changed == built(project)


@pytest.mark.parametrize("damage", [b"", b"x", zlib.compress(b"x")])
def test_what_is_damaged_is_made_again(project: Path, damage: bytes) -> None:
    first = built(project, cache=True)
    for path in kept(project):
        path.write_bytes(damage)
    assert built(project, cache=True) == first


def test_what_is_kept_may_go_while_it_is_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(project, cache=True)
    make = page_making.Maker.make

    def make_and_lose(self: page_making.Maker, *how: object) -> dict[str, Refusal]:
        wrong = make(self, *how)  # type: ignore[arg-type]
        shutil.rmtree(project / caching.FOLDER)
        return wrong

    monkeypatch.setattr(page_making.Maker, "make", make_and_lose)
    assert built(project, cache=True) == first


def test_what_cannot_be_kept_is_published_all_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(project)
    monkeypatch.setattr(caching, "keep", lambda *_: False)
    assert built(project, cache=True) == first
    assert built(project, jobs=2, cache=True) == first


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_the_oracle_refuses_is_told_and_never_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    before = built(project)
    monkeypatch.setitem(markup.TEXT, "p", frozenset())
    with pytest.raises(Refusal) as refused:
        built(project, jobs, cache=True)
    assert len(refused.value.each) >= len(TEXTS)
    monkeypatch.undo()
    assert built(project, cache=True) == before


def test_what_is_kept_of_pages_that_are_no_more_goes(project: Path) -> None:
    built(project, cache=True)
    count = len(kept(project))
    (project / "source_texts" / "thong-tu-2.txt").unlink()
    built(project, cache=True)
    assert 0 < len(kept(project)) < count


def test_what_needs_script_in_the_head_of_a_page_stands_once(project: Path) -> None:
    site = built(project)
    (script,) = (data.decode() for path, data in site.items() if path.startswith("assets/bar."))
    for part in ('data-md-component=\\"palette\\"', 'data-md-component=\\"search-query\\"', "vb-find"):
        assert part in script
    pages = {path: data.decode() for path, data in site.items() if path.endswith("index.html") and b"md-header" in data}
    assert pages
    for path, page in pages.items():
        assert page.count("assets/bar.") == 1, path
        assert "md-search__form" not in page, path
    works = [len(page) for path, page in pages.items() if path.startswith("dan-chieu/") and path.count("/") == 2]
    assert max(works) < 9_000, "most pages of a large site are as small as these"
