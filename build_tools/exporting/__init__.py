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

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..addresses import file_url
from ..model import Document, Effect, InForce, Reference, Site, Work
from . import akoma, commonmark, epub, picture, plain_text, typeset, word
from .archive import packed
from .destinations import bound
from .imprint import Imprint, imprint
from .pieces import Printed, on_site, pieces

__all__ = ["FORMATS", "Format", "Job", "bound", "jobs", "made", "name_of", "packed"]


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

    @property
    def path(self) -> str:
        """Where the file stands below the site root."""
        return file_url(self.document.source.slug, self.extension)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what a reader calls it ("" of one that is for machines), and what makes it of a job."""

    extension: str
    words: str
    make: Callable[[Job], bytes]


def _set(written: Callable[[Sequence[Printed], Imprint], bytes]) -> Callable[[Job], bytes]:
    def make(job: Job) -> bytes:
        found = pieces(job.document, job.references, on_site(job.document, job.address))
        return written(found, imprint(job.document, job.address))

    return make


def _akoma(job: Job) -> bytes:
    works = {work.key: work for work in job.works}
    return akoma.written(job.document, job.references, works, job.effects, job.in_force)


def _picture(job: Job) -> bytes:
    return picture.written(job.document, urlsplit(job.address).hostname or "")


FORMATS = {
    row.extension: row
    for row in (
        Format("pdf", "PDF", _set(typeset.written)),
        Format("docx", "Word", _set(word.written)),
        Format("epub", "EPUB", _set(epub.written)),
        Format("txt", "chữ thuần", _set(lambda found, _: plain_text.written(found))),
        Format("md", "Markdown", _set(lambda found, _: commonmark.written(found))),
        Format("xml", "Akoma Ntoso", _akoma),
        Format("png", "", _picture),
    )
}


def jobs(site: Site, extensions: Sequence[str], address: str, slugs: Sequence[str] = ()) -> Iterator[Job]:
    """What is to be made for each text, or for some. `extensions` are keys of `FORMATS`."""
    works = {work.key: work for work in site.works}
    held = {work.held: work.key for work in site.works if work.held}
    for document in site.documents:
        slug = document.source.slug
        if slugs and slug not in slugs:
            continue
        references = site.references.get(slug, ())
        effects = tuple(e for e in site.effects if slug in (e.source, e.target))
        keys = _keys(references, effects) | ({held[slug]} if slug in held else set())
        named = tuple(works[key] for key in sorted(keys & works.keys()))
        for extension in extensions:
            yield Job(extension, document, references, named, effects, site.in_force.get(slug), address)


def _keys(references: Sequence[Reference], effects: Sequence[Effect]) -> set[str]:
    """The works that a text and its effects name."""
    cited = {reference.target.work for reference in references if reference.target}
    return cited | {key for effect in effects for key in (effect.work, effect.source_work)}


def name_of(job: Job) -> str:
    """What the text of a job is called."""
    return imprint(job.document, job.address).name


def made(job: Job) -> bytes:
    """The file of a job. Raises Refusal when a library that the format needs is not installed, or the text cannot be
    set.
    """
    return FORMATS[job.extension].make(job)
