"""Names of works as Akoma Ntoso gives them: one rule for texts that are held and works that are only cited.

Enters: what is known of a work. Leaves: an IRI by the naming convention of Akoma Ntoso 3.0:
/akn/vn/act/<type>/<date, or year, or "undated">/<key of the work>, an expression with "/vie@", a manifestation with
".xml". The key of the work is that of its page, so that two works never share a name.
"""

from __future__ import annotations

from ...model import Document, Work
from ...vietnamese import slug

UNDATED = "undated"


def of_work(work: Work) -> str:
    """The name of a work.

    >>> of_work(Work("luat-15-2012-qh13-2012", "Luật", "15/2012/QH13", "2012-06-20", "Quốc hội", None, None, (), ()))
    '/akn/vn/act/luat/2012-06-20/luat-15-2012-qh13-2012'
    """
    return named(work.type, work.date or work.year, work.key)


def named(type_: str | None, day: str | None, key: str) -> str:
    """The name of a work of which type, day (or year) and key are known."""
    return f"/akn/vn/act/{slug(type_ or '') or 'van-ban'}/{day or UNDATED}/{key}"


def of_document(document: Document, work: Work | None) -> str:
    """The name of a text that is held; its own name when nothing gives it a key."""
    meta = document.metadata
    return of_work(work) if work else named(meta.type, meta.date, document.source.slug)
