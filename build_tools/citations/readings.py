"""The citations of a document block by block: works, own names, short names, places, each with what the text does to
it.

Enters: the blocks of a document, one after the other. Leaves: readings in the order of their first letters. What an
amending article amends is remembered (`quoting`): there a bare "Điều 5" is the amended text's, not the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..addresses.steps import FORMS
from ..model import Block, Document, Kind
from ..model.often_made import changed, often_made
from ..office import types
from ..office.alphabet import small
from ..office.patterns import compiled
from . import canvas, defined_names, forms, issuers, relations, seeds, titles_and_relations, type_words, work_names
from .antecedents import name_here
from .belonging import detailing
from .named_work import Found, Spans
from .names import is_plainly_a_name
from .parts import Parts
from .placing import Placing
from .quoting import AMENDS, Quoting
from .seeds import Seeds
from .speakers import Speaker
from .titles_and_relations import Reading, of_a_place
from .type_words import TypeWord
from .work_behind import BlockWords

# What a citation cannot end with, so that it goes on in the next block: a place whose text comes, half of a sign.
_GOES_ON = compiled(
    r"(?:(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục) +[\wđ.]{1,4}(?:(?:,| và) [\wđ]{1,3})*|[Đđ]iều|[Kk]hoản|[Đđ]iểm"
    r"|(?:tại|theo|và|của|,) (?:(?i:phụ lục)(?: số)?|(?i:mẫu số)|[Cc]hương) +[\dIVX]{1,4}[a-zđ]?"
    r"| số| của| ngày| vào(?: sau| trước)?| tại| và|[\dA-ZĐ][-/]|Nghị|‹normative›"
    r"|(?i:sửa đổi, bổ sung|sửa đổi|bổ sung|bãi bỏ|thay thế)) *$"
)
# A line of a note, which is printed by lines, that ends no sentence.
_LINE_GOES_ON = re.compile(r"[^\W\d_],? *$")
# The name of a law that is cut: its next word is a small one ("… theo Luật Đất" / "đai").
_NAME_GOES_ON = compiled(r"‹statutes›(?: [^\W\d_]+){1,6} *$")


def _next_ones(blocks: Sequence[Block]) -> list[int]:
    """For each block that in which its words go on: behind the notes that were put between them."""
    following = list(range(1, len(blocks) + 1))
    behind = len(blocks)  # the next that is no note
    for n in range(len(blocks) - 1, -1, -1):
        if blocks[n].role != "note":
            following[n], behind = behind, n
    return following


@often_made
@dataclass(frozen=True, slots=True)
class Lead:
    """What the words that lead a list, in a unit, say of each of its items."""

    unit: str | None = None
    relation: str | None = None  # what they do to it
    work: Found | None = None  # whose its places are
    issuer: str | None = None  # who issued it


_NO_LEAD = Lead()


def _is_within(unit: str | None, outer: str | None) -> bool:
    """Whether a unit is another or stands in it."""
    return bool(unit and outer) and f"{unit}-".startswith(f"{outer}-")


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.next = _next_ones(document.blocks)
        self.quoting = Quoting(document)
        self.parts = Parts(document, self.quoting)
        self.placing = Placing(document, self.parts, self.quoting)
        self.memory = defined_names.Memory()
        self.speaker = Speaker(
            document.metadata.type, document.metadata.number, self.parts.consolidated, self.parts.draft
        )
        self.of_forms = changed(self.speaker, form=True)
        self.signature = next(
            (n for n, b in enumerate(document.blocks) if b.role == "signature" and not b.component),
            len(document.blocks),
        )
        # By block what the one whose words go on in it has done: between the two there may be notes.
        self.read_on: dict[int, int] = {}  # how many letters it has read
        self.run_on: dict[int, str | None] = {}  # what its clause does
        self.details: Found | None = None  # what the document details, by its title
        self.noted: tuple[str | None, Found | None] = (None, None)  # of a list that a note quotes: its note, its work
        self.lead = _NO_LEAD

    def following_block(self, n: int) -> Block | None:
        """The block in which the words of block n would go on, None behind the last and at the end of a note."""
        blocks, k = self.document.blocks, self.next[n]
        return blocks[k] if k < len(blocks) and blocks[k].note == blocks[n].note else None

    def read(self, n: int) -> list[Reading]:
        """All citations of block n."""
        block = self.document.blocks[n]
        text = canvas.for_matching(block.passage.text, block.role == "table")
        blank = max(self.read_on.pop(n, 0), block.label_end if block.role == "unit" else 0)
        text = " " * blank + text[blank:]
        self.quoting.opened(block)
        whole = self._continued(n, text)
        in_small = small(whole)
        amending = self.quoting.begins_to_amend(whole, in_small, block)
        lead = self._lead(n, block)
        found = self._found(n, text, whole, in_small, lead, amending)
        if not found:  # as in most blocks
            self._remember(text, block, [], amending)
            return []
        following = len(text.rstrip()) + 1 if whole is not text else len(text)
        ahead = sorted((f for f in found if f.start >= len(text) and not f.own), key=lambda f: f.start)
        found = sorted(
            (_cut(f, len(text), following) for f in found if f.start < len(text)), key=lambda f: (f.start, -f.end)
        )
        if beyond := max((f.beyond for f in found), default=0):
            self.read_on[self.next[n]] = beyond
        readings = titles_and_relations.related(text, block.role, found, self._speaker(block), lead.relation)
        self._remember(text, block, readings, amending)
        self._run_on(n, whole, block, ahead, amending)
        return readings

    def _found(self, n: int, text: str, whole: str, in_small: str, lead: Lead, amending: bool) -> list[Found]:
        """What is named in a block and in the words with which it goes on."""
        block = self.document.blocks[n]
        held, phrases = seeds.of(whole, in_small), self.placing.phrases(whole, in_small)
        asked = phrases or seeds.asks_for_words(whole, in_small, held)
        typed = type_words.read(whole, in_small) if asked else ()
        may_name = seeds.may_name(whole, typed, held)
        works = self._works(whole, typed, held, block, lead.issuer) if may_name else []
        self.quoting.place(text, block, works, amending)
        named = self._named(whole, typed, held, block, works) if may_name or self.memory.names else []
        listed = lead.work or self._listed_in_note(text, block)
        if not phrases:
            return named
        words = BlockWords(
            whole, block, named, {word.start: word for word in typed}, block.passage.text, self.details, listed,
            n > self.signature, n,
        )  # fmt: skip
        return self.placing.joined(words, phrases)

    def _speaker(self, block: Block) -> Speaker:
        return self.speaker if not block.component or not _is_form(block.component) else self.of_forms

    def _run_on(self, n: int, whole: str, block: Block, ahead: list[Found], amending: bool) -> None:
        """What the cut words of a clause do to what is named in the next block: "Sửa đổi, bổ sung" / "Điều 34 như
        sau:".
        """
        if ahead and amending:
            deeds = [relations.deed(whole, found, block.role) for found in ahead]
            self.run_on[self.next[n]] = deeds[0]
            self.quoting.learn_ahead(block, [f for f, deed in zip(ahead, deeds, strict=True) if deed in AMENDS])

    def _remember(self, text: str, block: Block, readings: list[Reading], amending: bool) -> None:
        """What the words that follow owe to this block."""
        self.quoting.remember(text, block, readings, amending)
        others = [r.found for r in readings if r.within is None and not r.found.own]
        named = [f for f in others if f.number or f.name]
        if block.role == "title" and not self.details:
            self.details = next((f for f in named if detailing(text, f.start, True)), None)
        self._learn_lead(text, block, named)

    def _learn_lead(self, text: str, block: Block, named: list[Found]) -> None:
        """What a block says of the list that it leads: what it does to each item, whose the places in it are, and who
        issued what it names; of an article whose title says what it does, too.
        """
        home = self.quoting.units.get(block.unit or "")
        titled = home is not None and home.kind is Kind.DIEU and block.role == "unit" and not named
        if not (titled or relations.may_lead(text)):  # as most blocks
            return
        if block.note and len(named) == 1 and _REPEALS_IN.match(text):
            self.noted = (block.note, changed(named[0], steps=()))
        leads, work, issuer = _leads(text, block, titled), *_listed(text, named)
        if leads or work or issuer:
            unit = home.parent if home and home.kind is Kind.DOAN else block.unit
            self.lead = Lead(unit, leads, work, issuer)

    def _listed_in_note(self, text: str, block: Block) -> Found | None:
        """The work whose places an item of a list is that a note quotes: "2. Bãi bỏ các quy định sau trong Thông tư số
        …:" / "a) Điều 7a;".
        """
        note, work = self.noted
        if note is None:
            return None
        if note != block.note or (_ITEM_OF_LIST.match(text) is None and _NEXT_OF_LIST.match(text)):
            self.noted = (None, None)
        return work if note == block.note and _ITEM_OF_LIST.match(text) else None

    def _lead(self, n: int, block: Block) -> Lead:
        """What the words that lead the list of which a block is an item do to it, whose its places are, and who issued
        what it names: "Bãi bỏ các văn bản sau đây của …:", "quy định chi tiết các điều, khoản sau đây của Luật …:".
        """
        if deed := self.run_on.get(n):
            return Lead(relation=deed)
        lead = self.lead
        if lead is not _NO_LEAD and not _is_within(block.unit, lead.unit):
            lead = self.lead = _NO_LEAD
        return lead

    def _continued(self, n: int, text: str) -> str:
        """The text, with the beginning of the next block when its last words are a place whose text is named there, or
        a title runs on.
        """
        block, following = self.document.blocks[n], self.following_block(n)
        if following is None or following.label_end or following.component != block.component:
            return text
        if "table" in (block.role, following.role):
            return text
        cut = block.role == following.role == "note" and _LINE_GOES_ON.search(text)
        if not (cut or block.role == following.role == "title" or _goes_on(text, following.passage.text)):
            return text
        return text.rstrip() + " " + canvas.for_matching(following.passage.text[:200], following.role == "table")

    # -------------------------------------------------------------- works and own names

    def _works(
        self, text: str, typed: tuple[TypeWord, ...], held: Seeds, block: Block, issuer: str | None
    ) -> list[Found]:
        return [
            self.parts.of_number(found, block)
            for found in (_issued(text, each, issuer) for each in work_names.read(text, typed, held))
            if not self.parts.is_title(found, text, block.role) and not self._is_institution(text, found)
        ]

    def _is_institution(self, text: str, found: Found) -> bool:
        """A law speaks of programmes as institutions that are to be: without years or quotation marks none is named."""
        programme = forms.kind(found.form) == "programme" and self.speaker.type in types.LAWS
        return programme and not is_plainly_a_name(text, found.start + len(found.type or ""), found.end)

    def _of_quoted(self, found: Found, works: list[Found]) -> Found:
        """A law that is named in words quoted from it: "“… Quốc hội ban hành Luật Đất đai.”". Where the words name
        another of that name by its number, it may be that one.
        """
        stretch = None if found.number or found.date or found.year or not found.name else self.quoting.at(found.start)
        work = stretch.source.work if stretch else None
        if not work or not work.number or work.type != found.type or not work.name:
            return found
        name = name_here(work.name)
        same = {f.number for f in works if name_here(f.name or "") == name}
        if name != name_here(str(found.name)) or same - {None, work.number}:
            return found
        return changed(found, number=work.number, quoted=True)

    def _named(
        self, text: str, typed: tuple[TypeWord, ...], held: Seeds, block: Block, works: list[Found]
    ) -> list[Found]:
        works = [self._of_quoted(found, works) for found in works]
        named = [f if f.own or f.quoted or self.quoting.at(f.start) is None else changed(f, quoted=True) for f in works]
        for own in list(work_names.own(text, self.parts.own(block), named, typed, held)):
            placed = self.parts.placed(own, block)
            if not _title_of_itself(block, own) and not _is_noun(text, placed):
                named.append(placed)
        taken = Spans((f.start, f.end) for f in named)
        self.memory.learn(text, [f for f in named if not f.own and f.form != "this"])
        return [*named, *(short for form in seeds.short(held) for short in form.read(self.memory, text, taken, typed))]


@cache
def _is_form(component: str) -> bool:
    return any(f"-{kind.value}-" in f"-{component}" for kind in FORMS)


def _leads(text: str, block: Block, titled: bool) -> str | None:
    """What a block does to each item of the list that it leads; of an article whose title says it, too."""
    leads = relations.of_list(text) if block.role in ("unit", "text") else None
    return leads or (relations.of_heading(text) if titled else None)


def _listed(text: str, named: list[Found]) -> tuple[Found | None, str | None]:
    """Whose the places of a list are, and who issued what it names, by the words that lead it."""
    if not text.rstrip().endswith(":"):
        return None, None
    works = [f for f in named if detailing(text, f.start, False) or _speaks_of(text, f)]
    return changed(works[-1], steps=()) if works else None, issuers.of_list(text, len(text))


def _issued(text: str, found: Found, issuer: str | None) -> Found:
    """A text of a place with the body that the words name which lead the list in which it stands."""
    if found.issuer or not of_a_place(found):
        return found
    return changed(found, issuer=issuers.of_list(text, found.start) or issuer)


_REPEALS_IN = re.compile(r"\W*\d{1,2}\. (?:Bãi bỏ|Sửa đổi|Thay thế)[^:]{3,600}: *$")
_ITEM_OF_LIST = re.compile(r"\W*[a-zđ]\) ")
_NEXT_OF_LIST = re.compile(r"\W*(?:\d{1,2}\.|Điều \d)")
# "1. Đối với Thông tư số 08/2022/TT-BKHĐT …:": what follows speaks of it.
_OF = re.compile(r"\W*(?:\w{1,3}[.)] *)?Đối với $")
# "2. Luật Quản lý thuế số 38/2019/QH14 đã được sửa đổi, bổ sung một số điều theo Luật số 56/2024/QH15:"
_ITSELF = re.compile(r"\W*(?:\w{1,3}[.)] *)?")
_AND_NO_MORE = re.compile(r"(?:,? (?:đã )?được sửa đổi[^:]*)?(?: như sau)? *: *")


def _speaks_of(text: str, found: Found) -> bool:
    """Whether the words that lead a list say nothing but of which text it speaks."""
    alone = _ITSELF.fullmatch(text, 0, found.start) and _AND_NO_MORE.fullmatch(text, found.end)
    return bool(_OF.fullmatch(text, 0, found.start) or alone)


def _may_go_on(text: str) -> bool:
    """Whether the two patterns may match, by the last letters: most blocks end with a mark, or with a stop behind a
    word that is no number.
    """
    words = text.rstrip(" ")
    last = words[-1:]
    return last.isalnum() or last in "_-/" or (last == "." and " " in words[-5:])


def _goes_on(text: str, following: str) -> bool:
    """Whether the last words of a block cannot be the end of a citation, or of what amends one."""
    if not _may_go_on(text):
        return False
    at = max(0, len(text) - 60)
    cut = following[:1].islower() and _NAME_GOES_ON.search(text, at)
    return bool(cut or _GOES_ON.search(text, at))


def _is_noun(text: str, own: Found) -> bool:
    """ "Quy định này không áp dụng …", first in its sentence and of no part of the document: what was just said, and no
    text.
    """
    if own.form != "this" or own.own or own.quoted or own.type in types.NORMATIVE:
        return False
    return type_words.first_of_sentence(text, own.start)


def _title_of_itself(block: Block, own: Found) -> bool:
    return block.role in ("title", "attachment") and own.form == "bare" and own.own == "self"


def _cut(found: Found, length: int, following: int) -> Found:
    """Words that run on into the next block, which begins at `following`, end with their own."""
    if found.end <= length and found.stop <= length:
        return found
    beyond = max(0, found.end - following)
    return changed(
        found,
        end=min(found.end, length),
        subject=min(found.subject, length),
        stop=min(found.stop, length),
        beyond=beyond,
    )
