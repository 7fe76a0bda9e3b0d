"""Facts: what the words of one line say of it, told once for each line and asked by everything that joins or parts
lines.

Enters: the text of a line. Leaves: its LineFacts. A fact speaks of the line alone; what its neighbours make of it is
told in `joins` and `regions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..office.patterns import compiled
from ..office.posts import FOR_POST

CLOSED = (".", ";", ":", "!", "?", "…", "”", '"', "./")  # how a finished line ends

# What begins a new paragraph whatever stood before it.
MARKER = compiled(
    r"""
      [-–—+•*·▪]                                                            # - gạch, + cộng
    | \(?\d{1,3}(?:\.\d{1,2})*[a-zđ]?\s?(?:[.)\-–](?!\d)|/\s)               # 1. 2.1- 3a) 1/
    | \(?[a-zđăâêôơư]{1,2}\d?\s?\)                                          # a) đ) (i) a1)
    | [a-zđăâêôơư](?:[./]|\s?-)\s                                           # a. b/ c -
    | [IVXLC]{1,7}\s?[.\-–)/](?!\w)                                         # II. III- IV/
    | (?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*(?:[.:]|$)
    | (?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu\ mục|‹annex›|‹ANNEX›)\s+(?:thứ\s|THỨ\s|[\dIVXLC]+\s*(?:[.:]|$))
    | (?:‹form›|‹FORM›|‹schedule›|‹SCHEDULE›)\s+(?:số|SỐ)\s*:?\s*\d
    | (?:Căn\ cứ|Xét|Theo\ đề\ nghị)\b | ‹recipients› | ‹STATEHEADS› | Độc\ lập\s+-
    """,
    re.X,
)
LABEL = compiled(
    r"(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Tiểu mục|‹annex›|‹ANNEX›|(?:‹form›|‹schedule›) số|(?:‹FORM›|‹SCHEDULE›) SỐ)"
    r"\s+(?:thứ\s+\w+|THỨ\s+\w+|[\dIVXLC]+[a-zA-Z]?)\s*[.:]?|‹ANNEX›|‹annex›"
)
_TYPE = compiled(r"‹TYPES›\s*:?")
# Words that stand before a signer's post: they begin a signature, and no sentence.
AUTHORITY = compiled(rf"{FOR_POST}\s*[‹U›]")
CLAUSE = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)\s")
ARTICLE = re.compile(r"(?:Điều|ĐIỀU) \d+[a-zđ]?\. ")

# No sentence and no title ends with one of these, whatever begins the next line, but behind the words beside it:
# “trực thuộc” and “lý do” may end one.
_NEVER_LAST = {
    "của": "", "và": "", "hoặc": "", "các": "", "những": "", "bởi": "", "nhằm": "", "từ": "", "cho": "giúp",
    "với": "đối", "tại": "hiện tồn", "theo": "tiếp kèm", "về": "trở", "do": "tự lý", "trong": "bên",
    "thuộc": "trực phụ lệ",
    "giữa": "ở",
}  # fmt: skip
_IN_ENGLISH = "and or of the by with from this be".split()  # of a text in two languages
HANGING_WORD = re.compile(
    "(?:^|\\s)(?:"
    + "|".join("".join(rf"(?<!\b{one}\s)" for one in but.split()) + word for word, but in _NEVER_LAST.items())
    + rf")$|[\s/](?:{'|'.join(_IN_ENGLISH)})$",
    re.I,
)
_MAY_HANG = (*_NEVER_LAST, *_IN_ENGLISH)
# Words and marks that go on, at the end of a line that is nearly full.
_GOING_ON = frozenset(
    "x của và hoặc các những tại theo cho với về để do bởi từ đến trong ngoài bằng là có được không số khoản điểm ngày"
    " tháng năm một này thuộc giữa qua như nếu thì mà bị nhằm trưởng tịch".split()
)
_MARK_GOING_ON = (",", "+", "=", "×", "(")
_LAST_WORD = re.compile(r"\w+\Z")
# A place or a sign of which only the first half stands here.
OPEN_PLACE = re.compile(
    r"(?:^|\s)Điều$|(?:\(|(?:,|\b(?:tại|của|và|các|theo|hoặc|từ|đến|tới|bởi|trừ|là|với|khoản [\da-z]+|điểm [a-zđ]+))\s)"
    r"(?:điều|khoản|điểm)$"
)
OPEN_NUMBER = compiled(r"(?:‹cited›|‹form›|‹schedule›)\ssố$")
CUT_SIGN = re.compile(r"(?:\d[A-ZĐ]*/|[A-ZĐ]-|\d-)$")  # a document's sign cut after its slash or dash
_PLACES = ("Điều", "điều", "khoản", "điểm")  # one of them ends what OPEN_PLACE matches
_HEADING = re.compile(r"(?:Điều|Chương|Mục|Phần)\s+\S+|[IVX]+\.\s")
CAPITAL = (LABEL, _TYPE, AUTHORITY, CLAUSE, _HEADING)  # each of these begins with a capital
_OPENS = re.compile(r"[-–+]|\(?\d{1,3}[.)]|[a-zđ]\)|(?:Điều|Căn cứ)\s")


@dataclass(slots=True)  # made by the ten thousand, and never changed
class LineFacts:
    """What one line is by its own words."""

    closed: bool  # ends with a mark that ends a sentence or an item
    marker: bool  # begins with a printed label, or as a paragraph of its own always does
    small: bool  # begins with a small letter
    capitals: bool
    label: bool  # is a label and nothing else: “Chương II”, “PHỤ LỤC”
    titled: bool  # is a label and its title in capitals: “Mục 1 QUY ĐỊNH CHUNG”
    type: bool  # is a type of document and nothing else
    authority: bool
    clause: bool  # begins a clause of the preamble
    heading: bool  # begins as the heading of a unit, which may be set in bold
    opens: bool  # begins as a paragraph does that is set with an indent
    words: bool  # has a letter or a digit
    hanging_word: bool
    open_place: bool
    open_sign: bool
    blank: bool  # has a place to be filled in, as TO_FILL_IN finds it

    @property
    def begins_apart(self) -> bool:
        """Is it a line that neither goes on from another nor into one: a label, a type, a signer's authority?"""
        return self.label or self.type or self.authority


def facts(text: str) -> LineFacts:
    """The facts of a line.

    >>> facts("theo quy định tại Điều").open_place, facts("Các đơn vị trực thuộc").hanging_word
    (True, False)
    """
    closed, first = text.endswith(CLOSED), text[:1]
    capital = first.isupper()
    label = LABEL.match(text) if capital else None
    return LineFacts(  # by their order: there is one for every line of every text
        closed,
        MARKER.match(text) is not None,
        first.islower(),
        text.isupper(),
        label is not None and label.end() == len(text),
        label is not None and text[label.end() :].isupper(),
        capital and _TYPE.fullmatch(text) is not None,
        capital and AUTHORITY.match(text) is not None,
        capital and CLAUSE.match(text) is not None,
        capital and _HEADING.match(text) is not None,
        _OPENS.match(text) is not None,
        text[-1:].isalnum() or any(map(str.isalnum, text)),
        not closed and _never_ends(text),
        not closed and text.endswith(_PLACES) and OPEN_PLACE.search(text) is not None,
        not closed and _has_open_sign(text),
        "...." in text or "……" in text or "____" in text,
    )


WIDEST = 8  # letters: no hanging word is longer


def _never_ends(text: str) -> bool:
    """Does a line end with a word that no sentence ends with?"""
    last = text[-WIDEST:].lower()
    return last.endswith(_MAY_HANG) and HANGING_WORD.search(text, max(0, len(text) - WIDEST)) is not None


def hangs(text: str) -> bool:
    """Does a line end with a word or a mark that goes on?

    >>> hangs("trồng hoa tại"), hangs("hoa hồng,"), hangs("trồng hoa")
    (True, True, False)
    """
    if text.endswith(_MARK_GOING_ON):
        return True
    last = _LAST_WORD.search(text, max(0, len(text) - WIDEST))
    return last is not None and last[0].lower() in _GOING_ON


def _has_open_sign(text: str) -> bool:
    """Does a line end in the middle of a document's sign, or before its number?"""
    if text.endswith(("/", "-")):
        return CUT_SIGN.search(text) is not None
    return text.endswith("số") and OPEN_NUMBER.search(text) is not None
