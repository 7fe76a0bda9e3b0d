"""Kept: what is worked out when it is first asked for, and then kept.

Enters: a method of an object that never changes. Leaves: a property that runs it once. As `functools.cached_property`,
without the lock that Python takes each time up to 3.11: a text is read by one thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # noqa: N801 - used as a decorator
    """A property that is worked out once.

    >>> class Line:
    ...     @kept
    ...     def words(self): return ["asked"]
    >>> line = Line()
    >>> line.words is line.words
    True
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self.find = find
        self.name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, one: None, owner: type) -> kept[T]: ...
    @overload
    def __get__(self, one: object, owner: type) -> T: ...
    def __get__(self, one: object | None, owner: type) -> kept[T] | T:
        if one is None:
            return self
        value = one.__dict__[self.name] = self.find(one)
        return value
