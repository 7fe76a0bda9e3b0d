"""Short names that a text makes for itself: "(sau đây gọi tắt là Nghị quyết 57)", and a type with the number alone.

Enters: a canvas and the works that the document has named so far. Leaves: Found values that carry the number or the
name of the
one work that is meant. Promise: a short name means what it was said to mean; a number alone means the one sign of that
type and
number that stands before it in the document, and nothing when there are two.

    >>> memory = Memory()
    >>> memory.learn("Nghị quyết số 57-NQ/TW (sau đây gọi là Nghị quyết đột phá)", [Found(0, 22, "numbered", "Nghị quyết", "57-NQ/TW")])
    >>> text = "theo Nghị quyết 57 và Nghị quyết đột phá"
    >>> [(f.start, f.end, f.number) for read in (memory.alone, memory.named) for f in read(text, Spans(()), type_words.read(text))]
    [(5, 18, '57-NQ/TW'), (22, 40, '57-NQ/TW')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

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

_DEFINING = re.compile(r"là:? *[“\"]? *$")


class Memory:
    """What a document has named so far."""

    def __init__(self) -> None:
        self.names: dict[str, Found] = {}
        self.numbers: dict[tuple[str, str], dict[str, Found]] = {}  # type and number alone → the signs that have them
        self.pattern: re.Pattern[str] | None = None

    def learn(self, text: str, works: Iterable[Found]) -> None:
        """Remembers the works of a block, and the short names that it gives them."""
        for work in works:
            if work.number and work.form in ("numbered", "lone"):
                alone = signs.parts(work.number)[0].lstrip("0")
                self.numbers.setdefault((signs.group(work.type, work.number), alone), {}).setdefault(
                    signs.key(work.number), work
                )
            defined = _DEFINED.match(text, work.end) if "là" in text[work.end : work.end + 500] else None
            if defined and (first := type_words.first(defined["name"])) and first.end < len(defined["name"]):
                self.names[defined["name"].strip()] = work
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
        for word in words if self.numbers else ():
            number = _NUMBER_ALONE.match(text, word.end)
            if number and word.capital and not taken.meet(word.start, number.end()):
                known = self.numbers.get((signs.group(word.type, None), number["number"].lstrip("0")), {})
                meant = [
                    each
                    for each in known.values()
                    if not number["year"] or signs.year(each.number or "") == number["year"]
                ]
                if len(meant) == 1 and not (self.pattern and self.pattern.match(text, word.start)):
                    yield _short(meant[0], word.start, number.end())


def _short(work: Found, start: int, end: int) -> Found:
    """The work by another name: what is printed of its date is printed elsewhere."""
    year = work.year or (work.date[:4] if work.date and not work.number else None)
    return replace(work, start=start, end=end, form="short", printed=None, date=None, year=year, subject=end, stop=end)
