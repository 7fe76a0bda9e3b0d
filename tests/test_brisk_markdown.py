"""Markdown that passes over what cannot match makes what Markdown makes, of whatever it is given."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from markdown import Markdown
from markdown.extensions import Extension

from build_tools.assembling.brisk_markdown import NEEDS, Brisk

PIECES = (
    "chữ", "a ", "\n", "\n\n", "*", "**", "_", "__", "[x]", "(y)", "[z]: http://a.example\n", "[z]", "[1]", "![i](j)",
    "![", "<b>", "</b>", "<br>", "&amp;", "&", "\\", "\\*", "`", "``", "  \n", "|", "\n|a|b|\n|--|--|\n|c|d|\n",
    "{ #id .c }", "<http://a.example>", "<a@b.example>", "# h\n", "- ", "1. ", '<div markdown="1">\n', "</div>\n",
    '"', "'", "\x02", "klzzwxh:0001", "a | b\n--|--\n1|2\n", "[TOC]",
)  # fmt: skip


def converted(markdown: str, *more: Extension) -> str:
    extensions = ["attr_list", "md_in_html", "tables", "toc", *more]
    return Markdown(extensions=extensions, extension_configs={"toc": {"marker": ""}}).convert(markdown)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_put_together_is_read_alike(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(150):
        markdown = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40)))
        assert converted(markdown, Brisk()) == converted(markdown), markdown


def test_pages_are_read_alike() -> None:
    for path in sorted((Path(__file__).parent.parent / "docs").glob("*.md")):
        markdown = path.read_text(encoding="utf-8")
        assert converted(markdown, Brisk()) == converted(markdown), path.name


def test_the_patterns_of_the_installed_markdown_are_known() -> None:
    """Else all of them would be tried everywhere again, and nobody would know."""
    assert [each.pattern for each in Markdown().inlinePatterns if each.pattern not in NEEDS] == []


def test_a_page_of_one_instance_after_the_other_is_read_by_itself() -> None:
    """What one page defines is not there on the next."""
    reader = Markdown(extensions=["attr_list", "md_in_html", "tables", Brisk()])
    assert '<a href="http://a.example">' in reader.convert("[z]\n\n[z]: http://a.example")
    assert "<a" not in reader.reset().convert("[z]")
