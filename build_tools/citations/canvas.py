r"""The words of a block as the patterns read them: look-alikes folded, letter for letter, so that positions stay.

Enters: the text of a passage. Leaves: a text of the same length, in which every blank but a cell's end is " ", every
dash of a sign "-", every slash "/", and Đ is Đ. Nothing of it is ever shown.

    >>> for_matching("số\u00a020–NQ/TW")
    'số 20-NQ/TW'
    >>> for_matching("Điều 22[1] Luật"), for_matching("NĐ-CP2 và"), for_matching("Sứa đối, bỗ sung")
    ('Điều 22    Luật', 'NĐ-CP  và', 'Sửa đổi, bổ sung')
    >>> for_matching("15/2021/TT-\nBCT\t2\nLuật Sở hữu\ntrí tuệ", table=True)
    '15/2021/TT- BCT\x1f2\x1fLuật Sở hữu trí tuệ'
"""

from __future__ import annotations

import re
from functools import cache

from ..office import issuing_bodies
from ..office.alphabet import LOWER, UPPER

CELL = "\x1f"  # stands between two cells of a table: no pattern crosses it

_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f\u3000", " ")
_CYRILLIC = dict(zip("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx", strict=True))  # as in a sign that was copied
_LOOKALIKES = {**_CYRILLIC, **dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("⁄∕", "/"), "Ð": "Đ", "ð": "đ"}
_TEXT = str.maketrans({**_BLANKS, **_LOOKALIKES})
_TABLE = str.maketrans({**_BLANKS, **_LOOKALIKES, "\n": CELL, "\t": CELL})
# Without one of these, or a bracket, a text is its own canvas but for what a scan has misread.
_OTHER = re.compile(f"[{''.join((*_BLANKS, *_LOOKALIKES))}⁰¹²³⁴-⁹]")


# Marks of notes: "[3]", "³", and a digit glued to the letters of a body that has no terms ("NĐ-CP2").
_NOTE_MARK = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴-⁹]+")


@cache
def _glued_mark() -> re.Pattern[str]:
    letters = sorted(
        (re.escape(b.sign) for b in issuing_bodies.ROWS if len(b.sign) > 1 and not b.term), key=len, reverse=True
    )
    return re.compile(rf"(?P<body>[/-]\s?(?:{'|'.join(letters)}))(?P<mark>\d{{1,2}})(?!\w)")


# In the columns of a PDF a line end inside a cell is no end of the cell: behind the mark of a cut sign, behind a word
# that a number must follow, before a small letter.
_BEFORE_NUMBER = "|".join(f"(?<=(?i:{word}))" for word in ("số", "điều", "khoản", "điểm", "mục"))
_RUNS_ON = re.compile(
    rf"(?<=[\d{UPPER}][/-]) ?[\n\x1f](?=[{UPPER}])|(?:{_BEFORE_NUMBER}) ?\n(?=\d)|[\n\x1f](?=[{LOWER}]{{2}})"
)


# "Sứa đối, bỗ sung", as scans read it.
_CHANGED = re.compile(r"(?<!\w)(?:(?P<s>[sS])[ửữứừưụủ]a đ[ổốồỗộôỏõóo]i|(?P<b>[bB])[ổốồỗộôỏõóo] sung)(?!\w)")


_CHANGED_LETTERS = ("a đ", " sung")  # one stands wherever the pattern finds something


def _as_meant(match: re.Match[str]) -> str:
    return f"{match['s']}ửa đổi" if match["s"] else f"{match['b']}ổ sung"


def for_matching(text: str, table: bool = False) -> str:
    """The text for matching; in a table no blank stands for the end of a cell."""
    if _CHANGED_LETTERS[0] in text or _CHANGED_LETTERS[1] in text:
        text = _CHANGED.sub(_as_meant, text)
    other = _OTHER.search(text) is not None
    if other or "[" in text:
        text = _NOTE_MARK.sub(lambda mark: " " * len(mark[0]), text)
    if "/" in text or "-" in text:
        text = _glued_mark().sub(lambda m: m["body"] + " " * len(m["mark"]), text)
    if table:
        text = _RUNS_ON.sub(lambda end: " " * len(end[0]), text)
    return text.translate(_TABLE if table else _TEXT) if other else text
