"""Phrases: one printed twice, one that lost a word, two that lost their comma.

Enters: the words of a text and the counts of the collection. Leaves: proposals for the first two (their repair is single),
findings for commas (a comma is the issuer's).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ...findings import finding
from ...model import Correction, Finding
from ...tables import institutions
from ...vietnamese import toned
from .words import COMMA, STOP, Collection, Words, stretches

_LONGEST = 4
_REDUPLICATED = frozenset({("ngày", "càng"), ("từng", "bước"), ("đời", "đời"), ("hơn", "nữa"), ("lâu", "dần"), ("dần", "dần")})
_COMMA_TIMES, _COMMA_RATIO = 3, 3


def repeated(words: Words) -> Iterator[Correction]:
    """A phrase of two to four words that is printed twice at once: “là một là một trong những”."""
    keys = words.keys
    for first, end in stretches(keys):
        n = first
        while n < end:
            length = next((size for size in range(_LONGEST, 1, -1) if n + 2 * size <= end and _is_twice(keys, n, size)), 0)
            if length:
                yield _once(words, n, length)
                n += 2 * length - 1
            n += 1


def _is_twice(keys: list[str], n: int, size: int) -> bool:
    one = keys[n : n + size]
    return one == keys[n + size : n + 2 * size] and len(set(one)) > 1 and tuple(one) not in _REDUPLICATED


def _once(words: Words, n: int, length: int) -> Correction:
    start, end = words.span(n, n + 2 * length - 1)
    once = words.printed(n, n + length - 1)
    evidence = f"‘{once}’ hai lần liền nhau"
    return Correction(
        "repeated-phrase", "word", start, end, words.text.source.text[start:end], once, "proposed", "cụm từ in hai lần liền nhau", evidence
    )


# ------------------------------------------------------------------ a word that fell out of a set phrase


def fallen_out(words: Words, collection: Collection) -> Iterator[Correction]:
    """A name or set phrase of the table that stands there without one of its words: “Mặt trận Tổ Việt Nam”."""
    keys, shortened = words.keys, _shortened()
    starts = shortened.keys() & collection.pairs.keys()
    for n in range(1, len(keys) - 1):
        if (keys[n], keys[n + 1]) not in starts:
            continue
        for short, whole, at in shortened[keys[n], keys[n + 1]]:
            if tuple(keys[n : n + len(short)]) == short and _is_rare(keys, n, short, whole, collection):
                yield _restored(words, n, len(short), whole, at)
                break


def _is_rare(keys: list[str], n: int, short: tuple[str, ...], whole: str, collection: Collection) -> bool:
    """No part of the short form is otherwise in use: the pair that the lost word would part is seen here alone."""
    cut = _cut(short, whole)
    return collection.pairs[short[cut - 1], short[cut]] <= 1 and keys[n + len(short)] != toned(whole.split()[-1])


def _cut(short: tuple[str, ...], whole: str) -> int:
    names = tuple(map(toned, whole.split()))
    return next(n for n, (a, b) in enumerate(zip(short, names, strict=False)) if a != b)


def _restored(words: Words, n: int, length: int, whole: str, at: int) -> Correction:
    names = whole.split()
    before, behind = n + at - 1, n + at
    start, end = words.span(before, behind)
    after = f"{words.tokens[before]} {names[at]} {words.tokens[behind]}"
    printed = words.printed(n, n + length - 1)
    evidence = f"‘{whole}’ là tên gọi cố định; ở đây in ‘{printed}’"
    return Correction(
        "lost-word", "word", start, end, words.text.source.text[start:end], after, "proposed", f"nghi rơi mất chữ “{names[at]}”", evidence
    )


@lru_cache(maxsize=1)
def _shortened() -> dict[tuple[str, str], list[tuple[tuple[str, ...], str, int]]]:
    """First two words → (phrase without one inner word, the phrase, which word is missing)."""
    table: dict[tuple[str, str], list[tuple[tuple[str, ...], str, int]]] = {}
    names = {tuple(map(toned, name.split())) for name in institutions()}
    for whole in institutions():
        keys = tuple(map(toned, whole.split()))
        for at in range(1, len(keys) - 1):
            short = keys[:at] + keys[at + 1 :]
            if len(short) >= 3 and short not in names and keys[at] != keys[at - 1]:
                table.setdefault((short[0], short[1]), []).append((short, whole, at))
    return table


# ------------------------------------------------------------------ commas


def commas(words: Words, collection: Collection) -> Iterator[Finding]:
    """Two words that the collection parts by a comma, here without one: “năng suất chất lượng”."""
    keys = words.keys
    for n in range(2, len(keys) - 3):
        left, right = keys[n], keys[n + 1]
        times = collection.commas[left, right]
        if times < _COMMA_TIMES or COMMA in (left, right) or STOP in (left, right) or keys[n - 1] in (STOP, COMMA):
            continue
        alone = collection.pairs[left, right]
        if times >= _COMMA_RATIO * alone and collection.is_word(keys[n - 1], left) and collection.is_word(right, keys[n + 2]):
            shown = words.printed(n - 1, n + 2)
            message = f"“{shown}” có thể thiếu dấu phẩy: chỗ khác trong bộ sưu tập {times} lần có dấu phẩy, {alone} lần không."
            yield finding("comma-missing", *words.span(n - 1, n + 2), message)
