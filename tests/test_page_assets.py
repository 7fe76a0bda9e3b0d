"""The script and the styles of every page: a reader fetches the parts of each as one file, in the order in which they
need one another.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from build_tools.assembling import page_assets

PARTS = Path(__file__).parent.parent / "overrides" / page_assets.FOLDER


def test_every_part_has_its_place() -> None:
    scripts = {f"{name}.js" for name in page_assets.PARTS}
    styles = {f"{name}.css" for name in page_assets.STYLES}
    assert {part.name for part in PARTS.iterdir()} == scripts | styles


def test_the_site_has_the_script_alone(built_site: Path) -> None:
    (made,) = (built_site / "assets").glob("vanban.*.js")
    at, words = 0, re.sub(r"\.[0-9a-f]{8}\.js", ".js", made.read_text(encoding="utf-8"))  # other scripts by their names
    for name in page_assets.PARTS:
        at = words.index((PARTS / f"{name}.js").read_text(encoding="utf-8").strip(), at)
    assert not (built_site / "assets/vanban").exists()


def test_the_site_has_the_style_alone(built_site: Path) -> None:
    (made,) = (built_site / "assets").glob("vanban.*.css")
    at, words = 0, made.read_text(encoding="utf-8")
    for name in page_assets.STYLES:
        at = words.index((PARTS / f"{name}.css").read_text(encoding="utf-8").strip(), at)


@pytest.mark.skipif(not shutil.which("node"), reason="no JavaScript engine on the path")
def test_no_name_is_given_twice(built_site: Path) -> None:
    (made,) = (built_site / "assets").glob("vanban.*.js")
    subprocess.run(["node", "--check", made], check=True, timeout=60)
