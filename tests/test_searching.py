"""The search as a reader meets it: a list of queries, by class, and what must come of each."""

from __future__ import annotations

import gzip
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION
from random_texts import examples

from build_tools import pipeline, searching
from build_tools.addresses import provisions, step_anchor
from build_tools.errors import Refusal
from build_tools.model import Site
from build_tools.searching import scripts
from build_tools.searching.abbreviations import concepts, definitions
from build_tools.searching.analysing import compounds, words
from build_tools.searching.collection import Collection
from build_tools.searching.places import place

ROOT = Path(__file__).parent.parent
QUERIES = tomllib.loads((ROOT / "tests/cases/searching/queries.toml").read_text(encoding="utf-8"))["query"]


@pytest.fixture(scope="session")
def collection() -> Collection:
    return searching.build_index(pipeline.build(COLLECTION))


def fits(url: str, wanted: str) -> bool:
    """Whether an address is the wanted place: `slug#unit`, `slug` (the page itself), or the beginning of an address."""
    if wanted.endswith("/"):
        return url.startswith(wanted)
    slug, _, unit = wanted.partition("#")
    page, _, fragment = url.partition("#")
    return page.startswith(f"van-ban/{slug}") and fragment == unit


@pytest.mark.parametrize("case", QUERIES, ids=lambda c: f"{c['class']}: {c['text']}")
def test_query(case: dict[str, Any], collection: Collection) -> None:
    found = [result.url for result in searching.search(collection, case["text"], 20)]
    if case.get("none"):
        assert found == []
        return
    if "first" in case:
        assert fits(found[0], case["first"]), found[:3]
    if "among" in case:
        assert any(fits(url, wanted) for url in found[:5] for wanted in case["among"]), found[:5]
    for unwanted in case.get("never", ()):
        assert not any(fits(url, unwanted) for url in found)


def test_marks_decide_the_order_where_they_are_typed(collection: Collection) -> None:
    """`chợ` finds the market before the preposition `cho`; without marks both are found alike."""
    texts = [collection.columns["text"][e] for e in range(collection.size)]
    first = searching.search(collection, "chợ", 1)[0]
    at = next(e for e in range(collection.size) if collection.url(e) == first.url)
    assert "chợ" in {w.key for w in words(texts[at])}


def test_results_have_falling_scores_and_one_address_each(collection: Collection) -> None:
    for query in ("khoa học và công nghệ", "sở khoa học", "20-NQ/TW"):
        results = searching.search(collection, query, 50)
        assert [r.score for r in results] == sorted((r.score for r in results), reverse=True)
        assert len({r.url for r in results}) == len(results) > 5


def test_a_result_names_its_path(collection: Collection) -> None:
    result = searching.search(collection, "điểm a mục II.3 kế hoạch Thái Bình", 1)[0]
    assert result.title == "Quyết định 1663/QĐ-UBND › Kế hoạch › Mục II › khoản 3 › điểm a"
    assert (result.slug, result.unit) == ("thai-binh-2013-quyet-dinh-1663-qd-ubnd", "ke-hoach-muc-ii-khoan-3-diem-a")


def test_the_search_of_the_collection_is_light() -> None:
    """Index and scripts together, as a server that compresses sends them."""
    pages = searching.files(pipeline.build(COLLECTION))
    assert sum(len(gzip.compress(page.content, 6)) for page in pages if page.path.startswith("search/")) < 400_000


def test_the_same_site_gives_the_same_files() -> None:
    assert searching.files(pipeline.build(COLLECTION)) == searching.files(pipeline.build(COLLECTION))


@pytest.mark.parametrize("query", ["sở hữu", "điều 5", "?", "20-NQ/TW là gì vậy"])
def test_an_empty_collection_answers_nothing(query: str) -> None:
    assert searching.search(searching.build_index(Site((), {}, ())), query) == []


@given(st.text(max_size=40))
@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_is_typed_is_answered(collection: Collection, typed: str) -> None:
    results = searching.search(collection, typed, 5)
    assert [r.score for r in results] == sorted((r.score for r in results), reverse=True)


def test_a_site_without_an_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="vanban build"):
        searching.load(tmp_path)


def test_a_text_s_own_abbreviation_is_a_concept_both_ways() -> None:
    text = "Trung tâm đổi mới sáng tạo vùng (sau đây gọi tắt là TTĐMSTV) được lập."
    assert definitions(text) == (("ttdmstv", "trung tam doi moi sang tao vung"),)
    known = concepts([text])
    concept = "=trung tam doi moi sang tao vung"
    assert concept in {c.key for c in compounds("giao TTĐMSTV", words("giao TTĐMSTV"), known)}
    spelt = "trung tâm đổi mới sáng tạo vùng"
    assert concept in {c.key for c in compounds(spelt, words(spelt), known)}


