"""Bringing in what an office holds: a file becomes a raw text, its original beside it, a file of decisions that makes
it a draft.

Enters: the project root and files. Leaves: what was written, and what the program reads in it. Nothing is
overwritten; a file that was brought in before is told so and changes nothing. A text that cannot be written whole is
not written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomlkit

from .. import importing, pipeline, storage
from ..errors import Refusal, raise_all
from ..importing import Doubt, Imported
from ..model import Analysis, Metadata, SourceText
from ..presenting import short_titles
from ..reading import FOLDER, original_of, stem_problem
from ..reading.following import near_words
from ..vietnamese import slug

NOT_A_TEXT = ".goc"  # the ending of an original that would else be read as a text itself
_YEAR = re.compile(r"(?:^|[-/])(?:19|20)\d\d(?:[-/]|$)")


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one file: the name of its text; what was read, None when it was brought in before."""

    file: Path
    name: str
    imported: Imported | None = None
    analysis: Analysis | None = None


def bring(
    root: Path, files: Sequence[Path], name: str | None = None, progress: pipeline.Progress = pipeline.silent
) -> Iterator[Brought]:
    """Brings in files, one after the other, of a folder all that stand in it. Raises Refusal when all that can be read
    has been, with each that cannot.
    """
    if not (root / FOLDER).is_dir():
        raise Refusal(
            str(root), f"không có thư mục {FOLDER}/", "chạy trong thư mục dự án, hoặc tạo một bộ: vanban init"
        )
    every = [file for given in files for file in _files(given)]
    if name and len(every) != 1:
        raise Refusal("vanban import", "--name chỉ dùng cho một tệp", "đưa vào từng tệp một")
    refused: list[Refusal] = []
    for n, file in enumerate(every):
        progress("Đưa vào", n, len(every))
        try:
            brought = _brought(root, file, name)
        except Refusal as refusal:
            refused.extend(refusal.each)
            continue
        finally:
            progress("Đưa vào", n + 1, len(every))
        yield brought
    raise_all(refused)


def _files(given: Path) -> list[Path]:
    if given.is_dir():
        return sorted(path for path in given.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not given.is_file():
        raise Refusal(str(given), "không có tệp này", "xem lại đường dẫn")
    return [given]


def _brought(root: Path, file: Path, name: str | None) -> Brought:
    data = storage.read_bytes(file)
    digest = sha256(data).hexdigest()
    if before := _before(root, digest):
        return Brought(file, before)
    found = importing.read(file)
    analysis = pipeline.analyse(_source(file.stem, found.text))
    called = name or proposed(analysis.document.metadata, file.stem)
    if problem := stem_problem(called):
        raise Refusal(str(file), f"tên “{called}” không dùng được: {problem}", "chỉ ra tên khác bằng --name")
    target = root / FOLDER / f"{called}.txt"
    if target.exists() or target.with_suffix(".toml").exists():
        raise Refusal(str(file), f"đã có {FOLDER}/{called}.txt", "chỉ ra tên khác bằng --name; không tệp nào bị ghi đè")
    original = target.with_name(f"{called}{file.suffix.lower()}")
    original = original.with_name(original.name + NOT_A_TEXT) if original == target else original
    decisions = _decisions(found, original.name, digest)
    files: dict[str, bytes | None] = {
        original.name: data,
        f"{called}.toml": decisions,
        target.name: found.text.encode(),
    }
    storage.write_together(root / FOLDER, files)
    return Brought(file, called, found, analysis)


def _before(root: Path, digest: str) -> str | None:
    """The text that was made of this very file, if there is one."""
    told = ((path, original_of(path)) for path in sorted((root / FOLDER).glob("*.toml")))
    return next((path.stem for path, original in told if original.get("sha256") == digest), None)


def _source(name: str, text: str) -> SourceText:
    data = text.encode()
    return SourceText(slug(name) or "van-ban", f"{FOLDER}/{name}.txt", data, text, sha256(data).hexdigest())


def proposed(meta: Metadata, stem: str) -> str:
    """The name that a text gives itself: type and number, with the year where the number does not say it.

    >>> proposed(Metadata(type="Nghị định", number="136/2026/NĐ-CP"), "x"), proposed(Metadata(), "Báo cáo 3")
    ('nghi-dinh-136-2026-nd-cp', 'bao-cao-3')
    >>> proposed(Metadata(type="Hướng dẫn", number="36-HD/VPTW", date="2018-04-03"), "x")
    'huong-dan-36-hd-vptw-2018'
    """
    known = [short_titles.one_line(meta.type), short_titles.one_line(meta.number)]
    if not all(known):
        return slug(stem) or "van-ban"
    year = meta.date[:4] if meta.date and not _YEAR.search(known[1]) else ""
    return slug(" ".join([*known, year]))


def _decisions(found: Imported, original: str, digest: str) -> bytes:
    """The file beside the text: a draft, what it was read from, what readers of a scan do not agree on."""
    file = tomlkit.document()
    file.add(tomlkit.comment('Bản nháp: duyệt xong thì bỏ dòng dưới, hoặc ghi state = "reviewed".'))
    file.add("state", "draft")
    said = tomlkit.table()
    for key, value in (("file", original), ("sha256", digest), ("tool", found.tool), ("version", found.version)):
        if value:
            said.add(key, value)
    said.add("publish", False)
    file.add("original", said)
    entries = tomlkit.aot()
    for doubt in found.doubts:
        entry = tomlkit.table()
        for key, value in _told(found.text, doubt).items():
            entry.add(key, value)
        entries.append(entry)
    if entries:
        file.add("doubt", entries)
    return tomlkit.dumps(file).encode()


def _told(text: str, doubt: Doubt) -> dict[str, Any]:
    """One entry [[doubt]]: the line and the words, those near them where the line has the words twice, what another
    reader sees, where on the original they stand.
    """
    start, end = doubt.start, doubt.end
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    said: dict[str, Any] = {"line": text.count("\n", 0, start) + 1, "before": text[start:end]}
    if text.count(text[start:end], first, last) > 1:
        said["near"] = near_words(text, start, end)
    return said | {"readings": list(doubt.readings), "page": doubt.page, "box": list(doubt.box)}
