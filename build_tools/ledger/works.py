"""The pages of cited works: the keys that were published, and what each has become.

Enters: the works, and ledger/_works.tsv. Leaves: published keys that no work has now, each with what it may have
become.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..addresses import work_key
from ..model import Work
from ..office import provinces
from ..vietnamese import slug
from .address_rows import WORKS, Ledger, read, write

_YEAR_OR_COPY = re.compile(r"(?:-(?:19|20)\d\d)?(?:--\d+)?$")


def updated_works(root: Path, works: Iterable[Work]) -> Ledger:
    """The ledger of works with the key of every work; those that were noted before stay: their pages were published."""
    noted = read(root, WORKS) or Ledger()
    works = tuple(works)
    keys = dict.fromkeys([*sorted({work.key for work in works}), *sorted(noted.prints)], "")
    held = {work.key: work.held for work in works if work.held}
    return replace(noted, prints=keys, words=noted.words | held)


def write_works(root: Path, works: Iterable[Work]) -> Path:
    """Notes the key of every work."""
    return write(root, WORKS, updated_works(root, works))


def moved_works(noted: Mapping[str, Ledger], works: Iterable[Work]) -> dict[str, tuple[str, ...]]:
    """Published keys that no work has now, each with the keys of the works that it may have become; () when there is
    none.

    The key of a work changes when a later text says the year that its sign lacked, or when a second year turns up.
    Where that is not so, a row `former → present` says what a person knows. So it does when the place of the body turns
    out to be another, or none; a law known by its name alone becomes the one that bears it. A key that was that of a
    text held here has become that text's key of today.
    """
    ledger = noted.get(WORKS, Ledger())
    works = sorted(works, key=lambda work: work.key)
    present = {work.key for work in works}
    held = {work.held: work.key for work in works if work.held}
    gone = sorted(key for key in {*ledger.prints, *ledger.aliases} if key not in present)
    by_base: dict[str, list[str]] = {}
    elsewhere: dict[str, list[str]] = {}
    for work in works if gone else ():
        by_base.setdefault(_base(work.key), []).append(work.key)
        elsewhere.setdefault(_base(_placeless(work)), []).append(work.key)
    known = {key: held[slug] for key, slug in ledger.words.items() if slug in held} | ledger.aliases
    named = _by_name(works) if gone else {}
    return {
        key: _became(key, known, present, by_base) or _moved_place(key, elsewhere) or named.get(_base(key), ())
        for key in gone
    }


def _by_name(works: Iterable[Work]) -> dict[str, tuple[str, ...]]:
    """The works that have a number, by the keys that they would have by their names alone: a law that was known by its
    name, or by what it amends, is found again under its number.
    """
    found: dict[str, set[str]] = {}
    for work in works:
        if work.number and work.type:
            printed = (slug(name) for name in work.names_as_printed)
            own = work_key(work.type, None, None, None, work.name) if work.name else ""
            for base in {_base(key) for key in (own, *printed)} - {""}:
                found.setdefault(base, set()).add(work.key)
    return {base: tuple(sorted(keys)) for base, keys in found.items()}


def _became(
    key: str, aliases: Mapping[str, str], present: set[str], by_base: Mapping[str, list[str]]
) -> tuple[str, ...]:
    told = aliases.get(key)
    return (told,) if told and told in present else tuple(by_base.get(_base(told or key), ()))


def _base(key: str) -> str:
    """A key without its year: type, number or name, province.

    >>> _base("ket-luan-69-kl-tw-2024"), _base("ket-luan-69-kl-tw"), _base("thong-tu-1-tt-btc-2019--2")
    ('ket-luan-69-kl-tw', 'ket-luan-69-kl-tw', 'thong-tu-1-tt-btc')
    """
    return _YEAR_OR_COPY.sub("", key)


def _placeless(work: Work) -> str:
    """The key that a work would have if its body had no place."""
    return work_key(work.type, work.number, None, None, None if work.number else work.name)


def _moved_place(key: str, elsewhere: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The works of the same type, number and year in another place than a gone key names.

    >>> _moved_place("quyet-dinh-15-qd-ubnd-vinh-long-2025",
    ...  {"quyet-dinh-15-qd-ubnd": ["quyet-dinh-15-qd-ubnd-xa-a-2025"]})
    ('quyet-dinh-15-qd-ubnd-xa-a-2025',)
    """
    base, year = _base(key), key[-5:] if re.search(r"-(?:19|20)\d\d$", key) else ""
    found = elsewhere.get(base, ())
    for name in provinces.names():
        place = f"-{slug(name)}"
        if not found and base.endswith(place):
            found = elsewhere.get(base.removesuffix(place), ())
    return tuple(each for each in found if not year or year == each[-5:])
