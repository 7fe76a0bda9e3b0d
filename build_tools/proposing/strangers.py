"""Strangers: words that no Vietnamese syllable spells, alone among Vietnamese ones.

Enters: the words of a text and the counts of the collection. Leaves: findings. A scanner sometimes reads a Vietnamese
word as an English one (“through qua”), a scrawl as letters, a capital with two marks. A foreign word that the
collection uses often, one beside another foreign word, and names, signs and addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..findings import finding
from ..model import Finding
from ..office.alphabet import MARKED
from ..tables import toml
from ..vietnamese import marks_off, toned
from ..vietnamese.syllables import is_valid
from .frequencies import Frequencies, Tokens

_OFTEN = 3
_MARKED = re.compile(f"[{MARKED}]")
_VOWELS = re.compile(r"[aeiouy]+")
_DAMAGED = 3  # so many words that nobody writes, and any word of a text may be one
_JOINERS = frozenset("/-–@._&:")  # beside one of these a word is part of a sign, an address, a unit


def rare(collection: Frequencies) -> frozenset[str]:
    """The printed words of a collection that no syllable spells and that it does not use often."""
    loans = frozenset(toml("set_phrases")["loanwords"])
    return frozenset(
        token
        for token in collection.printed
        if token.lower() not in loans and len(token) > 2 and token[0].isalpha() and not is_valid(token)
        and collection.words[toned(token)] < _OFTEN and (token.islower() or _MARKED.search(token))
    )  # fmt: skip


def findings(words: Tokens, strange: frozenset[str]) -> Iterator[Finding]:
    """One finding for each stranger."""
    tokens = words.tokens
    places = [n for n, token in enumerate(tokens) if token in strange]
    damaged = sum(_is_scrawl(tokens[n]) for n in places) >= _DAMAGED
    for n in places:
        token = tokens[n]
        if _glued(tokens, n):
            continue
        if _MARKED.search(token):
            if not _is_name_or_sign(token) and not _is_short_form(tokens, n):
                yield finding("syllable-impossible", *words.span(n, n), f"“{token}” không phải âm tiết tiếng Việt nào.")
        elif len(set(token)) > 1 and _among_vietnamese(tokens, n) and (damaged or not _is_meant(tokens, n)):
            yield finding("syllable-foreign", *words.span(n, n), f"Chữ lạ “{token}” giữa lời văn tiếng Việt.")


def _is_scrawl(token: str) -> bool:
    """A word that nobody writes, in any language: with marks and no syllable."""
    return bool(_MARKED.search(token)) and not _is_name_or_sign(token)


def _is_meant(tokens: list[str], n: int) -> bool:
    """A foreign word that was written as such: alone in brackets, or of several syllables and no misprint."""
    token = tokens[n]
    explained = tokens[n - 1] == "(" and tokens[n + 1] == ")"
    foreign = len(_VOWELS.findall(token)) > 1 and token not in _misprints()
    return explained or foreign


@lru_cache(maxsize=1)
def _misprints() -> frozenset[str]:
    """The longer loanwords, each without one of its letters (“websie”)."""
    longer = [word for word in toml("set_phrases")["loanwords"] if len(word) > 5]
    return frozenset(word[:n] + word[n + 1 :] for word in longer for n in range(len(word)))


def _is_name_or_sign(token: str) -> bool:
    """Abbreviations (HĐND, QĐ) have no vowel pattern of their own; a capital with a small rest may be a name."""
    return not token.islower() and (not token.isupper() or not _has_marked_vowel(token))


def _is_short_form(tokens: list[str], n: int) -> bool:
    """“CCTPTƯ”, whose consonants begin no syllable; “(ntđ)”, which stands for words and has no vowel at all."""
    vowel = _VOWELS.search(marks_off(tokens[n].lower()))
    if vowel is None:
        return tokens[n - 1] == "(" and tokens[n + 1] == ")"
    return tokens[n].isupper() and vowel.start() > _LONGEST_ONSET


_LONGEST_ONSET = 3  # letters: ngh


def _has_marked_vowel(token: str) -> bool:
    return bool(_MARKED.search(token.replace("Đ", "")))


def _glued(tokens: list[str], n: int) -> bool:
    return tokens[n - 1][-1:] in _JOINERS or tokens[n + 1][:1] in _JOINERS or tokens[n - 1][-1:].isdigit()


def _among_vietnamese(tokens: list[str], n: int) -> bool:
    near = [token for token in (*tokens[max(0, n - 2) : n], *tokens[n + 1 : n + 3]) if token and token[0].isalpha()]
    return len(near) >= 2 and all(is_valid(token) or token.isupper() for token in near)
