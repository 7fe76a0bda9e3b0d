"""A long text in pieces, so that a browser lays out only those that are near (CSS `content-visibility`).

Enters: the blocks of a text in reading order, written out. Leaves: the same, long texts in containers of some screens
each, whose classes say about how high they are before they are laid out. Nothing else of the page changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONG = 60_000  # letters of a text that a slow phone lays out at once
PIECE = 2_000  # letters of a piece at least: two screens of a phone
SIZES = (2, 4, 8, 16, 32)  # thousands of letters, for which the style knows a height


@dataclass(frozen=True, slots=True)
class Written:
    """One block, or some that stand together: how it is written, its length in letters, whether a piece may begin
    with it.
    """

    text: str
    letters: int
    may_begin: bool


def pieces(blocks: Iterable[Written]) -> Iterator[tuple[str, list[str]]]:
    """The class of each piece and what stands in it; "" is the class of a text that needs no pieces.

    >>> list(pieces([Written("a", 1, True), Written("b", 1, True)]))
    [('', ['a', 'b'])]
    """
    every = list(blocks)
    if sum(block.letters for block in every) < LONG:
        yield "", [block.text for block in every]
        return
    piece, letters = list[str](), 0
    for block in every:
        if block.may_begin and letters >= PIECE:
            yield _class(letters), piece
            piece, letters = [], 0
        piece.append(block.text)
        letters += block.letters
    if piece:
        yield _class(letters), piece


def _class(letters: int) -> str:
    nearest = min(SIZES, key=lambda size: abs(size * 1000 - letters))
    return f"vb-screenful vb-{nearest}k"
