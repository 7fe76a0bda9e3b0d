"""Attaching: a form, or an annex, put in the stead of another: "Thay thế Mẫu số 01 … bằng Mẫu số 01 ban hành kèm theo
Nghị định này".

Enters: the tree of a text, the unit that goes, the tree of the text to which the new one is attached. Leaves: the tree
with the old label above what stands below the new one, all of it, what stands outside its units as paragraphs; or the
reason, and the tree as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..addresses.steps import WHOLE
from ..model import Kind
from .changed_words import mark
from .trees import Branch, SourcedWords, Tree


def attached(tree: Tree, branch: Branch, other: Tree | None, unit: str, effect: str) -> str:
    """Puts what stands below a unit of another text below a unit; the reason why it cannot be, "" when it was."""
    new = other.by_id.get(unit) if other else None
    if other is None or new is None:
        return "phụ lục, mẫu thay vào không có ở đây"
    if branch.kind not in WHOLE or new.kind not in WHOLE:
        return "nơi này, hay phần thay vào, không phải là một phụ lục hay mẫu trọn vẹn"
    kept, former = branch.children, {each.id: each for each in branch.walk() if each is not branch}
    branch.children = []
    fresh = tree.grafted(list(_cut(other, new)), branch, effect)
    if _clash(tree, fresh, former):
        branch.children = kept
        return "phần thay vào có hai nơi mang cùng một số"
    _put(tree, branch, fresh, former)
    for zone, words in zip(branch.words[1:], new.words[1:], strict=True):
        zone[:] = [SourcedWords(each.passage, other.slug, effect) for each in words]
    tree.cleared(branch)
    mark(branch, effect)
    return ""


def _clash(tree: Tree, fresh: Sequence[Branch], former: Mapping[str, Branch]) -> bool:
    ids = [each.id for each in fresh]
    return len(set(ids)) < len(ids) or any(id_ in tree.by_id and id_ not in former for id_ in ids)


def _put(tree: Tree, branch: Branch, fresh: Sequence[Branch], former: Mapping[str, Branch]) -> None:
    for id_ in former:
        del tree.by_id[id_]
    for each in fresh:
        before = former.get(each.id)
        each.inserted = before.inserted if before else True
        tree.by_id[each.id] = each
    branch.children = [each for each in fresh if each.parent is branch]


@dataclass(frozen=True, slots=True)
class Cutting:
    """A unit, or a block outside the units, to be put below another: its words, and its place among those before it
    (None: at the top).
    """

    kind: Kind
    number: str
    words: tuple[list[SourcedWords], list[SourcedWords], list[SourcedWords]]
    above: int | None


def _cut(tree: Tree, root: Branch) -> Iterator[Cutting]:
    """What stands below a unit, in reading order, with what stands outside the units there."""
    places = {root.id: -1}
    count = 0
    for block in tree.outside_of(root):
        if isinstance(block, Branch):
            above = places.get(block.parent.id if block.parent else "", -1)
            places[block.id] = count
            yield Cutting(block.kind, block.number, block.words, above if above >= 0 else None)
        elif block.passage.text.strip():
            yield Cutting(Kind.DOAN, "", ([], [], [SourcedWords(block.passage, tree.slug)]), None)
        else:
            continue
        count += 1
