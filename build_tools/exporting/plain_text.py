"""A text as plain words, in UTF-8.

Enters: pieces. Leaves: bytes. What is deeper is indented, cells are parted by tabs; nothing is added, so that the
file is the text and no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from .pieces import Printed, plain


def written(pieces: Sequence[Printed]) -> bytes:
    """The whole text, an empty line between pieces."""
    return ("\n\n".join(filter(None, map(_indented, pieces))) + "\n").encode()


def _indented(piece: Printed) -> str:
    blanks = "" if piece.level or piece.plan else "  " * piece.depth
    return "\n".join(blanks + line for line in plain(piece).split("\n"))
