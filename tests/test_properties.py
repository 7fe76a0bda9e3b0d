"""The promises, over texts that nobody wrote: nothing lost, nothing raised, anchors unique, same input same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import markdown
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from random_texts import examples
from raw_texts import source

from build_tools import catalogue, citations, cleaning, proposing, resolving, structure, writing
from build_tools.model import CleanText, Document, Kind, Reference, Site

LEGAL = st.sampled_from(
    [
        "QUYẾT ĐỊNH", "**KẾ HOẠCH**", "## II. NHIỆM VỤ", "Chương I", "NHỮNG QUY ĐỊNH CHUNG", "Mục 1. Quy định chung",
        "Phần thứ hai", "Điều 1. Phạm vi điều chỉnh", "**Điều 2.** Quyết định này có hiệu lực từ ngày ký.", "Điều 3",
        "Điều kiện áp dụng", "Điều 21b. Bổ sung",
        "1. Tổ chức thực hiện Nghị quyết số 20-NQ/TW ngày 01/11/2012 của Ban Chấp hành Trung ương",
        "2.1- Đổi mới tư duy", "2a. Khoản chèn thêm",
        "a) Chủ trì, phối hợp với các sở, ban, ngành", "đ) Theo quy định tại khoản 2 Điều 1",
        "- Gạch đầu dòng thứ nhất;", "+ Cộng đầu dòng;", "i) Điểm i", "ii) La mã hai",
        "Căn cứ Luật Khoa học và Công nghệ ngày 22/6/2000;", "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH  ", "PHÓ CHỦ TỊCH",
        "PHỤ LỤC I", "(Kèm theo Quyết định số 12/QĐ-UBND ngày 01/02/2020)", "| STT | Nội dung |", "|---|---|",
        "| 1 | a) b |", "“Điều 5. Trích trong luật sửa đổi", "1. Khoản trích.”",
        "CÔNG BÁO/Số 511 + 512/Ngày 24-7-2017", "5", "Ký bởi: Cổng Thông tin điện tử Chính phủ", "Số: 1663 /QĐ-UBND",
        "Thái Bình, ngày 08 tháng 8 năm 2013", "KH&amp;CN &lt;b&gt;", "1\\. Đã thoát \\*dấu\\*",
        "này và tiếp tục sang trang sau khuyến", "khích các doanh nghiệp đầu tư cho hoạt động khoa học;",
        "giai đoạn 2013-", "2020, trong đó chú trọng", "nội dung của kế hoạch này. / *me*",
        "<p>Thẻ</p> và <br> dấu <x>", "Ðảng Cộng sản", "---", "***", "__x__", "[liên kết](https://vi.du/a)", "\u00a0",
        "",
    ]
)  # fmt: skip
NOISE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
TEXTS = st.lists(st.one_of(LEGAL, LEGAL, LEGAL, NOISE), min_size=1, max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\r"]).map(lambda end: end.join(lines))
)
many = settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> tuple[CleanText, Document, tuple[Reference, ...]]:
    (clean,) = proposing.with_proposals(map(cleaning.clean, [source(text, "vi-du")]))
    document = structure.parse(clean)
    known = catalogue.collect([document])
    return clean, document, resolving.resolve(document, citations.find(document), known)


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def after(raw: str, document: Document) -> str:
    """The raw text after the applied corrections, from the records alone."""
    out, at = [], 0
    for c in sorted((c for c in document.corrections if c.status == "applied"), key=lambda c: (c.start, c.end)):
        assert c.start >= at, "applied corrections overlap"
        assert raw[c.start : c.end] == c.before
        out += [raw[at : c.start], c.after]
        at = c.end
    return "".join(out) + raw[at:]


@many
@given(TEXTS)
def test_nothing_is_lost_and_nothing_raises(text: str) -> None:
    _, document, _ = read(text)
    assert letters("\n".join(b.passage.text for b in document.blocks)) == letters(after(text, document))


@many
@given(TEXTS)
def test_anchors_are_unique_and_units_stand_where_they_say(text: str) -> None:
    _, document, references = read(text)
    ids = [unit.id for unit in document.units] + [r.mention.id for r in references]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*", i) for i in ids), ids
    known = {unit.id for unit in document.units}
    tables = {unit.id for unit in document.units if unit.kind is Kind.BANG}
    shown = [b.unit for b in document.blocks if b.role == "unit" or (b.role == "table" and b.unit in tables)]
    assert sorted(known) == sorted(map(str, shown)), "each unit has exactly one block"
    for unit in document.units:
        assert unit.parent is None or unit.parent in known
        assert 0 <= unit.start <= unit.end <= len(text)


@many
@given(TEXTS)
def test_mentions_say_what_stands_in_the_raw_text(text: str) -> None:
    _, document, references = read(text)
    for reference in references:
        mention = reference.mention
        assert text[mention.start : mention.end] == mention.words
        assert (reference.target is not None) == (reference.status == "resolved")
        assert reference.status != "unresolved" or reference.reason
        low, high = mention.span
        assert 0 <= low < high <= len(document.blocks[mention.block].passage.text)


@many
@given(TEXTS)
def test_the_same_input_gives_the_same_values(text: str) -> None:
    assert read(text) == read(text)


@many
@given(TEXTS)
def test_every_correction_can_be_undone(text: str) -> None:
    _, document, _ = read(text)
    applied = sorted((c for c in document.corrections if c.status == "applied"), key=lambda c: (c.start, c.end))
    published, back, at = after(text, document), [], 0
    for c in applied:  # walk over the corrected text and put back what was printed
        start = c.start + sum(len(d.after) - (d.end - d.start) for d in applied[: applied.index(c)])
        back += [published[at:start], c.before]
        at = start + len(c.after)
    assert "".join(back) + published[at:] == text


@many
@given(TEXTS)
def test_no_program_changes_a_word(text: str) -> None:
    _, document, _ = read(text)
    assert [c for c in document.corrections if c.kind == "word" and c.status == "applied"] == []


WRAPPED = "\n".join(
    [
        "Ủy ban nhân dân tỉnh chỉ đạo các sở, ban, ngành và các huyện xây dựng kế hoạch hằng năm",
        "để triển khai thực hiện nhiệm vụ khoa học và công nghệ trên địa bàn được giao.",
    ]
    * 12
)
CELLS = "\n".join(["Các chương trình, nhiệm vụ khoa học và công nghệ", "tổ chức thực hiện hằng năm"] * 10)


@many
@given(TEXTS)
@example("Ngân sách nhà nước bố trí kinh phí cho các nhiệm vụ\n\nđược giao\n\ntheo quy định.")
@example(
    f"{WRAPPED}\n{CELLS}"
)  # once the wrapped lines are joined, the cells of a table alone must not pass for a narrow page
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    first = read(text)[0]
    again = cleaning.clean(source(first.passage.text))
    changes = [c for c in again.corrections if c.status == "applied" and c.kind == "structural"]
    assert [(c.rule, c.before, c.after) for c in changes] == []


@settings(many, max_examples=examples(60))
@given(TEXTS)
@example(
    "KẾ HOẠCH\n\nI. MỘT\n\n1. Việc thứ nhất.\n\nNơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\n## GIẢI TRÌNH VỀ NỘI"
    " DUNG\n\nI. MỘT\n\n1. Việc khác.\n\nII. HAI"
)
@example("| Mức | Tần suất |\n|---|---|\n| 1 | một lần trong năm { #dieu-1 } |\n| 2 | {% raw %} |")
@example("NGHỊ ĐỊNH\n\nĐiều 1. Lưu ý!Nghị định này có hiệu lực!")
def test_a_page_shows_the_words_and_has_the_anchors(text: str) -> None:
    """The whole way to HTML: Markdown written by us, read by the same reader that MkDocs uses, judged by the oracle."""
    _, document, references = read(text)
    known = catalogue.collect([document])
    by_slug = {document.source.slug: references}
    site = Site((document,), by_slug, resolving.works(known, by_slug))
    page = next(p for p in writing.pages(site) if p.path == "van-ban/vi-du.md")
    words = page.content.decode().split("\n---\n", 1)[1]
    html = markdown.markdown(words, extensions=["attr_list", "md_in_html", "tables", "toc"])
    writing.check(document, references, html)
