"""Pages of portals, saved as HTML: the text without what stands around it.

Enters: a file. Leaves: the raw text. The part of the page in which most letters stand is taken, down to the smallest
that still holds nearly all of them; menus, scripts and buttons are left out. (A portal may
hold its whole page in one form.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..errors import Refusal
from .placed_words import SUPERSCRIPTS
from .plain_files import decoded
from .raw_text import as_table, escaped

_AROUND = "script,style,noscript,nav,header,footer,aside,button,select,iframe,svg,template"
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 hr li main ol p"
    " pre section ul".split()
)
_NEARLY_ALL = 0.9
_MOST = 200  # columns or rows that one cell is believed to cover


def html(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a saved page, and what of it is lost. Raises Refusal when it has no words."""
    page = LexborHTMLParser(decoded(path.read_bytes(), path))
    for node in page.css(_AROUND):
        node.decompose()
    root = page.body
    if root is None or not _letters(root):
        raise Refusal(str(path), "trang không có chữ", "lưu lại trang khi văn bản đã hiện đầy đủ")
    lost = ("hình vẽ",) if root.css("img") else ()
    parts = list(_parts(_smallest(root)))
    return "\n\n".join(filter(None, parts)) + "\n", lost


def _letters(node: LexborNode) -> int:
    return sum(map(str.isalnum, node.text(deep=True)))


def _smallest(node: LexborNode) -> LexborNode:
    """The smallest element that still holds nearly all words of the page."""
    enough = _letters(node) * _NEARLY_ALL
    while True:
        inner = [child for child in node.iter(include_text=False) if _letters(child) >= enough and child.tag != "table"]
        if not inner:
            return node
        node = inner[0]


def _parts(node: LexborNode) -> Iterator[str]:
    """Paragraphs and tables in order."""
    waiting: list[str] = []
    for child in node.iter(include_text=True):
        if child.is_text_node or (child.tag not in _BLOCKS and child.tag != "table" and not _holds_blocks(child)):
            waiting.append(_inline(child))
            continue
        yield _paragraph(waiting)
        waiting = []
        yield from _table(child) if child.tag == "table" else _parts(child)
    yield _paragraph(waiting)


def _holds_blocks(node: LexborNode) -> bool:
    return any(inner.tag in _BLOCKS or inner.tag == "table" for inner in node.traverse() if inner.mem_id != node.mem_id)


def _paragraph(pieces: list[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(escaped(line) for line in lines if line)


def _inline(node: LexborNode) -> str:
    if node.is_text_node:
        return re.sub(r"\s+", " ", node.text_content or "")
    if node.tag == "br":
        return "\n"
    inner = "".join(_inline(child) for child in node.iter(include_text=True))
    return inner.translate(SUPERSCRIPTS) if node.tag == "sup" and inner.strip().isdigit() else inner


def _table(node: LexborNode) -> Iterator[str]:
    """A table of cells; one that only holds the page together is read through."""
    for caption in node.css("caption"):
        if _own(caption, node):
            yield from _parts(caption)
    rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in node.css("tr")]
    nested = bool(node.css("table table"))
    if nested or max(map(len, rows), default=0) <= 1:
        for cell in (cell for row in rows for cell in row if not nested or _own(cell, node)):
            yield from _parts(cell)
        return
    yield as_table(_grid([row for row in rows if row]))


def _grid(rows: Sequence[Sequence[LexborNode]]) -> list[list[str]]:
    """The words of cells, each in the column in which it stands; what a cell reaches over is empty."""
    taken: dict[tuple[int, int], str] = {}
    for n, row in enumerate(rows):
        column = 0
        for cell in row:
            while (n, column) in taken:
                column += 1
            wide, high = _reach(cell, "colspan"), _reach(cell, "rowspan")
            places = [(n + down, column + across) for down in range(min(high, len(rows) - n)) for across in range(wide)]
            taken |= dict.fromkeys(places, "") | {(n, column): _cell(cell)}
    width = 1 + max(column for _, column in taken)
    return [[taken.get((n, column), "") for column in range(width)] for n in range(len(rows))]


def _reach(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell covers, within reason."""
    said = cell.attributes.get(name) or ""
    return min(int(said), _MOST) if said.isascii() and said.isdigit() and int(said) > 0 else 1


def _own(cell: LexborNode, table: LexborNode) -> bool:
    """Whether a cell is of this table and of none inside it."""
    above = cell.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above is not None and above.mem_id == table.mem_id


def _cell(cell: LexborNode) -> str:
    return " <br> ".join(line for part in _parts(cell) for line in part.split("\n\n") if line)
