"""Doubts about tables: a row that has lost or gained a cell, a line that stands between two rows, a row that is missing
or stands twice, a figure with other marks than those of its column.

Enters: the raw text, the blocks of a document. Leaves: findings. What merged cells make of a row is sound: only a row
that is numbered as the others are is held against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..findings import finding
from ..model import Block, Finding
from ..passages import raw_span

_RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")  # the line of dashes below the head of a table of Markdown
_ESCAPED = re.compile(r"\\.")
_NUMBERED = re.compile(r"\|\s*(\d{1,3})\.?\s*\|")


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line of a table as it is set with bars: raw[start:end]."""

    start: int
    end: int
    words: str

    @property
    def cells(self) -> int:
        """How many cells it has."""
        return _ESCAPED.sub("", self.words).count("|") - 1

    @property
    def number(self) -> int | None:
        """What it is numbered, in its first cell."""
        match = _NUMBERED.match(self.words)
        return int(match[1]) if match else None


def findings(text: str, blocks: Iterable[Block]) -> Iterator[Finding]:
    """All doubts about the tables of one text."""
    for rows in _barred(text):
        yield from _cells(rows)
        yield from _torn(text, rows)
    for block in blocks:
        if block.role == "table":
            counted = [_Counted(row[0].split("\t"), row.span()) for row in re.finditer(r"[^\n]+", block.passage.text)]
            yield from _numbers(block, counted)
            yield from _figures(block, counted)


def _barred(text: str) -> Iterator[list[RawRow]]:
    """The tables set with bars, each from its head on: the rows between which no other text but a line stands."""
    rows: list[RawRow] = []
    for match in re.finditer(r"^[^\S\n]*(\|.*\|)[^\S\n]*$", text, re.MULTILINE) if "|\n" in text else ():
        if rows and text.count("\n", rows[-1].end, match.start()) > _BETWEEN:
            yield rows
            rows = []
        rows.append(RawRow(match.start(1), match.end(1), match[1]))
    if rows:
        yield rows


_BETWEEN = 2  # line ends between two rows of one table, with one line that was torn off


def _cells(rows: Sequence[RawRow]) -> Iterator[Finding]:
    rules = [row for row in rows if _RULE.fullmatch(row.words)]
    if len(rules) != 1 or rows.index(rules[0]) != 1:
        return
    head, rule, *body = rows
    numbered = [row for row in body if row.number is not None]
    short = [row for row in numbered if row.cells < rule.cells]
    lacking = short if len(numbered) >= max(_FEW, 3 * len(short)) else []
    for row in (*([head] if head.cells != rule.cells else ()), *body):
        if row.cells > rule.cells or row in lacking or row is head:
            told = f"“{row.words[:50]}…” có {row.cells} ô, bảng có {rule.cells} cột."
            yield finding("table-uneven", row.start, row.end, told)


_FEW = 3  # rows that show how all are made


def _torn(text: str, rows: Sequence[RawRow]) -> Iterator[Finding]:
    """A line without bars between two rows."""
    for above, below, after in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        line = text[above.end : below.start]
        begins = line.strip()[:1] in ("|", "+") or (after and _RULE.fullmatch(after.words))  # another table
        if line.strip() and not begins and line.count("\n") == _BETWEEN and above.cells == below.cells:
            start = above.end + len(line) - len(line.lstrip())
            words = line.strip()
            told = f"“{words[:50]}” đứng giữa hai hàng của một bảng: có thể là chữ của một ô bị rơi xuống dòng."
            yield finding("table-uneven", start, start + len(words), told)


# ------------------------------------------------------------------ figures

_PARTED = re.compile(r"[-–+]?\d{1,3}[., ]\d{3}[., ]\d{1,3}(?:[., ]\d{1,3})*")
_USUAL = re.compile(r"[-–+]?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)")  # “2.120,93”
_FIGURE = re.compile(r"[-–+]?\d[\d.,]*")
_SHOW, _MOST = 4, 0.6  # figures with marks that show how a column is written, and of how many


