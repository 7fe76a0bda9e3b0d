"""Lint: what a whole collection lets one doubt in its citations, told to a person and never settled here.

Enters: the register and all references. Leaves: findings by the name of the text, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..addresses import anchor, cited, slug_of
from ..addresses.steps import NAMINGS, WHOLE
from ..addresses.worded import THIS
from ..citations import forms, signs
from ..citations.dates import DATE, iso
from ..findings import finding
from ..model import Document, Finding, Kind, Mention, Reference, Step
from ..office import types
from ..passages import raw_span
from ..vietnamese import numeral
from . import laws_in_force
from .choosing import REASONS, conflicting
from .identity import is_damaged, is_full, name_key
from .known import Known, most
from .register import Register

_DEEDS = ("thuc-hien", "can-cu", "bai-bo", "thay-the")  # what no text does to itself


def findings(register: Register, references: Mapping[str, tuple[Reference, ...]]) -> dict[str, tuple[Finding, ...]]:
    """All findings on citations, and on texts that are held twice."""
    disagreeing = {work.key: (a, b) for a, b in conflicting(register) for work in (a, b)}
    works = register.all_works()
    found: dict[str, tuple[Finding, ...]] = {}
    twice = _held_twice(register.catalogue.documents)
    for slug, each in references.items():
        document = register.catalogue.by_slug[slug]
        held = _Held(document)
        rows = (
            *twice.get(slug, ()),
            *_disagreements(each, disagreeing),
            *_misprints(each, works),
            *_impossible(document),
            *_repealed_and_amended(each),
            *_by_name_alone(each, document, works),
            *(row for reference in each for row in _of(reference, document, held, works)),
        )
        if rows:
            found[slug] = rows
    return found


# ------------------------------------------------------------------ one number, two dates


def _disagreements(
    references: Iterable[Reference], disagreeing: Mapping[str, tuple[Known, Known]]
) -> Iterator[Finding]:
    """One sign with two dates: told once for each date that a document prints, with all the documents that print the
    one and the other.
    """
    told = set()
    for reference in references:
        mention = reference.mention
        keys = [t.work for t in (reference.target, *reference.candidates) if t]
        pair = next((disagreeing[key] for key in keys if key in disagreeing), None)
        if pair and mention.date and (pair[0].key, mention.date) not in told:
            told.add((pair[0].key, mention.date))
            places = "; ".join(
                f"{_in_words(known.date)} ở {', '.join(sorted(known.documents)) or known.held}" for known in pair
            )
            yield finding(
                "citation-conflict", mention.start, mention.end, f"“{mention.words}”: số này được in với ngày {places}."
            )


def _misprints(references: Iterable[Reference], works: Mapping[str, Known]) -> Iterator[Finding]:
    """A date beside a sign that names its work by itself, printed otherwise than elsewhere."""
    told = set()
    for reference in references:
        mention, known = reference.mention, works.get(reference.target.work) if reference.target else None
        if not known or not mention.date or mention.date == known.date or (known.key, mention.date) in told:
            continue
        if mention.number and known.when and forms.kind(mention.form) != "place":
            told.add((known.key, mention.date))
            yield finding("citation-conflict", mention.start, mention.end, _misprint(mention, known))


def _misprint(mention: Mention, known: Known) -> str:
    """What is wrong with a date, in words."""
    if known.date is None:
        return f"“{mention.words}”: ký hiệu ghi năm {known.year}, ngày in ở đây thuộc năm khác."
    where = ", ".join(sorted(known.printed.get(known.date, ()))[:5])
    return f"“{mention.words}”: văn bản này có ngày {_in_words(known.date)}" + (f" ({where})." if where else ".")


_LONG_YEAR = re.compile(r"ngày \d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{5,}", re.IGNORECASE)
_DAY = re.compile(DATE)


def _impossible(document: Document) -> Iterator[Finding]:
    """Days that no calendar has, anywhere in a text but in its head, of which the structure speaks."""
    for block in document.blocks:
        text = block.passage.text
        if block.role == "place-date" or "ngày" not in text.lower():
            continue
        days = [*(m for m in _DAY.finditer(text) if iso(m) is None), *_LONG_YEAR.finditer(text)]
        for day in days:
            start, end = raw_span(block.passage, day.start(), day.end())
            yield finding("date-impossible", start, end, f"Không có {' '.join(day[0].split())}.")


def _in_words(date: str | None) -> str:
    """A date as one writes it in Vietnam."""
    year, month, day = (date or "--").split("-")
    return f"{int(day)}/{int(month)}/{year}" if date else "?"


# ------------------------------------------------------------------ what cannot be


def _held_twice(documents: Iterable[Document]) -> dict[str, tuple[Finding, ...]]:
    """Texts of one type, number, date and body, each with the other's name."""
    found: dict[tuple[str | None, ...], list[Document]] = {}
    for document in documents:
        about = document.metadata
        if about.number and about.type:
            key = (about.type, signs.key(signs.read(about.number)), about.date, about.issuer)
            found.setdefault(key, []).append(document)
    return {
        one.source.slug: tuple(
            finding("document-twice", None, None, f"Cùng loại, số, ngày và cơ quan với “{other.source.slug}”.")
            for other in same
            if other is not one
        )
        for same in found.values()
        if len(same) > 1
        for one in same
    }


