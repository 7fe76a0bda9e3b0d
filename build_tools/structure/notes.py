"""Notes: what stands in the way of a text and is about it. They are no units of this text.

Cleaning lifts most of them; what it leaves is known by its mark, with what it quotes. Enters: pieces, those of
quotations marked (see quotes). Leaves: the places of notes (`places`); and from the blocks of role "note" the notes of
the document, each with the unit that it is about (`collected`). Source of their ids: the contract's “Anchors”.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ..model import Block, Line, Note, NoteMark, Unit
from ..office.alphabet import holds_one
from ..office.patterns import compiled
from ..passages import raw_span, raw_start, whole_span
from ..vietnamese import telex
from .quotes import LEADS
from .stretches import Piece

_NOTE = re.compile(r"\[\d{1,3}\]\s*(?=\S)|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*(?=\S)")
_MARKED = re.compile(r"\[\d{1,3}\]\s*(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều \d|\((?:được|đã được|bị) bãi bỏ\))")
_BARE_NOTE = compiled(r"(\d{1,3})\s+(?=[‹U›“\"])")
_CONSOLIDATED = re.compile(
    r"được sửa đổi, bổ sung (?:một số điều )?(?:bởi|theo|bằng)|VĂN BẢN HỢP NHẤT|Văn bản hợp nhất", re.I
)


def places(pieces: Sequence[Piece]) -> set[int]:
    """The places of footnotes: a mark [1] or ¹, in a consolidated text a bare number that goes on counting; and what
    they quote.
    """
    found: set[int] = set()
    last, consolidated = 0, any(_CONSOLIDATED.search(p.text) for p in pieces[:40])
    for n, piece in enumerate(pieces):
        text = piece.text
        if piece.line.zone == "note" or piece.line.said == "note":
            found.add(n)
            continue
        bare = _BARE_NOTE.match(text) if consolidated and not piece.quoted else None
        if _NOTE.match(text) and not _MARKED.match(text):
            found.add(n)
        elif bare and last < int(bare[1]) <= last + 3:
            last = int(bare[1])
            found.add(n)
        elif piece.quoted and n - 1 in found and _quotes(pieces[n - 1]):
            found.add(n)
    return found


def _quotes(note: Piece) -> bool:
    """Whether a note goes on with what it quotes. A portal's note that stands inside a quotation quotes nothing."""
    if note.line.note and note.line.note.kind == "publisher":
        return False
    return note.quoted or bool(LEADS.search(note.text))


# ------------------------------------------------------------------ the notes of a document


