"""What comes in: raw texts and what persons decided about them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Decision:
    """One [[correction]] entry of the file beside a raw text: a person accepts or rejects one change of words.

    `start`: the raw offset of the words now, wherever `line` says that they stood; None until it was looked for.
    """

    line: int
    before: str
    after: str
    accepted: bool
    reason: str
    by: str
    entry: int  # 1-based place among the entries of the file, for messages
    evidence: str = ""
    near: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """One [[seen]] entry: a finding that a person has looked at;
    of one on the whole text `line` and `start` are None.
    """

    code: str
    line: int | None
    before: str
    reason: str
    by: str
    entry: int
    near: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class LineDecision:
    """One [[line]] entry: what a line is, where the program reads it otherwise."""

    line: int
    before: str
    what: str  # "heading" | "annex" | "no-label" | "table" | "note" | "text"
    reason: str
    by: str
    entry: int
    near: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class ReaderDoubt:
    """One [[doubt]] entry: words of a scan that another reader reads otherwise, or of which the reader was not sure.

    Where on the original they stand: `page` from 1 (0: not said), `box` as shares of it: left, top, right, bottom.
    """

    line: int
    before: str
    readings: tuple[str, ...]
    entry: int
    near: str = ""
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """[original]: the file that the text was read from; only `file` is always said."""

    file: str
    sha256: str = ""
    tool: str = ""
    version: str = ""
    publish: bool = False


@dataclass(frozen=True, slots=True)
class Validity:
    """[validity]: from when and until when the text is in force, where no held text says it. Dates as ISO 8601."""

    from_: str | None = None
    from_reason: str = ""
    until: str | None = None
    until_reason: str = ""


@dataclass(frozen=True, slots=True)
class EffectStated:
    """One [[effect]] entry: what a text that is not held does to this one. `source` is a work's key or its number."""

    source: str
    action: str
    reason: str
    by: str
    entry: int
    place: str | None = None  # the anchor that is acted on; None for the whole text
    after: str | None = None
    old: str | None = None
    new: str | None = None
    from_: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be told of the entries themselves: a finding of the text, by its code."""

    code: str
    start: int | None
    end: int | None
    message: str
    entries: tuple[int, ...] = ()  # of [[correction]]: what it is about


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that `source_texts/<slug>.toml` says; `path` is for messages ("" when there is no such file).

    What stands in `corrections`, `seen` and `lines` fits the text and contradicts nothing; what does not is in
    `remarks`.
    """

    path: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Decision, ...] = ()
    state: str = ""  # "" (published) | "draft" | "reviewed"
    reviewed_by: str = ""
    reviewed_on: str = ""
    original: Original | None = None
    seen: tuple[SeenFinding, ...] = ()
    lines: tuple[LineDecision, ...] = ()
    validity: Validity | None = None
    effects: tuple[EffectStated, ...] = ()
    doubts: tuple[ReaderDoubt, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class SourceText:
    """One raw file: `text` is `data` decoded as UTF-8, nothing changed (a BOM is its first character)."""

    slug: str
    path: str
    data: bytes
    text: str
    sha256: str
    decisions: Decisions = Decisions()
