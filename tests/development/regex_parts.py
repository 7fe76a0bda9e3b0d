"""The alternatives of a pattern, found in its source and marked, so that a match tells which of them it took.

Enters: the source of a pattern. Leaves: its branches, each with the texts of its alternatives; the source with an empty
named group at the end of each alternative, in two forms: as it stands, and with every negative look-around made into
one that is tried and may fail, so that what it would have forbidden is seen.

    >>> [branch.texts for branch in branches(r"(?:a|b(?:c|d))[|]\\|(?!e|f)")]
    [['a', 'b(?:c|d)'], ['c', 'd'], ['e', 'f']]
    >>> import re
    >>> marked = re.compile(instrumented(r"(?:a|b)(?!c|d)", permissive=False))
    >>> sorted(name for name, taken in marked.match("b").groupdict().items() if taken is not None)
    ['_alt0_1']
    >>> loose = re.compile(instrumented(r"(?:a|b)(?!c|d)", permissive=True))
    >>> sorted(name for name, taken in loose.match("bd").groupdict().items() if taken is not None)
    ['_alt0_1', '_alt1_1']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OPENING = re.compile(r"\((?:\?(?:P<\w+>|P=\w+|<?[=!]|[aiLmsux-]*:|[aiLmsux]+\)|\(\w+\)|#[^)]*\)|>))?")
_NEGATIVE = ("(?!", "(?<!")


@dataclass(slots=True)
class Branch:
    """The alternatives that stand side by side, from `start` to `end` of the source; `stops` are their ends."""

    start: int
    opening: str = ""
    stops: list[int] = field(default_factory=list)
    end: int = 0
    negative: bool = False  # inside a negative look-around
    texts: list[str] = field(default_factory=list)


def branches(source: str, verbose: bool = False) -> list[Branch]:
    """Every place with two alternatives or more, in the order in which they begin."""
    return sorted((b for b in _groups(source, verbose) if len(b.stops) > 1), key=lambda b: b.start)


def _groups(source: str, verbose: bool) -> Iterator[Branch]:
    open_: list[Branch] = [Branch(0)]
    for at, token in _tokens(source, verbose):
        if token == "|":
            open_[-1].stops.append(at)
        elif token == ")":
            if len(open_) > 1:
                yield _closed(open_.pop(), source, at)
        elif token.startswith("(") and not token.endswith(")"):
            negative = open_[-1].negative or token in _NEGATIVE
            open_.append(Branch(at + len(token), token, negative=negative))
    while open_:
        yield _closed(open_.pop(), source, len(source))


def _closed(branch: Branch, source: str, end: int) -> Branch:
    branch.end = end
    branch.stops.append(end)
    starts = [branch.start, *(stop + 1 for stop in branch.stops)]
    branch.texts = [source[a:b] for a, b in zip(starts, branch.stops, strict=False)]
    return branch


def _tokens(source: str, verbose: bool) -> Iterator[tuple[int, str]]:
    """The marks "|", ")" and openings of groups that are no plain letters."""
    at = 0
    while at < len(source):
        letter = source[at]
        if letter == "\\":
            at += 2
        elif letter == "[":
            at = _behind_class(source, at)
        elif verbose and letter == "#":
            at = (source.find("\n", at) + 1) or len(source)
        elif letter == "(" and (opening := _OPENING.match(source, at)):
            yield at, opening[0]
            at = opening.end()
        else:
            if letter in "|)":
                yield at, letter
            at += 1


def _behind_class(source: str, at: int) -> int:
    at += 2 if source[at + 1 : at + 2] == "^" else 1
    first = True
    while at < len(source) and (source[at] != "]" or first):
        at += 2 if source[at] == "\\" else 1
        first = False
    return at + 1


def instrumented(source: str, permissive: bool, verbose: bool = False) -> str:
    """The source with a mark at the end of each alternative: group _alt<branch>_<alternative>."""
    inserted: list[tuple[int, int, str]] = []
    for n, branch in enumerate(branches(source, verbose)):
        if branch.negative and not permissive:
            continue  # nothing that must not match is ever taken
        inserted += [(stop, 1, f"(?P<_alt{n}_{k}>)") for k, stop in enumerate(branch.stops)]
    if permissive:
        for group in _groups(source, verbose):
            if group.opening in _NEGATIVE:
                loose = group.opening.replace("!", "=")
                inserted += [(group.start, 0, "\0" + loose), (group.end + 1, 0, "|)")]
    out, at = [], 0
    for place, _, text in sorted(inserted, key=lambda each: each[:2]):
        piece = source[at:place]
        if text.startswith("\0"):  # the opening before this place is written anew
            opening = "(?<!" if piece.endswith("(?<!") else "(?!"
            piece, text = piece.removesuffix(opening), "(?:" + text[1:]
        out += [piece, text]
        at = place
    return "".join([*out, source[at:]])
