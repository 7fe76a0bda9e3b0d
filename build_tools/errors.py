"""The one exception a publisher may see: what is wrong, where, and what to do. Anything else that escapes is a bug of
ours.
"""

from __future__ import annotations

from collections.abc import Iterable


class Refusal(Exception):
    """Input or configuration that cannot be worked with; the message names the file, the place and the remedy."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}\n  → {remedy}")
        self.place, self.problem, self.remedy = place, problem, remedy

    def __reduce__(self) -> tuple[object, ...]:
        """So that one process can hand it to another."""
        return type(self), (self.place, self.problem, self.remedy)

    @property
    def each(self) -> tuple[Refusal, ...]:
        """What is refused, one by one."""
        return (self,)


class ErrorsStand(Refusal):
    """A strict build found errors: nothing is wrong with the input, but published addresses would break."""


class Refusals(Refusal):
    """Several at once: a publisher is told all that is wrong, not the first of it."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self._each = tuple(one for refusal in refusals for one in refusal.each)
        first = self._each[0]
        super().__init__(first.place, first.problem, first.remedy)
        self.args = ("\n".join(map(str, self._each)),)

    def __reduce__(self) -> tuple[object, ...]:
        """So that one process can hand it to another."""
        return type(self), (self._each,)

    @property
    def each(self) -> tuple[Refusal, ...]:
        """What is refused, one by one."""
        return self._each


def raise_all(refusals: Iterable[Refusal]) -> None:
    """Raises what is refused, if anything is: one as it is, several together.

    >>> raise_all([])
    """
    found = tuple(dict.fromkeys(one for refusal in refusals for one in refusal.each))
    if len(found) == 1:
        raise found[0]
    if found:
        raise Refusals(found)
