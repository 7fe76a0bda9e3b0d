"""The file beside a raw text: what the publisher knows and what persons have decided, checked before anything uses it.

Enters: source_texts/<slug>.toml and the raw text. Leaves: model.Decisions. An unknown key or a wrong type is refused
with its place, and all that is wrong at once. An entry whose words no longer stand where they stood is followed
(`following`); one that fits nowhere or more than once, or that another contradicts or overlaps, is not applied and told
as a remark. `before` may run on over the following lines (then `after` is what the whole of it becomes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from ..addresses.web import REMEDY, is_web_address
from ..errors import Refusal, raise_all
from ..findings import BY_CODE
from ..metadata_fields import STATED
from ..model import (
    Decision,
    Decisions,
    EffectStated,
    LineDecision,
    Original,
    ReaderDoubt,
    Remark,
    SeenFinding,
    Validity,
)
from ..storage import is_torn, read_text, read_toml
from .following import Where, follow, line_starts
from .shapes import Key, Shape, as_box, as_date, check_keys, entries, shaped, take

__all__ = ["LINES", "line_starts", "read_decisions", "span"]

STATES = ("draft", "reviewed")
LINES = ("heading", "annex", "no-label", "table", "note", "text")
ACTIONS = (
    "replace", "insert", "repeal", "retitle", "replace-words", "insert-words", "repeal-words", "correct", "suspend",
)  # fmt: skip

_TEXT, _MAYBE = Key(str), Key(str, needed=False)
_TOP: Shape = {"state": Key(str, False, one_of=STATES), "reviewed_by": _MAYBE, "reviewed_on": Key(date, False)}
_TABLES = ("metadata", "correction", "original", "seen", "line", "validity", "effect", "doubt")
_CORRECTION: Shape = {
    "line": Key(int), "before": _TEXT, "after": Key(str, empty=True), "decision": Key(str, one_of=("accept", "reject")),
    "reason": _TEXT, "by": _TEXT, "evidence": Key(str, False, True), "near": _MAYBE,
}  # fmt: skip
_SEEN: Shape = {
    "code": _TEXT, "line": Key(int, False), "before": _MAYBE, "reason": _TEXT, "by": _TEXT, "near": _MAYBE,
}  # fmt: skip
_LINE: Shape = {
    "line": Key(int), "before": _TEXT, "is": Key(str, one_of=LINES), "reason": _TEXT, "by": _TEXT, "near": _MAYBE,
}  # fmt: skip
_DOUBT: Shape = {
    "line": Key(int), "before": _TEXT, "readings": Key(list, empty=True), "near": _MAYBE, "page": Key(int, False),
    "box": Key(list, False),
}  # fmt: skip
_ORIGINAL: Shape = {
    "file": _TEXT, "sha256": _MAYBE, "tool": _MAYBE, "version": _MAYBE, "publish": Key(bool, False),
}  # fmt: skip
_VALIDITY: Shape = {
    "from": Key(date, False), "from_reason": _MAYBE, "until": Key(date, False), "until_reason": _MAYBE,
}  # fmt: skip
_EFFECT: Shape = {
    "source": _TEXT, "place": _MAYBE, "action": Key(str, one_of=ACTIONS), "after": _MAYBE, "old": _MAYBE, "new": _MAYBE,
    "from": Key(date, False), "reason": _TEXT, "by": _TEXT,
}  # fmt: skip


_TORN = "còn dấu xung đột của Git; các mục của cả hai bên đều được đọc."


def read_decisions(path: Path, root: Path, text: str) -> Decisions:
    """What the file says about a raw text. Raises Refusal, with all that is wrong in the file."""
    place = path.relative_to(root).as_posix()
    table = read_toml(path, place)
    refused: list[Refusal] = []
    take(refused, check_keys, place, "đầu tệp", table, (*_TOP, *_TABLES))
    top = take(refused, shaped, place, "đầu tệp", {k: v for k, v in table.items() if k in _TOP}, _TOP) or {}
    metadata = take(refused, _metadata, place, table.get("metadata", {})) or ()
    original = take(refused, _original, place, table["original"]) if "original" in table else None
    validity = take(refused, _validity, place, table["validity"]) if "validity" in table else None
    read = partial(_entries, place, table, refused)
    found = Decisions(
        place,
        metadata,
        read("correction", _CORRECTION, _decision),
        top.get("state") or "",
        top.get("reviewed_by") or "",
        top.get("reviewed_on") or "",
        original,
        read("seen", _SEEN, _seen),
        read("line", _LINE, _line),
        validity,
        read("effect", _EFFECT, _effect),
        read("doubt", _DOUBT, _doubt),
    )
    raise_all(refused)
    torn = [Remark("decision-torn", None, None, f"{place}: {_TORN}")] if is_torn(read_text(path, place)) else []
    found = placed(found, text)
    return replace(found, remarks=(*found.remarks, *torn))


Made = TypeVar("Made")


def _entries(
    place: str,
    table: Mapping[str, Any],
    refused: list[Refusal],
    name: str,
    shape: Shape,
    make: Callable[[str, int, dict[str, Any]], Made],
) -> tuple[Made, ...]:
    """All entries [[name]] that can be read; the others are kept as refusals."""

    def read(n: int, entry: Any) -> Made:
        where = f"mục [[{name}]] thứ {n}"
        return make(f"{place}: {where}", n, shaped(place, where, entry, shape))

    made = [take(refused, read, n, entry) for n, entry in enumerate(entries(place, name, table, refused), 1)]
    return tuple(one for one in made if one is not None)


def _decision(_place: str, n: int, said: dict[str, Any]) -> Decision:
    return Decision(
        said["line"], said["before"], said["after"], said["decision"] == "accept", said["reason"], said["by"], n,
        said.get("evidence", ""), said.get("near", ""),
    )  # fmt: skip


def _seen(place: str, n: int, said: dict[str, Any]) -> SeenFinding:
    if ("line" in said) != ("before" in said):
        raise Refusal(place, "chỉ có một trong hai khóa “line” và “before”", "ghi cả hai, hoặc bỏ cả hai (cả văn bản).")
    if said["code"] not in BY_CODE:
        raise Refusal(
            place, f"không có loại phát hiện “{said['code']}”", "ghi mã trong ngoặc vuông mà `vanban check` in ra."
        )
    return SeenFinding(
        said["code"], said.get("line"), said.get("before", ""), said["reason"], said["by"], n, said.get("near", "")
    )


def _line(_place: str, n: int, said: dict[str, Any]) -> LineDecision:
    return LineDecision(said["line"], said["before"], said["is"], said["reason"], said["by"], n, said.get("near", ""))


def _doubt(place: str, n: int, said: dict[str, Any]) -> ReaderDoubt:
    if not all(isinstance(reading, str) for reading in said["readings"]):
        raise Refusal(place, "“readings” phải là danh sách lời văn", 'viết readings = ["…", "…"].')
    box = as_box(said.get("box"))
    if box is None and "box" in said:
        remedy = "viết bốn phần của trang: trái, trên, phải, dưới, như [0.1, 0.2, 0.5, 0.25]."
        raise Refusal(place, "“box” không phải là một khung trên trang", remedy)
    return ReaderDoubt(
        said["line"], said["before"], tuple(said["readings"]), n, said.get("near", ""), said.get("page", 0),
        box,
    )  # fmt: skip


def _effect(place: str, n: int, said: dict[str, Any]) -> EffectStated:
    for key in ("old", "new"):
        if key not in said and said["action"] in _ASKS[key]:
            raise Refusal(place, f"action “{said['action']}” mà không có “{key}”", f"ghi {key} = “…”, như in.")
    return EffectStated(
        said["source"], said["action"], said["reason"], said["by"], n, said.get("place"), said.get("after"),
        said.get("old"), said.get("new"), said.get("from"),
    )  # fmt: skip


_ASKS = {
    "old": ("replace-words", "repeal-words"),
    "new": ("replace", "insert", "retitle", "replace-words", "insert-words"),
}


def _original(place: str, table: Any) -> Original:
    said = shaped(place, "[original]", table, _ORIGINAL)
    name = said["file"]
    if "/" in name or "\\" in name or name.startswith("."):
        raise Refusal(place, f"[original] file: “{name}” không nằm cạnh văn bản", "ghi tên tệp, không có thư mục.")
    return Original(**said)


def _validity(place: str, table: Any) -> Validity:
    said = shaped(place, "[validity]", table, _VALIDITY)
    raise_all(
        Refusal(place, f"[validity]: có {key} mà không có {key}_reason", f'ghi {key}_reason = "…": vì sao biết.')
        for key in ("from", "until")
        if key in said and f"{key}_reason" not in said
    )
    return Validity(said.get("from"), said.get("from_reason", ""), said.get("until"), said.get("until_reason", ""))


def _metadata(place: str, table: Any) -> tuple[tuple[str, str], ...]:
    refused: list[Refusal] = []
    take(refused, check_keys, place, "[metadata]", table, STATED)
    known = [(key, value) for key, value in table.items() if key in STATED] if isinstance(table, dict) else []
    stated = [(key, take(refused, _stated, place, key, value)) for key, value in known]
    raise_all(refused)
    return tuple((key, value) for key, value in stated if value)


def _stated(place: str, key: str, value: Any) -> str:
    """One value of [metadata] as text; a date may be written as a TOML date."""
    if key == "date" and (iso := as_date(value)):
        return iso
    if not isinstance(value, str) or not value.strip():
        raise Refusal(
            place, f"[metadata] {key}: phải là lời văn, gặp {value!r}", f'viết {key} = "…", hoặc bỏ dòng này.'
        )
    if key == "date":
        raise Refusal(
            place, f"[metadata] date: “{value}” không phải ngày dạng năm-tháng-ngày", 'viết date = "2020-04-10".'
        )
    if key == "source_url" and not is_web_address(value):
        raise Refusal(place, f"[metadata] source_url: “{value}” không phải là địa chỉ http(s)", REMEDY)
    return value


# ------------------------------------------------------------------ where the entries stand now


def span(decision: Decision, text: str, starts: Sequence[int]) -> tuple[int, int] | None:
    """Where the words of a decision stand; None when they do not begin exactly once on their line."""
    if decision.start is None:
        where = follow([decision], text)[0]
        on_line = [
            at for at in where.places if starts[decision.line - 1 : decision.line] and _on(at, decision.line, starts)
        ]
        at = on_line[0] if len(on_line) == 1 else None
    else:
        at = decision.start
    return None if at is None else (at, at + len(decision.before))


def _on(at: int, line: int, starts: Sequence[int]) -> bool:
    return starts[line - 1] <= at and (line >= len(starts) or at < starts[line])


def placed(decisions: Decisions, text: str) -> Decisions:
    """The decisions with the place of each entry; those that have none, or that others contradict, as remarks."""
    every: tuple[Decision | SeenFinding | LineDecision | ReaderDoubt, ...] = (
        *decisions.corrections,
        *decisions.seen,
        *decisions.lines,
        *decisions.doubts,
    )
    where = dict(zip(map(id, every), follow(every, text), strict=True))
    remarks: list[Remark] = []
    file = _File(decisions.path, text, remarks)
    corrections = [d for d in decisions.corrections if file.fits("correction", d, where[id(d)])]
    corrections = [replace(d, start=where[id(d)].start) for d in corrections]
    seen = [s for s in decisions.seen if s.line is None or file.fits("seen", s, where[id(s)])]
    lines = [one for one in decisions.lines if file.fits("line", one, where[id(one)])]
    agreeing = tuple(_agreeing(corrections, file))
    doubts = [replace(doubt, start=where[id(doubt)].start) for doubt in decisions.doubts]
    remarks += _doubted([doubt for doubt in doubts if doubt.start is not None], agreeing)
    return replace(
        decisions,
        corrections=agreeing,
        doubts=tuple(doubts),
        seen=tuple({(s.code, where[id(s)].start): replace(s, start=where[id(s)].start) for s in seen}.values()),
        lines=tuple(_one_each([replace(one, start=where[id(one)].start) for one in lines], file)),
        remarks=tuple(remarks),
    )


class _File:
    """The file for which remarks are made, and the text that it is about."""

    def __init__(self, path: str, text: str, remarks: list[Remark]) -> None:
        self.path, self.text, self.remarks = path, text, remarks
        self.starts = line_starts(text)

    def fits(self, name: str, entry: Decision | SeenFinding | LineDecision, where: Where) -> bool:
        """Whether an entry has a place; otherwise a remark says what stands there."""
        told = f"{self.path}: mục [[{name}]] thứ {entry.entry} (“{_cut(entry.before)}”)"
        if isinstance(entry, Decision) and (at := self._done(entry, where)) is not None:
            message = f"{told} không còn cần: dòng {self.number(at)} nay đã in “{_cut(entry.after)}”."
            self.remarks.append(Remark("decision-needless", at, at + len(entry.after), message, (entry.entry,)))
            return False
        if where.start is not None:
            return True
        number = (entry.entry,) if isinstance(entry, Decision) else ()
        start, end = self._line(where.lines[0])
        self.remarks.append(Remark("decision-astray", start, end, f"{told} {self._nowhere(entry, where)}", number))
        return False

    def _done(self, entry: Decision, where: Where) -> int | None:
        """Where the text already reads as an accepted entry wants it, which then has nothing to do."""
        certain = where.start is not None and not where.alone
        if not entry.accepted or certain or len(entry.after.strip()) < 2 or entry.after in entry.before:
            return None
        first, last = where.lines
        if where.start is not None and first <= self.number(where.start) <= last:
            return None
        start, end = self._line(first)[0], self._line(last)[1]
        if start is None or end is None:
            return None
        at = self.text.find(entry.after, start, end)
        return at if at >= 0 else None

    def _nowhere(self, entry: Decision | SeenFinding | LineDecision, where: Where) -> str:
        start, end = self._line(where.lines[0])
        there = "" if start is None else f"; dòng {where.lines[0]} nay là: “{_cut(self.text[start:end].strip(), 120)}”"
        if not where.places:
            return f"không có trong văn bản{there}."
        lines = ", ".join(str(self.number(at)) for at in where.places[:5])
        more = f" và {len(where.places) - 5} chỗ nữa" if len(where.places) > 5 else ""
        return f"không rõ là chỗ nào: những chữ ấy nay ở dòng {lines}{more}{there}."

    def number(self, at: int) -> int:
        """The 1-based line of an offset."""
        return self.text.count("\n", 0, at) + 1

    def _line(self, line: int) -> tuple[int | None, int | None]:
        if not 1 <= line <= len(self.starts):
            return None, None
        return self.starts[line - 1], self.starts[line] if line < len(self.starts) else len(self.text)


def _cut(words: str, most: int = 40) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def _agreeing(corrections: Iterable[Decision], file: _File) -> Iterator[Decision]:
    """Equal entries once; of those that contradict or overlap none, with a remark that names them."""
    ordered = sorted(corrections, key=lambda d: (d.start or 0, d.entry))
    once = list({(d.start, d.before, d.after, d.accepted): d for d in reversed(ordered)}.values())[::-1]
    against: set[int] = set()
    for n, one in enumerate(once):
        for other in once[n + 1 :]:
            if (other.start or 0) >= _end(one):
                break
            if one.accepted or other.accepted:
                against |= {one.entry, other.entry}
                file.remarks.append(_against(one, other, file))
    yield from sorted((d for d in once if d.entry not in against), key=lambda d: d.entry)


def _doubted(doubts: Iterable[ReaderDoubt], corrections: Sequence[Decision]) -> Iterator[Remark]:
    """A remark for each doubt that nobody has decided: no [[correction]] is about its words."""
    for doubt in doubts:
        start = doubt.start or 0
        end = start + len(doubt.before)
        if any((one.start or 0) < end and _end(one) > start for one in corrections):
            continue
        others = ", ".join(f"“{reading}”" for reading in doubt.readings if reading)
        told = f"; cách đọc khác: {others}" if others else "; một máy đọc không thấy chữ này" if doubt.readings else ""
        yield Remark("reading-doubt", start, end, f"Máy đọc “{_cut(doubt.before)}” mà không chắc{told}.")


def _end(decision: Decision) -> int:
    return (decision.start or 0) + len(decision.before)


def _against(one: Decision, other: Decision, file: _File) -> Remark:
    start, end = min(one.start or 0, other.start or 0), max(_end(one), _end(other))
    told = " và ".join(
        f"thứ {d.entry} ({'nhận' if d.accepted else 'bác'} “{_cut(d.before)}” → “{_cut(d.after)}”, {d.by})"
        for d in sorted((one, other), key=lambda d: d.entry)
    )
    message = f"{file.path}: các mục [[correction]] {told} chồng lên nhau hoặc trái nhau; không mục nào được áp dụng."
    return Remark("decision-conflict", start, end, message, tuple(sorted((one.entry, other.entry))))


def _one_each(lines: Iterable[LineDecision], file: _File) -> Iterator[LineDecision]:
    """One entry for each line; of those that say two things of one line none, with a remark that names them."""
    by_line: dict[int, list[LineDecision]] = {}
    for line in lines:
        by_line.setdefault(file.number(line.start or 0), []).append(line)
    for same in by_line.values():
        first = same[0]
        if len({line.what for line in same}) == 1:
            yield first
            continue
        told = " và ".join(f"thứ {line.entry} ({line.what}, {line.by})" for line in same)
        message = f"{file.path}: các mục [[line]] {told} nói khác nhau về một dòng; không mục nào được áp dụng."
        file.remarks.append(Remark("decision-conflict", first.start, (first.start or 0) + len(first.before), message))