def _figures(table: Block, rows: Sequence[_Counted]) -> Iterator[Finding]:
    """Figures whose marks are not those of their column: “3,202,78” and “7 823,66” among “2.120,93”."""
    odd = [
        (row, n)
        for row in rows
        for n, cell in enumerate(row.cells)
        if n and _PARTED.fullmatch(cell.strip()) and not _USUAL.fullmatch(cell.strip())
    ]
    for row, n in odd:
        column = [other.cells[n].strip() for other in rows if len(other.cells) == len(row.cells)]
        usual = sum(bool(_USUAL.fullmatch(cell)) for cell in column)
        if usual >= max(_SHOW, _MOST * sum(bool(_FIGURE.fullmatch(cell)) for cell in column)):
            start = row.span[0] + sum(len(cell) + 1 for cell in row.cells[:n])
            told = f"“{row.cells[n].strip()}” (hàng “{row.cells[1].strip()[:40]}”): các số cùng cột viết khác."
            yield finding("figure-odd", *raw_span(table.passage, start, start + len(row.cells[n])), told)


# ------------------------------------------------------------------ numbers of rows

_FIRST = re.compile(r"\W*(?:STT|S\.T\.T|TT|[Ss]ố TT|SỐ TT|[Ss]ố thứ tự|Thứ tự|Stt)\W*")
# “[12] 24.”, “24a.”, “1.2” are numbers, too, though not the whole cell.
_NUMBER = re.compile(r"(?:\s*\[\d+\])*\s*(\d{1,3})(?!\d)(\s*\.?\s*$)?")


def _numbers(table: Block, rows: Sequence[_Counted]) -> Iterator[Finding]:
    """Rows whose numbers do not count on, in a table whose first column counts them."""
    pairs = list(pairwise(row for row in rows if row.number))
    headed = any(_FIRST.fullmatch(row.cells[0]) for row in rows[:3])
    if pairs and _count_on([b.number - a.number for a, b in pairs], headed, pairs[0][0].number):
        yield from _odd(table, pairs, headed)


def _odd(table: Block, pairs: Sequence[tuple[_Counted, _Counted]], headed: bool) -> Iterator[Finding]:
    """The rows whose numbers are odd; of what is numbered twice, the next number is none."""
    twice, first = False, pairs[0][0]
    if headed and first.number == 2 and first.words:
        yield _told(table, first, "đứng đầu bảng: thiếu 1")
    for before, row in pairs:
        told = _step(before, row) if row.words else ""
        if told and not (twice and row.number == before.number + 2):
            yield _told(table, row, f"đứng sau hàng {before.number}: {told}")
        twice = bool(told) and row.number == before.number


def _count_on(steps: Sequence[int], headed: bool, first: int) -> bool:
    """Whether the first column counts the rows: its head says so, or nearly all its numbers do from 1 on."""
    least, share = (1, 0.5) if headed else (3, 0.75)
    changed = [step for step in steps if step]
    return changed.count(1) >= max(least, len(changed) * share) and (headed or first == 1)


def _step(before: _Counted, row: _Counted) -> str:
    """What is odd in the number of a row behind another; "" for nothing."""
    first, last = before.number + 1, row.number - 1
    if first <= last:
        return f"thiếu {first}" if first == last else f"thiếu {first}–{last}"
    if row.number == before.number and row.is_whole and before.is_whole:
        return "hàng ấy đứng hai lần" if before.cells == row.cells else "hai hàng cùng một số"
    return ""


def _told(table: Block, row: _Counted, told: str) -> Finding:
    words = f"Hàng {row.number} (“{row.words}”) {told}."
    return finding("table-uneven", *raw_span(table.passage, *row.span), words)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A row of cells; `number` is 0 where its first cell is none, or its only one; `is_whole`: it is nothing else."""

    cells: list[str]
    span: tuple[int, int]

    @property
    def number(self) -> int:
        match = _NUMBER.match(self.cells[0]) if len(self.cells) > 1 else None
        return int(match[1]) if match else 0

    @property
    def words(self) -> str:
        """The first words of its second cell."""
        return " ".join(self.cells[1].split()[:6]) if len(self.cells) > 1 else ""

    @property
    def is_whole(self) -> bool:
        match = _NUMBER.match(self.cells[0])
        return bool(match and match[2] is not None)
