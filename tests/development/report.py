"""One readable report a text, of what the stages made of it: to be read, kept, and compared (`compare`) after a change.

    python -m tests.development.report FOLDER --out DIR [--stage clean|structure|cite|resolve] [--only NAME …]
                                       [--below BYTES] [--together] [--jobs N]

Enters: a folder of .txt (or one file). Leaves: DIR/<name>.txt each; without --out they are printed. Every line of a
report stands for itself and names its place by the line of the raw text, which no change of ours moves: so a mention
that was lost beside one that was gained shows as two lines, not as an equal count.

A text is its own collection, so that its report depends on nothing else; with --together all are one.
"""

from __future__ import annotations

import argparse
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from build_tools.addresses import anchor
from build_tools.model import Correction, Document, Finding, Metadata, Reference
from build_tools.passages import line_numbers, raw_span

from .stages import STAGES, Result, files, of_file, together

Place = Callable[[int], int]


def shortened(words: str, width: int = 60) -> str:
    """The first words, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= width else line[:width].rstrip() + "…"


def _whole(words: str) -> str:
    """What tells words from others that begin alike: how many letters, and a sum of them."""
    return f"({len(words)}, {zlib.crc32(words.encode('utf-8', 'surrogatepass')) & 0xFFFF:04x})" if words else "(0)"


def report(result: Result) -> str:
    """The report of one text."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Result) -> Iterator[str]:
    yield f"# {result.slug}"
    if result.failure:
        yield from ("", "## failure", result.failure)
    if result.source is None:
        return
    place = line_numbers(result.source.text)
    if result.document:
        yield from _structure(result.document, place)
    if result.clean:
        corrections = result.document.corrections if result.document else result.clean.corrections
        yield from (
            "",
            f"## corrections {_counted(c.rule for c in corrections)}",
            *correction_lines(corrections, place),
        )
    if result.references is not None:
        yield from ("", f"## mentions {len(result.references)}", *(mention_line(r, place) for r in result.references))
    elif result.mentions is not None:
        bare = [Reference(mention, "") for mention in result.mentions]
        yield from ("", f"## mentions {len(bare)}", *(mention_line(each, place) for each in bare))
    found = result.document.findings if result.document else result.clean.findings if result.clean else ()
    found = (*found, *result.findings)
    yield from ("", f"## findings {_counted(f.code for f in found)}", *(finding_line(f, place) for f in found))


def _structure(document: Document, place: Place) -> Iterator[str]:
    yield from ("", "## head", *_head(document.metadata))
    yield from ("", f"## components {len(document.components)}")
    yield from (f"{c.id or '(main)'} | {c.type} | {shortened(str(c.title), 400)}" for c in document.components)
    yield from ("", f"## units {len(document.units)}")
    for unit in document.units:
        heading = "" if unit.heading is None else f" {shortened(unit.heading, 80)} |"
        yield f"L{place(unit.start)} {unit.id} [{unit.label}]{heading} {shortened(unit.text)} {_whole(unit.text)}"
    outside = [block for block in document.blocks if block.role != "unit"]
    yield from ("", f"## blocks outside units {_counted(b.role for b in outside)}")
    for block in outside:
        line = place(raw_span(block.passage, 0, 0)[0]) if block.passage.runs else 0
        inside = f" in {block.unit}" if block.unit else ""
        words = block.passage.text
        yield f"L{line} {block.role} {block.component or '(main)'}{inside}: {shortened(words)} {_whole(words)}"
    yield from _further(document, place)


def _further(document: Document, place: Place) -> Iterator[str]:
    """What a document may hold besides: notes and quotations."""
    for name in ("notes", "quotations"):
        if found := getattr(document, name, ()):
            yield from ("", f"## {name} {len(found)}")
            yield from (f"L{place(each.start)} {shortened(str(each), 300)}" for each in found)


