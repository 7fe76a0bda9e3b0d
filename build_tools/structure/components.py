"""Components: where a text begins that is attached to the main one: an annex, a form, a plan, a charter.

Enters: pieces. Leaves: the pieces, cut at the labels that stand on one line with their titles (`cut_labels`); and the
places where an attached text begins (`starts`). A list that names annexes or forms is none: of two rows of labels with
the same numbers the second are the texts. Source: the contract's “Anchors”; Nghị định 30/2020, Phụ lục I.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ..office import attachments, types
from ..office.alphabet import holds_one, is_capitals
from ..office.patterns import compiled
from . import noted_titles
from .facts import Facts, facts
from .marker_rows import KEYWORDS
from .markers import readings
from .stretches import Piece, cut
from .tails import opens_recipients

# ------------------------------------------------------------------ a label and its title on one line

_TITLED = compiled(rf"{attachments.FORM}(?:(?<=[.:])\s+(?=[‹U›“\"])|\s*[–-]\s+(?=[‹U›])|\s+(?=[‹U›]{{2,}}[\s,]|\[))")
# “Mẫu số 03 Báo cáo trồng hoa” above a letterhead; in a list, or a sentence, there is none.
_NAMED = compiled(rf"{attachments.FORM}\s+(?=[‹U›][‹L›])(?!.*[.;,:]$)")
# In the middle of a line, where a converter lost the line end: "(nếu có) Mẫu số 07. Văn bản đề nghị".
_RUN_ON = compiled(r"(?<=[‹L›\d)”.;…_])\s+(?P<at>Mẫu số\s+\d{1,3}[a-zđ]?(?:[-/][\wĐđ]+)*[.:]\s+(?=[‹U›][‹L›]))")
_CITES = re.compile(
    r"(?:theo|tại|là|và|của|đến|từ|bằng|hoặc|thay thế|số|thuộc|dùng|ghi|vào|cho|các|đổi|bổ sung|bãi bỏ)$"
)
_WIDEST = 8  # letters: none of these is longer


# A form's letterhead that a converter ran together: "TỔNG CỤC HẢI QUAN ------- CỘNG HÒA … Độc lập …".
_LETTERHEAD = compiled(
    r"(?<=[‹U›)….\d_-]\s)(?P<state>CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM\s+)(?=Độc lập\s*-)"
    r"|(?P<day>(?:ngày[\s.…_\d]+tháng[\s.…_\d]+|(?:tháng[\s.…_]+)?(?<!\w\s)(?<!\w))năm[\s.…_\d]+)(?=[‹U›]{2})"
    r"|(?:Độc lập\s*-\s*Tự do\s*|^)-\s*Hạnh phúc[\s\-–_*]*(?![\s\-–_*])"
)


# What a converter ran together on the lines of a form's head. `|` stands where the row cuts.
_HEAD_RUN = (
    # “Quyết định thu hồi đất |ỦY BAN NHÂN DÂN … -------”: a name in small letters, then the body of the letterhead
    compiled(r"(?<=[‹L›\d)])\s+(?=[‹U›]{2,}(?:[\s,()/]+[‹U›]+)*[\s,()/]*(?:…|\.{3,}|-{3,}))"),
    # “UBND TỈNH ...... |DANH SÁCH THANH NIÊN XUNG PHONG”: the body with its blank, then the name
    compiled(r"(?:(?<=\.{3})|(?<=……))\s+(?=[‹U›]{2,}\s[‹U›]{2,}\s[‹U›]{2,})"),
    # “ĐƠN ĐỀ NGHỊ |Kính gửi: …”, “BẢNG GIÁ ĐẤT |ĐVT: …”
    compiled(r"(?:(?<=[‹U›]{2})|(?<=\)))\s+(?=Kính gửi|\(?(?:Đơn vị(?: tính)?|ĐVT|ĐV)\s*:)"),
    # “… THỊ TRẤN |Tên xã (phường, thị trấn): ……”: the name, then the first field
    compiled(r"(?:(?<=[‹U›]{2})|(?<=[‹U›‹L›]\)))\s+(?!Về\s)(?=[‹U›][‹L›]+\s[^.…:]{0,60}(?::\s|:?\s*(?:\.{4,}|…{2,})))"),
    # “Về kết quả xác định mã số |TỔNG CỤC TRƯỞNG TỔNG CỤC HẢI QUAN”: the subject, then who enacts
    compiled(r"(?<=[‹L›.…)])\s+(?=[‹U›]{2,}(?:\s[‹U›]{2,}){2,}[\s….(\d)]*$)"),
    # “Tổng kết hoạt động đào tạo |Kỳ báo cáo: năm ……”: the subject, then of what time
    compiled(r"(?<=[‹L›\d)])\s+(?=\(?(?:Kỳ báo cáo|Từ ngày|(?:Tháng|Quý|Năm)\s?[….])(?!\w))"),
    # “PHIẾU ĐỀ XUẤT |Về việc ……”: the name, then its subject
    compiled(r"(?<=[‹U›]{2})\s+(?=Về việc\s*(?:…|\.{4}))"),
    # “… (tổ chức, cá nhân có đơn) |Hôm nay, hồi ... giờ”: the subject, then the first sentence
    compiled(r"(?<=[‹L›\d).…])\s+(?=Hôm nay,\s|Tôi tên là\b|Tên tôi là\b|Chúng tôi gồm\b)"),
    # “Phiếu chuyển thông tin |...1...”: the name, then the blank of the letterhead
    compiled(r"(?<=[‹L›])(?<!năm)(?<!tháng)(?<!ngày)(?<!việc)\s+(?=(?:\.{3,}|…)\d?\d?(?:\.{3,}|…)\W*$)"),
)
# “CÁC YÊU CẦU ĐỐI VỚI CHỨNG TỪ |Chứng từ phải có đủ các thông tin sau:”: the title, then the first sentence
_SENTENCE = compiled(r"(?<=[‹U›]{2})\s+(?!Về\s)(?=[‹U›][‹L›]+(?:\s[‹L›]+){3,}\s.*[.:;]$)")
_FEWEST = 4  # words of such a title
_BELOW = 13  # pieces from the label in which the head of a form or an annex may stand


def cut_labels(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those of a form's label and its title cut between the two, before a label that was run on, and below
    a label where the boxes of a form's head were run together.
    """
    found: list[Piece] = []
    below = 0
    for n, piece in enumerate(pieces):
        parts = _label_cut(piece, pieces[n + 1 : n + 4])
        for part in parts:
            label = facts(part.text).label
            below = _BELOW if label else below - 1
            found += [part] if label or below < 0 or part.line.zone == "table" else _head_cut(part)
    return found


