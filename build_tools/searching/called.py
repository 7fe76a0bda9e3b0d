"""Which texts a query names: by their number, as far as it is typed, or by the whole of their name.

Enters: a query, and what the texts that are held are called. Leaves: `Asked`: the texts that the query names and
nothing beside, best first (in force before ended, a law before its consolidated print, the newest first); and those
that it names beside other words. `browser/called.js` does the same.

A name is typed when all words of it are (without its type and year, which may stand beside it, and then must be its
own); a number when all of it is, or number and year, or only the number behind the type of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..metadata_fields import SEARCHED
from ..office import types
from ..vietnamese import marks_off
from .analysing import DIGITS, Compound, Word, compounds, sign_key, words
from .tuning import ENOUGH, FEWEST_OF_TITLE, GLUE

# By which a document is called, as the browser has it too.
NAMED_BY = ("name", *(about.key for _, about in SEARCHED))
# They are called by what they are about.
STATUTES = tuple(sorted(types.LAWS, key=lambda name: (-len(name), name)))
_BRACKET = re.compile(" *\\([^()]*\\)$")
_YEAR = re.compile(" (?:19|20)[0-9]{2}$")
_BEFORE = re.compile("^(?:về việc|ve viec|v/v|quy định|ban hành) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """What a text is called, in folded keys."""

    about: frozenset[str]  # the words that must all be typed
    type: frozenset[str]
    allowed: frozenset[str]  # words and signs that may be typed beside them
    row: str  # type and what it is about, in a row
    signs: tuple[str, str, str]  # the whole number; number and year; the number alone: "" where there is none
    from_: str
    until: str
    consolidated: bool
    date: str


@dataclass(frozen=True, slots=True)
class Asked:
    exact: tuple[int, ...] = ()  # texts, best first
    numbered: bool = False  # by their number
    within: frozenset[int] = frozenset()


class Names:
    """The names of the texts that are held, by number of document."""

    def __init__(self, rows: Iterable[tuple[int, Mapping[str, str]]]) -> None:
        self.names = {number: name_of(row) for number, row in rows}
        self.by_word: dict[str, list[int]] = {}
        self.by_sign: dict[str, list[int]] = {}
        for number, name in self.names.items():
            for word in sorted(name.about):
                self.by_word.setdefault(word, []).append(number)
            for sign in dict.fromkeys(filter(None, name.signs)):
                self.by_sign.setdefault(sign, []).append(number)

    def asked(self, typed: Typed, day: str) -> Asked:
        """The texts that are named by what is typed, on a day."""
        numbered = self._numbered(typed)
        if numbered:
            exact = [number for number in numbered if typed.says_all(self.names[number])]
            return Asked(self._sorted(exact, day), True, frozenset(numbered) - frozenset(exact))
        counts: dict[int, int] = {}
        for word in typed.words:
            for number in self.by_word.get(word, ()):
                counts[number] = counts.get(number, 0) + 1
        named = [number for number, count in counts.items() if count == len(self.names[number].about)]
        exact = [number for number in named if typed.says_all(self.names[number])]
        within = [n for n in named if n not in exact and self.names[n].type and f" {self.names[n].row} " in typed.row]
        return Asked(self._sorted(exact, day), False, frozenset(within))

    def nearest(self, typed: Typed, most: int) -> tuple[int, ...]:
        """The texts that most of what is typed may be the name of, where none is named outright."""
        shares = {number: typed.share(name) for number, name in self.names.items()} if typed.other else {}
        fitting = [number for number, share in shares.items() if share >= ENOUGH]
        return tuple(sorted(fitting, key=lambda number: (-shares[number], number))[:most])

    def _numbered(self, typed: Typed) -> list[int]:
        """The texts whose number is typed, by as much of a number as any has."""
        for level in range(3):
            found = {
                number
                for sign in typed.signs
                for number in self.by_sign.get(sign, ())
                if self.names[number].signs[level] == sign
                and (level < 2 or (self.names[number].type and self.names[number].type <= typed.words))
                and (level == 0 or typed.type_fits(self.names[number]))
            }
            if found:
                return sorted(found)
        return []

    def _sorted(self, found: Sequence[int], day: str) -> tuple[int, ...]:
        newest = sorted(sorted(found), key=lambda n: self.names[n].date, reverse=True)
        return tuple(sorted(newest, key=lambda n: (not self._stands(n, day), self.names[n].consolidated)))

    def _stands(self, number: int, day: str) -> bool:
        return stands(day, self.names[number].from_, self.names[number].until)


def stands(day: str, since: str, until: str) -> bool:
    """Whether no held text says that a text is not yet, or no more, in force on a day; "" for a day that none says."""
    return not day or since <= day < (until or "9")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of a name: all words beside the place, those of abbreviations too."""

    words: frozenset[str]
    signs: frozenset[str]
    row: str
    other: tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]  # a word; the words and the signs that it stands for

    @classmethod
    def of(cls, keys: Sequence[str], used: frozenset[int], typed: Iterable[Compound]) -> Typed:
        """From the folded keys of a query, those of them that name a place, and its compounds."""
        standing = beside(typed, used)
        others = [n for n, key in enumerate(keys) if n not in used and key not in GLUE]
        other = [(keys[n], *_stands_for([c.key for c in standing if c.first <= n <= c.last])) for n in others]
        meant = {word for _, words_, _ in other for word in words_}
        signs = {c.key for c in standing if c.key[0] == "#"} | _bare(keys, used)
        return cls(frozenset(keys) | meant, frozenset(signs), f" {' '.join(keys)} ", tuple(other))

    def says_number(self, name: Name) -> bool:
        """Whether the whole number of the name is typed, or its number and year."""
        return any(sign in self.signs for sign in name.signs[:2] if sign)

    def says_all(self, name: Name) -> bool:
        """Whether every word beside the place is of the name."""
        return all(_is_of(name, *one) for one in self.other)

    def share(self, name: Name) -> float:
        """How many of the words beside the place are of the name."""
        return sum(_is_of(name, *one) for one in self.other) / len(self.other)

    def type_fits(self, name: Name) -> bool:
        """Whether no other type of text is typed."""
        typed = [type_ for type_ in _TYPES if f" {type_} " in self.row]
        return not typed or not name.type or any(set(type_.split()) <= name.type for type_ in typed)


