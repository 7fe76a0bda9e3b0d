"""Quotations: words that are another text's, or words as words. Structure is their one judge.

An amending text quotes whole articles inside “…”; they are no units of this text. Enters: pieces. Leaves: the same
pieces, `quoted` set on those inside a quotation that runs over several, cut where the text's own words go on behind
one; and every quotation as a raw span. A mark is easily lost or another than the one that opened: a quotation ends at
the latest where the text's own numbering goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from ..office.patterns import compiled
from ..passages import raw_end, raw_start
from .box_words import has_leaders
from .markers import Order, readings
from .quotation_marks import MARKS, OPENING, depth_after, has_marks, opens, pairs, steps, unmatched
from .stretches import Piece, cut
from .tails import opens_recipients

_LONGEST = 1500  # pieces: a quotation that is longer has lost its end
LEADS = re.compile(r"(?:như sau|sau đây|dưới đây|bằng|là|:)\W*$")
_CLOSES = re.compile(r"(?:[”\"“»]|’[’'])\s*[.;,:/]*\s*$")
_PREAMBLE = re.compile(r"[“\"]\s*(?:Căn cứ|Theo đề nghị|Xét)")
_LARGE = re.compile(r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+[IVXLC\d]+\b|Điều \d+[a-zđ]?\s*[.:]")
_UNIT_LABEL = (
    r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+[IVXLC\d]+\b|Điều \d+[a-zđ]?\d*\s*[.:]|\d{1,3}[a-zđ]?\."
    r"|[a-zđ]\d?\)|[IVX]{1,5}[.-]"
)
_PART_LABEL = r"(?:‹ANNEX›|‹annex›|(?:‹FORM›|‹SCHEDULE›) SỐ|(?:‹form›|‹schedule›) số)\b"
_LABELLED = compiled(rf"(?:[“\"„«]|‘‘?)\s*(?:{_UNIT_LABEL}|{_PART_LABEL})")
_ITEM = r"(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\)|Điều \d+[a-z]?\s*[.:]?|[-+])"
_ITEM_BEGINS = (
    r"(?:Sửa|Bổ sung|Bãi bỏ|Thay|Hủy bỏ|Huỷ bỏ|Đổi|Điểm|Khoản|Điều|Chương|Mục|Tên|Đoạn|Hiệu lực|Tổ chức|"
    r"Trách nhiệm|Điều khoản|Quy định|Bỏ)\b"
)
_AMENDS = re.compile(rf"{_ITEM}\s*{_ITEM_BEGINS}|Điều \d+[a-z]?\s*[.:]|Nơi nhận|Luật này (?:đã )?được")
# An item that changes a place of another text: "2. Bãi bỏ Điều 9."
_DOES = r"(?:Sửa đổi|Bổ sung|Bãi bỏ|H[ủu][ỷyỷ] bỏ|Thay|Bỏ)\b(?:[^.;“\"]|“[^”“]*”|\"[^\"]*\"){0,150}?"
_TO_A_PLACE = r"(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều|[Cc]hương|[Mm]ục|cụm từ|[Tt]ên|[Tt]iêu đề|đoạn|Phụ lục|Mẫu)(?![‹L›])"
_PLACE_CHANGED = (
    r"(?:Khoản|Điểm|Điều|Chương|Mục|Tên|Đoạn|Phụ lục)\s[^.;“\"]{0,100}?(?:được|bị) (?:sửa đổi|bổ sung|bãi bỏ|thay)"
)
_NEW_WORDING = re.compile(rf"(?:{_PLACE_CHANGED}|(?:Sửa đổi|Bổ sung)\b[^.;“\"]{{0,110}})[^.;“\"]{{0,40}}như sau:?$")
_INSTRUCTS = compiled(
    r"(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\d?\)|Điều \d+[a-zđ]?\s*[.:]?)\s*"
    rf"(?:{_DOES}{_TO_A_PLACE}|{_PLACE_CHANGED})"
)
_ANNOUNCES = re.compile(r"như sau\s*:|:\s*[“\"]|[“\"][^”\"]*[”\"]")
# Behind a closing mark the text's own next unit, run on: "…”.Điều 2. Hiệu lực".
_RUNS_ON = compiled(
    r"[”\"]\s*[.;,]*\s*(?=(?:Điều|ĐIỀU)\s+\d{1,4}[a-zđ]?\s*[.:]\s*[‹U›]"
    r"|\d{1,3}[a-zđ]?\.\s+(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay)\b)"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: raw[start:end] without its marks; `mark` is the raw offset of its opening mark (its start when
    lost), `spare` that of a mark within that closes nothing.
    """

    mark: int
    start: int
    end: int
    closed: bool
    spare: int | None = None


