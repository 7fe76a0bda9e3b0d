"""Type words ("Nghị quyết", "Thông tư liên tịch"): where one stands, a work may be named.

Enters: a canvas. Leaves: its type words in reading order, each with the canonical name of the type.

    >>> [(w.type, w.printed) for w in read("Căn cứ nghị quyết và THÔNG TƯ LIÊN TỊCH; hoạch định")]
    [('Nghị quyết', 'nghị quyết'), ('Thông tư liên tịch', 'THÔNG TƯ LIÊN TỊCH')]
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..office import types
from ..office.alphabet import small
from ..office.spelling import printed
from ..vietnamese import slug, toned

NAMES = sorted(types.CITED, key=lambda n: (-len(n), n))


def _by_first_letter() -> str:
    """The names as one pattern in small letters. Each begins with a letter, and what must not stand before it is asked
    behind that, so that most places are left at once; those with the same first word stand together.
    """
    rests: dict[str, list[str]] = {}
    for name in map(small, NAMES):
        first, _, rest = name.partition(" ")
        rests.setdefault(first, []).append(printed(rest, " +"))
    each = {
        first: printed(first)
        + (f"(?: +(?:{'|'.join(filter(None, more))}))" if any(more) else "")
        + ("?" if any(more) and "" in more else "")
        for first, more in rests.items()
    }
    letters = sorted({first[0] for first in each})
    words = {
        letter: "|".join(sorted((each[first][1:] for first in each if first[0] == letter), key=len, reverse=True))
        for letter in letters
    }
    # "luật" behind "pháp" is no type
    return "|".join(rf"{letter}(?<!\w{letter})(?<!pháp {letter})(?:{words[letter]})" for letter in letters)


# A number may be glued to a type word ("Nghị định17/2024/NĐ-CP").
_WORD = re.compile(rf"(?:{_by_first_letter()})(?![^\W\d])")


def _capitals() -> str:
    """The first words of the names with a capital, a letter with all words that begin with it."""
    words: dict[str, list[str]] = {}
    for name in sorted({small(name.partition(" ")[0]) for name in NAMES}):
        words.setdefault(name[0].upper(), []).append(printed(name)[1:])
    return "|".join(rf"{letter}(?i:{'|'.join(rest)})" for letter, rest in words.items())


_CAPITAL = re.compile(_capitals())


def one_with_a_capital(text: str) -> bool:
    """Whether a type word with a capital may stand in a text, by the first word of its name."""
    return _CAPITAL.search(text) is not None


def _key(words: str) -> str:
    """By which a printed type word is compared: "Thoả  ước" and "Thỏa ước" are one."""
    return " ".join(map(toned, words.split()))


_CANONICAL = {_key(name): name for name in NAMES}
THIS = re.compile(r" +(?:này|nầy)(?!\w)", re.IGNORECASE)


class TypeWord(NamedTuple):
    """The words [start:end] of a canvas that name a type."""

    start: int
    end: int
    type: str
    printed: str
    capital: bool


def read(text: str, in_small: str | None = None) -> tuple[TypeWord, ...]:
    """The type words of a canvas, the longest at each place; `in_small`: the canvas in small letters."""
    return tuple([_made(text, match) for match in _WORD.finditer(small(text) if in_small is None else in_small)])


def first(text: str) -> TypeWord | None:
    """The type word with which a text begins."""
    match = _WORD.match(small(text))
    return _made(text, match) if match else None


def _made(text: str, match: re.Match[str]) -> TypeWord:
    start, end = match.span()
    printed_ = text[start:end]
    return TypeWord(start, end, *_of_printed(printed_))


@cache  # printed in few ways
def _of_printed(words: str) -> tuple[str, str, bool]:
    return type_of(words), words, words[0].isupper()


def type_of(words: str) -> str:
    """The canonical name of a printed type word."""
    return _CANONICAL[_key(words)]


_SENTENCE = re.compile(r"(?:^|[.:;?!\x1f]|\d\.|^\W*[a-zđ\d]{1,3}[.)]|^\W+) *[“\"(*_-]* *$")


def first_of_sentence(text: str, at: int) -> bool:
    """Whether a capital says nothing, because a sentence begins here."""
    return bool(_SENTENCE.search(text, max(0, at - 8), at)) or (at < 40 and not text[:at].strip())


# ------------------------------------------------------------------ misprinted


def is_misprinted(words: str, type_: str | None = None) -> bool:
    """Whether words are those of a type, or of this one, without their marks, or with one letter otherwise.

    >>> [is_misprinted(w) for w in (" Nghị đinh", " Thông tư liên lịch", " và hồ sơ", " Thông tư hướng dẫn")]
    [True, True, False, False]
    """
    said, names = slug(words), _SLUGS if type_ is None else {slug(type_)}
    return said in names or any(_one_letter_apart(said, name) for name in names if len(name) > _SHORT_NAME)


_SLUGS, _SHORT_NAME = {slug(name) for name in NAMES}, 7


def _one_letter_apart(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
