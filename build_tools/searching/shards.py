"""The index of a large collection, in small files of which a question fetches a few.

Enters: the entries of a Site. Leaves: files below `search/`:

    index.json        what every question needs: the texts with what they are called and narrowed by, the words with
                      how many entries hold each, where the shards and portions begin
    shards-1a2b3c4d/00/1f.bin
                      keys, in order: a word as "folded<tab>toned", two words side by side as "folded folded", signs,
                      dates and concepts as in `analysing`, "/000012" the places of text 12; of each the clauses that
                      say it (those that say most of it where they are many) with how much, and all texts that do
    texts-1a2b3c4d/00/1f.bin
                      some clauses with all that stands in them and above them, as the ranking reads them

The folders carry a print of all that lies in them, which the head tells (`files`): a browser that holds a head of
yesterday never reads the numbers of today with it, and may keep what it fetched for ever. The head is the one name that
stays; it is asked for anew each time. All but the head are packed (zlib). A pair of syllables is most of a Vietnamese
word, so its list is short, and is the phrase.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any

from ..vietnamese import marks_off
from .analysing import Concepts, compounds_of, line_of
from .tuning import GROUP_LENGTH, K1, LEVELS, MOST_HELD, PORTION_LETTERS, RARE, SHARD_BYTES, B

SHARDS, TEXTS = "search/shards", "search/texts"
_DECIMAL = re.compile("khoan-[0-9]+-[0-9]")  # "2.4" may be cited without the "2" above it
HEAD_SAYS = 3  # how often a word in a heading counts


def numbered(folder: str, number: int) -> str:
    """The path of a file, no more than 256 of them in one folder.

    >>> numbered(SHARDS, 300)
    'search/shards/01/2c.bin'
    """
    return f"{folder}/{number >> 8:02x}/{number & 255:02x}.bin"


def with_print(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """A print of all the small files, and the files in folders that are named by it.

    >>> with_print({"search/texts/00/00.bin": b"a"})
    ('2ceac5de', {'search/texts-2ceac5de/00/00.bin': b'a'})
    """
    told = hashlib.sha256()
    for path, data in sorted(files.items()):
        told.update(f"{path} {len(data)}\n".encode() + data)
    name = told.hexdigest()[:8]
    moved = {folder: printed(folder, name) for folder in (SHARDS, TEXTS)}
    return name, {moved[path[: -len("/00/00.bin")]] + path[-len("/00/00.bin") :]: files[path] for path in files}


@lru_cache(maxsize=200_000)
def word_key(toned: str) -> str:
    """The key of a word; it stands in order by how it is typed without marks.

    >>> word_key("đất"), compound_key("1000000"), compound_key("=khoa hoc")
    ('dat\\tđất', '1000000\\t1000000', '=khoa hoc')
    """
    return f"{marks_off(toned)}\t{toned}"


def compound_key(key: str) -> str:
    """The key of a compound: a number closed up is a word like any other."""
    return key if key[0] in "#@=" else word_key(key)


def printed(folder: str, name: str) -> str:
    return f"{folder}-{name}"


def varint(value: int) -> bytes:
    """A number in groups of seven bits, the lowest first.

    >>> varint(300)
    b'\\xac\\x02'
    """
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def gaps_of(values: Iterable[int]) -> bytes:
    """Rising numbers as how far each is from the one before."""
    out, before = bytearray(), 0
    for value in values:
        out += varint(value - before)
        before = value
    return bytes(out)


_BYTES = [bytes((n,)) for n in range(128)]

# ------------------------------------------------------------------ what is made of each text alone

Clause = Sequence[tuple[str, ...]]  # title, heading, text and extra words of each entry of a clause
Said = tuple[list[tuple[str, int]], dict[str, int], int]  # keys with their level; words with how many entries hold each


def said_by(value: tuple[Concepts, Sequence[Clause]]) -> list[Said]:
    """For each clause of a text its keys and how much it says of each, and in how many of its entries each word is."""
    known, clauses = value
    return [_said(clause, known) for clause in clauses]


def _said(clause: Clause, known: Concepts) -> Said:
    headed: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    length = 0
    for texts in clause:
        held: set[str] = set()
        for part, text in enumerate(texts):
            if not text:
                continue
            line = line_of(text)
            keys = list(map(word_key, line.keys))
            keys += [f"{a} {b}" for a, b in pairwise(map(marks_off, line.keys))]
            keys += [compound_key(c.key) for c in compounds_of(line, known)]
            (headed if part < 2 else counts).update(keys)
            held.update(line.keys)
            length += len(line.keys)
        entries.update(held)
    body = 1 / (1 - B + B * length / GROUP_LENGTH)
    levels = [(key, _level(HEAD_SAYS * headed[key] + counts[key] * body)) for key in sorted({*headed, *counts})]
    return levels, dict(entries), length


def _level(count: float) -> int:
    return min(LEVELS - 1, int(LEVELS * count / (count + K1)))


# ------------------------------------------------------------------ what is made of all


@dataclass
class Posting:
    """The clauses that say a key: `held` number * LEVELS + level; `documents` those of them all; `count` how many."""

    held: array[int] = field(default_factory=lambda: array("Q"))
    documents: array[int] = field(default_factory=lambda: array("I"))
    count: int = 0

    def add(self, group: int, level: int, document: int) -> None:
        self.held.append(group * LEVELS + level)
        self.count += 1
        if not self.documents or self.documents[-1] != document:
            self.documents.append(document)
        if len(self.held) > 4 * MOST_HELD:
            self.cut()

    def cut(self) -> None:
        """Only the clauses that say most of it."""
        if len(self.held) > MOST_HELD:
            best = sorted(self.held, key=lambda one: (-(one % LEVELS), one))[:MOST_HELD]
            self.held = array("Q", sorted(best))

    def packed(self) -> bytes:
        """Count, the clauses, and the texts where not all clauses are there."""
        self.cut()
        whole = len(self.held) == self.count
        groups = bytearray()
        before = 0
        for one in self.held:
            far = one - before  # one number for how far the clause is and its level
            groups += varint(far) if far > 127 else _BYTES[far]
            before = one - one % LEVELS
        documents = b"" if whole else gaps_of(self.documents)
        return varint(self.count) + varint(len(groups)) + bytes(groups) + varint(len(documents)) + documents


class Postings:
    """Keys with the clauses that say them, in the order of the clauses."""

    def __init__(self) -> None:
        self.keys: dict[str, Posting] = {}
        self.held: Counter[str] = Counter()  # words, with how many entries hold each
        self.length = 0

    def add(self, said: Said, group: int, document: int) -> None:
        levels, entries, length = said
        for key, level in levels:
            posting = self.keys.get(key)
            if posting is None:
                posting = self.keys[key] = Posting()
            posting.add(group, level, document)
        self.held.update(entries)
        self.length += length


def shard_files(values: Iterable[tuple[str, bytes]]) -> tuple[dict[str, bytes], list[str]]:
    """The shards of keys in order with their packed values, and the first key of each."""
    files: dict[str, bytes] = {}
    firsts: list[str] = []
    made, before = bytearray(), ""
    for key, value in values:
        if not made:
            firsts.append(key)
            before = ""
        shared = next(
            (n for n, (a, b) in enumerate(zip(before, key, strict=False)) if a != b), min(len(before), len(key))
        )
        rest = key[shared:].encode("utf-8")
        made += varint(shared) + varint(len(rest)) + rest + value
        before = key
        if len(made) >= SHARD_BYTES:
            files[numbered(SHARDS, len(firsts) - 1)] = zlib.compress(bytes(made), 9)
            made = bytearray()
    if made:
        files[numbered(SHARDS, len(firsts) - 1)] = zlib.compress(bytes(made), 9)
    return files, firsts


def list_of_words(held: Mapping[str, int]) -> dict[str, Any]:
    """The words that entries hold, in order, with how many do; numbers that few hold are left out."""
    keys = sorted(key for key, count in held.items() if count >= RARE or not _is_number(key))
    return {"keys": " ".join(keys), "held": [held[key] for key in keys]}


def _is_number(key: str) -> bool:
    return all("0" <= c <= "9" for c in key)


# ------------------------------------------------------------------ portions of texts


def portions(columns: Mapping[str, Sequence[Any]], clauses: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Numbers of clauses that stand together in one file: those of one text, or short texts and works side by side."""
    now: list[int] = []
    letters = 0
    for number, members in enumerate(clauses):
        size = 200 + sum(len(columns["text"][e]) + len(columns["heading"][e]) for e in members)
        another = columns["parent"][members[0]] < 0
        if now and (letters + size > PORTION_LETTERS or (another and letters > PORTION_LETTERS // 2)):
            yield now
            now, letters = [], 0
        now.append(number)
        letters += size
    if now:
        yield now


def portion(
    index: Mapping[str, Any], members: Sequence[int], document_of: Sequence[int], lends: frozenset[int]
) -> dict[str, Any]:
    """Some entries with those above them, as a small index of its own; of those above only the titles are there."""
    columns: Mapping[str, Sequence[Any]] = index["entries"]
    wanted = set(members)
    for entry in members:
        above = columns["parent"][entry]
        while above >= 0 and above not in wanted:
            wanted.add(above)
            above = columns["parent"][above]
    rows = sorted(wanted)
    own = set(members)
    documents = sorted({document_of[entry] for entry in rows})
    blank = {"text", "extra"}
    return {
        "ids": rows,
        "stubs": [entry for entry in rows if entry not in own],
        "lends": [entry for entry in rows if entry in lends],
        "documents": [[number, index["documents"][number]] for number in documents],
        "entries": {
            name: [value[e] if e in own or name not in blank else "" for e in rows] for name, value in columns.items()
        },
    }


def outlines(
    columns: Mapping[str, Sequence[Any]], clauses: Sequence[Sequence[int]], document_of: Sequence[int]
) -> Iterator[tuple[str, bytes]]:
    """Of each text the steps down to each clause, and to what has a decimal number in it, with the clause's number."""
    number_of = {
        entry: number
        for number, members in enumerate(clauses)
        for entry in members
        if entry == members[0] or _DECIMAL.match(columns["step"][entry])
    }
    for document, entries in groupby(sorted(number_of), key=lambda entry: document_of[entry]):
        rows = [["/".join(_steps(columns, entry)), number_of[entry]] for entry in entries]
        if len(rows) > 1:
            data = json.dumps([row for row in rows if row[0]], separators=(",", ":")).encode()
            yield f"/{document:06}", varint(len(data)) + data


def _steps(columns: Mapping[str, Sequence[Any]], entry: int) -> list[str]:
    out: list[str] = []
    while entry >= 0:
        if columns["step"][entry]:
            out.append(columns["step"][entry])
        entry = columns["parent"][entry]
    return out[::-1]
