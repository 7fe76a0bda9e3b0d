"""The outline of a document: where attached texts and notes begin, which units are headings and of what level, how deep
the others stand below them.

Enters: a document. Leaves: facts by block or by unit, the same for the page and for every file that is made of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..addresses import cited
from ..model import Block, Document, Kind, ShownUnit, Unit

RANKS = (Kind.PHU_LUC, Kind.MAU_SO, Kind.BIEU_SO, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC, Kind.DIEU)

# Ids that a page has of its own: a text attached under such a name ("Văn bản", "Đính chính") has no address as a whole.
OWN = frozenset({"van-ban", "dau-trang", "dinh-chinh", "duoc-dan-chieu", "cach-dan"})


def component_starts(document: Document) -> dict[int, str]:
    """The block with which each attached text begins, unless a unit of it (an annex) begins there and has the
    address.
    """
    seen = {"", *OWN, *(unit.id for unit in document.units)}
    starts: dict[int, str] = {}
    for n, block in enumerate(document.blocks):
        if block.component not in seen:
            seen.add(block.component)
            if block.role != "unit":
                starts[n] = block.component
    return starts


def note_starts(document: Document) -> dict[int, str]:
    """The block with which each note begins."""
    seen: set[str | None] = {None}
    starts: dict[int, str] = {}
    for n, block in enumerate(document.blocks):
        if block.note not in seen:
            seen.add(block.note)
            starts[n] = block.note or ""
    return starts


def component_names(document: Document) -> dict[str, str]:
    """How the document and each text attached to it are cited; a clause puts its own place before it."""
    names: dict[str, str] = {}
    for unit in document.units:
        place = cited(unit.address.steps)
        if unit.component not in names and unit.citation.startswith(place):
            names[unit.component] = unit.citation.removeprefix(place).strip()
    return names


def levels(document: Document) -> tuple[dict[str, int], dict[str, int]]:
    """Heading level of every titled unit, and how deep every other stands below its last title; an attached text has a
    title itself.
    """
    known = {unit.id: unit for unit in document.units}
    titled = {b.unit for b in document.blocks if b.role == "unit" and b.unit and is_heading(b, known)}
    return levels_of(document.units, titled, set(component_starts(document).values()))


def levels_of(
    units: Iterable[ShownUnit], titled: set[str], attached: set[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """The same of any units: `titled` are headings, `attached` the texts that have a title themselves.

    >>> from types import SimpleNamespace as Unit
    >>> nested = [Unit(id=n, parent=n - 1 or None, component=None) for n in range(1, 9)]
    >>> levels_of(nested, {1, 2, 3, 4, 5, 6}, set())[0]
    {1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 6}
    >>> levels_of(nested, {1}, {None})
    ({1: 3}, {1: -1, 2: 0, 3: 1, 4: 2, 5: 3, 6: 4, 7: 5, 8: 5})
    """
    levels: dict[str, int] = {}
    depths: dict[str, int] = {}
    base: dict[str, int] = {}  # level of the nearest title at or above
    for unit in units:
        above = base.get(unit.parent or "", 2 if unit.component in attached else 1)
        if unit.id in titled:
            levels[unit.id] = base[unit.id] = min(6, above + 1)
            depths[unit.id] = -1
        else:
            base[unit.id] = above
            own = 0 if unit.parent is None else depths.get(unit.parent, -1) + 1
            depths[unit.id] = min(own, 5)
    return levels, depths


def is_heading(block: Block, units: Mapping[str, Unit]) -> bool:
    """A unit whose block is label and title and nothing else stands as a heading."""
    unit = units.get(block.unit or "")
    text = block.passage.text
    only_title = block.heading_end > block.label_end and not text[block.heading_end :].strip()
    return unit is not None and only_title and (unit.kind in RANKS or len(text) <= 300)
