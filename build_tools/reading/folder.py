"""The folder of raw texts: what stands in it, and what must not.

Enters: source_texts/ below a project root. Leaves: its files, and a Refusal for each that is not what its name says.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..errors import Refusal
from ..storage import refused

FOLDER = "source_texts"
WORKS = "works.toml"  # the publisher's table of cited works stands in the same folder; it belongs to no text
_ENDINGS = (".txt", ".toml")


def listed(root: Path) -> tuple[Path, ...]:
    """Everything in the folder that bears the ending of a text or of a file of decisions, in whatever letters; hidden
    files are passed over. Raises Refusal when there is no such folder or it cannot be looked into.
    """
    where = root / FOLDER
    if not where.is_dir():
        raise Refusal(
            FOLDER, "không có thư mục này", "tạo thư mục source_texts/ ở gốc dự án và đặt các tệp .txt vào đó."
        )
    try:
        found = sorted(where.iterdir())
    except OSError as error:
        raise refused(error, FOLDER) from error
    return tuple(path for path in found if path.suffix.lower() in _ENDINGS and not path.name.startswith("."))


def texts(files: Iterable[Path]) -> list[Path]:
    """Those of them that are raw texts."""
    return [path for path in files if path.suffix == ".txt"]


def faults(files: Sequence[Path], root: Path) -> Iterator[tuple[str, Refusal]]:
    """What must not stand there, each with the slug that it concerns."""
    stems = {path.stem for path in texts(files)}
    first: dict[tuple[str, str], Path] = {}
    for path in sorted(files, key=lambda path: path.suffix not in _ENDINGS):
        twin = first.setdefault((path.stem.lower(), path.suffix.lower()), path)
        fault = _fault(path, root, stems) if twin is path else _twin(path, twin)
        if fault:
            yield path.stem, fault


def _twin(path: Path, twin: Path) -> Refusal:
    what = "trùng địa chỉ trang với" if path.suffix.lower() == ".txt" else "chỉ khác chữ hoa, chữ thường so với"
    return Refusal(f"{FOLDER}/{path.name}", f"{what} {FOLDER}/{twin.name}", "đổi tên hoặc bỏ một trong hai tệp.")


def _fault(path: Path, root: Path, stems: set[str]) -> Refusal | None:
    place = f"{FOLDER}/{path.name}"
    if path.suffix not in _ENDINGS:
        ending = path.suffix.lower()
        return Refusal(place, f"đuôi tệp “{path.suffix}” không viết bằng chữ thường", f"đổi thành {path.stem}{ending}.")
    if path.is_symlink() and not _inside(path, root):
        return Refusal(
            place, "là một liên kết dẫn ra ngoài thư mục source_texts/, hoặc hỏng", "đặt chính tệp ấy vào đây."
        )
    if not _is_file(path):
        return Refusal(place, "không phải là tệp", "đổi tên thư mục ấy, hoặc dời nó đi nơi khác.")
    if path.suffix == ".toml" and path.name != WORKS and path.stem not in stems:
        return Refusal(
            place,
            f"không có văn bản {path.stem}.txt mà tệp này đi kèm",
            "đổi tên tệp cho đúng tên văn bản, hoặc bỏ tệp.",
        )
    return None


def _inside(path: Path, root: Path) -> bool:
    try:
        return (root / FOLDER).resolve() in path.resolve(strict=True).parents
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return False


def _is_file(path: Path) -> bool:
    """Also of a file that went away since it was listed: reading it says so."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True
