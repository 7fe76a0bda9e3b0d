"""Which folder may be replaced: one that is not there, is empty, or was made by this program; never the project's own.

Enters: the project root and a target. Leaves: nothing, or a Refusal that says why and where to instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..errors import Refusal
from .mounted import pieces

# What a project cannot do without; nothing is ever built over it, into it, or over what holds it.
PROTECTED = ("source_texts", "docs", "ledger", "overrides", "build_tools", "tests", ".git", "mkdocs.yml")
_SITE = ("index.html", "data/documents.json")  # both stand in every site that was ever built
_PAGES = ("index.md", "van-ban/index.md", "dan-chieu/index.md")  # … and these in every folder of `convert`
_ELSEWHERE = "chọn một thư mục khác, mới hoặc còn trống, chẳng hạn site/."


def refuse_protected(root: Path, target: Path) -> None:
    """Raises Refusal when the target is the project, holds it or a part of it, or lies in a part of it."""
    target = target.resolve()
    for kept in _kept(root):
        if kept == target or target in kept.parents:
            raise Refusal(str(target), f"thư mục này là, hoặc chứa, “{kept}” của dự án", _ELSEWHERE)
        if kept in target.parents and kept != root.resolve():
            raise Refusal(str(target), f"thư mục này nằm trong “{kept}” của dự án", _ELSEWHERE)


def _kept(root: Path) -> Iterator[Path]:
    yield root.resolve()
    for name in PROTECTED:
        yield root.resolve() / name
        yield (root / name).resolve()


def is_site(folder: Path) -> bool:
    """Whether a folder is a site that was built by this program."""
    return all((folder / name).is_file() for name in _SITE)


def is_converted(folder: Path) -> bool:
    """Whether a folder was written by `convert`: its lists stand there, and nothing but Markdown does."""
    if not all((folder / name).is_file() for name in _PAGES):
        return False
    return all(path.is_dir() or path.suffix == ".md" for path in folder.rglob("*"))


def refuse_foreign(target: Path, is_ours: Callable[[Path], bool]) -> None:
    """Raises Refusal for a target that is a file, or a folder with something in it that is not ours."""
    if target.is_dir():
        if pieces(target) and not is_ours(target):
            raise Refusal(str(target), "thư mục này có sẵn những tệp không phải do chương trình dựng nên", _ELSEWHERE)
    elif target.exists():
        raise Refusal(str(target), "đã có một tệp mang tên này", _ELSEWHERE)
