"""Markers inside a line: some layouts lose line ends, so that several units stand on one printed line.

Enters: body pieces. Leaves: the pieces, cut where a marker could stand; whether one does is told by the sequence (see
depth), and the pieces that turn out to be words are put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..office.alphabet import holds_one, is_capitals
from ..office.patterns import compiled
from .depth import Marked, Placement
from .marker_rows import KEYWORDS
from .markers import LabelReading, readings
from .stretches import Piece, cut

# After the end of a sentence or of a title in capitals, or a note in brackets: a larger unit.
_LARGE = compiled(
    r"(?<=[.;:”\"\])/‹U›]\s)(?<!TẠI\s)(?<!THEO\s)(?<!CỦA\s)(?<!TRONG\s)(?<!VÀ\s)(?<!TIỂU\s)(?<!DANH\s)(?<!HẠNG\s)"
    r"(?:(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:[IVXLC]+|\d{1,2}|thứ\s\w+)(?=[\s.:]|$)"
    r"|(?:Điều|ĐIỀU)\s+\d{1,4}[a-zđ]?\s*[.:](?!\d))"
)
# The words without one of which no such unit is named.
_LARGE_WORDS = ("Chương", "CHƯƠNG", "Phần", "PHẦN", "Mục", "MỤC", "Tiểu mục", "TIỂU MỤC", "Điều", "ĐIỀU")
# After a stop, a semicolon or a colon: a smaller one. What is matched is that mark, for which a text is looked through
# fast; the marker begins two letters behind it.
_SMALL = compiled(
    r"[.;:”\"\])](?=\s(?:\d{1,3}[a-zđ]?\.|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-zđ]\)|[IVX]{1,5}\.|[-–+])"
    r"\s+(?:[‹U›“\"]|\((?:được|bị)\s))"
)
# A decimal number needs no stop before it; at the line end it is the label of the next line. It begins behind the
# blank.
_DECIMAL = compiled(r"\s(?=\d{1,2}(?:\.\d{1,2}){1,3}\.(?:\s+[‹U›“]|\s*$))")
_DECIMAL_PART = re.compile(r"\.\d")  # stands in every decimal number
# Of a number behind one of these words the word is a part: "ĐIỀU 1." is a label, "khoản 1." a place that is cited.
_NUMBERED = ("iều", "hoản", "iểm", "ục", "ương", "hần", "số", "năm", "quý")
_NOT_CITED = "".join(rf"(?<!{each}\s)" for word in _NUMBERED for each in (word, word.upper()))
# The label of the next line, left at the end of a title.
_LAST = compiled(rf"(?:(?<=[‹L›)]\s)|(?<=[‹U›][‹U›]\s)){_NOT_CITED}(?:\d{{1,3}}[a-zđ]?\.|[a-zđ]\))\s*$")
# The first khoản after the title of an article, or after one in capitals.
_FIRST = compiled(rf"(?<=[‹L›)]\s){_NOT_CITED}1\.\s+(?=[‹U›][‹L›])")
_UNDER_CAPITALS = compiled(rf"(?<=[‹U›][‹U›]\s){_NOT_CITED}1\.\s+(?=[‹U›][‹L›])")

_OF_ARTICLE = compiled(r"\s*(?:Điều|ĐIỀU)")

# "4. Mục III. Sơ đồ" is an item that speaks of a section.
_ITEM = compiled(r"\s*(?:(?:\d{1,3}[a-zđ]?|\d{1,2}(?:\.\d{1,2}){1,3}|[a-zđ])\s?[.)/-]|[-–+•*])\s*")


def cut_inline(pieces: Sequence[Piece], free: Sequence[bool]) -> tuple[list[Piece], list[int]]:
    """The pieces cut at their possible inline markers, and for each the place of the piece that it comes from."""
    found: list[Piece] = []
    origin: list[int] = []
    for n, piece in enumerate(pieces):
        parts = (
            [p for p in cut(piece, _places(piece)) if p.text]
            if free[n] and not piece.quoted and piece.line.said not in _SAID_WORDS
            else [piece]
        )
        found += parts
        origin += [n] * len(parts)
    return found, origin


def _places(piece: Piece) -> set[int]:
    text, first, end = piece.line.passage.text, piece.start + 1, piece.end
    own = text[piece.start : end]  # a long line may be cut into many pieces, each of which looks at itself alone
    found = {m.start() + 2 for m in _SMALL.finditer(text, max(0, first - 2), end)}
    if _DECIMAL_PART.search(own):
        found |= {m.start() + 1 for m in _DECIMAL.finditer(text, first - 1, end)}
    words = own.rstrip()
    if _may_end_with_label(words):
        words_end = piece.start + len(words)
        found |= {m.start() for m in _LAST.finditer(text, max(first, words_end - _WIDEST), end)}
    if "1." in own:
        of_article = (_FIRST,) if _OF_ARTICLE.match(text) else ()
        found |= {m.start() for pattern in (_UNDER_CAPITALS, *of_article) for m in pattern.finditer(text, first, end)}
    if holds_one(own, _LARGE_WORDS):
        found |= set(_large_places(piece, text))
    return found


def _may_end_with_label(words: str) -> bool:
    """Whether words end as a label does: “a)”, “1.”, “1a.”."""
    return words[-1:] == ")" or (words[-1:] == "." and (words[-2:-1].isdigit() or words[-3:-2].isdigit()))


def _large_places(piece: Piece, text: str) -> Iterator[int]:
    for match in _LARGE.finditer(text, piece.start + 1, piece.end):
        if not _ITEM.fullmatch(text, piece.start, match.start()):
            yield match.start()


_WIDEST = 6  # letters: the label that is left at the end of a line is no longer


_SAID_WORDS = frozenset({"no-label", "text", "table", "note"})  # a person says that the line is no label
_SURE = 50.0  # what it costs to take for words what a person calls a heading
_CITES = compiled(r"(?:(?<!tài )(?<!bồi )khoản|Điều)$")  # the number that ends a citation begins the next line


def marked(place: int, piece: Piece, before: Piece | None = None) -> Marked | None:
    """The piece's readings; inside a line a marker must fit well, and is cheaply taken for words. `before`: the piece
    above it.
    """
    if piece.line.said in _SAID_WORDS or (before and _ends_citation(before, piece)):
        return None
    found = readings(piece.text)
    large = tuple(r for r in found if r.marker.style == "dieu" or r.marker.style in KEYWORDS)
    if piece.quoted:
        return Marked(place, large, 1.5, 0.2) if large else None
    if not piece.inline:
        return _at_head(place, piece, found) if found else None
    certain = tuple(r for r in found if not r.marker.doubt)
    return Marked(place, certain, 0.6, 2.5 if large else 0.9) if certain else None


def _ends_citation(before: Piece, piece: Piece) -> bool:
    """Whether the number is the end of a citation that the piece above begins."""
    if piece.line.gap or not before.text.endswith(("khoản", "Điều")):
        return False
    return bool(_CITES.search(before.text))


def _at_head(place: int, piece: Piece, found: tuple[LabelReading, ...]) -> Marked:
    """A marker at the head of its line."""
    if piece.line.said == "heading":
        return Marked(place, found, prose=_SURE)
    return Marked(place, found, prose=_heading_prose(piece, found), leads=piece.text.endswith(":"))


def _heading_prose(piece: Piece, found: Sequence[LabelReading]) -> float | None:
    """A title in capitals, or a line that was set as one, is hardly a sentence that happens to begin with a number."""
    words = piece.text[found[0].end if len(found) == 1 else max(r.end for r in found) :]
    alone = not words.strip() and found[0].marker.style in KEYWORDS
    if alone or (is_capitals(words) and len(words) > 6):
        return 8.0
    return max(r.marker.prose for r in found) + 2.0 if piece.line.bold or piece.line.heading else None


def put_back(
    pieces: Sequence[Piece], choices: dict[int, Placement]
) -> tuple[list[Piece], list[int], dict[int, Placement]]:
    """The pieces, inline ones that are words joined to the piece before them; the first place each came from; the
    choices.
    """
    kept: list[Piece] = []
    places: list[int] = []
    for n, piece in enumerate(pieces):
        chosen = n in choices and choices[n].reading is not None
        if kept and not chosen and piece.inline and kept[-1].line is piece.line:
            kept[-1] = replace(kept[-1], end=piece.end)
        else:
            kept.append(piece)
            places.append(n)
    now = {old: new for new, old in enumerate(places)}
    return (
        kept,
        places,
        {
            now[n]: Placement(now[n], c.reading, None if c.parent is None else now[c.parent])
            for n, c in choices.items()
            if n in now
        },
    )
