"""Coming: the words that an effect brings, as they are printed or as units.

Enters: an effect, the quotations of the text that acts. Leaves: its new words; the publisher's own stand in no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..addresses.steps import label
from ..model import Effect, QuotedUnit
from ..passages import of_raw
from ..structure.quoted_units import QuotedWords, of_words
from .trees import SourcedWords, Tree


def with_below(units: Sequence[QuotedUnit], top: int) -> list[QuotedUnit]:
    """A quoted unit and all below it, their parents counted anew."""
    places, found = {top: 0}, [replace(units[top], parent=None)]
    for n in range(top + 1, len(units)):
        above = units[n].parent
        if above in places:
            places[n] = len(found)
            found.append(replace(units[n], parent=places[above]))
    return found


class Coming:
    """The words that an effect brings: of the acting text, or the publisher's own."""

    def __init__(self, effect: Effect, quoting: QuotedWords | None, attached: Tree | None = None) -> None:
        self.effect, self.quoting = effect, quoting
        self.attached = attached  # the text to which the form, or the annex, that comes is attached

    def words(self) -> list[SourcedWords]:
        """The words as they are, without any reading of them."""
        effect = self.effect
        if self.quoting and effect.words_at:
            return [
                SourcedWords(passage, effect.source or "", effect.id)
                for start, end in effect.words_at
                for passage, _ in self.quoting.passages(start, end)
            ]
        own = effect.new if self.is_stated else None
        return [SourcedWords(of_raw(own), "", effect.id)] if own else []

    def units(self) -> tuple[QuotedUnit, ...]:
        """The words as units."""
        steps = self.effect.steps
        labels = [label(steps[-1])] if steps else []
        if self.is_stated:
            return of_words(self.effect.new or "", labels)
        return self.quoting.read(self.effect.words_at, labels) if self.quoting else ()

    @property
    def is_stated(self) -> bool:
        """Whether the publisher states the words, beside the text."""
        return self.effect.signals == ("publisher",)

    @property
    def slug(self) -> str:
        """The text that prints the words, "" of the publisher's own."""
        return self.effect.source or ""
