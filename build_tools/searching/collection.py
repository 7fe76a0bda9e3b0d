"""The published index, ready to be searched: columns of entries, the engine over them, and their words when they are
asked for.

`browser/collection.js` is the same for the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .abbreviations import long_forms
from .analysing import Concepts, compounds, words
from .called import Name, Names, name_of, stands
from .engine import COMPOUNDS, TONED, Engine, ListEngine, LunrEngine, PartEngine
from .questions import Questions
from .tuning import FIELD_GAP

_PARAGRAPH = re.compile("(^|-)doan-[0-9-]+$")
_FORM = re.compile("(?:mau-so|bieu-so)-[0-9]+[a-z]*")
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

    def __init__(self, index: Mapping[str, Any], day: str = "", like: Collection | None = None) -> None:
        """`day`: on which it is judged what is in force (ISO 8601); "" when nobody asks. `like`: the whole, of which
        `index` is a part; the weight of words is theirs in the whole.
        """
        self.day = day
        self.documents: list[dict[str, str]] = index["documents"]
        self.columns: dict[str, list[Any]] = index["entries"]
        self.parent: list[int] = self.columns["parent"]
        self.group: list[int] = self.columns["group"]
        self.document = _documents(self.parent)
        self.members: dict[int, list[int]] = {}
        borrowing = (entry + 1 for entry in range(len(self.parent)) if borrows(self.columns, entry))
        self.lends = frozenset(index["lends"] if like else borrowing)
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
        self._contents: dict[int, Contents] = {}
        self._wholes: dict[int, Contents] = {}
        self._ids: Sequence[int] = ()
        self.engine: Engine
        self.questions: dict[bool, Questions]
        self.concepts: Concepts
        self.size: int
        self.average: float
        self.average_group: float
        if like:
            self.questions, self.concepts, self.size = like.questions, like.concepts, like.size
            self.average, self.average_group = like.average, like.average_group
            self.engine = PartEngine(self._held, like.engine)
            return
        questions = Questions(tuple(map(tuple, index["questions"]["asking"])), _tuples(index["questions"]["said"]))
        self.questions = {True: questions, False: questions.unmarked()}  # by whether a query has marks
        short = _tuples(index["concepts"]["short"])
        self.concepts = Concepts(short, long_forms({**short, **questions.said}))
        self.average = index["average"]
        self.size = index.get("size", len(self.parent))
        self.average_group = index["average"] * self.size / max(1, index.get("clauses", len(self.members)))
        self.engine = LunrEngine(index["lunr"]) if "lunr" in index else ListEngine(index["words"], self.size)

    def _held(self) -> Iterator[tuple[str, int]]:
        """Each key, the field before it, with an entry that holds it, of all entries."""
        for entry in range(len(self.parent)):
            contents, step = self.contents(entry), self.columns["step"][entry]
            yield from ((TONED + key, entry) for key in contents.places)
            yield from ((COMPOUNDS + key, entry) for key in contents.compounds)
            yield from ((COMPOUNDS + "/" + name, entry) for name in steps_of(step))

    def contents(self, entry: int) -> Contents:
        """The words of an entry."""
        name = self._ids[entry] if self._ids else entry
        if name not in self._contents:
            self._contents[name] = self._analysed(entry)
        return self._contents[name]

    def remember(self, ids: Sequence[int], contents: dict[int, Contents]) -> None:
        """Keeps the words of entries among those of other collections, under other numbers."""
        self._ids, self._contents = ids, contents

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
        return stands(self.day, document.get("from", ""), document.get("until", ""))

    def is_work(self, entry: int) -> bool:
        """Whether it is the page of a work that is not held."""
        return not self.documents[self.document[entry]]["slug"]

    def text(self, entry: int) -> str:
        """The text of an entry; that of its first paragraph when it is only a title (as it was indexed)."""
        text: str = self.columns["text"][entry + 1 if entry + 1 in self.lends else entry]
        return text

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


def borrows(columns: Mapping[str, Sequence[Any]], entry: int) -> bool:
    """Whether an entry is only a title, followed by its first paragraph: one cites the clause, not its paragraph."""
    following = entry + 1
    if columns["text"][entry] or following >= len(columns["text"]) or columns["parent"][following] != entry:
        return False
    return bool(_PARAGRAPH.search(columns["unit"][following]))


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
