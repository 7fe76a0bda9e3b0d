"""The store: of a large collection each text lies on the disk, part by part, until a part of it is asked for.

Enters: the analyses of texts, packed where they were made, and whatever is made of them text by text. Leaves: values of
`model` that are read like any other; of each only what is small stays in memory (its name, what is said of it as a
whole), the rest is read when it is asked for, and let go when other parts were asked for since. Promise: a text on the
store says what it would say in memory; the file of the store has no name and is gone with the last process that uses
it.

A collection that fits is held whole: that is quicker.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import IO, Any, TypeAlias, TypeVar

from ..ledger import Ledger
from ..model import Analysis, CleanText, Document, Page, SourceText, Version, Work
from ..storage import refused
from . import caching

MOST_WHOLE = 32_000_000  # bytes of raw texts: memory holds some forty times as much while they are worked on
_HELD = 2_000_000  # bytes in the store whose values a process holds

V = TypeVar("V")
Parts: TypeAlias = tuple[bytes, ...]  # of an analysis, in the order of `_PARTS`


class Store:
    """Packed values by number; those asked for last are held, as many as `most` bytes of them."""

    def __init__(self, folder: Path | None = None, most: int = _HELD) -> None:
        self._file = _nameless(folder)
        weakref.finalize(self, self._file.close)
        self._ends = array("Q", [0])  # of each value, and so the beginning of the next
        self._held: OrderedDict[int, Any] = OrderedDict()
        self._most, self._weight = most, 0

    def put(self, packed: bytes) -> int:
        """Lays a packed value down; its number. Only the process that began the store may. Raises Refusal."""
        return self.put_all([packed])

    def put_all(self, pieces: Iterable[bytes]) -> int:
        """The same of one that is made piece by piece."""
        end = self._ends[-1]
        for piece in pieces:
            written = 0
            try:
                while written < len(piece):
                    written += os.pwrite(self._file.fileno(), piece[written:], end + written)
            except OSError as error:
                raise refused(error) from error
            end += written
        self._ends.append(end)
        return len(self._ends) - 2

    def raw(self, number: int) -> bytes:
        """Bytes as they were laid down."""
        return os.pread(self._file.fileno(), self._size(number), self._ends[number])

    def get(self, number: int) -> Any:
        """A value."""
        if number in self._held:
            self._held.move_to_end(number)
            return self._held[number]
        value = self._held[number] = self.read(number)
        self._weight += self._size(number)
        while self._weight > self._most and len(self._held) > 1:
            gone, _ = self._held.popitem(last=False)
            self._weight -= self._size(gone)
        return value

    def _size(self, number: int) -> int:
        return self._ends[number + 1] - self._ends[number]

    def read(self, number: int) -> Any:
        """A value that is asked for once."""
        return caching.unpacked(self.raw(number))

    def lay(self, value: object) -> int:
        """Packs a value, unless it is packed already, and lays it down; its number. Raises Refusal."""
        return self.put(value if isinstance(value, bytes) else caching.packed(value))


def _nameless(folder: Path | None) -> IO[bytes]:
    """A file without a name beside what is kept, or beside the texts; where nothing may be written there, where the
    system has such files, which may be memory. Raises Refusal.
    """
    for place in (folder, folder.parent) if folder else ():
        with suppress(OSError):
            return tempfile.TemporaryFile(dir=place)
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        raise refused(error) from error


def begun(root: Path, folder: Path | None, most_whole: int | None = None) -> Store | None:
    """A store for the texts of a project, in the folder of what is kept; None for a collection that is held whole."""
    texts = sum(path.stat().st_size for path in (root / "source_texts").glob("*.txt") if path.is_file())
    return Store(folder) if texts > (MOST_WHOLE if most_whole is None else most_whole) else None


# ------------------------------------------------------------------ what lies there


def _part(shelved: Any, field: str) -> Any:
    number, place = shelved._numbers[field]
    return shelved._store.get(number)[place]


def _noun(noun: type, *lazily: str, **otherwise: property) -> Any:
    """The kind of values in the store that are read as those of a noun; `lazily`: fields that lie there. What is made
    of one by `replace`, or by pickling, is a value in memory.
    """

    def made(_cls: type, *values: Any, **named: Any) -> Any:
        return noun(*values, **named)

    def plain(self: Any) -> tuple[type, tuple[Any, ...]]:
        return noun, tuple(getattr(self, each.name) for each in fields(noun))

    read = {field: property(partial(_part, field=field)) for field in lazily}
    told = {
        "__slots__": ("_numbers", "_store"),
        "__new__": made,
        "__reduce__": plain,
        "__qualname__": noun.__qualname__,
    }
    return type(noun.__name__, (noun,), {**told, **read, **otherwise})


# What of an analysis is read together: the fields of the document, and what stands beside it.
_UNITS = ("units",)
_BODY = ("blocks",)
_BESIDE = ("notes", "quotations")
_RECORD = ("corrections", "findings")
_HEAVY = (*_UNITS, *_BODY, *_BESIDE, *_RECORD)
_OF_CLEAN = ("note_marks", "stated")
_ASKED = ("mentions", "places", "said", "mentioned")  # of an analysis, each by itself
_CITINGS = ("citings", "inside")
_OF_VERSION = ("units", "frame")
_OF_LEDGER = ("prints", "words")


def _clean(analysis: Any) -> CleanText:
    """A cleaned text; its corrections and findings are the first of its document's."""
    document, count = analysis.document, _part(analysis, "count")
    small = {name: _part(analysis, name) for name in _OF_CLEAN}
    small |= {"corrections": document.corrections, "findings": document.findings[:count]}
    small |= {"source": document.source, "lines": ()}
    found: CleanText = _laid(_CLEAN, small, analysis._store, analysis._numbers)
    return found


