"""The theme's stylesheets without what no page of this site has: they are most of what a phone waits for before it
shows a word.

Enters: CSS as the theme ships it. Leaves: the same rules in the same order, but for those that can never match.

    >>> kept = ".md-grid{margin:0}.md-tabs__item,.md-grid{color:red}"
    >>> trimmed(kept + "[dir=rtl] .md-grid{margin:1px}@media print{.md-tabs{color:red}}")
    '.md-grid{margin:0}.md-grid{color:red}'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

# What a selector names that stands on no page here: the other direction of writing, the theme's own navigation,
# contents, tabs, footer, palettes and tooltips, and the Markdown extensions that are not switched on.
ABSENT = re.compile(
    r"\[dir=rtl\]|\[data-md-color-(?:primary|accent)|"
    r"\.(?:md-(?:annotation|author|banner|clipboard|consent|content__button|feedback|footer-meta"
    r"|header__(?:ellipsis|source|title|topic)|meta|nav|pagination|path|post|profile|progress|search__suggest"
    r"|select|social|source|status|tabs?|tag|tooltip2?|top|version)(?![a-z0-9])|"
    r"abstract|admonition|annotate|arithmatex|critic|emojione|footnote|gemoji|grid(?![a-z])|headerlink|highlight"
    r" |keys|linenos|mermaid|progress|tabbed|task-list|twemoji)"
)
# Pictures for the same, as values.
_PICTURES = re.compile(
    r"--md-(?:admonition|annotation|clipboard|footnotes|tasklist|version|status|tooltip)[\w-]*:"
    r'(?:url\("[^"]*"\)|[^;}"])*;?'
)
# What the theme ships for its developers, and for the search that ours takes the place of.
_NEEDLESS = ("**/*.map", "javascripts/lunr/**/*.js", "javascripts/workers/*.js")
_BLOCK = re.compile(r"@(?:media|supports|layer|container)\b")


def needless(assets: Path) -> list[Path]:
    """Files of the theme that no page of this site asks for."""
    return sorted({path for pattern in _NEEDLESS for path in assets.glob(pattern) if path.is_file()})


def trimmed(css: str) -> str:
    """CSS without the rules, and without the selectors of a rule, that can never match."""
    return "".join(_kept(head, body) for head, body in _rules(_PICTURES.sub("", css)))


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and what stands in them; a statement without braces has no body."""
    at = 0
    while at < len(css):
        opened, ended = css.find("{", at), css.find(";", at)
        if opened < 0 or 0 <= ended < opened:
            stop = ended + 1 if ended >= 0 else len(css)
            yield css[at:stop], ""
        else:
            stop = _closed(css, opened)
            yield css[at:opened], css[opened + 1 : stop - 1]
        at = stop


def _closed(css: str, opened: int) -> int:
    """The place after the brace that closes the one at `opened`."""
    depth = 0
    for mark in re.finditer(r"[{}]", css[opened:]):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return opened + mark.end()
    return len(css)


def _kept(head: str, body: str) -> str:
    if not body or (head.startswith("@") and not _BLOCK.match(head)):
        return f"{head}{{{body}}}" if body else head
    if head.startswith("@"):
        inner = trimmed(body)
        return f"{head}{{{inner}}}" if inner else ""
    selectors = ",".join(one for one in _selectors(head) if not ABSENT.search(one))
    return f"{selectors}{{{body}}}" if selectors else ""


def _selectors(head: str) -> list[str]:
    """A list of selectors, parted at the commas that stand in no brackets.

    >>> _selectors("a:is(b,c),d")
    ['a:is(b,c)', 'd']
    """
    parts, depth = [""], 0
    for c in head:
        depth += (c in "([") - (c in ")]")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return parts
