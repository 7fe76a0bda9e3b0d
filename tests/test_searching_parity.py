"""The two halves of the search are one: the same keys and the same ranking in Python and in the browser's scripts."""

from __future__ import annotations

import json
import random
import tomllib
import unicodedata
from pathlib import Path

import pytest
import searching_scripts as browser
from hypothesis import given, settings
from hypothesis import strategies as st
from own_collection import COLLECTION
from random_texts import examples

from build_tools import pipeline, searching
from build_tools.searching.analysing import compounds, words
from build_tools.searching.collection import Collection
from build_tools.searching.indexing import index_of
from build_tools.searching.places import place
from build_tools.vietnamese import is_syllable, marks_off, toned

ROOT = Path(__file__).parent.parent
CASES = tomllib.loads((ROOT / "tests/cases/searching/keys.toml").read_text(encoding="utf-8"))
QUERIES = tomllib.loads((ROOT / "tests/cases/searching/queries.toml").read_text(encoding="utf-8"))["query"]

_ANALYSE = """
  return given.map(text => {
    const known = words(text);
    return [known.map(w => [w.key, marksOff(w.key), isSyllable(w.key), w.start, w.end]),
      compounds(text, known, null).map(c => [c.key, c.first, c.last])];
  });
"""


def analysed(text: str) -> list[object]:
    known = words(text)
    return [
        [[w.key, marks_off(w.key), is_syllable(w.key), w.start, w.end] for w in known],
        [[c.key, c.first, c.last] for c in compounds(text, known)],
    ]


def random_texts() -> list[str]:
    """Text of all kinds: syllables with their marks composed or not, signs, and any letter below U+FFFF."""
    chance = random.Random(20130808)
    letters = "aăâeêioôơuưybcdđghklmnpqrstvxAĂÂĐỦYQUGI"
    marks = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
    signs = " -/.,&:\u2013\u00ad\u00a0\n0123456789"
    anything = [chr(c) for c in range(0x20, 0xD7FF)]

    def letter() -> str:
        kind = chance.random()
        return chance.choice(letters if kind < 0.6 else marks if kind < 0.75 else signs if kind < 0.93 else anything)

    return ["".join(letter() for _ in range(chance.randint(1, 40))) for _ in range(4000)]


@pytest.mark.parametrize("spellings", CASES["same"], ids=lambda s: s[0])
def test_two_spellings_of_one_word_have_one_key(spellings: list[str]) -> None:
    assert len({toned(s) for s in spellings}) == 1


@pytest.mark.parametrize("pair", CASES["apart"], ids=lambda s: "/".join(s))
def test_two_words_have_two_keys(pair: list[str]) -> None:
    assert len({toned(s) for s in pair}) == 2


@pytest.mark.parametrize("case", CASES["compound"], ids=lambda c: c["text"])
def test_compounds(case: dict[str, object]) -> None:
    assert [[c.key, c.first, c.last] for c in compounds(str(case["text"]))] == case["keys"]


def test_both_analysers_agree_on_the_cases() -> None:
    texts = [s for group in (*CASES["same"], *CASES["apart"]) for s in group] + [c["text"] for c in CASES["compound"]]
    assert browser.run(_ANALYSE, texts) == [analysed(text) for text in texts]


def test_both_analysers_agree_on_any_text() -> None:
    texts = random_texts()
    theirs = browser.run(_ANALYSE, texts)
    assert [t for t, here, there in zip(texts, map(analysed, texts), theirs, strict=True) if here != there] == []


@given(st.text(max_size=30))
@settings(max_examples=examples(300))
def test_a_key_of_a_key_is_the_key(text: str) -> None:
    for word in words(text):
        assert toned(word.key) == word.key
        assert marks_off(marks_off(word.key)) == marks_off(word.key)


@given(st.text(alphabet="aăâeêioôơuưyđhkqgntrớừạẻũỳỵ ", max_size=30))
@settings(max_examples=examples(300))
def test_the_normal_form_does_not_matter(text: str) -> None:
    forms = [[w.key for w in words(unicodedata.normalize(form, text))] for form in ("NFC", "NFD", "NFKC", "NFKD")]
    assert forms[0] == forms[1] == forms[2] == forms[3]


def test_both_read_places_alike() -> None:
    chance = random.Random(30)
    pieces = (
        "điểm diem khoản khoan mục muc mức II iv iiii 3 12 . , : đ d a1 k2 đ5 k.2 khoan3 phụ lục thứ thu nhất muoi mười"
        " lăm số so tài điều dieu 21b phần gạch đầu dòng đoạn 2.1 I.3 II.3.b b hai chương những 99".split()
    )
    texts = [
        " ".join(chance.choice(pieces) for _ in range(chance.randint(1, 8))).replace(" . ", ".") for _ in range(1500)
    ]
    here = []
    for text in texts:
        marked = any(w.key != marks_off(w.key) for w in words(text))
        read = place(text, words(text), marked)
        here.append([[list(choices) for choices in read.steps], sorted(read.used)] if read else None)
    there = browser.run(
        """
        return given.map(text => {
          const found = words(text), read = readPlace(text, found, found.some(w => w.key !== marksOff(w.key)));
          return read && [read.steps, [...read.used].sort((a, b) => a - b)];
        });
        """,
        texts,
    )
    assert [(t, a, b) for t, a, b in zip(texts, here, there, strict=True) if a != b] == []


def random_queries(index: dict[str, object], count: int) -> list[str]:
    """Runs of words of the texts, some cut, some without marks, some beside a place or a number."""
    chance = random.Random(2026)
    texts = [text.split() for text in index["entries"]["text"] if len(text.split()) > 12]  # type: ignore[index]
    places = ["", "", "", "điều 2 ", "khoan 1 ", "20-NQ/TW ", "quyeets "]
    out = []
    for _ in range(count):
        found = chance.choice(texts)
        at, size = chance.randrange(len(found) - 8), chance.randint(1, 8)
        query = chance.choice(places) + " ".join(found[at : at + size])
        query = query[: -chance.randint(0, 2) or None]
        out.append(marks_off(query.lower()) if chance.random() < 0.4 else query)
    return out


def test_both_rankings_agree() -> None:
    index = index_of(pipeline.build(COLLECTION))
    for document in index["documents"][::3]:  # no more in force
        document["until"] = "2020-01-01"
    queries = [case["text"] for case in QUERIES] + random_queries(index, 60)
    collection = Collection(json.loads(json.dumps(index)), "2026-01-01")
    here = [[[r.url, r.score] for r in searching.search(collection, q, 60)] for q in queries]
    there = browser.run(
        """
        const collection = makeCollection(given.index, "2026-01-01");
        return given.queries.map(text => {
          return find(collection, text).hits.slice(0, 60).map(({ entry, score }) => [urlOf(collection, entry), score]);
        });
        """,
        {"index": index, "queries": queries},
    )
    for query, ours, theirs in zip(queries, here, there, strict=True):
        assert ours == theirs, query
