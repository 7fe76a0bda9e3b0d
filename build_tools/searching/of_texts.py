"""What small files say of each text alone, made once and kept; `small_files` puts it together.

Enters: a site. Leaves: values that stand for its texts and cited works, read whenever one is worked on; and of one:
what the head says of it, the files of its clauses, what it and its neighbours say of each key. Promise: entries and
clauses have numbers of their own in each text, or in the few together: other texts change nothing of them.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeAlias

from ..model import Document, Entry, InForce, Site
from . import abbreviations, shards
from .analysing import Concepts
from .collection import searchable
from .entries import of_document, of_works
from .entry_columns import Laid, as_json, laid
from .postings import Share, shared
from .tuning import LEVELS

One: TypeAlias = tuple[Document | Entry, InForce | None]  # a text, and from when it stands; or a work
Piece: TypeAlias = tuple[int, One, int, int]  # its number, what it is; its first clause and behind its last
# What the head says of a document: its row, its heading; how long each clause is; the steps down to each; how many
# entries there are; the abbreviations that it defines.
Told: TypeAlias = tuple[dict[str, str], str, list[int], list[tuple[str, int]], int, tuple[tuple[str, str], ...]]
_SIDE_BY_SIDE = 16  # documents whose keys are put together in one go …
_NEW_RUN = 8  # … of which one begins at every such document or so, wherever others are put in


class Wished(Sequence[Any]):
    """Values of which each is put together when its turn comes; `prints` say what each is made of."""

    def __init__(self, of: Sequence[Any], made: Callable[[Any], Any], prints: Sequence[str]) -> None:
        self._of, self._made, self.prints = of, made, prints

    def __getitem__(self, number: Any) -> Any:
        return self._made(self._of[number])

    def __len__(self) -> int:
        return len(self._of)


class Listed:
    """The texts of a site, and behind them the works of which it has a page; `prints`: what each text is made of, by
    its name.
    """

    def __init__(self, site: Site, prints: Mapping[str, str]) -> None:
        self._documents, self._in_force, self._works = site.documents, site.in_force, tuple(of_works(site))
        self.names = [d.source.slug for d in site.documents] + [each.url for each in self._works]
        self.held = len(site.documents)
        self.prints = [f"{prints[d.source.slug]} {site.in_force.get(d.source.slug)}" for d in site.documents if prints]
        self.prints += [print_of(each) for each in self._works if prints]

    def __len__(self) -> int:
        return len(self.names)

    def one(self, number: int) -> One:
        if number >= self.held:
            return self._works[number - self.held], None
        return self._documents[number], self._in_force.get(self.names[number])

    def asked(
        self,
        of: Sequence[Any],
        made: Callable[[Any], Any],
        numbers: Callable[[Any], Iterable[int]],
        also: Callable[[Any], object],
    ) -> Wished:
        """Values that are made of documents, `numbers` says of which, and of nothing else but what `also` says."""
        if not self.prints:
            return Wished(of, made, ())
        return Wished(of, made, [print_of(([self.prints[n] for n in numbers(each)], also(each))) for each in of])

    def runs(self) -> list[tuple[int, int]]:
        """The documents whose keys are put together in one go, the first and behind the last: where one is put in, few
        others are parted otherwise.
        """
        starts = [0]
        for number in range(1, len(self)):
            if number - starts[-1] >= _SIDE_BY_SIDE or number == self.held or _begins(self.names[number]):
                starts.append(number)
        return list(zip(starts, [*starts[1:], len(self)], strict=True)) if len(self) else []


def _begins(name: str) -> bool:
    return sha256(name.encode()).digest()[0] % _NEW_RUN == 0


def print_of(value: object) -> str:
    return sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()


def entries_of(one: One) -> Laid:
    """The entries of a text, or the one of a work."""
    of, stands = one
    return laid([of] if isinstance(of, Entry) else list(of_document(of, 0, stands)))


def told(one: One) -> Told:
    text, of = entries_of(one), one[0]
    columns = text.columns
    sizes = [200 + sum(len(columns["text"][e]) + len(columns["heading"][e]) for e in some) for some in text.clauses]
    blocks = () if isinstance(of, Entry) else of.blocks
    defined = tuple(each for block in blocks for each in abbreviations.definitions(block.passage.text))
    steps = shards.outline(columns, text.clauses)
    return dict(text.row), columns["heading"][0], sizes, steps, len(columns["parent"]), defined


def portions_of(portions: Sequence[Sequence[Piece]]) -> tuple[bytes, ...]:
    """Some portions that follow one another, each packed."""
    ones = {number: one for pieces in portions for number, one, _, _ in pieces}
    known = lru_cache(2)(lambda number: entries_of(ones[number]))
    found = []
    for pieces in portions:
        parts = (shards.Cut(number, known(number), range(first, end)) for number, _, first, end in pieces)
        found.append(zlib.compress(as_json(shards.portion(parts)), 9))
    return tuple(found)


def said_of(text: Laid, known: Concepts) -> Iterator[shards.Said]:
    """For each clause of a text its keys and how much it says of each, and in how many of its entries each word is."""
    for members in text.clauses:
        own = [searchable(text.columns, entry, text.lends) for entry in members if entry not in text.lends]
        yield shards.said(own, known)


def share_of(value: tuple[Concepts, Sequence[One]]) -> Share:
    """What some texts side by side say."""
    known, ones = value
    held: dict[str, list[int]] = {}
    of_texts: dict[str, int] = {}
    words: Counter[str] = Counter()
    length = clauses = 0
    for place, one in enumerate(ones):
        for levels, entries, letters in said_of(entries_of(one), known):
            at = clauses * LEVELS
            for key, level in levels.items():
                if (found := held.get(key)) is None:
                    found = held[key] = []
                    of_texts[key] = 0
                found.append(at + level)
                of_texts[key] |= 1 << place
            words.update(entries)
            length += letters
            clauses += 1
    return shared(held, of_texts, words, length, clauses)
