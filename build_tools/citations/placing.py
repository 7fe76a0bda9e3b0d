"""Places of one block joined to the works that they are of: "khoản 2 Điều 5" + "Nghị định số …" is one citation.

Enters: the canvas of a block, the works and own names in it, what is quoted and amended there. Leaves: the works, those
that stand behind a place within it. A bare "Điều 5" is whose `belonging` says; in a clause that amends, and in what it
quotes, the amended text's; else the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..addresses import provisions
from ..addresses.provisions import Item, Phrase
from ..addresses.steps import FORMS, LARGE
from ..addresses.worded import THIS, names_a_kind
from ..model import Block, Document, Kind, Step
from ..model.often_made import changed
from ..office import types
from ..office.patterns import compiled
from ..office.spelling import words
from . import belonging, canvas, notes
from .belonging import Scene, nowhere
from .named_work import PLACE, Found, Spans
from .parts import Parts
from .quoting import RANK, Quoting, above
from .work_behind import BRACKET, BlockWords, all_behind, last_own

# Words behind a place that say that it is in another text, which they do not name.
_ELSEWHERE = compiled(
    r" +(?:của|trong|tại|ở|trên) +"
    rf"(?:(?:bản |bộ )?(?:dự thảo|tờ khai|biểu mẫu|giấy|đơn|{words(*(name.lower() for name in types.OTHERS))})"
    r"|‹list›|‹schedule›|‹table›|‹form›|Giấy|Tờ khai|Đơn|Hợp đồng)(?!\w)"
    r"| +(?:‹table›|‹schedule›) (?:số )?\d"
    r"|(?: và [\w ]{2,20})? (?:nêu|ghi|in) (?:tại|ở|trong) (?:Thông báo|Phiếu|Giấy|Đơn|Tờ khai|Hợp đồng)(?!\w)"
    r"| - (?![Cc]hương|[Pp]hần|[Mm]ục|[Đđ]iều)[^\W\d_]+(?: [^\W\d_]+)?\)"  # "(tại chức năng 2.08, mục 2 - Tra cứu)"
)
# "mẫu số 02 Phụ lục II hoặc … Phụ lục IV ban hành kèm Thông tư số 38/2015/TT-BTC": whose the first is, the words do not
# say.
_ANNEX_OF_ANOTHER = re.compile(r"[^.;]{1,300}?[Pp]hụ lục [\w.-]+ (?:ban hành )?kèm(?: theo)? [\w ]{5,25}? số \d")
# "Điều 89a được bổ sung theo khoản 27 Điều 1 của Luật này": a place of what this text changes.
_CHANGED_HERE = compiled(
    r",? (?:đã )?được (?:sửa đổi, bổ sung|sửa đổi|bổ sung|thay thế) (?:theo|tại|bởi)(?: quy định tại)? [^.;:“”]{3,60}?"
    r" (?:của )?‹cited› này(?!\w)",
    re.IGNORECASE,
)
_HEADING = re.compile(r" *(?:[:.–-](?= |$)|$|\x1f)")
# In a clause that amends: what lies between a place and the one that says of which Điều it is ("khoản 1a sau khoản 1
# Điều 4").
_INTO = re.compile(r"[^.;:“”\[\]]{0,60}?(?:vào|sau|trước|của|tại) +$", re.IGNORECASE)
_BESIDE = re.compile(r"[^.;:“”\[\]]{0,60}?(?:vào|sau|trước) +$", re.IGNORECASE)
_GOES_ON = re.compile(r"[^.;:“”\[\]]{0,80}$")
_LARGE = (Kind.PHU_LUC, *FORMS, Kind.PHAN, Kind.CHUONG, Kind.MUC)
_BEYOND = {Kind.GACH, Kind.CONG, Kind.DOAN}


class Placing:
    """Joins the places and the works of the blocks of one document."""

    def __init__(self, document: Document, parts: Parts, quoting: Quoting) -> None:
        self.parts, self.quoting = parts, quoting
        self.articles = _articles(document)
        self.forms = any(component.id.partition("-so-")[0] in ("mau", "bieu") for component in document.components)
        self.notes = notes.marked(document)
        self.about = {note.id: note.unit for note in document.notes}  # what each note speaks of
        self.portal = {note.id for note in document.notes if note.kind == "publisher"}  # no words of what they stand in

    @staticmethod
    def phrases(text: str, in_small: str) -> Sequence[Phrase]:
        """The phrases of a block that name places; `in_small`: its words in small letters."""
        return (
            _completed(text, _in_one_annex(text, found))
            if names_a_kind(in_small) and (found := provisions.read(text))
            else ()
        )

    def joined(self, words: BlockWords, phrases: Sequence[Phrase]) -> list[Found]:
        """The works of a block, each of its places with its work in one citation."""
        taken, merged, found = Spans((f.start + 1, f.end) for f in words.named), set[int](), list[Found]()
        scene = self._scene(words, phrases, all_behind(words, phrases, self.parts, self.quoting))
        outer, inside = None, 0  # the work behind brackets, and where these end: it is that of the places in them too
        for n, phrase in enumerate(phrases):
            if taken.meet(phrase.start, phrase.start + 1) or self._is_heading(words, phrase):
                continue
            work = scene.behind.get(phrase.start)
            if work is None and outer and phrase.start < inside:
                work = nowhere(outer, phrase.end)
            if bracket := BRACKET.match(words.text, phrase.end):
                outer, inside = work, bracket.end()
            items, used = self._items(words, scene, n, work)
            found += items
            merged |= used
        return [*(f for f in words.named if f.start not in merged), *found]

    def _items(self, words: BlockWords, scene: Scene, n: int, work: Found | None) -> tuple[list[Found], set[int]]:
        """The places of phrase n, and where the works begin that are said in one with them."""
        phrase = scene.phrases[n]
        own = last_own(phrase) if work else 0
        if work is None and not self.quoting.context(words.block, phrase.start)[0]:
            work = belonging.whose(scene, n)
        items = [
            found
            for item in phrase.items
            for found in [self._item(words, scene, n, item, work if item.start >= own else None)]
            if not item.row or any(step.kind in LARGE for step in found.steps)  # else nobody knows of which list
        ]
        return items, {work.start for each in items if work and each.end == work.end}

    def _scene(self, words: BlockWords, phrases: Sequence[Phrase], works: Mapping[int, Found]) -> Scene:
        block = words.block
        stray = words.signed and not block.component and block.unit is None and block.role in ("text", "table")
        return Scene(
            words.text, words.printed, block.role, phrases, sorted(words.named, key=lambda f: f.start), works,
            block.role in ("title", "enacting"), words.details, words.listed, not stray,
        )  # fmt: skip

    # -------------------------------------------------------------- what is no citation

    def _is_heading(self, words: BlockWords, phrase: Phrase) -> bool:
        """ "Phụ lục 1: Kết quả …" names itself."""
        text, block = words.text[: len(words.printed)], words.block
        first = phrase.items[0].steps[0]
        listed = block.role == "table" and first.kind in FORMS  # a list of the forms names them
        marked = text[phrase.start - 1 : phrase.start] in ("“", '"')  # also where the quotation has lost its other mark
        quoted = marked or self.quoting.at(phrase.start) is not None
        if not _begins(text, phrase.start, quoted) or len(phrase.items) > 1 or listed:
            return False
        if block.role == "title" or (first.kind in FORMS and block.component and block.role == "attachment"):
            return True
        large = first.number != THIS and (first.kind in _LARGE or (quoted and first.kind is Kind.DIEU))
        return large and (text[phrase.start : phrase.end].isupper() or bool(_HEADING.match(text, phrase.end)))

    # -------------------------------------------------------------- one place

    def _item(self, words: BlockWords, scene: Scene, n: int, item: Item, work: Found | None) -> Found:
        """One place: of the work behind it, of the text that is being amended, or of the document itself."""
        relative = any(step.number == THIS for step in item.steps)
        quoted = self.quoting.at(item.start) is not None
        amends, passage = self.quoting.context(words.block, item.start)
        work = self._meant(work, passage.work if amends else None, item)
        if work and not (relative and not _is_annex_of(work, item, scene.phrases[n])):
            return _of_work(work, item, item.end == scene.phrases[n].end)
        base = Found(item.start, item.end, subject=item.end, stop=item.end, quoted=quoted, form=PLACE)
        if not relative and self._of_nobody(words, scene.phrases[n], quoted):
            return changed(base, steps=item.steps)
        if amends and (quoted or not relative):
            return self._amended(words, scene, n, item, base, passage.work)
        if self._elsewhere(words.text, scene.phrases[n], item, relative):
            return changed(base, steps=item.steps)
        block = self._spoken_of(words) if relative else words.block
        return changed(base, own="self", steps=self._filled(block, item.steps), component=block.component, quoted=False)

    def _of_nobody(self, words: BlockWords, phrase: Phrase, quoted: bool) -> bool:
        """Whether a place is in a text that its words do not name: of a note, whose author did not say of what it
        speaks; of what this text has changed.
        """
        note = words.block.role == "note"
        unclear = self.quoting.of_another(phrase.start) and not self.quoting.context(words.block, phrase.start)[0]
        noted = note and (not quoted or words.block.note in self.portal or unclear)
        return noted or bool(_CHANGED_HERE.match(words.text, phrase.end))

    def _meant(self, work: Found | None, amended: Found | None, item: Item) -> Found | None:
        """The work behind a place; "khoản 3 Điều 56 của Luật này" in a clause that amends is of the amended law where
        the document itself has no such Điều.
        """
        if work is None or amended is None or work.own != "self" or not self._beyond(item):
            return work
        if types.numbered_as(work.type) != types.numbered_as(amended.type):
            return work
        return changed(amended, start=work.start, end=work.end, subject=work.end, stop=work.end, form=work.form)

    def _amended(
        self, words: BlockWords, scene: Scene, n: int, item: Item, base: Found, amended: Found | None
    ) -> Found:
        """A place of the text that the clause amends or quotes: of the work behind a later place where they are
        neighbours ("khoản 17 vào sau khoản 16 Điều 4 của Luật …"), else of the one that was named above.
        """
        later = None if base.quoted else _later(words.text, scene.phrases, n, item.steps[0].kind)
        beside = scene.phrases[later] if later else None
        work = scene.behind.get(beside.start) if beside else None
        noted = scene.listed if words.block.note else None  # a list that a note quotes is nearer than what it quotes
        work = (
            (work if work and not work.own else noted or amended) or _named_before(scene, base) or scene.listed or base
        )
        steps = self._with_larger(words.block, item, _largest(beside) if beside else ())
        return changed(
            work, start=base.start, end=base.end, subject=base.end, stop=base.end, form=PLACE, steps=steps,
            quoted=base.quoted,
        )  # fmt: skip

    def _spoken_of(self, words: BlockWords) -> Block:
        """The block of which "này" speaks: in a note that of the place to which it is put, not that in which it is
        printed.
        """
        block = words.block
        if block.role != "note":
            return block
        unit = self.about.get(block.note or "")
        return self.notes.get(words.at, Block("note", block.passage, unit, block.component))

    def _elsewhere(self, text: str, phrase: Phrase, item: Item, relative: bool) -> bool:
        """Whether a place is another text's, which the words do not name."""
        kind = item.steps[0].kind
        if kind in FORMS and not self.forms:
            return True
        annex = kind is Kind.PHU_LUC and not relative
        return bool(
            _ELSEWHERE.match(text, phrase.end)
            or self._beyond(item)
            or (annex and _ANNEX_OF_ANOTHER.match(text, phrase.end))
        )

    def _beyond(self, item: Item) -> bool:
        """A bare Điều whose number is higher than any of this document's is another text's, which the words do not
        name.
        """
        number = next((step.number for step in item.steps if step.kind is Kind.DIEU), "")
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyzđ")
        return self.articles > 0 and digits.isdigit() and int(digits) > self.articles

    def _with_larger(self, block: Block, item: Item, later: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps of a place in an amended or quoted text, with those that its words leave out: "khoản này" of the
        place that is quoted, "khoản 1a" before "sau khoản 1 Điều 4" (`later`), "khoản 3" below "một số khoản của Điều
        3".
        """
        steps, at = item.steps, self.quoting.context(block, item.start)[1].steps
        this = next((k for k in range(len(steps) - 1, -1, -1) if steps[k].number == THIS), None)
        if this is not None:
            home = next((k for k, step in enumerate(at) if step.kind is steps[this].kind), None)
            return () if home is None else (*at[: home + 1], *steps[this + 1 :])
        if RANK[steps[0].kind] <= RANK[Kind.DIEU]:
            of_annex = steps[0].kind in (Kind.PHAN, Kind.MUC, Kind.TIEU_MUC) and at and at[0].kind is Kind.PHU_LUC
            return (*above(at, steps[0].kind), *steps) if of_annex else steps
        if later:
            return (*above((*above(at, later[0].kind), *later), steps[0].kind), *steps)
        return (*above(at, steps[0].kind), *steps)

    def _filled(self, block: Block, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """The steps with what the words leave to the place where they stand: "khoản này", a khoản without its Điều."""
        this = next((n for n in range(len(steps) - 1, -1, -1) if steps[n].number == THIS), None)
        if this is not None:  # "điểm a khoản này, Điều này": the smallest place named by "này" is enough
            home = next((unit for unit in self.quoting.upward(block) if unit.kind is steps[this].kind), None)
            form = not home and steps[this].kind in FORMS and block.component  # "Mẫu này" where it has no unit
            return (*(home.address.steps if home else ()), *steps[this + 1 :]) if home or form else steps
        first = steps[0]
        if first.kind in (Kind.KHOAN, Kind.DIEM, Kind.GACH, Kind.CONG):
            around = next((unit.address.steps for unit in self.quoting.upward(block) if unit.kind not in _BEYOND), ())
            return (*above(around, first.kind), *steps)
        return steps


def _begins(text: str, start: int, quoted: bool) -> bool:
    """Whether a place begins its line, its cell, or what is quoted."""
    before = text[start - 1 : start]
    return (quoted and before in ("“", '"')) or before == canvas.CELL or not text[:start].strip(' "“*#(')


def _is_annex_of(work: Found, item: Item, phrase: Phrase) -> bool:
    """Whether "Phụ lục này" stands right before the text whose it is, and not only in a list with a place of it."""
    return item.steps[0].kind is Kind.PHU_LUC and item.end == phrase.end and work.start < work.end


def _of_work(work: Found, item: Item, last: bool) -> Found:
    """A place of the work behind its phrase; the last one and the work are one citation."""
    end = work.end if last and work.end > item.end else item.end
    named = last or not (work.own or work.number or work.name)  # "Điều 7, Điều 8 của Thông tư nêu trên"
    form = work.form if named else PLACE
    stop, subject = (work.stop, work.subject) if last else (end, end)
    return changed(work, start=item.start, end=end, form=form, steps=item.steps, stop=stop, subject=subject)


def _named_before(scene: Scene, place: Found) -> Found | None:
    """The text that an amending clause names first, before it repeats what it amends: "Sửa đổi khoản 1 Điều 2 của Luật
    … Sửa đổi khoản 1 Điều 2 như sau:".
    """
    before = (f for f in scene.named if f.end <= place.start and not f.own and not f.quoted and (f.number or f.name))
    return None if place.quoted else next(before, None)


_QUOTED = re.compile(r"“[^“”]{0,300}”")


def _later(text: str, phrases: Sequence[Phrase], n: int, kind: Kind) -> int | None:
    """The phrase behind phrase n in its clause that says of which Điều, or of which text, both are."""
    for k in range(n + 1, len(phrases)):
        steps = _largest(phrases[k])
        between = _masked(text, phrases[n].end, phrases[k].start)
        if not _GOES_ON.fullmatch(_masked(text, phrases[k - 1].end, phrases[k].start)) or len(between) > 300:
            return None
        if _says_more(kind, steps, between):
            return k
    return None


def _largest(phrase: Phrase) -> tuple[Step, ...]:
    """The steps of the first place of a phrase that says its Điều; of none that does, those of the last."""
    of_article = (item.steps for item in phrase.items if item.steps[0].kind is Kind.DIEU)
    return next(of_article, phrase.items[-1].steps)


def _says_more(kind: Kind, steps: tuple[Step, ...], between: str) -> bool:
    """Whether a later place says of which Điều, or beside which one, a place of a kind stands."""
    if kind is Kind.DIEU or steps[0].kind is Kind.PHU_LUC:
        return steps[0].kind in (Kind.DIEU, Kind.PHU_LUC) and bool(_BESIDE.fullmatch(between))
    if steps[0].kind is Kind.DIEU:
        return RANK[kind] > RANK[Kind.DIEU] and (len(steps) > 1 or bool(_INTO.fullmatch(between)))
    return steps[0].kind is Kind.KHOAN and kind is Kind.DIEM and bool(_INTO.fullmatch(between))


def _masked(text: str, start: int, end: int) -> str:
    """Words with what is quoted in them blotted out."""
    return _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text[start:end])


def _completed(text: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, those in brackets behind another with its steps: "Điều 7 (trừ khoản 2)" speaks of khoản 2 of Điều
    7.
    """
    completed: list[Phrase] = []
    outer: Phrase | None = None
    inside = 0  # where the brackets behind the phrase end
    for phrase in phrases:
        if outer is not None and phrase.start < inside:
            larger = outer.items[-1].steps
            phrase = changed(phrase, items=tuple(_below(larger, item) for item in phrase.items))
        elif bracket := BRACKET.match(text, phrase.end):
            outer, inside = phrase, bracket.end()
        completed.append(phrase)
    return completed


_IN_STEAD = re.compile(r"(?: +được +thay(?: +thế)?)? +(?:bằng|thành) +(?:các +)?")
_OF_ITS_OWN = re.compile(r" +(?:ban hành )?kèm(?!\w)| +của [^.,;:]{2,40} này(?!\w)")


def _in_one_annex(text: str, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases, forms for which others of an annex come in the same annex: "thay Mẫu số 01 bằng Mẫu số 02 tại Phụ
    lục I"; of an annex whose text is named the words do not say so.
    """
    if len(phrases) < 2 or not any(item.steps[0].kind in FORMS for phrase in phrases for item in phrase.items):
        return phrases
    done = list(phrases)
    for n in range(len(done) - 2, -1, -1):
        goes, comes = done[n], done[n + 1]
        annex, *within = comes.items[-1].steps
        bare = all(item.steps[0].kind in FORMS for item in goes.items)
        if not bare or annex.kind is not Kind.PHU_LUC or not within or within[0].kind not in FORMS:
            continue
        if _IN_STEAD.fullmatch(text, goes.end, comes.start) and not _OF_ITS_OWN.match(text, comes.end):
            done[n] = changed(goes, items=tuple(changed(item, steps=(annex, *item.steps)) for item in goes.items))
    return done


def _below(larger: tuple[Step, ...], item: Item) -> Item:
    """A place with the steps above it that its words leave out."""
    return changed(item, steps=(*above(larger, item.steps[0].kind), *item.steps))


def _articles(document: Document) -> int:
    """The highest number of a Điều of the document."""
    numbers = [re.match(r"\d+", unit.number) for unit in document.units if unit.kind is Kind.DIEU]
    return max((int(match[0]) for match in numbers if match), default=0)
