"""Commands that make something: the site, its pages in Markdown, files to take away, a new collection.

Enters: the options of the command. Leaves: what it says, and its exit status.
"""

from __future__ import annotations

import argparse

from .. import beginning, checking, downloads, publishing, terminal
from .working import workers

_NAMED = 20  # so many errors are named at the end of a build; all of them by `check`


def run_build(options: argparse.Namespace) -> int:
    built = publishing.publish(
        options.root,
        options.site_dir,
        options.jobs,
        False if options.no_cache else None,
        options.strict,
        options.keep_going,
        terminal.progress,
    )
    for refusal in built.refused:
        for one in refusal.each:
            terminal.tell(f"vanban: {one}")
    errors = [row for row in built.rows if row.severity == "error"]
    for line in checking.lines(errors[:_NAMED]):
        terminal.tell(line)
    if len(errors) > _NAMED:
        terminal.tell(f"… và {len(errors) - _NAMED} lỗi nữa: `vanban check`")
    print(f"{'Không có gì thay đổi, trang web đã đúng' if built.stood else 'Đã dựng xong'}: {built.path}")
    if built.refused:
        print(f"{len(built.refused)} văn bản bị từ chối: giữ nguyên trang dựng được lần trước, nếu có.")
    if summary := checking.counted(built.rows):
        print(f"Còn {summary} (`vanban check` liệt kê).")
    return 3 if built.refused else 0


def run_convert(options: argparse.Namespace) -> int:
    with workers(options) as work:
        count = publishing.convert(options.root, options.out, terminal.progress, work)
    print(f"Đã ghi {count} tệp vào {options.out}")
    return 0


def run_export(options: argparse.Namespace) -> int:
    address = publishing.address(options.root)
    with workers(options) as work:
        paths = downloads.exported(
            options.root, options.format, options.out, options.only, address, terminal.progress, work, options.together
        )
    print(f"Đã ghi {len(paths)} tệp vào {options.out}")
    return 0


def run_serve(options: argparse.Namespace) -> int:
    publishing.serve(options.root, options.port)
    return 0


def run_init(options: argparse.Namespace) -> int:
    for name in beginning.begin(options.folder):
        print(options.folder / name)
    print(f"Đã tạo xong. Xem thử: vanban --root {options.folder} serve, rồi mở http://127.0.0.1:8000")
    return 0
