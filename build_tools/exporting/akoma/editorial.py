"""What an editor says of the words of a text: a word that a person has corrected, as a remark behind it.

Enters: a document, its quotations. Leaves: by block what is marked in its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from ...model import Document
from ...passages import position, whole_span
from .inline_words import BlockMarks
from .quotations import InText


def marks(document: Document, quoted: InText) -> dict[int, BlockMarks]:
    """The marks of each block that has any."""
    remarks = _remarks(document)
    return {n: BlockMarks(quoted.spans.get(n, ()), tuple(sorted(remarks[n]))) for n in {*quoted.spans, *remarks}}


def _remarks(document: Document) -> defaultdict[int, list[tuple[int, str]]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    decided = [c for c in document.corrections if c.kind == "word" and c.status == "applied"]
    spans = sorted(
        (*whole_span(block.passage), n) for n, block in enumerate(document.blocks) if decided and block.passage.runs
    )
    starts = [start for start, _, _ in spans]
    for correction in decided:
        if not spans:
            continue
        _, end, n = spans[max(0, bisect_right(starts, correction.start) - 1)]
        passage = document.blocks[n].passage
        # A line that a person has taken out stands in no block: behind the words before it.
        place = position(passage, correction.end) if starts[0] <= correction.start < end else len(passage.text)
        printed = f"bản gốc in “{correction.before}”" if correction.before else "bản gốc không có chữ này"
        said = f"[{printed}; {correction.reason}]" if correction.reason else f"[{printed}]"
        found[n].append((place, said))
    return found
