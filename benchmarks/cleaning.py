"""How fast reading and cleaning are, on one core: python benchmarks/cleaning.py [FOLDER of .txt] (default:
source_texts, many times over).

Prints megabytes of raw text a second of processor time, for the cleaning of each text and for the suspects of the whole
collection.
Wanted: at least 1 MB/s for the two together.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from build_tools import cleaning, reading
from build_tools.model import Decisions, SourceText
from build_tools.proposing import with_proposals
from build_tools.reading.byte_signatures import decoded

LEAST = 2_000_000  # bytes


def sources(folder: Path) -> list[SourceText]:
    """The texts of a folder, repeated until there is something to measure."""
    once = [replace(_read(path), decisions=Decisions()) for path in sorted(folder.glob("*.txt"))]
    size = sum(len(source.data) for source in once)
    return [replace(source, slug=f"{source.slug}-{n}") for n in range(LEAST // max(1, size) + 1) for source in once]


def _read(path: Path) -> SourceText:
    data = path.read_bytes()
    return SourceText(path.stem, path.name, data, decoded(data, path.name), "")


def main() -> None:
    """Measure, and say what was measured."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / reading.FOLDER
    start = time.process_time()
    held = sources(folder)
    read = time.process_time()
    clean = [cleaning.clean(source) for source in held]
    cleaned = time.process_time()
    with_proposals(clean)
    done = time.process_time()
    megabytes = sum(len(source.data) for source in held) / 1e6
    for name, seconds in (
        ("reading", read - start),
        ("cleaning", cleaned - read),
        ("suspects", done - cleaned),
        ("together", done - start),
    ):
        print(f"{name:9} {megabytes / seconds:8.2f} MB/s   ({megabytes:.1f} MB, {seconds:.2f} s)")


if __name__ == "__main__":
    main()
