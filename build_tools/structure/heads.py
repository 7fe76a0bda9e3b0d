"""Heads: what each piece above the body is: issuer, motto, number, place and date, type, title, preamble …

Enters: the pieces of a head, one after the other. Leaves: the role of each. The rows are asked from above to below and
the first that fits says the role; what a row may ask is the facts of the line and what was seen before it.
Source: the boxes of Nghị định 30/2020 and Hướng dẫn 36-HD/VPTW ("Page frame"), and of the forms before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..office.letterheads import CONSOLIDATED, is_party
from ..office.patterns import compiled
from .annex_heads import is_english
from .bodies import agrees, is_whole, key, names_body, names_place
from .box_words import ENACTOR
from .boxes import DAY_ALONE, IN_ENGLISH
from .facts import Facts, facts
from .noted_titles import is_noted
from .stretches import Piece


@dataclass(slots=True)
class Seen:
    """What of a head has been read: `state` is the last box that orders what follows it."""

    pieces: Sequence[Piece]
    n: int  # the place of the piece
    attached: bool = False  # the head of an attached text
    state: str = "head"  # "head" | "type" | "title" | "preamble" | "letter"
    before: str = ""  # the role of the piece before this
    last: str = ""  # its words
    typed: bool = False
    numbered: bool = False
    bodies: list[str] = field(default_factory=list)  # lines that name the body, above the type

    @property
    def following(self) -> str:
        """The words of the next piece that is no ornament."""
        ahead = (piece.text for piece in self.pieces[self.n + 1 : self.n + 4])
        return next((text for text in ahead if not facts(text).ornament), "")


# The box that a role opens: what stands below is read in its light.
_OPENS = {
    "type": "type",
    "title": "title",
    "preamble": "preamble",
    "enacting": "preamble",
    "subject": "title",
    "history": "preamble",
    "addressee": "letter",
}


@dataclass(frozen=True, slots=True)
class Cue:
    """A row: a piece is `role` when `test` says so. `why` says what tells it from the roles of the rows below."""

    role: str
    why: str
    test: Callable[[Facts, Seen], bool]


_SIGN_ALONE = compiled(r"(?:số\s+)?\d{1,5}/\d{4}/[A-ZĐ][\wĐđ-]*")
_REST_OF_SIGN = compiled(r"[A-ZĐƯ][\wĐđƯư.&-]{1,20}")
_ABOUT = re.compile(r"\(?[Vv]ề (?:việc )?\S")
_HISTORY = compiled(r"‹normative›\b.*\bsố\s+\d.*(?:sửa đổi, bổ sung|có hiệu lực)|LỜI NÓI ĐẦU|Lời nói đầu\s*$")
_ENACTING = compiled(r"(?:RA )?‹ENACTING›\s*:?$")
_BASIS = re.compile(r"[-–+*]?\s*[“\"]?\s*(?:Căn cứ|Chiểu|Xét|Theo (?:lời )?(?:đề nghị|Tờ trình|ý kiến))")
_PREAMBLE = compiled(rf"(?:{_BASIS.pattern})|[-–+*]?\s*[“\"]?\s*(?:Trên cơ sở|Thực hiện|Sau khi|Để |Nhằm |Được sự)")
_ENACTS = compiled(
    r"(?:‹enactors›|Thủ tướng|[UỦ][ỷy] ban|Hội đồng|Tổng|Ban |‹statutes› này)"
    r"[^.;]*\b(?:ban hành|quy định|quyết nghị|quyết định)\b",
    re.I,
)
# A title that ends so goes on in the next line, which then names no enactor.
_GOES_ON = re.compile(
    r"(?:\b(?:CỦA|THUỘC|DO|GIỮA|VÀ|VỚI|TẠI|CHO|ĐẾN|TRONG|TRÊN|(?<!CÔNG BỐ )LUẬT|TỔ CHỨC|CÁC|CHỦ TỊCH|THÀNH VIÊN"
    r"|ĐẠI BIỂU)|,|-)$"
)
_OPENS_BASIS = re.compile(r"[-–+*“\"\s]*(?:Căn cứ|Chiểu|Xét|Theo|Sau khi|Trên cơ sở|Thực hiện|Để |Nhằm )")
_REPUBLIC = re.compile(r"NƯỚC CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM\W*$")  # the President, on two lines


_COVER = compiled(r"[‹U›\s.]{4,30}[-–]\s*(?:19|20)\d\d")  # “HÀ NỘI - 2031”


def _is_subject(f: Facts, s: Seen) -> bool:
    return f.subject or (s.state == "head" and s.numbered and not s.typed and bool(_ABOUT.match(f.text)))


def _is_number(f: Facts, s: Seen) -> bool:
    if s.before == "number" and s.last[-1:] in ("-", "–", "/") and _REST_OF_SIGN.fullmatch(f.text):
        return True
    if s.state in ("type", "title") and _SIGN_ALONE.fullmatch(f.text):
        return True
    return f.number and (s.state == "head" or f.text.startswith(("Số", "SỐ:")))


def _is_type(f: Facts, s: Seen) -> bool:
    if s.state == "title" and not s.typed:  # below the subject of a letter that is none
        return f.is_type and f.capitals
    begun = s.attached and f.type_begun is not None and len(f.text) < 150
    return s.state == "head" and (f.is_type or f.label is not None or begun or (s.attached and f.part is not None))


def _is_enacting(f: Facts, s: Seen) -> bool:
    return bool(_ENACTING.match(f.text)) and (
        s.state in ("title", "preamble") or (s.state == "type" and f.text.endswith(":"))
    )


def _is_preamble(f: Facts, s: Seen) -> bool:
    begins = _BASIS if s.state == "type" else _PREAMBLE
    if s.state == "head" or f.capitals or not begins.match(f.text):
        return False
    return s.state == "preamble" or f.text[-1:] in ";,."


_CALLS = re.compile(r"\s+[a-zđ]\w*\s*:$")  # “THỦ TƯỚNG CHÍNH PHỦ điện:”


def _is_issuer(f: Facts, s: Seen) -> bool:
    """A body of the header, above type and title."""
    if s.state != "head" or len(f.text) > 120:
        return False
    if f.text.startswith("VĂN BẢN HỢP NHẤT"):  # “VĂN BẢN HỢP NHẤT - BỘ Y TẾ”
        return names_body(CONSOLIDATED.sub("", f.text))
    if not f.capitals:
        return names_body(f.text) and len(f.text) < 70 and f.text[-1:] not in ":.;," and facts(s.following).motto
    return names_body(f.text) or names_place(f.text) or _goes_on(f, s)


_ENGLISH = re.compile(
    r"\b(?:THE|OF|PEOPLE|COMMITTEE|COUNCIL|MINISTRY|REPUBLIC|SOCIALIST|DEPARTMENT|GOVERNMENT|VIETNAM)\b"
)


def _goes_on(f: Facts, s: Seen) -> bool:
    """The second line of a body's name: a body that the tables know with its whole name has none."""
    beside = s.before == "motto" and f.text.startswith("VÀ ")  # the motto stands in the other column
    if not (s.before == "issuer" or beside) or not s.bodies or f.label or f.is_type or _ENGLISH.search(f.text):
        return False
    return not is_whole(s.bodies[-1]) or f.text.startswith(("VIỆT NAM", "VÀ ", "TRUNG ƯƠNG"))


