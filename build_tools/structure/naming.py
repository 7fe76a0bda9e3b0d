"""Naming: nodes → units with their addresses, anchors, citations in words and Akoma Ntoso ids.

Enters: the nodes of all parts. Leaves: the units and, for each node, the id of its unit. Anchors are unique in the
document:
the second unit that would have the same one gets "--2", and what stands below it keeps that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from ..addresses import anchor, cited, eid
from ..addresses.steps import COUNTED, WHOLE
from ..model import Address, Kind, Passage, Step, Unit
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


class Namer:
    """Gives each node its address; one for the whole document, because anchors are unique there."""

    def __init__(self, marks: NoteMarks) -> None:
        self.marks = marks  # of notes, which are in no word of a unit
        self.addresses: dict[int, Address] = {}
        self.ids: dict[int, str] = {}
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
        address, id_ = self._address(node, component.id)
        self.addresses[id(node)], self.ids[id(node)] = address, id_
        self.named.append(node)
        parent = self.ids[id(node.parent)] if node.parent else None
        start, end = whole_span(node.passage)
        label, heading, text = self._words(node)
        return Unit(
            id_, address, component.id, node.kind, label,
            address.steps[-1].number if address.steps else component.number,
            parent, heading or None, text, cited(address.steps, component.words), eid(component.place, address.steps),
            start, end,
        )  # fmt: skip

    def _words(self, node: Nameable) -> Iterator[str]:
        """Label, heading and own text."""
        edges = (0, node.label_end, node.heading_end, len(node.passage.text))
        return (self.marks.words(node.passage, a, b) for a, b in pairwise(edges))

    def _address(self, node: Nameable, component: str) -> tuple[Address, str]:
        """The address of a node, and its anchor."""
        if node.kind in WHOLE:
            return Address(component, ()), anchor(component, ())
        step = Step(node.kind, self._number(node))
        above = self._above(node)
        name = anchor(component, (*above, step))
        self.taken[name] += 1
        if (copy := self.taken[name]) > 1:
            step = replace(step, copy=copy)
            name = anchor(component, (*above, step))
        return Address(component, (*above, step)), name

    def _number(self, node: Nameable) -> str:
        if node.kind not in COUNTED:
            return node.number
        key = (id(node.parent) if node.parent else 0, node.kind)
        self.counted[key] += 1
        return str(self.counted[key])

    def _above(self, node: Nameable) -> tuple[Step, ...]:
        """The steps before a node's own: those of its parent,
        unless its number needs none or names the parent itself.
        """
        parent = node.parent
        if parent is None or node.kind in WITHOUT_PARENTS:
            return ()
        steps = self.addresses[id(parent)].steps
        names_parent = (
            node.kind is parent.kind
            and node.kind in (Kind.KHOAN, Kind.DIEM)
            and node.number.startswith(parent.number + ".")
        )
        return steps[:-1] if names_parent else steps

    def fresh_component(self) -> None:
        """Paragraphs outside all units are counted anew in each component."""
        for key in [key for key in self.counted if key[0] == 0]:
            del self.counted[key]
