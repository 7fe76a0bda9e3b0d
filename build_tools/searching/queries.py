"""Reading a query: typed words → what each may mean in the collection.

Enters: a query as typed. Leaves: `Query`: one `Slot` for each word, with the entries that may answer it and how well,
and `Span`s over several words (a sign, a date, a concept) that answer all of their words at once. `browser/queries.js`
reads queries the same way.

How well a word is answered (`quality`): as typed 1 · other marks where the query has none 1 · other marks, nothing
against what was typed .85 · other marks .5 · the word is not finished .5 · one letter wrong .5. Several words at once:
a sign or a date 1 · what an abbreviation stands for .9 · what people say otherwise .6.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..vietnamese import is_syllable, marks_off
from .analysing import Compound, Concepts, Word, agrees, compounds, sign_key, words
from .collection import Collection
from .engine import COMPOUNDS, TONED, Engine
from .keyboards import meant, uncrossed
from .places import Place, is_place_word, place
from .questions import asking, said_otherwise
from .tuning import (
    ASKING_COUNTS,
    ASKS,
    CONCEPT,
    LESS,
    LONGEST_ABBREVIATION,
    LONGEST_TYPED_SIGN,
    MOST_BEGINNINGS,
    OTHER,
    SAID,
    TELLS,
)

_MOST_REMEMBERED = 2000  # words of queries
_DIGIT = re.compile("[0-9]")
_GLUED = re.compile("([^0-9]{2,})([0-9]+[a-zđ]?)|([0-9]+)([^0-9]{2,})")


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of the query: the toned keys that answer it and how well, the entries that hold one, and its weight."""

    word: Word
    terms: Mapping[str, float]
    entries: Mapping[int, float]
    weight: float
    how: str  # "found" | "beginning" | "near" | "missing"
    asks: bool = False  # it only asks
    near: tuple[str, ...] = ()  # toned keys that differ in a letter: they answer only beside what answers the next word


@dataclass(frozen=True, slots=True)
class Span:
    """Words `first` to `last` of the query as one key."""

    first: int
    last: int
    key: str
    quality: float
    entries: frozenset[int]


@dataclass(frozen=True, slots=True)
class Query:
    text: str
    slots: tuple[Slot, ...]
    spans: tuple[Span, ...] = field(default=())
    place: Place | None = None
    terms: frozenset[str] = frozenset()  # all toned keys that answer a word of it
    said: tuple[Compound, ...] = ()  # what people say otherwise
    typed: tuple[Compound, ...] = ()  # the signs, dates and concepts in it, whether the collection has them or not
    question: bool = False  # a sentence about something, rather than words that stand in the text

    @property
    def used(self) -> frozenset[int]:
        """The words that name a place."""
        return self.place.used if self.place else frozenset()


def read(collection: Collection, text: str, forgiving: bool = False) -> Query:
    """A query over a collection. `forgiving`: a word that exists may be a slip for another one."""
    engine = collection.engine
    text = _apart(engine, _as_meant(collection, unicodedata.normalize("NFC", text)))
    found = words(text)
    marked = any(w.key != marks_off(w.key) for w in found)
    open_end = bool(found) and found[-1].end == len(text.rstrip("\u200b")) and not text.endswith(" ")
    questions, keys = collection.questions[marked], [w.key if marked else marks_off(w.key) for w in found]
    asks = asking(questions, keys)
    slots = tuple(_slot(collection, w, marked, open_end and w is found[-1], n in asks) for n, w in enumerate(found))
    if forgiving:
        slots = tuple(replace(slot, near=_near(engine, slot, open_end and slot.word is found[-1])) for slot in slots)
    question = len(found) >= (ASKS if asks else TELLS)
    terms = frozenset(term for slot in slots for term in (*slot.terms, *slot.near))
    typed = (
        *compounds(text, found, collection.concepts),
        *_typed_signs(found),
        *_typed_abbreviations(found, collection.concepts),
    )
    said = tuple(said_otherwise(questions, keys))
    spans = tuple(_spans(collection, typed, said))
    return Query(text, slots, spans, place(text, found, marked), terms, said, typed, question)


def _as_meant(collection: Collection, text: str) -> str:
    """The query with raw key strokes ("quyeets") as the words that they mean, where the collection has only these; who
    typed one word so typed all, so then also those that it has as they stand, abbreviations apart.
    """
    engine = collection.engine
    strokes = [(word, key) for word in words(text) if (key := _strokes_mean(engine, word.key))]
    plain = {word.key for word, _ in strokes if not engine.variants(marks_off(word.key))}
    ways = {bool(_DIGIT.search(key)) for key in plain}  # Telex or VNI
    out, at = [], 0
    for word, key in strokes:
        too = bool(_DIGIT.search(word.key)) in ways and word.key not in collection.concepts.short
        if word.key in plain or too:
            out += [text[at : word.start], key]
            at = word.end
    return "".join([*out, text[at:]])


def _strokes_mean(engine: Engine, key: str) -> str:
    """What the strokes of a word mean that the collection has; "" if nothing."""
    known = (word for word in meant(key) if is_place_word(word) or word in engine.variants(marks_off(word)))
    return next(known, "")


def _apart(engine: Engine, text: str) -> str:
    """The query with a blank where a number was typed onto a word (`nq20`, `dieu3`, `1663qd`), unless the collection
    has it so.
    """
    out, at = [], 0
    for word in words(text):
        glued = _GLUED.fullmatch(word.key)
        known = engine.variants(marks_off(word.key)) or engine.entries(COMPOUNDS, sign_key([word.key]))
        if glued and not known and len(word.key) == word.end - word.start:
            middle = word.start + len(glued[1] or glued[3])
            out.append(text[at:middle])
            at = middle
    return " ".join([*out, text[at:]])


