"""Files to take away: made by as many processes as one likes, kept by the hash of what they are made of.

Enters: a site, which formats are wanted, the address of the site. Leaves: for each file its path below the site root
and where it lies on the disk, so that no run holds them all in memory. What is kept and no longer wanted is dropped.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import exporting, storage, writing
from ..addresses import document_url, file_url, version_url
from ..curating import facsimiles
from ..errors import Refusal, raise_all
from ..execution import caching
from ..execution.isolation import Progress
from ..exporting import FORMATS, Job
from ..model import Downloads, Page, Site
from ..pipeline import Outcome, attempt, silent
from ..presenting.originals import Strip, ending, given_out, strips
from ..reading import FOLDER as SOURCES

FOLDER, PICTURES = "files", "pictures"  # below that of caching
NO_PICTURE = tuple(extension for extension in FORMATS if extension != exporting.PICTURE)


def settled(texts: Sequence[str], versions: Sequence[str] | None) -> Downloads:
    """What `downloads` and `version_downloads` of mkdocs.yml say. Versions have the formats of texts, but the picture,
    where nothing is said of them. Raises Refusal for a format that there is not.
    """
    place, named = "mkdocs.yml: plugins: vanban: ", NO_PICTURE
    of_texts = wanted(texts, f"{place}downloads")
    if versions is None:
        return Downloads(of_texts, tuple(row for row in of_texts if row[0] in named))
    return Downloads(of_texts, wanted(versions, f"{place}version_downloads", named))


def wanted(
    extensions: Sequence[str], place: str, known: Collection[str] = tuple(FORMATS)
) -> tuple[tuple[str, str], ...]:
    """The formats of a setting, each with what a reader calls it. Raises Refusal for one that there is not, or that
    needs a library that is not installed.
    """
    for extension in extensions:
        if extension not in known:
            raise Refusal(place, f"không có dạng tệp “{extension}”", f"viết một hay vài trong: {', '.join(known)}")
    exporting.ready(extensions)
    return tuple((extension, FORMATS[extension].words) for extension in dict.fromkeys(extensions))


def made(
    site: Site, pages: Sequence[Page], address: str, folder: Path, work: caching.Workers = caching.HERE
) -> Iterator[tuple[str, Path]]:
    """Each file that `site.downloads` names; `folder` is where they lie. Raises Refusal for one that cannot be made."""
    formats = [extension for extension, _ in site.downloads.texts]
    jobs = [
        *exporting.jobs(site, formats, address),
        *exporting.form_jobs(site, formats, address),
        *exporting.version_jobs(site, [extension for extension, _ in site.downloads.versions], address),
    ]
    wanted_data = {path for job in jobs for path in _data_of(job)}
    prints = {page.path: sha256(page.content).hexdigest() for page in pages if page.path in wanted_data}
    paths = [folder / _name(job, prints) for job in jobs]
    folder.mkdir(parents=True, exist_ok=True)
    missing = [(job, path) for job, path in zip(jobs, paths, strict=True) if not path.is_file()]
    for (_, path), content in zip(
        missing, caching.in_order(exporting.made, [job for job, _ in missing], work), strict=True
    ):
        storage.write_whole(path, content)
    yield from zip((job.path for job in jobs), paths, strict=True)
    for path in set(folder.iterdir()) - set(paths):
        with suppress(OSError):
            path.unlink()


def originals(site: Site, root: Path) -> Iterator[tuple[str, Path]]:
    """The files that texts were read from, where their publisher gives them out: path below the site root, where each
    lies.
    """
    for document in site.documents:
        original, slug = given_out(document.source.decisions), document.source.slug
        if original:
            path = root / SOURCES / original.file
            yield file_url(slug, ending(original)), path


_WIDTH = 1000  # dots of a page of the original, of which a line is shown


def pictures(site: Site, root: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """The lines of originals that a reader was not sure of, as pictures for the pages that compare: path below the site
    root, where each lies. Raises Refusal for an original that cannot be drawn.
    """
    wanted: set[Path] = set()
    for document in site.documents if "doi-chieu" not in site.settings.hidden else ():
        shown, original = strips(document.source.decisions), document.source.decisions.original
        if not shown or original is None:
            continue
        path = root / SOURCES / original.file
        about = sha256(storage.read_bytes(path)).hexdigest()
        lying = [folder / f"{caching.key(about, strip.page, strip.box, _WIDTH)}.png" for strip in shown]
        _draw(path, list(zip(shown, lying, strict=True)))
        wanted.update(lying)
        base = f"{document_url(document.source.slug)}doi-chieu/"
        yield from ((base + strip.name, place) for strip, place in zip(shown, lying, strict=True))
    for path in set(folder.glob("*.png")) - wanted:
        with suppress(OSError):
            path.unlink()


def _draw(original: Path, wanted: Sequence[tuple[Strip, Path]]) -> None:
    """Draws what does not lie there yet, each page once."""
    missing = [(strip, place) for strip, place in wanted if not place.is_file()]
    for number, same in groupby(missing, key=lambda each: each[0].page):
        some = list(same)
        made = facsimiles.strips(original, number, _WIDTH, [strip.box for strip, _ in some])
        for (_, place), content in zip(some, made, strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            storage.write_whole(place, content)


class Shelf:
    """Where the files of one site lie between builds: in the folder of what is kept, else in one of its own."""

    def __init__(self) -> None:
        self.aside: TemporaryDirectory[str] | None = None

    def files(self, outcome: Outcome, root: Path, address: str, work: caching.Workers) -> dict[str, Path]:
        """All files to take away: path below the site root, where each lies. Raises Refusal."""
        if work.folder is None:
            self.aside = self.aside or TemporaryDirectory(prefix="vanban-")
        folder = work.folder or (Path(self.aside.name) if self.aside else root)
        given = dict(originals(outcome.site, root)) | dict(pictures(outcome.site, root, folder / PICTURES))
        if outcome.site.downloads == Downloads():
            return given
        return given | dict(made(outcome.site, outcome.pages, address, folder / FOLDER, work))


def copied(files: Mapping[str, Path], site: Path) -> None:
    """Puts the files into a site: not through MkDocs, which would make a page of Markdown."""
    for place, lying in files.items():
        shutil.copyfile(lying, site / place)


ARCHIVE = "archive"
_CALLED = {"zip": ARCHIVE, "akn": "xml"}  # other names of formats


def told_apart(words: Sequence[str], also: Sequence[str] = ()) -> tuple[list[str], list[str]]:
    """Formats and texts, as they stand behind the command in any order; `also`: what else is made.

    >>> told_apart(["pdf", "akn", "luat-1"])
    (['pdf', 'xml'], ['luat-1'])
    """
    known = {*FORMATS, ARCHIVE, *also}
    formats = [_CALLED.get(word, word) for word in words]
    return [f for f in formats if f in known], [f for f in formats if f not in known]


PLACE = "vanban export"


def _all_held(slugs: Iterable[str], site: Site) -> None:
    """Raises Refusal for texts that there are not, all of them."""
    held = {document.source.slug for document in site.documents}
    strange = [f"“{slug}”" for slug in dict.fromkeys(text.partition("#")[0] for text in slugs) if slug not in held]
    if strange:
        remedy = f"tên văn bản là tên tệp trong source_texts/, không có .txt; dạng tệp: {_KNOWN}"
        raise Refusal(PLACE, f"không có văn bản {', '.join(strange)}", remedy)


_KNOWN = ", ".join((*({"xml": "akn"}.get(name, name) for name in FORMATS), "zip", "offline", "opensearch"))


def exported(
    root: Path,
    extensions: Sequence[str],
    out: Path,
    slugs: Sequence[str],
    address: str,
    progress: Progress = silent,
    work: caching.Workers = caching.HERE,
    together: bool = False,
    day: str = "",
) -> list[Path]:
    """Files of all texts, or of some, written into a folder; with "archive" among the formats one archive of the whole
    collection that holds the others; `slugs`: of these texts alone ("<slug>#<id>": of a form); `together`: the PDFs
    bound in one; `day`: each text as it stands then. Raises Refusal for a text or a format that there is not.
    """
    _refuse_wishes(extensions, slugs, together)
    named = wanted([extension for extension in extensions if extension != ARCHIVE], PLACE)
    outcome = attempt(root, progress, work)
    raise_all(outcome.refused.values())
    _all_held(slugs, outcome.site)
    texts = list(dict.fromkeys(slugs))
    jobs = list(exporting.jobs(outcome.site, [extension for extension, _ in named], address, texts, day))
    made = _each(jobs, progress, work)
    if ARCHIVE in extensions:
        data = [(page.path, page.content) for page in writing.data_files(outcome.site)]
        return list(_written(out, [("vanban.zip", exporting.packed([*data, *made]))]))
    if together:
        return list(_written(out, [("vanban.pdf", exporting.together(jobs))]))
    return list(_written(out, ((_file(place), content) for place, content in made)))


def _refuse_wishes(extensions: Sequence[str], texts: Sequence[str], together: bool) -> None:
    """Raises Refusal for what cannot be meant, before any work is done."""
    if not extensions:
        said = ", ".join(f"“{text}”" for text in texts)
        raise Refusal(PLACE, f"chưa nói dạng tệp: {said} không phải dạng nào", f"viết một hay vài trong: {_KNOWN}")
    if together and set(extensions) != {"pdf"}:
        raise Refusal(PLACE, "--together chỉ dùng cho pdf", "viết: vanban export pdf --together …")
    if ARCHIVE in extensions and texts:
        raise Refusal(PLACE, "zip là cả bộ sưu tập, không của riêng văn bản nào", "bỏ tên văn bản, hoặc bỏ zip")


def _file(path: str) -> str:
    return path.rpartition("/")[2]


def _written(out: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """Writes files into a folder, each whole, and says where each stands. A folder that was made for them and got none
    goes again.
    """
    fresh = not out.exists()
    try:
        for name, content in files:
            out.mkdir(parents=True, exist_ok=True)
            storage.write_whole(out / name, content)
            yield out / name
    except BaseException:
        if fresh:
            with suppress(OSError):
                out.rmdir()
        raise


def _each(jobs: Sequence[Job], progress: Progress, work: caching.Workers) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file."""
    for n, (job, content) in enumerate(zip(jobs, caching.in_order(exporting.made, jobs, work), strict=True), 1):
        yield job.path, content
        progress("Xuất tệp", n, len(jobs))


def _data_of(job: Job) -> list[str]:
    """Where the data of a text, and of its version, stand below the site root."""
    slug = job.document.source.slug
    folders = [document_url(slug), *([version_url(slug, job.version.since)] if job.version else [])]
    return [f"{folder}document.json" for folder in folders]


def _name(job: Job, prints: Mapping[str, str]) -> str:
    """A name by all that a file depends on: the data of its pages (their prints), what its links are called, code."""
    data = [prints.get(path, "") for path in _data_of(job)]
    named = [(w.key, w.type, w.date, w.year, w.held) for w in job.works] if job.extension == "xml" else []
    about = caching.key(job.extension, job.form, job.address, data, job.document.source.sha256, named)
    return f"{about}.{job.extension}"
