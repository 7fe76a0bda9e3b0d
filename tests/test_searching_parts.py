"""Small parts of the browser's scripts, each alone: the cases of tests/cases/searching/script_parts.txt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import searching_scripts

PATH = Path(__file__).parent / "cases" / "searching" / "script_parts.txt"
BEHIND = "→ "


def cases() -> list[tuple[str, str]]:
    lines = [line for line in PATH.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(zip(lines[::2], (line.removeprefix(BEHIND) for line in lines[1::2]), strict=True))


@pytest.fixture(scope="module")
def given() -> list[str]:
    """What each expression gives, of all at once."""
    made = searching_scripts.run(
        "return given.map(one => { try { return JSON.stringify(eval(one)) } catch (e) { return String(e) } })",
        [expression for expression, _ in cases()],
    )
    return [json.dumps(json.loads(one), ensure_ascii=False) if one[:1] in '[{"tfn-0123456789' else one for one in made]


@pytest.mark.parametrize("n", range(len(cases())), ids=[expression[:60] for expression, _ in cases()])
def test_a_part_gives_this(given: list[str], n: int) -> None:
    assert given[n] == cases()[n][1]
