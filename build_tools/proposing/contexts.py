"""Contexts: in a text that a scanner has read badly, the word that every other text has between the same neighbours.

Enters: the words of a noisy text and the counts of the collection. Leaves: proposals. A scanner errs in the same way
again and again (“Tong công ty” twenty times), so that what is printed here says nothing for itself: it is held against
the other texts alone. A word is proposed only if it looks like what is printed, stands between the same words
elsewhere, and no other look-alike does; words that it rests on may be proposed in their turn. A word that fell out is
proposed where the two beside it are never neighbours elsewhere, and nearly always parted by just that word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Correction
from ..vietnamese import marks_off
from ..vietnamese.syllables import is_valid
from .frequencies import COMMA, STOP, Frequencies, Tokens
from .orphans import cased

_LETTERS = "abcdeghiklmnopqrstuvxy"
_DRAWN_ALIKE = (("m", "in"), ("m", "ni"), ("n", "ri"), ("h", "li"), ("u", "ii"))  # one letter read for two
_PASSES = 3  # a proposal is a neighbour for others
_SEEN, _CERTAIN = 2, 4  # how often a phrase of three must be seen: on both sides, on one
_RIVAL = 4  # how many times more a look-alike must be seen than the next
_FAR_RARER = 25  # … and than what is printed, in other texts
_PARTED = 6  # how often two words must be seen with the word between them that fell out
_LONG = 4  # letters of a word that may differ by a letter


@dataclass(frozen=True, slots=True)
class _Own:
    """What the text itself adds to the counts."""

    pairs: Counter[tuple[str, str]]
    triples: Counter[tuple[str, str, str]]


def proposals(words: Tokens, collection: Frequencies) -> Iterator[Correction]:
    """The words of a noisy text that others have otherwise; those that fell out of it."""
    keys = list(words.keys)
    own = _Own(Counter(pairwise(keys)), Counter(zip(keys, keys[1:], keys[2:], strict=False)))
    others = _Others(collection, own)
    found: dict[int, str] = {}
    for _ in range(_PASSES):
        now = dict(_repairs(words, keys, others, found))
        if not now:
            break
        found |= now
        for n, key in now.items():
            keys[n] = key
    for n, key in sorted(found.items()):
        yield _proposal(words, n, key, collection, others)
    yield from _fallen_out(words, keys, found, others)
    yield from _behind_commas(words, keys, others)


class _Others:
    """The counts of the collection; of what is printed here only those of the other texts."""

    def __init__(self, collection: Frequencies, own: _Own) -> None:
        self.collection, self.own = collection, own

    def pair(self, left: str, right: str) -> int:
        """How often two words stand side by side in other texts."""
        return self.collection.times(left, right) - self.own.pairs[left, right]

    def triple(self, one: str, two: str, three: str) -> int:
        """How often three do; once is as good as never."""
        return max(0, self.collection.triples.get((one, two, three), 0) - self.own.triples[one, two, three])

    def everywhere(self, one: str, two: str, three: str) -> int:
        """The same, with the text itself."""
        return self.collection.triples.get((one, two, three), 0)


def _repairs(words: Tokens, keys: Sequence[str], others: _Others, known: dict[int, str]) -> Iterator[tuple[int, str]]:
    for n in range(1, len(keys) - 2):
        key = keys[n]
        if n in known or key in (STOP, COMMA) or not _may_be_wrong(words, n):
            continue
        around = (keys[n - 2], keys[n - 1], keys[n + 1], keys[n + 2])
        if best := _best(key, around, others):
            yield n, best


def _may_be_wrong(words: Tokens, n: int) -> bool:
    """No abbreviation, and no part of a name."""
    before, token, behind = words.tokens[n - 1 : n + 2]
    if token.isupper() and len(token) < 5:
        return False
    return token[0].islower() or not (before[:1].isupper() and behind[:1].isupper())


def _best(key: str, around: tuple[str, str, str, str], others: _Others) -> str | None:
    """The one look-alike that stands there elsewhere, None when there is none or more than one."""
    valid = is_valid(key) and key in others.collection.words
    printed = _support(key, around, others.triple)
    if printed > 0 and valid and _fits(key, around, others):
        return None
    scored = sorted(
        ((_score(other, key, around, others, valid), other) for other in _look_alikes(key, valid, others.collection)),
        reverse=True,
    )
    if not scored or scored[0][0] <= printed * _FAR_RARER:
        return None
    best = scored[0]
    alone = len(scored) == 1 or best[0] >= _RIVAL * scored[1][0]
    return best[1] if alone and best[0] > 0 else None


def _fits(key: str, around: tuple[str, str, str, str], others: _Others) -> bool:
    """Whether what is printed stands with both its neighbours in other texts."""
    _, left, right, _ = around
    return others.pair(left, key) > 1 and others.pair(key, right) > 1


def _support(key: str, around: tuple[str, str, str, str], triple: Callable[[str, str, str], int]) -> int:
    before, left, right, behind = around
    return 3 * triple(left, key, right) + triple(before, left, key) + triple(key, right, behind)


def _score(other: str, printed: str, around: tuple[str, str, str, str], others: _Others, valid: bool) -> int:
    """How well a look-alike fits; 0 if it is not seen often enough on either side of it, or on one alone where that is
    all there is. A word that is none needs less; one that is a word is held against other texts alone.
    """
    triple = others.triple if valid else others.everywhere
    before, left, right, behind = around
    both, on_left, on_right = triple(left, other, right), triple(before, left, other), triple(other, right, behind)
    least = _CERTAIN if valid else _SEEN
    enough = both >= least - 1 or min(on_left, on_right) >= least
    if not enough and not valid:
        enough = max(on_left, on_right) >= _CERTAIN or (_ends(around) and _word(other, around, others))
    return 3 * both + on_left + on_right + 1 if enough or _begins(on_right, around, others, printed) else 0


def _begins(on_right: int, around: tuple[str, str, str, str], others: _Others, printed: str) -> bool:
    """Whether a sentence begins with the word and goes on as elsewhere; with what is printed it never does."""
    return around[1] == STOP and on_right >= 3 * _CERTAIN and others.pair(printed, around[2]) <= 0


def _ends(around: tuple[str, str, str, str]) -> bool:
    """Whether the words on one side are none: a sign, a figure, the end."""
    return around[1] in (STOP, COMMA) or around[2] in (STOP, COMMA)


def _word(other: str, around: tuple[str, str, str, str], others: _Others) -> bool:
    return others.collection.is_word(around[1], other) or others.collection.is_word(other, around[2])


def _look_alikes(key: str, valid: bool, collection: Frequencies) -> set[str]:
    """The words of the collection that look like a key: its letters with other marks; one letter off, if it is long or
    no word at all.
    """
    shape = marks_off(key)
    found = set(collection.shapes.get(shape, ()))
    if not valid and len(shape) >= _LONG - 1:
        for near in _near(shape):
            found.update(collection.shapes.get(near, ()))
    return found - {key}


def _near(shape: str) -> Iterable[str]:
    """All that differs from some letters by one of them, or by one that is drawn like two."""
    for n in range(len(shape) + 1):
        before, behind = shape[:n], shape[n:]
        if behind:
            yield before + behind[1:]
            yield from (before + letter + behind[1:] for letter in _LETTERS)
        yield from (before + letter + behind for letter in _LETTERS)
        for one, two in _DRAWN_ALIKE:
            if behind.startswith(one):
                yield before + two + behind[len(one) :]
            if behind.startswith(two):
                yield before + one + behind[len(two) :]


def _proposal(words: Tokens, n: int, key: str, collection: Frequencies, others: _Others) -> Correction:
    start, end = words.span(n, n)
    printed = words.text.source.text[start:end]
    after = cased(collection.spelling(key), words.tokens[n])
    return Correction(
        "known-context", "word", start, end, printed, after, "proposed", "nghi đọc sai chữ",
        _evidence(words, n, key, collection),
    )  # fmt: skip


def _evidence(words: Tokens, n: int, key: str, collection: Frequencies) -> str:
    """The phrase of the collection that tells most."""
    keys = words.keys
    options = [(n - 1, (keys[n - 1], key, keys[n + 1])), (n - 2, (keys[n - 2], keys[n - 1], key)),
               (n, (key, keys[n + 1], keys[n + 2]))]  # fmt: skip
    times, _, phrase = max((collection.triples.get(three, 0), -at, three) for at, three in options)
    shown = " ".join(collection.spelling(one) for one in phrase)
    told = f"‘{shown}’ {times} lần trong bộ sưu tập" if times else "những chữ bên cạnh cũng đọc sai"
    return f"{told}; ‘{words.tokens[n]}’ không đứng như vậy ở văn bản khác"


# ------------------------------------------------------------------ words that fell out


def _fallen_out(words: Tokens, keys: Sequence[str], found: dict[int, str], others: _Others) -> Iterator[Correction]:
    torn = [
        n for n in range(1, len(keys) - 2) if _is_gap(words, keys, n, others) and n not in found and n + 1 not in found
    ]
    gaps = {(keys[n], keys[n + 1]) for n in torn}
    between: dict[tuple[str, str], Counter[str]] = {}
    for (one, two, three), times in others.collection.triples.items():
        if (one, three) in gaps:
            between.setdefault((one, three), Counter())[two] += times
    for n in torn:
        word, times = _foremost(between.get((keys[n], keys[n + 1]), Counter()), _RIVAL)
        if times >= _PARTED and _carried(keys, n, word, others):
            yield _put_in(words, n, word, times, others.collection)


def _is_gap(words: Tokens, keys: Sequence[str], n: int, others: _Others) -> bool:
    """Two words, parted by a blank alone, that are neighbours in no other text."""
    one, two = keys[n], keys[n + 1]
    parted = {one, two} & {STOP, COMMA} or " " not in words.printed(n, n + 1)
    return not parted and others.pair(one, two) <= 0


def _foremost(counts: Counter[str], rival: int) -> tuple[str, int]:
    """The word that is counted most, if no other comes near it."""
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] < rival * best[1][1]):
        return "", 0
    return best[0]


def _carried(keys: Sequence[str], n: int, word: str, others: _Others) -> bool:
    """Whether the words farther out go with the word as well, and those on one side with hardly any other."""
    collection = others.collection
    above = collection.triples.get((keys[n - 1], keys[n], word), 0)
    below = collection.triples.get((word, keys[n + 1], keys[n + 2]), 0)
    usual = above * 2 >= collection.times(keys[n - 1], keys[n])
    usual &= below * 4 >= collection.times(keys[n + 1], keys[n + 2])
    return min(above, below) >= _SEEN and usual


def _behind_commas(words: Tokens, keys: Sequence[str], others: _Others) -> Iterator[Correction]:
    """“sửa đổi, sung”: behind a comma the first of two words fell out."""
    collection = others.collection
    places = [n for n in range(2, len(keys) - 2) if keys[n] == COMMA and STOP not in (keys[n - 1], keys[n + 1])]
    own = Counter((keys[n - 1], keys[n + 1]) for n in places)
    torn = [n for n in places if collection.commas[keys[n - 1], keys[n + 1]] <= own[keys[n - 1], keys[n + 1]]]
    usual: dict[str, Counter[str]] = {keys[n - 1]: Counter() for n in torn}
    for (left, right), times in collection.commas.items():
        if left in usual and right:
            usual[left][right] += times
    for n in torn:
        word, times = _foremost(usual[keys[n - 1]], _RIVAL)
        if times >= 2 * _PARTED and collection.is_word(word, keys[n + 1]):
            yield _put_in(words, n, word, times, collection)


def _put_in(words: Tokens, n: int, word: str, times: int, collection: Frequencies) -> Correction:
    """A word between the words n and n + 1; a comma that stands before it is printed rightly, and left as it is."""
    spelled = collection.spelling(word)
    left, right = words.tokens[n], words.tokens[n + 1]
    comma = left == COMMA
    start, end = words.span(n + 1 if comma else n, n + 1)
    return Correction(
        "lost-word", "word", start, end, words.text.source.text[start:end],
        f"{spelled} {right}" if comma else f"{left} {spelled} {right}", "proposed", f"nghi rơi mất chữ “{spelled}”",
        f"‘{left.lower()} {spelled} {right.lower()}’ {times} lần; ‘{left.lower()} {right.lower()}’ không nơi nào khác",
    )  # fmt: skip
