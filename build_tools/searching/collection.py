"""The published index, ready to be searched: columns of entries, the engine over them, and their words when they are
asked for.

`browser/collection.js` is the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .abbreviations import long_forms
from .analysing import Concepts, compounds, words
from .called import Name, Names, name_of
from .engine import Engine
from .questions import Questions
from .tuning import FIELD_GAP

_PARAGRAPH = re.compile("(^|-)doan-[0-9-]+$")
_HEAD = -(1 << 40)  # where the places of words in headings begin: all are below 0, all others are not


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of an entry, or of a clause with all that stands below it: title (of a document or work) and heading on
    places below 0, text and extra words on others, so that one place says where a word stands.
    """

    places: Mapping[str, tuple[int, ...]]  # toned key -> places
    compounds: Mapping[str, tuple[tuple[int, int], ...]]  # compound -> first and last place
    heading_length: int  # words
    length: int  # words that stand elsewhere
    heading_room: int  # places that are taken in headings and elsewhere, the gaps among them
    room: int


class Collection:
    """An index as loaded; it keeps the words of entries it has been asked for."""

    def __init__(self, index: Mapping[str, Any], day: str = "") -> None:
        """`day`: on which it is judged what is in force (ISO 8601); "" when nobody asks."""
        self.day = day
        self.documents: list[dict[str, str]] = index["documents"]
        self.columns: dict[str, list[Any]] = index["entries"]
        self.parent: list[int] = self.columns["parent"]
        self.group: list[int] = self.columns["group"]
        questions = Questions(tuple(map(tuple, index["questions"]["asking"])), _tuples(index["questions"]["said"]))
        self.questions = {True: questions, False: questions.unmarked()}  # by whether a query has marks
        short = _tuples(index["concepts"]["short"])
        self.concepts = Concepts(short, long_forms({**short, **questions.said}))
        self.engine = Engine(index["lunr"])
        self.size = len(self.parent)
        self.document = _documents(self.parent)
        self.members: dict[int, list[int]] = {}
        self.lends = frozenset(entry + 1 for entry in range(self.size) if self._borrows(entry))
        for entry, group in enumerate(self.group):
            if entry not in self.lends:  # its words are counted where they are borrowed
                self.members.setdefault(group, []).append(entry)
        self.average: float = index["average"]
        self.average_group: float = index["average"] * self.size / max(1, len(self.members))
        self.slots: dict[tuple[str, bool, bool, bool], Any] = {}  # what words of queries mean
        self.tops = [entry for entry in range(self.size) if self.parent[entry] < 0]  # by document
        held = (n for n, document in enumerate(self.documents) if document["slug"])
        self.names = Names((n, self.row(n)) for n in held)
        self.pages = {document["of"]: n for n, document in enumerate(self.documents) if document.get("of")}
        self.identities: dict[int, frozenset[str]] = {}  # by document
        self._work_names: dict[int, Name] = {}
        self._contents: dict[int, Contents] = {}
        self._wholes: dict[int, Contents] = {}

    def contents(self, entry: int) -> Contents:
        """The words of an entry."""
        if entry not in self._contents:
            self._contents[entry] = self._analysed(entry)
        return self._contents[entry]

    def whole(self, group: int) -> Contents:
        """The words of a clause with all that stands below it."""
        if group not in self._wholes:
            members = [self.contents(entry) for entry in self.members[group]]
            self._wholes[group] = members[0] if len(members) == 1 else _together(members)
        return self._wholes[group]

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
        return not self.day or document.get("from", "") <= self.day < document.get("until", "9")

    def is_work(self, entry: int) -> bool:
        """Whether it is the page of a work that is not held."""
        return not self.documents[self.document[entry]]["slug"]

    def text(self, entry: int) -> str:
        """The text of an entry; that of its first paragraph when it is only a title (as it was indexed)."""
        text: str = self.columns["text"][entry + 1 if entry + 1 in self.lends else entry]
        return text

    def _borrows(self, entry: int) -> bool:
        following = entry + 1
        if self.columns["text"][entry] or following >= self.size or self.parent[following] != entry:
            return False
        return bool(_PARAGRAPH.search(self.columns["unit"][following]))

    def url(self, entry: int) -> str:
        unit = self.columns["unit"][entry]
        return self.documents[self.document[entry]]["url"] + (f"#{unit}" if unit else "")

    def path(self, entry: int) -> list[str]:
        """The steps from the document down to the entry."""
        steps = [self.columns["title"][e] for e in reversed([entry, *self.above(entry)])]
        return [self.documents[self.document[entry]].get("called", steps[0]), *steps[1:]]

    def _analysed(self, entry: int) -> Contents:
        places: dict[str, list[int]] = {}
        found: dict[str, list[tuple[int, int]]] = {}
        bases, lengths = [_HEAD, 0], [0, 0]
        title = self.columns["title"][entry] if self.parent[entry] < 0 else ""
        for part, text in enumerate(
            (title, self.columns["heading"][entry], self.text(entry), self.columns["extra"][entry])
        ):
            known, field = words(text), part // 2
            base = bases[field]
            for at, word in enumerate(known):
                places.setdefault(word.key, []).append(base + at)
            for c in compounds(text, known, self.concepts):
                found.setdefault(c.key, []).append((base + c.first, base + c.last))
            lengths[field] += len(known)
            bases[field] += len(known) + FIELD_GAP if known else 0
        return Contents(
            {k: tuple(v) for k, v in places.items()}, {k: tuple(v) for k, v in found.items()},
            lengths[0], lengths[1], bases[0] - _HEAD, bases[1],
        )  # fmt: skip


def _together(members: Sequence[Contents]) -> Contents:
    """Several entries as one, each behind the one before."""
    places: dict[str, list[int]] = {}
    found: dict[str, list[tuple[int, int]]] = {}
    heading_room = room = 0
    for each in members:
        for key, held in each.places.items():
            places.setdefault(key, []).extend([p + (heading_room if p < 0 else room) for p in held])
        for key, spans in each.compounds.items():
            shift = [heading_room if first < 0 else room for first, _ in spans]
            found.setdefault(key, []).extend((a + s, b + s) for (a, b), s in zip(spans, shift, strict=True))
        heading_room, room = heading_room + each.heading_room, room + each.room
    return Contents(
        {k: tuple(v) for k, v in places.items()}, {k: tuple(v) for k, v in found.items()},
        sum(m.heading_length for m in members), sum(m.length for m in members), heading_room, room,
    )  # fmt: skip


def _tuples(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _documents(parent: list[int]) -> list[int]:
    """For each entry the place of its document among the documents."""
    out: list[int] = []
    number = -1
    for above in parent:
        number += above < 0
        out.append(number)
    return out
