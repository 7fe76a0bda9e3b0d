"""From raw texts to files on disk: the site, or the Markdown pages alone; each takes its place only when it is whole.

Enters: the project root. Leaves: a folder. Promise: a build that fails leaves the last good site as it was.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import caching, pipeline, storage, writing
from .errors import Refusal
from .mkdocs_plugin import VanbanPlugin, refuse_target

CONFIGURATION = "mkdocs.yml"
MKDOCS_BUILD = "mkdocs.commands.build"
STANDS = "Trang web cũ vẫn giữ nguyên."


def build(root: Path, site_dir: Path | None = None, jobs: int | None = None, cache: bool | None = None) -> Path:
    """Builds the whole site and puts it in place of the last one; returns where it stands. `jobs` and `cache` go before
    what mkdocs.yml says of them.

    Raises Refusal when the input, the configuration or a page is refused; then the last site is untouched.
    """
    root = root.resolve()
    target = (site_dir or root / "site").resolve()
    try:
        refuse_target(root, target)
    except Refusal as refusal:
        raise _refused(refusal, target) from refusal
    try:
        _run_mkdocs(root, target, {"jobs": jobs, "cache": cache})
    except OSError as error:
        raise _refused(storage.refused(error), target) from error
    except (Abort, ConfigurationError, MkDocsException) as error:
        raise _refused(error, target) from error
    return target


def _run_mkdocs(root: Path, site_dir: Path, said: Mapping[str, object]) -> None:
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
        ours = [plugin for plugin in config.plugins.values() if isinstance(plugin, VanbanPlugin)]
        for plugin in ours:
            plugin.config.update({key: value for key, value in said.items() if value is not None})
        if not ours:
            raise Refusal(CONFIGURATION, "thiếu plugin “vanban”", "thêm “- vanban” vào mục plugins.")
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
    finally:
        log.removeHandler(handler)


def _refused(error: BaseException, target: Path) -> Refusal:
    """What stopped MkDocs, as the publisher should read it: our own refusal inside its exceptions, or else the
    innermost of them.
    """
    cause: BaseException = error
    while not isinstance(cause, Refusal) and (inner := cause.__cause__ or cause.__context__):
        cause = inner
    stands = f" {STANDS}" if target.exists() else ""
    if isinstance(cause, Refusal):
        return Refusal(cause.place, cause.problem, f"{cause.remedy.rstrip('.')}.{stands}")
    if isinstance(cause, OSError):
        return _refused(storage.refused(cause), target)
    return Refusal(CONFIGURATION, str(cause), f"xem các dòng WARNING, ERROR ở trên.{stands}")


def convert(
    root: Path, out: Path, progress: pipeline.Progress = pipeline.silent, work: caching.Work = caching.HERE
) -> int:
    """Writes the Markdown pages of the site into the folder `out`, nothing else; returns how many. What an earlier
    conversion left there is replaced. Raises Refusal.
    """
    storage.refuse_protected(root, out)
    storage.refuse_foreign(out, storage.is_converted)
    site = pipeline.build(root.resolve(), progress, work)
    pages = [page for page in writing.pages(site) if page.path.endswith(".md")]
    try:
        with storage.replacing(out, _say) as fresh:
            for page in pages:
                path = fresh / page.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(page.content)
    except OSError as error:
        raise storage.refused(error) from error
    return len(pages)


def _say(words: str) -> None:
    print(words, file=sys.stderr)
