"""Provisions and works of one block joined into readings: "khoản 2 Điều 5" + "Nghị định số …" is one citation.

Enters: the blocks of a document, one after the other. Leaves: readings in the order of their first letters. What an
amending article amends is remembered (`quoting`): there a bare "Điều 5" is the amended text's, not the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .. import tables
from ..addresses import provisions
from ..addresses.provisions import Item, Phrase
from ..addresses.worded import THIS
from ..model import Block, Document, Kind, Step
from ..vietnamese import slug
from . import (
    canvas,
    defined_names,
    forms,
    notes,
    relations,
    self_names,
    signs,
    titles_and_relations,
    type_words,
    work_names,
)
from .named_work import Found, Spans
from .quoting import Quoting
from .titles_and_relations import Reading
from .type_words import TypeWord

_JOINT = re.compile(
    r"(?:,? *(?:của|tại|thuộc|trong|ban hành kèm(?: theo)?|kèm(?: theo)?|quy định tại|ở))? +|, *(?=Luật|Bộ"
    r" luật|Nghị|Thông|Quyết)"
)
# Words behind a place that say that it is in another text, which they do not name.
_ELSEWHERE = re.compile(
    r" +(?:của|trong|tại|ở|trên) +(?:(?:bản |bộ )?(?:dự thảo|báo cáo|hợp đồng|tờ khai|biểu mẫu|điều lệ|đề"
    r" án|giấy|đơn|hiệp định|công ước)|Danh mục|Biểu|Bảng|Giấy|Mẫu|Tờ khai|Đơn|Hợp đồng)(?!\w)"
)
# "mẫu số 02 Phụ lục II hoặc … Phụ lục IV ban hành kèm Thông tư số 38/2015/TT-BTC": whose the first is, the words do not
# say.
_ANNEX_OF_ANOTHER = re.compile(r"[^.;]{1,300}?[Pp]hụ lục [\w.-]+ (?:ban hành )?kèm(?: theo)? [\w ]{5,25}? số \d")
_CARRIED = re.compile(r"(?! này)(?:(?!\d/|[Pp]hụ lục)[^.;:\x1f]){0,250}?kèm(?: theo)? ")
_BRACKET = re.compile(r" \((?:trừ|không bao gồm|không kể|gồm|bao gồm|riêng|kể cả) [^()]{3,90}\)")
_AND = re.compile(r"(?:(?:,| và|, và) )?")
_HEADING = re.compile(r" *(?:[:.–-](?= |$)|$|\x1f)")
_PLACE_AT_END = re.compile(r"(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều) +[\wđ.]{1,4} *$")
_FORMS = {"Mẫu số", "Phụ lục", "Biểu mẫu", "Biểu"}  # a form speaks of the text that is made of it
_BEYOND = {Kind.GACH, Kind.CONG, Kind.DOAN}


class Reader:
    """Reads the blocks of one document in order."""

    def __init__(self, document: Document) -> None:
        self.document, self.at = document, 0  # the block that is being read
        self.types = {component.id: component.type for component in document.components}
        self.quoting = Quoting(document)
        self.articles = _articles(document)
        self.memory = defined_names.Memory()
        self.notes = notes.marked(document)
        self.lead: tuple[str | None, str | None] = (
            None,
            None,
        )  # the unit whose words lead a list, and what they do to its items

    def read(self, n: int) -> list[Reading]:
        """All citations of block n."""
        block, self.at = self.document.blocks[n], n
        text = canvas.folded(block.passage.text, block.role == "table")
        text = " " * block.label_end + text[block.label_end :] if block.role == "unit" else text
        quotes = self.quoting.quotes(text, block)
        amending = self.quoting.begins_to_amend(text, block)
        whole = self._continued(n, text)
        words = type_words.read(whole)
        found = self._joined(whole, block, self._works(whole, words, block, quotes), words, quotes)
        found = sorted(
            (
                _cut(f, len(text), len(text.rstrip()) + 1 if block.role == "title" else len(whole))
                for f in found
                if f.start < len(text)
            ),
            key=lambda f: (f.start, -f.end),
        )
        readings = titles_and_relations.related(text, block.role, found, self._lead(text, block))
        self.quoting.remember(text, block, readings, amending)
        return readings

    def _lead(self, text: str, block: Block) -> str | None:
        """What the words that lead the list of which a block is an item do to it: "Bãi bỏ các văn bản sau đây:"."""
        unit, relation = self.lead
        under = bool(unit and block.unit) and f"{block.unit}-".startswith(f"{unit}-")
        leads = relations.of_list(text) if block.role in ("unit", "text") else None
        if leads or not under:
            self.lead = (block.unit, leads) if leads else (None, None)
        return relation if under else None

    def _continued(self, n: int, text: str) -> str:
        """The text, with the beginning of the next block when its last words are a place whose text is named there, or
        a title runs on.
        """
        block, following = (
            self.document.blocks[n],
            self.document.blocks[n + 1] if n + 1 < len(self.document.blocks) else None,
        )
        if following is None or not (
            block.role == following.role == "title" or _PLACE_AT_END.search(text, max(0, len(text) - 40))
        ):
            return text
        return text.rstrip() + " " + canvas.folded(following.passage.text[:200]) if following.label_end == 0 else text

    # -------------------------------------------------------------- works and own names

    def _works(self, text: str, words: tuple[TypeWord, ...], block: Block, quotes: Spans) -> list[Found]:
        named = [
            self._own_number(found, block)
            for found in work_names.read(text, words)
            if not self._is_its_title(found, text, block.role)
        ]
        for own in list(work_names.own(text, self._own(block), named, words)):
            if self._title_of_itself(block, own):
                continue
            named.append(self._placed(own, block, _inside(quotes, own.start)))
        taken = Spans((f.start, f.end) for f in named)
        self.memory.learn(text, [f for f in named if not f.own and not f.quoted])
        return [*named, *(short for form in forms.SHORT for short in form.read(self.memory, text, taken, words))]

    def _own(self, block: Block) -> self_names.Own:
        others = tuple(t for c, t in self.types.items() if c != block.component and t)
        main = self.document.metadata.type
        here = self.types.get(block.component)
        return self_names.Own(
            here,
            others,
            self.document.metadata.issuer,
            main == "Văn bản hợp nhất" or tables.document_type(main or "") is None,
        )

    def _title_of_itself(self, block: Block, own: Found) -> bool:
        return block.role in ("title", "attachment") and own.form == "bare" and own.own == "self"

    def _is_its_title(self, found: Found, text: str, role: str) -> bool:
        """The name of the document on a line of its own, or in its enacting sentence, is its title and cites nothing."""
        about = self.document.metadata
        if role == "enacting" and found.form == "named" and found.type == about.type and about.title:
            return slug(text[found.start + len(about.type or "") :]).startswith(
                slug(about.title)
            )  # also where a name is cut short
        return self._own_name(found) and found.name is not None and len(text.strip()) == found.end - found.start

    def _own_number(self, found: Found, block: Block) -> Found:
        """A citation of the document's own number: between the parts of a document it is an attachment's."""
        about = self.document.metadata
        if self._own_name(found):
            return replace(found, own="self", component="")
        if not about.number or not found.number or signs.key(signs.read(about.number)) != signs.key(found.number):
            return found
        if found.date and about.date and found.date != about.date:
            return found
        return replace(found, own="attachment" if block.component else "self", component="")

    def _own_name(self, found: Found) -> bool:
        """A law that calls itself by its name; the Constitution by its type."""
        about = self.document.metadata
        if (
            found.form != "named"
            or found.type != about.type
            or found.date not in (None, about.date)
            or (found.year and found.year != (about.date or "")[:4])
        ):
            return False
        return found.type == "Hiến pháp" if found.name is None else slug(found.name) == slug(about.title or "")

    def _placed(self, own: Found, block: Block, quoted: bool) -> Found:
        """ "<type> này" with the component that it names; in words quoted to amend another text it is that text's own
        name.
        """
        amends, context = self.quoting.context(block, quoted)
        if quoted and amends and own.form == "this" and own.own == "self":
            if context and self_names.group(context.type) == self_names.group(own.type):
                return replace(
                    context, start=own.start, end=own.end, subject=own.end, stop=own.end, form="this", quoted=True
                )
            return replace(own, own="", quoted=True)
        if own.own == "self":
            return replace(
                own, component=block.component if self.types.get(block.component) or not block.component else ""
            )
        if (
            block.component
            and own.form == "this"
            and self_names.group(self.types.get("")) != self_names.group(own.type)
            and self.types.get(block.component) in _FORMS
        ):
            return replace(own, own="self", component=block.component)
        if own.own == "attachment":
            ids = [
                c
                for c, t in self.types.items()
                if c != block.component and self_names.group(t) == self_names.group(own.type)
            ]
            return replace(own, component=ids[0] if len(ids) == 1 or "" in ids else None)
        return own

    # -------------------------------------------------------------- provisions and what they belong to

    def _joined(
        self, text: str, block: Block, named: list[Found], words: tuple[TypeWord, ...], quotes: Spans
    ) -> list[Found]:
        by_start = {f.start: f for f in named if f.form != "programme"}
        typed = {word.start: word for word in words}
        taken, merged, found = Spans((f.start + 1, f.end) for f in named), set[int](), list[Found]()
        phrases = _completed(text, provisions.read(text))
        works: dict[int, Found] = {}  # by the place where a phrase begins
        for phrase in reversed(phrases):
            if work := self._work_behind(text, block, phrase, by_start, typed, works, _inside(quotes, phrase.start)):
                works[phrase.start] = work
        outer, inside = None, 0  # the work behind brackets, and where these end: it is that of the places in them too
        for phrase in phrases:
            if taken.meet(phrase.start, phrase.start + 1) or self._is_heading(text, block, phrase):
                continue
            work = works.get(phrase.start) or (_nowhere(outer, phrase.end) if outer and phrase.start < inside else None)
            if bracket := _BRACKET.match(text, phrase.end):
                outer, inside = work, bracket.end()
            for item in phrase.items:
                each = self._item(text, block, item, phrase, work, _inside(quotes, phrase.start))
                if work and each.end == work.end:
                    merged.add(work.start)
                found.append(each)
        return [*(f for f in named if f.start not in merged), *found]

    def _work_behind(
        self,
        text: str,
        block: Block,
        phrase: Phrase,
        by_start: dict[int, Found],
        typed: dict[int, TypeWord],
        works: dict[int, Found],
        quoted: bool,
    ) -> Found | None:
        """The work that the words behind a phrase name, also behind brackets: "Điều 7 (trừ khoản 2), Điều 8 Thông tư số
        …".
        """
        bracket = _BRACKET.match(text, phrase.end)
        at = bracket.end() if bracket else phrase.end
        joint = _JOINT.match(text, at)
        work = by_start.get(joint.end()) if joint else None
        if bracket:
            following = work or works.get(_AND.match(text, at).end())  # type: ignore[union-attr]  # it may be empty
            return _nowhere(following, phrase.end) if following else None
        if joint is None:
            return None
        word = typed.get(joint.end())
        return work or self._carried(text, word, joint.start(), by_start) or self._unnamed(block, word, joint, quoted)

    def _carried(self, text: str, word: TypeWord | None, at: int, by_start: dict[int, Found]) -> Found | None:
        """ "Điều 5 Quy chế … ban hành kèm theo Quyết định số …": a place in what another text carries."""
        carried = _CARRIED.match(text, word.end) if word and word.capital and word.type in relations.CARRIED else None
        work = by_start.get(carried.end()) if carried else None
        if word is None or work is None or not work.number:
            return None
        return replace(_nowhere(work, at), component=None if work.own else slug(word.type))

    def _unnamed(self, block: Block, word: TypeWord | None, joint: re.Match[str], quoted: bool) -> Found | None:
        """ "Điều 7 Thông tư    /2021/TT-NHNN", "Điều 1 của Quyết định ban hành …": a text that the type word alone does
        not name.
        """
        if word is None or word.printed.isupper() or not (word.capital or joint[0].strip(" ,")):
            return None
        amends, context = self.quoting.context(block, quoted)
        stand = self_names.standing(word.type, self._own(block))
        if stand == "self" or (
            amends and (context is None or self_names.group(context.type) == self_names.group(word.type))
        ):
            return None
        return (
            self._placed(Found(joint.start(), joint.start(), "provision", own=stand), block, quoted)
            if stand
            else Found(joint.start(), joint.start(), "provision")
        )

    def _is_heading(self, text: str, block: Block, phrase: Phrase) -> bool:
        """ "Phụ lục 1: Kết quả …" names itself."""
        first = phrase.items[0].steps[0]
        begins = not text[: phrase.start].strip(' "“*#(') or text[phrase.start - 1 : phrase.start] == canvas.CELL
        quoted = first.kind is Kind.DIEU and text[: phrase.start].rstrip()[-1:] in ("“", '"')
        large = (first.kind in (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC) or quoted) and first.number != THIS
        return (
            begins
            and len(phrase.items) == 1
            and (
                block.role == "title"
                or (large and (text[phrase.start : phrase.end].isupper() or bool(_HEADING.match(text, phrase.end))))
            )
        )

    def _item(self, text: str, block: Block, item: Item, phrase: Phrase, work: Found | None, quoted: bool) -> Found:
        """One place: of the work behind it, of the text that is being amended, or of the document itself."""
        relative = any(step.number == THIS for step in item.steps)
        last = item.end == phrase.end
        if work and not (relative and item.steps[0].kind is not Kind.PHU_LUC):
            end = work.end if last else item.end
            form = (
                work.form if last or not (work.own or work.number or work.name) else "provision"
            )  # "Điều 7, Điều 8 của Thông tư nêu trên"
            each = replace(work, start=item.start, end=end, form=form, steps=item.steps)
            return replace(each, stop=each.stop if last else end, subject=each.subject if last else end)
        base = Found(
            item.start, item.end, "provision", subject=item.end, stop=item.end, quoted=quoted, steps=item.steps
        )
        amends, context = self.quoting.context(block, quoted)
        if amends and (quoted or not relative):
            base = replace(base, steps=() if relative else item.steps)
            return (
                replace(
                    context,
                    start=base.start,
                    end=base.end,
                    subject=base.end,
                    stop=base.end,
                    form="provision",
                    steps=base.steps,
                    quoted=quoted,
                )
                if context
                else base
            )
        annex = item.steps[0].kind is Kind.PHU_LUC and not relative
        if (
            _ELSEWHERE.match(text, phrase.end)
            or self._beyond(item)
            or (annex and _ANNEX_OF_ANOTHER.match(text, phrase.end))
        ):
            return base
        if (
            relative and block.role == "note"
        ):  # a note speaks of the place to which it is put, not of that in which it is printed
            block = self.notes.get(self.at, Block("note", block.passage, None, block.component))
        return replace(base, own="self", steps=self._filled(block, item.steps), component=block.component, quoted=False)

    def _beyond(self, item: Item) -> bool:
        """A bare Điều whose number is higher than any of this document's is another text's, which the words do not
        name.
        """
        number = next((step.number for step in item.steps if step.kind is Kind.DIEU), "")
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return self.articles > 0 and digits.isdigit() and int(digits) > self.articles

    def _filled(self, block: Block, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps with what the words leave to the place where they stand: "khoản này", a khoản without its Điều."""
        this = next((n for n in range(len(steps) - 1, -1, -1) if steps[n].number == THIS), None)
        if this is not None:  # "điểm a khoản này, Điều này": the smallest place named by "này" is enough
            home = next((unit for unit in self.quoting.upward(block) if unit.kind is steps[this].kind), None)
            return (*home.address.steps, *steps[this + 1 :]) if home else steps
        first = steps[0]
        if first.kind in (Kind.KHOAN, Kind.DIEM, Kind.GACH, Kind.CONG):
            rank = [*Kind].index(first.kind)
            around = next((unit.address.steps for unit in self.quoting.upward(block) if unit.kind not in _BEYOND), ())
            return (*(step for step in around if [*Kind].index(step.kind) < rank), *steps)
        return steps