def _is_enactor(f: Facts, s: Seen) -> bool:
    """Who enacts, in capitals between title and preamble: the body of the header or who acts for it."""
    if s.state not in ("title", "preamble") or not f.capitals or len(f.text) > 120:
        return False
    if s.before == "issuer":  # its second line
        return bool(_OPENS_BASIS.match(s.following)) or names_place(f.text) or bool(_REPUBLIC.match(f.text))
    if s.before == "title" and _GOES_ON.search(s.last):
        return False
    if s.attached and facts(s.following).number and names_body(f.text):  # the letterhead below a heading
        return True
    return (
        bool(ENACTOR.match(f.text) or names_body(f.text))
        and agrees(_CALLS.sub("", f.text), s.bodies)
        and _is_followed(s)
    )


def _is_followed(s: Seen) -> bool:
    """What comes next is what may stand below an enactor: its basis, its second line, enacting words, the session."""
    ahead = facts(s.following)
    enacts = bool(_ENACTING.match(ahead.text) or _ENACTS.match(ahead.text) or _CALLS.search(s.pieces[s.n].text))
    return bool(_OPENS_BASIS.match(ahead.text)) or ahead.session or ahead.articled or enacts or ahead.capitals


def _is_prose(f: Facts, s: Seen) -> bool:
    """A full sentence below the title."""
    if s.state != "title" or f.capitals or s.pieces[s.n].line.bold or not f.text.endswith((":", ".", ";")):
        return False
    if len(f.text) > 200:
        return True
    begins = s.before in ("title", "subject") and f.text[:1].isupper() and not _GOES_ON.search(s.last.upper())
    opens = f.text[-1] in ".:" and any(r.order == (1, 0) for r in facts(s.following).readings)  # the outline follows
    return begins and len(f.text) > (60 if facts(s.last).capitals or opens else 120)


