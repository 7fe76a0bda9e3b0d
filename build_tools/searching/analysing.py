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
from itertools import chain, pairwise
from typing import NamedTuple

from ..vietnamese import marks_off, toned
from .tuning import LONGEST_ABBREVIATION, LONGEST_SIGN

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
    begin: frozenset[tuple[str, ...]] = field(init=False, repr=False, compare=False)  # the first two words of `long`
    alone: frozenset[str] = field(init=False, repr=False, compare=False)  # those of `long` that are one word
    _shortened: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        begin = {words[:2] for expansions in self.long.values() for words in expansions}
        object.__setattr__(self, "begin", frozenset(begin))
        object.__setattr__(self, "alone", frozenset(words[0] for words in begin if len(words) == 1))
        shortened: dict[str, list[str]] = {}
        for abbreviation, meanings in self.short.items():
            for concept in meanings:
                shortened.setdefault(concept, []).append(abbreviation)
        object.__setattr__(self, "_shortened", shortened)

    def shortened(self, concept: str) -> Sequence[str]:
        """The abbreviations of a concept, compact and folded."""
        return self._shortened.get(concept, ())

    def begins(self, folded: Sequence[str]) -> set[int]:
        """Where among folded words the words of `long` may begin: asked of every word of a collection."""
        found = {at for at, two in enumerate(pairwise(folded)) if two in self.begin}
        return found | {at for at, word in enumerate(folded) if word in self.alone} if self.alone else found


class Parted(NamedTuple):
    """A text as its words: the key of each, the word as it is printed, what stands between it and the next."""

    keys: Sequence[str]
    printed: Sequence[str]
    gaps: Sequence[str]


def words(text: str) -> tuple[Word, ...]:
    """The words of a text with their toned keys."""
    made = tuple.__new__  # by the hundred thousand: without asking the class how
    return tuple([made(Word, (key, m.start(), m.end())) for m in _WORD.finditer(text) if (key := toned(m[0]))])


def line_of(text: str, among: Sequence[Word] | None = None) -> Parted:
    """A text as its words, where nobody asks where they stand."""
    if among is None:
        printed = _WORD.findall(text)
        keys = list(map(toned, printed))
        if all(keys):
            return Parted(keys, printed, _WORD.split(text)[1:-1])
        among = words(text)  # what stands around a word without a letter is one gap
    printed = [text[start:end] for _, start, end in among]
    return Parted([key for key, _, _ in among], printed, [text[a.end : b.start] for a, b in pairwise(among)])


def compounds(text: str, among: Sequence[Word] | None = None, concepts: Concepts | None = None) -> tuple[Compound, ...]:
    """The compounds of a text, in order of their first word."""
    return compounds_of(line_of(text, among), concepts)


def compounds_of(line: Parted, concepts: Concepts | None = None) -> tuple[Compound, ...]:
    """The same, of a text whose words are known. Most words begin nothing, and are told at once."""
    numbers = {at for at, key in enumerate(line.keys) if "0" <= key[0] <= "9" and not _stands_alone(line, at)}
    if concepts is None:
        return tuple(chain.from_iterable(_numbered(line, at) for at in sorted(numbers)))
    short = {at for at, word in enumerate(line.printed) if not word.islower()}
    short |= {at for at, gap in enumerate(line.gaps) if gap not in _PARTING}
    long = concepts.begins(list(map(marks_off, line.keys)))
    out: list[Compound] = []
    for at in sorted(numbers | short | long):
        if at in numbers:
            out += _numbered(line, at)
        if at in short:
            out += _abbreviation(line, at, concepts)
        if at in long:
            out += _expansion(line.keys, at, concepts.long[marks_off(line.keys[at])])
    return tuple(out)


def _numbered(line: Parted, at: int) -> list[Compound]:
    """What a word with a digit begins."""
    return _date(line, at) or [*_sign(line, at), *_number(line, at)]


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


def _gap(line: Parted, at: int) -> str:
    """What stands between word `at` and the next; "\\n" when there is no next, so that no pattern of a gap matches."""
    return line.gaps[at] if at < len(line.gaps) else "\n"


def _stands_alone(line: Parted, at: int) -> bool:
    """Whether a number is plainly no beginning of a date, a sign or a longer number."""
    return _gap(line, at) in (" ", "\n") and marks_off(line.keys[at + 1] if at + 1 < len(line.keys) else "") != "thang"


