"""Files that are read with a word to the person when that fails, and written whole or not at all.

Enters: a path, perhaps the bytes that are to stand there. Leaves: bytes read; or the old file, or the new one.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ..errors import Refusal
from .failures import refused

_UNFINISHED = ".vanban-tmp"  # what a killed run left of a file it was writing; hidden, and read by nobody


def read_bytes(path: Path, place: str = "") -> bytes:
    """The bytes of a file. Raises Refusal."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise refused(error, place or str(path)) from error


def read_text(path: Path, place: str = "") -> str:
    """The text of a UTF-8 file, without a byte order mark. Raises Refusal."""
    try:
        return read_bytes(path, place).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            place or str(path), f"không phải UTF-8 (byte {error.start})", "lưu lại tệp với mã hóa UTF-8."
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Writes beside, syncs, and moves into place: after a kill or on a full disk the old file stands. A link stays one.

    Raises OSError.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(path))
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        _write(unfinished, data, path.stat().st_mode & 0o777 if path.exists() else 0o666)
        os.replace(unfinished, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError) and error.filename is None:  # of a full disk the system names no file
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    _sync_folder(path.parent)


def _write(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """So that the move itself outlives a power cut; where a folder cannot be opened (Windows) the system sees to it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def unfinished(folder: Path) -> Iterator[Path]:
    """What killed runs left in a folder."""
    return folder.glob(f".*{_UNFINISHED}")
