"""Markers: what the first letters of a line could announce. A marker is a hypothesis: `i)` is a letter or a Roman
number.

Enters: the text of a piece. Leaves: every reading of its label (kind, number, place in its sequence). Which reading is
right, and whether it is a marker at all, is told by the whole sequence (see depth).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model.often_made import often_made
from ..office import types
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..office.spelling import words
from ..vietnamese import DIEM_LETTERS, numeral, ordinal_value, roman
from . import label_letters
from .marker_rows import KEYWORDS, Marker, beginning

Order = tuple[int, ...]  # what a label counts: (5, 0) for "5", (21, 2) for "21b", (2, 1) for the decimal "2.1"


@often_made
@dataclass(frozen=True, slots=True)
class LabelReading:
    """One way to read the label that a piece begins with; `end` is where the label ends, `sep` the mark after the
    number.
    """

    marker: Marker
    number: str
    order: Order
    sep: str
    end: int


# The letters of điểm in their order with those that some bodies print in between; only DIEM_LETTERS are counted as
# steps.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[LabelReading, ...]:
    """Every way to read the label at the head of a text; () when there is none.

    >>> [(r.marker.style, r.number) for r in readings("i) Bộ")]
    [('letter', 'i'), ('minor-roman', 'i')]
    """
    if not _could_begin(text):
        return ()
    text = label_letters.mended(text)
    noted = _NOTED.match(text)
    shift = noted.end() if noted else 0
    rest = text[shift:] if shift else text
    found = []
    for marker in beginning(rest[:1]):
        match = marker.pattern.match(rest)
        if match and (reading := _read(marker, match, rest)):
            found.append(replace(reading, end=reading.end + shift) if shift else reading)
    return tuple(found)


# The mark of a footnote, or the bullet of a list that was typed around the labels, may stand before the label.
_NOTED = compiled(
    r"-\s+(?=\d{1,3}\.\s)|(?:\[\d{1,3}\]|\d{1,3}|[*•●▪])\s+(?=\(?[\dia-d]{1,3}\)\s"
    r"|\d{1,3}[a-zđ]?\.(?:[\s\[]|\d{1,3}\s+[‹U›])|[a-zđ]\)|Điều\s\d)"
)


def _could_begin(text: str) -> bool:
    return bool(text) and (not text[0].islower() or len(text) < 3 or any(c in ")./-–" for c in text[1:5]))


def _read(marker: Marker, match: re.Match[str], text: str) -> LabelReading | None:
    number, order = _counted(marker.counts, match["n"].strip())
    if order is None or (marker.style in KEYWORDS and not _announces(text[match.end() :], match["sep"])):
        return None
    return LabelReading(marker, number, order, (match["sep"] or "").strip(), match.end())


def _announces(rest: str, sep: str | None) -> bool:
    """Whether what follows "Chương II" is a title or nothing, not the rest of a sentence; a portal's note may stand
    between.
    """
    rest = _REMARKS.sub("", rest)
    return (
        bool(sep)
        or not rest.strip()
        or is_capitals(rest[:40])
        or (rest.strip()[0].isupper() and not _CITED.match(rest.strip()))
    )


_REMARKS = re.compile(r"^(?:\s*\[[^\[\]]*\])+")
_CITED = compiled(rf"(?:Chương|Phần|Mục|{words(*types.NORMATIVE)}|‹regulations›)\b")


def _counted(counts: str, number: str) -> tuple[str, Order | None]:
    """The number as anchors need it, and its place in the sequence (None: it counts nothing)."""
    if counts == "none":
        return "", (0,)
    if counts == "letter":
        return number, letter_order(number)
    if counts == "one":
        return "1", (1, 0)
    if counts == "barred":
        return number, letter_order("đ")
    if counts == "capital":
        return number, (CAPITALS.index(number) + 1, 0)
    if counts == "dotted":
        letter, *rest = number.split(".")
        return number, (_place(letter), *(int(n) for n in rest))
    if counts == "decimal":
        return number, tuple(int(n) for n in number.split("."))
    if counts == "nth":
        value = ordinal_value(number)
        return (str(value), (value, 0)) if value else (number, None)
    if counts == "ordinal":
        return _ordinal(number)
    return number, arabic_order(number) if counts == "arabic" else _roman_order(number)


def arabic_order(number: str) -> Order | None:
    """The place of "5" or "21b".

    >>> arabic_order("5"), arabic_order("21b")
    ((5, 0), (21, 2))
    """
    match = _ARABIC.fullmatch(number.lower())
    return (int(match[1]), _place(match[2])) if match else None


_ARABIC = re.compile(r"(\d+)([a-zđ]?)")
CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVXYZ"


def _capital_order(number: str) -> Order | None:
    """The place of "B" in "Mục B"; I is a Roman one."""
    return (CAPITALS.index(number) + 1, 0) if number in "ABCDĐEFGH" else None


def _roman_order(number: str) -> Order | None:
    value = roman(number)
    return (value, 0) if value else None


def _place(letter: str) -> int:
    """The place of a letter among the letters of điểm: a whole number for those 23, the one before for the others."""
    return _PLACES.get(letter, 0)


_PLACES = {letter: sum(c in DIEM_LETTERS for c in _ALPHABET[: n + 1]) for n, letter in enumerate(_ALPHABET)}


def letter_order(number: str) -> Order | None:
    """The place of a letter: (7, 0) for g; letters outside the 23 come halfway; a1 comes after a.

    >>> letter_order("a"), letter_order("đ"), letter_order("ê"), letter_order("a1")
    ((1, 0), (5, 0), (6, 50), (1, 1))
    """
    letter, digits = number[0], number[1:]
    if letter not in _ALPHABET:
        return None
    return _place(letter), (int(digits) if digits else 0) + (0 if letter in DIEM_LETTERS else 50)


def _ordinal(number: str) -> tuple[str, Order | None]:
    first, _, words = " ".join(number.lower().split()).partition(" ")
    if first != "thứ":
        return number, arabic_order(number) or _capital_order(number) or _roman_order(number)
    value = ordinal_value(words)
    return (numeral(value), (value, 0)) if value else (number, None)
