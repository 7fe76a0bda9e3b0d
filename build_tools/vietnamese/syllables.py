"""Syllables: is a word spelt as a Vietnamese syllable can be?

Enters: one word. Leaves: yes or no. By rules alone (onset, rime, tone): final p, t, c, ch take only sắc and nặng; k,
gh, ngh stand before i, e, ê, y and c, g, ng before the others. Not a spelling check: nine wrong words of ten are valid
syllables.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from . import is_syllable

_SHARP = "\u0301\u0323"  # sắc, nặng
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FRONT = "ieêy"


@lru_cache(maxsize=200_000)
def is_valid(word: str) -> bool:
    """Whether a word, in any case, is spelt like a Vietnamese syllable.

    >>> [is_valid(w) for w in ("nghiệp", "Ủy", "KHOẺ", "quyết", "gì", "giếng", "huỷ")]
    [True, True, True, True, True, True, True]
    >>> [is_valid(w) for w in ("through", "lsh", "ĐẲẢNG", "pháṕ", "cề", "nghành", "lạp̀", "tiếp", "tiềp")]
    [False, False, False, False, False, False, False, True, False]
    """
    text = unicodedata.normalize("NFC", word.lower())
    apart = unicodedata.normalize("NFD", text)
    tones = [c for c in apart if c in _TONES]
    base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if len(tones) > 1 or not is_syllable(text):
        return False
    if base.endswith(("p", "t", "c", "ch")) and tones and tones[0] not in _SHARP:
        return False
    return _spelt(base)


def _spelt(base: str) -> bool:
    """Does the onset go with the vowel that follows it?"""
    for onset, front in (("ngh", True), ("ng", False), ("gh", True), ("k", True), ("c", False)):
        if base.startswith(onset) and not (onset in ("k", "c") and base.startswith(("kh", "ch"))):
            rest = base[len(onset) :]
            return bool(rest) and (rest[0] in _FRONT) == front
    return not (base.startswith("g") and not base.startswith(("gi", "gh")) and base[1:2] in tuple("eê"))
