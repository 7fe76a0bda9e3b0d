"""A question to a large collection → the few clauses that may answer it, fetched from small files (`shards`).

Enters: a query as typed. Leaves: `Gathered`: a `Collection` of those clauses alone, in which the ranking finds the best
as in any other, and what is known of all: which texts match, how many clauses at least. Nothing here ranks for the
reader: what says most of the rarest words of the query, side by side, is fetched first. `browser/gathering.js` does
the same.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias, TypeVar

from ..vietnamese import is_syllable, marks_off
from .analysing import Compound
from .called import Asked, Names, beside, stands
from .collection import Collection
from .place_lookup import below, typed_of
from .portions import COLUMNS, HeldEntries, Portion, joined
from .queries import Query, Slot, idf, read, rounded
from .shards import SHARDS, TEXTS, compound_key, numbered, outline_key, printed, word_key
from .tuning import (
    CONCEPT,
    DATE_FIRST,
    ENDED,
    FEWEST_PORTIONS,
    LEVELS,
    LIKE_BEST,
    MOST_FURTHER,
    MOST_GUESSES,
    MOST_HEADS,
    MOST_NAMED,
    MOST_SHARDS,
    PORTIONS,
    SAID,
    SIGN_FIRST,
    WITHIN,
    WORK,
)

Fetch: TypeAlias = Callable[[str], bytes]
Fits: TypeAlias = Callable[[int], bool]
_MOST_PORTIONS, _MOST_OPENED = 300, 300  # portions and shards that are kept


@dataclass(frozen=True, slots=True)
class Feature:
    """What is looked up: one of some keys, or all keys that begin so, for the words `first` to `last`."""

    first: int
    last: int
    keys: tuple[str, ...]
    weight: float
    start: str = ""
    quality: float = 1.0  # how well it answers: a word that is only guessed counts less


@dataclass(frozen=True, slots=True)
class Answer:
    """The clauses that say a feature, with their level, and all texts that do."""

    feature: Feature
    groups: Mapping[int, int]
    documents: frozenset[int]
    count: int


@dataclass(frozen=True, slots=True)
class Gathered:
    collection: Collection
    numbers: tuple[int, ...]  # of the documents of the collection, in the whole
    texts: frozenset[int]  # held texts that match
    clauses: int  # that hold all that was looked up
    more: bool  # there are more of them
    further: bool  # portions of texts are left that may answer


@dataclass(frozen=True, slots=True)
class Shard:
    keys: Sequence[str]
    places: Mapping[str, int]
    data: bytes


class Gathering:
    """The published small files; what was fetched is kept."""

    def __init__(self, index: Mapping[str, Any], fetch: Fetch, day: str = "") -> None:
        self.rows: list[dict[str, str]] = index["documents"]
        self.head = Collection({**index, "documents": [], "entries": {name: [] for name in COLUMNS}}, day)
        self.names = Names(enumerate(self.rows))
        self.pages: list[int] = index["pages"]
        self.clauses: int = index["clauses"]
        self.firsts = list(accumulate(index["firsts"]))
        self.portions = list(accumulate(index["portions"]))
        self.shards: list[str] = index["shards"]
        self._folders = {folder: printed(folder, index["files"]) for folder in (SHARDS, TEXTS)}
        self._fetch = fetch
        self._touched: set[int] = set()  # shards that the question at hand looks into
        self._shards: dict[int, Shard] = {}
        self._texts: dict[int, Portion] = {}

    def gather(self, typed: str, most: int = PORTIONS, skip: int = 0, fits: Fits | None = None) -> Gathered:
        """The clauses for a query: those of the `most` best portions of texts behind the first `skip`."""
        query = read(self.head, typed)
        asked = self.names.asked(typed_of(query), self.head.day)
        self._touched.clear()
        found = self._look_up(query)
        scores = self._scores(found, asked)
        if fits:
            scores = {group: score for group, score in scores.items() if fits(self.document(group))}
        texts = self._matching(found, scores)
        wanted = self._portions(query, asked, scores, [text for text in sorted(texts) if fits is None or fits(text)])
        most = max(FEWEST_PORTIONS, most + MOST_SHARDS - len(self._touched))
        taken = wanted[skip : skip + most]
        clauses, more = _all_held(found)
        held = frozenset(text for text in texts if text < len(self.rows))
        collection, numbers = self._collection(sorted(taken))
        return Gathered(collection, numbers, held, clauses, more, len(wanted) > skip + most)

    def document(self, group: int) -> int:
        """The document of a clause."""
        return bisect_right(self.firsts, group) - 1

    # ---------------------------------------------------------- keys

    def _look_up(self, query: Query) -> list[Answer]:
        """What the query asks for, as far as the first shards have it; words alone where their pair is not there."""
        wanted = features(query)
        chosen = self._chosen(wanted, MOST_SHARDS)
        found = [each for each in map(self._found, chosen) if each.count]
        held = {n for each in found for n in range(each.feature.first, each.feature.last + 1)}
        alone = [one for one in single_words(query) if one.first not in held]
        further = self._chosen(alone, MOST_SHARDS if found else MOST_SHARDS + MOST_FURTHER)
        return found + [each for each in map(self._found, further) if each.count]

    def _chosen(self, wanted: Sequence[Feature], most: int) -> list[Feature]:
        """The weightiest features that stand in so many shards, those counted that were looked into already."""
        out = []
        for feature in sorted(wanted, key=lambda f: (-f.weight, f.first, f.last, f.keys, f.start)):
            more = self._touched | {self._shard_of(key) for key in (*feature.keys, feature.start) if key}
            if len(more) <= most or not self._touched:
                self._touched = more
                out.append(feature)
        return out

    def _shard_of(self, key: str) -> int:
        return max(0, bisect_right(self.shards, key) - 1)

    def _shard(self, number: int) -> Shard:
        self._touched.add(number)
        return _kept(self._shards, number, lambda: opened(self._read(SHARDS, number)), _MOST_OPENED)

    def _read(self, folder: str, number: int) -> bytes:
        return zlib.decompress(self._fetch(numbered(self._folders[folder], number)))

    def _portion(self, number: int) -> Portion:
        return _kept(self._texts, number, lambda: Portion(json.loads(self._read(TEXTS, number))), _MOST_PORTIONS)

    def _found(self, feature: Feature) -> Answer:
        groups: dict[int, int] = {}
        documents: set[int] = set()
        count = 0
        for key in feature.keys if not feature.start else self._beginning(feature.start):
            shard = self._shard(self._shard_of(key))
            if key in shard.places:
                posting = postings(shard.data, shard.places[key])
                count += posting.count
                for group, level in posting.groups:
                    if level + 1 > groups.get(group, 0):
                        groups[group] = level + 1
                documents.update(posting.documents or (self.document(group) for group, _ in posting.groups))
        return Answer(feature, groups, frozenset(documents), count)

    def _beginning(self, start: str) -> list[str]:
        """The keys that begin so, in the shard where they begin."""
        keys = self._shard(self._shard_of(start)).keys
        return list(keys[bisect_left(keys, start) : bisect_left(keys, start + "\uffff")])

    # ---------------------------------------------------------- clauses

    def _scores(self, found: Sequence[Answer], asked: Asked) -> dict[int, float]:
        """How much each clause says of what was looked up; more in a text that is named, less in one that has ended."""
        scores: dict[int, float] = {}
        for each in found:
            weight = idf(self.clauses, each.count) * (each.feature.weight > 0) * each.feature.quality
            for group, level in each.groups.items():
                scores[group] = scores.get(group, 0.0) + weight * level / LEVELS
        named = asked.within | frozenset(asked.exact)
        return {group: rounded(score * self._standing(self.document(group), named)) for group, score in scores.items()}

    def _standing(self, document: int, named: frozenset[int]) -> float:
        if document >= len(self.rows):
            return WORK
        row = self.rows[document]
        standing = 1.0 if stands(self.head.day, row.get("from", ""), row.get("until", "")) else ENDED
        return standing * (WITHIN if document in named else 1.0)

    def _matching(self, found: Sequence[Answer], scores: Mapping[int, float]) -> frozenset[int]:
        """The documents that hold all that was looked up; if none does, those of what answers best."""
        if found:
            all_ = frozenset.intersection(*(each.documents for each in found))
            if all_:
                return all_
        floor = max(scores.values(), default=0.0) * LIKE_BEST
        return frozenset(self.document(group) for group, score in scores.items() if score >= floor)

    def _portions(self, query: Query, asked: Asked, scores: Mapping[int, float], texts: Sequence[int]) -> list[int]:
        """The portions of texts to be read, those first that answer most."""
        first = list(self._named(query, asked))
        best = sorted(scores, key=lambda group: (-scores[group], group))
        rest = [self.firsts[text] for text in texts]
        return list(dict.fromkeys(bisect_right(self.portions, group) - 1 for group in (*first, *best, *rest)))

    def _named(self, query: Query, asked: Asked) -> Iterator[int]:
        """The clauses that are named outright: heads of texts and their pages of citations, or the place in them."""
        if not query.place:
            heads = asked.exact[:MOST_HEADS]
            yield from (self.firsts[document] for document in heads)
            pages = (self.pages[document] for document in heads if asked.numbered)
            yield from (self.firsts[page] for page in pages if page >= 0)
            return
        near = () if asked.exact else self.names.nearest(typed_of(query), MOST_NAMED)
        for document in (*asked.exact[:MOST_NAMED], *near):
            yield from self._places(document, query.place.steps) or [self.firsts[document]]

    def _places(self, document: int, steps: Sequence[Sequence[str]]) -> list[int]:
        """The clauses of a text in which a place stands, or the nearest above it."""
        key = outline_key(document)
        shard = self._shard(self._shard_of(key))
        rows = json.loads(counted(shard.data, shard.places[key])) if key in shard.places else []
        for depth in range(len(steps), 0, -1):
            found = [group for path, group in rows if _leads(path.split("/"), steps[:depth])]
            if found:
                return found[:MOST_NAMED]
        return []

    # ---------------------------------------------------------- texts

    def _collection(self, wanted: Sequence[int]) -> tuple[Collection, tuple[int, ...]]:
        """The clauses of some portions as a collection of their own."""
        portions = [self._portion(number) for number in wanted]
        index, documents, place = joined(portions)
        held = HeldEntries(portions, place, index["entries"]["step"], self.head.concepts, self.head.engine.variants)
        return Collection(index, self.head.day, self.head, held), documents


_Kept = TypeVar("_Kept")


def _kept(among: dict[int, _Kept], number: int, make: Callable[[], _Kept], most: int) -> _Kept:
    """What is kept under a number, made when it is not there; what was asked for longest ago makes room."""
    found = among.pop(number, None)
    among[number] = found = make() if found is None else found
    if len(among) > most:
        del among[next(iter(among))]
    return found


# ------------------------------------------------------------------ what a query asks for


def features(query: Query) -> list[Feature]:
    """The pairs of words, signs, dates and concepts of a query; of one word the word."""
    out = [_pair(query.slots[n], query.slots[n + 1], n) for n in range(len(query.slots) - 1)]
    out += [f for c in beside(query.typed, query.used) for f in _compound(query, c, CONCEPT)]
    out += [f for c in query.said for f in _compound(query, c, SAID)]
    known = [f for f in out if f and (f.keys or f.start)]
    return known or single_words(query)


def single_words(query: Query) -> list[Feature]:
    """The words of a query, each by itself."""
    out = []
    for n, slot in enumerate(query.slots):
        terms = sorted(slot.terms, key=lambda term: (-slot.terms[term], term))[: 2 * MOST_GUESSES]
        if terms and not slot.asks:
            quality = max(slot.terms.values())
            out.append(Feature(n, n, tuple(map(word_key, terms)), slot.weight, quality=quality))
    return out


def _pair(a: Slot, b: Slot, n: int) -> Feature | None:
    if a.asks or b.asks or a.how == "beginning":
        return None
    before = _folds(a)
    weight = rounded(a.weight + b.weight)
    if b.how == "beginning" or any(marks_off(term) != marks_off(b.word.key) for term in b.terms if b.how == "found"):
        return Feature(n, n + 1, (), weight, f"{before[0]} {marks_off(b.word.key)}") if before else None
    return Feature(n, n + 1, tuple(f"{x} {y}" for x in before for y in _folds(b)), weight)


def _folds(slot: Slot) -> list[str]:
    if slot.how == "near":
        return list(dict.fromkeys(marks_off(term) for term in slot.terms))[:MOST_GUESSES]
    return [marks_off(slot.word.key)] if slot.terms else []


def _compound(query: Query, c: Compound, quality: float) -> list[Feature]:
    words = query.slots[c.first : c.last + 1]
    if c.key[0] == "#":  # not each number with any word behind it
        sign_like = any(not is_syllable(slot.word.key) for slot in words[1:])
        return [Feature(c.first, c.last, (c.key,), SIGN_FIRST + len(c.key) / 100)] if sign_like else []
    if c.key[0] == "@":
        return [Feature(c.first, c.last, (c.key,), DATE_FIRST)]
    weight = sum(slot.weight for slot in words)
    return [Feature(c.first, c.last, (compound_key(c.key),), rounded(quality * weight))]


def _all_held(found: Sequence[Answer]) -> tuple[int, bool]:
    """How many clauses hold all that was looked up, and whether there are more."""
    if not found:
        return 0, False
    all_ = frozenset.intersection(*(frozenset(each.groups) for each in found))
    return len(all_), any(each.count > len(each.groups) for each in found)


def _leads(path: Sequence[str], steps: Sequence[Sequence[str]]) -> bool:
    """Whether a path ends with the last of some steps, the others above it in their order."""
    return path[-1] in steps[-1] and below(reversed(path[:-1]), steps[:-1])


# ------------------------------------------------------------------ reading the files


@dataclass(frozen=True, slots=True)
class Read:
    count: int
    groups: list[tuple[int, int]]
    documents: list[int]


def number_at(data: bytes, at: int) -> tuple[int, int]:
    """A number and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def counted(data: bytes, at: int) -> bytes:
    """Bytes behind their number."""
    size, at = number_at(data, at)
    return data[at : at + size]


def opened(data: bytes) -> Shard:
    """A shard: its keys, and where the value of each begins."""
    places: dict[str, int] = {}
    at, key = 0, ""
    while at < len(data):
        shared, at = number_at(data, at)
        size, at = number_at(data, at)
        key = key[:shared] + data[at : at + size].decode("utf-8")
        at += size
        places[key] = at
        parts = 1 if key[0] == "/" else 3
        for part in range(parts):  # count, clauses, texts; or one
            size, at = number_at(data, at)
            at += size if part or parts == 1 else 0
    return Shard(list(places), places, data)


def postings(data: bytes, at: int) -> Read:
    """The clauses and texts at a place of a shard."""
    count, at = number_at(data, at)
    size, at = number_at(data, at)
    end, group, groups = at + size, 0, []
    while at < end:
        one, at = number_at(data, at)
        group += one // LEVELS
        groups.append((group, one % LEVELS))
    size, at = number_at(data, at)
    end, document, documents = at + size, 0, []
    while at < end:
        one, at = number_at(data, at)
        document += one
        documents.append(document)
    return Read(count, groups, documents)
