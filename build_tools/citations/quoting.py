"""Whose words these are: what a clause amends, and what it quotes, so that "Điều 5" in them is not taken for the
document's own.

Enters: the blocks of a document in order, and what was read in each. Leaves: the quoted stretches of a block, each with
the text that it is quoted from and the place where its words stand in that text; and the text and the place that a
clause amends. An amending article speaks of the text that it amends until it ends. What is quoted the structure has
judged.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import provisions
from ..model import Block, Document, Kind, Step, Unit
from ..model.often_made import changed, often_made
from ..office.patterns import compiled
from ..passages import position, run_ends, whole_span
from .named_work import PLACE, Found
from .names import NOTED
from .titles_and_relations import Reading

AMENDS = {"sua-doi", "bai-bo", "thay-the"}
# A clause that changes another text: its bare "Điều 5" is that text's. In small letters it begins with one of
# _AMENDS_WITH, behind what is no letter.
_AMENDS_WITH = ("sửa", "bổ", "bãi", "hủy", "huỷ", "thay", "đính", "chỉnh", "bỏ", "ngưng")
_AMENDING = compiled(
    r"""\W*(?:\[\d{1,3}\]\W*)?
        (?:sửa\ đổi|bổ\ sung|bãi\ bỏ|hủy\ bỏ|huỷ\ bỏ|thay\ thế|thay\ (?:các\ )?cụm\ từ|thay\ đổi|đính\ chính
        |chỉnh\ sửa|(?:sửa|bỏ)\ (?:các\ |một\ số\ )?(?:cụm\ )?từ|ngưng\ hiệu\ lực)(?!\w)
        (?=[^.;]{0,200}?(?:điều\ \d|khoản\ \d|điểm\ [a-zđ](?!\w)|(?:mục|chương|phụ\ lục|phần)\ [\dIVXA-Z]
            |một\ số\ (?:điều|khoản|điểm|nội\ dung)|toàn\ bộ|từ|tên\ (?:gọi|điều|khoản|chương|mục)|mẫu\ số
            |(?:‹normative›|chỉ\ thị)(?!\ này)(?!\w)))""",
    re.IGNORECASE | re.VERBOSE,
)
# "Khoản 1 Điều 2 được sửa đổi, bổ sung như sau:"
AMENDED = re.compile(
    r"[đĐbB](?i:(?<=đ)ược|(?<=b)ị)(?i: (?:s[ửữứừưu]a đ[ổốồỗộôỏõóo]i|bổ sung|thay thế|bãi bỏ)[^.;“]{0,60}như sau)"
)
_QUOTES = re.compile(r"(?:quy định|căn cứ ban hành) như sau *:? *$", re.IGNORECASE)
_AS_FOLLOWS = re.compile(r"như sau *:? *$", re.IGNORECASE)
# The label with which a quoted paragraph begins says where in the amended text it stands.
_LABEL = re.compile(
    r"[“\"\s]*(?:Điều (?P<dieu>\d{1,3}[a-zđ]?)(?=[.:]| *$)|(?P<khoan>\d{1,3}[a-zđ]?)\.(?= )|(?P<diem>[a-zđ]\d?)\)(?= ))"
)
_PHRASE = re.compile(r"(?:cụm )?từ(?: ngữ)?$", re.IGNORECASE)
_ENDS_A_SENTENCE = (".", ";", ":", "”", '"')
RANK = {kind: n for n, kind in enumerate(Kind)}


@often_made
@dataclass(frozen=True, slots=True)
class Origin:
    """A place in another text: the work where it is clear, and the steps as far as the words say."""

    work: Found | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """A quoted stretch of a block: where it is quoted from."""

    start: int
    end: int
    begins: bool = True  # in this block, and `ends` in it
    ends: bool = True
    source: Origin = Origin()
    phrase: bool = False  # words that the sentence speaks of: "cụm từ “…”"


class Quoting:
    """Remembers, from block to block, what is amended and what is quoted."""

    def __init__(self, document: Document) -> None:
        self.units = {unit.id: unit for unit in document.units}
        self.quotations = sorted(document.quotations, key=lambda q: q.start)
        self.begins = [quotation.start for quotation in self.quotations]
        self.of_notes = _of_notes(document)  # where the quotations begin that hold words of notes alone
        self.amended: dict[str, Origin] = {}  # unit that amends → what it amends; no work when it names none or several
        self.announced: Found | None = None  # what a former block said it quotes ("… Luật Đất đai … quy định như sau:")
        self.cut: tuple[str | None, list[Found]] = (None, [])  # a note, and what it names in a sentence that is cut
        self.told: tuple[Step, ...] = ()  # … and of which place of it
        self.leading: tuple[Step, ...] = ()  # the place of which the last amending clause speaks
        self.position: tuple[Step, ...] = ()  # where in the amended text the quoted words stand
        self.stretches: tuple[QuotedStretch, ...] = ()  # of the block that is being read

    # -------------------------------------------------------------- what is quoted

    def opened(self, block: Block) -> None:
        """The quoted stretches of the block that is read next, as the structure has judged them."""
        if not self.quotations:
            return
        passage = block.passage
        low, high = whole_span(passage)
        first = bisect_right(self.begins, low) - 1
        stretches = []
        for each in self.quotations[max(0, first) :]:
            if each.start >= high:
                break
            if each.end > low and (block.role == "note" or each.start not in self.of_notes):
                start = 0 if each.start <= low else position(passage, each.start)
                end = len(passage.text) if each.end >= high else position(passage, each.end)
                stretches.append(QuotedStretch(start, end, begins=each.start >= low, ends=each.end < high))
        self.stretches = tuple(stretches)

    def place(self, text: str, block: Block, named: Sequence[Found], amending: bool) -> None:
        """Says of each quoted stretch of a block where it is quoted from; `named`: the works that the block names."""
        if not self.stretches:
            return
        stretches, free = [], 0
        clause = self._clause(block)[1]
        for each in self.stretches:
            lead = text[free : each.start].rstrip('“" ')
            if lead.strip() or not self.announced:
                self._announce(lead, [f for f in named if free <= f.start < each.start])
            if amending and lead.strip():
                self.leading = _places(lead, clause.steps) or self.leading
            if each.begins:
                self.position = self._where(clause)
            self.position = labelled(self.position, text, each.start)
            work = self.announced or clause.work
            phrase = each.begins and bool(_PHRASE.search(lead))
            stretches.append(changed(each, source=Origin(work, self.position), phrase=phrase))
            free = each.end
        self.stretches = tuple(stretches)

    def _where(self, clause: Origin) -> tuple[Step, ...]:
        """Where the words stand that a quotation begins with, as far as what leads to it says."""
        return (self.told if self.announced else ()) or self.leading or clause.steps

    def _announce(self, lead: str, named: list[Found]) -> None:
        """What the quotation that begins behind "quy định như sau:" is of: the first text that its sentence names."""
        if lead.rstrip(" :")[-3:].lower() != "sau" or not _AS_FOLLOWS.search(lead, max(0, len(lead) - 12)):
            self.announced = None if lead.strip() else self.announced
        elif _QUOTES.search(lead):
            others = [f for f in named if f.own == "" and (f.number or f.name)]
            if others:
                self.announced, self.told = changed(others[0], steps=()), others[0].steps

    def at(self, offset: int) -> QuotedStretch | None:
        """The quoted stretch in which a place of the block stands."""
        n = bisect_right(self.stretches, offset, key=lambda q: q.start) if self.stretches else 0
        return self.stretches[n - 1] if n and offset < self.stretches[n - 1].end else None

    def of_another(self, offset: int) -> bool:
        """Whether a place stands in what a note quotes from another text, not in words of its own text that it speaks
        of.
        """
        stretch = self.at(offset)
        return stretch is not None and not stretch.phrase

    def upward(self, block: Block) -> Iterator[Unit]:
        """The unit in which a block stands, and all above it."""
        unit = self.units.get(block.unit or "")
        while unit:
            yield unit
            unit = self.units.get(unit.parent or "")

    # -------------------------------------------------------------- what is amended

    def context(self, block: Block, offset: int) -> tuple[bool, Origin]:
        """Whether the words at a place belong to a clause that amends or quotes, and of what they speak then."""
        quoted = self.at(offset)
        amends, clause = self._clause(block)
        if quoted is None:
            return amends, clause
        return amends or self.announced is not None, quoted.source

    def _clause(self, block: Block) -> tuple[bool, Origin]:
        """What the clauses in which a block stands amend, the nearest first: "Sửa đổi một số khoản của Điều 3" leaves
        the text to what stands above it, and the Điều to what stands below.
        """
        amends, steps = False, tuple[Step, ...]()
        if not self.amended:
            return amends, Origin()
        for unit in self.upward(block):
            if unit.id in self.amended:
                amends, said = True, self.amended[unit.id]
                steps = steps or said.steps
                if said.work:
                    return True, Origin(said.work, steps)
        whole = self.amended.get("") if amends else None
        return amends, Origin(whole.work if whole else None, steps)

    def begins_to_amend(self, text: str, in_small: str, block: Block) -> bool:
        """Marks a unit whose words begin with "Sửa đổi, bổ sung …" before its own citations are read."""
        if block.role != "unit" or not (
            (_may_amend(in_small) and _AMENDING.match(text)) or ("như sau" in in_small and AMENDED.search(text))
        ):
            return False
        self.amended.setdefault(block.unit or "", Origin())
        return True

    def remember(self, text: str, block: Block, readings: list[Reading], amending: bool) -> None:
        """What the readings of a block say of the words that follow."""
        if amending or block.role == "title":
            self._learn(text, block, readings, amending)
        tail = text[self.stretches[-1].end :] if self.stretches else text
        if tail.strip('”". ;') and (not self.stretches or self.stretches[-1].ends):
            at = len(text) - len(tail)
            outer = [r.found for r in readings if r.within is None and r.found.start >= at]
            self._announce("" if amending else tail, [*self._cut_before(block), *outer])
            is_cut = text and not text.endswith(_ENDS_A_SENTENCE)
            self.cut = (block.note, [*self._cut_before(block), *outer] if is_cut else [])
            self.announced = None if amending else self.announced

    def _cut_before(self, block: Block) -> list[Found]:
        """What the lines before name of the sentence of a note that goes on in a block."""
        return self.cut[1] if block.note and block.note == self.cut[0] else []

    def _learn(self, text: str, block: Block, readings: list[Reading], amending: bool) -> None:
        """An article that begins "Sửa đổi, bổ sung một số điều của …" speaks of that text from here on, and a clause of
        the places that it changes.
        """
        others = [
            r for r in readings if r.found.own == "" and not r.found.quoted and not _is_noted(text, r.found.start)
        ]
        acted = [r.found for r in others if r.deed in AMENDS]
        if not amending:
            self._learn_whole(acted)
            return
        work = _only(_whole(acted) or _numbered(others) or _named(acted))
        self.leading = _common([f.steps for f in acted if f.steps])
        if work or self.leading:
            self.amended[block.unit or ""] = Origin(work, self.leading)

    def _learn_whole(self, acted: list[Found]) -> None:
        """What the whole document amends, by its title."""
        if work := _only(_whole(acted)):
            self.amended[""] = Origin(work)

    def learn_ahead(self, block: Block, ahead: list[Found]) -> None:
        """What a clause amends whose words are cut before it: "Sửa đổi, bổ sung một số khoản của" / "Điều 34 …"."""
        known = self.amended.get(block.unit or "", Origin())
        steps = known.steps or _common([f.steps for f in ahead if f.steps])
        self.amended[block.unit or ""] = Origin(known.work or _only(_whole(ahead)), steps)
        self.leading = self.leading or steps


def _may_amend(in_small: str) -> bool:
    """Whether the first word of a text, where it begins with one, is a verb that amends: asked of every unit."""
    words = in_small.lstrip()
    return words.startswith(_AMENDS_WITH) or not words[:1].isalpha()


def _of_notes(document: Document) -> set[int]:
    """Where the quotations begin that stand in a note: what is printed between its two pages is no part of them."""
    notes = (run for b in document.blocks if b.role == "note" for run in run_ends(b.passage))
    runs = sorted(
        (run.start, run.end) if run.moved is None else (run.moved, run.moved + end - run.at) for run, end in notes
    )
    starts = [start for start, _ in runs]
    found = set[int]()
    for each in document.quotations:
        n = bisect_right(starts, each.start) - 1
        if n >= 0 and each.start < runs[n][1]:
            found.add(each.start)
    return found


def _is_noted(text: str, at: int) -> bool:
    """Whether a place stands in what a portal has put into the sentence."""
    return bool(NOTED.search(text, max(0, at - 1500), at))


def _only(works: list[Found]) -> Found | None:
    """The one work that is named, None when there are several."""
    one = len({(f.number, f.name if not f.number else "") for f in works}) == 1
    return changed(works[0], steps=(), beyond=0) if one else None


def _whole(acted: list[Found]) -> list[Found]:
    """The works among what a clause changes, not the places of one that is named elsewhere."""
    return [f for f in _named(acted) if f.form != PLACE]


def _named(acted: list[Found]) -> list[Found]:
    """The works whose places a clause changes, where it names them."""
    return [f for f in acted if f.number or f.name]


def _numbered(others: list[Reading]) -> list[Found]:
    """The works of a clause whose verb is far from them: "Sửa đổi, bổ sung một số điều về chế độ … tại Thông tư số
    …".
    """
    outer = [r.found for r in others if r.within is None]
    return [f for f in outer if f.number and f.form != PLACE and not f.steps]


def labelled(position: tuple[Step, ...], text: str, at: int) -> tuple[Step, ...]:
    """Where a quoted paragraph stands that begins at a place: its label is the last step.

    >>> [s.number for s in labelled((Step(Kind.DIEU, "3"), Step(Kind.KHOAN, "1")), "“2. Sạp …", 0)]
    ['3', '2']
    """
    label = _LABEL.match(text, at)
    if not label:
        return position
    kind = {"dieu": Kind.DIEU, "khoan": Kind.KHOAN, "diem": Kind.DIEM}[label.lastgroup or ""]
    return (*above(position, kind), Step(kind, label[label.lastgroup or ""]))


def above(steps: Sequence[Step], kind: Kind) -> tuple[Step, ...]:
    """The steps of a place that are larger than a kind."""
    return tuple(step for step in steps if RANK[step.kind] < RANK[kind])


def _places(words: str, within: tuple[Step, ...]) -> tuple[Step, ...]:
    """The place that the words of an amending clause name, below what stands above it."""
    items = [item for phrase in provisions.read(words) for item in phrase.items]
    whole = next((item.steps for item in reversed(items) if item.steps[0].kind is Kind.DIEU), within)
    return _common([(*above(whole, item.steps[0].kind), *item.steps) for item in items])


def _common(places: list[tuple[Step, ...]]) -> tuple[Step, ...]:
    """The steps that several places have in common: "khoản 3a và khoản 4 Điều 102" are of Điều 102."""
    found = list[Step]()
    for same in zip(*places, strict=False):
        if len(set(same)) > 1:
            break
        found.append(same[0])
    return tuple(found)
