"""Orphans: a valid word that stands with no neighbour it is ever seen with, where a look-alike would make a known pair.

Enters: the words of a text and the counts of the collection. Leaves: proposals where the repair is single and well
attested, findings where there is a doubt. The commonest error of OCR is the tone alone (đổi/đối), then tone and quality
(gắn/gần), then đ/d; a dictionary sees none of them because both are words, but their neighbours do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..findings import finding
from ..model import Correction, Finding
from ..vietnamese import toned
from ..vietnamese.syllables import is_valid
from .frequencies import COMMA, STOP, WORD_TIMES, Frequencies, Tokens

# Words of grammar stand beside anything, so standing alone says nothing of them.
_FUNCTION = frozenset(
    "và của các được cùng chỉ không những một này cho với về tại theo trong ngoài để do bởi từ đến là có như thì mà"
    " hoặc hay nếu khi sau trước trên dưới đã sẽ đang phải cần còn cả mọi mỗi từng nhất hơn rất quá lại ra vào lên"
    " xuống qua bị nên vì nhằm đối chi".split()
)
_NEAR = 4  # a runner-up within this factor makes the repair ambiguous
_NOISE_WORDS = 600  # a sure suspect for so many words makes a text noisy
_TOGETHER, _PHRASE = 4, 7.0  # so many times seen with the two words beside it, and so closely bound to the nearer
_SHADOW = 25  # how many times oftener the look-alike must be seen
_BELONGS = 0.35  # of all places of one of two words, those where it stands beside the other: then they are one word
_FIRM = 6.0  # how closely a word of grammar must be bound to be proposed, and in a noisy text alone


@dataclass(frozen=True, slots=True)
class Repair:
    """A look-alike that would complete a pair: `left` tells with which neighbour."""

    key: str
    score: float
    times: int
    left: bool
    both: bool  # the other neighbour is seen beside it too
    backed: bool  # … or there is no other neighbour
    bond: float  # how closely the two are bound


@dataclass(frozen=True, slots=True)
class Suspect:
    """An orphan at an index of the keys, and its possible repairs, the best first; `firm` if it may be more than a
    doubt.
    """

    index: int
    repairs: tuple[Repair, ...]
    firm: bool = True


def suspects(words: Tokens, collection: Frequencies) -> tuple[tuple[Suspect, ...], bool]:
    """Every word that could be repaired, and whether the text is noisy.

    A text is noisy when sure suspects stand so close that one more is likely an error too; in a clean text nearly every
    one is false.
    Only in a noisy text is a word suspect that is seen again beside its neighbour, but ever so much more rarely than
    its look-alike:
    scanners err in the same way twice.
    """
    lone = _best_of_neighbours(_with_repairs(_orphans(words, collection), words, collection))
    sure = sum(_is_sure(words.keys[suspect.index], suspect, True) for suspect in lone)
    noisy = sure * _NOISE_WORDS > len(words.keys)
    if not noisy:
        return lone, False
    return _best_of_neighbours([*lone, *_shadows(words, collection, {suspect.index for suspect in lone})]), True


def _with_repairs(indexes: Iterable[int], words: Tokens, collection: Frequencies) -> Iterator[Suspect]:
    for index in indexes:
        if repairs := _repairs(words.keys, index, collection):
            yield Suspect(index, repairs)


def _best_of_neighbours(found: Iterable[Suspect]) -> tuple[Suspect, ...]:
    """Of two suspects side by side only the one with the better repair: the other's evidence was the word beside it."""
    kept: list[Suspect] = []
    for suspect in sorted(found, key=lambda suspect: suspect.index):
        if kept and suspect.index - kept[-1].index == 1:
            kept[-1] = max(kept[-1], suspect, key=lambda one: one.repairs[0].score)
        else:
            kept.append(suspect)
    return tuple(kept)


def _shadows(words: Tokens, collection: Frequencies, known: set[int]) -> Iterator[Suspect]:
    keys = words.keys
    doubtful = (
        n
        for n in range(1, len(keys) - 1)
        if n not in known
        and len(collection.alike(keys[n])) > 1
        and _may_be_wrong(words.tokens[n], keys[n - 1], words.tokens[n + 1])
    )
    here = Counter(pairwise(keys))
    for suspect in _with_repairs(doubtful, words, collection):
        n, best = suspect.index, suspect.repairs[0]
        left, right = (keys[n - 1], keys[n]), (keys[n], keys[n + 1])
        printed, beside = (left, right) if best.left else (right, left)
        instead = (best.key, keys[n + 1]) if best.left else (keys[n - 1], best.key)
        rare = best.times >= _SHADOW * max(collection.times(*left), collection.times(*right))
        fits = collection.times(*beside) <= max(
            1, collection.times(*instead)
        )  # “đạo đức nghề nghiệp” is no “dục nghề”: “đạo đức” is in use
        grammar = not _FUNCTION.isdisjoint((keys[n], best.key))
        if rare and fits:
            yield replace(suspect, firm=not grammar or here[printed] == collection.times(*printed))


