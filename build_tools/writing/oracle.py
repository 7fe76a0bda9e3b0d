"""The oracle: what a reader sees is what the document says, letter by letter, mark by mark.

Enters: a document, its references, the HTML of its page. Leaves: nothing, or a Refusal that says where they part.
Promise: a page that lost, gained or moved a character, or an anchor, is never written.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import Refusal
from ..model import Document, Reference, Version
from .markup import OURS, ROOT


class _Page:
    """The words of #van-ban without data-chrome, and every id of the page, in the document that browsers make of it."""

    def __init__(self, html: str) -> None:
        page = LexborHTMLParser(html)
        self.words: list[str] = []
        self.length = 0  # of the words so far, without blanks
        self.begins: dict[str, int] = {}  # by id: where its words begin
        self.inside: Counter[str] = Counter()
        self.ids = Counter(node.id or "" for node in page.css("[id]"))
        chrome = {n.mem_id for c in page.css(f"{ROOT} [data-chrome]") for n in c.traverse(include_text=True)}
        root = page.css_first(ROOT)
        for node in root.traverse(include_text=True) if root else ():
            self._take(node, node.mem_id in chrome)

    def _take(self, node: LexborNode, chrome: bool) -> None:
        if node.is_text_node:
            if not chrome:
                self.words.append(visible(node.text_content or ""))
                self.length += len(self.words[-1])
        elif node.id:
            self.inside[node.id] += 1
            self.begins.setdefault(node.id, self.length)


def visible(text: str) -> str:
    """Text without blanks: where lines break is layout."""
    return "".join(text.split())


def demanded(document: Document, references: Iterable[Reference]) -> tuple[object, ...]:
    """All that a page is compared with: of two documents with the same demands one page satisfies both, or neither."""
    return (
        [(block.role, block.unit, block.passage.text) for block in document.blocks],
        [unit.id for unit in document.units],
        [(reference.mention.id, reference.mention.block, reference.mention.span) for reference in references],
    )


def check(document: Document, references: Iterable[Reference], html: str) -> None:
    """Raises Refusal unless the page shows the document's words and has each of its anchors once."""
    reader = _Page(html)
    some = tuple(references)
    _check_words(document, "".join(reader.words))
    _check_ids(document, some, reader)
    _check_places(document, some, reader)


def check_part(words: str, path: str, html: str) -> None:
    """Raises Refusal unless the page of a part of a text shows the words of the part."""
    _check_same(path, "".join(_Page(html).words), visible(words))


def check_version(version: Version, path: str, html: str) -> None:
    """Raises Refusal unless the page of a version shows the version's words, and has each of its anchors once."""
    reader, outside = _Page(html), deque(version.frame)
    words = []
    for n, unit in enumerate((*version.units, None)):
        while outside and outside[0][0] <= n:
            words.append(outside.popleft()[1].passage.text)
        words += [stretch.text for stretch in unit.stretches] if unit else []
    _check_same(path, "".join(reader.words), visible("".join(words)))
    wrong = [unit.id for unit in version.units if reader.inside[unit.id] != 1]
    if wrong:
        raise Refusal(path, f"neo không đứng đúng một lần trên trang: {', '.join(wrong)}"[:600], OURS)


def _check_words(document: Document, shown: str) -> None:
    _check_same(document.source.path, shown, visible("".join(block.passage.text for block in document.blocks)))


def _check_same(place: str, shown: str, expected: str) -> None:
    if shown == expected:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(shown, expected, strict=False)) if a != b), min(len(shown), len(expected))
    )
    problem = (
        f"trang không hiện đúng văn bản sau “…{expected[max(0, at - 30) : at]}”: phải là “{expected[at : at + 30]}”,"
        f" trang có “{shown[at : at + 30]}”"
    )
    raise Refusal(place, problem, OURS)


def _check_ids(document: Document, references: Iterable[Reference], reader: _Page) -> None:
    wanted = [unit.id for unit in document.units] + [r.mention.id for r in references]
    wrong = [id_ for id_ in wanted if reader.inside[id_] != 1] + [id_ for id_, n in reader.ids.items() if n > 1]
    if wrong:
        problem = f"neo không đứng đúng một lần trên trang: {', '.join(dict.fromkeys(wrong))}"
        raise Refusal(document.source.path, problem[:600], OURS)


def _check_places(document: Document, references: Iterable[Reference], reader: _Page) -> None:
    """Each unit's anchor stands where its label and its text begin, each mention's where its words begin."""
    shown = "".join(reader.words)
    wanted = [(b.unit, b.passage.text) for b in document.blocks if b.role == "unit" and b.unit in reader.begins]
    wanted += [
        (r.mention.id, document.blocks[r.mention.block].passage.text[slice(*r.mention.span)]) for r in references
    ]
    for id_, text in wanted:
        if id_ and not shown.startswith(visible(text[:80]), reader.begins[id_]):
            at = reader.begins[id_]
            raise Refusal(
                document.source.path, f"neo “{id_}” không đứng ở chữ của nó mà ở “{shown[at : at + 30]}”", OURS
            )
