"""Face 1: the command `vanban`. Enters: arguments. Leaves: a report and an exit code.

0: done; 1: `check` found an error (a published anchor would vanish …), or anything at all with --strict, or `build
--strict` found one; 2: wrong arguments, or input refused, and nothing replaced; 3: `build --keep-going` left texts out;
130: stopped by the person.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from . import (
    __version__,
    acquiring,
    beginning,
    caching,
    checking,
    downloads,
    editing,
    exporting,
    importing,
    publishing,
    reading,
    recording,
    reviewing,
    searching,
    storage,
    terminal,
)
from .errors import Refusal, raise_all

_NAMED = 20  # so many errors are named at the end of a build; all of them by `check`


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; what the publisher can mend is told in one message, never as a traceback."""
    terminal.write_whatever_it_can()
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        status = run(options)
        sys.stdout.flush()
        _tell_unread(options.root)
    except publishing.ErrorsStand as errors:
        return terminal.tell(f"vanban: {errors}", 1)
    except Refusal as refusal:
        return terminal.tell("\n".join(f"vanban: {one}" for one in refusal.each), 2)
    except BrokenPipeError:  # `vanban check | head`: the reader has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        return terminal.tell(f"vanban: {storage.refused(error)}", 2)
    except BrokenExecutor:
        return terminal.tell(
            "vanban: một tiến trình bị dừng giữa chừng, có lẽ thiếu bộ nhớ\n  → chạy lại với --jobs 1.", 2
        )
    except KeyboardInterrupt:
        return terminal.tell("\nvanban: đã dừng theo lệnh; những gì đã có vẫn giữ nguyên.", 130)
    return status


_NAMED_UNREAD = 10


def _tell_unread(root: Path) -> None:
    """Files that stand among the texts for nothing: nobody should believe that they are published."""
    found = reading.unread(root)
    for name in found[:_NAMED_UNREAD]:
        terminal.tell(f"vanban: {name}: không được đọc\n  → đưa vào bằng `vanban import`, hoặc dời đi nơi khác.")
    if len(found) > _NAMED_UNREAD:
        terminal.tell(f"vanban: và {len(found) - _NAMED_UNREAD} tệp nữa không được đọc.")


