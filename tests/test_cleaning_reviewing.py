"""`vanban review` without a terminal: what is asked, what is written, and that it is asked once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from editors import Editor

from build_tools import cleaning, proposing, reading
from build_tools.curating.reviewing import review
from build_tools.errors import Refusal

USUAL = (
    "Ủy ban nhân dân tỉnh giao các sở, ngành ứng dụng tiến bộ khoa học vào sản xuất; nhân rộng tiến bộ kỹ thuật.\n" * 12
)
RAW = (
    f"QUYẾT ĐỊNH\n\n{USUAL}\nCác huyện ứng dụng tiên bộ khoa học vào đời sống, coi đây là một là một trong những việc"
    " chính.\n"
)
OTHER = (
    ". ".join(
        onset + rime
        for onset in "b c d g h l m n r s t v".split()
        for rime in "a ai an ang ao au o oi on ong u ui un ung".split()
    )
    * 3
)
BESIDE = '# Ghi chú của người biên tập\n[metadata]\nprovince = "Thái Bình"   # theo thân văn bản\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "source_texts"
    folder.mkdir()
    (folder / "thu.txt").write_text(RAW, encoding="utf-8")
    (folder / "khac.txt").write_text(OTHER, encoding="utf-8")
    (folder / "thu.toml").write_text(BESIDE, encoding="utf-8")
    return tmp_path


def proposals(root: Path) -> list[tuple[str, str, str]]:
    _, text = proposing.with_proposals(map(cleaning.clean, reading.read_all(root)))
    return [(c.rule, c.before, c.after) for c in text.corrections if c.status == "proposed"]


def test_the_two_suspects_are_proposed(root: Path) -> None:
    assert proposals(root) == [("orphan-word", "tiên", "tiến"), ("repeated-phrase", "là một là một", "là một")]


def test_accepting_and_rejecting_is_written_and_not_asked_again(root: Path) -> None:
    editor = Editor("Biên tập viên", "n", "sai dấu", "b", "", "đúng như bản gốc")
    assert review(root, None, editor.ask, editor.say) == 0
    assert any("tiên → tiến" in words and "‘tiến bộ’" in words for words in editor.said)
    written = (root / "source_texts/thu.toml").read_text(encoding="utf-8")
    assert written.startswith(BESIDE), "comments and order stay"
    _, text = proposing.with_proposals(map(cleaning.clean, reading.read_all(root)))
    assert "ứng dụng tiến bộ khoa học vào đời sống" in text.passage.text
    assert "là một là một" in text.passage.text, "what was rejected stays as printed"
    assert proposals(root) == []
    decided = [(c.status, c.by, c.reason) for c in text.corrections if c.kind == "word"]
    assert decided == [
        ("applied", "Biên tập viên", "sai dấu"),
        ("rejected", "Biên tập viên", "đúng như bản gốc"),
    ]


def test_another_repair_may_be_typed_and_one_may_be_passed_over(root: Path) -> None:
    editor = Editor("", "s", "", "s", "tiên phong tiến", "thử", "x", "q")
    review(root, "thu", editor.ask, editor.say)
    _, text = proposing.with_proposals(map(cleaning.clean, reading.read_all(root)))
    assert "ứng dụng tiên phong tiến bộ" in text.passage.text
    assert [rule for rule, _, _ in proposals(root)] == ["repeated-phrase"]
    assert editor.said[-1] == "Xong: đã ghi 1 quyết định, bỏ qua 1."


def test_leaving_keeps_what_was_decided(root: Path) -> None:
    editor = Editor("", "n", "")
    review(root, None, editor.ask, editor.say)
    assert "Đã dừng" in editor.said[-1]
    assert [rule for rule, _, _ in proposals(root)] == ["repeated-phrase"]


def test_the_line_ends_of_the_file_are_kept(root: Path) -> None:
    (root / "source_texts/thu.toml").write_bytes(BESIDE.replace("\n", "\r\n").encode())
    review(root, None, Editor("", "n", "").ask, Editor().say)
    written = (root / "source_texts/thu.toml").read_bytes()
    assert written.startswith(BESIDE.replace("\n", "\r\n").encode())
    assert b"[[correction]]" in written
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_a_file_that_cannot_be_written_is_refused_in_words(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", denied)
    with pytest.raises(Refusal, match=r"source_texts/thu\.toml: không đọc hay ghi được: không có quyền"):
        review(root, None, Editor("", "n", "").ask, Editor().say)
    assert (root / "source_texts/thu.toml").read_text(encoding="utf-8") == BESIDE


def test_a_proposal_is_shown_in_the_width_of_the_terminal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    editor = Editor("", "q", "q")
    review(root, None, editor.ask, editor.say)
    lines = [line for words in editor.said[1:] for line in words.split("\n")]
    assert max(map(len, lines)) <= 60
    assert "  Các huyện ứng dụng [tiên → tiến] bộ khoa học vào đời sống," in lines


def test_lines_are_counted_as_the_contract_counts_them(root: Path) -> None:
    (root / "source_texts/thu.txt").write_bytes(RAW.replace("\n", "\r").encode())
    review(root, None, Editor("", "n", "", "n", "").ask, Editor().say)
    assert "line = 1\n" in (root / "source_texts/thu.toml").read_text(encoding="utf-8")
    assert proposals(root) == []


def test_nothing_waits_and_nobody_is_asked(root: Path) -> None:
    (root / "source_texts/thu.txt").write_text("QUYẾT ĐỊNH\n", encoding="utf-8")
    editor = Editor()
    assert review(root, None, editor.ask, editor.say) == 0
    assert editor.said == ["Không có đề xuất nào đang chờ (điều cần xem: thêm --findings)."]


def test_an_unknown_text_is_refused(root: Path) -> None:
    with pytest.raises(Refusal, match="không có văn bản này"):
        review(root, "khong-co", Editor().ask, Editor().say)


def test_findings_are_gone_through_too_marked_mended_or_named(root: Path) -> None:
    path = root / "source_texts/thu.txt"
    path.write_text(RAW.replace("QUYẾT ĐỊNH\n", "QUYẾT ĐỊNH\n\nĐiều 1. Việc\n\n1. Một.\n\n3. Ba.\n"), encoding="utf-8")
    editor = Editor("An", *["q"] * 9)
    review(root, "thu", editor.ask, editor.say, findings=True, worst_first=True)
    order = [
        line for line in "\n".join(editor.said).split("\n") if "[numbering-gap]" in line or "front-incomplete" in line
    ]
    assert len(order) == 2
    before = path.with_suffix(".toml").read_text(encoding="utf-8")
    place = next(n for n, words in enumerate(editor.said[1:]) if "[numbering-gap]" in words)
    last = ["x", "", "bản gốc không có khoản 2", "h", "d", "no-label", "số in thừa", "t"]
    review(root, "thu", (editor := Editor("An", *["q"] * place, *last)).ask, editor.say, True, True)
    added = path.with_suffix(".toml").read_text(encoding="utf-8").removeprefix(before.rstrip())
    assert '[[line]]\nline = 7\nbefore = "3. Ba."\nis = "no-label"' in added
    assert "[[seen]]" not in added, "that was taken back"


def test_what_is_found_twice_is_asked_once(root: Path) -> None:
    """The doubts of cleaning are doubts of the document, too."""
    (root / "source_texts/thu.txt").write_text(f"{USUAL}Theo Tờ trình so 8468/TTr-STNMT ngày 24/12/2021.\n", "utf-8")
    editor = Editor("An", *["q"] * 9)
    review(root, "thu", editor.ask, editor.say, findings=True)
    assert sum("[suspect-word]" in words for words in editor.said) == 1


def test_all_that_say_the_same_are_accepted_at_once(root: Path) -> None:
    more = RAW + "Các xã coi đó là một là một trong những việc khác.\n"
    (root / "source_texts/thu.txt").write_text(more, encoding="utf-8")
    count = len(proposals(root))
    review(root, "thu", (editor := Editor("An", "g", "", "t")).ask, editor.say)
    assert len(proposals(root)) < count
