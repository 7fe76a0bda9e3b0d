"""Rendering: documents, references and works → Markdown pages. Pure: writes nothing.

Enters: a Site. Leaves: every Markdown page, and the contents of each document.
"""

from __future__ import annotations

from ..model import Page, Site
from . import document as _document
from . import lists, works
from .document import contents

__all__ = ["contents", "pages"]


def pages(site: Site) -> tuple[Page, ...]:
    """Every Markdown page of the site."""
    held = {document.source.slug: document for document in site.documents}
    texts = [_document.page(document, site.references.get(slug, ()), site.works) for slug, document in held.items()]
    return (*lists.pages(site.documents, site.works), *texts, *works.pages(site.works, held))
