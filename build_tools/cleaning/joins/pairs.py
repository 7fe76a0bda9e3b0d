"""Pairs: two neighbouring lines, and what holds of their line end wherever they stand.

Enters: rows. Leaves: Pair, and the cues that speak of words alone: a name, a sign or a place that is cut in two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model.often_made import often_made
from ...office.patterns import compiled
from ..layout import Measure
from ..rows import Row


@often_made
@dataclass(frozen=True, slots=True)
class Around:
    """What the lines around a row say of it."""

    small: bool = False  # set in small print
    columns: bool = False  # among short lines, as the cells of a table are
    title: bool = False  # in the lines of a title that follows its label or its type
    clause: bool = False  # in a clause of the preamble
    odds: float = 0.0  # that the sentence below it belongs to its paragraph


@dataclass(slots=True)  # made by the ten thousand, and never changed
class Pair:
    """Two neighbouring lines. `page`: the measure that holds at the first; `seam`: a page ends between them."""

    a: Row
    b: Row
    page: Measure | None
    seam: bool
    length: int  # of the paragraph up to the end of the first line, in letters
    around: Around
    _filled: float = -1.0  # worked out when it is first asked for

    @property
    def own(self) -> float:
        """The width of the first line, as a share of the measure."""
        return self.page.share(self.a, "", self.around.small) if self.page else 0.0

    @property
    def filled(self) -> float:
        """The width of the first line and the next word, as a share of the measure."""
        if self._filled < 0:
            self._filled = self.page.share(self.a, self.b.text, self.around.small) if self.page else 0.0
        return self._filled


_APART = frozenset(("heading", "annex", "table", "note"))  # what a person says of a line that no line goes on into


_CELLS = re.compile(r"(?<!^\S)(?<!^\S\S)(?<!^\S{3})(?<!^\S{4})\t(?=\S)")  # a tab behind the first words parts cells


def is_apart(pair: Pair) -> bool:
    """Lines that are never joined: of zones, headings, and those without a word."""
    a, b = pair.a, pair.b
    if a.said in _APART or b.said in _APART or a.zone or b.zone or a.flags.heading or b.flags.heading:
        return True
    if _has_cells(a.text) or _has_cells(b.text):
        return True
    return a.text.endswith(("Hạnh phúc", "Hạnh Phúc")) or not (
        a.facts.words and b.facts.words
    )  # the motto is a cell of its own


def _has_cells(text: str) -> bool:
    return "\t" in text and _CELLS.search(text) is not None


def glue(pair: Pair) -> str:
    """What stands between the halves: nothing inside a sign or before a mark that nothing begins with, else a blank."""
    cut_sign = pair.a.facts.open_sign and pair.a.text[-1] in "/-"
    return "" if cut_sign or _NEVER_FIRST.match(pair.b.text) else " "


# “… trong rừng đặc dụng” / ;”, “… tiền chậm nộp / ,54 tiền phạt”; dots that stand for words begin a line of a form
MARKS_BEHIND = (",", ";", "”", ".")
_NEVER_FIRST = re.compile(r"[,;](?![.…_])|”[.,;]|\.$")
_WORD_LAST = re.compile(r"[\w”\")\]…]$")


def begins_in_the_middle(pair: Pair) -> bool:
    """Does the second line begin with a mark that nothing begins with, below a line that ends with a word?"""
    a, b = pair.a, pair.b
    if not b.text.startswith(MARKS_BEHIND) or a.zone or b.zone or a.said in _APART or b.said in _APART:
        return False
    if _has_cells(a.text) or _has_cells(b.text):
        return False
    return bool(_NEVER_FIRST.match(b.text) and a.facts.words and _WORD_LAST.search(a.text))


# ------------------------------------------------------------------ what is cut in the middle of a name, a sign, a
# place

_RANGE_END = re.compile(r"\d\s?[-–]$")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_CUT_IN_SIGN = re.compile(r"\d/[A-ZĐ]*-$")  # “Nghị quyết số 03/NQ-”
_SIGN_GOES_ON = re.compile(r"[A-ZĐ]{2,}[\dA-ZĐ]*(?:-[A-ZĐ\d]+)*\b|\d{4}/[A-ZĐ]")
_CUT_IN_NUMBER = re.compile(r"\d{1,4}(?:/\d{4})?/$")
_PLACE_GOES_ON = re.compile(r"\d{1,3}[a-zđ]?\b|[a-zđ]\d?\b(?!\))")
# What may stand behind a number so that it is a place cited in a sentence, and not the label of a unit.
_CITED = compiled(
    r"(?:Điều|Khoản|khoản|điểm|Điểm|Mục|Chương|‹annex›|(?:‹form›|‹schedule›) số)\s+[\dIVXa-zđ]{1,4}\s*"
    r"(?:[,;)]|(?:của|‹annex›|ban hành|kèm|này|và|hoặc|đến|được (?:sửa|bổ)|‹cited›)\b)"
)
_LABEL_BEHIND = re.compile(r"[.;:”]\s+Điều$")  # an article's label that was run on behind the sentence before it
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\.(?:\s|$)")
_ARTICLE_ALONE = re.compile(r"Điều \d+[a-zđ]?[.;,]")  # “… tại khoản 2 / Điều 60.”
_LAST_OF_BRACKET = re.compile(r"[\da-zđ]{1,4}\)[.,;:]?")  # “… (ô số 4, Phụ lục / 1).”
_IN_PLACE = re.compile(r"(?:khoản|điểm)\s[\da-zđ]{1,3}$")
_FORM = compiled(r"(?:‹form›|‹schedule›) số\s")
_LEADS_TO_A_PLACE = re.compile(
    r"(?:\b(?:tại|theo|của|và|hoặc|với|đến|khoản|điểm|từ|là|trong|cùng|về|bởi)"
    r"|\s(?:[Kk]hoản|[Đđ]iểm)\s[\da-zđ]{1,3}|[,])$"
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
    (re.compile(r"\b(?:Bộ trưởng|Thứ trưởng) Bộ$"), compiled(r"[‹U›][‹L›]*\s[‹L›]")),  # “Bộ trưởng Bộ / Y tế”
    (compiled(r"\b(?:[Đđ]ại biểu|[ỦU][yỷ] ban [Tt]hường vụ|Chủ tịch)$"), re.compile(r"Quốc hội\b")),
    (re.compile(r"\bcơ quan ngang$"), re.compile(r"Bộ\b")),
    (re.compile(r"\bViệt$"), re.compile(r"Nam\b")),
    (re.compile(r"\bMặt trận$"), re.compile(r"Tổ quốc\b")),
    # “Điều 76 của Luật / Nhà ở thì”
    (compiled(r"\b(?:của|theo|tại|trong|và) ‹statutes›$"), compiled(r"[‹U›][‹L›]+\s")),
    (re.compile(r"\b(?:Chủ tịch|Thường trực)$"), re.compile(r"(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân\b")),
)
_SECOND_HALF = re.compile(
    "|".join(f"(?:{second.pattern})" for _, second in _NAMES)
)  # what most lines do not begin with


def cuts_a_name(a: Row, b: Row) -> bool:
    """Is the name of one body or one occasion cut before a capital?"""
    if b.facts.small:
        return False
    return _SECOND_HALF.match(b.text) is not None and any(
        second.match(b.text) and first.search(a.text) for first, second in _NAMES
    )


def cuts_a_sign(a: Row, b: Row) -> bool:
    """Is a document's sign, or a range of years, cut in two: “22/2024/ | TT-BTC”, “2013- | 2020”,
    “Nghị định số | 5”?
    """
    if a.text[-1] in "-–" and _YEAR.match(b.text) and _RANGE_END.search(a.text):
        return True
    if a.text[-1] in "-/" and (_CUT_IN_SIGN.search(a.text) or _CUT_IN_NUMBER.search(a.text)):
        return bool(_SIGN_GOES_ON.match(b.text))
    return a.facts.open_sign and a.text.endswith("số") and b.text[0].isdigit()


def cuts_a_place(a: Row, b: Row) -> bool:
    """Is a place cut in two, or cut off from the words that lead to it: “Điều | 12 của”,
    “tại | Điều 2 của Luật này”?
    """
    if _LAST_OF_BRACKET.fullmatch(b.text) and a.text.rfind("(") > a.text.rfind(")"):
        return True
    if a.facts.open_place and a.text.count(" ") > 1:
        return bool(_PLACE_GOES_ON.match(b.text)) and not _LABEL_BEHIND.search(a.text)
    named = a.facts.hanging_word and (_ARTICLE.match(b.text) or _FORM.match(b.text))
    if _ARTICLE_ALONE.fullmatch(b.text) and _IN_PLACE.search(a.text):
        return True
    if a.facts.closed or not (named or _CITED.match(b.text)):
        return False
    return _LEADS_TO_A_PLACE.search(a.text) is not None


# Words that only a number follows, in a line of more words than a cell has.
_LEADS_TO_A_NUMBER = re.compile(
    r"(?:\S+\s){4,}.*\b(?:ít nhất|nhiều nhất|tối thiểu|tối đa|không quá|không dưới|trong thời hạn|trong vòng)$"
)
_COUNTED = re.compile(r"\d[\d.,]*\d?(?: \([^()]{1,30}\))? (?=\w)")


def cuts_a_number(a: Row, b: Row) -> bool:
    """Is a line cut before the number that its last words lead to: “có ít nhất | 50 máy tính”?"""
    counted = None if b.facts.marker else _COUNTED.match(b.text)
    return bool(counted and b.text[counted.end()].islower() and _LEADS_TO_A_NUMBER.match(a.text))


def never_ends(a: Row, b: Row) -> bool:
    """A first line that ends with a word that no sentence and no title ends with, before a line that is no label."""
    return a.facts.hanging_word and not b.facts.marker and not b.facts.begins_apart


_OPENED = re.compile(r"\([^()]*:$")
_CLOSES = re.compile(r"[^()]*[^()\s][^()]*\)")


def goes_on_in_its_bracket(pair: Pair) -> bool:
    """“Tập thể (ví dụ: / chi họ, nhánh họ) không có quyền”: what a bracket opens and the next line closes is one
    sentence, if that line begins small and without a mark of its own. Of short lines, as cells have, nothing is said.
    """
    a, b = pair.a, pair.b
    if "(" not in a.text or b.gap or pair.around.columns or not b.facts.small or b.facts.marker:
        return False
    long = len(a.text) >= _PROSE or (a.facts.marker and a.text.count(" ") > _CELL_WORDS)
    return long and bool(_OPENED.search(a.text) and _CLOSES.match(b.text)) and not _LABELLED.match(b.text)


_PROSE, _CELL_WORDS = 40, 3  # letters, and words behind a label: what has fewer may be a cell
_LABELLED = re.compile(r"\w{1,3}\s?[.)/]")  # also one with a letter of another alphabet, which is no marker here


def goes_on_behind_semicolon(pair: Pair) -> bool:
    """“… đất nông nghiệp; / xử lý đất bị ô nhiễm”: no paragraph begins in small letters without a mark, unless it is an
    item of a list whose items do, the first of which stands below a colon.
    """
    a, b = pair.a, pair.b
    item = a.facts.small and not a.facts.marker and pair.length <= len(a.text)
    if item or not a.text.endswith(";") or a.facts.begins_apart:
        return False
    return b.facts.small and not (b.facts.marker or b.facts.begins_apart or _LABELLED.match(b.text))