def proposals(found: Sequence[Suspect], words: Tokens, collection: Frequencies, noisy: bool) -> Iterator[Correction]:
    """One proposal for each orphan with one well-attested repair."""
    for suspect in found:
        if _is_sure(words.keys[suspect.index], suspect, noisy):
            best = suspect.repairs[0]
            start, end = words.span(suspect.index, suspect.index)
            after = cased(collection.spelling(best.key), words.tokens[suspect.index])
            printed = words.text.source.text[start:end]
            evidence = _evidence(words, suspect.index, best, collection)
            yield Correction(
                "orphan-word", "word", start, end, printed, after, "proposed", "nghi đọc nhầm dấu", evidence
            )


def doubts(found: Sequence[Suspect], words: Tokens, collection: Frequencies, noisy: bool) -> Iterator[Finding]:
    """A finding for each orphan whose repair is not sure enough to propose."""
    for suspect in found:
        best = suspect.repairs[0]
        if _is_sure(words.keys[suspect.index], suspect, noisy) or not best.backed or best.times < WORD_TIMES:
            continue
        if _belong(words.keys, suspect.index, best, collection) and not _goes_on(words, suspect.index, collection):
            shown = " hoặc ".join(f"“{collection.spelling(r.key)}”" for r in suspect.repairs[:3])
            printed = words.tokens[suspect.index]
            message = f"Từ “{printed}” có thể là {shown}: {_evidence(words, suspect.index, best, collection)}."
            yield finding("suspect-word", *words.span(suspect.index, suspect.index), message)


# ------------------------------------------------------------------ initials that sound alike

_MAKES = toned("hóa")  # it makes a verb of any word: “thông minh hóa”
_FIGURES = frozenset(("năm", "lăm"))  # “ba mươi năm”, “ba mươi lăm”
_ALIKE = (("s", "x"), ("x", "s"), ("tr", "ch"), ("ch", "tr"), ("d", "gi"), ("gi", "d"), ("l", "n"), ("n", "l"))


def confused(collection: Frequencies) -> dict[tuple[str, str], tuple[str, str]]:
    """Rare pairs of words that sound like a frequent one, each with that: “truy suất”, “truy xuất”."""
    found = {}
    often = sorted((times, pair) for pair, times in collection.pairs.items() if times >= _SHADOW)
    for times, (left, right) in often:  # of two that a rare one may be the more frequent
        if not collection.is_part(times, left, right, _BELONGS):
            continue
        for pair in (*((other, right) for other in _alike(left)), *((left, other) for other in _alike(right))):
            if 0 < collection.times(*pair) * _SHADOW <= times:
                found[pair] = (left, right)
    return found


def _alike(key: str) -> Iterator[str]:
    for initial, other in _ALIKE:
        if key.startswith(initial) and key not in _FIGURES and is_valid(other + key[len(initial) :]):
            yield other + key[len(initial) :]


def unlike(
    words: Tokens, known: Mapping[tuple[str, str], tuple[str, str]], collection: Frequencies
) -> Iterator[Finding]:
    """A finding for each such pair."""
    keys, last = words.keys, -1
    for n in [n for n, pair in enumerate(pairwise(keys)) if pair in known]:
        usual, token = known[keys[n], keys[n + 1]], words.tokens
        if n - last < 2 or (token[n].istitle() and token[n + 1].istitle()):
            continue  # told with the word before it; a name
        last = n
        shown, instead = words.printed(n, n + 1), " ".join(map(collection.spelling, usual))
        told = f"“{shown}” có thể là “{instead}”: trong bộ sưu tập {collection.times(*usual)} lần"
        seen = collection.times(keys[n], keys[n + 1])
        yield finding("suspect-word", *words.span(n, n + 1), f"{told}, “{shown}” {seen} lần.")


# ------------------------------------------------------------------ what is sure


def _belong(keys: Sequence[str], index: int, best: Repair, collection: Frequencies) -> bool:
    """Whether the look-alike and the word beside it are one word, and no two that just meet often (“trưởng ban”)."""
    beside = keys[index - 1] if best.left else keys[index + 1]
    if keys[index] == _MAKES:
        return False
    return collection.is_part(best.times, beside, best.key, _BELONGS)


