"""The thread of implementation: from a resolution down to the plans that carry it out, drawn and told.

Enters: works and the references of the held documents. Leaves: inline SVG and the same as text.
Promise: an edge is drawn only where a text says, by a resolved reference, that it carries the other out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from ..addresses import document_url, work_url
from ..model import Reached, Reference, Work
from ..presenting.short_titles import date_in_words
from .markdown import div, escaped, link, raw_to, source_of, to
from .wording import cut, work_name

RELATION = "thuc-hien"
MOST = 24  # rows of a picture; more is a list, not a picture


@dataclass(frozen=True, slots=True)
class Threads:
    """Who carries out whom, both ways, by key of work."""

    works: Mapping[str, Work]
    above: Mapping[str, tuple[str, ...]]
    below: Mapping[str, tuple[str, ...]]


def threads(works: Mapping[str, Work], held: Mapping[str, Work], reached: Mapping[str, Reached]) -> Threads:
    """All edges of the collection; `reached`: where each text leads."""
    above: dict[str, tuple[str, ...]] = {}
    below: dict[str, list[str]] = defaultdict(list)
    for slug, work in held.items():
        said = reached[slug].carried_out if slug in reached else ()
        found = (key for key, as_whole in said if as_whole or _numbered(works.get(key)))
        above[work.key] = tuple(key for key in dict.fromkeys(found) if key != work.key and key in works)
        for key in above[work.key]:
            below[key].append(work.key)
    return Threads(works, above, {key: tuple(keys) for key, keys in below.items()})


def carries_out(reference: Reference, work: Work | None) -> bool:
    """Whether a text carries out a work that it names: said of the text as a whole (title, preamble), or of a numbered
    text; a programme named in passing is no thread.

    >>> from types import SimpleNamespace as Some
    >>> said = [Some(mention=Some(kind="external", relation=RELATION, unit=unit)) for unit in (None, "dieu-1")]
    >>> [carries_out(one, work) for one in said for work in (None, Some(number=""), Some(number="5/QĐ-TTg"))]
    [True, True, True, False, False, True]
    """
    return may_carry_out(reference) and (reference.mention.unit is None or _numbered(work))


def may_carry_out(reference: Reference) -> bool:
    """The same of whatever work."""
    return reference.mention.kind == "external" and reference.mention.relation == RELATION


def _numbered(work: Work | None) -> bool:
    return bool(work and work.number)


def _reach(start: str, edges: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Everything that can be reached from a work, nearest first, the work itself not."""
    seen, queue = {start: None}, [start]
    for key in queue:
        for other in edges.get(key, ()):
            if other not in seen:
                seen[other] = None
                queue.append(other)
    return queue[1:]


def members(key: str, found: Threads) -> list[tuple[int, str]]:
    """(level, key) of the thread that a work belongs to: what it carries out above it, what carries it out below."""
    keys = [*reversed(_reach(key, found.above)), key, *_reach(key, found.below)]
    inside = dict.fromkeys(keys)
    levels: dict[str, int] = {}
    for one in inside:
        levels[one] = _level(one, found, inside, levels, frozenset())
    children: dict[str | None, list[str]] = defaultdict(list)
    age = {one: (found.works[one].date or "9", one) for one in inside}
    for one in sorted(inside, key=age.__getitem__):
        parents = [p for p in found.above.get(one, ()) if p in inside and levels[p] < levels[one]]
        children[max(parents, key=lambda p: (levels[p], age[p])) if parents else None].append(
            one
        )  # below the last of them
    return [(levels[one], one) for one in _walk(None, children)]


def _level(key: str, found: Threads, inside: Mapping[str, None], levels: dict[str, int], path: frozenset[str]) -> int:
    """One below the lowest of those it carries out; a circle is cut where it closes."""
    if key in levels:
        return levels[key]
    parents = [p for p in found.above.get(key, ()) if p in inside and p not in path and p != key]
    return 1 + max((_level(p, found, inside, levels, path | {key}) for p in parents), default=-1)


def _walk(key: str | None, children: Mapping[str | None, list[str]]) -> Iterable[str]:
    for child in children.get(key, ()):
        yield child
        yield from _walk(child, children)


def section(work: Work | None, found: Threads, here: str) -> str:
    """The picture and its words; empty when the work stands alone."""
    if work is None:
        return ""
    rows = members(work.key, found)
    if len(rows) < 2:
        return ""
    told = [line for _, key in rows for line in _told(key, {k for _, k in rows}, found, here)]
    picture = [_picture(rows[:MOST], work.key, found, here)] if len(rows) <= MOST else []
    return div(["## Tuyến thực hiện { #tuyen-thuc-hien }", *picture, *told], 'class="about-text thread" data-chrome=""')


def _told(key: str, inside: set[str], found: Threads, here: str) -> list[str]:
    parents = [p for p in found.above.get(key, ()) if p in inside]
    if not parents:
        return []
    names = "; ".join(_named(p, found, here) for p in parents)
    return [f"{_named(key, found, here)} thực hiện: {names}.\n{{ .citing }}"]


def _named(key: str, found: Threads, here: str) -> str:
    work = found.works[key]
    return link(escaped(cut(work_name(work), 110)), to(document_url(work.held) if work.held else work_url(key), here))


STEP, ROW, RADIUS = 22, 44, 6


def _picture(rows: Sequence[tuple[int, str]], own: str, found: Threads, here: str) -> str:
    """One row a work, further right the further down the thread."""
    places = {key: (12 + STEP * level, 22 + ROW * n) for n, (level, key) in enumerate(rows)}
    lines = [
        _edge(places[p], places[key])
        for _, key in rows
        for p in found.above.get(key, ())
        if p in places and places[p][1] < places[key][1]
    ]
    nodes = [_node(found.works[key], places[key], key == own, here) for _, key in rows]
    height = ROW * len(rows) + 4
    opening = f'<svg class="thread-picture" aria-hidden="true" width="100%" height="{height}">'
    return '<figure markdown="0">' + opening + "".join(lines) + "".join(nodes) + "</svg></figure>"


def _edge(parent: tuple[int, int], child: tuple[int, int]) -> str:
    (x, y), (u, v) = parent, child
    return f'<path class="edge" d="M{x} {y + RADIUS}V{v - 8}Q{x} {v} {x + 8} {v}H{u - RADIUS}"/>'


def _node(work: Work, place: tuple[int, int], own: bool, here: str) -> str:
    x, y = place
    url = raw_to(document_url(work.held) if work.held else work_url(work.key), _url_of(here))
    kind = "own" if own else "held" if work.held else "named"
    date = (
        f'<tspan class="when" x="{x + 14}"'
        f' dy="17">{escape(" · ".join(filter(None, [date_in_words(work.date), cut(work.issuer or "", 46)])))}</tspan>'
    )
    words = f'<text x="{x + 14}" y="{y + 1}">{escape(cut(work_name(work), 44))}{date}</text>'
    return (
        f'<a href="{escape(url)}" class="{kind}" tabindex="-1"><circle cx="{x}" cy="{y - 3}" r="{RADIUS}"/>{words}</a>'
    )


def _url_of(page: str) -> str:
    """The page address of a Markdown file."""
    url = page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md") + "/"
    assert source_of(url) == page or url == ""
    return url
