"""Instructing: a clause that amends → what is done, to which place, with which words. One effect for each place.

The place and the work are the mention's (citations, resolving); what is quoted is structure's. Here the deed is told:
the verb that governs the place, before it or, in the passive, behind it; where the clause has none, that of the clause
above. Source: Luật Ban hành văn bản quy phạm pháp luật, Điều 12; Nghị định 78/2025, mẫu văn bản sửa đổi.

>>> [deed(before, behind) for before, behind in (
...     ("Sửa đổi, bổ sung ", " như sau:"), ("Bổ sung ", " vào sau Điều 5"), ("", " được sửa đổi, bổ sung như sau:"),
...     ("Thay thế cụm từ “A” bằng cụm từ “B” tại ", "."), ("Bỏ cụm từ “A” tại ", ";"), ("Sửa đổi tên ", " như sau"),
... )]
['replace', 'insert', 'replace', 'replace-words', 'repeal-words', 'retitle']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..addresses import anchor, slug_of
from ..model import Document, Effect, Evidence, Mention, Reference, Unit
from .commencing import Commencement

_ACTING = ("sua-doi", "thay-the", "bai-bo")
_WORDS = r"(?:các\s+)?(?:cụm\s+)?(?:từ|chữ)(?:\s+ngữ)?(?=\s*[“\"‘:])"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One way of saying what is done; the row that ends nearest to the place governs it."""

    action: str
    words: str


