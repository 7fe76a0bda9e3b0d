"""Catalogue: Documents → where every number, name and address lives. (First stone: empty.)"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .model import Document


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is known of works before the first mention is resolved."""

    documents: tuple[Document, ...]


def collect(documents: Iterable[Document], root: Path | None = None) -> Catalogue:
    """The catalogue of a collection; `root` is the project root, where source_texts/works.toml may stand."""
    return Catalogue(tuple(documents))
