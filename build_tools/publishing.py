"""From raw texts to files on disk: the site, or the Markdown pages alone; each takes its place only when it is whole.

Enters: the project root. Leaves: a folder. Promise: a build that fails leaves the last good site as it was.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from . import pipeline, searching, storage
from .assembling import shelf, standing
from .curating import checking, listing
from .errors import ErrorsStand, Refusal, Refusals, raise_all
from .execution import caching
from .mkdocs_plugin import VanbanPlugin, Wishes, refuse_target, settings_of
from .model import Settings
from .speaking.spoken_log import SpokenLog

CONFIGURATION = "mkdocs.yml"
MKDOCS_BUILD = "mkdocs.commands.build"
STANDS = "Trang web cũ vẫn giữ nguyên."
_WHAT_MKDOCS_SAYS = (Abort, ConfigurationError, MkDocsException, OSError)


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built: where it stands, what there is to look at in it, and the texts that are not in it anew."""

    path: Path
    rows: checking.PackedRows
    refused: tuple[Refusal, ...] = ()
    stood: bool = False  # it stood already, as it would be built now


def build(root: Path, site_dir: Path | None = None, jobs: int | None = None, cache: bool | None = None) -> Path:
    """Builds the whole site and puts it in place of the last one; returns where it stands. `jobs` and `cache` go before
    what mkdocs.yml says of them.

    Raises Refusal when the input, the configuration or a page is refused; then the last site is untouched.
    """
    return publish(root, site_dir, jobs, cache).path


def publish(
    root: Path,
    site_dir: Path | None = None,
    jobs: int | None = None,
    cache: bool | None = None,
    strict: bool = False,
    keep_going: bool = False,
    progress: pipeline.Progress = pipeline.silent,
) -> Built:
    """The same, as the command does it. `strict`: raises ErrorsStand when there is an error among the findings.
    `keep_going`: texts that are refused keep no other from being published; their last good pages stay.
    """
    root = root.resolve()
    target = (site_dir or root / "site").resolve()
    rows = checking.PackedRows()

    def accept(outcome: pipeline.Outcome) -> None:
        nonlocal rows
        rows = checking.everything(root, outcome)
        if strict:
            _refuse_errors(rows)

    try:
        refuse_target(root, target)
        inputs = _inputs(root, target, cache)
        if (known := standing.rows_of(root, target, inputs)) is not None:
            if strict:
                _refuse_errors(known)
            return Built(target, known, stood=True)
        plugin = _run(root, target, Wishes(keep_going, {}, accept, progress), {"jobs": jobs, "cache": cache})
    except ErrorsStand:
        raise
    except Refusal as refusal:
        raise _standing(refusal, target) from refusal
    if not plugin.refused and inputs == _inputs(root, target, cache):  # nothing was changed while it was built
        standing.note(root, target, inputs, rows)
    return Built(target, rows, tuple(plugin.refused.values()))


def _inputs(root: Path, target: Path, cache: bool | None) -> str | None:
    """The name of all that is about to be built; None where nothing is kept. Raises Refusal."""
    config, plugin = _configured(root, target)
    return standing.name_of(root, config) if (plugin.config.cache if cache is None else cache) else None


def _refuse_errors(rows: Iterable[checking.FindingRow]) -> None:
    errors = [row for row in rows if row.severity == "error"]
    if errors:
        told = "\n".join(listing.lines(errors))
        raise ErrorsStand("vanban build --strict", f"còn {len(errors)} lỗi\n{told}", f"sửa các lỗi ấy. {STANDS}")


def _run(root: Path, target: Path, wishes: Wishes, said: Mapping[str, object]) -> VanbanPlugin:
    """Builds with MkDocs; and again, without them, when pages of texts turn out to be wrong and the others are to go
    on. Raises Refusal.
    """
    while True:
        with _log_on_terminal():
            config, plugin = _configured(root, target)
            plugin.wishes = wishes
            plugin.config.update({key: value for key, value in said.items() if value is not None})
            try:
                _run_mkdocs(config)
            except _WHAT_MKDOCS_SAYS as error:
                wrong = plugin.wrong_texts()
                if not (wishes.keep_going and wrong):
                    raise _cause(error) from error
                wishes.without = {**wishes.without, **wrong}
            else:
                return plugin


