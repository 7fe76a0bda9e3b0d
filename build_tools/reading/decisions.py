"""The file beside a raw text: what the publisher knows and what an editor has decided, checked before anything uses it.

Enters: source_texts/<slug>.toml and the raw text. Leaves: model.Decisions. An unknown key, a wrong type, a correction
whose
`before` does not begin exactly once on its line, and two corrections of the same letters are refused, each with its
place.
`before` may run on over the following lines (then `after` is what the whole of it becomes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from ..addresses.web import REMEDY, is_web_address
from ..errors import Refusal, raise_all
from ..model import Decision, Decisions
from ..storage import read_toml

METADATA = ("type", "number", "issuer", "parent_issuer", "place", "date", "title", "province", "source_url")
CORRECTION = {"line": int, "before": str, "after": str, "decision": str, "reason": str, "by": str}
_OPTIONAL = ("evidence",)


def read_decisions(path: Path, root: Path, text: str) -> Decisions:
    """What the file says about a raw text. Raises Refusal."""
    place = path.relative_to(root).as_posix()
    table = read_toml(path, place)
    refused: list[Refusal] = []
    take = partial(_take, refused)
    take(lambda: _check_keys(place, "đầu tệp", table, ("metadata", "correction")))
    metadata = take(lambda: _metadata(place, table.get("metadata", {}))) or ()
    entries = table.get("correction", [])
    if not isinstance(entries, list):
        refused.append(
            Refusal(
                place, "“correction” phải viết thành các mục [[correction]]", "viết [[correction]] trên đầu mỗi mục."
            )
        )
        entries = []
    read = [take(lambda n=n, entry=entry: _decision(place, n, entry)) for n, entry in enumerate(entries, 1)]  # type: ignore[misc]
    decisions = tuple(decision for decision in read if decision)
    for fault in _faults_of_places(place, decisions, text):
        refused.append(fault)
    raise_all(refused)
    return Decisions(place, metadata, decisions)


Value = TypeVar("Value")


def _take(refused: list[Refusal], read: Callable[[], Value]) -> Value | None:
    """What is read, or None; what is refused is kept with the rest, so that all of it is told."""
    try:
        return read()
    except Refusal as refusal:
        refused.extend(refusal.each)
        return None


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins, the first line first; lines are parted by "\\n" alone, as the contract
    counts them.
    """
    return [0, *(match.end() for match in re.finditer("\n", text))]


def span(decision: Decision, text: str, starts: Sequence[int]) -> tuple[int, int] | None:
    """Where the words of a decision stand; None when they do not begin exactly once on their line."""
    found = _found(decision, text, starts)
    return (found[0], found[0] + len(decision.before)) if len(found) == 1 else None


def _found(decision: Decision, text: str, starts: Sequence[int]) -> list[int]:
    if not 1 <= decision.line <= len(starts) or not decision.before:
        return []
    start = starts[decision.line - 1]
    stop = starts[decision.line] if decision.line < len(starts) else len(text)
    found: list[int] = []
    at = text.find(decision.before, start, stop + len(decision.before))
    while 0 <= at < stop and len(found) < 3:
        found.append(at)
        at = text.find(decision.before, at + 1, stop + len(decision.before))
    return found


def _check_keys(place: str, where: str, table: Any, known: Iterable[str]) -> None:
    if not isinstance(table, dict):
        raise Refusal(place, f"{where}: phải là một bảng TOML", "xem mẫu trong hướng dẫn thêm văn bản.")
    known = tuple(known)
    for key in table:
        if key not in known:
            raise Refusal(place, f"{where}: không có khóa “{key}”", f"các khóa dùng được: {', '.join(known)}.")


def _metadata(place: str, table: Any) -> tuple[tuple[str, str], ...]:
    _check_keys(place, "[metadata]", table, METADATA)
    refused: list[Refusal] = []
    stated = [(key, _take(refused, lambda k=key, v=value: _stated(place, k, v))) for key, value in table.items()]  # type: ignore[misc]
    raise_all(refused)
    return tuple((key, value) for key, value in stated if value)


