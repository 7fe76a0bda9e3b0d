"""The published index, ready to be searched: columns of entries, the engine over them, and their words when they are
asked for.

`browser/collection.js` is the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Protocol, TypeAlias

from .abbreviations import long_forms
from .analysing import Compound, Concepts, compounds_of, line_of
from .called import Name, Names, name_of, stands
from .engine import Engine, ListEngine, LunrEngine, PartEngine
from .questions import Questions
from .tuning import FIELD_GAP

_PARAGRAPH = re.compile("(^|-)doan-[0-9-]+$")
_FORM = re.compile("(?:mau-so|bieu-so)-[0-9]+[a-z]*")
Lines: TypeAlias = Sequence[Sequence[str]]  # keys of title, heading, text and extra words
Compounded: TypeAlias = Sequence[Sequence[Compound]]  # compounds of the same
_HEAD = -(1 << 40)  # where the places of words in headings begin: all are below 0, all others are not


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of an entry, or of a clause with all that stands below it, or those of them that are asked for: title
    (of a document or work) and heading on places below 0, text and extra words on others, so that one place says where
    a word stands.
    """

    places: Mapping[str, Sequence[int]]  # toned key -> places
    compounds: Mapping[str, Sequence[tuple[int, int]]]  # compound -> first and last place
    heading_length: int  # words
    length: int  # words that stand elsewhere
    heading_room: int  # places that are taken in headings and elsewhere, the gaps among them
    room: int


class PartOfTexts(Protocol):
    """What is known of some entries of a large collection, in their own numbers."""

    def entries(self, field: str, key: str) -> Sequence[int]:
        """Those that hold a key."""

    def lines(self, entry: int) -> Lines:
        """The words of one, of each of its texts."""

    def compounds(self, entry: int) -> Compounded:
        """The compounds of one, of each of its texts."""


