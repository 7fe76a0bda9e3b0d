"""Commands that make something: the site, its pages in Markdown, files to take away, a new collection.

Enters: the options of the command. Leaves: what it says, and its exit status.
"""

from __future__ import annotations

import argparse
import sys

from .. import loading, publishing
from ..assembling import downloads
from ..curating import beginning, listing
from ..errors import Refusal
from ..speaking import terminal
from .working import workers


def run_build(options: argparse.Namespace) -> int:
    """What is left in the site is counted, and the errors named, last."""
    built = publishing.publish(
        options.root,
        options.site_dir,
        options.jobs,
        False if options.no_cache else None,
        options.strict,
        options.keep_going,
        terminal.progress,
    )
    refused = [one for refusal in built.refused for one in refusal.each]
    for one in refused:
        terminal.tell(f"vanban: {one}")
    status = 3 if refused else 0
    if options.json:
        told = {"site": str(built.path), "stood": built.stood, "refused": [terminal.plain(one) for one in refused]}
        terminal.print_json({**told, "rows": listing.as_json(built.rows)}, indent=1)
        return status
    print(f"{'Không có gì thay đổi, trang web đã đúng' if built.stood else 'Đã dựng xong'}: {built.path}")
    if built.refused:
        print(f"{len(built.refused)} văn bản bị từ chối: giữ nguyên trang dựng được lần trước, nếu có.")
    for line in listing.summary(built.rows):
        print(line)
    sys.stdout.flush()
    for line in listing.errors_named(built.rows):
        terminal.tell(line)
    return status


def run_convert(options: argparse.Namespace) -> int:
    with workers(options) as work:
        count = publishing.convert(options.root, options.out, terminal.progress, work)
    if options.json:
        terminal.print_json({"folder": str(options.out), "files": count})
    else:
        print(f"Đã ghi {count} tệp vào {options.out}")
    return 0


OFFLINE, OPENSEARCH = "offline", "opensearch"


def run_export(options: argparse.Namespace) -> int:
    formats, named = downloads.told_apart(options.format, [OFFLINE, OPENSEARCH])
    if OFFLINE in formats:
        return _offline(options, [*formats, *named, *options.only])
    if OPENSEARCH in formats:
        return _opensearch(options, [*formats, *named, *options.only])
    address = publishing.address(options.root)
    with workers(options) as work:
        paths = downloads.exported(
            options.root, formats, options.out, [*named, *options.only], address, terminal.progress, work,
            options.together, options.on or "",
        )  # fmt: skip
    if options.json:
        terminal.print_json({"folder": str(options.out), "files": [str(path) for path in paths]}, indent=1)
    else:
        print(f"Đã ghi {len(paths)} tệp vào {options.out}")
    return 0


def _offline(options: argparse.Namespace, asked: list[str]) -> int:
    """The whole site as a folder that needs no server."""
    if asked != [OFFLINE]:
        raise Refusal(
            "vanban export",
            "offline là cả trang, không kèm dạng hay văn bản nào",
            "viết: vanban export offline --out …",
        )
    cache = False if options.no_cache else None
    pages = publishing.shelved(options.root, options.out, options.jobs, cache, terminal.progress)
    if options.json:
        terminal.print_json({"folder": str(options.out), "pages": pages}, indent=1)
    else:
        print(
            f"Đã chép {pages} trang vào {options.out}: mở {options.out / 'index.html'} là đọc, tìm được, không cần mạng"
        )
    return 0


def _opensearch(options: argparse.Namespace, asked: list[str]) -> int:
    """The index of the whole collection for a server, and into it if one is named."""
    if asked != [OPENSEARCH]:
        raise Refusal(
            "vanban export",
            "opensearch là cả bộ sưu tập, không kèm dạng hay văn bản nào",
            "viết: vanban export opensearch --out …",
        )
    with workers(options) as work:
        paths = publishing.for_server(options.root, options.out, terminal.progress, work)
    clauses = loading.load(options.out, options.load) if options.load else None
    if options.json:
        told = {"folder": str(options.out), "files": [str(path) for path in paths], "loaded": clauses}
        terminal.print_json(told, indent=1)
        return 0
    print(f"Đã ghi {len(paths)} tệp vào {options.out}")
    if clauses is not None:
        print(f"Đã nạp {clauses} điều khoản vào {options.load}")
    return 0


def run_serve(options: argparse.Namespace) -> int:
    publishing.serve(options.root, options.port)
    return 0


def run_init(options: argparse.Namespace) -> int:
    names = beginning.begin(options.folder)
    if options.json:
        terminal.print_json({"folder": str(options.folder), "files": list(names)}, indent=1)
        return 0
    for name in names:
        print(options.folder / name)
    print(f"Đã tạo xong. Xem thử: vanban --root {options.folder} serve, rồi mở http://127.0.0.1:8000")
    return 0
