"""Trees: the units of a text as they stand on a day, while effects are replayed on them.

Enters: a Document. Leaves: a Tree that can be changed in place, and from it the units of a Version, each of whose
letters knows the text it comes from. A unit that no effect touches is the same value in every version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from ..addresses import anchor, cited
from ..addresses.steps import COUNTED
from ..model import Address, Block, Document, Effect, Kind, Passage, QuotedUnit, Stretch, Unit, VersionUnit
from ..passages import part, whole_span
from ..structure.naming import Named, Namer
from ..structure.note_marks import NoteMarks

REPEALED = "(được bãi bỏ)"


_NOWHERE = Address("", ())


@dataclass(frozen=True, slots=True)
class SourcedWords:
    """Words at a unit, of the text `slug`, "" of the publisher's own; `effect` put them there. A passage without runs
    is a blank that no text prints.
    """

    passage: Passage
    slug: str
    effect: str | None = None


@dataclass(slots=True, eq=False)
class Branch:
    """A unit while versions are made. `words` are label, heading and own text, in this order."""

    kind: Kind
    number: str
    words: tuple[list[SourcedWords], list[SourcedWords], list[SourcedWords]]
    parent: Branch | None = None
    children: list[Branch] = field(default_factory=list)
    address: Address = _NOWHERE
    id: str = ""
    citation: str = ""
    eid: str = ""
    printed: tuple[str, str | None, str] | None = None  # label, heading, text as issued, while nothing is changed
    start: int | None = None
    end: int | None = None
    changed_by: tuple[str, ...] = ()
    not_applied: tuple[str, ...] = ()
    repealed: bool = False
    inserted: bool = False
    frozen: VersionUnit | None = None

    @property
    def passage(self) -> Passage:
        """The first words, by which a unit is named (structure.naming)."""
        return next((w.passage for zone in self.words for w in zone if w.passage.runs), Passage("", ()))

    @property
    def label_end(self) -> int:
        return len(self.passage.text)

    @property
    def heading_end(self) -> int:
        return self.label_end

    def touched(self) -> None:
        """To be called when anything of the unit is changed."""
        self.frozen = None

    def walk(self) -> Iterator[Branch]:
        """The unit and all below it, in reading order."""
        stack = [self]
        while stack:
            branch = stack.pop()
            yield branch
            stack += reversed(branch.children)


class Grafted(Protocol):
    """A unit of another text that comes; `above`: the one among those before it below which it stands."""

    @property
    def kind(self) -> Kind: ...
    @property
    def number(self) -> str: ...
    @property
    def words(self) -> tuple[list[SourcedWords], list[SourcedWords], list[SourcedWords]]: ...
    @property
    def above(self) -> int | None: ...


class Tree:
    """All units of one text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.slug = document.source.slug
        self.tops: list[Branch] = []
        self.by_id: dict[str, Branch] = {}
        self.order: tuple[str, ...] = ()  # the units as issued
        self.outside: tuple[tuple[int, Block], ...] = ()  # what stands outside the units, each before the n-th of them
        self.named: dict[str, Named] = {}
        self.title: str | None = None  # of the text, once an effect has changed it
        self._grow()

    def _grow(self) -> None:
        units = {unit.id: unit for unit in self.document.units}
        frame = list[tuple[int, Block]]()
        for block in self.document.blocks:
            unit = units.get(block.unit or "")
            own = block.role == ("table" if unit and unit.kind is Kind.BANG else "unit")
            if unit and own and unit.id not in self.by_id:
                self._add(unit, block)
            elif block.role != "note":
                frame.append((len(self.by_id), block))
        self.order, self.outside = tuple(self.by_id), tuple(frame)

    def _add(self, unit: Unit, block: Block) -> None:
        edges = (0, block.label_end, block.heading_end, len(block.passage.text))
        printed = (unit.label, unit.heading or "", unit.text)
        zones = [
            [SourcedWords(each, self.slug) for each in _without_marks(part(block.passage, a, b), words)]
            for (a, b), words in zip(pairwise(edges), printed, strict=True)
        ]
        branch = Branch(
            unit.kind, unit.number, (zones[0], zones[1], zones[2]), address=unit.address, id=unit.id,
            citation=unit.citation, eid=unit.eid, printed=(unit.label, unit.heading, unit.text), start=unit.start,
            end=unit.end,
        )  # fmt: skip
        branch.parent = self.by_id.get(unit.parent or "")
        (branch.parent.children if branch.parent else self.tops).append(branch)
        self.by_id[unit.id] = branch

    def siblings(self, branch: Branch) -> list[Branch]:
        """The list in which a unit stands."""
        return branch.parent.children if branch.parent else self.tops

    def remove(self, branch: Branch) -> None:
        """Takes out a unit and all below it."""
        self.siblings(branch).remove(branch)
        for each in branch.walk():
            del self.by_id[each.id]

    def walk(self) -> Iterator[Branch]:
        """All units in reading order."""
        for top in self.tops:
            yield from top.walk()

    def shown_at(self, effect: Effect) -> None:
        """Notes an effect that could not be applied at its unit, or at the nearest above it that there is."""
        for steps in (effect.steps[:n] for n in range(len(effect.steps), 0, -1)):
            if branch := self.by_id.get(anchor(effect.component, steps)):
                branch.not_applied = (*branch.not_applied, effect.id)
                branch.touched()
                return

    # ------------------------------------------------------------------ new units

    def planted(
        self, quoted: Sequence[QuotedUnit], parent: Branch | None, component: str, slug: str, effect: str
    ) -> list[Branch]:
        """Quoted units as units of this text below `parent`, each named; they are not yet in the tree."""
        words = self._component_words(component)
        namer = Namer(NoteMarks(()))
        if parent:
            counts = Counter(child.kind for child in parent.children if child.kind in COUNTED)
            namer.known(parent, parent.address, parent.id, counts.items())
        grown: list[Branch] = []
        for unit in quoted:
            above = grown[unit.parent] if unit.parent is not None else parent
            branch = _planted(unit, above, slug, effect)
            self._name(namer, branch, words)
            if unit.parent is not None and above:
                above.children.append(branch)
            grown.append(branch)
        return grown

    def grafted(self, cuttings: Sequence[Grafted], parent: Branch, effect: str) -> list[Branch]:
        """Units of another text as units of this one below `parent`, which has none; named, and not yet in the tree."""
        words, namer = self._component_words(parent.address.component), Namer(NoteMarks(()))
        namer.known(parent, parent.address, parent.id)
        grown: list[Branch] = []
        for each in cuttings:
            above = grown[each.above] if each.above is not None else parent
            label, heading, text = ([SourcedWords(w.passage, w.slug, effect) for w in zone] for zone in each.words)
            branch = Branch(each.kind, each.number, (label, heading, text), above, changed_by=(effect,), inserted=True)
            self._name(namer, branch, words)
            if each.above is not None:
                above.children.append(branch)
            grown.append(branch)
        return grown

    @staticmethod
    def _name(namer: Namer, branch: Branch, words: Named) -> None:
        named = namer.unit(branch, words)
        branch.number, branch.address, branch.id = named.number, named.address, named.id
        branch.citation, branch.eid = named.citation, named.eid

    def outside_of(self, root: Branch) -> Iterator[Branch | Block]:
        """What stands below a unit as issued, and the blocks outside the units there, in reading order."""
        first, count = self.order.index(root.id), sum(1 for _ in root.walk())
        outside = self._outside_within(first, count)
        for n, branch in enumerate(root.walk()):
            yield from (block for at, block in outside if at == first + n and n)
            if n:
                yield branch
        yield from (block for at, block in outside if at == first + count)

    def _outside_within(self, first: int, count: int) -> list[tuple[int, Block]]:
        component = self.by_id[self.order[first]].address.component
        return [
            (at, block) for at, block in self.outside if first < at <= first + count and block.component == component
        ]

    def cleared(self, root: Branch) -> None:
        """Takes out what stands outside the units within a unit as issued: another comes in its stead."""
        if root.id in self.order:
            at, ids = self.order.index(root.id), self.order
            count = sum(1 for id_ in ids[at:] if id_ == root.id or id_.startswith(f"{root.id}-"))
            gone = {id(block) for _, block in self._outside_within(at, count)}
            self.outside = tuple((n, block) for n, block in self.outside if id(block) not in gone)

    def _component_words(self, component: str) -> Named:
        """How units of a component are cited, told by one of them."""
        if component not in self.named:
            unit = next((each for each in self.document.units if each.component == component), None)
            words = unit.citation.removeprefix(cited(unit.address.steps)).strip() if unit else ""
            place = [each.id for each in self.document.components].index(component) if unit else 0
            self.named[component] = Named(component, words, place)
        return self.named[component]

    # ------------------------------------------------------------------ what leaves

    def frozen(self) -> tuple[VersionUnit, ...]:
        """The units as they stand now."""
        return tuple(map(self._frozen, self.walk()))

    def frame(self) -> tuple[tuple[int, Block], ...]:
        """What stands outside the units, each with the number of units before it now: it stays before the unit that it
        stood before, or before the next that is left.
        """
        places = {branch.id: n for n, branch in enumerate(self.walk())}
        following = len(places)
        left = {len(self.order): following}
        for n in range(len(self.order) - 1, -1, -1):
            following = left[n] = places.get(self.order[n], following)
        return tuple((left[before], block) for before, block in self.outside)

    def _frozen(self, branch: Branch) -> VersionUnit:
        parent = branch.parent.id if branch.parent else None
        if branch.frozen is None or branch.frozen.parent != parent:
            branch.frozen = self._made(branch, parent)
        return branch.frozen

    def _made(self, branch: Branch, parent: str | None) -> VersionUnit:
        stretches = [[_stretch(words, self.slug) for words in zone] for zone in branch.words]
        label, heading, text = ("".join(each.text for each in zone) for zone in stretches)
        own = all(each.slug == self.slug for zone in branch.words for each in zone)
        shown = branch.printed or (label.strip(), heading.strip() or None, text.strip())
        return VersionUnit(
            branch.id, branch.address, branch.address.component, branch.kind, shown[0], branch.number, parent, shown[1],
            REPEALED if branch.repealed else shown[2], branch.citation, branch.eid,
            branch.start if own else None, branch.end if own else None,
            tuple(each for zone in stretches for each in zone if each.text), len(label), len(label) + len(heading),
            branch.changed_by, branch.not_applied, branch.repealed, branch.inserted,
        )  # fmt: skip


