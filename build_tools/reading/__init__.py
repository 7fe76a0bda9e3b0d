"""Reading: the one door in. Enters: source_texts/ below a project root. Leaves: SourceTexts with the publisher's
decisions.

A raw text is UTF-8, with or without a byte order mark, with any newline and in any normal form; its characters are
handed on
as they are. What is not text is refused in plain words, with what it looks like and what to do (`byte_signatures`), and so is a
file of
decisions that says something else than it could mean (`decisions`). Nothing is read twice, nothing is guessed.

    >>> stem_problem("thai-binh-2013-quyet-dinh-1663-qd-ubnd"), bool(stem_problem("Quyết định 1663"))
    (None, True)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from ..errors import Refusal
from ..model import CleanText, Decisions, Document, SourceText
from ..vietnamese import slug
from .byte_signatures import decoded
from .decisions import read_decisions

FOLDER = "source_texts"
WORKS = "works.toml"  # the publisher's table of cited works stands in the same folder; it belongs to no text
_STEM = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,148}[A-Za-z0-9])?")
_TAKEN = frozenset(
    {"index", "readme", "works"}
)  # the list of documents, MkDocs' other name for it, and the table of works


def read_all(root: Path) -> tuple[SourceText, ...]:
    """Every source_texts/<slug>.txt below the project root, in the order of their slugs. Raises Refusal."""
    folder = root / FOLDER
    if not folder.is_dir():
        raise Refusal(
            FOLDER, "không có thư mục này", "tạo thư mục source_texts/ ở gốc dự án và đặt các tệp .txt vào đó."
        )
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    texts = [path for path in files if path.suffix.lower() == ".txt"]
    _refuse_twins(texts)
    _refuse_orphans(files, {path.stem for path in texts})
    return tuple(read(path, root) for path in sorted(texts, key=lambda path: path.stem))


Read = TypeVar("Read", CleanText, Document)


def chosen(texts: Sequence[Read], slugs: Sequence[str]) -> tuple[Read, ...]:
    """The texts so named, all when none is. Raises Refusal for a name that no text has."""
    known = [text.source.slug for text in texts]
    for name in slugs:
        if name not in known:
            raise Refusal(
                name, "không có văn bản này", f"chọn một trong: {', '.join(known) or '(chưa có văn bản nào)'}"
            )
    return tuple(text for text in texts if not slugs or text.source.slug in slugs)


def read(path: Path, root: Path) -> SourceText:
    """One raw text and the file beside it. Raises Refusal."""
    place = path.relative_to(root).as_posix()
    if problem := stem_problem(path.stem):
        raise Refusal(place, *problem)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(place, f"không mở được tệp ({error.strerror})", "kiểm tra quyền đọc của tệp.") from error
    text = decoded(data, place)
    beside = path.with_suffix(".toml")
    decisions = read_decisions(beside, root, text) if beside.is_file() else Decisions()
    return SourceText(path.stem, place, data, text, hashlib.sha256(data).hexdigest(), decisions)


def stem_problem(stem: str) -> tuple[str, str] | None:
    """What keeps a file name from being an address (problem, remedy), or None. The stem is the page's address for ever."""
    if stem.lower() in _TAKEN:
        return (
            f"tên tệp “{stem}” đã dùng cho một trang của chương trình",
            f"đổi tên tệp, chẳng hạn thành “van-ban-{stem.lower()}.txt”.",
        )
    if _STEM.fullmatch(stem):
        return None
    better = slug(stem)[:150].strip("-") or "van-ban-1"
    return (
        (
            f"tên tệp “{stem}” không dùng làm địa chỉ trang được (chỉ chữ không dấu a–z, chữ số, gạch nối; không quá"
            " 150 ký tự)"
        ),
        f"đổi tên tệp, chẳng hạn thành “{better}.txt” (và tệp .toml bên cạnh, nếu có).",
    )


def _refuse_twins(texts: Iterable[Path]) -> None:
    seen: dict[str, Path] = {}
    for path in texts:
        twin = seen.setdefault(path.stem.lower(), path)
        if twin is not path:
            raise Refusal(
                f"{FOLDER}/{path.name}",
                f"trùng địa chỉ trang với {FOLDER}/{twin.name}",
                "đổi tên hoặc bỏ một trong hai tệp.",
            )


def _refuse_orphans(files: Iterable[Path], stems: set[str]) -> None:
    for path in files:
        if path.suffix.lower() == ".toml" and path.name != WORKS and path.stem not in stems:
            raise Refusal(
                f"{FOLDER}/{path.name}",
                f"không có văn bản {path.stem}.txt mà tệp này đi kèm",
                "đổi tên tệp cho đúng tên văn bản, hoặc bỏ tệp.",
            )
