"""Old words and new words as one text in which what went and what came are told apart.

Enters: two texts. Leaves: pieces of the new one and of what the old one had instead, in reading order.
Promise: the pieces that stay and those that came are the new text, those that stay and those that went the old one,
word by word; blanks are those of the text whose word it is.

    >>> [(p.kind, p.text) for p in compared("thuế suất 10%;", "thuế suất là 12%.")]
    [('same', 'thuế suất '), ('gone', '10%;'), ('come', 'là 12%.')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from .markdown import html


@dataclass(frozen=True, slots=True)
class WordPiece:
    """A stretch of words: "same", "gone" or "come"."""

    kind: str
    text: str


_WORD = re.compile(r"(\w+(?:[.,/]\w+)*|[^\w\s])(\s*)")
LONE = 3  # words between two changes that are too few to be read for themselves
ALIKE = 0.3  # texts that share less are told one after the other
MOST = 12_000  # words of a text that are compared one by one; longer ones are compared line by line


def compared(old: str, new: str) -> tuple[WordPiece, ...]:
    """What stays, goes and comes between two texts."""
    pattern = _WORD if max(len(old), len(new)) < MOST * 5 else re.compile(r"([^\n]+)(\s*)")
    before, after = _words(pattern, old), _words(pattern, new)
    matched = Indel.opcodes([word for word, _ in before], [word for word, _ in after])
    steps = [(s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end) for s in matched]
    same = sum(end - start for tag, start, end, _, _ in steps if tag == "equal")
    if 2 * same < ALIKE * (len(before) + len(after)):
        steps = [("replace", 0, len(before), 0, len(after))]
    return tuple(_merged(_pieces(_joined(steps), before, after)))


def _merged(pieces: Iterable[WordPiece]) -> Iterator[WordPiece]:
    """Pieces of one kind that follow one another as one."""
    for kind, same in groupby(pieces, key=lambda piece: piece.kind):
        yield WordPiece(kind, "".join(piece.text for piece in same))


def _words(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    return [(match[1], match[1] + match[2]) for match in pattern.finditer(text)]


Step = tuple[str, int, int, int, int]


def _joined(steps: Sequence[Step]) -> list[Step]:
    """The steps with what stays apart from what changes: a word or two between changes goes with them."""
    joined: list[Step] = []
    for n, (tag, a, b, c, d) in enumerate(steps):
        lone = tag == "equal" and b - a < LONE and 0 < n < len(steps) - 1
        kind = "equal" if tag == "equal" and not lone else "replace"
        if joined and kind == "replace" == joined[-1][0]:
            joined[-1] = ("replace", joined[-1][1], b, joined[-1][3], d)
        else:
            joined.append((kind, a, b, c, d))
    return joined


def _pieces(
    steps: Sequence[Step], before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]
) -> Iterator[WordPiece]:
    for tag, a, b, c, d in steps:
        gone, come = "".join(text for _, text in before[a:b]), "".join(text for _, text in after[c:d])
        if tag == "equal":  # the blank behind it is one of the two texts' when a change follows
            old, new = (text.removeprefix(word) for word, text in (before[b - 1], after[d - 1]))
            yield WordPiece("same", come if old == new else come.removesuffix(new) if new else come)
            gone, come = ("", "") if old == new else (old, new)
        if gone:
            yield WordPiece("gone", gone)
        if come:
            yield WordPiece("come", come)


_ELEMENTS = {"same": ("", ""), "gone": ("<del>", "</del>"), "come": ("<ins>", "</ins>")}


def written(pieces: Sequence[WordPiece]) -> str:
    """Pieces as HTML on one line: what went struck out, what came underlined.

    >>> written(compared("a b c d 1", "a b c d 2"))
    'a b c d <del>1</del><ins>2</ins>'
    """
    out = []
    for piece in pieces:
        opening, closing = _ELEMENTS[piece.kind]
        out.append(opening + html(piece.text).replace("\n", "<br>") + closing)
    return "".join(out).strip()
