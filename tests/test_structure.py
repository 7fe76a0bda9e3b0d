"""The structure room: lines → units, blocks and metadata."""

from __future__ import annotations

import pytest
from pattern_proofs import may_begin
from raw_texts import parsed

from build_tools.model import Document
from build_tools.office import attachments, posts, types
from build_tools.structure import torn_labels
from build_tools.structure.box_words import AUTHORITY, FOR, RECIPIENTS, TYPE_HEAD
from build_tools.structure.boxes import CERTIFIED
from build_tools.structure.facts import _ITEMS
from build_tools.structure.marker_rows import MARKERS, Marker, beginning


@pytest.mark.parametrize("marker", MARKERS, ids=lambda m: m.style)
def test_every_row_fires_on_its_examples_and_not_on_the_others(marker: Marker) -> None:
    from build_tools.structure import markers

    for example in marker.examples:
        assert marker in [r.marker for r in markers.readings(example)], example
    for example in marker.must_not:
        assert marker not in [r.marker for r in markers.readings(example)], example


@pytest.mark.parametrize("marker", MARKERS, ids=lambda m: m.style)
def test_no_row_begins_with_a_letter_under_which_it_is_not_tried(marker: Marker) -> None:
    letters = map(chr, (*range(0x20, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2100), *range(0x2200, 0x2600)))
    begun = {letter for letter in letters if may_begin(marker.pattern, letter)}
    assert begun
    assert all(marker in beginning(letter) for letter in begun), marker.pattern.pattern


@pytest.mark.parametrize("words", ["Điều", "ĐIỀU", "CHƯƠNG", "Tiểu mục", "Mục", "TIỂU MỤC", "Phần", "PHẦN"])
def test_every_word_of_a_torn_label_is_looked_at(words: str) -> None:
    match = torn_labels._TORN.search(words)
    assert match
    assert match["word"].endswith(torn_labels._ENDS)


def test_no_row_can_be_left_out() -> None:
    """Each row reads an example that no other row of its style reads in the same way."""

    for marker in MARKERS:
        assert any(_reads_alone(marker, example) for example in marker.examples), marker.pattern.pattern


def _reads_alone(marker: Marker, example: str) -> bool:
    from build_tools.structure import markers

    own = [r for r in markers.readings(example) if r.marker is marker]
    others = [r for r in markers.readings(example) if r.marker is not marker and r.marker.style == marker.style]
    return bool(own) and all(other.order != own[0].order for other in others)


@pytest.mark.parametrize("text", ["", "\n", "Điều 1.", "1.", "-", "PHỤ LỤC", "“Điều 1."])
def test_any_text_has_a_structure(text: str) -> None:
    assert isinstance(parsed(text), Document)


def test_tables_are_parted_where_a_blank_line_and_other_columns_begin_another() -> None:
    text = "Điều 1. Mức\n\n| a | b |\n| - | - |\n| c | d | e |\n| f | g | h |\n\n| i |\n| - |\n| k |\n"
    tables = [unit.text for unit in parsed(text).units if unit.kind.value == "bang"]
    assert tables == ["a\tb\nc\td\te\nf\tg\th", "i\nk"]


def test_no_box_of_a_frame_begins_as_an_item_does() -> None:
    """What a line is not by its first letter is not asked of it."""
    patterns = (RECIPIENTS, CERTIFIED, TYPE_HEAD, FOR, AUTHORITY, posts._PERSON, posts.SIGNED)
    words = (*types.BY_CAPITALS, *types.HEADINGS, *attachments._FIRST)
    for letter in (*_ITEMS, *"0123456789"):
        assert not [pattern.pattern for pattern in patterns if may_begin(pattern, letter)], letter
        assert not [word for word in words if word.startswith(letter)], letter
