"""The structure room: lines → units, blocks and metadata."""

from __future__ import annotations

import pytest
from raw_texts import parsed

from build_tools.model import Document
from build_tools.structure.markers import MARKERS, Marker


@pytest.mark.parametrize("marker", MARKERS, ids=lambda m: m.style)
def test_every_row_fires_on_its_examples_and_not_on_the_others(marker: Marker) -> None:
    from build_tools.structure import markers

    for example in marker.examples:
        assert marker in [r.marker for r in markers.readings(example)], example
    for example in marker.must_not:
        assert marker not in [r.marker for r in markers.readings(example)], example


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
