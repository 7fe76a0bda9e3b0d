"""Notes that cleaning has left in the text: footnotes, and what they quote. They are no units of this text.

Enters: pieces, those of quotations marked (see quotes). Leaves: the places of notes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .quotes import LEADS
from .stretches import Piece

_NOTE = re.compile(r"\[\d{1,3}\]\s*(?=\S)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*(?=\S)")
_MARKED = re.compile(r"\[\d{1,3}\]\s*(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều \d|\((?:được|đã được|bị) bãi bỏ\))")
_BARE_NOTE = re.compile(r"(\d{1,3})\s+(?=[A-ZĐ“\"])")
_CONSOLIDATED = re.compile(
    r"được sửa đổi, bổ sung (?:một số điều )?(?:bởi|theo|bằng)|VĂN BẢN HỢP NHẤT|Văn bản hợp nhất", re.I
)


def places(pieces: Sequence[Piece]) -> set[int]:
    """The places of footnotes: a mark [1] or ¹, in a consolidated text a bare number that goes on counting; and what
    they quote.
    """
    found: set[int] = set()
    last, consolidated = 0, any(_CONSOLIDATED.search(p.text) for p in pieces[:40])
    for n, piece in enumerate(pieces):
        text = piece.text
        bare = _BARE_NOTE.match(text) if consolidated and not piece.quoted else None
        if _NOTE.match(text) and not _MARKED.match(text):
            found.add(n)
        elif bare and last < int(bare[1]) <= last + 3:
            last = int(bare[1])
            found.add(n)
        elif piece.quoted and n - 1 in found and (pieces[n - 1].quoted or LEADS.search(pieces[n - 1].text)):
            found.add(n)
    return found
