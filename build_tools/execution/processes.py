"""Processes: a function applied to many values by several processes of this machine.

Enters: a function, values, how many processes. Leaves: what the function made of each. Processes begin as copies of
this one, so that neither the function nor the values are sent to them; only results are sent back. Where a system has
no such processes, or one is enough, this process does it all.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, TypeVar

_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
_SWEPT = 16  # a copy looks for values that hold one another after so many results: nobody else does
_AHEAD = 64  # results that wait for their turn: as many as are made while a very long text keeps the others waiting

T = TypeVar("T")
R = TypeVar("R")

_at_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []  # in a copy: what it was begun for
_done = 0  # in a copy: how many results it has made


class Chosen(Sequence[T]):
    """Some of a collection's values, each read when its turn comes: by the process that works on it."""

    def __init__(self, values: Any, keys: Sequence[Any]) -> None:
        self._values, self._keys = values, keys

    def __getitem__(self, place: Any) -> Any:
        return self._values[self._keys[place]]

    def __len__(self) -> int:
        return len(self._keys)


def count() -> int:
    """How many processors this process may use: fewer than the machine has, where it is shared out."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether a process can begin as a copy of this one."""
    return "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"


def serve_parent() -> None:
    """A worker leaves Ctrl-C to the process it works for, and ends with it, also when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError, TypeError):  # Linux alone has this
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def as_they_come(make: Callable[[T], R], values: Sequence[T], jobs: int) -> Iterator[tuple[int, R]]:
    """The place of each value and what was made of it, whatever is ready first. Raises what `make` raises."""
    if jobs <= 1 or len(values) <= 1 or not can_copy():
        yield from ((n, make(value)) for n, value in enumerate(values))
        return
    with _copies(make, values, jobs) as executor:
        left: dict[Future[Any], int] = {executor.submit(_one, n): n for n in range(len(values))}
        for ready in as_completed(left):
            yield left.pop(ready), ready.result()


def in_order(make: Callable[[T], R], values: Sequence[T], jobs: int) -> Iterator[R]:
    """What was made of each value, in their order. Raises what `make` raises, where its value's turn comes."""
    if jobs <= 1 or len(values) <= 1 or not can_copy():
        yield from map(make, values)
        return
    with _copies(make, values, jobs) as executor:
        yield from by(executor, _one, range(len(values)), _AHEAD)


def by(executor: Executor, make: Callable[[T], R], values: Iterable[T], most: int | None = None) -> Iterator[R]:
    """What an executor makes of each value, in their order; all are begun at once, the first first, or `most` of them
    ahead of what is asked for, and no result is held longer than it is asked for.
    """
    left = iter(values)
    ahead = deque(executor.submit(make, value) for value in islice(left, most))
    while ahead:
        ahead.extend(executor.submit(make, value) for value in islice(left, 1))
        yield ahead.popleft().result()


@contextmanager
def _copies(make: Callable[[Any], Any], values: Sequence[Any], jobs: int) -> Iterator[ProcessPoolExecutor]:
    fork = multiprocessing.get_context("fork")
    frozen = gc.get_freeze_count()
    gc.freeze()  # what they share stays shared: nobody looks through it for garbage
    executor = ProcessPoolExecutor(min(jobs, len(values)), fork, _begin, (make, values))
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
        if not frozen:
            gc.unfreeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Work that makes millions of values of which none is garbage: nobody looks through them while it lasts, nor, again
    and again, through those that are left of it. What was left of such work before is looked through with all else.
    """
    collecting = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        gc.freeze()


def _begin(make: Callable[[Any], Any], values: Sequence[Any]) -> None:
    serve_parent()
    _at_work[:] = [(make, values)]


def _one(number: int) -> Any:
    make, values = _at_work[0]
    global _done
    _done += 1
    if _done % _SWEPT == 0:
        gc.collect(1)  # what was made since it was last looked through
    return make(values[number])
