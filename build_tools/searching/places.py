"""Places named in a query: "điểm đ khoản 2 điều 5", "dieu 5 khoan 2", "k2 đ5", "mục II.3" → steps, the largest first.

Enters: the words of a query. Leaves: `Place`: for each step the anchors it may have (`addresses.step_anchor`; a step typed without
marks may be `diem-d` or `diem-dd`), and the words that named them. What is typed is often without marks, in either order and
shortened: finding the words is the task here. What they name says `addresses.steps`, the table by which citations are read too.
What is more here is doubt: a letter or a numeral that may be meant in two ways keeps both. `browser/places.js` is the same in the
browser; tests hold its table to `addresses.steps` and its reading to this one.

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
from ..addresses.steps import LARGE, NAMINGS, ORDINALS, ROMANS, steps, tied
from ..model import Kind, Step
from ..vietnamese import marks_off
from .analysing import Word, agrees, words

__all__ = ["Place", "place", "words"]

# The words that name a kind, the longest first.
_NAMES = sorted(((name.split(), kind) for kind, row in NAMINGS.items() for name in row.words), key=lambda row: -len(row[0]))
_ORDINALS = {marks_off(word): ROMANS[n].lower() for n, word in enumerate(ORDINALS, 1)}
_VALUES = {numeral.lower(): n for n, numeral in enumerate(ROMANS) if numeral}
_SHORT = re.compile("(k|đ|d)([0-9]{1,3})([a-z]?)")
_LARGE_NUMBER = re.compile("[ivxlc]{1,7}|[0-9]{1,2}|[a-hđ]")
_LETTER = re.compile("[a-zđêôơư][0-9]?")
_NUMBER = re.compile("[0-9]{1,3}[a-zđ]?")


@dataclass(frozen=True, slots=True)
class Place:
    steps: tuple[tuple[str, ...], ...]  # the largest first; each with the anchors it may have
    used: frozenset[int]  # the words of the query that name it


def place(text: str, found: Sequence[Word], marked: bool = False) -> Place | None:
    """The place that a query names, None if it names none. Of two steps of one kind the first counts. `marked`: d is not đ."""
    named: dict[Kind, tuple[str, ...]] = {}
    used: set[int] = set()
    at = 0
    while at < len(found):
        half = at > 0 and at - 1 not in used
        here, last = _short(found, at) or _named(text, found, at, half) or ((), at)
        for step in here:
            named.setdefault(step.kind, _anchors(step, marked))
        used |= set(range(at, last + 1)) if here else set()
        at = last + 1
    return Place(tuple(named[kind] for kind in NAMINGS if kind in named), frozenset(used)) if named else None


_Named = tuple[tuple[Step, ...], int] | None  # the steps, and the last word that names them


def _anchors(step: Step, marked: bool) -> tuple[str, ...]:
    """The anchors that a step may have, as it was typed."""
    kinds: tuple[Kind, ...] = (step.kind,)
    numbers = {step.number: None}
    if step.kind in LARGE:
        numbers[_other_numeral(step.number)] = None
    elif step.kind is Kind.DIEM and step.number[0].isdigit():
        kinds = (Kind.DIEM, Kind.KHOAN)  # the Party cites "điểm 1.3": a khoản of ours
    elif step.kind is Kind.DIEM and step.number[0] == "d" and not marked:
        numbers[step.number.replace("d", "đ")] = None
    return tuple(step_anchor(Step(kind, number)) for kind in kinds for number in numbers)


def _other_numeral(number: str) -> str:
    """`2` for `ii` and `ii` for `2`."""
    if number.isdigit() and 0 < int(number) < len(ROMANS):
        return ROMANS[int(number)].lower()
    return str(_VALUES.get(number, number))


def _short(found: Sequence[Word], at: int) -> _Named:
    """`k2`, `đ5`."""
    match = _SHORT.fullmatch(found[at].key)
    return (steps(Kind.KHOAN if match[1] == "k" else Kind.DIEU, match[2] + match[3]), at) if match else None


def _named(text: str, found: Sequence[Word], at: int, half: bool) -> _Named:
    """The steps that begin at word `at`; `half`: it may be the second half of the word before it."""
    for parts, kind in _NAMES:
        if at + len(parts) <= len(found) and all(map(_is, found[at:], parts)):
            after = at + len(parts)
            if half and found[at - 1].key in NAMINGS[kind].halves:
                return None
            if after < len(found) and marks_off(found[after].key) in ("so", "thu"):
                after += 1
            return _numbered(text, found, after, kind) if after < len(found) else None
    return None


def _is(word: Word, name: str) -> bool:
    """Whether a word, with all its marks, some or none, is this one: `muc` and `mục` are mục, `mức` is not."""
    return marks_off(word.key) == marks_off(name) and agrees(word.key, name)


def _numbered(text: str, found: Sequence[Word], at: int, kind: Kind) -> _Named:
    """The steps of a kind whose number begins at word `at`, with those tied to it (`II.3`)."""
    key = found[at].key
    if kind in LARGE:
        return _large(text, found, at, kind)
    if kind is Kind.DIEM and _LETTER.fullmatch(key):
        return steps(kind, key), at
    if not _NUMBER.fullmatch(key):
        return None
    number, last = _decimal(text, found, at)
    return steps(kind, number), last


def _large(text: str, found: Sequence[Word], at: int, kind: Kind) -> _Named:
    key = _ORDINALS.get(marks_off(found[at].key), found[at].key)
    if not _LARGE_NUMBER.fullmatch(key):
        return None
    if not (_tied(text, found, at) and _NUMBER.fullmatch(found[at + 1].key)):
        return steps(kind, key), at
    number, last = _decimal(text, found, at + 1)
    if _tied(text, found, last) and re.fullmatch("[a-zđ]", found[last + 1].key):
        number, last = f"{number}.{found[last + 1].key}", last + 1
    return (*steps(kind, key), *tied(number)), last


def _decimal(text: str, found: Sequence[Word], at: int) -> tuple[str, int]:
    """`2.1` from two words."""
    last = at
    while _tied(text, found, last) and re.fullmatch("[0-9]{1,2}", found[last + 1].key):
        last += 1
    return ".".join(w.key for w in found[at : last + 1]), last


def _tied(text: str, found: Sequence[Word], at: int) -> bool:
    """Whether a point and nothing else stands between a word and the next."""
    return at + 1 < len(found) and text[found[at].end : found[at + 1].start] == "."
