"""What a piece of work asks of the collection, so that its result can be kept: it holds as long as every answer does.

Enters: mappings by which the collection is known. Leaves: mappings of the same content that write down what is asked of
them: of which mapping, which key, or whether there is one, or all of it. Promise: whoever asks the same questions gets
the same answers; what is read in no other way than by these mappings depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

V = TypeVar("V")

Question: TypeAlias = tuple[str, str | None]  # name of a mapping and a key; "?" behind the name: whether it is there
Trace: TypeAlias = tuple[tuple[str, str | None, str], ...]  # a question and the print of its answer
NOTHING = "-"


class AskedMapping(Mapping[str, V]):
    """A mapping that notes in `log` what is asked of it, under its name."""

    def __init__(self, name: str, values: Mapping[str, V], log: dict[Question, None]) -> None:
        self.name, self.values_, self.log = name, values, log

    def __getitem__(self, key: str) -> V:
        self.log[self.name, key] = None
        return self.values_[key]

    def __contains__(self, key: object) -> bool:
        self.log[f"{self.name}?", str(key)] = None
        return key in self.values_

    def __iter__(self) -> Iterator[str]:
        self.log[self.name, None] = None
        return iter(self.values_)

    def __len__(self) -> int:
        self.log[self.name, None] = None
        return len(self.values_)


class Prints:
    """The print of every answer: what stands in each mapping under each key; `of` makes it, once."""

    def __init__(self, mappings: Mapping[str, Mapping[str, object]], of: Callable[[str, str, object], str]) -> None:
        self.mappings, self.of = mappings, of
        self.known: dict[Question, str] = {}

    def __call__(self, question: Question) -> str:
        if question not in self.known:
            self.known[question] = self._print(*question)
        return self.known[question]

    def _print(self, name: str, key: str | None) -> str:
        values = self.mappings.get(name.removesuffix("?"), {})
        if key is None:
            return ",".join(f"{each}={self((name, each))}" for each in values)
        if key not in values:
            return NOTHING
        return "+" if name.endswith("?") else self.of(name, key, values[key])

    def trace(self, log: Mapping[Question, None]) -> Trace:
        """The questions with the prints of their answers."""
        return tuple((name, key, self((name, key))) for name, key in log)

    def hold(self, trace: Trace) -> bool:
        """Whether every question is answered as it was."""
        return all(self((name, key)) == answer for name, key, answer in trace)