def beside(found: Iterable[Compound], used: frozenset[int]) -> list[Compound]:
    """The compounds that no word stands in which names a place."""
    return [c for c in found if used.isdisjoint(range(c.first, c.last + 1))]


def _is_of(name: Name, key: str, meant: frozenset[str], signs: Sequence[str]) -> bool:
    return key in name.allowed or (bool(meant) and meant <= name.allowed) or any(sign in name.allowed for sign in signs)


def _bare(keys: Sequence[str], used: frozenset[int]) -> set[str]:
    """The numbers that stand alone, as signs."""
    return {sign_key([key]) for n, key in enumerate(keys) if DIGITS.fullmatch(key) and n not in used}


def _stands_for(over: Sequence[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words and the signs of the compounds over a word."""
    meant = frozenset(word for key in over if key[0] == "=" for word in key[1:].split())
    return meant, tuple(key for key in over if key[0] != "=")


_TYPES = tuple(
    sorted({" ".join(marks_off(w.key) for w in words(each.name)) for each in types.ROWS}, key=lambda w: (len(w), w))
)


def type_table() -> tuple[str, ...]:
    """The types of text in folded keys, for the browser."""
    return _TYPES


def name_of(row: Mapping[str, str]) -> Name:
    """The name of a text from its row in the index."""
    type_, number = row.get("type", ""), row.get("number", "")
    called, title = row.get("called", ""), row.get("heading", "")
    plain = _YEAR.sub("", _BRACKET.sub("", called)) if called else _BEFORE.sub("", title)
    statute = next((s for s in STATUTES if plain.lower().startswith(f"{s.lower()} ")), "") if called else ""
    about = _folded(plain[len(statute) :])
    if not called and len(about) < FEWEST_OF_TITLE and type_ not in STATUTES:
        about = []
    kind = _folded(statute or type_)
    signs = _signs(words(number))
    dates = {f"@{row['date']}"} if row.get("date") else set()
    allowed = {*about, *kind, *_folded(type_), *_folded(called), *filter(None, signs), *dates}
    for key in (*NAMED_BY, "date"):
        allowed |= {*_folded(row.get(key, ""))}
        allowed |= {c.key for c in compounds(row.get(key, ""), words(row.get(key, "")))}
    standing = type_ == types.CONSOLIDATED
    return Name(
        frozenset(about),
        frozenset(kind if statute else _folded(type_)),
        frozenset(allowed),
        " ".join([*kind, *about]),
        signs,
        row.get("from", ""),
        row.get("until", ""),
        standing,
        row.get("date", row.get("year", "")),
    )


def _folded(text: str) -> list[str]:
    return [marks_off(word.key) for word in words(text)]


def _signs(found: Sequence[Word]) -> tuple[str, str, str]:
    if not found or not "0" <= found[0].key[0] <= "9":
        return "", "", ""
    keys = [word.key for word in found]
    year = len(keys) > 1 and re.fullmatch("[0-9]{4}", keys[1])
    return sign_key(keys), sign_key(keys[:2]) if year else "", sign_key(keys[:1])
