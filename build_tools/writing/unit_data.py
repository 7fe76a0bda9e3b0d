"""A unit as the data show it, of a text as it was issued and of a version.

Enters: a unit, and what tells the line of a raw offset. Leaves: its keys as the contract names them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model import ShownUnit

Lines = Callable[[int | None], int | None]


def as_data(unit: ShownUnit, line: Lines) -> dict[str, Any]:
    return {
        "id": unit.id,
        "component": unit.component,
        "kind": unit.kind.value,
        "label": unit.label,
        "number": unit.number,
        "parent": unit.parent,
        "heading": unit.heading,
        "text": unit.text,
        "citation": unit.citation,
        "eid": unit.eid,
        "start": unit.start,
        "end": unit.end,
        "line": line(unit.start),
    }
