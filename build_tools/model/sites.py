"""What leaves: search entries, generated files, everything that one run knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .cleaned import Finding
from .documents import Document, Step
from .effects import Effect, InForce
from .references import Reference, Work
from .versions import Version


@dataclass(frozen=True, slots=True)
class Entry:
    """One search entry: a document (its front and back matter), a unit of it, or a cited work.

    `title` is the step that the entry adds to its path ("khoản 3"), `parent` the place of the entry above it in the
    list of entries (a unit's unit, a unit's document), `extra` words that are proposed but not printed.
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
class Reached:
    """Where the references of one text lead, each place once: to units of held texts (slug and unit, "" the text
    itself), to works that are not held, by key; and what the text says it carries out: key, whether it says so of
    itself as a whole.
    """

    units: tuple[tuple[str, str], ...]
    works: tuple[str, ...]
    carried_out: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Removal:
    """A text that was published and taken away: what stood there, when it went, and why."""

    text: str
    day: str
    reason: str


HIDEABLE = ("huong-dan", "dieu-can-xem", "dinh-chinh", "doi-chieu")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a publisher decides of the site as a whole, beside what MkDocs knows (name, address, logo).

    `hidden`: pages that are not published, of `HIDEABLE`.
    """

    office: str = ""  # who publishes
    signature: str = ""  # under decisions on words, where names of persons are not published
    people: bool = False  # whether the names of persons are published: who decided, who reviewed
    reviews: bool = False  # whether a page says that its text was reviewed, and when
    home_title: str = ""
    home_lead: str = ""
    hidden: frozenset[str] = frozenset()
    search: str = "auto"  # how the index of the search is published: "auto" | "whole" | "small"
    opensearch: str = ""  # the address of an OpenSearch index that the search box asks instead
    text_in_html: bool = False  # the pages of a site hold their texts as HTML; converted alone they are Markdown


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files to take away that are made of each text, and of each of its versions: extension, and what a reader
    calls it ("" of one for machines).
    """

    texts: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that one run knows, before anything is written."""

    documents: tuple[Document, ...]
    references: Mapping[str, tuple[Reference, ...]]  # by slug, in reading order
    works: tuple[Work, ...]
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)  # by slug: of every stage
    renamed: dict[str, str] = field(
        default_factory=dict
    )  # published names of texts that none has now → what each is called now, "" when nobody knows
    moved: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # published keys of works that none has now → what they may have become
    removed: dict[str, Removal] = field(default_factory=dict)  # by published name
    parts: dict[str, tuple[tuple[str, str], ...]] = field(
        default_factory=dict
    )  # published names that no text has now → their anchors, and where each leads ("slug#anchor")
    effects: tuple[Effect, ...] = ()  # what each text does to others, and what is done to it
    in_force: dict[str, InForce] = field(default_factory=dict)  # by slug: from when, until when
    versions: dict[str, tuple[Version, ...]] = field(
        default_factory=dict
    )  # by slug, oldest first: those that an effect begins; the text as issued is none of them
    downloads: Downloads = Downloads()
    settings: Settings = Settings()
    noted: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # by slug: the days on which the ledger first noted the text ("": nobody knows), and its last change
    former_versions: tuple[tuple[str, str, str, str | None], ...] = ()
    # pages of versions that are no more: text, day, and the text and the version (None: as issued) of that day now
    said: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict
    )  # by slug and id: each unit as one cites it, "" of one that has no steps
    reached: Mapping[str, Reached] = field(default_factory=dict)  # by slug


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page that was made: what others may ask of it, and what it asked of the site.

    `anchors`: where one may land on it; `links`: to anchors of pages, as (page, anchor, as written); `asked`: the files
    that it looked for, with the address of each that was found; `heard`: what was said while it was made, as (level,
    words); `abroad`: the addresses of other sites on it; `wrong`: why it may not be published, None where it may.
    """

    anchors: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]
    asked: tuple[tuple[str, str | None], ...]
    heard: tuple[tuple[int, str], ...]
    abroad: tuple[str, ...]
    wrong: tuple[str, str, str] | None = None
