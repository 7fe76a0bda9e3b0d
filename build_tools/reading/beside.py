"""The files that texts were read from, and the files in source_texts/ that nothing reads.

Enters: what a file of decisions says of an original; the project root. Leaves: the decisions, with a remark or a
Refusal where the original is not what they say; the files that stand there for nothing.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from ..model import Decisions, Remark
from ..originals import MISSING
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
    if original.sha256 and sha256(path.read_bytes()).hexdigest() != original.sha256.lower():
        message = f"{decisions.path}: tệp gốc {original.file} không còn là tệp mà văn bản này được đọc ra."
        return replace(decisions, remarks=(*decisions.remarks, Remark("original-changed", None, None, message)))
    return decisions


def unread(root: Path) -> tuple[str, ...]:
    """What stands in source_texts/, or below it, and is neither a text, nor decisions, nor an original of a text."""
    where = root / FOLDER
    if not where.is_dir():
        return ()
    named = {name for path in where.glob("*.toml") for name in _named(path)}
    found = []
    for path in sorted(where.rglob("*")):
        inside = path.relative_to(where)
        hidden = any(part.startswith((".", "~")) for part in inside.parts)
        read = len(inside.parts) == 1 and (path.suffix.lower() in _READ or path.name in named)
        if path.is_file() and not hidden and not read:
            found.append(f"{FOLDER}/{inside.as_posix()}")
    return tuple(found)


def _named(path: Path) -> set[str]:
    """The original that a file of decisions names; one that cannot be read is told where it is read."""
    with suppress(OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        original = tomllib.loads(path.read_text(encoding="utf-8")).get("original")
        if isinstance(original, dict) and isinstance(original.get("file"), str):
            return {original["file"]}
    return set()
