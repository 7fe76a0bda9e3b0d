"""Words of bodies: what their names begin with, how such a word is written in a sentence. By tables/body_words.toml.

Leaves BEGINS, the source of a pattern over letters without marks (a scan loses them); ACTS, boards that act for the
body named behind them; HEADS and NAMED_BEHIND, which `casing` needs (see the head of the table).

>>> import re
>>> bool(re.match(BEGINS, "uy ban nhan dan")), bool(re.match(BEGINS, "to trinh")), bool(re.match(BEGINS, "bo luat"))
(True, False, False)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .. import tables
from ..vietnamese import folded
from . import place_kinds, posts, types


@dataclass(frozen=True, slots=True)
class BodyWord:
    """One [[word]] of body_words.toml."""

    name: str
    kind: str = ""
    but: tuple[str, ...] = ()
    cased: str = ""
    acts: bool = False
    inside: bool = False


ROWS = tables.rows("body_words", "word", BodyWord)


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _source(name: str, but: tuple[str, ...] = ()) -> str:
    """A first word, but not where a type of document begins so (“TỔ”, “TỜ TRÌNH”)."""
    own = folded(name)
    behind = {folded(other).removeprefix(own) for other in types.NAMES if folded(other).startswith(f"{own} ")}
    behind |= {f" {folded(word)}" for word in but}
    return rf"{own}(?!{'|'.join(_longest_first(behind))})" if behind else own


def _group(sources: Iterable[str]) -> str:
    return rf"(?:cac )?(?:{'|'.join(_longest_first(sources))})\b"


BEGINS = _group(_source(row.name, row.but) for row in ROWS if not row.inside)
# The place alone, above or below the name of its body; the last four are of former times or of none of its own.
PLACES = _group(map(_source, (*place_kinds.WORDS, "khu", "thôn", "khu vực", "liên khu")))
ACTS = tuple(row.name for row in ROWS if row.acts)
HEADS = tuple(
    _longest_first({*(row.name for row in ROWS if row.cased == "head"), *posts.POSTS, *posts.ENACTORS})
)  # of a single word: only at the head of a name
NAMED_BEHIND = tuple(row for row in ROWS if row.cased == "name")
