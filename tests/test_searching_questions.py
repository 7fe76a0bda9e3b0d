"""Questions as lay people ask them: the article that answers comes first, with marks and without, in Python and in the
browser.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import searching_scripts as browser

from build_tools import pipeline, searching
from build_tools.searching.collection import Collection
from build_tools.searching.indexing import index_of
from build_tools.vietnamese import marks_off

CASE = (Path(__file__).parent / "cases/searching/questions.md").read_text(encoding="utf-8")
ASKED = re.findall(r"^(dieu-\d+): (.+)$", CASE, re.M)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = tmp_path_factory.mktemp("questions")
    (root / "source_texts").mkdir()
    text = CASE.split("```text\n")[1].split("```")[0]
    (root / "source_texts/bo-luat.txt").write_text(text, encoding="utf-8")
    published: dict[str, Any] = json.loads(json.dumps(index_of(pipeline.build(root))))
    return published


@pytest.fixture(scope="module")
def collection(index: dict[str, Any]) -> Collection:
    return Collection(index)


def unmarked(text: str) -> str:
    return "".join(map(marks_off, text.lower()))


@pytest.mark.parametrize(("article", "question"), ASKED)
@pytest.mark.parametrize("typed", [str, unmarked])
def test_the_article_that_answers_comes_first(
    collection: Collection, article: str, question: str, typed: type[str]
) -> None:
    first = searching.search(collection, typed(question), 1)[0]
    assert re.match(rf"{article}(-|$)", first.unit or ""), first


def test_the_browser_ranks_the_answers_alike(index: dict[str, Any], collection: Collection) -> None:
    there = browser.run(
        "const collection = makeCollection(given.index); return given.asked.map(q => find(collection, q).hits.map(h =>"
        " [urlOf(collection, h.entry), h.score]));",
        {"index": index, "asked": [question for _, question in ASKED]},
    )
    here = [[[r.url, r.score] for r in searching.search(collection, question, 100)] for _, question in ASKED]
    assert here == there