@dataclass(frozen=True, slots=True)
class _End:
    """Where a quotation over several pieces ends: the place after its last piece, and whether its mark stands there;
    `spare`: the piece that ends with a mark, too, and is not its last.
    """

    after: int
    closed: bool
    spare: int | None = None


def read(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Quoted]]:
    """The pieces, `quoted` set inside quotations that run over several; and all quotations, the outermost ones.

    Notes stand between the words of a text and are none of them: each is read for itself.
    """
    notes = [piece for piece in pieces if piece.line.zone == "note"]
    if not notes:
        return _read(pieces)
    words, quoted = _read([piece for piece in pieces if piece.line.zone != "note"])
    noted, in_notes = _read(notes)
    return _in_order(pieces, words, noted), sorted((*quoted, *in_notes), key=lambda each: each.mark)


def _in_order(pieces: Sequence[Piece], words: Sequence[Piece], notes: Sequence[Piece]) -> list[Piece]:
    """What became of the pieces of the text and of its notes, as they stood."""
    streams = {False: iter(words), True: iter(notes)}
    found: list[Piece] = []
    for piece in pieces:
        for part in streams[piece.line.zone == "note"]:
            found.append(part)
            if part.end >= piece.end:
                break
    return found


def _read(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Quoted]]:
    found = [
        replace(part, quoted=True) if has_leaders(part.text) else part for piece in pieces for part in _parted(piece)
    ]
    quotations: list[Quoted] = []
    own, n = _Numbers(), 0
    while n < len(found):
        found[n : n + 1] = _run_on(found[n], own)
        text = found[n].text
        marked = has_marks(text)  # most pieces have none
        end = _end_of(found, n, own, marked)
        if marked or end:
            quotations += _spans(found, n, end)
        if end:
            first = n if OPENING.match(text) or unmatched(text) < 0 else n + 1
            found[first : end.after] = [replace(piece, quoted=True) for piece in found[first : end.after]]
        n = max(n + 1, end.after if end else 0)
    return found, quotations


def _end_of(pieces: Sequence[Piece], n: int, own: _Numbers, marked: bool) -> _End | None:
    """Where the quotation over several pieces ends that begins in piece n, `marked` or not; None when none does."""
    text = pieces[n].text
    opens = marked and bool(OPENING.match(text))
    end = None if opens else _unopened(pieces, n, own)
    if not (opens or end):
        own.take(text)
    return end or (_quotation(pieces, n, own) if marked else None)


def _parted(piece: Piece) -> list[Piece]:
    """A piece cut where the text's own next unit runs on behind a quotation."""
    text = piece.line.passage.text
    if "”" not in text and '"' not in text:
        return [piece]
    return cut(piece, [m.end() for m in _RUNS_ON.finditer(text, piece.start, piece.end) if not opens(text, m.start())])


def _run_on(piece: Piece, own: _Numbers) -> list[Piece]:
    """A piece cut where the text's next article runs on behind what the piece quotes, though the mark there looks as if
    it opened: “1. … như sau:"Điều 103. Hiệu lực thi hành.
    """
    if "dieu" not in own.last or '"Điều' not in piece.text:
        return [piece]
    ends = [
        match.end()
        for match in _RUNS_ON.finditer(piece.line.passage.text, piece.start, piece.end)
        if unmatched(match.string[piece.start : match.start()]) >= 0
        and own.goes_on(match.string[match.end() : piece.end], ("dieu",))
    ]
    return cut(piece, ends)