def _head(about: Metadata) -> Iterator[str]:
    stated = dict(about.stated_by)
    for field in (f for f in about.__slots__ if f not in ("signers", "recipients", "stated_by")):
        yield f"{field}: {shortened(str(getattr(about, field)), 400)}" + (
            f" ({stated[field]})" if field in stated else ""
        )
    yield from (f"signer: {signer.capacity} | {signer.name}" for signer in about.signers)
    yield from (f"recipient: {recipient}" for recipient in about.recipients)


def _counted(names: Iterator[str]) -> str:
    counts = Counter(names)
    return f"{counts.total()}" + "".join(f", {name} {n}" for name, n in sorted(counts.items()))


def correction_lines(corrections: Sequence[Correction], place: Place) -> Iterator[str]:
    """One line a correction, those of one rule together."""
    for each in sorted(corrections, key=lambda c: (c.rule, c.start, c.end)):
        moved = "".join(
            f" {name} L{place(at)}"
            for name in ("moved_to", "moved_from")
            if (at := getattr(each, name, None)) is not None
        )
        before, after = (shortened(repr(words), 80) for words in (each.before, each.after))
        yield f"L{place(each.start)} {each.rule} ({each.kind}, {each.status}) {before} → {after}{moved}"


def mention_line(reference: Reference, place: Place) -> str:
    """What a mention is and became. Its number in the unit is left out: it changes with each mention before it."""
    mention = reference.mention
    note = getattr(mention, "note", None)
    works = [reference.target] if reference.target else list(reference.candidates)
    targets = ", ".join(f"{t.work}{f'#{t.unit}' if t.unit else ''}" for t in works) or "–"
    became = " ".join(filter(None, (reference.status, "repaired" if reference.repaired else "", reference.reason)))
    flags = [f"quoted={mention.quoted}"] if mention.quoted else []
    flags += [f"{name}={value}" for name in ("component", "year") if (value := getattr(mention, name)) is not None]
    flags += ["within"] if mention.within else []
    flags += ["antecedent"] if mention.antecedent else []
    parts = (
        f"L{place(mention.start)} {note or mention.unit or '(outside)'}",
        shortened(mention.words, 120),
        mention.kind,
        f"{mention.type} / {mention.number} / {mention.date} / {mention.issuer} / {shortened(mention.name or '–', 80)}",
        anchor("", mention.provision) or "–",
        mention.relation,
        mention.form,
        *flags,
        f"→ {targets}",
        became,
    )
    return " | ".join(parts)


def finding_line(found: Finding, place: Place) -> str:
    """A finding with its place."""
    line = "–" if found.start is None else f"L{place(found.start)}"
    return f"{line} {found.code} ({found.severity}) {shortened(found.message, 160)}"


def _of_path(path: Path, stage: str) -> tuple[str, str]:
    return path.stem, report(of_file(path, stage))


def reports(paths: Sequence[Path], stage: str, as_one: bool = False, jobs: int = 1) -> Iterator[tuple[str, str]]:
    """Name and report of each text, as they come."""
    if as_one:
        yield from ((result.slug, report(result)) for result in together(paths, stage))
    elif jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            yield from pool.map(partial(_of_path, stage=stage), paths)
    else:
        yield from (_of_path(path, stage) for path in paths)


def main() -> int:
    """Writes or prints the reports; leaves the number of texts that failed as the exit status's reason."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--stage", choices=STAGES, default=STAGES[-1])
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="texts whose names begin so")
    parser.add_argument("--below", type=int, default=0, metavar="BYTES", help="only texts that are smaller")
    parser.add_argument("--together", action="store_true", help="all texts as one collection")
    parser.add_argument("--jobs", type=int, default=1)
    given = parser.parse_args()
    if given.out:
        given.out.mkdir(parents=True, exist_ok=True)
    start, failed, n = time.monotonic(), 0, 0
    for n, (slug, words) in enumerate(  # noqa: B007 (said at the end)
        reports(files(given.folder, given.only, given.below), given.stage, given.together, given.jobs), 1
    ):
        failed += "\n## failure\n" in words
        if given.out:
            (given.out / f"{slug}.txt").write_text(words, encoding="utf-8")
        else:
            print(words)
    print(f"{n} texts, {failed} failed, {time.monotonic() - start:.1f} s", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
