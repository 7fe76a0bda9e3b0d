"""One text's failure is its own: it is named, the others are checked and published, and no page that stood is lost."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools import catalogue, citations, rendering, structure, writing
from build_tools.cli import main
from build_tools.model import CleanText, Document
from build_tools.rendering.blocks import Context

ROOT = Path(__file__).parent.parent
GOOD = "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành quy chế.\n\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.\n"
CITES = (
    "KẾ HOẠCH\n\nI. MỤC TIÊU\n\n1. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012;\n\n2. Thực hiện Luật Du lịch.\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "source_texts").mkdir()
    for name, text in (("mot", GOOD), ("hai", CITES), ("ba", GOOD.replace("quy chế", "nội quy"))):
        (tmp_path / "source_texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in ("mkdocs.yml", "docs", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def break_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in one stage at one paragraph of one text."""
    real = citations.find

    def find(document: Document) -> object:
        for unit in document.units:
            if "Luật Du lịch" in unit.text:
                raise IndexError("list index out of range")
        return real(document)

    monkeypatch.setattr(citations, "find", find)


def break_structure(monkeypatch: pytest.MonkeyPatch) -> None:
    real = structure.parse

    def parse(text: CleanText) -> Document:
        for line in text.lines:
            if "Luật Du lịch" in line.passage.text:
                raise RecursionError("maximum recursion depth exceeded")
        return real(text)

    monkeypatch.setattr(structure, "parse", parse)


def break_places(monkeypatch: pytest.MonkeyPatch) -> None:
    real = catalogue.places_of

    def places_of(document: Document) -> object:
        for unit in document.units:
            if "Luật Du lịch" in unit.text:
                raise ValueError("not a place")
        return real(document)

    monkeypatch.setattr(catalogue, "places_of", places_of)


def break_rendering(monkeypatch: pytest.MonkeyPatch) -> None:
    real = rendering.document.page  # type: ignore[attr-defined]

    def page(made: Context, *others: object) -> object:
        if made.document.source.slug == "hai":
            raise KeyError("mục")
        return real(made, *others)

    monkeypatch.setattr(rendering._document, "page", page)


FAULTS = [
    ("citations", break_citations, "Tìm dẫn chiếu", "source_texts/hai.txt:7: "),
    ("structure", break_structure, "Dựng cấu trúc", "source_texts/hai.txt:7: "),
    ("places", break_places, "Lập danh mục", "source_texts/hai.txt:7: "),
    ("rendering", break_rendering, "Dựng trang", "source_texts/hai.txt: "),
]


