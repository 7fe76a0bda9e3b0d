"""Heads of forms: what stands between the label of a form (“Mẫu số 01”) and what is to be filled in.

Enters: the pieces of a form, its label first. Leaves: the role of each piece of its head; the body begins behind. A
form carries a letterhead like a text, but of a body left blank (“TÊN DOANH NGHIỆP”), and its title is what it is called
(“ĐƠN ĐỀ NGHỊ …”) or the type of the text that it is a model of, with its subject and its basis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..office.attachments import TO_FILL_IN
from ..office.patterns import compiled
from .box_words import ENACTOR
from .boxes import IN_ENGLISH
from .facts import Facts, facts
from .stretches import Piece

_LONGEST = 60  # pieces
_NAMES = re.compile(r"[^\W\d_]{2}")
_BASIS = re.compile(r"[-–+]?\s*(?:Căn cứ|Xét|Theo (?:đề nghị|Tờ trình))")
_ENACTING = compiled(r"(?:‹ENACTING›|CHỨNG NHẬN|THÔNG BÁO|CHẤP THUẬN|CHO PHÉP)\s*:$")


@dataclass(slots=True)
class _Seen:
    """What of the head has been read."""

    pieces: Sequence[Piece]
    n: int
    start: int
    end: int
    notes: set[int]
    state: str = "head"  # "head" | "subject" | "type" | "title" | "preamble"
    motto: bool = False
    before: str = ""  # the role of the piece before this

    @property
    def is_run_on(self) -> bool:
        """The piece stands on the line of the label: it is the title."""
        return self.n == self.start + 1 and self.pieces[self.n].line is self.pieces[self.start].line

    def ahead(self, most: int) -> Sequence[Facts]:
        """The facts of the next pieces."""
        return [facts(piece.text) for piece in self.pieces[self.n + 1 : min(self.end, self.n + 1 + most)]]


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row: a piece is `role` when `test` says so, and opens `state`."""

    role: str
    why: str
    test: Callable[[Facts, _Seen], bool]
    state: str = ""


_DATE = re.compile(r"(?:[^\d;:]|\(\d{1,2}\)|\.\d\.){0,40}\b[Nn]gày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*\W*")
# The same over two lines, as a web page breaks it: “….., ngày ...” / “tháng ... năm …..”.
_DATE_BEGUN = re.compile(r"[^\w;:]*,?\s*ngày[\s.…_]*(?:tháng[\s.…_]*)?|tháng[\s.…_]+năm[\s\d.…_]*\W*|năm[\s.…_]+")


def is_dated(f: Facts) -> bool:
    """Place and date, both left blank."""
    return f.place_date or (len(f.text) < 90 and bool(_DATE.fullmatch(f.text) or _DATE_BEGUN.fullmatch(f.text)))


def _is_issuer(f: Facts, s: _Seen) -> bool:
    """Capitals above the motto, or who enacts above the basis."""
    enacts = any(_BASIS.match(g.text) for g in s.ahead(2))
    if not _is_name(f) and not (enacts and f.post):
        return False
    if s.state == "head":
        return _is_of_letterhead(f, s)
    if not enacts:
        return False
    above = facts(s.pieces[s.n - 1].text)  # below a subject in small letters the capitals are who enacts
    return bool(ENACTOR.match(f.text)) or (s.state == "title" and not above.capitals)


def _is_of_letterhead(f: Facts, s: _Seen) -> bool:
    """A body above type and title: with a blank, left blank as a whole, below another, or above the motto."""
    if is_blank(f.text) and f.names_body:
        return True
    below = [g for g in s.ahead(3) if not g.ornament][:1]
    named = _LEFT_BLANK.match(f.text) or (s.before == "issuer" and f.names_body)
    if named and any(g.capitals or g.number or is_dated(g) for g in below):
        return True
    return not s.motto and any(g.motto for g in s.ahead(8)) and not f.is_type


# A body that a form leaves to be filled in, in either column of the letterhead.
_LEFT_BLANK = compiled(r"[<\[(]?TÊN (?:TIẾNG (?:VIỆT|ANH) CỦA\s+)?(?:CƠ QUAN|TỔ CHỨC|ĐƠN VỊ|DOANH NGHIỆP|CÔNG TY)\b")


def _is_body_on_label(f: Facts, s: _Seen) -> bool:
    """The body of the letterhead, which a converter put on the line of the label: a rule or the motto follows."""
    return f.capitals and (bool(_RULED.search(f.text)) or (f.names_body and is_blank(f.text)))


_RULED = re.compile(r"-{3,}\W*$|_{3,}\W*$")


def _is_name(f: Facts) -> bool:
    return f.capitals and len(f.text) < 300 and not f.readings and not f.post


def _is_named_below(f: Facts, s: _Seen) -> bool:
    """The line below the label that names the form in small letters, above its letterhead."""
    if s.n != s.start + 1 or not _is_plain(f) or len(f.text) > _SHORT:
        return False
    return any(g.motto or (g.capitals and len(g.text) > 5) or g.text.startswith("Kính gửi") for g in s.ahead(2))


def _is_addressed(f: Facts, s: _Seen) -> bool:
    """“Kính gửi: …” of a form that has not been named yet: its name comes next."""
    named = any(_is_name(g) and not is_blank(g.text) for g in s.ahead(2))
    return s.state == "head" and f.text.startswith("Kính gửi") and len(f.text) < _SHORT and named


_FIELD = re.compile(r"[^\W\d_][^:]{1,50}:|.*(?:\.{4,}|…|_{4,})|Ngày nhận báo cáo\b")
_FIELDS = 6  # lines of fields above a name


