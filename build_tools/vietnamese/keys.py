"""The key of a word: two spellings of one word have one key.

Enters: one word as printed or typed, in any normal form. Leaves: its *toned key* (lower case, NFC, the tone where the
old style puts it, i for y where both are written) or its *folded key* (the toned key without marks, đ as d). Only valid
syllables are touched, so names, signs and foreign words keep their letters. The browser has the same function in
`searching/browser/analyser.js`; one table of cases and random text hold the two together.

>>> toned("Uỷ") == toned("Ủy"), toned("kỹ") == toned("kĩ"), marks_off(toned("Ðảng"))
(True, True, 'dang')
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_BARRED = str.maketrans("ðɖ", "đđ")  # lower case of Ð (U+00D0) and Ɖ (U+0189), typed or scanned for Đ
VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"

_ONSETS = tuple("ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split())
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ
    uôc uôi uôm uôn uông uôt
    up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ych ynh yt yêm yên yêng yêt yêu
    """.split()
)
_I_FOR_Y_AFTER = frozenset({"h", "k", "l", "m", "s", "t", "v"})


@lru_cache(maxsize=200_000)
def toned(word: str) -> str:
    """The toned key of one word.

    >>> [toned(w) for w in ("Hoà", "KHOẺ", "thuý", "hòan", "cuả", "quí", "mỹ", "Quỳnh", "ð")]
    ['hòa', 'khỏe', 'thúy', 'hoàn', 'của', 'quý', 'mĩ', 'quỳnh', 'đ']
    >>> [toned(w) for w in ("y", "thúi", "tay", "đ", "QĐ", "iphone")]
    ['y', 'thúi', 'tay', 'đ', 'qđ', 'iphone']
    """
    text = unicodedata.normalize("NFKC", word.translate(_INVISIBLE)).lower().translate(_BARRED)
    text = unicodedata.normalize("NFC", text)
    return text if text.isascii() and "y" not in text and text != "qui" else _respelt(text)


@lru_cache(maxsize=200_000)
def marks_off(key: str) -> str:
    """A toned key without marks: the folded key.

    >>> marks_off("đường"), marks_off("qđ")
    ('duong', 'qd')
    """
    if key.isascii():
        return key
    text = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in text if not "\u0300" <= c <= "\u036f"))


def is_syllable(key: str) -> bool:
    """Whether a key (toned or not) is spelt like a Vietnamese syllable.

    >>> is_syllable("nghiệp"), is_syllable("hnoa"), is_syllable("tw")
    (True, False, False)
    """
    base, tone = _untoned(key)
    return len(tone) <= 1 and _divided(base) is not None


def _respelt(text: str) -> str:
    """A valid syllable with its tone in the old place and i for y; anything else unchanged."""
    base, tone = _untoned(text)
    parts = _divided(base) if len(tone) <= 1 else None
    if parts is None:
        return text
    onset, rime = parts
    if rime == "y" and onset in _I_FOR_Y_AFTER:
        rime = "i"
    elif rime == "i" and onset == "qu":
        rime = "y"
    at = _tone_place(rime)
    return unicodedata.normalize("NFC", onset + rime[: at + 1] + tone + rime[at + 1 :])


def _untoned(text: str) -> tuple[str, str]:
    """The letters without their tone marks, and the tone marks."""
    apart = unicodedata.normalize("NFD", text)
    tone = "".join(c for c in apart if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES)), tone


def _divided(base: str) -> tuple[str, str] | None:
    """Onset and rime of a syllable without tone: the longest onset that leaves a rime; None if there is no such
    division.
    """
    for onset in _ONSETS:
        if base.startswith(onset) and base[len(onset) :] in _RIMES:
            return onset, base[len(onset) :]
    return ("", base) if base in _RIMES else None


def _tone_place(rime: str) -> int:
    """Where the old style puts the tone: marked letter, only vowel, last before a final consonant, middle of three,
    else first.

    >>> [_tone_place(r) for r in ("ương", "a", "oan", "oai", "oa", "ua")]
    [1, 0, 1, 1, 0, 0]
    """
    marked = [i for i, c in enumerate(rime) if c in _MARKED]
    if marked:
        return marked[-1]
    vowels = sum(c in VOWELS for c in rime)
    if vowels < len(rime):
        return vowels - 1
    return 1 if vowels == 3 else 0
