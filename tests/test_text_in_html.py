"""The words of a text as HTML, which a site's pages hold, are the document that Markdown makes of its Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from mkdocs.utils import get_relative_url
from selectolax.lexbor import LexborHTMLParser
from test_searching_named import TEXTS

from build_tools import pipeline, rendering
from build_tools.model import Document, Settings, Site
from build_tools.rendering.markdown import near

ROOT = Path(__file__).parent.parent
STRANGE = """QUỐC HỘI

LUẬT
*Thử* <dấu> & {ngoặc}

Căn cứ Hiến pháp;

Điều 1. Phạm vi # [1] `a`
1. Luật này nói về “A_B_C” | D ~ E = F < G;
a) **đậm** và 2) số; - gạch + cộng
+ cộng: {: .lop }
2. Theo khoản 1 Điều này và Điều 2 Luật này.

Điều 2. Bảng
| Cột {1} | Cột 2 |
| --- | --- |
| a & b | 1) c |
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("html")
    (root / "source_texts").mkdir()
    for path in (ROOT / "source_texts").glob("*.*"):
        (root / "source_texts" / path.name).write_bytes(path.read_bytes())
    for slug, text in {**TEXTS, "luat-la": STRANGE}.items():
        (root / "source_texts" / f"{slug}.txt").write_text(text, encoding="utf-8")
    return pipeline.build(root)


def pages(site: Site, in_html: bool) -> dict[str, str]:
    around = replace(rendering.surroundings(site), settings=Settings(text_in_html=in_html))
    return {d.source.slug: rendering.of_text(d.source.slug, around).texts[0].content.decode() for d in site.documents}


def shown(html: str, document: Document) -> Iterator[object]:
    """What a browser makes of the text: elements with their attributes, and words; addresses apart, for Markdown names
    files.
    """
    root = LexborHTMLParser(html).css_first("#van-ban")
    assert root is not None, document.source.slug
    for node in root.traverse(include_text=True):
        if node.is_text_node:
            if words := " ".join((node.text_content or "").split()):
                yield words
        else:
            yield node.tag, sorted((k, v or "") for k, v in node.attributes.items() if k not in ("href", "markdown"))


def test_both_are_one_document(site: Site) -> None:
    as_markdown, as_html = pages(site, False), pages(site, True)
    assert len(as_markdown) > len(TEXTS)
    for document in site.documents:
        slug = document.source.slug
        words = as_markdown[slug].partition("\n---\n")[2]
        made = markdown.markdown(words, extensions=["attr_list", "md_in_html", "tables"])
        assert list(shown(as_html[slug], document)) == list(shown(made, document)), slug
        assert '<div id="van-ban" class="van-ban" lang="vi">\n' in as_html[slug]


@pytest.mark.parametrize(
    "url",
    ["van-ban/y/", "van-ban/y/#dieu-1", "dan-chieu/k/", "van-ban/x/#dieu-2", "van-ban/x/", "van-ban/y/source.txt"],
)
def test_the_shortest_way_is_the_one_of_mkdocs(url: str) -> None:
    path, mark, fragment = url.partition("#")
    inside = path == "van-ban/x/" and fragment
    assert near(url, "van-ban/x/") == ("" if inside else get_relative_url(path, "van-ban/x/")) + mark + fragment