def _head_cut(piece: Piece) -> list[Piece]:
    text = piece.line.passage.text
    f = facts(piece.text)
    if (not f.capitals and f.readings) or f.text.startswith("Căn cứ"):
        return [piece]
    places = [m.end() for row in _HEAD_RUN for m in row.finditer(text, piece.start, piece.end)]
    if (match := _SENTENCE.search(text, piece.start, piece.end)) and _is_long_title(text[piece.start : match.start()]):
        places.append(match.end())
    return [part for part in cut(piece, places) if part.text]


def _is_long_title(text: str) -> bool:
    return is_capitals(text) and len(text.split()) >= _FEWEST


def _label_cut(piece: Piece, below: Sequence[Piece]) -> list[Piece]:
    text = piece.line.passage.text
    own = text[piece.start : piece.end]
    if piece.line.zone == "table" or not _may_label(own):
        return [piece]
    places = []
    for match in _RUN_ON.finditer(text, piece.start, piece.end) if "Mẫu số" in own else ():
        if not _CITES.search(text, max(piece.start, match.start() - _WIDEST), match.start()):
            places += [match.start("at"), match.end()]
    start = piece.start + len(own) - len(own.lstrip())
    for match in _LETTERHEAD.finditer(text, piece.start, piece.end) if _may_head(own) else ():
        places += _around(match)
    headed = any(facts(each.text).motto for each in below)
    titled = _TITLED.match(text, start, piece.end) or (_NAMED.match(text, start, piece.end) if headed else None)
    if attachments.label(piece.text):  # “Mẫu số 01 - ĐK”
        titled = None
    return [p for p in cut(piece, [*places, *([titled.end()] if titled else [])]) if p.text]


def _around(match: re.Match[str]) -> list[int]:
    """Where a box of a letterhead parts the line; a date with nothing left blank is no box of a form."""
    if match["day"]:
        return [match.end()] if _SLOT.search(match["day"]) else []
    return [match.start("state") if match["state"] else match.start(), match.end()]


