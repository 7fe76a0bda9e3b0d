"""Doubts about the tree: what a person must be told of a reading that may be wrong though nothing in it is odd by
itself.

Enters: the blocks and units of a document, its quotations. Leaves: findings: a label that is in no unit, a unit whose
address was taken, a note glued to a sentence, a text that has lost its tones. Each names the place; nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..addresses import number_in_id
from ..findings import finding
from ..model import Block, Component, Finding, Kind, Unit
from ..office.alphabet import holds_one
from ..office.patterns import compiled
from ..passages import raw_span
from ..vietnamese import folded, slug
from .box_words import has_leaders
from .facts import facts
from .quotes import REMARK, Quoted

# ------------------------------------------------------------------ labels that are in no unit

_LABEL = compiled(
    r"(?!Điều)Đi[eèéềêẽẻ]u\s+\d{1,3}[a-zđ]?\s*[.:]|Điều\s*[.:](?!\.)(?:\s|$)|"
    r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:](?!\d)|(?:Chương|CHƯƠNG)\s+(?:[IVXLCl]+|\d{1,2})\s*(?:[.:]|$|\s(?=[‹U›]{2}))"
)
_FORM_LABEL = compiled(r"(?:Mẫu|MẪU|Biểu|BIỂU)\s+(?:số|SỐ)\s*:?\s*\d{1,3}[a-zđ]?(?:[-./][\wĐđ]+)*\s*(?:[.:]|$)")
# “PHỤ LUC II”, “Mẫu sô 01”: with a mark lost or another.
_MISPRINTED = compiled(
    r"(?!PHỤ LỤC|[Mm]ẫu số)"
    r"(?:PH[UỤÚÙŨ] L[UỤÚÙŨ]C(?: (?:S[ỐÔO] ?)?[IVXA-H\d]{1,4})?|M[ẫâãấaăa]u s[ốôồộo] ?:? ?\d{1,3}\w?)"
    r"(?:\s*[.:]|$|\s(?=[‹U›]{2}))|PHỤ LỤC (?=[IVX]*l)[IVXl]{1,4}$"  # “PHỤ LỤC lI”
)
_FRAME = frozenset({"recipients", "signature", "text", "issuer", "number", "place-date", "enacting"})


def lost_lines(blocks: Iterable[Block], quoted: Sequence[Quoted]) -> Iterator[Finding]:
    """Lines that begin like an article, a chapter or a form, and are no unit of their own."""
    for block in blocks:
        text = block.passage.text
        if block.label_end or not block.passage.runs or text[:1] not in "ĐCMBP" or has_leaders(text):
            continue
        label = _label(block)
        if label and not any(each.mark <= block.passage.runs[0].start < each.end for each in quoted):
            words = label[0].strip()
            yield finding(
                "label-in-no-unit", *raw_span(block.passage, 0, label.end()), f"“{words}” không thành một đơn vị."
            )


def _label(block: Block) -> re.Match[str] | None:
    """The label that a block begins with though it should not: an article anywhere, a form in the frame."""
    if block.role == "unit" or block.role in _FRAME:
        match = _LABEL.match(block.passage.text) or _MISPRINTED.match(block.passage.text)
        return match or (_FORM_LABEL.match(block.passage.text) if block.role in _FRAME else None)
    return _MISPRINTED.match(block.passage.text) if block.role == "title" else None


def missing_forms(blocks: Iterable[Block], components: Sequence[Component]) -> Iterator[Finding]:
    """Rows of a list of forms or annexes whose text is not there, where others are."""
    held = {re.sub(r"^.*(?=(?:mau|bieu|phu|phieu)[a-z-]*-\w)", "", each.id).split("--")[0] for each in components}
    formed = any(each.id and facts(f"{each.type} 1").label for each in components)
    for block in blocks:
        label = facts(block.passage.text).label if block.role == "unit" and not block.label_end else None
        if (
            label
            and label[1]
            and (formed or label[0] == "Phụ lục")
            and f"{slug(label[0])}-{number_in_id(label[1])}" not in held
        ):
            words = block.passage.text
            listed = f"“{words}” có trong danh sách mà không có mẫu nào mang số ấy."
            told = f"“{words}” không thành một phụ lục." if label[0] == "Phụ lục" else listed
            yield finding("label-in-no-unit", *raw_span(block.passage, 0, len(words)), told)


# ------------------------------------------------------------------ addresses that were taken


def doubled(units: Iterable[Unit], components: Iterable[Component], told: Iterable[Finding]) -> Iterator[Finding]:
    """Units and attached texts whose address another has: each gets “--2”, and a person is told once."""
    known = {each.start for each in told}
    twice = {each.id for each in components if "--" in each.id}
    for unit in units:
        first = unit.id == unit.component and unit.component in twice
        again = bool(unit.address.steps) and unit.address.steps[-1].copy > 1
        if (first or again) and unit.start not in known:
            end = unit.start + max(1, len(unit.label))
            code = "anchor-restarted" if again and _counts_anew(unit) else "anchor-doubled"
            yield finding(code, unit.start, end, f"“{unit.label}” đứng hai lần ở cùng một chỗ; neo là {unit.id}.")


def doubled_unlabelled(units: Iterable[Unit], blocks: Iterable[Block]) -> Iterator[Finding]:
    """Attached texts without a label whose address another has: of those with one the label is told."""
    known = {unit.id for unit in units if unit.id == unit.component}
    for block in blocks:
        if "--" in block.component and block.component not in known and block.passage.runs:
            known.add(block.component)
            words = block.passage.text
            told = f"“{words[:40]}” là văn bản kèm theo thứ hai cùng tên; neo là {block.component}."
            yield finding("anchor-doubled", *raw_span(block.passage, 0, len(words)), told)


def _counts_anew(unit: Unit) -> bool:
    """Whether a list of a form or an annex may stand there again: below no article each begins at 1."""
    kinds = {step.kind for step in unit.address.steps}
    return bool(unit.component) and not kinds & {Kind.DIEU, Kind.CHUONG}


# ------------------------------------------------------------------ notes in the middle of a sentence

_NOT_BEHIND = "".join(rf"(?<!{word}\s)" for word in "ngày tháng năm số khoản iều đến".split())
_GLUED = rf"\s(?<=[‹L›,;]\s){_NOT_BEHIND}\d{{1,3}}\s"
_ABOUT = r"(?:Khoản|(?<!và\s\d\s)(?<!và\s\d\d\s)Điều|Điểm|Chương|Mục|Đoạn|Nội dung|Phụ lục|Cụm từ)\s(?:này|“)"
_DONE = r"(?:được|bị|đã)\s(?:được\s)?(?:sửa đổi|bổ sung|bãi bỏ|thay thế|thay|hủy bỏ)"
_LIKE_A_NOTE = re.compile(r"\d\]?\s(?=(?:Khoản|Điều|Điểm|Chương|Mục|Đoạn|Nội dung|Phụ lục|Cụm từ)\s)")
_NOTE = compiled(rf"{_GLUED}{_ABOUT}[^.;]{{0,120}}?\b{_DONE}")
_NOTE_ALONE = compiled(rf"(?:\[\d{{1,3}}\]|\d{{1,3}})\s+{_ABOUT}[^.;]{{0,120}}?\b{_DONE}")  # on a line of its own

_OF_NOTES = ("này", "“")  # one stands behind what a note is about
_LONGEST_MARK = 5  # “[123]”


def glued_notes(units: Iterable[Unit], blocks: Iterable[Block]) -> Iterator[Finding]:
    """Notes that were read as part of a sentence: “… bằng văn bản và 1 Khoản này được sửa đổi …”."""
    known = {unit.id for unit in units if unit.kind is not Kind.BANG}
    for block in blocks:
        if block.role != "unit" or block.unit not in known:
            continue
        if not (holds_one(block.passage.text, _OF_NOTES) and _LIKE_A_NOTE.search(block.passage.text)):
            continue
        text = REMARK.sub(lambda m: "." * len(m[0]) if len(m[0]) > _LONGEST_MARK else m[0], block.passage.text)
        if match := _NOTE.search(text) or _NOTE_ALONE.match(text):
            words = match[0].strip()
            place = raw_span(block.passage, match.end() - len(words), match.end())
            yield finding("note-glued", *place, f"“{words} …”")


# ------------------------------------------------------------------ clauses that break off

_LEAVES, _MARKED = 20, 0.9  # clauses by which a text is known to end them with marks, and how many of them do
_JOINED = (" và", " hoặc")  # how the last but one of a list may end


def broken_off(units: Sequence[Unit]) -> Iterator[Finding]:
    """Articles, clauses and points that end in a word, in a text that ends them with marks: what followed was lost
    before the text came here, as where an article has its title alone.
    """
    above = {unit.parent for unit in units}
    kinds = (Kind.DIEU, Kind.KHOAN, Kind.DIEM)
    leaves = [u for u in units if u.kind in kinds and u.id not in above and u.text.strip() and not u.component]
    broken = [u for u in leaves if u.text.rstrip()[-1].isalnum() and not u.text.rstrip().endswith(_JOINED)]
    if len(leaves) < _LEAVES or len(broken) > (1 - _MARKED) * len(leaves):
        return
    for unit in broken:
        words = " ".join(unit.text.split()[-6:])
        told = f"“{unit.label}” hết ở “… {words}” mà không có dấu câu."
        yield finding("unit-broken-off", unit.start, unit.start + max(1, len(unit.label)), told)


# ------------------------------------------------------------------ tones

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENOUGH, _SHARE = 120, 0.4  # words; of Vietnamese words some 85 in a hundred bear a mark


def tones_lost(blocks: Sequence[Block]) -> Iterator[Finding]:
    """A text most of whose words bear no mark: the conversion has lost them."""
    text = "\n".join([block.passage.text for block in blocks])
    half = text.find(" ", int(_TELLING * len(text))) + 1
    words, marked = _counted(text[:half])
    if marked >= _SHARE * (words + (len(text) - half) / _SHORTEST + 1):
        return  # however many words the rest may hold
    more, more_marked = _counted(text[half:])
    words, marked = words + more, marked + more_marked
    if words >= _ENOUGH and marked < _SHARE * words:
        yield finding("letters-damaged", None, None, "Phần lớn chữ không có dấu: dấu đã mất khi chuyển sang văn bản.")


_TELLING = 0.65  # the part of a text that tells of all of it, where nearly all its words bear marks
_SHORTEST = 3  # letters of a word with what parts it from the next


def _counted(text: str) -> tuple[int, int]:
    """How many words a text has, and how many of them bear a mark. What stands between blanks is looked at once, for
    it comes again and again.
    """
    words = marked = 0
    for between_blanks, count in Counter(text.split()).items():
        some, of_them = _words(between_blanks)
        words, marked = words + count * some, marked + count * of_them
    return words, marked


@lru_cache(maxsize=16384)
def _words(between_blanks: str) -> tuple[int, int]:
    """How many words stand there, and how many of them bear a mark."""
    words = _WORD.findall(between_blanks.lower())
    return len(words), sum(folded(word) != word for word in words)
