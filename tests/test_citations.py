"""Citations as a lawyer would check them: a page of law, and for each of its references which work, which clause, or
none and why.

A case file in tests/cases/citations/ holds raw texts in fenced blocks (their slug behind the fence) and below each a
table of its references in reading order: words | kind | work or candidates | place | relation | state. An empty table
means: nothing is a reference.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import raw_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from random_texts import examples
from raw_texts import collected, doubts, parsed, stated
from raw_texts import source as raw

from build_tools import catalogue, citations, cleaning, proposing, resolving, structure
from build_tools.addresses import anchor, provisions
from build_tools.citations import canvas, relations, signs, work_names
from build_tools.citations.named_work import Found
from build_tools.citations.readings import Reader
from build_tools.errors import Refusal
from build_tools.model import Block, Component, Document, Mention, Metadata, Reference, SourceText
from build_tools.passages import of_raw
from build_tools.resolving import identity, mentioned

CASES = Path(__file__).parent / "cases" / "citations"
_TEXT = re.compile(
    r"^```(?P<slug>[a-z0-9-]+)(?: province=(?P<province>[^\n]+))?\n(?P<text>.*?)^```\n(?P<table>(?:\s*\|[^\n]*\n)*)",
    re.MULTILINE | re.DOTALL,
)
STATES = {"chính xác": "resolved", "sửa chính tả": "resolved", "nhiều khả năng": "ambiguous", "chưa rõ": "unresolved"}


def source(slug: str, text: str, province: str | None = None) -> SourceText:
    return raw_texts.source(text, slug, stated(province=province) if province else stated())


def row(reference: Reference) -> tuple[str, ...]:
    """A reference as a row of a case file."""
    mention = reference.mention
    works = [t.work for t in ([reference.target] if reference.target else reference.candidates)]
    unit = reference.target.unit if reference.target else None
    state = "sửa chính tả" if reference.repaired else next(k for k, v in STATES.items() if v == reference.status)
    return (
        " ".join(mention.words.split()),
        mention.kind,
        ", ".join(works) or "–",
        unit or anchor("", mention.provision) or "–",
        mention.relation,
        state,
    )


def rows(table: str) -> list[tuple[str, ...]]:
    lines = [line.strip().strip("|") for line in table.strip().splitlines()]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines[2:]]


@cache
def case(name: str) -> tuple[list[re.Match[str]], dict[str, tuple[Reference, ...]]]:
    found = list(_TEXT.finditer((CASES / name).read_text(encoding="utf-8")))
    return found, collected([source(m["slug"], m["text"], m["province"]) for m in found])[1]


def all_cases() -> list[tuple[str, str]]:
    return [
        (path.name, m["slug"])
        for path in sorted(CASES.glob("*.md"))
        for m in _TEXT.finditer(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("name", "slug"), all_cases())
def test_references_of_a_case(name: str, slug: str) -> None:
    found, references = case(name)
    wanted = next(rows(m["table"]) for m in found if m["slug"] == slug)
    read = [row(r) for r in references[slug]]
    table = "\n".join(f"| {' | '.join(each)} |" for each in read)
    assert read == wanted, f"what is read there, as a table; judge each row before you write it down:\n{table}"


# ------------------------------------------------------------------ rows of the stage


@pytest.mark.parametrize("each", relations.ROWS, ids=lambda r: f"{r.relation}: {r.why}")
def test_examples_of_relation_rows(each: relations.Deed) -> None:
    def deed(words: str) -> str:
        own = "self" if each.relation == "kem-theo" else ""
        found = Found(len(words), len(words) + 11, "Nghị định", "1/NĐ-CP", own=own)
        return relations.deed(f"{words}Nghị định X", found, "unit")

    assert [(words, deed(words)) for words in each.examples] == [(words, each.relation) for words in each.examples]
    assert [words for words in each.not_these if deed(words) == each.relation] == []


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("1663 /QĐ-UBND", "1663/QĐ-UBND"), ("69/KL-TW", "69-KL/TW"), ("72-NQ-TW", "72-NQ/TW"),
        ("39/QĐ-VPTW", "39-QĐ/VPTW"), ("65-Ctr/TU", "65-CTr/TU"),
        ("36/2006/CT-TTG", "36/2006/CT-TTg"), ("367 - QĐ/TWĐTN-VPĐ", "367-QĐ/TWĐTN-VPĐ"),
        ("24/2015/TTLT-BYT-BGTVT", "24/2015/TTLT-BYT-BGTVT"),
        ("93/2006/TTLT/BTC-BKHCN", "93/2006/TTLT/BTC-BKHCN"), ("120-CV/BTC", "120-CV/BTC"), ("61-CP", "61-CP"),
        ("299-TTg", "299-TTg"),
    ],
)  # fmt: skip
def test_a_sign_has_one_normal_form(printed: str, normal: str) -> None:
    assert signs.read(printed) == normal
    assert work_names.read(f"theo Quyết định số {printed} của")[0].number == normal


@pytest.mark.parametrize(
    ("words", "number", "date"),
    [
        ("Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của", "12-NQ/ĐU", "2026-09-05"),
        ("NGHỊ QUYẾT SỐ 20–NQ/TW NGÀY 01-11-2012 CỦA", "20-NQ/TW", "2012-11-01"),
        ("NQ 10-NQ/TW", "10-NQ/TW", None),
        ("Nghị định 115/2005/NÐ- CP ngày 05 tháng 9 năm 2005", "115/2005/NĐ-CP", "2005-09-05"),
        ("Kết luận số 69-KL/TW ngày 31/02/2024", "69-KL/TW", None), ("số20-NQ/TW", "20-NQ/TW", None),
        ("Luật số 24/2018/QH14 An ninh mạng ngày 12/06/2018 của Quốc hội, có hiệu lực từ ngày 01/01/2019",
         "24/2018/QH14", "2018-06-12"),
        ("Luật số 24/2018/QH14 An ninh mạng, có hiệu lực thi hành kể từ ngày 01/01/2019", "24/2018/QH14", None),
        ("Nghị định 36/2016/NĐ-CP Về quản lý trang thiết bị y tế ban hành ngày 15/05/2016;", "36/2016/NĐ-CP",
         "2016-05-15"),
        ("Thông tư 05/2018/TT-BYT hướng dẫn Nghị định 36/2016/NĐ-CP ban hành ngày 01/02/2018", "05/2018/TT-BYT",
         "2018-02-01"),
        ("Luật Hải quan số 54/2014/QH13 có hiệu lực từ ngày 01/01/2015", "54/2014/QH13", None),
    ],
)  # fmt: skip
def test_number_and_date_of_a_work(words: str, number: str, date: str | None) -> None:
    first = work_names.read(canvas.for_matching(words))[0]
    assert (first.number, first.date) == (number, date)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("các điểm a, b và c khoản 1 Điều 5",
         ["dieu-5-khoan-1-diem-a", "dieu-5-khoan-1-diem-b", "dieu-5-khoan-1-diem-c"]),
        ("khoản 1 và khoản 2 Điều 2", ["dieu-2-khoan-1", "dieu-2-khoan-2"]),
        ("Điều 5, 6 và 7", ["dieu-5", "dieu-6", "dieu-7"]),
        ("từ Điều 5 đến Điều 10", ["dieu-5", "dieu-10"]), ("các điều từ 5 đến 10", ["dieu-5", "dieu-10"]),
        ("Điều 5 khoản 2 điểm đ", ["dieu-5-khoan-2-diem-dd"]),
        ("Điểm a, Khoản 1, Điều 21b", ["dieu-21b-khoan-1-diem-a"]), ("mục 1 Chương II", ["chuong-ii-muc-1"]),
        ("Điều 1 và khoản 2 Điều 3", ["dieu-1", "dieu-3-khoan-2"]),
        ("thời điểm a, tài khoản 1, Điều kiện 2, thành phần A", []),
    ],
)  # fmt: skip
def test_places_in_words(words: str, places: list[str]) -> None:
    assert [anchor("", item.steps) for phrase in provisions.read(words) for item in phrase.items] == places


# ------------------------------------------------------------------ promises

WORDS = st.sampled_from(
    [
        "Căn cứ", "Nghị quyết số 20-NQ/TW", "ngày 01/11/2012", "của Chính phủ", "khoản 2", "Điều 5", "các điểm a, b",
        "và", ",", ";", "Luật này", "Kế hoạch", "Luật Đất đai", "năm 2013", "được sửa đổi, bổ sung bởi",
        "Sửa đổi, bổ sung", "như sau:", "“", "”", "Bãi bỏ", "46/NQ-CP",
        "Chương trình quốc gia phát triển công nghệ cao đến năm 2020", "số", "(", ")", "\t", "\n",
    ]
)  # fmt: skip


def _document(text: str) -> Document:
    blocks = tuple(Block("text", of_raw(line, at)) for line, at in _lines(text))
    return Document(
        source("vi-du", text), Metadata(type="Kế hoạch"), (Component("", "Kế hoạch", None),), (), blocks, ()
    )


def _lines(text: str) -> list[tuple[str, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line:
            found.append((line, at))
        at += len(line) + 1
    return found


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_a_mention_is_its_words(text: str) -> None:
    mentions = citations.find(_document(text))
    assert len({m.id for m in mentions}) == len(mentions)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.words
        assert mention.span[0] <= mention.link[0] < mention.link[1] <= mention.span[1]
    links = sorted((m.block, *m.link) for m in mentions)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(links)), "what one clicks on never overlaps"


# ------------------------------------------------------------------ the publisher's authority file


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[[work]]\nnumber = '1'", "type"), ("[[work]]\ntype = 'Nghị quyét'\nnumber = '1/NQ-CP'", "Nghị quyét"),
        ("[[work]]\ntype = 'Luật'", "số lẫn tên"),
        ("[[work]]\ntype = 'Luật'\nnmae = 'x'", "nmae"), ("[[works]]", "works"), ("[[work", "TOML"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\n" * 2, "cùng văn bản"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\ndate = '2013-13-01'", "2013-13-01"),
        ("[work]\ntype = 'Luật'\nname = 'x'", "một cặp ngoặc"), ("[[work]]\ntype = 'Luật'\nnumber = 20", "ngoặc kép"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\nother_names = 'Luật Y'", "danh sách"),
        ("[[work]]\ntype = 'Nghị quyết'\nnumber = 'hai mươi'", "không phải là số"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\ndate = 2013-01-02\nwrong_dates = ['2013-01-02']", "vừa là ngày đúng"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\nwrong_dates = ['2013-01-02']", "không có ngày đúng"),
        ("[[work]]\ntype = 'Kế hoạch'\nnumber = '1-KH/TU'\nprovince = 'Thai Binh'", "Thai Binh"),
        ("[[work]]\ntype = 'Luật'\nname = 'x'\nofficial_url = 'javascript:1'", "không phải là địa chỉ"),
    ],
)  # fmt: skip
def test_a_wrong_authority_file_is_refused(tmp_path: Path, toml: str, says: str) -> None:
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "works.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(Refusal, match=says):
        catalogue.read_authority(tmp_path)


def test_the_publisher_settles_a_wrong_date(tmp_path: Path) -> None:
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "works.toml").write_text(
        "[[work]]\ntype = 'Nghị quyết'\nnumber = '46/NQ-CP'\ndate = '2013-03-29'\nwrong_dates ="
        " ['2020-03-29']\nofficial_url = 'https://vanban.chinhphu.vn/'\n",
        encoding="utf-8",
    )
    text = "KẾ HOẠCH\n\n1. Thực hiện Nghị quyết số 46/NQ-CP ngày 29-3-2020 của Chính phủ.\n"
    document = structure.parse(proposing.with_proposals(map(cleaning.clean, [source("a", text)]))[0])
    mentions = {"a": citations.find(document)}
    register = resolving.survey(catalogue.collect([document], catalogue.read_authority(tmp_path)), mentions)
    (reference,) = resolving.resolve(document, mentions["a"], register)
    assert reference.target
    assert reference.target.work == "nghi-quyet-46-nq-cp-2013"
    work = next(w for w in resolving.works(register, {"a": (reference,)}) if w.key == reference.target.work)
    assert (work.official_url, work.dates_as_printed) == ("https://vanban.chinhphu.vn/", ("2020-03-29",))


def test_the_publisher_says_what_another_name_means(tmp_path: Path) -> None:
    (tmp_path / "source_texts").mkdir()
    (tmp_path / "source_texts" / "works.toml").write_text(
        "[[work]]\ntype = 'Nghị quyết'\nnumber = '20-NQ/TW'\ndate = '2012-11-01'\nother_names = ['Nghị quyết Trung ương"
        " 6 khóa XI']\n[[work]]\ntype = 'Luật'\nname = 'Khoa học và Công nghệ'\nnumber = '29/2013/QH13'\ndate ="
        " '2013-06-18'\n",
        encoding="utf-8",
    )
    text = "KẾ HOẠCH\n\n1. Thực hiện Nghị quyết Hội nghị Trung ương 6 khóa XI và Luật Khoa học và Công nghệ.\n"
    document = structure.parse(proposing.with_proposals(map(cleaning.clean, [source("a", text)]))[0])
    mentions = {"a": citations.find(document)}
    references = resolving.resolve(
        document,
        mentions["a"],
        resolving.survey(catalogue.collect([document], catalogue.read_authority(tmp_path)), mentions),
    )
    assert [r.target.work for r in references if r.target] == ["nghi-quyet-20-nq-tw-2012", "luat-29-2013-qh13-2013"]


# ------------------------------------------------------------------ the other side


def test_every_cited_work_lists_its_places_with_their_sentence() -> None:
    found, references = case("decision-and-plan.md")
    _, _, register = collected([source(m["slug"], m["text"], m["province"]) for m in found])
    by_key = {work.key: work for work in resolving.works(register, references)}
    twenty = by_key["nghi-quyet-20-nq-tw-2012"]
    assert [(c.slug, c.unit) for c in twenty.citings] == [
        ("tinh-a", None),
        ("tinh-a", None),
        ("tinh-a", "ke-hoach-muc-i-khoan-2"),
        ("tinh-b", "khoan-1"),
    ]
    assert twenty.citings[2].context == "Tuyên truyền Nghị quyết số 20-NQ/TW và Chương trình hành động số 25-CTr/TU;"
    assert by_key["nghi-quyet-46-nq-cp-2013"].dates_as_printed == ("2013-03-29", "2020-03-29")
    codes = [f.code for f in resolving.conflicts(register, references)["tinh-a"]]
    assert codes.count("citation-conflict") == 1  # for the date that this text prints, however often
    assert codes.count("citation-spelling") == 1


# ------------------------------------------------------------------ dates that cannot be


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Theo Nghị định số 64/2010/NĐ-CP ngày 31/11/2010.", ["date-impossible"]),
        ("Hạn nộp là ngày 31 tháng 6 năm 2026.", ["date-impossible"]),
        ("Theo Nghị định số 63/2010/NĐ-CP ngày 08/6/20210.", ["date-impossible"]),
        ("Theo Nghị định số 66/2010/NĐ-CP ngày 11/6/2011.", ["citation-conflict"]),
        ("Theo Nghị định số 66/2010/NĐ-CP ngày 11/6/2010, nộp ngày 29/02/2024.", []),
    ],
)
def test_a_date_that_cannot_be_is_told(words: str, codes: list[str]) -> None:
    head = "BỘ TÀI CHÍNH\n\nSố: 12/2026/TT-BTC\n\nHà Nội, ngày 12 tháng 3 năm 2026\n\nTHÔNG TƯ\nVề sổ tiếp dân\n\n"
    told = doubts({"thu": f"{head}Điều 1. Áp dụng\n\n1. {words}\n"})
    assert [f.code for f in told.get("thu", ())] == codes


# ------------------------------------------------------------------ inside of a range

_LAW = """QUỐC HỘI

