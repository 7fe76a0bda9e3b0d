"""Phrases: one printed twice, one that lost a word, two that lost their comma.

Enters: the words of a text and the counts of the collection. Leaves: proposals for the first two (their repair is
single), findings for commas (a comma is the issuer's).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import compress, count, pairwise
from operator import eq

from ..findings import finding
from ..model import Correction, Finding
from ..tables import set_phrases
from ..vietnamese import toned
from .frequencies import COMMA, Frequencies, Tokens

_LONGEST = 4
_REDUPLICATED = frozenset(
    {("ngày", "càng"), ("từng", "bước"), ("đời", "đời"), ("hơn", "nữa"), ("lâu", "dần"), ("dần", "dần")}
)
_COMMA_TIMES, _COMMA_RATIO = 5, 25
_MANNER = 3  # so often the two meet, and it is how one says it: “tổ chức thẩm định giá định giá”


def repeated(words: Tokens, collection: Frequencies) -> Iterator[Correction | Finding]:
    """A phrase of two to four words that is printed twice at once: “là một là một trong những”.

    A proposal where the two are seen side by side nowhere else; a finding where they are (“người nộp thuế nộp thuế theo
    …”), but not where that is often so, nor where the second is written otherwise: a title in capitals begins there.
    """
    done = -1
    for n, size in _twice(words.keys):
        if n <= done:
            continue
        done = n + 2 * size - 1
        start, end = words.span(n, done)
        once, evidence = words.printed(n, n + size - 1), f"‘{words.printed(n, n + size - 1)}’ hai lần liền nhau"
        same_case = words.tokens[n : n + size] == words.tokens[n + size : n + 2 * size]
        if same_case and collection.times(words.keys[n + size - 1], words.keys[n]) <= 1:
            printed = words.text.source.text[start:end]
            yield Correction(
                "repeated-phrase",
                "word",
                start,
                end,
                printed,
                once,
                "proposed",
                "cụm từ in hai lần liền nhau",
                evidence,
            )
        elif same_case and not once.isupper() and _seldom(words.keys, n, size, collection):
            yield finding("phrase-repeated", start, end, f"Cụm từ {evidence}.")


def _seldom(keys: list[str], n: int, size: int, collection: Frequencies) -> bool:
    """Whether the end and the beginning of a phrase seldom meet so."""
    meeting = (keys[n + size - 1], keys[n + size], keys[n + size + 1])
    return collection.triple(meeting) < _MANNER


def _twice(keys: list[str]) -> list[tuple[int, int]]:
    """Where a phrase begins that is printed twice, and its length; the longest first where several begin."""
    found = []
    for size in range(_LONGEST, 1, -1):
        for n in compress(count(), map(eq, keys, keys[size:])):
            one = keys[n : n + size]
            if one == keys[n + size : n + 2 * size] and _is_phrase(one):
                found.append((n, size))
    return sorted(found, key=lambda place: (place[0], -place[1]))


def _is_phrase(keys: list[str]) -> bool:
    """Words of more than a letter, not all the same, and no idiom that says a thing twice."""
    return min(map(len, keys)) > 1 and COMMA not in keys and len(set(keys)) > 1 and tuple(keys) not in _REDUPLICATED


# Words that never stand twice; some do behind these: “tồn tại tại”, “kèm theo theo”.
_SINGLE = frozenset("bị các của có cho được đến hoặc khi là những này phải tại theo trong và về với".split())
_COMPOUNDS = frozenset({("tồn", "tại"), ("hiện", "tại"), ("kèm", "theo"), ("tiếp", "theo"), ("đi", "theo")})


def doubled(words: Tokens) -> Iterator[Correction]:
    """A small word that is printed twice: “theo quy định tại tại khoản 2”."""
    keys, tokens = words.keys, words.tokens
    for n in compress(count(1), map(eq, keys[1:], keys[2:])):
        if keys[n] in _SINGLE and tokens[n] == tokens[n + 1] and (keys[n - 1], keys[n]) not in _COMPOUNDS:
            start, end = words.span(n, n + 1)
            yield Correction(
                "repeated-phrase",
                "word",
                start,
                end,
                words.text.source.text[start:end],
                tokens[n],
                "proposed",
                "từ in hai lần liền nhau",
                f"‘{tokens[n]}’ hai lần liền nhau",
            )


# Words that are said twice: “luôn luôn”.
_SAID_TWICE = frozenset(
    "luôn xa ngày dần thường đời người nhà nơi đều mãi từ hay nho từng khắp lần vạn hằng thay năm xưa gần đầu cuối"
    " đúng hết sau hàng trăm lâu nhanh chậm nhỏ to rất rõ".split()
)
_SO = 3  # so often the same words stand with the one in the middle printed once


def stuttered(words: Tokens, collection: Frequencies) -> Iterator[Finding]:
    """Any other word printed twice, as it is nowhere else, between two words that stand about one of it elsewhere:
    “trường hợp hợp tác”, where two compounds meet, is seen more than once, or its words never stand so with one.
    """
    keys, tokens = words.keys, words.tokens
    for n in compress(count(1), map(eq, keys[1:], keys[2:])):
        key = keys[n]
        if len(key) < 2 or key in _SINGLE or key in _SAID_TWICE or tokens[n] != tokens[n + 1] or keys[n - 1] == key:
            continue
        once = collection.triple((keys[n - 1], key, keys[n + 2]))
        if once >= _SO and collection.times(key, key) <= 1:
            yield finding("phrase-repeated", *words.span(n, n + 1), f"Từ ‘{tokens[n]}’ hai lần liền nhau.")


# ------------------------------------------------------------------ a word that fell out of a set phrase


def fallen_out(words: Tokens, collection: Frequencies) -> Iterator[Correction]:
    """A name or set phrase of the table that stands there without one of its words: “Mặt trận Tổ Việt Nam”."""
    keys, shortened = words.keys, _shortened()
    for n in [n for n, pair in enumerate(pairwise(keys)) if pair in shortened]:
        for short, whole, at in shortened[keys[n], keys[n + 1]]:
            if tuple(keys[n : n + len(short)]) == short and _is_rare(keys, n, short, whole, collection):
                yield _restored(words, n, len(short), whole, at)
                break


def _is_rare(keys: list[str], n: int, short: tuple[str, ...], whole: str, collection: Frequencies) -> bool:
    """No part of the short form is otherwise in use: the pair that the lost word would part is seen here alone."""
    cut = _cut(short, whole)
    return collection.times(short[cut - 1], short[cut]) <= 1 and keys[n + len(short)] != toned(whole.split()[-1])


def _cut(short: tuple[str, ...], whole: str) -> int:
    names = tuple(map(toned, whole.split()))
    return next(n for n, (a, b) in enumerate(zip(short, names, strict=False)) if a != b)


def _restored(words: Tokens, n: int, length: int, whole: str, at: int) -> Correction:
    names = whole.split()
    before, behind = n + at - 1, n + at
    start, end = words.span(before, behind)
    after = f"{words.tokens[before]} {names[at]} {words.tokens[behind]}"
    printed = words.printed(n, n + length - 1)
    evidence = f"‘{whole}’ là tên gọi cố định; ở đây in ‘{printed}’"
    return Correction(
        "lost-word",
        "word",
        start,
        end,
        words.text.source.text[start:end],
        after,
        "proposed",
        f"nghi rơi mất chữ “{names[at]}”",
        evidence,
    )


@lru_cache(maxsize=1)
def _shortened() -> dict[tuple[str, str], list[tuple[tuple[str, ...], str, int]]]:
    """First two words → (phrase without one inner word, the phrase, which word is missing)."""
    table: dict[tuple[str, str], list[tuple[tuple[str, ...], str, int]]] = {}
    names = {tuple(map(toned, name.split())) for name in set_phrases()}
    for whole in set_phrases():
        keys = tuple(map(toned, whole.split()))
        for at in range(1, len(keys) - 1):
            short = keys[:at] + keys[at + 1 :]
            if len(short) >= 3 and short not in names and keys[at] != keys[at - 1]:
                table.setdefault((short[0], short[1]), []).append((short, whole, at))
    return table


# ------------------------------------------------------------------ commas


def parted(collection: Frequencies) -> dict[tuple[str, str], int]:
    """Pairs that the collection nearly always parts by a comma, and how often."""
    often = (
        (pair, times) for pair, times in collection.commas.items() if times >= _COMMA_TIMES and pair in collection.pairs
    )
    return {pair: times for pair, times in often if times >= _COMMA_RATIO * collection.pairs[pair]}


def commas(words: Tokens, collection: Frequencies, often: Mapping[tuple[str, str], int]) -> Iterator[Finding]:
    """Two words that the collection parts by a comma, here without one: “năng suất chất lượng”."""
    keys = words.keys
    for n in [n for n, pair in enumerate(pairwise(keys)) if pair in often]:
        left, right = keys[n], keys[n + 1]
        name = words.tokens[n + 1].istitle() and not words.tokens[n].istitle()  # Sở Khoa học Công nghệ
        four = (keys[n - 1], left, right, keys[n + 2])
        if not name and min(map(len, four)) > 1 and collection.in_lists(four) >= _COMMA_TIMES:
            shown, alone = words.printed(n - 1, n + 2), collection.times(left, right)
            message = (
                f"“{shown}” có thể thiếu dấu phẩy: chỗ khác trong bộ sưu tập {often[left, right]} lần có dấu phẩy,"
                f" {alone} lần không."
            )
            yield finding("comma-missing", *words.span(n - 1, n + 2), message)
