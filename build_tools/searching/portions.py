"""Portions of texts, as they were fetched from small files: which of their entries hold a key.

Enters: a portion as `shards.portion` makes it. Leaves: `Portion`, which finds its rows by word at once, and by sign,
date or concept when it is asked; and some of them together as one index (`joined`), with what its collection asks
(`HeldEntries`). Most entries of a portion answer nothing: only where a word of the query stands is looked at, and only
for the entries that are ranked. `browser/portions.js` does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from .analysing import Concepts, compounds_of, line_of
from .collection import Compounded, Lines, compounds_in, searchable, steps_of
from .engine import TONED
from .tuning import LONGEST_ABBREVIATION

COLUMNS = ("parent", "group", "step", "unit", "title", "heading", "text", "extra")

Variants: TypeAlias = Callable[[str], Sequence[str]]  # the words of the collection with the same letters
Place: TypeAlias = Mapping[int, tuple[int, int]]  # of each entry of some portions, in which one, at which row


class Portion:
    """One portion, and its rows by what they hold."""

    def __init__(self, part: Mapping[str, Any]) -> None:
        self.part = part
        self.texts = list(_texts(part))
        self.lines = [[line_of(text).keys if text else () for text in texts] for texts in self.texts]
        self._words: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] | None = None
        self._compounds: dict[int, Compounded] = {}
        for row, lines in enumerate(self.lines):
            for key in set(chain.from_iterable(lines)):
                self._words.setdefault(key, []).append(row)

    def by_word(self, key: str) -> Sequence[int]:
        return self._words.get(key, ())

    def by_number(self, key: str) -> Sequence[int]:
        """Of a sign, a date or a long number."""
        if self._numbers is None:
            self._numbers = {}
            for row, (texts, lines) in enumerate(zip(self.texts, self.lines, strict=True)):
                with_digits = (text for text, line in zip(texts, lines, strict=True) if any(key < ":" for key in line))
                for number in {c.key for text in with_digits for c in compounds_of(line_of(text))}:
                    self._numbers.setdefault(number, []).append(row)
        return self._numbers.get(key, ())

    def by_concept(self, key: str, known: Concepts, variants: Variants) -> Sequence[int]:
        rows: set[int] = set()
        for words in spellings(key, known):
            rows |= self._all_of(words, variants)
        return [row for row in sorted(rows) if any(c.key == key for some in self.compounds(row, known) for c in some)]

    def _all_of(self, folded: Iterable[str], variants: Variants) -> set[int]:
        """The rows that hold all of some folded words."""
        held = ({row for key in variants(word) for row in self.by_word(key)} for word in folded)
        found = next(held)
        for rows in held:
            found &= rows
        return found

    def compounds(self, row: int, known: Concepts) -> Compounded:
        """The compounds of a row, of each of its texts."""
        if row not in self._compounds:
            self._compounds[row] = compounds_in(self.texts[row], known)
        return self._compounds[row]


class HeldEntries:
    """The entries of some portions, in the numbers of their index, that hold a key."""

    def __init__(
        self, portions: Sequence[Portion], place: Place, steps: Sequence[str], known: Concepts, variants: Variants
    ) -> None:
        self._portions, self._place, self._steps = portions, place, steps
        self._ids = sorted(place)
        self._local = {entry: at for at, entry in enumerate(self._ids)}
        self._known, self._variants = known, variants
        self._by_step: dict[str, list[int]] = {}

    def entries(self, field: str, key: str) -> Sequence[int]:
        if key[0] == "/" and field != TONED:
            return self._standing().get(key[1:], ())
        found = []
        for number, portion in enumerate(self._portions):
            ids = portion.part["ids"]
            found += [self._local[ids[row]] for row in self._rows(portion, field, key)
                      if self._place[ids[row]] == (number, row)]  # fmt: skip
        return sorted(found)

    def lines(self, entry: int) -> Lines:
        number, row = self._place[self._ids[entry]]
        return self._portions[number].lines[row]

    def compounds(self, entry: int) -> Compounded:
        number, row = self._place[self._ids[entry]]
        return self._portions[number].compounds(row, self._known)

    def _rows(self, portion: Portion, field: str, key: str) -> Sequence[int]:
        if field == TONED:
            return portion.by_word(key)
        return portion.by_concept(key, self._known, self._variants) if key[0] == "=" else portion.by_number(key)

    def _standing(self) -> Mapping[str, Sequence[int]]:
        if not self._by_step:
            for entry, step in enumerate(self._steps):
                for name in steps_of(step):
                    self._by_step.setdefault(name, []).append(entry)
        return self._by_step


def spellings(concept: str, known: Concepts) -> Iterator[tuple[str, ...]]:
    """The folded words of which all stand where a concept does: those that are meant, or parts of an abbreviation.

    >>> list(spellings("=khoa hoc", Concepts({"kh": ("=ke hoach", "=khoa hoc")})))
    [('khoa', 'hoc'), ('kh',), ('k', 'h')]
    """
    yield tuple(concept[1:].split())
    for short in known.shortened(concept):
        yield from _parted(short, LONGEST_ABBREVIATION)


def _parted(word: str, most: int) -> Iterator[tuple[str, ...]]:
    yield (word,)
    if most > 1:
        for at in range(1, len(word)):
            yield from ((word[:at], *rest) for rest in _parted(word[at:], most - 1))


def joined(portions: Sequence[Portion]) -> tuple[dict[str, Any], tuple[int, ...], Place]:
    """Portions as one index; the numbers of its documents in the whole; where each entry stands."""
    parts = [portion.part for portion in portions]
    place, stubs = _places_of(parts)
    rows = {number: row for part in parts for number, row in part["documents"]}
    ids = sorted(place)
    local = {entry: at for at, entry in enumerate(ids)}
    columns = {name: [parts[place[e][0]]["entries"][name][place[e][1]] for e in ids] for name in COLUMNS}
    columns["parent"] = [local[above] if above >= 0 else -1 for above in columns["parent"]]
    columns["group"] = [local.get(group, at) for at, group in enumerate(columns["group"])]
    lends = {local[entry] for part in parts for entry in part["lends"]}
    numbers = tuple(sorted(rows))
    index = {
        "documents": [rows[number] for number in numbers],
        "entries": columns,
        "stubs": [local[entry] for entry in sorted(stubs)],
        "lends": lends,
    }
    return index, numbers, place


def _places_of(parts: Sequence[Mapping[str, Any]]) -> tuple[dict[int, tuple[int, int]], set[int]]:
    """Where each entry stands, in which part; and those that are only titles above others."""
    place: dict[int, tuple[int, int]] = {}
    stubs: set[int] = set()
    for n, part in enumerate(parts):
        above = set(part["stubs"])
        for at, entry in enumerate(part["ids"]):
            if entry in above and entry in place:
                continue
            (stubs.add if entry in above else stubs.discard)(entry)
            place[entry] = (n, at)
    return place, stubs


def _texts(part: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """The texts of each row."""
    ids, lent = part["ids"], set(part["lends"])
    lends = {row for row, entry in enumerate(ids) if entry in lent}
    return (searchable(part["entries"], row, lends) for row in range(len(ids)))
