"""Patterns written with the vocabulary: ‹U› is the capital letters, ‹TYPES› every type in capitals.

Enters: a pattern's source with names between ‹ and ›. Leaves: the compiled pattern. A name that is not known raises
KeyError when the module is imported.

Letters stand between [ and ]: ‹U› capital, ‹L› small, ‹A› all. Words are one group each, the longest first, in small
letters as they are written in a sentence, or in capitals when the name is in capitals: ‹types›/‹TYPES› (what heads a
text), ‹cited› (what is cited), ‹attachable›, ‹laws›, ‹statutes›, ‹normative›, ‹normativeheads› (their first words),
‹regulations›, ‹enacting› (“QUYẾT ĐỊNH:”), ‹deciding› (the same without what may be attached), ‹posts›/‹POSTS›,
‹enactors›/‹ENACTORS›, ‹bodies› (the first words of their names), ‹annex›/‹ANNEX›, ‹form›/‹FORM› and the others of
`attachments`, ‹provinces›/‹PROVINCES›, ‹places›/‹PLACES› (tỉnh, huyện, xã …), ‹states›, ‹stateheads› (their first
words), ‹mottos›, ‹parties›, ‹for›, ‹ranks›, ‹recipients› (also who is addressed).

    >>> compiled("[‹U›][‹L›]+").findall("KẾ HOẠCH Đinh Trung ẾT")
    ['Đinh', 'Trung']
    >>> compiled(r"‹TYPES› SỐ").search("THÔNG TƯ LIÊN TỊCH SỐ 5")[0]
    'THÔNG TƯ LIÊN TỊCH SỐ'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from . import attachments, body_words, letterheads, place_kinds, posts, provinces, types
from .alphabet import LETTER, LOWER, UPPER
from .spelling import words

_LETTERS = {"U": UPPER, "L": LOWER, "A": LETTER}
_WORDS: dict[str, Callable[[], Iterable[str]]] = {
    "types": lambda: types.HEADINGS,
    "cited": lambda: types.CITED,
    "normative": lambda: types.RANKED,
    "normativeheads": lambda: types.RANKED_BEGIN,
    "laws": lambda: types.LAWS,
    "statutes": lambda: types.STATUTES,
    "regulations": lambda: types.REGULATIONS,
    "enacting": lambda: types.ENACTING,
    "deciding": lambda: types.DECIDING,
    "attachable": lambda: types.ATTACHABLE,
    "stateheads": lambda: letterheads.STATE_BEGINS,
    "posts": lambda: posts.POSTS,
    "enactors": lambda: posts.ENACTORS,
    "provinces": provinces.names,
    "bodies": lambda: [row.name for row in body_words.ROWS if not row.inside],
    "places": lambda: place_kinds.NAMES,
    "states": lambda: letterheads.STATES,
    "mottos": lambda: letterheads.MOTTOS,
    "parties": lambda: letterheads.PARTIES,
}
_SOURCES = {
    "for": posts.FOR,
    "ranks": posts.RANK,
    "recipients": rf"(?:{letterheads.RECIPIENTS}|{letterheads.ADDRESSEE})",
}
_NAME = re.compile(r"‹(\w[\w-]*)›")


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern with letters and words filled in."""
    return re.compile(filled(source), flags)


def filled(source: str) -> str:
    """The source with letters and words filled in, to become part of another pattern."""
    return _NAME.sub(lambda match: _meaning(match[1]), source)


@cache
def _meaning(name: str) -> str:
    if name in _LETTERS:
        return _LETTERS[name]
    if name in _SOURCES:
        return _SOURCES[name]
    known = name.lower()
    found = attachments.names(known) if known in attachments.KINDS else tuple(_WORDS[known]())
    return words(*(each.upper() for each in found) if name.isupper() else found)
