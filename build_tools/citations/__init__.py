"""Citations: the words of a document → mentions. Knows nothing of the collection. (First stone: none found.)"""

from __future__ import annotations

from ..model import Document, Mention


def find(document: Document) -> tuple[Mention, ...]:
    """Every mention of a document in reading order."""
    return ()
