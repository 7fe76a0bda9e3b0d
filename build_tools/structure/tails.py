"""Tails: where the body of a part ends, what each piece behind it is (recipients, signature, note), and where the tail
itself ends.

Enters: the pieces of a part and where its body begins. Leaves: from where to where the tail runs (`found`), and the
role of its pieces (`roles`). A tail begins only where the text closes: what follows up to the end of the part is tail,
or, in the main text, a whole closing (recipients, post and name) after which another text begins. “Nơi nhận” as a
heading and a model of a signature in the middle of a form open none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ..office.patterns import compiled
from .bodies import names_body, names_place
from .boxes import BARE_SIGN, NUMBER
from .facts import Facts, facts
from .heads import Head
from .stretches import Piece

_PROSE = 160  # letters: a longer line that is no item of a list is prose


@dataclass(frozen=True, slots=True)
class Tail:
    """The pieces [start, end) of a part; `end` is behind the last piece that belongs to it."""

    start: int
    end: int


def found(pieces: Sequence[Piece], first: int, end: int, notes: set[int], attached: bool) -> Tail:
    """The tail of the part whose body begins at `first`; an empty one at `end` when nothing closes the text."""
    for n in range(first, end):
        if (pieces[n].quoted and not facts(pieces[n].text).certified) or n in notes:
            continue
        if not _opens(pieces, n, end, notes):
            continue
        tail = _closing(pieces, n, end, notes)
        if tail and (_runs_out(pieces, tail.end, end, notes) or (not attached and _is_whole(pieces, tail))):
            start = _above(pieces, first, tail, notes)
            if _runs_out(pieces, tail.end, end, notes):
                return Tail(start, end)
            return Tail(start, _before_head(pieces, tail))
    for start in (_unnamed_recipients(pieces, first, end, end), _trailing_name(pieces, first, end, notes)):
        if start < end:
            return Tail(start, end)
    return Tail(end, end)


# ------------------------------------------------------------------ where it begins


def _opens(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> bool:
    """Whether a tail may begin at a piece: recipients, the post of a signature, a certification."""
    f = facts(pieces[n].text)
    return opens_recipients(pieces[n]) or f.certified or _closes_body(pieces, n, end, notes)


def _closes_body(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> bool:
    """Whether a line is the post of a signature: a name follows within a few lines, and no unit before it."""
    piece = pieces[n]
    if n in notes or piece.quoted or not facts(piece.text).post:
        return False
    for following in pieces[n + 1 : min(end, n + 8)]:
        f = facts(following.text)
        if f.person or f.capital_person:
            return True
        if (f.readings and not f.listed) or (len(f.text) > 100 and not f.listed):
            return False
    return n + 3 >= end


def opens_recipients(piece: Piece) -> bool:
    """Whether a list of recipients begins or goes on in a piece."""
    f = facts(piece.text)
    return f.recipients or (piece.line.zone == "recipients" and not piece.inline and f.listed)


def _above(pieces: Sequence[Piece], first: int, tail: Tail, notes: set[int]) -> int:
    """Where the boxes begin that stand above the piece that opens a tail: a signature above the recipients; body,
    number, place and date above the certification of a consolidated text.
    """
    n = start = tail.start
    while start > first and (start - 1 in notes or _is_signature(pieces[start - 1])):
        start -= 1
    while start < n and start in notes:
        start += 1
    boxes = start
    while boxes > first and boxes > n - 9 and _is_box(pieces[boxes - 1]):
        boxes -= 1
    start = min(start, _unnamed_recipients(pieces, first, start, start))
    dated = any(_is_dated(facts(piece.text)) for piece in pieces[boxes : min(tail.end, n + _CERTIFIES)])
    return boxes if dated and boxes < start else start


_CERTIFIES = 12  # pieces from the boxes to the certification below them


def _is_dated(f: Facts) -> bool:
    return f.place_date or f.certified


def _is_box(piece: Piece) -> bool:
    """A line of body, number, or place and date, as stands above a signature."""
    f = facts(piece.text)
    if len(f.text) >= 70 or f.articled or piece.line.zone == "table":
        return False
    boxed = bool(NUMBER.match(f.text)) or f.place_date or f.motto or f.ornament
    return boxed or (
        f.capitals and not f.readings and (names_body(f.text) or names_place(f.text) or f.text[:3] == "VÀ ")
    )


def _is_signature(piece: Piece) -> bool:
    f = facts(piece.text)
    return f.ornament or f.signed or f.post or (len(f.text) < 60 and f.person)


# ------------------------------------------------------------------ where it ends


class _Run:
    """The pieces from one on that can stand in a tail, read one by one."""

    def __init__(self, pieces: Sequence[Piece], start: int, notes: set[int]) -> None:
        self.pieces, self.notes = pieces, notes
        self.start = self.stop = self.told = start
        self.kinds: set[str] = set()
        self.listed = self.noted = False

    def takes(self, n: int) -> bool:
        """Whether the next piece belongs to the run, too."""
        piece = self.pieces[n]
        kind = _kind(piece)
        self.noted = self.noted or n in self.notes or ("certified" in self.kinds and _is_note(piece))
        if not _stays(self.pieces, n) and not self._holds_note(piece):
            return False
        self.kinds.add(kind)
        self.told = n if _tells(piece) else self.told
        if "person" in self.kinds and not self.noted and n - self.told > _LOOSE:
            self.stop = self.told + 1  # what follows the name is another text, line by line
            return False
        self.listed = self.listed or facts(piece.text).listed or _is_kept(piece)
        self.stop = n + 1
        return True

    def _holds_note(self, piece: Piece) -> bool:
        """Behind the first note: the next, or what it quotes; behind a certification nothing but notes follows."""
        return self.noted and ("certified" in self.kinds or _is_note(piece))


def _closing(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> Tail | None:
    """The run of pieces from n on that can stand in a tail; None when it holds neither name nor post nor list."""
    run = _Run(pieces, n, notes)
    for m in range(n, end):
        if not run.takes(m):
            break
    cut_off = "recipients" in run.kinds and _runs_out(pieces, run.stop, end, notes)  # “Nơi nhận:” is the last left
    closes = bool(run.kinds & {"post", "person", "certified"}) or run.listed or cut_off
    return Tail(n, run.stop) if closes else None


_NOTE = re.compile(r"\[?\d{1,3}\]?\s+\w")


def _is_note(piece: Piece) -> bool:
    """Behind the first note: the next, or what it quotes."""
    return piece.quoted or piece.line.zone == "note" or bool(_NOTE.match(piece.text))


_LOOSE = 3  # lines behind a name that no row knows


def _tells(piece: Piece) -> bool:
    """Whether a piece is of a tail by its own words."""
    f = facts(piece.text)
    return (
        bool(_kind(piece))
        or f.listed
        or f.ornament
        or f.signed
        or f.place_date
        or f.motto
        or bool(NUMBER.match(f.text))
    )


def _kind(piece: Piece) -> str:
    f = facts(piece.text)
    rows: tuple[tuple[str, bool], ...] = (
        ("recipients", f.recipients),
        ("certified", f.certified),
        ("post", f.post),
        ("person", len(f.text) < 60 and f.person),
    )
    return next((name for name, holds in rows if holds), "")


def _stays(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a piece can stand in a tail: no heading, label, form, annex, type or long prose."""
    piece = pieces[n]
    f = facts(piece.text)
    boxed = f.post or f.recipients or f.certified
    if _begins_other(f) or piece.line.zone == "table" or (piece.line.heading and not (boxed or f.person)):
        return False
    if boxed or f.listed or f.ornament:
        return len(f.text) < 400
    return len(f.text) < _PROSE and not _is_numbered(f)


