"""Strangers: words that no Vietnamese syllable spells, alone among Vietnamese ones.

Enters: the words of a text and the counts of the collection. Leaves: findings. A scanner sometimes reads a Vietnamese
word as an English one (“through qua”), a scrawl as letters, a capital with two marks. A foreign word that the
collection uses often, one beside another foreign word, and names, signs and addresses are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import finding
from ..model import Finding
from ..office.alphabet import MARKED
from ..tables import toml
from ..vietnamese import toned
from ..vietnamese.syllables import is_valid
from .frequencies import Frequencies, Tokens

_OFTEN = 3
_MARKED = re.compile(f"[{MARKED}]")
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
    for n in [n for n, token in enumerate(tokens) if token in strange]:
        token = tokens[n]
        if _glued(tokens, n):
            continue
        if _MARKED.search(token):
            if not _is_name_or_sign(token):
                yield finding("syllable-impossible", *words.span(n, n), f"“{token}” không phải âm tiết tiếng Việt nào.")
        elif _among_vietnamese(tokens, n):
            yield finding("syllable-foreign", *words.span(n, n), f"Chữ lạ “{token}” giữa lời văn tiếng Việt.")


def _is_name_or_sign(token: str) -> bool:
    """Abbreviations (HĐND, QĐ) have no vowel pattern of their own; a capital with a small rest may be a name."""
    return not token.islower() and (not token.isupper() or not _has_marked_vowel(token))


def _has_marked_vowel(token: str) -> bool:
    return bool(_MARKED.search(token.replace("Đ", "")))


def _glued(tokens: list[str], n: int) -> bool:
    return tokens[n - 1][-1:] in _JOINERS or tokens[n + 1][:1] in _JOINERS or tokens[n - 1][-1:].isdigit()


def _among_vietnamese(tokens: list[str], n: int) -> bool:
    near = [token for token in (*tokens[max(0, n - 2) : n], *tokens[n + 1 : n + 3]) if token and token[0].isalpha()]
    return len(near) >= 2 and all(is_valid(token) or token.isupper() for token in near)
