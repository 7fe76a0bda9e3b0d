"""Wrapped: line ends of a text in which every paragraph is set in lines of one width.

Enters: a pair of lines with the measure of their page. Leaves: the rule by which they are one line, "" when they are
two. The cues are a table and asked in its order; the first that speaks decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import accumulate

from ...office.alphabet import LOWER, UPPER
from ...office.patterns import compiled
from ..layout import Measure, small_print
from ..line_facts import ARTICLE, hangs
from ..rows import Row
from . import paragraph_lines, sentences
from .pairs import (
    Around,
    Pair,
    cuts_a_name,
    cuts_a_number,
    cuts_a_place,
    cuts_a_sign,
    goes_on_behind_semicolon,
    never_ends,
)

_FULL, _BOLD_FULL, NEARLY, _CAPITALS, WIDE, _HALF, _SHORT = 0.985, 0.94, 0.85, 0.7, 0.6, 0.45, 0.2
_NUMBER = re.compile(r"\d{1,2}\.\s")  # the head of a numbered part may be set in bold, which is wider
_NUMBERED = re.compile(r"(?:khoản|điều|điểm|mục|chương|phần|số|ngày|tháng|năm|và|hoặc|đến|từ|,)$", re.I)
# “… số 04/2007/QH12, / Điều 1. Sửa đổi …” is an article, “… tại khoản 2, / Điều 1. Trường hợp …” is none
_TITLED = re.compile(rf"Điều \d+[a-zđ]?\. [{UPPER}]")
_PLACE = re.compile(r"(?:khoản|điểm)\s[\da-zđ]{1,3},$", re.I)
_YEAR, _YEARS = re.compile(r"\b(?:19|20)\d\d$"), re.compile(r"[-–]\s?(?:19|20)\d\d\b")
_CITED = re.compile(r"\b(?:khoản|điều|điểm|chương|mục)\s+[\dIVXa-zđ]{1,4}$", re.I)
_CITING = compiled(r"(?:Điều|Khoản|Điểm|Chương|Mục|‹annex›|‹cited›)\s")
# “Theo đề nghị của …, / Bộ trưởng Bộ … ban hành Thông tư”: two paragraphs
_ENACTS = re.compile(r"[^,;.]{4,80}\bban hành\b")
_UNIT = compiled(r"(?:Điều|Chương|Mục|Phần|‹annex›)\s+(?:\d|[IVXLC]+\b)")  # behind a stop it begins a unit
_ASIDE = re.compile(r"\s\([^()]{1,30}\)$")  # “CHUYÊN GIA (nếu có)”
_GOES_ON_IN_CAPITALS = ("VÀ ", "CỦA ", "HOẶC ", "THUỘC ")
_IN_SENTENCE = re.compile(rf"[{LOWER}]\. [{UPPER}]|[{LOWER}]; |^[{LOWER}]{{2}}")


def rule(pair: Pair) -> str:
    """By which rule the lines are one."""
    if pair.b.gap and not pair.seam:
        return "page-break" if goes_on_below_a_gap(pair) else ""
    long = pair.filled > _FULL or (len(pair.a.text) >= paragraph_lines.LEAST and not pair.a.facts.closed)
    if pair.around.columns and not (pair.b.facts.small and long):
        return ""
    one = continues(pair) or _is_one_clause(pair) or new_sentence(pair)
    return ("page-break" if pair.seam else "line-wrap") if one else ""


# ------------------------------------------------------------------ the cues


def frame(pair: Pair) -> bool | None:
    a, b = pair.a.facts, pair.b.facts
    return False if a.label or a.type or b.begins_apart or b.titled else None


def cut_in_two(pair: Pair) -> bool | None:
    a, b = pair.a, pair.b
    return True if cuts_a_sign(a, b) or cuts_a_place(a, b) or cuts_a_name(a, b) or cuts_a_number(a, b) else None


def _label_next(pair: Pair) -> bool | None:
    if not pair.b.facts.marker:
        return None
    closed = pair.a.facts.closed
    return not closed and pair.filled > _full(pair) and goes_on_in_marker(pair.a, pair.b)


def _capitals(pair: Pair) -> bool | None:
    a, b = pair.a, pair.b
    capitals = a.facts.capitals or a.facts.titled  # “Mục 2. QUẢN LÝ KHO,”
    if not (capitals or in_capitals(b)):
        return None
    both = capitals and _ASIDE.sub("", b.text).isupper() and not a.facts.closed
    if both and (a.text.endswith(",") or b.text.startswith(_GOES_ON_IN_CAPITALS)) and not b.facts.marker:
        return True
    wide = pair.own > _CAPITALS or pair.around.title or a.facts.marker or a.facts.hanging_word
    return both and pair.own > _HALF and wide


def _small_letter_next(pair: Pair) -> bool | None:
    if not pair.b.facts.small:
        return None
    if pair.a.facts.closed:
        return pair.filled > _full(pair) or (pair.own > _HALF and goes_on_behind_semicolon(pair))
    wide = pair.own > (_SHORT if pair.around.title else WIDE)
    return wide or len(pair.a.text) >= paragraph_lines.LEAST or pair.a.facts.hanging_word


def _ended(pair: Pair) -> bool | None:
    return False if pair.a.facts.closed else None


def _hanging(pair: Pair) -> bool | None:
    return True if never_ends(pair.a, pair.b) else None


def _title(pair: Pair) -> bool | None:
    return pair.own > _HALF and pair.b.text[0] != "(" if pair.around.title else None


def _first_sentence(pair: Pair) -> bool | None:
    """The first sentence below a title that fills its line; the end of a title is short and has no end mark."""
    if not ARTICLE.match(pair.a.text) or hangs_on(pair):
        return None
    ended = pair.b.text.endswith((".", ";", ":", "!", "?", "…", "”", '"'))
    return False if ended or (pair.page and pair.page.share(pair.b) > WIDE) else None


def _enacting(pair: Pair) -> bool | None:
    if not (pair.a.text.endswith(",") and _ENACTS.match(pair.b.text)):
        return None
    return pair.filled > _full(pair) and not pair.a.text.startswith(("Theo", "Xét", "Căn cứ"))


def _in_sentence(pair: Pair) -> bool | None:
    """A nearly full line with a sentence begun inside it, or going on from the line above,
    is no title that ends here.
    """
    a = pair.a.text
    nearly = pair.own > NEARLY and pair.filled > _BOLD_FULL and not pair.a.facts.blank
    return True if nearly and _IN_SENTENCE.search(a) and a[-1].isalnum() else None


def _by_width(pair: Pair) -> bool | None:
    full, hanging = pair.filled > _full(pair), hangs_on(pair)
    return (full and (hanging or not pair.a.facts.blank)) or (pair.own > WIDE and hanging)


CUES: tuple[tuple[str, Callable[[Pair], bool | None]], ...] = (
    ("a label, a type or an authority stands alone", frame),
    ("a sign, a place or a name is cut in two", cut_in_two),
    ("what looks like a label may be inside a sentence", _label_next),
    ("capitals go on in capitals only", _capitals),
    ("a small letter goes on", _small_letter_next),
    ("an end mark ends", _ended),
    ("no sentence ends with a hanging word", _hanging),
    ("a title is set in short lines", _title),
    ("a title ends before the first sentence", _first_sentence),
    ("the enacting words begin a paragraph", _enacting),
    ("a sentence begun inside a nearly full line goes on", _in_sentence),
    ("a full line goes on", _by_width),
)


def continues(pair: Pair) -> bool:
    """Does a line go on in the next one? The first cue that speaks decides."""
    for _, cue in CUES:
        if (said := cue(pair)) is not None:
            return said
    return False


def _full(pair: Pair) -> float:
    return _BOLD_FULL if _NUMBER.match(pair.a.text) and not pair.a.facts.closed else _FULL


def hangs_on(pair: Pair) -> bool:
    a, b = pair.a, pair.b
    return hangs(a.text) or a.facts.open_sign or bool(_CITED.search(a.text) and _CITING.match(b.text))


def in_capitals(row: Row) -> bool:
    """A line of capitals, and not one that begins with a sign or an abbreviation of its own."""
    return row.facts.capitals and row.text[0].isalpha() and " " in row.text and len(row.text) > 15


def goes_on_in_marker(a: Row, b: Row) -> bool:
    """“khoản / 3. Trường hợp”, “kinh tế / - xã hội”: what looks like a marker is inside a sentence."""
    if b.text[0] in "-–":
        years = _YEARS.match(b.text) and _YEAR.search(a.text)  # “thời kỳ 2021 / - 2030”
        return bool(years) or (b.text[1:].lstrip()[:1].islower() and a.text[-1].isalnum())
    if a.text.endswith(",") and _TITLED.match(b.text) and not _PLACE.search(a.text):
        return False
    return bool(_NUMBERED.search(a.text)) and (b.text[0].isdigit() or b.text.startswith("Điều"))


def goes_on_below_a_gap(pair: Pair) -> bool:
    """A sentence that a page's end cut, where only the blank lines of the page were left."""
    if paragraph_lines.is_page_break(pair):
        return True
    a, b = pair.a, pair.b
    prose = not (a.facts.closed or a.facts.capitals or b.facts.capitals or b.facts.marker or b.facts.begins_apart)
    heading = a.facts.marker or pair.around.title or pair.around.columns or a.flags.bold != b.flags.bold
    return prose and not heading and pair.filled > _FULL and bool(pair.page and pair.page.share(b) > WIDE)