_SLOT = re.compile(r"(?:ngày|tháng|năm)\s*(?:[.…_]|tháng|năm|$)")


_WORDS = ("Mẫu", "MẪU", "iểu", "IỂU", "Phiếu", "PHIẾU", "Hạnh phúc", "tháng", "năm …", "năm .")
_WITHIN = ("Mẫu số", "Độc lập", "Hạnh phúc", "năm")  # of what is cut within a line one of these is a part


def _may_label(own: str) -> bool:
    """Whether a label, or a box of a letterhead, may stand in a stretch."""
    return (own.lstrip()[:1] in attachments.FORM_LETTERS or holds_one(own, _WITHIN)) and holds_one(own, _WORDS)


_YEAR = compiled(r"năm[\s.…_\d]+(?=[‹U›]{2})")


def _may_head(own: str) -> bool:
    """Whether a box of a letterhead may stand in a stretch: state and motto, or a day with a title behind it."""
    return holds_one(own, ("Độc lập", "Hạnh phúc")) or _YEAR.search(own) is not None


# ------------------------------------------------------------------ which labels are rows of a list

_NEAR = 6  # pieces between two rows of a list, at most
_SHORT = 200  # letters of such a piece


@dataclass(frozen=True, slots=True)
class _Labelled:
    place: int
    type: str
    number: str


def _listed(labels: Sequence[_Labelled], pieces: Sequence[Piece]) -> set[int]:
    """The places of labels that are rows of a list of forms or annexes."""
    found: set[int] = set()
    last = {(each.type, each.number.lower()): each.place for each in labels}  # where each stands for the last time
    for run in _runs(labels, pieces):
        again = any(last[each.type, each.number.lower()] > run[-1].place for each in run)
        if again and len(run) == 1 and _heads_rows(pieces, run[0].place):
            found.add(run[0].place)
        if len(run) > 2 or (len(run) == 2 and again):
            found |= {each.place for each in run[: -1 if _heads(pieces, run[-1].place) else None]}
    return found


