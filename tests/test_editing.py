"""What a person changes in a copy of a text becomes entries that do just that, or is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_texts import examples

from build_tools import cleaning, reading
from build_tools.cli import main
from build_tools.curating import editing
from build_tools.errors import Refusal

RAW = """CHÍNH PHÚ

Điều 1. Phạm  vi
1. Nghị định này quy định vê chính sách hỗ trợ và vê tổ chức thực hiện
chính sách ấy ở cơ sở.
BIỆN TỬ
2. Việc khác.

| TT | Tên |
| --- | --- |
| 1 | Phi thẩm định |
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "source_texts"
    folder.mkdir()
    (folder / "nghi-dinh.txt").write_text(RAW, encoding="utf-8")
    return tmp_path


def edited(root: Path, *pairs: tuple[str, str], reason: str = "theo bản gốc") -> list[str]:
    """Makes the changes in a copy and takes it in; what was said."""
    text = editing.copied(root, "nghi-dinh")
    for before, after in pairs:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (root / "copy.txt").write_text(text, encoding="utf-8")
    said: list[str] = []
    answers = iter(["Nguyễn Văn An", reason, *["từng chỗ"] * 20])
    editing.edit(root, "nghi-dinh", lambda _: next(answers), said.append, root / "copy.txt")
    return said


def entries(root: Path) -> list[dict[str, object]]:
    path = root / "source_texts" / "nghi-dinh.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["correction"] if path.exists() else []


def test_changed_words_become_the_smallest_entries_that_are_unique(root: Path) -> None:
    edited(root, ("CHÍNH PHÚ", "CHÍNH PHỦ"), ("định vê chính", "định về chính"), ("Phi thẩm", "Phí thẩm"))
    assert [(e["line"], e["before"], e["after"]) for e in entries(root)] == [
        (1, "PHÚ", "PHỦ"),
        (4, "vê", "về"),
        (11, "Phi", "Phí"),
    ]
    assert {(e["decision"], e["reason"], e["by"]) for e in entries(root)} == {
        ("accept", "theo bản gốc", "Nguyễn Văn An")
    }
    text = editing.copied(root, "nghi-dinh")
    assert "CHÍNH PHỦ" in text
    assert "quy định về chính sách hỗ trợ và vê tổ chức" in text


def test_a_line_taken_out_joined_or_parted_is_an_entry_too(root: Path) -> None:
    edited(root, ("BIỆN TỬ\n", ""), ("2. Việc khác.", "2. Việc\n3. khác."))
    assert editing.copied(root, "nghi-dinh").split("\n")[2:5] == [
        "1. Nghị định này quy định vê chính sách hỗ trợ và vê tổ chức thực hiện chính sách ấy ở cơ sở.",
        "2. Việc",
        "3. khác.",
    ]


def test_a_word_put_in_takes_its_neighbour_along(root: Path) -> None:
    edited(root, ("Việc khác", "Việc rất khác"))
    (entry,) = entries(root)
    assert str(entry["before"]).strip() in ("Việc", "khác")
    assert "2. Việc rất khác." in editing.copied(root, "nghi-dinh")


def test_a_reason_is_asked_for_each_when_none_is_given_for_all(root: Path) -> None:
    edited(root, ("PHÚ", "PHỦ"), ("Phi", "Phí"), reason="")
    assert [e["reason"] for e in entries(root)] == ["từng chỗ", "từng chỗ"]


def test_nothing_changed_writes_nothing(root: Path) -> None:
    assert edited(root) == ["Bản chép không có gì đổi."]
    assert not (root / "source_texts" / "nghi-dinh.toml").exists()


def test_what_no_entry_can_say_is_told_and_not_written(root: Path) -> None:
    edited(root, ("PHÚ", "PHỦ"))
    before = (root / "source_texts" / "nghi-dinh.toml").read_bytes()
    said = edited(root, ("CHÍNH PHỦ", "CHÍNH QUYỀN"))
    assert any("KHÔNG ghi được" in line for line in said)
    assert (root / "source_texts" / "nghi-dinh.toml").read_bytes() == before


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(["chữ", "", "đổi khác", "1"])), max_size=6))
@settings(max_examples=examples(25), deadline=None)
def test_after_any_edit_the_text_is_the_copy_or_the_person_is_told(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, str]]
) -> None:
    root = tmp_path_factory.mktemp("edit")
    (root / "source_texts").mkdir()
    (root / "source_texts" / "nghi-dinh.txt").write_text(RAW, encoding="utf-8")
    words = editing.copied(root, "nghi-dinh").split(" ")
    for place, word in edits:
        words[place % len(words)] = word
    wanted = " ".join(words)
    (root / "copy.txt").write_text(wanted, encoding="utf-8")
    said: list[str] = []
    editing.edit(root, "nghi-dinh", lambda _: "x", said.append, root / "copy.txt")
    now = editing._letters(editing.copied(root, "nghi-dinh"))
    told = any("KHÔNG" in line for line in said)
    assert told or now == editing._letters(wanted)
    (source,) = reading.read_all(root)
    assert not [r for r in source.decisions.remarks if r.code != "decision-needless"]
    assert cleaning.clean(source).source.text == RAW


