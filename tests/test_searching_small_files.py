"""The index of a large collection in small files: what it holds, what a question fetches of it, and that both halves of
the search gather and rank alike.
"""

from __future__ import annotations

import base64
import json
import tomllib
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import searching_scripts as browser
from hypothesis import given, settings
from hypothesis import strategies as st
from random_texts import examples
from test_searching_named import DAY, TEXTS
from test_searching_named import QUERIES as NAMED
from test_searching_parity import random_queries

from build_tools import pipeline, searching
from build_tools.model import Settings
from build_tools.searching import gathering, output, postings, ranking, shards
from build_tools.searching.entry_columns import as_json
from build_tools.searching.gathering import Gathering
from build_tools.searching.indexing import index_of, whole_file
from build_tools.searching.small_files import small_files
from build_tools.searching.tuning import LEVELS, MOST_SHARDS, PORTIONS

ROOT = Path(__file__).parent.parent
QUERIES = tomllib.loads((ROOT / "tests/cases/searching/queries.toml").read_text(encoding="utf-8"))["query"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Of the texts of the project and of the small ones that are named, with shards and portions as small as can be."""
    root = tmp_path_factory.mktemp("small")
    (root / "source_texts").mkdir()
    for path in (ROOT / "source_texts").glob("*.*"):
        (root / "source_texts" / path.name).write_bytes(path.read_bytes())
    for slug, text in TEXTS.items():
        (root / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "SHARD_BYTES", 3_000)
        patch.setattr(shards, "PORTION_LETTERS", 6_000)
        return small_files(pipeline.build(root))


def whole(files: dict[str, bytes], asked: list[str] | None = None) -> Gathering:
    def fetch(path: str) -> bytes:
        if asked is not None:
            asked.append(path)
        return files[path]

    return Gathering(json.loads(files[searching.INDEX]), fetch, DAY)


def addresses(gathering_: Gathering, query: str, fits: gathering.Fits | None = None) -> list[list[object]]:
    found = gathering_.gather(query, fits=fits)
    within = (lambda document: fits(found.numbers[document])) if fits else None
    _, hits = ranking.find(found.collection, query, within)
    return [[found.collection.url(hit.entry), hit.score] for hit in hits[:40]]


@pytest.mark.parametrize("case", NAMED, ids=lambda c: c["text"])
def test_what_is_named_comes_first(case: dict[str, str], files: dict[str, bytes]) -> None:
    found = [address for address, _ in addresses(whole(files), case["text"])]
    assert found[0] == case["first"]
    assert case.get("among", found[0]) in found[:5]


@pytest.mark.parametrize("case", [case for case in QUERIES if "first" in case], ids=lambda c: c["text"])
def test_queries_find_what_the_whole_index_finds(case: dict[str, str], files: dict[str, bytes]) -> None:
    slug, _, unit = case["first"].partition("#")
    found = [str(address) for address, _ in addresses(whole(files), case["text"])[:5]]
    assert any(slug in address and address.partition("#")[2] == unit for address in found), found


def test_a_question_fetches_a_few_files(files: dict[str, bytes]) -> None:
    for query in random_queries(index_of(pipeline.build(ROOT)), 60):
        asked: list[str] = []
        whole(files, asked).gather(query)
        assert len(asked) == len(set(asked)) <= MOST_SHARDS + PORTIONS + 1
        assert all(path in files for path in asked)


def test_both_halves_gather_and_rank_alike(files: dict[str, bytes]) -> None:
    queries = [case["text"] for case in (*QUERIES, *NAMED)] + random_queries(index_of(pipeline.build(ROOT)), 60)
    given_ = whole(files)
    here = []
    for query in queries:
        found = given_.gather(query)
        counted = [sorted(found.texts), found.clauses, found.more, found.further]
        here.append([counted, addresses(given_, query), addresses(given_, query, lambda number: number % 2 == 0)])
    opened = {
        path: base64.b64encode(zlib.decompress(data)).decode() for path, data in files.items() if path.endswith(".bin")
    }
    there = browser.run(
        """
        const fetchBytes = async path => new Uint8Array(Buffer.from(given.files[path], "base64"));
        const whole = makeGathering(given.index, fetchBytes, given.day), out = [];
        const best = async (text, fits) => {
          const { collection, numbers } = await gather(whole, text, { fits });
          const { hits } = find(collection, text, fits && (document => fits(numbers[document])));
          return hits.slice(0, 40).map(({ entry, score }) => [urlOf(collection, entry), score]);
        };
        for (const text of given.queries) {
          const { texts, clauses, more, further } = await gather(whole, text);
          const counted = [[...texts].sort((a, b) => a - b), clauses, more, further];
          out.push([counted, await best(text), await best(text, number => number % 2 === 0)]);
        }
        return out;
        """,
        {"index": json.loads(files[searching.INDEX]), "files": opened, "queries": queries, "day": DAY},
    )
    for query, ours, theirs in zip(queries, here, there, strict=True):
        assert ours == theirs, query


def test_all_texts_that_hold_the_words_are_counted(files: dict[str, bytes]) -> None:
    given_ = whole(files)
    found = given_.gather("bến xe")
    held = {slug for slug, text in TEXTS.items() if "bến xe" in text.lower()}
    assert {given_.rows[number]["slug"] for number in found.texts} == held


def test_further_portions_bring_further_clauses(files: dict[str, bytes]) -> None:
    given_ = whole(files)
    seen: list[str] = []
    for skip in range(0, 40, PORTIONS):
        found = given_.gather("khoa học và công nghệ", PORTIONS, skip)
        own = set(range(len(found.collection.parent))) - found.collection.stubs
        seen += [found.collection.url(entry) for entry in sorted(own)]
        if not found.further:
            break
    assert len(seen) == len(set(seen)) > 100


@given(st.lists(st.integers(0, 2**40), unique=True), st.integers(0, 2**60))
@settings(max_examples=examples(100))
def test_numbers_are_read_as_they_were_written(values: list[int], one: int) -> None:
    assert gathering.number_at(b"x" + shards.varint(one) + b"\x00", 1)[0] == one
    data, at, seen, before = shards.gaps_of(sorted(values)), 0, [], 0
    while at < len(data):
        gap, at = gathering.number_at(data, at)
        before += gap
        seen.append(before)
    assert seen == sorted(values)


def test_of_a_frequent_key_the_clauses_that_say_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "MOST_HELD", 3)
    for levels, kept in (({10: 7, 50: 7, 90: 7}, [10, 50, 90]), ({50: 7, 90: 3}, [0, 50, 90]), ({}, [0, 1, 2])):
        said = {"a": [LEVELS * clause + levels.get(clause, 1) for clause in range(100)]}
        read = gathering.postings(dict(put_together(said, 10))["a"], 0)
        assert (read.count, [clause for clause, _ in read.groups], read.documents) == (100, kept, list(range(10)))
        assert all(level == levels.get(clause, 1) for clause, level in read.groups)


def put_together(said: dict[str, list[int]], size: int, run: int = 2) -> list[tuple[str, bytes]]:
    """The keys of texts of so many clauses, of which so many are put together in one go."""
    found = postings.Postings()
    last = max(one // LEVELS for held in said.values() for one in held)
    for first in range(0, last // size + 1, run):
        start, end = first * size * LEVELS, (first + run) * size * LEVELS
        held = {key: [one - start for one in all_ if start <= one < end] for key, all_ in said.items()}
        held = {key: some for key, some in held.items() if some}
        texts = {key: sum(1 << n for n in {one // LEVELS // size for one in some}) for key, some in held.items()}
        found.add(postings.shared(held, texts, Counter(), 0, run * size), range(first, first + run), run * size)
    return list(found.keys())


@given(st.dictionaries(st.text("abc", min_size=1), st.sets(st.integers(0, 400), min_size=1), min_size=1), st.data())
@settings(max_examples=examples(60))
def test_keys_are_the_same_however_texts_are_put_together(held: dict[str, set[int]], data: st.DataObject) -> None:
    levels = st.integers(0, LEVELS - 1)
    said = {key: [LEVELS * one + data.draw(levels) for one in sorted(all_)] for key, all_ in held.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "MOST_HELD", 5)
        patch.setattr(postings, "_TOGETHER", data.draw(st.integers(1, 30)))
        whole_, apart = put_together(said, 10, 60), put_together(said, 10, data.draw(st.integers(1, 9)))
    assert whole_ == apart
    assert [key for key, _ in whole_] == sorted(said)
    for key, packed in whole_:
        read = gathering.postings(packed, 0)
        best = sorted(sorted(said[key], key=lambda one: -(one % LEVELS))[:5])
        assert [(LEVELS * clause + level) for clause, level in read.groups] == best
        assert read.count == len(said[key])
        assert read.documents == (sorted({one // LEVELS // 10 for one in said[key]}) if read.count > 5 else [])


def test_a_large_collection_switches_by_itself_and_a_setting_forces_either() -> None:
    site = pipeline.build(ROOT)
    forced = [replace(site, settings=Settings(search=form)) for form in searching.FORMS]
    assert [searching.in_small_files(each) for each in forced] == [False, False, True]
    many = replace(site, documents=site.documents * 61)
    assert searching.in_small_files(many)
    assert not searching.in_small_files(replace(many, settings=Settings(search="whole")))


def test_few_texts_of_great_length_are_a_large_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    site = pipeline.build(ROOT)
    letters = sum(len(document.source.text) for document in site.documents)
    monkeypatch.setattr(output, "MOST_LETTERS", letters)
    assert not searching.in_small_files(site)
    monkeypatch.setattr(output, "MOST_LETTERS", letters - 1)
    assert searching.in_small_files(site)


def test_the_index_whole_is_packed_and_read_by_the_command(tmp_path: Path) -> None:
    site = pipeline.build(ROOT)
    made = whole_file(site)
    for name, data in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (packed,) = made.keys() - {searching.INDEX}
    assert zlib.decompress(made[packed]) == as_json(index_of(site))
    found = searching.search(searching.load(tmp_path), "kế hoạch")
    assert found == searching.search(searching.build_index(site), "kế hoạch")


def test_the_command_reads_small_files(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    first = searching.search(searching.load(tmp_path, DAY), "khoản 1 điều 2 luật bến xe", 3)[0]
    assert (first.slug, first.unit) == ("luat-moi", "dieu-2-khoan-1")


def test_small_files_of_another_build_have_other_names(files: dict[str, bytes], tmp_path: Path) -> None:
    """Whoever holds the head of one build finds its own files or none, even where the new head says the same."""
    (tmp_path / "source_texts").mkdir()
    own = dict(list(TEXTS.items())[:2])

    def built(**changed: str) -> dict[str, bytes]:
        for slug, text in (own | changed).items():
            (tmp_path / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
        return small_files(pipeline.build(tmp_path))

    slug, text = next(iter(own.items()))
    one, same, other = built(), built(), built(**{slug: f"{text}\nThêm một câu nữa.\n"})
    assert one == same
    assert one.keys() & other.keys() == {searching.INDEX}
    assert len(one) > 2
    for made in (one, other, files):
        name = json.loads(made[searching.INDEX])["files"]
        assert all(path.split("/")[1].endswith(f"-{name}") for path in made if path != searching.INDEX)


def test_the_print_tells_each_byte_and_where_it_lies() -> None:
    given_ = {f"{shards.SHARDS}/00/00.bin": b"ab", f"{shards.TEXTS}/00/00.bin": b"c"}
    moved = {f"{shards.SHARDS}/00/00.bin": b"a", f"{shards.TEXTS}/00/00.bin": b"bc"}
    prints = [shards.with_print(each)[0] for each in (given_, moved, given_ | {f"{shards.TEXTS}/00/00.bin": b"d"})]
    assert len(set(prints)) == 3
