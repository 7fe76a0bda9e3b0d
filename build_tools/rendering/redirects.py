"""Pages at addresses that were published and have another name now: they lead on, so that no link ever breaks.

Enters: the former address, and the names and addresses of what it has become. Leaves: a page that goes there by itself
when that is one (with the fragment that it was called with), and names all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ..addresses import document_url, in_version, version_url, work_url
from ..model import Document, Page, Removal
from ..presenting.short_titles import date_in_words
from .markdown import attributes, escaped, front_matter, link, to
from .wording import short_name

NONE: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})


def leading(
    former: str,
    now: Sequence[tuple[str, str]],
    forwards: Sequence[tuple[str, str]] = (),
    held: Mapping[str, Document] = MappingProxyType({}),
) -> Page:
    """The page at a former address; `now`: name and address of each thing that it may have become; `forwards`: anchors
    of it that lead elsewhere.
    """
    here = f"{former.rstrip('/')}.md"
    values = {"title": "Trang đã chuyển", "description": "Địa chỉ cũ của một trang.", "template": "moved.html"}
    if len(now) == 1:
        values["moved_to"] = "../" * (former.rstrip("/").count("/") + 1) + now[0][1]
        values["moved_parts"] = "1" if forwards else ""
    lines = "\n".join(f"- {link(escaped(name), to(url, here))}" for name, url in now)
    said = "Địa chỉ này nay dẫn đến:" if len(now) == 1 else "Địa chỉ này nay có thể là của một trong các văn bản sau:"
    return Page(
        here,
        (
            f"{front_matter(values)}# Trang đã chuyển {{ #dau-trang }}\n\n{said}\n\n{lines}\n\n"
            f"{parts(forwards, held, here)}\n"
        ).encode(),
    )


def documents(
    renamed: Mapping[str, str], held: Mapping[str, Document], gone: Mapping[str, Sequence[tuple[str, str]]] = NONE
) -> tuple[Page, ...]:
    """The pages at the former names of texts; `gone`: by name, the anchors that lead on by themselves."""
    return tuple(
        leading(document_url(former), [(short_name(held[now]), document_url(now))], gone.get(former, ()), held)
        for former, now in renamed.items()
        if now
    )


def versions(former: Sequence[tuple[str, str, str, str | None]], held: Mapping[str, Document]) -> tuple[Page, ...]:
    """The pages of versions that are no more: each leads to how the text reads on that day."""
    return tuple(
        leading(
            version_url(slug, day),
            [(short_name(held[now]), version_url(now, since) if since else document_url(now))],
        )
        for slug, day, now, since in former
        if now in held
    )


def parts(forwards: Sequence[tuple[str, str]], held: Mapping[str, Document], here: str) -> str:
    """Former anchors whose words stand in other texts now, each a link to there under its own id; `assets/vanban.js`
    goes there when a page is called with such a fragment.
    """
    lines = []
    for former, now in forwards:
        slug, _, anchor = now.partition("#")
        if slug in held:
            name = f"{escaped(former)}: {escaped(short_name(held[slug]))}"
            lines.append("- " + link(name, to(_place(slug, anchor), here), attributes(former, ["moved-part"])))
    return "Những phần nay ở văn bản khác:\n\n" + "\n".join(lines) if lines else ""


def _place(slug: str, anchor: str) -> str:
    """The address of a place of a text as the ledger writes it: "dieu-5"; "tu-2020-01-01", a version; or
    "tu-2020-01-01/dieu-5a" in it.
    """
    version = in_version(anchor)
    return version_url(slug, *version) if version else document_url(slug, anchor or None)


def removed(removals: Mapping[str, Removal]) -> tuple[Page, ...]:
    """The pages of texts that were taken away."""
    return tuple(_removed(slug, removal) for slug, removal in removals.items())


def _removed(slug: str, removal: Removal) -> Page:
    values = {"title": "Văn bản đã gỡ", "description": "Một văn bản từng được công bố ở đây.", "template": "moved.html"}
    why = f"; lý do: {removal.reason}" if removal.reason else ""
    words = f"{escaped(removal.text or slug)}\n\nĐã gỡ ngày {date_in_words(removal.day)}{escaped(why)}."
    return Page(
        f"{document_url(slug).rstrip('/')}.md",
        f"{front_matter(values)}# Văn bản đã gỡ {{ #dau-trang }}\n\n{words}\n".encode(),
    )


def uncited(key: str) -> Page:
    """The page of a work that texts cited and no text cites any more."""
    values = {"title": "Không còn được dẫn chiếu", "description": "Một trang từng có ở đây.", "template": "moved.html"}
    words = "Trước đây có văn bản ở trang này dẫn chiếu đến văn bản ấy; nay không còn văn bản nào."
    return Page(
        f"{work_url(key).rstrip('/')}.md",
        f"{front_matter(values)}# Không còn được dẫn chiếu {{ #dau-trang }}\n\n{words}\n".encode(),
    )
