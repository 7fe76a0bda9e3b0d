"""Marks: the Markdown, the HTML tags and the entities that converters leave, read by markdown-it-py and led back to
where they stand.

Enters: a passage. Leaves: edits that drop the marks, and what the marks said of each raw line. markdown-it-py gives
tokens without places; they are walked along the text again, and a stretch where the walk loses its way keeps its marks
as printed. Only inline marks are asked of it: block syntax would turn printed labels into lists and indented lines into
code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model import Passage
from ..passages import Edit, raw_starts
from .frame_tables import is_frame
from .rows import Flags, Row
from .table_bars import BAR, GRID_ROW, bars_in_rows, is_table, parts_rows, stands_in_table

_READER = MarkdownIt("zero", {"html": True}).enable(
    ["newline", "escape", "emphasis", "link", "image", "html_inline", "entity"]
)
_ANY_MARK = re.compile(r"[*_\\&<\[]")
_INLINE_MARK = re.compile(r"[*_\\&<]|\]\(")  # a bracket alone marks nothing: “[12]” is the mark of a note
_WHOLE_ROW = frozenset("#*-=>:\\")  # what makes a mark of a row as a whole begins with one of these
_BLOCK_MARK = frozenset("#|-=+>:")
_LONGEST = 20_000  # a paragraph beyond this is no paragraph; its marks stay as printed

_HASHES = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_END_HASHES = re.compile(r"[ \t]+#+$")
_RULER = re.compile(r"(?:\*[ \t\u00a0]*){1,300}|(?:-[ \t\u00a0]*){3,300}|\\\*|=[ =]{2,}|>")
_BREAK = re.compile(r"[ \t]*\\?\r?\n[ \t]*")
_LINK_TAIL = re.compile(r"\]\(\s*(?:<[^>\n]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)")
_IMAGE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)" + _LINK_TAIL.pattern)
_FILE_NAME = re.compile(r"\S*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)|image\d*|img\S*|", re.I)
_TAG = re.compile(r"</?([a-z0-9]+)", re.I)
_PARTING_TAGS = frozenset("br p div tr table thead tbody hr".split())
_INLINE_TAGS = frozenset("span b i u em strong sub sup img".split())
_CELL_TAGS = frozenset(("td", "th"))
_CELL = re.compile(r"<t[dh][\s>]", re.I)
_QUOTE = re.compile(r"(?:>[ \t]?)+(?=[^\s\d>]|\d{1,3}(?:\.\d{1,2})*[a-zđ]?[.)])")
_ATTRIBUTE = r"\{(?:[#.][\w-]+|[\w-]+=\"[^\"{}]*\")(?:[ \t]+(?:[#.][\w-]+|[\w-]+=\"[^\"{}]*\"))*\}"
_ATTRIBUTES = re.compile(rf"\[\]{_ATTRIBUTE}|(?<=[\])*_`]){_ATTRIBUTE}")
_ATTRIBUTED = re.compile(rf"\[(?=[^\[\]]+\]{_ATTRIBUTE})|(?<=[^\[\]])\](?={_ATTRIBUTE})")
_FENCE = re.compile(rf":{{3,}}[ \t]*(?:{_ATTRIBUTE}|[A-Za-z][A-Za-z0-9_-]*)?(?:[ \t]*:{{3,}})?")


@dataclass(slots=True)
class Marks:
    """The edits that drop the marks of a text, and the flags of its raw lines."""

    edits: list[Edit] = field(default_factory=list)
    flags: dict[int, Flags] = field(default_factory=dict)
    behind: dict[int, int] = field(default_factory=dict)  # by raw line: where the words behind its last cell begin


@dataclass(slots=True)
class _Spans:
    """What one walk found: edits, and the spans that were bold and italic (marks included),
    as positions in the text.
    """

    edits: list[Edit] = field(default_factory=list)
    strong: list[tuple[int, int]] = field(default_factory=list)
    emphasis: list[tuple[int, int]] = field(default_factory=list)
    in_cell: bool = False
    frame: bool = False  # the cells are boxes of a letterhead or a signature block


def find_marks(passage: Passage, rows: list[Row]) -> Marks:
    """The marks of a text, given its rows."""
    marks = Marks()
    for block in _blocks(rows):
        drawn = stands_in_table(block[0]) and is_table(block)
        frame = _are_boxes(block, drawn)
        if drawn:
            _read_table(block, marks, frame)
        rest = [row for row in block if not _read_whole_row(row, marks)]
        for row in rest:
            _read_attributes(row, marks)
        for stretch in _stretches(rest):
            _read_inline(passage.text, stretch, marks, drawn and not frame, frame)
    if "**" in passage.text:
        _read_parted_bold(rows, marks)
    for number, offset in zip(marks.behind, raw_starts(passage, list(marks.behind.values())), strict=True):
        marks.flags[number] = replace(marks.flags.get(number, Flags()), behind=offset)
    marks.edits += _at_line_ends(rows) if "\\" in passage.text else []
    marks.edits.sort(key=lambda edit: (edit.start, edit.end))
    marks.edits = list(_without_overlap(marks.edits))
    return marks


def _at_line_ends(rows: list[Row]) -> list[Edit]:
    """The strokes by which pandoc keeps the end of a line."""
    return [Edit(row.end - 1, row.end, "", "markdown-mark") for row in rows if row.text.endswith("\\")]


def _are_boxes(block: Sequence[Row], drawn: bool) -> bool:
    """Are the cells of a block, which bars or tags part, the boxes of a letterhead or a signature block?"""
    parted = drawn or any("<" in row.text for row in block)
    return parted and is_frame("\n".join(row.text for row in block))


def _read_parted_bold(rows: list[Row], marks: Marks) -> None:
    """Bold that opens a row and closes a later one with blank lines between, as converters set the lines of a
    signature.
    """
    read = {edit.start for edit in marks.edits}
    opened: list[Row] = []
    for row in rows:
        left = [at for at in _stars(row) if at not in read]
        if opened and left == [row.end - 2] and len(opened) < _NEAR:
            for at in (opened[0].start, row.end - 2):
                marks.edits.append(Edit(at, at + 2, "", "markdown-mark"))
            for each in (*opened, row):
                _flag(marks, each, bold=True)
        opened = (
            [*opened, row] if opened and not left else [row] if left == [row.start] and row.end - row.start > 2 else []
        )


def _stars(row: Row) -> list[int]:
    """Where bold may open or close in a row."""
    return [row.start + match.start() for match in _STARS.finditer(row.text)] if "**" in row.text else []


_STARS = re.compile(r"(?<![*(\\])\*\*(?![*)])")
_NEAR = 6  # rows: a signature's box


def _stretches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in stretches that are no longer than a paragraph may be; a row that is, is left out."""
    stretch: list[Row] = []
    for row in rows:
        if stretch and row.end - stretch[0].start > _LONGEST:
            yield stretch
            stretch = []
        if row.end - row.start <= _LONGEST:
            stretch.append(row)
    if stretch:
        yield stretch


