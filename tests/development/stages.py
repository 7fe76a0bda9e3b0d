"""A text through the stages, each text for itself or all as one collection.

Enters: files of a folder, which may be any folder of .txt. Leaves: what each stage made of each text. A failure of one
text is its own: it stands in its result, with the place in the code, and the others go on.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_tools import catalogue, citations, cleaning, proposing, reading, resolving, structure
from build_tools.model import CleanText, Document, Finding, Mention, Reference, SourceText
from build_tools.reading.byte_signatures import decoded

STAGES = ("clean", "structure", "cite", "resolve")


@dataclass(slots=True)
class Result:
    """What became of one text; a stage that was not run, or failed, left None."""

    slug: str
    source: SourceText | None = None
    clean: CleanText | None = None
    document: Document | None = None
    mentions: tuple[Mention, ...] | None = None
    references: tuple[Reference, ...] | None = None
    findings: tuple[Finding, ...] = ()  # those of resolving
    failure: str = ""


def source_of(text: str, slug: str = "vi-du") -> SourceText:
    """A text that stands in no file, as reading would hand it on."""
    data = text.encode("utf-8", "surrogatepass")
    return SourceText(slug, f"source_texts/{slug}.txt", data, text, hashlib.sha256(data).hexdigest())


def read(path: Path) -> SourceText:
    """One file. With the decisions beside it when the folder is a collection's; raises Refusal."""
    if path.parent.name == reading.FOLDER:
        return reading.read(path, path.parent.parent)
    data = path.read_bytes()
    return SourceText(path.stem, path.name, data, decoded(data, path.name), hashlib.sha256(data).hexdigest())


def files(folder: Path, only: Sequence[str] = (), below: int = 0) -> list[Path]:
    """The texts of a folder, smallest first: those whose names begin with one of `only`, if any are given, and that
    have fewer than `below` bytes, if that is given.
    """
    found = [folder] if folder.is_file() else sorted(folder.glob("*.txt"), key=lambda path: (path.stat().st_size, path))
    chosen = [path for path in found if not only or path.stem.startswith(tuple(only))]
    return [path for path in chosen if not below or path.stat().st_size < below]


def place_of(error: Exception) -> str:
    """What was raised, and where in the code."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno} {place.name}"


def guarded(result: Result, step: Callable[[Result], None]) -> None:
    """One step for one text; what it raises is kept with the text."""
    if result.failure:
        return
    try:
        step(result)
    except Exception as error:
        result.failure = f"{place_of(error)}: {str(error)[:300]}"


def _clean(result: Result) -> None:
    if result.source:
        result.clean = cleaning.clean(result.source)


def _parse(result: Result) -> None:
    if result.clean:
        result.document = structure.parse(result.clean)


def _cite(result: Result) -> None:
    if result.document:
        result.mentions = citations.find(result.document)


def resolve(results: Iterable[Result]) -> None:
    """The references of texts that are each other's collection."""
    known = [each for each in results if each.document and each.mentions is not None and not each.failure]
    documents = [each.document for each in known if each.document]
    mentions = {each.slug: each.mentions for each in known if each.mentions is not None}
    register = resolving.survey(catalogue.collect(documents), mentions)
    references: dict[str, tuple[Reference, ...]] = {}
    for each in known:
        guarded(each, lambda one: _resolve(one, register))
        references[each.slug] = each.references or ()
    for slug, found in resolving.conflicts(register, references).items():
        next(each for each in known if each.slug == slug).findings = found


def _resolve(result: Result, register: resolving.Register) -> None:
    if result.document and result.mentions is not None:
        result.references = resolving.resolve(result.document, result.mentions, register)


def run(result: Result, stage: str = STAGES[-1]) -> Result:
    """One text through the stages up to and with `stage`; the text alone is the collection."""
    steps = (_clean, _parse, _cite, lambda one: resolve([one]))
    for step in steps[: STAGES.index(stage) + 1]:
        guarded(result, step)
    return result


def of_file(path: Path, stage: str = STAGES[-1]) -> Result:
    """One file through the stages."""
    result = Result(path.stem)
    guarded(result, lambda one: setattr(one, "source", read(path)))
    return run(result, stage)


def together(paths: Sequence[Path], stage: str = STAGES[-1]) -> list[Result]:
    """The files as one collection: proposals and targets depend on all of them."""
    results = [of_file(path, "clean") for path in paths]
    read_ = [each for each in results if each.source and not each.failure]
    for each, clean in zip(
        read_, proposing.with_proposals(map(cleaning.clean, [e.source for e in read_ if e.source])), strict=True
    ):
        each.clean = clean
    for step, name in ((_parse, "structure"), (_cite, "cite")):
        if STAGES.index(name) <= STAGES.index(stage):
            for each in results:
                guarded(each, step)
    if stage == "resolve":
        resolve(results)
    return results
