"""What a page shows is what the text says: rendering, read back through Python-Markdown,
over wild and made-up texts.
"""

from __future__ import annotations

import csv
import re
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from xml.etree import ElementTree

import markdown
import pytest
import raw_texts
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from random_texts import examples

from build_tools import pipeline, rendering, writing
from build_tools.errors import Refusal
from build_tools.mkdocs_plugin import VanbanPlugin
from build_tools.model import (
    Address,
    Block,
    Component,
    Document,
    Kind,
    Mention,
    Metadata,
    Reference,
    Site,
    Step,
    Target,
    Unit,
)
from build_tools.passages import of_raw
from build_tools.rendering.inline_marks import HTML, MARKDOWN, Mark, written
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
    "1. Mục", "1) Mục", "2.1- Mục", "- Gạch", "+ Cộng", "* Sao", "# Thăng", "> trích", "====", "----", "***", "___",
    "~~~", "```", "a | b", "|---|", "[a](b)", "![a](b)", "[a]: b", "<b>đậm</b>", "<!-- x -->", "<div>", "</div>",
    "&amp;", "&nbsp;", "&#60;", "{ #id .lop }", "a { .b }", "\\", "\\*", "\\\\", "a  ", "    bốn dấu cách", "\tthụt",
    ": định nghĩa", "[^1]", "http://vi.du", "<http://vi.du>", "a_b_c", "**đậm**", "*nghiêng*", "``", "`", "%%", "!!!",
    "??? x", "===", "i) La mã", "đ) Điểm đ", "…/.", "“trích”", "&lt", "&", "<", "a<b>c", "*[HTML]: x", "$x$", "=a=",
    "^^", "@@", "[TOC]", "{: .x }", "<script>", "1986.", "12\\. x",
]  # fmt: skip
LINES = st.lists(
    st.one_of(
        st.sampled_from(TRICKS), st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
    ),
    min_size=1,
    max_size=5,
)
PASSAGES = LINES.map(lambda lines: "\n".join(line for line in (x.strip() for x in lines) if line) or "x")
many = settings(max_examples=examples(250), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def visible(text: str) -> str:
    return "".join(text.split())


@many
@given(PASSAGES)
@example("1. a\n2. b")
def test_escaped_text_is_shown_letter_by_letter(text: str) -> None:
    shown = Words(html_of(written(of_raw(text), 0, len(text), (), MARKDOWN)))
    assert visible("".join(shown.data)) == visible(text)
    assert set(shown.tags) <= {"p", "br"}


@many
@given(PASSAGES, st.data())
def test_marks_change_no_letter(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    marks = [
        Mark(min(a, b), max(a, b), "<span>", "</span>")
        for a, b in data.draw(st.lists(st.tuples(places, places), max_size=4))
    ]
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
    source = raw_texts.source(raw, "vi-du")
    units, blocks, references = [], [], []
    for n, text in enumerate(texts, 1):
        id_, shown = f"khoan-{n}", f"{n}. {text}"
        label = len(f"{n}. ")
        units.append(
            Unit(
                id_,
                Address("", (Step(Kind.KHOAN, str(n)),)),
                "",
                Kind.KHOAN,
                f"{n}.",
                str(n),
                None,
                None,
                text,
                f"khoản {n}",
                id_,
                0,
                1,
            )
        )
        blocks.append(Block("unit", of_raw(shown), id_, "", label, label))
        span = (label + len(text) // 2, label + len(text))
        mention = Mention(f"{id_}-dan-chieu-1", id_, n - 1, span, span, 0, 1, text, "external")
        target = Target("luat-1", None, "dan-chieu/luat-1/")
        references.append(
            Reference(mention, "resolved", target)
            if n % 2
            else Reference(mention, "unresolved", reason="“chưa rõ” {*_`")
        )
    blocks.append(Block("table", of_raw("\n".join(f"{t}\tô" for t in texts))))
    document = Document(source, Metadata(), (Component("", None, None),), tuple(units), tuple(blocks), ())
    return document, tuple(references)


@settings(many, max_examples=examples(120))
@given(st.lists(PASSAGES.filter(lambda t: "\t" not in t), min_size=1, max_size=4))
def test_a_page_passes_its_own_oracle(texts: list[str]) -> None:
    document, references = made(texts)
    page = next(
        p for p in rendering.pages(Site((document,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md"
    )
    body = page.content.decode().split("---\n", 2)[2]
    writing.check(document, references, html_of(body))


def test_a_paragraph_like_a_book_takes_no_longer_than_its_length() -> None:
    document, references = made(["Số liệu (năm 2013) [a] * b_c & d: 1.234 | x " * 12_000])
    (page,) = [p for p in rendering.pages(Site((document,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md"]
    started = time.process_time()
    html = html_of(page.content.decode().split("---\n", 2)[2])
    assert time.process_time() - started < 5
    writing.check(document, references, html)
    assert '<p class="khoan" id="khoan-1">' in html or '<p id="khoan-1" class="khoan">' in html


def test_a_mention_that_runs_into_the_next_cell_keeps_one_anchor() -> None:
    document, _ = made(["một\thai"])
    passage = document.blocks[-1].passage
    mention = Mention("dan-chieu-1", None, 1, (1, 6), (1, 6), 0, 1, "", "external")
    references = (Reference(mention, "resolved", Target("luat-1", None, "dan-chieu/luat-1/")),)
    page = next(
        p for p in rendering.pages(Site((document,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md"
    )
    assert len(passage.text) > 6
    writing.check(document, references, html_of(page.content.decode().split("---\n", 2)[2]))


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
    with pytest.raises(Refusal, match="không đứng ở chữ của nó"):
        writing.check(
            document, references, html.replace('id="khoan-1"', "").replace("bốn</a>", '<b id="khoan-1">bốn</b></a>')
        )


# ---------------------------------------------------------------- a small collection, from raw files to pages


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A decision with one mended word, and a plan that cites a clause of it, a clause it has not, and another text's
    number.
    """
    folder = tmp_path / "source_texts"
    folder.mkdir()
    (folder / "quyet-dinh-12.txt").write_text(DECISION, encoding="utf-8")
    (folder / "quyet-dinh-12.toml").write_text(DECIDED, encoding="utf-8")
    (folder / "ke-hoach-30.txt").write_text(PLAN, encoding="utf-8")
    return tmp_path


DECISION = """ỦY BAN NHÂN DÂN TỈNH KON TUM

Số: 12/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Kon Tum, ngày 05 tháng 3 năm 2020

QUYẾT ĐỊNH

Về việc ban hành Quy chế làm việc

Điều 1. Phạm vi

1. Quy chế này áp dụng cho các sở, ban, ngành.

2. Cùng cố tổ chức bộ máy.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Nguyễn Văn A
"""
DECIDED = """[[correction]]
line = 19
before = "Cùng cố"
after = "Củng cố"
decision = "accept"
reason = "lỗi quét"
by = "Người Sửa"
"""
PLAN = """ỦY BAN NHÂN DÂN TỈNH KON TUM

Số: 30/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Kon Tum, ngày 10 tháng 4 năm 2020

KẾ HOẠCH

Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Kon Tum

I. MỤC TIÊU

1. Thực hiện khoản 2 Điều 1 Quyết định số 12/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Kon Tum.

2. Rà soát theo Nghị quyết số 99/NQ-CP ngày 01/02/2019 của Chính phủ.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Nguyễn Văn A
"""


def pages_of(project: Path) -> dict[str, str]:
    return {
        page.path: page.content.decode()
        for page in writing.pages(pipeline.build(project))
        if page.path.endswith((".md", ".csv", ".graphml"))
    }


def test_a_mended_word_leads_to_what_is_printed_and_why(project: Path) -> None:
    pages = pages_of(project)
    text = pages["van-ban/quyet-dinh-12.md"]
    assert re.search(
        r'<span class="fix"[^>]*title="Bản in: “Cùng cố”"[^>]*data-row="dinh-chinh-1"[^>]*>Củng cố</span>', text
    )
    assert '<span id="dinh-chinh-1">19</span> | Cùng cố | Củng cố | lỗi quét | Người Sửa' in text
    assert "“Cùng cố” → “Củng cố”. lỗi quét (Người Sửa)" in pages["dinh-chinh/index.md"]
    assert "<del>Cùng cố</del>" in pages["van-ban/quyet-dinh-12/doi-chieu.md"]


def test_what_was_looked_at_and_kept_is_shown_with_its_reason(project: Path) -> None:
    entry = (
        "[[correction]]\nline = 1\nbefore = 'ỦY BAN'\nafter = 'UỶ BAN'\ndecision = 'reject'\nreason = 'giữ như in'\nby"
        " = 'Người Xem'\n"
    )
    (project / "source_texts/ke-hoach-30.toml").write_text(entry, encoding="utf-8")
    text = pages_of(project)["van-ban/ke-hoach-30.md"]
    assert "| 1 | ỦY BAN | giữ như in | Người Xem |" in text


def test_a_mended_word_in_a_table_leads_there_too(project: Path) -> None:
    raw = "QUYẾT ĐỊNH\n\nĐiều 1. Danh mục\n\n| STT | Việc |\n| --- | --- |\n| 1 | Cùng cố tổ chức |\n"
    (project / "source_texts" / "quyet-dinh-12.txt").write_text(raw, encoding="utf-8")
    (project / "source_texts" / "quyet-dinh-12.toml").write_text(
        DECIDED.replace("line = 19", "line = 7"), encoding="utf-8"
    )
    page = pages_of(project)["van-ban/quyet-dinh-12.md"]
    assert re.search(r'<td>[^<]*<span class="fix"[^>]*>Củng cố</span>', page)
    assert re.search(r'<p class="table-note" data-chrome=""><a href="#dinh-chinh-1"[^>]*>1 chữ đã sửa</a>', page)


def test_a_cited_clause_knows_who_cites_it(project: Path) -> None:
    pages = pages_of(project)
    decision, plan = pages["van-ban/quyet-dinh-12.md"], pages["van-ban/ke-hoach-30.md"]
    assert "](quyet-dinh-12.md#dieu-1-khoan-2)" in plan
    assert "[1 nơi dẫn chiếu](#dan-den-dieu-1-khoan-2)" in decision
    assert "#dan-den-dieu-1-khoan-2 }" in decision
    assert re.search(r"ke-hoach-30\.md#muc-i-khoan-1-dan-chieu-1\)", decision), "the citing sentence is a link back"


def test_the_thread_is_drawn_and_told(project: Path) -> None:
    for path in ("van-ban/quyet-dinh-12.md", "van-ban/ke-hoach-30.md"):
        page = pages_of(project)[path]
        assert '<svg class="thread-picture"' in page
        assert re.search(r"\[Kế hoạch số 30/KH-UBND\]\([^)]*\) thực hiện: \[Quyết định số 12/QĐ-UBND\]", page)


def test_every_work_has_a_page_with_its_names_and_its_citing_sentences(project: Path) -> None:
    page = next(text for path, text in pages_of(project).items() if path.startswith("dan-chieu/nghi-quyet-99-nq-cp"))
    assert "“Nghị quyết số 99/NQ-CP ngày 01/02/2019”" in page
    assert "Rà soát theo <b>Nghị quyết số 99/NQ-CP ngày 01/02/2019</b> của Chính phủ" in page
    assert "không có trong bộ sưu tập này" in page


def test_the_graph_can_be_taken_away(project: Path) -> None:
    pages = pages_of(project)
    rows = list(csv.DictReader(pages["data/citations.csv"].splitlines()))
    clause = next(row for row in rows if row["target_unit"] == "dieu-1-khoan-2")
    assert (clause["source_slug"], clause["relation"], clause["target_number"]) == (
        "ke-hoach-30",
        "thuc-hien",
        "12/QĐ-UBND",
    )
    graph = ElementTree.fromstring(pages["data/citations.graphml"].encode())
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in graph.iter(f"{space}node")}
    assert all({edge.get("source"), edge.get("target")} <= nodes for edge in graph.iter(f"{space}edge"))


def test_former_anchors_land(project: Path) -> None:
    """An anchor that was published once stays, at the unit where its words stand now."""
    document = replace(pipeline.build(project).documents[1], aliases=(("muc-cu-khoan-2", "dieu-1-khoan-2"),))
    page = next(p for p in rendering.pages(Site((document,), {}, ())) if p.path == "van-ban/quyet-dinh-12.md")
    html = html_of(page.content.decode().split("---\n", 2)[2])
    (clause,) = re.findall(r'<p[^>]*id="dieu-1-khoan-2".*?</p>', html, flags=re.S)
    assert 'id="muc-cu-khoan-2"' in clause
    writing.check(document, (), html)


def test_the_raw_column_is_the_raw_text_blank_for_blank(project: Path) -> None:
    """Also where something was dropped inside a line: the left column is what the file says where the two differ."""
    raw = "QUYẾT ĐỊNH\n\nSố: 1663 /QĐ-UBND\n\nĐiều 1. Ban hành quy chế , kèm theo Quyết định này.\n"
    (project / "source_texts" / "quyet-dinh-1663.txt").write_text(raw, encoding="utf-8")
    page = pages_of(project)["van-ban/quyet-dinh-1663/doi-chieu.md"]
    column = re.findall(r'<td class="raw"[^>]*>(.*?)</td>', page)
    assert [re.sub(r"<[^>]*>", "", cell) for cell in column] == raw.split("\n")[2:-1:2]


def test_what_only_joins_lines_is_told_by_lines_and_not_printed_again(project: Path) -> None:
    long = "giao Sở Tài chính chủ trì, phối hợp với các sở, ngành có liên quan hướng dẫn việc thực hiện" * 3
    raw = f"QUYẾT ĐỊNH\n\nSố: 5/QĐ-UBND\n\nĐiều 1. Ban hành\n\nquy chế.\n\nĐiều 2. Quy chế , {long}.\n"
    (project / "source_texts" / "quyet-dinh-5.txt").write_text(raw, encoding="utf-8")
    page = pages_of(project)["van-ban/quyet-dinh-5/doi-chieu.md"]
    table, log = page.split('class="log"', 1)
    assert "Ban hành" not in table
    assert "<del>" in table
    assert long not in table
    assert "…" in table
    assert re.search(r"<td>[^<]*</td><td>\d+</td><td>\d[\d–, ]*</td>", log), "a join, told by its line"


# ---------------------------------------------------------------- while serving


def test_a_broken_file_while_serving_leaves_the_last_good_pages(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = cast(
        MkDocsConfig,
        SimpleNamespace(config_file_path=str(project / "mkdocs.yml"), site_dir=str(project / "site"), site_url=""),
    )
    plugin = VanbanPlugin()
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_pre_build(config=config)
    good = plugin.pages
    (project / "source_texts" / "quyet-dinh-12.toml").write_text("= = =", encoding="utf-8")
    plugin.on_pre_build(config=config)
    assert plugin.pages == good
    assert "quyet-dinh-12.toml" in caplog.text
    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(PluginError, match=r"quyet-dinh-12\.toml"):
        plugin.on_pre_build(config=config)


# ---------------------------------------------------------------- texts attached to the main one


def test_an_attached_text_has_an_address_and_its_own_place_in_the_contents(project: Path) -> None:
    raw = (
        DECISION
        + "\nKẾ HOẠCH\n\nLàm việc năm 2020\n\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2020)\n\nI. MỤC"
        " TIÊU\n\n1. Rà soát.\n"
    )
    (project / "source_texts" / "quyet-dinh-12.txt").write_text(raw, encoding="utf-8")
    document = next(d for d in pipeline.build(project).documents if d.source.slug == "quyet-dinh-12")
    rows = rendering.contents(document)
    assert [(level, id_) for level, id_, _ in rows][:4] == [
        (1, "dieu-1"),
        (1, "dieu-2"),
        (1, "ke-hoach"),
        (2, "ke-hoach-muc-i"),
    ]
    page = pages_of(project)["van-ban/quyet-dinh-12.md"]
    assert re.search(r"^## KẾ HOẠCH \[\].*\{ #ke-hoach \.vb-type \}$", page, flags=re.M)
    assert re.search(r"^### .*\{ #ke-hoach-muc-i \.muc \}$", page, flags=re.M), "what stands in it is a rank lower"


def test_an_attached_text_never_takes_an_id_of_the_page() -> None:
    document, references = made(["một hai"])
    attached = replace(
        document,
        blocks=(*document.blocks, Block("type", of_raw("VĂN BẢN"), None, "van-ban")),
        components=(Component("van-ban", "Văn bản", None),),
    )
    page = next(
        p for p in rendering.pages(Site((attached,), {"vi-du": references}, ())) if p.path == "van-ban/vi-du.md"
    )
    writing.check(attached, references, html_of(page.content.decode().split("---\n", 2)[2]))


def test_places_told_in_one_line_leave_nothing_to_be_opened(tmp_path: Path) -> None:
    """Many pages had “Xem đủ 15 chỗ”, and nothing below it."""
    folder = tmp_path / "source_texts"
    folder.mkdir()
    named = ", ".join(["Nghị định số 30/2020/NĐ-CP"] * 13)
    text = f"CHÍNH PHỦ\n\nSố: 40/2021/NĐ-CP\n\nNGHỊ ĐỊNH\n\nVề việc lưu trữ\n\nĐiều 1. Áp dụng {named}.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    pages = {page.path: page.content.decode() for page in rendering.pages(pipeline.build(tmp_path))}
    page = next(words for path, words in pages.items() if path.startswith("dan-chieu/nghi-dinh-30-2020"))
    assert "chỗ 13" in page
    assert "<details" not in page


def test_many_places_of_one_text_are_opened_by_who_wants_them(tmp_path: Path) -> None:
    """Those that change something first, then those that cite most; few places stand open."""
    folder = tmp_path / "source_texts"
    folder.mkdir()
    head = "{issuer}\n\nSố: {number}\n\nHà Nội, ngày 05 tháng 3 năm 2021\n\nNGHỊ ĐỊNH\n\nVề việc {about}\n\n"
    many = "".join(f"Điều {n}. Áp dụng khoản {n} Điều 5 Nghị định số 30/2020/NĐ-CP.\n\n" for n in range(1, 13))
    amends = "Điều 1. Sửa đổi khoản 1 Điều 2 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 như sau: “1. Văn thư.”\n"
    texts = {"a-nhieu": ("40/2021/NĐ-CP", "lưu trữ", many), "b-sua-doi": ("41/2021/NĐ-CP", "sửa đổi", amends)}
    for name, (number, about, body) in texts.items():
        text = head.format(issuer="CHÍNH PHỦ", number=number, about=about) + body
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    pages = {page.path: page.content.decode() for page in rendering.pages(pipeline.build(tmp_path))}
    page = pages["dan-chieu/nghi-dinh-30-2020-nd-cp-2020.md"]
    assert page.index("41/2021/NĐ-CP") < page.index("40/2021/NĐ-CP"), "what changes it stands first"
    folded = page[page.index("<details") : page.index("</details>")]
    assert "<summary>Xem đủ 12 chỗ</summary>" in folded
    assert folded.count("{ .citing }") == 5, "the first stand open, below the word of their relation"
    shown = Words(html_of(page.split("---\n", 2)[2]))
    assert "".join(shown.data).count("Áp dụng khoản") == 12
    assert shown.tags.count("details") == 1
