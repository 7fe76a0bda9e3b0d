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
from pathlib import Path
from types import MappingProxyType

from . import (
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
from .execution import caching, collection_words, effect_files, isolation, processes, text_files, work_files
from .execution.caching import Workers
from .execution.isolation import COLLECTION, OneText, Progress, Texts
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
            site, prints, known = _site(root, texts, work)
            site = replace(site, downloads=downloads, settings=settings)
            site = discretion.withheld(site) if pages else site
            made = texts.whole("Dựng trang", partial(_pages, site, prints, texts, work)) if pages else ()
            return Outcome(site, dict(texts.refused), made, known)


def _pages(site: Site, prints: TextPrints, texts: Texts, work: Workers) -> tuple[Page, ...]:
    kept = _kept(texts, work)
    made = partial(text_files.made, kept, texts, prints), partial(work_files.made, kept)
    return writing.pages(site, partial(caching.over, work=kept), *made)


def _kept(texts: Texts, work: Workers) -> Workers:
    """How to work so that a first run that is refused leaves nothing behind."""
    return replace(work, folder=None) if texts.refused and work.folder and not work.folder.exists() else work


def _site(root: Path, texts: Texts, work: Workers) -> tuple[Site, TextPrints, Lookup]:
    sources, authorities, noted = _read(root, texts)
    analyses = _analyses(texts, sources, _kept(texts, work))
    before = texts.count()
    mentions = {each.document.source.slug: each.mentions for each in analyses}
    collected = partial(catalogue.collect, [each.document for each in analyses], authorities)
    known = texts.whole("Lập danh mục", collected)  # the barrier
    documents = texts.whole("So chữ giữa các văn bản", lambda: tuple(proposed(analyses, _kept(texts, work))))
    documents = texts.each("Đối chiếu sổ neo", lambda document: ledger.watched(document, noted), documents)
    register = texts.whole("Gom dẫn chiếu", lambda: resolving.survey(known, mentions))  # before the first is resolved
    resolved = texts.each("Nối dẫn chiếu", lambda d: resolving.resolve(d, mentions[d.source.slug], register), documents)
    if texts.count() > before:  # every text past the barrier was counted upon by the others
        raise OneText
    references = {document.source.slug: found for document, found in zip(documents, resolved, strict=True)}
    works = texts.whole("Lập trang dẫn chiếu", lambda: resolving.works(register, references))
    conflicts = texts.whole("Đối chiếu ngày tháng", lambda: resolving.conflicts(register, references))
    renamed = ledger.moved_documents(noted, documents, texts.refused)
    moved = {} if texts.refused else ledger.moved_works(noted, works)  # known only when every text was read
    gone = {name: to for name, to in ledger.parts(noted, documents).items() if name not in texts.refused}
    keys = {d.source.slug: register.key_of(d.source.slug) for d in documents}
    whens = texts.whole("Tìm hiệu lực", lambda: amending.commencements(documents, references))
    prints = prints_of(analyses, documents, references) if work.folder else TextPrints({}, {})
    kept = effect_files.KeptReadings(_kept(texts, work), prints)
    told = partial(amending.effects, documents, references, keys, whens, kept.instructions)
    effects = texts.whole("Tìm hiệu lực", told)
    in_force = texts.whole("Tìm hiệu lực", lambda: amending.validities(documents, references, keys, whens, effects))
    done = texts.whole("Dựng văn bản theo thời điểm", lambda: replaying.replayed(documents, effects, in_force))
    unread = texts.whole("Tìm hiệu lực", lambda: amending.doubts(documents, whens, effects, kept.unread))
    kept.keep()
    of_all = {
        (slug := d.source.slug): (
            *conflicts.get(slug, ()),
            *unread.get(slug, ()),
            *done.findings.get(slug, ()),
            *ledger.version_findings(d, done.versions.get(slug, ()), noted.get(slug)),
        )
        for d in documents
    }
    findings = {d.source.slug: _findings(d, of_all[d.source.slug]) for d in documents}
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
    )
    return site, prints, Lookup(register, noted)


def anew(source: SourceText, known: Lookup) -> tuple[Document, tuple[Reference, ...], tuple[Finding, ...]]:
    """One text as it stands now, among the others as they stood: the text, what became of its mentions, what is to be
    looked at in it. Raises Refusal.
    """
    analysis = analyse(source)
    document = ledger.watched(analysis.document, known.noted)
    references = resolving.resolve(document, analysis.mentions, resolving.with_text(known.register, document))
    return document, references, _findings(document, ())


