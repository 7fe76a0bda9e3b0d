"""Entries → the index that the site publishes: one JSON value, read by `vanban search` and by the browser alike.

`lunr` is a lunr index built from ready-made keys: field `toned` holds the toned keys of an entry, `compounds` its
compounds. It has no vectors, because the ranking is ours and reads the entries' texts; what lunr answers is which
entries may match which keys.

Traps of lunr that this avoids: no pipeline (trimmer and stemmer break Vietnamese, differently in Python and in
JavaScript), and token lists instead of text (its separators do not know our signs).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from ..model import Site
from ..vietnamese import marks_off
from . import questions
from .abbreviations import concepts
from .analysing import Concepts, compounds_of, line_of
from .collection import documents_of, lending, searchable, steps_of
from .engine import FIELDS, gaps
from .entries import entries
from .entry_columns import as_json, columns_of, row_of

SCHEMA = "vanban/search/1"
INDEX = "search/index.json"
WHOLE = "whole"  # in the head: the file that holds an index whole

# How a function is applied to the values of each text: one after the other, by several processes, or not at all where
# its result for an equal value was kept.
Over: TypeAlias = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
Keys: TypeAlias = tuple[list[str], list[str], int]
Postings: TypeAlias = tuple[str, list[int], list[int]]  # a term; the entries, of one text, with it as word, as compound
Share: TypeAlias = tuple[int, int, list[Postings]]  # of one text: how many entries, how many words in them


def index_of(site: Site, over: Over = map) -> dict[str, Any]:
    """The index of a collection, whole; `over` applies what is made of each text alone."""
    index, known = _beginning(site)
    shares = _shares(index, known, over)
    size, length = sum(count for count, _, _ in shares), sum(said for _, said, _ in shares)
    average = round(length / max(1, size), 2)
    engine = lunr_index((count, postings) for count, _, postings in shares)
    return index | {"average": max(1.0, average), "lunr": engine}


def whole_file(site: Site, over: Over = map) -> dict[str, bytes]:
    """The index of a small collection: one file, packed (a server that packs what it sends would send as much), and the
    head that names it. The head alone keeps its name.
    """
    packed = zlib.compress(as_json(index_of(site, over)), 6)
    name = f"search/whole-{hashlib.sha256(packed).hexdigest()[:8]}.bin"
    return {INDEX: as_json({"schema": SCHEMA, WHOLE: name}), name: packed}


def _beginning(site: Site) -> tuple[dict[str, Any], Concepts]:
    """What an index says, its entries among it, and the concepts of the collection."""
    found = entries(site)
    known = concepts(block.passage.text for document in site.documents for block in document.blocks)
    return of_all([row_of(each) for each in found if each.parent is None], known) | {
        "entries": columns_of(found)
    }, known


def of_all(rows: Sequence[Mapping[str, str]], known: Concepts) -> dict[str, Any]:
    """What an index in either form says of the whole."""
    return {
        "schema": SCHEMA,
        "average": 1.0,
        "documents": rows,
        "concepts": {"short": dict(known.short)},
        "questions": {"asking": questions.table().asking, "said": dict(questions.table().said)},
    }


def _shares(index: Mapping[str, Any], known: Concepts, over: Over) -> list[Share]:
    """What goes into the index: of each text together, of the cited works here, for they are short and change often."""
    columns = index["entries"]
    slugs = [index["documents"][document]["slug"] for document in documents_of(columns["parent"])]
    lends = lending(columns)
    groups = [
        (slug, tuple((searchable(columns, place, lends), columns["step"][place]) for place in places))
        for slug, places in groupby(range(len(slugs)), key=slugs.__getitem__)
    ]
    held = iter(over(share_of, [(known, parts) for slug, parts in groups if slug]))
    return [next(held) if slug else share_of((known, parts)) for slug, parts in groups]


def share_of(value: tuple[Concepts, Sequence[tuple[Sequence[str], str]]]) -> Share:
    """What some entries, given as texts and step, have in the index."""
    known, parts = value
    keys = [_keys(texts, known, step) for texts, step in parts]
    terms: dict[str, tuple[list[int], list[int]]] = {}
    for number, (toned, compound, _) in enumerate(keys):
        for field, of_field in enumerate((toned, compound)):
            for key in of_field:
                if (found := terms.get(key)) is None:
                    found = terms[key] = ([], [])
                found[field].append(number)
    return len(keys), sum(length for _, _, length in keys), [(key, gaps(a), gaps(b)) for key, (a, b) in terms.items()]


def _keys(texts: Sequence[str], known: Concepts, step: str) -> Keys:
    """The toned keys of an entry, its compounds with its step ("/khoan-2"), and how many words it has."""
    toned_keys: dict[str, None] = {}
    compound_keys = dict.fromkeys(f"/{name}" for name in steps_of(step))
    length = 0
    for text in filter(None, texts):
        line = line_of(text)
        length += len(line.keys)
        toned_keys |= dict.fromkeys(line.keys)
        compound_keys |= dict.fromkeys(c.key for c in compounds_of(line, known))
    return list(toned_keys), list(compound_keys), length


def lunr_index(shares: Iterable[tuple[int, Iterable[Postings]]]) -> dict[str, Any]:
    """A lunr index of entries 0, 1, 2 …, so many of each share, with these toned keys and compounds, as it is
    serialised, its postings packed (`engine.gaps`).

    The folded words are terms of it without entries: lunr finds among them how a word may begin or be meant, and the
    engine knows the toned words of each.
    """
    terms: dict[str, tuple[list[int], list[int]]] = {}
    last: dict[str, list[int]] = {}  # of each term, by field: its last entry so far
    at = 0
    for entries_, postings in shares:
        for key, *fields in postings:
            if key not in terms:
                terms[key], last[key] = ([], []), [0, 0]
            found, behind = terms[key], last[key]
            for field, (first, *rest) in ((n, each) for n, each in enumerate(fields) if each):
                found[field].append(at + first - behind[field])
                found[field].extend(rest)
                behind[field] = at + first + sum(rest)
        at += entries_
    folded = {marks_off(key) for key, postings in terms.items() if postings[0]}
    nowhere: tuple[list[int], list[int]] = [], []
    return {
        "version": "2.3.9",
        "fields": list(FIELDS),
        "fieldVectors": [],
        "invertedIndex": [[key, *terms.get(key, nowhere)] for key in sorted({*terms, *folded})],
        "pipeline": [],
    }
