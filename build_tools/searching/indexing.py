"""Entries → the index that the site publishes: one JSON value, read by `vanban search` and by the browser alike.

`lunr` is a lunr index built from ready-made keys: field `toned` holds the toned keys of an entry, `compounds` its
compounds. It has no vectors, because the ranking is ours and reads the entries' texts; what lunr answers is which
entries may match which keys.

Traps of lunr that this avoids: no pipeline (trimmer and stemmer break Vietnamese, differently in Python and in
JavaScript), and token lists instead of text (its separators do not know our signs).
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any, TypeAlias

from ..addresses import step_anchor
from ..model import Entry, Kind, Site, Step
from ..vietnamese import marks_off
from . import questions, shards
from .abbreviations import concepts
from .analysing import Concepts, compounds_of, line_of
from .collection import borrows, steps_of
from .engine import FIELDS, gaps
from .entries import entries, of_text, of_works
from .entry_texts import EntryTexts

_CONTAINERS = frozenset({Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC})
MOST_TEXTS_HELD = 250  # of more, memory does not hold the words of all entries at once
SCHEMA = "vanban/search/1"
INDEX = "search/index.json"
WHOLE = "whole"  # in the head: the file that holds an index whole
_WHOLE = re.compile(
    "(?:^|.*-)((?:mau-so|bieu-so|phu-luc)-[^-]+(?:-[^-]+)*?)(?:--[0-9]+)?$"
)  # what is a text of its own


# How a function is applied to the values of each text: one after the other, by several processes, or not at all where
# its result for an equal value was kept.
Over: TypeAlias = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
Keys: TypeAlias = tuple[list[str], list[str], int]
Postings: TypeAlias = tuple[str, list[int], list[int]]  # a term; the entries, of one text, with it as word, as compound
Share: TypeAlias = tuple[int, int, list[Postings]]  # of one text: how many entries, how many words in them


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number, its document's, its keys with how much it says of each, and its entries."""

    number: int
    document: int
    levels: Sequence[tuple[str, int]]
    part: Mapping[str, Any]


def index_of(site: Site, over: Over = map) -> dict[str, Any]:
    """The index of a collection, whole; `over` applies what is made of each text alone."""
    index, known = _beginning(site, whole=True)
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


def _beginning(site: Site, whole: bool = False) -> tuple[dict[str, Any], Concepts]:
    """What an index says in either form, its entries among it, and the concepts of the collection; `whole`: with the
    words of all entries at hand.
    """
    whole = whole or len(site.documents) <= MOST_TEXTS_HELD
    found, texts = (entries(site), None) if whole else _without_words(site)
    known = concepts(block.passage.text for document in site.documents for block in document.blocks)
    index = {
        "schema": SCHEMA,
        "average": 1.0,
        "documents": [
            {"name": e.title, "slug": e.slug, "url": e.url} | dict(e.facets) for e in found if e.parent is None
        ],
        "concepts": {"short": dict(known.short)},
        "questions": {"asking": questions.table().asking, "said": dict(questions.table().said)},
        "entries": _columns(found) | ({} if texts is None else {"text": texts}),
    }
    return index, known


def _without_words(site: Site) -> tuple[list[Entry], EntryTexts]:
    """The entries of a large collection, of whose words they say only that there are some; and the words."""
    found: list[Entry] = []
    starts = [0]
    for number in range(len(site.documents)):
        found += (replace(each, text=each.text[:1]) for each in of_text(site, number, starts[-1]))
        starts.append(len(found))
    works = list(of_works(site))

    def words_of(number: int) -> list[str]:
        return [each.text for each in of_text(site, number, starts[number])]

    return found + works, EntryTexts(starts, words_of, [each.text for each in works])


def small_files(site: Site, over: Over = map) -> dict[str, bytes]:
    """The index of a large collection in small files (`shards`)."""
    index, known = _beginning(site)
    server = {"opensearch": site.settings.opensearch} if site.settings.opensearch else {}
    return split(index | server, known, over)


def split(index: Mapping[str, Any], known: Concepts, over: Over = map) -> dict[str, bytes]:
    """An index whole, without its engine, as small files."""
    columns = index["entries"]
    parent: list[int] = columns["parent"]
    clauses, document_of, lends = _laid_out(columns)
    postings = shards.Postings()
    said = _all_said(index, known, clauses, lends, over)
    for number, (members, one) in enumerate(zip(clauses, said, strict=True)):
        postings.add(one, number, document_of[members[0]])
    files: dict[str, bytes] = {}
    firsts_of_portions: list[int] = []
    for number, those in enumerate(shards.portions(columns, clauses)):
        firsts_of_portions.append(those[0])
        part = [entry for one in those for entry in clauses[one]]
        data = as_json(shards.portion(index, part, document_of, lends))
        files[shards.numbered(shards.TEXTS, number)] = zlib.compress(data, 9)
    values: dict[str, bytes | shards.Posting] = dict(shards.outlines(columns, clauses, document_of))
    values |= postings.keys
    made, first_keys = shards.shard_files((key, _packed(values[key])) for key in sorted(values))
    head = _head(index, postings) | {
        "clauses": len(clauses),
        "firsts": gaps(number for number, members in enumerate(clauses) if parent[members[0]] < 0),
        "portions": gaps(firsts_of_portions),
        "shards": first_keys,
    }
    name, small = shards.with_print({**files, **made})
    return {INDEX: as_json(head | {"files": name}), **small}


def _laid_out(columns: Mapping[str, Sequence[Any]]) -> tuple[list[list[int]], list[int], frozenset[int]]:
    """The entries of each clause, the document of each entry, and the entries whose words are counted elsewhere."""
    size = len(columns["parent"])
    clauses = [list(members) for _, members in groupby(range(size), key=columns["group"].__getitem__)]
    document_of = list(accumulate((above < 0 for above in columns["parent"]), initial=-1))[1:]
    return clauses, document_of, frozenset(entry + 1 for entry in range(size) if borrows(columns, entry))


