"""Quotation marks: which open, which close, and how many are open. Enters: words. Leaves: counts and places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..office.alphabet import holds_one

# Two single marks are printed for a double one: ‘‘Điều 58. …’’, “1. …’'; the inner one of them stands for both.
MARKS = re.compile(r"""[“”"„‟«»‘’'](?:(?<=[“”"„‟«»])|(?<=‘‘)(?=\w)|(?<=[’'])(?=[’']))""")
_EVERY = "“”\"„‟«»‘’'"
OPENERS = '“"„«'
OPENING = re.compile(rf"[{OPENERS}]|‘‘(?=\w)")
_WORDS_NAMED = re.compile(r"(?<!\w)(?:từ|chữ|ngữ|dung)\s*$", re.IGNORECASE)


def has_marks(text: str) -> bool:
    """Whether any mark of quotation stands in a text: what most are is told at once."""
    return holds_one(text, _EVERY)


def steps(text: str) -> int:
    """How many quotations are open after a text that began with none open (closing marks too many are forgiven).

    >>> steps("“Điều 5. Phạm vi"), steps("thay cụm từ “a” bằng “b”"), steps("là “công ty"), steps("bỏ cụm từ “, b")
    (1, 0, 1, 1)
    """
    return depth_after(text, 0)


def depth_after(text: str, depth: int) -> int:
    for match in MARKS.finditer(text) if has_marks(text) else ():
        depth = depth + 1 if opens(text, match.start()) else max(0, depth - 1)
    return depth


def opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "‘’'":
        return mark == "‘"
    free = not before or before.isspace() or before in '([:;“"'
    if mark in "“„«":
        if after in (*",.;:)",):  # “Sông Gianh “, closes; cụm từ “, thị trấn” does not
            return bool(after and _WORDS_NAMED.search(text, max(0, at - 12), at))
        return free or after.isalnum()
    if mark in "”»":
        return free and after.isalnum() and bool(before)
    return free and bool(after) and not after.isspace() and after not in ".,;:)"


def unmatched(text: str) -> int:
    """Where the mark stands that opens a quotation which the text does not close; -1 when there is none."""
    return next((a for a, b in pairs(text) if b is None), -1)


def pairs(text: str) -> Iterator[tuple[int, int | None]]:
    """The outermost quotations of a text, as the places of their marks; None for a closing mark that is missing."""
    depth, opened = 0, -1
    for match in MARKS.finditer(text) if has_marks(text) else ():
        at = match.start()
        if opens(text, at):
            depth, opened = depth + 1, opened if depth else at
        elif depth:
            depth -= 1
            if not depth and opened >= 0:
                yield opened, at
    if depth and opened >= 0:
        yield opened, None
