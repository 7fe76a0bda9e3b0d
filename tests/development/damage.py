"""Damage that a text may have had before it came here: is a person told of it, at the right place?

    python -m tests.development.damage FOLDER [--seed 13] [--texts 30] [--each 13] [--only NAME …] [--damage WORDS]
                                       [--silent]

Enters: a folder of .txt. Leaves: a table, a line for each way of damage of `damages`: of how many texts it was told
near the place, told elsewhere, read as if nothing had happened (which is best), or silent. --silent: each that was,
with its line and what came out otherwise than of the whole text.

A text is its own collection. The same seed damages the same places.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from build_tools import proposing
from build_tools.cleaning import clean
from build_tools.model import Document, Finding, SourceText
from build_tools.vietnamese import folded

from .damages import DAMAGES, Damage
from .stages import Result, files, read, run, source_of

NEAR = 3  # lines: so far from the damage a person still sees it
BOX = 8  # lines: of what a box of the frame lacks another box tells
OF_HEAD = ("number lost", "date lost", "title lost", "issuer lost", "signature lost", "end lost")
OUTCOMES = ("told", "elsewhere", "healed", "silent")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one damage; `line` is where it is, `codes` what was told, `changed` what is read otherwise."""

    slug: str
    damage: str
    kind: str
    line: int
    codes: tuple[str, ...] = ()
    changed: str = ""


def through(source: SourceText) -> Result:
    """A text through all stages, with what the words of it let one doubt."""
    result = run(Result(source.slug, source))
    (doubted,) = proposing.with_proposals([clean(source)])
    result.clean = doubted
    return result


def told(result: Result) -> Iterator[tuple[str, str, int | None]]:
    """All that is said of a text: code, words, line; what is proposed, too."""
    assert result.document
    assert result.clean
    assert result.source
    text = result.source.text
    found: list[Finding] = [*result.document.findings, *result.findings, *result.clean.findings]
    for each in dict.fromkeys(found):
        yield each.code, each.message, None if each.start is None else text.count("\n", 0, each.start) + 1
    for record in result.clean.corrections:
        if record.status == "proposed":
            yield "proposal", f"{record.before}→{record.after}", text.count("\n", 0, record.start) + 1


def of(whole: Result, name: str, damage: Damage, seed: int) -> Outcome | None:
    """One damage to one text; None where it has no place for it."""
    assert whole.document is not None
    done = damage(random.Random(f"{seed} {whole.slug} {name}"), whole.document)
    if done is None or done[0] == whole.document.source.text:
        return None
    text, start, end = done
    line, last = (text.count("\n", 0, at) + 1 for at in (start, end))
    after = through(source_of(text, whole.slug))
    if after.failure or after.document is None:
        return Outcome(whole.slug, name, "silent", line, (), after.failure)
    before = Counter((code, words) for code, words, _ in told(whole))
    new = []
    for code, words, place in told(after):
        before[code, words] -= 1
        if before[code, words] < 0:
            new.append((code, place))
    of_head = name.endswith(OF_HEAD)  # what is lost there can only be told of the whole text
    reach = BOX if of_head else NEAR
    near = [code for code, place in new if (of_head if place is None else line - reach <= place <= last + reach)]
    changed = _changed(whole.document, after.document)
    kind = "told" if near else "elsewhere" if new else "silent" if changed else "healed"
    return Outcome(whole.slug, name, kind, line, tuple(dict.fromkeys(near or [code for code, _ in new])), changed)


def _changed(before: Document, after: Document) -> str:
    """What is read otherwise: units that are gone or new, units with other words, fields of the head."""
    was, now = ({u.id: (u.heading, u.text) for u in d.units} for d in (before, after))
    gone, new = [i for i in was if i not in now], [i for i in now if i not in was]
    other = [i for i in was if i in now and was[i] != now[i]]
    fields = [f for f in before.metadata.__slots__ if getattr(before.metadata, f) != getattr(after.metadata, f)]
    parts = [("−", gone), ("+", new), ("≠", other), ("head ", fields)]
    if not any(ids for _, ids in parts) and _letters(before) != _letters(after):
        return "words outside the units"
    return " ".join(f"{sign}{len(ids)} ({', '.join(ids[:3])})" for sign, ids in parts if ids)


def _letters(document: Document) -> str:
    """All letters, without their marks: a label may be read as what it is though one of them is wrong."""
    return folded(re.sub(r"\W", "", "".join(block.passage.text for block in document.blocks)))


def outcomes(paths: Sequence[Path], seed: int, each: int = len(DAMAGES), only: str = "") -> Iterator[Outcome]:
    """So many ways of damage to each text, chosen by the seed."""
    wanted = [(name, damage) for name, damage in DAMAGES if only in name]
    for path in paths:
        whole = through(read(path))
        some = random.Random(f"{seed} {path.stem}").sample(wanted, len(wanted))
        done = (outcome for name, damage in some if (outcome := of(whole, name, damage, seed)))
        yield from islice(done, each)


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """A line for each way of damage."""
    yield f"{'':42}" + "".join(f"{kind:>10}" for kind in OUTCOMES) + "  told as"
    for name, _ in DAMAGES:
        same = [each for each in found if each.damage == name]
        counts = Counter(each.kind for each in same)
        codes = Counter(code for each in same for code in each.codes)
        if same:
            said = ", ".join(f"{code} {n}" for code, n in codes.most_common(4))
            yield f"{name:42}" + "".join(f"{counts[kind]:10}" for kind in OUTCOMES) + f"  {said}"
    counts = Counter(each.kind for each in found)
    yield f"{'all':42}" + "".join(f"{counts[kind]:10}" for kind in OUTCOMES)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--texts", type=int, default=30, help="so many, chosen by the seed")
    parser.add_argument("--each", type=int, default=13, help="ways of damage to each text, chosen by the seed")
    parser.add_argument("--only", nargs="*", default=(), metavar="NAME", help="these texts")
    parser.add_argument("--below", type=int, default=0, metavar="BYTES")
    parser.add_argument("--damage", default="", metavar="WORDS", help="ways of damage whose name has these words")
    parser.add_argument("--silent", action="store_true", help="name each that was not told near its place")
    given = parser.parse_args()
    paths = files(given.folder, given.only, given.below)
    paths = random.Random(given.seed).sample(paths, min(given.texts, len(paths)))
    found = []
    for each in outcomes(paths, given.seed, given.each, given.damage):
        found.append(each)
        if given.silent and each.kind in ("silent", "elsewhere"):
            codes = ", ".join(each.codes)
            print(f"{each.kind} {each.damage} | {each.slug}:{each.line} | {codes} | {each.changed}", flush=True)
    print(*table(found), sep="\n")


if __name__ == "__main__":
    main()
