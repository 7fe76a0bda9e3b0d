"""The alphabet: capital and small letters, as classes for patterns and as questions to a text.

Vietnamese letters, the look-alikes that are typed for them (Ð for Đ) and the Latin letters of foreign names. A range
such as À-Ỵ will not do: Unicode orders the letters by mark, small and capital by turns.

Leaves: UPPER and LOWER, to stand between [ and ] in a pattern; LETTER, both; MARKED, those with a mark.

    >>> import re
    >>> re.findall(f"[{UPPER}][{LOWER}]+", "KẾ HOẠCH Đinh Trung ẾT")
    ['Đinh', 'Trung']
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_MARKED = [c for c in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if c.isalpha()]
UPPER = "A-Z" + "".join(c for c in _MARKED if c.isupper())
LOWER = "a-z" + "".join(c for c in _MARKED if c.islower())
LETTER = UPPER + LOWER
MARKED = "".join(_MARKED)  # letters that are not ASCII

_NO_SMALL_ASCII = bytes(code for code in range(128) if not chr(code).islower())


@lru_cache(maxsize=4096)
def is_capitals(text: str, share: float = 0.75) -> bool:
    """Whether nearly all letters are capitals.

    >>> is_capitals("QUY ĐỊNH CHUNG"), is_capitals("Quy định chung"), is_capitals("1."), is_capitals("CỤC TRƯỞNG a")
    (True, False, False, True)
    """
    if text.isupper():
        return True
    if not text or text.islower():
        return False
    if len(text.encode("ascii", "ignore").translate(None, _NO_SMALL_ASCII)) > (1 - share) * len(text):
        return False  # as most lines of prose are, by their small letters without marks alone
    letters = sum(map(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, text)) >= share * letters


def holds_one(text: str, some: Iterable[str]) -> bool:
    """Whether one of some letters or words stands in a text.

    >>> holds_one("Điều 5", ("iều", "hoản")), holds_one("Điều 5", ())
    (True, False)
    """
    for one in some:  # noqa: SIM110 - asked of every line by many: a generator takes three times as long
        if one in text:
            return True
    return False


def small(text: str) -> str:
    """The text in small letters, letter for letter, so that positions stay.

    >>> small("LUẬT Đất đai"), len(small("İ"))
    ('luật đất đai', 1)
    """
    found = text.lower()
    return found if len(found) == len(text) else "".join(letter.lower()[0] for letter in text)
