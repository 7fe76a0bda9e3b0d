"""Costs of levels: what it costs to read a label as the next of an open unit, or as the first of a list that opens
beside one and below another.

Enters: what stands open, and the reading of a label. Leaves: levels with their costs, which `depth` adds up. A cost is
0 for what is as it should be; 6 is more than any text makes good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ..model import Kind
from .marker_rows import DECIMALS, KEYWORDS
from .markers import LabelReading, Order

EXCERPT = 4.0  # a text of some articles of a law begins with any of them
OPENING = 0.1  # what it costs at least to open a list
RUNNING = ("dieu", "chuong", "roman", "arabic")  # numbers that may run on when a larger unit begins
Last: TypeAlias = tuple[Order | None, ...]  # the numbers last met, by RUNNING


@dataclass(frozen=True, slots=True, eq=False)  # compared as itself: one for all that are alike
class LabelForm:
    """What a unit is by its label, without its number: by that it is told what it costs to stand beside or below it."""

    style: str
    sep: str
    rank: float
    kind: Kind
    counts: bool
    leads: bool


def form_of(reading: LabelReading, leads: bool) -> LabelForm:
    """The form of a reading; `leads`: the words behind it end with a colon."""
    marker = reading.marker
    return _form(marker.style, reading.sep, marker.rank, marker.kind, marker.counts != "none", leads)


@lru_cache(maxsize=1024)
def _form(style: str, sep: str, rank: float, kind: Kind, counts: bool, leads: bool) -> LabelForm:
    return LabelForm(style, sep, rank, kind, counts, leads)


@dataclass(slots=True, eq=False)  # made by the thousand, and never changed
class Open:
    """A unit that is open: what comes next may belong to it."""

    form: LabelForm
    order: Order
    place: int


@lru_cache(maxsize=4096)
def openings(shape: tuple[LabelForm, ...], form: LabelForm) -> tuple[tuple[int, float | None], ...]:
    """The levels at which a reading of a form may stand in a stack, each with what it costs to open a list there; None
    where it goes on with the list that stands there. A text has some hundred stacks that are not alike.
    """
    found: list[tuple[int, float | None]] = []
    parent: LabelForm | None = None
    listed = False  # whether a list of this style and mark is open above
    for level, here in enumerate((*shape, None)):
        if here is not None and here.style == form.style:
            found += [(level, None)] if _may_hold(parent, form) else []
            listed = listed or (here.sep == form.sep and form.counts)
        elif (not listed or form.style == "arabic") and _may_hold(parent, form):
            found.append((level, _opening_cost(here, parent, form, listed)))
        parent = here
    return tuple(found)


def decimal_levels(stack: Sequence[Open], reading: LabelReading, form: LabelForm) -> Iterator[tuple[int, float]]:
    """The levels of a stack at which a decimal may stand, each with its cost: it asks what number stands above it."""
    parent: Open | None = None
    listed = False
    for level, here in enumerate((*stack, None)):
        above = parent.form if parent else None
        if here is not None and here.form.style == form.style:
            if _may_hold(above, form):
                yield level, next_cost(here, reading, form)
            listed = listed or here.form.sep == form.sep
        elif (not listed or _is_named_by(parent, reading)) and _may_hold(above, form):
            yield (
                level,
                (
                    _first_decimal(form.style, reading.order, parent)
                    + _opening_cost(here.form if here else None, above, form, False)
                ),
            )
        parent = here


def _opening_cost(here: LabelForm | None, parent: LabelForm | None, form: LabelForm, listed: bool) -> float:
    """What it costs to open a list at a level, in the place of the unit that stands here."""
    return 6.0 if listed else OPENING + _beside_cost(here, form) + _nesting_cost(parent, form)


def _is_named_by(parent: Open | None, reading: LabelReading) -> bool:
    """Whether a decimal begins with the decimal above it: 1.1. and its 1.1.1."""
    return parent is not None and parent.order == reading.order[:-1]


def _beside_cost(here: LabelForm | None, form: LabelForm) -> float:
    """What it costs to close the unit that stands here: a smaller one hardly stands beside a larger one, nor A. beside
    the I. that it should hold.
    """
    if here is None:
        return 0.0
    if here.rank < form.rank:
        return 2.5
    return 3.0 if form.style == "upper" else 0.3


def _may_hold(parent: LabelForm | None, form: LabelForm) -> bool:
    if parent is None:
        return True
    style = form.style
    if style in KEYWORDS or style == "dieu":
        return (parent.rank < form.rank and parent.style not in ("upper", "roman")) or (
            style == "dieu" and parent.rank < 5
        )
    if not form.counts and parent.style == style:
        return False
    return style != "roman" or parent.rank < 6


def _nesting_cost(parent: LabelForm | None, form: LabelForm) -> float:
    rank = form.rank
    if parent is None:
        return 1.5 if rank in (7, 8) else 0.0
    if form.style == "upper" and parent.rank >= 6:
        return 1.5
    if parent.rank >= rank and parent.leads and {parent.kind, form.kind} == {Kind.GACH}:
        return 0.0  # "* Về hạ tầng:" and its dashes
    if parent.rank >= rank:
        return 2.5 + 0.3 * (parent.rank - rank)
    return 1.0 if form.style == "cong" and parent.style != "gach" else 0.0


def next_cost(here: Open, reading: LabelReading, form: LabelForm) -> float:
    """What it costs to go on with the list of a unit."""
    above = here.form
    if not form.counts:
        return 0.0 if above.sep == form.sep else 0.3
    if form.style in DECIMALS:
        return _decimal_step(here.order, reading.order)
    unlike = 0.0 if above.sep == form.sep or above.rank <= 5 or not (above.sep and form.sep) else 0.8
    return unlike + _step(here.order, reading.order)


def _step(last: Order, new: Order) -> float:
    """The cost of `new` after `last` in one list: 0 when it follows, more for each number left out, most for going
    back.

    >>> _step((1, 0), (2, 0)), _step((4, 0), (6, 0)), _step((2, 0), (2, 0)), _step((21, 0), (21, 1))
    (0.0, 2.2, 3.5, 0.0)
    """
    gap = new[0] - last[0]
    if gap == 0:
        return 0.0 if new[1] == last[1] + 1 else 3.5 if new[1] == last[1] else 1.0 if new[1] > last[1] else 5.0
    if gap < 0:
        return 6.0
    return (0.0 if gap == 1 else min(6.0, 1.5 + 0.7 * (gap - 1))) + (0.5 if new[1] else 0.0)


def _decimal_step(last: Order, new: Order) -> float:
    if len(last) != len(new):
        return 3.0
    if last[:-1] == new[:-1]:
        return _step((last[-1], 0), (new[-1], 0))
    return 1.0 if new[-1] == 1 and new[:-1] > last[:-1] else 5.0


def first_cost(last_ones: Last, reading: LabelReading) -> float:
    """What it costs to begin a list, be it no decimal's, at any level."""
    marker, order = reading.marker, reading.order
    if marker.counts == "none":
        return 0.0
    fresh = 0.0 if order == (1, 0) else 2.5 + 0.5 * (order[0] - 1)
    if marker.style not in RUNNING:
        return fresh
    last = last_ones[RUNNING.index(marker.style)]
    if marker.style == "dieu" and not last:
        return min(fresh, EXCERPT)
    if marker.style in ("dieu", "chuong"):
        return min(fresh + (3.0 if last and marker.style == "dieu" else 0.0), _step(last, order) if last else fresh)
    return min(fresh, 1.0 + _step(last, order)) if last else fresh


_NAMED_BY = {"decimal": ("arabic", "roman", "muc"), "dotted": ("letter",)}  # whose numbers a decimal begins with


def _first_decimal(style: str, order: Order, parent: Open | None) -> float:
    """The cost of beginning a list of decimals below a unit: none when the unit's own number is their head."""
    head: Order = ()
    if parent and parent.form.style == style:
        head = parent.order
    elif parent and parent.form.style in _NAMED_BY[style]:
        head = parent.order[:1]
    late = 0.0 if order[-1] == 1 else 2.0
    return late + (0.0 if order[:-1] == head else 1.0 if not parent or parent.form.rank < 6 else 4.0)