def _without_overlap(edits: Iterable[Edit]) -> Iterator[Edit]:
    end = -1
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = max(end, edit.end)


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows that stand together, without the blocks that hold no mark at all."""
    block: list[Row] = []
    in_table = False
    for row in rows:
        before, in_table = in_table, stands_in_table(row)
        if block and (row.gap or in_table != before or "#" in (row.text[0], block[-1].text[0])):
            yield from _marked(block)
            block = []
        block.append(row)
    yield from _marked(block)


def _marked(block: list[Row]) -> Iterator[list[Row]]:
    if any(row.text[0] in _BLOCK_MARK or _ANY_MARK.search(row.text) for row in block):
        yield block


# ------------------------------------------------------------------ whole rows: hashes, rulers, tables


def _flag(marks: Marks, row: Row, **changes: object) -> None:
    marks.flags[row.number] = replace(marks.flags.get(row.number, Flags()), **changes)  # type: ignore[arg-type]


def _read_whole_row(row: Row, marks: Marks) -> bool:
    """Read what makes a mark of a row as a whole; True when nothing of it is left to read."""
    if row.text[0] not in _WHOLE_ROW:
        return False
    if _RULER.fullmatch(row.text) or _FENCE.fullmatch(row.text):
        marks.edits.append(Edit(row.start, row.end, "", "markdown-mark"))
        return True
    if quote := _QUOTE.match(row.text):
        marks.edits.append(Edit(row.start, row.start + quote.end(), "", "markdown-mark"))
    if match := _HASHES.match(row.text):
        _flag(marks, row, heading=len(match[1]))
        marks.edits.append(Edit(row.start, row.start + match.end(), "", "markdown-mark"))
        if (tail := _END_HASHES.search(row.text)) and tail.start() >= match.end():
            marks.edits.append(Edit(row.start + tail.start(), row.end, "", "markdown-mark"))
    return False


def _read_attributes(row: Row, marks: Marks) -> None:
    """What pandoc notes of a span behind it: “[tên]{.underline}”, “[]{#_Toc1 .anchor}”, “{width="1in"}” of an image."""
    if "{" in row.text:
        for pattern, rule in ((_ATTRIBUTES, "attribute"), (_ATTRIBUTED, "markdown-mark")):
            marks.edits += [
                Edit(row.start + match.start(), row.start + match.end(), "", rule)
                for match in pattern.finditer(row.text)
            ]


def _read_table(block: list[Row], marks: Marks, frame: bool) -> None:
    """The bars of a table part its cells; those of a letterhead or a signature block part its boxes,
    which are lines.
    """
    for n, (row, closed) in enumerate(zip(block, bars_in_rows(block), strict=True)):
        if parts_rows(row):
            within = GRID_ROW.fullmatch(row.text) and 0 < n < len(block) - 1  # between the rows no blank line is left
            marks.edits.append(Edit(row.start, block[n + 1].start if within else row.end, "", "markdown-mark"))
            continue
        marks.edits += [
            Edit(row.start + rule.start(), row.start + rule.end(), "", "markdown-mark")
            for rule in GRID_ROW.finditer(row.text)
        ]
        if not frame:
            _flag(marks, row, table=True)
        bars = list(BAR.finditer(row.text))
        for bar in bars:
            after = "" if bar.start() == 0 or bar.end() == len(row.text) else "\n" if frame else "\t"
            if closed == len(bars) and bar is bars[-1] and after == "\t":
                after = "\n"  # what follows the table was put behind the bar that closes its last row
                marks.behind[row.number] = row.start + bar.end()
            marks.edits.append(Edit(row.start + bar.start(), row.start + bar.end(), after, "markdown-mark"))


# ------------------------------------------------------------------ inline marks


def _read_inline(text: str, rows: list[Row], marks: Marks, in_cell: bool, frame: bool) -> None:
    start, end = rows[0].start, rows[-1].end
    if not _INLINE_MARK.search(text, start, end):
        return
    spans = _walk(text[start:end], start, in_cell, frame)
    read = {edit.start for edit in spans.edits}
    for row in rows:
        if "**" in row.text:
            _read_loose(row, spans, read)
    marks.edits += spans.edits
    if spans.strong or spans.emphasis or "<" in text[start:end]:
        _flag_rows(text, rows, marks, spans, frame)


def _flag_rows(text: str, rows: list[Row], marks: Marks, spans: _Spans, frame: bool) -> None:
    """What the marks that were read say of each row."""
    strong, emphasis = _touching(rows, spans.strong), _touching(rows, spans.emphasis)
    for row, in_bold, in_italics in zip(rows, strong, emphasis, strict=True):
        bold, italic = _covers(text, row, in_bold), _covers(text, row, in_italics)
        runs_on = any(left < row.end < right and text[row.end : right].strip() for left, right in in_bold)
        if "<" in row.text and not frame and _CELL.search(row.text):
            _flag(marks, row, table=True)
        if bold or italic or runs_on:
            _flag(marks, row, bold=bold, italic=italic, runs_on=runs_on)


def _read_loose(row: Row, spans: _Spans, read: set[int]) -> None:
    """Bold that converters close behind a blank ("**Điều 1. Phạm vi **") or open before one, which Markdown itself does
    not read; `read`: where marks stand that it does.
    """
    stars = [match for match in _STARS.finditer(row.text) if row.start + match.start() not in read]
    for first, last in zip(stars[::2], stars[1::2], strict=True) if len(stars) % 2 == 0 else ():
        words = row.text[first.end() : last.start()]
        if words.strip() and not (words[0].isspace() and words[-1].isspace()):
            spans.edits += [
                Edit(row.start + m.start(), row.start + m.end(), "", "markdown-mark") for m in (first, last)
            ]
            spans.strong.append((row.start + first.start(), row.start + last.end()))


def _touching(rows: Iterable[Row], spans: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """For each row the spans that touch it."""
    waiting, live = sorted(spans, reverse=True), list[tuple[int, int]]()
    for row in rows:
        while waiting and waiting[-1][0] < row.end:
            live.append(waiting.pop())
        live = [span for span in live if span[1] > row.start]
        yield live


def _covers(text: str, row: Row, spans: Iterable[tuple[int, int]]) -> bool:
    """Does one kind of span take in all the letters of a row?"""
    inside = [(max(left, row.start), min(right, row.end)) for left, right in spans]
    if not inside:
        return False
    at, bare = row.start, []
    for left, right in sorted(inside):
        bare.append(text[at : max(at, left)])
        at = max(at, right)
    bare.append(text[at : row.end])
    return not any(c.isalnum() for c in "".join(bare))


def _walk(text: str, base: int, in_cell: bool, frame: bool = False) -> _Spans:
    """The marks of one stretch of text, which may be rows of cells; none when the tokens cannot be led back to it."""
    tokens: list[Token] = []
    _READER.inline.parse(text, _READER, {}, tokens)
    spans, at, opened = _Spans(in_cell=in_cell, frame=frame), 0, list[tuple[int, int]]()
    for token in tokens:
        end = _token_end(token, text, at)
        if end is None:
            return _Spans()
        _read_token(token, text, (at, end), base, spans, opened)
        at = end
    return spans if at == len(text) else _Spans()


def _token_end(token: Token, text: str, at: int) -> int | None:
    """Where a token that begins at a position ends; None when it does not stand there."""
    match token.type:
        case "text" | "html_inline":
            form = token.content
        case "text_special" | "em_open" | "em_close" | "strong_open" | "strong_close":
            form = token.markup
        case "link_open":
            form = "["
        case "softbreak" | "hardbreak" | "link_close" | "image":
            pattern = {"link_close": _LINK_TAIL, "image": _IMAGE}.get(token.type, _BREAK)
            found = pattern.match(text, at)
            return found.end() if found else None
        case _:
            return None
    return at + len(form) if text.startswith(form, at) else None


def _read_token(
    token: Token, text: str, place: tuple[int, int], base: int, spans: _Spans, opened: list[tuple[int, int]]
) -> None:
    start, end = place

    def drop(after: str, rule: str) -> None:
        spans.edits.append(Edit(base + start, base + end, after, rule))

    match token.type:
        case "text_special":
            drop(token.content, "entity" if token.info == "entity" else "escape")
        case "em_open" | "strong_open":
            opened.append(place)
        case "em_close" | "strong_close":
            _close(token, text, opened.pop(), place, base, spans)
        case "link_open":
            drop("", "markdown-mark")
        case "link_close":
            drop("", "link-target")
        case "image":
            alt = token.content
            drop("" if _FILE_NAME.fullmatch(alt) else alt, "image")
        case "html_inline":
            if (after := _tag_text(token.content, spans)) is not None:
                drop("" if after == " " and _ends_with_blank(spans.edits, base + start) else after, "tag")
        case "hardbreak" if "\\" in text[start:end]:
            slash = text.index("\\", start)
            spans.edits.append(Edit(base + slash, base + slash + 1, "", "markdown-mark"))


def _ends_with_blank(edits: Sequence[Edit], at: int) -> bool:
    """Whether the mark that ends here has left a blank: of “<br><br>” in a cell one is enough."""
    return bool(edits) and edits[-1].end == at and edits[-1].after == " "


def _close(token: Token, text: str, first: tuple[int, int], last: tuple[int, int], base: int, spans: _Spans) -> None:
    """A pair of emphasis marks: dropped, unless one of them plainly is a sign of the text, as in “(*)” or “a*b*c”."""
    after, before = text[first[1] : first[1] + 1], text[last[0] - 1 : last[0]]
    inside_word = token.type == "em_close" and text[first[0] - 1 : first[0]].isalnum() and first[0] > 0
    if after in ").,;:" or before == "(" or inside_word:
        return
    for start, end in (first, last):
        spans.edits.append(Edit(base + start, base + end, "", "markdown-mark"))
    span = (base + first[0], base + last[1])
    (spans.strong if token.type == "strong_close" else spans.emphasis).append(span)


def _tag_text(tag: str, spans: _Spans) -> str | None:
    """What stands for a tag: a line end, a cell's tab, nothing, as for a comment; None for a tag that is text. A cell
    stays on one line.
    """
    if tag.startswith("<!--"):
        return ""
    name = match[1].lower() if (match := _TAG.match(tag)) else ""
    if name in _CELL_TAGS and spans.frame:
        return "\n"
    if name in _CELL_TAGS:
        spans.in_cell = not tag.startswith("</")
        return "" if spans.in_cell else "\t"
    if name in _PARTING_TAGS:
        spans.in_cell &= name != "tr"
        return " " if spans.in_cell else "\n"
    return "" if name in _INLINE_TAGS else None
