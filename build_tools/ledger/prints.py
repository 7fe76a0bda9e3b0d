"""The print of a unit: a fuzzy checksum of its own words, by which they are known again when letters of them were
mended.

Enters: a unit, or words. Leaves: 16 hexadecimal digits, and the first words as a person would recognise them.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b

from ..model import ShownUnit
from ..vietnamese import folded

BITS = 64
SAME = 18  # so many of the 64 bits may differ when letters were mended; unrelated texts differ in about 32
MOVED = 6  # so few when the same words are found at another address
_LETTERS = 600  # of a unit's own text are enough to know it by
_SHOWN = 60  # … and so many are enough for a person


def print_of(unit: ShownUnit) -> str:
    """A fuzzy checksum (simhash) of a unit's own words: alike texts have alike prints. "" for a unit without words.

    >>> a, b, c = (print_of_words(w)
    ...  for w in ("Giao Sở Tài chính chủ trì", "Giao Sở Tài chính chủ trỉ", "Quyết định này có hiệu lực"))
    >>> distance(a, b) <= SAME < distance(a, c)
    True
    """
    return print_of_words(f"{unit.heading or ''} {unit.text}")


def print_of_words(words: str) -> str:
    """The print of some words: marks, case, blanks and punctuation do not count."""
    letters = "".join(c for c in folded(words) if c.isalnum())[:_LETTERS]
    if not letters:
        return ""
    grams = {letters[n : n + 3] for n in range(max(1, len(letters) - 2))}
    votes = sum(_spread(gram) for gram in grams).to_bytes(2 * BITS, "little")
    columns = (votes[2 * n] | votes[2 * n + 1] << 8 for n in range(BITS))
    return f"{sum(1 << n for n, count in enumerate(columns) if 2 * count > len(grams)):016x}"


@cache
def _spread(gram: str) -> int:
    """The 64 bits of a checksum, each in 16 bits of its own: the sum of many counts all columns at once."""
    bits = int.from_bytes(blake2b(gram.encode(), digest_size=8).digest(), "big")
    return sum(1 << 16 * n for n in range(BITS) if bits >> n & 1)


def distance(a: str, b: str) -> int:
    """In how many bits two prints differ; 0 when one of them is of no words."""
    return (int(a, 16) ^ int(b, 16)).bit_count() if a and b else 0


def first_words(unit: ShownUnit) -> str:
    """The beginning of what a unit says, on one line."""
    return shortened(f"{unit.heading or ''} {unit.text}")


def shortened(words: str) -> str:
    """Words on one line, cut between two of them.

    >>> shortened("Giao  Sở Tài chính\\n" + "chủ trì, phối hợp " * 9)
    'Giao Sở Tài chính chủ trì, phối hợp chủ trì, phối hợp chủ …'
    """
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN + 1].rpartition(" ")[0][:_SHOWN] + " …"
