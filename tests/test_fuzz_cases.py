"""Texts that once broke a promise, found by `make fuzz`, and one damaged text of each kind, tried again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from development.fuzz import CASES, KINDS, minimised
from development.promises import broken

RAW = (
    "QUYẾT ĐỊNH\nVề việc ban hành Quy chế\n\nCăn cứ Luật Khoa học và Công nghệ ngày 22/6/2000;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế.\n\n1. Theo Nghị định số 12/2020/NĐ-CP, khoản 2 Điều 5;\n\n"
    "a) Một;\n\nb) Hai.\n\nNơi nhận:\n- Như Điều 1;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn An\n"
)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_that_was_found_keeps_the_promises(path: Path) -> None:
    assert list(broken(path.read_bytes().decode())) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_changes_a_text_and_breaks_no_promise(kind: str) -> None:
    damaged = [KINDS[kind](random.Random(n), RAW) for n in range(6)]
    assert any(text != RAW for text in damaged)
    assert [fault for text in damaged for fault in broken(text, page=False) if not fault.startswith("twice")] == []


def test_what_is_found_is_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("development.fuzz.broken", lambda text, _page: ["fault"] if "xấu" in text else [])
    assert minimised(f"{RAW}\nMột chữ xấu ở đây\n{RAW}", "fault", page=False) == "xấu"
