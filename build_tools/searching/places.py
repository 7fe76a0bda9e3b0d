"""Places named in a query: "điểm đ khoản 2 điều 5", "dieu 5 khoan 2", "k2 đ5", "mục II.3" → steps, the largest first.

Enters: the words of a query. Leaves: `Place`: for each step the anchors it may have (`addresses.step_anchor`; a step typed without
marks may be `diem-d` or `diem-dd`), and the words that named them. What is typed is often without marks, in either order and
shortened. `browser/places.js` is the same in the browser, and a test holds both to `addresses.words`, the reading of addresses
in words that the rest of the house has: they must give the same steps. What is more here is doubt: a letter or a numeral that
may be meant in two ways keeps both.

>>> place("khoản 2 Điều 5 nđ 115", words("khoản 2 Điều 5 nđ 115")).steps
(('dieu-5',), ('khoan-2',))
>>> place("diem d muc II.3", words("diem d muc II.3")).steps
(('muc-ii', 'muc-2'), ('khoan-3',), ('diem-d', 'diem-dd'))
>>> place("mục tiêu đến năm 2020", words("mục tiêu đến năm 2020")) is None, place("mức 5", words("mức 5")) is None
(True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..addresses import step_anchor
from ..model import Kind, Step
from ..vietnamese import marks_off
from .analysing import Word, agrees, words

__all__ = ["Place", "place", "words"]

_RANKS = (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC, Kind.DIEU, Kind.KHOAN, Kind.DIEM, Kind.GACH, Kind.CONG, Kind.DOAN)
# The words that name a kind, the longest first.
_NAMES = (
    ("gạch đầu dòng", Kind.GACH), ("dấu gạch", Kind.GACH), ("dấu cộng", Kind.CONG), ("phụ lục", Kind.PHU_LUC), ("tiểu mục", Kind.TIEU_MUC),
    ("phần", Kind.PHAN), ("chương", Kind.CHUONG), ("mục", Kind.MUC), ("điều", Kind.DIEU), ("khoản", Kind.KHOAN), ("điểm", Kind.DIEM),
    ("gạch", Kind.GACH), ("đoạn", Kind.DOAN),
)  # fmt: skip
# The second half of another word: "tài khoản 1", "thời điểm a", "danh mục 2".
_HALVES = {
    Kind.KHOAN: ("tài", "bồi"),
    Kind.DIEM: ("thời", "địa", "quan", "đặc", "trọng", "thí", "ưu", "nhược"),
    Kind.MUC: ("danh", "chuyên", "hạng", "đề"),
    Kind.PHAN: ("thành", "cổ", "học"),
}
_ORDINALS = {"nhat": "i", "hai": "ii", "ba": "iii", "tu": "iv", "nam": "v", "sau": "vi", "bay": "vii", "tam": "viii", "chin": "ix", "muoi": "x"}
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")
_BIG = (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC)
_SHORT = re.compile("(k|đ|d)([0-9]{1,3})([a-z]?)")
_ROMAN = re.compile("[ivxlc]{1,7}")
_NUMBER = re.compile("[0-9]{1,3}[a-zđ]?")


@dataclass(frozen=True, slots=True)
class Place:
    steps: tuple[tuple[str, ...], ...]  # the largest first; each with the anchors it may have
    used: frozenset[int]  # the words of the query that name it


def place(text: str, found: Sequence[Word], marked: bool = False) -> Place | None:
    """The place that a query names, None if it names none. Of two steps of one kind the first counts. `marked`: d is not đ."""
    steps: dict[Kind, tuple[str, ...]] = {}
    used: set[int] = set()
    at = 0
    while at < len(found):
        named = _short(found, at) or _named(text, found, at, marked)
        for kind, anchors, _ in named:
            steps.setdefault(kind, anchors)
        last = named[-1][2] if named else at
        used |= set(range(at, last + 1)) if named else set()
        at = last + 1
    return Place(tuple(steps[kind] for kind in _RANKS if kind in steps), frozenset(used)) if steps else None


_Named = list[tuple[Kind, tuple[str, ...], int]]  # kind, its anchors, the last word used


def _short(found: Sequence[Word], at: int) -> _Named:
    """`k2`, `đ5`."""
    match = _SHORT.fullmatch(found[at].key)
    if not match:
        return []
    kind = Kind.KHOAN if match[1] == "k" else Kind.DIEU
    return [(kind, (step_anchor(Step(kind, match[2] + match[3])),), at)]


def _named(text: str, found: Sequence[Word], at: int, marked: bool) -> _Named:
    for name, kind in _NAMES:
        parts = name.split()
        if at + len(parts) <= len(found) and all(map(_is, found[at:], parts)):
            after = at + len(parts)
            if at and found[at - 1].key in _HALVES.get(kind, ()):
                return []
            if after < len(found) and marks_off(found[after].key) in ("so", "thu"):
                after += 1
            return _numbered(text, found, after, kind, marked) if after < len(found) else []
    return []


def _is(word: Word, name: str) -> bool:
    """Whether a word, with all its marks, some or none, is this one: `muc` and `mục` are mục, `mức` is not."""
    return marks_off(word.key) == marks_off(name) and agrees(word.key, name)


def _numbered(text: str, found: Sequence[Word], at: int, kind: Kind, marked: bool) -> _Named:
    """The number of a step that begins at word `at`, and of the steps closed up with it (`II.3`)."""
    key = found[at].key
    if kind in _BIG:
        return _big(text, found, at, kind)
    if kind is Kind.DIEM and re.fullmatch("[a-zđêôơư][0-9]?", key):
        letters = {key, key.replace("d", "đ")} if key[0] == "d" and not marked else {key}
        return [(kind, tuple(sorted(step_anchor(Step(kind, letter)) for letter in letters)), at)]
    if not _NUMBER.fullmatch(key):
        return []
    number, last = _decimal(text, found, at)
    kinds = (Kind.DIEM, Kind.KHOAN) if kind is Kind.DIEM else (kind,)
    return [(kind, tuple(step_anchor(Step(k, number)) for k in kinds), last)]


def _big(text: str, found: Sequence[Word], at: int, kind: Kind) -> _Named:
    key = _ORDINALS.get(marks_off(found[at].key), found[at].key)
    if not (_ROMAN.fullmatch(key) or re.fullmatch("[0-9]{1,2}|[a-hđ]", key)):
        return []
    other = _ROMANS[int(key)] if key.isdigit() and int(key) < len(_ROMANS) else str(_ROMANS.index(key)) if key in _ROMANS else key
    out: _Named = [(kind, tuple(dict.fromkeys(step_anchor(Step(kind, n)) for n in (key, other))), at)]
    if at + 1 < len(found) and text[found[at].end : found[at + 1].start] == "." and _NUMBER.fullmatch(found[at + 1].key):
        number, last = _decimal(text, found, at + 1)
        out.append((Kind.KHOAN, (step_anchor(Step(Kind.KHOAN, number)),), last))
    return out


def _decimal(text: str, found: Sequence[Word], at: int) -> tuple[str, int]:
    """`2.1` from two words."""
    last = at
    while last + 1 < len(found) and text[found[last].end : found[last + 1].start] == "." and re.fullmatch("[0-9]{1,2}", found[last + 1].key):
        last += 1
    return ".".join(w.key for w in found[at : last + 1]), last