def _nowhere(work: Found, at: int) -> Found:
    """A work that is named elsewhere, for a place that ends here."""
    return replace(work, start=at, end=at, subject=at, stop=at, form="provision")


def _completed(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, those in brackets behind another with its steps: "Điều 7 (trừ khoản 2)" speaks of khoản 2 of Điều 7."""
    completed: list[Phrase] = []
    outer: Phrase | None = None
    inside = 0  # where the brackets behind the phrase end
    for phrase in phrases:
        if outer is not None and phrase.start < inside:
            above = outer.items[-1].steps
            phrase = replace(phrase, items=tuple(_below(above, item) for item in phrase.items))
        elif bracket := _BRACKET.match(text, phrase.end):
            outer, inside = phrase, bracket.end()
        completed.append(phrase)
    return completed


def _below(above: tuple[Step, ...], item: Item) -> Item:
    """A place with the steps above it that its words leave out."""
    rank = [*Kind].index(item.steps[0].kind)
    return replace(item, steps=(*(step for step in above if [*Kind].index(step.kind) < rank), *item.steps))


def _cut(found: Found, length: int, following: int) -> Found:
    """Words that run on into the next block, which begins at `following`, end with their own."""
    if found.end <= length and found.stop <= length:
        return found
    beyond = max(0, found.end - following)
    return replace(
        found,
        end=min(found.end, length),
        subject=min(found.subject, length),
        stop=min(found.stop, length),
        beyond=beyond,
    )


def _articles(document: Document) -> int:
    """The highest number of a Điều of the document."""
    numbers = [re.match(r"\d+", unit.number) for unit in document.units if unit.kind is Kind.DIEU]
    return max((int(match[0]) for match in numbers if match), default=0)


def _inside(spans: Spans, at: int) -> bool:
    return spans.meet(at, at + 1)
