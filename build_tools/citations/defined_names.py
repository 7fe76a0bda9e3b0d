"""Short names that a text makes for itself: "(sau đây gọi tắt là Nghị quyết 57)", and a type with the number alone.

Enters: a canvas and the works that the document has named so far. Leaves: Found values that carry the number or the
name of the one work that is meant. Promise: a short name means what it was said to mean; a number alone means the one
sign of that type and number that stands before it in the document, and nothing when there are two.

    >>> memory = Memory()
    >>> memory.learn("Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết đột phá)",
    ...  [Found(0, 22, "Nghị quyết", "57-NQ/TW", "57-NQ/TW")])
    >>> text = "theo Nghị quyết 57 và Nghị quyết đột phá"
    >>> [(f.start, f.end, f.number) for read in (memory.alone, memory.named)
    ...  for f in read(text, Spans(()), type_words.read(text))]
    [(5, 18, '57-NQ/TW'), (22, 40, '57-NQ/TW')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..model.often_made import changed
from ..office import types
from . import signs, type_words
from .named_work import Found, Spans
from .type_words import TypeWord

_DEFINED = re.compile(
    r"[^().;]{0,400}?\( *(?:sau đây )?(?:được )?(?:gọi|viết)(?: tắt| chung)*(?: tắt)? là:?"
    r" *[“\"]?(?P<name>[^()“”\"]{3,80}?)[”\"]? *\)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r" (?:số )?(?P<number>\d{1,4})(?:/(?P<year>(?:19|20)\d\d))?(?![\w%]|[/.,–-] ?\d|[/-]| (?:nhiệm"
    r" vụ|người|tỷ|triệu|ngày|tháng|năm|điều|khoản))"
)

SHORT_TYPES = tuple("NQ NĐ QĐ TTLT TT CT KL CTr".split())
_EACH_SHORT = "|".join(rf"{short[0]}(?<![\w/-]{short[0]}){short[1:]}" for short in SHORT_TYPES)
_SHORT_TYPE = re.compile(rf"(?P<type>{_EACH_SHORT})(?= (?:số )?\d)")

_DEFINING = re.compile(r"là:? *[“\"]? *$")


class Memory:
    """What a document has named so far."""

    def __init__(self) -> None:
        self.names: dict[str, Found] = {}
        self.numbers: dict[tuple[str, str], dict[str, Found]] = {}  # type and number alone → the signs that have them
        self.pattern: re.Pattern[str] | None = None
        self._asked: tuple[str, Spans | None, list[tuple[int, str, re.Match[str]]]] = ("", None, [])

    def learn(self, text: str, works: Iterable[Found]) -> None:
        """Remembers the works of a block, and the short names that it gives them."""
        works = sorted(works, key=lambda work: work.start)
        for n, work in enumerate(works):
            if work.number and work.printed and work.type:
                alone = signs.parts(work.number)[0].lstrip("0")
                self.numbers.setdefault((signs.group(work.type, work.number), alone), {}).setdefault(
                    signs.key(work.number), work
                )
            defined = _DEFINED.match(text, work.end) if "là" in text[work.end : work.end + 500] else None
            if defined and (first := type_words.first(defined["name"])) and first.end < len(defined["name"]):
                head = _meant(text, works[: n + 1], defined, first.end)
                if not head or (
                    first.type in types.NORMATIVE and types.numbered_as(first.type) != types.numbered_as(head.type)
                ):
                    continue  # "theo Quyết định số 23/2021/QĐ-TTg (sau đây gọi là Thông tư số …)": another's
                self.names[defined["name"].strip()] = head
                names = sorted(self.names, key=lambda n: (-len(n), n))
                self.pattern = re.compile("(?<!\\w)(?:" + "|".join(map(re.escape, names)) + ")(?!\\w)")

    def named(self, text: str, taken: Spans, _: tuple[TypeWord, ...]) -> Iterator[Found]:
        """Short names in a canvas, outside the spans that are taken."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            if not taken.meet(match.start(), match.end()) and not _DEFINING.search(
                text, max(0, match.start() - 12), match.start()
            ):
                yield _short(self.names[match[0]], match.start(), match.end())

    def alone(self, text: str, taken: Spans, words: tuple[TypeWord, ...]) -> Iterator[Found]:
        """A type word with the number alone, of which one sign is known."""
        for start, type_, number in self._numbers_of(text, taken, words):
            meant = self._known(type_, number)
            if len(meant) == 1:
                yield _short(meant[0], start, number.end())

    def pending(self, text: str, taken: Spans, words: tuple[TypeWord, ...]) -> Iterator[Found]:
        """A type word with the number alone, of which no sign is known yet; of a Nghị định number and year are all."""
        for start, type_, number in self._numbers_of(text, taken, words):
            if self._known(type_, number):
                continue
            end, sign = number.end(), number[0].strip().removeprefix("số ")
            if type_ == "Nghị định" and number["year"]:
                yield Found(start, end, type_, f"{sign}/NĐ-CP", subject=end, stop=end)
            else:
                yield Found(start, end, type_, printed=sign, year=number["year"], subject=end, stop=end)

    def _numbers_of(self, text: str, taken: Spans, words: tuple[TypeWord, ...]) -> list[tuple[int, str, re.Match[str]]]:
        """What the two rows read that ask of one block, one after the other."""
        if self._asked[0] is not text or self._asked[1] is not taken:
            self._asked = text, taken, list(self._numbers_alone(text, taken, words))
        return self._asked[2]

    def _numbers_alone(
        self, text: str, taken: Spans, words: tuple[TypeWord, ...]
    ) -> Iterator[tuple[int, str, re.Match[str]]]:
        typed = [(word.start, word.end, word.type) for word in words if word.capital]
        for short in _SHORT_TYPE.finditer(text):
            said = signs.type_names(f"1/{short['type']}-CP")[:1]
            typed += [(short.start(), short.end(), each) for each in said]
        for start, end, type_ in typed:
            if text[end : end + 1] != " ":
                continue
            number = _NUMBER_ALONE.match(text, end)
            named = self.pattern and self.pattern.match(text, start)
            if number and not named and not taken.meet(start, number.end()):
                yield start, type_, number

    def _known(self, type_: str, number: re.Match[str]) -> list[Found]:
        """The works of a type that have this number, and this year where one is printed."""
        known = self.numbers.get((signs.group(type_, None), number["number"].lstrip("0")), {})
        return [w for w in known.values() if not number["year"] or signs.year(w.number or "") == number["year"]]


