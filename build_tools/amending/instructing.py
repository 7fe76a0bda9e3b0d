"""Instructing: a clause that amends → what is done, to which place, with which words. One effect for each place.

The place and the work are the mention's (citations, resolving); what is quoted is structure's; what the clause says of
each place is told by `clauses`. Where the clause has no verb, that of the clause above it governs. Here they are joined
into effects. Source: Luật Ban hành văn bản quy phạm pháp luật, Điều 12; Nghị định 78/2025, mẫu văn bản sửa đổi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..addresses import anchor, slug_of
from ..addresses.steps import Label, label
from ..model import Block, Document, Effect, Evidence, Kind, Mention, Quotation, Reference, Step, Unit
from ..passages import position, raw_span
from . import between, clause_openings, clauses, governing
from .acted_on import acts, behind, changes, cited_by, may_act, near_to, spared, speaks
from .clauses import Said, Wording
from .commencing import Commencement
from .contents import QuotedContents, Spans, without_content
from .leading import Leads, spans
from .qualifying import NOTHING, Qualified, own_day, part_only, qualified

_PASSIVE = re.compile(
    r"[^.;:“]{0,60}?\b(?:được|bị)\s+(?P<deed>sửa\s+đổi(?:\s*,\s*bổ\s+sung)?|bổ\s+sung|bãi\s+bỏ|hủy\s+bỏ|thay\s+thế)",
    re.IGNORECASE,
)
_PASSIVE_LIST = re.compile(
    r"\s+(?:đã\s+)?(?:được|bị)\s+(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|h[ủu][ỷyỷ]\s+bỏ|thay\s+thế)"
    r"(?:[^.;:]{0,40}(?:như\s+sau|[.;:]|$)|\s+bằng\s)",
    re.IGNORECASE,
)
_SUSPENDS = re.compile(r"(?:ngưng|đình\s+chỉ)\s+(?:\w+\s+){0,3}?(?:hiệu\s+lực|áp\s+dụng|thi\s+hành)", re.IGNORECASE)
NOBODY: Mapping[str, Document] = MappingProxyType({})
NOT_REPLAYED = "các thay đổi chưa được dựng thành văn bản theo thời điểm"


_LIST = re.compile(r"(?:\s|,|và|hoặc|đến|hết)*")  # between the mentions of a list


def instructions(
    document: Document,
    references: tuple[Reference, ...],
    when: Commencement,
    own: str,
    held: Mapping[str, Document] = NOBODY,
) -> Iterator[Effect]:
    """The effects that a text states itself; `own` is the key of its work, `held` are the texts that it may act on."""
    if any(map(changes, references)) or any(map(may_act, references)) or _SUSPENDS.search(document.source.text):
        yield from _Instructing(document, references, when, own).effects(held)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A block with its quotations and its references, and what it says of each of them."""

    references: tuple[Reference, ...]
    quotations: tuple[Quotation, ...]  # within the block
    said: tuple[Said, ...]
    begins: bool  # with a verb, or with what the verb above it speaks of
    words: int  # the block in which the words stand that go and come


