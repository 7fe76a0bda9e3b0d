"""Acting: one effect carried out on the tree of a text, exactly, or not at all with the reason.

Enters: a Tree, an Effect, the quoted words that come. Leaves: "" and the tree changed, or the reason in words, and the
tree as it was. Rules (contract, *Time*): the place is exactly one unit, of an insertion the unit that it follows or
stands in; what comes bears the label of the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..addresses import anchor
from ..addresses.steps import GROUPING, WHOLE, label
from ..model import Effect, Kind, QuotedUnit, Step
from ..passages import part
from ..structure.markers import Order, arabic_order, letter_order
from ..structure.quoted_units import of_place
from ..vietnamese import roman
from .attaching import attached
from .changed_words import blank, changed, mark, zones
from .coming import Coming, with_below
from .trees import Branch, SourcedWords, Tree

TAKEN = "văn bản đã có"  # how the reason begins why something that is there cannot be inserted


def applied(tree: Tree, effect: Effect, coming: Coming) -> str:
    """Carries out an effect on a tree. The reason why it cannot be, "" when it was."""
    if effect.doubt:
        return effect.doubt if effect.doubt.startswith("không rõ") else f"không đọc chắc được lời “{effect.doubt}”"
    if effect.part == "some":
        return "chỉ nêu một phần của nơi này, không rõ phần nào"
    if effect.action not in ("insert", *_ACTS):
        return f"chưa biết cách thực hiện “{effect.action}”"
    if effect.place is None:
        return _on_all(tree, effect, coming)
    if effect.action == "insert":  # its place is not there yet
        return _insert(tree, effect, coming)
    branch, why = _found(tree, effect.place)
    return _ACTS[effect.action](tree, branch, effect, coming) if branch else why


def _on_all(tree: Tree, effect: Effect, coming: Coming) -> str:
    """What is done to a text as a whole: words wherever they stand in it, its title."""
    if effect.action.endswith("-words") and not effect.side.startswith(("begin", "end")) and not effect.part:
        return changed(zones(tree.walk()), effect, coming.words() if effect.new else [])
    title = coming.words() if effect.action == "retitle" else []
    if len(title) != 1:
        return "tác động lên cả văn bản, không lên một điều khoản"
    tree.title = title[0].passage.text.strip()
    return ""


# ------------------------------------------------------------------ where


def _found(tree: Tree, place: str) -> tuple[Branch | None, str]:
    """The one unit of a place, or why there is none."""
    branch = tree.by_id.get(place)
    if branch is None:
        return None, "nơi này không có trong văn bản"
    if f"{place}--2" in tree.by_id:
        return None, "có hơn một nơi mang số này"
    if branch.repealed:
        return None, "nơi này đã được bãi bỏ trước đó"
    return branch, ""


def _order(step: tuple[Kind, str]) -> Order | None:
    """The place of a number among its siblings."""
    kind, number = step
    if kind is Kind.DIEM:
        return letter_order(number.lower()) if number else None
    value = roman(number) if kind in GROUPING else None
    return (value, 0) if value else _arabic(number.lower())


def _arabic(number: str) -> Order | None:
    order = arabic_order(number)
    if order is None and number[-1:].isdigit() and number[:-1][-1:].isalpha():  # "12a1"
        head = arabic_order(number.rstrip("0123456789"))
        return (*head, int(number[len(number.rstrip("0123456789")) :])) if head else None
    return order


def _numbered(branch: Branch) -> Order | None:
    return _order((branch.kind, branch.number))


# ------------------------------------------------------------------ units that come


def _replace(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    """Another wording for a unit: all of it, or its opening words alone."""
    if effect.attached:
        return attached(tree, branch, coming.attached, effect.attached[1], effect.id)
    units = coming.units()
    if not units:
        whole = branch.kind in WHOLE and not effect.new
        return "không rõ phụ lục, mẫu nào thay vào" if whole else "không đọc được lời mới"
    if effect.part == "lead":
        return _lead(branch, effect, coming, units)
    if effect.part:
        return "chỉ một phần của nơi này được thay, không rõ phần nào"
    top = of_place(units, branch.address.steps)
    if top is None:
        return "lời mới không mang số của nơi này"
    fresh = tree.planted(with_below(units, top), branch.parent, branch.address.component, coming.slug, effect.id)
    return _put(tree, branch, fresh, effect)


def _put(tree: Tree, branch: Branch, fresh: list[Branch], effect: Effect) -> str:
    """Puts new units, the first of them the root, where a unit stands."""
    gone = {each.id for each in branch.walk()}
    fresh[0].id, fresh[0].address, fresh[0].citation, fresh[0].eid = (
        branch.id,
        branch.address,
        branch.citation,
        branch.eid,
    )
    if why := _clash(tree, fresh, gone):
        return why
    former = {each.id: each for each in branch.walk()}
    for each in fresh:
        before = former.get(each.id)
        each.inserted = before.inserted if before else True
        each.changed_by = (*(before.changed_by if before else ()), effect.id)
    beside = tree.siblings(branch)
    beside[beside.index(branch)] = fresh[0]
    fresh[0].parent = branch.parent
    for id_ in gone:
        del tree.by_id[id_]
    tree.by_id.update({each.id: each for each in fresh})
    return ""


def _clash(tree: Tree, fresh: Sequence[Branch], gone: set[str]) -> str:
    ids = [each.id for each in fresh]
    if len(set(ids)) < len(ids) or any("--" in id_ for id_ in ids[1:]):
        return "lời mới có hai phần mang cùng một số"
    taken = next((id_ for id_ in ids if id_ in tree.by_id and id_ not in gone), None)
    return f"{TAKEN} {tree.by_id[taken].citation}" if taken else ""


def _lead(branch: Branch, effect: Effect, coming: Coming, units: Sequence[QuotedUnit]) -> str:
    """Other opening words: the own text of a unit, or the first paragraph of a titled one; what stands below stays."""
    unit = branch
    if branch.words[1]:
        first = branch.children[0] if branch.children else None
        if first is None or first.kind is not Kind.DOAN:
            return "nơi này không có đoạn mở đầu"
        unit = first
    if len(units) != 1:
        return "lời mới của đoạn mở đầu không phải là một đoạn"
    (new,) = units
    if new.label_end and label(new) != label(unit):
        return "lời mới không mang số của nơi này"
    fresh = [SourcedWords(part(new.passage, new.label_end, len(new.passage.text)), coming.slug, effect.id)]
    unit.words[2][:] = _behind_label(fresh) if unit.words[0] else fresh
    mark(unit, effect.id)
    return ""


def _insert(tree: Tree, effect: Effect, coming: Coming) -> str:
    """A new unit, behind the one that it follows, or where its number puts it."""
    units = coming.units()
    if not units:
        return "không đọc được lời mới"
    if effect.part == "end":
        return _append(tree, effect, coming, units)
    if effect.part:
        return "không rõ lời mới đứng ở đâu"
    step = effect.steps[-1] if effect.steps else None
    top = of_place(units, effect.steps)
    if top is None or step is None:
        return "lời mới không mang số của nơi được bổ sung"
    place, why = _place_for(tree, effect, step)
    if place is None:
        return why
    parent, index = place
    component = parent.address.component if parent else ""
    fresh = tree.planted(with_below(units, top), parent, component, coming.slug, effect.id)
    if fresh[0].id != effect.place:
        return f"theo số của nó, lời mới đứng ở “{fresh[0].id}”, không phải “{effect.place}”"
    if why := _clash(tree, fresh, set()) or _reads_already(parent, fresh[0]):
        return why
    fresh[0].parent = parent
    (parent.children if parent else tree.tops).insert(index, fresh[0])
    tree.by_id.update({each.id: each for each in fresh})
    return ""


_TELLING = 40  # letters: shorter words may stand in an article by chance


def _reads_already(parent: Branch | None, fresh: Branch) -> str:
    """Why a unit is not put where its very words stand: in a copy amended already, run on behind another."""
    new = _letters(fresh.words[2])
    top = parent
    while top and top.parent and top.kind is not Kind.DIEU:
        top = top.parent
    if top is None or len(new) < _TELLING:
        return ""
    words = "".join(_letters(zone) for unit in top.walk() for zone in unit.words)
    return f"{TAKEN} lời này trong {top.citation}" if new in words else ""


def _letters(words: Sequence[SourcedWords]) -> str:
    return "".join(filter(str.isalnum, "".join(each.passage.text for each in words)))


def _place_for(tree: Tree, effect: Effect, step: Step) -> tuple[tuple[Branch | None, int] | None, str]:
    """The parent of a new unit and its index among the children."""
    if effect.after:
        before = tree.by_id.get(effect.after)
        if before is None or f"{effect.after}--2" in tree.by_id:
            return None, "nơi mà lời mới đứng sau không có trong văn bản"
        return _behind(tree, before, step)
    above = anchor(effect.component, () if step.kind is Kind.DIEU else effect.steps[:-1])
    parent = tree.by_id.get(above) if above else None
    if above and (parent is None or f"{above}--2" in tree.by_id):
        return None, "nơi chứa lời mới không có trong văn bản"
    if parent and parent.repealed:
        return None, "nơi chứa lời mới đã được bãi bỏ"
    if not above:
        return _among_all(tree, step)
    return _by_number(parent.children if parent else tree.tops, parent, step)


def _among_all(tree: Tree, step: Step) -> tuple[tuple[Branch | None, int] | None, str]:
    """The place of an article, or of a chapter, behind the one before it, wherever that stands."""
    order = _order((step.kind, step.number))
    alike = [
        each
        for each in tree.by_id.values()
        if each.kind is step.kind and not each.address.component and len(each.address.steps) == 1
    ]
    before = [(_numbered(each) or (), each.id) for each in alike if order and (_numbered(each) or ()) < order]
    if not before:
        return None, "không rõ lời mới đứng sau điều nào"
    return _behind(tree, tree.by_id[max(before)[1]], step)


def _behind(tree: Tree, before: Branch, step: Step) -> tuple[tuple[Branch | None, int] | None, str]:
    if before.kind is not step.kind:
        return None, "lời mới không cùng loại với nơi mà nó đứng sau"
    beside, order = tree.siblings(before), _order((step.kind, step.number))
    index = beside.index(before) + 1
    while order and index < len(beside) and beside[index].inserted and (_numbered(beside[index]) or order) < order:
        index += 1  # those that the same clause has put there before
    return (before.parent, index), ""


def _by_number(
    children: Sequence[Branch], parent: Branch | None, step: Step
) -> tuple[tuple[Branch | None, int] | None, str]:
    """Behind the last child of a lower number."""
    order = _order((step.kind, step.number))
    alike = [n for n, child in enumerate(children) if child.kind is step.kind]
    numbers = [_numbered(children[n]) for n in alike]
    if not order or not alike:
        return None, "không rõ lời mới đứng ở đâu giữa các phần đã có"
    if None in numbers or numbers != sorted(numbers, key=lambda each: each or ()):
        return None, "các phần đã có không theo thứ tự số"
    before = [n for n, number in zip(alike, numbers, strict=True) if (number or ()) < order]
    return (parent, before[-1] + 1 if before else alike[0]), ""


def _append(tree: Tree, effect: Effect, coming: Coming, units: Sequence[QuotedUnit]) -> str:
    """Paragraphs put at the end of a unit."""
    branch, why = _found(tree, effect.place or "")
    if branch is None:
        return why
    if any(unit.kind is not Kind.DOAN or unit.parent is not None for unit in units):
        return "lời thêm vào cuối không chỉ là đoạn văn"
    fresh = tree.planted(units, branch, branch.address.component, coming.slug, effect.id)
    if why := _clash(tree, fresh, set()):
        return why
    for each in fresh:
        each.parent = branch
        branch.children.append(each)
        tree.by_id[each.id] = each
    branch.changed_by = (*branch.changed_by, effect.id)
    branch.touched()
    return ""


# ------------------------------------------------------------------ what goes, titles, words, and the rest


def _repeal(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    """A unit that is repealed keeps its label; of a larger unit so does each article in it."""
    if not branch.words[0]:
        return "nơi được bãi bỏ không có số để giữ lại"
    tree.cleared(branch)
    kept = [branch]
    for each in branch.children if branch.kind in GROUPING else ():
        kept += [unit for unit in each.walk() if unit.kind in (*GROUPING, Kind.DIEU)]
    for gone in list(branch.walk()):
        if gone not in kept:
            del tree.by_id[gone.id]
    for each in kept:
        each.children = [child for child in each.children if child in kept]
        each.words[1].clear()
        each.words[2].clear()
        each.repealed = True
        mark(each, effect.id)
    return ""


def _retitle(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    """Another title for a unit; its label stays."""
    if not branch.words[1]:
        return "nơi này không có tên"
    title = _title(coming, branch.address.steps, "".join(each.passage.text for each in branch.words[0]))
    if not title:
        return "không rõ tên mới"
    branch.words[1][:] = _behind_label(title)
    mark(branch, effect.id)
    return ""


def _behind_label(words: list[SourcedWords]) -> list[SourcedWords]:
    """Words with the blank that parts them from a label before them."""
    return words if words[0].passage.text[:1].isspace() else [blank(words[0]), *words]


def _without_label(words: list[SourcedWords], printed: str) -> list[SourcedWords]:
    """The words without the label of an annex, which is no label where words are quoted."""
    if len(words) != 1 or not printed.strip():
        return words
    begins = re.compile(r"\s+".join(map(re.escape, printed.split())) + r"(?!\w)\s*[.:]?\s*", re.IGNORECASE)
    found, passage = begins.match(words[0].passage.text), words[0].passage
    if found is None:
        return words
    return [SourcedWords(part(passage, found.end(), len(passage.text)), words[0].slug, words[0].effect)]


def _title(coming: Coming, place: Sequence[Step], label_words: str) -> list[SourcedWords]:
    """The new title: what stands behind the label of the place, over one line or several, or all words without one."""
    units = coming.units()
    top = of_place(units, place)
    if top is None:
        words = _without_label(coming.words(), label_words)
        return words if len(words) == 1 and not any(unit.label_end for unit in units) else []
    first, rest = units[top], [unit for unit in units if unit.parent == top and not unit.label_end]
    if any(not unit.passage.text[:1].islower() for unit in rest):
        return []  # more than a title; a title's own next line begins small
    lines = [part(first.passage, first.label_end, len(first.passage.text)), *(unit.passage for unit in rest)]
    found = [SourcedWords(line, coming.slug, coming.effect.id) for line in lines]
    return [each for n, words in enumerate(found) for each in ([blank(words)] if n else []) + [words]]


def _words(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    new = coming.words() if effect.new else []
    if effect.part == "":
        return changed(zones(branch.walk()), effect, new)
    if effect.part in ("title", "lead"):
        return changed(zones([branch], effect.part), effect, new)
    return "chỉ một phần của nơi này, không rõ phần nào"


def _correct(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    return (_words if effect.old else _replace)(tree, branch, effect, coming)


def _suspend(tree: Tree, branch: Branch, effect: Effect, coming: Coming) -> str:
    """The words stay as they are; the unit says what stops it."""
    branch.changed_by = (*branch.changed_by, effect.id)
    branch.touched()
    return ""


_ACTS: dict[str, Callable[[Tree, Branch, Effect, Coming], str]] = {
    "replace": _replace,
    "repeal": _repeal,
    "retitle": _retitle,
    "replace-words": _words,
    "insert-words": _words,
    "repeal-words": _words,
    "correct": _correct,
    "suspend": _suspend,
}