def _begins_other(f: Facts) -> bool:
    """What ends a tail wherever it stands: a unit, a label, a type, “(Ban hành kèm theo …)”, “Ghi chú”."""
    return f.articled or f.remark or f.attached or bool(f.label or f.type_named)


def _is_numbered(f: Facts) -> bool:
    """It begins with a number of an outline or a list, which no box of a tail does: “1. …”, “II- …”, “a) …”."""
    return any(r.marker.counts != "none" for r in f.readings) and not f.person


def _is_whole(pieces: Sequence[Piece], tail: Tail) -> bool:
    """Whether a closing is one of a text: a post and a name, or a list of recipients up to “Lưu” with either."""
    kinds = {_kind(pieces[m]) for m in range(tail.start, tail.end)}
    kept = any(_is_kept(pieces[m]) for m in range(tail.start, tail.end))
    return "person" in kinds and ("post" in kinds or "certified" in kinds or ("recipients" in kinds and kept))


_KEPT = compiled(r"[-–+•*]?\s*L[ưu]u\s*:?\s+(?=[‹U›])|[-–+•*]\s*L[ưu]u\b")


def _is_kept(piece: Piece) -> bool:
    """The last item of a list of recipients: “Lưu: VT, …”."""
    return bool(_KEPT.match(piece.text))