class Collection:
    """An index as loaded; it keeps the words of entries it has been asked for."""

    def __init__(
        self,
        index: Mapping[str, Any],
        day: str = "",
        like: Collection | None = None,
        part: PartOfTexts | None = None,
    ) -> None:
        """`day`: on which it is judged what is in force (ISO 8601); "" when nobody asks. `like`: the whole, of which
        `index` is a part; the weight of words is theirs in the whole. `part`: what is known of its entries.
        """
        self.day = day
        self.documents: list[dict[str, str]] = index["documents"]
        self.columns: dict[str, list[Any]] = index["entries"]
        self.parent: list[int] = self.columns["parent"]
        self.group: list[int] = self.columns["group"]
        self.document = documents_of(self.parent)
        self.members: dict[int, list[int]] = {}
        self.lends = frozenset(index["lends"]) if like else lending(self.columns)
        for entry, group in enumerate(self.group):
            if entry not in self.lends:  # its words are counted where they are borrowed
                self.members.setdefault(group, []).append(entry)
        self.stubs: frozenset[int] = frozenset(index.get("stubs", ()))  # titles above what is here
        self.slots: dict[tuple[str, bool, bool, bool], Any] = {}  # what words of queries mean
        self.tops = [entry for entry in range(len(self.parent)) if self.parent[entry] < 0]  # by document
        held = (n for n, document in enumerate(self.documents) if document["slug"])
        self.names = Names((n, self.row(n)) for n in held)
        self.pages = {document["of"]: n for n, document in enumerate(self.documents) if document.get("of")}
        self.identities: dict[int, frozenset[str]] = {}  # by document
        self._work_names: dict[int, Name] = {}
        self._lines: dict[int, Lines] = {}
        self._compounds: dict[int, Compounded] = {}
        # Of a whole collection, kept: of entries, of clauses; by whether with compounds.
        self._contents: dict[bool, dict[int, Contents]] = {False: {}, True: {}}
        self._wholes: dict[bool, dict[int, Contents]] = {False: {}, True: {}}
        self._part = part
        self.engine: Engine
        self.questions: dict[bool, Questions]
        self.concepts: Concepts
        self.size: int
        self.average: float
        self.average_group: float
        if like and part:
            self.questions, self.concepts, self.size = like.questions, like.concepts, like.size
            self.average, self.average_group = like.average, like.average_group
            self.engine = PartEngine(part.entries, like.engine)
        else:
            self._reads_words(index)

    def _reads_words(self, index: Mapping[str, Any]) -> None:
        """The words of a whole collection: which there are, what they mean, how many entries hold them."""
        questions = Questions(tuple(map(tuple, index["questions"]["asking"])), _tuples(index["questions"]["said"]))
        self.questions = {True: questions, False: questions.unmarked()}  # by whether a query has marks
        short = _tuples(index["concepts"]["short"])
        self.concepts = Concepts(short, long_forms({**short, **questions.said}))
        self.average = index["average"]
        self.size = index.get("size", len(self.parent))
        self.average_group = index["average"] * self.size / max(1, index.get("clauses", len(self.members)))
        self.engine = LunrEngine(index["lunr"]) if "lunr" in index else ListEngine(index["words"], self.size)

    def lines(self, entry: int) -> Lines:
        """The words of an entry, of each of its texts; they are kept, for people ask for the same."""
        if self._part:
            return self._part.lines(entry)
        if entry not in self._lines:
            self._lines[entry] = [
                line_of(text).keys if text else () for text in searchable(self.columns, entry, self.lends)
            ]
        return self._lines[entry]

    def compounds(self, entry: int) -> Compounded:
        """The compounds of an entry, of each of its texts."""
        if self._part:
            return self._part.compounds(entry)
        if entry not in self._compounds:
            self._compounds[entry] = compounds_in(searchable(self.columns, entry, self.lends), self.concepts)
        return self._compounds[entry]

    def contents(self, entry: int, among: Set[str] | None = None, compounds: bool = False) -> Contents:
        """The words of an entry, all or at least those among some; its compounds, if they are asked for."""
        if self._part:
            return self._told(entry, among, compounds)
        kept = self._contents[compounds]
        if entry not in kept:
            kept[entry] = self._told(entry, None, compounds)
        return kept[entry]

    def _told(self, entry: int, among: Set[str] | None, compounds: bool) -> Contents:
        places: dict[str, list[int]] = {}
        starts, lengths, rooms = [], [0, 0], [0, 0]
        for n, line in enumerate(self.lines(entry)):
            field = n // 2
            base = rooms[field] if field else rooms[field] + _HEAD
            starts.append(base)
            if line:
                for at, key in enumerate(line, base):
                    if among is None or key in among:
                        places.setdefault(key, []).append(at)
                lengths[field] += len(line)
                rooms[field] += len(line) + FIELD_GAP
        found = _spans_in(self.compounds(entry), starts) if compounds else {}
        return Contents(places, found, lengths[0], lengths[1], rooms[0], rooms[1])

    def whole(self, group: int, among: Set[str], compounded: Set[int]) -> Contents:
        """The words among some of a clause with all that stands below it; the compounds of some entries."""
        members = self.members[group]
        if self._part:
            return _together([self.contents(entry, among, entry in compounded) for entry in members], among)
        with_compounds = not compounded.isdisjoint(members)  # those of the others are none of the query's
        kept = self._wholes[with_compounds]
        if group not in kept:
            kept[group] = _together([self.contents(entry, None, with_compounds) for entry in members])
        return kept[group]

    def row(self, document: int) -> dict[str, str]:
        """What is known of a document, what it is about among it."""
        return {**self.documents[document], "heading": self.columns["heading"][self.tops[document]]}

    def name(self, document: int) -> Name:
        """What a document or a work is called."""
        if document in self.names.names:
            return self.names.names[document]
        if document not in self._work_names:
            self._work_names[document] = name_of(self.row(document))
        return self._work_names[document]

    def above(self, entry: int) -> list[int]:
        """The entries above this one, the nearest first."""
        out = []
        while self.parent[entry] >= 0:
            entry = self.parent[entry]
            out.append(entry)
        return out

    def stands(self, entry: int) -> bool:
        """Whether no held text says that the document of an entry is not yet, or no more, in force on that day."""
        document = self.documents[self.document[entry]]
        return stands(self.day, document.get("from", ""), document.get("until", ""))

    def is_work(self, entry: int) -> bool:
        """Whether it is the page of a work that is not held."""
        return not self.documents[self.document[entry]]["slug"]

    def text(self, entry: int) -> str:
        """The text of an entry; that of its first paragraph when it is only a title (as it was indexed)."""
        return _text(self.columns, entry, self.lends)

    def url(self, entry: int) -> str:
        unit = self.columns["unit"][entry]
        return self.documents[self.document[entry]]["url"] + (f"#{unit}" if unit else "")

    def path(self, entry: int) -> list[str]:
        """The steps from the document down to the entry."""
        steps = [self.columns["title"][e] for e in reversed([entry, *self.above(entry)])]
        return [self.documents[self.document[entry]].get("called", steps[0]), *steps[1:]]


