"""Whose words these are: what a clause amends, and what it quotes, so that "Điều 5" in them is not taken for the
document's own.

Enters: the blocks of a document in order, and what was read in each. Leaves: the quoted stretches of a block, and the
text that its clause
amends or quotes, where that is clear. An amending article speaks of the text that it amends until it ends; a quotation
opened in one
block runs on into the next ones of its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Block, Document, Kind, Unit
from .named_work import Found, Spans
from .titles_and_relations import Reading

_AMENDS = {"sua-doi", "bai-bo", "thay-the"}
# A clause that changes another text: its bare "Điều 5" is that text's.
_AMENDING = re.compile(
    r"\W*(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|thay (?:các )?cụm từ|thay đổi|đính chính|chỉnh sửa|sửa (?:các"
    r" )?cụm từ|ngưng hiệu lực)(?!\w)"
    r"(?=[^.;]{0,200}?(?:điều \d|khoản \d|điểm [a-zđ](?!\w)|(?:mục|chương|phụ lục|phần) [\dIVXA-Z]|một số"
    r" (?:điều|nội dung)|toàn bộ|cụm từ|"
    r"tên (?:gọi|điều|khoản|chương|mục)|mẫu số|(?:luật|nghị định|nghị quyết|thông tư|quyết định|chỉ thị)(?!"
    r" này)(?!\w)))",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"(?:được|bị) (?:sửa đổi|bổ sung|thay thế|bãi bỏ)[^.;“]{0,60}như sau", re.IGNORECASE)
_QUOTES = re.compile(r"(?:quy định|căn cứ ban hành) như sau *:? *(?:$|“)", re.IGNORECASE)
_AS_FOLLOWS = re.compile(r"như sau *:? *$", re.IGNORECASE)


class Quoting:
    """Remembers, from block to block, what is amended and what is quoted."""

    def __init__(self, document: Document) -> None:
        self.units = {unit.id: unit for unit in document.units}
        self.amended: dict[
            str, Found | None
        ] = {}  # unit that amends → the text it amends, None when it names none or several
        self.quoting = False  # a former block opened “ and did not close it
        self.announced: Found | None = (
            None  # the text that a former block said it quotes ("… Luật Đất đai … quy định như sau:")
        )
        self.at_home: str | None = None

    def quotes(self, text: str, block: Block) -> Spans:
        """Stretches between “ and ”; a quotation runs on into the next blocks of its article when it begins a block or
        follows "như sau:".
        """
        home = self._dieu(block)
        if home != self.at_home:
            self.quoting, self.at_home = False, home
        spans, opened = list[tuple[int, int]](), 0 if self.quoting else -1
        carried = self.quoting
        for match in re.finditer("[“”]", text):
            if match[0] == "“" and opened < 0:
                opened = match.start()
                carried = not text[: match.start()].strip() or bool(
                    _AS_FOLLOWS.search(text, max(0, opened - 12), opened)
                )
            elif match[0] == "”" and opened >= 0:
                spans.append((opened, match.end()))
                opened, carried = -1, False
        self.quoting = opened >= 0 and carried
        return Spans([*spans, (opened, len(text))] if self.quoting else spans)

    def _dieu(self, block: Block) -> str | None:
        """The id of the article in which a block stands, or of its largest unit where there are no articles."""
        home = None
        for unit in self.upward(block):
            home = unit.id
            if unit.kind is Kind.DIEU:
                break
        return home

    def upward(self, block: Block) -> Iterator[Unit]:
        """The unit in which a block stands, and all above it."""
        unit = self.units.get(block.unit or "")
        while unit:
            yield unit
            unit = self.units.get(unit.parent or "")

    def context(self, block: Block, quoted: bool) -> tuple[bool, Found | None]:
        """Whether a block belongs to a clause that amends or quotes, and the text that it amends or quotes where that
        is clear.
        """
        if quoted and self.announced:
            return True, self.announced
        amends = False
        for unit in self.upward(block):
            if unit.id in self.amended:
                amends = True
                if self.amended[unit.id]:
                    return True, self.amended[unit.id]
        return amends, self.amended.get("") if amends else None

    def begins_to_amend(self, text: str, block: Block) -> bool:
        """Marks a unit whose words begin with "Sửa đổi, bổ sung …" before its own citations are read."""
        if block.role != "unit" or not (_AMENDING.match(text) or _AMENDED.search(text)):
            return False
        self.amended.setdefault(block.unit or "", None)
        return True

    def remember(self, text: str, block: Block, readings: list[Reading], amending: bool) -> None:
        """What the readings of a block say of the words that follow."""
        if amending or block.role == "title":
            self._learn(block, readings, amending)
        self._announce(text, readings, amending)

    def _learn(self, block: Block, readings: list[Reading], amending: bool) -> None:
        """An article that begins "Sửa đổi, bổ sung một số điều của …" speaks of that text from here on."""
        works_ = [
            r.found
            for r in readings
            if r.relation in _AMENDS
            and r.found.own == ""
            and r.found.form != "provision"
            and not r.found.quoted
            and (r.found.number or r.found.name)
        ]
        if not works_ and amending:  # "Sửa đổi, bổ sung một số điều về chế độ … tại Thông tư số …"
            works_ = [
                r.found
                for r in readings
                if r.within is None
                and r.found.own == ""
                and r.found.number
                and r.found.form != "provision"
                and not r.found.steps
            ]
        if len({(f.number, f.name if not f.number else "") for f in works_}) == 1:
            self.amended[(block.unit or "") if amending else ""] = replace(works_[0], steps=())

    def _announce(self, text: str, readings: list[Reading], amending: bool) -> None:
        """What the quotation that begins behind "quy định như sau:" is of."""
        if not self.quoting and not _AS_FOLLOWS.search(text, max(0, len(text) - 12)):
            self.announced = None
        elif not amending and _QUOTES.search(text):
            outer = [
                r.found for r in readings if r.within is None and r.found.own == "" and (r.found.number or r.found.name)
            ]
            self.announced = replace(outer[0], steps=()) if outer else self.announced
