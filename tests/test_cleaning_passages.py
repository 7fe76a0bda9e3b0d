"""Passages: whatever is edited, every raw letter has one place, and the raw text can be had again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_collection import COLLECTION

from build_tools import cleaning, reading
from build_tools.model import Passage
from build_tools.passages import Edit, edited, of_raw, part, raw_again, raw_span, raw_starts, run_ends

ROOT = Path(__file__).parent.parent


def changes(passage: Passage, raw: str) -> list[tuple[int, int, str, str]]:
    return [(r.start, r.end, raw[r.start : r.end], passage.text[r.at : end]) for r, end in run_ends(passage) if r.rules]


@st.composite
def edited_texts(draw: st.DrawFn) -> tuple[str, Passage]:
    raw = draw(st.text("abc \n*", max_size=20))
    passage = of_raw(raw)
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(passage.text)), max_size=6, unique=True)))
        edits = [
            Edit(a, b, draw(st.sampled_from(["", "X", "YZ"])), f"rule-{number}")
            for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        ]
        wanted = passage.text
        for edit in reversed(edits):
            wanted = wanted[: edit.start] + edit.after + wanted[edit.end :]
        passage = edited(passage, edits)
        assert passage.text == wanted
    return raw, passage


@given(edited_texts())
def test_runs_cover_the_raw_text_once_and_undo(case: tuple[str, Passage]) -> None:
    raw, passage = case
    at = 0
    for run, end in run_ends(passage):
        assert run.start == at
        assert run.rules or raw[run.start : run.end] == passage.text[run.at : end]
        at = run.end
    assert at == (len(raw) if passage.runs else 0)
    assert raw_again(passage.text, changes(passage, raw)) == raw


@given(edited_texts(), st.integers(0, 20))
def test_many_places_are_found_as_one_is(case: tuple[str, Passage], position: int) -> None:
    _, passage = case
    if position < len(passage.text):
        assert raw_starts(passage, [position]) == [raw_span(passage, position, position + 1)[0]]


@given(edited_texts(), st.integers(0, 20), st.integers(0, 20))
def test_a_part_stands_where_it_stood(case: tuple[str, Passage], start: int, end: int) -> None:
    _, passage = case
    piece = part(passage, start, end)
    assert piece.text == passage.text[start : max(start, end)]
    if piece.text:
        assert raw_span(piece, 0, len(piece.text)) == raw_span(passage, start, start + len(piece.text))


def test_an_edit_that_cuts_a_change_takes_in_the_whole_of_it() -> None:
    once = edited(of_raw("ab cd"), [Edit(1, 3, "--", "first")])
    twice = edited(once, [Edit(2, 4, "!", "second")])
    assert twice.text == "a-!d"
    assert [run.rules for run in twice.runs] == [(), ("first", "second"), ()]


def test_records_that_do_not_belong_are_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        raw_again("thí dụ", [(3, 5, "  ", "\n")])


@pytest.mark.parametrize("source", reading.read_all(COLLECTION), ids=lambda source: source.slug)
def test_every_document_can_be_had_again_byte_for_byte(source: reading.SourceText) -> None:
    text = cleaning.clean(source)
    applied = [(c.start, c.end, c.before, c.after) for c in text.corrections if c.status == "applied"]
    assert raw_again(text.passage.text, applied).encode() == source.data
