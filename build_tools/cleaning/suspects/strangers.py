"""Strangers: words that no Vietnamese syllable spells, alone among Vietnamese ones.

Enters: the words of a text and the counts of the collection. Leaves: findings. A scanner sometimes reads a Vietnamese word as an
English one (“through qua”), a scrawl as letters, a capital with two marks. A foreign word that the collection uses often, one
beside another foreign word, and names, signs and addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...findings import finding
from ...model import Finding
from ..syllables import is_valid
from .words import COMMA, STOP, Collection, Words

_OFTEN = 3
_MARKED = re.compile(r"[à-ỹÀ-ỸăĂđĐơƠưƯ]")
_JOINERS = frozenset("/-–@._&:")  # beside one of these a word is part of a sign, an address, a unit


def findings(words: Words, collection: Collection) -> Iterator[Finding]:
    """One finding for each stranger."""
    keys, tokens = words.keys, words.tokens
    for n in range(1, len(keys) - 1):
        token = tokens[n]
        if len(token) < 3 or keys[n] in (STOP, COMMA) or is_valid(token) or collection.words[keys[n]] >= _OFTEN:
            continue
        if _MARKED.search(token):
            if not _is_name_or_sign(token) and not _glued(tokens, n):
                yield finding("syllable-impossible", *words.span(n, n), f"“{token}” không phải âm tiết tiếng Việt nào.")
        elif token.islower() and not _glued(tokens, n) and _among_vietnamese(tokens, n):
            yield finding("syllable-foreign", *words.span(n, n), f"Chữ lạ “{token}” giữa lời văn tiếng Việt.")


def _is_name_or_sign(token: str) -> bool:
    """Abbreviations (HĐND, QĐ) have no vowel pattern of their own; a capital with a small rest may be a name."""
    return not token.islower() and (not token.isupper() or not _has_marked_vowel(token))


def _has_marked_vowel(token: str) -> bool:
    return bool(re.search(r"[À-ỸĂ]", token.replace("Đ", "")))


def _glued(tokens: list[str], n: int) -> bool:
    return tokens[n - 1][-1:] in _JOINERS or tokens[n + 1][:1] in _JOINERS or tokens[n - 1][-1:].isdigit()


def _among_vietnamese(tokens: list[str], n: int) -> bool:
    near = [token for token in (*tokens[max(0, n - 2) : n], *tokens[n + 1 : n + 3]) if token and token[0].isalpha()]
    return len(near) >= 2 and all(is_valid(token) or token.isupper() for token in near)
