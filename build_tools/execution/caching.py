"""Caching: work on single texts, done once and by as many processes as one likes.

Enters: a pure function, the values it is applied to, and for each of them the key under which its result may be kept.
Leaves: the results, in the order of the values. Promise: the same results for any number of processes, with or without
a folder; a kept result that is damaged, or was made by other code, is made again. The folder may be deleted at any
time.

What is kept is read back with the classes of `model` alone: a file put there by somebody else can run nothing.
"""

from __future__ import annotations

import gc
import hashlib
import io
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from .. import model
from . import processes

FOLDER = ".vanban"
_PACKAGE = Path(__file__).parent.parent

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Workers:
    """How work on single texts is done.

    `folder` is where results are kept, None for nowhere; `executor` any executor of `concurrent.futures` (a cluster's,
    too), None for `jobs` processes of this machine.
    """

    folder: Path | None = None
    executor: Executor | None = None
    jobs: int = 1


HERE = Workers()


@contextmanager
def workers(jobs: int, folder: Path | None = None) -> Iterator[Workers]:
    """Work by `jobs` processes of this machine, 0 for as many as it has processors; with one in this process."""
    jobs = jobs or processes.count()
    if jobs <= 1 or processes.can_copy():
        yield Workers(folder, jobs=jobs)
        return
    with ProcessPoolExecutor(jobs, initializer=processes.serve_parent) as executor:
        yield Workers(folder, executor, jobs)


def folder(root: Path, wanted: bool = True) -> Path | None:
    """Where results are kept below a project root; None when nothing is to be kept."""
    return root / FOLDER if wanted else None


def key(*parts: object) -> str:
    """The key of a result: a hash of all it depends on, the code and the version of Python among it.

    >>> key("a", 1) == key("a", 1) != key("a", 2)
    True
    """
    digest = hashlib.sha256(_code().encode())
    for part in parts:
        digest.update(b"\0" + repr(part).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:40]


def key_of(source: model.SourceText) -> str:
    """The key of all that the analysis of a text depends on."""
    return key(source.slug, source.sha256, source.decisions)


@cache
def _code() -> str:
    """A hash of every program and table of the package: a result made by other code is not this code's."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(path for kind in ("*.py", "*.toml") for path in _PACKAGE.rglob(kind)):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def each(make: Callable[[T], R], values: Sequence[T], keys: Sequence[str], work: Workers = HERE) -> Iterator[R]:
    """`make` of every value, in their order: what is kept is taken, the rest is made and kept.

    What `make` raises is raised where its value's turn comes. With an executor `make` and the values are pickled.
    """
    wanted = [n for n, name in enumerate(keys) if not is_kept(work.folder, name)]
    several = work.executor is not None or work.jobs > 1
    chosen: processes.Chosen[T] = processes.Chosen(values, wanted)
    ahead = in_order(partial(_packed_of, make), chosen, work) if several else iter(())
    made_ahead = set(wanted) if several else set()
    for n, name in enumerate(keys):
        content = next(ahead) if n in made_ahead else read(work.folder, name)
        yield _taken(make, values, n, content, work.folder, name)


def _taken(
    make: Callable[[T], R], values: Sequence[T], n: int, content: bytes | None, folder: Path | None, name: str
) -> R:
    """The result for a value from what is at hand of it, else made now; kept, if it can be."""
    result: R | None = unpacked(content) if content is not None else None
    if result is None:
        result = make(values[n])
        content = packed(result) if folder else None
    if content is not None and folder and not isinstance(result, model.Failure):
        _keep(folder, name, content)
    return result


def in_order(make: Callable[[T], R], values: Sequence[T], work: Workers) -> Iterator[R]:
    """What `make` makes of the values, in their order, by those who work; none is held longer than it is asked for."""
    if work.executor is None:
        return processes.in_order(make, values, work.jobs)
    return processes.by(work.executor, make, values)


def over(make: Callable[[T], R], values: Sequence[T], work: Workers = HERE) -> Iterator[R]:
    """`make` of every value, in their order; what the same code made of an equal value is taken if it was kept. Values
    that tell what they are made of (`prints`) are looked at only where something is made of them.
    """
    if work.folder is None:
        yield from in_order(make, values, work)
        return
    name = make.__qualname__
    folder = work.folder / name
    keys = [key(make.__module__, name, value) for value in getattr(values, "prints", None) or values]
    yield from each(make, values, keys, replace(work, folder=folder))
    cleared(folder, keys)


def _packed_of(make: Callable[[T], R], value: T) -> bytes:
    return packed(make(value))


def packed(value: object) -> bytes:
    """A value as bytes; what holds nothing but packed values is not packed again."""
    again = isinstance(value, tuple) and value and all(isinstance(each, bytes) for each in value)
    return zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), 0 if again else 1)


def _fast(noun: type) -> None:
    """Values of a noun are read back field by field without asking it for its fields each time: there are millions."""
    names = [each.name for each in fields(noun)]
    puts = [getattr(noun, name).__set__ for name in names]

    def get_state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def set_state(self: Any, state: Sequence[Any]) -> None:
        for put, value in zip(puts, state, strict=True):
            put(self, value)

    noun.__getstate__ = get_state  # type: ignore[assignment, method-assign]
    noun.__setstate__ = set_state  # type: ignore[attr-defined]


for _noun in vars(model).values():
    if isinstance(_noun, type) and is_dataclass(_noun) and hasattr(_noun, "__slots__"):
        _fast(_noun)


class _Nouns(pickle.Unpickler):
    """Reads values of `model` and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(f"{model.__name__}.") and hasattr(model, name):
            return getattr(model, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def unpacked(content: bytes) -> Any:
    """The value of some bytes, None when they are damaged."""
    collecting = gc.isenabled()
    gc.disable()  # hundreds of thousands of small values are made at once, and none of them is garbage
    try:
        return _Nouns(io.BytesIO(zlib.decompress(content))).load()
    except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError, ValueError, IndexError, KeyError):
        return None
    finally:
        if collecting:
            gc.enable()


