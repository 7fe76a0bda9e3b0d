"""The oracle of versions: every letter of a version comes from a held text, and which one is known.

Enters: a document, its versions, the texts that are held. Leaves: nothing, or a Refusal that names version, unit and
words. Asked of the data of every build, whatever pages are made. It knows nothing of how versions are made: it reads
the raw texts again. Promises: anchors are unique and parents stand before their children; words without a place are
blanks or the publisher's own; words that an effect put there are those of an effect that is applied; a unit that
nothing changed reads as in the text as issued; what stands outside the units stands there once, in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ..errors import Refusal
from ..model import Block, Document, Kind, Stretch, Version, VersionUnit
from .markup import OURS


def check_sources(document: Document, versions: Iterable[Version], held: Mapping[str, Document]) -> None:
    """Raises Refusal unless each version keeps the promises."""
    known: set[int] = set()  # units of an earlier version, which are the same values in this one
    issued, outside = _issued(document)
    for version in versions:
        reader = _Version(document, version, held)
        reader.check_order()
        reader.check_frame(outside)
        reader.check_title()
        for unit in version.units:
            if id(unit) not in known:
                reader.check_unit(unit, issued)
        known |= {id(unit) for unit in version.units}


def _issued(document: Document) -> tuple[dict[str, str], list[Block]]:
    """The words of each unit as issued, and the blocks that stand outside the units."""
    kinds = {unit.id: unit.kind for unit in document.units}
    issued: dict[str, str] = {}
    outside: list[Block] = []
    for block in document.blocks:
        unit = block.unit or ""
        role = "table" if kinds.get(unit) is Kind.BANG else "unit"
        if unit in kinds and block.role == role and unit not in issued:
            issued[unit] = block.passage.text
        elif block.role != "note":
            outside.append(block)
    return issued, outside


class _Version:
    """One version, while it is checked."""

    def __init__(self, document: Document, version: Version, held: Mapping[str, Document]) -> None:
        self.document, self.version, self.held = document, version, held
        self.applied = frozenset(version.applied)
        self.stated = [_letters(each.new or "") for each in document.source.decisions.effects]

    def check_order(self) -> None:
        """Anchors once each, parents before their children."""
        seen: set[str] = set()
        for unit in self.version.units:
            if unit.id in seen or (unit.parent is not None and unit.parent not in seen):
                self._refuse(unit.id, "đứng hai lần, hoặc trước nơi chứa nó")
            seen.add(unit.id)

    def check_frame(self, outside: Sequence[Block]) -> None:
        """What stands outside the units, once each, in order; of an annex that goes it may go, too."""
        places = [n for n, _ in self.version.frame]
        found = iter(outside)
        kept = all(any(block == other for other in found) for _, block in self.version.frame)
        left = sum(not block.component for _, block in self.version.frame)
        whole = kept and left == sum(not block.component for block in outside)
        if not whole or places != sorted(places) or any(n > len(self.version.units) for n in places):
            self._refuse("", "phần ngoài các điều khoản không còn đứng đủ và đúng thứ tự")

    def check_title(self) -> None:
        """A title that is not that of the text as issued stands in a held text."""
        letters = _letters(self.version.title or "")
        if letters and not any(letters in _letters(each.source.text) for each in self.held.values()):
            self._refuse("", f"tên “{self.version.title}” không có trong văn bản nào")

    def check_unit(self, unit: VersionUnit, issued: Mapping[str, str]) -> None:
        """The words of a unit, each with its source."""
        for stretch in unit.stretches:
            self._check_stretch(unit, stretch)
        words = "".join(stretch.text for stretch in unit.stretches)
        shown = f"{unit.label}{unit.heading or ''}{'' if unit.repealed else unit.text}"
        if not _same(words, shown):
            self._refuse(unit.id, f"lời hiện “{shown[:40]}” khác lời có nguồn “{words[:40]}”")
        if not (unit.changed_by or unit.inserted) and not _within(words, issued.get(unit.id, "")):
            self._refuse(unit.id, "không văn bản nào sửa mà không còn như khi ban hành")

    def _check_stretch(self, unit: VersionUnit, stretch: Stretch) -> None:
        if stretch.effect is not None and stretch.effect not in self.applied:
            self._refuse(unit.id, f"lời “{stretch.text[:40]}” do thay đổi {stretch.effect} chưa được áp dụng đưa vào")
        if stretch.start is None or stretch.end is None:
            letters = _letters(stretch.text)
            if letters and not any(letters in stated for stated in self.stated):
                self._refuse(unit.id, f"lời “{stretch.text[:40]}” không có trong văn bản nào")
            return
        source = self.held.get(stretch.slug)
        if source is None or not _stands(stretch, source):
            self._refuse(unit.id, f"lời “{stretch.text[:40]}” không đứng ở {stretch.slug}, ký tự {stretch.start}")

    def _refuse(self, unit: str, problem: str) -> None:
        place = f"{self.document.source.path} (như từ {self.version.since}{', ' + unit if unit else ''})"
        raise Refusal(place, problem, OURS)


def _stands(stretch: Stretch, source: Document) -> bool:
    """Whether the words are those at their place: letter by letter, or, where persons mended words or notes stand
    between them, in their order.
    """
    start, end = stretch.start or 0, stretch.end or 0
    if _same(stretch.text, source.source.text[start:end]):
        return True
    mended, at = "", start
    for each in sorted(source.corrections, key=lambda c: c.start):
        if each.status == "applied" and each.kind == "word" and at <= each.start and each.end <= end:
            mended, at = mended + source.source.text[at : each.start] + each.after, each.end
    return _within(stretch.text, mended + source.source.text[at:end])


def _within(words: str, whole: str) -> bool:
    """Whether the letters of some words stand in others in their order."""
    if words == whole:  # so nearly every unit that nothing changed
        return True
    letters = iter(_letters(whole))
    return all(letter in letters for letter in _letters(words))


def _same(one: str, other: str) -> bool:
    """Whether words have the same letters."""
    return one == other or _letters(one) == _letters(other)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", words)))
