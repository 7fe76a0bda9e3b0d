"""Places in a PDF that can be named from outside: every anchor of a text, and those of several texts bound in one file.

Enters: a PDF and where its anchors stand; or several PDFs. Leaves: a PDF. typst itself names only headings.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from ..extras import library

Spot = tuple[str, int, float]  # anchor, page from 0, points from the upper edge


def named(paper: bytes, spots: Iterable[Spot]) -> bytes:
    """The file with every anchor as a named destination. Raises Refusal when pypdf is not installed."""
    writer = _pypdf().PdfWriter(clone_from=io.BytesIO(paper))
    return _written(writer, [(anchor, page, _height(writer, page) - down) for anchor, page, down in spots])


def bound(papers: Sequence[tuple[str, str, bytes]]) -> bytes:
    """Several texts in one file, each with its name in the bookmarks; the anchors of a text are named after it:
    "luat-1.dieu-5". Each paper is its name as an address, its name in words, its bytes.
    """
    pypdf = _pypdf()
    writer = pypdf.PdfWriter()
    spots = []
    for slug, name, paper in papers:
        reader, first = pypdf.PdfReader(io.BytesIO(paper)), len(writer.pages)
        writer.append(reader, outline_item=name)
        for anchor, place in reader.named_destinations.items():
            page = reader.get_destination_page_number(place)
            if page is not None:
                spots.append((f"{slug}.{anchor}", first + page, float(place.top or 0)))
    writer.root_object[_named("/Lang")] = pypdf.generic.TextStringObject("vi-VN")
    writer.add_metadata({"/Title": "; ".join(name for _, name, _ in papers)})
    return _written(writer, spots)


def _named(name: str) -> Any:
    return _pypdf().generic.NameObject(name)


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