def parser() -> argparse.ArgumentParser:
    """All commands and their options; the help is for publishers, hence in Vietnamese."""
    top = argparse.ArgumentParser(
        "vanban", description="Xuất bản văn bản chính thức: từ bản quét thô đến từng điều khoản có thể dẫn liên kết."
    )
    top.add_argument("--version", action="version", version=f"vanban {__version__}")
    top.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="THƯ_MỤC",
        help="thư mục dự án, nơi có source_texts/ (mặc định: thư mục này)",
    )
    top.set_defaults(run=lambda _: run_help(top))
    commands = top.add_subparsers(title="các lệnh", metavar="LỆNH")

    build = _command(commands, "build", "dựng trang web từ các văn bản thô")
    build.add_argument("--site-dir", type=Path, help="nơi ghi trang web (mặc định: site/ trong thư mục dự án)")
    _add_work(build)
    build.add_argument("--strict", action="store_true", help="còn lỗi thì không dựng, thoát với mã 1")
    build.add_argument(
        "--keep-going",
        action="store_true",
        help="văn bản nào bị từ chối thì giữ trang cũ của nó và dựng các văn bản khác, thoát với mã 3",
    )
    build.set_defaults(run=run_build)

    check = _command(commands, "check", "liệt kê những điều cần người xem lại")
    check.add_argument("slug", nargs="*", help="chỉ các văn bản này")
    check.add_argument("--json", action="store_true", help="in ra dạng JSON")
    check.add_argument("--strict", action="store_true", help="thoát với mã 1 nếu còn điều gì")
    _add_work(check)
    check.set_defaults(run=run_check)

    convert = _command(commands, "convert", "chỉ ghi các trang Markdown")
    convert.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    _add_work(convert)
    convert.set_defaults(run=run_convert)

    search = _command(commands, "search", "tìm như ô tìm kiếm của trang web")
    search.add_argument("query", nargs="?", help="những từ cần tìm")
    search.add_argument("--batch", type=Path, metavar="TỆP", help="mỗi dòng một câu tìm; in ra mỗi dòng một danh sách")
    search.add_argument("--json", action="store_true", help="in ra dạng JSON")
    search.add_argument("--site-dir", type=Path, help="trang web đã dựng (mặc định: site/ trong thư mục dự án)")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="số kết quả cho mỗi câu (mặc định: 10)")
    search.add_argument(
        "--on",
        type=_day,
        metavar="NGÀY",
        help="ngày để xét hiệu lực, dạng 2026-01-31 (mặc định: hôm nay)",
    )
    search.set_defaults(run=run_search)

    record = _command(
        commands, "record", "ghi mọi neo đang có vào sổ neo (ledger/), để liên kết đã công bố không bao giờ hỏng"
    )
    record.add_argument("slug", nargs="*", help="chỉ các văn bản này")
    record.add_argument(
        "--moved", nargs=2, metavar=("CŨ", "MỚI"), help="địa chỉ cũ (TÊN#NEO, cả TÊN, hay khóa) nay dẫn đến địa chỉ mới"
    )
    record.add_argument("--removed", metavar="TÊN", help="văn bản này đã gỡ; trang của nó nói như vậy")
    record.add_argument("--reason", help="vì sao gỡ")
    record.add_argument(
        "--accept", nargs="+", metavar="TÊN#NEO", help="nơi này vẫn là điều khoản ấy, nay sửa lời: nhận lời mới"
    )
    _add_work(record)
    record.set_defaults(run=run_record)

    export = _command(commands, "export", "ghi mỗi văn bản thành tệp để mang đi, hay cả bộ sưu tập vào một tệp nén")
    export.add_argument(
        "format", nargs="+", choices=[*exporting.FORMATS, downloads.ARCHIVE], metavar="DẠNG",
        help=f"{', '.join(exporting.FORMATS)}; {downloads.ARCHIVE}: cả bộ sưu tập, kèm những dạng được kể",
    )  # fmt: skip
    export.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    export.add_argument("--together", action="store_true", help="các bản PDF đóng thành một tệp")
    export.add_argument("--only", nargs="+", default=[], metavar="TÊN", help="chỉ các văn bản này")
    _add_work(export)
    export.set_defaults(run=run_export)

    serve = _command(commands, "serve", "dựng rồi mở trang web trên máy này, dựng lại mỗi khi một văn bản được lưu")
    serve.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")
    serve.set_defaults(run=run_serve)

    brought = _command(commands, "import", "đưa vào tệp PDF, Word, HTML, hình quét hay tệp chữ cũ, thành bản nháp")
    brought.add_argument("file", nargs="+", type=Path, metavar="TỆP", help="tệp, hay thư mục")
    brought.add_argument(
        "--name", metavar="TÊN", help="tên của văn bản trong source_texts/ (mặc định: theo số, ký hiệu)"
    )
    brought.set_defaults(run=run_import)

    init = _command(commands, "init", "tạo một bộ sưu tập mới trong một thư mục mới")
    init.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    init.set_defaults(run=run_init)

    edit = _command(commands, "edit", "sửa bản chép của văn bản; chỗ nào đổi thì ghi thành [[correction]]")
    edit.add_argument("slug", metavar="TÊN")
    edit.add_argument("--from", dest="edited", type=Path, metavar="TỆP", help="bản chép đã sửa ở nơi khác")
    edit.add_argument("--copy", type=Path, metavar="TỆP", help="chỉ ghi bản chép ra tệp này, để sửa ở nơi khác")
    edit.set_defaults(run=run_edit)

    review = _command(commands, "review", "duyệt từng đề xuất sửa chữ và ghi quyết định")
    review.add_argument("slug", nargs="?", help="chỉ văn bản này")
    review.add_argument("--needless", action="store_true", help="bỏ những quyết định không còn cần, rồi thôi")
    review.set_defaults(run=run_review)
    return top


def _command(commands: Any, name: str, purpose: str) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."
    )
    return added


def _add_work(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=int, metavar="N", help="số tiến trình chạy cùng lúc (mặc định: số bộ xử lý)")
    command.add_argument(
        "--no-cache", action="store_true", help=f"đọc lại mọi văn bản, không dùng kết quả giữ trong {caching.FOLDER}/"
    )


def _workers(options: argparse.Namespace) -> AbstractContextManager[caching.Workers]:
    return caching.workers(options.jobs or 0, caching.folder(options.root, not options.no_cache))


def run_help(top: argparse.ArgumentParser) -> int:
    """Without a command: which there are."""
    top.print_help(sys.stderr)
    return 2


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


def run_check(options: argparse.Namespace) -> int:
    with _workers(options) as work:
        found = checking.look(options.root, tuple(options.slug), terminal.progress, work)
    rows = found.rows
    if options.json:
        terminal.print_json(checking.as_json(rows), indent=1)
    elif rows or not found.refused:
        print(checking.table(rows))
    raise_all(found.refused)
    return 1 if (options.strict and rows) or any(row.severity == "error" for row in rows) else 0


