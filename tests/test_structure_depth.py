"""The way that is found one by one and proved is the one that the search over all markers finds."""

from __future__ import annotations

import random
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from build_tools.structure import depth
from build_tools.structure.depth import Marked, fit
from build_tools.structure.markers import readings

# Labels as they stand in texts; those of one row go on, and each may be left out, be printed twice or be mere words.
ROWS = (
    ("Chương I", "Chương II", "Chương III"),
    ("Điều 1. Hoa", "Điều 2. Quả", "Điều 2a. Lá", "Điều 3 Sửa đổi", "Điều 4."),
    ("1. Người", "2. Việc", "3. Hoa", "l. Người", "2a. Việc", "4 Quả"),
    ("a) Bộ", "b) Sở", "c) Hoa", "d) Việc", "đ) Người", "e) Lá"),
    ("I. HOA", "II. QUẢ", "III- LÁ"),
    ("A. HOA", "B. QUẢ", "C. LÁ"),
    ("1.1. Hoa", "1.2. Quả", "2.1. Lá", "2.1.1. Cây"),
    ("i) Hoa", "ii) Quả", "(1) Lá", "(2) Cây"),
    ("- Hoa", "- Quả", "+ Lá", "* Cây:"),
)


def made_up(seed: int) -> list[Marked]:
    """The markers of a text that nobody wrote."""
    chance = random.Random(seed)
    found: list[Marked] = []
    while len(found) < 60:
        for label in chance.choice(ROWS):
            if chance.random() < 0.8:
                prose, doubt = chance.choice((None, None, None, 0.9, 8.0)), chance.choice((0.0, 0.0, 0.6))
                found.append(Marked(len(found), readings(label), doubt, prose, label.endswith(":")))
    return found


@given(st.integers(0, 10**6))
def test_what_is_proved_is_what_the_search_finds(seed: int) -> None:
    marked = made_up(seed)
    marks = [depth._priced(mark) for mark in marked]
    searched, _ = depth._search([depth._START], marks, [inf] * len(marks), {})
    assert searched is not None
    assert fit(marked) == depth._path(searched)


def test_what_is_cheapest_by_itself_need_not_be_the_cheapest() -> None:
    """“i)” goes on with “h)”, but the “ii)” behind it tells that it does not."""
    labels = ("1. Hoa", "h) Cây", "i) Quả", "ii) Lá", "iii) Cành")
    marked = [Marked(n, readings(label)) for n, label in enumerate(labels)]
    found = fit(marked)
    assert {found[n].reading.marker.style for n in (2, 3, 4) if found[n].reading} == {"minor-roman"}
