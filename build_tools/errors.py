"""The one exception a publisher may see: what is wrong, where, and what to do. Anything else that escapes is a bug of
ours.
"""

from __future__ import annotations


class Refusal(Exception):
    """Input or configuration that cannot be worked with; the message names the file, the place and the remedy."""

    def __init__(self, place: str, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem}\n  → {remedy}")
        self.place, self.problem, self.remedy = place, problem, remedy
