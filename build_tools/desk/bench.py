"""The bench: one text as it lies before the person who goes through it.

Enters: a text as it stands on the disk, what the site as last built says of it. Leaves: its pieces (sentences of the
text as shown, each with its raw place, its page of the original, the unit that begins there) and what is open at them:
proposals, words that readers of a scan doubt, findings. Raw places never change, so what was found before a decision
is still where it was found after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .. import pipeline, proposing
from ..curating import editing
from ..findings import BY_CODE, marked, waits
from ..model import CleanText, Correction, Decisions, Document, Finding, Site, SourceText
from ..passages import line_numbers
from ..reading.decisions import LINES

_END = re.compile(r"(?<=[.;:!?”)])[^\S\n]+(?=\S)|(?<=,)[^\S\n]+(?=\S)")
_SHORT, _LONG = 160, 420  # letters: a piece is cut at the end of a sentence behind the first, anywhere behind the other
LINE_NAMES = {
    "heading": "tiêu đề", "annex": "đầu một phụ lục, văn bản kèm theo", "no-label": "lời văn, không phải số thứ tự",
    "table": "hàng của bảng", "note": "chú thích", "text": "lời văn thường",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one line of the text as shown: text[first:last] of the copy, raw[start:end]."""

    first: int
    last: int
    text: str
    start: int
    end: int
    line: int  # the raw line
    page: int  # of the original; 0 where the raw text tells no pages
    down: float  # how far down the page, by its letters
    unit: str  # the id of the unit that begins here
    gap: str  # what stands before it: a line end where it begins a line of the text as shown


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person: raw[start:end] of a piece (-1: of the whole text)."""

    id: str
    kind: str  # "proposal" | "doubt" | "finding"
    code: str
    start: int
    end: int
    piece: int
    before: str
    after: str = ""
    why: str = ""
    evidence: str = ""
    hint: str = ""
    readings: tuple[str, ...] = ()
    alike: int = 1  # how many proposals say just this
    page: int = 0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class Bench:
    """A text with what is open at it; `order`: the places of `open`, where most is wrong first."""

    source: SourceText
    clean: CleanText
    copy: editing.Copy
    pieces: tuple[Sentence, ...]
    open: tuple[Waiting, ...]
    order: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """What the page is made of."""
        decisions = self.source.decisions
        return {
            "state": decisions.state,
            "pieces": [asdict(piece) for piece in self.pieces],
            "open": [asdict(one) for one in self.open],
            "order": self.order,
        }


def bench(source: SourceText, site: Site) -> Bench:
    """The bench of a text. Raises Refusal when the text cannot be worked with."""
    clean, document = pipeline.parsed(source)
    copy = editing.shown(clean)
    feeds = [feed.start() for feed in re.finditer("\f", source.text)]
    pieces = tuple(_pieces(source.text, copy, document, feeds))
    last = next((d for d in site.documents if d.source.slug == source.slug and d.source.sha256 == source.sha256), None)
    records = _proposals(last, clean)
    found = _findings(document, last, site, records)
    places = _Places(pieces, feeds, len(source.text))
    waiting = sorted(
        [*_of_proposals(records, places), *_of_findings(source, found, places)],
        key=lambda one: (one.piece < 0, one.piece, one.start, one.end),
    )
    order = proposing.worst_first([(one.start, one.end) for one in waiting], [(p.start, p.end) for p in pieces])
    return Bench(source, clean, copy, pieces, tuple(waiting), tuple(order))


def _pieces(raw: str, copy: editing.Copy, document: Document, feeds: Sequence[int]) -> Iterator[Sentence]:
    number = line_numbers(raw)
    begins: dict[int, str] = {}
    for unit in document.units:
        begins.setdefault(unit.start, unit.id)
    units = sorted(begins)
    at = 0
    for line in copy.text.split("\n"):
        done = 0
        for first, last in cuts(line):
            start, end = copy.starts[at + first], copy.ends[at + last - 1]
            n = bisect_left(units, start)
            page, down = _on_page(start, feeds, len(raw))
            yield Sentence(
                at + first,
                at + last,
                line[first:last],
                start,
                end,
                number(start),
                page,
                down,
                begins[units[n]] if n < len(units) and units[n] < end else "",
                line[done:first] if first else "\n",
            )
            done = last
        at += len(line) + 1


def _on_page(start: int, feeds: Sequence[int], length: int) -> tuple[int, float]:
    """The page of the original on which a raw offset stands, from 1, and how far down by its letters; (0, 0) where the
    raw text tells no pages.

    >>> _on_page(15, [10, 20], 30), _on_page(3, [], 30), _on_page(10, [10], 10)
    ((2, 0.5), (0, 0.0), (2, 0.0))
    """
    if not feeds:
        return 0, 0.0
    page = bisect_right(feeds, start)
    top, bottom = feeds[page - 1] if page else 0, feeds[page] if page < len(feeds) else length
    return page + 1, round((start - top) / max(1, bottom - top), 3)


def cuts(line: str) -> Iterator[tuple[int, int]]:
    """Where a line is cut into pieces that one can read and edit at a time: at ends of sentences.

    >>> [len(range(*cut)) for cut in cuts("a" * 200 + ". " + "b" * 230)], list(cuts("ngắn. Thôi"))
    ([201, 230], [(0, 10)])
    """
    first = 0
    for end in _END.finditer(line) if len(line) > _LONG else ():
        strong = line[end.start() - 1] != ","
        if end.start() - first >= (_SHORT if strong else _LONG):
            yield first, end.start()
            first = end.end()
    if first < len(line):
        yield first, len(line)


class _Places:
    """In which piece a raw place is shown, and on which page of the original it stands."""

    def __init__(self, pieces: Sequence[Sentence], feeds: Sequence[int], length: int) -> None:
        self.feeds, self.length = feeds, length
        self.order = sorted(range(len(pieces)), key=lambda n: pieces[n].start)
        self.starts = [pieces[n].start for n in self.order]

    def piece(self, start: int | None) -> int:
        """The last piece that begins at or before a raw offset; -1 for none."""
        if start is None or not self.order:
            return -1
        return self.order[max(0, bisect_right(self.starts, start) - 1)]

    def page(self, start: int | None) -> tuple[int, float]:
        """The page and how far down it; nothing for what is about the whole text."""
        return (0, 0.0) if start is None else _on_page(start, self.feeds, self.length)


def _proposals(last: Document | None, clean: CleanText) -> list[Correction]:
    """What the collection proposed when the site was built, and nobody has decided since."""
    if last is None:
        return []
    decided = [(c.start, c.end) for c in clean.corrections if c.kind == "word" and c.status != "proposed"]
    decided += _mended(clean.source.decisions)
    return [c for c in last.corrections if c.status == "proposed" and not _meets(c, decided)]


def _mended(decisions: Decisions) -> list[tuple[int, int]]:
    """Where the words stood that a person has decided on."""
    return [(d.start or 0, (d.start or 0) + len(d.before)) for d in decisions.corrections]


def _findings(document: Document, last: Document | None, site: Site, proposals: Sequence[Correction]) -> list[Finding]:
    """What is found in the text as it is now, and what only the collection knows of it."""
    decisions = document.source.decisions
    spans = [(p.start, p.end) for p in proposals]
    others = _of_collection(last, site, decisions) if last else []
    found = {
        (f.code, f.start, f.end): f
        for f in (*document.findings, *others)
        if f.code not in _PROPOSED or not _meets(f, spans)
    }
    return [f for f in marked(found.values(), decisions.seen, document.corrections) if waits(f)]


_PROPOSED = ("reading-doubt", "suspect-word", "syllable-impossible")  # a proposal there says what they say


def _of_collection(last: Document, site: Site, decisions: Decisions) -> list[Finding]:
    """What only the other texts tell, as far as nobody has mended the place since."""
    alone = {(f.code, f.start, f.end) for f in last.findings if f.code not in proposing.CODES}
    decided = _mended(decisions)
    return [
        one
        for one in site.findings.get(last.source.slug, ())
        if (one.code, one.start, one.end) not in alone and one.code != "decision-needless" and not _meets(one, decided)
    ]


def _meets(one: Correction | Finding, spans: Iterable[tuple[int, int]]) -> bool:
    first, last = one.start or 0, one.end or 0
    return any(first < end and start < last for start, end in spans)


def _of_proposals(records: Sequence[Correction], places: _Places) -> Iterator[Waiting]:
    alike = Counter((c.before, c.after) for c in records)
    for c in records:
        yield Waiting(
            f"p{c.start}-{c.end}", "proposal", c.rule, c.start, c.end, places.piece(c.start), c.before, c.after,
            c.reason, c.evidence, "", (), alike[c.before, c.after], *places.page(c.start),
        )  # fmt: skip


def _of_findings(source: SourceText, found: Iterable[Finding], places: _Places) -> Iterator[Waiting]:
    doubts = {doubt.start: doubt for doubt in source.decisions.doubts}
    for f in found:
        start, end = (f.start, f.end or f.start) if f.start is not None else (-1, -1)
        doubt = doubts.get(start) if f.code == "reading-doubt" else None
        offered = tuple(dict.fromkeys(filter(None, doubt.readings))) if doubt else ()
        where = (doubt.page, doubt.box[1]) if doubt and doubt.page and doubt.box else places.page(f.start)
        yield Waiting(
            f"{f.code}{start}-{end}", "doubt" if f.code == "reading-doubt" else "finding", f.code, start, end,
            places.piece(f.start), source.text[start:end] if start >= 0 else "", "", f.message, "", f.hint or
            BY_CODE[f.code].hint, offered, 1, *where,
        )  # fmt: skip


def kinds_of_line() -> list[tuple[str, str]]:
    """What a line may be said to be, with the words for it."""
    return [(name, LINE_NAMES[name]) for name in LINES]