class _Numbers:
    """The last numbers of a text, by style of label."""

    _STYLES = ("chuong", "dieu", "arabic", "letter")
    # Which of them a larger one begins anew; articles run on.
    _BELOW: ClassVar = {
        "chuong": ("arabic", "letter"),
        "dieu": ("arabic", "letter"),
        "arabic": ("letter",),
        "letter": (),
    }

    def __init__(self) -> None:
        self.last: dict[str, Order] = {}

    def take(self, text: str) -> None:
        """Counts on with the label that a text begins with, if any."""
        if not (read := readings(text)):
            return
        found = {r.marker.style: r.order for r in read}
        style = next((style for style in self._STYLES if style in found), None)
        if style:
            for smaller in self._BELOW[style]:
                self.last.pop(smaller, None)
            self.last[style] = found[style]

    def goes_on(self, text: str, styles: Sequence[str] = _STYLES) -> bool:
        """Whether the label that a text begins with is the next of an open list."""
        return any(
            r.marker.style in styles and _follows(self.last.get(r.marker.style), r.order) for r in readings(text)
        )


def _follows(last: Order | None, new: Order) -> bool:
    return (
        last is not None and len(last) == len(new) == 2 and (new == (last[0] + 1, 0) or new == (last[0], last[1] + 1))
    )


# ------------------------------------------------------------------ where one over several pieces ends


def _quotation(pieces: Sequence[Piece], n: int, own: _Numbers) -> _End | None:
    """Where the quotation that begins in piece n and runs over others ends; None when none does."""
    if not steps(pieces[n].text) or pieces[n].line.zone == "table" or not _announced(pieces, n):
        return None
    if _CLOSES.search(pieces[n].text) and _AMENDS.match(pieces[n + 1].text if n + 1 < len(pieces) else "Điều 1."):
        return None  # it ends where it begins; one mark within is lost or doubled
    return _Search(pieces, n, own).end()


class _Search:
    """The search for the end of the quotation that begins in piece n."""

    def __init__(self, pieces: Sequence[Piece], n: int, own: _Numbers) -> None:
        text = pieces[n].text
        self.pieces, self.n, self.own, self.inner = pieces, n, own, _Numbers()
        self.depth, self.labelled = steps(text), bool(_LABELLED.match(text, unmatched(text)))
        self.inner.take(text[unmatched(text) + 1 :])
        self.spare: int | None = None
        self.lost: int | None = None  # where the text's own numbering first seems to go on

    def end(self) -> _End | None:
        """The end; None when no quotation over several pieces begins here."""
        for m in range(self.n + 1, min(len(self.pieces), self.n + _LONGEST)):
            if found := self._ends_at(m):
                return replace(found, spare=self.spare)
            if not (self.labelled or self.inner.last) and self.own.goes_on(self.pieces[m].text):
                return None  # words as words: no unit of the text's own stands among them
            if self.lost is None and self._seems_own(m):
                self.lost = m
            self.inner.take(self.pieces[m].text)
        if self.lost is None or not self.labelled:
            return None
        return _End(self.lost, _closed(self.pieces, self.lost))

    def _ends_at(self, m: int) -> _End | None:
        text = self.pieces[m].text
        if _breaks(self.pieces, self.n, m) or _instructs(text, self.own):
            return _End(m, _closed(self.pieces, m))
        if self._is_next_article(text):
            after = m if self.lost is None else self.lost
            return _End(after, _closed(self.pieces, after))
        self.depth = depth_after(text, self.depth)
        if self.depth == 0 and self._article_goes_on(m):
            self.depth, self.spare = 1, m  # a mark was put behind one of several articles, too
            return None
        closes = self.depth == 0 or (_CLOSES.search(text) and _goes_on(self.pieces, m + 1, self.own))
        return _End(m + 1, True) if closes else None

    def _article_goes_on(self, m: int) -> bool:
        """Whether behind piece m the quoted articles go on, without a mark that opens, up to one that closes."""
        following = self.pieces[m + 1].text if m + 1 < len(self.pieces) else ""
        inner = _Numbers()
        inner.last = dict(self.inner.last)
        inner.take(self.pieces[m].text)
        if not inner.goes_on(following, ("dieu",)) or self.own.goes_on(following):
            return False
        for piece in self.pieces[m + 1 : m + _NEAREST]:
            if self.own.goes_on(piece.text, ("chuong", "dieu")) or _instructs(piece.text, self.own):
                return False
            if depth_after(piece.text, 1) == 0:
                return True
        return False

    def _is_next_article(self, text: str) -> bool:
        """Whether the text's own articles go on: no article of those quoted, and none that the lead names ("Điều 4 và
        7").
        """
        if (
            "dieu" not in self.inner.last
            or self.inner.goes_on(text, ("dieu",))
            or not self.own.goes_on(text, ("dieu",))
        ):
            return False
        lead = f"{self.pieces[self.n - 1].text if self.n else ''} {self.pieces[self.n].text[:200]}"
        return not any(re.search(rf"\b{r.number}\b", lead) for r in readings(text) if r.marker.style == "dieu")

    def _seems_own(self, m: int) -> bool:
        text = self.pieces[m].text
        if opens_recipients(self.pieces[m]) or self.own.goes_on(text, ("chuong", "dieu")):
            return True
        return self.own.goes_on(text) and (bool(_INSTRUCTS.match(text)) or not self.inner.goes_on(text))