def _repealed_and_amended(references: Iterable[Reference]) -> Iterator[Finding]:
    """A text that repeals as a whole what it also amends."""
    whole = [r for r in references if r.target and r.mention.kind == "external" and not r.mention.quoted]
    amended = {r.target.work for r in whole if r.target and r.mention.relation == "sua-doi"}
    for reference in whole:
        mention = reference.mention
        if (
            mention.relation == "bai-bo"
            and not mention.provision
            and reference.target
            and reference.target.work in amended
        ):
            message = f"“{mention.words}”: hiểu là bị bãi bỏ, nhưng văn bản này cũng sửa đổi nó."
            yield finding("citation-repealed", mention.start, mention.end, message)


def _by_name_alone(
    references: Iterable[Reference], document: Document, works: Mapping[str, Known]
) -> Iterator[Finding]:
    """Laws of which a text prints the name alone, where that does not say which of the name it is: told once for each
    name, and of a text that is younger than the table of laws also where one is linked.
    """
    references = tuple(references)
    said = {r.target.work for r in references if r.target and is_full(r.mention)}
    young = (document.metadata.date or "") > laws_in_force.known_until()
    told = set[str]()
    for reference in references:
        mention, target = reference.mention, reference.target
        if not _is_bare_name(mention, document) or (target and target.work in said):
            continue
        known, name = works.get(target.work) if target else None, name_key(mention.name or "")
        if name not in told and (young or not _tells_itself(known)):
            told.add(name)
            yield finding("citation-undated", mention.start, mention.end, _undated(mention, known, young))


def _tells_itself(known: Known | None) -> bool:
    """Whether what is linked is one law, not the page of a name."""
    return known is not None and bool(known.when or known.held)


def _undated(mention: Mention, known: Known | None, young: bool) -> str:
    """That a law is cited by its name alone, in words."""
    until = f"; bảng luật của chương trình chỉ biết đến ngày {_in_words(laws_in_force.known_until())}" if young else ""
    where = f", đang nối với văn bản năm {known.when}" if known and known.when else ""
    return f"“{mention.words}”: chỉ có tên, không số, không năm{where}{until}."


def _is_bare_name(mention: Mention, document: Document) -> bool:
    """Whether a law is cited by its name alone, and nothing else in the text says which it is."""
    bare = mention.kind == "external" and mention.type in types.STATUTES and forms.kind(mention.form) == "law"
    if not bare or is_full(mention) or mention.antecedent or mention.within or mention.note or mention.quoted:
        return False
    return not laws_in_force.is_bill(mention, document)


def _of(reference: Reference, document: Document, held: _Held, works: Mapping[str, Known]) -> Iterator[Finding]:
    mention, target = reference.mention, reference.target
    if reference.repaired:
        message = f"In “{mention.printed_number}”, hiểu là “{mention.number}”."
        if is_damaged(mention):
            message = f"“{mention.words}”: không văn bản nào mang số, ký hiệu in ở đây; hiểu theo tên và số."
        if forms.kind(mention.form) != "place":  # told where the sign is printed
            yield finding("citation-spelling", mention.start, mention.end, message)
    if mention.printed_number and not reference.repaired and forms.kind(mention.form) != "place":
        yield from _misprinted(reference, works)
    if mention.kind == "external" and target:
        yield from _of_work(reference, document, works.get(target.work))
    if mention.kind == "internal":
        yield from _of_itself(reference, held)


def _misprinted(reference: Reference, works: Mapping[str, Known]) -> Iterator[Finding]:
    """A sign that is printed nowhere else, and nearly that of one work: linked only where the name says so, too."""
    mention, target = reference.mention, reference.target
    unlinked = reference.reason == REASONS["misprint"]
    meant = target or (reference.candidates[0] if unlinked else None)
    known = works.get(meant.work) if meant else None
    if known is None or not known.numbers or signs.key(mention.number or "") in map(signs.key, known.numbers):
        return
    how = "có lẽ là" if unlinked else "hiểu theo tên là"
    message = f"“{mention.words}”: không nơi nào khác có số, ký hiệu này; {how} {most(known.numbers)}."
    yield finding("citation-misprint", mention.start, mention.end, message)


