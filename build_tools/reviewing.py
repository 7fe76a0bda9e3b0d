"""Reviewing: an editor goes through the proposals in the terminal, and each decision is written at once.

Enters: the project root, perhaps a slug, and the means to ask and to say. Leaves: [[correction]] entries in
source_texts/<slug>.toml, appended behind everything that stands there, which is kept as it is (comments, order,
spacing). What was decided is not asked again, because a decided place is no proposal any more. Nothing here changes a
raw text.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import tomlkit

from . import cleaning, deciding, proposing, reading
from .deciding import EDITOR
from .errors import raise_all
from .model import CleanText, Correction, SourceText
from .passages import line_numbers
from .storage import healed, locked, read_text, refused, write_whole

Ask = Callable[[str], str]
Say = Callable[[str], None]

_CHOICES = "[n]hận  [b]ác  [s]ửa khác  [q]ua  [t]hoát: "
_AROUND = 70


class Leave(Exception):
    """The editor has had enough."""


def review(root: Path, slug: str | None = None, ask: Ask = input, say: Say = print) -> int:
    """Go through every open proposal of one text or of all; 0 when the editor came to the end or left.
    Raises Refusal.
    """
    texts = _texts(root, slug)
    waiting = [(text, record) for text in texts for record in text.corrections if record.status == "proposed"]
    if not waiting:
        say("Không có đề xuất nào đang chờ.")
        return 0
    say(f"Có {len(waiting)} đề xuất đang chờ. Mỗi quyết định được ghi ngay vào tệp .toml bên cạnh văn bản.")
    written = 0
    try:
        by = answered(ask, f"Người quyết định [{EDITOR}]: ") or EDITOR
        for n, (text, record) in enumerate(waiting, 1):
            say(shown(text, record, f"{n}/{len(waiting)}"))
            written += _decide(root, text, record, by, ask, say)
        say(f"Xong: đã ghi {written} quyết định, bỏ qua {len(waiting) - written}.")
    except Leave:
        say(f"\nĐã dừng: đã ghi {written} quyết định, còn {len(waiting) - written} đề xuất đang chờ.")
    return 0


def _texts(root: Path, slug: str | None) -> tuple[CleanText, ...]:
    """The texts to go through; one that is refused keeps no other from it. Raises Refusal."""
    readings = reading.read_each(root)
    raise_all(refusal for name, refusal in readings.refused if slug in (None, name))
    return reading.chosen(
        proposing.with_proposals(map(cleaning.clean, readings.sources)), [slug] if slug is not None else []
    )


def tidy(root: Path, slug: str | None = None, say: Say = print) -> int:
    """Takes out the decisions that have nothing more to do, of one text or of all, and says which. Raises Refusal."""
    readings = reading.read_each(root)
    raise_all(refusal for name, refusal in readings.refused if slug in (None, name))
    reading.chosen_slugs([slug] if slug else [], [source.slug for source in readings.sources])
    count = 0
    for source in readings.sources:
        remarks = (
            [r for r in source.decisions.remarks if r.code == "decision-needless"]
            if slug in (None, source.slug)
            else []
        )
        if not remarks:
            continue
        for remark in remarks:
            say(remark.message)
        _take_out(root, source, {number for remark in remarks for number in remark.entries})
        count += len(remarks)
    say(f"Đã bỏ {count} mục không còn cần." if count else "Không có mục nào không còn cần.")
    return 0


def _take_out(root: Path, source: SourceText, numbers: set[int]) -> None:
    path = root / source.decisions.path
    with locked(path.parent, lambda words: print(words, file=sys.stderr)):
        table = tomlkit.parse(healed(read_text(path, source.decisions.path), source.decisions.path))
        entries = table["correction"]
        for number in sorted(numbers, reverse=True):
            del entries[number - 1]
        if not entries:
            del table["correction"]
        try:
            write_whole(path, tomlkit.dumps(table).encode())
        except OSError as error:
            raise refused(error, source.decisions.path) from error


def shown(text: CleanText, record: Correction, place: str) -> str:
    """One proposal as the editor sees it: where, in what words, what instead, and on what evidence."""
    raw = text.source.text
    start, end = raw.rfind("\n", 0, record.start) + 1, raw.find("\n", record.end)
    before, behind = raw[start : record.start], raw[record.end : end if end >= 0 else len(raw)]
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    behind = behind if len(behind) <= _AROUND else behind[:_AROUND] + "…"
    lines = (f"{before}[{record.before} → {record.after}]{behind}", f"{record.reason}: {record.evidence}")
    place = f"({place}) {text.source.path}:{line_numbers(raw)(record.start)}"
    return "\n".join(["", place, *(_wrapped(line) for line in lines)])


def _wrapped(line: str) -> str:
    """A line in the width of the terminal, broken between words."""
    width = max(30, shutil.get_terminal_size().columns)
    return textwrap.fill(
        line, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _decide(root: Path, text: CleanText, record: Correction, by: str, ask: Ask, say: Say) -> bool:
    """Ask until one proposal is decided, which is written (True), or passed over (False). Raises Leave."""
    while True:
        choice = answered(ask, _CHOICES).lower()[:1]
        if choice == "t":
            raise Leave
        if choice == "q":
            return False
        after = (
            answered(ask, f"Sửa “{record.before}” thành (bỏ trống để chọn lại): ") if choice == "s" else record.after
        )
        if choice in ("n", "b", "s") and after:
            break
        say("Gõ n, b, s, q hoặc t.")
    reason = _reason(record, choice == "b", ask, say)
    deciding.written(root, text.source, [deciding.correction(text.source, record, after, choice != "b", reason, by)])
    return True


def _reason(record: Correction, rejects: bool, ask: Ask, say: Say) -> str:
    """Why a person decided so. What speaks for a proposal is no reason to refuse it: that one has to be said. Raises
    Leave.
    """
    if not rejects:
        return answered(ask, f"Lý do [{record.evidence}]: ") or record.evidence
    while not (reason := answered(ask, "Lý do bác, để người đọc hiểu vì sao giữ như in: ")):
        say("Bác thì phải có lý do riêng, chẳng hạn: “đúng như bản gốc”.")
    return reason


def answered(ask: Ask, question: str) -> str:
    """What a person answers. Raises Leave when they have had enough."""
    try:
        return ask(question).strip()
    except (EOFError, KeyboardInterrupt) as stop:
        raise Leave from stop