Luật số: 16/2023/QH15

Hà Nội, ngày 19 tháng 6 năm 2023

LUẬT
GIÁ

Điều 1. Một

1. Một.

2. Hai.

3. Ba.

Điều 2. Hai

Điều 3. Ba

Điều 4. Bốn
"""
_CITING = """BỘ TÀI CHÍNH

Số: 12/2024/TT-BTC

Hà Nội, ngày 12 tháng 3 năm 2024

THÔNG TƯ
Về sổ giá

Điều 1. Áp dụng

1. Theo quy định từ Điều 1 đến Điều 4 Luật Giá số 16/2023/QH15; khoản 1 đến khoản 3 Điều 1 Luật Giá số 16/2023/QH15.
"""


def test_what_lies_inside_of_a_range_is_told_at_the_unit() -> None:
    _, references, register = collected([raw(_LAW, "luat-gia"), raw(_CITING, "thong-tu")])
    law = next(work for work in resolving.works(register, references) if work.held == "luat-gia")
    assert [c.target_unit for c in law.inside] == ["dieu-2", "dieu-3", "dieu-1-khoan-2"]
    assert {c.slug for c in law.inside} == {"thong-tu"}
    assert not {c.target_unit for c in law.citings} & {"dieu-3"}


def test_what_a_title_reads_of_its_next_line_is_not_read_again_behind_a_note() -> None:
    head = "BỘ VƯỜN HOA\nSố: 5/2031/TT-BVH\nHà Nội, ngày 02 tháng 5 năm 2031\nTHÔNG TƯ\n"
    title = "Hướng dẫn Điều 5\nNội dung này được sửa đổi\ncủa Nghị định số 05/2030/NĐ-CP về hoa\n"
    document = parsed(f"{head}{title}Căn cứ Luật Hoa số 5/2030/QH15;\nĐiều 1. Hoa\n1. Hồng.\n")
    blocks = tuple(
        replace(block, role="note", note="ghi-chu-1") if block.passage.text.startswith("Nội dung") else block
        for block in document.blocks
    )
    assert [block.role for block in blocks[3:8]] == ["type", "title", "note", "title", "preamble"]
    reader = Reader(replace(document, blocks=blocks))
    read = [[reading.found.number for reading in reader.read(n)] for n in range(len(blocks))]
    assert read[4:7] == [["05/2030/NĐ-CP"], [], []]


class Asked:
    """A mention that notes which of its fields are asked for."""

    def __init__(self, mention: Mention) -> None:
        self.mention, self.names = mention, set[str]()

    def __getattr__(self, name: str) -> object:
        self.names.add(name)
        return getattr(self.mention, name)


def test_which_work_is_named_is_told_by_the_fields_by_which_it_is_remembered() -> None:
    asked = set[str]()
    for path in CASES.glob("*.md"):
        for match in _TEXT.finditer(path.read_text(encoding="utf-8")):
            document = parsed(match["text"])
            for mention in citations.find(document):
                one: Any = Asked(mention)
                if identity.family(one, document):
                    identity.seat_of(one, document)
                asked |= one.names
    assert asked == set(mentioned.TELLING)
