"""Mistakes as offices make them, each put once into a sound text: a person is told of it, once, at its place.

The texts and the mistakes stand in `cases/mistakes/`; the whole way is gone, as `vanban check` goes it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from raw_texts import project

from build_tools import pipeline
from build_tools.curating import checking

CASES = Path(__file__).parent / "cases"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted((CASES / "mistakes").glob("*.txt"))}
TEXTS["thong-tu-vuon-hoa"] = (CASES / "damage" / "thong-tu-vuon-hoa.txt").read_text("utf-8")
MISTAKES = [
    {"text": path.stem, **row}
    for path in sorted((CASES / "mistakes").glob("*.toml"))
    for row in tomllib.loads(path.read_text("utf-8"))["mistake"]
]


def told(name: str, text: str) -> list[checking.FindingRow]:
    """All that a person is to look at, of a text that is its own collection."""
    with TemporaryDirectory() as folder:
        root = project(Path(folder), {name: text})
        return list(checking.everything(root, pipeline.attempt(root, drafts=True)))


@cache
def of_the_sound_text(name: str) -> list[checking.FindingRow]:
    return told(name, TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_of_the_sound_text_nothing_is_told(name: str) -> None:
    assert [(row.code, row.message) for row in of_the_sound_text(name)] == []


def changed(row: dict[str, Any]) -> tuple[str, int]:
    """The text with the mistake, and the line where it begins."""
    text, line = TEXTS[row["text"]], 0
    for printed, instead in [(row["printed"], row["instead"]), *row.get("also", ())]:
        assert text.count(printed) == 1, (printed, text.count(printed))
        line = line or text.count("\n", 0, text.index(printed)) + 1
        text = text.replace(printed, instead)
    return text[: text.index(row["lost_from"])] if "lost_from" in row else text, line


@pytest.mark.parametrize("row", MISTAKES, ids=lambda row: row["name"])
def test_a_mistake_is_told_once_at_its_place(row: dict[str, Any]) -> None:
    text, line = changed(row)
    (found,) = (each for each in told(row["text"], text) if each.code not in row.get("with", ()))
    assert (found.code, row["told"] in found.message) == (row["code"], True), found.message
    assert found.line == (line + row.get("below", 0) if not row.get("whole") else None)


def test_no_mistake_stands_twice() -> None:
    assert [name for name, n in Counter(row["name"] for row in MISTAKES).items() if n > 1] == []
