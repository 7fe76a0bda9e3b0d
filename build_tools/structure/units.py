"""Units: the pieces of one part → its tree of units, with headings, own text and unnumbered paragraphs.

Enters: body pieces and what became of their markers. Leaves: nodes in reading order, each with its parent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ..addresses.steps import Label
from ..model import Kind, Passage
from ..office.alphabet import is_capitals
from ..office.patterns import compiled
from ..passages import joined
from .depth import Marked, Placement, fit
from .inline_markers import cut_inline, marked, put_back
from .marker_rows import KEYWORDS
from .markers import LabelReading
from .stretches import Piece
from .table_units import grouped, is_frame


@dataclass(slots=True)
class Node:
    """A unit while the tree grows; `role` other than "unit" is a block that stands between units (a table, a note)."""

    kind: Kind
    passage: Passage
    reading: LabelReading | None = None
    parent: Node | None = None
    label_end: int = 0
    heading_end: int = 0
    role: str = "unit"
    children: list[Node] = field(default_factory=list)
    piece: Piece | None = None
    place: int = -1

    @property
    def number(self) -> str:
        """The number as printed; a counted one for items and paragraphs is given when the unit is named."""
        return self.reading.number if self.reading else ""


def grown(items: Sequence[tuple[Piece, str]], expected: Collection[Label] = ()) -> list[Node]:
    """The nodes of a body in reading order; `expected`: labels, each the first of which is surely one."""
    pieces, origin = cut_inline([piece for piece, _ in items], [not role for _, role in items])
    marks = [
        m for n, p in enumerate(pieces) if not items[origin[n]][1] and (m := marked(n, p, pieces[n - 1] if n else None))
    ]
    choices = fit(_made_sure(marks, expected))
    pieces, places, choices = put_back(pieces, choices)
    return _Grower(pieces, [items[origin[n]][1] for n in places], choices).nodes()


_SURE = 1000.0  # what it costs to take for words a label that is expected


def _made_sure(marks: Sequence[Marked], expected: Collection[Label]) -> list[Marked]:
    """The marked pieces, the first of each expected label read as nothing but that label."""
    found, left = list(marks), set(expected)
    for n, mark in enumerate(found) if left else ():
        for reading in mark.readings:
            label = (reading.marker.kind, reading.number.lower())
            if label in left:
                left.discard(label)
                found[n] = replace(mark, readings=(reading,), prose=_SURE)
                break
    return found


_ENDS = re.compile(r"[.;:,…!?]”?\)?$")
_ASKS = (
    r"Trong quá trình (tổ chức |triển khai )?(thực hiện|triển khai)|Trên đây là|Yêu cầu (các|Giám đốc|Thủ trưởng)"
    r"|Đề nghị các|Nhận được"
)
_TELLS = r"(Văn phòng|Bộ|Sở|[UỦ][ỷy] ban)[^.;:]{0,60} (thông báo|kính trình|báo cáo|trân trọng)\b[^;:]*\."
_CLOSING = compiled(rf"({_ASKS}|{_TELLS}|Trân trọng|(‹laws›|Nghị quyết) này (đã )?được)")


class _Grower:
    """Walks over the pieces once; keeps the units by place and the last unit met."""

    def __init__(self, pieces: list[Piece], roles: list[str], choices: dict[int, Placement]) -> None:
        self.pieces, self.roles, self.choices = pieces, roles, choices
        self.by_place: dict[int, Node] = {}
        self.found: list[Node] = []
        self.tops: list[Node] = []  # units without a parent
        self.last: Node | None = None
        self.taken = 0  # pieces up to here are used
        self.next_unit = self._next_units()

    def _next_units(self) -> list[int | None]:
        """For each place the next unit at or after it."""
        found: list[int | None] = [None]
        for n in range(len(self.pieces) - 1, -1, -1):
            found.append(n if n in self.choices and self.choices[n].reading else found[-1])
        return found[::-1]

    def nodes(self) -> list[Node]:
        for n, piece in enumerate(self.pieces):
            if n < self.taken:
                continue
            self.taken = n + 1
            choice = self.choices.get(n)
            if self.roles[n] == "table":
                self._table(n)
            elif self.roles[n]:
                self._add(Node(Kind.DOAN, piece.passage, None, self.last, role=self.roles[n], piece=piece))
            elif choice and choice.reading:
                self._unit(n, piece, choice, choice.reading)
            else:
                self._paragraph(n, piece)
        for node in self.found:
            node.children.clear()  # asked while the tree grows; with them each would hold itself by way of its parent
        return self.found

    def _add(self, node: Node) -> Node:
        self.found.append(node)
        if node.role == "unit":
            (node.parent.children if node.parent else self.tops).append(node)
        return node

    def _table(self, n: int) -> None:
        """The rows from place n on: one unit each table, but for a letterhead or a signature block."""
        while self.taken < len(self.pieces) and self.roles[self.taken] == "table":
            self.taken += 1
        for rows in grouped(self.pieces[n : self.taken]):
            passage = joined([row.passage for row in rows])
            role = "table" if is_frame(rows) else "unit"
            self._add(Node(Kind.BANG, passage, None, self.last, role=role, piece=rows[0]))

    def _unit(self, n: int, piece: Piece, choice: Placement, reading: LabelReading) -> None:
        passage = self._with_title(piece, reading)
        parent = self.by_place.get(choice.parent) if choice.parent is not None else None
        label = reading.end + piece.lead
        node = Node(reading.marker.kind, passage, reading, parent, label, label, piece=piece, place=n)
        if self._is_titled(n, node):
            node.heading_end = len(passage.text)
        self.last = self.by_place[n] = self._add(node)

    def _with_title(self, piece: Piece, reading: LabelReading) -> Passage:
        """The passage of a unit, joined with what follows when its label stands alone or its title runs on in
        capitals.
        """
        text, taken = piece.text, [piece.passage]
        alone = not text[reading.end :].strip()
        while self._free(self.taken):
            following = self.pieces[self.taken]
            runs_on = (
                not alone
                and reading.marker.rank <= 3
                and self._runs_on(taken[-1].text[0 if len(taken) > 1 else reading.end :], following)
            )
            if not (alone or runs_on):
                break
            taken.append(following.passage)
            self.taken, alone = self.taken + 1, False
        return taken[0] if len(taken) == 1 else joined(taken, " ")

    def _runs_on(self, title: str, following: Piece) -> bool:
        return (
            is_capitals(title)
            and is_capitals(following.text)
            and (title.endswith(",") or (not _ENDS.search(title) and following.line.gap == 0))
        )

    def _free(self, n: int) -> bool:
        """Whether a piece is words that no marker and no role claims."""
        return n < len(self.pieces) and not self.roles[n] and not (n in self.choices and self.choices[n].reading)

    def _is_titled(self, n: int, node: Node) -> bool:
        text = node.passage.text[node.label_end :].strip()
        if not text or node.reading is None:
            return False
        if node.piece and node.piece.line.said == "heading":
            return True
        if node.reading.marker.style in KEYWORDS or (node.reading.marker.rank <= 3 and is_capitals(text)):
            return True
        if _ENDS.search(text) or len(text) > 400:
            return False
        return self._has_below(self.taken, n) or bool(node.piece and (node.piece.line.bold or node.piece.line.heading))

    def _has_below(self, after: int, n: int) -> bool:
        """Whether words or smaller units follow before the next unit that is not below unit n; notes are neither."""
        while after < len(self.roles) and self.roles[after] == "note":
            after += 1
        if self._free(after):
            return True
        choice = self.choices.get(after)
        return bool(choice and choice.reading and choice.parent == n)

    def _paragraph(self, n: int, piece: Piece) -> None:
        self._add(Node(Kind.DOAN, piece.passage, None, self._owner(n, piece), piece=piece))

    def _owner(self, n: int, piece: Piece) -> Node | None:
        """Whose paragraph it is: of the unit above it, unless it closes the list in which that unit is the last."""
        last, following = self.last, self.next_unit[n + 1]
        if last is None or (following is None and _CLOSING.match(piece.text)):
            return None
        if following is not None and self.choices[following].parent in (
            last.place,
            last.parent.place if last.parent else None,
        ):
            return last
        return last.parent if self._ends_list(last) else last

    def _ends_list(self, node: Node) -> bool:
        """Whether a unit is the last item of a list "…; …." of items, so that words after it belong to the list's
        owner.
        """
        siblings = node.parent.children if node.parent else self.tops
        alike = [
            s for s in siblings if s.reading and node.reading and s.reading.marker.style == node.reading.marker.style
        ]
        if len(alike) < 2 or node.kind not in (Kind.DIEM, Kind.GACH, Kind.CONG):
            return False
        return (
            not any(child.kind is Kind.DOAN for s in alike for child in s.children)
            and _ENDS.search(node.passage.text) is not None
        )
