"""Torn labels: “Điều” at the end of a line and its number at the head of the next are one label.

Pages and web forms tear them ("… của mình. Điều" / "3. Giải thích từ ngữ"). Enters: the clean lines. Leaves: the lines,
a torn label whole at the head of a line of its own. Promise: no letter changes; where the number does not go on with
the numbers before it, or the words before the label are the middle of a sentence ("quy định tại Điều"), all stays as
printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Line
from ..office.patterns import compiled
from ..passages import joined, part, stripped
from ..vietnamese import ordinal_value, roman

_WORD = r"(?P<word>Điều|ĐIỀU|Chương|CHƯƠNG|Tiểu mục|TIỂU MỤC|Mục|MỤC|Phần|PHẦN)"
# The word alone, behind the end of a sentence, or behind a title in capitals.
_ENDS = ("iều", "IỀU", "ương", "ƯƠNG", "ục", "ỤC", "ần", "ẦN")  # of these words
_TORN = compiled(rf"(?:^|[.;:”\"\])/]\s+|(?P<run_on>[‹U›][‹U›]\s+)){_WORD}$")
_NUMBER = compiled(
    r"(?P<n>\d{1,3}(?P<letter>[a-zđ]?)|[IVXLC]+|thứ\s+[‹L›]+(?:\s[‹L›]+)?)"
    r"(?:\s*[.:]\s+(?=[‹U›“\"\[])|\s*[.:]?$|\s+(?=[‹U›]{2}|\[))"
)
_LABEL = compiled(rf"{_WORD}\s+(?P<n>\d{{1,3}}|[IVXLC]+|thứ\s+[‹L›]+)")


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines, each torn label joined."""
    found: list[Line] = []
    seen: dict[str, set[int]] = {}  # the numbers of each kind
    waiting = list(reversed(lines))
    while waiting:
        line = waiting.pop()
        at = _torn(line, waiting[-1], seen) if waiting else None
        if at is None:
            found.append(line)
            _count(line.passage.text, seen)
            continue
        before, word = (stripped(part(line.passage, a, b)) for a, b in ((0, at), (at, len(line.passage.text))))
        if before.text:
            found.append(replace(line, passage=before))
        waiting.append(
            replace(line, passage=joined([word, waiting.pop().passage], " "), gap=0 if before.text else line.gap)
        )
    return found


def _torn(line: Line, following: Line, seen: dict[str, set[int]]) -> int | None:
    """Where the word stands whose number is the head of the following line; None when none does."""
    if line.zone or following.zone or not line.passage.text.endswith(_ENDS):
        return None
    match = _TORN.search(line.passage.text)
    number = _NUMBER.match(following.passage.text) if match else None
    if not match or not number:
        return None
    at = match.start("word")
    return at if at == 0 or _counts_on(match, number, following.passage.text, seen) else None


def _counts_on(word: re.Match[str], number: re.Match[str], text: str, seen: dict[str, set[int]]) -> bool:
    """Is the number that with which the kind of the word goes on, or begins? Behind a title in capitals nothing begins
    but above another: “I. CÁC THÀNH PHẦN / 1. Chữ ký” is a title.
    """
    kind, value = _kind(word["word"]), _value(number["n"])
    before = seen.get(kind, set())
    if (value - 1 in before and value not in before) or (number["letter"] and value in before):
        return True
    titled = number.end() == len(text) or text[number.end() :].isupper()
    return value == 1 and not before and kind != "điều" and (titled or not word["run_on"])


def _count(text: str, seen: dict[str, set[int]]) -> None:
    """Keeps the number of a label; a larger unit begins the smaller ones anew, all but the articles."""
    match = _LABEL.match(text)
    if match and (value := _value(match["n"])):
        kind = _kind(match["word"])
        seen.setdefault(kind, set()).add(value)
        for smaller in _BELOW[kind]:
            seen.pop(smaller, None)


_BELOW = {
    "phần": ("chương", "mục", "tiểu mục"),
    "chương": ("mục", "tiểu mục"),
    "mục": ("tiểu mục",),
    "tiểu mục": (),
    "điều": (),
}


def _kind(word: str) -> str:
    return word.lower()


def _value(number: str) -> int:
    """The value of a printed number, 0 for what is none."""
    digits = number.rstrip("abcdđeghiklmnopqrstuvxy") if number[:1].isdigit() else ""
    words = number.partition(" ")[2] if number[:1] == "t" else ""
    return int(digits) if digits else ordinal_value(words) or 0 if words else roman(number) or 0
