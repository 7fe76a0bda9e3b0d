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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeAlias

from ..vietnamese import marks_off
from .analysing import Concepts, compounds_of, line_of
from .entry_columns import Laid
from .tuning import GROUP_LENGTH, K1, LEVELS, PORTION_LETTERS, RARE, SHARD_BYTES, B

SHARDS, TEXTS = "search/shards", "search/texts"
_DECIMAL = re.compile("khoan-[0-9]+-[0-9]")  # "2.4" may be cited without the "2" above it
ROOM = 10_000_000  # numbers for the entries of each text: what stands in one leaves the numbers of all others alone
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


# ------------------------------------------------------------------ what is made of each text alone

Clause = Sequence[tuple[str, ...]]  # title, heading, text and extra words of each entry of a clause
Said = tuple[dict[str, int], dict[str, int], int]  # keys with their level; words with how many entries hold each


def said(clause: Clause, known: Concepts) -> Said:
    """The keys of a clause and how much it says of each, and in how many of its entries each word is."""
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
    levels = {key: _level(HEAD_SAYS * headed[key] + counts[key] * body) for key in {**headed, **counts}}
    return levels, dict(entries), length


def _level(count: float) -> int:
    return min(LEVELS - 1, int(LEVELS * count / (count + K1)))


# ------------------------------------------------------------------ what is made of all


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


Span: TypeAlias = tuple[int, int, int]  # a document; its first clause, and behind its last, of those meant


def portions(sizes: Iterable[Sequence[int]]) -> Iterator[list[Span]]:
    """The clauses that stand together in one file: some of one text, or short texts and works side by side. `sizes`: of
    each document how long each clause is.
    """
    now: list[Span] = []
    letters = 0
    for document, of_clauses in enumerate(sizes):
        for clause, size in enumerate(of_clauses):
            another = clause == 0
            if now and (letters + size > PORTION_LETTERS or (another and letters > PORTION_LETTERS // 2)):
                yield now
                now, letters = [], 0
            first = now.pop()[1] if now and now[-1][0] == document else clause
            now.append((document, first, clause + 1))
            letters += size
    if now:
        yield now


@dataclass(frozen=True, slots=True)
class Cut:
    """Some clauses of one document, which is the `number`th, and what the entries of the document are."""

    number: int
    laid: Laid
    clauses: range


def portion(parts: Iterable[Cut]) -> dict[str, Any]:
    """Some clauses with the entries above theirs, as a small index of its own; of those above only the titles are
    there.
    """
    found: dict[str, Any] = {"ids": [], "stubs": [], "lends": [], "documents": []}
    entries: dict[str, list[Any]] = {}
    for part in parts:
        columns, at = part.laid.columns, part.number * ROOM
        own = {entry for clause in part.clauses for entry in part.laid.clauses[clause]}
        rows = sorted(own | _above(columns["parent"], own))
        found["ids"] += [at + entry for entry in rows]
        found["stubs"] += [at + entry for entry in rows if entry not in own]
        found["lends"] += [at + entry for entry in rows if entry in part.laid.lends]
        found["documents"].append([part.number, part.laid.row])
        for name, values in columns.items():
            entries.setdefault(name, []).extend(_told(name, values, rows, own, at))
    return found | {"entries": entries}


def _above(parent: Sequence[int], entries: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for entry in entries:
        above = parent[entry]
        while above >= 0 and above not in found:
            found.add(above)
            above = parent[above]
    return found


def _told(name: str, values: Sequence[Any], rows: Iterable[int], own: set[int], at: int) -> list[Any]:
    """What a portion says of some entries of a document in one column."""
    if name in ("text", "extra"):
        return [values[entry] if entry in own else "" for entry in rows]
    if name in ("parent", "group"):
        return [at + values[entry] if values[entry] >= 0 else -1 for entry in rows]
    return [values[entry] for entry in rows]


def outline(columns: Mapping[str, Sequence[Any]], clauses: Sequence[Sequence[int]]) -> list[tuple[str, int]]:
    """Of a text the steps down to each clause, and to what has a decimal number in it, with the clause's number."""
    number_of = {
        entry: number
        for number, members in enumerate(clauses)
        for entry in members
        if entry == members[0] or _DECIMAL.match(columns["step"][entry])
    }
    return [("/".join(_steps(columns, entry)), number_of[entry]) for entry in sorted(number_of)]


def outline_key(document: int) -> str:
    return f"/{document:06}"


def outline_value(rows: Sequence[tuple[str, int]], first: int) -> bytes:
    """The outline of a text whose first clause is the `first` of all."""
    data = json.dumps([[steps, first + number] for steps, number in rows if steps], separators=(",", ":")).encode()
    return varint(len(data)) + data


def _steps(columns: Mapping[str, Sequence[Any]], entry: int) -> list[str]:
    out: list[str] = []
    while entry >= 0:
        if columns["step"][entry]:
            out.append(columns["step"][entry])
        entry = columns["parent"][entry]
    return out[::-1]
