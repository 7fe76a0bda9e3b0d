"""Lines of real texts through the stages: what comes out is as a person has read it.

`make golden` writes anew what comes out; read the difference before you commit it. A case that fails as known is never
written: it says what should come out.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from line_cases import FAILS, FOLDER, PARTS, Case, cases, result, shown, written

PATHS = sorted(FOLDER.glob("*.txt"))


def parameters() -> list[object]:
    return [
        pytest.param(case, id=f"{path.stem}: {case.title}", marks=pytest.mark.xfail(strict=True) if known(case) else ())
        for path in PATHS
        for case in cases(path)
    ]


def known(case: Case) -> bool:
    return case.title.startswith(FAILS)


def anew(case: Case) -> Case:
    if known(case):
        return case
    found = result(case.text)
    return Case(case.title, case.text, {name: shown(found, name) for name in case.parts})


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_cases_are_well_written(path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        head = path.read_text(encoding="utf-8").partition("%%% ")[0]
        path.write_text(head + "\n".join(written(anew(case)) for case in cases(path)), encoding="utf-8")
    found = cases(path)
    assert found
    assert len({case.title for case in found}) == len(found)
    assert all(case.parts and set(case.parts) <= set(PARTS) for case in found)


@pytest.mark.parametrize("case", parameters())
def test_these_lines_come_out_so(case: Case, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden") and not known(case):
        pytest.skip("written anew")
    found = result(case.text)
    assert {name: shown(found, name) for name in case.parts} == case.parts
