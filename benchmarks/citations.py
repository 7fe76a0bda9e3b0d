"""How fast references are found and resolved, and that twice the collection takes twice the time.

    python benchmarks/citations.py [--copies N]

Enters: the raw texts of source_texts/, N copies of each. Leaves: MB/s of finding and of resolving, for half and for all
of them.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from build_tools import catalogue, citations, cleaning, proposing, reading, resolving, structure
from build_tools.model import Document


def measured(documents: tuple[Document, ...]) -> tuple[float, float, int]:
    """Seconds of one core for finding and for resolving (survey, works and findings included), and how many mentions
    there were.
    """
    start = time.process_time()
    mentions = {d.source.slug: citations.find(d) for d in documents}
    found = time.process_time()
    register = resolving.survey(catalogue.collect(documents), mentions)
    references = {d.source.slug: resolving.resolve(d, mentions[d.source.slug], register) for d in documents}
    resolving.works(register, references)
    resolving.conflicts(register, references)
    return found - start, time.process_time() - found, sum(map(len, mentions.values()))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--copies", type=int, default=20)
    copies = arguments.parse_args().copies
    originals = [
        structure.parse(clean)
        for clean in proposing.with_proposals(map(cleaning.clean, reading.read_all(Path(__file__).parent.parent)))
    ]
    documents = tuple(
        replace(d, source=replace(d.source, slug=f"{d.source.slug}-{n}")) for n in range(copies) for d in originals
    )
    for part in (documents[: len(documents) // 2], documents):
        size = sum(len(d.source.data) for d in part) / 1e6
        find, resolve, mentions = measured(part)
        print(
            f"{len(part)} texts, {size:.2f} MB, {mentions} mentions: finding {size / find:.2f} MB/s, resolving"
            f" {size / resolve:.2f} MB/s, both {size / (find + resolve):.2f} MB/s"
        )


if __name__ == "__main__":
    main()
