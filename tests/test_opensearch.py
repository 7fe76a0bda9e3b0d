"""The way to an OpenSearch server, whole: files written, loaded, asked by the search box in Chromium."""

from __future__ import annotations

import json
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from served import StrictHandler, serving

from build_tools import cli, loading, pipeline
from build_tools.errors import Refusal
from build_tools.searching import small_files

osmem = pytest.importorskip("osmem_server")
pytest.importorskip("opensearchpy")

# The server's launcher leaves a pipe to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
BOX = "[data-md-component=search-query]"
FIRST = ".md-search-result__item a.md-search-result__link[href*='#']"


def asking(address: str, body: bytes) -> urllib.request.Request:
    return urllib.request.Request(address, body, {"Content-Type": "application/json"})


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    started = osmem.OsmemServer.start()
    yield started.url.rstrip("/")
    started.close()


@pytest.fixture(scope="module")
def loaded(server: str, collection: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the index of the tests' own collection."""
    out = tmp_path_factory.mktemp("opensearch")
    address = f"{server}/vanban"
    asked = ["export", "opensearch", "--out", str(out), "--load", address, "--jobs", "1", "--no-cache", "--json"]
    assert cli.main(["--root", str(collection), *asked]) == 0
    assert (out / "mapping.json").is_file()
    return address


def test_every_clause_is_loaded_and_found_by_our_keys(loaded: str, collection: Path) -> None:
    clauses = list(small_files.clauses_of(pipeline.build(collection)))
    body = {"size": 3, "query": {"term": {"keys": "khi_hau"}}, "track_total_hits": True}
    with urllib.request.urlopen(asking(f"{loaded}/_search", json.dumps(body).encode())) as answer:
        found = json.load(answer)["hits"]
    held = {clause.number for clause in clauses if "khi hau" in dict(clause.levels)}
    assert found["total"]["value"] == len(held) > 0
    assert {hit["_source"]["clause"] for hit in found["hits"]} <= held


def test_an_address_that_is_none_and_a_server_that_does_not_answer_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mapping.json").write_text("{}", encoding="utf-8")
    for address in ("vanban", "http://127.0.0.1:9/vanban"):
        with pytest.raises(Refusal):
            loading.load(tmp_path, address)


@pytest.fixture(scope="module")
def asking_url(
    loaded: str, built_site: Path, collection: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The built site as the setting `opensearch` makes it, the server behind the same address."""

    class Handler(StrictHandler):
        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            with urllib.request.urlopen(asking(f"{loaded}/{self.path.rpartition('/')[2]}", body)) as answer:
                data = answer.read()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    folder = tmp_path_factory.mktemp("asking") / "site"
    shutil.copytree(built_site, folder)
    for name, data in small_files.small_files(pipeline.build(collection)).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    index = folder / "search/index.json"
    index.write_text(json.dumps(json.loads(index.read_text("utf-8")) | {"opensearch": "may-chu/"}), encoding="utf-8")
    with serving(folder, Handler) as url:
        yield url


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("ung pho voi bien doi khi hau", "ke-hoach-muc-ii-khoan-3-diem-b-gach-4"),
        ("dieu 2 quyet dinh 1663", "dieu-2"),
        ("thu viện khoa học điện t", "ke-hoach-muc-ii-khoan-5-diem-d"),
    ],
)
def test_the_box_asks_the_server(browser: Browser, asking_url: str, words: str, unit: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    troubles: list[str] = []
    posted: list[str] = []
    tab.on("console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("request", lambda r: posted.append(r.url) if r.method == "POST" else None)
    tab.goto(asking_url)
    tab.locator(BOX).focus()
    tab.keyboard.insert_text(words)
    link = tab.locator(FIRST).first
    expect(link).to_be_visible()
    assert str(link.get_attribute("href")).endswith(f"#{unit}")
    assert posted
    assert all(url.endswith("may-chu/_search") for url in posted)
    context.close()
    assert troubles == []


@pytest.mark.browser
def test_counts_and_filters_are_of_all_texts(browser: Browser, asking_url: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.goto(f"{asking_url}tim-kiem/?q=khoa%20h%E1%BB%8Dc%20v%C3%A0%20c%C3%B4ng%20ngh%E1%BB%87")
    expect(tab.get_by_role("status")).to_contain_text("ở 5 văn bản")
    tab.get_by_role("button", name="Cao Bằng").first.click()
    expect(tab.get_by_role("status")).to_contain_text("ở 1 trong 5 văn bản")
    context.close()
