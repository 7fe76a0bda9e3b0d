"""Characters: what is not seen, what is seen in two codings, and look-alikes that no Vietnamese text means.

Enters: a passage. Leaves: edits of class mechanical.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..model import Passage
from ..passages import Edit


def _letters(*spans: str) -> tuple[str, ...]:
    """The letters of spans such as "az": from the first of each to its last."""
    return tuple(chr(code) for span in spans for code in range(ord(span[0]), ord(span[-1]) + 1))


_WITHOUT_WIDTH = _letters(
    "\u00ad", "\u061c", "\u180e", "\u200b\u200f", "\u202a\u202e", "\u2060\u2064", "\u2066\u206f", "\ufeff"
)  # fmt: skip
_KEPT_HYPHEN = "\x1f"  # that Word keeps for the case of a line end
INVISIBLE = (*_WITHOUT_WIDTH, _KEPT_HYPHEN)
_INVISIBLE = re.compile(f"[{''.join(_WITHOUT_WIDTH)}]+|(?<=[^\\W_]){_KEPT_HYPHEN}+(?=[^\\W_])")
# Of those that no text holds; what breaks lines and pages is another matter.
_CONTROL, _HIGH_CONTROL = _letters("\0\x08", "\x0e\x1f", "\x7f"), _letters("\x80\x84", "\x86\x9f")
CONTROL = (*_CONTROL, *_HIGH_CONTROL)
_UNREAD, _UNREAD_AND_HIGH = re.compile(f"[{''.join(_CONTROL)}]"), re.compile(f"[{''.join(CONTROL)}]")
UNREAD = "□"
BLANKS = _letters("\u00a0", "\u1680", "\u2000\u200a", "\u202f", "\u205f", "\u3000")
_BLANK = re.compile(f"[{''.join(BLANKS)}]+")
SYMBOLS = {
    "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "□",
    "\uf06f": "□", "\uf0e0": "→",
}  # fmt: skip
_SYMBOL = re.compile(f"[{''.join(SYMBOLS)}]")
_COMBINING, _CLUSTER = re.compile("[\u0300-\u036f]"), re.compile(r".[\u0300-\u036f]+")
_ETH_WORD = re.compile(r"[^\W\d_]*[Ððɖ\u0189][^\W\d_]*")
ETH = ("Ð", "ð", "\u0189", "ɖ")
_ETH = re.compile(f"[{''.join(ETH)}]")
_TO_D = str.maketrans("Ðð\u0189ɖ", "ĐđĐđ")
_FOREIGN = re.compile(r"[jwzfJWZFþæœøåäöüß]")
_URL = re.compile(r"(?:https?://|www\.)[^\s\x00-\x1f\x7f-\x9f]*")


def invisible(passage: Passage) -> Iterator[Edit]:
    """Drop what has no width, except inside an address of the web (there it would change the address)."""
    yield from _replace(passage.text, _INVISIBLE, "", "invisible")


def unread(passage: Passage, high: bool = True) -> Iterator[Edit]:
    """A control character stands where a mark was printed that the file's maker could not name (tick boxes of forms,
    bullets, dashes); what mark it was nobody can tell from it, so an empty box stands there. `high`: those above ASCII
    too, which in an old encoding that was not turned may be letters.
    """
    for match in (_UNREAD_AND_HIGH if high else _UNREAD).finditer(passage.text):
        yield Edit(match.start(), match.end(), UNREAD, "unread-mark")


def blanks(passage: Passage) -> Iterator[Edit]:
    """Every blank of another width is a plain one."""
    for match in _BLANK.finditer(passage.text):
        yield Edit(match.start(), match.end(), " " * (match.end() - match.start()), "no-break-space")


def symbols(passage: Passage) -> Iterator[Edit]:
    """The bullets and dashes that Word took from its fonts Symbol and Wingdings, by what they draw."""
    for match in _SYMBOL.finditer(passage.text):
        yield Edit(match.start(), match.end(), SYMBOLS[match[0]], "symbol")


def composed(passage: Passage) -> Iterator[Edit]:
    """Letters written with combining marks, in one code."""
    for match in _CLUSTER.finditer(passage.text) if _COMBINING.search(passage.text) else ():
        if (after := unicodedata.normalize("NFC", match[0])) != match[0]:
            yield Edit(match.start(), match.end(), after, "composed")


def eth(passage: Passage) -> Iterator[Edit]:
    """Ð for Đ, unless the word is foreign or has a true Đ beside it (then it is a doubt, and stays)."""
    for word in _ETH_WORD.finditer(passage.text):
        if "Đ" in word[0] or "đ" in word[0] or _FOREIGN.search(word[0]):
            continue
        for letter in _ETH.finditer(word[0]):
            start = word.start() + letter.start()
            yield Edit(start, start + 1, letter[0].translate(_TO_D), "eth")


def _replace(text: str, pattern: re.Pattern[str], after: str, rule: str) -> Iterator[Edit]:
    urls = [match.span() for match in _URL.finditer(text)] if pattern.search(text) else []
    n = 0
    for match in pattern.finditer(text):
        while n < len(urls) and urls[n][1] <= match.start():
            n += 1
        if n == len(urls) or match.start() < urls[n][0]:
            yield Edit(match.start(), match.end(), after, rule)
