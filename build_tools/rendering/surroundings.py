"""What the page of one document needs of the collection; made once for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Document, Settings, Work
from .changes import InTime
from .thread import Threads


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Works, texts, threads, lists, neighbours, and what is known in time."""

    works: Mapping[str, Work]
    held: Mapping[str, Work]  # by slug: the work whose text a document is
    documents: Mapping[str, Document]
    threads: Threads
    ways: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by field: the list of each value
    neighbours: Mapping[str, tuple[Document | None, Document | None]] = field(default_factory=dict)
    time: InTime = field(default_factory=InTime)
    downloads: tuple[tuple[str, str], ...] = ()  # files made of each text: extension, what a reader calls it
    settings: Settings = field(default_factory=Settings)
