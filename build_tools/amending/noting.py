"""Noting: what the notes of a text say was done to it: official consolidated texts ("Khoản này được sửa đổi, bổ sung
theo quy định tại khoản 2 Điều 1 của Luật số …, có hiệu lực kể từ ngày …"), and portals in brackets.

Enters: a Document with notes and its references. Leaves: one Told for each note that says it. A consolidated text does
nothing to others; its notes are witnesses of what the acting texts do.

>>> [(m["what"], action_of(m["deed"], m["what"])) for m in map(TOLD.match, (
...     "Khoản này được sửa đổi, bổ sung theo quy định tại khoản 2 Điều 1 của Luật số 51/2024/QH15",
...     "Cụm từ “tiền chậm nộp,” được bổ sung theo quy định tại khoản 36 Điều 1 của Luật",
...     "[Điều này bị bãi bỏ bởi Khoản 3 Điều 2 Luật X có hiệu lực từ ngày 01/07/2025]",
... )) if m]
[('Khoản này', 'replace'), ('Cụm từ “tiền chậm nộp,”', 'insert-words'), ('Điều này', 'repeal')]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..addresses import anchor, slug_of
from ..citations.dates import DATE, DATED, iso
from ..model import Document, Evidence, Note, Reference, Step, Unit

TOLD = re.compile(
    r"""
    \W* (?P<what> (?:Tên\s+(?:của\s+)?)? (?:Phần|Chương|Mục|Tiểu\s+mục|Điều|Khoản|Điểm|Đoạn|Phụ\s+lục|Mẫu)\s+này
        | (?:Cụm\s+)?[Tt]ừ\s+“[^”]{1,300}” | Nội\s+dung\s+[^.;]{1,80}? )
    \s* (?:đã\s+)? (?:được|bị)\s+
    (?P<deed> sửa\s+đổi(?:\s*,\s*bổ\s+sung)? | bổ\s+sung(?:\s+cụm\s+từ)? | bãi\s+bỏ | hủy\s+bỏ | thay(?:\s+thế)?
        | đính\s+chính )
    [^.;]{0,120}? \s (?:theo|tại|bởi) \b
    """,
    re.VERBOSE,
)
_SINCE = re.compile(rf"có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s+(?P<when>{DATE})", re.IGNORECASE)
_KINDS = {
    "phần": "phan",
    "chương": "chuong",
    "mục": "muc",
    "tiểu mục": "tieu-muc",
    "điều": "dieu",
    "khoản": "khoan",
    "điểm": "diem",
}


class Told(NamedTuple):
    """What a note says: the place in this text, the deed, the clause that did it, from when."""

    place: str
    action: str
    words: str | None
    source: str | None  # the text that did it, if it is held
    source_work: str
    clause: str  # the address of the clause that did it
    since: str | None
    signal: str
    evidence: Evidence
    component: str = ""
    steps: tuple[Step, ...] = ()


def action_of(verb: str, what: str) -> str:
    """The action of a verb in the passive, of words or of a place."""
    verb = " ".join(verb.lower().split())
    if "từ “" in what.lower():
        return {"bổ sung": "insert-words", "bãi bỏ": "repeal-words"}.get(verb, "replace-words")
    if what.lower().startswith("tên"):
        return "retitle"
    if verb.startswith("bổ sung"):
        return "insert"
    return {"bãi bỏ": "repeal", "hủy bỏ": "repeal", "đính chính": "correct"}.get(verb, "replace")


def told(document: Document, references: tuple[Reference, ...]) -> Iterator[Told]:
    """What the notes of a text say, in reading order."""
    units = {unit.id: unit for unit in document.units}
    by_note: dict[str, list[Reference]] = {}
    for reference in references:
        if reference.mention.note:
            by_note.setdefault(reference.mention.note, []).append(reference)
    for note in document.notes:
        match = TOLD.match(note.text)
        clause = _clause(by_note.get(note.id, ()), document, match) if match else None
        place = _place(match["what"], note, units) if match else None
        if match and clause and clause.target and place:  # of a place that cannot be told nothing is known
            since = _SINCE.search(note.text, match.end())
            yield Told(
                place.id,
                action_of(match["deed"], match["what"]),
                match["what"].partition("“")[2].rstrip("”") or None,
                slug_of(clause.target.url),
                clause.target.work,
                anchor("", clause.mention.provision),
                iso(DATED.search(since["when"])) if since else None,
                "footnote" if note.kind == "footnote" else "portal-note",
                Evidence(document.source.slug, note.unit, note.id, note.start, note.end),
                place.component,
                place.address.steps,
            )


def head_day(document: Document) -> str | None:
    """The last day that the head of a consolidated text gives to what it consolidates ("được sửa đổi, bổ sung bởi:
    Luật số 43/2024/QH15 …, có hiệu lực kể từ ngày 01 tháng 8 năm 2024"), for one whose notes name no clause.
    """
    head = itertools.takewhile(lambda block: block.role != "unit", document.blocks)
    own = (block.passage.text for block in head if block.role != "note")
    found = [iso(DATED.search(match["when"])) for text in own for match in _SINCE.finditer(text)]
    return max(filter(None, found), default=None) if len(found) > 1 else None


def _clause(references: list[Reference] | tuple[()], document: Document, match: re.Match[str]) -> Reference | None:
    """The clause that did it: the first of another text that is named behind the verb."""
    for reference in references:
        mention = reference.mention
        if mention.kind == "external" and reference.target and mention.span[0] >= match.start("deed"):
            return reference
    return None


def _place(what: str, note: Note, units: dict[str, Unit]) -> Unit | None:
    """The unit of which a note speaks: of the kind that it names, at or above the place where its mark stands."""
    kind = _KINDS.get(re.sub(r"^tên\s+(?:của\s+)?", "", " ".join(what.lower().split())).removesuffix(" này"))
    unit = units.get(note.unit or "")
    while unit and kind and unit.kind.value != kind:
        unit = units.get(unit.parent or "")
    return unit