def _planted(unit: QuotedUnit, parent: Branch | None, slug: str, effect: str) -> Branch:
    edges = (0, unit.label_end, unit.heading_end, len(unit.passage.text))
    zones = [[SourcedWords(part(unit.passage, a, b), slug, effect)] if b > a else [] for a, b in pairwise(edges)]
    return Branch(unit.kind, unit.number, (zones[0], zones[1], zones[2]), parent, changed_by=(effect,), inserted=True)


def _stretch(words: SourcedWords, beside: str) -> Stretch:
    """Words with their place; the publisher's own stand in the file beside a text."""
    passage = words.passage
    printed = bool(passage.runs and words.slug)
    start, end = whole_span(passage) if printed else (None, None)
    return Stretch(passage.text, words.slug or beside, start, end, words.effect)


def _without_marks(passage: Passage, words: str) -> list[Passage]:
    """The passage without the marks of notes: cut so that what is left reads as the words of the unit do."""
    text = passage.text
    if text.strip() == words:
        return [passage] if text else []
    found, at, n, wanted = list[Passage](), 0, 0, "".join(words.split())
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        if n < len(wanted) and letter == wanted[n]:
            n += 1
            continue
        found, at = [*found, part(passage, at, place)], place + 1
    found.append(part(passage, at, len(text)))
    return [each for each in found if each.text]
