"""Reading: the one door in. Enters: source_texts/ below a project root. Leaves: SourceTexts with the publisher's
decisions.

A raw text is UTF-8, with or without a byte order mark, with any newline and in any normal form; its characters are
handed on as they are. What is not text is refused in plain words, with what it looks like and what to do
(`byte_signatures`), and so is a file of decisions that says something else than it could mean (`decisions`). Nothing is
read twice, nothing is guessed.

    >>> stem_problem("thai-binh-2013-quyet-dinh-1663-qd-ubnd"), bool(stem_problem("Quyết định 1663"))
    (None, True)
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from ..errors import Refusal, raise_all
from ..model import CleanText, Decisions, Document, SourceText
from ..storage import read_bytes
from ..vietnamese import slug
from . import beside, folder
from .beside import original_of, unread
from .byte_signatures import decoded
from .decisions import read_decisions
from .folder import FOLDER, WORKS
from .following import line_starts

__all__ = [
    "FOLDER",
    "WORKS",
    "Readings",
    "chosen",
    "chosen_slugs",
    "line_starts",
    "original_of",
    "read",
    "read_all",
    "read_each",
    "stem_problem",
    "unread",
]

_STEM = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,148}[A-Za-z0-9])?")
_TAKEN = frozenset(
    {"index", "readme", "works"}
)  # the list of documents, MkDocs' other name for it, and the table of works


@dataclass(frozen=True, slots=True)
class Readings:
    """The texts that could be read, and why the others could not: (slug, refusal),
    "" for what concerns no text alone.
    """

    sources: tuple[SourceText, ...]
    refused: tuple[tuple[str, Refusal], ...] = ()


def read_all(root: Path) -> tuple[SourceText, ...]:
    """Every source_texts/<slug>.txt below the project root, in the order of their slugs. Raises Refusal, with all that
    is wrong.
    """
    readings = read_each(root)
    raise_all(refusal for _, refusal in readings.refused)
    return readings.sources


def _itself(source: SourceText) -> SourceText:
    return source


def read_each(root: Path, held: Callable[[SourceText], SourceText] = _itself) -> Readings:
    """The same, text by text: one that is refused keeps no other from being read; `held` gives the form in which a text
    that was read is held. Raises Refusal for the folder alone.
    """
    files = folder.listed(root)
    sources, refused = [], [*folder.faults(files, root)]
    barred = {slug for slug, _ in refused}
    for path in sorted(folder.texts(files), key=lambda path: path.stem):
        if path.stem in barred:
            continue
        try:
            sources.append(held(read(path, root)))
        except Refusal as refusal:
            refused.append((path.stem, refusal))
    return Readings(tuple(sources), tuple(refused))


Read = TypeVar("Read", CleanText, Document)


def chosen(texts: Sequence[Read], slugs: Sequence[str]) -> tuple[Read, ...]:
    """The texts so named, all when none is. Raises Refusal for names that no text has."""
    chosen_slugs(slugs, [text.source.slug for text in texts])
    return tuple(text for text in texts if not slugs or text.source.slug in slugs)


def chosen_slugs(slugs: Sequence[str], known: Sequence[str]) -> None:
    """Raises Refusal for names that no text has."""
    raise_all(
        Refusal(name, "không có văn bản này", f"chọn một trong: {_offered(name, known)}")
        for name in slugs
        if not name or name not in known
    )


_FEW = 10  # names that one reads through


def _offered(name: str, known: Sequence[str]) -> str:
    """The names that somebody may have meant: those that hold what was written, or are near to it; else the first."""
    names = [each for each in known if each]
    held = [each for each in names if name and (name in each or each in name)]
    meant = list(dict.fromkeys([*held, *get_close_matches(name, names)])) or names
    rest = f" … ({len(names)} văn bản)" if len(meant) > _FEW else ""
    return (", ".join(meant[:_FEW]) or "(chưa có văn bản nào)") + rest


def read(path: Path, root: Path) -> SourceText:
    """One raw text and the file beside it. Raises Refusal."""
    place = path.relative_to(root).as_posix()
    if problem := stem_problem(path.stem):
        raise Refusal(place, *problem)
    data = read_bytes(path, place)
    text = decoded(data, place)
    said = path.with_suffix(".toml")
    decisions = read_decisions(said, root, text) if said.exists() else Decisions()
    if decisions.original:
        decisions = beside.held_against(decisions, path.parent)
    return SourceText(path.stem, place, data, text, hashlib.sha256(data).hexdigest(), decisions)


def stem_problem(stem: str) -> tuple[str, str] | None:
    """What keeps a file name from being an address (problem, remedy), or None.
    The stem is the page's address for ever.
    """
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
