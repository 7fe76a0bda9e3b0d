"""Naming: nodes → units with their addresses, anchors, citations in words and Akoma Ntoso ids.

Enters: the nodes of all parts. Leaves: the units and, for each node, the id of its unit. Anchors are unique in the
document:
the second unit that would have the same one gets "--2", and what stands below it keeps that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from ..addresses import anchor, eid, eid_of_step, in_words, step_anchor
from ..addresses.steps import COUNTED, WHOLE
from ..model import Address, Kind, Passage, Step, Unit
from ..model.often_made import often_made
from ..passages import whole_span
from .note_marks import NoteMarks

WITHOUT_PARENTS = (Kind.DIEU,)


@dataclass(frozen=True, slots=True)
class Named:
    """A component's id, the words that name it in a citation, and its place among the attachments (0:
    the main text).
    """

    id: str
    words: str
    place: int
    number: str = ""  # of an annex or a form
    form: bool = False


class Nameable(Protocol):
    """What can be named: a unit with its printed number and its passage, below another."""

    @property
    def kind(self) -> Kind: ...
    @property
    def number(self) -> str: ...
    @property
    def parent(self) -> Nameable | None: ...
    @property
    def passage(self) -> Passage: ...
    @property
    def label_end(self) -> int: ...
    @property
    def heading_end(self) -> int: ...


@often_made
@dataclass(frozen=True, slots=True)
class _Names:
    """How a place is said in a component: its steps, its anchor, its citation without the work, its eId; and whether a
    chapter is among the steps.
    """

    component: Named
    steps: tuple[Step, ...]
    anchor: str
    cited: str
    eid: str
    chaptered: bool


def _names(component: Named, steps: tuple[Step, ...]) -> _Names:
    chaptered = any(step.kind is Kind.CHUONG for step in steps)
    words = " ".join([in_words(step, chaptered) for step in reversed(steps)])
    return _Names(component, steps, anchor(component.id, steps), words, eid(component.place, steps), chaptered)


def _below(above: _Names, step: Step) -> _Names:
    """The names of a place below another, whose own are not made anew: a text has thousands. Where a chapter stands
    below, what is above it is said otherwise.
    """
    if step.kind is Kind.CHUONG:
        return _names(above.component, (*above.steps, step))
    return _Names(
        above.component,
        (*above.steps, step),
        f"{above.anchor}-{step_anchor(step)}" if above.anchor else step_anchor(step),
        f"{in_words(step, above.chaptered)} {above.cited}" if above.steps else in_words(step, False),
        f"{above.eid}__{eid_of_step(step)}" if above.eid else eid_of_step(step),
        above.chaptered,
    )


class Namer:
    """Gives each node its address; one for the whole document, because anchors are unique there."""

    def __init__(self, marks: NoteMarks) -> None:
        self.marks = marks  # of notes, which are in no word of a unit
        self.addresses: dict[int, Address] = {}
        self.ids: dict[int, str] = {}
        self.names: dict[int, _Names] = {}
        self.named: list[Nameable] = []  # kept alive: Python gives the id of a node that is gone to the next one
        self.taken: Counter[str] = Counter()
        self.counted: Counter[tuple[int, Kind]] = Counter()

    def known(self, node: Nameable, address: Address, id_: str, counts: Iterable[tuple[Kind, int]] = ()) -> None:
        """A node that has its name already; `counts`: how many without a printed number stand below it."""
        self.addresses[id(node)], self.ids[id(node)] = address, id_
        self.named.append(node)
        self.counted.update({(id(node), kind): count for kind, count in counts})

    def unit(self, node: Nameable, component: Named) -> Unit:
        """The unit that a node is; its parent must have been named before."""
        names = self.names[id(node)] = self._names(node, component)
        address = self.addresses[id(node)] = Address(component.id, names.steps)
        self.ids[id(node)] = names.anchor
        self.named.append(node)
        parent = self.ids[id(node.parent)] if node.parent else None
        start, end = whole_span(node.passage)
        edges = (0, node.label_end, node.heading_end, len(node.passage.text))
        label, heading, text = self.marks.words(node.passage, edges)
        return Unit(
            names.anchor, address, component.id, node.kind, label,
            names.steps[-1].number if names.steps else component.number,
            parent, heading or None, text, f"{names.cited} {component.words}".strip(), names.eid, start, end,
        )  # fmt: skip

    def _names(self, node: Nameable, component: Named) -> _Names:
        """How the place of a node is said, a second one of its anchor as such."""
        if node.kind in WHOLE:
            return _names(component, ())
        step, above = Step(node.kind, self._number(node)), self._above(node, component)
        names = _below(above, step)
        self.taken[names.anchor] += 1
        copy = self.taken[names.anchor]
        return names if copy == 1 else _below(above, replace(step, copy=copy))

    def _number(self, node: Nameable) -> str:
        if node.kind not in COUNTED:
            return node.number
        key = (id(node.parent) if node.parent else 0, node.kind)
        self.counted[key] += 1
        return str(self.counted[key])

    def _above(self, node: Nameable, component: Named) -> _Names:
        """The place before a node's own step: that of its parent, unless its number needs none or names the parent
        itself.
        """
        parent = node.parent
        if parent is None or node.kind in WITHOUT_PARENTS:
            return _names(component, ())
        names = self.names.get(id(parent))
        if names is None or names.component is not component:
            names = _names(component, self.addresses[id(parent)].steps)
        names_parent = (
            node.kind is parent.kind
            and node.kind in (Kind.KHOAN, Kind.DIEM)
            and node.number.startswith(parent.number + ".")
        )
        return _names(component, names.steps[:-1]) if names_parent else names

    def fresh_component(self) -> None:
        """Paragraphs outside all units are counted anew in each component."""
        for key in [key for key in self.counted if key[0] == 0]:
            del self.counted[key]
