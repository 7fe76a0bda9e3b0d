"""Letter widths: how wide words are in the Times faces in which Vietnamese documents are set (Nghị định 30/2020,
Phụ lục I).

Enters: words. Leaves: their natural width in thousandths of an em.
"""

from __future__ import annotations

import unicodedata

# Widths in thousandths of an em: Times New Roman, regular; marks on a letter do not change it.
_WIDTHS = {
    **dict.fromkeys("ijlt.,;:'’‘/", 278), **dict.fromkeys(" ", 250), **dict.fromkeys("f()r-[]", 333),
    **dict.fromkeys("szcea", 444), **dict.fromkeys("?", 444), **dict.fromkeys("“”\"", 444),
    **dict.fromkeys("bdghknopquvxy0123456789–_", 500), "m": 778, "w": 722, "I": 333, "J": 389,
    **dict.fromkeys("FPSLEZT", 590), **dict.fromkeys("ABCDGHKNOQRUVXY&+=", 710), "M": 889, "W": 944, "%": 833, "*": 0,
    "…": 1000, "ư": 560, "ơ": 540, "Ư": 760, "Ơ": 760, "đ": 500, "Đ": 722, "—": 1000,
}  # fmt: skip
BLANK = 250


class _Letters(dict[str, int]):
    """The table above, filled in as letters with marks are met."""

    def __missing__(self, letter: str) -> int:
        parts = unicodedata.normalize("NFD", letter)
        horned = {"o": "ơ", "u": "ư", "O": "Ơ", "U": "Ư"}.get(parts[0]) if "\u031b" in parts else None
        self[letter] = found = self.get(horned or parts[0], 500)
        return found


_LETTERS = _Letters(_WIDTHS)
_MOST = 50_000  # words that are kept: a language has fewer, what a converter makes of tables is without end


class _Words(dict[str, int]):
    """The widths of words, filled in as they are met: they come again and again."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        self[word] = found = sum(map(_LETTERS.__getitem__, word))
        return found


_KNOWN = _Words()


def thousandths(text: str) -> int:
    """The natural width of words.

    >>> thousandths("Điều 1. Phạm vi")
    6562
    """
    words = text.split(" ")
    return sum(map(_KNOWN.__getitem__, words)) + BLANK * (len(words) - 1)
