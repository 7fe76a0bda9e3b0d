"""Attachments: annexes, forms, schedules, tables and lists, by tables/attachments.toml.

>>> label("PHỤ LỤC II"), label("PHỤ LỤC"), label("Phụ lục này"), label("Mẫu số 01/ĐK"), label("Biểu số 02-KH")
(('Phụ lục', 'II'), ('Phụ lục', ''), None, ('Mẫu số', '01/ĐK'), ('Biểu số', '02-KH'))
>>> label("MẪU SỐ 03[1]"), label("Phụ lục III [12]")
(('Mẫu số', '03'), ('Phụ lục', 'III'))
>>> label("PHỤ LỤC IA"), label("Phụ lục số: 2.1"), label("PHỤ LỤC THỨ HAI"), label("Phụ lục kèm theo")
(('Phụ lục', 'IA'), ('Phụ lục', '2.1'), ('Phụ lục', 'II'), ('Phụ lục', ''))
>>> label("Mẫu số B 01 - DN"), label("Mẫu A.I.1"), label("MẪU A"), label("Phiếu số 01"), label("Mẫu A")
(('Mẫu số', 'B01-DN'), ('Mẫu số', 'A.I.1'), ('Mẫu số', 'A'), ('Phiếu số', '01'), None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import tables
from ..errors import Refusal
from ..vietnamese import numeral, ordinal_value
from .spelling import words

KINDS = ("annex", "form", "sheet", "schedule", "table", "list")
_NUMBERED = ("form", "sheet", "schedule")  # forms: each bears its number


@dataclass(frozen=True, slots=True)
class Attachment:
    """One [[word]] of attachments.toml."""

    name: str
    kind: str
    label: str
    numbered: bool = False


ROWS = tables.rows("attachments", "word", Attachment)
for _row in ROWS:
    if _row.kind not in KINDS:
        raise Refusal("attachments.toml", f"“{_row.name}” có kind “{_row.kind}”", f"dùng một trong: {', '.join(KINDS)}")


def names(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds.

    >>> names("annex"), names("form")
    (('Phụ lục',), ('Mẫu đơn', 'Mẫu phiếu', 'Mẫu tờ khai', 'Mẫu báo cáo', 'Mẫu', 'Biểu mẫu', 'Mẫu biểu'))
    """
    return tuple(each.name for each in ROWS if each.kind in kinds)


def kind(word: str) -> str | None:
    """The kind of a printed word or label.

    >>> kind("MẪU SỐ"), kind("Phụ lục"), kind("Điều")
    ('form', 'annex', None)
    """
    bare = re.sub(r"\s+số$", "", " ".join(word.lower().split()))
    return next((each.kind for each in ROWS if each.name.lower() == bare), None)


def _compact(source: str) -> str:
    """A source that was set over several lines."""
    return re.sub(r"\s+", "", source)


def _both(*kinds: str) -> str:
    """The words of some kinds as written in a sentence and in capitals."""
    found = names(*kinds)
    return words(*found, *(name.upper() for name in found))


# Of a form: “01”, “2a”, “B01-DN”, “B 01”, “M-01”, “02/TNĐB”, “TP/HT-2012-TKKH.1”, “A.I.2”, “I.1”.
_NUMBER = r"""(?:
    (?: \d{1,4}[a-zA-ZđĐ]? | [A-ZĐ]{1,4}\s?\d{1,3}[a-z]? ) (?: [-./][\wĐđ]+ )*
    | [A-ZĐ]{1,5} (?= [-./] (?: \S*\d | [IVX] ) ) (?: [-./][\wĐđ]+ )+
)"""
_PART = r"(?:[IVXLC]+[A-Za-zđĐ]?|\d{1,3}[A-Za-zđĐ]?|[A-ZĐ]\d{0,2})"
# Of an annex: “I”, “IA”, “II.3”, “I-1”, “2.1”, “01a”, “1 - A”, “01/ĐK”.
ANNEX_NUMBER = rf"{_PART}(?:\s?[-–]\s?{_PART}|[./]{_PART})*(?:[-/][A-ZĐ][\wĐđ-]*)?\b"
# Sources of patterns, each with its number as the group n.
ANNEX = (
    rf"{_both('annex')}(?:\s*(?:SỐ|số|Số)\s*:?)?\s*(?P<n>{ANNEX_NUMBER}|(?:thứ|THỨ)\s\S+(?:\s\S+)?)?"
    rf"(?:\s*{words('kèm theo', 'đính kèm', 'KÈM THEO', 'ĐÍNH KÈM')})?\s*[.:–-]?"
)
FORM = rf"(?P<word>{_both(*_NUMBERED)})\s*(?:số|SỐ|Số)?\s*:?\s*(?P<n>{_compact(_NUMBER)})\s*[.:]?"


