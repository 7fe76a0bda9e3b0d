"""The whole on one screen: two passes and one barrier.

reading → cleaning → structure ⇒ catalogue ⇒ citations → resolving. Every address of every text is known (the barrier
⇒) before the first mention is resolved. Enters: the project root. Leaves: a Site, nothing written yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from . import catalogue, citations, cleaning, ledger, reading, resolving, structure
from .model import Site

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def silent(_what: str, _done: int, _of: int) -> None:
    """The progress of a run that nobody watches."""


def build(root: Path, progress: Progress = silent) -> Site:
    """Everything known of the texts in source_texts/ below `root`; `progress` is told, in Vietnamese, what is being
    done.

    Raises errors.Refusal for input that cannot be read.
    """
    sources = reading.read_all(root)
    cleaned = cleaning.clean_all(told(progress, "Làm sạch", sources))
    documents = tuple(
        ledger.watched(structure.parse(clean), root) for clean in told(progress, "Dựng cấu trúc", cleaned)
    )
    known = catalogue.collect(documents, root)  # the barrier
    mentions = {d.source.slug: citations.find(d) for d in told(progress, "Tìm dẫn chiếu", documents)}
    register = resolving.survey(known, mentions)  # what every text cites, before the first mention is resolved
    references = {
        d.source.slug: resolving.resolve(d, mentions[d.source.slug], register)
        for d in told(progress, "Nối dẫn chiếu", documents)
    }
    works = resolving.works(register, references)
    conflicts = resolving.conflicts(register, references)
    findings = {d.source.slug: (*d.findings, *conflicts.get(d.source.slug, ())) for d in documents}
    return Site(
        documents, references, works, findings, ledger.moved_documents(root, documents), ledger.moved_works(root, works)
    )


def told(progress: Progress, what: str, items: Sequence[T]) -> Iterator[T]:
    """The items, one by one, each reported before it is worked on, and the end."""
    for n, item in enumerate(items):
        progress(what, n, len(items))
        yield item
    progress(what, len(items), len(items))