_CUES = (
    Cue("note", "rules and stars hold no word", lambda f, s: f.ornament),
    Cue("motto", "below the body of the left column",
        lambda f, s: bool(s.bodies) and s.state == "head" and is_party(f.text)),
    Cue("motto", "in a title the Party is named",
        lambda f, s: f.motto and not (s.state == "type" and "ĐẢNG" in f.text[:4])),
    Cue("motto", "the same in English", lambda f, s: s.state == "head" and bool(IN_ENGLISH.match(f.text))),
    Cue("place-date", "a whole line of place and date is never a title", lambda f, s: f.place_date),
    Cue("place-date", "the day alone, in a head", lambda f, s: s.state == "head" and bool(DAY_ALONE.fullmatch(f.text))),
    Cue("subject", "“V/v …” always, “Về việc …” below the number of a text without type", _is_subject),
    Cue("contents", "a line of a table of contents speaks of a place in the body", lambda f, s: f.contents),
    Cue("session", "in which session it was adopted, no part of the title", lambda f, s: f.session),
    Cue("marking", "how secret and how urgent", lambda f, s: f.marking),
    Cue("addressee", "whom a letter is for", lambda f, s: f.text.startswith("Kính gửi")),
    Cue("draft", "“DỰ THẢO” above the head",
        lambda f, s: len(f.text) < 40 and f.capitals and f.text.upper().startswith("DỰ THẢO")),
    Cue("number", "above the type, or with its word “Số” below it", _is_number),
    Cue("history", "of what a consolidated text is made", lambda f, s: bool(_HISTORY.match(f.text))),
    Cue("type", "once, before any title", _is_type),
    Cue("enacting", "the type again, behind the preamble", _is_enacting),
    Cue("attachment", "“(Ban hành kèm theo …)”", lambda f, s: f.attached and (s.attached or f.text.startswith("("))),
    Cue("preamble", "“Căn cứ …”; “Thực hiện …” only when no title can begin so", _is_preamble),
    Cue("issuer", "a body of the header", _is_issuer),
    Cue("title", "of an attached text that no type names",
        lambda f, s: s.attached and not s.typed and s.state in ("head", "title") and is_noted(s.pieces, s.n)),
    Cue("text", "above the type whatever else is printed", lambda f, s: s.state == "head"),
    Cue("issuer", "who enacts", _is_enactor),
    Cue("enacting", "“Chính phủ ban hành Nghị định …”", lambda f, s: s.state != "type" and bool(_ENACTS.match(f.text))),
    Cue("text", "of a letter, below its addressee", lambda f, s: s.state == "letter"),
    Cue("text", "a full sentence is no title", _is_prose),
    Cue("text", "its name in English, the place and year on a cover",
        lambda f, s: s.attached and (is_english(f.text) or bool(_COVER.fullmatch(f.text)))),
    Cue("title", "what stands below the type", lambda f, s: s.state in ("type", "title")),
)  # fmt: skip


class Head:
    """The head of one text, read piece by piece."""

    def __init__(self, pieces: Sequence[Piece], attached: bool) -> None:
        self.seen = Seen(pieces, 0, attached)

    def role(self, n: int) -> str:
        """The role of the piece at place n, which stands behind all that were asked for."""
        seen = self.seen
        seen.n = n
        f = facts(seen.pieces[n].text)
        role = next((cue.role for cue in _CUES if cue.test(f, seen)), "text")
        if role == "issuer" and seen.state == "head":
            seen.bodies.append(f.text)
        seen.state = _OPENS.get(role, seen.state)
        seen.typed = seen.typed or role == "type"
        seen.numbered = seen.numbered or role == "number"
        if role != "note":
            seen.before, seen.last = role, f.text
        return role

    def skip(self, role: str) -> None:
        """A piece whose role is known otherwise."""
        self.seen.before = role


def enactor_at(text: str, header: Sequence[str]) -> int | None:
    """Where in a line of capitals, behind its title, who enacts is named; None when no body stands there that agrees
    with the header.

    >>> (enactor_at("VỀ PHÍ THAM QUAN BỘ TRƯỞNG BỘ TÀI CHÍNH", ["BỘ TÀI CHÍNH"]),
    ...  enactor_at("VỀ QUY CHẾ CỦA BỘ TÀI CHÍNH", ["BỘ TÀI CHÍNH"]))
    (17, None)
    >>> enactor_at("VỀ SỐ GIỜ LÀM THÊM ỦY BAN THƯỜNG VỤ QUỐC HỘI", ["ỦY BAN THƯỜNG VỤ QUỐC HỘI"])
    19
    """
    found = [
        match.start()
        for match in ENACTOR.finditer(text)
        if match.start() > 15
        and not _GOES_ON.search(text[: match.start()].rstrip())
        and agrees(text[match.start() :], header)
    ]
    names = {key(name) for name in header}  # “… QUỐC HỘI ỦY BAN THƯỜNG VỤ QUỐC HỘI”: the whole name, not its end
    whole = [start for start in found if key(text[start:]) in names]
    fitting = whole or found
    return fitting[-1] if fitting else None
