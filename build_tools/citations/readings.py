"""The citations of a document block by block: works, own names, short names, places, each with what the text does to
it.

Enters: the blocks of a document, one after the other. Leaves: readings in the order of their first letters. What an
amending article amends is remembered (`quoting`): there a bare "Điều 5" is the amended text's, not the document's own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Block, Document, Kind
from . import canvas, defined_names, forms, relations, titles_and_relations, type_words, work_names
from .belonging import detailing
from .named_work import Found, Spans
from .parts import Parts
from .placing import BlockWords, Placing
from .quoting import Quoting
from .relations import Speaker
from .titles_and_relations import Reading
from .type_words import TypeWord

# What a citation cannot end with, so that it goes on in the next block: a place whose text comes, half of a sign.
_GOES_ON = re.compile(
    r"(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục) +[\wđ.]{1,4}|[Đđ]iều|[Kk]hoản|[Đđ]iểm| số| của| ngày|[\dA-ZĐ][-/]"
    r"|Nghị|Nghị định|Thông tư|Quyết định|Nghị quyết|Luật) *$"
)


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.quoting = Quoting(document)
        self.parts = Parts(document, self.quoting)
        self.placing = Placing(document, self.parts, self.quoting)
        self.memory = defined_names.Memory()
        self.speaker = Speaker(
            document.metadata.type, document.metadata.number, self.parts.consolidated, self.parts.draft
        )
        self.signature = next(
            (n for n, b in enumerate(document.blocks) if b.role == "signature" and not b.component),
            len(document.blocks),
        )
        self.read_on = (0, 0)  # the block of which the one before has read letters, and how many
        self.details: Found | None = None  # what the document details, by its title
        self.lead: tuple[str | None, str | None, Found | None] = (None, None, None)  # of a list: its unit, verb, work

    def read(self, n: int) -> list[Reading]:
        """All citations of block n."""
        block = self.document.blocks[n]
        text = canvas.folded(block.passage.text, block.role == "table")
        blank = max(self.read_on[1] if self.read_on[0] == n else 0, block.label_end if block.role == "unit" else 0)
        text = " " * blank + text[blank:]
        self.quoting.opened(block)
        amending = self.quoting.begins_to_amend(text, block)
        whole = self._continued(n, text)
        typed = type_words.read(whole)
        works = self._works(whole, typed, block)
        self.quoting.place(text, block, works, amending)
        named = self._named(whole, typed, block, works)
        verb, listed = self._lead(text, block)
        found = self.placing.joined(
            BlockWords(whole, block, named, {word.start: word for word in typed}, block.passage.text, self.details,
                       listed, n > self.signature, n)
        )  # fmt: skip
        following = len(text.rstrip()) + 1 if whole is not text else len(text)
        found = sorted(
            (_cut(f, len(text), following) for f in found if f.start < len(text)), key=lambda f: (f.start, -f.end)
        )
        self.read_on = (n + 1, max((f.beyond for f in found), default=0))
        readings = titles_and_relations.related(text, block.role, found, self.speaker, verb)
        self._remember(text, block, readings, amending)
        return readings

    def _remember(self, text: str, block: Block, readings: list[Reading], amending: bool) -> None:
        """What the words that follow owe to this block."""
        self.quoting.remember(text, block, readings, amending)
        others = [r.found for r in readings if r.within is None and not r.found.own]
        named = [f for f in others if f.number or f.name]
        if block.role == "title" and not self.details:
            self.details = next((f for f in named if detailing(text, f.start, True)), None)
        self._learn_lead(text, block, named)

    def _learn_lead(self, text: str, block: Block, named: list[Found]) -> None:
        """What a block says of the list that it leads."""
        leads = relations.of_list(text) if block.role in ("unit", "text") else None
        leads_places = text.rstrip().endswith(":")
        listed = [f for f in named if leads_places and detailing(text, f.start, False)]
        if leads or listed:
            home = self.quoting.units.get(block.unit or "")
            unit = home.parent if home and home.kind is Kind.DOAN else block.unit
            self.lead = (unit, leads, replace(listed[-1], steps=()) if listed else None)

    def _lead(self, text: str, block: Block) -> tuple[str | None, Found | None]:
        """What the words that lead the list of which a block is an item do to it, and whose its places are: "Bãi bỏ các
        văn bản sau đây:", "quy định chi tiết các điều, khoản sau đây của Luật …:".
        """
        unit, relation, work = self.lead
        under = bool(unit and block.unit) and f"{block.unit}-".startswith(f"{unit}-")
        if not under:
            self.lead = (None, None, None)
        return (relation, work) if under else (None, None)

    def _continued(self, n: int, text: str) -> str:
        """The text, with the beginning of the next block when its last words are a place whose text is named there, or
        a title runs on.
        """
        if n + 1 >= len(self.document.blocks):
            return text
        block, following = self.document.blocks[n], self.document.blocks[n + 1]
        if following.label_end or following.component != block.component or "table" in (block.role, following.role):
            return text
        if not (block.role == following.role == "title" or _GOES_ON.search(text, max(0, len(text) - 40))):
            return text
        return text.rstrip() + " " + canvas.folded(following.passage.text[:200], following.role == "table")

    # -------------------------------------------------------------- works and own names

    def _works(self, text: str, typed: tuple[TypeWord, ...], block: Block) -> list[Found]:
        return [
            self.parts.of_number(found, block)
            for found in work_names.read(text, typed)
            if not self.parts.is_title(found, text, block.role)
        ]

    def _named(self, text: str, typed: tuple[TypeWord, ...], block: Block, works: list[Found]) -> list[Found]:
        named = [replace(f, quoted=f.quoted or self.quoting.at(f.start) is not None) if not f.own else f for f in works]
        for own in list(work_names.own(text, self.parts.own(block), named, typed)):
            if not _title_of_itself(block, own):
                named.append(self.parts.placed(own, block))
        taken = Spans((f.start, f.end) for f in named)
        self.memory.learn(text, [f for f in named if not f.own and f.form != "this"])
        return [*named, *(short for form in forms.SHORT for short in form.read(self.memory, text, taken, typed))]


def _title_of_itself(block: Block, own: Found) -> bool:
    return block.role in ("title", "attachment") and own.form == "bare" and own.own == "self"


def _cut(found: Found, length: int, following: int) -> Found:
    """Words that run on into the next block, which begins at `following`, end with their own."""
    if found.end <= length and found.stop <= length:
        return found
    beyond = max(0, found.end - following)
    return replace(
        found,
        end=min(found.end, length),
        subject=min(found.subject, length),
        stop=min(found.stop, length),
        beyond=beyond,
    )
