"""A text as Markdown (CommonMark, its tables in HTML): headings, anchors, links into the file and to the site.

Enters: pieces. Leaves: bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..rendering.markdown import escaped, link_target, within
from . import hypertext
from .pieces import Cell, Printed


def written(pieces: Sequence[Printed]) -> bytes:
    """The whole text, an empty line between pieces."""
    return ("\n\n".join(filter(None, map(_piece, pieces))) + "\n").encode()


def _piece(piece: Printed) -> str:
    if piece.plan is not None:
        return hypertext.table(piece)
    anchor = f'<a id="{piece.anchor}"></a>' if piece.anchor else ""
    if piece.level:
        return "#" * piece.level + " " + anchor + _inline(piece.words, begins=False).replace("\\\n", "<br>")
    return anchor + _inline(piece.words, begins=not anchor)


def _inline(cell: Cell, begins: bool) -> str:
    """Words with their links; `begins`: the first of them begin a line, where a number would begin a list."""
    parts = []
    for n, some in enumerate(cell):
        text = (escaped if begins and n == 0 else within)(some.text).replace("\n", "\\\n")
        parts.append(f"[{text}]({link_target(some.href)})" if some.href else text)
    return "".join(parts)
