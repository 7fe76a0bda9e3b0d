"""Bad input: one clear message with file, place and remedy, never a traceback, and the last good site stays."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.cli import main

GOOD = "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành quy chế.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
CORRECTION = (
    '[[correction]]\nline = 3\nbefore = "{}"\nafter = "Công bố"\ndecision = "accept"\nreason = "thử"\nby = "người'
    ' thử"\n'
)

CASES = [
    ("an empty file", {"rong.txt": b""}, ["source_texts/rong.txt"]),
    ("blanks only", {"trang.txt": b" \n\n\t\n"}, ["source_texts/trang.txt"]),
    ("a binary file", {"anh.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe" * 9}, ["source_texts/anh.txt"]),
    ("a PDF renamed", {"ban-quet.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"},
     ["source_texts/ban-quet.txt", "PDF"]),
    ("UTF-16", {"rong-16.txt": GOOD.encode("utf-16")}, ["source_texts/rong-16.txt", "UTF-16"]),
    ("bytes that are no UTF-8", {"cu.txt": "Quyết định".encode("cp1258", "ignore") + b"\xd2\xff\n"},
     ["source_texts/cu.txt", "UTF-8"]),
    ("a wrong key in the TOML", {"tot.toml": b'[metadata]\nprovine = "X"\n'}, ["source_texts/tot.toml", "provine"]),
    ("a TOML that is none", {"tot.toml": b"[metadata\n"}, ["source_texts/tot.toml"]),
    ("a decision nobody knows", {"tot.toml": CORRECTION.format("Ban hành").replace("accept", "maybe").encode()},
     ["source_texts/tot.toml", "maybe"]),
    ("a line of five megabytes",
     {"mot-dong.txt": ("Điều 1. " + "tổ chức thực hiện Nghị quyết số 20-NQ/TW; " * 90_000).encode()},
     ["source_texts/mot-dong.txt", "dòng 1 "]),
    ("two files with one stem", {"TOT.txt": GOOD.encode()}, ["source_texts/TOT.txt", "source_texts/tot.txt"]),
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one good text and a site that was built once."""
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "tot.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "site" / "data" / "documents.json").write_text("[]", encoding="utf-8")
    (tmp_path / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    root = Path(__file__).parent.parent
    for name in ("mkdocs.yml", "docs", "overrides"):
        (tmp_path / name).symlink_to(root / name)
    return tmp_path


@pytest.mark.parametrize(("files", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_message_and_the_last_site_stays(
    project: Path, capfd: pytest.CaptureFixture[str], files: dict[str, bytes], told: list[str]
) -> None:
    for name, data in files.items():
        (project / "source_texts" / name).write_bytes(data)
    assert main(["--root", str(project), "build"]) == 2
    out, err = capfd.readouterr()
    assert "Traceback" not in err + out
    assert all(words in err for words in told), err
    assert err.count("→") == 1, "one message, with its remedy"
    assert "Trang web cũ vẫn giữ nguyên" in err, "it is said that the last site stands"
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert sorted(p.name for p in project.iterdir()) == [
        "docs",
        "mkdocs.yml",
        "overrides",
        "site",
        "source_texts",
    ], "something was left behind"


REFUSED_LATE = [
    ("a page that the oracle refuses", "overrides/main.html",
     '{% extends "base.html" %}{% block content %}{{ super() }}<p>x</p>{% endblock %}'),
    ("a template that breaks", "overrides/main.html",
     '{% extends "base.html" %}{% block content %}{{ 1 / 0 }}{% endblock %}'),
    ("a dead link", "docs/gioi-thieu.md", "[x](khong-co.md)\n"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content"), [case[1:] for case in REFUSED_LATE], ids=[case[0] for case in REFUSED_LATE]
)
def test_what_is_refused_when_pages_are_written_leaves_the_last_site_too(
    project: Path, name: str, content: str
) -> None:
    """MkDocs empties its folder before it writes a page: it must not be the folder of the site."""
    root = Path(__file__).parent.parent
    folder = name.partition("/")[0]
    (project / folder).unlink()
    shutil.copytree(root / folder, project / folder)
    text = content.replace(
        "{% block content %}{{ super() }}", '{% block content %}<div id="van-ban"></div>{{ super() }}'
    )
    (project / name).write_text(text, encoding="utf-8")
    run = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(run, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert not (project / "site.building").exists()


def test_mkdocs_itself_leaves_the_last_site_too(project: Path) -> None:
    (project / "source_texts" / "rong.txt").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "source_texts/rong.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_the_longest_line_that_is_read_is_read_in_time(project: Path) -> None:
    """Nothing may cost the square of a line's length: the test's own time limit is the check."""
    (project / "source_texts" / "mot-dong.txt").write_text(
        "Điều 1. " + "tổ chức thực hiện Nghị quyết số 20-NQ/TW; " * 23_000, encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "build_tools", "--root", str(project), "check"],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-800:]
