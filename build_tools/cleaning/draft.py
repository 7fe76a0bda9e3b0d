"""Draft: a text on its way through the rules.

Enters: a SourceText and the names of the rules that may act. Leaves: the passage as it stands, its rows, and what was
taken out of it. Only `change` changes the words, and only by edits under the name of a rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ..model import Decision, Passage, SourceText
from ..passages import Edit, edited, of_raw, replaced, whole_edits
from . import layout, legacy, notes
from .row_list import RowList
from .rows import Flags, RawLines, Row, rows, set_zones

EDITOR = "editor"


class Draft:
    """The passage as it stands, and what is known of it. `acting`: the names of the rules that may change it."""

    def __init__(self, source: SourceText, acting: Collection[str]) -> None:
        self.source = source
        self.passage = of_raw(source.text)
        self.lines = RawLines(source.text)
        self.said: Mapping[int, str] = dict(_said(source, self.lines))
        self.encoding = legacy.encoding_of(source.text)
        self.unturned = None if self.encoding else legacy.unturned(source.text)
        # The raw lines of page furniture and notes: what stands on both sides of one were neighbours.
        self.removed: list[int] = []
        self.notes: list[notes.Lifted] = []
        self.in_doubt: list[tuple[int, int]] = []  # line ends, as raw spans: one paragraph or two?
        self.page: layout.Measure | None = None  # as it was when the notes still stood in the text
        self._acting = acting
        self._rows = RowList(self.passage, self.lines, self.said)
        self._tables: frozenset[int] = frozenset()  # raw lines that are cells of flattened tables
        self._zoned = False

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.passage.text

    @property
    def rows(self) -> list[Row]:
        """The rows of the passage as it stands, each with the zone it stands in."""
        if not self._zoned:
            set_zones(self._rows.rows, self._tables)
            self._zoned = True
        return self._rows.rows

    @property
    def flags(self) -> Mapping[int, Flags]:
        """By raw line, what its marks said of it."""
        return self._rows.flags

    def mark(self, flags: Mapping[int, Flags]) -> None:
        """From now on the raw lines have these flags."""
        self._rows.mark(flags)
        self._zoned = False

    def take_for_cells(self, numbers: Iterable[int]) -> None:
        """From now on these raw lines are cells of tables."""
        tables = frozenset(numbers)
        self._zoned = self._zoned and tables == self._tables
        self._tables = tables

    def take_out(self, numbers: Iterable[int]) -> None:
        """What stood on both sides of these raw lines were neighbours."""
        self.removed = sorted({*self.removed, *numbers})

    def change(self, edits: Iterable[Edit]) -> None:
        """Make the edits of rules that may act."""
        if not (some := self._allowed(edits)):
            return
        whole = list(whole_edits(self.passage, notes.around_moves(self.passage, some) if self.notes else some))
        self.passage = replaced(self.passage, whole)
        self._rows.change(self.passage, whole)
        self._zoned = False

    def change_note(self, n: int, edits: Iterable[Edit]) -> None:
        """The same in one of the notes that were taken out."""
        if some := self._allowed(edits):
            self.notes[n] = replace(self.notes[n], passage=edited(self.notes[n].passage, some))

    def rows_of(self, passage: Passage) -> list[Row]:
        """The rows of a note by itself, without zones."""
        return rows(passage, self.lines, self.flags, self.said, self._rows.known)

    def acts(self, rule: str) -> bool:
        """May a rule change the text?"""
        return rule in self._acting

    def _allowed(self, edits: Iterable[Edit]) -> list[Edit]:
        return [edit for edit in edits if edit.rule in self._acting or rule_of(edit.rule) in self._acting]


def decision_rule(decision: Decision) -> str:
    """The name under which the edit of a decision runs: that of its entry, “editor-3”."""
    return f"{EDITOR}-{decision.entry}"


def rule_of(name: str) -> str:
    """The name of the rule that an edit belongs to."""
    return EDITOR if name.startswith(f"{EDITOR}-") else name


def _said(source: SourceText, lines: RawLines) -> Iterator[tuple[int, str]]:
    """By raw line: what a person has said that it is."""
    for decision in source.decisions.lines:
        if decision.start is not None:
            last = lines.number(decision.start + max(0, len(decision.before) - 1))
            yield from ((number, decision.what) for number in range(lines.number(decision.start), last + 1))
