"""What an amending text quotes, set as the text that it will be: which blocks, with which label, of what place.

Enters: a document and the effects that its clauses state. Leaves: for each quoted block its rank, its label, and the
place of the changed text in words. Which words are quoted is said by structure (`Document.quotations`) alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import place_in_words, step_anchor
from ..model import Document, Effect, Kind, Step
from ..presenting.short_titles import full, of_document, of_work
from .changes import InTime

_LABEL = re.compile(
    r"[“\"”]?\s*(?:(?P<chuong>(?:Chương|CHƯƠNG)\s+[IVXLC\d]+[a-zđ]?\b[.:]?)|(?P<muc>(?:Mục|MỤC)\s+\d+[a-zđ]?\b[.:]?)|"
    r"(?P<dieu>Điều\s+\d+[a-zđ]*\b[.:]?)|(?P<khoan>\d+[a-zđ]?\.)|(?P<diem>[a-zđ]\d?\)))(?=\s)"
)
_NUMBER = re.compile(r"[IVXLC]+(?=\W|[a-zđ]|$)|\d+[a-zđ]*|[a-zđ]\d?(?=\))")
RANKS = ("chuong", "muc", "dieu", "khoan", "diem")
SLACK = 4  # marks that close a quotation, and the stop behind them, stand in its last block
STATED = {"insert": "được bổ sung tại", "replace": "được sửa đổi tại"}


@dataclass(frozen=True, slots=True)
class QuotedBlock:
    """One block of a quotation: `rank` is the kind of its label, "" without one; `place` the place in the changed text
    with the words that lead on to the acting clause, "" where it cannot be told.
    """

    quotation: int
    rank: str
    label_end: int
    place: str = ""


def quoted_blocks(document: Document, time: InTime) -> dict[int, QuotedBlock]:
    """The blocks that are quoted as a whole, by their number."""
    effects = _stated(document, time)
    found: dict[int, QuotedBlock] = {}
    path: list[str] = []
    last = -1
    for n, quotation in _inside(document):
        path, last = ([] if quotation != last else path), quotation
        text = document.blocks[n].passage.text
        mine = _nearest(effects, document.quotations[quotation].unit)
        rank, end, effect = "", 0, None
        if label := _LABEL.match(text):
            rank, end = label.lastgroup or "", label.end()
            path, effect = _placed(path, rank, label[rank], mine)
        found[n] = QuotedBlock(quotation, rank, end, _said(path, effect, mine, time))
    return found


def _stated(document: Document, time: InTime) -> dict[str, list[Effect]]:
    """The effects that bring words, by the unit that states them."""
    found: dict[str, list[Effect]] = defaultdict(list)
    for effect in time.done_by.get(document.source.slug, ()) if document.quotations else ():
        if effect.place and effect.action in STATED and effect.source_unit:
            found[effect.source_unit].append(effect)
    return found


def _nearest(effects: Mapping[str, list[Effect]], unit: str | None) -> Sequence[Effect]:
    """The effects of a unit, else of the nearest above it that has any."""
    at = unit or ""
    while at and at not in effects:
        at = at.rpartition("-")[0]
    return effects.get(at, ())


def _inside(document: Document) -> Iterator[tuple[int, int]]:
    """The blocks that a quotation holds from first letter to last, each with the outermost that does."""
    quotations, at = document.quotations, 0
    for n, block in enumerate(document.blocks):
        if block.role not in ("unit", "text") or block.label_end or not block.passage.runs:
            continue
        start, end = block.passage.runs[0].start, block.passage.runs[-1].end
        while at < len(quotations) and quotations[at].end < start + 1:
            at += 1
        if at < len(quotations) and quotations[at].start <= start + 1 and end <= quotations[at].end + SLACK:
            yield n, at


def _placed(path: Sequence[str], rank: str, label: str, effects: Iterable[Effect]) -> tuple[list[str], Effect | None]:
    """The place of a label: that of the effect on such a place, else below what stands above it in the quotation."""
    number = _NUMBER.search(label.partition(" ")[2] if " " in label else label)
    step = step_anchor(Step(Kind(rank), number[0] if number else ""))
    effect = next((e for e in effects if (e.place or "") == step or (e.place or "").endswith(f"-{step}")), None)
    above = [p for p in path if _rank(p) < RANKS.index(rank)]
    if effect and effect.place and not above:
        return [effect.place], effect
    if above or rank == "dieu":
        return [*above, step], None
    return [], None


def _rank(place: str) -> int:
    """The rank of the last step of a place."""
    kinds = re.findall(rf"(?:^|-)({'|'.join(RANKS)})-", place)
    return RANKS.index(kinds[-1]) if kinds else len(RANKS)


def _said(path: Sequence[str], effect: Effect | None, beside: Sequence[Effect], time: InTime) -> str:
    """“khoản 2 Điều 3 Luật Bến xe số 31/2014/QH13, được sửa đổi tại”; `beside`: all that the clause states."""
    targets, verbs = {(e.target, e.work) for e in beside}, {STATED[e.action] for e in beside}
    if not path or len(targets) != 1:
        return ""
    shown = [step for n, step in enumerate(path, 1) if n == len(path) or not step.startswith(("chuong", "muc"))]
    words, called = place_in_words("-".join(shown)), _called(*targets.pop(), time)
    verb = STATED[effect.action] if effect else verbs.pop() if len(verbs) == 1 else "nêu tại"
    return f"{words} {called}, {verb}" if words and called else ""


def _called(slug: str | None, key: str, time: InTime) -> str:
    document, work = time.documents.get(slug or ""), time.works.get(key)
    return full(of_document(document)) if document else full(of_work(work)) if work else ""
