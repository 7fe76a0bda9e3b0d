"""Commands that change nothing: what there is to look at, what is found.

Enters: the options of the command. Leaves: what it says, and its exit status.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from pathlib import Path

from .. import searching
from ..curating import checking, listing
from ..errors import Refusal, raise_all
from ..speaking import terminal
from .working import workers


def run_check(options: argparse.Namespace) -> int:
    with workers(options) as work:
        found = checking.look(options.root, tuple(options.slug), terminal.progress, work)
    rows = found.rows
    if options.json:
        terminal.print_json(listing.as_json(rows), indent=1)
    elif rows or not found.refused:
        print(listing.table(rows))
    raise_all(found.refused)
    return 1 if (options.strict and rows) or any(row.severity == "error" for row in rows) else 0


VIETNAM = timezone(timedelta(hours=7))


def run_search(options: argparse.Namespace) -> int:
    if (options.query is None) == (options.batch is None):
        raise Refusal(
            "vanban search", "cần một câu tìm, hoặc --batch TỆP", 'ví dụ: vanban search "chuyển giao công nghệ"'
        )
    day = options.on or datetime.now(VIETNAM).date().isoformat()
    collection = searching.load(options.site_dir or options.root / "site", day)
    for query in [options.query] if options.batch is None else _queries(options.batch):
        results = searching.search(collection, query, options.limit)
        if options.json:
            terminal.print_json([asdict(result) for result in results])
        else:
            print(_as_text(results))
    return 0


def _queries(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(str(path), f"không đọc được: {error}", "mỗi dòng một câu tìm, UTF-8") from error


def _as_text(results: Sequence[searching.Result]) -> str:
    return "\n".join(f"{n:3}. {r.title}\n     {r.url}" for n, r in enumerate(results, 1)) or "Không tìm thấy."
