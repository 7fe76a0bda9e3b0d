"""Where a note is put: "3 Khoản này được bổ sung …" at the foot speaks of the khoản at whose words the 3 stands.

Enters: a document. Leaves: for each block that begins a note the block that bears its mark. Promise: a mark is "[3]" or
a number that stands at the end of a word without a blank ("thuế3") or alone on its line, and one note has one mark in
the whole text, or it is put nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..model import Block, Document
from ..office.alphabet import UPPER

_NOTE = re.compile(r"\W*?(?:\[(?P<n>\d{1,3})\]|(?P<bare>\d{1,3})(?= [^\W\d_]| [“\"]))")
_MARK = re.compile(
    rf"[\[\d](?:(?<=\[)(?P<n>\d{{1,3}})\]|(?:(?<=[^\W\d_{UPPER}]\d)|(?<=[.;:,”)]\d)|(?<=\A\d)(?=\d*\Z))"
    r"\d{0,2}(?=[\s.;:,”)]|\Z))"
)


def marked(document: Document) -> Mapping[int, Block]:
    """The block that bears the mark of a note, by the place of the note's first block."""
    notes: dict[str, list[int]] = {}
    for n, block in enumerate(document.blocks):
        if block.role == "note" and (match := _NOTE.match(block.passage.text)):
            notes.setdefault(_number(match["n"], match["bare"]), []).append(n)
    bearing: dict[str, list[Block]] = {}
    for block in document.blocks if notes else ():
        for match in _MARK.finditer(block.passage.text, block.label_end) if block.role != "note" else ():
            bearing.setdefault(_number(match["n"], match[0]), []).append(block)
    return {at[0]: bearing[number][0] for number, at in notes.items() if len(at) == len(bearing.get(number, ())) == 1}


def _number(bracketed: str | None, bare: str) -> str:
    """The number with its brackets, so that "[3]" is not the mark of a note "3"."""
    return f"[{bracketed}]" if bracketed else bare