_CHANGED = re.compile(r"(?<!\w)(?:được|bị) (?:sửa đổi|bổ sung|thay thế|đính chính)(?!\w)", re.IGNORECASE)


_FIRST_NUMBER = re.compile(r" (?:số )?0*(?P<number>\d{1,4})(?!\d)")
_TOGETHER = re.compile(r"(?<!\w)gọi (?:tắt )?chung(?!\w)", re.IGNORECASE)


def _meant(text: str, works: list[Found], defined: re.Match[str], type_ends: int) -> Found | None:
    """Whose the name in brackets is; none's when it is that of several together ("A và B (sau đây gọi chung là …)").

    >>> memory = Memory()
    >>> text = "Nghị định số 130/2005/NĐ-CP và Nghị định số 117/2013/NĐ-CP (gọi chung là Nghị định 130)"
    >>> memory.learn(text, [Found(0, 27, "Nghị định", "130/2005/NĐ-CP", "130/2005/NĐ-CP"),
    ...  Found(31, 58, "Nghị định", "117/2013/NĐ-CP", "117/2013/NĐ-CP")])
    >>> [work.number for work in memory.names.values()]
    ['130/2005/NĐ-CP']
    """
    head, number = _head(text, works), _FIRST_NUMBER.match(defined["name"], type_ends)
    if number and head.number:
        near = [work for work in works if not _ENDED.search(text, work.end, works[-1].start)]
        numbered = [w for w in (head, *near) if w.number and signs.parts(w.number)[0].lstrip("0") == number["number"]]
        return numbered[0] if numbered else head if len(near) == 1 else None
    together = _TOGETHER.search(defined[0]) and len(works) > 1 and head is works[-1]
    joined = together and text[works[-2].end : head.start].rstrip().endswith((" và", ","))
    return None if joined and not _ENDED.search(text, works[-2].end, head.start) else head


def _head(text: str, works: list[Found]) -> Found:
    """Whose the name in brackets is: of "A đã được sửa đổi theo B, C (sau đây gọi là …)" it is A's."""
    for work, following in pairwise(works):
        changed = _CHANGED.search(text, work.end, following.start)
        if changed and not _ENDED.search(text, work.end, works[-1].start):
            return work
    return works[-1]


_ENDED = re.compile(r"[.;]\s|\)")


def _short(work: Found, start: int, end: int) -> Found:
    """The work by another name: what is printed of its date is printed elsewhere."""
    year = work.year or (work.date[:4] if work.date and not work.number else None)
    return changed(work, start=start, end=end, printed=None, date=None, year=year, subject=end, stop=end)
