"""The shapes of a row of the forms, and how each is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ...addresses import provisions
from ...model.often_made import changed
from ...office.alphabet import holds_one
from .. import defined_names, self_names
from ..named_work import Found, Spans
from ..type_words import TypeWord


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its `name` is that of how a mention was read. `pattern` is what is printed there, `make` what is made
    of it; without a pattern `make` looks for itself. `kind`: what such a mention names; `types`: of which types it is
    (all, when none is said); `capital`: whether the type word must have one, but for those of the `small` types.
    `digit`, `mark` ("/" or "-"), `this`: what stands in all that it reads, so that it is tried nowhere else (`seeds`).
    """

    name: str
    kind: str  # "sign" "law" "session" "congress" "programme" "treaty" "standard" "damaged" "own" "short" "place"
    why: str
    pattern: re.Pattern[str] | None
    make: Callable[..., Any]
    examples: tuple[tuple[str, str], ...]
    not_these: tuple[str, ...]
    types: frozenset[str] = frozenset()
    capital: bool = False
    small: frozenset[str] = frozenset()
    digit: bool = False
    mark: bool = False
    this: bool = False
    inside: bool = False  # of its own text: also where the words stand in the name of another work
    needs: Callable[[], tuple[str, ...]] | None = None  # letters of which some stand wherever this form does
    outside: bool = False  # … and not where they stand in what is said of another work
    of_list: bool = False  # of a list of works, of which another row must have read one


class AtWord(Form):
    """Begins with a type word; the pattern is matched behind it."""

    def read(self, text: str, word: TypeWord) -> Found | None:
        """The work that a type word begins, None when this form does not stand there."""
        match = self.pattern.match(text, word.end) if self.pattern else None
        return _as(self, self.make(text, word, match)) if match or not self.pattern else None


class Anywhere(Form):
    """Needs no type word of its own; `make` is handed the pattern and what was found so far."""

    def read(self, text: str, found: list[Found]) -> Iterator[Found]:
        """The works that stand in a canvas without their type word."""
        if self.needs and not holds_one(text, self.needs()):
            return iter(())
        return (changed(each, form=self.name) for each in self.make(text, found, self.pattern))


class OfItself(Form):
    """What a text calls itself, or what it carries; the pattern is matched behind the type word."""

    def read(self, text: str, word: TypeWord, own: self_names.Own) -> Found | None:
        """The part of its own text that a type word means."""
        match = self.pattern.match(text, word.end) if self.pattern else None
        return _as(self, self.make(text, word, own, match)) if match or not self.pattern else None


class Short(Form):
    """Names that the text has given, or that it has made plain: what they are, its memory knows."""

    def read(
        self, memory: defined_names.Memory, text: str, taken: Spans, words: tuple[TypeWord, ...]
    ) -> Iterator[Found]:
        """The works that are named for short."""
        return (changed(each, form=self.name) for each in self.make(memory, text, taken, words))


class PlaceForm(Form):
    """Places inside a text."""

    def read(self, text: str) -> tuple[provisions.Phrase, ...]:
        """The phrases that name places."""
        phrases: tuple[provisions.Phrase, ...] = self.make(text)
        return phrases


def _as(form: Form, found: Found | None) -> Found | None:
    return changed(found, form=form.name) if found else None
