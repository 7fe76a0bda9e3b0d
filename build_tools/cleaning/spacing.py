"""Spacing: blanks round punctuation. Enters: a passage. Leaves: edits of class structural."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..model import Passage
from ..office.alphabet import LOWER, UPPER
from ..passages import Edit

# Each is looked for by the mark itself; what must stand before it is asked where a mark was found.
_BEFORE = {
    " ,": re.compile(r" ,(?=\s|$)", re.M),
    " ;": re.compile(r" ;(?=\s|$)", re.M),
    " .": re.compile(r" \.(?=(?:\s|$)(?![ \t]*\.))", re.M),
}
_BEHIND = re.compile(rf"[{LOWER}{UPPER}0-9)”]")
_AFTER = re.compile(rf"[.;,](?=[{UPPER}][{LOWER}])(?<=[{LOWER}][{LOWER}].)")
_SIGN = re.compile(rf" +(?=/(?:[{UPPER}]{{2,}}\d*[-–]|[{UPPER}]+(?=\s|$)))")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:vn|com|net|org|gov)\b", re.I)


def spacing(passage: Passage) -> Iterator[Edit]:
    """Blanks to drop before a mark and inside a sign, and blanks that are missing after a mark, in the order of the
    text.
    """
    edits = [*_before_marks(passage.text), *_in_signs(passage.text), *_missing(passage.text), *_dashes(passage.text)]
    yield from sorted(edits, key=lambda edit: edit.start)


def _before_marks(text: str) -> Iterator[Edit]:
    for mark, pattern in _BEFORE.items():
        for match in pattern.finditer(text) if mark in text else ():
            end = match.end() - 1
            start = _first_of_blanks(text, end)
            if _BEHIND.match(text, start - 1) and not _in_number(text, start, end):
                yield Edit(start, end, "", "blank-before-mark")


def _first_of_blanks(text: str, end: int) -> int:
    """Where the blanks begin that end at a place."""
    while end and text[end - 1] == " ":
        end -= 1
    return end


def _in_number(text: str, start: int, end: int) -> bool:
    """“11.880 . 000”: a figure that was torn apart is no rule's to mend."""
    return text[start - 1].isdigit() and text[end + 1 : end + 4].lstrip()[:1].isdigit()


def _in_signs(text: str) -> Iterator[Edit]:
    for match in _SIGN.finditer(text) if " /" in text else ():
        if text[match.start() - 1 : match.start()].isdecimal():
            yield Edit(*match.span(), "", "blank-in-sign")


def _missing(text: str) -> Iterator[Edit]:
    for match in _AFTER.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 40]
        left, right = (
            around[: match.start() - max(0, match.start() - 40)].split(),
            around[match.end() - max(0, match.start() - 40) :].split(),
        )
        if not _ADDRESS.search((left[-1] if left else "") + match[0] + (right[0] if right else "")):
            yield Edit(match.end(), match.end(), " ", "blank-after-mark")


_DASH = re.compile("-")
_WORD, _LAST_WORD = re.compile(r"[^\W\d_]{2,}"), re.compile(r"[^\W\d_]{2,}\Z")
_LONGEST = 40  # letters: no word is longer


def _dashes(text: str) -> Iterator[Edit]:
    """A dash with a blank on one side, set as the text sets it elsewhere between the same words;
    else it stays a doubt.
    """
    every = [_with_blanks(text, match.start()) for match in _DASH.finditer(text)]
    uneven = list(_between_words(text, [place for place in every if place[2] - place[1] == 2]))
    if not uneven:
        return
    times = Counter((form, *words) for _, form, *words in _between_words(text, every))
    for dash, form, left, right in uneven:
        apart, tight = times[" - ", left, right], times["-", left, right]
        if apart > tight:
            bare = dash if form == "- " else dash + 1
            yield Edit(bare, bare, " ", "dash-spacing")
        elif tight > apart:
            blank = dash + 1 if form == "- " else dash - 1
            yield Edit(blank, blank + 1, "", "dash-spacing")


_Dash = tuple[int, int, int]  # where it stands, and where it begins and ends with the blanks beside it


def _with_blanks(text: str, dash: int) -> _Dash:
    return dash, dash - (text[dash - 1 : dash] == " "), dash + 1 + (text[dash + 1 : dash + 2] == " ")


def _between_words(text: str, dashes: Iterable[_Dash]) -> Iterator[tuple[int, str, str, str]]:
    """Of dashes those that stand between two words: where, how they are set (“-”, “- ”, “ -”, “ - ”), and the words."""
    for dash, start, end in dashes:
        if not text[start - 1 : start].isalnum():
            continue
        right = _WORD.match(text, end)
        left = _LAST_WORD.search(text[max(0, start - _LONGEST) : start]) if right else None
        if left and right:
            yield dash, text[start:end], left[0].casefold(), right[0].casefold()
