"""Cleaning: raw text → clean lines, every change recorded. (First stone: lines only.)"""

from __future__ import annotations

from collections.abc import Iterable

from ..model import CleanText, Line, SourceText
from ..passages import of_raw, part, stripped


def clean_all(sources: Iterable[SourceText]) -> tuple[CleanText, ...]:
    """Every text cleaned; what needs the whole collection as evidence (proposals) is added here."""
    return tuple(clean(source) for source in sources)


def clean(source: SourceText) -> CleanText:
    """One text after the applied corrections, as lines."""
    whole, lines, at, gap = of_raw(source.text), [], 0, 0
    for number, raw in enumerate(source.text.split("\n"), 1):
        line = stripped(part(whole, at, at + len(raw)))
        at += len(raw) + 1
        if line.text:
            lines.append(Line(line, number, gap))
        gap = 0 if line.text else gap + 1
    return CleanText(source, whole, tuple(lines), ())
