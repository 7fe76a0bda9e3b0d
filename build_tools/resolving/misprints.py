"""Signs that can hardly be right: the one known work that such a sign is nearly the sign of.

Enters: the register, a mention with a sign and the text that holds it. Leaves: that work, None where none fits or more
than one does. Promise: a sign that is held, in the table of laws, or printed by another text, is no misprint; nothing
is settled here, a person is told.

    >>> pairs = (("BLĐTBHXH", "BLĐTBXH"), ("BLDTBXH", "BLĐTBXH"), ("BXTBH", "BXTHB"), ("BTC", "BCT"))
    >>> [nearly(*pair) for pair in pairs]
    [True, True, True, False]
"""

from __future__ import annotations

from collections.abc import Iterable

from ..citations import signs
from ..model import Document, Mention
from ..office import issuing_bodies, types
from . import laws_in_force
from .identity import Family, name_key
from .known import Known
from .register import Register

_SHORT = 4  # letters: with fewer, one that differs makes another body


def meant(register: Register, mention: Mention, document: Document, family: Family) -> Known | None:
    """The work whose sign was misprinted."""
    if not mention.number:
        return None
    if dated := _of_that_day(register, mention):
        return dated
    if not _is_alone(register, family, document):
        return None
    found = [*_of_name(register, mention), *_of_letters(register, mention, family)]
    works = list(dict.fromkeys(known for known in found if known.family != family))
    return works[0] if len(works) == 1 else None


def is_certain(mention: Mention, right: Known) -> bool:
    """Whether name, number and year all agree, and the term of the Quốc hội alone does not ("Luật Thuế … số
    04/2007/QH11").
    """
    head = signs.parts(mention.number or "")[:2]
    return bool(mention.name) and len(head) == len("ny") and any(signs.parts(n)[:2] == head for n in right.numbers)


def _is_alone(register: Register, family: Family, document: Document) -> bool:
    """Whether no other text, no table and no publisher knows a sign."""
    works = register.works(family)
    return all(
        not (k.held or k.authority) and set(k.documents) <= {document.source.slug} for k in works
    ) and not laws_in_force.is_known(family[1])


def _of_that_day(register: Register, mention: Mention) -> Known | None:
    """ "Luật Thống kê số 85/2015/QH13 ngày 23 tháng 11 năm 2015": the one law of that name and that day, which has
    another sign.
    """
    if not (mention.date and mention.name) or mention.type not in types.STATUTES:
        return None
    sign, named = signs.key(mention.number or ""), laws_of(register, mention.type, mention.name)
    same = [known for known in named if known.date == mention.date and sign not in map(signs.key, known.numbers)]
    held = any(known.held and sign in map(signs.key, known.numbers) for known in named)
    return same[0] if len(same) == 1 and not held else None


def _of_name(register: Register, mention: Mention) -> Iterable[Known]:
    """ "Luật Hải quan số 54/2013/QH13": a law of that name whose sign differs in the year or in the term alone."""
    if mention.type not in types.STATUTES or not mention.name:
        return
    for known in laws_of(register, mention.type, mention.name):
        for number in known.numbers:
            one, other = signs.parts(mention.number or ""), signs.parts(number)
            if len(one) != len(other) or len(one) < len("n/y"):
                continue
            apart = [k for k in range(len(one)) if one[k].lstrip("0") != other[k].lstrip("0")]
            if len(apart) == 1 and apart[0] > 0:
                yield known


def laws_of(register: Register, type_: str, name: str) -> list[Known]:
    """The laws of a name whose numbers are known."""
    families = register.by_name.get((signs.group(type_, None), name_key(name)), set())
    return [known for each in sorted(families) for known in register.works(each) if known.numbers]


def _of_letters(register: Register, mention: Mention, family: Family) -> Iterable[Known]:
    """ "15/2021/TT-BLĐTBHX": a sign of the same type, number and year whose body is known, with nearly its letters."""
    body = signs.body_sign(mention.number or "")
    if not body or signs.year(mention.number or "") is None or issuing_bodies.of_letters(body):
        return
    for other in register.numbered_like(family):
        if nearly(other[1].rpartition("-")[2], body.upper()) and issuing_bodies.of_letters(other[1].rpartition("-")[2]):
            yield from register.works(other)


def nearly(one: str, other: str) -> bool:
    """Whether letters are others with one changed, lost or added, or with two neighbours exchanged."""
    if min(len(one), len(other)) < _SHORT or one == other:
        return False
    if len(one) == len(other):
        apart = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(apart) == 2 and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return len(apart) == 1 or (swapped and apart[1] == apart[0] + 1)
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
