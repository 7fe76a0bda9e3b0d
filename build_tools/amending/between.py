"""Ranges: "Bãi bỏ các điều từ Điều 5 đến Điều 7" acts on Điều 6, too.

Enters: the effects of a text in their order, the texts that are held. Leaves: the same, with one effect for each place
within a range that is repealed; of a text that is not held, or of another deed, a doubt: what lies between is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..model import Document, Effect, Kind, Unit
from ..structure.markers import arabic_order, letter_order

LAST = "to"  # the part of the effect on the last place of a range
_UNKNOWN = "không rõ những nơi nằm giữa hai đầu “từ … đến …”"


def filled(found: Iterable[Effect], held: Mapping[str, Document]) -> list[Effect]:
    """The effects, with those on what lies within ranges."""
    done: list[Effect] = []
    for effect in found:
        if effect.part != LAST:
            done.append(effect)
            continue
        last, first = replace(effect, part=""), done[-1] if done else None
        between = _between(first, last, held) if first and _is_one(first, last) else None
        if between is None:
            doubtful = [replace(each, doubt=each.doubt or _UNKNOWN) for each in (*done[-1:], last)]
            done[-1:] = doubtful
        else:
            done += [*(_at(last, unit) for unit in between), replace(last, first=done[-1].place)]
    return done


def with_inserted(found: Sequence[Effect]) -> list[Effect]:
    """The effects, with those of ranges that are repealed on what other texts had inserted there by then: "từ Điều 3
    đến Điều 5" ends Điều 3a, too.
    """
    new: dict[str | None, list[Effect]] = {}
    for effect in found:
        if effect.action == "insert" and effect.since and effect.steps and not (effect.doubt or effect.part):
            new.setdefault(effect.target, []).append(effect)
    done: list[Effect] = []
    for effect in found:
        if effect.first and effect.target:
            inner = (each for each in new.get(effect.target, ()) if _lies_within(each, effect))
            more = [replace(effect, place=each.place, unit=None, steps=each.steps, first=None) for each in inner]
            done += [replace(each, id=f"{effect.id}-{n}") for n, each in enumerate(more, 1)]
        done.append(effect)
    return done


def _lies_within(new: Effect, last: Effect) -> bool:
    """Whether a place that was inserted before a range is repealed lies within it."""
    own, first = new.steps[-1], (last.first or "").rpartition("-")[2].replace("dd", "đ")
    beside = (own.kind, new.steps[:-1], new.component) == (last.steps[-1].kind, last.steps[:-1], last.component)
    order = letter_order if own.kind is Kind.DIEM else arabic_order
    number, begin, end = (order(each.lower()) for each in (own.number, first, last.steps[-1].number))
    within = bool(number and begin and end) and (begin or ()) < (number or ()) < (end or ())
    return beside and within and (new.since or "") <= (last.since or "")


def _is_one(first: Effect, last: Effect) -> bool:
    """Whether two effects are the ends of one range that is repealed."""
    same = (first.source_unit, first.work, first.action, first.component, first.steps[:-1])
    alike = same == (last.source_unit, last.work, "repeal", last.component, last.steps[:-1])
    return alike and bool(first.steps and last.steps) and first.steps[-1].kind is last.steps[-1].kind


def _between(first: Effect, last: Effect, held: Mapping[str, Document]) -> Sequence[Unit] | None:
    """The units between the ends of a range; None when the text is not held, or lacks an end."""
    document = held.get(last.target or "")
    kind, above = last.steps[-1].kind, last.steps[:-1]
    units = document.units if document else ()
    alike = [u for u in units if u.kind is kind and u.component == last.component and u.address.steps[:-1] == above]
    ids = [unit.id for unit in alike]
    if first.place not in ids or last.place not in ids or ids.index(first.place) > ids.index(last.place):
        return None
    return alike[ids.index(first.place) + 1 : ids.index(last.place)]


def _at(effect: Effect, unit: Unit) -> Effect:
    return replace(effect, place=unit.id, unit=unit.id, steps=unit.address.steps)
