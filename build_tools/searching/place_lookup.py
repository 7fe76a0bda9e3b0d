"""Which entries a place named in a query is: "khoản 2 điều 5 nđ 115/2005" leads to that clause, before any search for
words.

Enters: a query that names a place. Leaves: what each entry gains for being that place. The clause must have the steps
that are named, in their order, and the other words of the query must be those of its document (type, number, issuer,
province, year, title), of the clauses above it, or its own. When no clause has all the steps, the nearest one above it
that exists is taken. When the document is cited but not held, its page is. `browser/place_lookup.js` does the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..metadata_fields import SEARCHED
from ..vietnamese import marks_off
from .analysing import compounds, words
from .collection import Collection
from .engine import COMPOUNDS
from .places import Place
from .queries import Query, rounded

# By which a document is called, as the browser has it too.
NAMED_BY = ("name", *(about.key for _, about in SEARCHED))
GAIN = 100.0
ENOUGH = 0.5  # the share of the other words that must fit
_GLUE = frozenset("cua tai trong thuoc o so va theo ngay nam quy dinh nay".split())


@dataclass(frozen=True, slots=True)
class Landing:
    gains: dict[int, float]
    missing: bool = False  # the place itself does not exist: the nearest one above it


def land(collection: Collection, query: Query) -> Landing:
    """What entries gain for being the place that the query names."""
    if not query.place:
        return Landing({})
    steps = query.place.steps
    for depth in range(len(steps), 0, -1):
        shares = {e: _share(collection, query, query.place, e) for e in _standing(collection, steps[:depth])}
        best = max(shares.values(), default=0.0)
        if best >= ENOUGH:
            gains = {
                e: rounded(GAIN * share * share * depth / len(steps)) for e, share in shares.items() if share >= ENOUGH
            }
            return Landing(gains | _works(collection, query, query.place, best), depth < len(steps))
    return Landing(_works(collection, query, query.place, 0.0))


def _standing(collection: Collection, steps: tuple[tuple[str, ...], ...]) -> list[int]:
    """The entries whose last step is the last of `steps` and which stand below the others."""
    found = sorted({e for anchor in steps[-1] for e in collection.engine.entries(COMPOUNDS, "/" + anchor)})
    return [e for e in found if _below(collection, e, steps[:-1])]


def _below(collection: Collection, entry: int, steps: tuple[tuple[str, ...], ...]) -> bool:
    wanted = list(steps)
    for above in collection.above(entry):
        if wanted and collection.columns["step"][above] in wanted[-1]:
            wanted.pop()
    return not wanted


def _works(collection: Collection, query: Query, place: Place, beaten: float) -> dict[int, float]:
    """The pages of cited works that fit better than any text that is held."""
    if not _other(query, place):
        return {}
    shares = {e: _share(collection, query, place, e) for e in range(collection.size) if collection.is_work(e)}
    return {e: rounded(GAIN * s * s) for e, s in shares.items() if s > beaten and s >= 0.9}


def _other(query: Query, place: Place) -> list[int]:
    """The words of the query that neither name the place nor join."""
    return [n for n, slot in enumerate(query.slots) if n not in place.used and marks_off(slot.word.key) not in _GLUE]


def _share(collection: Collection, query: Query, place: Place, entry: int) -> float:
    """How much of the other words is said by the document, the clauses above, and the entry; 1 when there are no
    others.
    """
    other = _other(query, place)
    total = sum(query.slots[n].weight for n in other)
    if not total:
        return 1.0
    identity = _identity(collection, entry)
    chain = [e for e in (entry, *collection.above(entry)) if collection.parent[e] >= 0]
    said = 0.0
    for n in other:
        slot = query.slots[n]
        spanned = any(s.first <= n <= s.last and s.key in identity for s in query.spans)
        if spanned or marks_off(slot.word.key) in identity or any(e in slot.entries for e in chain):
            said += slot.weight
    return said / total


def _identity(collection: Collection, entry: int) -> frozenset[str]:
    """The folded words and the compounds by which a document is called, and those of the steps down to the entry."""
    top = ([entry, *collection.above(entry)])[-1]
    if top not in collection.identities:
        document = collection.documents[collection.document[entry]]
        facets = [document.get(key, "") for key in NAMED_BY]
        collection.identities[top] = _keys(collection, (*facets, collection.columns["heading"][top]))
    return collection.identities[top] | _keys(collection, collection.path(entry)[1:])


def _keys(collection: Collection, texts: Iterable[str]) -> frozenset[str]:
    keys: set[str] = set()
    for text in texts:
        found = words(text)
        keys |= {marks_off(w.key) for w in found} | {c.key for c in compounds(text, found, collection.concepts)}
    return frozenset(keys)
