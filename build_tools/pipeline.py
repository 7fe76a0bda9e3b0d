"""The whole on one screen: two passes and one barrier.

reading → cleaning → structure → citations ⇒ catalogue → proposing → resolving → amending → replaying. Before the
barrier (⇒) a text depends on nothing but itself, the decisions beside it and the code, so that its analysis can be kept
and made anywhere. Every address of every text is known before the first mention is resolved. Enters: the project root.
Leaves: a Site, nothing written yet; and what was refused, text by text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from . import (
    addresses,
    amending,
    catalogue,
    citations,
    cleaning,
    discretion,
    ledger,
    proposing,
    reading,
    replaying,
    resolving,
    storage,
    structure,
    writing,
)
from .errors import Refusal, raise_all
from .execution import (
    anchor_files,
    caching,
    collection_words,
    effect_files,
    isolation,
    processes,
    reference_files,
    storing,
    text_files,
    version_files,
    work_files,
)
from .execution.caching import Workers
from .execution.isolation import COLLECTION, OneText, Progress, Texts
from .execution.storing import ByText, Store
from .execution.text_files import TextPrints
from .findings import marked
from .findings.told_once import once
from .model import (
    Analysis,
    CleanText,
    Document,
    Downloads,
    Failure,
    Finding,
    Page,
    Reference,
    Settings,
    Site,
    SourceText,
)
from .resolving.mentioned import works_mentioned
from .resolving.register import Register

__all__ = ["Outcome", "Progress", "analyse", "analysed", "attempt", "build", "publish", "silent"]

SILENT = Settings()
NO_FILES = Downloads()
NONE: Mapping[str, Refusal] = MappingProxyType({})


def silent(_what: str, _done: int, _of: int) -> None:
    """The progress of a run that nobody watches."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """By what a text is read anew without the others: the works of the collection, and what the ledger notes."""

    register: Register
    noted: Mapping[str, ledger.Ledger]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the texts: the site of those that could be worked with, its pages when they were asked for, and
    why the others could not ("" for what concerns no text alone).
    """

    site: Site
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    known: Lookup | None = None


def build(root: Path, progress: Progress = silent, work: Workers = caching.HERE) -> Site:
    """Everything known of the texts in source_texts/ below `root`; `progress` is told, in Vietnamese, what is being
    done.

    Raises errors.Refusal for input that cannot be read, with all that is wrong in all texts.
    """
    outcome = attempt(root, progress, work)
    raise_all(outcome.refused.values())
    return outcome.site


def attempt(
    root: Path,
    progress: Progress = silent,
    work: Workers = caching.HERE,
    without: Mapping[str, Refusal] = NONE,
    drafts: bool = False,
) -> Outcome:
    """The same, text by text: one that is refused keeps no other from being worked on. `without`: texts refused before;
    `drafts`: with the texts that their publisher has not finished.

    Raises errors.Refusal only when source_texts/ itself cannot be read.
    """
    return _again(root, Texts(progress, without, drafts), work, pages=False)


def publish(
    root: Path,
    progress: Progress = silent,
    work: Workers = caching.HERE,
    without: Mapping[str, Refusal] = NONE,
    drafts: bool = False,
    downloads: Downloads = NO_FILES,
    settings: Settings = SILENT,
) -> Outcome:
    """The same, with every generated file; `downloads`: the files beside each page, which are made later, to which it
    leads; `settings`: what the publisher decided of the site.
    """
    return _again(root, Texts(progress, without, drafts), work, pages=True, downloads=downloads, settings=settings)


def _again(
    root: Path,
    texts: Texts,
    work: Workers,
    pages: bool,
    downloads: Downloads = NO_FILES,
    settings: Settings = SILENT,
) -> Outcome:
    while True:
        with suppress(OneText), processes.uncollected():
            store = storing.begun(root, _kept(texts, work).folder)
            site, prints, known = _site(root, texts, work, store)
            site = replace(site, downloads=downloads, settings=settings)
            site = discretion.withheld(site, partial(storing.changed, store), partial(ByText, store)) if pages else site
            made = texts.whole("Dựng trang", partial(_pages, site, prints, texts, work, store)) if pages else ()
            return Outcome(site, dict(texts.refused), made, known)


def _pages(site: Site, prints: TextPrints, texts: Texts, work: Workers, store: Store | None) -> tuple[Page, ...]:
    kept = _kept(texts, work)
    made = partial(text_files.made, kept, texts, prints), partial(work_files.made, kept)
    settings = text_files.told(site.settings)
    told = {slug: f"{each} {settings}" for slug, each in prints.documents.items()}
    return writing.pages(site, partial(caching.over, work=kept), *made, partial(storing.page, store), told)


def _kept(texts: Texts, work: Workers) -> Workers:
    """How to work so that a first run that is refused leaves nothing behind."""
    return replace(work, folder=None) if texts.refused and work.folder and not work.folder.exists() else work