def prints_of(
    analyses: Iterable[Analysis], documents: Iterable[Document], references: Mapping[str, tuple[Reference, ...]]
) -> TextPrints:
    """The print of each text: of its analysis by what that was made of, of whatever later stages changed by itself."""
    before = {each.document.source.slug: each for each in analyses}
    texts, found = {}, {}
    for document in documents:
        slug = document.source.slug
        own, mentions = before[slug].document, before[slug].mentions
        name = _key(document.source)
        changed = [(f.name, getattr(document, f.name)) for f in fields(document)]
        texts[slug] = caching.key(name, [(f, value) for f, value in changed if value is not getattr(own, f)])
        became = [
            (_outcome(r), None if r.mention is m else r.mention)
            for r, m in zip(references[slug], mentions, strict=True)
        ]
        found[slug] = caching.key(name, became)
    return TextPrints(texts, found)


def _outcome(reference: Reference) -> tuple[object, ...]:
    """All of a reference but its mention."""
    return tuple(getattr(reference, name) for name in _BECAME)


_BECAME = tuple(each.name for each in fields(Reference) if each.name != "mention")


# ------------------------------------------------------------------ before the barrier


def _read(
    root: Path, texts: Texts
) -> tuple[tuple[SourceText, ...], tuple[catalogue.Authority, ...], dict[str, ledger.Ledger]]:
    """What can be read; what cannot is refused: with its text, or with the collection."""
    readings = reading.read_each(root)
    if not texts.drafts:
        public = tuple(source for source in readings.sources if source.decisions.state != "draft")
        readings = replace(readings, sources=public)
    for slug, refusal in readings.refused:
        texts.refuse(slug, refusal)
    storage.recover(root / ledger.FOLDER)
    noted, unread = ledger.read_each(root)
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
    return Analysis(replace(clean, lines=()), document, mentions)


def parsed(source: SourceText) -> tuple[CleanText, Document]:
    """The same, as far as its lines and units. Raises Refusal."""
    clean = isolation.at("Làm sạch", source, cleaning.clean, source)
    return clean, isolation.at("Dựng cấu trúc", source, structure.parse, clean)


def analysed(sources: Sequence[SourceText], work: Workers = caching.HERE) -> Iterator[Analysis]:
    """The analysis of each text; what was kept of texts that are no more is dropped. Raises Refusal."""
    for found in _attempted(sources, work):
        if isinstance(found, Failure):
            raise _refusal(found)
        yield found


def _analyses(texts: Texts, sources: Sequence[SourceText], work: Workers) -> tuple[Analysis, ...]:
    left = texts.left(sources)
    analyses = []
    for source, found in zip(left, texts.told("Đọc văn bản", _attempted(left, work), len(left)), strict=True):
        if isinstance(found, Failure):
            texts.refuse(source.slug, _refusal(found))
        else:
            analyses.append(found)
    return tuple(analyses)


def _attempted(sources: Sequence[SourceText], work: Workers) -> Iterator[Analysis | Failure]:
    keys = [_key(source) for source in sources]
    for source, found in zip(sources, caching.each(_bare, sources, keys, work), strict=True):
        yield found if isinstance(found, Failure) else _of(source, found)
    if work.folder:
        caching.cleared(work.folder, keys)


def _key(source: SourceText) -> str:
    """The key of all that an analysis depends on."""
    return caching.key(source.slug, source.sha256, source.decisions)


def _bare(source: SourceText) -> Analysis | Failure:
    """The analysis without the raw text, which need not be kept or sent back."""
    try:
        return _of(replace(source, data=b"", text=""), analyse(source))
    except Refusal as refusal:
        return Failure(refusal.place, refusal.problem, refusal.remedy)


def _refusal(failure: Failure) -> Refusal:
    return Refusal(failure.place, failure.problem, failure.remedy)


def _of(source: SourceText, found: Analysis) -> Analysis:
    return Analysis(replace(found.clean, source=source), replace(found.document, source=source), found.mentions)


# ------------------------------------------------------------------ behind it


def proposed(analyses: Iterable[Analysis], work: Workers = caching.HERE) -> Iterator[Document]:
    """The documents with what the whole collection lets one doubt and propose."""
    analyses = tuple(analyses)
    found = collection_words.proposed(
        work, [each.clean for each in analyses], [_key(each.clean.source) for each in analyses]
    )
    for each, more in zip(analyses, found, strict=True):
        yield _with_proposals(each.document, each.clean, proposing.shown(each.clean, more))


def _findings(document: Document, of_the_collection: Iterable[Finding]) -> tuple[Finding, ...]:
    """What every stage found in a text, marked where a person has looked at it."""
    found = (*document.findings, *of_the_collection)
    return tuple(marked(once(found), document.source.decisions.seen, document.corrections))


def _with_proposals(document: Document, before: CleanText, after: CleanText) -> Document:
    own = document.findings[len(before.findings) :]
    return replace(document, corrections=after.corrections, findings=(*after.findings, *own))