DEEDS = (
    Amendment("replace-words", rf"(?:thay(?:\s+thế)?|sửa(?:\s+đổi)?)\s+{_WORDS}"),
    Amendment("insert-words", rf"(?:bổ\s+sung|thêm)(?:\s+thêm)?\s+{_WORDS}"),
    Amendment("repeal-words", rf"(?:bãi\s+bỏ|lược\s+bỏ|bỏ|hủy\s+bỏ)\s+{_WORDS}"),
    Amendment("retitle", r"(?:sửa\s+đổi|sửa)(?:,\s*bổ\s+sung)?\s+tên(?:\s+(?:gọi|của))?"),
    Amendment("correct", r"đính\s+chính"),
    Amendment("suspend", r"(?:tạm\s+)?ngưng\s+(?:hiệu\s+lực|áp\s+dụng|thi\s+hành)"),
    Amendment("repeal", r"bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ"),
    Amendment("replace", r"sửa\s+đổi(?:\s*(?:,|và)\s*bổ\s+sung)?|thay\s+thế|thay"),
    Amendment("insert", r"bổ\s+sung"),
)
_DEED = re.compile("|".join(f"(?P<d{n}>{each.words})" for n, each in enumerate(DEEDS)), re.IGNORECASE)
_PASSIVE = re.compile(
    r"[^.;:“]{0,60}?\b(?:được|bị)\s+(?P<deed>sửa\s+đổi(?:\s*,\s*bổ\s+sung)?|bổ\s+sung|bãi\s+bỏ|hủy\s+bỏ|thay\s+thế)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"‘](?P<words>[^”\"’]{1,400})[”\"’]")
_BEHIND = re.compile(r"(?:vào\s+)?sau\s*$", re.IGNORECASE)


def deed(before: str, behind: str) -> str | None:
    """What a clause does to the place between these words; None when it does not say."""
    found = list(_DEED.finditer(before))
    if found:
        return DEEDS[int((found[-1].lastgroup or "d0")[1:])].action
    passive = _PASSIVE.match(behind)
    return deed(passive["deed"], "") if passive else None


def instructions(
    document: Document, references: tuple[Reference, ...], when: Commencement, own: str
) -> Iterator[Effect]:
    """The effects that a text states itself; `own` is the key of its work."""
    units = {unit.id: unit for unit in document.units}
    counts: dict[str, int] = {}
    for n, reference in enumerate(references):
        mention = reference.mention
        if not _acts(reference) or mention.unit is None or reference.target is None:
            continue
        text = document.blocks[mention.block].passage.text
        action = _action(text, mention, units)
        if action is None:
            continue
        counts[mention.unit] = counts.get(mention.unit, 0) + 1
        yield _effect(
            document, mention, references, n, action, when, own, f"{mention.unit}/{counts[mention.unit]}", units
        )


def _acts(reference: Reference) -> bool:
    """Whether this text, now, does something to the place: its own words, not a note's or a quoted text's."""
    mention = reference.mention
    return (
        mention.kind == "external"
        and mention.relation in _ACTING
        and not mention.quoted
        and mention.note is None
        and (bool(mention.provision) or mention.relation != "sua-doi")
    )


def _action(text: str, mention: Mention, units: dict[str, Unit]) -> str | None:
    """The deed of the clause that holds a mention, or of the clauses above it."""
    if not mention.provision and mention.relation != "sua-doi":
        return "repeal"  # a whole text that is repealed, or replaced by this one
    if found := deed(text[: mention.span[0]], text[mention.span[1] :]):
        return found
    if mention.relation == "bai-bo":
        return "repeal"
    above = units.get(units[mention.unit].parent or "") if mention.unit in units else None
    while above:
        if found := deed(above.heading or above.text, ""):
            return found
        above = units.get(above.parent or "")
    return None


def _effect(
    document: Document,
    mention: Mention,
    references: tuple[Reference, ...],
    n: int,
    action: str,
    when: Commencement,
    own: str,
    id_: str,
    units: dict[str, Unit],
) -> Effect:
    slug, target = document.source.slug, references[n].target
    assert target is not None
    held = slug_of(target.url)
    day, where = when.of(mention.unit)
    old, new = _words_of(action, document, mention, units)
    return Effect(
        id=f"{slug}#{id_}",
        source=slug,
        source_unit=mention.unit,
        source_work=own,
        work=target.work,
        target=held,
        place=anchor(mention.component or "", mention.provision) or None,
        unit=target.unit if action not in ("insert",) else None,
        action=action,
        after=_after(document, references, n) if action == "insert" else None,
        old=old,
        new=new,
        since=day,
        since_unit=where,
        signals=("instruction",),
        evidence=(Evidence(slug, mention.unit, None, mention.start, mention.end),),
        status="not-held" if held is None else "undated" if day is None else "not-applied",
        reason=None if held is None or day is None else NOT_REPLAYED,
    )


NOT_REPLAYED = "các thay đổi chưa được dựng thành văn bản theo thời điểm"


def _after(document: Document, references: tuple[Reference, ...], n: int) -> str | None:
    """The place behind which something new is put: named in the same clause behind "sau"."""
    mention = references[n].mention
    for other in (reference.mention for reference in references[n + 1 : n + 4]):
        if other.block != mention.block or not other.provision:
            return None
        between = document.blocks[mention.block].passage.text[mention.span[1] : other.span[0]]
        if _BEHIND.search(between):
            return anchor(other.component or "", other.provision)
    return None


def _words_of(
    action: str, document: Document, mention: Mention, units: dict[str, Unit]
) -> tuple[str | None, str | None]:
    """The words that go and that come, as printed."""
    text = document.blocks[mention.block].passage.text
    if action.endswith("-words"):
        quoted = [match["words"] for match in _QUOTED.finditer(text)]
        if not quoted and mention.unit in units:
            above = units.get(units[mention.unit].parent or "")
            quoted = [match["words"] for match in _QUOTED.finditer(above.text)] if above else []
        first = quoted[0] if quoted else None
        second = quoted[1] if len(quoted) > 1 else None
        return {"replace-words": (first, second), "insert-words": (None, first)}.get(action, (first, None))
    if action in ("replace", "insert", "retitle", "correct"):
        return None, _quotation(document, mention)
    return None, None


def _quotation(document: Document, mention: Mention) -> str | None:
    """What is quoted in the clause: the whole quotation, or of several places in one the part under the place's
    label.
    """
    here = mention.unit or ""
    found = [
        q
        for q in document.quotations
        if q.unit and (q.unit == here or q.unit.startswith(f"{here}-")) and q.start > mention.start
    ]
    words = "\n".join(document.source.text[q.start : q.end] for q in found)
    return _part(words, mention) if words else None


def _part(words: str, mention: Mention) -> str:
    """The part of a quotation that begins with the label of a place, up to the next label of its kind."""
    last = mention.provision[-1] if mention.provision else None
    if last is None or last.kind.value not in ("khoan", "diem", "dieu"):
        return words
    head = r"Điều\s+" if last.kind.value == "dieu" else ""
    mark = r"[.)]"
    start = re.search(rf"^\W*{head}{re.escape(last.number)}{mark}", words, re.MULTILINE | re.IGNORECASE)
    if not start:
        return words
    any_label = r"\d{1,3}[a-zđ]?" if last.kind.value != "diem" else r"[a-zđ]\d?"
    following = re.search(rf"^\W*{head}{any_label}{mark}", words[start.end() :], re.MULTILINE | re.IGNORECASE)
    return words[start.start() : start.end() + following.start() if following else None].strip()
