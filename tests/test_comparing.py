"""A second version of a text tells where the first was read badly; nothing is settled without a person."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from editors import Editor

from build_tools.cli import main
from build_tools.curating import comparing, editing, reviewing
from build_tools.errors import Refusal

GOOD = """NGHỊ ĐỊNH

Điều 1. Tổng công ty quản lý phần vốn của Nhà nước tại doanh nghiệp theo quy định của pháp luật.

Điều 2. Nghị định này có hiệu lực thi hành kể từ ngày ký.
"""
BAD = """NGHỊ ĐỊNH

Điều 1. Tong công ty quản lý phan vốn của Nhà nước tại doanh nghlep theo quy định của pháp luật.

Điều 2. Nghị định này có lực thi hành kể từ ngày ngày ký.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "source_texts"
    folder.mkdir()
    (folder / "ban-quet.txt").write_text(BAD, encoding="utf-8")
    (folder / "ban-khac.txt").write_text(GOOD, encoding="utf-8")
    (folder / "la.txt").write_text(
        "QUYẾT ĐỊNH\n\nMột văn bản không dính dáng gì cả, về chuyện khác hẳn.\n", encoding="utf-8"
    )
    return tmp_path


def test_what_reads_otherwise_is_told_the_worst_line_first(root: Path) -> None:
    _, found = comparing.differences(root, "ban-quet", "ban-khac")
    assert [(one.before, one.after) for one in found] == [
        ("có", "có hiệu"),
        (" ngày", ""),
        ("Tong", "Tổng"),
        ("phan", "phần"),
        ("nghlep", "nghiệp"),
    ]


def test_the_other_version_may_be_a_file_of_any_kind(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = root / "khac.html"
    other.write_text("<p>" + GOOD.replace("\n\n", "</p><p>") + "</p>", encoding="utf-8")
    assert main(["--root", str(root), "compare", "ban-quet", str(other)]) == 0
    said = capsys.readouterr().out
    assert "source_texts/ban-quet.txt:3: “Tong” ↔ “Tổng”" in said
    assert "5 chỗ khác nhau" in said
    assert not (root / "source_texts/ban-quet.toml").exists()


def test_two_texts_that_are_no_versions_are_refused(root: Path) -> None:
    with pytest.raises(Refusal, match="không phải hai bản"):
        comparing.differences(root, "ban-quet", "la")
    with pytest.raises(Refusal, match="không có văn bản này"):
        comparing.differences(root, "ban-quet", "khong-co")


def go(root: Path, *answers: str) -> tuple[list[dict[str, str]], str]:
    text, found = comparing.differences(root, "ban-quet", "ban-khac")
    editor = Editor("Nguyễn Văn An", *answers)
    reviewing.go_through(root, [(text, one) for one in found], editor.ask, editor.say)
    path = root / "source_texts/ban-quet.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("correction", []) if path.exists() else []
    return entries, "\n".join(editor.said)


def test_each_is_decided_by_a_person(root: Path) -> None:
    entries, said = go(root, "s", "có hiệu", "", "n", "", "n", "", "b", "đúng như bản gốc", "q")
    assert [(e["before"], e["decision"]) for e in entries][::2] == [("có", "accept"), ("Tong", "accept")]
    assert (entries[3]["before"], entries[3]["decision"], len(entries)) == ("phan", "reject", 4)
    text = editing.copied(root, "ban-quet")
    assert "Tổng công ty quản lý phan vốn" in text
    assert "có hiệu lực thi hành kể từ ngày ký." in text
    assert "ban-khac in “Tổng”" in said


def test_one_goes_back_and_takes_back_at_the_shell(root: Path) -> None:
    entries, said = go(root, "n", "", "h", "b", "đúng", "q", "l", "n", "", "h", "h", "h", "t")
    assert entries == []
    assert said.count("Đã hoàn tác") == 3
    assert said.count("Không còn gì để hoàn tác") == 1
    assert "đã ghi 0 quyết định" in said
