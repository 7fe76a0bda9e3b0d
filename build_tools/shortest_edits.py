"""The shortest way from one row of words to another: what goes and what comes, and where.

Enters: two sequences. Leaves: the stretches that differ. A matcher that takes the longest equal stretch first goes
astray where a sentence says the same twice: it sets the first beside the second, and a mended letter becomes half a
line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import Indel

Stretch = tuple[int, int, int, int]  # before[a:b] becomes after[c:d]


def shortest_edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """The stretches that differ, in order, as few words as can be.

    >>> list(shortest_edits("a b c a b d".split(), "a x c a b d".split())), list(shortest_edits("ab", "ab"))
    ([(1, 2, 1, 2)], [])
    """
    for same, found in groupby(Indel.opcodes(before, after), key=lambda step: step.tag == "equal"):
        if not same:
            steps = list(found)
            yield steps[0].src_start, steps[-1].src_end, steps[0].dest_start, steps[-1].dest_end
