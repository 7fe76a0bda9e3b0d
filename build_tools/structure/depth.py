"""Depth: which markers are units, and of which parent, told by what fits the sequence best over the whole text.

Enters: for each marked piece its readings. Leaves: for each the reading chosen and the piece that is its parent, or
None when it is plain words. How: each step continues an open list, opens a new one below an open unit, or takes the
marker for words; each has a cost. Where the cheapest way to read each marker by itself is proved to be the cheapest of
all, that is it; else a beam search over stacks of open units finds it. Linear in the number of marked pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import TypeAlias

from ..model import Kind
from ..model.often_made import often_made
from .marker_rows import DECIMALS, KEYWORDS
from .markers import LabelReading, Order

BEAM = 8
_LITTLE = 1e-9  # less than any cost
_ROUNDING = 1e-6  # more than what sums of costs differ by, and less than any cost
_OPENING = 0.1  # what it costs at least to open a list
EXCERPT = 4.0  # a text of some articles of a law begins with any of them
RUNNING = ("dieu", "chuong", "roman", "arabic")  # numbers that may run on when a larger unit begins


@often_made
@dataclass(frozen=True, slots=True)
class Marked:
    """A marked piece: its place among the pieces, its readings; `doubt` is what it costs more to take it for a unit,
    `prose` what it costs to take it for words (None: what its markers say).
    """

    place: int
    readings: tuple[LabelReading, ...]
    doubt: float = 0.0
    prose: float | None = None
    leads: bool = False  # its words end with a colon: what comes next belongs to it


@dataclass(frozen=True, slots=True, eq=False)  # compared as itself: one for all that are alike
class Form:
    """What a unit is by its label, without its number: by that it is told what it costs to stand beside or below it."""

    style: str
    sep: str
    rank: float
    kind: Kind
    counts: bool
    leads: bool


@lru_cache(maxsize=1024)
def _form(style: str, sep: str, rank: float, kind: Kind, counts: bool, leads: bool) -> Form:
    return Form(style, sep, rank, kind, counts, leads)


@dataclass(slots=True, eq=False)  # made by the thousand, and never changed
class Open:
    """A unit that is open: what comes next may belong to it."""

    form: Form
    order: Order
    place: int


@often_made
@dataclass(frozen=True, slots=True)
class Placement:
    """What became of a marked piece: `reading` None means plain words; `parent` is a place or None."""

    place: int
    reading: LabelReading | None
    parent: int | None


# What two states must share to be one: the number of the stack below the top, the top's style and order, the last Điều.
_Key: TypeAlias = tuple[int, str, Order, Order | None]


@dataclass(slots=True, eq=False)
class _State:
    """One way to read the markers so far. `numbers` holds, for each depth of the stack, the number under which that
    much of it is known."""

    cost: float
    stack: tuple[Open, ...]
    shape: tuple[Form, ...]  # of the stack
    numbers: tuple[int, ...]
    key: _Key
    last: tuple[Order | None, ...]  # by RUNNING
    before: _State | None = None
    place: int = 0  # of the piece that was read last
    reading: LabelReading | None = None
    parent: int | None = None


_START = _State(0.0, (), (), (), (0, "", (), None), (None,) * len(RUNNING))
_Numbers: TypeAlias = dict[tuple[int, str, Order], int]  # stacks by what is below the top and the top, from 1 on


@dataclass(slots=True, eq=False)
class _Priced:
    """A marked piece with what it costs to take it for words, and its readings each with its form."""

    place: int
    doubt: float
    prose: float
    readings: list[tuple[LabelReading, Form]]


def _priced(mark: Marked) -> _Priced:
    prose = max([r.marker.prose for r in mark.readings]) if mark.prose is None else mark.prose
    forms = [
        _form(r.marker.style, r.sep, r.marker.rank, r.marker.kind, r.marker.counts != "none", mark.leads)
        for r in mark.readings
    ]
    return _Priced(mark.place, mark.doubt, prose, list(zip(mark.readings, forms, strict=True)))


# What a state may become, priced but not yet made, because most are dropped: cost, key, state, reading (None: words),
# level.
_Step: TypeAlias = tuple[float, _Key, _State, tuple[LabelReading, Form] | None, int]


def fit(marked: Sequence[Marked]) -> dict[int, Placement]:
    """The cheapest way to read all markers together: place -> choice.

    Most markers can be read in one way alone. So first each is read as what is cheapest by itself; where every other
    way would cost more than all of that, it is the cheapest. The search begins at the first marker of which this is not
    known, and leaves out what is dearer.
    """
    known: _Numbers = {}
    marks = [_priced(mark) for mark in marked]
    least = _least(marks)
    ways, rivals = _one_by_one(marks, least, known)
    bound = ways[-1].cost + _ROUNDING
    bounds = [bound - rest for rest in least[1:]]
    end: _State | None = ways[-1]
    read = 0
    for n, rival in enumerate(rivals):
        if rival <= bound and n >= read:
            end, taken = _search(ways[n:], marks[n:], bounds[n:], known)
            read = n + taken
    if read < len(marks):
        end = ways[-1]
    elif end is None:  # the beam has lost the way that was found one by one, and ends with a dearer one
        end, _ = _search([_START], marks, [inf] * len(marks), known)
    return _path(end or ways[-1])


def _least(marks: Sequence[_Priced]) -> list[float]:
    """What the markers from each place on cost at least, however they are read; after the last nothing."""
    from_nought = {r.marker.style for mark in marks for r, _ in mark.readings if r.order[0] < 1}
    found = [0.0]
    for mark in reversed(marks):
        as_unit = min(
            [
                r.marker.doubt + (_OPENING if r.order == (1, 0) and r.marker.style not in from_nought else 0.0)
                for r, _ in mark.readings
            ]
        )
        found.append(found[-1] + min(mark.prose, mark.doubt + as_unit))
    return found[::-1]


def _one_by_one(marks: Sequence[_Priced], least: Sequence[float], known: _Numbers) -> tuple[list[_State], list[float]]:
    """The states from the first to the last when each marker is read as what is cheapest by itself; and for each marker
    what a way costs at least that reads it otherwise.
    """
    ways, rivals = [_START], list[float]()
    for mark, rest in zip(marks, least[1:], strict=True):
        cheapest, *others = sorted(_steps(ways[-1], mark, inf), key=itemgetter(0))
        ways.append(_made(cheapest, mark, known))
        rivals.append(others[0][0] + rest if others else inf)
    return ways, rivals


def _search(
    ways: Sequence[_State], marks: Sequence[_Priced], bounds: Sequence[float], known: _Numbers
) -> tuple[_State | None, int]:
    """The cheapest end from the first of some states on by a beam search, without what costs more behind a marker than
    the bound there (None when nothing is left), and how many markers were read: not all where the only state that is
    left is the one that was found one by one.
    """
    states = [ways[0]]
    for n, (mark, bound) in enumerate(zip(marks, bounds, strict=True), 1):
        best: dict[_Key, _Step] = {}
        most = inf
        for state in states:  # the cheapest first
            if state.cost > most:
                break
            for step in _steps(state, mark, most):
                other = best.get(step[1])
                if other is None or step[0] < other[0]:
                    best[step[1]] = step
            if len(best) >= BEAM:  # what costs more than so many others is dropped in the end
                most = sorted([step[0] for step in best.values()])[BEAM - 1]
        several = len(states) > 1
        kept = sorted([step for step in best.values() if step[0] <= bound], key=itemgetter(0))[:BEAM]
        states = [_made(step, mark, known) for step in kept]
        if several and len(states) == 1 and n < len(ways) and _is_same(states[0], ways[n], ways[0]):
            return states[0], n
    return (states[0] if states else None), len(marks)


def _is_same(state: _State, way: _State, start: _State) -> bool:
    """Whether two states have read in the same way all that was read since a state before both."""
    while state is not start:
        if state.reading is not way.reading or state.parent != way.parent:
            return False
        assert state.before is not None
        assert way.before is not None
        state, way = state.before, way.before
    return True


def _path(state: _State) -> dict[int, Placement]:
    found = {}
    while state.before:
        found[state.place] = Placement(state.place, state.reading, state.parent)
        state = state.before
    return found


def _steps(state: _State, mark: _Priced, most: float) -> Iterator[_Step]:
    """Every step from a state that costs no more than `most`: the marker is words, or a unit at one of the levels of
    the stack.
    """
    yield state.cost + mark.prose, state.key, state, None, 0
    for reading, form in mark.readings:
        doubt = reading.marker.doubt
        room = most - (state.cost + mark.doubt + doubt) + _LITTLE
        if room < 0:  # no level is cheaper than nothing
            continue
        order = reading.order if form.rank < 9 else (0,)
        dieu = reading.order if form.style == "dieu" else state.last[0]
        for level, cost in _levels(state, reading, form, room):
            if (whole := state.cost + (cost + mark.doubt + doubt)) <= most:
                below = state.numbers[level - 1] if level else 0
                yield whole, (below, form.style, order, dieu), state, (reading, form), level


def _made(step: _Step, mark: _Priced, known: _Numbers) -> _State:
    """The state that a step leads to."""
    cost, key, state, read, level = step
    if read is None:
        return _State(cost, state.stack, state.shape, state.numbers, key, state.last, state, mark.place)
    reading, form = read
    kept = state.stack[:level]
    number = known.setdefault(key[:3], len(known) + 1)
    last = state.last
    if form.style in RUNNING:
        n = RUNNING.index(form.style)
        last = (*last[:n], reading.order, *last[n + 1 :])
    return _State(
        cost, (*kept, Open(form, reading.order, mark.place)), (*state.shape[:level], form),
        (*state.numbers[:level], number), key, last, state, mark.place, reading, kept[-1].place if kept else None,
    )  # fmt: skip


def _levels(state: _State, reading: LabelReading, form: Form, room: float) -> Iterator[tuple[int, float]]:
    """The levels of the stack at which a reading may stand, each with its cost: as the next of the unit that stands
    there, or as the first of a new list; without those that cost more than `room`.
    """
    if form.style in DECIMALS:
        yield from _decimal_levels(state, reading, form)
        return
    first = _first_cost(state, reading)
    for level, opening in _prices(state.shape, form):
        if opening is None:
            yield level, _next_cost(state.stack[level], reading, form)
        elif first <= room:
            yield level, first + opening


@lru_cache(maxsize=4096)
def _prices(shape: tuple[Form, ...], form: Form) -> tuple[tuple[int, float | None], ...]:
    """The levels at which a reading of a form may stand in a stack, each with what it costs to open a list there; None
    where it goes on with the list that stands there. A text has some hundred stacks that are not alike.
    """
    found: list[tuple[int, float | None]] = []
    parent: Form | None = None
    listed = False  # whether a list of this style and mark is open above
    for level, here in enumerate((*shape, None)):
        if here is not None and here.style == form.style:
            found += [(level, None)] if _may_hold(parent, form) else []
            listed = listed or (here.sep == form.sep and form.counts)
        elif (not listed or form.style == "arabic") and _may_hold(parent, form):
            found.append((level, _opening_cost(here, parent, form, listed)))
        parent = here
    return tuple(found)


def _decimal_levels(state: _State, reading: LabelReading, form: Form) -> Iterator[tuple[int, float]]:
    """The same for a decimal, which asks what number stands above it."""
    parent: Open | None = None
    listed = False
    for level, here in enumerate((*state.stack, None)):
        above = parent.form if parent else None
        if here is not None and here.form.style == form.style:
            if _may_hold(above, form):
                yield level, _next_cost(here, reading, form)
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


def _opening_cost(here: Form | None, parent: Form | None, form: Form, listed: bool) -> float:
    """What it costs to open a list at a level, in the place of the unit that stands here."""
    return 6.0 if listed else _OPENING + _beside_cost(here, form) + _nesting_cost(parent, form)


def _is_named_by(parent: Open | None, reading: LabelReading) -> bool:
    """Whether a decimal begins with the decimal above it: 1.1. and its 1.1.1."""
    return parent is not None and parent.order == reading.order[:-1]


def _beside_cost(here: Form | None, form: Form) -> float:
    """What it costs to close the unit that stands here: a smaller one hardly stands beside a larger one, nor A. beside
    the I. that it should hold.
    """
    if here is None:
        return 0.0
    if here.rank < form.rank:
        return 2.5
    return 3.0 if form.style == "upper" else 0.3


def _may_hold(parent: Form | None, form: Form) -> bool:
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


def _nesting_cost(parent: Form | None, form: Form) -> float:
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


def _next_cost(here: Open, reading: LabelReading, form: Form) -> float:
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


def _first_cost(state: _State, reading: LabelReading) -> float:
    """What it costs to begin a list, be it no decimal's, at any level."""
    marker, order = reading.marker, reading.order
    if marker.counts == "none":
        return 0.0
    fresh = 0.0 if order == (1, 0) else 2.5 + 0.5 * (order[0] - 1)
    if marker.style not in RUNNING:
        return fresh
    last = state.last[RUNNING.index(marker.style)]
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
