"""What there is to look at, said to a person or to a program.

Enters: rows. Leaves: lines for a terminal, what is new first, then the rest by kind, the gravest first; or plain
values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from ..findings import BY_CODE, SEVERITIES, rank
from .checking import FindingRow

GRADES = {**SEVERITIES, "proposal": "đề xuất"}
_GRAVEST_FIRST = (*SEVERITIES, "proposal")
_NAMED = 20  # so many errors are named at the end of a build; all of them by `check`


def as_json(rows: Iterable[FindingRow]) -> list[dict[str, object]]:
    """The rows as plain values."""
    return [{key: value for key, value in asdict(row).items() if key != "marks"} for row in rows]


def table(rows: Sequence[FindingRow]) -> str:
    """The rows for a terminal: file:line first, so that an editor can jump there; how many there are of each kind
    last.
    """
    if not rows:
        return "Không còn điều gì cần xem lại."
    new = sorted((row for row in rows if row.new), key=lambda row: _grave((row.severity, row.code)))
    rest = [row for row in rows if not row.new]
    told = [f"Mới từ lần ghi sổ trước ({len(new)}):", "", *lines(new), ""] if new else []
    if new and rest:
        told += [f"Đã có từ trước ({len(rest)}):", ""]
    told += _by_kind(rest)
    counts = Counter((row.severity, row.code) for row in rows)
    for severity, code in sorted(counts, key=_grave, reverse=True):
        fresh = sum(row.new for row in rows if row.code == code and row.severity == severity)
        news = f", {fresh} mới" if fresh else ""
        told.append(f"{counts[severity, code]:6}  {GRADES[severity]:9} {code}{news}")
    told.append(f"{len(rows):6}  tất cả: {counted(rows)}")
    return "\n".join(told)


def _grave(kind: tuple[str, str]) -> tuple[int, tuple[int, str]]:
    return _GRAVEST_FIRST.index(kind[0]), rank(kind[1])


def _by_kind(rows: Sequence[FindingRow]) -> Iterator[str]:
    """The rows of each kind below what it is; what can be done is said once where it is the same for all."""
    kinds: dict[tuple[str, str], list[FindingRow]] = {}
    for row in rows:
        kinds.setdefault((row.severity, row.code), []).append(row)
    for severity, code in sorted(kinds, key=_grave):
        same = kinds[severity, code]
        hints = {row.hint for row in same}
        meaning = f" {BY_CODE[code].meaning}" if code in BY_CODE and len(same) > 1 else ""
        yield f"── {GRADES[severity]} [{code}] {len(same)}{meaning}"
        for row in same:
            yield from lines([row]) if len(hints) > 1 or len(same) == 1 else [_line(row)]
        if len(hints) == 1 and len(same) > 1:
            yield _remedy(same[0])
        yield ""


def lines(rows: Iterable[FindingRow]) -> Iterator[str]:
    """Each row with its place and its remedy."""
    for row in rows:
        yield _line(row)
        yield _remedy(row)


def _line(row: FindingRow) -> str:
    place = row.file if row.line is None else f"{row.file}:{row.line}"
    return f"{place}: {GRADES[row.severity]} [{row.code}] {row.message}"


def _remedy(row: FindingRow) -> str:
    return "    → " + row.hint.replace("\n", "\n      ")


def counted(rows: Iterable[FindingRow]) -> str:
    """How many of each grade, in words: "2 lỗi, 5 cảnh báo"; "" when there are none."""
    counts = Counter(row.severity for row in rows)
    return ", ".join(f"{counts[grade]} {words}" for grade, words in GRADES.items() if counts[grade])


def summary(rows: Iterable[FindingRow]) -> Iterator[str]:
    """What is left in a site that was built: how much, and of which kinds."""
    many = counted(rows)
    if not many:
        return
    warnings = Counter(row.code for row in rows if row.severity == "warning")
    if warnings:
        yield "Cảnh báo: " + ", ".join(f"{count} {code}" for code, count in warnings.most_common()) + "."
    yield f"Còn {many} (`vanban check` liệt kê)."


def errors_named(rows: Iterable[FindingRow]) -> Iterator[str]:
    """Each error by name."""
    errors = [row for row in rows if row.severity == "error"]
    yield from lines(errors[:_NAMED])
    if len(errors) > _NAMED:
        yield f"… và {len(errors) - _NAMED} lỗi nữa: `vanban check`"
