"""What the tests of structure share: a text parsed as a document, and its outline as one reads it."""

from __future__ import annotations

from build_tools.model import Document, Kind


def outline(document: Document, width: int = 40) -> list[str]:
    """One line a unit in reading order: its anchor and its first words; other blocks by their role in brackets."""
    units = {unit.id: unit for unit in document.units}
    lines = []
    for block in document.blocks:
        if block.role == "unit" and block.unit:
            unit = units[block.unit]
            words = f"{unit.heading} | {unit.text}" if unit.heading and unit.text else unit.heading or unit.text
            lines.append(f"{unit.id}: {shortened(words, width)}".rstrip())
        elif block.role == "table" and block.unit in units and units[block.unit].kind is Kind.BANG:
            lines.append(f"{block.unit}: [table] {shortened(block.passage.text, width)}".rstrip())
        else:
            lines.append(f"[{block.role}] {shortened(block.passage.text, width)}".rstrip())
    return lines


def shortened(words: str, width: int) -> str:
    """The first words on one line."""
    line = " ".join(words.split()).rstrip("-_* ")
    return line if len(line) <= width else line[:width].rstrip() + "…"
