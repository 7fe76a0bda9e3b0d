"""A text is read alike however a source sets it: rows of `development.disguises` that lose nothing on these texts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from development.disguises import ROWS, Row, sheet
from development.perturb import differences, read

from build_tools.model import Document

FOLDER = Path(__file__).parent / "cases" / "structure"
TEXTS = ("quyet-dinh-kem-ke-hoach", "nghi-quyet-hdnd", "quy-che-kem-theo", "quy-dinh-cua-dang")
# Where a paragraph ends with a full line nothing printed says so: wrapped texts are compared by `make perturb`.
WRAPPED = {
    "printed",
    "wrapped-60",
    "wrapped-100",
    "wrapped-80-spaced",
    "gazette",
    "numbered-pages",
    "form-feeds",
    "ruled",
}


@pytest.fixture(scope="module", params=TEXTS)
def plain(request: pytest.FixtureRequest) -> tuple[str, Document]:
    case = (FOLDER / f"{request.param}.md").read_text(encoding="utf-8")
    document = read(case.split("%% text\n")[1].split("\n%% ")[0], request.param)
    assert document
    as_lines = read(ROWS[0].change(sheet(document), random.Random(1)), request.param)
    assert as_lines
    return request.param, as_lines


@pytest.mark.parametrize("row", [row for row in ROWS if row.name not in WRAPPED], ids=lambda row: row.name)
def test_another_source_is_read_alike(plain: tuple[str, Document], row: Row) -> None:
    slug, document = plain
    text = row.change(sheet(document), random.Random(f"1 {row.name}"))
    assert not list(differences(document, read(text, slug)))
