"""The repository as contributors find it: one list of commands, workflow files that run what one runs oneself, notes of
the version.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from development.notes import notes, version
from mkdocs.utils.yaml import yaml_load

import build_tools
from build_tools import metadata_fields

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_the_workflows_run_what_one_runs_oneself() -> None:
    for name in (".github/workflows/ci.yml", ".github/workflows/release.yml", ".gitlab-ci.yml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert yaml_load(text)
        assert ".ci/run" in text, name
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")), ids=lambda p: p.stem)
def test_each_issue_form_asks_for_what_one_needs(path: Path) -> None:
    form = yaml_load(path.read_text(encoding="utf-8"))
    assert form["name"]
    assert form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(ids) == len(set(ids)) >= 4
    assert sum(field.get("validations", {}).get("required", False) for field in form["body"]) >= 3


def test_there_is_a_form_for_a_word_a_link_and_a_fault() -> None:
    assert len(list((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))) == 3


def test_every_command_stands_in_the_one_list() -> None:
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}  # tests run below make
    told = subprocess.run(["make", "help"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    listed = {line.split()[0] for line in told.splitlines() if line}
    assert listed == TARGETS - {"setup", "browser", "node"}
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)", MAKEFILE, re.MULTILINE)
    assert phony
    assert set(phony[1].replace("\\", " ").split()) == TARGETS


def test_the_commands_that_contributors_are_told_exist() -> None:
    for name in ("CONTRIBUTING.md", "README.md", "docs/huong-dan.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert set(re.findall(r"`make ([a-z-]+)", text)) <= TARGETS, name


def test_the_files_that_contributors_are_told_exist() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    files = [p for room in ("build_tools", "tests", "benchmarks", "source_texts") for p in (ROOT / room).rglob("*.*")]
    known = {path.relative_to(ROOT).as_posix() for path in files}
    named = set(re.findall(r"[a-z_]+(?:/[a-z_]+)*\.(?:py|toml|txt)\b", told)) - {"works.toml", "constraints.txt"}
    lost = {name for name in named if not any(f"/{path}".endswith(f"/{name}") for path in known)}
    assert len(named) > 30
    assert lost == set(), "CONTRIBUTING.md names files that are not there: say where it stands now"


def test_the_guide_names_each_field_that_a_publisher_may_write() -> None:
    guide = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    assert [name for name in metadata_fields.STATED if f"`{name}`" not in guide] == [], "list it in docs/huong-dan.md"


def test_the_version_has_its_notes() -> None:
    assert version() == build_tools.__version__
    assert notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
