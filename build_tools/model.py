"""The nouns of the project: what the stages hand to one another. Frozen values, no behaviour, no import of ours.

Glossary (kinds keep their Vietnamese names, everything else is English):

    phần, chương, mục, tiểu mục, điều, khoản, điểm   the numbered units of a legal text, from large to small
    gạch, cộng         an item introduced by "-" or by "+"
    đoạn               an unnumbered paragraph below a titled unit
    phụ lục            an annex
    component          the main text, or a text attached to it whose numbering starts again
    raw offset         0-based code point in the raw file decoded as UTF-8, nothing normalised
    passage            words as shown, which remember the raw offsets they came from
    work               a legal text as an idea: type + number + date + issuer; it may be held here or only cited
    mention            words that name a work or a place in one
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of unit, from the largest to the smallest; the value is the step used in anchors."""

    PHU_LUC = "phu-luc"
    PHAN = "phan"
    CHUONG = "chuong"
    MUC = "muc"
    TIEU_MUC = "tieu-muc"
    DIEU = "dieu"
    KHOAN = "khoan"
    DIEM = "diem"
    GACH = "gach"
    CONG = "cong"
    DOAN = "doan"


# ------------------------------------------------------------------ text that remembers where it stood


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage's text, from `at` to the next run's `at`, which stands for raw[start:end].

    `rules` empty: copied letter by letter. Otherwise the named rules made it of raw[start:end] (it may be empty).
    """

    at: int
    start: int
    end: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as shown to the reader ("\\n" is a line end that is kept) with its way back to the raw file."""

    text: str
    runs: tuple[Run, ...]


# ------------------------------------------------------------------ reading


@dataclass(frozen=True, slots=True)
class Decision:
    """One [[correction]] entry of the file beside a raw text: a person accepts or rejects one change of words."""

    line: int
    before: str
    after: str
    accepted: bool
    reason: str
    by: str
    entry: int  # 1-based place among the entries of the file, for messages
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that `source_texts/<slug>.toml` says; `path` is for messages ("" when there is no such file)."""

    path: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """One raw file: `text` is `data` decoded as UTF-8, nothing changed (a BOM is its first character)."""

    slug: str
    path: str
    data: bytes
    text: str
    sha256: str
    decisions: Decisions = Decisions()


# ------------------------------------------------------------------ cleaning


@dataclass(frozen=True, slots=True)
class Correction:
    """One change to raw[start:end] == before, applied, proposed or rejected (contract: `corrections`)."""

    rule: str
    kind: str  # "mechanical" | "structural" | "word"; the contract calls it `class`
    start: int
    end: int
    before: str
    after: str
    status: str  # "applied" | "proposed" | "rejected"
    reason: str
    evidence: str = ""
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; `start` and `end` are raw offsets, None for the whole text."""

    code: str
    severity: str  # "error" | "warning" | "info"
    start: int | None
    end: int | None
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line after cleaning (joined lines are one), marks dropped, blanks at the ends cut.

    `number` is the 1-based raw line on which it begins; `gap` how many blank lines stand before it; `heading` the number
    of Markdown # it had (0: none) and `bold` whether all of it was bold: evidence only, never the level. A table row
    has `zone` "table" and its cells are parted by a tab.
    """

    passage: Passage
    number: int
    gap: int = 0
    heading: int = 0
    bold: bool = False
    italic: bool = False
    zone: str = ""  # "" | "recipients" | "signature" | "table"


@dataclass(frozen=True, slots=True)
class CleanText:
    source: SourceText
    passage: Passage  # the whole file after the applied corrections, layout included
    lines: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...] = ()


# ------------------------------------------------------------------ structure


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
class Document:
    source: SourceText
    metadata: Metadata
    components: tuple[Component, ...]
    units: tuple[Unit, ...]
    blocks: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()  # former anchors, each with the id of the unit where it must land


# ------------------------------------------------------------------ citations and resolving


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
    form: str = ""  # how it was read: "numbered" "named" "session" "programme" "this" "bare" "provision" …
    quoted: bool = False  # inside words quoted from another text
    within: str | None = None  # id of the mention in whose work's title it stands
    antecedent: str | None = None  # id of the mention that says in full what this one says for short


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
    province: str | None = None  # where the body is a province's
    namesakes: tuple[str, ...] = ()  # keys of other works of the same number or name, which must be told apart from it


# ------------------------------------------------------------------ what leaves


@dataclass(frozen=True, slots=True)
class Entry:
    """One search entry: a document (its front and back matter), a unit of it, or a cited work.

    `title` is the step that the entry adds to its path ("khoản 3"), `parent` the place of the entry above it in the list of
    entries (a unit's unit, a unit's document), `extra` words that are proposed but not printed.
    """

    url: str
    slug: str
    unit: str | None
    title: str
    heading: str | None
    text: str
    parent: int | None = None
    steps: tuple[Step, ...] = ()
    component: str = ""
    extra: str = ""
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One generated file: `path` below docs/ (a .md becomes a page) or below the site root, and its content."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that one run knows, before anything is written."""

    documents: tuple[Document, ...]
    references: dict[str, tuple[Reference, ...]]  # by slug, in reading order
    works: tuple[Work, ...]
    findings: dict[str, tuple[Finding, ...]] = field(default_factory=dict)  # by slug: of every stage
    renamed: dict[str, str] = field(default_factory=dict)  # published names of texts that none has now → what each is called now, "" when nobody knows
    moved: dict[str, tuple[str, ...]] = field(default_factory=dict)  # published keys of works that none has now → what they may have become
