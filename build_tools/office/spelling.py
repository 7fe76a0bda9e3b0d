"""How one word is printed: the tone on either vowel ("ủy", "uỷ", "hòa", "hoà"), or lost by a scan.

Enters: words as the tables write them. Leaves: sources of patterns that find them as printed.

    >>> import re
    >>> bool(re.fullmatch(words("Ủy ban", "Tòa án"), "Uỷ ban")), words("Luật", "Bộ luật")
    (True, '(?:Bộ\\\\s+luật|Luật)')
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PAIR = re.compile(r"(?i)(?<!q)(?:o[ae]|uy)$")


def words(*names: str, blank: str = r"\s+") -> str:
    """One group of all names, the longest first; `blank` stands for the blank between two words."""
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(printed(name, blank) for name in ordered)})"


def printed(name: str, blank: str = r"\s+") -> str:
    """The source that finds a name as it is printed; a dash between words may be any, with or without blanks.

    >>> printed("Bà Rịa - Vũng Tàu", " ")
    'Bà Rịa\\\\s*[-–—]\\\\s*Vũng Tàu'
    """
    return r"\s*[-–—]\s*".join(blank.join(map(_word, part.split())) for part in name.split(" - "))


def _word(word: str) -> str:
    """One word: at its end the tone may stand on either of two vowels, or be lost."""
    bare, tone = "", ""
    for letter in word:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in _TONES) or tone
        bare += unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if not tone or not _PAIR.search(bare):
        return re.escape(word)
    toned = [f"[{vowel}{unicodedata.normalize('NFC', vowel + tone)}]" for vowel in bare[-2:]]
    return re.escape(word[:-2]) + "".join(toned)
