"""Legacy encodings: Vietnamese letters that came through as others, recognised and turned back for a whole text at
once.

Enters: a raw text. Leaves: the encoding it was typed in, if it was one, and edits that turn each word back; or what is
wrong with it. Decided per document, by the share of its words that are spelt like Vietnamese syllables: as it stands
at most .7, turned back at least .9. When one word cannot be turned back, or a part of the text is in Unicode already,
nothing is turned, and the damage is named.
Sources: TCVN 5712:1993 (fonts .VnTime), VNI for Windows, Microsoft code page 1258.

    >>> texts = zip(ENCODINGS, ("Céng", "Coäng", "hoÌa", "Cá»™ng"))
    >>> dict((encoding.name, encoding.word(text)) for encoding, text in texts)  # doctest: +NORMALIZE_WHITESPACE
    {'TCVN3 (.VnTime)': 'Cộng', 'VNI': 'Cộng', 'Windows-1258': 'hòa',
     'UTF-8 đọc nhầm thành Windows-1252': 'Cộng'}
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..passages import Edit
from ..vietnamese.syllables import is_valid

_WORD = re.compile(r"[^ \t\r\n!-/:-@\[-`{-~0-9]*[^\x00-\x7f][^ \t\r\n!-/:-@\[-`{-~0-9]*")
_LINE = re.compile(r"[^\n]+")
_ANY_WORD = re.compile(r"[^ \t\r\n!-/:-@\[-`{-~0-9]{2,}")
_HALF_WORDS = re.compile(
    r"\A[^ \t\r\n]*|[^ \t\r\n]*\Z"
)  # what may be half a word, and half a letter, at the ends of a sample
_SAMPLE = 60_000
_AS_IT_STANDS, _TURNED_BACK = 0.7, 0.9
_LEAST = 12  # words to judge by
_ENOUGH = 600  # letters among which there is an ư
# Letters and signs that a legacy encoding needs and Vietnamese in Unicode does not have.
_STRANGE = re.compile("[\x80-\x9f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿŒœŠšŸŽžƒ\u2212\u03bc]")
_LONE = re.compile(" [ạ-ỹẠ-ỸăâđêôơưĂÂĐÊÔƠƯ](?= )")
_TORN = 0.06  # ở, ý and à are one blank in a hundred
_UNICODE = re.compile("[ạ-ỹẠ-ỸĂăĐđĨĩŨũƠơƯư]")  # letters that no text in a legacy encoding has

# ------------------------------------------------------------------ TCVN3

_TCVN3_LETTERS = {
    "µ¸¶·¹": "àáảãạ", "¨»¾¼½Æ": "ăằắẳẵặ", "©ÇÊÈÉË": "âầấẩẫậ", "®": "đ", "ÌÐÎÏÑ": "èéẻẽẹ", "ªÒÕÓÔÖ": "êềếểễệ",
    "×ÝØÜÞ": "ìíỉĩị", "ßãáâä": "òóỏõọ", "«åèæçé": "ôồốổỗộ", "¬êíëìî": "ơờớởỡợ", "ïóñòô": "ùúủũụ",
    "\u00adõøö÷ù": "ưừứửữự", "úýûüþ": "ỳýỷỹỵ", "¡¢§£¤¥¦": "ĂÂĐÊÔƠƯ", "\u03bc": "à",
}  # fmt: skip
_TCVN3_U = "\u00ad\u2212"  # the code of ư is that of the soft hyphen; in the text layer of a PDF it is often a minus
_TCVN3 = str.maketrans({old: new for olds, news in _TCVN3_LETTERS.items() for old, new in zip(olds, news, strict=True)})


def _tcvn3(word: str) -> str:
    turned = word.translate(_TCVN3)
    return turned.replace("\u2212", "ư") if any(map(str.isalpha, turned)) else turned


def _in_capitals(line: str) -> bool:
    """Capital fonts of TCVN3 draw the codes of small letters as capitals: are all Latin letters of a line capitals?
    Those of a sign always are, and tell nothing of the words beside it.

    >>> _in_capitals("Sè: 16/2022/TT-BKH§T"), _in_capitals("CéNG HßA, Sè: 16/2022/TT-BKH§T")
    (False, True)
    """
    latin = [c for word in line.split() if "/" not in word for c in word if c.isascii() and c.isalpha()]
    return len(latin) > 3 and all(c.isupper() for c in latin)


# ------------------------------------------------------------------ VNI

_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_HAT = dict(
    zip(
        "âàáåãä",
        ("\u0302", "\u0302\u0300", "\u0302\u0301", "\u0302\u0309", "\u0302\u0303", "\u0302\u0323"),
        strict=True,
    )
)
_VNI_BREVE = dict(
    zip(
        "êèéúüë",
        ("\u0306", "\u0306\u0300", "\u0306\u0301", "\u0306\u0309", "\u0306\u0303", "\u0306\u0323"),
        strict=True,
    )
)
_VNI_SINGLE = dict(zip("ñöôæóòî", "đươỉĩịỵ", strict=True))


def _vni(word: str) -> str:
    """A base letter and the mark that follows it are one letter; some letters have a code of their own."""
    out: list[str] = []
    for letter in word:
        low, last = letter.lower(), out[-1][0].lower() if out else ""
        mark = _vni_mark(low, last)
        if mark and len(out[-1]) == 1:
            out[-1] += mark
        elif low in _VNI_SINGLE:
            single = _VNI_SINGLE[low]
            out.append(single.upper() if letter.isupper() else single)
        else:
            out.append(letter)
    return unicodedata.normalize("NFC", "".join(out))


def _vni_mark(low: str, last: str) -> str:
    if low in _VNI_TONES and last and last in "aeouyơư":
        return _VNI_TONES[low]
    if low in _VNI_HAT and last and last in "aeo":
        return _VNI_HAT[low]
    return _VNI_BREVE[low] if low in _VNI_BREVE and last == "a" else ""


# ------------------------------------------------------------------ code pages read for others


def _as_bytes(word: str) -> bytes:
    """The bytes that were read as Windows-1252, its five holes read as control characters."""
    return b"".join(bytes([ord(c)]) if ord(c) < 256 and not 0x80 <= ord(c) < 0xA0 else _cp1252(c) for c in word)


def _cp1252(letter: str) -> bytes:
    return bytes([ord(letter)]) if 0x80 <= ord(letter) < 0xA0 else letter.encode("cp1252")


def _cp1258(word: str) -> str:
    return unicodedata.normalize("NFC", _as_bytes(word).decode("cp1258"))


def _utf8(word: str) -> str:
    return _as_bytes(word).decode("utf-8")


# ------------------------------------------------------------------ which one


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way in which letters came through as others; `word` turns one word back, or raises UnicodeError."""

    rule: str
    name: str
    word: Callable[[str], str]
    note: str = ""  # what the editor must look at afterwards


