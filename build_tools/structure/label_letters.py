"""Label letters: what a keyboard or a scan sets into a label for the letters that it has.

Enters: the words of a piece. Leaves: the same words, letter by letter, as a label prints them; for
reading alone: what is shown stays as printed.
"""

from __future__ import annotations

import re

# Letters of other alphabets that look like ours: "с)", "ІІ.".
_LOOKALIKES = str.maketrans("асеорхуіІХСМВАЕОРТКНѵѴ", "aceopxyiIXCMBAEOPTKHvV")
_FOREIGN = re.compile("[асеорхуіІХСМВАЕОРТКНѵѴ]")
_HEAD = 16  # letters in which a label ends
_MISREAD_ONE = re.compile(r"((?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+)[|l](?=\s*[.:]?$)")  # a scan reads “Chương I” so


def mended(text: str) -> str:
    """The words with the letters that their label should have.

    >>> mended("с) Người"), mended("Chương |"), mended("Chương I")
    ('c) Người', 'Chương I', 'Chương I')
    """
    if _FOREIGN.search(text, 0, _HEAD):
        text = text[:_HEAD].translate(_LOOKALIKES) + text[_HEAD:]
    misread = _MISREAD_ONE.match(text) if text[:1] in "CPM" else None
    return f"{misread[1]}I{text[misread.end() :]}" if misread else text