def _runs_out(pieces: Sequence[Piece], n: int, end: int, notes: set[int]) -> bool:
    """Whether nothing but notes, rules and tables follows."""
    return all(
        m in notes or facts(pieces[m].text).ornament or pieces[m].line.zone in ("table", "note") for m in range(n, end)
    )


def _before_head(pieces: Sequence[Piece], tail: Tail) -> int:
    """The end of a tail behind which another text begins: above the boxes of that text's head."""
    stop = tail.end
    while stop > tail.start and (_is_box(pieces[stop - 1]) and not facts(pieces[stop - 1].text).post):
        stop -= 1
    headed = any(facts(pieces[m].text).motto for m in range(stop, tail.end))
    return stop if headed else tail.end


# ------------------------------------------------------------------ tails that lost their beginning


def _unnamed_recipients(pieces: Sequence[Piece], first: int, end: int, none: int) -> int:
    """Where a list of recipients begins that has lost its words “Nơi nhận”: a run of dashes that ends with “Lưu”;
    `none` when there is no such list before `end`.
    """
    kept = next(
        (n for n in range(end - 1, first, -1) if _DASHED_KEPT.match(pieces[n].text) and not pieces[n].quoted), end
    )
    if kept == end or not all(_stays(pieces, m) for m in range(kept, end)):
        return none
    start = kept
    while start > first and _in_list(
        pieces[start - 1].text, facts(pieces[start - 2].text).listed if start > 1 else False
    ):
        start -= 1
    return start if kept - start >= 2 else none


_DASHED_KEPT = re.compile(r"[-–+•*]\s*L[ưu]u\b")


def _in_list(text: str, behind_item: bool) -> bool:
    """An item of a list of recipients, or the second line of one."""
    return len(text) < 150 and (facts(text).listed or (behind_item and text[:1].islower() and len(text) < 60))


def _is_post_above(pieces: Sequence[Piece], n: int, end: int) -> bool:
    """Whether a piece is a post in small letters, a name or another such post right below it."""
    m = n
    while m < end and facts(pieces[m].text).small_post:
        m += 1
    m += m < end and facts(pieces[m].text).signed
    return n < m < end and facts(pieces[m].text).person


def _trailing_name(pieces: Sequence[Piece], first: int, end: int, notes: set[int]) -> int:
    n = end
    while n > first and (
        n - 1 in notes or _is_signature(pieces[n - 1]) or (facts(pieces[n - 1].text).person and n >= end - 1)
    ):
        n -= 1
    while n > first and _is_post_above(pieces, n - 1, end):
        n -= 1
    return n


# ------------------------------------------------------------------ what its pieces are


def roles(pieces: Sequence[Piece], start: int, end: int, notes: set[int]) -> Iterator[tuple[Piece, str]]:
    """The pieces of a tail, each with its role."""
    seen = _Seen()
    late = _late_head(pieces, start, end)
    head = Head(pieces, attached=False)
    for n in range(start, late):
        seen.noted = seen.noted or n in notes
        seen.piece, seen.posted = pieces[n], _is_post_above(pieces, n, late)
        f = facts(pieces[n].text)
        role = next(cue.role for cue in _CUES if cue.test(f, seen))
        seen.zone = role if role in ("recipients", "signature") else seen.zone
        seen.open = role == "recipients" and f.text.endswith(("Lưu:", "Lưu"))
        seen.named = seen.zone == "signature" and (seen.named or f.person)
        yield pieces[n], role
    for n in range(late, end):
        role = head.role(n)
        yield pieces[n], role if role in _HEAD_ROLES else "text"