ENCODINGS = (
    Encoding(
        "legacy-tcvn3",
        "TCVN3 (.VnTime)",
        _tcvn3,
        " Bảng mã ấy không có chữ hoa mang dấu: xem lại chữ đầu như “ủy ban”.",
    ),
    Encoding("legacy-vni", "VNI", _vni),
    Encoding("legacy-cp1258", "Windows-1258", _cp1258),
    Encoding("legacy-utf8", "UTF-8 đọc nhầm thành Windows-1252", _utf8),
)


def encoding_of(text: str) -> Encoding | None:
    """The legacy encoding of a text; None for a text that is as it should be, or that no encoding makes better."""
    if _UNICODE.search(text):
        return None
    middle = max(0, len(text) // 2 - _SAMPLE // 2)
    sample = (
        text[middle : middle + _SAMPLE]
        if len(text) <= _SAMPLE
        else _HALF_WORDS.sub("", text[middle : middle + _SAMPLE])
    )
    words = [word for word in _ANY_WORD.findall(sample) if not word.isascii() or word.islower()]
    best = _best(words, _AS_IT_STANDS)
    return best if best and not _has_lost_u(text, best) and _turns_all(text, best) else None


def _best(words: list[str], at_most: float) -> Encoding | None:
    """The encoding that makes the words valid, if at most such a share of them is valid as they stand."""
    if len(words) < _LEAST or _share(words) > at_most:
        return None
    judged = [(share, encoding) for encoding in ENCODINGS if (share := _share_turned(words, encoding)) >= _TURNED_BACK]
    return max(judged, key=lambda found: found[0], default=(0.0, None))[1]


def unturned(text: str) -> tuple[int, int, str] | None:
    """The first line in a legacy encoding of a text that is not turned back: (start, end, message); None if there is
    none.
    """
    for start, end in _strange_lines(text):
        line = text[start:end]
        words = [] if _UNICODE.search(line) else [w for w in _ANY_WORD.findall(line) if not w.isascii() or w.islower()]
        if found := _best(words, _AS_IT_STANDS):
            lost = "; chữ “ư” của bảng mã ấy đã rơi mất" if _has_lost_u(text, found) else ""
            return (
                start,
                end,
                (
                    f"Từ dòng này có lời văn gõ bằng bảng mã {found.name}, lẫn với bảng mã khác hoặc đã hỏng{lost}:"
                    " không tự chuyển."
                ),
            )
    return None


def _strange_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines in which such a letter stands."""
    end = 0
    for letter in _STRANGE.finditer(text):
        if letter.start() >= end:
            end = text.find("\n", letter.start()) % (len(text) + 1)  # the last line may have no end
            yield text.rfind("\n", 0, letter.start()) + 1, end


def is_torn(text: str) -> bool:
    """Are the words of a text torn at their marked letters, “Lu ậ t s ố”, as some tools read a PDF whose letters are of
    two fonts?
    """
    return len(_LONE.findall(text)) > _TORN * (text.count(" ") + 1)


def _has_lost_u(text: str, encoding: Encoding) -> bool:
    """A text of TCVN3 without a single ư lost it on the way: tools drop the soft hyphen."""
    return encoding.word is _tcvn3 and len(text) > _ENOUGH and not any(code in text for code in _TCVN3_U)


def edits(text: str, encoding: Encoding) -> Iterator[Edit]:
    """One edit for every word that the encoding changes; positions in the raw text."""
    for line in _LINE.finditer(text):
        capitals = encoding.word is _tcvn3 and _in_capitals(line[0])
        for match in _WORD.finditer(text, *line.span()):
            turned = encoding.word(match[0]).upper() if capitals else encoding.word(match[0])
            if turned != match[0]:
                yield Edit(match.start(), match.end(), turned, encoding.rule)


def _share(words: list[str]) -> float:
    return sum(map(is_valid, words)) / len(words)


def _share_turned(words: list[str], encoding: Encoding) -> float:
    try:
        return _share([word if word.isascii() else encoding.word(word) for word in words])
    except UnicodeError:
        return 0.0


def _turns_all(text: str, encoding: Encoding) -> bool:
    """Can every word of the text be turned back? If not, none is."""
    try:
        for match in _WORD.finditer(text):
            encoding.word(match[0])
    except UnicodeError:
        return False
    return True
