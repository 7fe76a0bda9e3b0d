"""A row that could be deleted without a test that fails is a defect: each row of these tables is taken out in turn, and
a case of tests/cases/lines/ or an example must miss it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import ModuleType

import pytest
from line_cases import FAILS, FOLDER, Case, cases, result, shown
from test_citations_forms import READ_BY

from build_tools.citations import belonging, canvas, forms, relations, work_names

# A table: its module, its name there, and the cases in which its rows speak.
TABLES: tuple[tuple[ModuleType, str, str], ...] = (
    (forms, "AT_WORD", "citations"),
    (forms, "ANYWHERE", "citations"),
    (forms, "OWN", "citations"),
    (forms, "SHORT", "citations"),
    (relations, "_COMPILED", "citations"),
    (belonging, "OWNERS", "citations"),
)

SILENT = ("signature",)  # rows without a text in which they speak: find one, or take them out


@cache
def known(prefix: str) -> tuple[Case, ...]:
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if prefix in path.stem]
    return tuple(case for path in paths for case in cases(path) if not case.title.startswith(FAILS))


def rows() -> Iterator[object]:
    for module, name, prefix in TABLES:
        for n, row in enumerate(getattr(module, name)):
            label = getattr(row, "name", None) or (row[0] if isinstance(row, tuple) else n)
            marks = pytest.mark.xfail(strict=True) if label in SILENT else ()
            place = f"{module.__name__.split('.')[-1]}.{name}.{n}: {label}"
            yield pytest.param(module, name, prefix, n, id=place, marks=marks)


def near(row: object, prefix: str) -> list[Case]:
    """The cases, those first that show the row's name."""
    name = str(getattr(row, "name", None) or (row[0] if isinstance(row, tuple) else ""))
    return sorted(known(prefix), key=lambda case: not any(name and name in words for words in case.parts.values()))


def misses(row: object, prefix: str) -> bool:
    return any(
        {name: shown(found, name) for name in case.parts} != case.parts
        for case in near(row, prefix)
        for found in [result(case.text)]
    )


def unread(name: str) -> bool:
    """Whether a form's own example is read otherwise now."""
    words = next((words for words, by in READ_BY.items() if by == name), None)
    return words is not None and name not in {found.form for found in work_names.read(canvas.for_matching(words))}


@pytest.mark.parametrize(("module", "table", "prefix", "n"), list(rows()))
def test_a_row_that_goes_is_missed(
    module: ModuleType, table: str, prefix: str, n: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = getattr(module, table)
    monkeypatch.setattr(module, table, whole[:n] + whole[n + 1 :])
    work_names._rows.cache_clear()
    try:
        assert unread(getattr(whole[n], "name", "")) or misses(whole[n], prefix)
    finally:
        monkeypatch.undo()
        work_names._rows.cache_clear()
