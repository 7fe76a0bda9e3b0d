"""Two faces, one corridor: `vanban convert` and `vanban build` and MkDocs itself give the same pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from own_collection import COLLECTION

from build_tools import pipeline, publishing

ROOT = Path(__file__).parent.parent


def test_convert_writes_the_pages_that_the_plugin_hands_over(tmp_path: Path) -> None:
    publishing.convert(COLLECTION, tmp_path)
    pages = pipeline.publish(COLLECTION).pages
    handed = {page.path: page.content for page in pages if page.path.endswith(".md")}
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.md")}
    assert written == handed
    assert any(path.startswith("van-ban/") for path in written)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


# The way out when MkDocs or Material end. `make test` puts it beside the environment: in it the two exclude each other.
SUCCESSOR = Path(sys.prefix) / "mkdocs-ng"
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


@pytest.mark.skipif(not SUCCESSOR.is_dir(), reason="mkdocs-ng is not installed: make .venv/mkdocs-ng")
def test_the_successor_of_mkdocs_builds_the_same_site(built_site: Path, collection: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    paths = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(SUCCESSOR)}
    which = [sys.executable, "-c", "import mkdocs; print(mkdocs.__file__)"]
    assert subprocess.run(which, env=paths, capture_output=True, text=True, check=True).stdout.startswith(
        str(SUCCESSOR)
    )
    done = subprocess.run(run, cwd=collection, env=paths, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    one, two = files(built_site), files(tmp_path / "site")
    assert sorted(one) == sorted(two)
    assert [name for name in one if GENERATOR.sub(b"", one[name]) != GENERATOR.sub(b"", two[name])] == []


def test_mkdocs_and_vanban_build_the_same_site(built_site: Path, collection: Path, tmp_path: Path) -> None:
    """Strict, so that a dead link or anchor on any page fails here."""
    run = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        run, cwd=collection, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    one, two = files(built_site), files(tmp_path)
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
