"""Where to begin: the places of a text at which something may be wrong, those first where most is.

Enters: the raw spans of doubtful places, and of the stretches (lines, sentences) in which they stand. Leaves: the
places in the order in which a person who has not the time for all of them should look at them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

Span = tuple[int, int]
_WORD = 5.0  # letters of one, with its blank
_LEAST = 8.0  # words: a short stretch with one doubt is no worse than a sentence with two


def worst_first(places: Sequence[Span], stretches: Sequence[Span]) -> list[int]:
    """The indexes of the places: by how much of their stretch is doubted, in one stretch in the order of the text; what
    stands in no stretch, because it is about the whole text, last.

    >>> worst_first([(3, 6), (40, 43), (46, 49), (-1, -1)], [(0, 39), (39, 80)])
    [1, 2, 0, 3]
    """
    order = sorted(range(len(stretches)), key=lambda n: stretches[n])
    starts = [stretches[n][0] for n in order]

    def stretch(place: Span) -> int:
        found = bisect_right(starts, place[0]) - 1
        return order[found] if found >= 0 and place[0] >= 0 else -1

    held = [stretch(place) for place in places]
    counts = Counter(held)

    def share(n: int) -> float:
        if held[n] < 0:
            return 0.0
        start, end = stretches[held[n]]
        return counts[held[n]] / max(_LEAST, (end - start) / _WORD)

    return sorted(range(len(places)), key=lambda n: (-share(n), held[n], places[n]))
