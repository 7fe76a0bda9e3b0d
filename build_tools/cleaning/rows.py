"""Rows: the lines of a text while it is being cleaned, with what Markdown said of them and the zone they stand in.

Enters: the whole-file passage and the flags of its raw lines. Leaves: rows, blank lines counted as gaps. A zone is an
interval of rows: recipients and signatures are lists of short lines, so nothing in them is ever joined.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ..model import Passage
from ..office import letterheads, posts
from ..office.alphabet import LOWER, UPPER
from ..office.patterns import compiled
from ..passages import raw_starts
from .letter_widths import thousandths
from .line_facts import LineFacts, facts

NEWLINE = r"(?:\r\n|[\n\r\f\v\x85\u2028\u2029])"
_ROW = re.compile(r"\S[^\n\r\f\v\x85\u2028\u2029]*")  # from its first letter on
_NEWLINES, _NEWLINE = re.compile(NEWLINE), re.compile("\n")
_BLANKS = " \t"
_OTHER_ENDS = ("\r", "\f", "\v", "\x85", "\u2028", "\u2029")  # the ends of lines that most files do not have
_NOTHING: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Flags:
    """What the Markdown marks said of one raw line."""

    heading: int = 0
    bold: bool = False
    italic: bool = False
    runs_on: bool = False  # a bold span that began on this line goes on over its end
    table: bool = False
    behind: int = 0  # the raw offset of the words that a converter put behind the last cell; 0: there are none


@dataclass(slots=True)  # made by the hundred thousand: a frozen one costs three times as much
class Row:
    """One line that is not blank: text[start:end] of the passage without blanks at its ends, on raw line `number`.

    `gap` counts the blank lines above it, `sheet` the form feeds.
    """

    start: int
    end: int
    text: str
    # What its words say, by which it is asked time and again:
    facts: LineFacts = field(repr=False, compare=False)
    cue: str = field(repr=False, compare=False)  # of the zone it stands in: "recipients", "authority", "post" or ""
    thousandths: int = field(repr=False, compare=False)  # its natural width, in thousandths of an em
    width: float = field(repr=False, compare=False)  # the same, in em
    number: int
    gap: int
    flags: Flags
    sheet: int = 0
    zone: str = ""
    said: str = ""  # what a person has said that it is
    indent: int = 0  # blanks before it


PLAIN = Flags()


class KnownLines(dict[str, tuple[LineFacts, str, int, float]]):
    """What lines are by their words, told once for each: most stay as they are while rules change others."""

    def __missing__(self, text: str) -> tuple[LineFacts, str, int, float]:
        own, wide = facts(text), thousandths(text)
        self[text] = known = own, _zone_cue(text, own), wide, wide / 1000
        return known


class RawLines:
    """The raw line (1-based, parted by any newline) on which an offset stands."""

    def __init__(self, raw: str) -> None:
        plain = not any(end in raw for end in _OTHER_ENDS)
        ends = _NEWLINE.finditer(raw) if plain else _NEWLINES.finditer(raw)
        self.starts = [0, *(match.end() for match in ends)]

    def number(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def rows(
    passage: Passage,
    lines: RawLines,
    flags: Mapping[int, Flags],
    said: Mapping[int, str] = _NOTHING,
    known: KnownLines | None = None,
) -> list[Row]:
    """The rows of a passage, without zones; `said`: by raw line what a person has said that it is."""
    found = rows_between(passage.text, 0, len(passage.text), KnownLines() if known is None else known)
    return numbered(found, passage, lines, flags, said)


def rows_between(text: str, start: int, end: int, known: KnownLines) -> list[Row]:
    """The rows of text[start:end], gaps and sheets counted from there, which raw lines they are not yet told; `known`:
    what is known of lines, which grows.
    """
    words_between = text[start:end]
    if not any(one in words_between for one in _OTHER_ENDS):
        return list(_rows_of_lines(text, start, words_between.split("\n"), known))
    found: list[Row] = []
    at, sheet, feeds = start, 0, "\f" in text
    for match in _ROW.finditer(text, start, end):
        begin = match.start()
        newlines = 1 if begin - at == 1 and (at or _NEWLINES.match(text)) else _newlines(text, at, begin)
        gap = newlines if not found else max(0, newlines - 1)
        sheet += text.count("\f", at, begin) if feeds else 0
        words = match[0].rstrip()
        indent = _indent(text, begin) if begin and text[begin - 1] in _BLANKS else 0
        found.append(Row(begin, begin + len(words), words, *known[words], 0, gap, PLAIN, sheet, "", "", indent))
        at = match.end()
    return found


def _rows_of_lines(text: str, start: int, lines: Sequence[str], known: KnownLines) -> Iterator[Row]:
    """The same rows where only "\n" ends lines, as it does in most files: `lines` stand one behind the other from a
    place of the text.
    """
    gap = 0
    for line in lines:
        if words := line.strip():
            begin = start + line.index(words[0])
            indent = _indent(text, begin) if begin and text[begin - 1] in _BLANKS else 0
            yield Row(begin, begin + len(words), words, *known[words], 0, gap, PLAIN, 0, "", "", indent)
            gap = 0
        else:
            gap += 1
        start += len(line) + 1


def _indent(text: str, begin: int) -> int:
    """How many blanks stand before a row."""
    start = begin
    while start and text[start - 1] in _BLANKS:
        start -= 1
    return begin - start


def numbered(
    found: list[Row], passage: Passage, lines: RawLines, flags: Mapping[int, Flags], said: Mapping[int, str]
) -> list[Row]:
    """The same rows, told which raw lines they are, and what is known of those."""
    starts = lines.starts
    for row, offset in zip(found, raw_starts(passage, [row.start for row in found]), strict=True):
        row.number = number = bisect_right(starts, offset)
        if flags:
            row.flags = _of_row(flags.get(number, PLAIN), offset)
        if said:
            row.said = said.get(number, "")
    return found


def _of_row(flags: Flags, offset: int) -> Flags:
    """What the marks of a raw line say of the row that begins at an offset of it."""
    return PLAIN if flags.behind and offset >= flags.behind else flags


def _newlines(text: str, start: int, end: int) -> int:
    """How many line ends stand between two places; a form feed parts sheets, not lines."""
    between = text[start:end]
    if not between.strip(" \t\n"):
        return between.count("\n")  # what nearly always stands there
    return len(_NEWLINES.findall(text, start, end)) - text.count("\f", start, end)


# ------------------------------------------------------------------ zones

RECIPIENTS = compiled(rf"\W*{letterheads.RECIPIENTS}(?!\s*[‹L›])")  # “Nơi nhận văn bản trình bày …” is a sentence
# A post alone on a line begins a signature, as does what stands before one (AUTHORITY).
POST = compiled(rf"{posts.POST}(?: [‹U› ,\-–]*)?")
_ATTACHED = r"(?:‹ANNEX›|‹annex›|(?:‹FORM›|‹SCHEDULE›) SỐ|(?:‹form›|‹schedule›) số|‹ATTACHABLE›)\b"
_PART = r"(?:Điều|Chương|CHƯƠNG|Phần|PHẦN) [\dIVXL]"
_COMPONENT = compiled(
    rf"\W*(?:{_ATTACHED}|\((?:Kèm theo|Ban hành kèm|kèm theo)|{_PART}|‹STATEHEADS›|‹PARTIES›"
    r"|[IVX]{1,5}\s?[.\-–]\s?[‹U›])"
)
_NUMBERED = re.compile(rf"\(?\d{{1,2}}[.)]\s*[{UPPER}][{LOWER}]")  # of what is attached: no signature has one
# After a post: it is the issuer, not the signer.
_PREAMBLE = compiled(r"(?:Căn cứ|Xét|Theo|Thực hiện|‹DECIDING›)\b")
_LETTERED = re.compile(r"[a-zđ]\)\s")
_WRAPPED = 50  # letters: so long are two lines of prose at the least, in texts whose lines are shorter than that
_LONG = 90  # no line of recipients or of a signature is longer, unless it begins with a dash


def set_zones(rows: Sequence[Row], tables: Container[int] = ()) -> None:
    """Tell each row the zone it stands in; `tables`: raw lines that are cells of flattened tables."""
    zone = ""
    for n, row in enumerate(rows):
        if row.said:
            zone = ""
            row.zone = "table" if row.said == "table" else ""
            continue
        if zone or row.cue:
            zone = _zone(zone, rows, n)
        row.zone = "table" if row.flags.table or row.number in tables else zone


def _zone_cue(text: str, own: LineFacts) -> str:
    if RECIPIENTS.match(text):
        return "recipients"
    return "authority" if own.authority else "post" if text[0].isupper() and POST.fullmatch(text) else ""


def _zone(zone: str, rows: Sequence[Row], n: int) -> str:
    row = rows[n]
    if row.cue == "recipients":
        return "recipients"
    if row.cue == "authority" and (zone or row.text.isupper()):
        return "signature"
    if row.cue == "post" and (zone or (n and _ends_the_text(rows[n - 1], rows[n + 1 : n + 3]))):
        return "signature"
    return zone if zone and not (_ends_zone(row, zone) or _is_prose(rows, n, zone)) else ""


def _ends_the_text(before: Row, following: Sequence[Row]) -> bool:
    """Does a text end with the line before a post, and no preamble follow?"""
    return before.text.endswith(("./.", ".", "/")) and not any(_PREAMBLE.match(other.text) for other in following)


def _is_prose(rows: Sequence[Row], n: int, zone: str) -> bool:
    """Does a paragraph begin with a row that is wrapped into the next, as no line of recipients or of a signature is?
    A recipient may be long, if it begins with a dash or stands in a list of such.
    """
    row, below = rows[n], rows[n + 1] if n + 1 < len(rows) else None
    if below is None or below.gap or len(row.text) < _WRAPPED or row.facts.closed or row.facts.capitals:
        return False
    if not below.facts.small or below.facts.marker:
        return False
    if zone == "signature":
        return not row.facts.small or _LETTERED.match(row.text) is not None
    begins = row.text[0].isupper() and not rows[n - 1].text.endswith((",", ";"))
    return _LETTERED.match(row.text) is not None or (begins and len(below.text) >= _WRAPPED)


def _ends_zone(row: Row, zone: str) -> bool:
    if row.flags.heading or row.flags.table or _COMPONENT.match(row.text):
        return True
    if zone == "signature" and _NUMBERED.match(row.text):
        return True
    return len(row.text) > _LONG and not row.text.startswith(("-", "–", "+"))
