"""Landmarks by their own rows: each cuts its examples where the bar stands, and what it must not cut not at all."""

from __future__ import annotations

import pytest

from build_tools.structure import landmark_rows
from build_tools.structure.landmark_rows import Landmark

ROWS = tuple(dict.fromkeys((*landmark_rows.HEAD, *landmark_rows.TAIL, *landmark_rows.RECIPIENTS_RUN)))


def cut(row: Landmark, text: str) -> str:
    places: set[int] = set()
    for match in row.pattern.finditer(text):
        places |= ({match.start()} if row.before else set()) | ({match.end()} if row.after else set())
    return "".join(("|" if n in places else "") + letter for n, letter in enumerate(text)) + (
        "|" if len(text) in places else ""
    )


@pytest.mark.parametrize(
    ("row", "example"), [(row, each) for row in ROWS for each in row.examples], ids=lambda v: getattr(v, "name", v)
)
def test_a_landmark_cuts_its_examples(row: Landmark, example: str) -> None:
    assert cut(row, example.replace("|", "")) == example


@pytest.mark.parametrize(
    ("row", "text"), [(row, each) for row in ROWS for each in row.must_not], ids=lambda v: getattr(v, "name", v)
)
def test_a_landmark_leaves_the_rest(row: Landmark, text: str) -> None:
    assert cut(row, text) == text


def test_every_landmark_has_its_own_name() -> None:
    names = [row.name for row in dict.fromkeys(ROWS)]
    assert len(names) == len(set(names))
