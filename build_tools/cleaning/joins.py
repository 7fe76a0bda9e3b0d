"""Joins: one paragraph on one line.

Enters: rows with their zones, and where debris was taken out. Leaves: edits of class structural. Every cue must agree;
a doubt
leaves the lines apart. Zones, tables and headings are never joined. Two kinds of text: in one, a line is a paragraph
and only a
page's end can cut it; in the other (the text layer of a printed gazette) every paragraph is wrapped at the page's
width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ..office.alphabet import LOWER, UPPER
from ..passages import Edit
from .layout import Measure, measure, small_print
from .rows import AUTHORITY, CLOSED, Row

# What begins a new paragraph whatever stood before it.
MARKER = re.compile(
    r"[-–—+•*·▪]|\(?\d{1,3}(?:\.\d{1,2})*[a-zđ]?\s?(?:[.)\-–](?!\d)|/\s)|\(?[a-zđăâêôơư]{1,2}\d?\s?\)|[a-zđăâêôơư](?:[./]|\s?-)\s|[IVXLC]{1,7}\s?[.\-–)/](?!\w)|"
    r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:]|$)|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|Phụ lục|PHỤ"
    r" LỤC)\s+(?:thứ\s|THỨ\s|[\dIVXLC]+\s*(?:[.:]|$))|"
    r"(?:Căn cứ|Xét|Theo đề nghị)\b|Nơi nhận|Kính gửi|CỘNG H|Độc lập\s+-"
)
_LABEL = re.compile(
    r"(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|Phụ lục|PHỤ LỤC|Mẫu số|MẪU"
    r" SỐ)\s+(?:thứ\s+\w+|THỨ\s+\w+|[\dIVXLC]+[a-zA-Z]?)\s*[.:]?|PHỤ LỤC|Phụ lục"
)
_TYPE_ALONE = re.compile(
    r"(?:QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ(?: LIÊN TỊCH)?|CHỈ THỊ|KẾ HOẠCH(?: HÀNH ĐỘNG)?|LUẬT|BỘ LUẬT|PHÁP"
    r" LỆNH|BÁO CÁO|TỜ TRÌNH|"
    r"HƯỚNG DẪN|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN|ĐỀ ÁN|THÔNG BÁO|CÔNG ĐIỆN|DANH MỤC|ĐIỀU LỆ)\s*:?"
)
_RANGE_END = re.compile(r"\d\s?[-–]$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_CUT_SIGN = re.compile(r"(?:\d[A-ZĐ]*/|[A-ZĐ]-|\d-)$")  # a document's sign cut after its slash or dash
_UNIT = re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+(?:\d|[IVXLC]+\b|thứ\s)")  # behind a stop it begins a unit
_CUT_IN_SIGN = re.compile(r"\d/[A-ZĐ]*-$")  # “Nghị quyết số 03/NQ-”
_NUMBERED = re.compile(r"(?:khoản|điều|điểm|mục|chương|phần|số|ngày|tháng|năm|và|hoặc|đến|từ|,)$", re.I)
_HANGING = re.compile(
    r"(?:[,+=×(]|\b(?:x|của|và|hoặc|các|những|tại|theo|cho|với|về|để|do|bởi|từ|đến|trong|ngoài|bằng|là|có|được|không|số|khoản|điểm|ngày|tháng|năm|một|"
    r"này|thuộc|giữa|qua|như|nếu|thì|mà|bị|nhằm|trưởng|tịch))$",
    re.I,
)
# No sentence and no title ends with one of these, whatever begins the next line.
_HANGING_WORD = re.compile(
    r"\s(?:của|và|hoặc|các|những|tại|theo|cho|với|về|do|bởi|từ|trong|bằng|thuộc|giữa|nhằm)$", re.I
)
# Names of one body or one occasion, cut before a capital.
_NAMES = (
    (
        re.compile(r"(?:Hội nghị|Đại hội|Kỳ họp|kỳ họp|Phiên họp)\b[^,;.]{0,30}\slần thứ [\w-]+$"),
        re.compile(r"(?:Ban Chấp hành|Đảng|Quốc hội|Hội đồng)\s"),
    ),
    (re.compile(r"\bBan Chấp hành$"), re.compile(r"(?:Trung ương|Đảng bộ)\b")),
    (re.compile(r"\b(?:Thủ tướng|Văn phòng)$"), re.compile(r"Chính phủ\b")),
    (re.compile(r"\b(?:Bộ trưởng|Thứ trưởng)$"), re.compile(r"Bộ\s[A-ZĐ]")),
    (re.compile(r"\bMặt trận$"), re.compile(r"Tổ quốc\b")),
    (re.compile(r"\b(?:Chủ tịch|Thường trực)$"), re.compile(r"(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân\b")),
)
_LEAST = 40
_CITED = re.compile(r"\b(?:khoản|điều|điểm|chương|mục)\s+[\dIVXa-zđ]{1,4}$", re.I)
_CITING = re.compile(
    r"(?:Điều|Khoản|Điểm|Chương|Mục|Phụ lục|Nghị định|Luật|Bộ luật|Thông tư|Quyết định|Nghị quyết|Pháp lệnh)\s"
)
_ENACTS = re.compile(
    r"[^,;.]{4,80}\bban hành\b"
)  # “Theo đề nghị của …, / Bộ trưởng Bộ … ban hành Thông tư”: two paragraphs
_CLAUSE = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\s")
_BLANKS = re.compile(r"\.{4,}|…{2,}|_{4,}")  # a form's line to be filled in
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\. ")
_NUMBER = re.compile(r"\d{1,2}\.\s")
_BOLD = 0.94  # the head of a numbered part may be set in bold, which is wider
_SPACED = 0.9  # so many lines below a blank one: a text set with blank lines throughout
_FULL, _CAPITALS, _WIDE, _HALF, _SHORT = 0.985, 0.7, 0.6, 0.45, 0.2


def joins(rows: Sequence[Row], removed: Sequence[int]) -> Iterator[Edit]:
    """The line ends that cut a paragraph or a title in two; `removed` are the raw lines of debris, in rising order."""
    page = measure(rows)
    if page is None and sum(row.gap > 0 for row in rows) > _SPACED * len(rows):
        closer = [replace(row, gap=max(0, row.gap - 1)) for row in rows]
        page = measure(closer)
        rows = closer if page else rows
    if page is None:
        yield from _joins_of_paragraph_lines(rows)
    else:
        yield from _joins_of_wrapped_lines(rows, page, removed)


# ------------------------------------------------------------------ a line is a paragraph


def _joins_of_paragraph_lines(rows: Sequence[Row]) -> Iterator[Edit]:
    length = 0  # of the paragraph so far: a short piece between two page ends is part of a long one
    for a, b in pairwise(rows):
        length += len(a.text)
        if not _apart(a, b) and (b.gap or a.sheet < b.sheet) and _is_page_break(a, b, length):
            yield Edit(a.end, b.start, _glue(a), "page-break")
        elif not _apart(a, b) and not b.gap and _is_title_wrap(a, b):
            yield Edit(a.end, b.start, " ", "title-wrap")
        else:
            length = 0


def _apart(a: Row, b: Row) -> bool:
    return bool(a.zone or b.zone or a.flags.heading or b.flags.heading)


def _is_page_break(a: Row, b: Row, length: int) -> bool:
    if (
        a.text.endswith(CLOSED)
        or MARKER.match(b.text)
        or AUTHORITY.match(b.text)
        or a.text.isupper() != b.text.isupper()
    ):
        return False
    if length >= _LEAST and (_HANGING_WORD.search(a.text) or (not a.text.isupper() and _goes_on(a, b))):
        return True
    return any(first.search(a.text) and second.match(b.text) for first, second in _NAMES)


def _goes_on(a: Row, b: Row) -> bool:
    cut_sign = _CUT_IN_SIGN.search(a.text) and b.text[0].isupper()
    return b.text[0].islower() or bool(cut_sign or (_RANGE_END.search(a.text) and _YEAR.match(b.text)))


def _is_title_wrap(a: Row, b: Row) -> bool:
    """One bold span over two lines, or two bold lines of one title; never a post and its holder."""
    if (
        not (a.flags.bold and b.flags.bold)
        or MARKER.match(b.text)
        or AUTHORITY.match(a.text)
        or a.text.endswith(CLOSED)
    ):
        return False
    if _TYPE_ALONE.fullmatch(a.text) or (a.text.isupper() and not b.text.isupper()):
        return False
    return a.flags.runs_on or not (a.text.isupper() or b.text.isupper())


def _glue(a: Row) -> str:
    return "" if _CUT_SIGN.search(a.text) else " "


# ------------------------------------------------------------------ every line is wrapped


def _joins_of_wrapped_lines(rows: Sequence[Row], page: Measure, removed: Sequence[int]) -> Iterator[Edit]:
    small = small_print(rows, page)
    running = _sentences_run_on(rows, page, small)
    columns = _in_columns(rows, page)
    title = clause = False
    for n, (a, b) in enumerate(pairwise(rows)):
        seam = a.sheet < b.sheet or (bool(b.gap) and bisect_right(removed, a.number) < bisect_right(removed, b.number))
        title = _in_title(title, a, bool(b.gap) and not seam)
        clause = bool(_CLAUSE.match(a.text)) or (
            clause and not (a.gap or MARKER.match(a.text) or rows[n - 1].text.endswith(CLOSED))
        )
        if _apart(a, b) or _no_words(a) or _no_words(b):
            continue
        if b.gap and not seam:
            if _is_page_break(a, b, len(a.text)):
                yield Edit(a.end, b.start, _glue(a), "page-break")
        elif columns[n] and not (b.text[0].islower() and page.share(a, b.text, small[n]) > _FULL):
            continue
        elif (
            _continues(a, b, page, small[n], title)
            or (clause and _is_one_clause(a, b, page))
            or (running and _new_sentence(a, b, page, small[n]))
        ):
            yield Edit(a.end, b.start, _glue(a), "page-break" if seam else "line-wrap")


def _in_columns(rows: Sequence[Row], page: Measure) -> list[bool]:
    """Which rows stand among short ones, as the cells of a table do when its columns were read one line after another."""
    short = [0, *accumulate(page.share(row) < _HALF for row in rows)]
    around = [(max(0, n - 3), min(len(rows), n + 5)) for n in range(len(rows))]
    return [(short[end] - short[start]) * 4 >= (end - start) * 3 for start, end in around]


def _no_words(row: Row) -> bool:
    return not any(c.isalnum() for c in row.text)


def _in_title(title: bool, row: Row, parted: bool) -> bool:
    """Are we in the lines of a title that follows its label or its type?"""
    if _LABEL.fullmatch(row.text) or _TYPE_ALONE.fullmatch(row.text):
        return True
    return title and not parted and not MARKER.match(row.text) and not row.text.endswith(CLOSED)


def _continues(a: Row, b: Row, page: Measure, small: bool, title: bool) -> bool:
    """Does a line go on in the next one? `title`: it stands in a title, whose lines are set short."""
    if (
        any(_LABEL.fullmatch(row.text) or _TYPE_ALONE.fullmatch(row.text) for row in (a, b))
        or AUTHORITY.match(b.text)
        or _is_titled(b)
    ):
        return False
    closed = a.text.endswith(CLOSED)
    own, full = (
        page.share(a, "", small),
        page.share(a, b.text, small) > (_BOLD if _NUMBER.match(a.text) and not closed else _FULL),
    )
    if MARKER.match(b.text):
        return not closed and full and _goes_on_in_marker(a, b)
    if a.text.isupper() or _in_capitals(b):
        both = a.text.isupper() and b.text.isupper() and not closed
        return both and own > _HALF and (title or own > _CAPITALS or bool(MARKER.match(a.text)))
    if b.text[0].islower():
        return full if closed else own > (_SHORT if title else _WIDE)
    if closed:
        return False
    if title:
        return own > _HALF and b.text[0] != "("
    hanging = bool(
        _HANGING.search(a.text) or _CUT_SIGN.search(a.text) or (_CITED.search(a.text) and _CITING.match(b.text))
    )
    if _ARTICLE.match(a.text) and not hanging and (b.text.endswith(CLOSED) or page.share(b) > _WIDE):
        # the first sentence below a title that fills its line; the end of a title is short and has no end mark
        return False
    if a.text.endswith(",") and _ENACTS.match(b.text):
        return full and not a.text.startswith(("Theo", "Xét", "Căn cứ"))
    return (full and (hanging or not _BLANKS.search(a.text))) or (own > _WIDE and hanging)


def _is_one_clause(a: Row, b: Row, page: Measure) -> bool:
    """“Căn cứ Quyết định … của Đại học / Quốc gia …;”: a clause of the preamble ends with its mark, whatever its width."""
    ended = (
        a.text.endswith((*CLOSED, ","))
        or MARKER.match(b.text)
        or b.text.isupper()
        or _ENACTS.match(b.text)
        or AUTHORITY.match(b.text)
    )
    return not ended and page.share(a) > _WIDE


def _is_titled(row: Row) -> bool:
    """A label and its title in capitals on one line: “Mục 1 QUY ĐỊNH CHUNG”."""
    label = _LABEL.match(row.text)
    return label is not None and row.text[label.end() :].isupper()


def _in_capitals(row: Row) -> bool:
    """A line of capitals, and not one that begins with a sign or an abbreviation of its own."""
    return row.text.isupper() and row.text[0].isalpha() and " " in row.text and len(row.text) > 15


def _goes_on_in_marker(a: Row, b: Row) -> bool:
    """“khoản / 3. Trường hợp”, “kinh tế / - xã hội”: what looks like a marker is inside a sentence."""
    if b.text[0] in "-–":
        return b.text[1:].lstrip()[:1].islower() and a.text[-1].isalnum()
    return bool(_NUMBERED.search(a.text)) and (b.text[0].isdigit() or b.text.startswith("Điều"))


# ------------------------------------------------------------------ sentences that end where a line ends


def _new_sentence(a: Row, b: Row, page: Measure, small: bool) -> bool:
    """A full line that ends with a stop, and a next one that begins a sentence without any marker."""
    if (
        not a.text.endswith((".", ".”"))
        or a.text.endswith(("./.", "..."))
        or MARKER.match(b.text)
        or b.text.isupper()
        or _UNIT.match(b.text)
    ):
        return False
    return b.text[0].isupper() and page.share(a, b.text, small) > 1.0


def _sentences_run_on(rows: Sequence[Row], page: Measure, small: Sequence[bool]) -> bool:
    """Do far more sentences of this text begin inside a line than on a line of their own after a line that is not full?"""
    inside = sum(len(_SENTENCE.findall(row.text)) for row in rows)
    own = sum(
        1
        for n, (a, b) in enumerate(pairwise(rows))
        if a.text.endswith(".") and b.text[0].isupper() and not MARKER.match(b.text) and not b.text.isupper()
        and page.share(a, b.text, small[n]) < 0.95
    )  # fmt: skip
    return inside >= 2 * own


_SENTENCE = re.compile(rf"(?<=[{LOWER}]\. )[{UPPER}]")
