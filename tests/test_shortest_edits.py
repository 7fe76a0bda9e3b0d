"""The shortest way from one row of words to another: it leads there, and nothing shorter does."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from build_tools.shortest_edits import shortest_edits

MANY = 400


def done(before: list[str], after: list[str]) -> list[str]:
    """The first with the edits made in it."""
    found, at = [], 0
    for a, b, c, d in shortest_edits(before, after):
        found += before[at:a] + after[c:d]
        at = b
    return found + before[at:]


def common(before: list[str], after: list[str]) -> int:
    """How many letters stand in both in one order, by trying."""
    for count in range(min(len(before), len(after)), 0, -1):
        if set(combinations(before, count)) & set(combinations(after, count)):
            return count
    return 0


@pytest.mark.parametrize("seed", range(150))
def test_it_leads_there_and_nothing_shorter_does(seed: int) -> None:
    chance = random.Random(seed)
    before, after = ([chance.choice("abc") for _ in range(chance.randrange(9))] for _ in range(2))
    assert done(before, after) == after
    gone = sum(b - a for a, b, _, _ in shortest_edits(before, after))
    assert len(before) - gone == common(before, after)


def test_of_two_texts_that_have_little_in_common_some_way_is_found() -> None:
    before, after = [f"a{n}" for n in range(MANY)] + ["z"], ["z"] + [f"b{n}" for n in range(MANY)]
    assert done(before, after) == after
