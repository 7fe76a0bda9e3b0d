"""What the project's own Markdown is read as, is what MkDocs reads: the same bytes, contents, places and links."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from test_searching_named import TEXTS

from build_tools import pipeline, writing
from build_tools.assembling import brisk_markdown, own_markdown
from build_tools.model import Settings

ROOT = Path(__file__).parent.parent
HERE, THERE = "dan-chieu/luat-1.md", "van-ban/luat-2.md"

# Forms that the project writes, and what resembles them.
PIECES = (
    "chữ", "Điều 5. “a”", "a ", " ", "\n", "\n\n", "\n\n", "\n\n\n", "&amp;", "&lt;", "&#123;", "&", "\\*", "\\_",
    "\\[", "\\]", '\\', "\\#", "*", "**", "_", "`a`", "`", "!", "[", "]", "{", "}", ">", "<", "|", "\\|", "~", "1. ",
    "1\\. ", "- ", "\\- ", "# ", "## Mục { #muc }\n\n", "### [a](../van-ban/luat-2.md) { #b .c }\n\n",
    "\n{ .citing }\n\n", "\n{ #x .y .z }\n\n", "[điểm a](../van-ban/luat-2.md#dieu-1-diem-a)", "[a \\[b\\]](#c)",
    "[a](../thieu.md)", "[a](luat-9.md#b)", "[a](https://b.vn/?c=1)", "[a](b&amp;c.md)", '[a](b.md "c")',
    "[a](b.md){ .d }", "**Ngày**{ .card-label } <span>1</span>\n{ .card-row }\n\n", "**a**",
    '<div class="card" markdown="1">\n\n', '<div role="x" class="y" aria-label="Z" markdown="1">\n\n',
    "\n\n</div>\n\n", "</div>", '<details class="part" markdown="1"><summary>Xem đủ 3 chỗ</summary>\n\n',
    "\n\n</details>\n\n", "- a\n- b [c](#d)\n\n", "- a\n b\n\n",
    "| A | B |\n| --- | --- |\n| a | b |\n|   | c \\| d |\n\n", "| A |\n| --- |\n| a | b |\n\n",
    '<span class="sign">1/2</span>', "<b>", "</b>", "<small>a</small>", '<b title="[a](b.md)">',
    '<time datetime="2020-01-01">1</time>', '<table class="vb-held"></table>\n\n',
    '<script type="application/json">{"a":"<b id=\\"c\\">"}</script>\n\n', "<p>a</p>", "\n<p>a</p>\n\n",
    "<div>a</div> b <div>c</div>\n\n", '<figure markdown="0"><svg class="p"><path d="M1"/></svg></figure>\n\n', "\t",
    "\u00a0", "\u2060", "\u0002", "---", "===", "  \n", "klzzwxh:0",
)  # fmt: skip


@cache
def config() -> MkDocsConfig:
    found = load_config(str(ROOT / "mkdocs.yml"))
    found.markdown_extensions.append(brisk_markdown.Brisk())
    return found


def files_of(*paths: str) -> Files:
    return Files([File(path, "docs", "site", use_directory_urls=True) for path in paths])


def read(markdown: str, path: str, files: Files) -> tuple[Page, Page | None]:
    """A page as MkDocs reads it, and as it is read here."""
    pages = []
    for own in (False, True):
        page = Page(None, files.src_uris[path], config())
        page.markdown, page.meta = markdown, {"title": "A"}
        if not own:
            page.render(config(), files)
        pages.append(page if not own or own_markdown.rendered(page, files, config()) else None)
    stock, ours = pages
    assert stock is not None
    return stock, ours


def facts(page: Page) -> tuple[object, ...]:
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    return page.content, str(page.toc), page.present_anchor_ids, links, page.title


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_put_together_is_read_alike_or_not_at_all(seed: int) -> None:
    chance, files, held = random.Random(seed), files_of(HERE, THERE), 0
    for _ in range(400):
        markdown = "".join(chance.choice(PIECES) for _ in range(chance.choice((1, 2, 2, 3, 3, 4, 6))))
        stock, ours = read(markdown, HERE, files)
        held += ours is not None
        assert ours is None or facts(ours) == facts(stock), markdown
    assert held > 40


def test_every_page_of_a_collection_is_read_alike(tmp_path: Path) -> None:
    """And nearly all are read here: what is written otherwise one day shall not be slow in silence."""
    (tmp_path / "source_texts").mkdir()
    for slug, text in TEXTS.items():
        (tmp_path / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    site = replace(pipeline.build(tmp_path), settings=Settings(text_in_html=False))
    pages = {page.path: page.content.decode() for page in writing.pages(site) if page.path.endswith(".md")}
    files, here = files_of(*pages), []
    for path, content in pages.items():
        if path.startswith("dan-chieu/"):
            stock, ours = read(content.partition("\n---\n")[2].strip("\n"), path, files)
            here.append(ours is not None)
            assert ours is None or facts(ours) == facts(stock), path
    assert len(here) > 5
    assert all(here)


def test_other_extensions_or_settings_leave_it_to_mkdocs() -> None:
    assert own_markdown.can_read(config())
    other = load_config(str(ROOT / "mkdocs.yml"))
    other.markdown_extensions.append("admonition")
    assert not own_markdown.can_read(other)
    told = load_config(str(ROOT / "mkdocs.yml"))
    told.mdx_configs["toc"] = {"permalink": True, "marker": ""}
    assert not own_markdown.can_read(told)


def test_a_page_without_a_title_is_left_to_mkdocs() -> None:
    """Which takes one from its heading."""
    files = files_of(HERE)
    page = Page(None, files.src_uris[HERE], config())
    page.markdown, page.meta = "# A { #a }", {}
    assert not own_markdown.rendered(page, files, config())
