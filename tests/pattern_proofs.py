"""What can be proved of a pattern by reading it: what stands wherever it matches, and with what a match begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from re import _parser as parser  # type: ignore[attr-defined]
from re._constants import (  # type: ignore[import-untyped]
    ASSERT,
    ASSERT_NOT,
    AT,
    BRANCH,
    CATEGORY,
    CATEGORY_DIGIT,
    IN,
    LITERAL,
    MAX_REPEAT,
    MIN_REPEAT,
    SUBPATTERN,
)
from typing import Any


def needs_one_of(pattern: str | re.Pattern[str], needs: Sequence[str]) -> bool:
    """Whether whatever a pattern matches holds one of some words.

    >>> needs_one_of("(?:khoản|điểm) [ab]", ("hoản", "iểm")), needs_one_of("(?:khoản)? a", ("hoản",))
    (True, False)
    """
    return _holds(_tree(pattern), lambda kind, what, letters: _is_one(kind, what, letters, needs))


def needs_a_digit(pattern: str | re.Pattern[str]) -> bool:
    """Whether whatever a pattern matches holds a digit.

    >>> needs_a_digit(r"số (?:\\d+|1[ab])"), needs_a_digit(r"số \\d*"), needs_a_digit(r"số [\\da]")
    (True, False, False)
    """
    return _holds(_tree(pattern), lambda kind, what, _: _is_a_digit(kind, what))


def _tree(pattern: str | re.Pattern[str]) -> Iterable[Any]:
    if isinstance(pattern, str):
        return parser.parse(pattern)  # type: ignore[no-any-return]
    return parser.parse(pattern.pattern, pattern.flags)  # type: ignore[no-any-return]


def _holds(tree: Iterable[Any], is_it: Callable[[Any, Any, str], bool], letters: str = "") -> bool:
    """In a row of letters, or in each of its branches; `letters` stand before it."""
    for kind, what in tree:
        before = letters
        letters = letters + chr(what) if kind is LITERAL else ""
        if is_it(kind, what, letters):
            return True
        if kind is SUBPATTERN and _holds(what[3], is_it, before):
            return True
        if kind is MAX_REPEAT and what[0] and _holds(what[2], is_it):
            return True
        if kind is BRANCH and all(_holds(each, is_it, before) for each in what[1]):
            return True
        if kind is ASSERT and _holds(what[1], is_it):
            return True
    return False


def _is_one(kind: Any, what: Any, letters: str, needs: Sequence[str]) -> bool:
    """Whether one of some words ends here, or a class holds nothing but one-letter words of them."""
    if any(need in letters for need in needs):
        return True
    return kind is IN and all(k is LITERAL and chr(c) in needs for k, c in what)


def _is_a_digit(kind: Any, what: Any) -> bool:
    if kind is IN:
        return all((k is CATEGORY and c is CATEGORY_DIGIT) or (k is LITERAL and chr(c).isdecimal()) for k, c in what)
    return kind is LITERAL and chr(what).isdecimal()


def may_begin(pattern: str | re.Pattern[str], letter: str) -> bool:
    """Whether a match may begin with a letter.

    >>> [may_begin(r"(?:a|\\d)?[bc]", letter) for letter in "a1bd"]
    [True, True, True, False]
    """
    return _may_begin(list(_tree(pattern)), letter)


def _may_begin(tree: list[Any], letter: str) -> bool:
    """A tree that may match nothing may begin with any letter: what stands behind it is not known."""
    for n, (kind, what) in enumerate(tree):
        rest = tree[n + 1 :]
        if kind in (ASSERT, ASSERT_NOT, AT):
            continue
        if kind is SUBPATTERN:
            return _may_begin([*what[3], *rest], letter)
        if kind is BRANCH:
            return any(_may_begin([*each, *rest], letter) for each in what[1])
        if kind in (MAX_REPEAT, MIN_REPEAT):
            once = _may_begin([*what[2], *rest], letter)
            return once or (what[0] == 0 and _may_begin(rest, letter))
        if kind is LITERAL:
            return chr(what) == letter
        return kind is not IN or re.match(_class(what), letter) is not None
    return True


def _class(members: Iterable[Any]) -> re.Pattern[str]:
    """The class of letters that a tree holds, as a pattern."""
    state = parser.State()
    state.str = ""
    tree = parser.SubPattern(state, [(IN, list(members))])
    from re import _compiler as compiler  # type: ignore[attr-defined]

    return compiler.compile(tree)  # type: ignore[no-any-return]
