"""A version of a text, and a form of it, as texts of their own: so that every format is made of them as of any other.

Enters: a document, a version of it, or the id of a form. Leaves: a document. A version says first that it is not
official; what was repealed keeps its label and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from ..model import Block, Document, Kind, Passage, Reference, ShownUnit, Unit, Version, VersionUnit
from ..presenting.short_titles import date_in_words

REPEALED = " (được bãi bỏ)"
_SHOWN = tuple(field.name for field in fields(ShownUnit) if field.name not in ("start", "end"))


def of_day(versions: tuple[Version, ...], day: str) -> Version | None:
    """The version that counts on a day; None for the text as issued. `versions`: oldest first."""
    return next((version for version in reversed(versions) if version.since <= day), None)


def as_of(document: Document, version: Version) -> Document:
    """A text as it stands from the day on which a version begins. Its units are those of the version, with the words of
    no raw text.
    """
    return replace(
        document,
        units=tuple(_unit(unit) for unit in version.units),
        blocks=(Block("unofficial", Passage(unofficial(version), ())), *_blocks(version)),
        corrections=(),
        findings=(),
        notes=(),
        quotations=(),
        metadata=replace(document.metadata, title=version.title or document.metadata.title),
    )


def unofficial(version: Version) -> str:
    """What a file of a version says first."""
    until = f" đến trước {date_in_words(version.until)}" if version.until else ""
    left = len(version.not_applied)
    rest = f"{left} thay đổi chưa áp dụng được" if left else "không thay đổi nào bị bỏ lại"
    return (
        f"Bản này không chính thức. Lời văn từ {date_in_words(version.since)}{until}, do chương trình dựng từ những văn"
        f" bản có trong bộ sưu tập: đã áp dụng {len(version.applied)} thay đổi, {rest}."
    )


def _unit(unit: VersionUnit) -> Unit:
    known = {name: getattr(unit, name) for name in _SHOWN}
    return Unit(**known, start=unit.start or 0, end=unit.end or 0)


def _blocks(version: Version) -> Iterator[Block]:
    """Everything in reading order."""
    left = list(version.frame)
    for n, unit in enumerate((*version.units, None)):
        while left and left[0][0] <= n:
            yield left.pop(0)[1]
        if unit is not None:
            yield _block(unit)


def _block(unit: VersionUnit) -> Block:
    text = "".join(stretch.text for stretch in unit.stretches) + (REPEALED if unit.repealed else "")
    role = "table" if unit.kind is Kind.BANG else "unit"
    return Block(role, Passage(text, ()), unit.id, unit.component, unit.label_end, unit.heading_end)


def form(document: Document, id_: str) -> Document | None:
    """A form, or another attached text, alone; None when there is none of that id."""
    if not any(component.id == id_ for component in document.components if id_):
        return None
    return replace(
        document,
        units=tuple(unit for unit in document.units if unit.component == id_),
        blocks=tuple(block for block in document.blocks if block.component == id_),
        notes=tuple(note for note in document.notes if note.component == id_),
    )


def form_references(document: Document, id_: str, references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The references that stand in a form, by the blocks of the form alone."""
    own = [n for n, block in enumerate(document.blocks) if block.component == id_]
    places = {n: place for place, n in enumerate(own)}
    return tuple(
        replace(each, mention=replace(each.mention, block=places[each.mention.block]))
        for each in references
        if each.mention.block in places
    )
