"""The ledger: every anchor that was ever published, with a print of what stood there. A link that worked once works for
ever.

Enters: documents and `ledger/<slug>.tsv` (kept in git). Leaves: documents that know their former anchors, findings for
anchors
that would vanish or come to mean another text, and the ledger brought up to date. The print is fuzzy (a mended letter
keeps it),
because raw-text fixes must not move anchors; a row `former → present` sends an old link to where its text stands now.

    dieu-5-khoan-2    9c0e51f3a2b7d846
    khoan-2           → dieu-5-khoan-2
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from .errors import Refusal
from .findings import finding
from .model import Document, Finding, Unit, Work
from .vietnamese import folded

FOLDER = "ledger"
_BITS = 64
_SAME = 18  # so many of the 64 bits may differ when letters were mended; unrelated texts differ in about 32
_MOVED = 6  # so few when the same words are found at another address
_LETTERS = 600  # of a unit's own text are enough to know it by
_ARROW = "→"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was published of one document: prints by anchor, and former anchors with the one that took their place."""

    prints: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the published anchors: gone, meaning another text, or moved (former → present)."""

    vanished: tuple[str, ...]
    changed: tuple[str, ...]
    moved: dict[str, str]


# ------------------------------------------------------------------ the print of a unit


def print_of(unit: Unit) -> str:
    """A fuzzy checksum (simhash) of a unit's own words: alike texts have alike prints. "" for a unit without words.

    >>> a, b, c = (print_of_words(w) for w in ("Giao Sở Tài chính chủ trì", "Giao Sở Tài chính chủ trỉ", "Quyết định này có hiệu lực"))
    >>> distance(a, b) <= _SAME < distance(a, c)
    True
    """
    return print_of_words(f"{unit.heading or ''} {unit.text}")


def print_of_words(words: str) -> str:
    """The print of some words: marks, case, blanks and punctuation do not count."""
    letters = "".join(c for c in folded(words) if c.isalnum())[:_LETTERS]
    if not letters:
        return ""
    grams = {letters[n : n + 3] for n in range(max(1, len(letters) - 2))}
    votes = sum(_spread(gram) for gram in grams).to_bytes(2 * _BITS, "little")
    columns = (votes[2 * n] | votes[2 * n + 1] << 8 for n in range(_BITS))
    return f"{sum(1 << n for n, count in enumerate(columns) if 2 * count > len(grams)):016x}"


@cache
def _spread(gram: str) -> int:
    """The 64 bits of a checksum, each in 16 bits of its own: the sum of many counts all columns at once."""
    bits = int.from_bytes(blake2b(gram.encode(), digest_size=8).digest(), "big")
    return sum(1 << 16 * n for n in range(_BITS) if bits >> n & 1)


def distance(a: str, b: str) -> int:
    """In how many bits two prints differ; 0 when one of them is of no words."""
    return (int(a, 16) ^ int(b, 16)).bit_count() if a and b else 0


# ------------------------------------------------------------------ file


def path_of(root: Path, slug: str) -> Path:
    """Where the ledger of a document is kept."""
    return root / FOLDER / f"{slug}.tsv"


def read(root: Path, slug: str) -> Ledger | None:
    """The ledger of a document; None when nothing of it was recorded. Raises Refusal for a row that cannot be read."""
    path = path_of(root, slug)
    if not path.is_file():
        return None
    prints, aliases = {}, {}
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        anchor, tab, value = row.partition("\t")
        if not tab or not anchor:
            raise Refusal(
                f"{FOLDER}/{slug}.tsv:{number}",
                "không phải là “neo<TAB>dấu vân” hay “neo cũ<TAB>→ neo mới”",
                "lấy lại tệp từ git",
            )
        if value.startswith(_ARROW):
            aliases[anchor] = value[len(_ARROW) :].strip()
        else:
            prints[anchor] = value.strip()
    return Ledger(prints, aliases)


def read_all(root: Path) -> dict[str, Ledger]:
    """Every ledger below the project root by the name of its text, `DOCUMENTS` and `WORKS` among them."""
    found = ((path.stem, read(root, path.stem)) for path in sorted((root / FOLDER).glob("*.tsv")))
    return {name: ledger for name, ledger in found if ledger is not None}


def write(root: Path, slug: str, ledger: Ledger) -> Path:
    """Writes the ledger of a document, present anchors in reading order, then the former ones."""
    path = path_of(root, slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [f"{anchor}\t{value}\n" for anchor, value in ledger.prints.items()]
    rows += [f"{former}\t{_ARROW} {present}\n" for former, present in sorted(ledger.aliases.items())]
    path.write_text("".join(rows), encoding="utf-8", newline="\n")
    return path


# ------------------------------------------------------------------ comparing and bringing up to date


def compare(units: Iterable[Unit], ledger: Ledger) -> Comparison:
    """What became of every published anchor."""
    prints = {unit.id: print_of(unit) for unit in units}
    changed = [a for a, old in ledger.prints.items() if a in prints and distance(old, prints[a]) > _SAME]
    vanished = [a for a in ledger.prints if a not in prints]
    vanished += [former for former, present in ledger.aliases.items() if present not in prints or former in prints]
    moved = _moved([a for a in vanished if a in ledger.prints], ledger, prints)
    return Comparison(tuple(a for a in vanished if a not in moved), tuple(changed), moved)


def _moved(vanished: Iterable[str], ledger: Ledger, prints: dict[str, str]) -> dict[str, str]:
    """Former anchors whose words stand at exactly one new address."""
    fresh = {anchor: value for anchor, value in prints.items() if anchor not in ledger.prints and value}
    found = {}
    for former in vanished:
        near = [
            anchor
            for anchor, value in fresh.items()
            if ledger.prints[former] and distance(ledger.prints[former], value) <= _MOVED
        ]
        if len(near) == 1:
            found[former] = near[0]
    return found


def updated(units: tuple[Unit, ...], ledger: Ledger | None) -> Ledger:
    """The ledger with every present anchor, and an alias for each that moved. What vanished or changed stays as
    recorded,
    so that it goes on being reported until a person decides (by a row `former → present`)."""
    ledger = ledger or Ledger()
    seen = compare(units, ledger)
    kept = {anchor: ledger.prints[anchor] for anchor in seen.vanished if anchor in ledger.prints}
    kept |= {anchor: ledger.prints[anchor] for anchor in seen.changed}
    prints = {unit.id: kept.pop(unit.id, "") or print_of(unit) for unit in units}
    return Ledger(prints | kept, _aliases(ledger, seen))


def _aliases(ledger: Ledger, seen: Comparison) -> dict[str, str]:
    """Every former anchor and where it lands now."""
    return {former: seen.moved.get(now, now) for former, now in ledger.aliases.items()} | seen.moved


def watched(document: Document, noted: Mapping[str, Ledger]) -> Document:
    """The document with its former anchors and a finding for each published one that is gone or means another text."""
    ledger = noted.get(document.source.slug)
    if ledger is None:
        return document
    seen = compare(document.units, ledger)
    present = {unit.id: unit for unit in document.units}
    landing = tuple(
        (former, now)
        for former, now in sorted(_aliases(ledger, seen).items())
        if now in present and former not in present
    )
    findings = [
        finding("anchor-vanished", None, None, f"Neo “{anchor}” đã công bố nay không còn.") for anchor in seen.vanished
    ]
    now = {value: anchor for anchor, unit in present.items() if seen.changed and (value := print_of(unit))}
    findings += [_changed(present[anchor], now.get(ledger.prints[anchor])) for anchor in seen.changed]
    return replace(document, aliases=landing, findings=(*document.findings, *findings))


def _changed(unit: Unit, now: str | None) -> Finding:
    there = f" Đoạn cũ nay đứng ở “{now}”." if now else ""
    return finding(
        "anchor-changed", unit.start, unit.end, f"Neo “{unit.id}” đã công bố nay chỉ vào một đoạn khác.{there}"
    )


# ------------------------------------------------------------------ the pages of texts

DOCUMENTS = "_documents"  # no document is called so
_ALIKE = (
    0.9  # the share of a text's anchors that stand in another file with the same words, when that is the file renamed
)


def moved_documents(noted: Mapping[str, Ledger], documents: Iterable[Document]) -> dict[str, str]:
    """Published names of texts that no file has now, each with the name of the file that it has become; "" when nobody
    knows.
    """
    documents = tuple(documents)
    present = {document.source.slug for document in documents}
    told = noted.get(DOCUMENTS, Ledger()).aliases
    gone = [name for name in noted if not name.startswith("_") and name not in {*present, *told}]
    fresh = [document for document in documents if gone and document.source.slug not in noted]
    prints = {document.source.slug: {unit.id: print_of(unit) for unit in document.units} for document in fresh}
    now = {former: now if now in present else "" for former, now in sorted(told.items()) if former not in present}
    return now | {former: _renamed(noted[former], prints) for former in gone}


def _renamed(ledger: Ledger, fresh: Mapping[str, Mapping[str, str]]) -> str:
    """The one file without a ledger (its prints by name) that holds the text of this one."""
    found = [slug for slug, prints in fresh.items() if _alike(ledger, prints)]
    return found[0] if len(found) == 1 else ""


def _alike(ledger: Ledger, prints: Mapping[str, str]) -> bool:
    kept = sum(anchor in prints and distance(old, prints[anchor]) <= _SAME for anchor, old in ledger.prints.items())
    return bool(ledger.prints) and kept >= _ALIKE * len(ledger.prints)


def rename(root: Path, former: str, now: str) -> None:
    """Notes that a text is called otherwise now, and gives it the anchors that were noted under its former name."""
    noted = read(root, DOCUMENTS) or Ledger()
    before = path_of(root, former)
    if before.is_file() and not path_of(root, now).is_file():
        before.rename(path_of(root, now))
    aliases = {name: now if leads_to == former else leads_to for name, leads_to in noted.aliases.items()}
    write(root, DOCUMENTS, Ledger({}, aliases | {former: now}))


# ------------------------------------------------------------------ the pages of cited works

WORKS = "_works"  # no document is called so
_YEAR_OR_COPY = re.compile(r"(?:-(?:19|20)\d\d)?(?:--\d+)?$")


def write_works(root: Path, works: Iterable[Work]) -> Path:
    """Notes the key of every work, and keeps those that were noted before: their pages were published."""
    noted = read(root, WORKS) or Ledger()
    keys = dict.fromkeys([*sorted({work.key for work in works}), *sorted(noted.prints)], "")
    return write(root, WORKS, Ledger(keys, noted.aliases))


def moved_works(noted: Mapping[str, Ledger], works: Iterable[Work]) -> dict[str, tuple[str, ...]]:
    """Published keys that no work has now, each with the keys of the works that it may have become; () when there is
    none.

    The key of a work changes when a later text says the year that its sign lacked, or when a second year turns up.
    Where that is
    not so, a row `former → present` says what a person knows.
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
