"""Pages at addresses that were published and have another name now: they lead on, so that no link ever breaks.

Enters: the former address, and the names and addresses of what it has become. Leaves: a page that goes there by itself
when that is
one (with the fragment that it was called with), and names all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..addresses import document_url
from ..model import Document, Page
from .markdown import escaped, front_matter, link, to
from .wording import short_name


def leading(former: str, now: Sequence[tuple[str, str]]) -> Page:
    """The page at a former address; `now`: name and address of each thing that it may have become."""
    here = f"{former.rstrip('/')}.md"
    values = {"title": "Trang đã chuyển", "description": "Địa chỉ cũ của một trang.", "template": "moved.html"}
    if len(now) == 1:
        values["moved_to"] = "../../" + now[0][1]
    lines = "\n".join(f"- {link(escaped(name), to(url, here))}" for name, url in now)
    said = "Địa chỉ này nay dẫn đến:" if len(now) == 1 else "Địa chỉ này nay có thể là của một trong các văn bản sau:"
    return Page(here, f"{front_matter(values)}# Trang đã chuyển {{ #dau-trang }}\n\n{said}\n\n{lines}\n".encode())


def documents(renamed: Mapping[str, str], held: Mapping[str, Document]) -> tuple[Page, ...]:
    """The pages at the former names of texts."""
    return tuple(
        leading(document_url(former), [(short_name(held[now]), document_url(now))])
        for former, now in renamed.items()
        if now
    )
