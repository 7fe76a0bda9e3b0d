"""Places named in a query: "điểm đ khoản 2 điều 5", "dieu 5 khoan 2", "k2 đ5", "mục II.3" → steps, the largest first.

Enters: the words of a query. Leaves: `Place`: for each step the anchors it may have (`addresses.step_anchor`; a step
typed without marks may be `diem-d` or `diem-dd`), and the words that named them. What is typed is often without marks,
in either order and shortened: it is laid out as keys, in which `addresses.words` finds the places as it does in texts.
`browser/places.js` is the same in the browser; the pattern and the values of numbers it gets from here (`tables`).

>>> place("khoản 2 Điều 5 nđ 115", words("khoản 2 Điều 5 nđ 115")).steps
(('dieu-5',), ('khoan-2',))
>>> place("diem d muc II.3", words("diem d muc II.3")).steps
(('muc-ii', 'muc-2'), ('khoan-3',), ('diem-d', 'diem-dd'))
>>> place("mục tiêu đến năm 2020", words("mục tiêu đến năm 2020")) is None, place("mức 5", words("mức 5")) is None
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..addresses import step_anchor
from ..addresses.steps import BEFORE, COUNTED, FORMS, LARGE, NAMINGS, meanings
from ..addresses.worded import TYPED, find
from ..model import Kind, Step
from ..vietnamese import ORDINALS, marks_off, numeral
from .analysing import Word, words

__all__ = ["Place", "place", "tables", "words"]


@dataclass(frozen=True, slots=True)
class Place:
    steps: tuple[tuple[str, ...], ...]  # the largest first; each with the anchors it may have
    used: frozenset[int]  # the words of the query that name it


def place(text: str, found: Sequence[Word], marked: bool = False) -> Place | None:
    """The place that a query names, None if it names none. Of two steps of one kind the first counts. `marked`: d is
    not đ.
    """
    laid, starts = _laid_out(text, found)
    named: dict[Kind, tuple[str, ...]] = {}
    used: set[int] = set()
    at = 0
    while here := find(laid[at:], TYPED):  # what one place has used is no part of the next: "chương hai phần ba"
        for step in here.steps:
            named.setdefault(step.kind, _anchors(step, marked))
        used |= {n for n, start in enumerate(starts) if at + here.start <= start < at + here.end}
        at += here.end
    return Place(tuple(named[kind] for kind in NAMINGS if kind in named), frozenset(used)) if named else None


_BLANK = re.compile("[ \u00a0\t\r\n:]*")


def _laid_out(text: str, found: Sequence[Word]) -> tuple[str, list[int]]:
    """The keys of the words, and where each begins; between them a blank, a point, a comma,
    or ";" for anything else.
    """
    laid, starts = "", []
    for n, word in enumerate(found):
        gap = text[found[n - 1].end : word.start] if n else ""
        laid += "" if not n else " " if _BLANK.fullmatch(gap) else gap if gap in (".", ",") else ";"
        starts.append(len(laid))
        laid += word.key
    return laid, starts


def _anchors(step: Step, marked: bool) -> tuple[str, ...]:
    """The anchors that a step may have, as it was typed."""
    meant = meanings(step, typed=True)
    if step.kind is Kind.DIEM and step.number[0] == "d" and not marked:
        meant = (step, Step(Kind.DIEM, step.number.replace("d", "đ", 1)))
    if step.kind in FORMS:  # "mẫu số 1" is the "Mẫu số 01" of most texts
        meant = (step, Step(step.kind, step.number.removeprefix("0")), Step(step.kind, step.number.zfill(2)))
    return tuple(dict.fromkeys(map(step_anchor, meant)))


def is_place_word(key: str) -> bool:
    """Whether a toned key stands in the name of a kind of place.

    >>> is_place_word("khoản"), is_place_word("đất")
    (True, False)
    """
    return key in _PLACE_WORDS


_PLACE_WORDS = frozenset(w.key for naming in NAMINGS.values() for name in naming.words for w in words(name))
_MOST = 99  # the highest number in a pattern that is typed in Arabic or in Roman


def tables() -> dict[str, object]:
    """What `browser/places.js` needs of the tables: the pattern, the kinds, and the values of numbers."""
    return {
        "pattern": TYPED.pattern.pattern.replace("(?P<", "(?<"),
        "kinds": {kind.value: kind.name for kind in NAMINGS},
        "before": BEFORE.pattern,
        "large": [kind.value for kind in LARGE],
        "counted": [kind.value for kind in COUNTED],
        "ordinals": {marks_off(words): value for words, value in ORDINALS.items()},
        "forms": [kind.value for kind in FORMS],
        "words": sorted(_PLACE_WORDS),
        "numerals": [numeral(value).lower() for value in range(_MOST + 1)],
    }