def _raw(page: Any) -> bytes:
    content: bytes = page._store.raw(page._numbers["content"][0])
    return content


_SOURCE = _noun(SourceText, "text", data=property(lambda source: source.text.encode()))
_DOCUMENT = _noun(Document, *_HEAVY)
_CLEAN = _noun(CleanText, "passage")
_ANALYSIS = _noun(Analysis, *_ASKED, clean=property(_clean))
_WORK = _noun(Work, *_CITINGS)
_PAGE = _noun(Page, content=property(_raw))
_VERSION = _noun(Version, *_OF_VERSION)
_LEDGER = _noun(Ledger, *_OF_LEDGER, in_versions=property(lambda ledger: ledger._numbers["in_versions"]))


def _laid(noun: Any, small: Mapping[str, Any], store: Store, numbers: Mapping[str, tuple[int, int]]) -> Any:
    """A value in the store: its small fields, and where the others lie."""
    one = object.__new__(noun)
    for name, value in {**small, "_store": store, "_numbers": numbers}.items():
        object.__setattr__(one, name, value)
    return one


def _small(value: Any, lazily: Iterable[str]) -> dict[str, Any]:
    heavy = {*lazily}
    return {each.name: getattr(value, each.name) for each in fields(value) if each.name not in heavy}


def _numbered(number: int, names: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Where each of some fields lies that were laid down together."""
    return {name: (number, place) for place, name in enumerate(names)}


# ------------------------------------------------------------------ laying down


def source(store: Store | None, text: SourceText) -> SourceText:
    """A raw text, laid down."""
    if store is None:
        return text
    number = store.lay((text.text,))
    made: SourceText = _laid(_SOURCE, _small(text, ("data", "text")), store, _numbered(number, ("text",)))
    return made


def parted(analysis: Analysis) -> Parts:
    """An analysis, packed part by part: what is small, units, body, beside it, record, passage, then what is asked of
    it.
    """
    document, clean = analysis.document, analysis.clean
    nothing: dict[str, Any] = dict.fromkeys(_HEAVY, ())
    groups = (_UNITS, _BODY, _BESIDE, _RECORD)
    *parts, record = (tuple(getattr(document, name) for name in names) for names in groups)
    record += (*(getattr(clean, name) for name in _OF_CLEAN), len(clean.findings))
    asked = ((getattr(analysis, name),) for name in _ASKED)
    parts = [(replace(document, **nothing),), *parts, record, (clean.passage,), *asked]
    return tuple(map(caching.packed, parts))


def analysis(store: Store | None, text: SourceText, parts: Parts) -> Analysis:
    """The analysis of a text from its parts, laid down where there is a store."""
    (head,) = caching.unpacked(parts[0])
    if store is None:
        return _whole(replace(head, source=text), [caching.unpacked(part) for part in parts[1:]])
    units, body, aside, record, passage, *asked = map(store.put, parts[1:])
    of_record = _numbered(record, (*_RECORD, *_OF_CLEAN, "count"))
    where = _numbered(units, _UNITS) | _numbered(body, _BODY) | _numbered(aside, _BESIDE) | of_record
    document = _laid(_DOCUMENT, {**_small(head, _HEAVY), "source": text}, store, where)
    beside = {name: (number, 0) for name, number in zip(_ASKED, asked, strict=True)}
    beside |= _numbered(passage, ("passage",)) | of_record
    found: Analysis = _laid(_ANALYSIS, {"document": document}, store, beside)
    return found


def _whole(head: Document, parts: list[Any]) -> Analysis:
    """An analysis in memory."""
    units, body, beside, (*record, note_marks, stated, count), (passage,), *asked = parts
    document = replace(head, **dict(zip(_HEAVY, (*units, *body, *beside, *record), strict=True)))
    own = document.findings[:count]
    clean = CleanText(head.source, passage, (), document.corrections, own, note_marks, stated)
    return Analysis(clean, document, *(value for (value,) in asked))


def changed(store: Store | None, document: Document, **said: Any) -> Document:
    """A document of which some fields are others now."""
    if store is None or not said:
        return replace(document, **said) if said else document
    where, heavy = _numbers_of(document), {*_RECORD} & said.keys()
    if heavy:
        record = tuple(said.get(name, getattr(document, name)) for name in _RECORD)
        where = {**where, **_numbered(store.lay(record), _RECORD)}
    small = _small(document, _HEAVY) | {name: value for name, value in said.items() if name not in heavy}
    made: Document = _laid(_DOCUMENT, small, store, where)
    return made


def _numbers_of(document: Any) -> Mapping[str, tuple[int, int]]:
    found: Mapping[str, tuple[int, int]] = document._numbers
    return found


def page(store: Store | None, path: str, pieces: Iterable[bytes]) -> Page:
    """A generated file, its content laid down piece by piece."""
    if store is None:
        return Page(path, b"".join(pieces))
    laid: Page = _laid(_PAGE, {"path": path}, store, {"content": (store.put_all(pieces), 0)})
    return laid


def parted_work(work: Work) -> Parts:
    """A work, packed: what is small, and the places that cite it."""
    return caching.packed(replace(work, citings=(), inside=())), caching.packed((work.citings, work.inside))


def work(store: Store, parts: Parts) -> Work:
    """A work from its parts, laid down."""
    where: dict[str, Any] = {"print": hashlib.sha256(parts[1]).hexdigest()[:24]}
    where |= _numbered(store.put(parts[1]), _CITINGS)
    made: Work = _laid(_WORK, _small(caching.unpacked(parts[0]), _CITINGS), store, where)
    return made


def print_of_citings(work: Work) -> str | None:
    """A print of the places that cite a work, of one that is laid down: by the bytes that lie there."""
    found: str | None = work._numbers["print"] if isinstance(work, _WORK) else None
    return found


def parted_versions(found: Iterable[Version]) -> Parts:
    """The versions of one text, packed: what is small, and the units, which they share."""
    some = tuple(found)
    bodies = tuple(getattr(each, name) for each in some for name in _OF_VERSION)
    return caching.packed(tuple(replace(each, units=(), frame=()) for each in some)), caching.packed(bodies)


def versions(store: Store | None, parts: Parts) -> tuple[Version, ...]:
    """The versions of a text from their parts, laid down where there is a store."""
    heads = caching.unpacked(parts[0])
    if store is None:
        bodies = iter(caching.unpacked(parts[1]))
        return tuple(replace(head, units=next(bodies), frame=next(bodies)) for head in heads)
    number = store.put(parts[1])
    places = ({name: (number, 2 * n + at) for at, name in enumerate(_OF_VERSION)} for n in range(len(heads)))
    return tuple(_laid(_VERSION, _small(head, _OF_VERSION), store, at) for head, at in zip(heads, places, strict=True))


def ledger(store: Store | None, noted: Ledger) -> Ledger:
    """The ledger of a text, laid down."""
    if store is None:
        return noted
    where: dict[str, Any] = {"in_versions": noted.in_versions}
    where |= _numbered(store.lay((noted.prints, noted.words)), _OF_LEDGER)
    made: Ledger = _laid(_LEDGER, _small(noted, _OF_LEDGER), store, where)
    return made


class Lazily(Mapping[str, V]):
    """What is read of each of some values whenever it is asked for, by the name of its text."""

    def __init__(self, values: Mapping[str, Any], read: Callable[[Any], V]) -> None:
        self._values, self._read = values, read

    def __getitem__(self, slug: str) -> V:
        return self._read(self._values[slug])

    def __contains__(self, slug: object) -> bool:
        return slug in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class ByText(Lazily[V]):
    """Something of each text by the name of the text, laid down where there is a store."""

    def __init__(self, store: Store | None, found: Iterable[tuple[str, V]] = ()) -> None:
        self._store, self._all = store, dict[str, Any]()
        super().__init__(self._all, store.get if store else _itself)
        for slug, value in found:
            self.lay(slug, value)

    def lay(self, slug: str, value: V | bytes) -> None:
        """One more, or another in the stead of what was there; it may be packed already."""
        if self._store is None:
            self._all[slug] = caching.unpacked(value) if isinstance(value, bytes) else value
        else:
            self._all[slug] = self._store.lay(value)


def _itself(value: Any) -> Any:
    return value
