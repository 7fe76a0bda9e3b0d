"""Types of document: what each is, by its row in tables/document_types.toml.

>>> named("nghị quyết").signs, named("Biên chế"), of_heading("THÔNG TƯ LIÊN BỘ")
(('NQ',), None, 'Thông tư liên bộ')
>>> rank("Nghị định"), rank("Nghị quyết"), rank("Nghị quyết", "QH")
(5, None, 2)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .. import tables
from ..errors import Refusal
from ..vietnamese import folded


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One row of document_types.toml; what each key means stands at the head of the table."""

    name: str
    signs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    of: str = ""
    rank: int = 0
    named: bool = False
    bare: bool = False
    enacts: bool = False
    changes: bool = False
    law: bool = False
    joint: bool = False
    party: bool = False
    treaty: bool = False
    alone: bool = False
    consolidated: bool = False
    session: bool = False
    programme: bool = False
    regulation: bool = False
    carried: bool = False
    others: bool = False
    loose: bool = False
    unnumbered: bool = False
    generic: bool = False
    part: bool = False


def _read() -> tuple[DocumentType, ...]:
    """Every row; raises Refusal for a type that stands twice or that belongs to one that is not there."""
    found = tables.rows("document_types", "type", DocumentType)
    names = [each.name for each in found]
    for each in found:
        if names.count(each.name) > 1:
            raise Refusal("document_types.toml", f"loại “{each.name}” có hai mục", "gộp thành một mục [[type]]")
        if each.of and each.of not in names:
            raise Refusal(
                "document_types.toml", f"“{each.name}” thuộc loại “{each.of}” không có trong bảng", "sửa khóa of"
            )
    return found


ROWS = _read()


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """So that a pattern tries a longer name before the shorter one that it begins with."""
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


NAMES = tuple(each.name for each in ROWS)
# What may head a text of its own or an attached one: a word for any text is no heading.
HEADINGS = _longest_first(each.name for each in ROWS if not each.generic)
# What may be cited: a list or table is a place of another text.
CITED = _longest_first(each.name for each in ROWS if not each.part)
ATTACHABLE = frozenset(each.name for each in ROWS if not each.alone and not each.generic)
LAWS = frozenset(each.name for each in ROWS if each.law)  # adopted by the Quốc hội or its Standing Committee
CONSTITUTION = next(each.name for each in ROWS if each.rank == 1)
STATUTES = LAWS - {CONSTITUTION}
ACTS = frozenset(each.name for each in ROWS if each.law and each.rank == 2)  # adopted by the Quốc hội itself
CHANGE_THE_CONSTITUTION = (CONSTITUTION, "Nghị quyết")
# Whose numbers have no letters but the assembly's (“45/2019/QH14”).
OF_ASSEMBLY = ("Luật", "Nghị quyết")
NORMATIVE = frozenset(each.name for each in ROWS if each.rank)  # normative whoever issues it
CHANGING = frozenset(each.name for each in ROWS if each.changes)
# “QUYẾT NGHỊ:”; of them those that head no attached text
ENACTING = (*(each.name for each in ROWS if each.enacts), "Quyết nghị", "Công bố")
DECIDING = tuple(name for name in ENACTING if name not in ATTACHABLE)
JOINT = frozenset(each.name for each in ROWS if each.joint)
BARE = frozenset(each.name for each in ROWS if each.bare)
PARTS = frozenset(each.name for each in ROWS if each.part)
TREATIES = frozenset(each.name for each in ROWS if each.treaty)
SESSIONS = frozenset(each.name for each in ROWS if each.session)
PROGRAMMES = frozenset(each.name for each in ROWS if each.programme)
REGULATIONS = frozenset(each.name for each in ROWS if each.regulation)
CARRIED = tuple(each.name for each in ROWS if each.carried)
OTHERS = frozenset(each.name for each in ROWS if each.others)
LOOSE = frozenset(each.name for each in ROWS if each.loose)
UNNUMBERED = frozenset(each.name for each in ROWS if each.unnumbered)
# Whose numbers hold the letters of their body alone (“5973/UBND-KT”).
LETTERS = ("Công văn", "Văn bản")
# What a body of the State means by letters that are a type of the Party's, too.
OF_THE_STATE = frozenset({"Quyết định", "Thông tư"})
CONSOLIDATED = next(each.name for each in ROWS if each.consolidated)
_BY_NAME = {each.name.lower(): each for each in ROWS}
BY_CAPITALS = {name.upper(): name for name in HEADINGS}
_BY_LETTERS = {folded(name): name for name in HEADINGS if len(name) > 6}  # a scan easily loses a mark: "QUYÊT ĐỊNH"
_RANKS = {
    ("Nghị quyết", "QH"): 2, ("Nghị quyết", "UBTVQH"): 3, ("Quyết định", "CTN"): 4, ("Nghị quyết", "CP"): 5,
    ("Quyết định", "TTg"): 6, ("Nghị quyết", "HĐTP"): 7, ("Nghị quyết", "HĐND"): 9, ("Quyết định", "UBND"): 10,
}  # fmt: skip
RANKED = NORMATIVE | {name for name, _ in _RANKS}  # normative, of some bodies or of all
RANKED_BEGIN = tuple(dict.fromkeys(name.split()[0] for name in sorted(RANKED)))


