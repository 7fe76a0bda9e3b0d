"""How a text is read when another source sets it: each row of `disguises` on each text of a folder, from a seed.

    python -m tests.development.perturb FOLDER [--seed 1] [--only NAME …] [--rows NAME …] [--below BYTES] [--show N]

Enters: a folder of .txt. Leaves: for each row how many units and fields of the heads are read as in the text as it
stands; with --show what differs, by text. What differs is not always a fault: no program can know that “a.” below a
khoản was once “a)”; but whatever a reader would still see is a missing rule.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from build_tools.model import Document, Kind

from .disguises import OLD_TONES, ROWS, sheet
from .stages import Result, files, of_file, run, source_of

FIELDS = ("type", "number", "date", "issuer", "title", "signers")


_OLD = re.compile("|".join(OLD_TONES.values()))
_NEW = {old: new for new, old in OLD_TONES.items()}


def _in_new_place(words: str) -> str:
    return _OLD.sub(lambda match: _NEW[match[0]], words.lower())


def letters(words: str | None) -> str:
    """What is left when only how words are set differs."""
    return re.sub(r"[\W_]+", "", _in_new_place(words or "")).casefold()


def read(text: str, slug: str) -> Document | None:
    result = run(Result(slug, source_of(text, slug)), "structure")
    return result.document


def units(document: Document) -> Counter[tuple[str, str]]:
    """Each unit: its address and its words."""
    kept = (unit for unit in document.units if unit.kind is not Kind.BANG)
    return Counter((unit.id, letters(f"{unit.heading or ''}{unit.text}")) for unit in kept)


def head(document: Document) -> dict[str, str]:
    about = document.metadata
    found = {name: letters(str(getattr(about, name) or "")) for name in FIELDS if name != "signers"}
    return found | {"signers": letters(" ".join(f"{each.capacity} {each.name}" for each in about.signers))}


def differences(base: Document, other: Document | None) -> Iterator[tuple[str, str]]:
    """(kind of difference, words) of a reading against that of the text as it stands."""
    if other is None:
        yield "failed", ""
        return
    before, after = units(base), units(other)
    for (name, words), count in (before - after).items():
        yield from [("lost", f"{name}: {words[:40]}…{words[-20:]}")] * count
    for (name, words), count in (after - before).items():
        yield from [("new", f"{name}: {words[:40]}…{words[-20:]}")] * count
    noted, notes = (Counter(letters(note.text) for note in each.notes) for each in (base, other))
    yield from (("note", f"{words[:60]}…{words[-20:]}") for words in (noted - notes).elements())
    was, now = head(base), head(other)
    for field in FIELDS:
        if was[field] != now[field]:
            yield field, f"{was[field][:90]} → {now[field][:90]}"


def one(path: Path, seed: int, rows: Iterable[str]) -> tuple[str, int, list[tuple[str, list[tuple[str, str]]]]]:
    base = of_file(path, "structure").document
    if base is None:
        return path.stem, 0, []
    bits, found = sheet(base), []
    for row in ROWS:
        if not rows or row.name in rows or row is ROWS[0]:
            text = row.change(bits, random.Random(f"{seed} {row.name} {path.stem}"))
            other = read(text, path.stem)
            found.append((row.name, list(differences(base, other))))
            base = other if row is ROWS[0] and other else base  # what is lost there is told once
    return path.stem, len(base.units), found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--rows", nargs="*", default=[])
    parser.add_argument("--below", type=int, default=0)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    wanted = parser.parse_args()
    paths = files(wanted.folder, wanted.only, wanted.below)
    total, tally = 0, dict[str, Counter[str]]()
    with ProcessPoolExecutor(wanted.jobs) as pool:
        for slug, count, found in pool.map(partial(one, seed=wanted.seed, rows=wanted.rows), paths):
            total += count
            for name, told in found:
                tally.setdefault(name, Counter()).update(kind for kind, _ in told)
                if told and wanted.show:
                    print(f"== {slug} {name}", *(f"   {kind} {words}" for kind, words in told[: wanted.show]), sep="\n")
    print(f"{len(paths)} texts, {total} units, seed {wanted.seed}")
    for name, counts in tally.items():
        told = " ".join(f"{field}:{counts[field]}" for field in FIELDS if counts[field])
        print(f"{name:18} lost {counts['lost']:5} new {counts['new']:5} notes {counts['note']:4} {told}")


if __name__ == "__main__":
    main()
