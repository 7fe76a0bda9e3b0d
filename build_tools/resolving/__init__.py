"""Resolving: mentions + catalogue → references and works. (First stone: nothing resolved.)"""

from __future__ import annotations

from collections.abc import Mapping

from ..catalogue import Catalogue
from ..model import Document, Finding, Mention, Reference, Work


def resolve(document: Document, mentions: tuple[Mention, ...], catalogue: Catalogue) -> tuple[Reference, ...]:
    """What became of each mention of one document, in reading order."""
    return tuple(Reference(mention, "unresolved", reason="") for mention in mentions)


def works(catalogue: Catalogue, references: Mapping[str, tuple[Reference, ...]]) -> tuple[Work, ...]:
    """Every work that is held or cited, with the places that cite it, in the order of their keys."""
    return ()


def conflicts(catalogue: Catalogue, references: Mapping[str, tuple[Reference, ...]]) -> dict[str, tuple[Finding, ...]]:
    """Findings that only the whole collection shows (one sign with two dates …), by slug."""
    return {}