def named(name: str) -> DocumentType | None:
    """The type of that name, whatever its capitals."""
    return _BY_NAME.get(name.lower())


def numbered_as(name: str | None) -> str | None:
    """The type whose numbers a type shares, most often its own; of a word that is no type the word.

    >>> numbered_as("Chương trình hành động"), numbered_as("Luật"), numbered_as("Tờ khai"), numbered_as(None)
    ('Chương trình', 'Luật', 'Tờ khai', None)
    """
    row = named(name) if name else None
    return (row.of or row.name) if row else name


@cache
def of_letters(letters: str) -> tuple[str, ...]:
    """The types that letters in a number stand for.

    >>> of_letters("TT"), of_letters("NQ"), of_letters("XYZ")
    (('Thông tư', 'Thông tri'), ('Nghị quyết',), ())
    """
    return tuple(each.name for each in ROWS if letters in each.signs)


def has_letters(name: str, letters: str) -> bool:
    """Whether texts of a type are printed with these letters, be they also another type's.

    >>> has_letters("Nội quy", "NQ"), has_letters("Nghị quyết", "NQ"), has_letters("Quy chế", "NQ")
    (True, True, False)
    """
    row = named(name)
    return bool(row and (letters in row.signs or letters in row.also))


def of_heading(text: str) -> str | None:
    """The type of text that a line of capitals names, and nothing but it.

    >>> of_heading("QUYẾT ĐỊNH"), of_heading("QUYẾT ĐỊNH:"), of_heading("KẾ HOẠCH HÀNH ĐỘNG"), of_heading("Kế hoạch")
    ('Quyết định', None, 'Kế hoạch hành động', None)
    >>> of_heading("QUYÊT ĐỊNH"), of_heading("VĂN BẢN")
    ('Quyết định', None)
    """
    if not text.isupper():
        return None
    words = " ".join(text.split()).rstrip(" *_-–")
    return BY_CAPITALS.get(words) or _BY_LETTERS.get(folded(words))


def rank(name: str | None, body: str | None = None) -> int | None:
    """Its place in the order of legal force, 1 for the Constitution; None where type and body do not say it.

    Source: Luật Ban hành văn bản quy phạm pháp luật 2015 and 2025, Điều 4. `body`: the letters of who issued it.

    >>> rank("Luật") < rank("Nghị định") < rank("Thông tư"), rank("Kế hoạch"), rank(None)
    (True, None, None)
    """
    row = named(name) if name else None
    return (row.rank or _RANKS.get((row.name, body or ""))) if row else None
