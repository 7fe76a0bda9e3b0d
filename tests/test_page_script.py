"""The script of every page: a reader fetches its parts as one file, in the order in which they need one another."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from build_tools.assembling import page_script

PARTS = Path(__file__).parent.parent / "overrides" / page_script.FOLDER


def test_every_part_has_its_place() -> None:
    assert {part.name for part in PARTS.iterdir()} == {f"{name}.js" for name in page_script.PARTS}


def test_the_site_has_the_script_alone(built_site: Path) -> None:
    (made,) = (built_site / "assets").glob("vanban.*.js")
    at, words = 0, re.sub(r"\.[0-9a-f]{8}\.js", ".js", made.read_text(encoding="utf-8"))  # other scripts by their names
    for name in page_script.PARTS:
        at = words.index((PARTS / f"{name}.js").read_text(encoding="utf-8").strip(), at)
    assert not (built_site / "assets/vanban").exists()


@pytest.mark.parametrize("part", sorted(PARTS.glob("*.js")), ids=lambda part: part.stem)
def test_lines_of_a_part_are_short(part: Path) -> None:
    lines = part.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []
    assert len(lines) <= 420


@pytest.mark.skipif(not shutil.which("node"), reason="no JavaScript engine on the path")
def test_no_name_is_given_twice(built_site: Path) -> None:
    (made,) = (built_site / "assets").glob("vanban.*.js")
    subprocess.run(["node", "--check", made], check=True, timeout=60)
