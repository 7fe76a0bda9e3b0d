"""The pages of cited works: the keys that were published, and what each has become.

Enters: the works, and ledger/_works.tsv. Leaves: published keys that no work has now, each with what it may have become.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ..model import Work
from .rows import WORKS, Ledger, read, write

_YEAR_OR_COPY = re.compile(r"(?:-(?:19|20)\d\d)?(?:--\d+)?$")


def updated_works(root: Path, works: Iterable[Work]) -> Ledger:
    """The ledger of works with the key of every work; those that were noted before stay: their pages were published."""
    noted = read(root, WORKS) or Ledger()
    keys = dict.fromkeys([*sorted({work.key for work in works}), *sorted(noted.prints)], "")
    return replace(noted, prints=keys)


def write_works(root: Path, works: Iterable[Work]) -> Path:
    """Notes the key of every work."""
    return write(root, WORKS, updated_works(root, works))


def moved_works(noted: Mapping[str, Ledger], works: Iterable[Work]) -> dict[str, tuple[str, ...]]:
    """Published keys that no work has now, each with the keys of the works that it may have become; () when there is
    none.

    The key of a work changes when a later text says the year that its sign lacked, or when a second year turns up.
    Where that is not so, a row `former → present` says what a person knows.
    """
    ledger = noted.get(WORKS, Ledger())
    present = {work.key for work in works}
    gone = sorted(key for key in {*ledger.prints, *ledger.aliases} if key not in present)
    by_base: dict[str, list[str]] = {}
    for key in sorted(present) if gone else ():
        by_base.setdefault(_base(key), []).append(key)
    return {key: _became(key, ledger.aliases, present, by_base) for key in gone}


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
