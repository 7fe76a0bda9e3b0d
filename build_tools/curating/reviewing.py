"""Reviewing: an editor goes through the proposals in the terminal, and each decision is written at once.

Enters: the project root, perhaps a slug, and the means to ask and to say. Leaves: entries of [[correction]], [[seen]]
and [[line]] in source_texts/<slug>.toml, appended behind everything that stands there, which is kept as it is
(comments, order, spacing). What was decided is not asked again, because a decided place is no proposal any more; the
last decisions can be taken back, one after the other. Nothing here changes a raw text.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from .. import cleaning, pipeline, proposing, reading
from ..errors import Refusal, raise_all
from ..findings import marked, waits
from ..model import CleanText, Correction, Finding, SourceText
from ..passages import line_numbers
from ..reading.decisions import LINES
from . import deciding
from .deciding import EDITOR, FileEntry, Writing

Ask = Callable[[str], str]
Say = Callable[[str], None]
Asked = tuple[CleanText, Correction | Finding]
_Open = TypeVar("_Open", bound=Correction | Finding)

_CHOICES = "[n]hận  [b]ác  [s]ửa khác  [g]iống hệt thì nhận cả  [d]òng là…  [q]ua  [l]ùi  [h]oàn tác  [t]hoát: "
_LOOKED = "đã [x]em, để nguyên  [s]ửa  [d]òng là…  [q]ua  [l]ùi  [h]oàn tác  [t]hoát: "
_AROUND = 70


class Leave(Exception):
    """The editor has had enough."""


@dataclass
class Round:
    """One going through: what is asked, what was written, and where the editor is."""

    root: Path
    waiting: Sequence[Asked]
    by: str
    ask: Ask
    say: Say
    at: int = 0
    decided: dict[int, Writing] = field(default_factory=dict)  # what was asked → what was written for it


def review(
    root: Path,
    slug: str | None = None,
    ask: Ask = input,
    say: Say = print,
    findings: bool = False,
    worst_first: bool = False,
) -> int:
    """Go through every open proposal of one text or of all, with the findings of each text if wanted; 0 when the editor
    came to the end or left. Raises Refusal.
    """
    texts = _texts(root, slug)
    waiting: list[Asked] = []
    for text in texts:
        own: list[Correction | Finding] = [record for record in text.corrections if record.status == "proposed"]
        own += _findings(text) if findings else []
        waiting += [(text, one) for one in (ranked(text, own) if worst_first else sorted(own, key=_place))]
    if not waiting:
        say("Không còn gì đang chờ." if findings else "Không có đề xuất nào đang chờ (điều cần xem: thêm --findings).")
        return 0
    what = "đề xuất và điều cần xem" if findings else "đề xuất"
    say(f"Có {len(waiting)} {what} đang chờ. Mỗi quyết định được ghi ngay vào tệp .toml bên cạnh văn bản.")
    return go_through(root, waiting, ask, say)


def go_through(root: Path, waiting: Sequence[Asked], ask: Ask, say: Say) -> int:
    """Asks about each, in their order; 0 when the editor came to the end or left. Raises Refusal."""
    now = Round(root, waiting, EDITOR, ask, say)
    try:
        now.by = answered(ask, f"Người quyết định [{EDITOR}]: ") or EDITOR
        while now.at < len(waiting):
            if now.at in now.decided:
                now.at += 1
                continue
            text, one = waiting[now.at]
            say(shown(text, one, f"{now.at + 1}/{len(waiting)}"))
            _answer(now)
        say(f"Xong: đã ghi {len(now.decided)} quyết định, bỏ qua {len(waiting) - len(now.decided)}.")
    except Leave:
        left = len(waiting) - len(now.decided)
        say(f"\nĐã dừng: đã ghi {len(now.decided)} quyết định, còn {left} đề xuất đang chờ.")
    return 0


def _place(one: Correction | Finding) -> tuple[int, int]:
    return (one.start if one.start is not None else sys.maxsize), one.end or 0


def _findings(text: CleanText) -> list[Correction | Finding]:
    """What is found in a text, with what the others tell, and nobody has looked at yet."""
    _, document = pipeline.parsed(text.source)
    of_others = [one for one in text.findings if one.code in proposing.CODES]
    every = marked(dict.fromkeys([*document.findings, *of_others]), text.source.decisions.seen, text.corrections)
    return [one for one in every if waits(one)]


def ranked(text: CleanText, own: Sequence[_Open]) -> list[_Open]:
    """What is open in a text, where most of a line is doubted first."""
    starts = reading.line_starts(text.source.text)
    lines = list(zip(starts, [*starts[1:], len(text.source.text)], strict=True))
    spans = [(-1, -1) if one.start is None else (one.start, one.end or one.start) for one in own]
    return [own[n] for n in proposing.worst_first(spans, lines)]


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
        deciding.taken_out(root, source, {number for remark in remarks for number in remark.entries})
        count += len(remarks)
    say(f"Đã bỏ {count} mục không còn cần." if count else "Không có mục nào không còn cần.")
    return 0


def shown(text: CleanText, one: Correction | Finding, place: str) -> str:
    """One proposal or finding as the editor sees it: where, in what words, what instead, and on what evidence."""
    raw = text.source.text
    if one.start is None:
        return "\n".join(["", f"({place}) {text.source.path}", *map(_wrapped, _told(one))])
    end_of = max(one.end or 0, one.start)
    start, end = raw.rfind("\n", 0, one.start) + 1, raw.find("\n", end_of)
    before, behind = raw[start : one.start], raw[end_of : end if end >= 0 else len(raw)]
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:]
    behind = behind if len(behind) <= _AROUND else behind[:_AROUND] + "…"
    words = f"{one.before} → {one.after}" if isinstance(one, Correction) else raw[one.start : end_of][: 3 * _AROUND]
    lines = (f"{before}[{words}]{behind}", *_told(one))
    return "\n".join(
        ["", f"({place}) {text.source.path}:{line_numbers(raw)(one.start)}", *(_wrapped(line) for line in lines)]
    )


def _told(one: Correction | Finding) -> tuple[str, ...]:
    return (
        (f"{one.reason}: {one.evidence}",) if isinstance(one, Correction) else (f"[{one.code}] {one.message}", one.hint)
    )


def _wrapped(line: str) -> str:
    """A line in the width of the terminal, broken between words."""
    width = max(30, shutil.get_terminal_size().columns)
    return textwrap.fill(
        line, width, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _answer(now: Round) -> None:
    """Ask until one is decided, passed over, or left for another. Raises Leave."""
    proposal = isinstance(now.waiting[now.at][1], Correction)
    choices = "nbsgd" if proposal else "xsd"
    while True:
        choice = answered(now.ask, _CHOICES if proposal else _LOOKED).lower()[:1]
        if choice == "t":
            raise Leave
        if choice in _MOVES:
            _MOVES[choice](now)
            return
        if choice and choice in choices and (entries := _entries(now, choice)):
            _write(now, entries, alike=choice == "g")
            return
        now.say(f"Gõ {', '.join(choices)}, q, l, h hoặc t.")


def _on(now: Round) -> None:
    now.at += 1


def _back(now: Round) -> None:
    """To the last before this that is not decided."""
    now.at = max((n for n in range(now.at) if n not in now.decided), default=now.at)


def _undo(now: Round) -> None:
    """Takes back what was written last, and asks for it again."""
    if not now.decided:
        now.say("Không còn gì để hoàn tác.")
        return
    last = now.decided[list(now.decided)[-1]]
    try:
        deciding.taken_back(last)
    except Refusal as refusal:
        now.say(str(refusal))
        return
    again = [n for n, written in now.decided.items() if written is last]
    for n in again:
        del now.decided[n]
    now.at = min(again)
    now.say("Đã hoàn tác.")


_MOVES: dict[str, Callable[[Round], None]] = {"q": _on, "l": _back, "h": _undo}


def _entries(now: Round, choice: str) -> list[FileEntry]:
    """What is to be written for a choice; nothing when the editor thinks better of it. Raises Leave."""
    text, one = now.waiting[now.at]
    source = text.source
    if choice == "d":
        return _line(now, source, one)
    if choice == "x" and isinstance(one, Finding):
        return [deciding.seen(source, one, _own_reason(now, "Vì sao để nguyên được: "), now.by)]
    record = one if isinstance(one, Correction) else _of_finding(source, one)
    if record is None:
        return []
    after = record.after
    if choice == "s":
        after = answered(now.ask, f"Sửa “{record.before}” thành (bỏ trống để chọn lại): ")
    if choice == "s" and not after:
        return []
    reason = _reason(now, record, choice == "b")
    records = [now.waiting[n][1] for n in _alike(now)] if choice == "g" else [record]
    return [
        deciding.correction(source, each, after, choice != "b", reason, now.by)
        for each in records
        if isinstance(each, Correction)
    ]


def _reason(now: Round, record: Correction, rejects: bool) -> str:
    if rejects:
        return _own_reason(now, "Lý do bác, để người đọc hiểu vì sao giữ như in: ")
    if record.evidence:
        return answered(now.ask, f"Lý do [{record.evidence}]: ") or record.evidence
    return _own_reason(now, "Lý do sửa: ")


def _of_finding(source: SourceText, one: Finding) -> Correction | None:
    """The words of a finding as something that can be mended."""
    if one.start is None or one.end is None or one.end <= one.start or not source.text[one.start : one.end].strip():
        return None
    return Correction(one.code, "word", one.start, one.end, source.text[one.start : one.end], "", "proposed", "")


def _line(now: Round, source: SourceText, one: Correction | Finding) -> list[FileEntry]:
    what = answered(now.ask, f"Dòng này là ({', '.join(LINES)}; bỏ trống để chọn lại): ")
    if what not in LINES or one.start is None:
        return []
    start = source.text.rfind("\n", 0, one.start) + 1
    start += len(source.text[start:]) - len(source.text[start:].lstrip())
    return [deciding.line(source, start, start + _AROUND, what, _own_reason(now, "Vì sao: "), now.by)]


def _own_reason(now: Round, question: str) -> str:
    """A reason that a person gives: what speaks for a proposal is none to refuse it. Raises Leave."""
    while not (reason := answered(now.ask, question)):
        now.say("Phải có lý do riêng, chẳng hạn: “đúng như bản gốc”.")
    return reason


def _alike(now: Round) -> list[int]:
    """The proposals of the text that say just this and are not decided."""
    text, one = now.waiting[now.at]
    return [
        n
        for n, (held, other) in enumerate(now.waiting)
        if held is text and n not in now.decided and isinstance(one, Correction) and isinstance(other, Correction)
        and (other.before, other.after) == (one.before, one.after)
    ]  # fmt: skip


def _write(now: Round, entries: Sequence[FileEntry], alike: bool) -> None:
    places = _alike(now) if alike else [now.at]
    written = deciding.written(now.root, now.waiting[now.at][0].source, entries)
    now.decided |= dict.fromkeys(places, written)
    if alike:
        now.say(f"Đã nhận cả {len(places)} chỗ.")
    now.at += 1


def answered(ask: Ask, question: str) -> str:
    """What a person answers. Raises Leave when they have had enough."""
    try:
        return ask(question).strip()
    except (EOFError, KeyboardInterrupt) as stop:
        raise Leave from stop
