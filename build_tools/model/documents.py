"""What structure hands on: units with addresses, blocks, metadata."""

from __future__ import annotations

from dataclasses import dataclass

from .cleaned import Correction, Finding
from .inputs import SourceText
from .kinds import Kind
from .passages import Passage


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an address: kind and number as printed; `copy` 2, 3 … for a number that stands there again."""

    kind: Kind
    number: str
    copy: int = 1


@dataclass(frozen=True, slots=True)
class Address:
    """Where a unit stands, as one would cite it. `component` is the id of the attached text, "" for the main text."""

    component: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the text (contract: `units`). Its words are those of the block that names it."""

    id: str
    address: Address
    component: str
    kind: Kind
    label: str
    number: str
    parent: str | None
    heading: str | None
    text: str
    citation: str
    eid: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the page in reading order; all blocks together are all the words of the document.

    `role`: "unit", or what it is outside the units: "issuer" "motto" "number" "place-date" "type" "title" "preamble"
    "enacting" "attachment" "recipients" "signature" "table" "note" "text".
    `unit`: for role "unit" the id of the unit it shows, otherwise the unit it belongs to, if any.
    `label_end`, `heading_end`: where label and heading end in the passage (0 and label_end when there is none).
    In a table rows are parted by "\\n" and cells by "\\t".
    """

    role: str
    passage: Passage
    unit: str | None = None
    component: str = ""
    label_end: int = 0
    heading_end: int = 0
    note: str | None = None  # of role "note": the id of the note


@dataclass(frozen=True, slots=True)
class Signer:
    capacity: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the document; None or () when neither the text nor the publisher says it."""

    type: str | None = None
    number: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    place: str | None = None
    date: str | None = None  # ISO 8601
    title: str | None = None
    province: str | None = None
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()
    stated_by: tuple[tuple[str, str], ...] = ()  # field -> "text" | "publisher"
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Component:
    id: str  # "" for the main text
    type: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note (contract: `notes`): `unit` is what it is about, None when that cannot be told; `mark` as printed."""

    id: str
    kind: str  # "footnote" | "publisher"
    unit: str | None
    mark: str
    text: str
    start: int
    end: int
    component: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of another text, or words as words: raw[start:end] without their marks. `unit` is the unit in which it
    begins; `closed` is False when its closing mark is missing and it ends where the text's own numbering goes on.
    """

    start: int
    end: int
    unit: str | None
    closed: bool


@dataclass(frozen=True, slots=True)
class Document:
    source: SourceText
    metadata: Metadata
    components: tuple[Component, ...]
    units: tuple[Unit, ...]
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    quotations: tuple[Quotation, ...] = ()  # in reading order; they may stand in one another
    aliases: tuple[tuple[str, str], ...] = ()  # former anchors, each with the id of the unit where it must land
