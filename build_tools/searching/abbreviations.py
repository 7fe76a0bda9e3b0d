"""Abbreviations and what they stand for: what the documents themselves define first, then the table.

Enters: documents. Leaves: `Concepts`, the two ways between an abbreviation and the words it stands for. A concept is
named by its folded words ("=khoa hoc va cong nghe"), so that two abbreviations of the same words are one concept.

>>> definitions("Bộ Khoa học và Công nghệ (KH&CN), Ủy ban nhân dân (sau đây gọi tắt là UBND), hội đồng (mới)")
(('khcn', 'khoa hoc va cong nghe'), ('ubnd', 'uy ban nhan dan'))
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources

from ..vietnamese import marks_off
from . import questions
from .analysing import Concepts, words

_DEFINITION = re.compile(
    r"\((?:sau đây )?(?:(?:được )?(?:gọi|viết)(?: tắt| chung)* là )?[:\"“ ]*([A-ZĐƯ][A-Za-zĐđƯư&./-]{1,14})[\"” ]*\)"
)
_LONGEST = 10  # words before the bracket that an expansion may have, beyond twice its letters


def concepts(texts: Iterable[str]) -> Concepts:
    """What abbreviations mean in a collection: the definitions in its texts, then the table."""
    return defined(d for text in texts for d in definitions(text))


def defined(found: Iterable[tuple[str, str]]) -> Concepts:
    """The same, by the definitions that its texts have."""
    short: dict[str, dict[str, None]] = {}
    for abbreviation, expansion in (*found, *table()):
        short.setdefault(abbreviation, {}).setdefault(f"={expansion}")
    known = {key: tuple(meanings) for key, meanings in sorted(short.items())}
    return Concepts(known, long_forms({**known, **questions.table().said}))


def long_forms(short: Mapping[str, Sequence[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words that the abbreviations stand for, by their first word, the longest first.

    >>> long_forms({"kh": ("=ke hoach", "=khoa hoc")})["ke"]
    (('ke', 'hoach'),)
    """
    long: dict[str, set[tuple[str, ...]]] = {}
    for concept in (c for meanings in short.values() for c in meanings):
        expansion = tuple(concept[1:].split())
        long.setdefault(expansion[0], set()).add(expansion)
    return {first: tuple(sorted(found, key=lambda e: (-len(e), e))) for first, found in sorted(long.items())}


def table() -> tuple[tuple[str, str], ...]:
    """The rows of `tables/abbreviations.toml`: compact folded abbreviation, folded words."""
    text = (resources.files("build_tools.tables") / "abbreviations.toml").read_text(encoding="utf-8")
    return tuple(
        (_folded(a, ""), _folded(e, " ")) for a, meanings in tomllib.loads(text)["meanings"].items() for e in meanings
    )


def definitions(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that a text defines: those in brackets whose letters begin the words before the bracket."""
    found = []
    for match in _DEFINITION.finditer(text):
        letters = _folded(match[1], "")
        before = [marks_off(w.key) for w in words(text[max(0, match.start() - 160) : match.start()])]
        size = _expansion_size(letters, before)
        if size:
            found.append((letters, " ".join(before[-size:])))
    return tuple(found)


def _expansion_size(letters: str, before: list[str]) -> int:
    """How many of the last words of `before` begin with these letters in turn ("và" and "của" may be skipped); 0 if
    they do not.
    """
    at = len(before)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and before[at] in ("va", "cua") and before[at][0] != letter:
            at -= 1
        if at < 0 or before[at][0] != letter:
            return 0
    return len(before) - at if 2 <= len(letters) <= len(before) - at else 0


def _folded(text: str, joiner: str) -> str:
    return joiner.join(marks_off(w.key) for w in words(text))
