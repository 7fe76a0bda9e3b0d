"""Rows: the lines of a text while it is being cleaned, with what Markdown said of them and the zone they stand in.

Enters: the whole-file passage and the flags of its raw lines. Leaves: rows, blank lines counted as gaps. A zone is an
interval
of rows: recipients and signatures are lists of short lines, so nothing in them is ever joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..model import Passage
from ..office import letterheads, posts
from ..office.alphabet import LOWER, UPPER
from ..office.patterns import compiled
from ..passages import raw_starts
from .line_facts import AUTHORITY, LineFacts, facts

NEWLINE = r"(?:\r\n|[\n\r\f\v\x85\u2028\u2029])"
_ROW = re.compile(r"\S[^\n\r\f\v\x85\u2028\u2029]*")  # from its first letter on
_NEWLINES = re.compile(NEWLINE)


@dataclass(frozen=True, slots=True)
class Flags:
    """What the Markdown marks said of one raw line."""

    heading: int = 0
    bold: bool = False
    italic: bool = False
    runs_on: bool = False  # a bold span that began on this line goes on over its end
    table: bool = False
    behind: int = (
        0  # the raw offset at which the words begin that a converter put behind the last cell; 0: there are none
    )


@dataclass(slots=True)  # made by the hundred thousand: a frozen one costs three times as much
class Row:
    """One line that is not blank: text[start:end] of the passage without blanks at its ends, on raw line `number`.

    `gap` counts the blank lines above it, `sheet` the form feeds.
    """

    start: int
    end: int
    text: str
    number: int
    gap: int
    flags: Flags
    sheet: int = 0
    zone: str = ""
    said: str = ""  # what a person has said that it is

    @property
    def facts(self) -> LineFacts:
        """What the row is by its own words."""
        return facts(self.text)


_PLAIN = Flags()


class RawLines:
    """The raw line (1-based, parted by any newline) on which an offset stands."""

    def __init__(self, raw: str) -> None:
        self.starts = [0, *(match.end() for match in _NEWLINES.finditer(raw))]

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def rows(
    passage: Passage, lines: RawLines, flags: Mapping[int, Flags], said: Mapping[int, str] = MappingProxyType({})
) -> list[Row]:
    """The rows of a passage, without zones; `said`: by raw line what a person has said that it is."""
    spans, gaps = _spans(passage.text)
    sheets = _sheets(passage.text, spans)
    found = []
    for (start, end), gap, sheet, offset in zip(
        spans, gaps, sheets, raw_starts(passage, [start for start, _ in spans]), strict=True
    ):
        number = lines.number(offset)
        found.append(
            Row(
                start,
                end,
                passage.text[start:end],
                number,
                gap,
                _of_row(flags.get(number, _PLAIN), offset),
                sheet,
                "",
                said.get(number, ""),
            )
        )
    return found


def _of_row(flags: Flags, offset: int) -> Flags:
    """What the marks of a raw line say of the row that begins at an offset of it."""
    return _PLAIN if flags.behind and offset >= flags.behind else flags


def _spans(text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Start and end of the text of each row, and the blank lines before each."""
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    at = 0
    for match in _ROW.finditer(text):
        start = match.start()
        newlines = 1 if start - at == 1 and (at or _NEWLINES.match(text)) else _newlines(text, at, start)
        spans.append((start, start + len(match[0].rstrip())))
        gaps.append(newlines if not gaps else max(0, newlines - 1))
        at = match.end()
    return spans, gaps


def _newlines(text: str, start: int, end: int) -> int:
    """How many line ends stand between two places; a form feed parts sheets, not lines."""
    between = text[start:end]
    if not between.strip(" \t\n"):
        return between.count("\n")  # what nearly always stands there
    return len(_NEWLINES.findall(text, start, end)) - text.count("\f", start, end)


def _sheets(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """On which sheet each row stands, the first being 0."""
    feeds = [match.start() for match in re.finditer("\f", text)]
    return [bisect_right(feeds, start) for start, _ in spans] if feeds else [0] * len(spans)


# ------------------------------------------------------------------ zones

RECIPIENTS = compiled(rf"\W*{letterheads.RECIPIENTS}")
# A post alone on a line begins a signature, as does what stands before one (AUTHORITY).
POST = compiled(rf"{posts.POST}(?: [‹U› ,\-–]*)?")
_COMPONENT = compiled(
    r"\W*(?:(?:‹ANNEX›|‹annex›|(?:‹FORM›|‹SCHEDULE›) SỐ|(?:‹form›|‹schedule›) số|‹ATTACHABLE›)\b"
    r"|\((?:Kèm theo|Ban hành kèm|kèm theo)|(?:Điều|Chương|CHƯƠNG|Phần|PHẦN) [\dIVXL]|‹STATEHEADS›|‹PARTIES›"
    r"|[IVX]{1,5}\s?[.\-–]\s?[A-ZĐ])"
)
_NUMBERED = re.compile(rf"\d{{1,2}}[.)]\s*[{UPPER}][{LOWER}]")  # a paragraph of what is attached: no signature has one
_PREAMBLE = re.compile(
    r"(?:Căn cứ|Xét|Theo|Thực hiện|QUYẾT ĐỊNH|NGHỊ QUYẾT)\b"
)  # after a post: it is the issuer, not the signer
_LONG = 90  # no line of recipients or of a signature is longer, unless it begins with a dash


def with_zones(found: Iterable[Row]) -> list[Row]:
    """The rows, each with the zone it stands in."""
    return list(_zoned(list(found)))


def _zoned(found: Sequence[Row]) -> Iterator[Row]:
    zone = ""
    for n, row in enumerate(found):
        zone = "" if row.said else _zone(zone, row, found[n - 1] if n else None, found[n + 1 : n + 3])
        table = row.said == "table" or (row.flags.table and not row.said)
        yield replace(row, zone="table" if table else zone) if zone or table else row


def _zone(zone: str, row: Row, before: Row | None, following: Sequence[Row]) -> str:
    if RECIPIENTS.match(row.text):
        return "recipients"
    if AUTHORITY.match(row.text) and (zone or row.text.isupper()):
        return "signature"
    if POST.fullmatch(row.text) and (zone or _is_over(before, following)):
        return "signature"
    return "" if zone and _ends_zone(zone, row) else zone


def _is_over(before: Row | None, following: Sequence[Row]) -> bool:
    """Has the text come to its end before this row?"""
    closed = before is not None and before.text.endswith(("./.", ".", "/"))
    return closed and not any(_PREAMBLE.match(other.text) for other in following)


def _ends_zone(zone: str, row: Row) -> bool:
    """Does another part of the text begin with a row, or is it too long to be of a list or a signature?"""
    if row.flags.heading or row.flags.table or _COMPONENT.match(row.text):
        return True
    if zone == "signature" and _NUMBERED.match(row.text):
        return True
    return len(row.text) > _LONG and not row.text.startswith(("-", "–", "+"))
