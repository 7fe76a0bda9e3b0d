"""Facts: what a line can be by its words alone, asked once and kept: capitals, type, number, place and date, person …

Enters: the words of a piece. Leaves: a `Facts`, whose answers are worked out when they are first asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..office import attachments, posts, types
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..office.posts import untitled
from ..vietnamese import folded
from .bodies import names_body
from .box_words import ATTACHED, RECIPIENTS, TYPE_HEAD, has_leaders, names_its_type
from .boxes import (
    BARE_SIGN,
    CERTIFIED,
    CONTENTS,
    MARKING,
    MEASURE,
    MOTTO,
    NUMBER,
    ORNAMENT,
    PLACE_DATE,
    SESSION,
    SUBJECT,
    signs,
)
from .kept import kept
from .marker_rows import KEYWORDS
from .markers import LabelReading, readings

_MARK = re.compile(r"(?<=[^\W\d_])(?:\d{1,2}|[¹²³⁰-⁹]+)$|\s?\[\d{1,3}\]$")

# On a name: “Nguyễn Văn An1”, “Nguyễn Văn An(1)”; behind a capital (“Nhà A1”) it may be a part of it.
_NAME_MARK = compiled(r"(?<=[‹L›])(?:\d{1,2}|[¹²³⁰-⁹]+|\s?\[\d{1,3}\]|\(\d{1,2}\))$")
_LAST_OF_MARK = tuple("0123456789¹²³⁰⁴⁵⁶⁷⁸⁹])")

_DRAFT = re.compile(r"^D[ỰỤ] THẢO\s+")

# What no line is that begins with a number, a letter of a list or a dash, as most lines do: a box of a frame begins
# with a capital letter or a bracket.
_OF_AN_ITEM = dict.fromkeys(("label", "part", "type_named", "type_begun")) | dict.fromkeys(
    ("recipients", "certified", "person", "post"), False
)
_ITEMS = frozenset("abcdeghilmnopqrstuvxy-–+•*")  # “đã ký”, “ký bởi” begin otherwise


class Facts:
    """What the words of one line can be."""

    def __init__(self, text: str) -> None:
        self.text = text
        if text[:1].isdigit() or text[:1] in _ITEMS:
            self.__dict__.update(_OF_AN_ITEM)

    @kept
    def capitals(self) -> bool:
        """Nearly all letters are capitals."""
        return is_capitals(self.text)

    @kept
    def listed(self) -> bool:
        """It begins with a dash or another mark of a list."""
        return self.text[:1] in tuple("-–+•*")

    @kept
    def readings(self) -> list[LabelReading]:
        """The marks of numbering that its first letters can be."""
        return list(readings(self.text))

    @kept
    def articled(self) -> bool:
        """It begins a Phần, Chương, Mục or Điều."""
        return any(r.marker.style in KEYWORDS or r.marker.style == "dieu" for r in self.readings)

    @kept
    def outlined(self) -> bool:
        """It is the first of a numbering “I.” or “A.”."""
        return any(r.marker.style in ("roman", "upper") and r.order == (1, 0) for r in self.readings)

    @kept
    def counted(self) -> bool:
        """It is the first of any numbering, or a mark that does not count."""
        return any(r.order == (1, 0) or r.marker.counts == "none" for r in self.readings)

    @kept
    def label(self) -> tuple[str, str] | None:
        """Type and number of the annex or form that it announces."""
        return attachments.label(self.text)

    @kept
    def part(self) -> tuple[str, str] | None:
        """Type and number of the list or table that it announces: “DANH MỤC 1”."""
        return attachments.part(self.text)

    @kept
    def unmarked(self) -> str:
        """Without the mark of a note that is printed on its last word: “THÔNG TƯ1”."""
        return _MARK.sub("", self.text) if self.text[-1:].isdigit() or self.text.endswith("]") else self.text

    @kept
    def type_named(self) -> str | None:
        """The type of text that it names, and nothing but it."""
        return types.of_heading(self.unmarked)

    @kept
    def type_begun(self) -> str | None:
        """The type of text with which it begins, draft or not."""
        if self.text[1:2].islower():  # no word in capitals, as most lines begin
            return None
        match = TYPE_HEAD.match(_DRAFT.sub("", self.text) if self.text[:1] == "D" else self.text)
        return types.BY_CAPITALS[match["type"]] if match else self.type_named

    @kept
    def is_type(self) -> bool:
        """It is the type of a text, in capitals or not."""
        return self.unmarked in types.HEADINGS or names_its_type(self.unmarked)

    @kept
    def attached(self) -> bool:
        """It says what the text is attached to: “(Ban hành kèm theo …)”."""
        return bool(ATTACHED.match(self.text))

    @kept
    def ornament(self) -> bool:
        """No letter stands in it."""
        return bool(ORNAMENT.fullmatch(self.text))

    @kept
    def motto(self) -> bool:
        """It is a name of the State or the Party, or a motto, as a head prints them."""
        return len(self.text) < 70 and bool(MOTTO.match(" ".join(folded(self.text).split())))

    @kept
    def place_date(self) -> bool:
        """It is the box of place and date."""
        return len(self.text) < 90 and bool(PLACE_DATE.fullmatch(self.text))

    @kept
    def number(self) -> bool:
        """It is the box of the number."""
        return len(self.text) < 80 and bool(NUMBER.match(self.text) or BARE_SIGN.fullmatch(self.text))

    @kept
    def names_body(self) -> bool:
        """It begins as the name of a body does."""
        return names_body(self.text)

    @kept
    def measure(self) -> bool:
        """It says in what a table counts: “Đơn vị tính: đồng”."""
        return bool(MEASURE.match(self.text))

    @kept
    def subject(self) -> bool:
        """It is the subject of a letter: “V/v …”."""
        return bool(SUBJECT.match(self.text))

    @kept
    def contents(self) -> bool:
        """It is a line of a table of contents."""
        return bool(CONTENTS.fullmatch(self.text) or has_leaders(self.text))

    @kept
    def session(self) -> bool:
        """It says in which session of an assembly the text was adopted."""
        return len(self.text) < 90 and bool(SESSION.match(self.text))

    @kept
    def marking(self) -> bool:
        """It says how secret or how urgent the text is."""
        return bool(MARKING.fullmatch(self.text))

    @kept
    def name(self) -> str:
        """Without the mark of a note that is printed on a name."""
        return _NAME_MARK.sub("", self.text) if self.text.endswith(_LAST_OF_MARK) else self.text

    @kept
    def person(self) -> bool:
        """It can be nothing but a person's name."""
        return posts.is_person(self.name) and not untitled(self.name).isupper()

    @kept
    def capital_person(self) -> bool:
        """It is likely a person's name in capitals: it begins with a name of families."""
        return posts.is_person_in_capitals(self.text) and not self.post

    @kept
    def signed(self) -> bool:
        """It says that the original is signed."""
        return bool(posts.SIGNED.fullmatch(self.text))

    @kept
    def post(self) -> bool:
        """It is the authority or the post of who signs."""
        return signs(self.text)

    @kept
    def small_post(self) -> bool:
        """It can be a post in small letters: above a name it is one."""
        return posts.is_post_in_small(self.text)

    @kept
    def recipients(self) -> bool:
        """A list of recipients begins: “Nơi nhận:”."""
        return bool(RECIPIENTS.match(self.text))

    @kept
    def remark(self) -> bool:
        """Remarks on a form or a table begin: “Ghi chú: …”."""
        return self.text.startswith("Ghi chú")

    @kept
    def certified(self) -> bool:
        """It certifies a consolidated text."""
        return bool(CERTIFIED.match(self.text))


@lru_cache(maxsize=8192)
def facts(text: str) -> Facts:
    """The facts of a line."""
    return Facts(text)
