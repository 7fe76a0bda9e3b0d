"""The files of each text, made by several processes, and kept with all that they asked of the collection.

Enters: what the pages of texts need of one another, and how to work. Leaves: for each text its files; those that were
kept lie on the disk, so that memory holds what is known of the site, not the site. A text's files are taken as they
were kept only if whatever was asked when they were made is answered in the same way now: so what changed is made again,
and what cites it, is cited by it or is changed by it, and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from .. import rendering, writing
from ..errors import Refusal
from ..model import Citing, Effect, Failure, Settings, Version, Work
from ..writing import Made
from . import asking, caching, isolation, processes, storing
from .caching import Workers
from .isolation import OneText, Texts

FOLDER = "texts"
_MOST = 2  # so many makings of one text are kept: with drafts, while they are looked at, and without

KeptFiles: TypeAlias = tuple[tuple[tuple[str, str], ...], ...]  # by kind: path and name of each file


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A generated file that lies on the disk under a name that says what it holds; `again` makes the one of a path anew
    when somebody has taken it away, or damaged it.
    """

    path: str
    name: str
    folder: Path
    again: Callable[[str], bytes]
    made_of: str  # the print of its text, and of what became of the mentions there

    @property
    def content(self) -> bytes:
        """Read whenever it is asked for."""
        found = caching.read(self.folder, self.name)
        return found if found is not None and content_name(found) == self.name else self.again(self.path)


@dataclass(frozen=True, slots=True)
class TextPrints:
    """What each text is made of, for those that ask whether it has changed: of the text itself, of its references."""

    documents: Mapping[str, str]
    references: Mapping[str, str]


def made(
    work: Workers,
    texts: Texts,
    prints: TextPrints,
    around: rendering.Surroundings,
    slugs: Sequence[str],
    known: Collection[str],
) -> Iterator[Made]:
    """The files of each text. Raises Refusal for a page that shows what it must not; OneText when the program failed at
    some texts, which are refused now.
    """
    folder = work.folder / FOLDER if work.folder else None
    answers = asking.Prints(_mappings(around), _Answers(prints, around))
    said = (around.downloads, told(around.settings))
    names = {slug: caching.key(FOLDER, slug, said) for slug in slugs}
    done: dict[str, Made | KeptFiles] = {}
    done |= {slug: found for slug in slugs if (found := _still(folder, names[slug], answers))}
    left = sorted(set(slugs) - done.keys(), key=lambda slug: (-len(around.documents[slug].source.text), slug))
    make = partial(_made, around, known, folder, names, answers)
    before = texts.count()
    for n, (place, result) in enumerate(processes.as_they_come(make, left, work.jobs)):
        texts.progress("Dựng trang", n, len(left))
        if isinstance(result, Failure):
            texts.refuse(left[place], isolation.refusal(result))
        else:
            done[left[place]] = result
    if texts.count() > before:
        raise OneText
    if folder:
        _clear(folder, names.values())
    made_of = {slug: prints.documents[slug] + prints.references[slug] for slug in slugs} if folder else {}
    return (
        _taken(folder, done.pop(slug), partial(_again, around, known, slug), made_of.get(slug, "")) for slug in slugs
    )


def _made(
    around: rendering.Surroundings,
    known: Collection[str],
    folder: Path | None,
    names: Mapping[str, str],
    answers: asking.Prints,
    slug: str,
) -> Made | KeptFiles | Failure:
    """The files of one text, kept if they can be; or why the program failed at it. Raises Refusal."""
    log: dict[asking.Question, None] = {}
    try:
        found = writing.of_text(slug, _asked(around, log) if folder else around, known)
    except Refusal:
        raise
    except Exception as error:
        return isolation.as_failure(isolation.failure(around.documents[slug].source, "Dựng trang", error))
    return _put(folder, names[slug], found, answers.trace(log)) if folder else found


def _again(around: rendering.Surroundings, known: Collection[str], slug: str, path: str) -> bytes:
    """One file of a text."""
    found = writing.of_text(slug, around, known)
    return next(page.content for kind in (*found.pages, found.data) for page in kind if page.path == path)


# ------------------------------------------------------------------ what is asked


def _mappings(around: rendering.Surroundings) -> dict[str, Mapping[str, Any]]:
    """Every mapping by which the pages of a text know the collection, by its name."""
    time, threads = around.time, around.threads
    ways = {f"ways/{field}": urls for field, urls in around.ways.items()}
    return {
        "works": around.works, "held": around.held, "documents": around.documents, "above": threads.above,
        "below": threads.below, "neighbours": around.neighbours, "references": around.references,
        "findings": around.findings, "doing": around.doing, "suffering": around.suffering, "cited": around.cited,
        "done_to": time.done_to, "done_by": time.done_by, "in_force": time.in_force,
        "consolidated": time.consolidated, "units": time.units, "done_to_works": time.done_to_works,
        "versions": time.versions, "heads": time.documents, **ways,
    }  # fmt: skip


