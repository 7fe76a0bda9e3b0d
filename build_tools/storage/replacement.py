"""A folder that is filled beside the one it is to replace, and takes its place when it is whole.

Enters: the target. Leaves: the target, old or new. While it is filled it lies in `<target>.building/`, which the run
holds; a folder of that name that nobody holds was left by a run that was killed, and is cleared by the next. On systems
that cannot exchange two folders in one step the old one lies aside for a moment; should the run be killed then, the
next run brings it back. A target that is a mount point cannot itself be moved: what it holds is moved, piece by piece,
with a note by which the next run undoes what was begun (`mounted`).
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from ..errors import Refusal
from . import mounted
from .exchange import MOUNTED, UNABLE, exchange
from .failures import refused
from .locks import PATIENCE, Busy, Say, hold, is_present, release

_FRESH, _LAST = "fresh", "last"
_SUFFIX = ".building"
_FORMER = re.compile(r"\.[a-z0-9_]{8}")  # scratch folders of version 0.1.0 before this: "site.k3x_9a2b"
_DAY = 86_400.0


class Replacement:
    """What is to replace a folder: fill `fresh`, then `commit` or `abandon`. Raises Refusal when the disk says no."""

    def __init__(self, target: Path, say: Say, patience: float = PATIENCE) -> None:
        self.target = target.resolve()
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            self.scratch = _scratch(self.target)
            self._held = _hold_new(self.scratch, say, patience)
        except OSError as error:
            raise refused(error) from error
        try:
            _recover(self.target, self.scratch)
            self.fresh = self.scratch / _FRESH
            self.fresh.mkdir()
        except OSError as error:
            self.abandon()
            raise refused(error) from error
        except BaseException:
            self.abandon()
            raise

    def commit(self) -> None:
        """The fresh folder stands where the target stood."""
        try:
            mode = self.target.stat().st_mode & 0o7777 if self.target.exists() else None
            _put(self.fresh, self.target, self.scratch / _LAST)
            if mode is not None:
                with contextlib.suppress(OSError):
                    self.target.chmod(mode)
        except OSError as error:
            raise refused(error) from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Nothing is left of the attempt; what cannot be removed is left to the next."""
        if self._held < 0:
            return
        for name in (_FRESH, _LAST) if self.target.exists() else (_FRESH,):
            with contextlib.suppress(OSError):
                _remove(self.scratch / name)
        with contextlib.suppress(OSError):
            self.scratch.rmdir()
        release(self._held)
        self._held = -1


@contextlib.contextmanager
def replacing(target: Path, say: Say) -> Iterator[Path]:
    """The folder to fill; it replaces the target when nothing was raised."""
    new = Replacement(target, say)
    try:
        yield new.fresh
    except BaseException:
        new.abandon()
        raise
    new.commit()


def recover(target: Path) -> None:
    """Brings back what a killed run left aside, and clears what it left; where another run is at work, that is its
    affair. Raises Refusal when the disk says no.
    """
    target = target.resolve()
    if not _scratch(target).is_dir():
        return
    with contextlib.suppress(Busy):
        Replacement(target, _silent, patience=0.0).abandon()


def _silent(_words: str) -> None:
    """Nobody is waited for."""


def _scratch(target: Path) -> Path:
    """Beside the target; inside it when it is a mount point whose surroundings cannot be written."""
    if os.path.ismount(target) and not os.access(target.parent, os.W_OK):
        return target / mounted.SCRATCH
    return target.with_name(target.name + _SUFFIX)


def _hold_new(scratch: Path, say: Say, patience: float) -> int:
    """Holds the scratch folder, making it where there is none. One that another run took away meanwhile is no hold."""
    while True:
        scratch.mkdir(exist_ok=True)
        try:
            held = hold(scratch, say, patience)
        except FileNotFoundError:
            continue
        if is_present(held, scratch):
            break
        release(held)
    if foreign := sorted({path.name for path in scratch.iterdir()} - {_FRESH, _LAST}):
        release(held)
        raise Refusal(
            str(scratch),
            f"chương trình cần thư mục này để dựng trang, mà trong đó có “{foreign[0]}” không phải của chương trình",
            "dời nội dung ấy đi nơi khác.",
        )
    return held


def _recover(target: Path, scratch: Path) -> None:
    """What killed runs left: the last site comes back where it is missing, the rest goes."""
    mounted.undo(target)
    _bring_back(target, scratch)
    for name in (_FRESH, _LAST):
        _remove(scratch / name)
    for former in sorted(target.parent.iterdir()):
        if former != scratch and _is_scratch(former, target.name):
            _bring_back(target, former)
            if time.time() - former.stat().st_mtime > _DAY:
                _remove(former)


def _is_scratch(folder: Path, name: str) -> bool:
    if not folder.name.startswith(name) or not _FORMER.fullmatch(folder.name[len(name) :]) or not folder.is_dir():
        return False
    return {path.name for path in folder.iterdir()} <= {_FRESH, _LAST}


def _bring_back(target: Path, scratch: Path) -> None:
    if (scratch / _LAST).is_dir() and not os.path.lexists(target):
        os.rename(scratch / _LAST, target)


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        for inside in (folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())):
            with contextlib.suppress(OSError):  # a folder that nobody may write keeps what is in it
                inside.chmod(0o700)
        shutil.rmtree(folder)


def _put(fresh: Path, target: Path, aside: Path) -> None:
    """The fresh folder in the place of the target, whatever the disk can do."""
    if not os.path.lexists(target):
        os.rename(fresh, target)
        return
    try:
        exchange(fresh, target)
    except OSError as error:
        if error.errno in MOUNTED:
            mounted.put(fresh, target)
        elif error.errno in UNABLE:
            _in_two_steps(fresh, target, aside)
        else:
            raise


def _in_two_steps(fresh: Path, target: Path, aside: Path) -> None:
    try:
        os.rename(target, aside)
        os.rename(fresh, target)
    except BaseException:
        if aside.exists() and not os.path.lexists(target):
            os.rename(aside, target)
        raise
