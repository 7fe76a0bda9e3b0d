"""Face 1: the command `vanban`. Enters: arguments. Leaves: a report and an exit code.

0: done; 1: `check` found an error (a published anchor would vanish …), or anything at all with --strict, or `build
--strict` found one; 2: wrong arguments, or input refused, and nothing replaced; 3: `build --keep-going` left texts out;
130: stopped by the person.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from . import __version__
from .errors import ErrorsStand, Refusal
from .speaking import terminal
from .speaking.spoken_arguments import SpokenParser
from .storage import refused

KEPT = ".vanban"  # the folder in which results are kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; what the publisher can mend is told in one message, never as a traceback."""
    terminal.write_whatever_it_can()
    options = parser().parse_args(arguments)
    run: Run = options.run
    try:
        with terminal.ending_when_asked():
            status = run(options)
        sys.stdout.flush()
        _tell_unread(options.root)
    except ErrorsStand as errors:
        return terminal.tell(f"vanban: {errors}", 1)
    except Refusal as refusal:
        return terminal.tell("\n".join(f"vanban: {one}" for one in refusal.each), 2)
    except BrokenPipeError:  # `vanban check | head`: the reader has seen enough
        sys.stderr.close()
        return 0
    except OSError as error:
        return terminal.tell(f"vanban: {refused(error)}", 2)
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
    from . import reading  # not for `--help`

    found = reading.unread(root)
    for name in found[:_NAMED_UNREAD]:
        terminal.tell(f"vanban: {name}: không được đọc\n  → đưa vào bằng `vanban import`, hoặc dời đi nơi khác.")
    if len(found) > _NAMED_UNREAD:
        terminal.tell(f"vanban: và {len(found) - _NAMED_UNREAD} tệp nữa không được đọc.")


