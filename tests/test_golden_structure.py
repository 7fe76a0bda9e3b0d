"""Golden reports: units and findings of every text of the collection, so that a change shows what it gained and what it
lost.

`make golden` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from own_collection import COLLECTION
from structure_cases import shortened

from build_tools import cleaning, reading, structure
from build_tools.model import Document, SourceText

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "structure"
SOURCES = reading.read_all(COLLECTION)


def report(document: Document) -> Iterator[str]:
    text, about = document.source.text, document.metadata
    yield f"{about.type} | {about.number} | {about.date} | {about.issuer} | {about.place} | {about.province}"
    yield f"{about.title}"
    yield from (f"  {signer.capacity}: {signer.name}" for signer in about.signers)
    yield from (f"  → {recipient}" for recipient in about.recipients)
    yield from (f"+ {component.id}: {component.type}" for component in document.components if component.id)
    yield ""
    for unit in document.units:
        yield (
            f"{unit.id} [{unit.label}] {shortened(f'{unit.heading} | {unit.text}' if unit.heading else unit.text, 60)}"
        )
    yield ""
    for found in document.findings:
        place = "" if found.start is None else f" line {text.count(chr(10), 0, found.start) + 1}"
        if found.code.startswith(("numbering", "metadata")):
            yield f"! {found.code}{place}: {found.message}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.slug)
def test_units_and_findings_are_as_they_were(source: SourceText, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{source.slug}.txt"
    found = "\n".join(report(structure.parse(cleaning.clean(source)))) + "\n"
    if request.config.getoption("--golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