@pytest.mark.parametrize(("fault", "stage", "place"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_of_ours_names_text_stage_and_line_and_lets_the_others_through(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    fault: object,
    stage: str,
    place: str,
) -> None:
    assert run(project, "build", "--no-cache") == 0
    before = (project / "site/van-ban/hai/index.html").read_bytes()
    work = (project / "site/dan-chieu/nghi-quyet-20-nq-tw-2012/index.html").read_bytes()
    fault(monkeypatch)  # type: ignore[operator]
    capfd.readouterr()
    assert run(project, "build", "--no-cache") == 2
    err = capfd.readouterr().err
    assert place in err
    assert f"“{stage}”" in err
    assert "Traceback" not in err
    (project / "source_texts" / "bon.txt").write_text(GOOD.replace("quy chế", "quy định"), encoding="utf-8")
    assert run(project, "build", "--no-cache", "--keep-going") == 3
    assert (project / "site/van-ban/hai/index.html").read_bytes() == before
    assert (project / "site/dan-chieu/nghi-quyet-20-nq-tw-2012/index.html").read_bytes() == work
    assert (project / "site/van-ban/bon/index.html").is_file()
    listed = json.loads((project / "site/data/documents.json").read_text(encoding="utf-8"))
    assert [entry["slug"] for entry in listed] == ["ba", "bon", "hai", "mot"]
    out, err = capfd.readouterr()
    assert place in err
    assert "1 văn bản bị từ chối" in out


def test_check_goes_on_with_the_others(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    break_citations(monkeypatch)
    assert run(project, "check") == 2
    out, err = capsys.readouterr()
    assert "source_texts/mot.txt:5: " in out
    assert "source_texts/hai.txt:7: " in err
    assert "citations" not in out
    assert run(project, "check", "mot") == 0
    assert "hai" not in capsys.readouterr().err
    assert run(project, "check", "hai") == 2
    assert "không có văn bản này" not in capsys.readouterr().err


def test_a_page_that_the_oracle_refuses_is_that_texts_affair(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "build", "--no-cache") == 0
    before = (project / "site/van-ban/hai/index.html").read_bytes()
    real = writing.check

    def check(document: Document, references: object, html: str) -> None:
        lost = html.replace("Du lịch", "Du lị") if document.source.slug == "hai" else html
        real(document, references, lost)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "check", check)
    assert run(project, "build", "--no-cache") == 2
    assert run(project, "build", "--no-cache", "--keep-going") == 3
    assert (project / "site/van-ban/hai/index.html").read_bytes() == before
    assert "Traceback" not in capfd.readouterr().err


def test_all_that_is_wrong_in_all_texts_is_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = (
        '[metadata]\nprovine = "X"\ndate = "hôm qua"\nsource_url = "javascript:alert(1)"\n[[correction]]\nline = "x"\n'
    )
    (project / "source_texts" / "mot.toml").write_text(wrong, encoding="utf-8")
    (project / "source_texts" / "hai.txt").write_bytes(b"")
    (project / "source_texts" / "ba.toml").write_text("x = ", encoding="utf-8")
    (project / "source_texts" / "works.toml").write_text("work = [1, 2]", encoding="utf-8")
    (project / "ledger").mkdir()
    (project / "ledger" / "_documents.tsv").write_text("../../../evil\t→ a\n", encoding="utf-8")
    for command in ("check", "build", "record"):
        assert run(project, command) == 2
        err = capsys.readouterr().err
        assert "Traceback" not in err
        for told in ("mot.toml: [metadata]: không có khóa “provine”", "hai.txt", "ba.toml", "[[work]] thứ 1",
                     "[[work]] thứ 2", "ledger/_documents.tsv:1", "[[correction]] thứ 1"):  # fmt: skip
            assert told in err, (command, told, err)


def test_errors_stop_a_strict_build_only(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(project, "record") == 0
    assert run(project, "build", "--no-cache") == 0
    text = project / "source_texts" / "mot.txt"
    text.write_text(GOOD.partition("Điều 3.")[0], encoding="utf-8")
    before = (project / "site/van-ban/mot/index.html").read_bytes()
    capfd.readouterr()
    assert run(project, "build", "--strict") == 1
    assert "dieu-3" in capfd.readouterr().err
    assert (project / "site/van-ban/mot/index.html").read_bytes() == before
    assert run(project, "build", "--no-cache") == 0
    out, err = capfd.readouterr()
    assert "dieu-3" in err
    assert out.rstrip().splitlines()[-1].startswith("Còn 1 lỗi, ")
    assert (project / "site/van-ban/mot/index.html").read_bytes() != before


def test_an_empty_collection_builds(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for path in (project / "source_texts").iterdir():
        path.unlink()
    assert run(project, "build", "--no-cache") == 0, capfd.readouterr().err
    assert run(project, "check") == 0
    assert run(project, "record") == 0


# ------------------------------------------------------------------ what files, disks and permissions can do

DEEP = "a = " + "[" * 1000 + "]" * 1000
BIG = "[[correction]]\nline = " + "9" * 4301
ODD = [
    ("an ending in capitals", {"source_texts/mot.TOML": "[metadata]\n"}, "source_texts/mot.TOML"),
    ("a text with such an ending", {"source_texts/bon.TXT": GOOD}, "source_texts/bon.TXT"),
    ("a folder under a file's name", {"source_texts/mot.toml/": ""}, "source_texts/mot.toml"),
    ("a folder under a text's name", {"source_texts/bon.txt/": ""}, "source_texts/bon.txt"),
    ("a link out of the folder", {"source_texts/p.txt": Path("/etc/passwd")}, "source_texts/p.txt"),
    ("decisions behind a link out of the folder", {"source_texts/mot.toml": Path("/etc/hostname")},
     "source_texts/mot.toml"),
    ("a link that leads nowhere", {"source_texts/p.txt": Path("khong-co.txt")}, "source_texts/p.txt"),
    ("a link to itself", {"source_texts/p.txt": Path("p.txt")}, "source_texts/p.txt"),
    ("a thousand brackets", {"source_texts/mot.toml": DEEP}, "source_texts/mot.toml"),
    ("a number of 4,301 digits", {"source_texts/mot.toml": BIG}, "source_texts/mot.toml"),
    ("works that are numbers", {"source_texts/works.toml": "work = [1]"}, "source_texts/works.toml"),
    ("works with a thousand brackets", {"source_texts/works.toml": DEEP}, "source_texts/works.toml"),
    ("works as a folder", {"source_texts/works.toml/": ""}, "source_texts/works.toml"),
    ("works that are no UTF-8", {"source_texts/works.toml": b"\xff\xfe"}, "source_texts/works.toml"),
    ("a ledger that is no UTF-8", {"ledger/mot.tsv": b"dieu-1\t\xff"}, "ledger/mot.tsv"),
    ("a ledger as a folder", {"ledger/mot.tsv/": ""}, "ledger/mot.tsv"),
    ("a ledger folder that is a file", {"ledger": "x"}, "ledger: "),
    ("a print that is none", {"ledger/mot.tsv": "dieu-1\tzzz\n"}, "ledger/mot.tsv:1"),
    ("a third column of an old kind", {"ledger/mot.tsv": "dieu-1\ta\tb\n"}, "ledger/mot.tsv:1"),
    ("a relative address", {"source_texts/mot.toml": '[metadata]\nsource_url = "a.vn/b"\n'}, "source_texts/mot.toml"),
    ("an address that is a script",
     {"source_texts/works.toml": '[[work]]\ntype = "Luật"\nname = "x"\nofficial_url = "javascript:x"\n'},
     "official_url"),
    ("a configuration that is none", {"mkdocs.yml": "site_name: [\n"}, "mkdocs.yml"),
    ("a configuration without the plugin", {"mkdocs.yml": "site_name: x\n"}, "mkdocs.yml"),
]  # fmt: skip


def put(path: Path, content: str | bytes | Path) -> None:
    path.parent.mkdir(exist_ok=True)
    if path.is_symlink():
        path.unlink()
    if isinstance(content, Path):
        path.symlink_to(content)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize(("files", "told"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_no_file_makes_a_traceback(
    project: Path, capfd: pytest.CaptureFixture[str], files: dict[str, str | bytes | Path], told: str
) -> None:
    for name, content in files.items():
        if name.endswith("/"):
            (project / name).mkdir(parents=True)
        else:
            put(project / name, content)
    commands = ("build",) if "mkdocs.yml" in files else ("build", "check", "record")
    for command in commands:
        assert run(project, command) == 2, command
        err = capfd.readouterr().err
        assert told in err, (command, err)
        assert "Traceback" not in err
    assert not (project / "site").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("name", ["source_texts", "source_texts/mot.txt", "mkdocs.yml", "ledger/mot.tsv", "."])
def test_what_may_not_be_read_or_written_is_told(project: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert run(project, "record") == 0
    (project / "mkdocs.yml").unlink()
    shutil.copy(ROOT / "mkdocs.yml", project)
    path = project / name
    mode = path.stat().st_mode
    path.chmod(0o500 if name == "." else 0)
    try:
        assert run(project, "build", "--no-cache") == 2
        assert "Traceback" not in capfd.readouterr().err
    finally:
        path.chmod(mode)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_is_not_utf_8_gets_plain_letters(
    project: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding=encoding) for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    assert run(project, "check") == 0
    assert run(project, "check", "--json") == 0
    assert run(project, "check", "khong-co") == 2
    for stream in streams.values():
        stream.flush()
    written = [stream.buffer.getvalue() for stream in streams.values()]  # type: ignore[attr-defined]
    said, told = (stream.decode(encoding) for stream in written)
    assert "[numbering-gap]" in said
    rows = json.loads(said[said.index("[\n") :])
    assert "Đối chiếu" in next(row["hint"] for row in rows if row["code"] == "numbering-gap"), "whole for programs"
    assert "khong-co: kh" in told
    assert "-> ch" in told


def test_a_build_that_is_asked_to_end_leaves_nothing_behind(project: Path) -> None:
    run_ = [sys.executable, "-m", "build_tools", "--root", str(project), "build", "--no-cache"]
    with subprocess.Popen(run_, stderr=subprocess.PIPE, text=True, cwd=ROOT) as started:
        assert started.stderr
        for line in started.stderr:  # it has begun to write
            if "fresh" in line:
                started.send_signal(signal.SIGTERM)
                break
        told = started.stderr.read()
        assert started.wait(60) == 130, told
    assert "đã dừng theo lệnh" in told
    assert not [path.name for path in project.iterdir() if path.name.startswith("site")]
