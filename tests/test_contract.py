"""The public contract, read as a program that knows nothing of ours would: from the files of the built site alone."""

from __future__ import annotations

import hashlib
import json
import re
import time
import unicodedata
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from own_collection import COLLECTION

from build_tools import publishing

SLUGS = sorted(path.stem for path in (COLLECTION / "source_texts").glob("*.txt"))
KEYS = {
    "units": "id component kind label number parent heading text citation eid start end line",
    "corrections": "rule class start end line before after status reason evidence by",
    "mentions": (
        "id unit start end line text kind type number date issuer provision note relation status reason candidates "
        "target"
    ),
    "notes": "id kind unit mark text start end line",
    "findings": "code severity start end line message hint",
}
METADATA = "type number issuer place date title province signers recipients stated_by"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """Ids, links, requests to elsewhere, and the text of #van-ban without data-chrome."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool, bool]] = []
        self.words: list[str] = []
        self.ids: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        _, inside, chrome = self.open[-1] if self.open else ("", False, False)
        if named.get("id"):
            self.ids[str(named["id"])] += 1
            self.inside[str(named["id"])] += inside
        if tag == "a" and named.get("href") is not None:
            self.links.append(str(named["href"]))
        if tag in {"script", "img", "source", "iframe"} and named.get("src"):
            self.loads.append(str(named["src"]))
        if tag == "link" and named.get("rel") in {"stylesheet", "icon", "preload", "preconnect"}:
            self.loads.append(str(named.get("href")))
        if tag not in VOID:
            self.open.append(
                (
                    tag,
                    inside or named.get("id") == "van-ban",
                    chrome or "data-chrome" in named or tag in {"script", "style"},
                )
            )

    def handle_endtag(self, tag: str) -> None:
        for n in range(len(self.open) - 1, -1, -1):
            if self.open[n][0] == tag:
                del self.open[n:]
                return

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1] and not self.open[-1][2]:
            self.words.append(data)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def document(site: Path, slug: str) -> dict:  # type: ignore[type-arg]
    return json.loads((site / "van-ban" / slug / "document.json").read_text(encoding="utf-8"))


def reader(site: Path, slug: str) -> Reader:
    return Reader((site / "van-ban" / slug / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", SLUGS)
def test_every_key_is_there(built_site: Path, slug: str) -> None:
    data = document(built_site, slug)
    text = "schema slug url source metadata components units corrections mentions notes findings"
    assert list(data) == f"{text} effects affected_by validity versions".split()
    assert list(data["validity"]) == "from until text_state consolidates".split()
    assert [set(version) for version in data["versions"]] == [{"from", "until", "url", "effects"}]
    assert data["schema"] == "vanban/document/1"
    assert set(METADATA.split()) <= set(data["metadata"])
    for name, keys in KEYS.items():
        for item in data[name]:
            assert set(keys.split()) <= set(item), f"{name} lacks {set(keys.split()) - set(item)}"


@pytest.mark.parametrize("slug", SLUGS)
def test_source_is_byte_for_byte(built_site: Path, slug: str) -> None:
    raw = (COLLECTION / "source_texts" / f"{slug}.txt").read_bytes()
    assert (built_site / "van-ban" / slug / "source.txt").read_bytes() == raw
    source = document(built_site, slug)["source"]
    assert source == {
        "path": f"source_texts/{slug}.txt",
        "sha256": hashlib.sha256(raw).hexdigest(),
        "characters": len(raw.decode()),
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_conservation(built_site: Path, slug: str) -> None:
    raw = (built_site / "van-ban" / slug / "source.txt").read_bytes().decode()
    out, at = [], 0
    for c in document(built_site, slug)["corrections"]:
        if c["status"] == "applied":
            assert raw[c["start"] : c["end"]] == c["before"]
            assert c["start"] >= at, "applied corrections overlap or are out of order"
            out += [raw[at : c["start"]], c["after"]]
            at = c["end"]
    assert letters("".join(reader(built_site, slug).words)) == letters("".join(out) + raw[at:])


@pytest.mark.parametrize("slug", SLUGS)
def test_anchors_stand_once_inside_the_text(built_site: Path, slug: str) -> None:
    data, page = document(built_site, slug), reader(built_site, slug)
    ids = [item["id"] for item in data["units"] + data["mentions"]]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if page.inside[i] != 1] == []
    assert [i for i, n in page.ids.items() if n > 1] == []


@pytest.mark.parametrize("slug", SLUGS)
def test_places_fit_the_raw_text(built_site: Path, slug: str) -> None:
    raw = (built_site / "van-ban" / slug / "source.txt").read_bytes().decode()
    data = document(built_site, slug)
    known = {unit["id"] for unit in data["units"]}
    for unit in data["units"]:
        assert unit["line"] == raw.count("\n", 0, unit["start"]) + 1
        assert unit["parent"] is None or unit["parent"] in known
    for mention in data["mentions"]:
        assert raw[mention["start"] : mention["end"]] == mention["text"]
        assert mention["unit"] is None or mention["unit"] in known
        assert (mention["target"] is None) == (mention["status"] != "resolved")
        assert mention["status"] != "unresolved" or mention["reason"]
        assert mention["status"] != "ambiguous" or len(mention["candidates"]) > 1


@pytest.mark.parametrize("slug", SLUGS)
def test_no_word_is_changed_without_a_person(built_site: Path, slug: str) -> None:
    for c in document(built_site, slug)["corrections"]:
        if c["class"] == "word" and c["status"] == "applied":
            assert c["by"] != "rule"
            assert c["reason"]


def test_the_collections_are_whole(built_site: Path) -> None:
    documents = json.loads((built_site / "data" / "documents.json").read_text(encoding="utf-8"))
    assert [d["slug"] for d in documents] == SLUGS
    works = json.loads((built_site / "data" / "works.json").read_text(encoding="utf-8"))
    by_key = {work["key"]: work for work in works}
    assert len(by_key) == len(works)
    cited = set()
    for slug in SLUGS:
        for mention in document(built_site, slug)["mentions"]:
            target = mention["target"]
            if target:
                cited.add((target["work"], slug, mention["id"]))
                assert target["work"] in by_key
                assert target["url"].startswith(("van-ban/", "dan-chieu/"))
            assert mention["kind"] != "external" or mention["status"] != "resolved" or target["work"]
    listed = {(w["key"], m["slug"], m["id"]) for w in works for m in w["mentions"]}
    external = {
        (k, s, i)
        for k, s, i in cited
        if any(m["id"] == i and m["kind"] == "external" for m in document(built_site, s)["mentions"])
    }
    assert external <= listed, "a resolved mention is missing on the page of the work it cites"
    for work in works:
        assert (built_site / work["url"] / "index.html").is_file(), work["url"]


def test_every_internal_link_and_fragment_exists(built_site: Path) -> None:
    pages = {
        path.relative_to(built_site).as_posix(): Reader(path.read_text(encoding="utf-8"))
        for path in built_site.rglob("*.html")
    }
    dead = []
    for name, page in pages.items():
        for link in page.links:
            split = urlsplit(urljoin(f"http://site/{name.removesuffix('index.html')}", link))
            if split.hostname != "site" or split.scheme not in {"http", "https"}:
                continue
            path = unquote(split.path).lstrip("/")
            target = f"{path}index.html" if path.endswith("/") or not path else path
            fragment = unquote(split.fragment)
            if not (built_site / target).is_file() or (
                fragment and fragment not in pages[target].ids and not fragment.startswith("__")
            ):
                dead.append((name, link))
    assert dead == []


def test_nothing_is_asked_of_another_host(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        for load in Reader(path.read_text(encoding="utf-8")).loads:
            assert urlsplit(load).hostname is None, f"{path.relative_to(built_site)} loads {load}"
    for path in built_site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?https?:", path.read_text(encoding="utf-8")), path


def test_the_same_input_gives_the_same_bytes(built_site: Path, collection: Path, tmp_path: Path) -> None:
    time.sleep(1.1)  # so that a time of day written anywhere would differ
    again = publishing.build(collection, tmp_path / "again")
    one = {p.relative_to(built_site).as_posix(): p.read_bytes() for p in built_site.rglob("*") if p.is_file()}
    two = {p.relative_to(again).as_posix(): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