class _Instructing:
    """A document that amends, read clause by clause."""

    def __init__(self, document: Document, references: Sequence[Reference], when: Commencement, own: str) -> None:
        self.document, self.when, self.own = document, when, own
        self.units = {unit.id: unit for unit in document.units}
        self.contents = QuotedContents(document)
        self.leads = Leads(document, self.contents)
        self.by_block: dict[int, list[Reference]] = {}
        for reference in references:
            if reference.mention.note is None:
                self.by_block.setdefault(reference.mention.block, []).append(reference)
        self.counts: dict[str, int] = {}
        self.spared = spared(document, references)
        self.verbs: dict[str, str | None] = {}  # by unit: the verb that it gives to the clauses below it

    def effects(self, held: Mapping[str, Document]) -> Iterator[Effect]:
        found = [
            effect
            for block, references in sorted(self.by_block.items())
            if self._may_instruct(block, tuple(references))
            for effect in self._of_block(block, tuple(references))
        ]
        found = between.filled([*governing.within_annexes(found), *self._bare(found)], held)
        acted = {effect.source_unit or "" for effect in found}
        for effect in found:
            below = governing.without_words(effect) and any(each.startswith(f"{effect.source_unit}-") for each in acted)
            if not below:  # what the clauses below name is their effect
                yield self._numbered(effect)

    def _bare(self, found: Sequence[Effect]) -> list[Effect]:
        """The effects of clauses that name only a part of the place which the clause above them names."""
        named = governing.heads(found)
        more = []
        for block in self.document.blocks if named else ():
            unit = self.units.get(block.unit or "")
            head = named.get(unit.parent) if unit and block.role == "unit" else None
            said = clause_openings.bare(block.passage.text, block.label_end) if head else None
            if unit and head and said and (said[2] is None or (head.steps and head.steps[-1].kind is said[2])):
                evidence = (Evidence(head.source or "", unit.id, None, unit.start, unit.end),)
                effect = replace(head, source_unit=unit.id, action=said[0], part=said[1], evidence=evidence, doubt="")
                more.append(self._with_quoted(effect, self.contents.following(unit.start), set()))
        return more

    def _numbered(self, effect: Effect) -> Effect:
        unit = effect.source_unit or ""
        self.counts[unit] = self.counts.get(unit, 0) + 1
        return replace(effect, id=f"{effect.source}#{unit}/{self.counts[unit]}")

    def _of_block(self, number: int, references: tuple[Reference, ...]) -> Iterator[Effect]:
        clause = self._read(number, references)
        listed = self._listed(number, references)
        sure = [acts(each) or n < listed or self._says(clause, n) for n, each in enumerate(references)]
        for n, reference in enumerate(references):
            if not sure[n] and not self._doubtful(clause, n, sure):
                continue
            said = clause.said[n]
            action = self._passive(references[listed - 1], reference) if n < listed else None
            action = action or self._action(number, reference.mention, said)
            if action:
                yield from self._told(number, clause, n, replace(said, action=action))

    def _may_instruct(self, number: int, references: tuple[Reference, ...]) -> bool:
        """Whether a block is worth reading as a clause that amends."""
        block = self.document.blocks[number]
        lead = self.leads.of(self.units.get(block.unit or ""))
        begins = any(map(speaks, references)) and (lead or _begins(block))
        return bool(begins) or any(map(acts, references)) or self._listed(number, references) > 0

    def _says(self, clause: _Clause, n: int) -> bool:
        """Whether a clause that begins with a verb says without doubt that it acts on a place of another text."""
        said, reference = clause.said[n], clause.references[n]
        names = may_act(reference) or (speaks(reference) and self._is_whole(clause, n))
        sure = clause.begins and bool(said.action) and not said.doubt and names
        return sure and reference.target is not None and reference.target.work != self.own

    def _is_whole(self, clause: _Clause, n: int) -> bool:
        """Whether a text is named as what is acted on, all of it: suspended, its words changed, given another title."""
        said, reference = clause.said[n], clause.references[n]
        if said.action == "suspend":
            return True
        if said.action != "retitle" and not (said.action or "").endswith("-words"):
            return False
        block = self.document.blocks[reference.mention.block]
        text, (start, end) = block.passage.text, reference.mention.span
        before = [position(block.passage, q.end) for q in clause.quotations]
        before += [each.mention.span[1] for each in clause.references[:n]]
        before += [block.label_end, *(m.end() for m in _DEEDS_OF_TEXTS.finditer(text, block.label_end, start))]
        joined = clauses.WHOLE_TEXT.fullmatch(text, max(at for at in before if at <= start), start)
        alone = not any(map(may_act, clause.references)) and not _PASSIVE_BEFORE.search(text, 0, start)
        return bool(joined) and alone and (said.action == "retitle" or not _NAMES_MORE.search(text, end))

    def _doubtful(self, clause: _Clause, n: int, sure: Sequence[bool]) -> bool:
        """Whether words that cannot be read join a place of a text that the clause acts on elsewhere: it is told, and
        nothing is done.
        """
        said, reference = clause.said[n], clause.references[n]
        if not (clause.begins and said.action and said.doubt and may_act(reference) and reference.target):
            return False
        works = {each.target.work for each, ok in zip(clause.references, sure, strict=True) if ok and each.target}
        return reference.target.work in works and not _BESIDE_THE_POINT.match(said.doubt)

    def _listed(self, number: int, references: tuple[Reference, ...]) -> int:
        """How many places a clause begins with of which it says in the passive that they are changed: "Khoản 1 và
        khoản 2 Điều 6 được sửa đổi, bổ sung như sau".
        """
        block = self.document.blocks[number]
        text, at = block.passage.text, block.label_end
        for n, reference in enumerate(references):
            mention = reference.mention
            if not (may_act(reference) and _LIST.fullmatch(text, at, max(at, mention.span[0]))):
                return 0
            at = mention.span[1]
            if _PASSIVE_LIST.match(text, at):
                return n + 1
        return 0

    def _read(self, number: int, references: tuple[Reference, ...]) -> _Clause:
        block = self.document.blocks[number]
        text, unit = block.passage.text, self.units.get(block.unit or "")
        within = self.contents.within(*raw_span(block.passage, 0, len(text)))
        quotes, places = spans(within, self.document, number), [each.mention.span for each in references]
        said = clauses.read(text, quotes, places, block.label_end, self._above(unit))
        lead = None if _begins(block) else self.leads.of(unit)
        if lead is None or not clause_openings.is_item(text, block.label_end, quotes, places):
            return _Clause(references, within, said, _begins(block), number)
        if quotes or not lead.wordings:
            return _Clause(references, within, said, True, number)
        with_words = tuple(
            replace(each, action=lead.action, wordings=lead.wordings, doubt=each.doubt or lead.doubt) for each in said
        )
        return _Clause(references, within, with_words, True, lead.block)

    def _action(self, number: int, mention: Mention, said: Said) -> str | None:
        """The deed of the clause that holds a mention, or of the clauses above it."""
        on_all = said.action in ("suspend", "retitle") or (said.action or "").endswith("-words")
        if not mention.provision and mention.relation != "sua-doi" and not on_all:
            return "repeal"  # a whole text that is repealed, or replaced by this one
        if mention.relation == "bai-bo" and not said.wordings and not _begins(self.document.blocks[number]):
            return "repeal"  # "Điều 6 hết hiệu lực", whatever the clause above it does
        if said.action:
            return said.action
        verb = "repeal" if mention.relation == "bai-bo" else self._above(self.units.get(mention.unit or ""))
        return "retitle" if verb and said.part == "title" else verb

    def _passive(self, last: Reference, of: Reference) -> str | None:
        """The deed that a clause says in the passive behind the last of the places that it begins with. What "được bổ
        sung" is new only where it does not exist.
        """
        match = _PASSIVE.match(self.document.blocks[last.mention.block].passage.text, last.mention.span[1])
        verb = clause_openings.verb(match["deed"]) if match else None
        exists = of.target is None or of.target.unit or slug_of(of.target.url) is None
        return None if verb == "insert" and exists else verb

    def _above(self, unit: Unit | None) -> str | None:
        """The verb of the nearest clause above a unit."""
        if unit is None or unit.parent is None:
            return None
        if unit.parent not in self.verbs:
            above = self.units[unit.parent]
            self.verbs[unit.parent] = clause_openings.verb(above.heading or above.text) or self._above(above)
        return self.verbs[unit.parent]

    def _told(self, number: int, clause: _Clause, n: int, said: Said) -> Iterator[Effect]:
        """The effects of one clause on one place: one for each pair of words, one when it is no matter of words."""
        mention = clause.references[n].mention
        yield from self._beside(clause, n, said)
        said = replace(said, part=_BESIDE.get(said.part, said.part))
        base = self._effect(clause.references[n], said)
        if said.after is not None:
            base = behind(base, clause.references[said.after].mention)
        base = _with_attached(base, clause.references[said.by]) if said.by is not None else base
        if said.wordings:
            for wording in said.wordings:
                yield self._worded(base, clause.words, wording)
        elif base.action in _WITH_WORDS and (base.place or base.action == "retitle") and said.part != "some":
            yield self._with_content(base, clause, mention)
        else:
            yield base

    def _beside(self, clause: _Clause, n: int, said: Said) -> Iterator[Effect]:
        """What is done with the same verb to the title, or to the opening words, of the unit that holds a place."""
        if said.part not in _BESIDE:
            return
        mention, titled = clause.references[n].mention, said.part.startswith("title-")
        steps = _above(mention, Kind.DIEU if titled else None)
        place = anchor(mention.component or "", steps) or None
        action, part = ("retitle", "title") if titled else (said.action, "lead")
        effect = self._effect(clause.references[n], replace(said, action=action, part=part))
        if said.wordings:
            effect = replace(effect, place=place, unit=place, steps=steps, action=said.action or "")
            yield from (self._worded(effect, clause.words, wording) for wording in said.wordings)
            return
        yield self._with_content(replace(effect, place=place, unit=place, steps=steps), clause, mention)

    def _effect(self, reference: Reference, said: Said) -> Effect:
        mention, target = reference.mention, reference.target
        assert target is not None
        assert said.action is not None
        slug, held = self.document.source.slug, slug_of(target.url)
        steps = mention.provision if target.unit else cited_by(mention)
        place = anchor(mention.component or "", steps) or None
        added = self._qualified(mention, said.action)
        day, where = self._day(mention, added)
        return Effect(
            id="",
            source=slug,
            source_unit=mention.unit,
            source_work=self.own,
            work=target.work,
            target=held,
            place=place,
            unit=target.unit if said.action != "insert" else None,
            action=said.action,
            since=day,
            since_unit=where,
            signals=("instruction",),
            evidence=(Evidence(slug, mention.unit, None, mention.start, mention.end),),
            status="not-held" if held is None else "undated" if day is None else "not-applied",
            reason=None if held is None or day is None else NOT_REPLAYED,
            part=said.part,
            component=mention.component or "",
            steps=steps,
            doubt=said.doubt or self._limits(added, target.work, place, said.action) or self._led(mention, said.action),
        )

    def _day(self, mention: Mention, added: Qualified) -> tuple[str | None, str | None]:
        """The day of an effect and the unit that states it: the sentence's own, else the clause's."""
        if added.day or added.of_another:
            return added.day, mention.unit if added.day else None
        return self.when.of(mention.unit)

    def _limits(self, added: Qualified, work: str, place: str | None, action: str) -> str:
        left = added.spared or self._goes_on(work, place, action)
        return f"không rõ giữ lại hay giới hạn đến đâu: “{left}”" if left else ""

    def _led(self, mention: Mention, action: str) -> str:
        """What limits the deed in the words that lead a list, of which the mention is an item."""
        unit = self.units.get(mention.unit or "")
        lead = self.units.get(unit.parent or "") if unit else None
        if (
            action != "repeal"
            or not mention.provision
            or unit is None
            or lead is None
            or clause_openings.begins(unit.text, 0)
        ):
            return ""
        words = part_only(lead.heading or lead.text)
        return f"không rõ phần nào của nơi này: “{words}”" if words else ""

    def _qualified(self, mention: Mention, action: str) -> Qualified:
        """What the sentence adds to a deed: the day that it gives to what it changes ("… tại Điều 6 kể từ ngày 01 tháng
        9 năm 2024"), and of what ends, and of words that change, what it spares.
        """
        if action in _ENDING:
            return self._added(mention)
        day = own_day(self.document.blocks[mention.block].passage.text, mention.span[1])
        return NOTHING._replace(day=day, spared=self._added(mention).spared if action.endswith("-words") else "")

    def _added(self, mention: Mention) -> Qualified:
        """What the sentence adds to a repeal; of an item of a list what the words above the list add."""
        block = self.document.blocks[mention.block]
        found = qualified(block.passage.text, *mention.span, block.label_end)
        unit = self.units.get(mention.unit or "")
        lead = self.units.get(unit.parent or "") if unit else None
        if found != NOTHING or lead is None or not lead.text.rstrip().endswith(":"):
            return found
        return qualified(lead.text, 0, 0)

    def _goes_on(self, work: str, place: str | None, action: str) -> str:
        """The words by which this text says that a part of what it repeals goes on, or all of it."""
        if action != "repeal":
            return ""
        some = (words for other, words in self.spared.get(work, ()) if not place or not other or near_to(place, other))
        return next(some, "")

    # ------------------------------------------------------------------ words

    def _worded(self, effect: Effect, number: int, wording: Wording) -> Effect:
        passage = self.document.blocks[number].passage

        def words(span: tuple[int, int] | None) -> str | None:
            return passage.text[slice(*span)] if span else None

        at = (raw_span(passage, *wording.new),) if wording.new else ()
        return replace(
            effect,
            old=words(wording.old),
            new=words(wording.new),
            near=words(wording.near),
            side=wording.side,
            words_at=at,
        )

    def _with_content(self, effect: Effect, clause: _Clause, mention: Mention) -> Effect:
        """The effect with what is quoted behind its place: of several places in one quotation the unit of its label."""
        return self._with_quoted(effect, self.contents.following(mention.end), _labels(clause))

    def _with_quoted(self, effect: Effect, following: Spans, labels: set[Label]) -> Effect:
        if not following:
            return without_content(effect)
        if effect.action in ("replace", "insert") and not effect.part:
            called = clauses.called_words(self.document.source.text, following[0][0])
            effect = replace(effect, doubt=effect.doubt or called)
        own = self.contents.of(following, effect.steps, labels)
        if not own or effect.part:
            doubt = effect.doubt or self.contents.unended(following)
            return replace(effect, new=self.contents.words(following), words_at=following, doubt=doubt)
        doubt = self.contents.doubt(following, own, effect.steps, labels)
        return replace(effect, new=self.contents.words(own), words_at=own, doubt=effect.doubt or doubt)


