"""Debris: what was on the paper, or put on the file, and is no part of the text.

Enters: rows. Leaves: edits of class structural. The stamp of a digital signature, a scrawl and a drawn line are each
known by several cues at once; a line that only looks like one stays. Running heads and page numbers are in
`running_heads`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..office import attachments
from ..office.letterheads import KEPT_COPY
from ..passages import Edit
from .rows import Row

# ------------------------------------------------------------------ pen initials

_PEN = re.compile(r"(?<![*_\w])([*_]{1,3})(?:[a-z]{1,4}|[A-Z]\d?)\1$|(?<=\./\.)\s+(?:[a-z]{1,4}|[A-Z]\d)$")
_BROKEN_END = re.compile(r"\s*\.\s*/\s*\.?$|\s*/\s*\.$")


def pen_initials(rows: Iterable[Row]) -> Iterator[Edit]:
    """Scrawls that were read as a word in italics: after the last stop, on the line of the kept copy, or alone in a
    zone.
    """
    for row in rows:
        may_be = row.text[-1] in "*_" or "./." in row.text  # what a scrawl ends with, or stands behind
        if not may_be or not (pen := _PEN.search(row.text)):
            continue
        before = row.text[: pen.start()].rstrip()
        if not before:
            if row.zone:
                yield Edit(row.start, row.end, "", "pen-initials")
        elif before.endswith((".", "/", "./.")) or KEPT_COPY.match(before):
            yield from _end_mark(row, before)
            yield Edit(row.start + len(before), row.end, "", "pen-initials")


def _end_mark(row: Row, before: str) -> Iterator[Edit]:
    if (end := _BROKEN_END.search(before)) and end[0] != "./.":
        yield Edit(row.start + end.start(), row.start + len(before), "./.", "end-mark")


# ------------------------------------------------------------------ digital signatures

_STAMP_HEAD = re.compile(
    r"(?:(?:Ký bởi|Người ký|Được ký bởi|Signed by)\s*:|Digitally signed by)\s*:?\s*\S|Signature (?:Not Verified|valid)",
    re.I,
)
_STAMP_LINE = re.compile(
    r"(?:Ký bởi|Được ký bởi|Signed by|Người ký|Email|E-mail"
    r"|Cơ quan|Tổ chức|Đơn vị|Chức vụ|Thời gian ký|Ngày ký|Ký ngày|Date|Reason|Lý do"
    r"|Location|Vị trí|DN|Nguồn|Foxit[\w ]+Version)\s*:|Digitally signed by", re.I,
)  # fmt: skip
_STAMP_TIME = re.compile(
    r"(?:Thời gian ký|Ngày ký|Ký ngày|Date)\s*:.*?(?:\d[\d./\-]{7,9}[, T]+\d{1,2}:\d{2}|\d{1,2}:\d{2}(?::\d{2})?[,"
    r" ]+\d[\d./\-]{7,9})",
    re.I,
)
_STAMP_ZONE = re.compile(r"[+\-]\d{2}[:']?\d{2}'?")
_STAMP_LONGEST = 10
_SIGNERS = frozenset(
    {"cổng thông tin điện tử chính phủ", "công báo nước cộng hòa xã hội chủ nghĩa việt nam"}
)  # names that run over a line


def signature_stamps(rows: Sequence[Row]) -> Iterator[Edit]:
    """The stamp of a digital signature: who signed, then where and when, in neighbouring lines that end with a time."""
    done = 0
    for n, row in enumerate(rows):
        if n >= done and _STAMP_HEAD.match(row.text):
            stamp = _stamp(rows[n : n + _STAMP_LONGEST])
            yield from (Edit(line.start, line.end, "", "signature-stamp") for line in stamp)
            done = rows.index(stamp[-1], n) + 1 if stamp else n + 1


def _stamp(rows: Sequence[Row]) -> list[Row]:
    """The lines of a stamp that begins with the first row; a line of the head that was read between two of them is none
    of them.
    """
    stamp = [rows[0]]
    for n in range(1, len(rows)):
        text = rows[n].text
        ran_over = f"{rows[n - 1].text.partition(':')[2].strip()} {text}".casefold() in _SIGNERS
        if _STAMP_LINE.match(text) or _STAMP_ZONE.fullmatch(text) or ran_over:
            stamp.append(rows[n])
        elif n + 1 == len(rows) or not _STAMP_LINE.match(rows[n + 1].text):
            break
    return stamp if any(_STAMP_TIME.search(row.text) for row in stamp) else []


# ------------------------------------------------------------------ rulers

_RULER = re.compile(r"[-–—_=]{3,}|(?:\*[ \t]*){3,}")
_UNDER = re.compile(r"(?:Độc lập|Hạnh phúc)\b")


def rulers(rows: Sequence[Row]) -> Iterator[Edit]:
    """A line drawn under a heading: at the front of the file it stands alone, under capitals, under the motto or under
    a title; further down, where a form leaves places to be filled in, under what no form asks for: the motto, the title
    of an annex, the note that says what it is attached to, the end of a text.
    """
    for n, row in enumerate(rows):
        if row.text[0] not in _STROKES or not _RULER.fullmatch(row.text):
            continue
        above = rows[n - 1].text if n else ""
        front = row.start <= _FRONT and (
            above.isupper() or _UNDER.search(above) or (n and not row.gap and not above.endswith(":"))
        )
        if front or _is_under_head(rows, n):
            yield Edit(row.start, row.end, "", "ruler")


_FRONT = 3_000  # letters: as many as some forty lines have, however they are joined
_STROKES = "-–—_=*"
_MOTTO = re.compile(r"Hạnh phúc$", re.I)
_NOTE = re.compile(r"\((?:[Bb]an hành|[Kk]èm theo)\s")
_LINES = 8  # of the title of an annex and its note, at the most


def _is_under_head(rows: Sequence[Row], n: int) -> bool:
    """Does a row stand under the motto, or under the last line of an annex's head, or of a text?"""
    above = [row.text for row in reversed(rows[max(0, n - _LINES) : n])]
    if not above:
        return False
    if _MOTTO.search(above[0]) or above[0].endswith("./."):
        return True
    if above[0].endswith(")"):
        note = next((text for text in above if text.startswith("(")), "")
        return _NOTE.match(note) is not None
    label = next((found for text in above if (found := attachments.label(text)) or not text.isupper()), None)
    return above[0].isupper() and label is not None and label[0] == "Phụ lục"
