"""Every example of every rule, and the promises that hold for any text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from re import _parser as parser  # type: ignore[attr-defined]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pattern_proofs import may_begin
from random_texts import examples
from raw_texts import source

from build_tools.cleaning import acted, clean
from build_tools.cleaning.draft import Draft
from build_tools.cleaning.line_facts import CAPITAL, HANGING_WORD, MARKER, OPEN_PLACE, WIDEST, facts
from build_tools.cleaning.rows import rows
from build_tools.cleaning.rule import Rule
from build_tools.cleaning.rules import RULES
from build_tools.model import CleanText, Decision, Decisions
from build_tools.passages import run_ends


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


# “⟦before⇒after⟧” in an example: what its rule makes of a place; with “·names” other rules do.
PLACE = re.compile(r"⟦(?P<before>[^⇒⟧]*)⇒(?P<after>[^⟧]*?)(?:·(?P<names>[a-z0-9 -]+))?⟧")


@dataclass(frozen=True)
class Example:
    """What an example says: the raw text, what comes out, and each change: raw span, what stands there then, rules."""

    raw: str
    clean: str
    changes: tuple[tuple[int, int, str, tuple[str, ...]], ...]


def read(example: str, rule: str) -> Example:
    raw, clean, at, changes = "", "", 0, []
    for place in PLACE.finditer(example):
        raw, clean, at = raw + example[at : place.start()], clean + example[at : place.start()], place.end()
        names = tuple((place["names"] or rule).split())
        changes.append((len(raw), len(raw + place["before"]), place["after"], names))
        raw, clean = raw + place["before"], clean + place["after"]
    return Example(raw + example[at:], clean + example[at:], tuple(changes))


def holds(example: str, rule: str, rules: Sequence[Rule] = RULES) -> bool:
    """Do the rules change what the example says, each place under the name that it says, and nothing else?"""
    wanted = read(example, rule)
    passage = acted(source(wanted.raw), rules).passage if rules is not RULES else clean(source(wanted.raw)).passage
    made = [
        (run.start, run.end, passage.text[run.at : end], run.rules)
        for run, end in run_ends(passage)
        if run.rules and wanted.raw[run.start : run.end] != passage.text[run.at : end]
    ]
    same = [place[:3] for place in made] == [place[:3] for place in wanted.changes]
    return same and passage.text == wanted.clean and all(
        set(names) <= set(done) for (*_, names), (*_, done) in zip(wanted.changes, made, strict=True)
    )  # fmt: skip


EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]
BY_PERSONS = "editor"  # acts by decisions alone: see test_a_decision_is_the_rule_of_the_editor


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: str, example: str) -> None:
    """An example says where its rule acts, what it makes of the place and what else changes; all of it must hold."""
    assert holds(example, rule)
    wanted = read(example, rule)
    assert any(rule in names for *_, names in wanted.changes), "no place of the rule itself"
    assert "⟦" not in wanted.raw
    lines = [line.strip() for line in wanted.clean.splitlines() if line.strip()]
    assert shown(wanted.raw) == "\n".join(lines)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_that_is_struck_out_acts_no_longer(rule: Rule) -> None:
    """Every row acts: without it an example of its own fails."""
    without = [other for other in RULES if other is not rule]
    assert rule.name == BY_PERSONS or not any(holds(example, rule.name, without) for example in rule.examples)
    assert rule.examples or rule.name == BY_PERSONS, f"give {rule.name} an example: a place written ⟦before⇒after⟧"


def test_a_decision_is_the_rule_of_the_editor() -> None:
    decided = Decision(1, "xx", "yy", True, "gõ sai", "N.V.A", 1, start=4)
    raw = source("một xx hai")
    told = replace(raw, decisions=Decisions(corrections=(decided,)))
    assert acted(told).passage.text == "một yy hai"
    assert [(c.rule, c.start, c.end, c.after, c.reason) for c in clean(told).corrections] == [
        (BY_PERSONS, 4, 6, "yy", "gõ sai")
    ]
    assert acted(told, [rule for rule in RULES if rule.name != BY_PERSONS]).passage.text == raw.text


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.needs], ids=lambda rule: rule.name)
def test_no_place_of_a_rule_without_what_it_needs(rule: Rule) -> None:
    """What a rule needs is in every raw text in which it finds a place: also where nobody looks whether it is there."""
    for raw in [*(read(example, rule).raw for rule, example in EXAMPLES), *(piece * 3 for piece in PIECE)]:
        text = reduce(lambda text, need: text.replace(need, ""), rule.needs, raw)
        if not any(need in text for need in rule.needs):
            draft = acted(source(text), [replace(other, needs=()) for other in RULES])
            assert all(rule.name not in run.rules for run in draft.passage.runs)
    assert all(any(need in read(example, rule.name).raw for need in rule.needs) for example in rule.examples)


@pytest.mark.parametrize("raw", [raw for rule in RULES for raw in rule.untouched])
def test_untouched(raw: str) -> None:
    assert shown(raw) == "\n".join(line for line in raw.split("\n") if line)


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


PIECE = [
    "**", "*", "_", "# ", "## ", "| ", " |\n", "|---|\n", "\\", "&amp;", "&", "<br>", "<td>", "</b>", "[", "](", ")",
    "![", "\n", "\n\n", "\r\n", "  \n", " ", "\u00a0", "\u200b", "\ufeff", "Điều 1.", "1. ", "a) ", "- ", "Nơi nhận:",
    "KT. CHỦ TỊCH", "khoa học và công nghệ", "Ứng dụng", ".", " ,", ";", "./.", " *me*", "2013-", "2020", "Ð",
    "e\u0323\u0302", "(*)", "CÔNG BÁO/Số 1 + 2/Ngày 1-2-2020\n", "49 \n", "`", "~~", "\f", "\v", "\u2028", "x" * 60,
]  # fmt: skip
PIECES = st.sampled_from(PIECE)


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
@settings(max_examples=examples(300), deadline=None)
def test_rows_kept_current_are_the_rows_made_anew(raw: str) -> None:
    draft = Draft(source(raw), {rule.name for rule in RULES})
    for find in dict.fromkeys(find for rule in RULES for find in rule.find):
        draft.change(find(draft))
        anew = rows(draft.passage, draft.lines, draft.flags, draft.said)
        assert [replace(row, zone="") for row in draft.rows] == anew


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
    assert {rule.name for rule in RULES if not rule.seen} == {"editor"}


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


def test_what_hangs_is_looked_for_where_it_can_stand() -> None:
    """Only the last letters of a line are searched: no end that a pattern matches is wider."""
    assert parser.parse(HANGING_WORD.pattern, HANGING_WORD.flags).getwidth()[1] <= WIDEST
    line = "Việc trồng hoa thực hiện theo quy định "
    for word in (
        "của",
        "trực thuộc",
        "những",
        "bởi",
        "Bộ trưởng",
        "and",
        "tại khoản 2 Điều",
        "theo điểm",
        "của Bộ, số",
    ):
        said = facts(line + word)
        assert said.hanging_word == bool(HANGING_WORD.search(line + word))
        assert said.open_place == bool(OPEN_PLACE.search(line + word))


SMALL = [c for c in map(chr, (*range(0x61, 0x7B), *range(0xDF, 0x250), *range(0x1E00, 0x1F00))) if c.islower()]


@pytest.mark.parametrize("pattern", CAPITAL, ids=lambda pattern: pattern.pattern[:20])
def test_what_is_not_asked_of_a_small_letter_does_not_begin_with_one(pattern: re.Pattern[str]) -> None:
    assert any(may_begin(pattern, letter.upper()) for letter in SMALL)
    assert not [letter for letter in SMALL if may_begin(pattern, letter)]
