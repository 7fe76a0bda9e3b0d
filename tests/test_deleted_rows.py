"""A row that could be deleted without a test that fails is a defect: each row of these tables is taken out in turn, and
a case of tests/cases/lines/ or an example must miss it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, cache
from types import ModuleType

import pytest
import test_cleaning_cases
import test_structure_cases
from line_cases import FAILS, FOLDER, Case, cases, result, shown
from test_citations_forms import READ_BY

from build_tools.amending import clauses
from build_tools.citations import belonging, canvas, forms, relations, work_names
from build_tools.cleaning.joins import pairs, wrapped
from build_tools.structure import bodies, components, form_heads, heads, landmarks, tails

# A table: its module, its name there, and the cases in which its rows speak.
TABLES: tuple[tuple[ModuleType, str, str], ...] = (
    (forms, "AT_WORD", "citations"),
    (forms, "ANYWHERE", "citations"),
    (forms, "OWN", "citations"),
    (forms, "SHORT", "citations"),
    (relations, "_COMPILED", "citations"),
    (belonging, "OWNERS", "citations"),
)

# Tables whose rows take long: they are tried by `make rows`.
MORE: tuple[tuple[ModuleType, str, str], ...] = (
    (clauses, "_JOIN", "amending"),
    (pairs, "_NAMES", "cleaning"),
    (wrapped, "CUES", "cleaning"),
    (bodies, "_IN_FULL", "structure"),
    (components, "_HEAD_RUN", "structure"),
    (form_heads, "_CUES", "structure"),
    (heads, "_CUES", "structure"),
    (landmarks, "HEAD", "structure"),
    (landmarks, "TAIL", "structure"),
    (tails, "_CUES", "structure"),
)

# Rows without a case that misses them, by their places: find one, or take them out. The numbers may only become fewer.
SILENT: dict[str, tuple[int, ...]] = {
    "components._HEAD_RUN": (1,),
    "form_heads._CUES": (5, 18),
    "heads._CUES": (1,),
    "landmarks.HEAD": (4, 6),
    "tails._CUES": (0, 14),
}


SILENT_FORM = "signature"  # of the forms of a citation


@cache
def known(prefix: str) -> tuple[Case, ...]:
    paths = [path for path in sorted(FOLDER.glob("*.txt")) if prefix in path.stem]
    return tuple(case for path in paths for case in cases(path) if not case.title.startswith(FAILS))


def rows() -> Iterator[object]:
    for module, name, prefix in (*TABLES, *(MORE if os.environ.get("ROWS") else ())):
        table = f"{module.__name__.split('.')[-1]}.{name}"
        for n, row in enumerate(getattr(module, name)):
            label = getattr(row, "name", None) or (row[0] if isinstance(row, tuple) else n)
            silent = n in SILENT.get(table, ()) or (prefix == "citations" and label == SILENT_FORM)
            marks = pytest.mark.skip("no case misses it") if silent else ()
            yield pytest.param(module, name, prefix, n, id=f"{table}.{n}: {label}", marks=marks)


def near(row: object, prefix: str) -> list[Case]:
    """The cases, those first that show the row's name."""
    name = str(getattr(row, "name", None) or (row[0] if isinstance(row, tuple) else ""))
    return sorted(known(prefix), key=lambda case: not any(name and name in words for words in case.parts.values()))


def misses(row: object, prefix: str) -> bool:
    return any(map(fails, near(row, prefix))) or any(further(prefix))


def further(prefix: str) -> Iterator[bool]:
    """Whether each of the other cases of a room fails: heads, outlines, lines as a reader should see them."""
    if prefix == "cleaning":
        yield from (test_cleaning_cases.shown(raw) != wanted for _, raw, wanted in test_cleaning_cases.cases())
    if prefix == "structure":
        for check, cases_ in (
            (test_structure_cases.test_head_and_tail_say_this, test_structure_cases.FRAMES),
            (test_structure_cases.test_the_text_has_this_outline, test_structure_cases.having("outline")),
        ):
            yield from (_raises(check, *param.values) for param in cases_)


def _raises(check: Callable[..., None], *given: object) -> bool:
    try:
        check(*given)
    except (AssertionError, RuntimeError, StopIteration):
        return True
    return False


def fails(case: Case) -> bool:
    try:
        found = result(case.text)
    except (AssertionError, RuntimeError, StopIteration):  # a stage that needs the row
        return True
    return {name: shown(found, name) for name in case.parts} != case.parts


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
    forget()
    try:
        assert unread(getattr(whole[n], "name", "")) or misses(whole[n], prefix)
    finally:
        monkeypatch.undo()
        forget()


def forget() -> None:
    """Empties what the code keeps of words it has seen: it was read with all rows."""
    for name, module in list(sys.modules.items()):
        if name.startswith("build_tools."):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()
