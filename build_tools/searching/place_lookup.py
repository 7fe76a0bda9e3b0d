"""Which entries a query names outright, before any search for words: "khoản 2 điều 5 nđ 115/2005" leads to that clause,
"115/2005/NĐ-CP" to that text.

Enters: a query. Leaves: what each entry gains for being what the query names. The clause must have the steps that are
named, in their order, and the other words of the query must name its text; where no text is named by them, they must be
those of its document (type, number, issuer, province, year, title), of the clauses above it, or its own. When no clause
has all the steps, the nearest one above it that exists is taken. When the document is cited but not held, its page is.
`browser/place_lookup.js` does the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..vietnamese import marks_off
from .analysing import compounds, words
from .called import NAMED_BY, Asked, Typed
from .collection import Collection, steps_of
from .engine import COMPOUNDS
from .queries import Query, rounded
from .tuning import ENOUGH, GAIN, GLUE, MOST_NEXT, NAMED, NEXT

_Steps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Landing:
    gains: dict[int, float]
    missing: bool = False  # the place itself does not exist: the nearest one above it
    within: frozenset[int] = field(default_factory=frozenset)  # texts that are named beside other words
    works: tuple[int, ...] = ()  # pages of cited works whose number is typed: they come behind who cites them


def land(collection: Collection, query: Query) -> Landing:
    """What entries gain for being what the query names."""
    typed = typed_of(query)
    asked = collection.names.asked(typed, collection.day)
    if not query.place:
        numbered = () if asked.exact else _numbered_works(collection, query, typed)
        return Landing(_texts(collection, asked), False, asked.within, numbered)
    if asked.exact:
        return _in_named(collection, query.place.steps, asked)
    known = _Known(collection, query)
    works = _works(collection, query, typed)
    steps = query.place.steps
    for depth in range(len(steps), 0, -1):
        shares = {e: known.share(e) for e in _standing(collection, steps[:depth])}
        best = max(shares.values(), default=0.0)
        if best >= ENOUGH:
            gains = {
                e: rounded(GAIN * share * share * depth / len(steps)) for e, share in shares.items() if share >= ENOUGH
            }
            return Landing(gains | works, depth < len(steps), asked.within)
    return Landing(works, False, asked.within)


def typed_of(query: Query) -> Typed:
    """What of a query may name a text."""
    return Typed.of([marks_off(slot.word.key) for slot in query.slots], query.used, query.typed)


def _texts(collection: Collection, asked: Asked) -> dict[int, float]:
    """The texts named, best first, each number's page of citations behind its text."""
    gains: dict[int, float] = {}
    for place, document in enumerate(asked.exact):
        place = min(place, MOST_NEXT)
        gains[collection.tops[document]] = rounded(NAMED - place * NEXT)
        page = collection.pages.get(collection.documents[document]["slug"])
        if asked.numbered and page is not None:
            gains[collection.tops[page]] = rounded(NAMED / 2 - place)
    return gains


def _in_named(collection: Collection, steps: _Steps, asked: Asked) -> Landing:
    """The place in the texts that are named, as much of it as they have; a text without any of it is its own place."""
    ranks = {document: place for place, document in enumerate(asked.exact)}
    for depth in range(len(steps), 0, -1):
        found = [e for e in _standing(collection, steps[:depth]) if collection.document[e] in ranks]
        if found:
            first = steps[depth - 1][0]  # "điểm d" before "điểm đ", where no marks were typed
            gains = {}
            for e in found:
                less = 0.0 if first in steps_of(collection.columns["step"][e]) else NEXT / 2
                gains[e] = rounded(NAMED - min(ranks[collection.document[e]], MOST_NEXT) * NEXT - less)
            return Landing(gains, depth < len(steps))
    return Landing(_texts(collection, asked), True)


