"""What citing and resolving hand on: mentions, references, works."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Step
from .often_made import often_made


@often_made
@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a work or a place in one, as found in one block; it knows nothing of the collection.

    `span` are positions in the passage of blocks[block] (the whole phrase), `link` the part that is clickable;
    `start`, `end` are raw offsets and `words` is raw[start:end]. `unit` is the unit that holds it, None outside units.
    """

    id: str
    unit: str | None
    block: int
    span: tuple[int, int]
    link: tuple[int, int]
    start: int
    end: int
    words: str
    kind: str  # "external" | "internal" | "attachment"
    type: str | None = None
    number: str | None = None  # normalised
    printed_number: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None  # of a work named without number, or the subject printed beside the number
    provision: tuple[Step, ...] = ()
    relation: str = "dan-chieu"
    year: str | None = None  # printed alone, where no full date is ("Bộ luật Dân sự năm 2015")
    component: str | None = None  # of kinds internal and attachment: the component that is meant
    form: str = ""  # how it was read: the name of a row of `citations.forms`
    quoted: bool = False  # inside words quoted from another text
    within: str | None = None  # id of the mention in whose work's title it stands
    antecedent: str | None = None  # id of the mention that says in full what this one says for short
    note: str | None = None  # id of the note that it stands in


@dataclass(frozen=True, slots=True)
class Target:
    """Where a mention leads: a work, and a unit of it when the text is held and the unit exists."""

    work: str
    unit: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention and what became of it. `target` only when status is "resolved"; `repaired`: its spelling was mended."""

    mention: Mention
    status: str  # "resolved" | "ambiguous" | "unresolved"
    target: Target | None = None
    candidates: tuple[Target, ...] = ()
    reason: str | None = None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Citing:
    """One place that cites a work, as its page lists it."""

    slug: str
    unit: str | None
    mention: str
    url: str
    context: str
    relation: str
    target_unit: str | None = None
    status: str = "resolved"  # "ambiguous": it may be this work or another
    place: tuple[Step, ...] = ()  # in the cited work; what is done is done to it alone


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is cited or held; `held` is the slug of the document that is its text."""

    key: str
    type: str | None
    number: str | None
    date: str | None
    issuer: str | None
    name: str | None
    held: str | None
    names_as_printed: tuple[str, ...]
    citings: tuple[Citing, ...]
    official_url: str | None = None
    dates_as_printed: tuple[str, ...] = ()
    year: str | None = None  # when no full date is known
    province: str | None = None  # where the body is a province's, or sits in one
    place: str | None = None  # where the body is below the province: "xã Long Hồ"
    inside: tuple[Citing, ...] = ()  # places that cite a unit of its text by a range in which it lies
    namesakes: tuple[str, ...] = ()  # keys of other works of the same number or name, which must be told apart from it
