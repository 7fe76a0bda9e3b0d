"""What there was to look at when the ledger was written, so that one is told what is new.

Enters: marks of findings by text. Leaves: a file with a row for each, in any order; two branches merged keep both
sides' rows, and a row of a finding that is no more hurts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..storage import read_text
from .address_rows import FOLDER

FINDINGS = "_findings.txt"
COLLECTION = "_"  # the name under which stands what is of no text alone
_ROW = re.compile(r"(\S+) ([0-9a-f]{16}(?:-\d+)?)")


def noted_findings(root: Path) -> dict[str, frozenset[str]] | None:
    """By text, what was known then; None when nothing was ever noted."""
    path = root / FOLDER / FINDINGS
    if not path.is_file():
        return None
    found: dict[str, set[str]] = {}
    for line in read_text(path, f"{FOLDER}/{FINDINGS}").splitlines():
        if row := _ROW.fullmatch(line.strip()):
            found.setdefault(row[1], set()).add(row[2])
    return {name: frozenset(marks) for name, marks in found.items()}


def findings_file(marks: Mapping[str, Iterable[str]]) -> bytes:
    """The file that says what is known now."""
    rows = sorted({f"{name} {mark}\n" for name, all_ in marks.items() for mark in all_})
    return "".join(rows).encode()
