"""What stands in a block that rows of the forms ask for, so that a row is tried only where it can read something, and a
block in which none can is left at once: four of five name nothing.

Enters: a canvas, and its type words. Leaves: what it holds; the rows that can read something then. Promise: a row that
is left out reads nothing there; what a row asks for is said in its own row, and a test proves it from the pattern.

    >>> [form.name for form in at_word("Quy định", False, of("quy định này", "quy định này"))]
    []
    >>> [form.name for form in own("Quy định", False, of("quy định này", "quy định này"))]
    ['this']
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ..office.alphabet import holds_one, small
from . import defined_names, forms, type_words
from .type_words import TypeWord

_DIGIT = re.compile(r"\d")
_THIS = ("này", "nầy")


class Seeds(NamedTuple):
    """What a block holds: a digit, one of the marks of a sign, "này"."""

    digit: bool
    mark: bool
    this: bool


def of(text: str, in_small: str) -> Seeds:
    """What stands in a canvas; `in_small`: the same in small letters."""
    return Seeds(
        _DIGIT.search(text) is not None, "/" in text or "-" in text, _THIS[0] in in_small or _THIS[1] in in_small
    )


def _fits(form: forms.Form, seeds: Seeds) -> bool:
    return (seeds.digit or not form.digit) and (seeds.mark or not form.mark) and (seeds.this or not form.this)


def _of_type(form: forms.Form, type_: str, capital: bool) -> bool:
    """Whether a form may begin with a type word."""
    return (not form.types or type_ in form.types) and (capital or not form.capital or type_ in form.small)


@cache
def at_word(type_: str, capital: bool, seeds: Seeds) -> tuple[forms.AtWord, ...]:
    """The rows for a type word that names another text, in their order."""
    return tuple(form for form in forms.AT_WORD if _of_type(form, type_, capital) and _fits(form, seeds))


@cache
def own(type_: str, capital: bool, seeds: Seeds) -> tuple[forms.OfItself, ...]:
    """The rows for a type word that names its own text."""
    return tuple(form for form in forms.OWN if _of_type(form, type_, capital) and _fits(form, seeds))


@cache
def anywhere(seeds: Seeds) -> tuple[forms.Anywhere, ...]:
    """The rows that need no type word of their own."""
    return tuple(form for form in forms.ANYWHERE if _fits(form, seeds))


@cache
def short(seeds: Seeds) -> tuple[forms.Short, ...]:
    """The rows of the names that the text has given."""
    return tuple(form for form in forms.SHORT if _fits(form, seeds))


@cache
def _letters(seeds: Seeds) -> tuple[str, ...]:
    """What stands wherever a row reads something that needs no type word, no list and no short name; "" where that may
    be anywhere.
    """
    rows = [form.needs() if form.needs else ("",) for form in anywhere(seeds) if not form.of_list]
    short_types = defined_names.SHORT_TYPES if seeds.digit else ()
    return tuple(dict.fromkeys((*short_types, *(letters for needs in rows for letters in needs))))


@cache
def _in_small(seeds: Seeds) -> tuple[str, ...]:
    """The first words of the types of which a row may read something where they begin with a small letter."""
    asked = (name for name in type_words.NAMES if at_word(name, False, seeds) or own(name, False, seeds))
    return tuple({small(name.partition(" ")[0]) for name in asked})


def asks_for_words(text: str, in_small: str, seeds: Seeds) -> bool:
    """Whether some row may read a type word of a canvas: one with a capital, or a small one in what it holds.

    >>> [asks_for_words(text, small(text), of(text, text)) for text in ("theo quy định", "theo quy định này", "Luật")]
    [False, True, True]
    """
    if (seeds.digit and seeds.mark) or seeds.this:
        return True
    return type_words.one_with_a_capital(text) or holds_one(in_small, _in_small(seeds))


def may_name(text: str, words: Iterable[TypeWord], seeds: Seeds) -> bool:
    """Whether some row may read a work in a canvas, or its own text; of short names their memory knows.

    >>> from .type_words import read
    >>> [may_name(text, read(text), of(text, text)) for text in ("theo quy định", "theo quy định này", "theo BLDS")]
    [False, True, True]
    """
    for word in words:
        if at_word(word.type, word.capital, seeds) or own(word.type, word.capital, seeds):
            return True
    return holds_one(text, _letters(seeds))
