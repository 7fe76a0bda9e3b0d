"""Registered: what a row of the register of findings says."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"}  # as publishers read them, the gravest first


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; `meaning` and `hint` are shown to Vietnamese publishers."""

    code: str
    severity: str
    meaning: str
    hint: str
    folded: bool = False  # it comes in numbers: in the list of a text one row, in document.json each has its place
    listed: bool = True  # whether a person is asked to look; what is not stands in document.json alone
