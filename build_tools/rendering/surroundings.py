"""What the pages of one text need of the collection; made once for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Document, Downloads, Effect, Finding, Reference, Settings, Work
from .changes import InTime
from .thread import Threads


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Works, texts, threads, lists, neighbours, and what is known in time. Of all works but the text's own it is known
    what they are, not who cites them: so a page changes only with what stands on it.
    """

    works: Mapping[str, Work]
    held: Mapping[str, Work]  # by slug: the work whose text a document is, with all that cites it
    documents: Mapping[str, Document]  # whole; of other texts than its own a page asks `time.documents`, what they are
    threads: Threads
    ways: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by field: the list of each value
    neighbours: Mapping[str, tuple[Document | None, Document | None]] = field(default_factory=dict)
    time: InTime = field(default_factory=InTime)
    downloads: Downloads = field(default_factory=Downloads)
    settings: Settings = field(default_factory=Settings)
    references: Mapping[str, tuple[Reference, ...]] = field(default_factory=dict)  # by text, in reading order
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)  # by text
    doing: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)  # by text: all that it does, to itself too
    suffering: Mapping[str, tuple[Effect, ...]] = field(default_factory=dict)  # by text: all that is done to it
    cited: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by text: its units that others cite
    cited_works: tuple[str, ...] = ()  # works that are cited and not held
