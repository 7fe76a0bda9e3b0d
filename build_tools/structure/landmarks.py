"""Landmarks: where a printed line holds several boxes of the frame, it is cut, so that each box is a piece of its own.

Web pages and scans run the cells of head and tail together ("CHÍNH PHỦ ------- CỘNG HÒA XÃ HỘI …"). Enters: the clean
lines.
Leaves: pieces. Cutting shows a line end where none was printed and changes no letter. The rows (landmark_rows) say
where it cuts and why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Line
from ..office import posts
from ..office.attachments import ANNEX_LETTERS, ANNEX_NUMBER
from ..office.attachments import label as annex_label
from ..office.letterheads import KEPT_COPY
from ..office.patterns import compiled
from ..office.posts import RANK, SIGNED, is_person
from ..office.spelling import printed
from .box_words import AUTHORITY, FOR, RECIPIENTS, TYPE_HEAD, names_its_type
from .facts import facts
from .heads import enactor_at
from .landmark_rows import HEAD, RECIPIENTS_RUN, TAIL, Landmark
from .noted_titles import BLANK
from .stretches import Piece, cut, whole
from .stretches import printed as as_printed

HEAD_LINES = 60


def pieces(lines: Sequence[Line]) -> list[Piece]:
    """The lines, those of head and tail cut at their landmarks."""
    found: list[Piece] = []
    reading = _Reading(lines)
    for n in range(len(lines)):
        found += reading.parts(n)
    return found


class _Reading:
    """The lines read one by one: whether the head goes on, whether its type and its bodies have been read, whether the
    tail has begun.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.head = True
        self.typed = False
        self.ended = False
        self.bodies: list[str] = []

    def parts(self, n: int) -> list[Piece]:
        """The pieces of a line."""
        piece = whole(self.lines[n])
        if piece.line.zone == "table":
            return [piece]
        self.head = self.head and n < HEAD_LINES and not _begins_body(piece.text)
        named = _name_cut(piece) if n == 0 and self._heads_body() else []
        if named:
            return named
        parts = self._head_cut(piece, n) if self._is_of_head(piece) else _tail_cut(piece)
        self.ended = self.ended or _in_tail(piece)
        if self.ended and any(part.text[:1] in ANNEX_LETTERS for part in parts):
            parts = self._annexes_cut(parts, n)
        if not self.typed:
            self._see(parts)
        return parts

    def _annexes_cut(self, parts: Sequence[Piece], n: int) -> list[Piece]:
        """The pieces of line n behind the end of a text, those cut that are label and title of an annex."""
        if _names_annex(self.lines, n - 1, n + 1):
            return list(parts)
        noted = any(_says_to_what(line.passage.text.strip()) for line in self.lines[n + 1 : n + _NOTE_BELOW])
        return [p for part in parts for p in _annex_cut(part, noted)]

    def _is_of_head(self, piece: Piece) -> bool:
        """Whether a line stands in the head, and is none of the tail of a text that has none."""
        return self.head and not _in_tail(piece) and not (self.typed and _is_signature(piece.text))

    def _heads_body(self) -> bool:
        """Whether the first unit follows the first line."""
        return len(self.lines) > 1 and _begins_body(self.lines[1].passage.text.strip())

    def _see(self, parts: Sequence[Piece]) -> None:
        """What the pieces of a line say for the next lines."""
        self.typed = any(annex_label(p.text) or names_its_type(p.text) for p in parts)
        if self.head and not self.typed:
            self.bodies += [p.text for p in parts if facts(p.text).names_body and facts(p.text).capitals]

    def _head_cut(self, piece: Piece, n: int) -> list[Piece]:
        text = piece.line.passage.text
        if text.lstrip()[:8] in ("Căn cứ v", "Căn cứ L") and not text.rstrip().endswith(":"):
            return [piece]
        following = self.lines[n + 1].passage.text.lstrip("- ") if n + 1 < len(self.lines) else ""
        enacted = following.startswith(("Căn cứ", "Theo đề", "Xét", "Chiểu")) or facts(following).session
        found: list[Piece] = []
        for part in cut(piece, _places(HEAD, text, as_printed(piece.line).text)):
            for each in [part] if self.typed else _type_cut(part):  # behind its type a title names another
                found += _enactor_cut(each, self.bodies) if enacted else [each]
        return [p for p in found if p.text]


