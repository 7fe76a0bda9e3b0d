"""From the mark of a note, where it is printed, to the note, and back (contract: a note's mark is a link to it).

Enters: a document. Leaves: by block, the stretches that are marks, each with the id of its note.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from ..model import Document
from ..passages import run_ends
from .inline_marks import Dialect, Mark

Stretch = tuple[int, int, str]  # start, end, note


def marked(document: Document) -> dict[int, list[Stretch]]:
    """By block: where marks stand. A mark that something was changed in leads nowhere."""
    spans = sorted((*note.printed, note.id) for note in document.notes if note.printed)
    found: dict[int, list[Stretch]] = defaultdict(list)
    for n, block in enumerate(document.blocks if spans else ()):
        if block.role == "note":
            continue
        for run, end in run_ends(block.passage):
            last = run.start + end - run.at
            for start, stop, note in spans[bisect_left(spans, (run.start, 0, "")) :] if not run.rules else ():
                if stop > last:
                    break
                found[n].append((run.at + start - run.start, run.at + stop - run.start, note))
    return found


def marks(places: Sequence[Stretch], linked: Sequence[tuple[int, int]], page: str, way: Dialect) -> list[Mark]:
    """The marks as links; none in the words of another link. `page`: that of the text, "" where this is it."""
    free = [place for place in places if not any(start < place[1] and place[0] < end for start, end in linked)]
    return [Mark(start, end, *way.link(f"{page}#{note}", "", ("note-mark",), {}), rank=3) for start, end, note in free]
