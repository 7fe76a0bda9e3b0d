"""Exporting: a text as files to take away, each with the words of its page, addresses that hold inside it, and its
source.

Enters: what one file is made of (`Job`): a document, its references, and what the collection knows of it. Leaves:
bytes, the same for the same text. Each format is a row:

    txt, md     plain words; Markdown
    epub        a book for small readers
    docx        Word (python-docx)
    pdf         A4, tagged, with bookmarks and named destinations (typst, pypdf)
    xml         Akoma Ntoso 3.0
    png         a picture for those who share the address (typst)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from ..addresses import document_url, file_url, version_url
from ..errors import Refusal
from ..extras import library
from ..model import Document, Effect, InForce, Reference, Site, Version, Work
from ..presenting.short_titles import date_in_words, one_line
from ..rendering import part_pages
from . import akoma, commonmark, dated, epub, picture, plain_text, typeset, word
from .archive import packed
from .imprint import Imprint, imprint
from .pieces import Printed, on_site, pieces

__all__ = [
    "FORMATS",
    "PICTURE",
    "Format",
    "Job",
    "form_jobs",
    "jobs",
    "made",
    "packed",
    "ready",
    "together",
    "version_jobs",
]


@dataclass(frozen=True, slots=True)
class Job:
    """One file that is wanted. `works`: those that the text and its effects name; `address`: of the site, ending in
    "/".
    """

    extension: str
    document: Document
    references: tuple[Reference, ...]
    works: tuple[Work, ...]
    effects: tuple[Effect, ...]
    in_force: InForce | None
    address: str
    version: Version | None = None  # of the text, where the file is of one; then `document` is it
    form: str = ""  # of a form alone: its id; then `document` is it

    @property
    def path(self) -> str:
        """Where the file stands below the site root."""
        part = f"tu-{self.version.since}." if self.version else f"{self.form}." if self.form else ""
        return file_url(self.document.source.slug, f"{part}{self.extension}")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what a reader calls it ("" of one that is for machines), what makes it of a job, and the
    libraries that this needs: module and name.
    """

    extension: str
    words: str
    make: Callable[[Job], bytes]
    needs: tuple[tuple[str, str], ...] = ()


def _set(written: Callable[[Sequence[Printed], Imprint], bytes]) -> Callable[[Job], bytes]:
    def make(job: Job) -> bytes:
        return written(_pieces(job), _imprint(job))

    return make


def _pieces(job: Job) -> tuple[Printed, ...]:
    return pieces(job.document, job.references, on_site(job.document, job.address))


def _imprint(job: Job) -> Imprint:
    whole, slug = imprint(job.document, job.address), job.document.source.slug
    if job.version:
        part, url = f"lời văn từ {date_in_words(job.version.since)}", version_url(slug, job.version.since)
    elif job.form:
        part = next(one_line(f"{c.type or ''} {c.title or ''}") for c in job.document.components if c.id == job.form)
        url = document_url(slug, job.form)
    else:
        return whole
    return replace(whole, name=f"{whole.name}: {part}", address=job.address + url)


def _word(job: Job) -> bytes:
    """A form has fields to be filled in."""
    return _set(partial(word.written, to_fill=bool(job.form)))(job)


def _akoma(job: Job) -> bytes:
    works = {work.key: work for work in job.works}
    since = job.version.since if job.version else ""
    return akoma.written(job.document, job.references, works, job.effects, job.in_force, since, job.form)


def _picture(job: Job) -> bytes:
    return picture.written(job.document, urlsplit(job.address).hostname or "")


PICTURE = "png"  # for those who share an address: of a text as a whole, none of a form or of a version
FORMATS = {
    row.extension: row
    for row in (
        Format("pdf", "PDF", _set(typeset.written), (("typst", "typst"), ("pypdf", "pypdf"))),
        Format("docx", "Word", _word, (("docx", "python-docx"),)),
        Format("epub", "EPUB", _set(epub.written)),
        Format("txt", "chữ thuần", _set(lambda found, _: plain_text.written(found))),
        Format("md", "Markdown", _set(lambda found, _: commonmark.written(found))),
        Format("xml", "Akoma Ntoso", _akoma),
        Format("png", "", _picture, (("typst", "typst"),)),
    )
}