def run_record(options: argparse.Namespace) -> int:
    """Brings the ledger up to date; refuses while a published address would break, and says by which command it is
    settled.
    """
    if (options.removed is None) != (options.reason is None):
        raise Refusal("vanban record", "--removed và --reason đi cùng nhau", 'viết --removed TÊN --reason "…"')
    with _workers(options) as work:
        if options.moved:
            former, now = options.moved
            return _told(recording.move(options.root, former, now, work))
        if options.removed:
            return _told(recording.remove(options.root, options.removed, options.reason, work))
        if options.accept:
            return _told(recording.accept(options.root, options.accept, work))
        done = recording.record(options.root, tuple(options.slug), work)
    _told(done.words)
    print(f"Đã ghi sổ neo của {len(done.paths)} văn bản và khóa của các văn bản được dẫn chiếu.")
    return 0


def _told(words: Sequence[str]) -> int:
    for line in words:
        print(line)
    return 0


def run_convert(options: argparse.Namespace) -> int:
    with _workers(options) as work:
        count = publishing.convert(options.root, options.out, terminal.progress, work)
    print(f"Đã ghi {count} tệp vào {options.out}")
    return 0


VIETNAM = timezone(timedelta(hours=7))


def _day(said: str) -> str:
    """A day as ISO 8601 writes it. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{said}” không phải một ngày dạng 2026-01-31") from error


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


def run_serve(options: argparse.Namespace) -> int:
    publishing.serve(options.root, options.port)
    return 0


def run_export(options: argparse.Namespace) -> int:
    address = publishing.address(options.root)
    with _workers(options) as work:
        paths = downloads.exported(
            options.root, options.format, options.out, options.only, address, terminal.progress, work, options.together
        )
    print(f"Đã ghi {len(paths)} tệp vào {options.out}")
    return 0


def run_import(options: argparse.Namespace) -> int:
    """Tells of each file what was read in it, so that a person sees at once whether it is the whole."""
    for one in acquiring.bring(options.root, options.file, options.name):
        for line in told_of(one):
            print(line)
    return 0


def told_of(one: acquiring.Brought) -> list[str]:
    """What a person is told of a file that was brought in."""
    if one.imported is None or one.analysis is None:
        return [f"{one.file}: đã đưa vào trước đây, là văn bản {one.name}; không đổi gì."]
    document, meta = one.analysis.document, one.analysis.document.metadata
    kinds = Counter(unit.kind.value for unit in document.units)
    rows = [
        ("loại", meta.type), ("số", meta.number), ("ngày", meta.date), ("cơ quan", meta.issuer),
        ("trích yếu", meta.title),
        ("người ký", "; ".join(signer.name or "?" for signer in meta.signers)),
        ("cấu trúc", ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())),
        ("chú thích", str(len(document.notes)) if document.notes else None),
        ("phát hiện", str(len(document.findings)) if document.findings else None),
        ("chữ chưa chắc", _doubted(one.imported)),
        ("không giữ được", "; ".join(one.imported.lost) or None),
        ("bỏ, vì lặp ở mép trang", f"{len(one.imported.dropped)} dòng, như “{one.imported.dropped[0]}”"
         if one.imported.dropped else None),
    ]  # fmt: skip
    told = [f"{one.file} → source_texts/{one.name}.txt (bản nháp)"]
    return told + [
        f"  {label}: {' '.join((value or 'không thấy').split())}" for label, value in rows if value is not None
    ]


def _doubted(imported: importing.Imported) -> str | None:
    """How many words of a scan are doubted, and how many marks of it became no word of the text."""
    count, placed = len(imported.doubts), len(acquiring.placed(imported))
    if not count:
        return None
    lost = f"; {count - placed} chỗ chỉ một máy thấy chữ, hay quá mờ, không có trong văn bản: so lại bản gốc"
    return f"{placed} (vanban check kể từng chữ)" + (lost if count > placed else "")


def run_init(options: argparse.Namespace) -> int:
    for name in beginning.begin(options.folder):
        print(options.folder / name)
    print(f"Đã tạo xong. Xem thử: vanban --root {options.folder} serve, rồi mở http://127.0.0.1:8000")
    return 0


def run_edit(options: argparse.Namespace) -> int:
    if options.copy:
        storage.write_whole(options.copy, (editing.copied(options.root, options.slug) + "\n").encode())
        return 0
    try:
        editing.edit(options.root, options.slug, input, print, options.edited)
    except reviewing.Leave:
        return terminal.tell("\nĐã dừng; những mục đã ghi vẫn giữ.", 130)
    return 0


def run_review(options: argparse.Namespace) -> int:
    return (reviewing.tidy if options.needless else reviewing.review)(options.root, options.slug)