def _of_work(reference: Reference, document: Document, known: Known | None) -> Iterator[Finding]:
    mention, target = reference.mention, reference.target
    if target and target.unit is None and slug_of(target.url) and _speaks_of_it_as_issued(mention):
        message = f"“{mention.words}”: văn bản được dẫn, như đang giữ, không có điều khoản ấy."
        yield finding("citation-no-unit", mention.start, mention.end, message)
    if known is None:
        return
    if _is_younger(known, document) and mention.note is None:
        message = f"“{mention.words}”: nối với văn bản ngày {_in_words(known.date)}, ra đời sau văn bản này."
        yield finding("citation-younger", mention.start, mention.end, message)
    if mention.type and forms.kind(mention.form) != "programme" and _is_other(mention.type, known):
        message = f"“{mention.words}”: nối với một văn bản loại “{known.family[0]}”."
        yield finding("citation-type", mention.start, mention.end, message)


def _speaks_of_it_as_issued(mention: Mention) -> bool:
    """Whether a place cited must be in the text as issued: what changes a text may speak of what it adds itself or of
    what others added before; so may the new wording that it quotes, and a note.
    """
    return bool(mention.provision) and not (mention.relation == "sua-doi" or mention.quoted or mention.note)


def _is_younger(known: Known, document: Document) -> bool:
    about = document.metadata
    return bool(known.date and about.date and known.date > about.date)


def _is_other(printed: str, known: Known) -> bool:
    """Whether the type that is printed is not that of the work, which its number says, nor part of it; a word for any
    text is of every type.
    """
    row, meant = types.named(printed), known.family[0]
    if not meant or (row and row.generic) or signs.group(printed, None) == meant:
        return False
    return printed.lower() not in meant.lower() and meant.lower() not in printed.lower()


_ROMAN_OF = {str(n): numeral(n) for n in range(1, 40)}  # “Phụ lục 2” is Phụ lục II


class _Held:
    """What a text has: the ids of its units, and by component the first cells of the rows of its tables."""

    def __init__(self, document: Document) -> None:
        self.text, self.ids = document.source.text, {unit.id for unit in document.units}
        self.below = {(unit.parent or unit.component, unit.kind) for unit in document.units}
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

    def has_below(self, unit: str, kind: Kind) -> bool:
        """Whether a unit has parts of a kind."""
        return (unit, kind) in self.below

    def elsewhere(self, steps: Sequence[Step]) -> str:
        """The one attached text that has such a place; "" when none or several have."""
        article = next((n for n, step in enumerate(steps) if step.kind is Kind.DIEU), 0)
        found = self.own.get(anchor("", steps[article:]), ())
        return found[0] if len(found) == 1 else ""


# “điểm 2.1 khoản 2 Mục A Biểu mức thu phí ban hành kèm theo Thông tư số …”: of what is attached to another text.
_OF_ANOTHER = re.compile(r"(?:(?!này)[^.;\[\]]){0,120}?\bkèm\s+theo\s+(?:[^\W\d_]+\s+){1,4}?số\s+\d")


# “Khoản 18, 19, 20 được bổ sung bởi …”: words of a portal that stand in the text.
_REMARKED = re.compile(r"(?:,\s*\d{1,3}[a-zđ]?){0,9}\s+(?:này\s+)?(?:được|bị)\s[^.;]{0,30}?\bbởi\s")


def _is_said_otherwise(mention: Mention, held: _Held) -> bool:
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
    return bool(mention.note or mention.unit in held.tables or called or another)


def _is_row(mention: Mention, held: _Held) -> bool:
    """Whether the place is a row of a table, which has no address of its own: “điểm 39 của Phụ lục 2”. What names an
    article is none: its clauses are no rows.
    """
    *larger, last = mention.provision
    if any(step.kind is Kind.DIEU for step in mention.provision):
        return False
    within = {mention.component or ""}
    if larger and larger[0].kind in WHOLE:
        number = larger[0].number
        same = {number, _ROMAN_OF.get(number, number)}
        within = {anchor("", [replace(larger[0], number=one)]) for one in same}
    if last.kind in (Kind.CHUONG, *WHOLE):
        return False
    return any(last.number in held.rows.get(one, ()) for one in within)


def _lacking(mention: Mention, held: _Held) -> str:
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


def _of_itself(reference: Reference, held: _Held) -> Iterator[Finding]:
    mention = reference.mention
    lacks = reference.status == "unresolved" and mention.provision and mention.provision[0].number != THIS
    if lacks and not (_is_row(mention, held) or _is_said_otherwise(mention, held)):
        yield finding("citation-no-unit", mention.start, mention.end, _lacking(mention, held))
    if mention.relation in _DEEDS:
        message = f"“{mention.words}”: hiểu là của chính văn bản này, mà lời văn nói nó làm gì với một văn bản khác."
        yield finding("citation-itself", mention.start, mention.end, message)
