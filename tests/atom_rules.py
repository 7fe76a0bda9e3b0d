"""What RFC 4287 demands of a feed.

Enters: the bytes of a feed. Leaves: what is wrong with it. Sections of the RFC stand beside each rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
FEED = {"author": "*", "category": "*", "contributor": "*", "generator": "?", "icon": "?", "id": "1", "link": "*",
        "logo": "?", "rights": "?", "subtitle": "?", "title": "1", "updated": "1", "entry": "*"}  # fmt: skip
ENTRY = {"author": "*", "category": "*", "content": "?", "contributor": "*", "id": "1", "link": "*", "published": "?",
         "rights": "?", "source": "?", "summary": "?", "title": "1", "updated": "1"}  # fmt: skip
MOMENT = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"  # 3.3, RFC 3339
IRI = r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+"  # 4.2.6: absolute
PLAIN = {"title", "summary", "rights", "subtitle"}


def wrong(content: bytes) -> Iterator[str]:
    """All that is wrong."""
    feed = etree.fromstring(content)
    if feed.tag != f"{ATOM}feed":  # 4.1.1
        yield f"root {feed.tag}"
        return
    yield from _wrong_children(feed, FEED, "feed")
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(e.find(f"{ATOM}author") is None for e in entries):  # 4.1.1
        yield "feed: neither it nor each entry has an author"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):  # 4.1.1, SHOULD
        yield "feed: no link to itself"
    for entry in entries:
        name = f"entry {entry.findtext(f'{ATOM}id')}"
        yield from _wrong_children(entry, ENTRY, name)
        if entry.find(f"{ATOM}content") is None and not _alternates(entry):  # 4.1.2
            yield f"{name}: neither content nor an alternate link"
    same = Counter((e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in entries)  # 4.1.1
    yield from (f"{id_} of {day} stands {n} times" for (id_, day), n in same.items() if n > 1)
    last = max((e.findtext(f"{ATOM}updated") or "" for e in entries), default="")
    if last > (feed.findtext(f"{ATOM}updated") or ""):
        yield "feed: older than an entry"


def _alternates(node: Any) -> list[Any]:
    return [link for link in node.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]


def _wrong_children(node: Any, known: dict[str, str], name: str) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in node)
    yield from (f"{name}: {tag} does not belong there" for tag in counts.keys() - known.keys())
    for tag, many in known.items():
        if (many == "1" and counts[tag] != 1) or (many == "?" and counts[tag] > 1):
            yield f"{name}: {tag} stands {counts[tag]} times"
    if len({(link.get("type"), link.get("hreflang")) for link in _alternates(node)}) < len(_alternates(node)):  # 4.1.1
        yield f"{name}: several alternate links of one kind"
    for child in node:
        yield from (f"{name}: {told}" for told in _wrong_child(child))


def _wrong_child(child: Any) -> Iterator[str]:
    tag, text = child.tag.removeprefix(ATOM), child.text or ""
    if tag == "id" and not re.fullmatch(IRI, text):
        yield f"id {text!r} is no absolute address"
    if tag in ("updated", "published") and not re.fullmatch(MOMENT, text):
        yield f"{tag} {text!r} is no moment"
    if tag == "link" and not re.fullmatch(r"[^\s<>\"{}|\\^`]+", child.get("href", "")):  # 4.2.7
        yield f"link to {child.get('href')!r}"
    if tag == "author" and not child.findtext(f"{ATOM}name"):  # 3.2
        yield "author without a name"
    if tag in PLAIN and (len(child) or child.get("type", "text") != "text" or not text.strip()):  # 3.1.1.1
        yield f"{tag} is not plain words"
