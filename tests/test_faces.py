"""Two faces, one corridor: `vanban convert` and `vanban build` and MkDocs itself give the same pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from build_tools import pipeline, publishing, writing

ROOT = Path(__file__).parent.parent


def test_convert_writes_the_pages_that_the_plugin_hands_over(tmp_path: Path) -> None:
    publishing.convert(ROOT, tmp_path)
    handed = {page.path: page.content for page in writing.pages(pipeline.build(ROOT)) if page.path.endswith(".md")}
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.md")}
    assert written == handed
    assert any(path.startswith("van-ban/") for path in written)


def test_mkdocs_and_vanban_build_the_same_site(built_site: Path, tmp_path: Path) -> None:
    """Strict, so that a dead link or anchor on any page fails here."""
    run = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        run, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    one = {p.relative_to(built_site).as_posix(): p.read_bytes() for p in built_site.rglob("*") if p.is_file()}
    two = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
