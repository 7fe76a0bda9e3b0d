"""Places that are cited and are not there: which of them a person is told of, and in which words.

Enters: a mention of a place that its text lacks. Leaves: the words of a finding, or "" where the place is none of the
text, or is named in a way that promises no such unit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..addresses import anchor, cited
from ..addresses.steps import NAMINGS, WHOLE
from ..addresses.worded import THIS
from ..model import Document, Kind, Mention, Reference, Step
from ..vietnamese import numeral


def of_itself(reference: Reference, held: HeldPlaces) -> str:
    """What is said of a place that a text cites as its own and lacks."""
    mention = reference.mention
    lacks = reference.status == "unresolved" and mention.provision and mention.provision[0].number != THIS
    silent = not lacks or _is_row(mention, held) or _is_said_otherwise(mention, held) or _is_loose(mention, held)
    return "" if silent else _lacking(mention, held)


# “vào sau khoản 17”, “trước Điều 5”: beside what others had added before.
_BESIDE = re.compile(r"(?:sau|trước)\s+(?:các\s+)?$")
_AMENDED = re.compile(r"\W{0,3}(?:đã\s+)?được\s+(?:sửa\s+đổi|bổ\s+sung)")
_ADDS = re.compile(r"[Bb]ổ\s+sung\s+(?:(?:thêm|các|quy\s+hoạch)\s+)*$")


def of_another(mention: Mention, document: Document) -> str:
    """What is said of a place that a text cites in another, which is held and lacks it as issued. What changes a text
    may speak of what it adds itself or of what others added before; so may the new wording that it quotes, a note, and
    who says that the text was amended.
    """
    text = document.source.text
    before, behind = text[max(0, mention.start - 20) : mention.start], text[mention.end : mention.end + 200]
    changes = mention.relation == "sua-doi" or mention.quoted or mention.note
    later = _BESIDE.search(before) or _ADDS.search(before) or _AMENDED.match(behind)
    if not mention.provision or changes or later or _OF_ANOTHER.match(behind) or _is_bare_section(mention):
        return ""
    return f"“{mention.words}”: văn bản được dẫn, như đang giữ, không có điều khoản ấy."


def _is_bare_section(mention: Mention) -> bool:
    """“mục 3”, alone: one calls so the item of a list, a row, a part of a form."""
    return len(mention.provision) == 1 and mention.provision[0].kind is Kind.MUC


def _in_roman(number: str) -> str:
    """ "Phụ lục 2" is Phụ lục II."""
    return numeral(int(number)) if number.isdigit() else number


def _numbering(number: str) -> str:
    return "digits" if number[:1].isdigit() else "roman" if number[:1].upper() in "IVXLC" else "letters"


class HeldPlaces:
    """What a text has: the ids of its units, and by component the first cells of the rows of its tables."""

    def __init__(self, document: Document) -> None:
        self.text, self.ids = document.source.text, {unit.id for unit in document.units}
        self.below = {(unit.parent or unit.component, unit.kind) for unit in document.units}
        sections = (unit for unit in document.units if unit.kind is Kind.MUC)
        self.sections = {(unit.parent or unit.component, _numbering(unit.number)) for unit in sections}
        self.component = {unit.id: unit.component for unit in document.units}
        self.tables = {unit.id for unit in document.units if unit.kind is Kind.BANG}
        self.own: dict[str, list[str]] = {}  # components, by the id of a unit without that of its component
        for unit in document.units:
            self.own.setdefault(unit.id.removeprefix(f"{unit.component}-"), []).append(unit.component)
        self.rows: dict[str, set[str]] = {}
        for unit in document.units:
            if unit.kind is Kind.BANG:
                cells = (row.partition("\t")[0].rstrip(".)") for row in unit.text.split("\n"))
                self.rows.setdefault(unit.component, set()).update(cells)

    def rows_of(self, component: str, larger: Sequence[Step]) -> set[str]:
        """The first cells of the tables of a component, or of the annex or form that is named."""
        within = {component}
        if larger and larger[0].kind in WHOLE:
            number = larger[0].number
            within = {anchor("", [replace(larger[0], number=one)]) for one in (number, _in_roman(number))}
        return {cell for one in within for cell in self.rows.get(one, ())}

    def has_below(self, unit: str, kind: Kind) -> bool:
        """Whether a unit has parts of a kind."""
        return (unit, kind) in self.below

    def elsewhere(self, steps: Sequence[Step]) -> str:
        """The one attached text that has such a place; "" when none or several have."""
        article = next((n for n, step in enumerate(steps) if step.kind is Kind.DIEU), 0)
        found = self.own.get(anchor("", steps[article:]), ())
        return found[0] if len(found) == 1 else ""


# “điểm 2.1 khoản 2 Mục A Biểu mức thu phí ban hành kèm theo Thông tư số …”: of what is attached to another text.
_OF_ANOTHER = re.compile(
    r"(?:(?!này)(?:[^.;\[\]]|(?<=\d)\.(?=\d))){0,120}?\bkèm\s+theo\s+(?:[^\W\d_]+\s+){1,4}?số\s+\d"
)


# “Khoản 18, 19, 20 được bổ sung bởi …”: words of a portal that stand in the text.
_REMARKED = re.compile(r"(?:,\s*\d{1,3}[a-zđ]?){0,9}\s+(?:này\s+)?(?:được|bị)\s[^.;]{0,30}?\bbởi\s")


def _is_said_otherwise(mention: Mention, held: HeldPlaces) -> bool:
    """Whether a place that the text lacks is none of it, or is named as one speaks of it: in a note, which tells what
    is no longer there; in a cell, which has its own manner; what is attached to another text; an item of a list that
    is called “mục 2”.
    """
    last = mention.provision[-1]
    item = replace(last, kind=Kind.KHOAN)
    here = {mention.component or "", held.component.get(mention.unit or "", "")}
    digits = last.kind in (Kind.MUC, Kind.DIEM) and last.number.isdigit()
    digits = digits and all(step.kind is not Kind.DIEU for step in mention.provision)
    called = digits and any(anchor(c, [item]) in held.ids for c in here)
    remarked = _REMARKED.match(held.text, mention.end)
    another = remarked or (not mention.words.endswith("này") and _OF_ANOTHER.match(held.text, mention.end))
    cell = mention.unit in held.tables or _is_cell(mention, held.text)
    return bool(mention.note or cell or called or another or _BLANK.match(held.text, mention.end))


_BLANK = re.compile(r"\.?\s*(?:\.{3,}|…{2,}|_{3,})")  # “Điều 3………”: a form that is to be filled in


def _is_cell(mention: Mention, text: str) -> bool:
    """Whether the place stands in a line of cells kept apart by tabs."""
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    return len(text[start : end if end >= 0 else None].strip().split("\t")) > 2


_FIRM = re.compile(r"chương|điều|khoản|\bnày\b", re.IGNORECASE)


def _is_loose(mention: Mention, held: HeldPlaces) -> bool:
    """Whether the place is called so as one calls any part of a paper, and the text is not divided so: “mục B” of a
    form, “mục 7” of a list, “các điểm từ 1 - 10” of a speech.
    """
    *larger, last = mention.provision
    if last.kind not in (Kind.MUC, Kind.DIEM) or _FIRM.search(mention.words):
        return False
    component = mention.component or ""
    above = next((one for c in (component, "") if (one := anchor(c, larger)) in held.ids), component)
    counted = last.number.isdigit() and held.has_below(above, Kind.KHOAN)
    if last.kind is Kind.MUC:
        return not counted and (above, _numbering(last.number)) not in held.sections
    in_annex = bool(larger) and larger[0].kind in WHOLE
    return last.number.isdigit() and not (counted or (in_annex and held.rows_of(component, larger)))


def _is_row(mention: Mention, held: HeldPlaces) -> bool:
    """Whether the place is a row of a table, which has no address of its own: “điểm 39 của Phụ lục 2”. What names an
    article is none: its clauses are no rows.
    """
    *larger, last = mention.provision
    if last.kind in (Kind.CHUONG, *WHOLE) or any(step.kind is Kind.DIEU for step in mention.provision):
        return False
    return last.number in held.rows_of(mention.component or "", larger)


def _lacking(mention: Mention, held: HeldPlaces) -> str:
    """What a text lacks, in the same words for every place that cites it: an article that stands twice, of which the
    second alone has the place; an annex that has no such parts at all; else the place itself, and where else it stands.
    """
    steps, component = mention.provision, mention.component or ""
    if any(step.number == THIS for step in steps):
        return f"“{mention.words}”: văn bản này không có điều khoản ấy."
    for n, step in enumerate(steps, 1):
        again = (*steps[: n - 1], replace(step, copy=2), *steps[n:])
        if anchor(component, again) in held.ids:
            place, second = cited(steps[:n]), anchor(component, again[:n])
            return f"Nơi được dẫn chỉ có ở {place} thứ hai ({second}): văn bản có hai {place}."
    larger = next((one for c in (component, "") if (one := anchor(c, steps[:-1])) in held.ids), "")
    if larger and len(steps) > 1 and not held.has_below(larger, steps[-1].kind):
        return f"Nơi được dẫn là {NAMINGS[steps[-1].kind].words[0]} của {cited(steps[:-1])}, nơi không chia như thế."
    elsewhere = held.elsewhere(steps)
    if elsewhere:
        return f"Nơi được dẫn không có trong phần này; chỉ có trong phần kèm theo “{elsewhere}”."
    return f"Văn bản này không có {cited(steps)}."