# ------------------------------------------------------------------ clauses, and sentences that end where a line ends


def _is_one_clause(pair: Pair) -> bool:
    """“Căn cứ Quyết định … của Đại học / Quốc gia …;”: a clause of the preamble ends with its mark, at any width."""
    a, b = pair.a, pair.b
    if not pair.around.clause or a.facts.closed or a.text.endswith(",") or b.facts.marker or b.facts.begins_apart:
        return False
    return not (b.facts.capitals or _ENACTS.match(b.text)) and pair.own > WIDE


def new_sentence(pair: Pair) -> bool:
    """A full line that ends with a stop, and a next one that begins a sentence without any marker."""
    stopped = pair.a.text.endswith((".", ".”")) or bool(pair.page and pair.page.letters)
    return stopped and pair.around.odds > 1.0 and pair.filled > 1.0 and not _UNIT.match(pair.b.text)


# ------------------------------------------------------------------ what stands around


def surroundings(rows: Sequence[Row], pages: Sequence[Measure | None]) -> list[Around]:
    """What the lines around each row say of it; nothing where lines are paragraphs."""
    page = next((page for page in pages if page is not None), None)
    if page is None:
        return [Around()] * len(rows)
    small, columns = small_print(rows, page), _in_columns(rows, pages)
    odds = sentences.odds(rows, pages, small)
    return list(map(Around, small, columns, _titles(rows), _clauses(rows), odds))


