"""How a step of an address is named: the one table for all who read or write places in words.

Enters: a kind and the number printed behind its word. Leaves: the steps they name. `provisions` reads the places that texts cite with
it, `searching.places` those that are typed, and `addresses.cited` writes them. Source of the words: Nghị định 30/2020 and 78/2025;
of the numbers tied by points: the plans and programmes of the Party ("mục II.3").

    >>> [f"{s.kind} {s.number}" for s in steps(Kind.MUC, "II.3.b")], steps(Kind.PHAN, "thứ hai")[0].number, steps(Kind.DIEU, "thứ 3")[0].number
    (['muc II', 'khoan 3', 'diem b'], 'II', '3')
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Kind, Step
from ..vietnamese import roman


@dataclass(frozen=True, slots=True)
class Naming:
    """The words that name a kind, the usual ones first, and the words of which the usual one may be only the second half."""

    kind: Kind
    words: tuple[str, ...]
    halves: tuple[str, ...] = ()  # "thời điểm a", "tài khoản 1", "danh mục 2", "thành phần A"


_NAMINGS = (
    Naming(Kind.PHU_LUC, ("phụ lục",)),
    Naming(Kind.PHAN, ("phần",), ("thành", "cổ", "học", "thị", "một", "hai", "ba", "góp")),
    Naming(Kind.CHUONG, ("chương",)),
    Naming(Kind.MUC, ("mục",), ("danh", "chuyên", "hạng", "đề", "tiết", "tiểu")),
    Naming(Kind.TIEU_MUC, ("tiểu mục",)),
    Naming(Kind.DIEU, ("điều",), ("nhiều", "những")),
    Naming(Kind.KHOAN, ("khoản",), ("tài", "bồi", "điều")),
    Naming(
        Kind.DIEM, ("điểm",),
        ("thời", "quan", "địa", "đặc", "trọng", "ưu", "nhược", "khuyết", "cao", "ghi", "chấm", "tâm", "thí", "yếu", "số", "luận", "tiêu"),
    ),
    Naming(Kind.GACH, ("gạch đầu dòng", "dấu gạch", "gạch")),
    Naming(Kind.CONG, ("dấu cộng",)),
    Naming(Kind.DOAN, ("đoạn",)),
)  # fmt: skip
NAMINGS = {row.kind: row for row in _NAMINGS}  # the largest first

LARGE = (Kind.PHU_LUC, Kind.PHAN, Kind.CHUONG, Kind.MUC, Kind.TIEU_MUC)  # numbered in Roman or in Arabic, or by ordinals
COUNTED = (Kind.GACH, Kind.CONG, Kind.DOAN)  # without a printed number: "đoạn thứ hai"
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
ROMANS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX")


def steps(kind: Kind, printed: str) -> tuple[Step, ...]:
    """The steps that a kind and the number behind its word name, the largest first.

    >>> steps(Kind.PHU_LUC, "số I.2"), len(steps(Kind.MUC, "2.1"))
    ((Step(kind=<Kind.PHU_LUC: 'phu-luc'>, number='I.2', copy=1),), 1)
    """
    number = printed.removeprefix("số ").removeprefix("thứ ")
    if kind in LARGE and number in ORDINALS:
        number = ROMANS[ORDINALS.index(number) + 1]  # as the structure numbers "PHẦN THỨ NHẤT"
    head, _, rest = number.partition(".")
    if rest and kind in LARGE and kind is not Kind.PHU_LUC and roman(head):
        return Step(kind, head), *tied(rest)
    return (Step(kind, number),)


def tied(number: str) -> tuple[Step, ...]:
    """The steps that a number tied by a point to that of a large unit names: a khoản, and its điểm when a letter ends it.

    >>> [f"{s.kind} {s.number}" for s in (*tied("2.1"), *tied("3.đ"))]
    ['khoan 2.1', 'khoan 3', 'diem đ']
    """
    khoan, _, diem = number.rpartition(".")
    return (Step(Kind.KHOAN, khoan), Step(Kind.DIEM, diem)) if khoan and diem.isalpha() else (Step(Kind.KHOAN, number),)