def _slot(collection: Collection, word: Word, marked: bool, last: bool, asks: bool) -> Slot:
    """One word of a query; what it means is remembered, for people ask with the same words."""
    known = collection.slots.get((word.key, marked, last, asks))
    if known is None:
        if len(collection.slots) > _MOST_REMEMBERED:
            collection.slots.clear()
        known = collection.slots[word.key, marked, last, asks] = _read_slot(collection, word, marked, last, asks)
    return replace(known, word=word)


def _read_slot(collection: Collection, word: Word, marked: bool, last: bool, asks: bool) -> Slot:
    engine, folded = collection.engine, marks_off(word.key)
    terms, how = _found(engine, word.key, folded, marked), "found"
    if last and (not terms or not is_syllable(word.key)):
        new = [t for t in _beginnings(engine, word.key) if t not in terms]
        how = "found" if terms else "beginning" if new else how
        terms = {**terms, **dict.fromkeys(new, OTHER)}
    if not terms and len(folded) >= 3:
        terms, how = {t: OTHER for f in engine.near(folded) for t in engine.variants(f)}, "near"
    entries = _entries(engine, terms)
    weight = idf(collection.size, _answering(engine, word.key, terms, entries))
    weight = rounded(weight * ASKING_COUNTS) if asks else weight
    return Slot(word, terms, entries, weight, how if terms else "missing", asks)


def _beginnings(engine: Engine, key: str) -> list[str]:
    """The toned keys that begin like a word, marks as far as they are typed."""
    return [t for f in engine.beginning(marks_off(key))[:MOST_BEGINNINGS] for t in engine.variants(f) if agrees(key, t)]


def _near(engine: Engine, slot: Slot, last: bool) -> tuple[str, ...]:
    """The words one letter away from a word of three letters or more, those with other marks, and those that the last
    begins.
    """
    folded = marks_off(slot.word.key)
    other = tuple(t for t, quality in slot.terms.items() if quality < 1)
    if last and slot.how == "found":
        other += tuple(t for t in _beginnings(engine, slot.word.key) if t not in slot.terms)
    if slot.how == "near" or len(folded) < 3 or any("0" <= c <= "9" for c in folded):
        return other
    return other + tuple(
        t for f in engine.near(folded) for t in engine.variants(f) if t not in slot.terms and t not in other
    )


def _found(engine: Engine, key: str, folded: str, marked: bool) -> dict[str, float]:
    """The toned keys with the same letters, and how well each answers the word as typed."""
    out = {}
    for variant in engine.variants(folded):
        if variant == key or not marked:
            out[variant] = 1.0
        else:
            out[variant] = LESS if agrees(key, variant) else OTHER
    return out


def _entries(engine: Engine, terms: Mapping[str, float]) -> dict[int, float]:
    out: dict[int, float] = {}
    for term, quality in terms.items():
        for entry in engine.entries(TONED, term):
            if quality > out.get(entry, 0.0):
                out[entry] = quality
    return out


def _answering(engine: Engine, key: str, terms: Mapping[str, float], entries: Mapping[int, float]) -> int:
    """How many entries hold the word: as typed with marks if any does, else in any of the ways it is found."""
    if key in terms and key != marks_off(key):
        exact = engine.count([key], len(engine.entries(TONED, key)))
        if exact:
            return exact
    return engine.count(list(terms), len(entries))


def idf(size: int, answering: int) -> float:
    """The weight of a word that so many of `size` entries hold (BM25's), the same in both languages.

    >>> idf(100, 1) > idf(100, 50) > 0
    True
    """
    return rounded(math.log(1 + (size - answering + 0.5) / (answering + 0.5)))


def rounded(value: float) -> float:
    """Four decimals, by a rule that both languages have."""
    return math.floor(value * 10000 + 0.5) / 10000


def _spans(collection: Collection, typed: Sequence[Compound], said: Sequence[Compound]) -> list[Span]:
    """The compounds of the query that the collection has."""
    made = [(c, SAID) for c in said]
    made += [(c, CONCEPT if c.key.startswith("=") else 1.0) for c in typed]
    spans: dict[tuple[str, int, int], Span] = {}
    for c, quality in made:
        entries = frozenset(collection.engine.entries(COMPOUNDS, c.key))
        if entries:
            spans[c.key, c.first, c.last] = Span(c.first, c.last, c.key, quality, entries)
    return [spans[key] for key in sorted(spans, key=lambda k: (k[1], k[2], k[0]))]


def _typed_signs(found: Sequence[Word]) -> list[Compound]:
    """Signs typed without their punctuation: a number and the words after it, closed up in every length."""
    out = []
    for first, word in enumerate(found):
        if "0" <= word.key[0] <= "9":
            for last in range(first, min(first + LONGEST_TYPED_SIGN, len(found))):
                key = sign_key([w.key for w in found[first : last + 1]])
                out += [Compound(one, first, last) for one in dict.fromkeys((key, uncrossed(key)))]
    return out


def _typed_abbreviations(found: Sequence[Word], concepts: Concepts) -> list[Compound]:
    """Abbreviations typed in small letters or without punctuation (`khcn`, `kh cn`), unless they read as words."""
    out = []
    for first in range(len(found)):
        for last in range(first, min(first + LONGEST_ABBREVIATION, len(found))):
            key = marks_off("".join(w.key for w in found[first : last + 1]))
            wordlike = all(is_syllable(w.key) for w in found[first : last + 1])
            if not wordlike:
                out += [Compound(concept, first, last) for concept in concepts.short.get(key, ())]
    return out
