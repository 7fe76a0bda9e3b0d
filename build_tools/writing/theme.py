"""The theme's stylesheets without what no page of this site has: they are most of what a phone waits for before it
shows a word.

Enters: CSS as the theme ships it. Leaves: the same rules in the same order, but for those that can never match.

    >>> kept = ".md-grid{margin:0}.md-tabs__item,.md-grid{color:red}"
    >>> trimmed(kept + "[dir=rtl] .md-grid{margin:1px}@media print{.md-tabs{color:red}}")
    '.md-grid{margin:0}.md-grid{color:red}'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import tinycss2

Node: TypeAlias = Any  # of tinycss2, which says nothing of its types

# What a selector names that stands on no page here: the other direction of writing, the theme's own navigation,
# contents, tabs, footer, palettes and tooltips, and the Markdown extensions that are not switched on; and what is said
# of every element while light and dark change places: for that a browser would style all of a long page twice.
ABSENT = re.compile(
    r"\[dir=rtl\]|\[data-md-color-(?:primary|accent|switching)|"
    r"\.(?:md-(?:annotation|author|banner|clipboard|consent|content__button|feedback|footer-meta"
    r"|header__(?:ellipsis|source|title|topic)|meta|nav|pagination|path|post|profile|progress|search__suggest"
    r"|select|social|source|status|tabs?|tag|tooltip2?|top|version)(?![a-z0-9])|"
    r"abstract|admonition|annotate|arithmatex|critic|emojione|footnote|gemoji|grid(?![a-z])|headerlink|highlight"
    r" |keys|linenos|mermaid|progress|tabbed|task-list|twemoji)"
)
# Pictures for the same, as values.
_PICTURE = re.compile(r"--md-(?:admonition|annotation|clipboard|footnotes|tasklist|version|status|tooltip)")
# What the theme ships for its developers, and for the search that ours takes the place of.
_NEEDLESS = ("**/*.map", "javascripts/lunr/**/*.js", "javascripts/workers/*.js")
_BLOCKS = frozenset({"media", "supports", "layer", "container"})  # rules that hold rules


def needless(assets: Path) -> list[Path]:
    """Files of the theme that no page of this site asks for."""
    return sorted({path for pattern in _NEEDLESS for path in assets.glob(pattern) if path.is_file()})


def trimmed(css: str) -> str:
    """CSS without the rules, and without the selectors of a rule, that can never match."""
    return _kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _kept(rules: Iterable[Node]) -> str:
    return "".join(_at_rule(rule) if rule.type == "at-rule" else _rule(rule) for rule in rules)


def _at_rule(rule: Node) -> str:
    if rule.content is None or rule.lower_at_keyword not in _BLOCKS:
        return str(rule.serialize())
    inner = _kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""


def _rule(rule: Node) -> str:
    if rule.type != "qualified-rule":  # what is no rule stays as it is
        return str(rule.serialize())
    wanted = ",".join(one for one in _parted(rule.prelude, ",") if not ABSENT.search(one))
    said = ";".join(one for one in _parted(rule.content, ";") if not _PICTURE.match(one))
    return f"{wanted}{{{said}}}" if wanted and said else ""


def _parted(tokens: Iterable[Node], mark: str) -> Iterator[str]:
    """A list of selectors or declarations, parted at a mark; what stands in brackets is one token and is not parted."""
    part: list[Node] = []
    for token in tokens:
        if token == mark:
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    if part:
        yield tinycss2.serialize(part).strip()
