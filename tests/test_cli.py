"""The command line as a publisher meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.cli import main, parser
from build_tools.curating import checking, listing
from build_tools.errors import Refusal
from build_tools.findings import BY_CODE

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one small decision whose articles skip a number."""
    (tmp_path / "source_texts").mkdir()
    text = "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành quy chế.\n\nĐiều 3. Quyết định này có hiệu lực kể từ ngày ký.\n"
    (tmp_path / "source_texts" / "quyet-dinh-nho.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def test_check_prints_file_and_line_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check") == 0
    out = capsys.readouterr().out
    assert "source_texts/quyet-dinh-nho.txt:5: " in out
    assert "[numbering-gap]" in out
    assert "→" in out


@pytest.mark.parametrize("refused", [(), (Refusal("x.txt", "không đọc được", "xem lại"),)])
def test_check_says_that_nothing_is_left_unless_a_text_was_refused(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, refused: tuple[Refusal, ...]
) -> None:
    monkeypatch.setattr(checking, "look", lambda *_: checking.Look((), refused))
    assert run(project, "check") == (2 if refused else 0)
    assert ("Không còn điều gì" in capsys.readouterr().out) == (not refused)


def test_check_as_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    gap = next(row for row in rows if row["code"] == "numbering-gap")
    assert gap == gap | {"file": "source_texts/quyet-dinh-nho.txt", "line": 5, "severity": "warning"}


