"""Leading: a clause that ends in ":" and says what is done at the places, or with the words, that its items name alone:
"Bỏ từ “quy hoạch,” tại các điều sau đây: a) Khoản 1 Điều 69 của Luật …".

Enters: a document and its quotations. Leaves: by unit the ListLead above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Document, Quotation, Unit
from ..passages import position, whole_span
from . import clause_openings, clauses
from .clauses import Wording
from .contents import QuotedContents


@dataclass(frozen=True, slots=True)
class ListLead:
    """What a clause says for its items: the words that go and come, with the block in which they stand; none when it is
    no matter of words. `doubt`: what of them could not be read.
    """

    block: int
    action: str
    wordings: tuple[Wording, ...] = ()
    doubt: str = ""


class Leads:
    """The clauses of a document that lead lists; each is read once."""

    def __init__(self, document: Document, contents: QuotedContents) -> None:
        self.document, self.contents = document, contents
        self.units = {unit.id: unit for unit in document.units}
        self.blocks = {block.unit: n for n, block in enumerate(document.blocks) if block.role == "unit"}
        self.found: dict[str, ListLead | None] = {}

    def of(self, unit: Unit | None) -> ListLead | None:
        """The lead of an item: the nearest clause above it that has a verb, if it leads a list."""
        above = self.units.get(unit.parent or "") if unit else None
        if above is None:
            return None
        if above.id not in self.found:
            words = above.heading or above.text
            action = clause_openings.leads(words)
            self.found[above.id] = self._read(above, action) if action else self._above(above, words)
        return self.found[above.id]

    def _above(self, unit: Unit, words: str) -> ListLead | None:
        return None if clause_openings.verb(words) else self.of(unit)

    def _read(self, unit: Unit, action: str) -> ListLead | None:
        number = self.blocks.get(unit.id)
        if number is None:
            return None
        passage, begin = self.document.blocks[number].passage, self.document.blocks[number].label_end
        quotes = spans(self.contents.within(*whole_span(passage)), self.document, number)
        if not quotes:
            return ListLead(number, action)
        end = quotes[-1][1] + 1
        (said,) = clauses.read(passage.text[:end], quotes, [(end, end)], begin)
        return ListLead(number, said.action or action, said.wordings, said.doubt) if said.wordings else None


def spans(quotations: tuple[Quotation, ...], document: Document, number: int) -> list[tuple[int, int]]:
    """Where quotations stand in a block, as positions in it."""
    passage = document.blocks[number].passage
    return [(position(passage, q.start), position(passage, q.end)) for q in quotations]
