"""Lint: what a whole collection lets one doubt in its citations, told to a person and never settled here.

Enters: the register and all references. Leaves: findings by the name of the text, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..addresses import slug_of
from ..citations import forms, signs
from ..citations.dates import DATE, iso
from ..findings import finding
from ..model import Document, Finding, Mention, Reference
from ..office import types
from ..passages import raw_span
from . import laws_in_force, missing_places, own_words
from .choosing import REASONS, conflicting
from .identity import is_damaged, is_full, name_key
from .known import Known, most
from .register import Register

_DEEDS = ("thuc-hien", "can-cu", "bai-bo", "thay-the")  # what no text does to itself


class Lint:
    """What is doubted in the citations of each text, and of texts that are held twice."""

    def __init__(self, register: Register) -> None:
        self._disagreeing = {work.key: (a, b) for a, b in conflicting(register) for work in (a, b)}
        self._works = register.all_works()
        self._twice = _held_twice(register.catalogue.documents)

    def of_text(self, document: Document, references: Sequence[Reference]) -> tuple[Finding, ...]:
        """All findings on the citations of one text."""
        held, works = missing_places.HeldPlaces(document), self._works
        return (
            *self._twice.get(document.source.slug, ()),
            *_disagreements(references, self._disagreeing),
            *_misprints(references, works),
            *_impossible(document),
            *own_words.findings(document, references),
            *_repealed_and_amended(references),
            *_by_name_alone(references, document, works),
            *(row for reference in references for row in _of(reference, document, held, works)),
        )


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
        in_its_year = known.date is None and known.year == mention.date[:4]
        if mention.number and known.when and not in_its_year and forms.kind(mention.form) != "place":
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
_NEVER = "2100"  # no text speaks of a day so late: “năm 2205” is 2025


def _impossible(document: Document) -> Iterator[Finding]:
    """Days that no calendar has, anywhere in a text but in its head, of which the structure speaks."""
    for block in document.blocks:
        text = block.passage.text
        if block.role == "place-date" or "ngày" not in text.lower():
            continue
        days = [*(m for m in _DAY.finditer(text) if (iso(m) or _NEVER) >= _NEVER), *_LONG_YEAR.finditer(text)]
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
        mention, work = reference.mention, reference.target.work if reference.target else ""
        known, name = works.get(work), name_key(mention.name or "")
        if name in told or work in said or not _is_bare_name(mention, document):
            continue
        if (young or not _tells_itself(known)) and _is_of_several(reference):
            told.add(name)
            words = _undated(mention, known, young, document.metadata.date or "9999")
            yield finding("citation-undated", mention.start, mention.end, words)


def _is_of_several(reference: Reference) -> bool:
    """Whether one knows of several laws that may be meant: of one law, or of none, nothing is doubted."""
    return bool(reference.candidates) or len(_borne(reference.mention)) > 1


def _borne(mention: Mention) -> tuple[laws_in_force.Law, ...]:
    """The laws of its name."""
    return laws_in_force.of_name(mention.type or "", mention.name or "")


def _tells_itself(known: Known | None) -> bool:
    """Whether what is linked is one law, not the page of a name."""
    return known is not None and bool(known.when or known.held)


def _undated(mention: Mention, known: Known | None, young: bool, day: str) -> str:
    """That a law is cited by its name alone, in words, with the last of that name that were passed before a day."""
    until = f"; bảng luật của chương trình chỉ biết đến ngày {_in_words(laws_in_force.known_until())}" if young else ""
    before = [law.number for law in _borne(mention) if law.issued <= day][-2:]
    linked = known and known.when
    which = f", có thể là {' hay '.join(before)}" if before and not linked else ""
    where = f", đang nối với văn bản năm {linked}" if linked else ""
    return f"“{mention.words}”: chỉ có tên, không số, không năm{where}{which}{until}."


def _is_bare_name(mention: Mention, document: Document) -> bool:
    """Whether a law is cited by its name alone, and nothing else in the text says which it is."""
    bare = mention.kind == "external" and mention.type in types.STATUTES and forms.kind(mention.form) == "law"
    if not bare or is_full(mention) or mention.antecedent or mention.within or mention.note or mention.quoted:
        return False
    behind = document.source.text[mention.end : mention.end + 40]
    bill = (mention.name or "").endswith("(sửa đổi)") or laws_in_force.is_bill(mention, document)
    return not bill and not _DATED.match(behind)


_DATED = re.compile(r"\s+(?:được\s+)?(?:ban\s+hành|thông\s+qua)\s+(?:ngày|năm)\s+\d")


def _of(
    reference: Reference, document: Document, held: missing_places.HeldPlaces, works: Mapping[str, Known]
) -> Iterator[Finding]:
    mention, target = reference.mention, reference.target
    if reference.repaired:
        message = f"In “{mention.printed_number}”, hiểu là “{mention.number}”."
        if is_damaged(mention):
            message = f"“{mention.words}”: không văn bản nào mang số, ký hiệu in ở đây; hiểu theo tên và số."
        if forms.kind(mention.form) != "place":  # told where the sign is printed
            yield finding("citation-spelling", mention.start, mention.end, message)
    if _prints_its_number(mention) and not reference.repaired:
        yield from _misprinted(reference, works)
    if mention.kind == "external" and target:
        yield from _of_work(reference, document, works.get(target.work))
    if mention.kind == "internal":
        yield from _of_itself(reference, held)


def _prints_its_number(mention: Mention) -> bool:
    """Whether the sign stands in the words, and was not said of the work before."""
    sign = "".join((mention.printed_number or "").split())
    return bool(sign) and sign in "".join(mention.words.split())


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
    lacks = target and target.unit is None and slug_of(target.url)
    if lacks and (told := missing_places.of_another(mention, document)):
        yield finding("citation-no-unit", mention.start, mention.end, told)
    if known is None:
        return
    if _is_younger(known, document) and mention.note is None:
        message = f"“{mention.words}”: nối với văn bản ngày {_in_words(known.date)}, ra đời sau văn bản này."
        yield finding("citation-younger", mention.start, mention.end, message)
    if mention.type and forms.kind(mention.form) != "programme" and _is_other(mention.type, known):
        message = f"“{mention.words}”: nối với một văn bản loại “{known.family[0]}”."
        yield finding("citation-type", mention.start, mention.end, message)


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


def _of_itself(reference: Reference, held: missing_places.HeldPlaces) -> Iterator[Finding]:
    mention = reference.mention
    if told := missing_places.of_itself(reference, held):
        yield finding("citation-no-unit", mention.start, mention.end, told)
    if mention.relation in _DEEDS:
        message = f"“{mention.words}”: hiểu là của chính văn bản này, mà lời văn nói nó làm gì với một văn bản khác."
        yield finding("citation-itself", mention.start, mention.end, message)