def _standing(collection: Collection, steps: _Steps) -> list[int]:
    """The entries whose last step is the last of `steps` and which stand below the others."""
    found = sorted({e for anchor in steps[-1] for e in collection.engine.entries(COMPOUNDS, "/" + anchor)})
    step = collection.columns["step"]
    return [e for e in found if below((step[above] for above in collection.above(e)), steps[:-1])]


def below(above: Iterable[str], steps: Sequence[Sequence[str]]) -> bool:
    """Whether all `steps` are among those above a place, in their order; `above` the nearest first.

    >>> below(["khoan-1", "dieu-2"], [["chuong-i"], ["dieu-2"]]), below(["dieu-2", "chuong-i"], [["chuong-i"]])
    (False, True)
    """
    wanted = list(steps)
    for step in above:
        if wanted and step in wanted[-1]:
            wanted.pop()
    return not wanted


def _works(collection: Collection, query: Query, typed: Typed) -> dict[int, float]:
    """The pages of cited works that are not held and that the other words name."""
    found_in = [*(slot.entries for slot in query.slots), *(span.entries for span in query.spans)]
    held = {e for entries in found_in for e in entries if collection.is_work(e)}
    found = {}
    for entry in sorted(held):
        name = collection.name(collection.document[entry])
        if (typed.says_number(name) or (name.about and name.about <= typed.words)) and typed.says_all(name):
            found[entry] = NAMED
    return found


def _numbered_works(collection: Collection, query: Query, typed: Typed) -> tuple[int, ...]:
    """The pages of cited works that are not held and whose number is typed, and nothing beside their names."""
    signs = (span.entries for span in query.spans if span.key[0] == "#")
    found = []
    for entry in sorted({e for entries in signs for e in entries if collection.is_work(e)}):
        name = collection.name(collection.document[entry])
        if typed.says_number(name) and typed.says_all(name):
            found.append(entry)
    return tuple(found)


def other_words(query: Query) -> list[int]:
    """The words of the query that neither name the place nor join."""
    return [n for n, slot in enumerate(query.slots) if n not in query.used and marks_off(slot.word.key) not in GLUE]


class _Known:
    """How much of the other words is said by the document, the clauses above, and the entry; 1 when there are none."""

    def __init__(self, collection: Collection, query: Query) -> None:
        self.collection, self.query = collection, query
        self.other = other_words(query)
        self.total = sum(query.slots[n].weight for n in self.other)
        self.documents: dict[int, frozenset[int]] = {}

    def share(self, entry: int) -> float:
        if not self.total:
            return 1.0
        document = self.collection.document[entry]
        if document not in self.documents:
            self.documents[document] = self._said(self._identity(document), self.other)
        said = self.documents[document]
        left = [n for n in self.other if n not in said]
        if left:
            chain = [e for e in (entry, *self.collection.above(entry)) if self.collection.parent[e] >= 0]
            said |= {n for n in left if any(e in self.query.slots[n].entries for e in chain)}
            said |= self._said(_keys(self.collection.path(entry)[1:], self.collection), left)
        return sum(self.query.slots[n].weight for n in self.other if n in said) / self.total

    def _said(self, keys: frozenset[str], among: Iterable[int]) -> frozenset[int]:
        spans = [s for s in self.query.spans if s.key in keys]
        return frozenset(
            n
            for n in among
            if marks_off(self.query.slots[n].word.key) in keys or any(s.first <= n <= s.last for s in spans)
        )

    def _identity(self, document: int) -> frozenset[str]:
        """The folded words and the compounds by which a document is called."""
        known = self.collection.identities
        if document not in known:
            row = self.collection.row(document)
            known[document] = _keys([row.get(key, "") for key in (*NAMED_BY, "heading")], self.collection)
        return known[document]


def _keys(texts: Iterable[str], collection: Collection) -> frozenset[str]:
    keys: set[str] = set()
    for text in texts:
        found = words(text)
        keys |= {marks_off(w.key) for w in found} | {c.key for c in compounds(text, found, collection.concepts)}
    return frozenset(keys)