def clauses_of(site: Site, over: Over = map) -> Iterator[Clause]:
    """Each clause of a collection with all that a server is told of it, in the numbers of the small files."""
    index, known = _beginning(site)
    clauses, document_of, lends = _laid_out(index["entries"])
    said = _all_said(index, known, clauses, lends, over)
    for number, (members, (levels, _, _)) in enumerate(zip(clauses, said, strict=True)):
        part = shards.portion(index, members, document_of, lends)
        yield Clause(number, document_of[members[0]], levels, part)


def _head(index: Mapping[str, Any], postings: shards.Postings) -> dict[str, Any]:
    """What every question needs: the texts that are held, and the words."""
    columns, documents = index["entries"], index["documents"]
    tops = [entry for entry, above in enumerate(columns["parent"]) if above < 0]
    pages = {document["of"]: n for n, document in enumerate(documents) if document.get("of")}
    held = [document | {"heading": columns["heading"][top]} for document, top in zip(documents, tops, strict=True)]
    held = [document for document in held if document["slug"]]
    size = len(columns["parent"])
    return {name: value for name, value in index.items() if name not in ("entries", "lunr")} | {
        "average": max(1.0, round(postings.length / max(1, size), 2)),
        "documents": held,
        "pages": [pages.get(document["slug"], -1) for document in held],
        "size": size,
        "words": shards.list_of_words(postings.held),
    }


def _packed(value: bytes | shards.Posting) -> bytes:
    return value if isinstance(value, bytes) else value.packed()


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _all_said(
    index: Mapping[str, Any], known: Concepts, clauses: Sequence[Sequence[int]], lends: frozenset[int], over: Over
) -> Iterator[shards.Said]:
    """What each clause says: of each text together, of the works here."""
    columns, documents = index["entries"], iter(index["documents"])
    groups: list[tuple[str, list[Sequence[int]]]] = []
    for members in clauses:
        if columns["parent"][members[0]] < 0:
            groups.append((next(documents)["slug"], []))
        groups[-1][1].append([entry for entry in members if entry not in lends])

    held = iter(over(shards.said_by, _Words(columns, known, [parts for slug, parts in groups if slug])))
    for slug, parts in groups:
        yield from next(held) if slug else shards.said_by(_Words(columns, known, [parts])[0])


class _Words(Sequence[tuple[Concepts, Sequence[shards.Clause]]]):
    """What the clauses of each text hold, told when it is asked for."""

    def __init__(
        self, columns: Mapping[str, Sequence[Any]], known: Concepts, texts: Sequence[Sequence[Sequence[int]]]
    ) -> None:
        self._columns, self._known, self._texts = columns, known, texts

    def __getitem__(self, number: Any) -> Any:
        return self._known, [[searchable(self._columns, entry) for entry in one] for one in self._texts[number]]

    def __len__(self) -> int:
        return len(self._texts)


def _shares(index: Mapping[str, Any], known: Concepts, over: Over) -> list[Share]:
    """What goes into the index: of each text together, of the cited works here, for they are short and change often."""
    columns = index["entries"]
    _, document_of, _ = _laid_out(columns)
    slugs = [index["documents"][document]["slug"] for document in document_of]
    groups = [
        (slug, tuple((searchable(columns, place), columns["step"][place]) for place in places))
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


def _columns(found: Sequence[Entry]) -> dict[str, list[Any]]:
    """The entries, column by column: same words beside one another compress well. `parent` -1: a document or a work."""
    return {
        "parent": [-1 if e.parent is None else e.parent for e in found],
        "group": _groups(found),
        "step": [_step(e) for e in found],
        "unit": [e.unit or "" for e in found],
        "title": [e.title for e in found],
        "heading": [e.heading or "" for e in found],
        "text": [e.text for e in found],
        "extra": [e.extra for e in found],
    }


def _step(entry: Entry) -> str:
    """The last step of an entry's address as in an anchor, without the number of its copy."""
    if entry.steps:
        return _step_alone(entry.steps[-1])
    whole = _WHOLE.match(entry.unit or "")
    return whole[1] if whole else ""


@lru_cache(maxsize=4096)
def _step_alone(step: Step) -> str:
    """A step without the number of its copy; there are few, and every entry has one."""
    return step_anchor(replace(step, copy=1))


def _groups(found: Sequence[Entry]) -> list[int]:
    """For each entry the topmost entry at or above it that is a clause (an article, an item of a plan), no container of
    clauses.
    """
    groups: list[int] = []
    for place, entry in enumerate(found):
        above = entry.parent
        inside = above is not None and (_is_clause(found[above]) or (above == place - 1 and _borrows(found, above)))
        groups.append(groups[above] if inside and above is not None else place)
    return groups


def _borrows(found: Sequence[Entry], place: int) -> bool:
    """Whether an entry is only a title, followed by its first paragraph: one cites the clause, not its paragraph."""
    if found[place].text or place + 1 >= len(found) or found[place + 1].parent != place:
        return False
    return found[place + 1].steps[-1].kind is Kind.DOAN


def _is_clause(entry: Entry) -> bool:
    return bool(entry.steps) and entry.steps[-1].kind not in _CONTAINERS


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


def searchable(columns: Mapping[str, Sequence[Any]], place: int) -> tuple[str, ...]:
    """The texts of an entry in the order in which the ranking counts their words; each is analysed by itself."""
    title = columns["title"][place] if columns["parent"][place] < 0 else ""
    text = columns["text"][place + 1 if borrows(columns, place) else place]
    return title, columns["heading"][place], text, columns["extra"][place]


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