def _in_tail(piece: Piece) -> bool:
    return piece.line.zone in ("recipients", "signature") or bool(RECIPIENTS.match(piece.text))


def _is_signature(text: str) -> bool:
    """For whom is signed, or a post with a name behind it."""
    return bool(FOR.match(text) or (AUTHORITY.match(text) and _AFTER_POST.search(text)))


def _begins_body(text: str) -> bool:
    f = facts(text)
    return f.articled or any(r.marker.style == "roman" for r in f.readings)


def _places(rows: Sequence[Landmark], text: str, shown: str) -> Iterator[int]:
    for row in rows:
        where = shown if row.blanks else text
        for match in row.pattern.finditer(where) if row.needs in where else ():
            if row.before:
                yield match.start()
            if row.after:
                yield match.end()


_NAME = compiled(r"‹types›(?=\s+(?:[‹U›\d]|số\s))")


def _name_cut(piece: Piece) -> list[Piece]:
    """Type | name | number, of a text that begins with nothing but its name ("Luật Du lịch") and its first unit."""
    match = _NAME.match(piece.text)
    if not match or len(piece.text) > 150 or piece.text[-1] in ".;:,":
        return []
    sign = re.search(r"\s(?=số\s+[\w/-]+$)", piece.text)
    return [p for p in cut(piece, [_at(piece, at) for at in (match.end(), *([sign.end()] if sign else []))]) if p.text]


def _type_cut(piece: Piece) -> list[Piece]:
    """Type | title."""
    match = TYPE_HEAD.match(piece.text)
    if not match or facts(piece.text).type_named:
        return [piece]
    return cut(piece, [_at(piece, match.end())])


def _enactor_cut(piece: Piece, bodies: Sequence[str]) -> list[Piece]:
    """Title in capitals | who enacts, when the preamble comes next."""
    if len(piece.text) < 30 or not facts(piece.text).capitals:
        return [piece]
    at = enactor_at(piece.text, bodies)
    return [piece] if at is None else cut(piece, [_at(piece, at)])


def _at(piece: Piece, position: int) -> int:
    """The position in the line of a position in the piece's own words."""
    stretch = piece.line.passage.text[piece.start : piece.end]
    return piece.start + len(stretch) - len(stretch.lstrip()) + position


# Without one of these no row of the tail can match. Words begin with a letter each, so that most of a text is passed
# over at once.
_TELLING_WORDS = re.compile(
    "|".join(
        (
            *("Nơi nh", "TM", "KT", "TL", "TUQ", "T/", "K/", r"\([BKPĐ]"),
            *("ụ (?:lục|LỤC)(?<=hụ ...)", "HỤ (?:lục|LỤC)", "Mẫu số", "H[ỢO]P NH[ẤA]T"),
            *(printed(post.upper()) for post in posts.POSTS),
        )
    )
)
_TELLING_BLANKS = re.compile(r"\s(?:\s{2}|(?<=\t)|/\s)|^/")
_CELLS = re.compile(r"(?<=\S)(?:\s{3,}|\t|\s+\|\s+)(?=\S)")
_POST = compiled(r"(?<=[\s.])(?<!,\s)‹POSTS›(?=[\s,])")


def _tail_cut(piece: Piece) -> list[Piece]:
    text = piece.line.passage.text
    if not (_TELLING_WORDS.search(text) or _tells_by_blanks(text)):
        return [piece]
    found: list[Piece] = []
    for part in cut(piece, _tail_places(text, as_printed(piece.line).text)):
        found += _signature_cut(part) if AUTHORITY.match(part.text) or _is_for(part.text) else [part]
    return [p for p in found if p.text]


def _tells_by_blanks(text: str) -> bool:
    # What is printable holds no blank but " ".
    if text.isprintable() and not ("   " in text or " / " in text or text.startswith("/")):
        return False
    return bool(_TELLING_BLANKS.search(text))


def _tail_places(text: str, shown: str) -> Iterator[int]:
    yield from _places(TAIL, text, shown)
    yield from _places(RECIPIENTS_RUN, text, shown) if "Nơi nhận" in text else ()
    for gap in _CELLS.finditer(shown):
        right = text[gap.end() :]
        if AUTHORITY.match(right) or FOR.match(right) or SIGNED.match(right) or is_person(right):
            yield gap.end()
    if KEPT_COPY.match(text) and not FOR.search(text):
        yield from (m.start() for m in _POST.finditer(text))


