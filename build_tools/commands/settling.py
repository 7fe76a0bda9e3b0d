"""Commands by which a person settles something: what is published, how a word reads, which text is brought in.

Enters: the options of the command. Leaves: what it says, and its exit status.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence

from .. import storage
from ..curating import acquiring, comparing, editing, recording, reviewing
from ..errors import Refusal
from ..speaking import terminal
from .working import workers


def run_record(options: argparse.Namespace) -> int:
    """Brings the ledger up to date; refuses while a published address would break, and says by which command it is
    settled.
    """
    if (options.removed is None) != (options.reason is None):
        raise Refusal("vanban record", "--removed và --reason đi cùng nhau", 'viết --removed TÊN --reason "…"')
    watched = terminal.progress
    with workers(options) as work:
        if options.moved:
            former, now = options.moved
            return _told(options, recording.move(options.root, former, now, work, watched))
        if options.removed:
            return _told(options, recording.remove(options.root, options.removed, options.reason, work, watched))
        if options.accept:
            return _told(options, recording.accept(options.root, options.accept, work, watched))
        done = recording.record(options.root, tuple(options.slug), work, watched)
    count = f"Đã ghi sổ neo của {len(done.paths)} văn bản và khóa của các văn bản được dẫn chiếu."
    return _told(options, [*done.words, *([] if options.json else [count])], [str(path) for path in done.paths])


def _told(options: argparse.Namespace, words: Sequence[str], files: Sequence[str] = ()) -> int:
    if options.json:
        terminal.print_json({"told": list(words), "files": list(files)}, indent=1)
        return 0
    for line in words:
        print(line)
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Tells of each file what was read in it, so that a person sees at once whether it is the whole."""
    told = []
    try:
        for one in acquiring.bring(options.root, options.file, options.name, terminal.progress):
            told.append({"file": str(one.file), "text": one.name, "told": told_of(one)})
            for line in told_of(one) if not options.json else ():
                print(line)
    finally:  # what was brought in is told, also where other files are refused
        if options.json:
            terminal.print_json(told, indent=1)
    return 0


def told_of(one: acquiring.Brought) -> list[str]:
    """What a person is told of a file that was brought in."""
    if one.imported is None or one.analysis is None:
        return [f"{one.file}: đã đưa vào trước đây, là văn bản {one.name}; không đổi gì."]
    document, meta = one.analysis.document, one.analysis.document.metadata
    kinds, doubts = Counter(unit.kind.value for unit in document.units), len(one.imported.doubts)
    rows = [
        ("loại", meta.type), ("số", meta.number), ("ngày", meta.date), ("cơ quan", meta.issuer),
        ("trích yếu", meta.title),
        ("người ký", "; ".join(signer.name or "?" for signer in meta.signers)),
        ("cấu trúc", ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())),
        ("chú thích", str(len(document.notes)) if document.notes else None),
        ("phát hiện", str(len(document.findings)) if document.findings else None),
        ("chữ chưa chắc", f"{doubts} (vanban check kể từng chữ)" if doubts else None),
        ("không giữ được", "; ".join(one.imported.lost) or None),
        ("bỏ, vì lặp ở mép trang", f"{len(one.imported.dropped)} dòng, như “{one.imported.dropped[0]}”"
         if one.imported.dropped else None),
    ]  # fmt: skip
    told = [f"{one.file} → source_texts/{one.name}.txt (bản nháp)"]
    return told + [
        f"  {label}: {' '.join((value or 'không thấy').split())}" for label, value in rows if value is not None
    ]


def run_edit(options: argparse.Namespace) -> int:
    if options.copy:
        storage.write_whole(options.copy, (editing.copied(options.root, options.slug) + "\n").encode())
        return 0
    try:
        editing.edit(options.root, options.slug, input, print, options.edited)
    except reviewing.Leave:
        return terminal.tell("\nĐã dừng; những mục đã ghi vẫn giữ.", 130)
    return 0


def run_merge(options: argparse.Namespace) -> int:
    """What Git asks of a driver: ours becomes what both sides wrote; 1 leaves it to a person."""
    base, ours, theirs = (storage.read_text(path, str(path)) for path in options.version)
    try:
        merged = storage.united(ours, theirs, base, options.place or str(options.version[1]))
    except Refusal as refusal:
        return terminal.tell(f"vanban: {refusal}", 1)
    storage.write_whole(options.version[1], merged.encode())
    return 0


def run_review(options: argparse.Namespace) -> int:
    if options.needless:
        return reviewing.tidy(options.root, options.slug)
    return reviewing.review(options.root, options.slug, input, print, options.findings, options.worst_first)


def run_compare(options: argparse.Namespace) -> int:
    """Prints the differences, or asks about each."""
    text, found = comparing.differences(options.root, options.slug, options.other)
    if options.review and found:
        return reviewing.go_through(options.root, [(text, one) for one in found], input, print)
    for line in comparing.told(text, found):
        print(line)
    print(f"{len(found)} chỗ khác nhau." if found else "Hai bản giống nhau từng chữ.")
    return 0
