"""Kinds of unit."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of unit, from the largest to the smallest; the value is the step used in anchors."""

    PHU_LUC = "phu-luc"
    MAU_SO = "mau-so"
    BIEU_SO = "bieu-so"
    PHAN = "phan"
    CHUONG = "chuong"
    MUC = "muc"
    TIEU_MUC = "tieu-muc"
    DIEU = "dieu"
    KHOAN = "khoan"
    DIEM = "diem"
    GACH = "gach"
    CONG = "cong"
    DOAN = "doan"
    BANG = "bang"

    __hash__ = str.__hash__  # as the values have, and at once: the hash of Enum is a function of its own
