"""Markdown that looks for nothing where it cannot be: the same pages in less time.

Python-Markdown tries every pattern on every piece of text, and asks of every block whether it is a table. Most patterns
begin with a character that most pieces have not; no table has a first line without a bar. Enters: an instance of
Markdown. Leaves: the same, which passes over what cannot match. Patterns are known by what they are: one that another
version, or another extension, writes otherwise is tried as before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.extensions import Extension
from markdown.extensions.tables import TableProcessor
from markdown.util import AtomicString

# What a pattern needs, one of these characters, by the name that the pattern has in Markdown.
_NAMED = {
    "BACKTICK_RE": "`", "ESCAPE_RE": "\\", "LINK_RE": "[", "IMAGE_LINK_RE": "!", "AUTOLINK_RE": "<", "AUTOMAIL_RE": "<",
    "HTML_RE": "<", "ENTITY_RE": "&", "LINE_BREAK_RE": "\n", "NOT_STRONG_RE": "*_",
}  # fmt: skip
NEEDS = {getattr(inlinepatterns, name): needs for name, needs in _NAMED.items() if hasattr(inlinepatterns, name)}
NEEDS |= {r"\*": "*", "_": "_", r"\*|_": "*_"}  # delimiters, as they are registered


# Those that look up what a page has defined elsewhere ("[1]: …"): where it has nothing they find nothing.
_REFERRING = (
    inlinepatterns.ReferenceInlineProcessor,
    inlinepatterns.ShortReferenceInlineProcessor,
    inlinepatterns.ImageReferenceInlineProcessor,
    inlinepatterns.ShortImageReferenceInlineProcessor,
)


class _Inline(treeprocessors.InlineProcessor):  # type: ignore[misc]
    """Inline patterns, each tried only where a character stands that it needs."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """As there; what each pattern needs is asked once for a page."""
        self._each = [(pattern, self._needs(pattern)) for pattern in self.inlinePatterns]
        made: Element = super().run(tree, ancestors)
        return made

    def _needs(self, pattern: inlinepatterns.Pattern) -> str | None:
        """The characters of which one must stand where a pattern matches, "" where it cannot, None where it may."""
        if not self.md.references and type(pattern) in _REFERRING:
            return ""
        needs: str | None = NEEDS.get(pattern.pattern)
        return needs

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """As there, but for the patterns that are passed over: what they leave is what came."""
        if isinstance(data, AtomicString):
            return data  # type: ignore[no-any-return]
        start, there = 0, set(data)
        apply: Callable[[Any, str, int, int], tuple[str, bool, int]] = self._InlineProcessor__applyPattern
        for place in range(patternIndex, len(self._each)):
            pattern, needs = self._each[place]
            matched = needs is None or not there.isdisjoint(needs)
            while matched:
                data, matched, start = apply(pattern, data, place, start)
        return data


class _Tables(TableProcessor):  # type: ignore[misc]
    """Tables, looked for only in blocks whose first line has a bar."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is a table."""
        return "|" in block.partition("\n")[0] and super().test(parent, block)


class Brisk(Extension):  # type: ignore[misc]
    """To be named behind all other extensions, whose patterns and blocks it finds there."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Takes the places of the two that look everywhere, where nobody else has taken them."""
        md.registerExtension(self)
        self.md = md
        self.reset()

    def reset(self) -> None:
        """All extensions are there when Markdown begins with a page."""
        inline, blocks = self.md.treeprocessors, self.md.parser.blockprocessors
        if type(inline["inline"]) is treeprocessors.InlineProcessor:
            inline.register(_Inline(self.md), "inline", 20)
        if "table" in blocks and type(tables := blocks["table"]) is TableProcessor:
            blocks.register(_Tables(self.md.parser, tables.config), "table", 75)
