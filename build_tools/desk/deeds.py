"""Deeds: what a person does at the desk, written into the file beside the text.

Enters: the bench of a text, what the page says was done. Leaves: what was written, with the words for it. Raises
Refusal for what cannot be done; nothing is written then.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..curating import deciding, editing
from ..curating.deciding import Writing
from ..errors import Refusal
from ..model import Correction, Finding
from .bench import LINE_NAMES, Bench, Waiting

Said = Mapping[str, Any]
Done = tuple[Writing, str]


def do(root: Path, bench: Bench, said: Said) -> Done:
    """Carries out one deed. Raises Refusal."""
    make = _DEEDS.get(_words(said, "deed"))
    if make is None:
        raise Refusal(bench.source.path, "không có việc ấy", "tải lại trang.")
    return make(root, bench, said)


def _words(said: Said, key: str) -> str:
    value = said.get(key, "")
    return " ".join(value.split()) if isinstance(value, str) else ""


def _reason(bench: Bench, said: Said, offered: str = "", what: str = "lý do") -> str:
    """The reason that a person gives, else the one offered. Raises Refusal when there is neither."""
    if words := _words(said, "reason") or offered:
        return words
    raise Refusal(bench.source.path, f"chưa có {what}", f"ghi {what}, để người đọc hiểu vì sao.")


def _by(said: Said) -> str:
    return _words(said, "by") or deciding.EDITOR


def _chosen(bench: Bench, said: Said) -> Waiting:
    """The open thing that a deed is about. Raises Refusal when it is open no more."""
    found = next((one for one in bench.open if one.id == said.get("id")), None)
    if found is None:
        raise Refusal(bench.source.path, "chỗ này đã có người quyết định, hoặc văn bản vừa đổi", "tải lại trang.")
    return found


def _records(bench: Bench, said: Said) -> list[Correction]:
    """The proposal, or all that say the same, as corrections."""
    one = _chosen(bench, said)
    alike = [o for o in bench.open if o.kind == "proposal" and (o.before, o.after) == (one.before, one.after)]
    return [_record(o) for o in (alike if said.get("alike") else [one])]


def _record(one: Waiting) -> Correction:
    return Correction(one.code, "word", one.start, one.end, one.before, one.after, "proposed", "", one.evidence)


def _decided(root: Path, bench: Bench, said: Said, accepted: bool) -> Done:
    records, by = _records(bench, said), _by(said)
    if any(record.start < 0 or record.start >= record.end for record in records):
        raise Refusal(bench.source.path, "chỗ này không có chữ để sửa", "sửa dòng, hoặc đánh dấu đã xem.")
    after = said.get("after") if isinstance(said.get("after"), str) else None
    reason = _reason(bench, said, records[0].evidence if accepted and after is None else "")
    wanted = [record.after if after is None else after for record in records]
    entries = [
        deciding.correction(bench.source, record, words, accepted, reason, by)
        for record, words in zip(records, wanted, strict=True)
    ]
    shown = f"“{records[0].before}” → “{wanted[0]}”" if accepted else f"“{records[0].before}”, giữ như in"
    many = f" ({len(records)} chỗ)" if len(records) > 1 else ""
    return deciding.written(root, bench.source, entries), f"{'Đã nhận' if accepted else 'Đã bác'}: {shown}{many}."


def _accept(root: Path, bench: Bench, said: Said) -> Done:
    return _decided(root, bench, said, True)


def _reject(root: Path, bench: Bench, said: Said) -> Done:
    _reason(bench, said, what="lý do bác")
    return _decided(root, bench, said, False)


def _seen(root: Path, bench: Bench, said: Said) -> Done:
    one, reason = _chosen(bench, said), _reason(bench, said)
    if one.kind == "proposal":
        raise Refusal(bench.source.path, "một đề xuất thì nhận hoặc bác", "bác, với lý do.")
    start, end = (one.start, one.end) if one.start >= 0 else (None, None)
    entry = deciding.seen(bench.source, Finding(one.code, "", start, end, "", ""), reason, _by(said))
    return deciding.written(root, bench.source, [entry]), "Đã đánh dấu: đã xem."


def _line(root: Path, bench: Bench, said: Said) -> Done:
    piece = next((p for p in bench.pieces if p.start == said.get("start") and p.gap == "\n"), None)
    what, reason = _words(said, "is"), _reason(bench, said)
    if piece is None or what not in LINE_NAMES:
        raise Refusal(bench.source.path, "không rõ là dòng nào, hay là gì", "tải lại trang.")
    end = min(piece.end, piece.start + _ENOUGH)
    entry = deciding.line(bench.source, piece.start, end, what, reason, _by(said))
    return deciding.written(root, bench.source, [entry]), f"Đã ghi: dòng {piece.line} là {LINE_NAMES[what]}."


_ENOUGH = 80  # letters of a line by which it is known again


def _edit(root: Path, bench: Bench, said: Said) -> Done:
    copy, was, now = bench.copy, said.get("was"), said.get("now")
    first = next((p.first for p in bench.pieces if p.start == said.get("start")), None)
    if first is None or not isinstance(was, str) or not isinstance(now, str) or not copy.text.startswith(was, first):
        raise Refusal(bench.source.path, "dòng này vừa đổi ở nơi khác", "tải lại trang rồi sửa lại.")
    edited = copy.text[:first] + now + copy.text[first + len(was) :]
    found = list(editing.changes(bench.source.text, copy, edited))
    if not found:
        raise Refusal(bench.source.path, "không có gì đổi", "bấm Esc để thôi.")
    kept, refused = editing.sayable(bench.source, copy, found)
    if refused:
        told = "; ".join(map(editing.told, refused))
        raise Refusal(
            bench.source.path,
            f"không ghi được: {told}",
            "chữ ở đây do quy tắc đặt, hoặc một mục khác đã sửa.",
        )
    reason = _reason(bench, said)
    entries = [editing.entry(bench.source, change, reason, _by(said)) for change in kept]
    return deciding.written(root, bench.source, entries), f"Đã sửa: {'; '.join(map(editing.told, kept))}."


def _finish(root: Path, bench: Bench, said: Said) -> Done:
    deed = deciding.finished(root, bench.source, _by(said), date.today())
    return deed, "Đã ghi: văn bản đã duyệt xong, từ nay được công bố."


_DEEDS: dict[str, Callable[[Path, Bench, Said], Done]] = {
    "accept": _accept, "reject": _reject, "seen": _seen, "line": _line, "edit": _edit, "finish": _finish,
}  # fmt: skip
