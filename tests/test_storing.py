"""A collection that lies on the disk while it is worked on is the collection that memory would hold."""

from __future__ import annotations

import errno
import os
import pickle
from dataclasses import fields, replace
from pathlib import Path

import pytest
from test_page_making import built, project
from test_quoted_pages import ACT, LAW

from build_tools import pipeline
from build_tools.errors import Refusal
from build_tools.execution import caching, storing, text_files
from build_tools.execution.caching import Workers
from build_tools.ledger import address_rows
from build_tools.model import Analysis, Citing, CleanText, Document, SourceText, Version, Work

__all__ = ["project"]


@pytest.fixture
def large(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose texts do not fit into memory."""
    for slug, text in (("luat-goc", LAW), ("luat-sua", ACT)):
        (project / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(storing, "MOST_WHOLE", 0)
    return project


def plain(value: object) -> object:
    """All that a value says, of whatever class it is."""
    names = [each.name for each in fields(value)]  # type: ignore[arg-type]
    return {name: getattr(value, name) for name in names if name not in ("source", "clean", "document")}


def outcomes(root: Path, monkeypatch: pytest.MonkeyPatch, most_whole: int) -> pipeline.Outcome:
    monkeypatch.setattr(storing, "MOST_WHOLE", most_whole)
    return pipeline.publish(root)


def test_each_value_says_what_it_would_say_in_memory(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, stored = outcomes(large, monkeypatch, 1 << 40), outcomes(large, monkeypatch, 0)
    assert type(stored.site.documents[0]) is not Document
    for one, other in zip(whole.site.documents, stored.site.documents, strict=True):
        assert plain(one) == plain(other)
        assert plain(one.source) == plain(other.source)
        assert (one.source.slug, one.source.data) == (other.source.slug, other.source.text.encode())
    assert list(map(plain, whole.site.works)) == list(map(plain, stored.site.works))
    assert stored.site.versions
    assert all(type(each) is not Version for some in stored.site.versions.values() for each in some)
    for one, other in zip(whole.site.versions.values(), stored.site.versions.values(), strict=True):
        assert list(map(plain, one)) == list(map(plain, other))
    for name in ("references", "findings"):
        assert dict(getattr(whole.site, name)) == dict(getattr(stored.site, name))
    assert [(page.path, page.content) for page in whole.pages] == [(page.path, page.content) for page in stored.pages]


def test_the_site_is_the_same_bytes_kept_or_not_by_one_or_two(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = [built(large), built(large, jobs=2, cache=True), built(large, jobs=2, cache=True)]
    monkeypatch.setattr(storing, "MOST_WHOLE", 1 << 40)
    whole = built(large, cache=True)
    for each in stored:
        assert each == whole


def test_a_text_that_fails_is_refused_and_names_its_file(large: Path) -> None:
    (large / "source_texts" / "luat-goc.toml").write_text("[[correction]]\nline = 1\n", encoding="utf-8")
    with pytest.raises(Refusal, match=r"luat-goc\.toml"):
        pipeline.build(large)


def analysed() -> tuple[SourceText, Analysis]:
    data = LAW.encode()
    source = SourceText("luat-goc", "source_texts/luat-goc.txt", data, LAW, "0")
    return source, pipeline.analyse(source)


def test_what_is_let_go_is_read_again() -> None:
    store = storing.Store(most=1)
    numbers = [store.put(caching.packed((n,) * 50)) for n in range(9)]
    for _ in range(2):
        assert [store.get(number)[0] for number in numbers] == list(range(9))
        assert len(store._held) == 1


def test_a_full_disk_is_told_and_stops_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    store = storing.Store()
    monkeypatch.setattr(os, "pwrite", full)
    with pytest.raises(Refusal, match="đĩa đầy"):
        store.put(b"x")


def test_a_ledger_that_is_laid_down_says_what_it_says() -> None:
    rows = "dieu-1\t9c0e51f3a2b7d846\tGiao\ntu-2020-01-01/dieu-2\t4b1e51f3a2b7d846\nkhoan-2\t→ dieu-1\n"
    noted = address_rows.parsed(rows, "a")
    laid = storing.ledger(storing.Store(), noted)
    assert type(laid) is not type(noted)
    assert plain(laid) == plain(noted)
    assert (laid.in_versions, laid.addresses()) == (noted.in_versions, noted.addresses())
    assert noted.in_versions == ("tu-2020-01-01/dieu-2",)
    assert storing.ledger(None, noted) is noted


def test_the_print_of_a_work_that_is_laid_down_is_another_where_a_place_says_something_else() -> None:
    place = Citing("a", "dieu-1", "a-1", "/a", "Theo Luật này.", "dan-chieu", None, "resolved", ())

    def print_of(**said: str) -> str:
        work = Work("luat-1", *(None,) * 6, (), (replace(place, **said), place))  # type: ignore[arg-type]
        laid = storing.work(storing.Store(), storing.parted_work(work))
        assert plain(laid) == plain(work)
        return text_files.work_print(laid)

    assert print_of() == print_of()
    assert len({print_of(), print_of(context="Trái Luật này."), print_of(mention="a-2")}) == 3


def test_where_nothing_may_be_written_the_system_has_a_place(tmp_path: Path) -> None:
    store = storing.Store(tmp_path / "gone" / ".vanban")
    assert store.get(store.put(caching.packed((1,)))) == (1,)


def test_what_is_made_of_a_stored_value_is_in_memory() -> None:
    source, found = analysed()
    store = storing.Store()
    held = storing.source(store, source)
    stored = storing.analysis(store, held, storing.parted(found))
    again = pickle.loads(pickle.dumps(stored.document))
    assert type(again) is Document
    assert again == found.document
    assert type(replace(stored.document, aliases=())) is Document
    assert repr(stored.document) == repr(found.document)
    clean = pickle.loads(pickle.dumps(stored.clean))
    assert type(clean) is CleanText
    assert clean == found.clean


def test_a_change_is_seen_in_what_was_changed_alone() -> None:
    source, found = analysed()
    store = storing.Store()
    stored = storing.analysis(store, storing.source(store, source), storing.parted(found)).document
    other = storing.changed(store, stored, corrections=(), aliases=(("a", "b"),))
    assert (other.corrections, other.aliases) == ((), (("a", "b"),))
    assert (other.findings, other.units) == (found.document.findings, found.document.units)
    assert (stored.corrections, stored.aliases) == (found.document.corrections, found.document.aliases)
    assert storing.changed(store, stored) is stored


def test_behind_the_barrier_nothing_that_is_read_once_is_changed(project: Path) -> None:
    site = pipeline.build(project)
    sources = {document.source.slug: document.source for document in site.documents}
    for each in pipeline.analysed(list(sources.values()), Workers()):
        later = next(d for d in site.documents if d.source.slug == each.document.source.slug)
        for name in pipeline._READ_ONCE:
            assert getattr(later, name) == getattr(each.document, name)
