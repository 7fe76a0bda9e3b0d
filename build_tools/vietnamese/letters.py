"""Letters: folding, slugs, Telex keys, the letters of the điểm."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that differ only by their marks stay apart in anchors: the Telex keys (contract, "Anchors").
_TELEX = str.maketrans({"đ": "dd", "ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"})

# The 23 letters of điểm in their order (legal-forms: "Điểm letters"); ê is printed by some bodies after e.
DIEM_LETTERS = "abcdđeghiklmnopqrstuvxy"


class _Folded(dict[int, str]):
    """Small letters without their marks, filled in as they are met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", {"đ": "d", "ð": "d"}.get(chr(code), chr(code)))
        self[code] = found = "".join(c for c in letters if not unicodedata.combining(c))
        return found


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Lower case without any mark, đ as d.

    >>> folded("Điều Ủy BAN")
    'dieu uy ban'
    """
    text = text.lower()
    return text if text.isascii() else text.translate(_FOLDED)


def slug(text: str) -> str:
    """ASCII words joined with "-".

    >>> slug("25-CTr/TU Thái Bình")
    '25-ctr-tu-thai-binh'
    """
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")


_ORDER = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 1)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # as dictionaries order them


def dictionary_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """A key by which Vietnamese words stand as in a dictionary: letters first (đ behind d, ê behind e), then tones.

    >>> sorted(["Đà Nẵng", "Dầu", "Êđê", "Em", "Da", "Dã"], key=dictionary_key)
    ['Da', 'Dã', 'Dầu', 'Đà Nẵng', 'Em', 'Êđê']
    """
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", text.lower()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
        bare = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES))
        letters.append(1000 + _ORDER[bare] if bare in _ORDER else ord(bare[0]) % 1000)
        tones.append(tone)
    return tuple(letters), tuple(tones), text


@lru_cache(maxsize=4096)
@lru_cache(maxsize=4096)  # few numbers, each asked for by many units
def telex(number: str) -> str:
    """The printed number of a unit as it stands in an anchor: lower case, marked letters by their Telex keys.

    >>> telex("đ"), telex("II"), telex("2.1"), telex("21b")
    ('dd', 'ii', '2-1', '21b')
    """
    text = unicodedata.normalize("NFC", number.lower()).replace("ð", "đ").translate(_TELEX)
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
