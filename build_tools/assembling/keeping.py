"""The last good pages of texts that are refused now: `build --keep-going` publishes the others, and loses none of
these.

Enters: the last site, the fresh one, the slugs that are refused. Leaves: the fresh site with the pages of those texts,
and of the works that only they cite, as they were.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..addresses import DOCUMENTS, WORKS
from ..writing.data import as_bytes

_LIST = "data/documents.json"


def keep_last(last: Path, fresh: Path, slugs: Iterable[str]) -> None:
    """Raises OSError."""
    kept = [slug for slug in sorted(slugs) if slug and (last / DOCUMENTS / slug).is_dir()]
    for slug in kept:
        shutil.rmtree(fresh / DOCUMENTS / slug, ignore_errors=True)
        shutil.copytree(last / DOCUMENTS / slug, fresh / DOCUMENTS / slug)
    for work in sorted((last / WORKS).glob("*/")) if kept else ():
        if not (fresh / WORKS / work.name).exists():
            shutil.copytree(work, fresh / WORKS / work.name)
    _list(last / _LIST, fresh / _LIST, kept)


def _list(last: Path, fresh: Path, kept: Iterable[str]) -> None:
    """The list of texts goes on naming those whose last pages are kept."""
    try:
        before, now = (json.loads(path.read_text(encoding="utf-8")) for path in (last, fresh))
        entries = {entry["slug"]: entry for entry in now} | {e["slug"]: e for e in before if e["slug"] in set(kept)}
    except (ValueError, TypeError, KeyError, FileNotFoundError):  # a list of another version: the pages are what counts
        return
    listed = [entries[slug] for slug in sorted(entries)]
    fresh.write_bytes(as_bytes(listed))
