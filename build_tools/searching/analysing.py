"""Text → keys with their places: the analyser, one half of which runs in the browser (`browser/analyser.js`, the same
rules).

Enters: text as printed or as typed. Leaves: its words, each with its toned key and where it stands, and *compounds*:
keys that stand for several words together, each over the words it covers:

    #1663qdubnd   a sign, closed up and folded, leading zeros off; #1152005 its number and year
    @2012-11-01   a date in any form
    1000000       a number printed with separators
    =khoa hoc …   a concept: an abbreviation or the words it stands for, whichever of the two is printed

>>> [w.key for w in words("Uỷ ban, số 05-NQ/ĐU")]
['ủy', 'ban', 'số', '05', 'nq', 'đu']
>>> [(c.key, c.first, c.last) for c in compounds("số 05 -NQ/ĐU ngày 01/11/2012: 1.000.000 đồng")]
[('#5nqdu', 1, 3), ('@2012-11-01', 5, 7), ('1000000', 8, 10)]
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..vietnamese import marks_off, toned
from .tuning import LONGEST_SIGN

# Letters, digits and marks by range, so that no Unicode table is asked and both languages agree; soft hyphens and
# zero-width blanks belong to the word they stand in.
_WORD = re.compile(
    "[0-9A-Za-z\u00aa\u00ad\u00b2\u00b3\u00b5\u00b9\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af"
    "\u0300-\u036f\u0370-\u1fff"
    "\u200b-\u200d\u2060\u2c00-\u2dff\u3040-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufb00-\ufb06\ufeff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
)
_SIGN_GAP = re.compile("[ \u00a0]?[-/\u2010-\u2015\u2044\u2212][ \u00a0]?")
_DATE_GAP = re.compile("[ \u00a0]?[-/.][ \u00a0]?")
_UPPER = re.compile("[A-Z\u0110\u00d0\u01af]")
DIGITS = re.compile("[0-9]+")
_PARTING = frozenset(
    (" ", ", ", "; ", ": ", ",", ";", "\n", ";\n", ":\n", " “", "” ", " (", ") ")
)  # no gap of abbreviations
_ABBREVIATION_GAP = re.compile("[ \u00a0]?[-&/.][ \u00a0]?")


_NO_WORDS: Mapping[str, tuple[tuple[str, ...], ...]] = {}


class Word(NamedTuple):  # there are millions of them: nothing is made faster than a tuple
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compound:
    key: str
    first: int  # the first and the last word it covers
    last: int


@dataclass(frozen=True, slots=True)
class Concepts:
    """What abbreviations mean: `short` compact folded abbreviation → concepts; `long` first folded word → expansions,
    longest first.
    """

    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    long: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def words(text: str) -> tuple[Word, ...]:
    """The words of a text with their toned keys."""
    return tuple([Word(key, *m.span()) for m in _WORD.finditer(text) if (key := toned(m[0]))])


def compounds(text: str, among: Sequence[Word] | None = None, concepts: Concepts | None = None) -> tuple[Compound, ...]:
    """The compounds of a text, in order of their first word."""
    known = words(text) if among is None else among
    out: list[Compound] = []
    starts = [start for _, start, _ in known[1:]]  # of the word behind each
    long = concepts.long if concepts else _NO_WORDS
    for at, (key, start, end) in enumerate(known):
        if "0" <= key[0] <= "9":
            out += _date(text, known, at) or [*_sign(text, known, at), *_number(text, known, at)]
        if concepts:  # asked of every word of a collection: of most of them both answers are known at once
            if not (text[start:end].islower() and at < len(starts) and text[end : starts[at]] in _PARTING):
                out += _abbreviation(text, known, at, concepts)
            if (first := marks_off(key)) in long:
                out += _expansion(known, at, long[first])
    return tuple(out)


def sign_key(keys: Sequence[str]) -> str:
    """The compact key of a sign from the keys of its words.

    >>> sign_key(("05", "nq", "đu"))
    '#5nqdu'
    """
    return "#" + marks_off("".join(keys)).lstrip("0")


def agrees(typed: str, found: str) -> bool:
    """Whether every mark that was typed is also in the word found (a word not fully marked, or not ended).

    >>> agrees("quyêt", "quyết"), agrees("nghê", "nghe"), agrees("th", "thường")
    (True, False, True)
    """
    a, b = unicodedata.normalize("NFD", typed), unicodedata.normalize("NFD", found)
    at = 0
    for c in b:
        if at < len(a) and (a[at] == c or (a[at], c) == ("d", "đ")):
            at += 1
    return at == len(a)


def _gap(text: str, known: Sequence[Word], at: int) -> str:
    """What stands between word `at` and the next; "\\n" when there is no next, so that no pattern of a gap matches."""
    return text[known[at].end : known[at + 1].start] if at + 1 < len(known) else "\n"


def _date(text: str, known: Sequence[Word], at: int) -> list[Compound]:
    """`1/11/2012`, `01-11-2012`, `1.11.2012`, `01 tháng 11 năm 2012`."""
    keys = [marks_off(w.key) for w in known[at : at + 5]]
    if len(keys) == 5 and keys[1] == "thang" and keys[3] == "nam":
        return _date_of(keys[0], keys[2], keys[4], at, at + 4)
    if len(keys) >= 3 and all(_DATE_GAP.fullmatch(_gap(text, known, n)) for n in (at, at + 1)):
        return _date_of(keys[0], keys[1], keys[2], at, at + 2)
    return []


def _date_of(day: str, month: str, year: str, first: int, last: int) -> list[Compound]:
    if not all(DIGITS.fullmatch(x) for x in (day, month, year)) or len(year) != 4 or len(day) > 2 or len(month) > 2:
        return []
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return []
    return [Compound(f"@{year}-{month.zfill(2)}-{day.zfill(2)}", first, last)]


def _number(text: str, known: Sequence[Word], at: int) -> list[Compound]:
    """`1.000.000` or `1,000,000`: a separator before exactly three digits."""
    if (
        not DIGITS.fullmatch(known[at].key)
        or len(known[at].key) > 3
        or (at and _gap(text, known, at - 1) in (".", ","))
    ):
        return []
    last = at
    while _gap(text, known, last) in (".", ",") and re.fullmatch("[0-9]{3}", known[last + 1].key):
        last += 1
    return [Compound("".join(w.key for w in known[at : last + 1]), at, last)] if last > at else []


def _sign(text: str, known: Sequence[Word], at: int) -> list[Compound]:
    """A number, perhaps a year, then letters of which most are capitals, closed up by - or /."""
    if at and _gap(text, known, at - 1) == "/" and "0" <= known[at - 1].key[0] <= "9":
        return []  # the year of a sign that has begun already
    last, letters = at, False
    while last + 1 < len(known) and last - at < LONGEST_SIGN and _SIGN_GAP.fullmatch(_gap(text, known, last)):
        following = known[last + 1]
        capital = _is_sign_word(text[following.start : following.end])
        if not capital and not (last == at and re.fullmatch("[0-9]{4}", following.key)):
            break
        last, letters = last + 1, letters or capital
    if not letters:
        return []
    keys = [w.key for w in known[at : last + 1]]
    whole = Compound(sign_key(keys), at, last)
    return [whole, Compound(sign_key(keys[:2]), at, at + 1)] if re.fullmatch("[0-9]{4}", keys[1]) else [whole]


def _is_sign_word(printed: str) -> bool:
    capitals = len(_UPPER.findall(printed))
    return len(printed) <= 12 and 2 * capitals >= len(printed) - len(re.findall("[0-9]", printed)) and capitals > 0


def _abbreviation(text: str, known: Sequence[Word], at: int, concepts: Concepts) -> list[Compound]:
    """`KH&CN`, `KT-XH`, `UBND`: the longest of up to three parts that is known, written with capitals."""
    most = at
    while most < at + 2 and _ABBREVIATION_GAP.fullmatch(_gap(text, known, most)):
        most += 1
    if most == at and text[known[at].start : known[at].end].islower():
        return []  # nothing in capitals begins or goes on here
    for last in range(most, at - 1, -1):
        key = marks_off("".join([w.key for w in known[at : last + 1]]))
        if key in concepts.short and _is_sign_word(text[known[at].start : known[last].end].replace("&", "")):
            return [Compound(concept, at, last) for concept in concepts.short[key]]
    return []


def _expansion(known: Sequence[Word], at: int, expansions: Sequence[tuple[str, ...]]) -> list[Compound]:
    """The words that an abbreviation stands for, the longest of the expansions of its first word that stands here."""
    for expansion in expansions:
        last = at + len(expansion) - 1
        if last >= len(known) or marks_off(known[last].key) != expansion[-1]:  # most are told by their last word
            continue
        if all(marks_off(known[at + n].key) == said for n, said in enumerate(expansion)):
            return [Compound("=" + " ".join(expansion), at, last)]
    return []
