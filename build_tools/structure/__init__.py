"""Structure: clean lines → a Document of units with addresses, front and back matter. (First stone: Điều only.)"""

from __future__ import annotations

import re

from ..addresses import anchor
from ..model import Address, Block, CleanText, Component, Document, Kind, Metadata, Step, Unit
from ..passages import raw_span

_DIEU = re.compile(r"\W*Điều (\d+[a-zđ]?)[.:]\W*")


def parse(clean: CleanText) -> Document:
    """The document that the lines are. Never raises."""
    units: dict[str, Unit] = {}
    blocks = []
    for line in clean.lines:
        match = _DIEU.match(line.passage.text)
        id_ = anchor("", (Step(Kind.DIEU, match[1]),)) if match else ""
        if match and id_ not in units:
            start, end = raw_span(line.passage, 0, len(line.passage.text))
            address = Address("", (Step(Kind.DIEU, match[1]),))
            text = line.passage.text[match.end():]
            units[id_] = Unit(id_, address, "", Kind.DIEU, match[0].strip(), match[1], None, None, text, f"Điều {match[1]}", id_, start, end)
            blocks.append(Block("unit", line.passage, id_, "", match.end(), match.end()))
        else:
            blocks.append(Block("text", line.passage))
    return Document(clean.source, Metadata(), (Component("", None, None),), tuple(units.values()), tuple(blocks), clean.corrections, clean.findings)