def test_check_strict_fails_when_anything_is_left(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check", "--strict") == 1
    capsys.readouterr()


@pytest.mark.parametrize("command", ["check", "record", "review"])
def test_a_name_that_no_document_has_is_answered_with_those_there_are(
    project: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(project, command, "khong-co") == 2
    assert "quyet-dinh-nho" in capsys.readouterr().err


def test_refused_input_is_one_message(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "source_texts" / "rong.txt").write_bytes(b"")
    assert run(project, "check") == 2
    err = capsys.readouterr().err
    assert "source_texts/rong.txt" in err
    assert "→" in err
    assert "Traceback" not in err


def test_convert_writes_markdown_only(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "convert", "--out", str(tmp_path / "out")) == 0
    written = [p for p in (tmp_path / "out").rglob("*") if p.is_file()]
    assert written
    assert {p.suffix for p in written} == {".md"}
    assert "tệp" in capsys.readouterr().out


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("build", "check", "convert", "search", "review"):
        with pytest.raises(SystemExit) as stop:
            parser().parse_args([command, "--help"])
        assert stop.value.code == 0
    assert "Markdown" in capsys.readouterr().out


def test_search_wants_words_or_a_batch(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "search") == 2
    assert "--batch" in capsys.readouterr().err


def test_search_before_the_first_build_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "search", "quy chế") == 2
    assert "vanban build" in capsys.readouterr().err


def test_check_fails_when_a_published_anchor_would_vanish(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "record") == 0
    assert run(project, "check") == 0
    text = project / "source_texts" / "quyet-dinh-nho.txt"
    text.write_text(text.read_text(encoding="utf-8").partition("Điều 3.")[0], encoding="utf-8")
    assert run(project, "check") == 1
    assert "dieu-3" in capsys.readouterr().out


def test_check_offers_entries_for_works_cited_often(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = "".join(
        f"{n}. Thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương;\n\n" for n in range(1, 7)
    )
    (project / "source_texts" / "nhieu.txt").write_text(f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n{lines}", encoding="utf-8")
    run(project, "check", "--json")
    offers = [row for row in json.loads(capsys.readouterr().out) if row["code"] == "work-to-name"]
    assert [row["file"] for row in offers] == ["source_texts/works.toml"]
    assert 'number = "20-NQ/TW"' in offers[0]["hint"]


def test_an_offered_entry_can_be_pasted_and_is_then_no_more_offered(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = "".join(
        f"{n}. Thực hiện Chương trình hành động số 25-CTr/TU ngày 21/3/2013 của Tỉnh ủy Thái Bình;\n\n"
        for n in range(1, 7)
    )
    (project / "source_texts" / "nhieu.txt").write_text(f"KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n{lines}", encoding="utf-8")
    run(project, "check", "--json")
    (offer,) = [row for row in json.loads(capsys.readouterr().out) if row["code"] == "work-to-name"]
    (project / "source_texts" / "works.toml").write_text(offer["hint"].partition("\n")[2], encoding="utf-8")
    run(project, "check", "--json")
    assert [
        row["code"] for row in json.loads(capsys.readouterr().out) if row["file"].startswith("source_texts/works.toml")
    ] == []


def test_an_entry_that_fits_nothing_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = '[[work]]\ntype = "Nghị quyết"\nnumber = "21-NQ/TW"\nnot_same_as = ["nghi-quyet-20-nq-tw-2099"]\n'
    (project / "source_texts" / "works.toml").write_text(entry, encoding="utf-8")
    run(project, "check", "--json")
    rows = [row for row in json.loads(capsys.readouterr().out) if row["file"].startswith("source_texts/works.toml")]
    assert [row["code"] for row in rows] == ["authority-idle", "authority-key"]


def test_without_a_command_the_commands_are_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project) == 2
    told = capsys.readouterr().err
    assert all(command in told for command in ("build", "check", "review", "record", "convert", "search"))


def test_review_without_proposals_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "review") == 0
    assert "Không có đề xuất" in capsys.readouterr().out


def test_help_and_mistakes_are_told_in_vietnamese_without_reading_a_pattern() -> None:
    """Help is at once there: none of the rooms that make patterns of tables is imported for it."""
    asked = (
        "import sys\nfrom build_tools.cli import main\n"
        "try: main({})\nexcept SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if m.startswith('build_tools.c')), file=sys.stderr)"
    )
    for arguments, words in (["--help"], "cách dùng: vanban"), (["export"], "thiếu: DẠNG, --out"):
        done = subprocess.run(
            [sys.executable, "-c", asked.format(arguments)], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert words in done.stdout + done.stderr
        assert "usage" not in done.stdout + done.stderr
        assert done.stderr.splitlines()[-1] == "['build_tools.cli']"


def test_check_says_first_what_is_new_since_the_ledger_was_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = project / "source_texts" / "quyet-dinh-nho.txt"
    assert run(project, "check") == 0
    assert "Mới từ" not in capsys.readouterr().out, "nothing was ever recorded"
    assert run(project, "record") == 0
    words = text.read_text(encoding="utf-8").replace("\nĐiều 3.", "\nQuy chế kèm theo.\n\nĐiều 3.")
    text.write_text(f"{words}\nĐiều 5. Thi hành.\n", encoding="utf-8")
    capsys.readouterr()
    assert run(project, "check") == 0
    told = capsys.readouterr().out
    new, _, before = told.partition("Đã có từ trước")
    assert new.startswith("Mới từ lần ghi sổ trước (1):")
    assert "quyet-dinh-nho.txt:9: cảnh báo [numbering-gap]" in new
    assert "quyet-dinh-nho.txt:7: cảnh báo [numbering-gap]" in before, "it is known again two lines below"
    assert "2  cảnh báo  numbering-gap, 1 mới" in before
    run(project, "check", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [row["line"] for row in rows if row["new"]] == [9]
    assert run(project, "record") == 0
    capsys.readouterr()
    run(project, "check", "--json")
    assert not any(row["new"] for row in json.loads(capsys.readouterr().out))


def test_check_says_first_what_is_worst_and_counts_last() -> None:
    codes = ["comma-missing", "citation-type", "pages-astray", "numbering-gap", "anchor-vanished"]
    rows = [
        checking.FindingRow("source_texts/a.txt", n, BY_CODE[code].severity, code, "Xem.", "Đối chiếu.", new=new)
        for new in (True, False)
        for n, code in enumerate(codes, 1)
    ]
    told = listing.table(rows)
    named = [word.strip("[]") for word in told.split() if word.startswith("[")]
    worst = ["anchor-vanished", "pages-astray", "numbering-gap", "citation-type", "comma-missing"]
    assert named == [*worst, *(each for code in worst for each in (code, code))]
    counts = [line.split()[-3].rstrip(",") for line in told.split("\n")[-6:-1]]
    assert counts == worst[::-1]


def test_what_is_recorded_by_name_leaves_the_news_of_the_others(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "record") == 0
    for name in ("hai", "ba"):
        (project / "source_texts" / f"{name}.txt").write_text("QUYẾT ĐỊNH\n\nĐiều 1. Một.\n\nĐiều 3. Ba.\n", "utf-8")
    assert run(project, "record", "hai") == 0
    capsys.readouterr()
    run(project, "check", "--json")
    rows = [row for row in json.loads(capsys.readouterr().out) if row["code"] == "numbering-gap"]
    assert {row["file"]: row["new"] for row in rows} == {
        "source_texts/quyet-dinh-nho.txt": False,
        "source_texts/hai.txt": False,
        "source_texts/ba.txt": True,
    }


def test_an_error_that_was_seen_leaves_check_but_record_still_refuses(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "record") == 0
    text = project / "source_texts" / "quyet-dinh-nho.txt"
    text.write_text(text.read_text(encoding="utf-8").partition("Điều 3.")[0], encoding="utf-8")
    assert run(project, "check") == 1
    seen = '[[seen]]\ncode = "anchor-vanished"\nreason = "đã báo người dùng"\nby = "A"\n'
    text.with_suffix(".toml").write_text(seen, encoding="utf-8")
    assert run(project, "check") == 0
    assert "anchor-vanished" not in capsys.readouterr().out.rpartition("tất cả")[2]
    assert run(project, "record") == 2


@pytest.mark.parametrize("command", [["convert", "--out"], ["export", "txt", "--out"]])
def test_what_was_written_is_told_to_programs(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    (project / "mkdocs.yml").write_text("site_name: X\nplugins: [vanban]\n", encoding="utf-8")
    (project / "docs").mkdir()
    assert run(project, *command, str(tmp_path / "out"), "--json") == 0
    assert json.loads(capsys.readouterr().out)["folder"] == str(tmp_path / "out")


def test_what_was_read_of_a_file_is_told_to_programs(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a list, a line a value: a person reads it, too."""
    (tmp_path / "moi.txt").write_text("CHỈ THỊ\nVề kho\n1. Các sở báo cáo.\n", encoding="utf-8")
    assert run(project, "import", str(tmp_path / "moi.txt"), "--json") == 0
    out = capsys.readouterr().out
    assert [each["text"] for each in json.loads(out)] == ["moi"]
    assert out.startswith('[\n {\n  "file": ')


def test_recording_and_beginning_are_told_to_programs(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "record", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["told"] == ["quyet-dinh-nho: mới, 2 neo."]
    assert run(project, "init", str(tmp_path / "moi"), "--json") == 0
    assert "mkdocs.yml" in json.loads(capsys.readouterr().out)["files"]


def test_the_sum_is_told_last_and_each_error_by_name() -> None:
    row = checking.FindingRow("ledger/a.tsv", None, "error", "anchor-vanished", "Neo “x” không còn.", "đưa lại.")
    other = checking.FindingRow("source_texts/a.txt", 3, "warning", "numbering-gap", "Thiếu.", "xem.")
    assert list(listing.summary([row, other, other])) == [
        "Cảnh báo: 2 numbering-gap.",
        "Còn 1 lỗi, 2 cảnh báo (`vanban check` liệt kê).",
    ]
    assert list(listing.errors_named([row, other])) == [
        "ledger/a.tsv: lỗi [anchor-vanished] Neo “x” không còn.",
        "    → đưa lại.",
    ]
    assert list(listing.summary([])) == []