_ENDING = ("repeal", "repeal-words", "suspend")
_WITH_WORDS = ("replace", "insert", "retitle", "correct")
_NAMES_MORE = re.compile(r":|\btại\b")  # behind a text's name: places of it follow
_DEEDS_OF_TEXTS = re.compile(r"sửa\s+đổi(?:\s*,\s*bổ\s+sung)?|bổ\s+sung|thay", re.IGNORECASE)
_PASSIVE_BEFORE = re.compile(r"(?:được|bị)\s+(?:sửa|bổ\s+sung|thay|bãi)", re.IGNORECASE)
# What is spared (“trừ”, “riêng”) is not what is acted on, either.
_BESIDE_THE_POINT = re.compile(
    r"theo\b|căn\s+cứ|phù\s+hợp|để\b|nêu\b|\W*(?:(?:ngoại\s+)?trừ|không\s+(?:bao\s+gồm|kể)|riêng)\b", re.IGNORECASE
)


def _begins(block: Block) -> bool:
    """Whether a clause begins with a verb, or with a place at which the verb behind it speaks of words."""
    text, at = block.passage.text, block.label_end
    return clause_openings.begins(text, at) or bool(_AT_A_PLACE.match(text, at))


_AT_A_PLACE = re.compile(r"\s*(?:Tại|Trong|Ở)\s+(?:các\s+)?(?:điều|khoản|điểm|mẫu|phụ\s+lục)\s", re.IGNORECASE)


def _with_attached(effect: Effect, other: Reference) -> Effect:
    """An effect that puts a form, or an annex, in the stead of another: where that stands, if it is held."""
    slug, unit = slug_of(other.target.url) if other.target else None, other.target.unit if other.target else None
    fits = effect.action == "replace" and bool(effect.place) and not effect.part
    return replace(effect, attached=(slug, unit)) if slug and unit and fits else effect


# "tên điều và khoản 2 Điều 5", "tên Điều và một số khoản của Điều 5", "tên Điều, đoạn mở đầu của Điều 5", "câu mở đầu
# và điểm a khoản 1 Điều 5": what is said of the place itself.
_BESIDE = {"title-of-dieu": "", "title-some": "some", "title-lead": "lead", "lead-above": ""}


def _above(mention: Mention, kind: Kind | None) -> tuple[Step, ...]:
    """The unit of a kind in which a place stands, or is; the next above it when no kind is asked."""
    return tuple(step for step in mention.provision if step.kind is kind) if kind else mention.provision[:-1]


def _labels(clause: _Clause) -> set[Label]:
    """The labels of the places that a clause acts on: what is quoted bears them."""
    return {label(r.mention.provision[-1]) for r in clause.references if may_act(r)}
