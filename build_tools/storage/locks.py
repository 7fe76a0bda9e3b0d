"""One at a time: a folder that one run holds, and for which another waits.

Enters: a folder. Leaves: a hold on it, which ends with the run, however that ends. No file is left behind: the folder
itself is what is locked.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import Refusal
from .failures import refused
from .files import unfinished

try:
    import fcntl
except ImportError:  # Windows has no flock; there two runs at once are not told from one
    fcntl = None  # type: ignore[assignment]

Say = Callable[[str], None]
_PAUSE = 0.1
PATIENCE = 1800.0  # seconds; longer than any build known


class Busy(Refusal):
    """Another run holds the folder, and for too long."""


_held: set[int] = set()


def _let_go() -> None:
    """A process that is forked (a worker) holds nothing: should it outlive this one, nobody may wait for it."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


def hold(folder: Path, say: Say, patience: float = PATIENCE) -> int:
    """A descriptor that holds the folder until `release`. Waits for another run, and says so once. Raises Refusal
    when that takes too long, OSError when the folder cannot be opened.
    """
    descriptor = os.open(os.devnull if os.name == "nt" else folder, os.O_RDONLY)
    try:
        _wait(descriptor, folder, say, patience)
    except BaseException:
        os.close(descriptor)
        raise
    _held.add(descriptor)
    return descriptor


def release(descriptor: int) -> None:
    """Lets go of a folder."""
    _held.discard(descriptor)
    os.close(descriptor)


def _wait(descriptor: int, folder: Path, say: Say, patience: float) -> None:
    until = time.monotonic() + patience
    told = False
    while not _taken(descriptor):
        if time.monotonic() >= until:
            raise Busy(
                str(folder),
                "một lần chạy khác vẫn đang ghi vào đây",
                "chờ lần chạy ấy xong, hoặc dừng nó, rồi chạy lại.",
            )
        if not told and patience:
            say(f"Một lần chạy khác đang ghi vào {folder}; đang chờ …")
            told = True
        time.sleep(_PAUSE)


def _taken(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk that knows no locks
        return True
    return True


@contextlib.contextmanager
def locked(folder: Path, say: Say) -> Iterator[None]:
    """Holds a folder while files in it are read, changed and written; what a killed run left unfinished goes. Raises
    Refusal.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = hold_present(folder, say)
    except OSError as error:
        raise refused(error) from error
    try:
        for path in unfinished(folder):
            with contextlib.suppress(OSError):
                path.unlink()
        yield
    finally:
        release(descriptor)


def hold_present(folder: Path, say: Say) -> int:
    """A hold on the folder that stands there, and not on one that was exchanged for it, or removed, while this run
    waited.
    """
    while True:
        descriptor = hold(folder, say)
        if is_present(descriptor, folder):
            return descriptor
        release(descriptor)


def is_present(descriptor: int, folder: Path) -> bool:
    """Whether the folder that is held is the one that has the name now."""
    if os.name == "nt":
        return True
    try:
        return os.path.samestat(os.fstat(descriptor), folder.stat())
    except FileNotFoundError:
        return False
