"""Doubts about pages: one that is lost, doubled or out of its place, and a page's number in the middle of a sentence.

Enters: the rows of a text, what was taken out of it. Leaves: findings. The numbers that were printed at the heads of
the pages count on; where they do not, a page is missing or stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from ..findings import finding
from ..model import Correction, Finding
from .line_facts import MARKER
from .rows import Row

Span = Callable[[int, int], tuple[int, int]]  # positions in the passage → raw offsets

_OF_PAGES = frozenset({"page-number", "page-break", "running-head"})
_NUMBER = re.compile(r"^[^\S\n]*(?:PAGE )?(\d{1,4})[^\S\n]*$", re.MULTILINE)
_FEW = 4  # numbers: so many show how the pages are counted


def findings(rows: Sequence[Row], span: Span, corrections: Iterable[Correction]) -> Iterator[Finding]:
    """All doubts about the pages of one text."""
    yield from _astray(corrections)
    yield from _doubled(rows, span)
    yield from _within_sentences(rows, span)
    yield from _issues(rows, span)


def _astray(corrections: Iterable[Correction]) -> Iterator[Finding]:
    """Numbers of pages that do not count on."""
    numbers = list(_numbers(sorted((c for c in corrections if c.rule in _OF_PAGES), key=lambda c: c.start)))
    if len(numbers) < _FEW or sum(b[0] == a[0] + 1 for a, b in pairwise(numbers)) < len(numbers) / 2:
        return
    for (before, _, _), (number, start, end) in pairwise(numbers):
        if number == before + 1:
            continue
        what = f"thiếu trang {before + 1}" if number == before + 2 else f"thiếu các trang {before + 1}–{number - 1}"
        told = what if number > before else "trang lặp lại hoặc đứng sai chỗ"
        yield finding("pages-astray", start, end, f"Trang {number} đứng sau trang {before}: {told}.")


def _numbers(taken: Iterable[Correction]) -> Iterator[tuple[int, int, int]]:
    """The numbers of the pages with their places; what a head prints above and below itself is one."""
    last, end = -1, -1
    for each in taken:
        if each.start - end > _BLANK:
            last = -1
        for match in _NUMBER.finditer(each.before):
            if int(match[1]) != last:
                yield int(match[1]), each.start + match.start(1), each.start + match.end(1)
            last = int(match[1])
        end = each.end


_BLANK = 12  # letters, all of them blanks, between what is taken out at one place


_LEAST, _LETTERS = 8, 400  # rows and letters of what is doubled
_SHARE = 0.8  # of the rows: at either end a sentence may have been joined to what stands before


def _doubled(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """Rows that stand again right behind themselves: a page that was scanned or pasted twice."""
    last: dict[str, int] = {}
    run = length = 0  # how far back the words stand that are read again, and how many rows of them
    for n, row in enumerate((*rows, None)):
        back = n - last[row.text] if row and row.text in last else 0
        if row:
            last[row.text] = n
        if back and back == run:
            length += 1
            continue
        if run >= _LEAST and length >= _SHARE * run and sum(len(r.text) for r in rows[n - length : n]) >= _LETTERS:
            first, end = rows[n - length], rows[n - 1]
            told = f"{length} dòng từ “{first.text[:40]}” đứng hai lần liền nhau."
            yield finding("pages-astray", *span(first.start, end.end), told)
        run, length = back, int(bool(back))


def _within_sentences(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """A number alone on its line between two halves of a sentence."""
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        if len(row.text) > 3 or not row.text.isdigit() or above.zone or row.zone or below.zone:
            continue
        least = _SHORT if row.gap and below.gap else _LONG
        cut = len(above.text) >= least and above.text[-1].isalpha() and below.text[0].islower()
        if cut and len(below.text) >= least and not MARKER.match(below.text):
            told = f"“{row.text}” đứng giữa một câu: có thể là số trang."
            yield finding("sentence-cut", *span(row.start, row.end), told)


_LONG, _SHORT = 40, 5  # letters of each half; between blank lines a number stands apart by itself


_OTHER_ISSUE = re.compile(r"\((?P<what>Xem tiếp|Tiếp theo) Công báo số \d[\d +]*\)", re.I)


def _issues(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """“(Xem tiếp Công báo số 569 + 570)”: what is printed in another issue of the gazette and is not in the file. Where
    an issue ends and behind it the next one goes on, both are there.
    """
    notices = [(row, match["what"].lower()) for row in rows if (match := _OTHER_ISSUE.fullmatch(row.text))]
    for n, (row, what) in enumerate(notices):
        other = notices[n + 1 : n + 2] if what == "xem tiếp" else notices[max(0, n - 1) : n]
        if not other or other[0][1] == what:
            part = "phần sau" if what == "xem tiếp" else "phần trước"
            yield finding("issue-missing", *span(row.start, row.end), f"“{row.text}”: {part} không có ở đây.")
