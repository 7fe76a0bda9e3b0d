"""Entries, column by column, as an index says them.

Enters: entries, each with the place of the one above it among them. Leaves: for each column its values, among them the
clause of each entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import Any

from ..addresses import step_anchor
from ..model import Entry, Kind, Step
from .collection import lending

_CONTAINERS = frozenset({Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC})
_WHOLE = re.compile(
    "(?:^|.*-)((?:mau-so|bieu-so|phu-luc)-[^-]+(?:-[^-]+)*?)(?:--[0-9]+)?$"
)  # what is a text of its own


@dataclass(frozen=True, slots=True)
class Laid:
    """The entries of one document, in numbers of its own."""

    row: Mapping[str, str]  # what results say of it
    columns: Mapping[str, Sequence[Any]]
    clauses: Sequence[Sequence[int]]  # the entries of each
    lends: frozenset[int]  # entries whose words are counted elsewhere


def laid(found: Sequence[Entry]) -> Laid:
    """The entries of one document, its own the first."""
    columns = columns_of(found)
    clauses = [list(members) for _, members in groupby(range(len(found)), key=columns["group"].__getitem__)]
    return Laid(row_of(found[0]), columns, clauses, lending(columns))


def row_of(top: Entry) -> dict[str, str]:
    """What results say of a document; its own entry says it."""
    return {"name": top.title, "slug": top.slug, "url": top.url} | dict(top.facets)


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def columns_of(found: Sequence[Entry]) -> dict[str, list[Any]]:
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