def parser() -> argparse.ArgumentParser:
    """All commands and their options; the help is for publishers, hence in Vietnamese."""
    top = SpokenParser(
        "vanban", description="Xuất bản văn bản chính thức: từ bản quét thô đến từng điều khoản có thể dẫn liên kết."
    )
    top.add_argument("--version", action="version", version=f"vanban {__version__}", help="hiện số phiên bản rồi thôi")
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
    _add_json(build)
    build.set_defaults(run=_lazily("making", "run_build"))

    check = _command(commands, "check", "liệt kê những điều cần người xem lại")
    check.add_argument("slug", nargs="*", help="chỉ các văn bản này")
    _add_json(check)
    check.add_argument("--strict", action="store_true", help="thoát với mã 1 nếu còn điều gì")
    _add_work(check)
    check.set_defaults(run=_lazily("looking", "run_check"))

    convert = _command(commands, "convert", "chỉ ghi các trang Markdown")
    convert.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    _add_work(convert)
    _add_json(convert)
    convert.set_defaults(run=_lazily("making", "run_convert"))

    search = _command(commands, "search", "tìm như ô tìm kiếm của trang web")
    search.add_argument("query", nargs="?", help="những từ cần tìm")
    search.add_argument("--batch", type=Path, metavar="TỆP", help="mỗi dòng một câu tìm; in ra mỗi dòng một danh sách")
    _add_json(search)
    search.add_argument("--site-dir", type=Path, help="trang web đã dựng (mặc định: site/ trong thư mục dự án)")
    search.add_argument("--limit", type=int, default=10, metavar="N", help="số kết quả cho mỗi câu (mặc định: 10)")
    search.add_argument(
        "--on",
        type=_day,
        metavar="NGÀY",
        help="ngày để xét hiệu lực, dạng 2026-01-31 (mặc định: hôm nay)",
    )
    search.set_defaults(run=_lazily("looking", "run_search"))

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
    _add_json(record)
    record.set_defaults(run=_lazily("settling", "run_record"))

    export = _command(commands, "export", "ghi mỗi văn bản thành tệp để mang đi, hay cả bộ sưu tập vào một tệp nén")
    export.add_argument(
        "format",
        nargs="+",
        metavar="DẠNG",
        help="txt, md, epub, docx, pdf, akn; zip: cả bộ sưu tập; offline: cả trang, mở được từ thư mục;"
        " opensearch: mục lục tìm kiếm cho máy chủ OpenSearch;"
        " rồi tên các văn bản, nếu không lấy hết",
    )
    export.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    export.add_argument("--on", type=_day, metavar="NGÀY", help="lời văn vào ngày này, dạng 2026-01-31")
    export.add_argument("--load", metavar="ĐỊA_CHỈ", help="opensearch: nạp luôn vào chỉ mục này (http://máy:9200/tên)")
    export.add_argument("--together", action="store_true", help="các bản PDF đóng thành một tệp")
    export.add_argument("--only", nargs="+", default=[], metavar="TÊN", help="chỉ các văn bản này")
    _add_work(export)
    _add_json(export)
    export.set_defaults(run=_lazily("making", "run_export"))

    serve = _command(commands, "serve", "dựng rồi mở trang web trên máy này, dựng lại mỗi khi một văn bản được lưu")
    serve.add_argument("--port", type=int, default=8000, help="cổng (mặc định: 8000)")
    serve.set_defaults(run=_lazily("making", "run_serve"))

    brought = _command(commands, "import", "đưa vào tệp PDF, Word, HTML, hình quét hay tệp chữ cũ, thành bản nháp")
    brought.add_argument("file", nargs="+", type=Path, metavar="TỆP", help="tệp, hay thư mục")
    brought.add_argument(
        "--name", metavar="TÊN", help="tên của văn bản trong source_texts/ (mặc định: theo số, ký hiệu)"
    )
    _add_json(brought)
    brought.set_defaults(run=_lazily("settling", "run_import"))

    init = _command(commands, "init", "tạo một bộ sưu tập mới trong một thư mục mới")
    init.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    _add_json(init)
    init.set_defaults(run=_lazily("making", "run_init"))

    merge = _command(commands, "merge", "gộp tệp quyết định của hai người; Git gọi lệnh này (xem hướng dẫn)")
    merge.add_argument("version", nargs=3, type=Path, metavar="TỆP", help="bản gốc, bản của ta, bản của người kia")
    merge.add_argument("place", nargs="?", help="tên của tệp trong kho")
    merge.set_defaults(run=_lazily("settling", "run_merge"))

    edit = _command(commands, "edit", "sửa bản chép của văn bản; chỗ nào đổi thì ghi thành [[correction]]")
    edit.add_argument("slug", metavar="TÊN")
    edit.add_argument("--from", dest="edited", type=Path, metavar="TỆP", help="bản chép đã sửa ở nơi khác")
    edit.add_argument("--copy", type=Path, metavar="TỆP", help="chỉ ghi bản chép ra tệp này, để sửa ở nơi khác")
    edit.set_defaults(run=_lazily("settling", "run_edit"))

    review = _command(commands, "review", "duyệt từng đề xuất sửa chữ và ghi quyết định")
    review.add_argument("slug", nargs="?", help="chỉ văn bản này")
    review.add_argument("--needless", action="store_true", help="bỏ những quyết định không còn cần, rồi thôi")
    review.add_argument("--findings", action="store_true", help="cả những điều cần xem, để sửa hay đánh dấu đã xem")
    review.add_argument("--worst-first", action="store_true", help="dòng nào sai nhiều thì hỏi trước")
    review.set_defaults(run=_lazily("settling", "run_review"))

    compare = _command(commands, "compare", "so một văn bản với một bản khác của nó, chỗ sai nhiều trước")
    compare.add_argument("slug", metavar="TÊN", help="văn bản cần sửa")
    compare.add_argument("other", metavar="BẢN_KIA", help="tên văn bản khác, hoặc một tệp PDF, Word, HTML, chữ")
    compare.add_argument("--review", action="store_true", help="hỏi từng chỗ khác, và ghi quyết định")
    compare.set_defaults(run=_lazily("settling", "run_compare"))
    return top


Run = Callable[[argparse.Namespace], int]


def _lazily(room: str, name: str) -> Run:
    """What a command does, whose module is imported when it is done."""

    def run(options: argparse.Namespace) -> int:
        done: Run = getattr(import_module(f".commands.{room}", __package__), name)
        return done(options)

    return run


def _command(commands: Any, name: str, purpose: str) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(
        name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}."
    )
    return added


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="in ra dạng JSON, cho máy đọc")


def _add_work(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=int, metavar="N", help="số tiến trình chạy cùng lúc (mặc định: số bộ xử lý)")
    command.add_argument(
        "--no-cache", action="store_true", help=f"đọc lại mọi văn bản, không dùng kết quả giữ trong {KEPT}/"
    )


def run_help(top: argparse.ArgumentParser) -> int:
    """Without a command: which there are."""
    top.print_help(sys.stderr)
    return 2


def _day(said: str) -> str:
    """A day as ISO 8601 writes it. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{said}” không phải một ngày dạng 2026-01-31") from error