def _goes_on(words: Tokens, index: int, collection: Frequencies) -> bool:
    """Whether a word that ends a line makes a word with the first of the next: “máy tiêm điện tự⏎động”."""
    keys = words.keys
    return (
        words.tokens[index + 1] == "\n" and index + 2 < len(keys) and collection.times(keys[index], keys[index + 2]) > 1
    )


def _is_sure(key: str, suspect: Suspect, noisy: bool) -> bool:
    best, others = suspect.repairs[0], suspect.repairs[1:]
    alone = not others or others[0].score * _NEAR < best.score
    backed = best.both or (noisy and best.backed)
    grammar = key in _FUNCTION or best.key in _FUNCTION
    bound = not grammar or (noisy and best.times >= _SHADOW and best.bond >= _FIRM)
    return alone and best.times >= WORD_TIMES and backed and bound and suspect.firm


def _orphans(words: Tokens, collection: Frequencies) -> Iterator[int]:
    keys, tokens = words.keys, words.tokens
    seen = [collection.pairs.get(pair, 0) for pair in pairwise(keys)]
    for n, (with_left, with_right) in enumerate(pairwise(seen), 1):
        if with_left > 1 or with_right > 1 or with_left + with_right == 0 or len(keys[n]) < 2:
            continue
        if collection.alike(keys[n]) and _may_be_wrong(tokens[n], keys[n - 1], tokens[n + 1]) and is_valid(keys[n]):
            yield n


def _may_be_wrong(token: str, left: str, following: str) -> bool:
    """Not an abbreviation, and not a name: a capital inside a clause, or before another capital."""
    if token.isupper():
        return len(token) > 4
    return token[0].islower() or (left in (STOP, COMMA) and not following[:1].isupper())


def _repairs(keys: list[str], n: int, collection: Frequencies) -> tuple[Repair, ...]:
    key = keys[n]
    around = (keys[n - 2] if n > 1 else STOP, keys[n - 1], keys[n + 1], keys[n + 2] if n + 2 < len(keys) else STOP)
    found = [
        repair for other in collection.alike(key) if other != key and (repair := _repair(other, around, collection))
    ]
    return tuple(sorted(found, key=lambda repair: (-repair.score, repair.key)))


def _repair(other: str, around: tuple[str, str, str, str], collection: Frequencies) -> Repair | None:
    """The word that a look-alike makes with one neighbour, unless that neighbour is more closely bound to its other
    side.
    """
    before, left, right, behind = around
    with_left, with_right = collection.times(left, other), collection.times(other, right)
    options = []
    if collection.is_word(left, other):
        bound, together = _bound(collection, (before, left), (left, other), (before, left, other))
        if bound:
            options.append(
                (with_left, True, together or with_right > 0, right in (STOP, COMMA), collection.bond(left, other))
            )
    if collection.is_word(other, right):
        bound, together = _bound(collection, (right, behind), (other, right), (other, right, behind))
        if bound:
            options.append(
                (with_right, False, together or with_left > 0, left in (STOP, COMMA), collection.bond(other, right))
            )
    if not options:
        return None
    times, is_left, both, bare, bond = max(options)
    return Repair(other, (10 * times + 5) * (3 if both or bare else 1), times, is_left, both, both or bare, bond)


def _bound(
    collection: Frequencies, far: tuple[str, str], near: tuple[str, str], whole: tuple[str, str, str]
) -> tuple[bool, bool]:
    """Is the neighbour bound to the look-alike at least as closely as to its other side,
    and are the three one phrase?
    """
    together = collection.is_bound(*near, _PHRASE) and collection.triple(whole) >= _TOGETHER
    return together or collection.is_closer(near, far), together


def _evidence(words: Tokens, index: int, best: Repair, collection: Frequencies) -> str:
    other = collection.spelling(words.keys[index - 1 if best.left else index + 1])
    repaired, printed = collection.spelling(best.key), words.tokens[index].lower()
    good, bad = (
        (f"{other} {repaired}", f"{other} {printed}") if best.left else (f"{repaired} {other}", f"{printed} {other}")
    )
    times = collection.times(*(words.keys[n] for n in ((index - 1, index) if best.left else (index, index + 1))))
    seen = "không nơi nào khác" if times <= 1 else f"{times} lần"
    return f"‘{good}’ {best.times} lần trong bộ sưu tập; ‘{bad}’ {seen}"


def cased(word: str, like: str) -> str:
    """A word in the capitals of another.

    >>> cased("củng", "Cùng"), cased("tỉnh", "TĨNH"), cased("tỉnh", "tĩnh")
    ('Củng', 'TỈNH', 'tỉnh')
    """
    if like.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
