"""What structure hands on: units with addresses, blocks, metadata."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .cleaned import Correction, Finding
from .inputs import SourceText
from .kinds import Kind
from .often_made import often_made
from .passages import Passage


@often_made
@dataclass(frozen=True, slots=True)
class Step:
    """One step of an address: kind and number as printed; `copy` 2, 3 … for a number that stands there again."""

    kind: Kind
    number: str
    copy: int = 1


@often_made
@dataclass(frozen=True, slots=True)
class Address:
    """Where a unit stands, as one would cite it. `component` is the id of the attached text, "" for the main text."""

    component: str
    steps: tuple[Step, ...]


@often_made
@dataclass(frozen=True, slots=True)
class ShownUnit:
    """What is told of a unit, of a text as issued and of a version: where it stands, its words, how one cites it.
    `start`, `end`: raw offsets in the text as issued.
    """

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
    start: int | None
    end: int | None


@often_made
@dataclass(frozen=True, slots=True)
class Unit(ShownUnit):
    """A unit of the text (contract: `units`). Its words are those of the block that names it."""

    start: int
    end: int


@often_made
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
class About:
    """What is said of one field of the metadata, wherever it is shown, stated, searched or narrowed by.

    `word` names it in a sentence, `label` on the card of a page ("" where it is not shown there). `stated`: the
    publisher may say it in the file beside the text. `key` is its name in the search index ("" where it is not
    searched), `first` how many of its characters stand there; `folder` is the address of the list by it, and with it
    results are narrowed too.
    """

    word: str
    label: str = ""
    stated: bool = True
    key: str = ""
    folder: str = ""
    heading: str = ""  # of the list and of the filter, when it is not the label
    first: int | None = None


def _said(word: str, label: str = "", **more: Any) -> Any:
    """A field of the metadata that is None until text or publisher say it."""
    return field(default=None, metadata={"about": About(word, label, **more)})


def _several(word: str, label: str = "") -> Any:
    return field(default=(), metadata={"about": About(word, label, stated=False)})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the document; None or () when neither the text nor the publisher says it.

    A new field is a line here, with what is said of it (`metadata_fields` reads that for the site, the data, the file
    beside a text and the browser), and what reads it from the text (`structure.metadata`).
    """

    type: str | None = _said("loại", "Loại văn bản", key="type", folder="loai")
    number: str | None = _said("số", "Số, ký hiệu", key="number")
    issuer: str | None = _said("cơ quan ban hành", "Cơ quan ban hành", key="issuer", folder="co-quan")
    parent_issuer: str | None = _said("cơ quan chủ quản")
    date: str | None = _said("ngày", "Ngày ban hành", key="year", folder="nam", heading="Năm", first=4)  # ISO 8601
    place: str | None = _said("nơi ban hành", "Nơi ban hành")
    title: str | None = _said("trích yếu")
    province: str | None = _said("tỉnh, thành phố", "Tỉnh, thành phố", key="province", folder="tinh")
    signers: tuple[Signer, ...] = _several("người ký", "Người ký")
    recipients: tuple[str, ...] = _several("nơi nhận")
    source_url: str | None = _said("nơi lấy")
    stated_by: tuple[tuple[str, str], ...] = ()  # field -> "text" | "publisher"


@dataclass(frozen=True, slots=True)
class Component:
    id: str  # "" for the main text
    type: str | None
    title: str | None


@often_made
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
    printed: tuple[int, int] | None = None  # the raw span of the mark that leads to it from what it is about


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
class QuotedUnit:
    """A unit of another text, as it is quoted: `parent` is its place among those quoted with it, None at the top."""

    kind: Kind
    number: str
    passage: Passage
    label_end: int
    heading_end: int
    parent: int | None


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
    forwards: tuple[tuple[str, str], ...] = ()  # former anchors whose words stand in other texts now: "slug#anchor"
