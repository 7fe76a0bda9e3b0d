"""A collection of one's own: begun with one command, by the program as it is installed, without this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from build_tools.cli import main

ROOT = Path(__file__).parent.parent
TEXT = "CÔNG VĂN\nVề việc báo cáo\n\n1. Các sở báo cáo hằng quý.\n\n2. Các huyện thực hiện Nghị quyết số 20-NQ/TW.\n"


def test_a_new_collection_is_checked_built_and_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "cua-toi"
    assert main(["init", str(folder)]) == 0
    assert (folder / ".github/workflows/trang-web.yml").is_file()
    capsys.readouterr()
    assert main(["--root", str(folder), "check"]) == 0
    told = capsys.readouterr().out
    assert "site-url-example" in told
    assert "vi-du-quyet-dinh" not in told, "the example is sound: whoever begins sees what is his own to do"
    assert main(["--root", str(folder), "build"]) == 0
    assert main(["--root", str(folder), "record"]) == 0
    page = (folder / "site/van-ban/vi-du-quyet-dinh-01-qd-ubnd/index.html").read_text(encoding="utf-8")
    assert 'id="dieu-2-khoan-1"' in page


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("stays", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as its wheel has it, in a folder of its own."""
    pytest.importorskip("setuptools", minversion="77")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, kept.split("\0")):
        if name.startswith(("build_tools/", "docs/", "overrides/")) or "/" not in name:
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    make = f"import sys; from setuptools import build_meta; print(build_meta.build_wheel({str(out)!r}))"
    done = subprocess.run([sys.executable, "-c", make], cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = out.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(out / "site-packages")
    return out / "site-packages"


def test_the_wheel_alone_begins_checks_and_builds_a_collection(installed: Path, tmp_path: Path) -> None:
    """Nothing of this repository can be imported or read: the package comes from the wheel,
    and the folder is another.
    """
    environment = {**os.environ, "PYTHONPATH": str(installed)}

    def vanban(*arguments: str) -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-m", "build_tools", *arguments]
        return subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    where = subprocess.run(
        [sys.executable, "-c", "import build_tools; print(build_tools.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert where.startswith(str(installed))
    assert vanban("init", "cua-toi").returncode == 0
    (tmp_path / "cua-toi/source_texts/cong-van-1.txt").write_text(TEXT, encoding="utf-8")
    for command in ("check", "build", "record"):
        done = vanban("--root", "cua-toi", command)
        assert done.returncode == 0, (command, done.stderr[-1500:])
    page = (tmp_path / "cua-toi/site/van-ban/cong-van-1/index.html").read_text(encoding="utf-8")
    assert 'id="khoan-2"' in page
    assert "assets/vanban" in page
    assert list((tmp_path / "cua-toi/site/assets").glob("moved.*.js"))
