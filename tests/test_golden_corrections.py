"""Golden report of corrections: every change that cleaning made, by rule, in the texts of the collection and in the
cases of tests/cases/cleaning.

`make golden` writes it anew; read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from development.report import correction_lines
from development.stages import source_of
from own_collection import COLLECTION
from test_cleaning_cases import cases

from build_tools import cleaning, proposing, reading
from build_tools.model import CleanText
from build_tools.passages import line_numbers

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "corrections"
SOURCES = reading.read_all(COLLECTION)


def report(clean: CleanText) -> Iterator[str]:
    yield from correction_lines(clean.corrections, line_numbers(clean.source.text))


def compared(found: str, path: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "clean", proposing.with_proposals(map(cleaning.clean, SOURCES)), ids=lambda clean: clean.source.slug
)
def test_corrections_of_a_text_are_as_they_were(clean: CleanText, request: pytest.FixtureRequest) -> None:
    compared("\n".join(report(clean)) + "\n", GOLDEN / f"{clean.source.slug}.txt", request)


def test_corrections_of_the_cases_are_as_they_were(request: pytest.FixtureRequest) -> None:
    found = [
        line
        for title, raw, _ in cases()
        for line in (f"\n## {title}\n", *report(cleaning.clean(source_of(raw, "thu"))))
    ]
    compared("\n".join(found) + "\n", GOLDEN / "cases.txt", request)