def _configured(root: Path, target: Path) -> tuple[MkDocsConfig, VanbanPlugin]:
    """The configuration of the project, and our plugin in it. Raises Refusal."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if not (root / CONFIGURATION).is_file():
        raise Refusal(
            str(root / CONFIGURATION), "không có tệp cấu hình", "chạy lệnh trong thư mục dự án, hoặc chỉ ra bằng --root"
        )
    try:
        config = load_config(str(root / CONFIGURATION), site_dir=str(target), strict=True)
    except _WHAT_MKDOCS_SAYS as error:
        raise _cause(error) from error
    for plugin in config.plugins.values():
        if isinstance(plugin, VanbanPlugin):
            return config, plugin
    raise Refusal(CONFIGURATION, "thiếu plugin “vanban”", "thêm “- vanban” vào mục plugins.")


def shelved(
    root: Path,
    out: Path,
    jobs: int | None = None,
    cache: bool | None = None,
    progress: pipeline.Progress = pipeline.silent,
) -> int:
    """Builds the site aside, and copies it into the folder `out` so that it reads and searches without a server;
    returns how many pages it has. Raises Refusal.
    """
    shelf.refuse_taken(out)
    with TemporaryDirectory(prefix="vanban-") as aside:
        built = publish(root, Path(aside) / "site", jobs, cache, progress=progress)
        return shelf.copied(built.path, out)


def for_server(
    root: Path, out: Path, progress: pipeline.Progress = pipeline.silent, work: caching.Workers = caching.HERE
) -> list[Path]:
    """Writes the index of the collection for an OpenSearch server into the folder `out`. Raises Refusal."""
    outcome = pipeline.attempt(root.resolve(), progress, work)
    raise_all(outcome.refused.values())
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for page in searching.server_files(outcome.site, partial(caching.over, work=replace(work, folder=None))):
        paths.append(out / page.path)
        storage.write_whole(paths[-1], page.content)
    return paths


def address(root: Path) -> str:
    """The address at which the site of a project stands, "" where its configuration says none. Raises Refusal."""
    return _configured(root, root / "site")[0].site_url or ""


def _settings(root: Path) -> Settings:
    """What a project decides of its site; nothing, where it has no configuration that says so: pages in Markdown need
    none.
    """
    try:
        return settings_of(_configured(root, root / "site")[1].config)
    except Refusal:
        return pipeline.SILENT


def _run_mkdocs(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


@contextlib.contextmanager
def _log_on_terminal() -> Iterator[None]:
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(SpokenLog())
    handler.addFilter(
        lambda record: record.name != MKDOCS_BUILD or record.levelno < logging.ERROR
    )  # what stops it is told once, by us
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _cause(error: BaseException) -> Refusal:
    """What stopped MkDocs, as the publisher should read it: our own refusal inside its exceptions, or else the
    innermost of them.
    """
    cause: BaseException = error
    while not isinstance(cause, Refusal) and (inner := cause.__cause__ or cause.__context__):
        cause = inner
    if isinstance(cause, Refusal):
        return cause
    if isinstance(cause, OSError):
        return storage.refused(cause)
    return Refusal(CONFIGURATION, str(cause), "xem các dòng WARNING, ERROR ở trên.")


def _standing(refusal: Refusal, target: Path) -> Refusal:
    """The refusal, and that the last site stands, where there is one."""
    if not target.exists():
        return refusal
    *others, last = refusal.each
    told = Refusal(last.place, last.problem, f"{last.remedy.rstrip('.')}. {STANDS}")
    return Refusals([*others, told]) if others else told


def serve(root: Path, port: int = 8000) -> None:
    """Builds the site and shows it on this machine alone, until it is stopped. Raises Refusal."""
    root = root.resolve()
    _configured(root, root / "site")
    try:
        with _log_on_terminal():
            mkdocs_serve(str(root / CONFIGURATION), dev_addr=f"127.0.0.1:{port}")
    except _WHAT_MKDOCS_SAYS as error:
        raise _cause(error) from error


def convert(
    root: Path, out: Path, progress: pipeline.Progress = pipeline.silent, work: caching.Workers = caching.HERE
) -> int:
    """Writes the Markdown pages of the site into the folder `out`, nothing else; returns how many. What an earlier
    conversion left there is replaced. Raises Refusal.
    """
    storage.refuse_protected(root, out)
    storage.refuse_foreign(out, storage.is_converted)
    outcome = pipeline.publish(root.resolve(), progress, work, settings=_settings(root.resolve()))
    raise_all(outcome.refused.values())
    pages = [page for page in outcome.pages if page.path.endswith(".md")]
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
