"""The laws of the table by their names: which of them stands at a place, in whatever spelling.

Enters: a type, a canvas and a place in it. Leaves: the end of the longest known name that begins there, and the name as
the table has it.

    >>> longest("Luật", "Khoa học công nghệ ngày 22/6/2000", 0)
    (18, 'Khoa học và công nghệ')
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

from .. import tables
from ..vietnamese import folded as key
from ..vietnamese import toned

LETTERS = r"[^\W\d_]+"  # of a word; a note's mark may stand at its end ("lao động1")
_WORD = re.compile(rf"{LETTERS}(?:&{LETTERS})*")
_BETWEEN = re.compile(r" ?[,-]? (?!-)|-")  # what may part two words of a name


@cache
def _by_first_word(type_: str) -> dict[str, tuple[tuple[tuple[str, ...], str, str | None], ...]]:
    """Names of a type by their first word, the longest first: their words with marks, the name, and the key of the
    second word.
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in tables.named_works().get(type_, ()):
        words = tuple(word for word in map(toned, _WORD.findall(name)) if word != "và")
        found.setdefault(key(words[0]), []).append((words, name))
    return {
        first: tuple(
            (words, name, key(words[1]) if words[1:] else None)
            for words, name in sorted(names, key=lambda n: (-len(n[0]), n))
        )
        for first, names in found.items()
    }


_key = lru_cache(maxsize=4096)(key)


@cache
def _spoken(printed: str) -> tuple[tuple[str, ...], ...]:
    """What one printed word may stand for, each as words with their marks: itself, and the words of an abbreviation."""
    known = tables.abbreviations()
    short = known.get(printed.replace("&", ""), ()) if printed.isupper() else ()
    if not short and "&" in printed and all(part in known for part in printed.split("&")):
        short = tuple(map(" ".join, product(*(known[part] for part in printed.split("&")))))  # "KHCN&ĐMST"
    spelled = (tuple(toned(word) for word in words.split() if word != "và") for words in short)
    return ((toned(printed),), *spelled)


def _same(said: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether printed words are those of a name: with the same marks, unless they are printed without any ("LUAT
    DUOC").

    >>> _same(("được",), ("dược",)), _same(("duoc",), ("dược",)), _same(("dược",), ("dược",))
    (False, True, True)
    """
    return len(said) == len(words) and all(
        a == b or (a.isascii() and a == key(b)) for a, b in zip(said, words, strict=True)
    )


def longest(type_: str, text: str, at: int) -> tuple[int, str] | None:
    """The end of the longest known name that stands at a place, and the name as the table has it.

    Commas and "và" may stand or fail, and words may be abbreviated: "Luật Tổ chức HĐND, UBND", "Luật Khoa học công
    nghệ".
    """
    found = _near(type_, text[at : at + _NEAR])
    if found is _CUT:
        return _first_that_fits(type_, _Printed(text, at))
    return found and (at + found[0], found[1])


_NEAR = 32  # letters in which most names end: few, so that most stretches stand more than once in a text
_CUT = (-1, "")


@lru_cache(maxsize=4096)
def _near(type_: str, stretch: str) -> tuple[int, str] | None:
    """The known name with which a stretch begins; _CUT where what stands behind the stretch may say otherwise."""
    printed = _Printed(stretch, 0)
    found = _first_that_fits(type_, printed)
    return _CUT if printed.reached + _LOOKED_AT > len(stretch) else found


_LOOKED_AT = 4  # letters behind a word that say what parts it from the next


def _first_that_fits(type_: str, printed: _Printed) -> tuple[int, str] | None:
    for start in printed.firsts():
        for spelled, name, second in _by_first_word(type_).get(start, ()):
            if printed.may_go_on(second) and (end := _spelled_out(spelled, printed)) is not None:
                return end, name
    return None


class _Printed:
    """The words that stand one after the other from a place on, read when they are asked for and only once."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._next = _WORD.match(text, at)
        self._known: list[tuple[tuple[tuple[str, ...], ...], bool, int]] = []
        self._second: str | None = None
        self.reached = at  # where the last word ends that was looked at

    def __iter__(self) -> Iterator[tuple[tuple[tuple[str, ...], ...], bool, int]]:
        """What each may stand for, whether it is “và”, and where it ends."""
        n = 0
        while n < len(self._known) or self._read():
            yield self._known[n]
            n += 1

    def _read(self) -> bool:
        if (word := self._next) is None:
            return False
        self._known.append((_spoken(word[0]), _key(word[0]) == "va", word.end()))
        between = _BETWEEN.match(self._text, word.end())
        self._next = _WORD.match(self._text, between.end()) if between else None
        self.reached = self._next.end() if self._next else word.end()
        return True

    def firsts(self) -> Iterable[str]:
        """The keys of the first words of what the first word may stand for."""
        if not self._read():
            return ()
        self._second = self._plain_second()
        return dict.fromkeys(_key(spoken[0]) for spoken in self._known[0][0])

    def _plain_second(self) -> str | None:
        """The key of the second word, "" where none stands; None where the first or the second word is short for
        others, or the second is “và”, which may be left out.
        """
        if len(self._known[0][0]) > 1:
            return None
        if not self._read():
            return ""
        spoken, is_and, _ = self._known[1]
        return None if is_and or len(spoken) > 1 else _key(spoken[0][0])

    def may_go_on(self, second: str | None) -> bool:
        """Whether the second word may be that of a name: most names that begin with the first word are left by it."""
        return self._second is None or second is None or second == self._second


def _spelled_out(words: tuple[str, ...], printed: _Printed) -> int | None:
    """Where the words of a name end that are printed from a place on, whole or abbreviated."""
    n = 0
    for spoken, is_and, end in printed:
        plain = spoken[0] == words[n : n + 1]  # as most are
        said = spoken[0] if plain else next((s for s in spoken if _same(s, words[n : n + len(s)])), None)
        if said is None and (n == 0 or not is_and):
            return None
        n += len(said or ())
        if n == len(words):
            return end
    return None


@cache
def canonical(name: str) -> str:
    """A name as the table has it, where it is one of its names in another spelling.

    >>> canonical("KH&CN"), canonical("phòng chống tham nhũng"), canonical("Xyz")
    ('Khoa học và công nghệ', 'Phòng, chống tham nhũng', 'Xyz')
    """
    known = (longest(type_, name, 0) for type_ in tables.named_works())
    return next((spelled for found in known if found for end, spelled in [found] if end == len(name)), name)
