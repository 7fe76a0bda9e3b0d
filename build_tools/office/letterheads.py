"""Letterheads: the names and mottos of the State of every time, the Party's heading, and the words for who receives.

>>> (is_state("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), is_state("VIỆT NAM DÂN CHỦ CỘNG HÒA"),
...  is_motto("Độc lập – Tự do – Hạnh phúc"))
(True, True, True)
>>> is_party("ĐẢNG CỘNG SẢN VIỆT NAM"), is_party("ĐẢNG BỘ TỈNH HÀ NAM")
(True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .. import tables
from ..vietnamese import folded
from .spelling import words


@dataclass(frozen=True, slots=True)
class State:
    """One [[state]] of letterheads.toml."""

    name: str
    motto: str
    since: int
    until: int | None = None
    also: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One [[party]] of letterheads.toml: the Party under one of its names."""

    name: str
    since: int
    until: int | None = None


_TABLE = tables.toml("letterheads")
STATE_ROWS = tables.rows("letterheads", "state", State)
PARTY_ROWS = tables.rows("letterheads", "party", Party)
STATES = tuple(each.name for each in STATE_ROWS)
_ALONE = (*STATES, *(each.also for each in STATE_ROWS if each.also))  # on a line of their own
STATE_BEGINS = tuple(" ".join(name.split()[:4]) for name in STATES)  # where the rest stands on the next line
MOTTOS = tuple(dict.fromkeys(each.motto for each in STATE_ROWS))
PARTIES = tuple(each.name for each in PARTY_ROWS)
ORGANISATIONS = tuple(_TABLE["organisations"])  # whose name stands in the left box as well
# Sources of patterns: the words as they begin a line, or all in capitals.
RECIPIENTS, ADDRESSEE = (
    rf"{words(*names, *(name.upper() for name in names))}\s*:?"
    for names in (_TABLE["recipients"], _TABLE["addressees"])
)
KEPT_COPY = re.compile(r"\W*Lưu\b")  # the last of the recipients: where a copy is kept
# Compared without marks, which a scan loses; the motto's dashes as they come.
_STATE, _PARTY, _MOTTO = (
    re.compile(
        "|".join(re.escape(folded(name)).replace(r"\ ", " ?").replace(r"\-", r"\s?[-–—.]?\s?") for name in names)
    )
    for names in (_ALONE, PARTIES, MOTTOS)
)


# Sources of patterns for a line without marks: names of the State and the Party, and the first two words of a motto.
HEADS_BY_LETTERS = "|".join(
    re.escape(folded(name)).replace(r"cong\ hoa", r"cong\ h?oa") for name in (*_ALONE, *PARTIES)
)
MOTTO_BEGINS = "|".join(
    r"\s*[-–]?\s*".join(re.escape(folded(part)) for part in motto.split(" - ")[:2]) for motto in MOTTOS
)


@cache
def _bare(text: str) -> str:
    return " ".join(folded(text).split()).strip(" *_-–—.:")


def is_state(text: str) -> bool:
    """Whether a line is the name of the State and nothing else, marks or not."""
    return bool(_STATE.fullmatch(_bare(text)))


def is_party(text: str) -> bool:
    """Whether a line is the heading of the Party's texts, of any time, and nothing else."""
    return bool(_PARTY.fullmatch(_bare(text)))


def is_motto(text: str) -> bool:
    """Whether a line is a motto of the State and nothing else."""
    return bool(_MOTTO.fullmatch(_bare(text)))


# What a consolidated text is headed by, and what stands above the signature of who certifies it.
CONSOLIDATED = re.compile(r"VĂN BẢN HỢP NHẤT\s*[-–]?\s*")
CONSOLIDATION_CERTIFIED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT")
