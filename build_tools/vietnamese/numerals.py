"""Numerals: Roman ones, and the ordinals that are written in words ("Phần thứ mười hai", "Hội nghị lần thứ tư").

>>> roman("XIV"), numeral(14), ordinal_value("mười bốn"), ordinal(3)
(14, 'XIV', 14, 'ba')
"""

from __future__ import annotations

import re

from .letters import folded

_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_SIGNS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_VALUES = {sign.lower(): value for value, sign in _SIGNS}

# The first ten, each as it is written first; behind "mười" some are written otherwise.
_UNITS = (
    ("nhất", "một"),
    ("hai",),
    ("ba",),
    ("tư", "bốn"),
    ("năm", "lăm"),
    ("sáu",),
    ("bảy", "bẩy"),
    ("tám",),
    ("chín",),
)
_WORDS = {word: value for value, words in enumerate(_UNITS, 1) for word in words} | {"mười": 10}
ORDINALS = _WORDS | {
    f"mười {word}": 10 + value for value, words in enumerate(_UNITS, 1) for word in words
}  # words → value, to nineteen
_FOLDED = {folded(words): value for words, value in ORDINALS.items()}


def roman(number: str) -> int | None:
    """The value of a Roman numeral, None if it is none.

    >>> roman("IV"), roman("iii"), roman("IIX"), roman("ABC")
    (4, 3, None, None)
    """
    text = number.lower()
    if not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[c] for c in text]
    return sum(-v if v < max(values[n:]) else v for n, v in enumerate(values))


def numeral(value: int) -> str:
    """A number in Roman capitals.

    >>> numeral(4), numeral(19)
    ('IV', 'XIX')
    """
    out = ""
    for unit, sign in _SIGNS:
        out, value = out + sign * (value // unit), value % unit
    return out


def ordinal_value(words: str) -> int | None:
    """The value of an ordinal in words, with or without its marks, to the nineteenth; None for other words.

    >>> ordinal_value("nhất"), ordinal_value("Mười lăm"), ordinal_value("bay"), ordinal_value("mềm")
    (1, 15, 7, None)
    """
    return _FOLDED.get(" ".join(folded(words).split()))


def cardinal_value(words: str) -> int | None:
    """The value of a number in words, to ninety-nine; None for other words.

    >>> cardinal_value("bốn mươi lăm"), cardinal_value("mười lăm"), cardinal_value("Ba mươi"), cardinal_value("lực")
    (45, 15, 30, None)
    """
    tens, ten, unit = " ".join(words.lower().split()).replace("mốt", "một").partition(" mươi")
    if not ten:
        return ORDINALS.get(tens)
    first, last = _WORDS.get(tens), _WORDS.get(unit.strip()) if unit.strip() else 0
    return None if first is None or last is None or last > 9 else first * 10 + last


def ordinal(value: int) -> str:
    """The ordinal in words; in digits above the tenth.

    >>> ordinal(4), ordinal(12)
    ('tư', '12')
    """
    return next((words for words, n in _WORDS.items() if n == value), str(value))
