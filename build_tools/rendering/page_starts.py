"""Where the pages of the original begin, as places to land on (contract: `trang-<n>`).

Enters: a document. Leaves: by block, the positions in it where a page begins, each with the number of the page. A raw
text says so by form feeds; without one it has no pages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..model import Block, Document
from ..passages import raw_end, raw_start


def page_starts(document: Document) -> dict[int, list[tuple[int, int]]]:
    """By block: position, page."""
    raw = document.source.text
    if "\f" not in raw:
        return {}
    feeds = [n for n, letter in enumerate(raw) if letter == "\f"]
    spans = [
        (raw_start(b.passage, 0), raw_end(b.passage, len(b.passage.text)), n)
        for n, b in enumerate(document.blocks)
        if b.passage.text and b.role != "note"
    ]
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    at = 0
    for page, place in enumerate([0, *(feed + 1 for feed in feeds)], 1):
        while at < len(spans) and spans[at][1] <= place:
            at += 1
        if at < len(spans):
            found[spans[at][2]].append((_position(document.blocks, spans[at][2], place), page))
    return dict(found)


def _position(blocks: Sequence[Block], n: int, place: int) -> int:
    """The first letter of a block that stands at a raw offset or behind it."""
    passage = blocks[n].passage
    last = len(passage.text) - 1
    return next((at for at in range(last + 1) if raw_start(passage, at) >= place), last)
