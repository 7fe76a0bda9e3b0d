"""Golden report of references: how many of each text were resolved and why the others were not, then each of them, so
that one that was lost beside one that was gained is seen.

`make golden` writes it anew; read the difference before you commit it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from development.report import mention_line
from development.stages import together
from own_collection import COLLECTION

from build_tools import reading
from build_tools.passages import line_numbers

ROOT = Path(__file__).parent.parent
REPORT = Path(__file__).parent / "cases" / "citations" / "report.txt"


def lines() -> Iterator[str]:
    for result in together(sorted((COLLECTION / reading.FOLDER).glob("*.txt"))):
        assert result.source
        assert result.references is not None, result.failure
        yield f"\n## {result.slug}\n"
        counts = Counter((r.mention.kind, r.mention.form, r.status, r.reason or "") for r in result.references)
        yield from (" | ".join((*key, str(n))) for key, n in sorted(counts.items()))
        yield ""
        place = line_numbers(result.source.text)
        yield from (mention_line(reference, place) for reference in result.references)


def test_the_report_of_the_collection_is_as_reviewed(request: pytest.FixtureRequest) -> None:
    found = "\n".join(lines()) + "\n"
    if request.config.getoption("--golden"):
        REPORT.write_text(found, encoding="utf-8")
    assert found == REPORT.read_text(encoding="utf-8")
