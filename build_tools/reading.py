"""Reading: the one door in. Enters: a folder of raw texts. Leaves: SourceTexts with the publisher's decisions."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from .model import Decision, Decisions, SourceText

FOLDER = "source_texts"


def read_all(root: Path) -> tuple[SourceText, ...]:
    """Every source_texts/<slug>.txt below the project root, in the order of their slugs."""
    return tuple(read(path, root) for path in sorted((root / FOLDER).glob("*.txt")))


def read(path: Path, root: Path) -> SourceText:
    """One raw text and the file beside it."""
    data = path.read_bytes()
    beside = path.with_suffix(".toml")
    decisions = _decisions(beside, root) if beside.exists() else Decisions()
    return SourceText(path.stem, path.relative_to(root).as_posix(), data, data.decode("utf-8"), hashlib.sha256(data).hexdigest(), decisions)


def _decisions(path: Path, root: Path) -> Decisions:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    corrections = tuple(
        Decision(c["line"], c["before"], c["after"], c["decision"] == "accept", c["reason"], c["by"], n)
        for n, c in enumerate(table.get("correction", ()), 1)
    )
    return Decisions(path.relative_to(root).as_posix(), tuple(table.get("metadata", {}).items()), corrections)