class Places:
    """In which unit's own words a raw offset stands."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = sorted(units, key=lambda unit: unit.start)
        self.starts = [unit.start for unit in self.units]

    def unit(self, at: int) -> str | None:
        """The id of the unit whose label or own words stand at `at`."""
        unit = self.before(at)
        return unit.id if unit and at < unit.end else None

    def before(self, at: int) -> Unit | None:
        """The unit that begins last before `at`, or there."""
        n = bisect_right(self.starts, at) - 1
        return self.units[n] if n >= 0 else None


def collected(
    blocks: Iterable[Block], lines: Iterable[Line], units: Sequence[Unit]
) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """The blocks, those of notes with the id of their note, and the notes in reading order."""
    known = list(blocks)
    collector = _Collector(known, lines, units)
    shown = tuple(collector.named(block) for block in known)
    return shown, tuple(collector.notes)


class _Collector:
    """Goes over the blocks once; what a note quotes, and its further lines, belong to the note above them."""

    def __init__(self, blocks: Sequence[Block], lines: Iterable[Line], units: Sequence[Unit]) -> None:
        self.lifted = {raw_start(line.passage, 0): line.note for line in lines if line.note and line.passage.runs}
        self.within, self.bearing, self.ids = Places(units), _bearing(blocks), _Ids()
        self.others = sorted(
            raw_start(block.passage, 0)
            for block in blocks
            if block.role not in ("unit", "table", "note") and block.passage.runs
        )
        self.notes: list[Note] = []
        self.open = False
        self.mark: NoteMark | None = None  # whether a note goes on, and its mark if cleaning lifted it

    def named(self, block: Block) -> Block:
        """The block, with the id of its note if it is of one."""
        if block.role != "note" or not block.passage.runs:
            self.open = False
            return block
        mark, printed = self.lifted.get(raw_start(block.passage, 0)), _printed(block)
        goes_on = self.open and (mark is self.mark if mark or self.mark else not printed)
        if goes_on:
            self._add(block)
        elif mark or printed:
            self._begin(block, mark, printed)
        self.open = (self.open and goes_on) or bool(mark or printed)
        return replace(block, note=self.notes[-1].id) if self.open else block

    def _add(self, block: Block) -> None:
        last, (_, end) = self.notes[-1], whole_span(block.passage)
        self.notes[-1] = replace(last, text=f"{last.text}\n{block.passage.text}", end=max(last.end, end))

    def _begin(self, block: Block, mark: NoteMark | None, printed: str) -> None:
        kind, sign = (mark.kind, mark.mark) if mark else ("footnote", printed)
        unit, place = (self._lifted_from(mark), mark.printed) if mark else self.bearing.get(printed, (None, None))
        id_, span = self.ids.next(kind, sign, block.component), whole_span(block.passage)
        self.notes.append(Note(id_, kind, unit, sign, _own(block, sign), *span, block.component, place))
        self.mark = mark

    def _lifted_from(self, mark: NoteMark) -> str | None:
        """The unit in whose words the mark of a note stands, or behind which it stands with nothing between: "[12]" on
        a line of its own under the title of an article.
        """
        if mark.at is None:
            return None
        before = self.within.before(mark.at)
        parted = before and bisect_right(self.others, before.start) < bisect_right(self.others, mark.at)
        return before.id if before and not parted else None


_MARK = re.compile(r"(\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\d{1,3}(?=\s+[^\W\d_]|\s+[“\"]))")


def _printed(block: Block) -> str:
    """The mark with which a block begins that cleaning has not lifted; "" when there is none."""
    match = _MARK.match(block.passage.text) if block.role == "note" else None
    return match[1] if match else ""


def _own(block: Block, mark: str) -> str:
    """The words of a note without its mark, and without another number before it (“13[3] Điều này …”)."""
    text = block.passage.text
    head = re.match(rf"(?:\d{{1,3}}(?=\[))?\W{{0,2}}{re.escape(mark)}\W{{0,2}}\s*", text) if mark else None
    return text[head.end() :] if head and not text[: head.end()].endswith(("“", '"', "(")) else text


_MARK_BEGINS = "[¹²³⁴⁵⁶⁷⁸⁹⁰"
_ANY_MARK = re.compile(r"[\[¹²³⁴⁵⁶⁷⁸⁹⁰](?:(?<=\[)\d{1,3}\]|(?<!\[)[¹²³⁴⁵⁶⁷⁸⁹⁰]*)")


def _bearing(blocks: Sequence[Block]) -> dict[str, tuple[str | None, tuple[int, int] | None]]:
    """The unit that bears the mark of a note, and where, by mark in brackets or raised: where one alone does."""
    found: dict[str, list[tuple[str | None, tuple[int, int] | None]]] = {}
    for block in blocks:
        if block.role != "note" and holds_one(block.passage.text, _MARK_BEGINS):
            for match in _ANY_MARK.finditer(block.passage.text):
                unit = block.unit if block.role in ("unit", "table") else None
                found.setdefault(match[0], []).append((unit, raw_span(block.passage, *match.span())))
    return {mark: units[0] for mark, units in found.items() if len(units) == 1}


class _Ids:
    """Gives each note its id: a footnote by its mark, a publisher's note by its number, in each component anew."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.counted: Counter[tuple[str, str]] = Counter()

    def next(self, kind: str, mark: str, component: str) -> str:
        """The id of the next note of a kind in a component."""
        self.counted[(kind, component)] += 1
        count = str(self.counted[(kind, component)])
        word = "chu-thich" if kind == "footnote" else "ghi-chu"
        number = (
            telex("".join(c for c in unicodedata.normalize("NFKC", mark) if c.isalnum())) if word == "chu-thich" else ""
        )
        name = "-".join(filter(None, (component, word, number or count)))
        self.taken[name] += 1
        return name if self.taken[name] == 1 else f"{name}--{self.taken[name]}"
