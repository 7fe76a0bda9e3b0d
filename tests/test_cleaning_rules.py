"""Every example of every rule, and the promises that hold for any text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_texts import examples

from build_tools.cleaning import clean
from build_tools.cleaning.cues import CUES
from build_tools.cleaning.line_facts import MARKER
from build_tools.cleaning.rules import RULES
from build_tools.model import CleanText, SourceText
from build_tools.passages import run_ends


def source(raw: str) -> SourceText:
    data = raw.encode("utf-8", "surrogatepass")
    return SourceText("thu", "source_texts/thu.txt", data, raw, hashlib.sha256(data).hexdigest())


def shown(raw: str) -> str:
    return "\n".join(line.passage.text for line in clean(source(raw)).lines)


def with_corrections(text: CleanText) -> str:
    """The raw text after its applied records, as anybody else would apply them."""
    out, at = [], 0
    for record in text.corrections:
        if record.status == "applied":
            assert record.start >= at, "applied corrections must not overlap"
            assert text.source.text[record.start : record.end] == record.before
            out += [text.source.text[at : record.start], record.after]
            at = record.end
    return "".join([*out, text.source.text[at:]])


@pytest.mark.parametrize(("raw", "wanted"), [pair for rule in RULES for pair in rule.examples])
def test_example(raw: str, wanted: str) -> None:
    assert shown(raw) == wanted


@pytest.mark.parametrize("raw", [raw for rule in RULES for raw in rule.untouched])
def test_untouched(raw: str) -> None:
    assert shown(raw) == "\n".join(line for line in raw.split("\n") if line)


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


PIECES = st.sampled_from([
    "**", "*", "_", "# ", "## ", "| ", " |\n", "|---|\n", "\\", "&amp;", "&", "<br>", "<td>", "</b>", "[", "](", ")",
    "![", "\n", "\n\n", "\r\n", "  \n", " ", "\u00a0", "\u200b", "\ufeff", "Điều 1.", "1. ", "a) ", "- ", "Nơi nhận:",
    "KT. CHỦ TỊCH", "khoa học và công nghệ", "Ứng dụng", ".", " ,", ";", "./.", " *me*", "2013-", "2020", "Ð",
    "e\u0323\u0302", "(*)", "CÔNG BÁO/Số 1 + 2/Ngày 1-2-2020\n", "49 \n", "`", "~~", "\f", "\v", "\u2028", "x" * 60,
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=examples(400), deadline=None)
def test_records_and_text_agree(raw: str) -> None:
    text = clean(source(raw))
    assert with_corrections(text) == text.passage.text
    at = 0
    for run, _ in run_ends(text.passage):
        assert run.start == at, "every raw character belongs to exactly one run"
        at = run.end
    assert at == len(raw)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=examples(200), deadline=None)
def test_letters_on_lines_are_all_letters(raw: str) -> None:
    text = clean(source(raw))
    on_lines = "".join(c for line in text.lines for c in line.passage.text if c.isalnum())
    assert on_lines == "".join(c for c in text.passage.text if c.isalnum())


PLAIN = st.sampled_from([
    "Điều 1.", "1. ", "a) ", "- ", "Nơi nhận:\n", "KT. CHỦ TỊCH\n",
    "Ủy ban nhân dân tỉnh giao các sở, ngành thực hiện khuyến", "khích", "Ứng dụng", ".", " ,", ";", "./.", "\n",
    "\n\n", " ", "\u00a0", "2013-", "2020", "Ð", "e\u0323\u0302", "QUYẾT ĐỊNH\n", "CÔNG BÁO/Số 1 + 2/Ngày 1-2-2020\n",
    "49 \n", "12 /QĐ-UBND", "Hạnh phúc ----",
])  # fmt: skip


@given(st.lists(PLAIN, max_size=30).map("".join))
@settings(max_examples=examples(300), deadline=None)
def test_running_twice_changes_nothing_more(raw: str) -> None:
    once = clean(source(raw)).passage.text
    again = clean(source(once))
    assert [c for c in again.corrections if c.status == "applied"] == []


def test_every_rule_of_a_record_says_what_was_seen() -> None:
    assert CUES.keys() == {rule.name for rule in RULES} - {"editor"}


LINES = "Điều {n}. Ủy ban nhân dân tỉnh giao các sở, ngành, huyện thực hiện nhiệm vụ thứ {n}."


@pytest.mark.parametrize(
    "furniture",
    [
        "{page}",
        "- {page} -",
        "Trang {page}/9",
        "{page}\nCơ sở dữ liệu quốc gia về văn bản",
        "Cơ sở dữ liệu quốc gia về văn bản\n{page}",
        "Luật Lao động | Trang {page}",
        "CÔNG BÁO/Số 1 + 2/Ngày 3-4-2020\n{page}",
    ],
)
def test_page_furniture_of_any_publisher_is_taken_out(furniture: str) -> None:
    lines = [LINES.format(n=n) for n in range(1, 61)]
    pages = [lines[n : n + 15] for n in range(0, 60, 15)]
    raw = "".join(
        f"{furniture.format(page=number)}\n\n" + "\n".join(page) + "\n\n" for number, page in enumerate(pages, 7)
    )
    assert shown(raw) == "\n".join(lines)


@pytest.mark.parametrize("heads", ["Mẫu số {n}", "Chương {n}", "BỘ Y TẾ", "Cộng", "{n}"])
def test_lines_that_come_again_are_no_furniture(heads: str) -> None:
    raw = "".join(
        f"{heads.format(n=n)}\n" + "\n".join(LINES.format(n=n * 10 + m) for m in range(5)) + "\n\n" for n in range(1, 7)
    )
    assert shown(raw) == "\n".join(line for line in raw.split("\n") if line)


@pytest.mark.parametrize("line", ["1. Khi", "1.1/ Khi", "a/ Việc", "a- Dùng", "I/ MỤC TIÊU", "Điều 5. Việc"])
def test_a_label_begins_a_paragraph_whatever_stood_before(line: str) -> None:
    assert MARKER.match(line)


@pytest.mark.parametrize("line", ["5/2013 của Chính phủ", "và/hoặc", "I/O của máy"])
def test_what_is_no_label(line: str) -> None:
    assert not MARKER.match(line)


def test_every_unread_mark_is_a_finding_at_its_place() -> None:
    raw = "Chọn một hoặc nhiều hoạt động:\n\0 Tiếp nhận hồ sơ; giai đoạn 2013\x962020\n"
    text = clean(source(raw))
    found = [(f.start, f.end) for f in text.findings if f.code == "mark-unread"]
    assert found == [(n, n + 1) for n, c in enumerate(raw) if c in "\0\x96"]
    assert [(c.before, c.after) for c in text.corrections if c.rule == "unread-mark"] == [("\0", "□"), ("\x96", "□")]
