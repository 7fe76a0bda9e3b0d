"""Orphans: a valid word that stands with no neighbour it is ever seen with, where a look-alike would make a known pair.

Enters: the words of a text and the counts of the collection. Leaves: proposals where the repair is single and well attested,
findings where there is a doubt. The commonest error of OCR is the tone alone (đổi/đối), then tone and quality (gắn/gần), then đ/d;
a dictionary sees none of them because both are words, but their neighbours do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...findings import finding
from ...model import Correction, Finding
from ...vietnamese import marks_off
from ..syllables import is_valid
from .words import COMMA, STOP, Collection, Words

# Words of grammar stand beside anything, so standing alone says nothing of them.
_FUNCTION = frozenset(
    "và của các được cùng chỉ không những một này cho với về tại theo trong ngoài để do bởi từ đến là có như thì mà hoặc hay nếu khi sau trước "
    "trên dưới đã sẽ đang phải cần còn cả mọi mỗi từng nhất hơn rất quá lại ra vào lên xuống qua bị nên vì nhằm đối chi".split()
)
_NEAR = 4  # a runner-up within this factor makes the repair ambiguous
_TIMES = 2


@dataclass(frozen=True, slots=True)
class Repair:
    """A look-alike that would complete a pair: `left` tells with which neighbour; `both` that the other side is attested too."""

    key: str
    score: float
    times: int
    left: bool
    both: bool


def proposals(words: Words, collection: Collection) -> Iterator[Correction]:
    """One proposal for each orphan with one well-attested repair."""
    for index, repairs in _suspects(words, collection):
        best = repairs[0]
        if _is_sure(words.keys[index], repairs):
            start, end = words.span(index, index)
            printed = words.text.source.text[start:end]
            after = _cased(collection.spelling(best.key), words.tokens[index])
            evidence = _evidence(words, index, best, collection)
            yield Correction("orphan-word", "word", start, end, printed, after, "proposed", "nghi đọc nhầm dấu", evidence)


def doubts(words: Words, collection: Collection) -> Iterator[Finding]:
    """A finding for each orphan whose repair is not sure enough to propose."""
    for index, repairs in _suspects(words, collection):
        if not _is_sure(words.keys[index], repairs) and repairs[0].both and repairs[0].times >= _TIMES:
            shown = " hoặc ".join(f"“{collection.spelling(r.key)}”" for r in repairs[:3])
            message = f"Từ “{words.tokens[index]}” có thể là {shown}: {_evidence(words, index, repairs[0], collection)}."
            yield finding("suspect-word", *words.span(index, index), message)


def _is_sure(key: str, repairs: list[Repair]) -> bool:
    best = repairs[0]
    alone = len(repairs) == 1 or repairs[1].score * _NEAR < best.score
    return alone and best.times >= _TIMES and best.both and key not in _FUNCTION and best.key not in _FUNCTION


def _suspects(words: Words, collection: Collection) -> Iterator[tuple[int, list[Repair]]]:
    """Every orphan with its possible repairs, the best first; of two orphans side by side the one with the better repair."""
    last: tuple[int, list[Repair]] | None = None
    for index in _orphans(words, collection):
        if not (repairs := _repairs(words.keys, index, collection)):
            continue
        if last and index - last[0] == 1:
            last = max(last, (index, repairs), key=lambda found: found[1][0].score)
            continue
        if last:
            yield last
        last = (index, repairs)
    if last:
        yield last


def _orphans(words: Words, collection: Collection) -> Iterator[int]:
    keys, pairs, tokens = words.keys, collection.pairs, words.tokens
    for n in range(1, len(keys) - 1):
        left, key, right = keys[n - 1], keys[n], keys[n + 1]
        if (left in (STOP, COMMA) and right in (STOP, COMMA)) or len(key) < 2:
            continue
        if (left not in (STOP, COMMA) and pairs[left, key] > 1) or (right not in (STOP, COMMA) and pairs[key, right] > 1):
            continue
        if marks_off(key) in collection.shapes and _may_be_wrong(tokens[n], left) and is_valid(key):
            yield n


def _may_be_wrong(token: str, left: str) -> bool:
    """Not an abbreviation, and not a name: a capital inside a clause."""
    if token.isupper():
        return len(token) > 4
    return not (token[0].isupper() and left not in (STOP, COMMA))


def _repairs(keys: list[str], n: int, collection: Collection) -> list[Repair]:
    key = keys[n]
    around = (keys[n - 2] if n > 1 else STOP, keys[n - 1], keys[n + 1], keys[n + 2] if n + 2 < len(keys) else STOP)
    found = [repair for other in collection.shapes[marks_off(key)] if other != key and (repair := _repair(other, around, collection))]
    return sorted(found, key=lambda repair: (-repair.score, repair.key))


def _repair(other: str, around: tuple[str, str, str, str], collection: Collection) -> Repair | None:
    before, left, right, behind = around
    with_left, with_right = collection.times(left, other), collection.times(other, right)
    options = []
    if collection.is_word(left, other) and not collection.is_word(before, left):
        options.append((with_left, True, with_right > 0 or right in (STOP, COMMA)))
    if collection.is_word(other, right) and not collection.is_word(right, behind):
        options.append((with_right, False, with_left > 0 or left in (STOP, COMMA)))
    if not options:
        return None
    times, is_left, both = max(options)
    return Repair(other, (10 * times + 5) * (3 if both else 1), times, is_left, both)


def _evidence(words: Words, index: int, best: Repair, collection: Collection) -> str:
    keys = words.keys
    repaired = collection.spelling(best.key)
    printed = words.tokens[index].lower()
    if best.left:
        other = collection.spelling(keys[index - 1])
        return f"‘{other} {repaired}’ {best.times} lần trong bộ sưu tập; ‘{other} {printed}’ không nơi nào khác"
    other = collection.spelling(keys[index + 1])
    return f"‘{repaired} {other}’ {best.times} lần trong bộ sưu tập; ‘{printed} {other}’ không nơi nào khác"


def _cased(word: str, like: str) -> str:
    """A word in the capitals of another.

    >>> _cased("củng", "Cùng"), _cased("tỉnh", "TĨNH"), _cased("tỉnh", "tĩnh")
    ('Củng', 'TỈNH', 'tỉnh')
    """
    if like.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
