"""Told once: of one fault one finding, the one that says what it is, though it is seen in several ways.

Enters: the findings of a text. Leaves: those findings without what only follows from another of them: where a page
stands twice its articles do, too; where a day is none a text has no day from which it is in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Finding


@dataclass(frozen=True, slots=True)
class Consequence:
    """`told` says what is wrong; those of `silent` follow from it: where they touch it, or anywhere in the text."""

    told: str
    silent: tuple[str, ...]
    anywhere: bool = False


def _row(told: str, silent: str, anywhere: bool = False) -> Consequence:
    return Consequence(told, tuple(silent.split()), anywhere)


ROWS = (
    _row("letter-foreign", "syllable-impossible syllable-foreign suspect-word"),
    _row("mark-unread", "syllable-impossible syllable-foreign suspect-word"),
    _row("note-mark-alone", "syllable-impossible syllable-foreign suspect-word"),
    _row("digit-misread", "syllable-impossible syllable-foreign numbering-damaged"),
    _row("pages-astray", "numbering-gap numbering-duplicate anchor-doubled anchor-restarted label-in-no-unit"),
    _row("label-in-no-unit", "numbering-missing"),
    _row("text-after-signature", "numbering-gap"),
    _row("date-impossible", "commencement-unread"),
    _row("said-otherwise", "citation-misprint citation-conflict citation-younger"),
    _row("date-against-sign", "citation-younger", anywhere=True),
)


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each fault once."""
    found = tuple(findings)
    for each in found:
        if not any(_follows(each, row, found) for row in ROWS if each.code in row.silent):
            yield each


def _follows(each: Finding, row: Consequence, found: Iterable[Finding]) -> bool:
    return any(one.code == row.told and (row.anywhere or _touch(each, one)) for one in found)


def _touch(one: Finding, other: Finding) -> bool:
    if one.start is None or other.start is None:
        return False
    return one.start <= (other.end or other.start) + _NEXT and other.start <= (one.end or one.start) + _NEXT


_NEXT = 1  # letter between them: the end of a line
