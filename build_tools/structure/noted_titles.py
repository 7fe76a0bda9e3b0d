"""Noted titles: attached texts that no type and no label names: what stands in capitals above “(Ban hành kèm theo …)”.

    BIỂU MỨC THU PHÍ THAM QUAN
    (Ban hành kèm theo Thông tư số 12/2031/TT-BTC ngày …)

Enters: the pieces and a place among them. Leaves: whether such a title begins or goes on there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from . import annex_heads
from .facts import Facts, facts
from .stretches import Piece

_LONGEST = 300  # letters of a line of title
BLANK = re.compile(r"…|\.{3}|_{3}")  # the note of a model of a decision, which a form holds
_LINES = 8  # of a title


def is_title(piece: Piece) -> bool:
    """Whether a line can be of a title in capitals: no box of a head or of a signature, no unit."""
    f = facts(piece.text)
    if not f.capitals or len(f.text) > _LONGEST or len(f.text.split()) < 2 or piece.line.zone == "table":
        return False
    return not (_is_boxed(f) or f.readings or f.attached or f.label)


def _is_boxed(f: Facts) -> bool:
    """A box of a head or of a tail."""
    head = f.motto or f.ornament or f.number or f.names_body
    return head or f.post or f.person or f.signed or f.recipients or f.capital_person


def is_noted(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a line is of a title that ends with its note."""
    if not is_title(pieces[n]):
        return False
    lines = sum(1 for _ in takewhile(is_title, pieces[n : n + _LINES]))
    note = pieces[n + lines].text if n + lines < len(pieces) else ""
    return facts(note).attached and not BLANK.search(note)


def begins(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a line is the first of such a title."""
    return is_noted(pieces, n) and not is_title(pieces[n - 1])


def above_label(pieces: Sequence[Piece], n: int, last: int) -> int:
    """Where the title begins that stands above the label of an annex, whose note follows at once; n when none does.

    DANH MỤC CÁC LOẠI HOA
    Phụ lục I
    (Kèm theo Thông tư số 12/2031/TT-BTC)
    """
    below = facts(pieces[n + 1].text) if n + 1 < len(pieces) else None
    if below is None or not below.attached or (n + 2 < len(pieces) and is_title(pieces[n + 2])):
        return n
    first = n
    while first - 1 > last and n - first < _LINES and is_title(pieces[first - 1]) and pieces[first - 1].start == 0:
        first -= 1
    # who signs a form stands in capitals above the next label, too: a title begins with what an annex can be
    return first if annex_heads.names_annex(pieces[first].text) else n
