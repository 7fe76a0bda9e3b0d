"""The rows of the forms: every example is read as its row says, by the row's own reader and by the whole walk, and what
must not be is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from pattern_proofs import needs_one_of

from build_tools.addresses import provisions
from build_tools.citations import canvas, defined_names, forms, relations, self_names, type_words, work_names
from build_tools.citations.named_work import Found, Spans

Form = Any  # a row of one of the five kinds


def of_word(form: Form, words: str) -> list[str]:
    text = canvas.for_matching(words)
    typed = (
        word
        for word in type_words.read(text)
        if (word.capital or not form.capital) and (not form.types or word.type in form.types)
    )
    return said([form.read(text, word) for word in typed], work_names.read(text))


def anywhere(form: Form, words: str) -> list[str]:
    text = canvas.for_matching(words)
    walk = work_names.read(text)
    first = [f for f in walk if forms.kind(f.form) == "session" or (f.form == "statute" and f.year)][:1]
    first = [f for f in walk if f.form == "lone"] if form.name == "before-sign" else first
    return said(form.read(text, first), walk)


def own(form: Form, words: str) -> list[str]:
    """Words behind the types of their text: "[Quyết định, Kế hoạch] Quyết định này"."""
    types, text = re.fullmatch(r"\[([^]]+)\] (.+)", words, re.DOTALL).groups()  # type: ignore[union-attr]
    here, *others = types.split(", ")
    typed, standing = type_words.read(text), self_names.Own(here, tuple(others))
    return said([form.read(text, word, standing) for word in typed], work_names.own(text, standing, (), typed))


def short(form: Form, words: str) -> list[str]:
    memory, named = defined_names.Memory(), work_names.read(words)
    memory.learn(words, named)
    return said(form.read(memory, words, Spans((f.start, f.end) for f in named), type_words.read(words)))


def places(form: Form, words: str) -> list[str]:
    items = [item for phrase in form.read(canvas.for_matching(words)) for item in phrase.items]
    return ["; ".join(map(provisions.steps_in_words, items))] if items else []


def said(found: Iterable[Found | None], walk: Sequence[Found] | Iterable[Found] | None = None) -> list[str]:
    """What is read, in words; all of it must be left by the walk through all rows."""
    read = [each for each in found if each]
    assert walk is None or {(f.start, f.end) for f in read} <= {(f.start, f.end) for f in walk}
    return [" | ".join(filter(None, (f.type, f.number or f.name or f.own or f.issuer, f.date or f.year))) for f in read]


GROUPS: tuple[tuple[tuple[Form, ...], Callable[[Form, str], list[str]]], ...] = (
    (forms.AT_WORD, of_word),
    (forms.ANYWHERE, anywhere),
    (forms.OWN, own),
    (forms.SHORT, short),
    (forms.PLACES, places),
)


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.name)
def test_examples_of_every_form(form: Form) -> None:
    read = next(how for rows, how in GROUPS if form in rows)
    assert [(words, read(form, words)) for words, _ in form.examples] == [
        (words, [wanted]) for words, wanted in form.examples
    ]
    assert [(words, read(form, words)) for words in form.not_these] == [(words, []) for words in form.not_these]


def test_every_form_has_its_own_name_and_a_reason_and_examples() -> None:
    assert len({form.name for form in forms.FORMS}) == len(forms.FORMS)
    assert all(form.why and len(form.examples) >= 2 and form.not_these for form in forms.FORMS)


# Which row reads which words: a row that goes, or that another takes the words from, is missed here.
READ_BY = {
    "Nghị định số 115/2005/NĐ-CP": "numbered",
    "Báo cáo thẩm tra số 1006/BC-UBXH15": "described",
    "Nghị quyết của Bộ Chính trị số 57-NQ/TW": "of-issuer",
    "Quyết định số 181/2003 ngày 04/9/2003": "cut-short",
    "Thông tư số 59TC/HCVX": "odd-sign",
    "Nghị quyết số 10 ngày 05/4/1988": "number-alone",
    "Luật Hải quan số Ï4/2014": "damaged",
    "Bộ luật Dân sự năm 2015": "statute",
    "Điều lệ Đảng Cộng sản Việt Nam": "charter",
    "Hiến pháp năm 2013": "constitution",
    "Nghị quyết Trung ương 3, 5 và 6 khóa X": "session-list",
    "Nghị quyết Trung ương 7 (khóa X)": "session",
    "Nghị quyết Đại hội XIII của Đảng": "congress",
    "thuộc Chương trình hỗ trợ phát triển tài sản trí tuệ;": "programme",
    "chương trình quốc gia phát triển công nghệ cao đến năm 2020": "national-programme",
    "trong Hiệp định CPTPP": "treaty-acronym",
    "theo Công ước Liên hợp quốc về Luật Biển năm 1982,": "treaty",
    "và 12/2024/NĐ-CP ngày 05 tháng 2 năm 2024": "lone",
    "các Nghị quyết số 59 và 68-NQ/TW": "before-sign",
    "theo BLDS năm 2015": "short-code",
    "Luật Doanh nghiệp năm 2005, 2014": "year-in-a-list",
    "Nghị quyết Trung ương 4 khóa XI, XII": "session-in-a-list",
    "Kết luận Trung ương 7, 8 khóa X": "session-of-list",
    "theo TCVN 5945:2005": "standard",
    "theo 22TCN 211-06": "branch-standard",
}
READ_IN_A_PLAN = {
    "thực hiện Kế hoạch này": "this",
    "theo Nghị định nói trên": "said",
    "Trên đây là Kế hoạch hành động": "closing",
    "Ban hành kèm theo Kế hoạch này Quy trình kiểm tra": "adopted",
    "quán triệt Nghị quyết của Trung ương, các cấp": "bare",
}
READ_FOR_SHORT = {
    "Nghị quyết số 57-NQ/TW (sau đây gọi tắt là Nghị quyết đột phá); theo Nghị quyết đột phá": "short-name",
    "Nghị quyết số 57-NQ/TW; thực hiện Nghị quyết 57": "number-named-before",
    "thực hiện Chỉ thị 05 của": "number-alone-yet",
}


@pytest.mark.parametrize(("words", "name"), READ_BY.items())
def test_each_row_reads_what_no_other_does(words: str, name: str) -> None:
    assert name in {found.form for found in work_names.read(canvas.for_matching(words))}


@pytest.mark.parametrize(("words", "name"), READ_IN_A_PLAN.items())
def test_each_row_of_its_own_text_reads_what_no_other_does(words: str, name: str) -> None:
    plan = self_names.Own("Kế hoạch", ("Quy trình",))
    assert name in {found.form for found in work_names.own(words, plan, (), type_words.read(words))}


@pytest.mark.parametrize(("words", "name"), READ_FOR_SHORT.items())
def test_each_row_of_short_names_reads_what_no_other_does(words: str, name: str) -> None:
    memory, named = defined_names.Memory(), work_names.read(words)
    memory.learn(words, named)
    taken, typed = Spans((f.start, f.end) for f in named), type_words.read(words)
    assert {found.form for row in forms.SHORT for found in row.read(memory, words, taken, typed)} == {name}


def test_every_row_is_needed() -> None:
    named = {*READ_BY.values(), *READ_IN_A_PLAN.values(), *READ_FOR_SHORT.values(), "place"}
    assert named == {form.name for form in forms.FORMS}, "give a new row words in READ_BY that no other row reads"


# ------------------------------------------------------------------ what a form needs


@pytest.mark.parametrize("form", [form for form in forms.ANYWHERE if form.needs], ids=lambda form: form.name)
def test_no_form_stands_without_what_it_needs(form: forms.Anywhere) -> None:
    assert form.needs
    needs = form.needs()
    assert all(any(need in example for need in needs) for example, _ in form.examples)
    if form.pattern:
        assert needs_one_of(form.pattern, needs)


@pytest.mark.parametrize("form", [form for form in forms.ANYWHERE if form.of_list], ids=lambda form: form.name)
def test_a_row_of_lists_reads_nothing_where_no_work_was_read(form: forms.Anywhere) -> None:
    assert not [found for example, _ in form.examples for found in form.read(canvas.for_matching(example), [])]


@pytest.mark.parametrize("row", relations.ROWS, ids=lambda row: row.why)
def test_no_deed_is_told_without_a_word_that_it_needs(row: relations.Deed) -> None:
    assert needs_one_of(row.pattern, row.needs)
    assert not needs_one_of(row.pattern, ("những chữ không dòng nào có",))


def test_letters_asked_for_before_a_misprint_stand_in_it() -> None:
    assert needs_one_of(canvas._CHANGED, canvas._CHANGED_LETTERS)