def _in_columns(rows: Sequence[Row], pages: Sequence[Measure | None]) -> list[bool]:
    """Which rows stand among short ones, as the cells of a table do when its columns were read one line after
    another.
    """
    narrow = [page is not None and page.share(row) < _HALF for row, page in zip(rows, pages, strict=True)]
    if not any(narrow):
        return narrow
    short = [0, *accumulate(narrow)]
    around = [(max(0, n - 3), min(len(rows), n + 5)) for n in range(len(rows))]
    return [(short[end] - short[start]) * 4 >= (end - start) * 3 for start, end in around]


def _titles(rows: Sequence[Row]) -> list[bool]:
    """Which rows stand in the lines of a title that follows its label or its type; a blank line ends it."""
    found, title = [], False
    for n, row in enumerate(rows):
        own = row.facts
        begins = own.label or own.type
        title = begins or (title and not own.marker and not own.closed)
        found.append(title)
        title = begins or (title and not _ends_title(row, rows[n + 1] if n + 1 < len(rows) else None))
    return found


def _ends_title(row: Row, below: Row | None) -> bool:
    """Does a title end with a row, for a blank line parts it from the next, or the text begins there?"""
    return below is not None and ((below.gap > 0 and below.sheet == row.sheet) or _begins_prose(row, below))


# How the first sentence of a text without articles begins; no title goes on so.
_BEGINNING = compiled(
    r"(?:Thực hiện|Để|Nhằm|Thời gian qua|Trong (?:thời gian|những năm)|Hiện nay|Ngày \d[\d/]*|Sau khi|Trên cơ sở)\s"
)


def _begins_prose(row: Row, below: Row) -> bool:
    """Does the text begin below a line of title that could be its last?"""
    return _BEGINNING.match(below.text) is not None and not hangs(row.text)


def _clauses(rows: Sequence[Row]) -> list[bool]:
    """Which rows stand in a clause of the preamble."""
    found, clause = [], False
    for n, row in enumerate(rows):
        ended = row.gap or row.facts.marker or (n > 0 and rows[n - 1].facts.closed)
        clause = row.facts.clause or (clause and not ended)
        found.append(clause)
    return found