def _is_for(text: str) -> bool:
    return text[:6] == "Nơi nh" or bool(FOR.match(text))


_AFTER_POST = compiled(
    rf"(?<=[‹U›]{{2}}\s)\s*(?:\([Đđ]ã ký\)\s*)?(?:{RANK})*(?:(?:[‹U›][‹L›]+|[AYÊ])\s+){{1,4}}"
    r"(?:[‹U›][‹L›]+|[‹U›](?!\w))"
    r"(?:(?<=[‹L›])(?:\d{1,2}|[¹²³]|\[\d{1,3}\])(?=\s|$)"  # the mark of a note: “BỘ TRƯỞNG Lê Văn An1 Điều này …”
    r"|(?=\s*\|?\s*$|\s+[‹U›]{2,}[\s.]|\s+Phụ lục\b|\s+\[?\d{1,3}\]?\s))"
)


def _signature_cut(piece: Piece) -> list[Piece]:
    """Post | name | what follows the name."""
    match = _AFTER_POST.search(piece.text)
    if not match:
        return [piece]
    parts = cut(piece, [_at(piece, match.start()), _at(piece, match.end())])
    return [p for n, part in enumerate(parts) for p in (_type_cut(part) if n == 2 else [part])]


# ------------------------------------------------------------------ the label of an annex with its title

_ANNEX_TITLED = compiled(rf"(?:‹ANNEX›|‹annex›)\s+(?:(?:SỐ|Số|số)\s*:?\s+)?{ANNEX_NUMBER}\s*[.:–-](?=\s+[‹U›])")


def _names_annex(lines: Sequence[Line], *places: int) -> bool:
    """Whether one of these lines names an annex too: then they are a list of annexes, and none of them begins here."""
    texts = [lines[n].passage.text.strip() for n in places if 0 <= n < len(lines)]
    return any(_ANNEX_TITLED.match(text) or _ANNEX_NAMED.match(text) or annex_label(text) for text in texts)


# “Phụ lục 1 Danh mục kho”: no mark between the two; a text that follows is one whose annex is cited.
_ANNEX_NAMED = compiled(
    rf"‹annex›\s+(?:(?:Số|số)\s*:?\s+)?{ANNEX_NUMBER}(?=\s+[‹U›][‹L›])(?!\s+‹types›\s+(?:số|này|ban hành|kèm|về))"
)
# “Phụ lục về danh mục kho”, with “(Kèm theo …)” below it.
_ANNEX_ABOUT = compiled(r"‹annex›(?=\s+[‹L›]{2})")
# “PHỤ LỤC DANH MỤC CÁC NHIỆM VỤ”: the only annex has no number.
_ANNEX_ALONE = compiled(r"‹ANNEX›(?=\s+[‹U›]{2,}\s[‹U›]{2,})")
_LISTS = compiled(r"\s+(?:‹LIST›|‹TABLE›)\b")
_NOTE_BELOW = 4  # lines from the label to “(Kèm theo …)”


def _says_to_what(text: str) -> bool:
    """Whether a line is “(Kèm theo …)” and names a text: what it leaves blank is a form's."""
    return facts(text).attached and not BLANK.search(text)


def _annex_cut(piece: Piece, noted: bool) -> list[Piece]:
    """Label | title of an annex on one line, after the end of a text;
    before it such a line only speaks of the annex. `noted`: “(Kèm theo …)” stands below.
    """
    if annex_label(piece.text):  # “PHỤ LỤC 1 - A”
        return [piece]
    match = _ANNEX_TITLED.match(piece.text) or _ANNEX_NAMED.match(piece.text)
    match = match or (_ANNEX_ABOUT.match(piece.text) if noted else None)
    alone = None if match or not facts(piece.text).capitals else _ANNEX_ALONE.match(piece.text)
    match = alone if alone and (noted or _LISTS.match(piece.text, alone.end())) else match
    if not match or len(piece.text) > 200 or piece.text.endswith((";", ".", ",")):
        return [piece]
    return [p for p in cut(piece, [_at(piece, match.end())]) if p.text]
