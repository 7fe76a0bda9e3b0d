"""Places in a PDF that can be named from outside: every anchor of a text.

Enters: a PDF and where its anchors stand. Leaves: a PDF. typst itself names only headings.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from ..extras import library

Spot = tuple[str, int, float]  # anchor, page from 0, points from the upper edge


def named(paper: bytes, spots: Iterable[Spot]) -> bytes:
    """The file with every anchor as a named destination. Raises Refusal when pypdf is not installed."""
    writer = _pypdf().PdfWriter(clone_from=io.BytesIO(paper))
    return _written(writer, [(anchor, page, _height(writer, page) - down) for anchor, page, down in spots])


def _pypdf() -> Any:
    return library("pypdf", "export", "vanban export pdf")


def _height(writer: Any, page: int) -> float:
    return float(writer.pages[page].mediabox.height)


def _written(writer: Any, spots: Iterable[Spot]) -> bytes:
    """The file with a tree of names; heights are counted from the lower edge here."""
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NullObject, TextStringObject

    pairs = ArrayObject()
    for anchor, page, up in sorted(spots):
        way = (NameObject("/XYZ"), NullObject(), FloatObject(round(up, 2)), NullObject())
        pairs += [TextStringObject(anchor), ArrayObject([writer.pages[page].indirect_reference, *way])]
    tree = writer._add_object(DictionaryObject({NameObject("/Names"): pairs}))
    names = DictionaryObject({NameObject("/Dests"): tree})
    writer.root_object[NameObject("/Names")] = writer._add_object(names)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()