# ------------------------------------------------------------------ the folder


def bytes_of(root: Path, places: Iterable[Path]) -> str:
    """A hash of some files, and of all files below some folders, with their names. Raises OSError."""
    digest = hashlib.sha256()
    for path in _files(places):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{os.path.relpath(path, root)}\0{content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_file():
            yield place
        for where, inside, names in os.walk(place):
            inside[:] = sorted(name for name in inside if name != "__pycache__")
            yield from (Path(where, name) for name in sorted(names))


def place(folder: Path, name: str) -> Path:
    """Where lies what is kept under a name."""
    return folder / name[:2] / name[2:]


def is_kept(folder: Path | None, name: str) -> bool:
    return folder is not None and place(folder, name).is_file()


def read(folder: Path | None, name: str) -> bytes | None:
    """The bytes that are kept under a name."""
    with suppress(OSError):
        return place(folder, name).read_bytes() if folder else None
    return None


def _keep(folder: Path, name: str, content: bytes, anew: bool = False) -> bool:
    """Writes aside and moves into place; that nothing can be kept (a full disk, a folder without rights)
    stops nothing.
    """
    path = place(folder, name)
    if path.exists() and not anew:
        return True
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        if not path.parent.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _of_no_history(path)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        return False
    return True


def _of_no_history(path: Path) -> None:
    """Tells Git to leave the folder of what is kept alone, whatever the collection's own list says: two persons'
    results would meet in a merge.
    """
    top = next((above for above in path.parents if above.name == FOLDER), None)
    if top and not (top / ".gitignore").exists():
        (top / ".gitignore").write_text("*\n", encoding="utf-8")


def kept(folder: Path | None, name: str) -> Any:
    """What was kept under a key, None where nothing was, or nothing that can be read."""
    content = read(folder, name)
    return None if content is None else unpacked(content)


def keep(folder: Path | None, name: str, value: object, beside: str = "") -> bool:
    """Keeps a value in the place of what was kept under its key before, in one file with the words `beside` it;
    whether it could be kept.
    """
    words = zlib.compress(beside.encode("utf-8", "surrogatepass"), 1) if beside else b""
    return folder is not None and _keep(folder, name, packed(value) + words, anew=True)


def beside(folder: Path | None, name: str) -> str | None:
    """The words that were kept beside a value; None where there are none that can be read."""
    reader = zlib.decompressobj()
    with suppress(zlib.error, UnicodeDecodeError):
        reader.decompress(read(folder, name) or b"")
        return zlib.decompress(reader.unused_data).decode("utf-8", "surrogatepass")
    return None


def write(folder: Path, name: str, content: bytes) -> bool:
    """Keeps bytes under a name that says what they are; whether they could be kept. What is damaged is written anew."""
    return read(folder, name) == content or _keep(folder, name, content, anew=True)


def cleared(folder: Path, keys: Iterable[str]) -> None:
    """Drops what was kept for texts, decisions and code that are no more: all but the results of `keys`."""
    kept = {place(folder, name) for name in keys}
    for path in folder.glob("??/*"):
        if path not in kept:
            with suppress(OSError):
                path.unlink()
