"""What a page shows is what the text says: rendering, read back through Python-Markdown, over wild and made-up texts."""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import HealthCheck, example, given, seed, settings
from hypothesis import strategies as st

from build_tools import rendering, writing
from build_tools.errors import Refusal
from build_tools.model import Address, Block, Component, Document, Kind, Mention, Metadata, Reference, Site, SourceText, Step, Target, Unit
from build_tools.passages import of_raw
from build_tools.rendering.inline import HTML, MARKDOWN, Mark, written
from build_tools.rendering.markdown import escaped

# As in mkdocs.yml, with what MkDocs always adds.
EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]


def html_of(text: str) -> str:
    return markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"marker": ""}}).convert(text)


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.data: list[str] = []
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)


TRICKS = [
    "1. Mục", "1) Mục", "2.1- Mục", "- Gạch", "+ Cộng", "* Sao", "# Thăng", "> trích", "====", "----", "***", "___", "~~~", "```", "a | b", "|---|", "[a](b)",
    "![a](b)", "[a]: b", "<b>đậm</b>", "<!-- x -->", "<div>", "</div>", "&amp;", "&nbsp;", "&#60;", "{ #id .lop }", "a { .b }", "\\", "\\*", "\\\\", "a  ",
    "    bốn dấu cách", "\tthụt", ": định nghĩa", "[^1]", "http://vi.du", "<http://vi.du>", "a_b_c", "**đậm**", "*nghiêng*", "``", "`", "%%", "!!!", "??? x", "===",
    "i) La mã", "đ) Điểm đ", "…/.", "“trích”", "&lt", "&", "<", "a<b>c", "*[HTML]: x", "$x$", "=a=", "^^", "@@", "[TOC]", "{: .x }", "<script>", "1986.", "12\\. x",
]  # fmt: skip
LINES = st.lists(st.one_of(st.sampled_from(TRICKS), st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)), min_size=1, max_size=5)
PASSAGES = LINES.map(lambda lines: "\n".join(line for line in (x.strip() for x in lines) if line) or "x")
many = settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def visible(text: str) -> str:
    return "".join(text.split())


@seed(1)
@many
@given(PASSAGES)
@example("1. a\n2. b")
def test_escaped_text_is_shown_letter_by_letter(text: str) -> None:
    shown = Words(html_of(written(of_raw(text), 0, len(text), (), MARKDOWN)))
    assert visible("".join(shown.data)) == visible(text)
    assert set(shown.tags) <= {"p", "br"}


@seed(2)
@many
@given(PASSAGES, st.data())
def test_marks_change_no_letter(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    marks = [Mark(min(a, b), max(a, b), "<span>", "</span>") for a, b in data.draw(st.lists(st.tuples(places, places), max_size=4))]
    for dialect in (MARKDOWN, HTML):
        out = written(of_raw(text), 0, len(text), marks, dialect)
        shown = Words(html_of(out) if dialect is MARKDOWN else out)
        assert visible("".join(shown.data)) == visible(text)
        assert out.count("<span>") == out.count("</span>") == sum(m.start < m.end for m in marks)


@pytest.mark.parametrize("trick", TRICKS)
def test_each_trick_alone_and_within(trick: str) -> None:
    for text in (trick, f"x {trick} y", f"dòng\n{trick}"):
        shown = Words(html_of(escaped(text)))
        assert visible("".join(shown.data)) == visible(text)
        assert set(shown.tags) == {"p"}


def made(texts: list[str]) -> tuple[Document, tuple[Reference, ...]]:
    """A document of khoản, the second half of each of which is a mention."""
    raw = "\n\n".join(texts)
    source = SourceText("vi-du", "source_texts/vi-du.txt", raw.encode(), raw, hashlib.sha256(raw.encode()).hexdigest())
    units, blocks, references = [], [], []
    for n, text in enumerate(texts, 1):
        id_, shown = f"khoan-{n}", f"{n}. {text}"
        label = len(f"{n}. ")
        units.append(Unit(id_, Address("", (Step(Kind.KHOAN, str(n)),)), "", Kind.KHOAN, f"{n}.", str(n), None, None, text, f"khoản {n}", id_, 0, 1))
        blocks.append(Block("unit", of_raw(shown), id_, "", label, label))
        span = (label + len(text) // 2, label + len(text))
        mention = Mention(f"{id_}-dan-chieu-1", id_, n - 1, span, span, 0, 1, text, "external")
        target = Target("luat-1", None, "dan-chieu/luat-1/")
        references.append(Reference(mention, "resolved", target) if n % 2 else Reference(mention, "unresolved", reason="“chưa rõ” {*_`"))
    blocks.append(Block("table", of_raw("\n".join(f"{t}\tô" for t in texts))))
    document = Document(source, Metadata(), (Component("", None, None),), tuple(units), tuple(blocks), ())
    return document, tuple(references)


@seed(3)
@settings(many, max_examples=120)
@given(st.lists(PASSAGES.filter(lambda t: "\t" not in t), min_size=1, max_size=4))
def test_a_page_passes_its_own_oracle(texts: list[str]) -> None:
    document, references = made(texts)
    page = next(p for p in rendering.pages(Site((document,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md")
    body = page.content.decode().split("---\n", 2)[2]
    writing.check(document, references, html_of(body))


def test_the_oracle_refuses_a_lost_word_and_a_lost_anchor() -> None:
    document, references = made(["một hai ba bốn"])
    (page,) = [p for p in rendering.pages(Site((document,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md"]
    html = html_of(page.content.decode().split("---\n", 2)[2])
    with pytest.raises(Refusal, match="không hiện đúng"):
        writing.check(document, references, html.replace("một", ""))
    with pytest.raises(Refusal, match="khoan-1-dan-chieu-1"):
        writing.check(document, references, html.replace('id="khoan-1-dan-chieu-1"', ""))
    with pytest.raises(Refusal, match="khoan-1"):
        writing.check(document, references, html + '<p id="khoan-1"></p>')
