"""Contents: what a clause that amends quotes as the new words of a place.

Enters: an acting document, a place in it, the labels that the clause names. Leaves: the raw spans of the words, those
of one unit alone when exactly one of what is quoted bears the label of the place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ..addresses.steps import WHOLE, Label, label
from ..model import Document, Effect, Quotation, QuotedUnit, Step
from ..passages import whole_span
from ..structure import quoted_units
from ..structure.quoted_units import QuotedWords

Spans = tuple[tuple[int, int], ...]


_OPENING = tuple('“"„«‘')
_MARK = 3  # letters of a mark and its stop


class QuotedContents:
    """The quotations of a document and where its clauses begin; made once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.quoting = QuotedWords(document)
        self.quotations = sorted(document.quotations, key=lambda q: q.start)
        self.starts = [q.start for q in self.quotations]
        self.clauses = sorted(unit.start for unit in document.units if unit.label)
        self.unclosed = [q.end for q in self.quotations if not q.closed and q.end > q.start and self._opened(q)]

    def _opened(self, quotation: Quotation) -> bool:
        """Whether the mark that opens a quotation is printed: where neither is, the text's own numbering ends it."""
        return self.document.source.text[quotation.start - 1 : quotation.start] in _OPENING

    def within(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that begin and end in raw[start:end]."""
        some = self.quotations[bisect_left(self.starts, start) : bisect_right(self.starts, end)]
        return tuple(quotation for quotation in some if quotation.end <= end)

    def following(self, at: int) -> Spans:
        """The quotations behind a raw offset, up to the next numbered clause; of those in one another the outermost."""
        found = list[tuple[int, int]]()
        following = bisect_right(self.clauses, at)
        end = self.clauses[following] if following < len(self.clauses) else len(self.document.source.text)
        for quotation in self.quotations[bisect_left(self.starts, at) :]:
            if quotation.start >= end:
                break
            if quotation.end > quotation.start and not (found and quotation.start < found[-1][1]):
                found.append((quotation.start, quotation.end))
        return tuple(found)

    def of(self, spans: Spans, place: Sequence[Step], labels: Iterable[Label]) -> Spans | None:
        """The span of the one quoted unit that is the place; None when there is not exactly one."""
        units = self.quoting.read(spans, labels)
        found = quoted_units.of_place(units, place)
        return (_span(units, found),) if found is not None else None

    def doubt(self, spans: Spans, own: Spans, place: Sequence[Step], labels: Collection[Label]) -> str:
        """Why the words of a place are not certain, though its label is found: a quotation without its last mark ends
        with them, or something is quoted that no place of the clause takes.
        """
        if unended := self.unended(own):
            return unended
        units = self.quoting.read(spans, labels)
        found = quoted_units.of_place(units, place)
        while found is not None and units[found].parent is not None:
            found = units[found].parent
        tops = (n for n, unit in enumerate(units) if unit.parent is None)
        left = [n for n in tops if n != found and label(units[n]) not in labels]
        return "không rõ phần còn lại của lời trích thuộc nơi nào" if left else ""

    def unended(self, spans: Spans) -> str:
        """The doubt that nobody knows where words end, since the last mark of their quotation is lost."""
        lost = any(start < end <= stop + _MARK for end in self.unclosed for start, stop in spans)
        return "không rõ lời mới hết ở đâu: ngoặc đóng bị mất" if lost else ""

    def words(self, spans: Spans) -> str:
        """The words as printed."""
        return "\n".join(self.document.source.text[start:end] for start, end in spans)


def without_content(effect: Effect) -> Effect:
    """The effect of a clause that quotes no new words: where it replaces a place, or a title, that is a doubt, unless
    what comes is attached, or all that is said is that some of its parts change.
    """
    brings = effect.action in ("replace", "retitle") and not (effect.attached or effect.part == "some")
    lacks = "không rõ phụ lục, mẫu nào thay vào" if effect.steps[-1:] and effect.steps[-1].kind in WHOLE else _LACKS
    return replace(effect, doubt=effect.doubt or lacks) if brings else effect


_LACKS = "không rõ lời mới: sau đó không có lời trích nào"


def _span(units: Sequence[QuotedUnit], first: int) -> tuple[int, int]:
    """The raw span of a quoted unit with what stands below it."""
    within = {first}
    for n in range(first + 1, len(units)):
        if units[n].parent in within:
            within.add(n)
    spans = [whole_span(units[n].passage) for n in within]
    return min(start for start, _ in spans), max(end for _, end in spans)
