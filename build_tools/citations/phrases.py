"""Provisions and works of one block joined into readings: "khoản 2 Điều 5" + "Nghị định số …" is one citation.

Enters: the blocks of a document, one after the other. Leaves: readings in the order of their first letters. The reader
remembers what an amending article amends: there a bare "Điều 5" is the amended text's, not the document's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Block, Document, Kind, Step, Unit
from . import canvas, provisions, relations, selves, signs, works
from .found import Found, Spans
from .provisions import THIS, Item, Phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """One citation of a block: what was found, the words to click on, the relation, and the reading it stands within."""

    found: Found
    link: tuple[int, int]
    relation: str
    within: int | None = None


_JOINT = re.compile(r"(?:,? *(?:của|tại|thuộc|trong|ban hành kèm theo|kèm theo|quy định tại|ở))? +|, *(?=Luật|Bộ luật|Nghị|Thông|Quyết)")
_AMENDS = {"sua-doi", "bai-bo", "thay-the"}
_LIST = re.compile(r" *(?:\([^()]*\))? *(?:,|;|và|cùng|cũng như|hoặc)? *(?:và )?(?:(?:của|các|từ|tại|với) )*")


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.units = {unit.id: unit for unit in document.units}
        self.types = {component.id: component.type for component in document.components}
        self.amended: dict[str, Found] = {}
        self.depth = 0  # of “ ” that a former block left open
        self.at_home: str | None = None

    def read(self, n: int) -> list[Reading]:
        """All citations of block n."""
        block = self.document.blocks[n]
        text = canvas.folded(block.passage.text, block.role == "table")
        text = " " * block.label_end + text[block.label_end :] if block.role == "unit" else text
        quotes = self._quotes(text, block)
        named = self._works(text, block, quotes)
        found = [*self._joined(text, block, named, provisions.read(text), quotes)]
        found.sort(key=lambda f: (f.start, -f.end))
        readings = self._related(text, block, found)
        self._remember(block, readings)
        return readings

    # -------------------------------------------------------------- quoted words

    def _quotes(self, text: str, block: Block) -> Spans:
        """Stretches that stand between “ and ”, also when they were opened in a former block of the same article."""
        home = self._dieu(block)
        if home != self.at_home:
            self.depth, self.at_home = 0, home
        spans, opened = list[tuple[int, int]](), 0 if self.depth else -1
        for match in re.finditer("[“”]", text):
            self.depth = self.depth + 1 if match[0] == "“" else max(0, self.depth - 1)
            if match[0] == "“" and opened < 0:
                opened = match.start()
            elif self.depth == 0 and opened >= 0:
                spans.append((opened, match.end()))
                opened = -1
        return Spans([*spans, (opened, len(text))] if opened >= 0 else spans)

    def _dieu(self, block: Block) -> str | None:
        """The id of the article in which a block stands, or of its largest unit where there are no articles."""
        unit = self.units.get(block.unit or "")
        home = None
        while unit:
            home = unit.id
            if unit.kind is Kind.DIEU:
                break
            unit = self.units.get(unit.parent or "")
        return home

    # -------------------------------------------------------------- works and own names

    def _works(self, text: str, block: Block, quotes: Spans) -> list[Found]:
        named = [self._own_number(found, block) for found in works.read(text)]
        taken = Spans((f.start, f.end) for f in named)
        for own in selves.read(text, self._own(block), taken):
            if self._title_of_itself(block, own):
                continue
            named.append(self._placed(own, block, _inside(quotes, own.start)))
        return named

    def _own(self, block: Block) -> selves.Own:
        others = tuple(t for c, t in self.types.items() if c != block.component and t)
        main = self.document.metadata.type
        return selves.Own(self.types.get(block.component), others, main == "Văn bản hợp nhất")

    def _title_of_itself(self, block: Block, own: Found) -> bool:
        return block.role in ("title", "attachment") and own.form == "bare" and own.own == "self"

    def _own_number(self, found: Found, block: Block) -> Found:
        """A citation of the document's own number: between the parts of a document it is an attachment's."""
        about = self.document.metadata
        if not about.number or not found.number or signs.key(about.number) != signs.key(found.number):
            return found
        if found.date and about.date and found.date != about.date:
            return found
        return replace(found, own="attachment" if block.component else "self", component="")

    def _placed(self, own: Found, block: Block, quoted: bool) -> Found:
        """"<type> này" with the component that it names; inside quoted words it is the quoted text's own name."""
        if quoted and own.form == "this" and own.own == "self":
            context = self._context(block)
            return replace(context, start=own.start, end=own.end, stop=own.end, form="this", quoted=True) if context else replace(own, own="", quoted=True)
        if own.own == "self":
            return replace(own, component=block.component if self.types.get(block.component) or not block.component else "")
        if own.own == "attachment":
            ids = [c for c, t in self.types.items() if c != block.component and selves.group(t) == selves.group(own.type)]
            return replace(own, component=ids[0] if len(ids) == 1 else None)
        return own

    def _context(self, block: Block) -> Found | None:
        """What the article in which a block stands amends."""
        return self.amended.get(self._dieu(block) or "") or self.amended.get("")

    # -------------------------------------------------------------- provisions and what they belong to

    def _joined(self, text: str, block: Block, named: list[Found], phrases: tuple[Phrase, ...], quotes: Spans) -> list[Found]:
        by_start = {f.start: f for f in named}
        taken, merged, found = Spans((f.start + 1, f.end) for f in named), set[int](), list[Found]()
        for phrase in phrases:
            if taken.meet(phrase.start, phrase.start + 1):
                continue
            joint = _JOINT.match(text, phrase.end)
            work = by_start.get(joint.end()) if joint else None
            work = work if work and work.form not in ("programme",) else None
            for item in phrase.items:
                last = item.end == phrase.end
                each = self._item(block, item, work, last, _inside(quotes, item.start))
                if work and last and each.end == work.end:
                    merged.add(work.start)
                found.append(each)
        return [*(f for f in named if f.start not in merged), *found]

    def _item(self, block: Block, item: Item, work: Found | None, last: bool, quoted: bool) -> Found:
        base = Found(item.start, item.end, "provision", own="self", stop=item.end, component=block.component)
        relative = item.steps[0].number == THIS
        if work and not (relative and item.steps[0].kind is not Kind.PHU_LUC):
            form = work.form if last else "provision"
            end = work.end if last else item.end
            each = replace(work, start=item.start, end=end, form=form, steps=item.steps)
            return replace(each, stop=each.stop if last else end, subject=each.subject if last else end)
        if relative or not (context := self._context(block)):
            steps = self._filled(block, item.steps)
            return replace(base, steps=steps, own="" if quoted else "self", quoted=quoted, component=None if quoted else block.component)
        return replace(context, start=item.start, end=item.end, stop=item.end, subject=item.end, form="provision", steps=item.steps, quoted=quoted)

    def _filled(self, block: Block, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps with what the words leave to the place where they stand: "khoản này", a khoản without its Điều."""
        around = self._around(block)
        first = steps[0]
        if first.number == THIS:
            known = {step.kind: n for n, step in enumerate(around)}
            return (*around[: known[first.kind] + 1], *steps[1:]) if first.kind in known else steps
        if first.kind in (Kind.KHOAN, Kind.DIEM):
            rank = [*Kind].index(first.kind)
            return (*(step for step in around if [*Kind].index(step.kind) < rank), *steps)
        return steps

    def _around(self, block: Block) -> tuple[Step, ...]:
        """The steps of the unit in which a block stands and of all above it, the largest first."""
        chain: list[Unit] = []
        unit = self.units.get(block.unit or "")
        while unit:
            chain.append(unit)
            unit = self.units.get(unit.parent or "")
        return tuple(u.address.steps[-1] for u in reversed(chain) if u.address.steps)

    # -------------------------------------------------------------- relation, link, memory

    def _related(self, text: str, block: Block, found: list[Found]) -> list[Reading]:
        readings: list[Reading] = []
        for n, each in enumerate(found):
            outer = next((k for k in range(n - 1, max(-1, n - 9), -1) if found[k].subject < each.start < found[k].stop or each.end <= found[k].end), None)
            former = readings[-1] if readings else None
            if former and _LIST.fullmatch(text, former.found.stop, each.start) and former.found.stop <= each.start:
                relation, outer = former.relation, former.within
            elif outer is not None:
                relation = "dan-chieu"
            else:
                relation = relations.relation(text, each.start, each.end, block.role)
            inner = next((f.start for f in found[n + 1 : n + 2] if f.start < each.end), each.end)
            link = (each.start, each.start + len(text[each.start : inner].rstrip()))
            readings.append(Reading(each, link, relation, outer))
        return readings

    def _remember(self, block: Block, readings: list[Reading]) -> None:
        """An article that begins "Sửa đổi, bổ sung một số điều của …" speaks of that text from here on."""
        unit = self.units.get(block.unit or "")
        home = "" if block.role == "title" else unit.id if block.role == "unit" and unit and unit.kind is Kind.DIEU else None
        works_ = [r.found for r in readings if r.relation in _AMENDS and r.found.own == "" and (r.found.number or r.found.name)]
        if home is not None and works_:
            self.amended[home] = replace(works_[0], steps=())


def _inside(spans: Spans, at: int) -> bool:
    return spans.meet(at, at + 1)
