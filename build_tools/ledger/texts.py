"""The pages of texts: those that were renamed, taken away, or are gone.

Enters: the documents, and the names of the ledger's files. Leaves: what each published name has become.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..model import Document, Removal, Version
from .address_rows import DOCUMENTS, Ledger, path_of, read, write_all
from .anchors import of_text
from .prints import SAME, distance, print_of
from .version_rows import shown

_ALIKE = (
    0.9  # the share of a text's anchors that stand in another file with the same words, when that is the file renamed
)


def moved_documents(
    noted: Mapping[str, Ledger], documents: Iterable[Document], known: Iterable[str] = ()
) -> dict[str, str]:
    """Published names of texts that no file has now, each with the name of the file that it has become; "" when nobody
    knows. `known`: files that are there and could not be read.
    """
    documents = tuple(documents)
    present = {*(document.source.slug for document in documents), *known}
    told = noted.get(DOCUMENTS, Ledger())
    gone = [name for name in noted if not name.startswith("_") and name not in {*present, *told.aliases, *told.removed}]
    fresh = [document for document in documents if gone and document.source.slug not in noted]
    prints = {document.source.slug: {unit.id: print_of(unit) for unit in document.units} for document in fresh}
    now = {
        former: now if now in present else "" for former, now in sorted(told.aliases.items()) if former not in present
    }
    return now | {former: _renamed(noted[former], prints) for former in gone}


def days(noted: Mapping[str, Ledger], documents: Iterable[Document]) -> dict[str, tuple[str, str]]:
    """By text: the day on which it was first noted, "" where nobody knows, and that of its last change."""
    known = ((d.source.slug, noted.get(d.source.slug)) for d in documents)
    return {
        slug: (ledger.noted, ledger.changed or ledger.noted)
        for slug, ledger in known
        if ledger and (ledger.noted or ledger.changed)
    }


def removals(noted: Mapping[str, Ledger], documents: Iterable[Document]) -> dict[str, Removal]:
    """The texts that were taken away, and are not there again."""
    told = noted.get(DOCUMENTS, Ledger())
    present = {document.source.slug for document in documents}
    return {
        slug: Removal(told.words.get(slug, ""), *_day_and_reason(said))
        for slug, said in sorted(told.removed.items())
        if slug not in present
    }


def _day_and_reason(said: str) -> tuple[str, str]:
    day, _, reason = said.partition(" ")
    return day, reason


def parts(noted: Mapping[str, Ledger], documents: Iterable[Document]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Published names that no text has now, with the anchors that lead on by themselves: the text was joined with
    others, or split.
    """
    present = {document.source.slug for document in documents}
    return {
        name: tuple(sorted((former, now) for former, now in ledger.aliases.items() if "#" in now))
        for name, ledger in noted.items()
        if name not in present and not name.startswith("_") and any("#" in now for now in ledger.aliases.values())
    }


def astray(
    noted: Mapping[str, Ledger], documents: Iterable[Document], versions: Mapping[str, Sequence[Version]]
) -> Iterator[tuple[str, str, str]]:
    """Former anchors that lead into other texts, to what is not there: name, anchor, where it leads."""
    held = {document.source.slug: document for document in documents}

    @cache
    def units(slug: str) -> set[str]:
        return {unit.id for unit in shown(held[slug], versions.get(slug, ()))}

    for name, ledger in noted.items():
        for former, now in sorted(ledger.aliases.items()) if not name.startswith("_") else ():
            slug, mark, anchor = now.partition("#")
            if mark and (slug not in held or (anchor and anchor not in units(slug))):
                yield name, former, now


def _renamed(ledger: Ledger, fresh: Mapping[str, Mapping[str, str]]) -> str:
    """The one file without a ledger (its prints by name) that holds the text of this one."""
    found = [slug for slug, prints in fresh.items() if _alike(of_text(ledger), prints)]
    return found[0] if len(found) == 1 else ""


def _alike(ledger: Ledger, prints: Mapping[str, str]) -> bool:
    kept = sum(anchor in prints and distance(old, prints[anchor]) <= SAME for anchor, old in ledger.prints.items())
    return bool(ledger.prints) and kept >= _ALIKE * len(ledger.prints)


def renaming(root: Path, former: str, now: str, changes: Mapping[str, Ledger | None]) -> dict[str, Ledger | None]:
    """The files of the ledger that change when a text is called otherwise, beside those that change already: it keeps
    the anchors that were noted under its former name.
    """
    found = dict(changes)
    noted = found.get(DOCUMENTS) or read(root, DOCUMENTS) or Ledger()
    before = read(root, former)
    if before is not None and not path_of(root, now).exists():
        found |= {former: None, now: found.get(now) or before}
    aliases = {name: now if leads_to == former else leads_to for name, leads_to in noted.aliases.items()}
    return found | {DOCUMENTS: replace(noted, aliases=aliases | {former: now})}


def rename(root: Path, former: str, now: str) -> None:
    """Notes that a text is called otherwise now."""
    write_all(root, renaming(root, former, now, {}))
