"""How much faster or slower this checkout is than another, by stage, measured in turns on the same texts.

    python benchmarks/paired.py OTHER [--folder DIR] [--below BYTES] [--skip NAME …] [--rounds N]

Enters: the path of another checkout of the project (`git worktree add ../before <commit>`). Leaves: for cleaning,
structure and finding, and for the three together, the seconds of processor time that each checkout took and how many
times as fast this one is: the median of rounds in which both ran one after the other, so that what else the machine
does falls on both alike.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent.parent
STAGES = ("cleaning", "structure", "finding")


def measure(folder: Path, below: int, skip: list[str]) -> dict[str, float]:
    """Seconds of this process for each stage over all texts of a folder;
    the code is whatever checkout is on the path.
    """
    from build_tools import citations, cleaning, structure
    from build_tools.model import SourceText

    spent = dict.fromkeys(STAGES, 0.0)
    for path in sorted(folder.glob("*.txt")):
        if path.stem in skip or (below and path.stat().st_size >= below):
            continue
        data = path.read_bytes()
        source = SourceText(path.stem, path.name, data, data.decode(), hashlib.sha256(data).hexdigest())
        gc.collect()
        start = time.process_time()
        clean = cleaning.clean(source)
        cleaned = time.process_time()
        document = structure.parse(clean)
        parsed = time.process_time()
        citations.find(document)
        found = time.process_time()
        for stage, seconds in zip(STAGES, (cleaned - start, parsed - cleaned, found - parsed), strict=True):
            spent[stage] += seconds
    return spent


def measured(checkout: Path, arguments: list[str]) -> dict[str, float]:
    """The same, in a process of its own, of the code of a checkout."""
    command = [sys.executable, __file__, "--measure", *arguments]
    done = subprocess.run(
        command,
        check=True,
        capture_output=True,
        text=True,
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
    )
    return {**json.loads(done.stdout)}


def main() -> None:
    """Measures in turns, and says what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("other", type=Path, nargs="?")
    parser.add_argument("--folder", type=Path, default=HERE / "source_texts")
    parser.add_argument("--below", type=int, default=0, metavar="BYTES")
    parser.add_argument("--skip", nargs="+", default=[], metavar="NAME", help="texts that one of the two cannot read")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.folder, given.below, given.skip)))
        return
    if given.other is None:
        print("paired: needs the path of another checkout")
        return
    passed = ["--folder", str(given.folder.resolve()), "--below", str(given.below)]
    passed += ["--skip", *given.skip] if given.skip else []
    rounds = [(measured(given.other.resolve(), passed), measured(HERE, passed)) for _ in range(given.rounds)]
    for stage in (*STAGES, "together"):
        pairs = [(_of(before, stage), _of(after, stage)) for before, after in rounds]
        other, this = (median(pair[n] for pair in pairs) for n in (0, 1))
        ratio = median(before / after for before, after in pairs)
        print(f"{stage:10} {other:8.2f} s → {this:8.2f} s   {ratio:5.2f} times as fast")


def _of(spent: dict[str, float], stage: str) -> float:
    return sum(spent.values()) if stage == "together" else spent[stage]


if __name__ == "__main__":
    main()