def _beginnings(*kinds: str) -> frozenset[str]:
    """The letters with which the words of some kinds begin."""
    return frozenset(letter for each in names(*kinds) for letter in (each[0], each[0].upper()))


FORM_LETTERS, ANNEX_LETTERS = _beginnings(*_NUMBERED), _beginnings("annex")
_ANNEX = re.compile(ANNEX)
# “Mẫu số 01 (webform)”, “Mẫu số B 01 - DN”
_FORM = re.compile(rf"{FORM}(?P<sign>\s*[-–]\s*[A-ZĐ]{{1,6}}\d{{0,2}})?(?:\s*\([^()]{{1,250}}\))?")
# A letter or a Roman number alone is one only with the word for number, or in capitals: “Mẫu số I”, “MẪU A”.
_LETTERED = re.compile(
    rf"(?P<word>{_both(*_NUMBERED)})(?:\s*(?:số|SỐ|Số)\s*:?|(?<=[^\Wa-zđ]))\s+(?P<n>[IVX]{{1,5}}|[A-ZĐ])[.:]?"
)
_PARTS = re.compile(
    rf"(?P<word>{_both('list', 'table')})\s*(?:SỐ|Số|số)?\s*:?\s*(?P<n>\d{{1,3}}[A-Za-z]?|[IVX]+|[A-Z])[.:]?"
)
_NOTE = re.compile(r"\s*\[[^\]]*\]$")
_BLANKS = re.compile(r"\s+")
TO_FILL_IN = re.compile(r"\.{4,}|…{2,}|_{4,}")  # a place of a form that is to be filled in
_FIRST = frozenset(letter for each in ROWS for letter in (each.name[0], each.name[0].upper()))


def label(text: str) -> tuple[str, str] | None:
    """Type and number of the annex, form or schedule that a line announces and nothing else."""
    text = text.strip()
    if text[:1] not in _FIRST:
        return None
    text = _NOTE.sub("", text) if text.endswith("]") else text
    if match := _ANNEX.fullmatch(text):
        return _annex(match["n"])
    text = text.rstrip(" –-")
    match = _FORM.fullmatch(text) or _LETTERED.fullmatch(text)
    if not match:
        return None
    sign = match.groupdict().get("sign") or ""
    return _label(match["word"]), _BLANKS.sub("", f"{match['n']}{sign}").replace("–", "-")


def part(text: str) -> tuple[str, str] | None:
    """Type and number of the list or table that a line announces and nothing else: an attached text where its note says
    so.

    >>> part("DANH MỤC 1"), part("Danh mục số II"), part("BẢNG 3:"), part("DANH MỤC HOA"), part("Bảng 1. Hoa")
    (('Danh mục', '1'), ('Danh mục', 'II'), ('Bảng số', '3'), None, None)
    """
    match = _PARTS.fullmatch(text.strip()) if text[:1] in _FIRST else None
    return (_label(match["word"]), match["n"]) if match else None


def _annex(number: str | None) -> tuple[str, str] | None:
    """An annex by the number behind its word, also one in words."""
    if number and number[:3].lower() == "thứ":
        value = ordinal_value(number[3:])
        return ("Phụ lục", numeral(value)) if value else None
    return "Phụ lục", _BLANKS.sub("", number or "").replace("–", "-")


def _label(word: str) -> str:
    bare = " ".join(word.lower().split())
    return next(each.label for each in ROWS if each.name.lower() == bare)
