"""The files that texts were read from, and the files in source_texts/ that nothing reads.

Enters: what a file of decisions says of an original; the project root. Leaves: the decisions, with a remark
where the original is not what they say; the files that stand there for nothing.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Any

from ..model import Decisions, Remark
from ..presenting.originals import CHANGED, MISSING
from .folder import FOLDER

_READ = (".txt", ".toml")


def held_against(decisions: Decisions, folder: Path) -> Decisions:
    """The decisions, with a remark when the original is not the file that the text was read from, or is to be published
    and is not there; then it is not.
    """
    original = decisions.original
    if original is None:
        return decisions
    path = folder / original.file
    if not path.is_file():
        if not original.publish:
            return decisions
        message = f"{decisions.path}: muốn đăng tệp gốc {original.file}, nhưng trong {FOLDER}/ không có tệp ấy."
        remarks = (*decisions.remarks, Remark(MISSING, None, None, message))
        return replace(decisions, remarks=remarks)
    if original.sha256 and _print(path) != original.sha256.lower():
        message = f"{decisions.path}: tệp gốc {original.file} không còn là tệp mà văn bản này được đọc ra."
        return replace(decisions, remarks=(*decisions.remarks, Remark(CHANGED, None, None, message)))
    return decisions


def _print(path: Path) -> str:
    """The hash of a file; known again while the program runs and the file stands as it was."""
    state = path.stat()
    return _hashed(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=1 << 16)
def _hashed(path: Path, _size: int, _time: int) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def unread(root: Path) -> tuple[str, ...]:
    """What stands in source_texts/, or below it, and is neither a text, nor decisions, nor an original of a text."""
    where = root / FOLDER
    others = [path for path in sorted(where.rglob("*")) if _is_other(path.relative_to(where)) and path.is_file()]
    if not others:  # the files of decisions need not be read
        return ()
    named = {original_of(path).get("file") for path in where.glob("*.toml")}
    return tuple(
        f"{FOLDER}/{p.relative_to(where).as_posix()}" for p in others if p.parent != where or p.name not in named
    )


def _is_other(inside: Path) -> bool:
    hidden = any(part.startswith((".", "~")) for part in inside.parts)
    return not hidden and (len(inside.parts) > 1 or inside.suffix.lower() not in _READ)


def original_of(path: Path) -> dict[str, Any]:
    """What a file of decisions says of its original; nothing where it cannot be read: that is told where it is read."""
    with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        original = tomllib.loads(path.read_text(encoding="utf-8")).get("original")
        return original if isinstance(original, dict) else {}
    return {}
