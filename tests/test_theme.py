"""The theme's styles: the rules of what no page holds are left out, and nothing else."""

from __future__ import annotations

import pytest

from build_tools.writing.theme import trimmed


@pytest.mark.parametrize(
    "selector",
    [
        ".md-header__ellipsis", ".md-progress", ".md-typeset .annotate",
        ".md-tabs", ".md-nav", "[dir=rtl] .md-main", ".md-typeset .admonition", "[data-md-color-switching] *",
    ],
)  # fmt: skip
def test_a_rule_of_what_no_page_holds_goes(selector: str) -> None:
    assert trimmed(f"{selector}{{color:red}}.md-main{{color:blue}}") == ".md-main{color:blue}"
    assert trimmed(f"{selector},.md-main{{color:red}}") == ".md-main{color:red}"


@pytest.mark.parametrize("head", ["@media print", "@supports (a:b)", "@layer base", "@container (width>1px)"])
def test_so_it_does_inside_a_block(head: str) -> None:
    assert trimmed(f"{head}{{.md-tabs{{a:b}}.md-main{{c:d}}}}") == f"{head}{{.md-main{{c:d}}}}"
    assert trimmed(f"{head}{{.md-tabs{{a:b}}}}") == ""


@pytest.mark.parametrize("selector", [".md-main", ".md-header", ".md-typeset table", ".md-search"])
def test_a_rule_of_what_pages_hold_stays(selector: str) -> None:
    assert trimmed(f"{selector}{{a:b}}") == f"{selector}{{a:b}}"