def has_name_below(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> bool:
    """Whether a line is a field that stands above the name of a form or a report: “Đơn vị báo cáo: ……”, and in capitals
    “BẢNG CÂN ĐỐI” a few such lines below.
    """
    for m in range(n, min(end, n + _FIELDS)):
        f = facts(pieces[m].text)
        if m in notes or pieces[m].line.zone == "table" or f.motto or f.label or f.readings or len(f.text) > _SHORT:
            return False
        if _is_name(f) and not is_blank(f.text) and len(f.text.split()) > 1:
            return m > n
        if not (_FIELD.match(f.text) or f.attached or is_dated(f) or f.text[:1].islower()):
            return False
    return False


_SHORT = 200


def _is_plain(f: Facts) -> bool:
    """A line that names something: nothing to fill in, no number, no colon."""
    return bool(_NAMES.search(f.text)) and not (
        is_blank(f.text) or f.measure or f.readings or f.text.endswith((":", ";")) or f.text.startswith("Kính gửi")
    )


def is_blank(text: str) -> bool:
    """Whether a line has a place to be filled in."""
    return bool(TO_FILL_IN.search(text))


_ABOUT_BLANK = re.compile(r"Về việc[\s.…_]*$")


def _is_subject(f: Facts, s: _Seen) -> bool:
    """The line below the type or the name: “BIÊN BẢN” / “Bàn giao sổ tiếp dân”, “PHIẾU ĐỀ XUẤT” / “Về việc ……”."""
    blank = bool(_ABOUT_BLANK.match(f.text)) and s.state in ("type", "title")
    return blank or (s.state == "type" and _is_plain(f) and len(f.text) < _SHORT)


def _goes_on(f: Facts) -> bool:
    """The next line of a subject: it begins small, or with a place to be filled in."""
    return _is_plain(f) and (f.text[:1].islower() or f.text[:1] in "[(")


_CUES = (
    _Cue("issuer", "the body that a converter put on the line of the label",
         lambda f, s: s.is_run_on and _is_body_on_label(f, s)),
    _Cue("title", "on the line of the label", lambda f, s: s.is_run_on and not (f.attached or f.ornament)),
    _Cue("note", "rules and stars hold no word", lambda f, s: f.ornament),
    _Cue("motto", "of the letterhead", lambda f, s: f.motto or bool(IN_ENGLISH.match(f.text))),
    _Cue("attachment", "“(Ban hành kèm theo …)”", lambda f, s: f.attached),
    _Cue("attachment", "its next line", lambda f, s: s.before == "attachment" and f.text[:1].islower()),
    _Cue("place-date", "“……, ngày … tháng … năm …”", lambda f, s: is_dated(f) and s.state != "preamble"),
    _Cue("number", "“Số: ……”", lambda f, s: f.number and s.state != "preamble" and len(f.text) < 60),
    _Cue("enacting", "behind the basis", lambda f, s: bool(_ENACTING.match(f.text)) and s.state == "preamble"),
    _Cue("title", "the subject of a letter: “V/v …”", lambda f, s: f.subject and s.state == "head", "subject"),
    _Cue("title", "its next line", lambda f, s: s.state == "subject" and _goes_on(f)),
    _Cue("issuer", "above the motto, or above the basis", _is_issuer),
    _Cue("text", "in what it counts", lambda f, s: f.measure),
    _Cue("type", "of the text of which this is a model", lambda f, s: f.is_type and f.capitals and s.state == "head",
         "type"),
    _Cue("type", "with its subject on the line", lambda f, s: f.type_begun is not None and s.state == "head", "title"),
    _Cue("preamble", "the basis of a model of a decision",
         lambda f, s: bool(_BASIS.match(f.text)) and s.state != "head", "preamble"),
    _Cue("title", "what the form is called", lambda f, s: _is_name(f) and s.state != "preamble", "title"),
    _Cue("title", "named above its letterhead", _is_named_below),
    _Cue("text", "whom it is for, above its name", _is_addressed),
    _Cue("text", "fields above its name",
         lambda f, s: s.state == "head" and has_name_below(s.pieces, s.n, s.end, s.notes)),
    _Cue("title", "its subject", _is_subject, "title"),
    _Cue("text", "above the motto whatever else is printed",
         lambda f, s: s.state in ("head", "subject") and not s.motto and any(g.motto for g in s.ahead(8))),
)  # fmt: skip


_LETTERHEAD = 8  # pieces in which a letterhead shows itself by the motto


def has_letterhead(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> bool:
    """Whether a letterhead begins at a piece: the motto stands near below, before any unit."""
    for n in range(start, min(end, start + _LETTERHEAD)):
        f = facts(pieces[n].text)
        if f.motto or (f.readings and n not in notes):
            return f.motto
    return False


def roles(pieces: Sequence[Piece], start: int, end: int, notes: set[int], first: int | None = None) -> list[str]:
    """The roles of the pieces of a form's head, its label (“type”) first; of those from `first` on, when what stands
    above has been read.
    """
    found, seen = ["type"] if first is None else [], _Seen(pieces, start, start, end, notes)
    for n in range(first or start + 1, min(end, start + _LONGEST)):
        if n in notes or pieces[n].line.zone == "table":
            found.append("note" if n in notes else "table")
            continue
        seen.n = n
        f = facts(pieces[n].text)
        cue = next((cue for cue in _CUES if cue.test(f, seen)), None)
        if cue is None:
            break
        seen.state, seen.motto = cue.state or seen.state, seen.motto or cue.role == "motto"
        seen.before = cue.role if cue.role != "note" else seen.before
        found.append(cue.role)
    while len(found) > (first is None) and found[-1] in ("table", "note"):
        found.pop()
    return found
