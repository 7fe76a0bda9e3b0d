"""The words of a block as the patterns read them: look-alikes folded, letter for letter, so that positions stay.

Enters: the text of a passage. Leaves: a text of the same length, in which every blank but a cell's end is " ", every
dash
of a sign "-", every slash "/", and Đ is Đ. Nothing of it is ever shown.

    >>> folded("số\u00a020–NQ/TW")
    'số 20-NQ/TW'
"""

from __future__ import annotations

CELL = "\x1f"  # stands between two cells of a table: no pattern crosses it

_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f\u3000", " ")
_LOOKALIKES = {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("⁄∕", "/"), "Ð": "Đ", "ð": "đ"}
_TEXT = str.maketrans({**_BLANKS, **_LOOKALIKES})
_TABLE = str.maketrans({**_BLANKS, **_LOOKALIKES, "\n": CELL, "\t": CELL})


def folded(text: str, table: bool = False) -> str:
    """The text for matching; in a table no blank stands for the end of a cell."""
    return text.translate(_TABLE if table else _TEXT)