def _asked(around: rendering.Surroundings, log: dict[asking.Question, None]) -> rendering.Surroundings:
    """The same surroundings, which write down what is asked of them."""
    m: dict[str, Any] = {name: asking.AskedMapping(name, values, log) for name, values in _mappings(around).items()}
    time = replace(
        around.time, documents=m["heads"], works=m["works"], done_to=m["done_to"], done_by=m["done_by"],
        in_force=m["in_force"], consolidated=m["consolidated"], units=m["units"],
        done_to_works=m["done_to_works"], versions=m["versions"],
    )  # fmt: skip
    threads = replace(around.threads, works=m["works"], above=m["above"], below=m["below"])
    ways = {field: m[f"ways/{field}"] for field in around.ways}
    return replace(
        around, works=m["works"], held=m["held"], documents=m["documents"], threads=threads, ways=ways,
        neighbours=m["neighbours"], time=time, references=m["references"], findings=m["findings"], doing=m["doing"],
        suffering=m["suffering"], cited=m["cited"],
    )  # fmt: skip


class _Answers:
    """The print of an answer: of a text, and of what is made of it alone, from what it is made of; of all else, by all
    that stands there.
    """

    def __init__(self, prints: TextPrints, around: rendering.Surroundings) -> None:
        self.prints, self.around = prints, around
        self.of_effects: dict[str, str] = {}

    def __call__(self, name: str, key: str, value: Any) -> str:
        if name == "documents":
            return self._text(key)
        if name == "references":
            return self.prints.references[key]
        if name == "versions":
            return hashed([self._version(each) for each in value])
        return work_print(value) if isinstance(value, Work) else hashed(value)

    def _text(self, slug: str) -> str:
        return self.prints.documents.get(slug, "")

    def _version(self, version: Version) -> tuple[object, ...]:
        """A version is what effects make of a text, by the words of the texts that act."""
        effects: tuple[Effect, ...] = self.around.suffering.get(version.slug, ())
        acting = sorted({effect.source for effect in effects if effect.source})
        said = replace(version, units=(), frame=())
        return said, effects, [self._text(slug) for slug in (version.slug, *acting)]


def told(settings: Settings) -> list[tuple[str, object]]:
    """What the publisher decided, the same for the same decisions in whatever order a set holds them."""
    values = [(each.name, getattr(settings, each.name)) for each in fields(settings)]
    return [(name, sorted(value) if isinstance(value, frozenset) else value) for name, value in values]


_CITINGS = ("citings", "inside")
_OF_WORK = attrgetter(*(each.name for each in fields(Work) if each.name not in _CITINGS))
_OF_CITING = attrgetter(*(each.name for each in fields(Citing)))


def work_print(work: Work) -> str:
    """A print of all of a work; of its citing places by the bytes that lie on the disk, else field by field, which is
    much quicker than asking each for its words.
    """
    laid = storing.print_of_citings(work)
    return hashed((_OF_WORK(work), laid or [list(map(_OF_CITING, getattr(work, name))) for name in _CITINGS]))


def hashed(value: object) -> str:
    """A print of a value by its words."""
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:24]


# ------------------------------------------------------------------ what is kept


def _still(folder: Path | None, name: str, answers: asking.Prints) -> KeptFiles | None:
    """What was kept of a text, if all that was asked is answered as it was."""
    for trace, files in caching.kept(folder, name) or ():
        if answers.hold(trace) and all(caching.is_kept(folder, file) for kind in files for _, file in kind):
            return files  # type: ignore[no-any-return]
    return None


def content_name(content: bytes) -> str:
    """The name under which a content is kept: it says what it holds."""
    return hashlib.sha256(content).hexdigest()[:40]


def _taken(folder: Path | None, found: Made | KeptFiles, again: Callable[[str], bytes], made_of: str) -> Made:
    """The files of a text, as they lie on the disk where they do."""
    if isinstance(found, Made) or folder is None:
        return found  # type: ignore[return-value]
    kinds: list[Any] = [tuple(KeptPage(path, name, folder, again, made_of) for path, name in kind) for kind in found]
    return Made(rendering.OfText(*kinds[:-1]), kinds[-1])


def _put(folder: Path, name: str, found: Made, trace: asking.Trace) -> Made | KeptFiles:
    """Keeps the files of a text; those that cannot be kept are held in memory."""
    kinds = [*found.pages, found.data]
    files = tuple(tuple((page.path, content_name(page.content)) for page in kind) for kind in kinds)
    contents = {content_name(page.content): page.content for kind in kinds for page in kind}
    if not all(caching.write(folder, each, content) for each, content in contents.items()):
        return found
    former = [each for each in caching.kept(folder, name) or () if each[0] != trace]
    return files if caching.keep(folder, name, ((trace, files), *former[: _MOST - 1])) else found


def _clear(folder: Path, names: Iterable[str]) -> None:
    """What was kept of texts that are no more, or read otherwise now, goes."""
    named = list(names)
    kept = [kinds for name in named for _, kinds in caching.kept(folder, name) or ()]
    files = (file for kinds in kept for kind in kinds for _, file in kind)
    caching.cleared(folder, [*named, *files])
