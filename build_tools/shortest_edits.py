"""The shortest way from one row of words to another: what goes and what comes, and where.

Enters: two sequences. Leaves: the stretches that differ. A matcher that takes the longest equal stretch first goes
astray where a sentence says the same twice: it sets the first beside the second, and a mended letter becomes half a
line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int, int, int]  # before[a:b] becomes after[c:d]
_MOST = 400  # words that go or come: beyond, two texts are no longer one that was mended


def shortest_edits(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """The stretches that differ, in order, as few words as can be (Myers, 1986: An O(ND) difference algorithm).

    >>> list(shortest_edits("a b c a b d".split(), "a x c a b d".split())), list(shortest_edits("ab", "ab"))
    ([(1, 2, 1, 2)], [])
    """
    pairs = _matched(before, after)
    if pairs is None:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        yield from (code[1:] for code in matcher.get_opcodes() if code[0] != "equal")
        return
    a = c = 0
    for b, d in [*pairs, (len(before), len(after))]:
        if b > a or d > c:
            yield a, b, c, d
        a, c = b + 1, d + 1


def _matched(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]] | None:
    """The places that stand on both sides, pair by pair; None where too much differs."""
    reached: list[dict[int, int]] = []
    ends = {1: 0}
    for edits in range(min(_MOST, len(before) + len(after)) + 1):
        reached.append(dict(ends))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and ends[diagonal - 1] < ends[diagonal + 1])
            x = ends[diagonal + 1] if down else ends[diagonal - 1] + 1
            while x < len(before) and x - diagonal < len(after) and before[x] == after[x - diagonal]:
                x += 1
            ends[diagonal] = x
            if x >= len(before) and x - diagonal >= len(after):
                return _way_back(reached, len(before), len(after))
    return None


def _way_back(reached: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """The pairs on the way that led to the end."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(reached) - 1, -1, -1):
        ends, diagonal = reached[edits], x - y
        down = diagonal == -edits or (diagonal != edits and ends[diagonal - 1] < ends[diagonal + 1])
        came = diagonal + 1 if down else diagonal - 1
        start_x = ends[came]
        start_y = start_x - came
        while x > max(start_x, 0) and y > max(start_y, 0) and x > start_x and y > start_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = start_x, start_y
    return pairs[::-1]
