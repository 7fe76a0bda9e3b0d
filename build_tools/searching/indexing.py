"""Entries → the index that the site publishes: one JSON value, read by `vanban search` and by the browser alike.

`lunr` is a lunr index built from ready-made keys: field `toned` holds the toned keys of an entry, `compounds` its
compounds. It has no vectors, because the ranking is ours and reads the entries' texts; what lunr answers is which
entries may match which keys.

Traps of lunr that this avoids: no pipeline (trimmer and stemmer break Vietnamese, differently in Python and in
JavaScript), and token lists instead of text (its separators do not know our signs).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeAlias

from ..addresses import step_anchor
from ..model import Entry, Kind, Site
from ..vietnamese import marks_off
from . import questions
from .abbreviations import concepts
from .analysing import Concepts, compounds, words
from .engine import FIELDS, gaps
from .entries import entries

_CONTAINERS = frozenset({Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC})
SCHEMA = "vanban/search/1"
_WHOLE = re.compile(
    "(?:^|.*-)((?:mau-so|bieu-so|phu-luc)-[^-]+(?:-[^-]+)*?)(?:--[0-9]+)?$"
)  # what is a text of its own
_FORM = re.compile("(?:mau-so|bieu-so)-[0-9]+[a-z]*")


# How a function is applied to the values of each text: one after the other, by several processes, or not at all where
# its result for an equal value was kept.
Over: TypeAlias = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
Keys: TypeAlias = tuple[list[str], list[str], int]


def index_of(site: Site, over: Over = map) -> dict[str, Any]:
    """The index of a collection; `over` applies what is made of each text alone."""
    found = entries(site)
    texts = (block.passage.text for document in site.documents for block in document.blocks)
    known = concepts(texts)
    keys = _all_keys(found, known, over)
    return {
        "schema": SCHEMA,
        "average": max(1.0, round(sum(length for _, _, length in keys) / max(1, len(found)), 2)),
        "documents": [
            {"name": e.title, "slug": e.slug, "url": e.url} | dict(e.facets) for e in found if e.parent is None
        ],
        "entries": _columns(found),
        "concepts": {"short": dict(known.short)},
        "questions": {"asking": questions.table().asking, "said": dict(questions.table().said)},
        "lunr": lunr_index((toned, compound) for toned, compound, _ in keys),
    }


def _all_keys(found: Sequence[Entry], known: Concepts, over: Over) -> list[Keys]:
    """The keys of all entries: of each text together, of the cited works here, for they are short and change often."""
    groups = [
        (slug, tuple((searchable(found, place), _step(found[place])) for place in places))
        for slug, places in groupby(range(len(found)), key=lambda place: found[place].slug)
    ]
    held = iter(over(keys_of, [(known, parts) for slug, parts in groups if slug]))
    return [keys for slug, parts in groups for keys in (next(held) if slug else keys_of((known, parts)))]


def keys_of(value: tuple[Concepts, Sequence[tuple[Sequence[str], str]]]) -> list[Keys]:
    """For each of some entries, given as texts and step: toned keys, compounds, and how many words it has."""
    known, parts = value
    return [_keys(texts, known, step) for texts, step in parts]


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
        return step_anchor(replace(entry.steps[-1], copy=1))
    whole = _WHOLE.match(entry.unit or "")
    return whole[1] if whole else ""


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
    form = _FORM.match(step)
    compound_keys = dict.fromkeys(f"/{name}" for name in (step, form[0] if form else "") if name)
    length = 0
    for text in texts:
        found = words(text)
        length += len(found)
        toned_keys |= dict.fromkeys(w.key for w in found)
        compound_keys |= dict.fromkeys(c.key for c in compounds(text, found, known))
    return list(toned_keys), list(compound_keys), length


def searchable(found: Sequence[Entry], place: int) -> tuple[str, ...]:
    """The texts of an entry in the order in which the ranking counts their words; each is analysed by itself."""
    entry = found[place]
    text = found[place + 1].text if _borrows(found, place) else entry.text
    return entry.title if entry.parent is None else "", entry.heading or "", text, entry.extra


def lunr_index(keys: Iterable[tuple[list[str], list[str]]]) -> dict[str, Any]:
    """A lunr index of entries 0, 1, 2 … with these toned keys and compounds, as it is serialised, its postings packed
    (`engine.gaps`).

    The folded words are terms of it without entries: lunr finds among them how a word may begin or be meant, and the
    engine knows the toned words of each.
    """
    terms: dict[str, tuple[list[int], ...]] = {}
    for number, found in enumerate(keys):
        for field, of_field in enumerate(found):
            for key in of_field:
                terms.setdefault(key, tuple([] for _ in FIELDS))[field].append(number)
    folded = {marks_off(key) for key, postings in terms.items() if postings[0]}
    nowhere: tuple[list[int], ...] = tuple([] for _ in FIELDS)
    return {
        "version": "2.3.9",
        "fields": list(FIELDS),
        "fieldVectors": [],
        "invertedIndex": [[key, *map(gaps, terms.get(key, nowhere))] for key in sorted({*terms, *folded})],
        "pipeline": [],
    }
