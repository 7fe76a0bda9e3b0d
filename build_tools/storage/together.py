"""Several files of one folder, written all or none.

Enters: a folder, and what is to stand in it. Leaves: the folder, old or new. One file is moved into place; of several
the whole folder is made anew beside it, with everything else that it holds, and exchanged.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from .failures import refused
from .files import write_whole
from .replacement import recover, replacing


def write_together(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Writes the files; None removes one. What is there already is not written.
    Raises Refusal when the disk says no.
    """
    recover(folder)
    try:
        changed = {name: data for name, data in files.items() if _standing(folder / name) != data}
        if len(changed) == 1 and None not in changed.values():
            ((name, data),) = changed.items()
            write_whole(folder / name, data or b"")
        elif changed:
            _exchange(folder, changed)
    except OSError as error:
        raise refused(error) from error


def _standing(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _exchange(folder: Path, files: Mapping[str, bytes | None]) -> None:
    with replacing(folder, _silent) as fresh:
        if folder.exists():
            shutil.copytree(folder, fresh, symlinks=True, dirs_exist_ok=True)
        for name, data in files.items():
            if data is None:
                (fresh / name).unlink(missing_ok=True)
            else:
                write_whole(fresh / name, data)


def _silent(_words: str) -> None:
    """Who writes holds the folder already (`locked`): nobody is waited for."""
