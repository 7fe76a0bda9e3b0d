"""Cases that a lawyer could read: raw text and what is shown, from tests/cases/cleaning/*.md."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import raw_texts

from build_tools.cleaning import clean

CASES = Path(__file__).parent / "cases" / "cleaning"
_CASE = re.compile(r"^## (?P<title>.+?)\n\n```raw\n(?P<raw>.*?)```\n(?:\n```clean\n(?P<clean>.*?)```\n)?", re.S | re.M)


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(CASES.glob("*.md")):
        for match in _CASE.finditer(path.read_text(encoding="utf-8")):
            raw = match["raw"]
            wanted = match["clean"] or "\n".join(line for line in raw.splitlines() if line.strip()) + "\n"
            found.append((f"{path.stem}: {match['title']}", raw, wanted))
    return found


def shown(raw: str) -> str:
    source = raw_texts.source(raw)
    return "".join(line.passage.text + "\n" for line in clean(source).lines)


@pytest.mark.parametrize(
    ("raw", "wanted"), [(raw, wanted) for _, raw, wanted in cases()], ids=[title for title, _, _ in cases()]
)
def test_case(raw: str, wanted: str) -> None:
    assert shown(raw) == wanted


@pytest.mark.parametrize("raw", [raw for _, raw, _ in cases()], ids=[title for title, _, _ in cases()])
def test_running_twice_changes_nothing_more(raw: str) -> None:
    once = shown(raw)
    assert shown(once) == once


def test_the_cases_were_found() -> None:
    assert len(cases()) >= 8


FORMS = {
    "carriage returns": lambda raw: raw.replace("\n", "\r\n"),
    "old newlines": lambda raw: raw.replace("\n", "\r"),
    "decomposed": lambda raw: unicodedata.normalize("NFD", raw),
    "byte order mark": lambda raw: "\ufeff" + raw,
    "no trailing blanks": lambda raw: re.sub(r"[ \t]+$", "", raw, flags=re.M),
    "hard blanks": lambda raw: raw.replace("ngày ", "ngày\u00a0"),
}


@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize(
    ("raw", "wanted"), [(raw, wanted) for _, raw, wanted in cases()], ids=[title for title, _, _ in cases()]
)
def test_another_form_of_the_same_file_reads_the_same(raw: str, wanted: str, form: str) -> None:
    assert shown(FORMS[form](raw)) == wanted
