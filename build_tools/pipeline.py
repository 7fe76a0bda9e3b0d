"""The whole on one screen: two passes and one barrier.

reading → cleaning → structure ⇒ catalogue ⇒ citations → resolving. Every address of every text is known (the barrier
⇒) before the first mention is resolved. Enters: the project root. Leaves: a Site, nothing written yet.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from . import catalogue, citations, cleaning, reading, resolving, structure
from .model import Site


def build(root: Path, progress: Callable[[str], None] = lambda _: None) -> Site:
    """Everything known of the texts in source_texts/ below `root`; `progress` is told what is being done, in Vietnamese.

    Raises errors.Refusal for input that cannot be read.
    """
    progress("đọc")
    sources = reading.read_all(root)
    progress("làm sạch")
    cleaned = cleaning.clean_all(sources)
    progress("dựng cấu trúc")
    documents = tuple(structure.parse(clean) for clean in cleaned)
    known = catalogue.collect(documents, root)  # the barrier
    progress("tìm và nối dẫn chiếu")
    references = {d.source.slug: resolving.resolve(d, citations.find(d), known) for d in documents}
    works = resolving.works(known, references)
    conflicts = resolving.conflicts(known, references)
    findings = {d.source.slug: (*d.findings, *conflicts.get(d.source.slug, ())) for d in documents}
    return Site(documents, references, works, findings)
