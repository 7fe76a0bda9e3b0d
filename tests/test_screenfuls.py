"""A long text in pieces: nothing lost, nothing moved, no piece begun where it may not."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from build_tools.rendering.screenfuls import LONG, PIECE, SIZES, Written, pieces

READING = Path(__file__).parent.parent / "overrides" / "assets" / "vanban" / "reading.css"
BLOCKS = st.lists(st.builds(Written, st.text("ab", max_size=3), st.integers(0, 9_000), st.booleans()), max_size=40)


@given(BLOCKS)
def test_nothing_is_lost_or_moved_and_a_piece_begins_only_where_it_may(blocks: list[Written]) -> None:
    found = list(pieces(blocks))
    assert [text for _, texts in found for text in texts] == [block.text for block in blocks]
    at = 0
    for class_, texts in found:
        assert at == 0 or blocks[at].may_begin
        assert at == 0 or class_
        at += len(texts)


@given(BLOCKS)
def test_a_piece_is_ended_as_soon_as_it_is_long_enough_and_may_be(blocks: list[Written]) -> None:
    at = 0
    for class_, texts in pieces(blocks):
        if class_:
            inner = blocks[at : at + len(texts)]
            cuts = [n for n, block in enumerate(inner) if n and block.may_begin]
            assert all(sum(block.letters for block in inner[:n]) < PIECE for n in cuts)
        at += len(texts)


def test_a_short_text_stays_in_one() -> None:
    assert list(pieces([Written("a", LONG - 1, True), Written("b", 0, True)])) == [("", ["a", "b"])]


def test_a_piece_is_about_as_high_as_its_letters_need() -> None:
    blocks = [Written("a", letters, True) for letters in (PIECE, 7_000, 100_000)]
    assert [class_ for class_, _ in pieces(blocks)] == [
        "vb-screenful vb-2k",
        "vb-screenful vb-8k",
        "vb-screenful vb-32k",
    ]


def test_every_size_has_its_height_in_the_styles() -> None:
    assert all(f".vb-{size}k {{ --k: {size}; }}" in READING.read_text(encoding="utf-8") for size in SIZES)
