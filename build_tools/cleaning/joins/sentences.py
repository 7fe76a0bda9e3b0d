"""Sentences: below a full line that ends with a stop, does the next sentence go on or begin a paragraph?

Enters: the rows of a wrapped text. Leaves: for each row the odds that the sentence below it belongs to its paragraph.
Nothing at the line end itself says it. A stop stands at the end of a full line by chance, inside a paragraph as often
as at its end; so the text is asked how often sentences with the same first words begin inside a line and how often on
a line of their own, all of it and the lines near by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from ...office.alphabet import LOWER, UPPER
from ..layout import Measure
from ..rows import Row

SURE = 2.5  # odds, and their reverse, that leave no doubt worth telling
_NEAR = 8  # rows
_ALIKE = 2  # paragraphs of one sentence each among which none goes on
_WORDS = 2  # the first of a sentence, by which it is known
_KNOWN = 3.0  # what the text says of all sentences weighs as much as so many with the same first words
# Of what ends with a semicolon or a colon a number may go on: “…, gồm: 01 bản chính”.
_SENTENCE = re.compile(rf"\. (?=[{UPPER}])(?<=[{LOWER}]\. )|[;:] (?=[{UPPER}\d])(?<=[{LOWER}\d)][;:] )")
_STOPS = (".", ".”", ";", ":")
# Where a text shows none, sentences run on behind a stop, and paragraphs begin behind the other marks.
_UNSEEN = {".": 1.0, ";": 0.25, ":": 0.25}
_LABELLED = re.compile(r"\w{1,3}\s?[.)/]")  # “A. Đối với …”
_NO_STOPS = ("./.", "...")


def may_go_on(a: Row, b: Row) -> bool:
    """Does a sentence end with the first line, and one begin with the second that has no label?"""
    if not a.text.endswith(_STOPS) or a.text.endswith(_NO_STOPS) or a.facts.blank:
        return False
    begins = b.text[0].isupper() or (b.text[0].isdigit() and not a.text.endswith(_STOPS[:2]))
    return begins and not (b.facts.marker or b.facts.capitals or _LABELLED.match(b.text))


def odds(rows: Sequence[Row], pages: Sequence[Measure | None], small: Sequence[bool]) -> list[float]:
    """For each row the odds that a sentence below it goes on in its paragraph; 0 where none begins."""
    inside = [(n, word) for n, row in enumerate(rows) for word in _inside(row.text)]
    begun = [_opening(a.text, b.text) if a.facts.closed and may_go_on(a, b) else "" for a, b in pairwise(rows)]
    own = _on_their_own(rows, begun, pages, small)
    known, alone = Counter(word for _, word in inside), Counter(filter(None, own))
    shares = {mark: _share(known, alone, mark) for mark in _UNSEEN}
    near_inside = _stops_up_to(inside, len(rows))
    near_own = _stops_up_to(_where_any(own), len(rows))
    found = [0.0] * len(rows)
    for n, word in _where_any(begun):
        first, last = max(0, n - _NEAR), min(len(rows), n + _NEAR + 1)
        within, apart = near_inside[last] - near_inside[first], near_own[last] - near_own[first]
        if within or apart < _ALIKE:
            share = shares[word[0]]
            by_word = (known[word] + _KNOWN * share) / (alone[word] + _KNOWN * (1 - share))
            found[n] = by_word * ((within + 1) / (apart + 1)) ** 0.5 if word[0] == "." else by_word
    return found


def _where_any(words: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((n, word) for n, word in enumerate(words) if word)


def _stops_up_to(begun: Iterable[tuple[int, str]], count: int) -> list[int]:
    """How many sentences begin behind a stop up to each of so many rows."""
    behind = Counter(n for n, word in begun if word[0] == ".")
    return [0, *accumulate(behind[n] for n in range(count))]


def _share(known: Counter[str], alone: Counter[str], mark: str) -> float:
    """How many of those that begin behind a mark do so inside a line."""
    within, apart = (sum(n for word, n in some.items() if word[0] == mark) for some in (known, alone))
    return (within + _UNSEEN[mark]) / (within + apart + 1.25)


def _inside(text: str) -> list[str]:
    """The first words of the sentences that begin inside a line."""
    if not (". " in text or "; " in text or ": " in text):
        return []
    return [_opening(match[0][0], text[match.end() :]) for match in _SENTENCE.finditer(text)]


def _on_their_own(
    rows: Sequence[Row], begun: Sequence[str], pages: Sequence[Measure | None], small: Sequence[bool]
) -> list[str]:
    """Of the sentences that begin below rows those that begin on a line of their own: above there was room."""
    return [
        word if word and _has_room(rows[n], rows[n + 1], pages[n], small[n]) else "" for n, word in enumerate(begun)
    ]


def _has_room(a: Row, b: Row, page: Measure | None, small: bool) -> bool:
    """Would a line have had room for the first word of the next one?"""
    return page is not None and page.share(a, b.text, small) < (1.0 if page.letters else 0.95)


def _opening(above: str, text: str) -> str:
    """The mark behind which a sentence begins, and its first words."""
    return " ".join([above.rstrip("”")[-1], *text.split(None, _WORDS)[:_WORDS]])
