"""The whole on one screen: two passes and one barrier.

reading → cleaning → structure → citations ⇒ catalogue → proposing → resolving. Before the barrier (⇒) a text depends on
nothing but itself, the decisions beside it and the code, so that its analysis can be kept and made anywhere. Every
address of every text is known before the first mention is resolved. Enters: the project root. Leaves: a Site, nothing
written yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from . import caching, catalogue, citations, cleaning, ledger, proposing, reading, resolving, structure
from .caching import Work
from .model import Analysis, CleanText, Document, Site, SourceText

T = TypeVar("T")
Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def silent(_what: str, _done: int, _of: int) -> None:
    """The progress of a run that nobody watches."""


def build(root: Path, progress: Progress = silent, work: Work = caching.HERE) -> Site:
    """Everything known of the texts in source_texts/ below `root`; `progress` is told, in Vietnamese, what is being done.

    Raises errors.Refusal for input that cannot be read.
    """
    sources, authorities, noted = reading.read_all(root), catalogue.read_authority(root), ledger.read_all(root)
    analyses = tuple(told(progress, "Đọc văn bản", analysed(sources, work), len(sources)))
    mentions = {each.document.source.slug: each.mentions for each in analyses}
    known = catalogue.collect((each.document for each in analyses), authorities)  # the barrier
    documents = tuple(ledger.watched(document, noted) for document in proposed(analyses))
    register = resolving.survey(known, mentions)  # what every text cites, before the first mention is resolved
    references = {
        document.source.slug: resolving.resolve(document, mentions[document.source.slug], register)
        for document in told(progress, "Nối dẫn chiếu", documents, len(documents))
    }
    works = resolving.works(register, references)
    conflicts = resolving.conflicts(register, references)
    findings = {d.source.slug: (*d.findings, *conflicts.get(d.source.slug, ())) for d in documents}
    return Site(
        documents,
        references,
        works,
        findings,
        ledger.moved_documents(noted, documents),
        ledger.moved_works(noted, works),
    )


# ------------------------------------------------------------------ before the barrier


def analyse(source: SourceText) -> Analysis:
    """One text by itself."""
    clean = cleaning.clean(source)
    document = structure.parse(clean)
    return Analysis(replace(clean, lines=()), document, citations.find(document))


def analysed(sources: Sequence[SourceText], work: Work = caching.HERE) -> Iterator[Analysis]:
    """The analysis of each text; what was kept of texts that are no more is dropped."""
    keys = [caching.key(source.slug, source.sha256, source.decisions) for source in sources]
    for source, found in zip(sources, caching.each(_bare, sources, keys, work), strict=True):
        yield _of(source, found)
    if work.folder:
        caching.cleared(work.folder, keys)


def _bare(source: SourceText) -> Analysis:
    """The analysis without the raw text, which need not be kept or sent back."""
    return _of(replace(source, data=b"", text=""), analyse(source))


def _of(source: SourceText, found: Analysis) -> Analysis:
    return Analysis(replace(found.clean, source=source), replace(found.document, source=source), found.mentions)


# ------------------------------------------------------------------ behind it


def proposed(analyses: Iterable[Analysis]) -> Iterator[Document]:
    """The documents with what the whole collection lets one doubt and propose."""
    analyses = tuple(analyses)
    for each, clean in zip(analyses, proposing.with_proposals(each.clean for each in analyses), strict=True):
        yield _with_proposals(each.document, each.clean, clean)


def _with_proposals(document: Document, before: CleanText, after: CleanText) -> Document:
    own = document.findings[len(before.findings) :]
    return replace(document, corrections=after.corrections, findings=(*after.findings, *own))


def told(progress: Progress, what: str, items: Iterable[T], count: int) -> Iterator[T]:
    """The items, one by one, each reported before it is worked on, and the end."""
    for n, item in enumerate(items):
        progress(what, n, count)
        yield item
    progress(what, count, count)
