"""Depth: which markers are units, and of which parent, told by what fits the sequence best over the whole text.

Enters: for each marked piece its readings. Leaves: for each the reading chosen and the piece that is its parent, or
None when it is plain words. How: each step continues an open list, opens a new one below an open unit, or takes the
marker for words; each has a cost. Where the cheapest way to read each marker by itself is proved to be the cheapest of
all, that is it; else a beam search over stacks of open units finds it. Linear in the number of marked pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from typing import TypeAlias

from ..model.often_made import often_made
from .level_costs import (
    OPENING,
    RUNNING,
    LabelForm,
    Last,
    Open,
    decimal_levels,
    first_cost,
    form_of,
    next_cost,
    openings,
)
from .marker_rows import DECIMALS
from .markers import LabelReading, Order

BEAM = 8
_LITTLE = 1e-9  # less than any cost
_ROUNDING = 1e-6  # more than what sums of costs differ by, and less than any cost


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
    shape: tuple[LabelForm, ...]  # of the stack
    numbers: tuple[int, ...]
    key: _Key
    last: Last
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
    readings: list[tuple[LabelReading, LabelForm]]


def _priced(mark: Marked) -> _Priced:
    prose = max([r.marker.prose for r in mark.readings]) if mark.prose is None else mark.prose
    forms = [form_of(r, mark.leads) for r in mark.readings]
    return _Priced(mark.place, mark.doubt, prose, list(zip(mark.readings, forms, strict=True)))


# What a state may become, priced but not yet made, because most are dropped: cost, key, state, reading (None: words),
# level.
_Step: TypeAlias = tuple[float, _Key, _State, tuple[LabelReading, LabelForm] | None, int]


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
                r.marker.doubt + (OPENING if r.order == (1, 0) and r.marker.style not in from_nought else 0.0)
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
        step, rival = _cheapest(ways[-1], mark)
        ways.append(_made(step, mark, known))
        rivals.append(rival + rest)
    return ways, rivals


def _cheapest(state: _State, mark: _Priced) -> tuple[_Step, float]:
    """The cheapest step from a state, the first of several, and what the next costs."""
    cost, rival = state.cost + mark.prose, inf
    step: _Step = (cost, state.key, state, None, 0)
    for reading, form in mark.readings:
        for level, more in _levels(state, reading, form, inf):
            whole = state.cost + (more + mark.doubt + reading.marker.doubt)
            if whole < cost:
                step = (whole, _key(state, reading, form, level), state, (reading, form), level)
                cost, rival = whole, cost
            elif whole < rival:
                rival = whole
    return step, rival


def _key(state: _State, reading: LabelReading, form: LabelForm, level: int) -> _Key:
    """What tells the state apart in which a reading stands at a level."""
    order = reading.order if form.rank < 9 else (0,)
    dieu = reading.order if form.style == "dieu" else state.last[0]
    return state.numbers[level - 1] if level else 0, form.style, order, dieu


def _search(
    ways: Sequence[_State], marks: Sequence[_Priced], bounds: Sequence[float], known: _Numbers
) -> tuple[_State | None, int]:
    """The cheapest end from the first of some states on by a beam search, without what costs more behind a marker than
    the bound there (None when nothing is left), and how many markers were read: not all where the only state that is
    left is the one that was found one by one.
    """
    states = [ways[0]]
    for n, (mark, bound) in enumerate(zip(marks, bounds, strict=True), 1):
        several = len(states) > 1
        kept = sorted([step for step in _best(states, mark) if step[0] <= bound], key=itemgetter(0))[:BEAM]
        states = [_made(step, mark, known) for step in kept]
        if several and len(states) == 1 and n < len(ways) and _is_same(states[0], ways[n], ways[0]):
            return states[0], n
    return (states[0] if states else None), len(marks)


def _best(states: Sequence[_State], mark: _Priced) -> Iterable[_Step]:
    """The steps from some states, the cheapest of each key; of what is dropped in the end not all."""
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
    return best.values()


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
        for level, cost in _levels(state, reading, form, room):
            if (whole := state.cost + (cost + mark.doubt + doubt)) <= most:
                yield whole, _key(state, reading, form, level), state, (reading, form), level


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


def _levels(state: _State, reading: LabelReading, form: LabelForm, room: float) -> Iterator[tuple[int, float]]:
    """The levels of the stack at which a reading may stand, each with its cost: as the next of the unit that stands
    there, or as the first of a new list; without those that cost more than `room`.
    """
    if form.style in DECIMALS:
        yield from decimal_levels(state.stack, reading, form)
        return
    first = first_cost(state.last, reading)
    for level, opening in openings(state.shape, form):
        if opening is None:
            yield level, next_cost(state.stack[level], reading, form)
        elif first <= room:
            yield level, first + opening