def _breaks(pieces: Sequence[Piece], n: int, m: int) -> bool:
    """Whether piece m is plainly outside: the mark is easily lost in the cell of a table, and behind a preamble."""
    behind_table = pieces[m - 1].line.zone == "table" and _AMENDS.match(pieces[m].text)
    return bool(behind_table or (_PREAMBLE.match(pieces[n].text) and _LARGE.match(pieces[m].text)))


def _instructs(text: str, own: _Numbers) -> bool:
    """Whether a piece is the text's own next item, which announces a quotation itself."""
    return bool(_INSTRUCTS.match(text) and _ANNOUNCES.search(text)) and own.goes_on(text)


def _goes_on(pieces: Sequence[Piece], m: int, own: _Numbers) -> bool:
    return m >= len(pieces) or bool(_AMENDS.match(pieces[m].text)) or own.goes_on(pieces[m].text)


def _closed(pieces: Sequence[Piece], after: int) -> bool:
    """Whether the piece before a place ends with a mark that closes."""
    return bool(_CLOSES.search(pieces[after - 1].text))


def _unopened(pieces: Sequence[Piece], n: int, own: _Numbers) -> _End | None:
    """The end of a quotation whose opening mark is lost: announced, labelled, and closed before the text's own next
    item.
    """
    before = pieces[n - 1].text if n else ""
    if not before.endswith(("như sau:", "như sau")) or MARKS.search(before) or not _named(pieces[n].text, before):
        return None
    for m in range(n, min(len(pieces), n + _NEAREST)):
        text = pieces[m].text
        if m > n and _begins_next(text, own):
            return _End(m, False) if _is_bare(pieces, n, m) else None  # neither mark is printed
        if depth_after(text, 1) == 0:
            return _End(m + 1, True) if _CLOSES.search(text) and _goes_on(pieces, m + 1, own) else None
        if pieces[m].line.zone == "table" or (m > n and _INSTRUCTS.match(text)):
            return None
    return None


_NEAREST = 60  # pieces over which a quotation may run that no mark opens