# what is typed | the same as a text would print it
TYPED = [
    ("điểm đ khoản 2 Điều 5", "điểm đ khoản 2 Điều 5"), ("Điều 5 khoản 2 điểm đ", "điểm đ khoản 2 Điều 5"),
    ("dieu 2 quyet dinh 1663", "Điều 2"),
    ("diem d khoan 2 dieu 5", "điểm d khoản 2 Điều 5"), ("diem d khoan 2 dieu 5", "điểm đ khoản 2 Điều 5"),
    ("k2 đ5", "khoản 2 Điều 5"),
    ("điểm a mục II.3 kế hoạch Kiên Giang", "điểm a mục II.3"), ("muc ii.3.b", "mục II.3.b"),
    ("khoản 2.1 mục II", "khoản 2.1 mục II"),
    ("mục 2 chương 3", "Mục II Chương III"), ("chương II mục 1", "Mục 1 Chương II"), ("phan thu nhat", "Phần thứ nhất"),
    ("phần 1", "Phần I"),
    ("khoản 2a Điều 7", "khoản 2a Điều 7"), ("Điều thứ 3", "Điều 3"),
    ("điểm a1 khoản 3 điều 4", "điểm a1 khoản 3 Điều 4"),
    ("tiểu mục 1 mục 2 chương III", "Tiểu mục 1 Mục 2 Chương III"), ("Điều 12, khoản 4", "khoản 4 Điều 12"),
    ("mục II khoản 3", "khoản 3 mục II"),
    ("khoản 1 Điều 5 và khoản 2 Điều 7", "khoản 1 Điều 5"), ("phụ lục 1", "Phụ lục I"), ("phụ lục I", "Phụ lục I"),
    ("mục tiêu 2020", ""), ("điều kiện 5", ""), ("điều khoản 5", ""), ("thị phần 20", ""), ("chuyên mục 2", ""),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "printed"), TYPED)
def test_places_typed_are_read_as_places_printed(typed: str, printed: str) -> None:
    theirs = [step_anchor(step) for phrase in provisions.read(printed) for item in phrase.items for step in item.steps]
    ours = place(typed, words(typed))
    assert len(theirs) == (len(ours.steps) if ours else 0)
    assert ours is None or all(anchor in choices for anchor, choices in zip(theirs, ours.steps, strict=True))


@pytest.mark.parametrize(
    ("typed", "steps"),
    [
        ("điểm đ khoản 2 điều 5", (("dieu-5",), ("khoan-2",), ("diem-dd",))),
        ("Điều 5 khoản 2 điểm đ", (("dieu-5",), ("khoan-2",), ("diem-dd",))),
        ("diem d khoan 2 dieu 5", (("dieu-5",), ("khoan-2",), ("diem-d", "diem-dd"))),
        ("k2 đ5", (("dieu-5",), ("khoan-2",))),
        ("gạch đầu dòng thứ 2 điểm b", (("diem-b",), ("gach-2",))),
        ("gạch đầu dòng thứ 2 điểm b khoản 3 mục II", (("muc-ii", "muc-2"), ("khoan-3",), ("diem-b",), ("gach-2",))),
        ("phụ lục I khoản 1", (("phu-luc-i", "phu-luc-1"), ("khoan-1",))),
        ("phần thứ nhất", (("phan-i", "phan-1"),)),
        ("chương hai phần ba", (("phan-iii", "phan-3"), ("chuong-ii", "chuong-2"))),
        ("muc ii.3.d", (("muc-ii", "muc-2"), ("khoan-3",), ("diem-d", "diem-dd"))),
        ("điều 21b", (("dieu-21b",),)),
        ("tài khoản 1", None),
        ("thời điểm a", None),
        ("điều kiện và mục tiêu", None),
    ],
)
def test_places(typed: str, steps: tuple[tuple[str, ...], ...] | None) -> None:
    read = place(typed, words(typed), any(ord(c) > 127 for c in typed))
    assert (read.steps if read else None) == steps


def test_the_browser_narrows_by_what_the_metadata_say() -> None:
    """Filters and names of a document stand in the scripts as the fields of the metadata say, and nowhere else."""
    facets = scripts.script(scripts.FIELDS)
    assert '"issuer": "Cơ quan ban hành"' in facets
    assert all(facets in words for words in (scripts.worker(), scripts.page_script(scripts.FIELDS, "results.js")))
    assert "Cơ quan ban hành" not in scripts.script("results.js") + scripts.script("worker.js")


def test_no_two_functions_of_one_scope_have_one_name() -> None:
    """The scripts of a file share one scope, and of two functions of one name the last is silently both."""
    published = {page.path: page.content for page in searching.files(pipeline.build(COLLECTION))}
    functions = {
        path: Counter(re.findall(r"^(?:async )?function\*? *(\w+)", script.decode(), re.MULTILINE))
        for path, script in published.items()
        if path.endswith(".js")
    }
    assert {"boxItem", "land", "toned"} <= functions["search/worker.js"].keys()
    twice = {path: [name for name, times in names.items() if times > 1] for path, names in functions.items()}
    assert twice == {path: [] for path in functions}