def _stated(place: str, key: str, value: Any) -> str:
    """One value of [metadata] as text; a date may be written as a TOML date."""
    if key == "date" and type(value) is date:
        return value.isoformat()
    if not isinstance(value, str) or not value.strip():
        raise Refusal(
            place, f"[metadata] {key}: phải là lời văn, gặp {value!r}", f'viết {key} = "…", hoặc bỏ dòng này.'
        )
    if key == "date" and not _is_date(value):
        raise Refusal(
            place, f"[metadata] date: “{value}” không phải ngày dạng năm-tháng-ngày", 'viết date = "2020-04-10".'
        )
    if key == "source_url" and not is_web_address(value):
        raise Refusal(place, f"[metadata] source_url: “{value}” không phải là địa chỉ http(s)", REMEDY)
    return value


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _decision(place: str, n: int, entry: Any) -> Decision:
    where = f"mục [[correction]] thứ {n}"
    _check_keys(place, where, entry, (*CORRECTION, *_OPTIONAL))
    for key, kind in CORRECTION.items():
        value = entry.get(key)
        if type(value) is not kind or (value == "" and key != "after"):
            name = "số nguyên" if kind is int else "lời văn"
            found = f"gặp {value!r}" if key in entry else "chưa có"
            raise Refusal(place, f"{where}: “{key}” phải là {name}, {found}", f"ghi {key} cho mục này.")
    if entry["decision"] not in ("accept", "reject"):
        raise Refusal(place, f"{where}: decision là “{entry['decision']}”", 'viết decision = "accept" hoặc "reject".')
    accepted = entry["decision"] == "accept"
    evidence = entry.get("evidence", "")
    if not isinstance(evidence, str):
        raise Refusal(
            place, f"{where}: “evidence” phải là lời văn, gặp {evidence!r}", 'viết evidence = "…", hoặc bỏ dòng này.'
        )
    return Decision(entry["line"], entry["before"], entry["after"], accepted, entry["reason"], entry["by"], n, evidence)


def _faults_of_places(place: str, decisions: Iterable[Decision], text: str) -> Iterator[Refusal]:
    starts, taken = line_starts(text), []
    for decision in decisions:
        where = span(decision, text, starts)
        if where is None:
            yield _not_there(place, decision, text, starts)
        elif decision.accepted:
            taken.append((*where, decision.entry))
    taken.sort()
    for (_, end, first), (start, _, second) in pairwise(taken):
        if start < end:
            yield Refusal(
                place, f"mục [[correction]] thứ {first} và thứ {second} sửa chồng lên nhau", "gộp hai mục làm một."
            )


def _not_there(place: str, decision: Decision, text: str, starts: Sequence[int]) -> Refusal:
    where = f"mục [[correction]] thứ {decision.entry}: “{decision.before}”"
    if not 1 <= decision.line <= len(starts):
        return Refusal(place, f"{where}: không có dòng {decision.line}, văn bản có {len(starts)} dòng", "sửa số dòng.")
    found = len(_found(decision, text, starts))
    if found > 1:
        return Refusal(
            place,
            f"{where} có {found} lần trở lên trên dòng {decision.line}",
            "ghi “before” dài hơn để chỉ có một chỗ.",
        )
    start = starts[decision.line - 1]
    line = text[start : starts[decision.line] if decision.line < len(starts) else len(text)].strip()
    shown = line if len(line) <= 120 else line[:117] + "…"
    others = [
        n for n, at in enumerate(starts, 1) if decision.before in text[at : starts[n] if n < len(starts) else len(text)]
    ][:3]
    hint = f" “{decision.before}” có ở dòng {', '.join(map(str, others))}." if others else ""
    return Refusal(
        place, f"{where} không có trên dòng {decision.line}; dòng ấy là: “{shown}”", f"sửa “line” hoặc “before”.{hint}"
    )
