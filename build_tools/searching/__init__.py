"""Searching: Site → what the site publishes for its search, and the same search for `vanban search`.

Enters: a Site, or a built site's folder. Leaves: files (`files`), or results (`search`): the index, its reading and its
ranking are the same in Python and in the browser.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import Refusal
from ..model import Site
from .collection import Collection
from .gathering import Gathering
from .indexing import INDEX, WHOLE, Over, index_of
from .output import FORMS, files, in_small_files, with_our_worker
from .ranking import find
from .server_files import server_files
from .tuning import PORTIONS

__all__ = [
    "FORMS",
    "INDEX",
    "Collection",
    "Gathering",
    "Over",
    "Result",
    "build_index",
    "files",
    "head_of",
    "in_small_files",
    "load",
    "search",
    "server_files",
    "with_our_worker",
]


@dataclass(frozen=True, slots=True)
class Result:
    """One result, as `vanban search --json` prints it (contract, "Commands")."""

    url: str
    slug: str
    unit: str | None
    title: str
    score: float


def build_index(site: Site) -> Collection:
    """The collection of a Site, ready to be searched."""
    return Collection(index_of(site))


def head_of(site_dir: Path) -> dict[str, Any]:
    """The index of a built site: whole, or the head that its small files have. Raises Refusal when there is none."""
    path = site_dir / INDEX
    if not path.is_file():
        raise Refusal(str(path), "chưa có chỉ mục tìm kiếm", "chạy `vanban build` trước")
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return json.loads(zlib.decompress((site_dir / index[WHOLE]).read_bytes())) if WHOLE in index else index


def load(site_dir: Path, day: str = "") -> Collection | Gathering:
    """The collection of a built site; `day`: on which it is judged what is in force. Raises Refusal when there is no
    index.
    """
    index = head_of(site_dir)
    if "shards" not in index:
        return Collection(index, day)
    return Gathering(index, lambda name: (site_dir / name).read_bytes(), day)


def search(collection: Collection | Gathering, query: str, limit: int = 10) -> list[Result]:
    """The best places for a query, best first. Of small files more are read than the search box asks for at once, for
    here they cost nothing.
    """
    if isinstance(collection, Gathering):
        collection = collection.gather(query, max(PORTIONS, limit)).collection
    _, hits = find(collection, query)
    return [_result(collection, hit.entry, hit.score) for hit in hits[:limit]]


def _result(collection: Collection, entry: int, score: float) -> Result:
    unit = collection.columns["unit"][entry]
    slug = collection.documents[collection.document[entry]]["slug"]
    return Result(collection.url(entry), slug, unit or None, " › ".join(collection.path(entry)), score)
