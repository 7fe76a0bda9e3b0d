"""What lies inside of a range: "từ Điều 5 đến Điều 10" cites Điều 6 to 9, too, of the text that is held.

Enters: the references of one text in reading order, and the texts that are held. Leaves: for each unit between two ends
the place that cites it so. Only the ends are links; what lies between is told where the unit says who cites it.

    >>> bool(_TO.fullmatch(" đến hết ")), bool(_TO.fullmatch(", "))
    (True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..model import Document, Kind, Reference, Unit

_TO = re.compile(r" +(?:đến|tới)(?: hết)? +")
_MOST = 200  # units of one range


def between(
    document: Document, references: Sequence[Reference], held: Mapping[str, Document]
) -> Iterator[tuple[Reference, str, str]]:
    """For each unit inside of a range the reference that ends it, the key of the work, and the unit."""
    for first, last in pairwise(references):
        if not first.target or not last.target or not _is_range(document, first, last):
            continue
        other = held.get(last.target.work)
        for unit in _inside(other, first.target.unit, last.target.unit) if other else ():
            yield last, last.target.work, unit


def _is_range(document: Document, first: Reference, last: Reference) -> bool:
    """Whether two references are the ends of one range in another text."""
    one, two = first.mention, last.mention
    if one.kind != "external" or one.block != two.block or first.target is None or last.target is None:
        return False
    words = document.blocks[one.block].passage.text[one.span[1] : two.span[0]]
    return first.target.work == last.target.work and bool(_TO.fullmatch(words))


def _inside(document: Document, first: str | None, last: str | None) -> tuple[str, ...]:
    """The units of one kind between two others, in one parent where they are smaller than a Điều."""
    order = {unit.id: n for n, unit in enumerate(document.units)}
    start, end = order.get(first or "", -1), order.get(last or "", -1)
    if start < 0 or end <= start or _row(document.units[start]) != _row(document.units[end]):
        return ()
    row = _row(document.units[start])
    found = tuple(unit.id for unit in document.units[start + 1 : end] if _row(unit) == row)
    return found if len(found) <= _MOST else ()


def _row(unit: Unit) -> tuple[str, Kind, str | None]:
    """In which row of units one is numbered: the Điều of a part of the text, else what stands in one parent."""
    return unit.component, unit.kind, None if unit.kind is Kind.DIEU else unit.parent
