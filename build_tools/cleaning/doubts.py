"""Doubts: places that may be wrong and have no one repair, seen in one text alone. Enters: rows, decisions. Leaves:
findings.

A dash with a blank on one side, a sentence that may be cut before a capital, letters before a signer's post, a front
whose columns were read one after the other or lost, a signature lost in whole or in part, and what an editor has looked
at and kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from ..findings import finding
from ..model import Correction, Finding
from ..office import posts
from ..office.alphabet import LOWER, UPPER
from ..office.patterns import compiled
from . import letter_doubts, page_doubts
from .line_facts import AUTHORITY, MARKER
from .rows import POST, Row

Span = Callable[[int, int], tuple[int, int]]  # positions in the passage → raw offsets

_DASH = re.compile(
    r"-\s(?=[^\W\d_]{2})(?<=[^\W\d_]{2}-\s)(?<!\b[IVX]{2}-\s)(?<!\b[IVX]{3}-\s)"
    r"|\s-(?=[^\W\d_]{2})(?<=[^\W\d_]{2}\s-)(?<!\b[IVX]{2}\s-)(?<!\b[IVX]{3}\s-)(?<!số\s-)"
)
_SEAL = compiled(r"([‹U›]{2,6})\s+(?=(?:PHÓ )?‹POSTS›\b)")
_POST_WORDS = frozenset((*posts.FOR_MEANING, *"QUYỀN PHÓ THỨ TỔNG ỦY UỶ VIÊN THAY MẶT".split()))
_NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]{{1,6}}\s?){{2,5}}")
_BODY = re.compile(
    r"TM\.? (?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|CHÍNH PHỦ)\b.*"
)  # an executive: its deputy signs for its head
_BRACKETS = re.compile(r"\[[^\[\]]{20,900}\]")
_MENU = re.compile(
    r"^Trang chủ\b|\bĐăng nhập\b|^Tải về\b|\s[»›]\s|©|\bFacebook\b|\bLược đồ\b.*\||^Chia sẻ (?:qua|bài)|^In"
    r" (?:trang|bài|văn bản)\b|^Lượt xem",
    re.I,
)
_MENU_LONGEST = 160
_PORTAL = re.compile(r"(?:này|bởi|tại|theo)\s.*\b(?:bởi|tại|theo|kể từ|từ) ")
_FRONT, _LEAST = 14, 40


def findings(rows: Sequence[Row], span: Span, corrections: Sequence[Correction]) -> tuple[Finding, ...]:
    """All doubts of one text, in the order of the text."""
    lines = [(row.start, row.text) for row in rows]
    found = [
        *_dashes(rows, span),
        *_signs(rows, span),
        *letter_doubts.findings(lines, span),
        *_cuts(rows, span),
        *_undecided(rows, span),
        *_seals(rows, span),
        *_signature(rows, span),
        *page_doubts.findings(rows, span, corrections),
    ]
    found += [*_notes(rows, span), *_of_records(corrections)]
    return tuple(sorted(found, key=lambda one: (one.start or 0, one.code)))


def _dashes(rows: Iterable[Row], span: Span) -> Iterator[Finding]:
    for row in rows:
        if "-" in row.text and row.zone != "table":
            for dash in _DASH.finditer(row.text):
                shown = row.text[max(0, dash.start() - 12) : dash.end() + 12].strip()
                yield finding(
                    "dash-spacing",
                    *span(row.start + dash.start(), row.start + dash.end()),
                    f"“{shown}”: dấu gạch có khoảng trắng một bên.",
                )


_NUMBER_OF = re.compile(r"s(?<!\ws)(?:o|ô|ổ|ồ)\s+(?=\d[\d.]*\s?/\s?(?:\d{4}/)?[A-ZĐ]{2})")


def _signs(rows: Iterable[Row], span: Span) -> Iterator[Finding]:
    """“Tờ trình so 8468/TTr-STNMT”: the word before a sign."""
    for row in rows:
        if "/" in row.text:
            for word in _NUMBER_OF.finditer(row.text):
                start, end = row.start + word.start(), row.start + word.end() - 1
                told = f"Từ “{word[0].strip()}” trước số, ký hiệu có thể là “số”."
                yield finding("suspect-word", *span(start, end), told)


def _notes(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """A law portal's own words: its menu above and below the text, and remarks in square brackets inside it.

    “Trang chủ | Đăng nhập”; “[Điều này được sửa đổi bởi … có hiệu lực từ ngày …]”.
    """
    for row in (*rows[:_FRONT], *rows[max(_FRONT, len(rows) - _FRONT) :]):
        if len(row.text) < _MENU_LONGEST and _MENU.search(row.text):
            yield finding(
                "inserted-note",
                *span(row.start, row.end),
                f"“{row.text}” là chữ của trang tin, không phải lời của văn bản.",
            )
    for row in rows:
        if "[" in row.text:
            for note in _BRACKETS.finditer(row.text):
                if "có hiệu lực" in note[0] and _PORTAL.search(note[0]):
                    yield finding("inserted-note", *span(row.start + note.start(), row.start + note.end()))


# What stands below the title of a text: what a consolidated text is made of, its basis, its occasion.
_BEGINS = compiled(r"‹normative›\b|Căn cứ\b|Thực hiện\b|Để\b|Nhằm\b|Trên cơ sở\b|Triển khai\b|Theo\b|Xét\b|Sau khi\b")


def _cuts(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """A long line without an end mark, then after blank lines one that begins with a capital and no marker."""
    for a, b in pairwise(rows):
        if b.gap and _seems_cut(a, b):
            yield finding(
                "sentence-cut",
                *span(a.end - 1, b.start + 1),
                f"“… {a.text[-25:]}” / “{b.text[:25]} …” có thể là một câu bị ngắt.",
            )


def _seems_cut(a: Row, b: Row) -> bool:
    long = min(len(a.text), len(b.text)) >= _LEAST and a.text[-1].isalnum() and b.text[0].isupper()
    if not long or any(_stands_apart(row) for row in (a, b)) or a.flags.bold != b.flags.bold:
        return False
    return not (_BEGINS.match(b.text) or b.facts.blank)


def _stands_apart(row: Row) -> bool:
    return bool(row.zone or row.flags.heading or row.text.isupper() or MARKER.match(row.text) or _TITLE.match(row.text))


_TITLE = re.compile(r"(?:Về|về|Chương [IVXLC]+|Mục \d+)\s")  # a sentence may begin below one without its end mark


_NEAR, _MANY = 12, 4  # rows between two undecided line ends of one region, and how many make one worth telling
_NARROW = 25  # letters: no prose is set in lines so short, they are cells


def _undecided(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """Regions of short lines that go on in small letters and were left apart, because they may be cells: one finding
    each.
    """
    region: list[int] = []
    for n in [
        *(n for n, (a, b) in enumerate(pairwise(rows)) if b.facts.small and _is_undecided(a, b)),
        len(rows) + _NEAR,
    ]:
        if region and n - region[-1] > _NEAR:
            if len(region) >= _MANY:
                first, last = rows[region[0]], rows[region[-1] + 1]
                words = (
                    f"“{first.text[:40]}” … “{last.text[-40:]}”: {len(region)} chỗ xuống dòng chưa rõ có phải ngắt câu."
                )
                yield finding("joins-undecided", *span(first.start, last.end), words)
            region = []
        region.append(n)


def _is_undecided(a: Row, b: Row) -> bool:
    if a.zone or b.zone or a.said or b.said or b.gap or a.flags.heading or b.flags.heading:
        return False
    if len(a.text) < _NARROW:
        return False
    return not b.facts.marker and not a.facts.closed and a.facts.words and not a.facts.capitals


def _seals(rows: Iterable[Row], span: Span) -> Iterator[Finding]:
    for row in rows:
        seal = _SEAL.match(row.text) if row.zone == "signature" else None
        if seal and seal[1] not in _POST_WORDS and not AUTHORITY.match(row.text) and not POST.fullmatch(row.text):
            yield finding(
                "seal-read",
                *span(row.start, row.start + seal.end(1)),
                f"“{seal[1]}” trước chức vụ có thể là nét con dấu.",
            )


def _signature(rows: Sequence[Row], span: Span) -> Iterator[Finding]:
    """A deputy who signs for no one."""
    for above, row in pairwise(rows):
        if row.zone == "signature" and _BODY.fullmatch(above.text) and row.text.startswith("PHÓ "):
            yield finding(
                "signature-incomplete",
                *span(row.start, row.end),
                f"Cấp phó ký mà không có dòng “KT.” giữa “{above.text}” và “{row.text}”.",
            )


def _of_records(corrections: Iterable[Correction]) -> Iterator[Finding]:
    for record in corrections:
        if record.rule == "unread-mark":
            yield finding("mark-unread", record.start, record.end)
        if record.status == "rejected":
            yield finding("kept-as-printed", record.start, record.end, f"“{record.before}”: {record.reason}.")
