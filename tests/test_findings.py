"""The register of findings: each one can be raised, and a test shows when."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_tools.findings import CODES, SEVERITIES

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "build_tools"


def _words(folder: Path, *endings: str) -> str:
    texts = [p for end in endings for p in sorted(folder.rglob(f"*{end}")) if p != Path(__file__)]
    return "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in texts if "golden" not in p.parts)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_a_finding_says_what_to_do(code: object) -> None:
    assert code.severity in SEVERITIES  # type: ignore[attr-defined]
    assert code.meaning.endswith(".")  # type: ignore[attr-defined]
    assert code.hint  # type: ignore[attr-defined]


def test_no_code_stands_twice() -> None:
    assert len({code.code for code in CODES}) == len(CODES)


def _raised(path: Path) -> Iterator[str]:
    """The codes that a module raises: the first words of finding(…), and the fourth of a FindingRow."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = {"finding": 0, "FindingRow": 3}.get(node.func.id, len(node.args))
            yield from (a.value for a in node.args[place : place + 1] if isinstance(a, ast.Constant))


def test_what_is_raised_is_registered() -> None:
    """The page of findings is made of the register: what is not in it is told nowhere."""
    raised = {code for path in sorted(PACKAGE.rglob("*.py")) for code in _raised(path)}
    assert len(raised) > 30
    unknown = raised - {code.code for code in CODES}
    assert unknown == set(), "give each a row in findings/finding_codes.py (codes_of_time, codes_of_frame)"


def test_each_finding_is_raised_somewhere() -> None:
    rooms = "\n".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py") if "codes" not in p.name)
    assert [c.code for c in CODES if f'"{c.code}"' not in rooms] == [], "raise it where it is seen, or drop its row"


def test_a_test_shows_when_each_is_raised() -> None:
    shown = set(re.findall(r"[a-z]+(?:-[a-z]+)*", _words(TESTS, ".py", ".md", ".toml")))
    assert {code.code for code in CODES} - shown == set(), "show in a test when it is raised and when not"