def _date(line: Parted, at: int) -> list[Compound]:
    """`1/11/2012`, `01-11-2012`, `1.11.2012`, `01 tháng 11 năm 2012`."""
    keys = [marks_off(key) for key in line.keys[at : at + 5]]
    if len(keys) == 5 and keys[1] == "thang" and keys[3] == "nam":
        return _date_of(keys[0], keys[2], keys[4], at, at + 4)
    if len(keys) >= 3 and all(_DATE_GAP.fullmatch(_gap(line, n)) for n in (at, at + 1)):
        return _date_of(keys[0], keys[1], keys[2], at, at + 2)
    return []


def _date_of(day: str, month: str, year: str, first: int, last: int) -> list[Compound]:
    if not all(DIGITS.fullmatch(x) for x in (day, month, year)) or len(year) != 4 or len(day) > 2 or len(month) > 2:
        return []
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return []
    return [Compound(f"@{year}-{month.zfill(2)}-{day.zfill(2)}", first, last)]


def _number(line: Parted, at: int) -> list[Compound]:
    """`1.000.000` or `1,000,000`: a separator before exactly three digits."""
    if not DIGITS.fullmatch(line.keys[at]) or len(line.keys[at]) > 3 or (at and _gap(line, at - 1) in (".", ",")):
        return []
    last = at
    while _gap(line, last) in (".", ",") and re.fullmatch("[0-9]{3}", line.keys[last + 1]):
        last += 1
    return [Compound("".join(line.keys[at : last + 1]), at, last)] if last > at else []


def _sign(line: Parted, at: int) -> list[Compound]:
    """A number, perhaps a year, then letters of which most are capitals, closed up by - or /."""
    if at and _gap(line, at - 1) == "/" and "0" <= line.keys[at - 1][0] <= "9":
        return []  # the year of a sign that has begun already
    last, letters = at, False
    while last + 1 < len(line.keys) and last - at < LONGEST_SIGN and _SIGN_GAP.fullmatch(_gap(line, last)):
        capital = _is_sign_word(line.printed[last + 1])
        if not capital and not (last == at and re.fullmatch("[0-9]{4}", line.keys[last + 1])):
            break
        last, letters = last + 1, letters or capital
    if not letters:
        return []
    keys = line.keys[at : last + 1]
    whole = Compound(sign_key(keys), at, last)
    return [whole, Compound(sign_key(keys[:2]), at, at + 1)] if re.fullmatch("[0-9]{4}", keys[1]) else [whole]


def _is_sign_word(printed: str) -> bool:
    capitals = len(_UPPER.findall(printed))
    return len(printed) <= 12 and 2 * capitals >= len(printed) - len(re.findall("[0-9]", printed)) and capitals > 0


def _abbreviation(line: Parted, at: int, concepts: Concepts) -> list[Compound]:
    """`KH&CN`, `KT-XH`, `UBND`: the longest of a few parts that is known, written with capitals."""
    most = at
    while most < at + LONGEST_ABBREVIATION - 1 and _ABBREVIATION_GAP.fullmatch(_gap(line, most)):
        most += 1
    if most == at and line.printed[at].islower():
        return []  # nothing in capitals begins or goes on here
    for last in range(most, at - 1, -1):
        key = marks_off("".join(line.keys[at : last + 1]))
        if key in concepts.short and _is_sign_word(_as_printed(line, at, last).replace("&", "")):
            return [Compound(concept, at, last) for concept in concepts.short[key]]
    return []


def _as_printed(line: Parted, first: int, last: int) -> str:
    """Some words with what stands between them."""
    words_and_gaps = zip(line.printed[first:last], line.gaps[first:last], strict=True)
    return "".join(chain.from_iterable(words_and_gaps)) + line.printed[last]


def _expansion(keys: Sequence[str], at: int, expansions: Sequence[tuple[str, ...]]) -> list[Compound]:
    """The words that an abbreviation stands for, the longest of the expansions of its first word that stands here."""
    for expansion in expansions:
        last = at + len(expansion) - 1
        if last >= len(keys) or marks_off(keys[last]) != expansion[-1]:  # most are told by their last word
            continue
        if all(marks_off(keys[at + n]) == said for n, said in enumerate(expansion)):
            return [Compound("=" + " ".join(expansion), at, last)]
    return []
