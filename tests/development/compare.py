"""What was gained and what was lost between two folders of reports, by text.

    python -m tests.development.compare BEFORE AFTER [--section NAME …] [--only NAME …] [--brief]

Enters: two folders that `report` wrote. Leaves: for each text that both hold and that differs, its sections, each line
that went (-) and each that came (+); last the sums. Exit status 1 when anything differs.

    >>> before, after = "# a\\n\\n## mentions 2\\nL1 A\\nL2 B\\n", "# a\\n\\n## mentions 2\\nL1 A\\nL3 C\\n"
    >>> differences(before, after)
    [('mentions', '-', 'L2 B'), ('mentions', '+', 'L3 C')]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

Difference = tuple[str, str, str]  # section, "-", "+" or "~" (another order), the line


def sections(report: str) -> dict[str, list[str]]:
    """The lines of a report by section; the counts in a section's title are no part of its name."""
    found: dict[str, list[str]] = {"": []}
    lines = found[""]
    for line in report.splitlines():
        if line.startswith("## "):
            name = re.sub(r" \d+\b.*", "", line[3:])
            lines = found.setdefault(name, [])
        elif line:
            lines.append(line)
    return found


def differences(before: str, after: str, wanted: Sequence[str] = ()) -> list[Difference]:
    """Every line that went or came, by section, in the order of the text."""
    old, new = sections(before), sections(after)
    found: list[Difference] = []
    for name in dict.fromkeys((*old, *new)):
        if wanted and not name.startswith(tuple(wanted)):
            continue
        was, now = old.get(name, []), new.get(name, [])
        lost, gained = Counter(was) - Counter(now), Counter(now) - Counter(was)
        each = [(_place(line), 0, line) for line in lost.elements()]
        each += [(_place(line), 1, line) for line in gained.elements()]
        found += [(name, "-+"[came], line) for _, came, line in sorted(each)]
        if not each and was != now:
            found.append((name, "~", "the same lines in another order"))
    return found


def _place(line: str) -> int:
    match = re.match(r"L(\d+) ", line)
    return int(match[1]) if match else 0


def main() -> int:
    """Prints the differences of two folders."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--section", nargs="+", default=(), metavar="NAME", help="head, units, mentions …")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="texts whose names begin so")
    parser.add_argument("--brief", action="store_true", help="sums only, by text")
    given = parser.parse_args()
    names = [{path.name for path in folder.glob("*.txt")} for folder in (given.before, given.after)]
    both = sorted(name for name in names[0] & names[1] if not given.only or name.startswith(tuple(given.only)))
    sums: Counter[tuple[str, str]] = Counter()
    differing = 0
    for name in both:
        before, after = ((folder / name).read_text(encoding="utf-8") for folder in (given.before, given.after))
        found = differences(before, after, given.section)
        differing += bool(found)
        sums.update((section, sign) for section, sign, _ in found)
        _tell(name, found, given.brief)
    print(f"{len(both)} texts compared, {differing} differ" + _sums(sums))
    if not given.only and (lonely := sorted((names[0] ^ names[1]) - {""})):
        print(f"in one folder only: {len(lonely)} ({', '.join(lonely[:3])} …)")
    return 1 if differing else 0


def _tell(name: str, found: Sequence[Difference], brief: bool) -> None:
    if not found:
        return
    print(f"\n=== {name.removesuffix('.txt')}" + _sums(Counter((section, sign) for section, sign, _ in found)))
    section = None
    for each, sign, line in [] if brief else found:
        if each != section:
            print(f"  {each}")
            section = each
        print(f"  {sign} {line}")


def _sums(sums: Counter[tuple[str, str]]) -> str:
    names = list(dict.fromkeys(section for section, _ in sums))
    return "".join(f"; {name} -{sums[(name, '-')]} +{sums[(name, '+')]}" for name in names)


if __name__ == "__main__":
    sys.exit(main())