def _is_bare(pieces: Sequence[Piece], n: int, m: int) -> bool:
    """Whether pieces n to m are what a clause announces, though no mark is printed: an article, or labels of which the
    clause names each that stands in the style of the first ("Khoản 2 và khoản 5 Điều 3 được sửa đổi như sau:").
    """
    if _LARGE.match(pieces[n].text):
        return True
    before = pieces[n - 1].text
    style = next((r.marker.style for r in readings(pieces[n].text) if r.marker.style in _WORDS), None)
    alike = [p.text for p in pieces[n:m] if any(r.marker.style == style for r in readings(p.text))]
    return bool(_NEW_WORDING.search(before)) and all(_named(text, before) for text in alike)


def _begins_next(text: str, own: _Numbers) -> bool:
    """Whether a piece is the text's own next article, or its next item, which changes another place."""
    return own.goes_on(text, ("dieu",)) or (bool(_INSTRUCTS.match(text)) and own.goes_on(text))


_WORDS = {"dieu": "Điều", "arabic": "khoản", "letter": "điểm"}


def _named(text: str, before: str) -> bool:
    """Whether the words before a piece name the very place whose label it begins with ("Khoản 2 Điều 3 … như sau:")."""
    return any(
        re.search(rf"\b{_WORDS[r.marker.style]} {re.escape(r.number)}\b", before, re.I)
        for r in readings(text)
        if r.marker.style in _WORDS
    )


def _announced(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a quotation stands where one is announced: after a colon, or at the head of a piece that follows one."""
    text = pieces[n].text
    if OPENING.match(text):
        before = next((bare for p in reversed(pieces[max(0, n - 4) : n]) if (bare := _without_remarks(p.text))), "")
        return bool(
            LEADS.search(before) or _CLOSES.search(before) or (_LABELLED.match(text) and _INSTRUCTS.match(before))
        )
    return _without_remarks(text[: unmatched(text)].rstrip("‘")).endswith((":", "như sau", "nhu sau"))


REMARK = re.compile(r"\[[^\[\]]*\]")


def _without_remarks(text: str) -> str:
    """Without the remarks in brackets that portals put into a text."""
    return REMARK.sub("", text).strip()


def _spans(pieces: Sequence[Piece], n: int, end: _End | None) -> Iterator[Quoted]:
    """The quotations that begin in piece n, as raw spans; the last of them runs to `end`."""
    text = pieces[n].text
    if not end and not has_marks(text):
        return
    passage, lead = pieces[n].passage, pieces[n].lead
    for a, b in pairs(text):
        mark, start = raw_start(passage, a + lead), raw_end(passage, a + lead + 1)
        if b is not None:
            yield Quoted(mark, start, raw_start(passage, b + lead), True)
        elif not end:
            yield from _loose(pieces, n, mark, start)
    if end:
        at = unmatched(text)
        mark = raw_start(passage, max(0, at + lead))
        start = raw_end(passage, at + lead + 1) if at >= 0 else mark
        spare = None if end.spare is None else _last_letter(pieces[end.spare], True)
        yield Quoted(mark, start, _last_letter(pieces[end.after - 1], end.closed), end.closed, spare)


_NEAR = 12  # pieces over which a quotation runs that nothing announces


def _loose(pieces: Sequence[Piece], n: int, mark: int, start: int) -> Iterator[Quoted]:
    """A quotation that nothing announces: to its closing mark in one of the next pieces, else no more than its mark."""
    if pieces[n].line.zone == "table":
        return
    depth = steps(pieces[n].text)
    if _CLOSES.search(pieces[n].text):  # a mark within is lost or doubled
        yield Quoted(mark, start, _last_letter(pieces[n], True), True)
        return
    for piece in pieces[n + 1 : n + _NEAR]:
        text = piece.text
        depth = depth_after(text, depth)
        if not depth:
            yield Quoted(mark, start, _last_letter(piece, True), True)
            return
    yield Quoted(mark, start, start, False)


def _last_letter(piece: Piece, closed: bool) -> int:
    """The raw offset behind the last quoted letter of the piece in which a quotation ends."""
    text = piece.text
    at = max((m.start() for m in MARKS.finditer(text)), default=len(text)) if closed else len(text)
    return raw_end(piece.passage, at + piece.lead)