def _heads_rows(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a label heads a group of rows in a table that lists what follows later: below its title they count from 1
    anew, with neither note nor letterhead between.
    """
    return any(piece.text in ("1", "1.", "01") for piece in pieces[n + 1 : n + 3])


def _heads(pieces: Sequence[Piece], n: int) -> bool:
    """Whether the last label of a run is the first form behind the list: a letterhead stands below it."""
    below = takewhile(lambda f: f.label is None, (facts(piece.text) for piece in pieces[n + 1 : n + 6]))
    return any(f.motto for f in below)


def _runs(labels: Sequence[_Labelled], pieces: Sequence[Piece]) -> Iterator[list[_Labelled]]:
    """Labels of one type that stand near one another with nothing but a title between, no number twice."""
    run: list[_Labelled] = []
    for each in labels:
        if run and not (
            each.type == run[-1].type
            and all(each.number.lower() != other.number.lower() for other in run)
            and _is_row(pieces[run[-1].place + 1 : each.place])
        ):
            yield run
            run = []
        run.append(each)
    yield from [run] if run else []


def _is_row(between: Sequence[Piece]) -> bool:
    named = [piece for piece in between if piece.line.zone != "note"]
    if any(_is_sentence(above, piece) for above, piece in pairwise(named)):
        return False
    return len(named) <= _NEAR and not any(_is_content(piece) for piece in named)


def _is_sentence(above: Piece, piece: Piece) -> bool:
    """Whether a whole sentence stands below a title, in capitals or on the line of the label: an annex holds it."""
    text = piece.text
    titled = facts(above.text).capitals or above.start > 0
    whole = text[:1].isupper() and text.endswith(".") and len(text.split()) > 3
    return titled and whole and piece.line is not above.line and not facts(text).capitals


def _is_content(piece: Piece) -> bool:
    """What no list of names holds: a letterhead, an addressee, a place to fill in, a clause, a long line."""
    f = facts(piece.text)
    boxed = f.motto or f.ornament or f.attached or f.place_date or f.articled or f.post
    numbered = any(r.end < len(f.text) for r in f.readings)
    return (
        boxed
        or numbered
        or len(f.text) > _SHORT
        or "....." in f.text
        or "……" in f.text
        or f.text.startswith("Kính gửi")
    )


# ------------------------------------------------------------------ where they begin

_NAME_BELOW = 3  # pieces from the post to the name
_TITLE = 8  # pieces: below a label so far a title may run


def starts(pieces: Sequence[Piece], notes: set[int]) -> list[int]:
    """The places where an attached text begins, in order."""
    walk = _Walk(pieces, notes)
    return [place for n in range(1, len(pieces)) if (place := walk.start(n)) is not None]


class _Walk:
    """Walks over the pieces once and remembers what has begun."""

    def __init__(self, pieces: Sequence[Piece], notes: set[int]) -> None:
        self.pieces, self.notes = pieces, notes
        self.body = self.closed = False
        self.ended = False  # what began last has its signature
        self.form = ""  # the label of the form in which we are
        self.part = ""  # the type of the numbered list in which we are: “DANH MỤC 1”
        self.labelled = False  # we are in an annex or a form: what has a type there is its content
        self.annexed = self.announced = False  # an attached text has begun; one that bears “(Kèm theo …)”
        self.last = 0  # where the last began
        labels = [
            _Labelled(n, *label) for n in range(len(pieces)) if self._is_plain(n) and (label := _label(pieces[n]))
        ]
        self.rows = _listed(labels, pieces)
        if pieces:
            self._see(0)

    def _is_plain(self, n: int) -> bool:
        piece = self.pieces[n]
        return (
            not (piece.quoted or n in self.notes or piece.line.zone in ("table", "note")) and piece.line.said != "text"
        )

    def start(self, n: int) -> int | None:
        """The place where a text begins whose label or type is piece n."""
        if not self._is_plain(n):
            return None
        self._close(n)
        begins = (self.body or self.closed) and n not in self.rows and self._begins(n)
        self._see(n)
        if not begins and self.pieces[n].line.said != "annex":
            return None
        label = _label(self.pieces[n])
        self.form = " ".join(label) if label and label[0] != "Phụ lục" else ""
        self.part = (facts(self.pieces[n].text).part or ("", ""))[0]
        self.labelled = label is not None
        self.annexed, self.announced = True, self.announced or self._is_noted(n)
        place = noted_titles.above_label(self.pieces, n, self.last) if label else self._above(n)
        self.last, self.ended = n, False
        return place

    def _close(self, n: int) -> None:
        """Whether a piece closes a text: recipients, a post below a body, a name."""
        closes = opens_recipients(self.pieces[n]) or (self.body and facts(self.pieces[n].text).post) or self._signs(n)
        self.closed, self.ended = self.closed or closes, self.ended or closes or facts(self.pieces[n].text).person

    def _signs(self, n: int) -> bool:
        """Whether a piece is a name below a post: that ends also a text without units."""
        if not facts(self.pieces[n].text).person:
            return False
        return any(facts(piece.text).post for piece in self.pieces[max(0, n - _NAME_BELOW) : n])

    def _see(self, n: int) -> None:
        if not self.body:
            styles = {r.marker.style for r in readings(self.pieces[n].text)}
            self.body = bool(styles & {"dieu", "roman", "chuong"})

    def _begins(self, n: int) -> bool:
        f = facts(self.pieces[n].text)
        if f.label and f.label[0] == "Phụ lục":
            return self._begins_annex(n, f)
        if f.label:
            return " ".join(f.label) != self.form and (self.closed or self.annexed or f.capitals)
        if self._begins_part(n, f) or self._begins_attached(n) or self._begins_noted(n):
            return True
        return self.closed and self.ended and not self._is_above_type(n) and self._begins_another(n)

    def _begins_annex(self, n: int, f: Facts) -> bool:
        if self.form and self.announced and not self._is_noted(n):
            return False  # an annex of the form itself
        names = (f.label is not None and bool(f.label[1])) or not f.text.endswith(":")
        numbered = f.label is not None and bool(f.label[1]) and self._is_noted(n)  # in small letters, with its note
        return self.closed or self.annexed or (f.capitals and names) or numbered

    def _begins_attached(self, n: int) -> bool:
        """A text of a type of its own: “QUY CHẾ”, “ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)”, “DANH MỤC …”."""
        f = facts(self.pieces[n].text)
        if f.type_begun not in types.ATTACHABLE or not f.capitals or self._titles_annex(n) or f.readings:
            return False
        if self.labelled:
            return self._is_noted(n) and self.announced and n - self.last > _TITLE
        if f.type_named is None:  # "QUY ĐỊNH CHUNG" is a heading, unless something says that a text begins
            return self._is_noted(n) or (self.closed and self._is_headed(n))
        return self.closed or self._is_noted(n)

    def _begins_part(self, n: int, f: Facts) -> bool:
        """A list with a number, “DANH MỤC 1”: the first with its note, the next like it."""
        like = f.part is not None and (f.part[0] == self.part or self._is_noted(n))
        return self.closed and like and f.text[-1] not in ".:"

    def _begins_noted(self, n: int) -> bool:
        """What no type names, but “(Ban hành kèm theo …)” below its title: “BIỂU MỨC THU PHÍ”, “CÁC MẪU BIỂU”,
        “CHUẨN MỰC KẾ TOÁN SỐ 02”.
        """
        inside = self.labelled and not (self.announced and n - self.last > _TITLE)
        return self.closed and not inside and noted_titles.begins(self.pieces, n) and not self._titles_annex(n)

    def _begins_another(self, n: int) -> bool:
        """Whether, after the signature, a text begins that no line of its own names:
        what follows soon has an outline.
        """
        f, before = facts(self.pieces[n].text), facts(self.pieces[n - 1].text)
        if any(r.marker.style in KEYWORDS for r in before.readings) or self._titles_annex(n) or self.labelled:
            return False
        if not self.pieces[n - 1].line.gap and not (before.post or before.person or before.ornament):
            return False
        headed = (
            bool(self.pieces[n].line.heading or f.type_begun in types.ATTACHABLE)
            and not f.readings
            and len(f.text) < 200
        )
        return headed and any(self._outlines(m) for m in range(n + 1, min(n + 30, len(self.pieces))))

    def _is_above_type(self, n: int) -> bool:
        """Whether the next line is the type of an attached text: “DỰ THẢO” stands above it."""
        return n + 1 < len(self.pieces) and self._begins_attached(n + 1)

    def _outlines(self, n: int) -> bool:
        f = facts(self.pieces[n].text)
        return f.outlined or any(r.marker.style in ("dieu", "chuong") for r in f.readings)

    def _is_noted(self, n: int) -> bool:
        """Whether “(Kèm theo …)” stands in the next lines, before another label or unit."""
        for piece in self.pieces[n + 1 : n + 8]:
            f = facts(piece.text)
            if f.attached:
                return True
            if f.label or f.articled or (f.readings and not f.capitals and not f.listed):
                return False
        return False

    def _is_headed(self, n: int) -> bool:
        """Whether a letterhead of its own stands above the line."""
        return self._above(n) < n and not _is_bare_part(facts(self.pieces[n - 1].text))

    def _above(self, n: int) -> int:
        """Where the letterhead begins that stands above the type of an attached text; n when none does."""
        first, motto = n, False
        while first > self.last + 1 and n - first < 10 and self._is_letterhead(first - 1):
            first -= 1
            motto = motto or facts(self.pieces[first].text).motto
        if not motto and n > self.last + 1 and _is_bare_part(facts(self.pieces[n - 1].text)):
            return n - 1  # “Phần I.” above “DANH MỤC … (Kèm theo …)”
        return first if motto else n

    def _is_letterhead(self, n: int) -> bool:
        f = facts(self.pieces[n].text)
        if not self._is_plain(n) or f.post or f.person or f.label or f.readings or f.recipients or f.signed:
            return False
        return f.motto or f.place_date or f.number or f.ornament or (f.capitals and len(f.text) < 80)

    def _titles_annex(self, n: int) -> bool:
        """Whether the line is the title of the annex whose label stands above it,
        with nothing but frame between them.
        """
        for m in range(n - 1, max(-1, n - 7), -1):
            f = facts(self.pieces[m].text)
            if (f.label and m not in self.rows) or (f.part and self.last == m):
                return True
            if not (f.capitals or f.attached or f.ornament):
                return False
        return False


def _is_bare_part(f: Facts) -> bool:
    """Whether a line is the label of a Phần and nothing else."""
    return any(r.marker.style == "phan" and not f.text[r.end :].strip() for r in f.readings)


def _label(piece: Piece) -> tuple[str, str] | None:
    return facts(piece.text).label
