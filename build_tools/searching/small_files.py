"""Site → the index of a large collection in small files (`shards`).

Enters: a site; how what is made of single texts is applied (`over`), and what each text is made of, by its name, so
that it need not be made again. Leaves: files below `search/`; or each clause, as a server is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, groupby
from typing import Any

from ..model import Site
from . import abbreviations, of_texts, shards
from .analysing import Concepts
from .engine import gaps
from .entry_columns import as_json
from .indexing import INDEX, Over, of_all
from .of_texts import Listed, Told
from .postings import Postings


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number, its document's, its keys with how much it says of each, and its entries."""

    number: int
    document: int
    levels: Sequence[tuple[str, int]]
    part: Mapping[str, Any]


class _All:
    """What is known of all texts before their keys are."""

    def __init__(self, site: Site, over: Over, prints: Mapping[str, str]) -> None:
        self.texts, self.over = Listed(site, prints), over
        self.numbers = range(len(self.texts))
        self.told: list[Told] = list(
            over(of_texts.told, self.texts.asked(self.numbers, self.texts.one, lambda n: (n,), _nothing))
        )
        self.known = abbreviations.defined(each for _, _, _, _, _, defined in self.told for each in defined)
        # By document: its first clause.
        self.firsts = [0, *accumulate(len(sizes) for _, _, sizes, _, _, _ in self.told)]

    def postings(self) -> Postings:
        """The keys of all."""
        found, runs, concepts = Postings(), self.texts.runs(), of_texts.print_of(self.known)

        def value(run: tuple[int, int]) -> tuple[Concepts, list[of_texts.One]]:
            return self.known, [self.texts.one(number) for number in range(*run)]

        asked = self.texts.asked(runs, value, lambda run: range(*run), lambda _: concepts)
        for run, share in zip(runs, self.over(of_texts.share_of, asked), strict=True):
            found.add(share, range(*run), self.firsts[run[1]] - self.firsts[run[0]])
        return found

    def portions(self) -> tuple[list[int], list[bytes]]:
        """Each portion of texts: its first clause, and its file."""
        spans = list(shards.portions(sizes for _, _, sizes, _, _, _ in self.told))
        beginning = [list(some) for _, some in groupby(spans, key=lambda span: span[0][0])]

        def value(portions: list[list[shards.Span]]) -> list[list[of_texts.Piece]]:
            return [[(n, self.texts.one(n), first, end) for n, first, end in span] for span in portions]

        asked = self.texts.asked(beginning, value, lambda some: {n: n for span in some for n, _, _ in span}, _itself)
        files = [file for some in self.over(of_texts.portions_of, asked) for file in some]
        return [self.firsts[span[0][0]] + span[0][1] for span in spans], files


def _itself(value: object) -> object:
    return value


def _nothing(_value: object) -> None:
    """A text is told whatever its number is."""


def small_files(site: Site, over: Over = map, prints: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The files of the index."""
    all_ = _All(site, over, prints or {})
    firsts, portions = all_.portions()
    files = {shards.numbered(shards.TEXTS, number): data for number, data in enumerate(portions)}
    postings = all_.postings()
    outlines = {
        shards.outline_key(number): shards.outline_value(steps, all_.firsts[number])
        for number, (_, _, _, steps, _, _) in enumerate(all_.told)
        if len(steps) > 1
    }
    made, first_keys = shards.shard_files(merge(outlines.items(), postings.keys()))
    server = {"opensearch": site.settings.opensearch} if site.settings.opensearch else {}
    head = _head(all_, postings) | server | {"portions": gaps(firsts), "shards": first_keys}
    name, small = shards.with_print({**files, **made})
    return {INDEX: as_json(head | {"files": name}), **small}


def clauses_of(site: Site, over: Over = map) -> Iterator[Clause]:
    """Each clause of a collection with all that a server is told of it, in the numbers of the small files."""
    all_ = _All(site, over, {})
    for number in all_.numbers:
        text = of_texts.entries_of(all_.texts.one(number))
        for clause, (levels, _, _) in enumerate(of_texts.said_of(text, all_.known)):
            part = shards.portion([shards.Cut(number, text, range(clause, clause + 1))])
            yield Clause(all_.firsts[number] + clause, number, sorted(levels.items()), part)


def _head(all_: _All, postings: Postings) -> dict[str, Any]:
    """What every question needs: the texts that are held, and the words."""
    pages = {row["of"]: n for n, (row, _, _, _, _, _) in enumerate(all_.told) if row.get("of")}
    held = [row | {"heading": heading} for row, heading, _, _, _, _ in all_.told if row["slug"]]
    size = sum(entries for _, _, _, _, entries, _ in all_.told)
    return of_all(held, all_.known) | {
        "average": max(1.0, round(postings.length / max(1, size), 2)),
        "pages": [pages.get(row["slug"], -1) for row in held],
        "size": size,
        "words": shards.list_of_words(postings.words),
        "clauses": all_.firsts[-1],
        "firsts": gaps(all_.firsts[:-1]),
    }
