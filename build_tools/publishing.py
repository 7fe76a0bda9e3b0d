"""From raw texts to files on disk: the site, swapped in only when it is whole, or the Markdown pages alone.

Enters: the project root. Leaves: a folder. Promise: a build that fails leaves the last good site as it was.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import pipeline, reading, writing
from .errors import Refusal
from .storage import is_converted, is_site, refuse_foreign, refuse_protected

CONFIGURATION = "mkdocs.yml"
MKDOCS_BUILD = "mkdocs.commands.build"


def build(root: Path, site_dir: Path | None = None) -> Path:
    """Builds the whole site and puts it in place of the last one; returns where it stands.

    Raises Refusal when the input, the configuration or a page is refused; then the last site is untouched.
    """
    root = root.resolve()
    target = (site_dir or root / "site").resolve()
    _refuse_target(root, target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{target.name}.", dir=target.parent) as scratch:
        fresh = Path(scratch) / "fresh"
        _run_mkdocs(root, fresh)
        _swap(fresh, target, Path(scratch) / "last")
    return target


def _refuse_target(root: Path, target: Path) -> None:
    """Raises Refusal for a folder that must not be replaced; what is wrong with the texts is told before that."""
    refuse_protected(root, target)
    try:
        refuse_foreign(target, is_site)
    except Refusal:
        try:
            reading.read_all(root)
        except Refusal as refusal:
            raise _refused(refusal) from refusal
        raise


def _run_mkdocs(root: Path, site_dir: Path) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not (root / CONFIGURATION).is_file():
        raise Refusal(
            str(root / CONFIGURATION), "không có tệp cấu hình", "chạy lệnh trong thư mục dự án, hoặc chỉ ra bằng --root"
        )
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    handler.addFilter(
        lambda record: record.name != MKDOCS_BUILD or record.levelno < logging.ERROR
    )  # what stops it is told once, by us
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        config = load_config(str(root / CONFIGURATION), site_dir=str(site_dir), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, ConfigurationError, MkDocsException) as error:
        raise _refused(error) from error
    finally:
        log.removeHandler(handler)


def _refused(error: BaseException) -> Refusal:
    """What stopped MkDocs, as the publisher should read it: our own refusal inside its exceptions, or else the
    innermost of them.
    """
    cause: BaseException = error
    while not isinstance(cause, Refusal) and (inner := cause.__cause__ or cause.__context__):
        cause = inner
    stands = "Trang web cũ vẫn giữ nguyên."
    if isinstance(cause, Refusal):
        return Refusal(cause.place, cause.problem, f"{cause.remedy.rstrip('.')}. {stands}")
    return Refusal(CONFIGURATION, str(cause), f"xem các dòng WARNING, ERROR ở trên. {stands}")


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    """Puts `fresh` where `target` is; if the second move fails the first is undone."""
    if target.exists():
        target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        if aside.exists():
            aside.rename(target)
        raise


def convert(root: Path, out: Path, progress: pipeline.Progress = pipeline.silent) -> int:
    """Writes the Markdown pages of the site below `out`, nothing else; returns how many."""
    refuse_protected(root, out)
    refuse_foreign(out, is_converted)
    site = pipeline.build(root.resolve(), progress)
    pages = [page for page in writing.pages(site) if page.path.endswith(".md")]
    for page in pages:
        path = out / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.content)
    return len(pages)
