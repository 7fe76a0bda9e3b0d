"""How a step of an address is named: the one table for all who read or write places in words.

Enters: a kind and the number behind its word. Leaves: the steps they name, and those that they may mean. `worded` finds
both in a text or in a query, `addresses.cited` writes them. Source of the words: Nghị định 30/2020 and 78/2025; of the
numbers tied by points: the plans and programmes of the Party ("mục II.3").

    >>> ([f"{s.kind} {s.number}" for s in steps(Kind.MUC, "II.3.b")], steps(Kind.PHAN, "thứ hai")[0].number,
    ...  steps(Kind.DIEU, "thứ 3")[0].number)
    (['muc II', 'khoan 3', 'diem b'], 'II', '3')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeAlias

from ..model import Kind, Step
from ..vietnamese import numeral, ordinal_value, roman

Label: TypeAlias = tuple[Kind, str]  # by which two places are compared: kind, and number in small letters


class _Labelled(Protocol):
    @property
    def kind(self) -> Kind: ...
    @property
    def number(self) -> str: ...


def label(unit: _Labelled) -> Label:
    """The label of a step or a unit, as it is compared.

    >>> label(Step(Kind.DIEU, "5A")) == label(Step(Kind.DIEU, "5a"))
    True
    """
    return unit.kind, unit.number.lower()


@dataclass(frozen=True, slots=True)
class Naming:
    """The words that name a kind, the usual ones first, and the words of which the usual one may be only the second
    half.
    """

    kind: Kind
    words: tuple[str, ...]
    halves: tuple[str, ...] = ()  # "thời điểm a", "tài khoản 1", "danh mục 2", "thành phần A"
    short: str = ""  # a word that names it only where a text is spoken of: "theo Mẫu 02đ", "Mẫu 1.1 Phụ lục I"
    of_rows: str = ""  # words that name a row of a list, which is numbered alike: "số thứ tự 3.2 của mục II"


_NAMINGS = (
    Naming(Kind.PHU_LUC, ("phụ lục",)),
    Naming(Kind.MAU_SO, ("mẫu số",), short="mẫu"),
    Naming(Kind.BIEU_SO, ("biểu số",), short="biểu"),
    Naming(Kind.PHAN, ("phần",), ("thành", "cổ", "học", "thị", "một", "hai", "ba", "góp")),
    Naming(Kind.CHUONG, ("chương",)),
    Naming(Kind.MUC, ("mục",), ("danh", "chuyên", "hạng", "đề", "tiết", "tiểu")),
    Naming(Kind.TIEU_MUC, ("tiểu mục",)),
    Naming(Kind.DIEU, ("điều",), ("nhiều", "những")),
    Naming(Kind.KHOAN, ("khoản",), ("tài", "bồi", "điều"), of_rows="số thứ tự"),
    Naming(
        Kind.DIEM, ("điểm",),
        ("thời", "quan", "địa", "đặc", "trọng", "ưu", "nhược", "khuyết", "cao", "ghi", "chấm", "tâm", "thí", "yếu",
         "số", "luận", "tiêu"),
    ),
    Naming(Kind.GACH, ("gạch đầu dòng", "dấu gạch", "gạch")),
    Naming(Kind.CONG, ("dấu cộng",)),
    Naming(Kind.DOAN, ("đoạn",)),
    Naming(Kind.BANG, ("bảng",)),
)  # fmt: skip
NAMINGS = {row.kind: row for row in _NAMINGS}  # the largest first

GROUPING = (Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC)  # their titles name what the articles in them do
LARGE = (Kind.PHU_LUC, *GROUPING)  # numbered in Roman or in Arabic, or by ordinals
COUNTED = (Kind.GACH, Kind.CONG, Kind.DOAN, Kind.BANG)  # without a printed number: "gạch đầu dòng thứ hai"
FORMS = (Kind.MAU_SO, Kind.BIEU_SO)  # to fill in
WHOLE = (Kind.PHU_LUC, *FORMS)  # each the label of a whole component
BEFORE = re.compile("(?:s[oôố]|th[uưứ]) ")  # "Phụ lục số 2", "Điều thứ 3"


@lru_cache(maxsize=4096)  # most are small numbers
def steps(kind: Kind, printed: str) -> tuple[Step, ...]:
    """The steps that a kind and the number behind its word name, the largest first.

    >>> steps(Kind.PHU_LUC, "số I.2"), len(steps(Kind.MUC, "2.1")), steps(Kind.GACH, "thứ ba")[0].number
    ((Step(kind=<Kind.PHU_LUC: 'phu-luc'>, number='I.2', copy=1),), 1, '3')
    >>> [step.number for step in steps(Kind.KHOAN, "2.c")]
    ['2', 'c']
    """
    number = BEFORE.sub("", printed)
    if kind in (*LARGE, *COUNTED) and (value := ordinal_value(number)):
        number = str(value) if kind in COUNTED else numeral(value)  # as the structure numbers "PHẦN THỨ NHẤT"
    head, _, rest = number.partition(".")
    if kind is Kind.KHOAN and rest.isalpha():  # "khoản 2.c"
        return _tied(number)
    if rest and kind in LARGE and kind is not Kind.PHU_LUC and roman(head):
        return Step(kind, head), *_tied(rest)
    return (Step(kind, number),)


def _tied(number: str) -> tuple[Step, ...]:
    """The steps that a number tied by a point to that of a large unit names: a khoản, and its điểm when a letter ends
    it.

    >>> [f"{s.kind} {s.number}" for s in (*_tied("2.1"), *_tied("3.đ"))]
    ['khoan 2.1', 'khoan 3', 'diem đ']
    """
    khoan, _, diem = number.rpartition(".")
    return (Step(Kind.KHOAN, khoan), Step(Kind.DIEM, diem)) if khoan and diem.isalpha() else (Step(Kind.KHOAN, number),)


def meanings(step: Step, typed: bool = False) -> tuple[Step, ...]:
    """The steps that the words of one may mean, as they stand first: what a text or a collection has decides.

    A phần or chương is numbered in Roman or Arabic; "điểm 1.3" of the Party is a khoản of ours, and so is "mục 2.1" of
    a plan. What is typed is looser: a mục, too, may be meant by the other numeral.

    >>> [f"{s.kind} {s.number}" for s in (*meanings(Step(Kind.CHUONG, "2")), *meanings(Step(Kind.DIEM, "1.3")))]
    ['chuong 2', 'chuong II', 'diem 1.3', 'khoan 1.3']
    """
    number, kind = step.number, step.kind
    if (kind is Kind.DIEM and number[:1].isdigit()) or (kind in (Kind.MUC, Kind.TIEU_MUC) and "." in number):
        return step, Step(Kind.KHOAN, number)
    if kind in LARGE and (typed or kind in (Kind.PHAN, Kind.CHUONG)):
        other = _otherwise(number)
        return (step,) if other == number else (step, Step(kind, other))
    return (step,)


def _otherwise(number: str) -> str:
    """A number below a hundred in the other kind of numerals; "C" and "D" are letters."""
    if number.isdigit():
        return numeral(int(number))
    value = roman(number) or 0
    return str(value) if 0 < value < 100 else number