def _site(root: Path, texts: Texts, work: Workers, store: Store | None = None) -> tuple[Site, TextPrints, Lookup]:
    sources, authorities, noted = _read(root, texts, store)
    analyses = _analyses(texts, sources, _kept(texts, work), store)
    before = texts.count()
    by_slug = {each.document.source.slug: each for each in analyses}
    mentions = storing.Lazily(by_slug, attrgetter("mentions"))
    places, said, mentioned = (storing.Lazily(by_slug, attrgetter(name)) for name in ("places", "said", "mentioned"))
    collected = partial(catalogue.collect, [each.document for each in analyses], authorities, places)
    known = texts.whole("Lập danh mục", collected)  # the barrier
    shown = texts.whole("So chữ giữa các văn bản", lambda: tuple(proposed(analyses, _kept(texts, work), store)))
    documents = anchor_files.watched(_kept(texts, work), texts, noted, store, shown)
    register = texts.whole(
        "Gom dẫn chiếu", lambda: resolving.surveyed(known, mentioned)
    )  # before the first is resolved
    prints = prints_of(analyses, documents) if work.folder else {}
    kept_outcomes = reference_files.KeptOutcomes(_kept(texts, work), register, prints, laid=store is not None)
    resolved = reference_files.Outcomes(register, mentions, ByText(store), kept_outcomes, store)
    resolved.resolve(texts, documents, work.jobs)
    if texts.count() > before:  # every text past the barrier was counted upon by the others
        raise OneText
    references = resolved.references
    works = texts.whole("Lập trang dẫn chiếu", lambda: resolved.works(work.jobs))
    renamed = ledger.moved_documents(noted, documents, texts.refused)
    moved = {} if texts.refused else ledger.moved_works(noted, works)  # known only when every text was read
    gone = {name: to for name, to in ledger.parts(noted, documents).items() if name not in texts.refused}
    keys = {d.source.slug: register.key_of(d.source.slug) for d in documents}
    own_days = {slug: each.when for slug, each in resolved.sayings.items()}
    whens = texts.whole("Tìm hiệu lực", lambda: amending.followed(own_days))
    both = TextPrints(prints, resolved.prints)
    kept = effect_files.KeptReadings(_kept(texts, work), both, resolved.sayings)
    told = partial(amending.effects, documents, references, keys, whens, kept.instructions, kept.notes)
    effects = texts.whole("Tìm hiệu lực", told)
    standing = partial(amending.validities, documents, references, keys, whens, effects, kept.notes)
    in_force = texts.whole("Tìm hiệu lực", standing)
    of_time = version_files.KeptVersions(_kept(texts, work), texts, documents, both, store)
    done = texts.whole(version_files.STAGE, lambda: replaying.replayed(documents, effects, in_force, of_time.each))
    unread = texts.whole("Tìm hiệu lực", lambda: amending.doubts(documents, whens, effects, kept.unread))
    kept.keep()
    by_stages = (resolved.doubts, unread, done.findings)

    def of_all(d: Document, slug: str) -> Iterator[Finding]:
        yield from (each for found in by_stages for each in found.get(slug, ()))
        yield from ledger.version_findings(d, done.versions.get(slug, ()), noted.get(slug))

    findings = ByText(store, ((slug, _findings(d, of_all(d, slug))) for d in documents if (slug := d.source.slug)))
    removed = ledger.removals(noted, documents)
    site = Site(
        documents,
        references,
        works,
        findings,
        renamed,
        moved,
        removed,
        gone,
        done.effects,
        in_force,
        dict(done.versions),
        noted=ledger.days(noted, documents),
        former_versions=ledger.former_versions(noted, done.versions, renamed, (d.source.slug for d in documents)),
        said=said,
        reached=resolved.reached,
    )
    return site, both, Lookup(register, noted)


def anew(source: SourceText, known: Lookup) -> tuple[Document, tuple[Reference, ...], tuple[Finding, ...]]:
    """One text as it stands now, among the others as they stood: the text, what became of its mentions, what is to be
    looked at in it. Raises Refusal.
    """
    analysis = analyse(source)
    document = ledger.watched(analysis.document, known.noted)
    references = resolving.resolve(document, analysis.mentions, resolving.with_text(known.register, document))
    return document, references, _findings(document, ())


def prints_of(analyses: Iterable[Analysis], documents: Iterable[Document]) -> dict[str, str]:
    """The print of each text: of its analysis by what that was made of, of whatever later stages changed by itself."""
    before = {each.document.source.slug: each.document for each in analyses}
    prints = {}
    for document in documents:
        own = before[document.source.slug]
        later = [(name, value) for name in _LATER if (value := getattr(document, name)) != getattr(own, name)]
        prints[document.source.slug] = caching.key(caching.key_of(document.source), later)
    return prints


_READ_ONCE = ("source", "units", "blocks", "notes", "quotations")  # no later stage changes them
_LATER = tuple(each.name for each in fields(Document) if each.name not in _READ_ONCE)


