"""What every file that is made of a text says of it besides its words."""

from __future__ import annotations

from dataclasses import dataclass

from ..addresses import document_url
from ..model import Document
from ..presenting import short_titles


@dataclass(frozen=True, slots=True)
class Imprint:
    """Name, body, date of issue (ISO 8601), the address of its page, the print of its raw text; "" where unknown."""

    name: str
    issuer: str
    date: str
    address: str
    sha256: str


def imprint(document: Document, address: str) -> Imprint:
    """Of one text; `address` is that of the site."""
    meta = document.metadata
    known = short_titles.of_document(document)
    return Imprint(
        short_titles.full(known) or document.source.slug,
        short_titles.one_line(meta.issuer),
        meta.date or "",
        address + document_url(document.source.slug),
        document.source.sha256,
    )
