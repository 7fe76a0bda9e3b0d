"""Lists of what is not yet as it should be: they may only shrink."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"
UNPROVED = 208  # alternatives of hand-written patterns that no test takes; `make alternatives` looks at each


def _entries(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_the_list_of_unproved_alternatives_only_shrinks() -> None:
    entries = _entries("unproved_alternatives.txt")
    more = "prove the alternative that you added by an example or a case of tests/cases/lines/; the list only shrinks"
    assert len(entries) <= UNPROVED, more
    assert entries == sorted(set(entries)), "sort the list; each line once"
    assert all(len(entry.split("\t")) == 2 for entry in entries), "each line: the pattern, a tab, the alternative"


def test_each_equivalent_mutant_says_why() -> None:
    silent = [entry for entry in _entries("equivalent_mutants.txt") if not entry.partition("\t")[2]]
    assert silent == [], "write behind a tab why nobody can see the change"
