"""What comes in: raw texts and what persons decided about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One [[correction]] entry of the file beside a raw text: a person accepts or rejects one change of words."""

    line: int
    before: str
    after: str
    accepted: bool
    reason: str
    by: str
    entry: int  # 1-based place among the entries of the file, for messages
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that `source_texts/<slug>.toml` says; `path` is for messages ("" when there is no such file)."""

    path: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """One raw file: `text` is `data` decoded as UTF-8, nothing changed (a BOM is its first character)."""

    slug: str
    path: str
    data: bytes
    text: str
    sha256: str
    decisions: Decisions = Decisions()
