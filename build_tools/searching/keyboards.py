"""Raw key strokes of Telex and VNI → the word they mean: who typed "quyeets ddinhj" had the keyboard's program off.

Enters: one typed word. Leaves: the words that its strokes may mean, as toned keys; whether the collection has one of
them decides the caller. `browser/keyboards.js` does the same.

>>> meant("quyeets"), meant("ddinhj"), meant("quye61t"), meant("d9i5nh"), meant("nguowif")
(('quyết',), ('định',), ('quyết',), ('định',), ('người',))
>>> meant("ndd"), meant("hd9nd")  # of an abbreviation only the letters
(('nđ',), ('hđnd',))
>>> meant("luật"), meant("quy"), meant("2025"), meant("xs")
((), (), (), ())
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ..vietnamese import VOWELS, is_syllable, toned

_TELEX = re.compile("[a-z]{2,10}")
_VNI = re.compile("[a-z][a-z0-9]{1,10}")
_CROSSED = re.compile("d[d9]")
_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_TONE_DIGITS = {"2": "\u0300", "1": "\u0301", "4": "\u0303", "3": "\u0309", "5": "\u0323"}
_TWICE = {"a": "â", "e": "ê", "o": "ô"}
_HORNED = {"u": "ư", "o": "ơ"}


def meant(word: str) -> tuple[str, ...]:
    """What the strokes of a word mean, as Telex or as VNI; nothing if they are no syllable or mean themselves."""
    found = []
    if _TELEX.fullmatch(word):
        found.append(_typed(word, _telex_stroke))
    elif _VNI.fullmatch(word) and not word.isalpha():
        found.append(_typed(word, _vni_stroke))
    known = tuple(key for key in found if key and key != word)
    return known or ((_CROSSED.sub("đ", word),) if _VNI.fullmatch(word) and _CROSSED.search(word) else ())


def uncrossed(sign: str) -> str:
    """The compact key of a sign in which đ was typed as dd or d9.

    >>> uncrossed("#1152005nddcp"), uncrossed("#5nqdu")
    ('#1152005ndcp', '#5nqdu')
    """
    return _CROSSED.sub("d", sign)


def _typed(word: str, stroke: Callable[[list[str], str], str]) -> str:
    """The toned key of a word typed stroke by stroke; "" when it is no syllable."""
    letters: list[str] = []
    tone = ""
    for key in word:
        tone = stroke(letters, key) or tone
    text = unicodedata.normalize("NFC", "".join(letters))
    vowel = next((n for n, letter in enumerate(text) if letter in VOWELS), -1)
    if vowel < 0:
        return ""
    key = toned(unicodedata.normalize("NFC", text[: vowel + 1] + tone + text[vowel + 1 :]))
    return key if is_syllable(key) else ""


def _telex_stroke(letters: list[str], key: str) -> str:
    """Sets one letter, or changes one; returns the tone that the key means, if it does."""
    if key in _TONES and _has_vowel(letters):
        return _TONES[key]
    if key == "w":
        if not _horn(letters) and not _change(letters, {"a": "ă"}):
            letters.append("ư")
    elif not (key == "d" and letters[:1] == ["d"] and _change(letters, {"d": "đ"})) and not (
        key in _TWICE and _change(letters, {key: _TWICE[key]})
    ):
        letters.append(key)
    return ""


def _vni_stroke(letters: list[str], key: str) -> str:
    """The same of VNI."""
    if key in _TONE_DIGITS:
        return _TONE_DIGITS[key]
    changes = {"6": _TWICE, "8": {"a": "ă"}, "9": {"d": "đ"}}
    if not (key in changes and _change(letters, changes[key])) and not (key == "7" and _horn(letters)):
        letters.append(key)
    return ""


def _has_vowel(letters: list[str]) -> bool:
    return any(letter in VOWELS for letter in letters)


def _change(letters: list[str], changes: dict[str, str]) -> bool:
    """Changes the last letter that can be; whether there was one."""
    for n in range(len(letters) - 1, -1, -1):
        if letters[n] in changes:
            letters[n] = changes[letters[n]]
            return True
    return False


def _horn(letters: list[str]) -> bool:
    """A horn on u and o together ("uo" → "ươ"), else on the last of them."""
    for n in range(len(letters) - 1):
        if letters[n] in "uư" and letters[n + 1] == "o":
            letters[n], letters[n + 1] = "ư", "ơ"
            return True
    return _change(letters, _HORNED)
