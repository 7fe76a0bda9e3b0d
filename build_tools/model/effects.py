"""What one text does to another, and from when (contract: *Time*)."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Step


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it is said: the words raw[start:end] of a text, in a unit or a note of it."""

    slug: str
    unit: str | None
    note: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Effect:
    """One change of one place by one clause.

    `place`: the anchor that is acted on, None for the whole text; `unit`: that unit of the text as issued, None when it
    has none. `since`: the date of effect, stated by the unit `since_unit` of the acting text; None when nothing held
    states it. `old`, `new`: the words that go and that come, as printed.

    What replaying needs beside: `words_at`: where `new` is printed, raw spans of the acting text. `near`, `side`: of
    words, those beside or within which they stand ("before", "after", "within"), or an end of the place ("begin",
    "end"). `part`: what of the place is meant: "" all of it, "lead" its opening words, "end" what is put at its end,
    "some" parts that clauses below name. `component`, `steps`: the place as an address. `doubt`: what of the clause
    could not be read with certainty. `attached`: text and unit of what comes when it is no quotation: a form, an annex.
    """

    id: str
    source: str | None  # slug of the acting text, None when it is not held
    source_unit: str | None
    source_work: str
    work: str
    target: str | None  # slug of the text that is acted on, None when it is not held
    place: str | None
    unit: str | None
    action: str  # replace | insert | repeal | retitle | replace-words | insert-words | repeal-words | correct | suspend
    after: str | None = None
    old: str | None = None
    new: str | None = None
    since: str | None = None
    since_unit: str | None = None
    signals: tuple[str, ...] = ()  # instruction | footnote | portal-note | publisher
    evidence: tuple[Evidence, ...] = ()
    status: str = "not-applied"  # applied | not-applied | disputed | undated | not-held
    reason: str | None = None
    words_at: tuple[tuple[int, int], ...] = ()
    near: str | None = None
    side: str = ""
    part: str = ""
    portal_since: str | None = None  # the date that a portal's note gives
    component: str = ""
    steps: tuple[Step, ...] = ()
    doubt: str = ""
    attached: tuple[str, str] | None = None
    first: str | None = None  # of the last place of a range that is repealed: the first


@dataclass(frozen=True, slots=True)
class InForce:
    """From when and until when a text says, or another says of it, that it is in force."""

    since: str | None = None
    since_unit: str | None = None
    until: str | None = None
    until_by: str | None = None  # id of the effect that ends it
    partly: str | None = None  # the day from which it is ended but for a part that goes on; `until` is None then
    partly_by: str | None = None  # id of the effect that says so
    suspended: tuple[str, str | None] | None = None  # from when and, where it is said, until when it is suspended
    suspended_by: str | None = None  # id of the effect that says so
    text_state: str = "as-issued"  # as-issued | consolidated | excerpt | draft
    consolidates: tuple[tuple[str, str | None], ...] = ()  # keys of works, each with the date from which it counts