def test_the_command_gives_out_a_copy_and_takes_it_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = root / "copy.txt"
    assert main(["--root", str(root), "edit", "nghi-dinh", "--copy", str(copy)]) == 0
    copy.write_text(copy.read_text(encoding="utf-8").replace("PHÚ", "PHỦ"), encoding="utf-8")
    answers = iter(["", "như bản in"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert main(["--root", str(root), "edit", "nghi-dinh", "--from", str(copy)]) == 0
    assert [(e["before"], e["after"], e["by"]) for e in entries(root)] == [("PHÚ", "PHỦ", "Ban biên tập Vanban")]


def test_the_editor_of_the_person_is_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = root / "editor.sh"
    script.write_text('#!/bin/sh\nsed -i s/PHÚ/PHỦ/ "$1"\n', encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    editing.edit(root, "nghi-dinh", lambda _: "x", lambda _: None)
    assert [(e["before"], e["after"]) for e in entries(root)] == [("PHÚ", "PHỦ")]
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    with pytest.raises(Refusal, match="trình soạn thảo"):
        editing.edit(root, "nghi-dinh", lambda _: "x", lambda _: None)


def test_a_text_that_there_is_not_is_refused(root: Path) -> None:
    with pytest.raises(Refusal, match="không có văn bản “khac”"):
        editing.copied(root, "khac")


def test_two_words_side_by_side_in_one_line_are_each_an_entry(root: Path) -> None:
    """The word beside one may be mended as well: an entry says no more than its own words where those near tell it."""
    path = root / "source_texts" / "nghi-dinh.txt"
    line = (
        "a) Việc chuyen giao quyen đại điện, việc chuyen nhượng quyen tài sản và quyen khác do cap tính quyết định; cap"
    )
    path.write_text(RAW.replace("2. Việc khác.", f"{line} tính chưa công bố."), encoding="utf-8")
    edited(root, ("chuyen giao quyen đại điện", "chuyển giao quyen đại điện"))
    edited(root, ("chuyển giao quyen đại điện", "chuyển giao quyền đại diện"))
    edited(root, ("cap tính chưa", "cấp tỉnh chưa"))
    text = editing.copied(root, "nghi-dinh")
    assert "chuyển giao quyền đại diện, việc chuyen nhượng quyen" in text
    assert "do cap tính quyết định; cấp tỉnh chưa" in text
    assert len(entries(root)) == 5


def test_words_of_a_sentence_that_says_the_same_twice_are_each_an_entry(root: Path) -> None:
    path = root / "source_texts" / "nghi-dinh.txt"
    line = "a) Quyèn và trách nhiệm của công ty là cong ty phan. Quyen và trách nhiệm của công ty là công ty cố phần."
    path.write_text(RAW.replace("2. Việc khác.", line), encoding="utf-8")
    edited(
        root,
        ("Quyèn và trách nhiệm của công ty là cong ty phan", "Quyền và trách nhiệm của công ty là công ty cổ phần"),
        ("Quyen và trách nhiệm của công ty là công ty cố", "Quyền và trách nhiệm của công ty là công ty cổ"),
    )
    assert [(entry["before"], entry["after"]) for entry in entries(root)] == [
        ("Quyèn", "Quyền"), ("cong", "công"), ("phan", "cổ phần"), ("Quyen", "Quyền"), ("cố", "cổ"),
    ]  # fmt: skip


def test_a_word_of_a_long_phrase_that_a_line_says_twice_is_told_apart_by_what_stands_farther_off(root: Path) -> None:
    path = root / "source_texts" / "nghi-dinh.txt"
    phrase = "giá trị vốn nhà nước tại lúc công ty được cấp Glay chứng nhận đăng ký kinh doanh theo luật về chuyen giao"
    line = f"a) Phải công bố {phrase} vốn; khi có thay đổi thì tính lại {phrase} đất."
    path.write_text(RAW.replace("2. Việc khác.", line), encoding="utf-8")
    edited(root, (f"tính lại {phrase}", f"tính lại {phrase.replace('Glay', 'Giấy')}"))
    assert [(entry["before"], entry["after"]) for entry in entries(root)] == [("Glay", "Giấy")]
    edited(root, ("về chuyen giao đất", "về chuyển giao đất"))
    assert [entry["before"] for entry in entries(root)] == ["Glay", "chuyen"]