def compounds_in(texts: Sequence[str], known: Concepts) -> Compounded:
    """The compounds of each of some texts."""
    return [compounds_of(line_of(text), known) if text else () for text in texts]


def _spans_in(found: Compounded, starts: Sequence[int]) -> dict[str, list[tuple[int, int]]]:
    """Where the compounds of texts stand that begin at some places."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for some, base in zip(found, starts, strict=True):
        for c in some:
            spans.setdefault(c.key, []).append((base + c.first, base + c.last))
    return spans


def borrows(columns: Mapping[str, Sequence[Any]], entry: int) -> bool:
    """Whether an entry is only a title, followed by its first paragraph: one cites the clause, not its paragraph."""
    following = entry + 1
    if columns["text"][entry] or following >= len(columns["text"]) or columns["parent"][following] != entry:
        return False
    return bool(_PARAGRAPH.search(columns["unit"][following]))


def lending(columns: Mapping[str, Sequence[Any]]) -> frozenset[int]:
    """The entries whose words are counted where they are borrowed."""
    return frozenset(entry + 1 for entry in range(len(columns["text"])) if borrows(columns, entry))


def searchable(columns: Mapping[str, Sequence[Any]], entry: int, lends: Set[int]) -> tuple[str, str, str, str]:
    """The texts of an entry in the order in which their words are counted, each analysed by itself: title (of a
    document or work), heading, text and extra words.
    """
    title = columns["title"][entry] if columns["parent"][entry] < 0 else ""
    return title, columns["heading"][entry], _text(columns, entry, lends), columns["extra"][entry]


def _text(columns: Mapping[str, Sequence[Any]], entry: int, lends: Set[int]) -> str:
    text: str = columns["text"][entry + 1 if entry + 1 in lends else entry]
    return text


@lru_cache(maxsize=4096)
def steps_of(step: str) -> tuple[str, ...]:
    """The names under which a step is found: a form also by its number alone.

    >>> steps_of("khoan-2"), steps_of("mau-so-02-dk"), steps_of("")
    (('khoan-2',), ('mau-so-02-dk', 'mau-so-02'), ())
    """
    form = _FORM.match(step)
    return tuple(dict.fromkeys(name for name in (step, form[0] if form else "") if name))


def is_form(step: str) -> bool:
    """Whether a step is a form.

    >>> is_form("mau-so-02-dk"), is_form("khoan-2")
    (True, False)
    """
    return bool(_FORM.match(step))


def _together(members: Sequence[Contents], among: Set[str] | None = None) -> Contents:
    """Several entries as one, each behind the one before, with those of their words that are among some."""
    if len(members) == 1:
        return members[0]
    places: dict[str, list[int]] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    heading_room = room = 0
    for each in members:
        for key in each.places if among is None else each.places.keys() & among:
            held = each.places[key]
            places.setdefault(key, []).extend([p + (heading_room if p < 0 else room) for p in held])
        for key, spans in each.compounds.items():
            shift = [heading_room if first < 0 else room for first, _ in spans]
            found.setdefault(key, []).extend((a + s, b + s) for (a, b), s in zip(spans, shift, strict=True))
        heading_room, room = heading_room + each.heading_room, room + each.room
    lengths = sum(m.heading_length for m in members), sum(m.length for m in members)
    return Contents(places, found, lengths[0], lengths[1], heading_room, room)


def _tuples(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def documents_of(parent: Sequence[int]) -> list[int]:
    """For each entry the place of its document among the documents."""
    return list(accumulate((above < 0 for above in parent), initial=-1))[1:]