_HEAD_ROLES = ("issuer", "motto", "number", "place-date", "note")


def _late_head(pieces: Sequence[Piece], start: int, end: int) -> int:
    """Where a head begins that the layer of a PDF prints behind the signature: boxes up to the end, the motto among
    them.
    """
    late = end
    while late > start and _is_box(pieces[late - 1]) and not facts(pieces[late - 1].text).post:
        late -= 1
    motto = [n for n in range(late, end) if facts(pieces[n].text).motto]
    return late if len(motto) > 1 and any(NUMBER.match(pieces[n].text) for n in range(late, end)) else end


@dataclass(slots=True)
class _Seen:
    """What of a tail has been read: the zone in which a piece stands, whether notes have begun."""

    piece: Piece | None = None
    zone: str = ""
    noted: bool = False
    named: bool = False  # a name stands in the signature
    posted: bool = False  # the piece is a post in small letters above a name
    open: bool = False  # the line above is “- Lưu:”, and nothing behind it

    @property
    def line_zone(self) -> str:
        return self.piece.line.zone if self.piece else ""

    @property
    def gap(self) -> int:
        return self.piece.line.gap if self.piece else 0


@dataclass(frozen=True, slots=True)
class _Cue:
    """A row: a piece is `role` when `test` says so."""

    role: str
    why: str
    test: Callable[[Facts, _Seen], bool]


def _is_number(f: Facts, s: _Seen) -> bool:
    if len(f.text) >= 40 or f.listed:
        return False
    return bool((f.text[:2].lower() == "số" and NUMBER.match(f.text)) or BARE_SIGN.fullmatch(f.text.rstrip(" .")))


def _is_signing(f: Facts, s: _Seen) -> bool:
    return (
        s.posted
        or (s.line_zone == "signature" and f.capitals and not f.listed)
        or f.post
        or f.signed
        or (len(f.text) < 60 and f.person)
    )


def _is_item(f: Facts, s: _Seen) -> bool:
    if f.listed:
        return True
    return s.zone == "recipients" and (f.listed or f.text[-1:] in tuple(";,") or (s.gap == 0 and not f.capitals))


def _is_clause(f: Facts, s: _Seen) -> bool:
    """A sentence behind the name: what a mark on the name leads to, or another text's words."""
    return s.named and f.text[-1:] in (".", ";", ":") and len(f.text.split()) >= _CLAUSE


_CLAUSE = 6  # words: a post or a rank has fewer

_CUES = (
    _Cue("table", "rows stay a table", lambda f, s: s.line_zone == "table"),
    _Cue("note", "rules and stars hold no word", lambda f, s: f.ornament and s.zone != "signature"),
    _Cue("motto", "a head that a PDF prints last", lambda f, s: f.motto and (s.zone != "signature" or s.named)),
    _Cue("number", "of a consolidated text", _is_number),
    _Cue("place-date", "of a consolidated text", lambda f, s: f.place_date),
    _Cue("text", "what the signature certifies", lambda f, s: f.certified),
    _Cue("note", "behind the first note all but posts and names", lambda f, s: s.noted and not f.post and not f.person),
    _Cue("recipients", "“Nơi nhận:” and what cleaning knows for a list",
         lambda f, s: bool(s.piece and opens_recipients(s.piece))),
    _Cue("recipients", "what is kept, below “- Lưu:”", lambda f, s: s.open and not f.post and not f.person),
    _Cue("signature", "a post, a name, “(đã ký)”", _is_signing),
    _Cue("recipients", "an item, or the rest of one", _is_item),
    _Cue("signature", "in capitals below a list: who signs", lambda f, s: s.zone == "recipients" and f.capitals),
    _Cue("recipients", "the rest of a list", lambda f, s: s.zone == "recipients"),
    _Cue("signature", "a short line between post and name", lambda f, s: len(f.text) < 90 and not _is_clause(f, s)),
    _Cue("text", "whatever else stands there", lambda f, s: True),
)  # fmt: skip
