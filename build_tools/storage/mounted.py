"""A target that is a mount point: what it holds is exchanged piece by piece, and undone when that was not finished.

Enters: the fresh folder and the target. Leaves: the target with what the fresh folder held; or, after a failure, with
what it held before. The note of what stood there is written first and removed last: while it is there, nothing is
finished.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

SCRATCH = ".vanban-building"
_WORK = ".vanban-exchange"
_NOT_OURS = frozenset({_WORK, SCRATCH, "lost+found"})  # what the program keeps there itself, and what the disk does
_NOTE, _NEW, _OLD = "stood.json", "new", "old"


def put(fresh: Path, target: Path) -> None:
    """Raises OSError; then the target holds again what it held."""
    work = target / _WORK
    undo(target)
    work.mkdir()
    try:
        shutil.copytree(fresh, work / _NEW)  # another disk: it cannot be moved there
        (work / _OLD).mkdir()
        _note(work, sorted(path.name for path in pieces(target)))
        for piece in pieces(target):
            os.rename(piece, work / _OLD / piece.name)
        for piece in sorted((work / _NEW).iterdir()):
            os.rename(piece, target / piece.name)
        (work / _NOTE).unlink()
    except BaseException:
        undo(target)
        raise
    shutil.rmtree(work, ignore_errors=True)


def pieces(target: Path) -> list[Path]:
    """What a site's folder holds, without what is there for other reasons."""
    return sorted(path for path in target.iterdir() if path.name not in _NOT_OURS)


def _note(work: Path, names: list[str]) -> None:
    unfinished = work / f"{_NOTE}.tmp"
    unfinished.write_text(json.dumps(names), encoding="utf-8")
    os.replace(unfinished, work / _NOTE)


def undo(target: Path) -> None:
    """Puts back what stood before an exchange that was not finished; clears what one left that was."""
    work = target / _WORK
    if not work.is_dir():
        return
    if (work / _NOTE).is_file():
        stood = json.loads((work / _NOTE).read_text(encoding="utf-8"))
        aside = {path.name for path in (work / _OLD).iterdir()}
        for piece in pieces(target):
            if piece.name in aside or piece.name not in stood:
                _remove(piece)
        for name in sorted(aside):
            os.rename(work / _OLD / name, target / name)
        (work / _NOTE).unlink()
    shutil.rmtree(work)


def _remove(piece: Path) -> None:
    if piece.is_dir() and not piece.is_symlink():
        shutil.rmtree(piece)
    else:
        piece.unlink()
