"""What the readers of this stage hand to one another: words of one block that name something, before they are
mentions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Step
from ..model.often_made import often_made

PLACE = "place"  # the row of `forms` that reads places


@often_made
@dataclass(frozen=True, slots=True)
class Found:
    """Words [start:end] of a canvas.

    `stop` is where all that is said of the work ends (issuer, subject); what stands between `subject` and `stop` is the
    cited work's own title, so a citation found there is "within" it.
    """

    start: int
    end: int
    type: str | None = None
    number: str | None = None
    printed: str | None = None
    date: str | None = None
    year: str | None = None
    issuer: str | None = None
    name: str | None = None
    subject: int = 0
    stop: int = 0
    own: str = ""  # "self" (this document or its part), "attachment", "" (another work)
    steps: tuple[Step, ...] = ()
    component: str | None = None  # of the document's own: which part is meant
    quoted: bool = False
    late: int = 0  # where its date stands, behind its name
    form: str = ""  # the name of the row that read it (`forms`)
    beyond: int = 0  # how many letters of the next block belong to it, where a title is printed on two lines


class Spans:
    """Spans that do not overlap, or only nest, asked in the logarithm of their number."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            self.starts.append(start)
            self.ends.append(max(end, self.ends[-1]) if self.ends else end)

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with [start:end].

        >>> Spans([(3, 5), (8, 9)]).meet(5, 8), Spans([(3, 5), (8, 9)]).meet(4, 6)
        (False, True)
        """
        if not self.starts:
            return False
        n = bisect_right(self.starts, end - 1)
        return n > 0 and self.ends[n - 1] > start