# ------------------------------------------------------------------ before the barrier


def _read(
    root: Path, texts: Texts, store: Store | None
) -> tuple[tuple[SourceText, ...], tuple[catalogue.Authority, ...], dict[str, ledger.Ledger]]:
    """What can be read; what cannot is refused: with its text, or with the collection."""
    readings = reading.read_each(root, partial(storing.source, store))
    if not texts.drafts:
        public = tuple(source for source in readings.sources if source.decisions.state != "draft")
        readings = replace(readings, sources=public)
    for slug, refusal in readings.refused:
        texts.refuse(slug, refusal)
    storage.recover(root / ledger.FOLDER)
    noted, unread = ledger.read_each(root, partial(storing.ledger, store))
    for name, refusal in unread.items():
        texts.refuse(name if any(source.slug == name for source in readings.sources) else COLLECTION, refusal)
    try:
        return readings.sources, catalogue.read_authority(root), noted
    except Refusal as refusal:
        texts.refuse(COLLECTION, refusal)
        return readings.sources, (), noted


def analyse(source: SourceText) -> Analysis:
    """One text by itself. Raises Refusal, which names text, stage and line, for whatever goes wrong at it."""
    clean, document = parsed(source)
    mentions = isolation.at("Tìm dẫn chiếu", source, citations.find, document)
    places, said = isolation.at("Lập danh mục", source, _asked_of, document)
    mentioned = isolation.at("Gom dẫn chiếu", source, partial(works_mentioned, mentions=mentions), document)
    return Analysis(replace(clean, lines=()), document, mentions, places, said, mentioned)


def _asked_of(document: Document) -> tuple[Mapping[catalogue.Place, tuple[str, ...]], Mapping[str, str]]:
    """What other texts ask of a text: its places, and how each of its units is cited."""
    return catalogue.places_of(document), addresses.all_cited(document.units)


def parsed(source: SourceText) -> tuple[CleanText, Document]:
    """The same, as far as its lines and units. Raises Refusal."""
    clean = isolation.at("Làm sạch", source, cleaning.clean, source)
    return clean, isolation.at("Dựng cấu trúc", source, structure.parse, clean)


def analysed(sources: Sequence[SourceText], work: Workers = caching.HERE) -> Iterator[Analysis]:
    """The analysis of each text; what was kept of texts that are no more is dropped. Raises Refusal."""
    for found in _attempted(sources, work, None):
        if isinstance(found, Failure):
            raise isolation.refusal(found)
        yield found


def _analyses(texts: Texts, sources: Sequence[SourceText], work: Workers, store: Store | None) -> tuple[Analysis, ...]:
    left = texts.left(sources)
    analyses = []
    for source, found in zip(left, texts.told("Đọc văn bản", _attempted(left, work, store), len(left)), strict=True):
        if isinstance(found, Failure):
            texts.refuse(source.slug, isolation.refusal(found))
        else:
            analyses.append(found)
    return tuple(analyses)


def _attempted(sources: Sequence[SourceText], work: Workers, store: Store | None) -> Iterator[Analysis | Failure]:
    keys = [caching.key_of(source) for source in sources]
    for source, found in zip(sources, caching.each(_bare, sources, keys, work), strict=True):
        yield found if isinstance(found, Failure) else storing.analysis(store, source, found)
    if work.folder:
        caching.cleared(work.folder, keys)


def _bare(source: SourceText) -> storing.Parts | Failure:
    """The analysis without the raw text, which need not be kept or sent back."""
    try:
        found, bare = analyse(source), replace(source, data=b"", text="")
        return storing.parted(
            replace(found, clean=replace(found.clean, source=bare), document=replace(found.document, source=bare))
        )
    except Refusal as refusal:
        return isolation.as_failure(refusal)


# ------------------------------------------------------------------ behind it


def proposed(
    analyses: Iterable[Analysis], work: Workers = caching.HERE, store: Store | None = None
) -> Iterator[Document]:
    """The documents with what the whole collection lets one doubt and propose."""
    analyses = tuple(analyses)
    keys = [caching.key_of(each.document.source) for each in analyses]
    cleaned = storing.Lazily(dict(zip(keys, analyses, strict=True)), attrgetter("clean"))
    for each, found in zip(analyses, collection_words.proposed(work, cleaned), strict=True):
        yield storing.changed(store, each.document, **_with_proposals(each, found)) if found else each.document


def _findings(document: Document, of_the_collection: Iterable[Finding]) -> tuple[Finding, ...]:
    """What every stage found in a text, marked where a person has looked at it."""
    found = (*document.findings, *of_the_collection)
    return tuple(marked(once(found), document.source.decisions.seen, document.corrections))


def _with_proposals(analysis: Analysis, found: proposing.Proposed) -> dict[str, object]:
    before = analysis.clean
    corrections, findings = proposing.records(before, found)
    own = analysis.document.findings[len(before.findings) :]
    return {"corrections": corrections, "findings": (*findings, *own)}