def jobs(
    site: Site, extensions: Sequence[str], address: str, texts: Sequence[str] = (), day: str = ""
) -> Iterator[Job]:
    """What is to be made for each text, or for some: a slug, or "<slug>#<id of a form>". `extensions` are keys of
    `FORMATS`; `day`: each text in the version that counts then. Raises Refusal for a form that there is not.
    """
    asked: dict[str, list[str]] = {}
    for slug, _, form in (text.partition("#") for text in texts):
        asked.setdefault(slug, []).append(form)
    for job in _whole(site, extensions, address, asked):
        version = dated.of_day(site.versions.get(job.document.source.slug, ()), day) if day else None
        for form in asked.get(job.document.source.slug, [""]):
            if form:
                yield _form(job, form)
            elif version:
                yield _version(job, version)
            else:
                yield job


def form_jobs(site: Site, extensions: Sequence[str], address: str) -> Iterator[Job]:
    """Each form of each text, as a file to fill in."""
    for job in _whole(site, [e for e in extensions if e == "docx"], address, ()):
        for unit in part_pages.forms(job.document):
            yield _form(job, unit.id)


def version_jobs(site: Site, extensions: Sequence[str], address: str) -> Iterator[Job]:
    """Each version of each text."""
    for job in _whole(site, extensions, address, tuple(site.versions)) if site.versions else ():
        for version in site.versions.get(job.document.source.slug, ()):
            yield _version(job, version)


def _form(job: Job, id_: str) -> Job:
    alone = dated.form(job.document, id_)
    if alone is None or job.extension == PICTURE:
        place = f"{job.document.source.slug}#{id_}"
        problem = (
            f"{place}: không có biểu mẫu này"
            if alone is None
            else f"{place}: hình là của cả văn bản, không của một mẫu"
        )
        every = ", ".join(unit.id for unit in part_pages.forms(job.document)) or "không có mẫu nào"
        raise Refusal("vanban export", problem, f"biểu mẫu của văn bản này: {every}")
    slug, units = alone.source.slug, {unit.id for unit in alone.units}
    effects = tuple(
        e
        for e in job.effects
        if (e.source == slug and e.source_unit in units) or (e.target == slug and e.place in units)
    )
    references = dated.form_references(job.document, id_, job.references)
    return replace(job, document=alone, references=references, effects=effects, form=id_)


def _version(job: Job, version: Version) -> Job:
    if job.extension == PICTURE:
        place = f"{job.document.source.slug} từ {date_in_words(version.since)}"
        raise Refusal("vanban export", f"{place}: hình là của cả văn bản, không của một thời điểm", "bỏ png hoặc --on")
    applied = set(version.applied) | set(version.not_applied)
    effects = tuple(e for e in job.effects if e.id in applied)
    return replace(job, document=dated.as_of(job.document, version), references=(), effects=effects, version=version)


def _whole(site: Site, extensions: Sequence[str], address: str, slugs: Collection[str]) -> Iterator[Job]:
    if not extensions:
        return
    works = {work.key: work for work in site.works}
    held = {work.held: work.key for work in site.works if work.held}
    by_text = _by_text(site.effects)
    for document in site.documents:
        slug = document.source.slug
        if slugs and slug not in slugs:
            continue
        references, effects = site.references.get(slug, ()), tuple(by_text.get(slug, ()))
        keys = _keys(references, effects) | ({held[slug]} if slug in held else set())
        named = tuple(works[key] for key in sorted(keys & works.keys()))
        for extension in extensions:
            yield Job(extension, document, references, named, effects, site.in_force.get(slug), address)


def _by_text(effects: Iterable[Effect]) -> dict[str | None, list[Effect]]:
    """By text: what it does and what is done to it, in the order of the collection."""
    found: dict[str | None, list[Effect]] = defaultdict(list)
    for effect in effects:
        for slug in {effect.source, effect.target}:
            found[slug].append(effect)
    return found


def _keys(references: Sequence[Reference], effects: Sequence[Effect]) -> set[str]:
    """The works that a text and its effects name."""
    cited = {reference.target.work for reference in references if reference.target}
    return cited | {key for effect in effects for key in (effect.work, effect.source_work)}


def ready(extensions: Iterable[str]) -> None:
    """Raises Refusal for a library that is not installed, before anything is made."""
    for extension in extensions:
        for module, name in FORMATS[extension].needs:
            library(module, "export", f"vanban export {extension}", name)


def made(job: Job) -> bytes:
    """The file of a job. Raises Refusal when a library that the format needs is not installed, or the text cannot be
    set.
    """
    return FORMATS[job.extension].make(job)


def together(wanted: Iterable[Job]) -> bytes:
    """The texts of several jobs in one PDF. Raises Refusal."""
    return typeset.bound(
        [(job.path.rpartition("/")[2].rpartition(".")[0], _pieces(job), _imprint(job)) for job in wanted]
    )
