"""Of what texts suffer before they come here a person is told, on one circular that has a place for nearly all of it.

`make damage` tries real texts.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from development.damage import Outcome, outcomes, table
from development.damages import DAMAGES

TEXT = Path(__file__).parent / "cases" / "damage" / "thong-tu-vuon-hoa.txt"

# Of these nothing that is left bears witness in this text.
SILENT = {
    "a line lost": "the last clause of an article, which no other follows",
    "a word doubled": "any word but a small one may stand twice, as where two compounds meet",
}
NO_PLACE = {"a page lost", "a page doubled", "two pages swapped", "a form misprinted", "a cell torn"}


@pytest.fixture(scope="module")
def found() -> dict[str, Outcome]:
    return {each.damage: each for each in outcomes([TEXT], 1)}


def test_each_way_of_damage_has_a_place(found: dict[str, Outcome]) -> None:
    assert {name for name, _ in DAMAGES} - found.keys() == NO_PLACE


@pytest.mark.parametrize("name", [name for name, _ in DAMAGES if name not in NO_PLACE])
def test_damage_is_told_or_read_as_if_it_were_none(name: str, found: dict[str, Outcome]) -> None:
    assert (found[name].kind == "silent") == (name in SILENT), found[name]


def test_most_is_told_near_its_place(found: dict[str, Outcome]) -> None:
    assert sum(each.kind == "elsewhere" for each in found.values()) <= 2
    assert [line.split()[-4:] for line in table([*found.values()]) if line.startswith("all")] == [
        [str(sum(each.kind == kind for each in found.values())) for kind in ("told", "elsewhere", "healed", "silent")]
    ]
